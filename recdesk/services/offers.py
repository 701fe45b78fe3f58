"""The offer's life, and what an offer starts from: a proposal out of candidate and requisition."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from recdesk.domain.application import Stage
from recdesk.domain.calendar import EarliestStart, earliest_start, is_working_day, next_working_day
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import Document
from recdesk.domain.errors import Damaged, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Approval, Offer, OfferAct, OfferStatus, carry_out, refusal_of_act
from recdesk.domain.operator import Right
from recdesk.domain.people import Signer
from recdesk.domain.requisition import RequisitionStatus
from recdesk.domain.rules.offer import refusal_of_offer
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.ports import UnitOfWork
from recdesk.services.reads import ListQuery


def propose(candidate: str, requisition: str, *, desk: OpenDesk) -> dict[str, Any]:
    """What a new offer starts with: everything that follows from its candidate and requisition, and nothing guessed.

    Amount is never proposed; the start date is the earliest lawful working day. Refused when no offer may be made at
    all.
    """
    desk.require(Right.WRITE)
    with desk.work() as uow:
        person = uow.candidates.get(candidate)
        permission = uow.requisitions.get(requisition)
        application = uow.application(candidate, requisition)
        refusal = refusal_of_offer(application.stage if application else None, person)
        if refusal is not None:
            raise Refused.of([refusal])
        earliest = earliest_for(person, permission.country or desk.settings.country, desk.clock.today())
        signers = [p for p in (permission.hiring_manager, permission.recruiter) if p is not None]
        return {
            "candidate": candidate,
            "requisition": requisition,
            "job_title": permission.title,
            "department": permission.department,
            "currency": permission.pay_currency,
            "basis": permission.pay_basis,
            "frequency": permission.pay_frequency,
            "start_date": earliest.date if earliest else None,
            "country": permission.country,
            "city": permission.city,
            "office": permission.office,
            "work_type": permission.work_type,
            "fte": permission.fte,
            "function": permission.function,
            "language": person.language,
            "signers": tuple(Signer(i, p.name, p.title, p.email) for i, p in enumerate(signers, 1)),
            "inform": tuple(
                p for p in (permission.recruiter, permission.coordinator, permission.hiring_manager) if p is not None
            ),
        }


def earliest_for(candidate: Candidate, country: str, today: date) -> EarliestStart | None:
    """The earliest lawful start from the candidate's notice, were it given today; None while the notice is unknown."""
    if candidate.notice_days is None:
        return None
    return earliest_start(today, candidate.notice_days, candidate.notice_unit.value, country)


def start_facts(offer: Offer, country: str) -> tuple[bool, date | None]:
    """Whether the start date is a working day there, and the next working day from it."""
    if offer.start_date is None:
        return False, None
    working = is_working_day(offer.start_date, country)
    return working, offer.start_date if working else next_working_day(offer.start_date, country)


def act(number: str, what: OfferAct, *, desk: OpenDesk, at: datetime | None = None) -> tuple[Offer, Changes]:
    """Move an offer through its life. Refused out of order, in the future, or when something it needs is missing.

    Approving records who approved which pay; sending needs a verified, current letter that lies as it was filed;
    accepting needs a free place. The application's stage is the specialist's to move.
    """
    desk.require(Right.APPROVE if what is OfferAct.APPROVE else Right.WRITE)
    now = desk.clock.now()
    moment = at or now
    with desk.work() as uow:
        offer = uow.offers.get(number)
        # An offer is valid to the end of its last day where the desk stands.
        local = moment.astimezone(ZoneInfo(desk.settings.time_zone))
        refusal = refusal_of_act(offer, what, at=local, now=now) or _refusal_by_desk(offer, what, uow, desk)
        if refusal is not None:
            raise refusal if isinstance(refusal, Refused) else Refused.of([refusal])
        before = offer.status
        # Approvals are of the pay: those of an offer that changed otherwise still stand.
        if what is OfferAct.APPROVE and len(offer.approvals) < desk.settings.approvals_needed:
            _approve(offer, moment, desk)
        if what is not OfferAct.APPROVE or len(offer.approvals) >= desk.settings.approvals_needed:
            carry_out(offer, what, moment)
        offer.updated_at = now
        if what is OfferAct.ACCEPT:
            _fill_requisition(offer, uow, desk)
        uow.audit(
            at=now,
            operator=desk.operator.name,
            action=f"offer_{what.value}",
            record_kind=RecordKind.OFFER.value,
            record=number,
            details={"status": [before.value, offer.status.value], "at": moment.isoformat()},
        )
        uow.commit()
        shown = dataclasses.replace(offer)
    return shown, Changes(f"offer_{what.value}", (number, offer.candidate), frozenset({RecordKind.OFFER}))


def _fill_requisition(offer: Offer, uow: UnitOfWork, desk: OpenDesk) -> None:
    """The requisition is filled with its last accepted offer, as an entry of its own history."""
    requisition = uow.requisitions.get(offer.requisition)
    others = [o for o in uow.offers_of(offer.requisition) if o.status is OfferStatus.ACCEPTED and o is not offer]
    if len(others) + 1 < requisition.places or requisition.status is not RequisitionStatus.OPEN:
        return
    requisition.status = RequisitionStatus.FILLED
    requisition.updated_at = desk.clock.now()
    uow.audit(
        at=desk.clock.now(),
        operator=desk.operator.name,
        action="filled",
        record_kind=RecordKind.REQUISITION.value,
        record=requisition.number,
        details={"fields": {"status": [RequisitionStatus.OPEN.value, RequisitionStatus.FILLED.value]}},
    )


def _approve(offer: Offer, moment: datetime, desk: OpenDesk) -> None:
    if offer.amount is None:
        raise Refused("amount_missing", field="amount", record=offer.number)
    offer.approvals = (*offer.approvals, Approval(desk.operator.name, moment, offer.amount, offer.currency))


def _refusal_by_desk(offer: Offer, what: OfferAct, uow: UnitOfWork, desk: OpenDesk) -> Refused | None:
    if offer.archived_at is not None:
        return Refused("record_archived", record=offer.number)
    if what is OfferAct.APPROVE:
        enough = len(offer.approvals) >= desk.settings.approvals_needed
        if not enough and any(a.by == desk.operator.name for a in offer.approvals):
            return Refused("already_approved_by_you", field="approvals", record=offer.number)
        return _refusal_of_person(offer, uow)
    if what is OfferAct.SEND:
        letter_to_send(offer, uow, desk)
    if what is OfferAct.ACCEPT:
        requisition = uow.requisitions.get(offer.requisition)
        accepted = [o for o in uow.offers_of(offer.requisition) if o.status is OfferStatus.ACCEPTED]
        if len(accepted) >= requisition.places:
            return Refused(
                "no_places_left", record=offer.requisition, places=requisition.places, accepted=len(accepted)
            )
    return None


def _refusal_of_person(offer: Offer, uow: UnitOfWork) -> Refused | None:
    application = uow.application(offer.candidate, offer.requisition)
    stage: Stage | None = application.stage if application else None
    problem = refusal_of_offer(stage, uow.candidates.get(offer.candidate))
    return None if problem is None else Refused.of([problem])  # type: ignore[return-value]


def current_letter(offer: Offer, uow: UnitOfWork) -> Document | None:
    """The newest filed PDF letter of an offer, or None."""
    return next(
        (
            d
            for d in uow.documents_of("offer", offer.number)
            if d.type.value == "offer_letter" and d.path.endswith(".pdf")
        ),
        None,
    )


def letter_to_send(offer: Offer, uow: UnitOfWork, desk: OpenDesk) -> Document:
    """The letter that may leave the desk: of the offer as it is now, and the very file that was read back.

    Refused `letter_missing` or `letter_outdated`; Damaged `document_missing` or `letter_file_changed`.
    """
    letter = current_letter(offer, uow)
    if letter is None:
        raise Refused("letter_missing", record=offer.number)
    if letter.content_sha256 != offer.content_sha256:
        raise Refused("letter_outdated", record=offer.number, version=letter.version)
    if hashlib.sha256(desk.files.get(letter.path)).hexdigest() != letter.sha256:
        raise Damaged("letter_file_changed", record=offer.number, path=letter.path)
    return letter


def expire_overdue(*, desk: OpenDesk) -> Changes | None:
    """Mark approved and sent offers whose validity has passed as expired; None when there are none."""
    desk.require(Right.WRITE)
    now, today = desk.clock.now(), desk.clock.today()
    expired: list[str] = []
    page = desk.reads.offers(ListQuery(filters={"status": "approved,sent"}, sort="valid_until"), limit=500)
    due = [r.number for r in page.rows if r.valid_until is not None and r.valid_until < today]
    if not due:
        return None
    with desk.work() as uow:
        for number in due:
            offer = uow.offers.get(number)
            carry_out(offer, OfferAct.EXPIRE, now)
            offer.updated_at = now
            uow.audit(
                at=now,
                operator=desk.operator.name,
                action="offer_expire",
                record_kind="offer",
                record=number,
                details={"valid_until": offer.valid_until.isoformat() if offer.valid_until else ""},
            )
            expired.append(number)
        uow.commit()
    return Changes("offers_expired", tuple(expired), frozenset({RecordKind.OFFER}))
