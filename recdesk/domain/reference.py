"""What a desk knows besides its records: the company, the job architecture, offices, pay bands, consent policies,
picklists.

Shipped as editable defaults (`resources/reference/*.toml`) and kept in the vault; a desk changes them without a new
RecDesk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recdesk.domain.people import Person


@dataclass(frozen=True, slots=True)
class Company:
    """The employer as letters name it."""

    name: str
    legal_name: str
    street: str
    city: str
    postal_code: str
    country: str
    registration: str = ""
    tax_id: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A title of the job architecture with the family and levels it belongs to."""

    title: str
    family: str
    levels: tuple[str, ...]
    function: str = "TA"


@dataclass(frozen=True, slots=True)
class Office:
    """A place of work."""

    name: str
    street: str
    city: str
    postal_code: str
    country: str


@dataclass(frozen=True, slots=True)
class Band:
    """An estimate of market pay for a level in a city, with the day it was entered. Gross, a month."""

    level: str
    city: str
    pay_from: Decimal
    pay_to: Decimal
    currency: str
    entered_on: date


@dataclass(frozen=True, slots=True)
class ConsentPolicy:
    """A version of the privacy notice and how long a consent to it lasts."""

    version: str
    purpose: str
    months: int


@dataclass(frozen=True, slots=True)
class HeadcountPlace:
    """A row of an imported headcount list."""

    finance_reference: str
    places: int
    currency: str = ""
    pay_from: Decimal | None = None
    pay_to: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything above, as one value."""

    company: Company
    jobs: tuple[Job, ...] = ()
    offices: tuple[Office, ...] = ()
    bands: tuple[Band, ...] = ()
    policies: tuple[ConsentPolicy, ...] = ()
    people: tuple[Person, ...] = ()
    departments: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    headcount: tuple[HeadcountPlace, ...] = ()
    headcount_dated: date | None = None

    def job(self, title: str) -> Job | None:
        """The job of that title."""
        return next((j for j in self.jobs if j.title == title), None)

    def band(self, level: str, city: str, currency: str) -> Band | None:
        """The market band of a level in a city, in that currency."""
        return next((b for b in self.bands if (b.level, b.city, b.currency) == (level, city, currency)), None)

    def place(self, finance_reference: str) -> HeadcountPlace | None:
        """The row of the headcount list with that reference."""
        return next((h for h in self.headcount if h.finance_reference == finance_reference), None)
