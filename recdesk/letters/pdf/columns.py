"""Newspaper columns: how high they must be to come out even, and the lines between them."""

from __future__ import annotations

from collections.abc import Sequence

from recdesk.letters.pdf.document import Geometry
from recdesk.letters.pdf.properties import Border
from recdesk.letters.pdf.strips import Placed, RuleMark, Strip

SEPARATOR = Border("single", 10.0, 0.0, 0)
_STEP = 20.0


def group_at(strips: Sequence[Strip], place: int) -> list[Strip]:
    """The strips from there on that hold together."""
    end = place + 1
    while end < len(strips) and strips[end - 1].keep_next and not strips[end].break_before:
        end += 1
    return list(strips[place:end])


def even_height(strips: Sequence[Strip], place: int, columns: int, room: float) -> float:
    """The least height at which that many columns hold the strips from `place`; `room` when even that is too low."""
    if any(strip.break_before for strip in strips[place:]):
        return room
    parts: list[tuple[float, float]] = []
    while place < len(strips):
        part = group_at(strips, place)
        parts.append((sum(strip.extent for strip in part), part[0].above))
        place += len(part)
    height = sum(extent for extent, _ in parts) / columns
    while height < room:
        if _columns_needed(parts, height) <= columns:
            return height
        height += _STEP
    return room


def _columns_needed(parts: list[tuple[float, float]], height: float) -> int:
    used, columns = 0.0, 1
    for extent, above in parts:
        if used and used + extent > height + 0.5:
            used, columns = extent - above, columns + 1
        else:
            used += extent
    return columns


def separators(geometry: Geometry, top: float, bottom: float) -> list[Placed]:
    """The lines between the columns of a page."""
    if not geometry.separated or bottom <= top:
        return []
    placed: list[Placed] = []
    for (left, width), (following, _) in zip(geometry.columns, geometry.columns[1:], strict=False):
        x = geometry.left + (left + width + following) / 2
        placed.append((x, top, RuleMark(0.0, bottom - top, SEPARATOR)))
    return placed
