"""The field catalogue: one entry for each name that a template may use. Everything that knows fields is made of it."""

from __future__ import annotations

from collections.abc import Mapping

from recdesk.letters.catalogue import clauses, paper, record
from recdesk.letters.catalogue.entries import PRINTED_BY, Entry, Kind

__all__ = ["ENTRIES", "PRINTED_BY", "Entry", "Kind", "asked_entries", "needed_by"]

ENTRIES: Mapping[str, Entry] = {entry.path: entry for entry in (*record.ENTRIES, *paper.ENTRIES, *clauses.ENTRIES)}
"""Every field by its path, in the order of the documentation."""


def needed_by(document: str, country: str) -> tuple[Entry, ...]:
    """What a document of that type needs in a country, apart from conditions (`with_field`)."""
    return tuple(entry for entry in ENTRIES.values() if entry.needed_for(document, country))


def asked_entries(document: str) -> tuple[Entry, ...]:
    """What may be asked for when a document of that type is made."""
    return tuple(entry for entry in ENTRIES.values() if entry.asked and document in entry.documents)
