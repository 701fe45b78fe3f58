"""The Offers tab as a value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer
from recdesk.localization import screen
from recdesk.localization.catalogue import mark, tr
from recdesk.services.records import RecordView
from recdesk.ui.offers.fields import SECTIONS, fields
from recdesk.ui.records import words
from recdesk.ui.records.kinds import Act, Filter, Kind
from recdesk.ui.widgets.table.columns import Column

_LETTER = {"current": mark("current"), "outdated": mark("out of date")}


def _letter(row: Any) -> str:
    return f"v{row.letter_version:02d} {tr(_LETTER.get(row.letter, ''))}" if row.letter_version else ""


def _pay(row: Any) -> str:
    if row.amount is None or not row.currency:
        return ""
    return f"{screen.amount(row.amount, row.currency)} {words.word('basis', row.basis)}"


COLUMNS = (
    Column("number", mark("Number"), 136, text=lambda r: f"{r.number} v{r.version}"),
    Column("candidate_name", mark("Candidate"), 160, sortable=False),
    Column("status", mark("Status"), 100, text=lambda r: words.word("offer_status", r.status)),
    Column("requisition", mark("Requisition"), 130),
    Column("amount", mark("Amount"), 170, text=_pay, figures=True),
    Column("start_date", mark("Start"), 104, text=lambda r: screen.day(r.start_date) if r.start_date else ""),
    Column("approvals", mark("Approvals"), 80, figures=True, sortable=False),
    Column("letter_version", mark("Letter"), 130, text=_letter, sortable=False,
           tone=lambda r: "late" if r.letter == "outdated" else None),
)  # fmt: skip


def _head(view: RecordView) -> tuple[str, str]:
    record = cast(Offer, view.record)
    name = view.candidate.shown_name if view.candidate else record.candidate
    pay = (
        f"{screen.amount(record.amount, record.currency)} {words.word('basis', record.basis)}"
        if record.amount and record.currency
        else ""
    )
    return name, " · ".join(p for p in (words.word("offer_status", record.status), record.requisition, pay) if p)


def _chips(view: RecordView) -> Sequence[tuple[str, str]]:
    record = cast(Offer, view.record)
    chips: list[tuple[str, str]] = []
    if record.approvals:
        chips.append(("confirmed", tr("approved by {name}").format(name=record.approvals[-1].by)))
    letters = [d for d in view.documents if d.type.value == "offer_letter" and d.path.endswith(".pdf")]
    if letters and letters[0].content_sha256 != record.content_sha256:
        chips.append(("late", tr("letter v{n} is out of date").format(n=f"{letters[0].version:02d}")))
    elif letters:
        chips.append(("proved", tr("letter v{n} read back").format(n=f"{letters[0].version:02d}")))
    else:
        chips.append(("open", tr("no letter")))
    if record.valid_until is not None:
        chips.append(("due", tr("valid to {day}").format(day=screen.day(record.valid_until))))
    return chips


def _status_is(*allowed: str) -> Any:
    def fits(view: RecordView) -> str | None:
        status = cast(Offer, view.record).status.value
        return None if status in allowed else mark("The offer's status does not allow this now.")

    return fits


OFFERS = Kind(
    kind=RecordKind.OFFER,
    title=mark("Offers"),
    prefix="offers",
    sections=SECTIONS,
    fields=fields,
    columns=COLUMNS,
    filters=(Filter("status", mark("Any status"), words.OFFER_STATUS),),
    acts=(Act("approve", mark("Approve"), "", "people_checkmark", fits=_status_is("draft")),
          Act("letter", mark("Letter"), "F9", "mail_template"),
          Act("readback", mark("Read back a signed copy..."), "", "document_search", more=True),
          Act("send", mark("Mark as sent"), "", "mail_template", fits=_status_is("approved")),
          Act("accept", mark("Accepted"), "", "checkmark_circle", fits=_status_is("sent")),
          Act("decline", mark("Declined"), "", "dismiss", fits=_status_is("sent")),
          Act("withdraw", mark("Withdraw"), "", "arrow_undo", more=True, fits=_status_is("draft", "approved", "sent")),
          Act("edit", mark("Edit"), "F2", "edit", fits=_status_is("draft", "approved", "sent")),
          Act("document", mark("Make a document..."), "", "document_text", more=True),
          Act("archive", mark("Archive"), "", "dismiss", more=True)),
    head=_head,
    chips=_chips,
    search_hint=mark("Search names, numbers, requisitions"),
    empty=mark("No offers yet. An offer starts from a candidate."),
    empty_act=mark("Go to candidates"),
    people_fields=("inform",),
    word_tables={"basis": "basis", "frequency": "frequency", "probation_unit": "notice_unit",
                 "notice_unit": "notice_unit", "work_type": "work_type", "language": "language"},
    fixed=("candidate", "requisition"),
)  # fmt: skip
