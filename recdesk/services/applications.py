"""Applications and their stages: moved with the instant it happened, refused where the rules refuse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from recdesk.domain.application import Application, Stage, StageEvent, refusal_of_move, stages_from
from recdesk.domain.candidate import CandidateStatus
from recdesk.domain.errors import Problem, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import LIVE, OfferStatus
from recdesk.domain.operator import Right
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
        uow.candidates.get(candidate)
        wanted = uow.requisitions.get(requisition)
        if wanted.status.value != "open":
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
        refusal = _refusal(application, stage, moment, now, uow)
        if refusal is not None:
            raise Refused.of([refusal])
        before = application.stage
        application.stage, application.entered_at = stage, moment
        application.updated_at = now
        person = uow.candidates.get(candidate)
        if stage is Stage.HIRED:
            person.status = CandidateStatus.HIRED
        elif before is Stage.HIRED:
            person.status = CandidateStatus.ACTIVE
        _record(uow, candidate, requisition, stage, moment, desk, before=before, note=note)
        uow.commit()
    return application, Changes("stage_moved", (candidate, requisition), frozenset({RecordKind.CANDIDATE}))


def take_back_move(candidate: str, requisition: str, *, desk: OpenDesk) -> Changes:
    """Undo the last move: the stage before it is entered again, as a new, visible event."""
    desk.require(Right.WRITE)
    now = desk.clock.now()
    with desk.work() as uow:
        application = _application(candidate, requisition, uow)
        events = uow.stage_events(candidate, requisition)
        if len(events) < 2:
            raise Refused("nothing_to_undo", record=candidate)
        before, application.stage = application.stage, events[-2].stage
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


def _refusal(application: Application, stage: Stage, at: datetime, now: datetime, uow: UnitOfWork) -> Problem | None:
    offers = [o for o in uow.offers_of(application.candidate) if o.requisition == application.requisition]
    accepted = any(o.status is OfferStatus.ACCEPTED for o in offers)
    refusal = refusal_of_move(
        application.stage, stage, at=at, last_at=application.entered_at, now=now, has_offer_accepted=accepted
    )
    live = [o.number for o in offers if o.status in LIVE and o.status is not OfferStatus.ACCEPTED]
    if refusal is None and stage in (Stage.REJECTED, Stage.WITHDRAWN) and live:
        return Problem("offer_still_live", "stage", application.candidate, {"offer": live[0]})
    return refusal


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
