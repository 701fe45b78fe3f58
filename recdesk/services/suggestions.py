"""What a new candidate's form may suggest: from the CV's text, from the desk's habits, from the calendar.

A suggestion is never a value: it says where it comes from, and a person takes it or leaves it. Nothing here writes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from recdesk.domain.calendar import next_working_day
from recdesk.domain.candidate import Candidate
from recdesk.domain.errors import DeskError
from recdesk.domain.folding import fold
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Right
from recdesk.domain.places import countries
from recdesk.services import filing
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import ListQuery

LOOKED_BACK = 12
"""How many of the newest candidates tell the desk's habits."""
LEAST_ALIKE = 2
_HABITS = ("consent_channel", "source", "next_action")
_WITH_REFERRER = ("referral", "recomandare", "empfehlung", "recommandation")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value for a field, in the field's own type. `origin` is `cv` (then `line` is the CV's line), `habit` (then
    `count` of `LOOKED_BACK` candidates have it) or `today`."""

    field: str
    value: Any
    origin: str
    line: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class ReadCv:
    """What came of reading a CV. `unread` says why nothing was read from its text: protected, damaged, too_large,
    kind_unknown, encoding, no_text; nothing when it was read."""

    suggestions: tuple[Suggestion, ...] = field(default=())
    unread: str = ""


def of_cv(name: str, content: bytes, *, desk: OpenDesk) -> ReadCv:
    """Read a CV and suggest values for a new candidate. Refused only for a file that the desk does not take.

    A CV whose text cannot be read still gives what follows from the desk.
    """
    desk.require(Right.WRITE)
    filing.check_file(name, content)
    usual = of_desk(desk=desk)
    try:
        text = desk.letters.text_of(name, content)
    except DeskError as error:
        return ReadCv(usual, str(error.problems[0].facts.get("reason", "damaged")))
    if not any(sign.isalnum() for sign in text):
        return ReadCv(usual, "no_text")
    return ReadCv((*_from_text(text, desk), *usual))


def _from_text(text: str, desk: OpenDesk) -> tuple[Suggestion, ...]:
    # Imported here: the world's numbering plans and names would be loaded with the window.
    from recdesk.domain.cv.proposal import Names
    from recdesk.domain.cv.reading import propose
    from recdesk.localization import names

    known = Names(names.country_codes(countries(), fold), names.language_codes(fold))
    found = propose(text, known, desk.settings.country)
    told = [Suggestion(p.field, p.value, "cv", p.shown_line) for p in found]
    notice = next((s for s in told if s.field == "notice_days"), None)
    if notice is not None:
        told.append(Suggestion("notice_verified_with", "CV", "cv", notice.line))
    return tuple(told)


def of_desk(*, desk: OpenDesk) -> tuple[Suggestion, ...]:
    """What the newest candidates of the desk have in common, and today as the day a consent was captured."""
    usual = _habits(desk)
    today = Suggestion("consent_given_on", desk.clock.today(), "today")
    return (today, *usual)


def _habits(desk: OpenDesk) -> tuple[Suggestion, ...]:
    newest = desk.reads.candidates(ListQuery(sort="number", descending=True), limit=LOOKED_BACK).rows
    with desk.work() as uow:
        found = [uow.candidates.find(row.number) for row in newest]
    told = []
    for name in _HABITS:
        values = Counter(_said(c, name) for c in found if c is not None)
        del values[""]
        if values:
            value, count = values.most_common(1)[0]
            if count >= LEAST_ALIKE:
                told.append(Suggestion(name, value, "habit", count=count))
    return tuple(told)


def _said(candidate: Candidate, name: str) -> str:
    value = str(getattr(candidate, name))
    # A referral names a person: that is never a habit.
    return "" if name == "source" and fold(value).startswith(_WITH_REFERRER) else value


def first_values(kind: RecordKind, *, desk: OpenDesk) -> dict[str, Any]:
    """What a new record begins with because it follows from the desk itself; nothing about the person.

    For a candidate: the newest version of the consent policy with the purpose it was made for first, the operator as
    owner, and the next working day for the next action.
    """
    desk.require(Right.WRITE)
    if kind is not RecordKind.CANDIDATE:
        return {}
    with desk.work() as uow:
        policies = uow.reference().policies
    begun: dict[str, Any] = {"owner": desk.operator.name, "next_action_due": _next_day(desk)}
    if policies:
        begun |= {"consent_policy": policies[0].version, "consent_purpose": policies[0].purpose}
    return begun


def _next_day(desk: OpenDesk) -> date:
    return next_working_day(desk.clock.today(), desk.settings.country)
