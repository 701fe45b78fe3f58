"""A desk with a made-up company: requisitions, candidates and offers in every state, and ninety days of history.

Requisitions, people with offers and the offers themselves pass the same reviews as a person's own records would; the
remaining candidates are entered in bulk. Same seed, same data (on the same day).
"""

from __future__ import annotations

import dataclasses
import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from recdesk.domain.application import Application, Stage, StageEvent
from recdesk.domain.calendar import is_working_day, workday
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import DocumentType
from recdesk.domain.money import Basis, Frequency
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Allowance, Benefit, OfferAct
from recdesk.domain.people import Person
from recdesk.domain.plain import hints_of
from recdesk.domain.requisition import Channel, Priority, Question, QuestionKind, RequisitionStatus, WorkType
from recdesk.domain.review import ItemState, Review
from recdesk.services import actions, applications, demo_advert, entries, kinds, letters, offers
from recdesk.services.demo_people import DemoPerson, people
from recdesk.services.desk import OpenDesk
from recdesk.services.kinds import Entry, NewDocument
from recdesk.services.ports import Progress, UnitOfWork, no_progress

COMPANY = "Carpat Digital Services"
REQUISITIONS = 12
OFFERS = 20
_BATCH = 500
_REASON = "Made-up record of the demo desk, nobody was asked: {item}."
_STAGES = (Stage.NEW, Stage.SCREENING, Stage.INTERVIEW)
# What becomes of an offer: the acts after it was entered. The newest offers are still open, the older ones have ended.
_OPEN: tuple[tuple[OfferAct, ...], ...] = ((), (OfferAct.APPROVE,), (OfferAct.APPROVE, OfferAct.SEND))
_OPEN_SHARE = 0.45
_ENDED: tuple[tuple[OfferAct, ...], ...] = (
    (OfferAct.APPROVE, OfferAct.SEND, OfferAct.ACCEPT),
    (OfferAct.APPROVE, OfferAct.SEND, OfferAct.DECLINE),
    (OfferAct.APPROVE, OfferAct.WITHDRAW),
    (OfferAct.APPROVE, OfferAct.SEND, OfferAct.EXPIRE),
)
_LANGUAGES = ("ro_RO", "ro_RO", "en_GB", "de_DE", "fr_FR")


@dataclass(frozen=True, slots=True)
class _Then:
    """A clock that stands at a past instant, so that history is written as it would have been."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


def fill(*, desk: OpenDesk, candidates: int, seed: int, progress: Progress = no_progress) -> dict[str, int]:
    """Fill an empty desk; returns how many of each kind there are."""
    dice = random.Random(f"desk-{seed}")  # noqa: S311 - made-up data, no secret
    now = desk.clock.now()
    of = REQUISITIONS + candidates + OFFERS
    made = [_requisition(place, _at(desk, _morning(now, 90 - place))) for place in range(REQUISITIONS)]
    progress(REQUISITIONS, of)
    with desk.work() as uow:
        policy = uow.reference().policies[0]
        owners = tuple(o.name for o in uow.operators())
    listed = list(people(candidates, seed, desk.clock.today(), policy, owners))
    reviewed = min(OFFERS, candidates)
    picked = {round(i * (candidates - 1) / max(reviewed - 1, 1)) for i in range(reviewed)} if reviewed else set()
    offered = [p for i, p in enumerate(listed) if i in picked]
    rest = [p for i, p in enumerate(listed) if i not in picked]
    count = _offers(offered, made, desk, now)
    for start in range(0, len(rest), _BATCH):
        _bulk(rest[start : start + _BATCH], made, dice, desk, now)
        progress(REQUISITIONS + count + min(start + _BATCH, len(rest)), of)
    progress(of, of)
    return {"requisitions": len(made), "candidates": candidates, "offers": count}


def _morning(now: datetime, days: int) -> datetime:
    """Nine in the morning or so in Bucharest, some days ago."""
    return (now - timedelta(days=days)).replace(hour=7, minute=4 + days % 50, second=0, microsecond=0)


def _at(desk: OpenDesk, moment: datetime) -> OpenDesk:
    return dataclasses.replace(desk, clock=_Then(moment))


def _save(entry: Entry, desk: OpenDesk) -> str:
    """Save through the record's review, answering every open item as a person would for a made-up record."""
    return entries.save(entry, _answered(entries.open_review(entry, desk=desk), desk), desk=desk).number


def _answered(review: Review, desk: OpenDesk) -> Review:
    by, at = desk.operator.name, desk.clock.now()
    for run in review.open_items:
        if run.state is ItemState.BLOCKED:
            review = review.accept(run.item.id, _REASON.format(item=run.item.id), by=by, at=at)
    for run in review.open_items:
        if run.state is ItemState.KEY_AGAIN:
            review = review.key_again(run.item.id, run.again_value, by=by, at=at)
    for run in review.open_items:
        if run.state is ItemState.NEEDS_YOU:
            review = review.attest(run.item.id, by=by, at=at, note="demo")
    return review


def _requisition(place: int, desk: OpenDesk) -> str:
    with desk.work() as uow:
        reference = uow.reference()
    job = reference.jobs[place % len(reference.jobs)]
    level = job.levels[place % len(job.levels)]
    office = reference.offices[place % len(reference.offices)]
    band = reference.band(level, office.city, "RON")
    low, high = (band.pay_from, band.pay_to) if band else (Decimal(6500), Decimal(9000))
    team = reference.people
    today = desk.clock.today()
    values: dict[str, Any] = {
        "approved_on": today - timedelta(days=2),
        "approved_by": team[0].name,
        "finance_reference": f"FIN-{2200 + place}",
        "places": 1 + place % 3,
        "title": job.title,
        "family": job.family,
        "level": level,
        "function": job.function,
        "department": reference.departments[place % len(reference.departments)],
        "country": office.country,
        "city": office.city,
        "office": office.name,
        "work_type": tuple(WorkType)[place % 3],
        "pay_from": low,
        "pay_to": high,
        "pay_currency": "RON",
        "pay_basis": Basis.GROSS,
        "pay_frequency": Frequency.MONTHLY,
        "pay_confirmed_by": team[0].name,
        "pay_confirmed_on": today - timedelta(days=1),
        "recruiter": _pick(team, place),
        "coordinator": _pick(team, place + 1),
        "hiring_manager": _pick(team, place + 2),
        "panel": (_pick(team, place + 3),),
        **demo_advert.parts(job.title, office.city, COMPANY),
        "channels": (Channel(reference.channels[place % len(reference.channels)], today, today + timedelta(days=60)),),
        "questions": (
            Question("Which applicant tracking systems have you kept records in?", QuestionKind.TEXT),
            Question("How many days of notice do you have to give?", QuestionKind.NUMBER),
        ),
        "priority": tuple(Priority)[place % 3],
        "target_start": today + timedelta(days=75),
    }
    approval = f"Headcount approval FIN-{2200 + place}: {job.title}, {office.city}.\n".encode()
    document = NewDocument(DocumentType.HEADCOUNT_APPROVAL, "approval.txt", approval, today - timedelta(days=2))
    return _save(Entry(RecordKind.REQUISITION, values, documents=(document,)), desk)


def _pick(team: tuple[Person, ...], place: int) -> Person:
    return team[place % len(team)]


def _offers(offered: list[DemoPerson], requisitions: list[str], desk: OpenDesk, now: datetime) -> int:
    for place, person in enumerate(offered):
        still_open = place >= round(len(offered) * (1 - _OPEN_SHARE))
        life = _OPEN[place % len(_OPEN)] if still_open else _ENDED[place % len(_ENDED)]
        # Nobody came before the desk's first requisition, and every offer needs some days for its life.
        days = max(4 if still_open else 6, min(6 if still_open else 72, (now.date() - person.came_on).days))
        came = _at(desk, _morning(now, days))
        requisition = _with_room(requisitions, place, desk)
        number = _save(_offered_candidate(person, requisition, came), came)
        for step, stage in enumerate((Stage.SCREENING, Stage.INTERVIEW, Stage.OFFER), 1):
            applications.move(
                number, requisition, stage, desk=_at(desk, _morning(now, days) + timedelta(hours=2 * step))
            )
        _offer(place, number, requisition, life, desk, _morning(now, max(2 if still_open else 4, days - 2)))
    return len(offered)


def _with_room(requisitions: list[str], place: int, desk: OpenDesk) -> str:
    """The next requisition in turn that still has a free place."""
    turned = [requisitions[(place + i) % len(requisitions)] for i in range(len(requisitions))]
    with desk.work() as uow:
        return next((n for n in turned if uow.requisitions.get(n).status is RequisitionStatus.OPEN), turned[0])


def _offered_candidate(person: DemoPerson, requisition: str, desk: OpenDesk) -> Entry:
    candidate = person.candidate
    values = {n: getattr(candidate, n) for n in kinds.editable(RecordKind.CANDIDATE)}
    today = desk.clock.today()
    values |= {
        "consent_given_on": today,
        "consent_expires_on": None,
        "notice_verified_with": "candidate, by mail",
        "notice_verified_on": today,
        "next_action": "Prepare the offer",
        "next_action_due": _working_day(desk.clock.today() + timedelta(days=3), desk.settings.country),
    }
    text = f"{candidate.legal_name}\n{candidate.email}\n{candidate.phone}\n"
    cv = NewDocument(DocumentType.CV, "cv.txt", text.encode(), today)
    return Entry(RecordKind.CANDIDATE, values, documents=(cv,), requisition=requisition)


def _working_day(day: date, country: str) -> date:
    return day if is_working_day(day, country) else workday(day, 1, country)


def _offer(
    place: int, candidate: str, requisition: str, life: tuple[OfferAct, ...], desk: OpenDesk, begun: datetime
) -> None:
    at = _at(desk, begun)
    values = offers.propose(candidate, requisition, desk=at)
    # An offer stays valid for some days, so nobody of the demo starts before three weeks have passed.
    first = workday(begun.date(), 15, desk.settings.country)
    values["start_date"] = max(values["start_date"] or first, first)
    with at.work() as uow:
        permission = uow.requisitions.get(requisition)
        benefits = uow.reference().benefits
    low = permission.pay_from or Decimal(6500)
    values |= {
        "amount": low + Decimal(100) * (place % 9),
        "language": _LANGUAGES[place % len(_LANGUAGES)],
        "probation_days": 90,
        "notice_days": 20,
        "notice_unit": hints_of(Candidate)["notice_unit"].WORKING_DAYS,
        "annual_leave_days": 23,
        "bonus": "" if place % 3 else "10 %",
        "allowances": (Allowance("Work from home", Decimal(200), "RON"),) if place % 2 else (),
        "benefits": tuple(Benefit(name, "", "") for name in benefits[: 2 + place % 2]),
        "valid_until": begun.date() + timedelta(days=9),
    }
    if OfferAct.EXPIRE in life:
        values["valid_until"] = begun.date() + timedelta(days=1)
    number = _save(Entry(RecordKind.OFFER, values), at)
    moment = begun
    for act in life:
        moment += timedelta(hours=2)
        if act is OfferAct.EXPIRE:
            moment = begun + timedelta(days=2)
        if act is OfferAct.SEND:
            letters.file(letters.preview(number, desk=_at(desk, moment)), desk=_at(desk, moment))
            moment += timedelta(hours=1)
        offers.act(number, act, desk=_at(desk, moment))
    actions.done(candidate, desk=_at(desk, moment))
    if OfferAct.ACCEPT in life:
        applications.move(candidate, requisition, Stage.HIRED, desk=_at(desk, moment + timedelta(hours=1)))


def _bulk(
    listed: list[DemoPerson], requisitions: list[str], dice: random.Random, desk: OpenDesk, now: datetime
) -> None:
    with desk.work() as uow:
        for person in listed:
            came = now - timedelta(days=(now.date() - person.came_on).days, minutes=dice.randrange(300))
            candidate = person.candidate
            candidate.number = uow.next_number(RecordKind.CANDIDATE, now.year)
            candidate.created_at = candidate.updated_at = came
            uow.candidates.add(candidate)
            _history(candidate, dice.choice(requisitions), came, dice, uow, desk, now)
            uow.audit(
                at=came,
                operator=desk.operator.name,
                action="create",
                record_kind=RecordKind.CANDIDATE.value,
                record=candidate.number,
                details={"source": "demo"},
            )
        uow.commit()


def _history(
    candidate: Candidate,
    requisition: str,
    came: datetime,
    dice: random.Random,
    uow: UnitOfWork,
    desk: OpenDesk,
    now: datetime,
) -> None:
    stages = list(_STAGES[: 1 + dice.randrange(3)])
    if dice.random() < 0.35:
        stages.append(dice.choice((Stage.REJECTED, Stage.REJECTED, Stage.WITHDRAWN)))
    moment = came
    for stage in stages:
        recorded = min(moment + timedelta(hours=dice.randrange(1, 20)), now)
        uow.add_stage_event(
            StageEvent(
                candidate=candidate.number,
                requisition=requisition,
                stage=stage,
                entered_at=moment,
                recorded_at=recorded,
                operator=desk.operator.name,
            )
        )
        entered, moment = moment, min(moment + timedelta(days=dice.randrange(1, 9)), now)
    uow.add_application(
        Application(
            candidate=candidate.number, requisition=requisition, stage=stages[-1], entered_at=entered, created_at=came
        )
    )
