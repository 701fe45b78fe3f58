"""How each item of offer and contract QA is proved, and why a candidate may not get an offer at all.

What the letter and its file say is proved in `paper.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from recdesk.domain.application import ENDED, Stage
from recdesk.domain.candidate import Candidate, NoticeUnit
from recdesk.domain.errors import Problem, Unreadable
from recdesk.domain.folding import fold
from recdesk.domain.money import CURRENCIES, PERIODS_A_YEAR, Basis, Frequency, Money, digits_of
from recdesk.domain.numbers import RecordKind, kind_of
from recdesk.domain.offer import LIVE, Offer, OfferStatus
from recdesk.domain.requisition import Requisition, RequisitionStatus
from recdesk.domain.review import Item, Proof
from recdesk.domain.rules import paper
from recdesk.domain.rules.contexts import OfferContext
from recdesk.domain.rules.findings import CALENDAR, COMPUTED, Findings, fault_of_amount
from recdesk.domain.rules.proving import Proofs, proofs_of

SYSTEMS = ("ATS", "HRIS")
_DAYS_IN = {NoticeUnit.CALENDAR_DAYS: 1, NoticeUnit.WEEKS: 7, NoticeUnit.MONTHS: 30}


def refusal_of_offer(stage: Stage | None, candidate: Candidate) -> Problem | None:
    """Why this candidate cannot get an offer whatever the checklist says, or None.

    `stage` is that of the application to the offer's requisition; None means that there is no application, which the
    checklist reports. A rejected or withdrawn application has to be reopened first.
    """
    if stage in (Stage.REJECTED, Stage.WITHDRAWN):
        facts = {"stage": stage, "candidate": candidate.number, "name": candidate.shown_name}
        return Problem("candidate_rejected", "candidate", candidate.number, facts)
    return None


def _findings(context: OfferContext) -> Findings:
    return Findings(context.offer.number, context.lists)


def numbers(context: OfferContext) -> Proof:
    """Offer, candidate and requisition are the ones that belong together, and the requisition still has a place."""
    found, offer = _findings(context), context.offer
    if offer.number:
        found.fact("number", offer.number)
        if not _is_number(offer.number, RecordKind.OFFER):
            found.block("number_wrong", "number", value=offer.number, example="OF-2026-0001")
    else:
        found.fact("number_at_saving", True, COMPUTED)
    for field, record in (("candidate", context.candidate), ("requisition", context.requisition)):
        named = getattr(offer, field)
        if not found.required(named, field):
            continue
        found.fact(field, named)
        if record is None or record.number != named:
            found.block(f"{field}_unknown", field, value=named)
    _check_application(found, context)
    if context.requisition is not None:
        _check_requisition(found, context, context.requisition)
    return found.proof()


def _is_number(text: str, kind: RecordKind) -> bool:
    try:
        return kind_of(text) is kind
    except Unreadable:
        return False


def _check_application(found: Findings, context: OfferContext) -> None:
    offer, stage = context.offer, context.stage
    if context.candidate is not None:
        refusal = refusal_of_offer(stage, context.candidate)
        if refusal is not None:
            found.problems.append(refusal)
            return
    if stage is None:
        found.block("application_missing", "requisition", candidate=offer.candidate, requisition=offer.requisition)
        return
    found.fact("stage", stage)
    if stage in ENDED and offer.status is not OfferStatus.ACCEPTED:
        found.block("application_ended", "candidate", stage=stage)
    twin = next((o for o in context.offers_beside if o.candidate == offer.candidate and o.status in LIVE), None)
    if twin is not None:
        found.block("offer_already_live", "candidate", other=twin.number, status=twin.status)


def _check_requisition(found: Findings, context: OfferContext, requisition: Requisition) -> None:
    offer = context.offer
    if requisition.status is not RequisitionStatus.OPEN or requisition.archived_at is not None:
        found.block("requisition_not_open", "requisition", number=requisition.number, status=requisition.status)
    taken = sum(o.status is OfferStatus.ACCEPTED for o in context.offers_beside)
    waiting = sum(o.status in LIVE for o in context.offers_beside) - taken
    found.fact("places", requisition.places, "requisition")
    found.fact("offers_accepted", taken, COMPUTED)
    found.fact("offers_waiting", waiting, COMPUTED)
    if taken >= requisition.places:
        found.block(
            "no_places_left", "requisition", number=requisition.number, places=requisition.places, accepted=taken
        )
    elif taken + waiting >= requisition.places:
        found.warn(
            "places_all_offered", "requisition", number=requisition.number, places=requisition.places, offers=waiting
        )
    for field, other in (
        ("job_title", "title"),
        ("department", "department"),
        ("country", "country"),
        ("city", "city"),
    ):
        ours, theirs = getattr(offer, field), getattr(requisition, other)
        if ours and theirs and fold(ours) != fold(theirs) and not found.lists.same_city(ours, theirs):
            found.warn("differs_from_requisition", field, value=ours, requisition=theirs)


def pay(context: OfferContext) -> Proof:
    """Amount, currency, basis, frequency against the approved range; allowances are complete. It is keyed twice."""
    found, offer = _findings(context), context.offer
    money = _pay_of(found, offer)
    for allowance in offer.allowances:
        fault = _fault_of_extra(allowance.amount, allowance.currency)
        if not allowance.name.strip() or fault:
            found.block("allowance_wrong", "allowances", name=allowance.name, amount=allowance.amount)
        else:
            found.fact("allowance", allowance)
            if offer.currency and allowance.currency != offer.currency:
                found.warn("allowance_other_currency", "allowances", name=allowance.name, currency=allowance.currency)
    if money is None:
        return found.proof()
    found.fact("amount", money)
    yearly = money.a_year()
    if yearly is not None and money.frequency is not Frequency.YEARLY:
        found.fact("amount_a_year", Money(yearly, money.currency, money.basis, Frequency.YEARLY), COMPUTED)
    _check_currency_of_country(found, offer)
    if context.requisition is not None:
        _compare_with_range(found, money, context.requisition)
        if offer.fte != context.requisition.fte:
            found.warn("differs_from_requisition", "fte", value=offer.fte, requisition=context.requisition.fte)
    _compare_with_approval(found, offer)
    _compare_with_minimum(found, context, money)
    return found.proof()


def _pay_of(found: Findings, offer: Offer) -> Money | None:
    for name in ("amount", "currency", "basis", "frequency"):
        found.required(getattr(offer, name), name)
    if offer.currency.strip() and offer.currency not in CURRENCIES:
        found.block("currency_unknown", "currency", value=offer.currency)
        return None
    if offer.amount is None or not offer.currency.strip():
        return None
    fault = fault_of_amount(offer.amount, offer.currency)
    if fault:
        found.block(fault, "amount", currency=offer.currency, digits=digits_of(offer.currency))
        return None
    return offer.pay


def _fault_of_extra(amount: Decimal, currency: str) -> str:
    return "currency_unknown" if currency not in CURRENCIES else fault_of_amount(amount, currency)


def _check_currency_of_country(found: Findings, offer: Offer) -> None:
    caps = found.lists.caps.get(offer.country)
    if caps is not None and caps.currencies and offer.currency not in caps.currencies:
        found.block("currency_unusual", "currency", value=offer.currency, country=offer.country, usual=caps.currencies)


def _compare_with_range(found: Findings, money: Money, requisition: Requisition) -> None:
    """The approval is the requisition's range; what it does not say cannot be proved, so a person has to confirm."""
    low, high = requisition.pay_from, requisition.pay_to
    if low is None or high is None or not requisition.pay_currency:
        found.warn("approved_range_missing", "requisition", number=requisition.number)
        found.ask()
        return
    basis, frequency = requisition.pay_basis or money.basis, requisition.pay_frequency or money.frequency
    if requisition.pay_currency in CURRENCIES:
        found.fact("pay_from", Money(low, requisition.pay_currency, basis, frequency), requisition.number)
        found.fact("pay_to", Money(high, requisition.pay_currency, basis, frequency), requisition.number)
    if money.currency != requisition.pay_currency:
        found.block("currency_differs", "currency", value=money.currency, approved=requisition.pay_currency)
        return
    if money.basis is not basis:
        found.block("basis_differs", "basis", value=money.basis, approved=basis)
        return
    factor = _periods_factor(money.frequency, frequency)
    if factor is None:
        found.block("frequency_differs", "frequency", value=money.frequency, approved=frequency)
        return
    if money.frequency is not frequency:
        found.warn("frequency_differs", "frequency", value=money.frequency, approved=frequency)
    compared = money.amount * factor[0]
    facts: dict[str, Any] = {"pay_from": low, "pay_to": high, "currency": money.currency}
    if compared > high * factor[1]:
        found.block("pay_above_range", "amount", amount=money.amount, **facts)
    elif compared < low * factor[1]:
        found.block("pay_below_range", "amount", amount=money.amount, **facts)
    elif high > low:
        place = (compared / factor[1] - low) * 100 / (high - low)
        found.fact("amount_place_in_range", int(place.to_integral_value()), COMPUTED)


def _periods_factor(ours: Frequency, theirs: Frequency) -> tuple[int, int] | None:
    """What both amounts are multiplied with to be compared over a year; None where that is not fixed."""
    if ours is theirs:
        return 1, 1
    if ours in PERIODS_A_YEAR and theirs in PERIODS_A_YEAR:
        return PERIODS_A_YEAR[ours], PERIODS_A_YEAR[theirs]
    return None


def _compare_with_approval(found: Findings, offer: Offer) -> None:
    if not offer.approvals:
        return
    last = max(offer.approvals, key=lambda a: a.at)
    found.fact("approved_by", last.by, "approval")
    if (last.amount, last.currency) != (offer.amount, offer.currency):
        found.warn("approval_of_other_pay", "approvals", by=last.by, approved_on=last.at.date())


def _compare_with_minimum(found: Findings, context: OfferContext, money: Money) -> None:
    offer = context.offer
    minimum = found.lists.minimum_on(offer.country, offer.start_date or context.today)
    comparable = money.basis is Basis.GROSS and money.frequency is Frequency.MONTHLY and offer.fte > 0
    if minimum is None or not comparable or minimum.currency != money.currency:
        return
    if money.amount < minimum.amount * offer.fte:
        found.warn(
            "below_minimum_wage",
            "amount",
            minimum=minimum.amount,
            currency=minimum.currency,
            country=offer.country,
            valid_from=minimum.valid_from,
        )


def start_date(context: OfferContext) -> Proof:
    """The start fits the notice period, the work country's calendar and the manager; the other dates fit the start.

    Caps on probation, notice and leave are suggestions and only warn. The date is keyed twice.
    """
    found, offer = _findings(context), context.offer
    start, earliest = offer.start_date, context.earliest
    if context.candidate is not None and context.candidate.notice_days is not None:
        found.fact("notice_days", context.candidate.notice_days, context.candidate.number)
        found.fact("notice_unit", context.candidate.notice_unit, context.candidate.number)
    if earliest is not None:
        found.fact("last_day_of_notice", earliest.last_day_of_notice, COMPUTED)
        found.fact("earliest_start", earliest.date, COMPUTED)
    else:
        found.warn("earliest_start_unknown", "start_date")
    if found.required(start, "start_date") and start is not None:
        found.fact("start_date", start)
        found.fact("start_date_works", context.start_is_working_day, CALENDAR)
        if start <= context.today:
            found.block("start_not_in_future", "start_date", start=start)
        elif earliest is not None and start < earliest.date:
            found.block(
                "start_before_earliest",
                "start_date",
                start=start,
                earliest=earliest.date,
                last_day=earliest.last_day_of_notice,
            )
        _check_day(found, context)
    found.fact("manager_absences", len(context.manager_absences), CALENDAR)
    _check_other_dates(found, context)
    _check_caps(found, offer)
    return found.proof()


def _check_day(found: Findings, context: OfferContext) -> None:
    start, following = context.offer.start_date, context.next_working_day
    assert start is not None
    if context.start_holiday:
        found.block(
            "start_on_holiday",
            "start_date",
            start=start,
            holiday=context.start_holiday,
            country=context.offer.country,
            next=following,
        )
    elif not context.start_is_working_day:
        found.block("start_not_working_day", "start_date", start=start, next=following)
    for first, last in context.manager_absences:
        if first <= start <= last:
            found.block("manager_absent", "start_date", start=start, away_from=first, away_until=last)


def _check_other_dates(found: Findings, context: OfferContext) -> None:
    offer, start, valid = context.offer, context.offer.start_date, context.offer.valid_until
    if valid is None:
        found.warn("valid_until_missing", "valid_until")
    else:
        found.fact("valid_until", valid)
        if valid < context.today:
            found.block("valid_until_past", "valid_until", valid_until=valid)
        if start is not None and valid >= start:
            found.block("valid_until_after_start", "valid_until", valid_until=valid)
    if offer.end_date is not None:
        found.fact("end_date", offer.end_date)
        if start is not None and offer.end_date <= start:
            found.block("end_before_start", "end_date", end_date=offer.end_date)


def _check_caps(found: Findings, offer: Offer) -> None:
    for name in ("probation_days", "notice_days", "annual_leave_days"):
        count = getattr(offer, name)
        if count is not None and count < 0:
            found.block("count_negative", name, value=count)
    caps = found.lists.caps.get(offer.country)
    if caps is None:
        return
    probation, leave, notice = offer.probation_days, offer.annual_leave_days, offer.notice_days
    if probation is not None and caps.probation is not None:
        # Both in days; where working days are involved the comparison is left to a person.
        ours, theirs = _DAYS_IN.get(offer.probation_unit), _DAYS_IN.get(caps.probation_unit)
        if ours is not None and theirs is not None and probation * ours > caps.probation * theirs:
            found.warn(
                "probation_above_cap",
                "probation_days",
                cap=caps.probation,
                unit=caps.probation_unit,
                country=offer.country,
            )
    if leave is not None and caps.leave_days is not None and Decimal(leave) < caps.leave_days * offer.fte:
        found.warn(
            "leave_below_minimum", "annual_leave_days", value=leave, minimum=caps.leave_days, country=offer.country
        )
    if notice is not None and offer.notice_unit is caps.notice_unit:
        shortest, longest = caps.notice_shortest, caps.notice_longest
        if (shortest is not None and notice < shortest) or (longest is not None and notice > longest):
            found.warn("notice_unusual", "notice_days", value=notice, unit=offer.notice_unit, country=offer.country)


def systems(context: OfferContext) -> Proof:
    """ATS and HRIS show the offer's status: proved by an imported extract of both, else confirmed by a person."""
    found, offer = _findings(context), context.offer
    found.fact("status", offer.status)
    known = {name.casefold(): text for name, text in context.statuses_elsewhere.items()}
    for system in SYSTEMS:
        shown = known.get(system.casefold())
        if shown is None:
            found.ask()
            continue
        found.fact("status_elsewhere", f"{system}: {shown}", system)
        if offer.status.value not in fold(shown).split():
            found.block("status_elsewhere_differs", "status", system=system, value=shown, status=offer.status)
    return found.proof()


def informed(context: OfferContext) -> Proof:
    """Everyone on the list gets a draft from the save; an empty list or a missing address needs a person's word."""
    found, offer = _findings(context), context.offer
    if not offer.inform:
        found.ask()
    for person in offer.inform:
        found.fact("informed", person)
        if paper.fault_of_address(person.email):
            found.warn("person_without_address", "inform", name=person.name)
            found.ask()
    requisition = context.requisition
    expected = (requisition.recruiter, requisition.hiring_manager) if requisition is not None else ()
    listed = {fold(p.name) for p in offer.inform}
    for colleague in expected:
        if colleague is not None and fold(colleague.name) not in listed:
            found.warn("not_on_inform_list", "inform", name=colleague.name)
    return found.proof()


RULES: Mapping[str, Callable[[OfferContext], Proof]] = {
    "numbers": numbers,
    "pay": pay,
    "start_date": start_date,
    "benefits": paper.benefits,
    "template": paper.template,
    "signatures": paper.signatures,
    "sign_order": paper.sign_order,
    "final_pdf": paper.final_pdf,
    "systems": systems,
    "informed": informed,
}


def prove(item: Item, context: OfferContext) -> Proofs:
    """The proofs of one item of offer and contract QA and the value that is keyed again."""
    return proofs_of(item, RULES, context, context.offer, context.documents, context.today)
