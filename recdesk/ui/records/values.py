"""Between a form and a record: the form speaks in codes and rows, the record in its own types."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from recdesk.domain.document import DocumentType
from recdesk.domain.numbers import RecordKind
from recdesk.domain.people import Person, Signer
from recdesk.domain.plain import hints_of, value_from_plain
from recdesk.services.filing import check_file, content_of
from recdesk.services.kinds import CLASSES, NewDocument, Record, editable

DOCUMENT_FIELD = "doc_"


def to_form(record: Record | Mapping[str, Any], kind: RecordKind) -> dict[str, Any]:
    """A record's (or a proposal's) editable values as a form takes them."""
    given = record if isinstance(record, Mapping) else {n: getattr(record, n) for n in editable(kind)}
    return {name: _to_field(value) for name, value in given.items()}


def _to_field(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return tuple(_to_row(v) for v in value)
    return value


def _to_row(value: Any) -> dict[str, Any]:
    if isinstance(value, Person):
        return {"person": value}
    return {f.name: _to_field(getattr(value, f.name)) for f in dataclasses.fields(value)}


def from_form(values: Mapping[str, Any], kind: RecordKind) -> dict[str, Any]:
    """What a form gives as typed values of the record; empty entries become the field's own nothing.

    Fields that are no part of the record (documents, the requisition applied to) are left out.
    """
    hints = hints_of(CLASSES[kind])
    blank = CLASSES[kind]()
    typed: dict[str, Any] = {}
    for name, value in values.items():
        if name not in hints or name not in editable(kind):
            continue
        if value is None or value == "":
            typed[name] = getattr(blank, name) if not _optional(hints[name]) else None
        elif isinstance(value, tuple):
            typed[name] = _rows(value, hints[name], name)
        else:
            typed[name] = value_from_plain(hints[name], value, where=name)
    return typed


def _optional(hint: Any) -> bool:
    return type(None) in typing.get_args(hint)


def _rows(rows: tuple[Any, ...], hint: Any, name: str) -> tuple[Any, ...]:
    inner = typing.get_args(hint)[0]
    if inner is Person:
        return tuple(r["person"] for r in rows if r.get("person") is not None)
    if inner is Signer:
        return tuple(Signer(order, **_told(r)) for order, r in enumerate(rows, 1))
    return typing.cast(tuple[Any, ...], value_from_plain(hint, [_told(r) for r in rows], where=name))


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in row.items() if v is not None and v != "" and k != "order"}


def new_documents(values: Mapping[str, Any]) -> tuple[NewDocument, ...]:
    """The files that the form names, read now. Refused for a file the desk does not take, or that cannot be read."""
    found = []
    for name, path in values.items():
        if name.startswith(DOCUMENT_FIELD) and isinstance(path, Path):
            content = content_of(path)
            check_file(path.name, content)
            found.append(NewDocument(DocumentType(name.removeprefix(DOCUMENT_FIELD)), path.name, content))
    return tuple(found)
