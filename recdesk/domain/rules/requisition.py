"""How each item of the requisition's checklist is proved: approval, number, role, place, pay, team, clocks.

The advert, its channels and the screening questions are in `advert.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from recdesk.domain.document import DocumentType
from recdesk.domain.errors import Unreadable
from recdesk.domain.folding import fold
from recdesk.domain.money import CURRENCIES, Basis, Frequency, Money, digits_of
from recdesk.domain.numbers import RecordKind, kind_of
from recdesk.domain.people import Person
from recdesk.domain.reference import Band, HeadcountPlace, Job, Office
from recdesk.domain.requisition import WorkType
from recdesk.domain.review import Item, Proof
from recdesk.domain.rules import advert
from recdesk.domain.rules.contact import fault_of_email, is_country
from recdesk.domain.rules.contexts import RequisitionContext
from recdesk.domain.rules.documents import newest
from recdesk.domain.rules.findings import COMPUTED, REFERENCE, Findings, fault_of_amount
from recdesk.domain.rules.proving import Proofs, proofs_of

BAND_IS_OLD_AFTER_DAYS = 365


def _findings(context: RequisitionContext) -> Findings:
    return Findings(context.requisition.number, context.lists)


def headcount_approval(context: RequisitionContext) -> Proof:
    """Who approved the headcount and when; the document itself is proved beside this."""
    found, record = _findings(context), context.requisition
    if found.required(record.approved_by, "approved_by"):
        found.fact("approved_by", record.approved_by)
    if found.required(record.approved_on, "approved_on") and record.approved_on is not None:
        found.fact("approved_on", record.approved_on)
        if record.approved_on > context.today:
            found.block("approval_in_future", "approved_on", approved_on=record.approved_on)
    document = newest(context.documents, DocumentType.HEADCOUNT_APPROVAL)
    if document and document.dated and record.approved_on and document.dated != record.approved_on:
        found.warn("approval_dates_differ", "approved_on", approved_on=record.approved_on, dated=document.dated)
    return found.proof()


def number_and_finance(context: RequisitionContext) -> Proof:
    """The number's pattern, that nobody else has it, and a finance reference with free places in the headcount list."""
    found, record = _findings(context), context.requisition
    if record.number:
        found.fact("number", record.number)
        if not _is_number(record.number, RecordKind.REQUISITION):
            found.block("number_wrong", "number", value=record.number, example="REQ-2026-0001")
        elif context.number_taken:
            found.block("number_taken", "number", value=record.number)
    else:
        found.fact("number_at_saving", True, COMPUTED)
    if record.places < 1:
        found.block("places_missing", "places", places=record.places)
    if not found.required(record.finance_reference, "finance_reference"):
        return found.proof()
    found.fact("finance_reference", record.finance_reference)
    found.fact("places", record.places)
    reference = context.reference
    if not reference.headcount:
        found.fact("headcount_list", None, REFERENCE)
        if context.places_used_elsewhere:
            found.warn("finance_reference_shared", "finance_reference", places=context.places_used_elsewhere)
        return found.proof()
    found.fact("headcount_list", reference.headcount_dated, REFERENCE)
    place = reference.place(record.finance_reference.strip())
    if place is None:
        found.block(
            "finance_reference_unknown",
            "finance_reference",
            value=record.finance_reference,
            dated=reference.headcount_dated,
        )
        return found.proof()
    free = place.places - context.places_used_elsewhere
    found.fact("headcount_places", place.places, REFERENCE)
    found.fact("headcount_used", context.places_used_elsewhere, COMPUTED)
    found.fact("headcount_free", free, COMPUTED)
    if record.places > free:
        found.block("headcount_full", "places", wanted=record.places, free=max(free, 0), value=record.finance_reference)
    return found.proof()


def _is_number(text: str, kind: RecordKind) -> bool:
    try:
        return kind_of(text) is kind
    except Unreadable:
        return False


def role(context: RequisitionContext) -> Proof:
    """Title, family and level as in the job architecture; a department; a part of full time."""
    found, record, reference = _findings(context), context.requisition, context.reference
    for name in ("title", "family", "level", "department"):
        if found.required(getattr(record, name), name):
            found.fact(name, getattr(record, name))
    if not Decimal(0) < record.fte <= Decimal(1):
        found.block("fte_out_of_range", "fte", value=record.fte)
    found.fact("fte", record.fte)
    if reference.departments and record.department and record.department not in reference.departments:
        found.warn("department_unknown", "department", value=record.department)
    if not reference.jobs:
        found.warn("job_architecture_missing", "title")
        found.ask()
    elif record.title.strip():
        _compare_with_job(found, context, reference.job(record.title))
    return found.proof()


def _compare_with_job(found: Findings, context: RequisitionContext, job: Job | None) -> None:
    record = context.requisition
    if job is None:
        nearest = _nearest(record.title, [j.title for j in context.reference.jobs])
        spelled = nearest and fold(nearest) == fold(record.title)
        code = "title_spelled_otherwise" if spelled else "title_unknown" if nearest else "title_unlike_any"
        found.block(code, "title", value=record.title, nearest=nearest)
        return
    found.fact("job_family", job.family, REFERENCE)
    found.fact("job_levels", job.levels, REFERENCE)
    if record.family and record.family != job.family:
        found.block("family_differs", "family", value=record.family, family=job.family, title=job.title)
    if record.level and record.level not in job.levels:
        found.block("level_unknown", "level", value=record.level, levels=job.levels, title=job.title)
    if record.function != job.function:
        found.warn("function_differs", "function", value=record.function, function=job.function, title=job.title)


def _nearest(text: str, known: Iterable[str]) -> str:
    """The known text most like the given one, or an empty text where none is alike."""
    # Imported here: only a mistyped name needs it, and every window would wait for it.
    from rapidfuzz import fuzz, process

    best = process.extractOne(text, list(known), scorer=fuzz.WRatio, processor=fold, score_cutoff=70)
    return str(best[0]) if best else ""


def place(context: RequisitionContext) -> Proof:
    """Country, city and work type; an office in that city unless the work is remote."""
    found, record = _findings(context), context.requisition
    if found.required(record.country, "country"):
        found.fact("country", record.country)
        if not is_country(record.country):
            found.block("country_unknown", "country", value=record.country)
    if found.required(record.city, "city"):
        found.fact("city", record.city)
    if found.required(record.work_type, "work_type"):
        found.fact("work_type", record.work_type)
    if not record.office.strip():
        if record.work_type in (WorkType.ON_SITE, WorkType.HYBRID):
            found.block("office_missing", "office", work_type=record.work_type)
        return found.proof()
    found.fact("office", record.office)
    offices = context.reference.offices
    if offices:
        _compare_with_office(found, context, next((o for o in offices if o.name == record.office), None))
    return found.proof()


def _compare_with_office(found: Findings, context: RequisitionContext, office: Office | None) -> None:
    record = context.requisition
    if office is None:
        nearest = _nearest(record.office, [o.name for o in context.reference.offices])
        code = "office_unknown" if nearest else "office_unlike_any"
        found.warn(code, "office", value=record.office, nearest=nearest)
        return
    found.fact("office_address", f"{office.street}, {office.postal_code} {office.city}", REFERENCE)
    elsewhere = not context.lists.same_city(office.city, record.city) or office.country != record.country
    if elsewhere and not found.problems:  # a wrong city or country is said once
        found.block("office_in_other_city", "office", office=office.name, office_city=office.city, city=record.city)


def pay_range(context: RequisitionContext) -> Proof:
    """Lowest and highest pay with currency, basis and frequency, against the market band and the headcount list.

    The band is an estimate of gross monthly pay for full time; net pay, other frequencies than monthly and yearly, and
    part time are not compared with it, and that is said.
    """
    found, record = _findings(context), context.requisition
    span = _range_of(found, context)
    if span is not None:
        low, high = span
        found.fact("pay_from", low)
        found.fact("pay_to", high)
    if found.required(record.pay_confirmed_by, "pay_confirmed_by"):
        found.fact("pay_confirmed_by", record.pay_confirmed_by)
    if found.required(record.pay_confirmed_on, "pay_confirmed_on") and record.pay_confirmed_on is not None:
        found.fact("pay_confirmed_on", record.pay_confirmed_on)
        if record.pay_confirmed_on > context.today:
            found.block("confirmed_in_future", "pay_confirmed_on", confirmed_on=record.pay_confirmed_on)
    if span is not None:
        _compare_with_band(found, context, *span)
        _compare_with_headcount(found, context.reference.place(record.finance_reference.strip()), *span)
    return found.proof()


def _range_of(found: Findings, context: RequisitionContext) -> tuple[Money, Money] | None:
    """Both ends of the range as money, or None with what is wrong."""
    record = context.requisition
    for name in ("pay_from", "pay_to", "pay_currency", "pay_basis", "pay_frequency"):
        found.required(getattr(record, name), name)
    currency, low, high = record.pay_currency, record.pay_from, record.pay_to
    if currency.strip() and currency not in CURRENCIES:
        found.block("currency_unknown", "pay_currency", value=currency)
    if found.problems or low is None or high is None or record.pay_basis is None or record.pay_frequency is None:
        return None
    for name, amount in (("pay_from", low), ("pay_to", high)):
        found_fault = fault_of_amount(amount, currency)
        if found_fault:
            found.block(found_fault, name, amount=amount, currency=currency, digits=digits_of(currency))
    if low > high:
        found.block("pay_range_reversed", "pay_from", pay_from=low, pay_to=high, currency=currency)
    if found.problems:
        return None
    return (
        Money(low, currency, record.pay_basis, record.pay_frequency),
        Money(high, currency, record.pay_basis, record.pay_frequency),
    )


def _compare_with_band(found: Findings, context: RequisitionContext, low: Money, high: Money) -> None:
    record = context.requisition
    band = _band_of(context, low.currency)
    if band is None:
        found.fact("band", None, REFERENCE)
        return
    for code, amount in (("band_from", band.pay_from), ("band_to", band.pay_to)):
        found.fact(code, Money(amount, band.currency, Basis.GROSS, Frequency.MONTHLY), REFERENCE)
    found.fact("band_entered_on", band.entered_on, REFERENCE)
    if (context.today - band.entered_on).days > BAND_IS_OLD_AFTER_DAYS:
        found.warn("band_old", "pay_from", entered_on=band.entered_on)
    periods = {Frequency.MONTHLY: 1, Frequency.YEARLY: 12}.get(low.frequency)
    if periods is None or low.basis is not Basis.GROSS or record.fte != 1:
        found.warn("band_not_compared", "pay_from", basis=low.basis, frequency=low.frequency, fte=record.fte)
        return
    if low.amount < band.pay_from * periods or high.amount > band.pay_to * periods:
        found.block(
            "pay_outside_band",
            "pay_from",
            pay_from=low.amount,
            pay_to=high.amount,
            band_from=band.pay_from * periods,
            band_to=band.pay_to * periods,
            currency=band.currency,
            level=record.level,
            city=band.city,
            entered_on=band.entered_on,
        )


def _band_of(context: RequisitionContext, currency: str) -> Band | None:
    record, lists = context.requisition, context.lists
    return next(
        (
            b
            for b in context.reference.bands
            if b.level == record.level and b.currency == currency and lists.same_city(b.city, record.city)
        ),
        None,
    )


def _compare_with_headcount(found: Findings, listed: HeadcountPlace | None, low: Money, high: Money) -> None:
    if listed is None or listed.pay_from is None or listed.pay_to is None:
        return
    found.fact("headcount_pay_from", listed.pay_from, REFERENCE)
    found.fact("headcount_pay_to", listed.pay_to, REFERENCE)
    currency = listed.currency or low.currency
    if (low.amount, high.amount, low.currency) != (listed.pay_from, listed.pay_to, currency):
        found.block(
            "pay_differs_from_headcount",
            "pay_from",
            pay_from=low.amount,
            pay_to=high.amount,
            currency=low.currency,
            listed_from=listed.pay_from,
            listed_to=listed.pay_to,
            listed_currency=currency,
        )


def hiring_team(context: RequisitionContext) -> Proof:
    """Recruiter, coordinator, hiring manager and at least one panel member, each with an address that can be one."""
    found, record = _findings(context), context.requisition
    for field in ("recruiter", "coordinator", "hiring_manager"):
        person = getattr(record, field)
        if person is None or not person.name.strip():
            found.block("field_empty", field)
        else:
            found.fact(field, person)
            _check_address(found, field, person)
    named = [p for p in record.panel if p.name.strip()]
    if not named:
        found.block("panel_empty", "panel")
    for person in named:
        found.fact("panel_member", person)
        _check_address(found, "panel", person)
    keys = [fold(p.name) for p in named]
    if len(set(keys)) < len(keys):
        twice = next(p.name for p, key in zip(named, keys, strict=True) if keys.count(key) > 1)
        found.warn("panel_member_twice", "panel", name=twice)
    manager = record.hiring_manager
    if manager is not None and keys == [fold(manager.name)]:
        found.warn("panel_is_manager", "panel", name=manager.name)
    return found.proof()


def _check_address(found: Findings, field: str, person: Person) -> None:
    if not person.email:
        found.warn("person_without_address", field, name=person.name)
    elif fault_of_email(person.email):
        found.block("person_address_wrong", field, name=person.name, value=person.email)


def clocks(context: RequisitionContext) -> Proof:
    """The SLA clocks: they run, or this save starts them. A start that is wanted in the past is shown."""
    found, record = _findings(context), context.requisition
    if record.clock_started_at is None:
        found.fact("clock_starts_at_saving", True, COMPUTED)
    else:
        found.fact("clock_started_at", record.clock_started_at)
    found.fact("status", record.status)
    found.fact("priority", record.priority)
    if record.target_start is not None:
        found.fact("target_start", record.target_start)
        if record.target_start <= context.today:
            found.warn("target_start_past", "target_start", target_start=record.target_start)
    return found.proof()


RULES: Mapping[str, Callable[[RequisitionContext], Proof]] = {
    "headcount_document": headcount_approval,
    "number_and_finance": number_and_finance,
    "role": role,
    "place": place,
    "pay_range": pay_range,
    "hiring_team": hiring_team,
    "advert": advert.advert,
    "channels": advert.channels,
    "screening": advert.screening,
    "clocks": clocks,
}


def prove(item: Item, context: RequisitionContext) -> Proofs:
    """The proofs of one item of requisition creation."""
    return proofs_of(item, RULES, context, context.requisition, context.documents, context.today)
