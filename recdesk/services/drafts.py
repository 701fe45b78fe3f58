"""Unsaved forms, kept in the vault from the first key on, per operator and record, through crash and lock.

A record has one draft that is being typed into. An earlier one that nobody decided about is set aside under the
record's number with a place behind it, so that nothing typed is lost.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Right
from recdesk.domain.plain import to_plain
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import Draft

_ASIDE = "~"
"""Stands between a number and the place of a draft set aside; numbers have letters, digits and dashes only."""


def keep(kind: RecordKind, number: str, values: Mapping[str, Any], row_version: int, *, desk: OpenDesk) -> Draft:
    """Keep what was typed, in place of an earlier draft of the same record. `number` is empty for a new record."""
    desk.require(Right.WRITE)
    draft = Draft(desk.operator.name, kind.value, number, to_plain(dict(values)), row_version, desk.clock.now())
    with desk.work() as uow:
        uow.keep_draft(draft)
        uow.commit()
    return draft


def drop(kind: RecordKind, number: str, *, desk: OpenDesk) -> None:
    """Forget a draft. `number` is the record's, or the `record` of a draft that was set aside."""
    desk.require(Right.WRITE)
    with desk.work() as uow:
        uow.drop_draft(desk.operator.name, kind.value, number)
        uow.commit()


def find(kind: RecordKind, number: str, *, desk: OpenDesk) -> Draft | None:
    """The operator's draft for a record, or None."""
    desk.require(Right.READ)
    drafts = desk.reads.drafts(desk.operator.name)
    return next((d for d in drafts if d.record_kind == kind.value and d.record == number), None)


def waiting(kind: RecordKind, number: str, *, desk: OpenDesk) -> tuple[Draft, ...]:
    """Every draft of the operator for a record: the one last typed into, then those set aside, newest first."""
    desk.require(Right.READ)
    own = [d for d in desk.reads.drafts(desk.operator.name) if d.record_kind == kind.value]
    aside = [d for d in own if d.record.startswith(number + _ASIDE)]
    return (*(d for d in own if d.record == number), *sorted(aside, key=lambda d: d.kept_at, reverse=True))


def set_aside(kind: RecordKind, number: str, *, desk: OpenDesk) -> None:
    """Make room for another draft of a record; the one in its place stays among `waiting`."""
    desk.require(Right.WRITE)
    _move(kind, number, None, desk)


def take_up(draft: Draft, *, desk: OpenDesk) -> None:
    """Go on with one of the waiting drafts; what was typed in its place is set aside."""
    desk.require(Right.WRITE)
    number = draft.record.partition(_ASIDE)[0]
    if draft.record != number:
        _move(RecordKind(draft.record_kind), number, draft, desk)


def _move(kind: RecordKind, number: str, instead: Draft | None, desk: OpenDesk) -> None:
    known = waiting(kind, number, desk=desk)
    taken = {d.record for d in known}
    free = next(f"{number}{_ASIDE}{n}" for n in range(1, len(taken) + 2) if f"{number}{_ASIDE}{n}" not in taken)
    with desk.work() as uow:
        for draft in (d for d in known if d.record == number):
            uow.keep_draft(dataclasses.replace(draft, record=free))
            uow.drop_draft(draft.operator, draft.record_kind, number)
        if instead is not None:
            uow.drop_draft(instead.operator, instead.record_kind, instead.record)
            uow.keep_draft(dataclasses.replace(instead, record=number))
        uow.commit()
