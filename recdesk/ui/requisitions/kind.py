"""The Requisitions tab as a value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from recdesk.domain.numbers import RecordKind
from recdesk.domain.requisition import Requisition
from recdesk.localization import screen
from recdesk.localization.catalogue import mark, tr
from recdesk.services.records import RecordView
from recdesk.ui.records import words
from recdesk.ui.records.kinds import Act, Filter, Kind
from recdesk.ui.requisitions.fields import SECTIONS, fields
from recdesk.ui.requisitions.following import FollowsTitle
from recdesk.ui.widgets.table.columns import Column


def pay_range(low: Decimal | None, high: Decimal | None, currency: str, basis: str) -> str:
    """`6 500.00-9 000.00 RON gross`, or nothing while it is not known."""
    if low is None or high is None or not currency:
        return ""
    return f"{screen.figure(low, 0)}–{screen.amount(high, currency)} {words.word('basis', basis)}"


def _status(row: Any) -> tuple[str, str] | None:
    return None if row.status == "open" else ("neutral", words.word("requisition_status", row.status))


COLUMNS = (
    Column("number", mark("Number"), 130, figures=False),
    Column("title", mark("Title"), 230),
    Column("status", mark("Status"), 116, text=lambda r: words.word("requisition_status", r.status)),
    Column("city", mark("City"), 110),
    Column("places_free", mark("Places free"), 90, text=lambda r: f"{r.places_free} / {r.places}", figures=True),
    Column("pay_from", mark("Pay range"), 190, figures=True,
           text=lambda r: pay_range(r.pay_from, r.pay_to, r.pay_currency, r.pay_basis)),
    Column("finance_ref", mark("Finance reference"), 130),
    Column("recruiter", mark("Recruiter"), 150, sortable=False, stretch=True),
)  # fmt: skip


def _head(view: RecordView) -> tuple[str, str]:
    record = cast(Requisition, view.record)
    parts = [words.word("requisition_status", record.status), record.city, words.word("work_type", record.work_type)]
    return record.title or record.number, " · ".join(p for p in parts if p)


def _chips(view: RecordView) -> Sequence[tuple[str, str]]:
    record = cast(Requisition, view.record)
    accepted = sum(o.status.value == "accepted" for o in view.offers)
    chips = [
        (
            "proved" if accepted < record.places else "needs_you",
            tr("{free} of {places} places free").format(free=record.places - accepted, places=record.places),
        )
    ]
    if record.pay_confirmed_on is None:
        chips.append(("needs_you", tr("pay not confirmed with finance")))
    if record.clock_started_at is not None:
        chips.append(("due", tr("clock since {day}").format(day=screen.day(record.clock_started_at.date()))))
    return chips  # fmt: skip


REQUISITIONS = Kind(
    kind=RecordKind.REQUISITION,
    title=mark("Requisitions"),
    prefix="requisitions",
    sections=SECTIONS,
    fields=fields,
    columns=COLUMNS,
    filters=(Filter("status", mark("Any status"), words.REQUISITION_STATUS),),
    acts=(Act("edit", mark("Edit"), "F2", "edit"),
          Act("copy", mark("New from copy"), "Ctrl+Shift+N", "copy", more=True),
          Act("archive", mark("Archive"), "", "dismiss", more=True)),
    head=_head,
    chips=_chips,
    search_hint=mark("Search titles, numbers, cities, references"),
    empty=mark("No requisitions yet. Start with an approved headcount document."),
    empty_act=mark("New requisition"),
    people_fields=("recruiter", "coordinator", "hiring_manager", "panel"),
    word_tables={"work_type": "work_type", "status": "requisition_status", "priority": "priority",
                 "pay_basis": "basis", "pay_frequency": "frequency", "kind": "question_kind"},
    follow=FollowsTitle,
)  # fmt: skip
