"""What the rules are told: the record, what lies beside it, and the time. Values only, gathered by the services."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from recdesk.domain.application import Stage
from recdesk.domain.calendar import EarliestStart
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import DocumentType
from recdesk.domain.errors import Problem
from recdesk.domain.letter import LetterFact
from recdesk.domain.offer import Offer
from recdesk.domain.reference import Reference
from recdesk.domain.requisition import Requisition
from recdesk.domain.rules.lists import NO_LISTS, RuleLists

SATURDAY = 5


def is_weekday(day: date) -> bool:
    """Monday to Friday: what can be said of a day without a calendar of holidays."""
    return day.weekday() < SATURDAY


@dataclass(frozen=True, slots=True)
class Attached:
    """A document filed with the record; `text` is empty where none could be read."""

    type: DocumentType
    name: str
    path: str
    dated: date | None
    valid_until: date | None
    sha256: str
    bytes: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class RequisitionContext:
    """`places_used_elsewhere` are the places of other requisitions with the same finance reference."""

    requisition: Requisition
    documents: tuple[Attached, ...]
    number_taken: bool
    reference: Reference
    places_used_elsewhere: int
    now: datetime
    today: date
    lists: RuleLists = NO_LISTS


@dataclass(frozen=True, slots=True)
class AlikeFound:
    """A stored candidate who may be the same person; `decision` is empty, `different` or `same`."""

    number: str
    name: str
    score: float
    reasons: tuple[str, ...]
    decision: str = ""


@dataclass(frozen=True, slots=True)
class CandidateContext:
    """`compared_with` counts the candidates looked at; `time_zones` are those of the country, the usual one first."""

    candidate: Candidate
    documents: tuple[Attached, ...]
    alike: tuple[AlikeFound, ...]
    compared_with: int
    reference: Reference
    time_zones: tuple[str, ...]
    now: datetime
    today: date
    is_working_day: Callable[[date], bool] = is_weekday
    lists: RuleLists = NO_LISTS


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """The template chosen for the letter, as its manifest says, and why. An empty country or function fits any."""

    id: str
    version: int
    language: str
    country: str
    function: str
    document_type: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OfferContext:
    """`offers_beside` are the other live offers under the same requisition.

    A letter is made and read back for the review: `letter_facts` says what stands in it, `letter_problem` why it could
    not be made. `known_benefits` are those of the desk's pick list; empty means that any is taken.
    """

    offer: Offer
    candidate: Candidate | None
    requisition: Requisition | None
    stage: Stage | None
    documents: tuple[Attached, ...]
    offers_beside: tuple[Offer, ...]
    earliest: EarliestStart | None
    start_is_working_day: bool
    start_holiday: str
    next_working_day: date | None
    manager_absences: tuple[tuple[date, date], ...]
    template: TemplateFacts | None
    template_problem: Problem | None
    letter_facts: tuple[LetterFact, ...]
    letter_problem: Problem | None
    planned_path: str
    path_taken: bool
    now: datetime
    today: date
    statuses_elsewhere: Mapping[str, str] = field(default_factory=dict)
    known_benefits: tuple[str, ...] = ()
    lists: RuleLists = NO_LISTS
