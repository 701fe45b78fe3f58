"""What happened at the desk, within a session: the audit chain, reviews as they were run, imports."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from recdesk.domain.audit import START, AuditEntry, hash_of
from recdesk.domain.errors import Refused
from recdesk.domain.plain import to_plain
from recdesk.services.reads import ImportBatch
from recdesk.storage.tables import audit, imports, reviews

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_HEAD = select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)
_ENTRY = insert(audit)
_REVIEW = insert(reviews).returning(reviews.c.id)


def append(
    session: Session,
    *,
    at: datetime,
    operator: str,
    action: str,
    record_kind: str,
    record: str,
    details: Mapping[str, Any],
) -> AuditEntry:
    """Append to the chain. The transaction holds the write lock, so nobody else can take the same head."""
    session.flush()
    head = session.execute(_HEAD).first()
    entry = AuditEntry(
        seq=head.seq + 1 if head else 1,
        at=at.astimezone(UTC),
        operator=operator,
        action=action,
        record_kind=record_kind,
        record=record,
        details=json.loads(json.dumps(to_plain(details))),  # exactly what will be read back and hashed again
        prev_hash=head.hash if head else START,
    )
    entry = dataclasses.replace(entry, hash=hash_of(entry))
    values = {field.name: getattr(entry, field.name) for field in dataclasses.fields(entry)}
    session.execute(_ENTRY, values | {"details": _text(entry.details)})
    return entry


def add_review(session: Session, *, items: Sequence[Mapping[str, Any]], **facts: Any) -> int:
    """Store a review as it was run; returns its id."""
    return int(session.execute(_REVIEW, {"items": _text(list(items)), **facts}).scalar_one())


def add_import(
    session: Session, batch: ImportBatch, *, created: Sequence[str], before: Mapping[str, Mapping[str, Any]]
) -> int:
    """Remember an import with what is needed to take it back; returns its id."""
    values = dataclasses.asdict(batch)
    del values["id"]
    values["row_count"] = values.pop("rows")
    statement = (
        insert(imports).values(**values, made=_text(list(created)), before=_text(before)).returning(imports.c.id)
    )
    return int(session.execute(statement).scalar_one())


def read_import(session: Session, batch_id: int) -> tuple[ImportBatch, tuple[str, ...], dict[str, dict[str, Any]]]:
    """An import with what it made and what it changed; Refused `record_missing`."""
    found = session.execute(select(imports).where(imports.c.id == batch_id)).mappings().first()
    if found is None:
        raise Refused("record_missing", record=str(batch_id))
    values = dict(found)
    made, before = json.loads(values.pop("made")), json.loads(values.pop("before"))
    values["rows"] = values.pop("row_count")
    return ImportBatch(**values), tuple(made), before


def mark_import_undone(session: Session, batch_id: int, at: datetime) -> None:
    """An import was taken back."""
    session.execute(update(imports).where(imports.c.id == batch_id).values(undone_at=at))


def _text(value: Any) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))
