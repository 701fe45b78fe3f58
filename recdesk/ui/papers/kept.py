"""Answers that were typed and not filed: kept as a draft of their record and document, through leaving and locking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Right
from recdesk.services import drafts
from recdesk.services.desk import OpenDesk


@dataclass(frozen=True, slots=True)
class Kept:
    """What was chosen and typed; `typed` are entries of the form that differ from the desk's own, exactly as typed."""

    language: str = ""
    requisition: str = ""
    typed: Mapping[str, Any] = field(default_factory=dict)


def find(kind: RecordKind, number: str, document: str, *, desk: OpenDesk) -> Kept | None:
    """The operator's answers for that document, or None."""
    draft = drafts.find(kind, _place(number, document), desk=desk)
    if draft is None:
        return None
    values = draft.values
    return Kept(str(values.get("language", "")), str(values.get("requisition", "")), dict(values.get("typed", {})))


def keep(kind: RecordKind, number: str, document: str, kept: Kept, *, desk: OpenDesk) -> None:
    """Keep them in place of earlier ones; nothing typed leaves nothing. Who may not write keeps nothing."""
    if not desk.operator.may(Right.WRITE):
        return
    if kept.typed:
        values = {"language": kept.language, "requisition": kept.requisition, "typed": dict(kept.typed)}
        drafts.keep(kind, _place(number, document), values, 0, desk=desk)
    else:
        drafts.drop(kind, _place(number, document), desk=desk)


def drop(kind: RecordKind, number: str, document: str, *, desk: OpenDesk) -> None:
    """The document was filed: nothing is left to keep."""
    drafts.drop(kind, _place(number, document), desk=desk)


def _place(number: str, document: str) -> str:
    """Beside the draft of the record's own form, and never taken for one that was set aside."""
    return f"{number}/{document}"
