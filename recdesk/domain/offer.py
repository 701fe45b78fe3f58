"""The offer: a typed, versioned record of what is offered to a candidate, and its life. The letter is a document
made from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from recdesk.domain.candidate import NoticeUnit
from recdesk.domain.errors import Problem
from recdesk.domain.money import Basis, Frequency, Money
from recdesk.domain.people import Person, Signer
from recdesk.domain.requisition import WorkType


class OfferStatus(StrEnum):
    """The life of an offer."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class OfferAct(StrEnum):
    """What moves an offer through its life."""

    APPROVE = "approve"
    SEND = "send"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


_ACTS: dict[OfferAct, tuple[OfferStatus, tuple[OfferStatus, ...]]] = {
    OfferAct.APPROVE: (OfferStatus.APPROVED, (OfferStatus.DRAFT,)),
    OfferAct.SEND: (OfferStatus.SENT, (OfferStatus.APPROVED,)),
    OfferAct.ACCEPT: (OfferStatus.ACCEPTED, (OfferStatus.SENT,)),
    OfferAct.DECLINE: (OfferStatus.DECLINED, (OfferStatus.SENT,)),
    OfferAct.WITHDRAW: (OfferStatus.WITHDRAWN, (OfferStatus.DRAFT, OfferStatus.APPROVED, OfferStatus.SENT)),
    OfferAct.EXPIRE: (OfferStatus.EXPIRED, (OfferStatus.APPROVED, OfferStatus.SENT)),
}
RUNNING = frozenset({OfferStatus.DRAFT, OfferStatus.APPROVED, OfferStatus.SENT})
"""Offers that still wait for an approval, a letter or an answer."""
LIVE = RUNNING | {OfferStatus.ACCEPTED}


@dataclass(frozen=True, slots=True)
class Allowance:
    """Money beside the base pay."""

    name: str
    amount: Decimal
    currency: str
    frequency: Frequency = Frequency.MONTHLY


@dataclass(frozen=True, slots=True)
class Benefit:
    """Something given that is not pay: a name, a value and what the value counts (\"40\", \"RON a working day\")."""

    name: str
    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved which pay, and when."""

    by: str
    at: datetime
    amount: Decimal
    currency: str
    document: str = ""


@dataclass(eq=False, kw_only=True)
class Offer:
    """One offer. `number`, `version`, `status`, its times and approvals are set by the desk."""

    number: str = ""
    version: int = 1
    candidate: str = ""
    requisition: str = ""
    job_title: str = ""
    department: str = ""
    # Pay
    amount: Decimal | None = None
    currency: str = ""
    basis: Basis | None = None
    frequency: Frequency | None = None
    bonus: str = ""
    allowances: tuple[Allowance, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    # Dates
    start_date: date | None = None
    probation_days: int | None = None
    probation_unit: NoticeUnit = NoticeUnit.CALENDAR_DAYS
    notice_days: int | None = None
    notice_unit: NoticeUnit = NoticeUnit.CALENDAR_DAYS
    valid_until: date | None = None
    end_date: date | None = None
    # Place and hours
    country: str = ""
    city: str = ""
    office: str = ""
    work_type: WorkType | None = None
    fte: Decimal = Decimal(1)
    hours_per_week: Decimal = Decimal(40)
    annual_leave_days: int | None = None
    # Paper
    function: str = "TA"
    language: str = ""
    document_type: str = "offer_letter"
    template: str = ""
    # Signers, approvals, people to inform
    signers: tuple[Signer, ...] = ()
    approvals: tuple[Approval, ...] = ()
    inform: tuple[Person, ...] = ()
    # Life
    status: OfferStatus = OfferStatus.DRAFT
    approved_at: datetime | None = None
    sent_at: datetime | None = None
    accepted_at: datetime | None = None
    declined_at: datetime | None = None
    withdrawn_at: datetime | None = None
    expired_at: datetime | None = None
    content_sha256: str = ""
    # The row; `content_sha256` is of everything a letter says, set by the desk at every save
    external_id: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    id: int | None = None
    row_version: int = 1
    created_at: datetime | None = None
    updated_at: datetime | None = None
    archived_at: datetime | None = None

    @property
    def pay(self) -> Money | None:
        """The base pay as one value, or None while a part of it is missing."""
        if self.amount is None or not self.currency or self.basis is None or self.frequency is None:
            return None
        return Money(self.amount, self.currency, self.basis, self.frequency)


def refusal_of_act(offer: Offer, act: OfferAct, *, at: datetime, now: datetime) -> Problem | None:
    """Why this act may not be done now, or None. Acts keep their order in time and never lie in the future."""
    _, allowed = _ACTS[act]
    if offer.status not in allowed:
        return Problem("offer_act_out_of_order", "status", offer.number, {"act": act, "status": offer.status})
    if at > now:
        return Problem("offer_act_in_future", "at", offer.number, {"at": at})
    earlier = [t for t in (offer.approved_at, offer.sent_at) if t is not None]
    if earlier and at < max(earlier):
        return Problem("offer_act_before_last", "at", offer.number, {"at": at, "last": max(earlier)})
    if act in (OfferAct.SEND, OfferAct.ACCEPT) and offer.valid_until is not None and at.date() > offer.valid_until:
        return Problem("offer_no_longer_valid", "valid_until", offer.number, {"valid_until": offer.valid_until})
    if act is OfferAct.EXPIRE and (offer.valid_until is None or at.date() <= offer.valid_until):
        return Problem("offer_still_valid", "valid_until", offer.number, {"valid_until": offer.valid_until})
    return None


def carry_out(offer: Offer, act: OfferAct, at: datetime) -> None:
    """Set the status and its time. The refusal must have been asked for before."""
    offer.status = _ACTS[act][0]
    setattr(offer, f"{offer.status.value}_at", at)
