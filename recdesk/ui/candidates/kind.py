"""The Candidates tab as a value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast

from recdesk.domain.application import ENDED
from recdesk.domain.candidate import Candidate
from recdesk.domain.numbers import RecordKind
from recdesk.localization import screen
from recdesk.localization.catalogue import mark, tr
from recdesk.services.records import RecordView
from recdesk.ui.candidates.fields import SECTIONS, fields
from recdesk.ui.records import words
from recdesk.ui.records.kinds import Act, Filter, Kind
from recdesk.ui.widgets.table.columns import Column


def _name(row: Any) -> str:
    return f"{row.legal_name} ({row.latin_name})" if row.latin_name else row.legal_name


def _due(row: Any) -> str:
    if not row.next_action:
        return ""
    return f"{screen.day(row.next_action_due)}  {row.next_action}" if row.next_action_due else row.next_action


def _columns(today: Callable[[], date]) -> tuple[Column, ...]:
    return (
        Column("number", mark("Number"), 130),
        Column("legal_name", mark("Legal name"), 220, full=_name),
        Column("stage", mark("Stage"), 110, text=lambda r: words.word("stage", r.stage)),
        Column("requisition", mark("Requisition"), 130),
        Column("owner", mark("Owner"), 90),
        Column("next_action_due", mark("Next action"), 240, text=_due,
               tone=lambda r: "late" if r.next_action_due and r.next_action_due < today() else None),
        Column("city", mark("City"), 120, stretch=True),
        Column("email", mark("E-mail"), 200, hidden=True),
    )  # fmt: skip


def _head(view: RecordView) -> tuple[str, str]:
    record = cast(Candidate, view.record)
    application = view.applications[0] if view.applications else None
    state = (
        tr("{stage} for {requisition}").format(
            stage=words.word("stage", application.stage), requisition=application.requisition
        )
        if application
        else tr("no application")
    )
    name = (
        f"{record.shown_name} ({record.latin_name})" if record.latin_name and record.legal_name else record.shown_name
    )
    return name, f"{words.word('candidate_status', record.status)} · {state}"


def _chips(view: RecordView, today: date) -> Sequence[tuple[str, str]]:
    record = cast(Candidate, view.record)
    chips: list[tuple[str, str]] = []
    if record.consent_expires_on is None:
        chips.append(("needs_you", tr("no consent")))
    elif record.consent_expires_on < today:
        chips.append(("blocked", tr("consent ended {day}").format(day=screen.day(record.consent_expires_on))))
    else:
        chips.append(("proved", tr("consent to {day}").format(day=screen.day(record.consent_expires_on))))
    has_cv = any(d.type.value == "cv" for d in view.documents)
    chips.append(("proved", tr("CV")) if has_cv else ("needs_you", tr("no CV")))
    if record.notice_days is not None and not record.notice_verified_with:
        chips.append(("needs_you", tr("notice not verified")))
    return chips


def _needs_application(view: RecordView) -> str | None:
    open_ones = [a for a in view.applications if a.stage not in ENDED]
    return None if open_ones else mark("There is no open application. Apply the candidate to a requisition first.")


def _needs_any_application(view: RecordView) -> str | None:
    return (
        None if view.applications else mark("There is no application yet. Apply the candidate to a requisition first.")
    )


def candidates(today: Callable[[], date]) -> Kind:
    """The tab; `today` is the desk's day, for what is late."""
    return Kind(
        kind=RecordKind.CANDIDATE,
        title=mark("Candidates"),
        prefix="candidates",
        sections=SECTIONS,
        fields=fields,
        columns=_columns(today),
        filters=(Filter("stage", mark("Any stage"), words.STAGE),
                 Filter("status", mark("Any status"), words.CANDIDATE_STATUS)),
        acts=(Act("stage", mark("Move stage"), "Ctrl+M", "arrow_right", fits=_needs_any_application),
              Act("offer", mark("Make an offer"), "Ctrl+Shift+O", "document_text", fits=_needs_application),
              Act("edit", mark("Edit"), "F2", "edit"),
              Act("apply", mark("Apply to a requisition"), "", "briefcase", more=True),
              Act("copy", mark("New from copy"), "Ctrl+Shift+N", "copy", more=True),
              Act("document", mark("Make a document..."), "F9", "document_text", more=True),
              Act("archive", mark("Archive"), "", "dismiss", more=True)),
        head=_head,
        chips=lambda view: _chips(view, today()),
        search_hint=mark("Search names, numbers, mail, phone"),
        empty=mark("No candidates yet. Drop a CV here or import a list."),
        empty_act=mark("New candidate"),
        word_tables={"id_seen": "id_seen", "name_order": "name_order", "form_of_address": "form_of_address",
                     "language": "language", "consent_purpose": "consent_purpose", "consent_channel": "consent_channel",
                     "notice_unit": "notice_unit", "accommodation": "accommodation"},
    )  # fmt: skip
