"""From an item of a checklist to its proofs: what document, rule and second entry the item asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from recdesk.domain.document import DocumentType
from recdesk.domain.review import Item, Kind, Proof
from recdesk.domain.rules.contexts import Attached
from recdesk.domain.rules.documents import is_attached

Context = TypeVar("Context")
Proofs = tuple[Proof | None, Proof | None, Any]
"""The document's proof, the rule's proof, and the value that is keyed a second time."""


def proofs_of(
    item: Item,
    rules: Mapping[str, Callable[[Context], Proof]],
    context: Context,
    record: Any,
    documents: Sequence[Attached],
    today: date,
) -> Proofs:
    """The proofs that the item's definition asks for; an unknown rule raises KeyError (the loader refuses it)."""
    document = None
    if Kind.DOCUMENT in item.kinds:
        kind = DocumentType(item.document_type)
        dated = getattr(record, "approved_on", None) if kind is DocumentType.HEADCOUNT_APPROVAL else None
        document = is_attached(documents, kind, record=record.number, today=today, dated=dated)
    rule = rules[item.rule](context) if item.rule else None
    return document, rule, getattr(record, item.again) if item.again else None
