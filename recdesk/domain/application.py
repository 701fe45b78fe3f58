"""The application: one candidate for one requisition, with a stage and all the stages it went through.

Every stage keeps two instants: when it happened (effective) and when it was recorded; the two may differ and are
never mixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from recdesk.domain.errors import Problem


class Stage(StrEnum):
    """Where an application stands."""

    NEW = "new"
    SCREENING = "screening"
    INTERVIEW = "interview"
    OFFER = "offer"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


ENDED = frozenset({Stage.HIRED, Stage.REJECTED, Stage.WITHDRAWN})
_NEXT = {
    Stage.NEW: (Stage.SCREENING, Stage.REJECTED, Stage.WITHDRAWN),
    Stage.SCREENING: (Stage.INTERVIEW, Stage.OFFER, Stage.REJECTED, Stage.WITHDRAWN),
    Stage.INTERVIEW: (Stage.OFFER, Stage.SCREENING, Stage.REJECTED, Stage.WITHDRAWN),
    Stage.OFFER: (Stage.HIRED, Stage.INTERVIEW, Stage.REJECTED, Stage.WITHDRAWN),
    Stage.HIRED: (Stage.WITHDRAWN,),
    Stage.REJECTED: (Stage.SCREENING,),
    Stage.WITHDRAWN: (Stage.SCREENING,),
}


def stages_from(stage: Stage) -> tuple[Stage, ...]:
    """The stages that may follow, the usual one first. An ended application may only be reopened to screening."""
    return _NEXT[stage]


def refusal_of_move(
    current: Stage, wanted: Stage, *, at: datetime, last_at: datetime, now: datetime, has_offer_accepted: bool
) -> Problem | None:
    """Why this move may not be made, or None. Effective instants never run backwards and never lie in the future."""
    if wanted == current:
        return Problem("stage_unchanged", "stage", facts={"stage": current})
    if wanted not in _NEXT[current]:
        return Problem(
            "stage_not_allowed", "stage", facts={"stage": wanted, "current": current, "allowed": _NEXT[current]}
        )
    if at > now:
        return Problem("stage_in_future", "at", facts={"at": at})
    if at < last_at:
        return Problem("stage_before_last", "at", facts={"at": at, "last": last_at})
    if wanted is Stage.HIRED and not has_offer_accepted:
        return Problem("hired_without_accepted_offer", "stage")
    return None


@dataclass(eq=False, kw_only=True)
class Application:
    """A candidate's application to a requisition; `entered_at` is when the present stage was entered (effective)."""

    candidate: str
    requisition: str
    stage: Stage = Stage.NEW
    entered_at: datetime
    id: int | None = None
    row_version: int = 1
    created_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(eq=False, kw_only=True)
class StageEvent:
    """One step of an application: what, when it happened, when and by whom it was recorded."""

    candidate: str
    requisition: str
    stage: Stage
    entered_at: datetime
    recorded_at: datetime
    operator: str
    note: str = ""
    id: int | None = None
