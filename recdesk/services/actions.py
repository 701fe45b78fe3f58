"""Next actions of candidates: done, and taken off the list."""

from __future__ import annotations

from recdesk.domain.errors import Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Right
from recdesk.services.desk import Changes, OpenDesk, Undo


def done(candidate: str, *, desk: OpenDesk) -> Changes:
    """The candidate's next action was done; it leaves Today and stays in the history. Refused when none is noted."""
    desk.require(Right.WRITE)
    now = desk.clock.now()
    with desk.work() as uow:
        record = uow.candidates.get(candidate)
        if not record.next_action:
            raise Refused("no_next_action", field="next_action", record=candidate)
        due = record.next_action_due.isoformat() if record.next_action_due else None
        fields = {"next_action": [record.next_action, ""], "next_action_due": [due, None]}
        record.next_action, record.next_action_due = "", None
        record.updated_at = now
        logged = uow.audit(
            at=now,
            operator=desk.operator.name,
            action="change",
            record_kind=RecordKind.CANDIDATE.value,
            record=candidate,
            details={"fields": fields, "done": True},
        )
        uow.commit()
    undo = Undo(RecordKind.CANDIDATE, candidate, logged.seq)
    return Changes("action_done", (candidate,), frozenset({RecordKind.CANDIDATE}), undo)
