"""The candidate: a person who may be hired, with the source of what is known and the consent to know it.

Pay history is never asked for and has no field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class NameOrder(StrEnum):
    """How the parts of a legal name stand on the ID."""

    GIVEN_FIRST = "given_first"
    FAMILY_FIRST = "family_first"


class Address(StrEnum):
    """How letters address the person; neutral when nobody said."""

    MS = "ms"
    MR = "mr"
    NEUTRAL = "neutral"


class NoticeUnit(StrEnum):
    """What a notice or probation count is counted in; the four are different calculations."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"


class Disclosure(StrEnum):
    """What was said about accommodation needs."""

    NOT_ASKED = "not_asked"
    NOTHING = "nothing_disclosed"
    DISCLOSED = "disclosed"


class CandidateStatus(StrEnum):
    """Where the person stands with the desk as a whole; single applications have stages."""

    ACTIVE = "active"
    HIRED = "hired"
    INACTIVE = "inactive"


class IdKind(StrEnum):
    """Which document the name was read from; its number is never kept here."""

    IDENTITY_CARD = "identity_card"
    PASSPORT = "passport"
    RESIDENCE_PERMIT = "residence_permit"


@dataclass(frozen=True, slots=True)
class LanguageSkill:
    """A language and its level (A1 to C2, or native)."""

    language: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A factual, neutral, time-stamped note."""

    text: str
    at: datetime | None = None
    by: str = ""


@dataclass(eq=False, kw_only=True)
class Candidate:
    """One candidate. `number`, `status` and the row's own stamps are set by the desk."""

    number: str = ""
    # Person
    id_seen: IdKind | None = None
    legal_name: str = ""
    latin_name: str = ""
    given_name: str = ""
    family_name: str = ""
    name_order: NameOrder = NameOrder.GIVEN_FIRST
    form_of_address: Address = Address.NEUTRAL
    date_of_birth: date | None = None
    national_id: str = ""
    language: str = ""
    languages: tuple[LanguageSkill, ...] = ()
    # Contact
    email: str = ""
    email_source: str = ""
    phone: str = ""
    phone_source: str = ""
    street: str = ""
    city: str = ""
    postal_code: str = ""
    country: str = ""
    time_zone: str = ""
    # Consent
    consent_purpose: str = ""
    consent_policy: str = ""
    consent_given_on: date | None = None
    consent_channel: str = ""
    consent_expires_on: date | None = None
    # Source
    source: str = ""
    referrer: str = ""
    # Work
    notice_days: int | None = None
    notice_unit: NoticeUnit = NoticeUnit.CALENDAR_DAYS
    notice_verified_with: str = ""
    notice_verified_on: date | None = None
    right_to_work: str = ""
    right_to_work_until: date | None = None
    background_check: str = ""
    background_check_until: date | None = None
    # Needs; the text is restricted
    accommodation: Disclosure = Disclosure.NOT_ASKED
    accommodation_text: str = ""
    # Next
    next_action: str = ""
    next_action_due: date | None = None
    owner: str = ""
    notes: tuple[Note, ...] = ()
    status: CandidateStatus = CandidateStatus.ACTIVE
    # The row
    external_id: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    id: int | None = None
    row_version: int = 1
    created_at: datetime | None = None
    updated_at: datetime | None = None
    archived_at: datetime | None = None

    @property
    def shown_name(self) -> str:
        """The legal name, else the Latin form."""
        return self.legal_name or self.latin_name
