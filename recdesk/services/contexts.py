"""What the rules of a checklist look at, gathered once per proof: the record, its documents, and what stands beside
it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from recdesk.domain.calendar import holiday_name, is_working_day
from recdesk.domain.candidate import Candidate
from recdesk.domain.errors import DeskError, Problem, Refused
from recdesk.domain.letter import LetterFact
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import LIVE, Offer
from recdesk.domain.places import zones_of
from recdesk.domain.requisition import Requisition, RequisitionStatus
from recdesk.domain.review import Item, Proof
from recdesk.domain.rules import candidate as candidate_rules
from recdesk.domain.rules import offer as offer_rules
from recdesk.domain.rules import requisition as requisition_rules
from recdesk.domain.rules.contexts import (
    Attached,
    CandidateContext,
    OfferContext,
    RequisitionContext,
    TemplateFacts,
)
from recdesk.services import duplicates, filing, letters, offers
from recdesk.services.desk import OpenDesk
from recdesk.services.filing import Coming
from recdesk.services.kinds import Entry, Record
from recdesk.services.ports import UnitOfWork
from recdesk.services.reads import ListQuery

Proofs = tuple[Proof | None, Proof | None, Any]


def prover(
    entry: Entry,
    record: Record,
    stored: Record | None,
    *,
    coming: Iterable[Coming],
    uow: UnitOfWork,
    desk: OpenDesk,
) -> Callable[[Item], Proofs]:
    """A function that proves one item of the record's checklist; `coming` are the entry's documents looked at.

    Refused at once where no review may even begin.
    """
    documents = attached(entry, record, coming, uow, desk)
    if isinstance(record, Requisition):
        about_requisition = _requisition(record, stored, documents, uow, desk)
        return lambda item: requisition_rules.prove(item, about_requisition)
    if isinstance(record, Candidate):
        about_candidate = _candidate(entry, record, documents, uow, desk)
        return lambda item: candidate_rules.prove(item, about_candidate)
    about_offer = _offer(record, documents, uow, desk)
    return lambda item: offer_rules.prove(item, about_offer)


def attached(
    entry: Entry, record: Record, coming: Iterable[Coming], uow: UnitOfWork, desk: OpenDesk
) -> tuple[Attached, ...]:
    """Documents already filed with the record and those that come with the entry, the latter first."""
    filed = uow.documents_of(entry.kind.value, record.number) if entry.number else []
    return (
        *(_coming(one, record, uow, desk) for one in coming),
        *(
            Attached(d.type, d.path.rsplit("/", 1)[-1], d.path, d.dated, d.valid_until, d.sha256, d.bytes, d.text)
            for d in filed
        ),
    )


def _coming(one: Coming, record: Record, uow: UnitOfWork, desk: OpenDesk) -> Attached:
    new = one.new
    suffix = "." + new.name.rsplit(".", 1)[-1].lower()
    day = new.dated or desk.clock.today()
    path = filing.planned_path(record, new.type, day, suffix, uow=uow, desk=desk)
    return Attached(
        new.type,
        path.rsplit("/", 1)[-1],
        path,
        new.dated,
        new.valid_until,
        one.sha256,
        len(new.content),
        one.text,
    )


def _requisition(
    record: Requisition, stored: Record | None, documents: tuple[Attached, ...], uow: UnitOfWork, desk: OpenDesk
) -> RequisitionContext:
    holder = uow.requisitions.find(record.number)
    elsewhere = [r for r in uow.requisitions_of_finance(record.finance_reference) if r.number != record.number]
    used = sum(r.places for r in elsewhere if r.status is not RequisitionStatus.CANCELLED and r.archived_at is None)
    return RequisitionContext(
        requisition=record,
        documents=documents,
        number_taken=holder is not None and stored is None,
        reference=uow.reference(),
        places_used_elsewhere=used,
        now=desk.clock.now(),
        today=desk.clock.today(),
        lists=desk.lists,
    )


def _candidate(
    entry: Entry, record: Candidate, documents: tuple[Attached, ...], uow: UnitOfWork, desk: OpenDesk
) -> CandidateContext:
    country = desk.settings.country
    return CandidateContext(
        candidate=record,
        documents=documents,
        alike=tuple(
            dataclasses.replace(a, decision="different") if a.number in entry.different else a
            for a in duplicates.alike_to(record, uow)
        ),
        compared_with=desk.reads.count(RecordKind.CANDIDATE, ListQuery()),
        reference=uow.reference(),
        time_zones=zones_of(record.country),
        is_working_day=lambda day: is_working_day(day, country),
        now=desk.clock.now(),
        today=desk.clock.today(),
        lists=desk.lists,
    )


def _offer(record: Offer, documents: tuple[Attached, ...], uow: UnitOfWork, desk: OpenDesk) -> OfferContext:
    person = uow.candidates.get(record.candidate)
    permission = uow.requisitions.get(record.requisition)
    application = uow.application(record.candidate, record.requisition)
    stage = application.stage if application else None
    refusal = offer_rules.refusal_of_offer(stage, person)
    if refusal is not None:
        raise Refused.of([refusal])
    country = record.country or desk.settings.country
    working, following = offers.start_facts(record, country)
    template, template_problem, facts, letter_problem = _trial(record, person, permission, uow, desk)
    path = letters.planned_pdf_path(record, uow=uow, desk=desk)
    return OfferContext(
        offer=record,
        candidate=person,
        requisition=permission,
        stage=stage,
        documents=documents,
        offers_beside=tuple(
            o for o in uow.offers_of(record.requisition) if o.number != record.number and o.status in LIVE
        ),
        earliest=offers.earliest_for(person, country, desk.clock.today()),
        start_is_working_day=working,
        start_holiday=_holiday(record.start_date, country),
        next_working_day=following,
        manager_absences=(),
        template=template,
        template_problem=template_problem,
        letter_facts=facts,
        letter_problem=letter_problem,
        planned_path=path,
        path_taken=desk.files.exists(path),
        statuses_elsewhere={},
        known_benefits=uow.reference().benefits,
        now=desk.clock.now(),
        today=desk.clock.today(),
        lists=desk.lists,
    )


def _holiday(day: date | None, country: str) -> str:
    if day is None or is_working_day(day, country):
        return ""
    return holiday_name(day, country, "en_US")


def _trial(
    record: Offer, person: Candidate, permission: Requisition, uow: UnitOfWork, desk: OpenDesk
) -> tuple[TemplateFacts | None, Problem | None, tuple[LetterFact, ...], Problem | None]:
    """A letter made in memory and read back, so that what it will say is proved before the offer is saved."""
    try:
        choice = letters.choose(record, desk=desk)
    except DeskError as error:
        return None, error.problems[0], (), error.problems[0]
    chosen = TemplateFacts(
        choice.id,
        choice.version,
        choice.language,
        choice.country,
        choice.function,
        choice.document_type,
        choice.reason,
    )
    try:
        facts = letters.trial(record, person, permission, uow.reference(), choice, desk=desk)
    except DeskError as error:
        return chosen, None, (), error.problems[0]
    return chosen, None, facts, None
