"""Why something waits, in words: one line for each reason that Today knows, in the order of its filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recdesk.localization import screen
from recdesk.localization.catalogue import mark, ntr, tr
from recdesk.ui.records import words
from recdesk.ui.widgets.bidi import isolated

if TYPE_CHECKING:
    from datetime import date

    from recdesk.services.reads import TodayRow


@dataclass(frozen=True, slots=True)
class Reason:
    """`title` names the filter, `sentence` stands in the row (with {text} of the record), `state` marks its pill.

    `act` is what the record's tab is asked for when the row is opened, besides showing the record.
    """

    kind: str
    title: str
    sentence: str
    state: str
    act: str = ""


_ALL = (
    Reason("action_overdue", mark("Overdue actions"), "{text}", "late"),
    Reason("action_due", mark("Actions due today"), "{text}", "due"),
    Reason("offer_waiting", mark("Offers waiting for an answer"), mark("Sent, no answer yet: {text}"), "due"),
    Reason("offer_draft", mark("Offers to be approved"), mark("Draft, to be approved: {text}"), "needs_you"),
    Reason("letter_missing", mark("Letters to be made"), mark("Approved, no letter yet: {text}"), "needs_you",
           "letter"),
    Reason("letter_unsent", mark("Unsent letters"), mark("Letter filed, not marked as sent: {text}"), "needs_you"),
    Reason("letter_outdated", mark("Letters out of date"), mark("Changed after its letter: {text}"), "needs_you",
           "letter"),
    Reason("document_expiring", mark("Documents that end"), mark("Document ends: {text}"), "due"),
    Reason("consent_expiring", mark("Consents that end"), mark("Consent ends ({text})"), "due"),
    Reason("right_to_work_expiring", mark("Right to work ends"), mark("Right to work ends: {text}"), "due"),
)  # fmt: skip
REASONS = {reason.kind: reason for reason in _ALL}
ACTIONS = frozenset({"action_overdue", "action_due"})
"""Reasons that go when the candidate's next action is marked as done."""
_STATE_ORDER = {"late": 0, "needs_you": 1, "due": 2}


def reason(kind: str) -> Reason:
    """The reason of that kind; one that is not known is shown by its code and needs a person."""
    return REASONS.get(kind) or Reason(kind, kind, "{text}", "needs_you")


def sentence(row: TodayRow) -> str:
    """What waits, in words."""
    pattern = reason(row.kind).sentence
    text = words.word("document_type", row.text) if row.kind == "document_expiring" else row.text
    return (pattern if pattern == "{text}" else tr(pattern)).format(text=text)


def state(row: TodayRow, today: date) -> tuple[str, str]:
    """The state of a row and the amount that stands after its word: `Late 3 days`."""
    if row.late and row.due is not None:
        days = (today - row.due).days
        return "late", ntr("{n} day", "{n} days", days).format(n=screen.count(days))
    return reason(row.kind).state, ""


def when(row: TodayRow, today: date) -> str:
    """When it is or was due; what is near is told in days."""
    if row.due is None:
        return ""
    days = (row.due - today).days
    if days == 0:
        return tr("today")
    if 0 < days <= 14:
        return ntr("in {n} day", "in {n} days", days).format(n=days)
    return isolated(screen.day(row.due))


def in_order(rows: tuple[TodayRow, ...], today: date) -> tuple[TodayRow, ...]:
    """Late first, then what needs a person, then what is due; within these by due day, as they came."""
    return tuple(sorted(rows, key=lambda row: _STATE_ORDER.get(state(row, today)[0], 3)))
