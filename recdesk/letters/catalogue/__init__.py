"""The field catalogue: one entry for each name that a template may use. Everything that knows fields is made of it."""

from __future__ import annotations

from collections.abc import Mapping

from recdesk.letters.catalogue import clauses, paper, record
from recdesk.letters.catalogue.entries import PRINTED_BY, Entry, Kind
from recdesk.services.paper_ports import FieldTag

__all__ = ["ENTRIES", "PRINTED_BY", "Entry", "Kind", "asked_entries", "needed_by", "pick"]

ENTRIES: Mapping[str, Entry] = {entry.path: entry for entry in (*record.ENTRIES, *paper.ENTRIES, *clauses.ENTRIES)}
"""Every field by its path, in the order of the documentation."""


def needed_by(document: str, country: str) -> tuple[Entry, ...]:
    """What a document of that type needs in a country, apart from conditions (`with_field`)."""
    return tuple(entry for entry in ENTRIES.values() if entry.needed_for(document, country))


def pick(words: str = "", *, document: str = "", country: str = "") -> tuple[FieldTag, ...]:
    """The fields that a template of a document may use, with the tag of each to paste into Word; needed ones first.

    `words` narrow them to those whose path or English meaning holds each of them. Parts of lists come right after their
    list, so the order within is the catalogue's.
    """
    wanted = words.casefold().split()
    found = [
        FieldTag(
            path=entry.path,
            tag=entry.tag,
            kind=entry.kind.value,
            meaning=entry.meaning,
            example=entry.example,
            filters=entry.printed_by,
            needed=bool(document) and entry.needed_for(document, country),
        )
        for entry in ENTRIES.values()
        if (not document or document in entry.documents)
        and all(word in f"{entry.path} {entry.meaning}".casefold() for word in wanted)
    ]
    return tuple(sorted(found, key=lambda field: not field.needed))


def asked_entries(document: str) -> tuple[Entry, ...]:
    """What may be asked for when a document of that type is made."""
    return tuple(entry for entry in ENTRIES.values() if entry.asked and document in entry.documents)
