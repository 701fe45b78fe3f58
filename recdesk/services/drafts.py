"""Unsaved forms, kept in the vault from the first key on, one per operator and record, through crash and lock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Right
from recdesk.domain.plain import to_plain
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import Draft


def keep(kind: RecordKind, number: str, values: Mapping[str, Any], row_version: int, *, desk: OpenDesk) -> Draft:
    """Keep what was typed, in place of an earlier draft of the same record. `number` is empty for a new record."""
    desk.require(Right.WRITE)
    draft = Draft(desk.operator.name, kind.value, number, to_plain(dict(values)), row_version, desk.clock.now())
    with desk.work() as uow:
        uow.keep_draft(draft)
        uow.commit()
    return draft


def drop(kind: RecordKind, number: str, *, desk: OpenDesk) -> None:
    """Forget a draft."""
    desk.require(Right.WRITE)
    with desk.work() as uow:
        uow.drop_draft(desk.operator.name, kind.value, number)
        uow.commit()


def find(kind: RecordKind, number: str, *, desk: OpenDesk) -> Draft | None:
    """The operator's draft for a record, or None."""
    desk.require(Right.READ)
    drafts = desk.reads.drafts(desk.operator.name)
    return next((d for d in drafts if d.record_kind == kind.value and d.record == number), None)
