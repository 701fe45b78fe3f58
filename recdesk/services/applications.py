"""Applications and their stages: moved with the instant it happened, refused where the rules refuse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from recdesk.domain.application import Application, Stage, StageEvent, refusal_of_move, stages_from
from recdesk.domain.candidate import Candidate, CandidateStatus
from recdesk.domain.errors import Problem, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import LIVE, Offer, OfferStatus
from recdesk.domain.operator import Right
from recdesk.domain.requisition import RequisitionStatus
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class StageChoice:
    """A stage that could follow: allowed, or refused with the reason."""

    stage: Stage
    refusal: Problem | None


def apply(candidate: str, requisition: str, *, desk: OpenDesk, at: datetime | None = None) -> Changes:
    """Make an application at stage `new`. Refused when there is one already or the requisition is not open."""
    desk.require(Right.WRITE)
    now = desk.clock.now()
    moment = at or now
    with desk.work() as uow:
        wanted = uow.requisitions.get(requisition)
        _refuse_archived(candidate, requisition, uow)
        if wanted.status is not RequisitionStatus.OPEN:
            raise Refused("requisition_not_open", field="requisition", record=requisition, status=wanted.status)
        if uow.application(candidate, requisition) is not None:
            raise Refused("already_applied", field="requisition", record=candidate, requisition=requisition)
        uow.add_application(
            Application(candidate=candidate, requisition=requisition, entered_at=moment, created_at=now)
        )
        _record(uow, candidate, requisition, Stage.NEW, moment, desk, before=None)
        uow.commit()
    return Changes("applied", (candidate, requisition), frozenset({RecordKind.CANDIDATE}))


def choices(candidate: str, requisition: str, *, desk: OpenDesk) -> tuple[StageChoice, ...]:
    """Every other stage with its refusal, the usual next one first, refused ones last."""
    desk.require(Right.READ)
    now = desk.clock.now()
    with desk.work() as uow:
        application = _application(candidate, requisition, uow)
        order = (*stages_from(application.stage), *(s for s in Stage if s not in stages_from(application.stage)))
        listed = [StageChoice(s, _refusal(application, s, now, now, uow)) for s in order if s is not application.stage]
    return tuple(sorted(listed, key=lambda c: c.refusal is not None))


def move(
    candidate: str, requisition: str, stage: Stage, *, desk: OpenDesk, at: datetime | None = None, note: str = ""
) -> tuple[Application, Changes]:
    """Move an application to another stage. `at` is when it happened; when it was recorded is kept beside it."""
    desk.require(Right.WRITE)
    now = desk.clock.now()
    moment = at or now
    with desk.work() as uow:
        application = _application(candidate, requisition, uow)
        _refuse_archived(candidate, requisition, uow)
        refusal = _refusal(application, stage, moment, now, uow)
        if refusal is not None:
            raise Refused.of([refusal])
        before = application.stage
        application.stage, application.entered_at = stage, moment
        application.updated_at = now
        _follow(uow.candidates.get(candidate), before, stage)
        _record(uow, candidate, requisition, stage, moment, desk, before=before, note=note)
        uow.commit()
    return application, Changes("stage_moved", (candidate, requisition), frozenset({RecordKind.CANDIDATE}))


def take_back_move(candidate: str, requisition: str, *, desk: OpenDesk) -> Changes:
    """Undo the last move: the stage before it is entered again, as a new, visible event.

    Refused `nothing_to_undo` for an application that never moved, `offer_still_live` where the stage before it would
    end an application that has got an offer since.
    """
    desk.require(Right.WRITE)
    now = desk.clock.now()
    with desk.work() as uow:
        application = _application(candidate, requisition, uow)
        events = uow.stage_events(candidate, requisition)
        if len(events) < 2:
            raise Refused("nothing_to_undo", record=candidate)
        _refuse_archived(candidate, requisition, uow)
        still_live = _live_offer(application, events[-2].stage, _offers(application, uow))
        if still_live is not None:
            raise Refused.of([still_live])
        before, application.stage = application.stage, events[-2].stage
        _follow(uow.candidates.get(candidate), before, application.stage)
        application.entered_at = max(events[-2].entered_at, events[-1].entered_at)
        application.updated_at = now
        _record(uow, candidate, requisition, application.stage, application.entered_at, desk, before=before, undo=True)
        uow.commit()
    return Changes("stage_taken_back", (candidate, requisition), frozenset({RecordKind.CANDIDATE}))


def _application(candidate: str, requisition: str, uow: UnitOfWork) -> Application:
    application = uow.application(candidate, requisition)
    if application is None:
        uow.candidates.get(candidate)
        uow.requisitions.get(requisition)
        raise Refused("application_missing", field="requisition", record=candidate, requisition=requisition)
    return application


def _refuse_archived(candidate: str, requisition: str, uow: UnitOfWork) -> None:
    for record in (uow.candidates.get(candidate), uow.requisitions.get(requisition)):
        if record.archived_at is not None:
            raise Refused("record_archived", record=record.number)


def _follow(person: Candidate, before: Stage, stage: Stage) -> None:
    """The person is hired with the application, and is not any more when that is taken back."""
    if stage is Stage.HIRED:
        person.status = CandidateStatus.HIRED
    elif before is Stage.HIRED:
        person.status = CandidateStatus.ACTIVE


def _offers(application: Application, uow: UnitOfWork) -> list[Offer]:
    return [o for o in uow.offers_of(application.candidate) if o.requisition == application.requisition]


def _live_offer(application: Application, stage: Stage, offers: list[Offer]) -> Problem | None:
    """An application with an offer on the table does not end; the offer is withdrawn first."""
    live = [o.number for o in offers if o.status in LIVE and o.status is not OfferStatus.ACCEPTED]
    if stage in (Stage.REJECTED, Stage.WITHDRAWN) and live:
        return Problem("offer_still_live", "stage", application.candidate, {"offer": live[0]})
    return None


def _refusal(application: Application, stage: Stage, at: datetime, now: datetime, uow: UnitOfWork) -> Problem | None:
    offers = _offers(application, uow)
    accepted = any(o.status is OfferStatus.ACCEPTED for o in offers)
    refusal = refusal_of_move(
        application.stage, stage, at=at, last_at=application.entered_at, now=now, has_offer_accepted=accepted
    )
    return refusal or _live_offer(application, stage, offers)


def _record(
    uow: UnitOfWork,
    candidate: str,
    requisition: str,
    stage: Stage,
    moment: datetime,
    desk: OpenDesk,
    *,
    before: Stage | None,
    note: str = "",
    undo: bool = False,
) -> None:
    now = desk.clock.now()
    uow.add_stage_event(
        StageEvent(
            candidate=candidate,
            requisition=requisition,
            stage=stage,
            entered_at=moment,
            recorded_at=now,
            operator=desk.operator.name,
            note=note,
        )
    )
    uow.audit(
        at=now,
        operator=desk.operator.name,
        action="stage_undo" if undo else "stage",
        record_kind=RecordKind.CANDIDATE.value,
        record=candidate,
        details={
            "requisition": requisition,
            "stage": [before.value if before else None, stage.value],
            "at": moment.isoformat(),
        },
    )
