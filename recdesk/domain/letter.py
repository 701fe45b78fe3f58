"""What a letter says, as facts that can be compared with the record."""

from __future__ import annotations

from dataclasses import dataclass


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
