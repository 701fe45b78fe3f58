"""What the desk keeps besides its records, within a session: its reference and unsaved forms."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from recdesk.domain.errors import Refused
from recdesk.domain.plain import hints_of, to_plain, value_from_plain
from recdesk.domain.reference import Reference
from recdesk.services.reads import Draft
from recdesk.storage.tables import drafts, reference

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def read_reference(session: Session) -> Reference:
    """The reference, a section a row; Refused `reference_missing` where none was ever written."""
    rows = session.execute(select(reference.c.section, reference.c.content))
    stored = {row.section: json.loads(row.content) for row in rows}
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
    session.execute(
        delete(drafts).where(
            drafts.c.operator == operator, drafts.c.record_kind == record_kind, drafts.c.record == record
        )
    )
