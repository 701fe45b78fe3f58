"""What is read back as it was written: history, reviews, drafts, the audit chain; SQL and how rows are understood."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from recdesk.services.reads import Draft, HistoryEntry, StoredReview
from recdesk.storage.sql.values import instant_from

if TYPE_CHECKING:
    from recdesk.domain.audit import AuditEntry

HISTORY = (
    "SELECT seq, at, operator, action, details FROM audit WHERE record_kind = ? AND record = ?"
    " ORDER BY seq DESC LIMIT ?"
)
_REVIEW = "SELECT id, checklist, checklist_version, record_kind, record, operator, at, items FROM reviews"
REVIEW = f"{_REVIEW} WHERE id = ?"
REVIEWS_OF = f"{_REVIEW} WHERE record_kind = ? AND record = ? ORDER BY id DESC"
DRAFTS = (
    "SELECT operator, record_kind, record, form_values, row_version, kept_at FROM drafts WHERE operator = ?"
    " ORDER BY kept_at DESC, record_kind, record"
)
CHAIN = (
    "SELECT seq, at, operator, action, record_kind, record, details, prev_hash, hash FROM audit WHERE seq > ?"
    " ORDER BY seq LIMIT ?"
)

TEMPLATES_IN_EFFECT = (
    "SELECT template, version, path, sha256, manifest_sha256, language, country, function, document_type"
    " FROM template_versions WHERE state = 'approved'"
    " AND effective_from <= :day AND (effective_to IS NULL OR effective_to >= :day)"
    " ORDER BY template, effective_from, version"
)


def history_entry(row: Sequence[Any]) -> HistoryEntry:
    """A line of a record's history."""
    seq, at, operator, action, details = row
    said = json.loads(details)
    review_id = said.get("review")
    return HistoryEntry(seq, _at(at), operator, action, said, review_id if isinstance(review_id, int) else None)


def review(row: Sequence[Any]) -> StoredReview:
    """A review as it was run."""
    number, checklist, version, record_kind, record, operator, at, items = row
    run = tuple(json.loads(items))
    return StoredReview(number, checklist, version, record_kind, record, operator, _at(at), run)


def draft(row: Sequence[Any]) -> Draft:
    """An unsaved form."""
    operator, record_kind, record, values, row_version, kept_at = row
    return Draft(operator, record_kind, record, json.loads(values), row_version, _at(kept_at))


def audit_entry(row: Sequence[Any]) -> AuditEntry:
    """An entry of the chain."""
    from recdesk.domain.audit import AuditEntry  # hashing: not needed before the first rows

    seq, at, operator, action, record_kind, record, details, prev_hash, own_hash = row
    return AuditEntry(
        seq=seq,
        at=_at(at),
        operator=operator,
        action=action,
        record_kind=record_kind,
        record=record,
        details=json.loads(details),
        prev_hash=prev_hash,
        hash=own_hash,
    )


def _at(stored: int) -> datetime:
    instant = instant_from(stored)
    if instant is None:
        raise ValueError("an instant is missing")
    return instant
