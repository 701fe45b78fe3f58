"""What follows from what was typed: zones from places, expiry from policies, an offer's paper from its requisition.

Nothing typed is ever replaced: only empty fields are filled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from recdesk.domain.calendar import add_months
from recdesk.domain.candidate import Candidate, NameOrder
from recdesk.domain.money import quantized
from recdesk.domain.offer import LIVE, Offer, OfferStatus
from recdesk.domain.places import language_of, zones_of
from recdesk.domain.plain import to_plain
from recdesk.domain.requisition import Requisition
from recdesk.services.desk import OpenDesk
from recdesk.services.ports import UnitOfWork

_NOT_IN_LETTER = frozenset(
    [
        "id",
        "row_version",
        "created_at",
        "updated_at",
        "archived_at",
        "status",
        "approvals",
        "content_sha256",
        "external_id",
        "extra",
        "inform",
        "approved_at",
        "sent_at",
        "accepted_at",
        "declined_at",
        "withdrawn_at",
        "expired_at",
        "template",
    ]
)
_PERSON = ("legal_name", "latin_name", "form_of_address")
_ADDRESS = ("street", "postal_code", "city", "country")
_PERSON_IN_LETTER = frozenset([*_PERSON, *_ADDRESS])
_PAY = frozenset(["amount", "currency", "basis", "frequency", "bonus", "allowances", "benefits", "fte"])


def fill(record: Requisition | Candidate | Offer, uow: UnitOfWork, desk: OpenDesk) -> None:
    """Fill empty fields that follow from others, in place."""
    if isinstance(record, Candidate):
        _fill_candidate(record, uow)
    elif isinstance(record, Offer):
        _fill_offer(record, uow, desk)
    else:
        record.advert_title = record.advert_title or record.title
        record.pay_from = _with_decimals(record.pay_from, record.pay_currency)
        record.pay_to = _with_decimals(record.pay_to, record.pay_currency)


def _with_decimals(amount: Decimal | None, currency: str) -> Decimal | None:
    """The amount with its currency's decimals; one that is finer stays as it is, for the rule to refuse."""
    if amount is None or not currency:
        return amount
    exact = quantized(amount, currency)
    return exact if exact == amount else amount


def _fill_candidate(record: Candidate, uow: UnitOfWork) -> None:
    if not record.time_zone and record.country:
        zones = zones_of(record.country)
        record.time_zone = zones[0] if len(zones) == 1 else ""
    if not record.language and record.country:
        record.language = language_of(record.country)
    parts = record.legal_name.split()
    if parts and not record.family_name and not record.given_name:
        if len(parts) == 1:
            record.family_name = parts[0]
        elif record.name_order is NameOrder.FAMILY_FIRST:
            record.family_name, record.given_name = parts[0], " ".join(parts[1:])
        else:
            record.family_name, record.given_name = parts[-1], " ".join(parts[:-1])
    if record.consent_expires_on is None and record.consent_given_on is not None:
        policy = next((p for p in uow.reference().policies if p.version == record.consent_policy), None)
        if policy is not None:
            record.consent_expires_on = add_months(record.consent_given_on, policy.months)


def _fill_offer(record: Offer, uow: UnitOfWork, desk: OpenDesk) -> None:
    requisition = uow.requisitions.find(record.requisition)
    candidate = uow.candidates.find(record.candidate)
    if requisition is not None:
        for name in ("department", "country", "city", "office", "work_type", "function"):
            if not getattr(record, name):
                setattr(record, name, getattr(requisition, name))
        record.job_title = record.job_title or requisition.title
    if candidate is not None:
        record.language = record.language or candidate.language
    record.amount = _with_decimals(record.amount, record.currency)
    record.allowances = tuple(
        replace(a, amount=_with_decimals(a.amount, a.currency) or a.amount) for a in record.allowances
    )
    if record.valid_until is None and record.id is None:
        record.valid_until = desk.clock.today() + timedelta(days=desk.settings.offer_valid_days)
    if candidate is not None:
        # Last: the hash is of the offer as it will be stored.
        record.content_sha256 = content_hash(record, candidate)


def content_hash(offer: Offer, candidate: Candidate) -> str:
    """SHA-256 over everything that a letter says: the offer's own fields and the person's names."""
    said: dict[str, Any] = {k: v for k, v in to_plain(offer).items() if k not in _NOT_IN_LETTER}
    # The version counts papers, not contents: it changes because something else did.
    said.pop("version")
    for name in ("amount", "fte", "hours_per_week"):
        said[name] = None if said[name] is None else str(Decimal(said[name]).normalize())
    said["person"] = [to_plain(getattr(candidate, name)) for name in _PERSON]
    said["address"] = [getattr(candidate, name) for name in _ADDRESS]
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def person_hash(candidate: Candidate) -> str:
    """SHA-256 over what a document for a candidate says of the person."""
    said = [to_plain(getattr(candidate, name)) for name in (*_PERSON, *_ADDRESS, "email", "phone", "time_zone")]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def after_save(record: Requisition | Candidate | Offer, changed: Iterable[str], uow: UnitOfWork) -> None:
    """What the save of a stored record brings with it: a changed offer loses its approvals, a changed name reaches the
    person's offers."""
    fields = set(changed)
    if isinstance(record, Offer) and record.id is not None:
        _reopen(record, fields)
    if isinstance(record, Candidate) and fields & _PERSON_IN_LETTER:
        for offer in uow.offers_of(record.number):
            if offer.status in LIVE:
                offer.content_sha256 = content_hash(offer, record)


def _reopen(offer: Offer, fields: set[str]) -> None:
    """A changed approved or sent offer is a new version and a draft again; pay changes also take approvals away, those
    of a draft that waits for another one too."""
    if fields & _PAY:
        offer.approvals = ()
    if offer.status is not OfferStatus.DRAFT and fields - {"inform", "external_id", "extra"}:
        offer.version += 1
        offer.status = OfferStatus.DRAFT
        offer.approved_at = offer.sent_at = None
