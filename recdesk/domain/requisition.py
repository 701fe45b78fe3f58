"""The requisition: an approved permission to hire. Not the advert, though the advert's six parts are kept with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from recdesk.domain.money import Basis, Frequency
from recdesk.domain.people import Person

ADVERT_PARTS = (
    "advert_title",
    "advert_summary",
    "advert_responsibilities",
    "advert_qualifications",
    "advert_requirements",
    "advert_company",
)


class WorkType(StrEnum):
    """Where the work is done."""

    ON_SITE = "on_site"
    HYBRID = "hybrid"
    REMOTE = "remote"


class RequisitionStatus(StrEnum):
    """The life of a requisition."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    FILLED = "filled"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    """How soon it is needed."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Channel:
    """A place where the advert is shown, with its posting dates."""

    name: str
    post_on: date | None = None
    take_down_on: date | None = None
    link: str = ""


class QuestionKind(StrEnum):
    """How a screening question is answered."""

    YES_NO = "yes_no"
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Question:
    """A screening question; a knock-out question ends the application when it is answered wrongly."""

    text: str
    kind: QuestionKind = QuestionKind.TEXT
    knock_out: bool = False


@dataclass(eq=False, kw_only=True)
class Requisition:
    """One requisition. `number`, `status`, `clock_started_at` and the row's own stamps are set by the desk."""

    number: str = ""
    # Approval
    approved_on: date | None = None
    approved_by: str = ""
    finance_reference: str = ""
    places: int = 1
    # Role
    title: str = ""
    family: str = ""
    level: str = ""
    function: str = "TA"
    department: str = ""
    fte: Decimal = Decimal(1)
    # Place
    country: str = ""
    city: str = ""
    office: str = ""
    work_type: WorkType | None = None
    # Pay range
    pay_from: Decimal | None = None
    pay_to: Decimal | None = None
    pay_currency: str = ""
    pay_basis: Basis | None = None
    pay_frequency: Frequency | None = None
    pay_confirmed_by: str = ""
    pay_confirmed_on: date | None = None
    # Team
    recruiter: Person | None = None
    coordinator: Person | None = None
    hiring_manager: Person | None = None
    panel: tuple[Person, ...] = ()
    # Advert
    advert_title: str = ""
    advert_summary: str = ""
    advert_responsibilities: str = ""
    advert_qualifications: str = ""
    advert_requirements: str = ""
    advert_company: str = ""
    # Channels and screening
    channels: tuple[Channel, ...] = ()
    questions: tuple[Question, ...] = ()
    # Clocks
    target_start: date | None = None
    priority: Priority = Priority.NORMAL
    status: RequisitionStatus = RequisitionStatus.OPEN
    clock_started_at: datetime | None = None
    # The row
    external_id: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    id: int | None = None
    row_version: int = 1
    created_at: datetime | None = None
    updated_at: datetime | None = None
    archived_at: datetime | None = None
