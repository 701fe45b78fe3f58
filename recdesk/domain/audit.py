"""The audit chain: each entry's hash covers its content and the hash before it, so that any change shows.

Entries hold codes, numbers and field names with their old and new plain values; the chain is verified from entry 1.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

START = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One entry. `seq` starts at 1 and has no gaps; `at` is UTC."""

    seq: int
    at: datetime
    operator: str
    action: str
    record_kind: str = ""
    record: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    prev_hash: str = START
    hash: str = ""


@dataclass(frozen=True, slots=True)
class ChainState:
    """What a verification found: how many entries, the head, and the first entry that does not fit (None = whole)."""

    entries: int
    head: str
    first_bad: int | None

    @property
    def ok(self) -> bool:
        """Whether every entry fits."""
        return self.first_bad is None


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 over the canonical JSON of everything but the hash itself."""
    body = {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "operator": entry.operator,
        "action": entry.action,
        "record_kind": entry.record_kind,
        "record": entry.record,
        "details": entry.details,
        "prev_hash": entry.prev_hash,
    }
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(entries: Iterable[AuditEntry]) -> ChainState:
    """Walk the chain in order of `seq` and find the first entry that does not fit."""
    head, expected = START, 1
    for entry in entries:
        if entry.seq != expected or entry.prev_hash != head or hash_of(entry) != entry.hash:
            return ChainState(expected - 1, head, expected)
        head, expected = entry.hash, expected + 1
    return ChainState(expected - 1, head, None)
