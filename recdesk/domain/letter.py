"""What a letter says, as facts that can be compared with the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class LetterFact:
    """One fact read back: the record's field, its value as it should stand, how often and where it was found.

    `places` are (page from 0, left, top, width, height) in points from the page's upper left corner.
    """

    field: str
    record: str
    document: str
    match: bool
    found: int = 0
    snippet: str = ""
    places: tuple[tuple[int, float, float, float, float], ...] = ()


class Verdict(StrEnum):
    """What reading back a signed copy came to. A paper that cannot be read is never taken for one that agrees."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class SignedReading:
    """A signed copy compared with the record.

    `reason` says why it is unreadable: no_text, no_characters, protected, damaged, too_many_pages, too_much_text or
    too_slow. `blank` are the pages (from 0) that show something but have no text. `proposed` are the offer's fields as
    the paper has them, where it says something else that could be understood; the contract wins over the record.
    """

    verdict: Verdict
    facts: tuple[LetterFact, ...] = ()
    pages: int = 0
    language: str = ""
    reason: str = ""
    blank: tuple[int, ...] = ()
    proposed: Mapping[str, Any] = field(default_factory=dict)
    pdf: bytes = b""
