"""What the desk keeps besides its records, within a session: its reference and unsaved forms."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import bindparam, delete, insert, select

from recdesk.domain.errors import Refused
from recdesk.domain.plain import hints_of, to_plain, value_from_plain
from recdesk.domain.reference import Reference
from recdesk.services.reads import Draft
from recdesk.storage.tables import drafts, reference

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SECTIONS = select(reference.c.section, reference.c.content).order_by(reference.c.section)
_FORGET = delete(drafts).where(
    drafts.c.operator == bindparam("of_operator"),
    drafts.c.record_kind == bindparam("of_kind"),
    drafts.c.record == bindparam("of_record"),
)
_last_read: WeakKeyDictionary[Any, tuple[tuple[Any, ...], Reference | None]] = WeakKeyDictionary()
"""What each open desk's reference said when it was last read, and what that means: the rows are always read again, but
only another text is worth taking apart. Forgotten with the desk's engine."""


def read_reference(session: Session) -> Reference:
    """The reference, a section a row; Refused `reference_missing` where none was ever written."""
    rows = tuple(map(tuple, session.execute(_SECTIONS)))
    engine = session.get_bind()
    read, known = _last_read.get(engine, ((), None))
    if known is None or read != rows:
        known = _typed(rows)
        _last_read[engine] = rows, known
    return known


def _typed(rows: Iterable[tuple[Any, ...]]) -> Reference:
    stored = {section: json.loads(content) for section, content in rows}
    if "company" not in stored:
        raise Refused("reference_missing")
    hints = hints_of(Reference)
    return Reference(
        **{name: value_from_plain(hints[name], value, where=name) for name, value in stored.items() if name in hints}
    )


def write_reference(session: Session, new: Reference) -> None:
    """Replace every section."""
    session.execute(delete(reference))
    session.execute(
        insert(reference),
        [
            {"section": field.name, "content": json.dumps(to_plain(getattr(new, field.name)), ensure_ascii=False)}
            for field in fields(new)
        ],
    )


def write_draft(session: Session, draft: Draft) -> None:
    """Keep an unsaved form."""
    session.execute(
        insert(drafts).values(
            operator=draft.operator,
            record_kind=draft.record_kind,
            record=draft.record,
            form_values=json.dumps(to_plain(draft.values), ensure_ascii=False),
            row_version=draft.row_version,
            kept_at=draft.kept_at,
        )
    )


def forget_draft(session: Session, operator: str, record_kind: str, record: str) -> None:
    """Drop an unsaved form; one that is not there is no error."""
    session.execute(_FORGET, {"of_operator": operator, "of_kind": record_kind, "of_record": record})
