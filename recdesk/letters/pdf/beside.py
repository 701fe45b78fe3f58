"""Where text may stand beside floating objects: the place of a story on its page, and what is left free of it."""

from __future__ import annotations

from dataclasses import dataclass

from recdesk.letters.pdf.document import Floating, Geometry

NARROWEST_BESIDE = 1440.0  # Word sets no text beside an object where less than an inch is left
ROUND = {"Square", "Tight", "Through"}
ENDLESS = 1e9


@dataclass(frozen=True, slots=True)
class Frame:
    """The place of a story: its page, its column's left edge and width, where the column begins, ends and goes on.

    Cells and boxes have no page: what stands in them is placed from their own corner.
    """

    left: float
    width: float
    geometry: Geometry | None = None
    top: float = 0.0
    bottom: float = ENDLESS
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A rectangle with the distance that text keeps from it; `side` is where text may stand beside it."""

    left: float
    top: float
    right: float
    bottom: float
    side: str


class Beside:
    """The objects that one story's text goes round. `y` is where its next block begins."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.y = frame.y
        self._obstacles: list[Obstacle] = []

    def add(self, floating: Floating, box: tuple[float, float, float, float]) -> None:
        """Text goes round a floating object that stands in `box` (left, top, width, height)."""
        left, top, width, height = box
        above, before, below, behind = floating.distances
        side = floating.side if floating.wrap in ROUND else "none"
        self._obstacles.append(Obstacle(left - before, top - above, left + width + behind, top + height + below, side))

    def place(self, left: float, right: float, y: float, height: float) -> tuple[float, list[tuple[float, float]]]:
        """The first place from `y` down for a line between two edges: its y, and the free stretches there."""
        while True:
            hit = [o for o in self._obstacles if o.top < y + height - 1 and o.bottom > y + 1]
            free = [(left, right)]
            for obstacle in hit:
                free = [part for stretch in free for part in _without(stretch, obstacle)]
            free = [(a, b) for a, b in free if b - a >= min(NARROWEST_BESIDE, right - left)]
            if free or not hit:
                return y, free or [(left, right)]
            y = min(obstacle.bottom for obstacle in hit)

    def advance(self, by: float) -> None:
        """The story has gone on by that much; on the next page nothing stands in its way."""
        self.y += by
        if self.y > self.frame.bottom:
            self.turn_page()

    def turn_page(self) -> None:
        """The story goes on at the top of another page or column."""
        self.y = self.frame.top
        self._obstacles.clear()

    def ends(self, y: float) -> bool:
        """Whether a line that ends there stands on the next page."""
        return y > self.frame.bottom


def _without(stretch: tuple[float, float], obstacle: Obstacle) -> list[tuple[float, float]]:
    left, right = stretch
    if obstacle.right <= left or obstacle.left >= right:
        return [stretch]
    before, behind = (left, obstacle.left), (obstacle.right, right)
    if obstacle.side == "none":
        return []
    if obstacle.side == "largest":
        return [max(before, behind, key=lambda part: part[1] - part[0])]
    return {"left": [before], "right": [behind]}.get(obstacle.side, [before, behind])
