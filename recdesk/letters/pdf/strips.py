"""The common coin of layout: marks (what is painted) and strips (a line of text, or a table row).

A strip's marks are placed relative to its own left top corner; pages give strips their place. Lengths are twips.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextLayout, QTextLine, QTextOption

from recdesk.letters.pdf.document import Field, Floating
from recdesk.letters.pdf.properties import Border

HAIRLINE = 5.0
_PENS = {
    "dotted": Qt.PenStyle.DotLine,
    "dashed": Qt.PenStyle.DashLine,
    "dashSmallGap": Qt.PenStyle.DashLine,
    "dotDash": Qt.PenStyle.DashDotLine,
    "dotDotDash": Qt.PenStyle.DashDotDotLine,
}


class Mark(Protocol):
    """Something that can be painted with its origin at a point. Backgrounds are painted before everything else."""

    background: bool

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paints it."""


Placed: TypeAlias = tuple[float, float, Mark]


@dataclass(slots=True)
class LineMark:
    """One line of a text layout; its origin is the left end of the baseline. Holds the layout, which owns the line.

    Qt looks at the tab stops again whenever it draws, so a line with tabs brings its own text option along.
    """

    layout: QTextLayout
    line: QTextLine
    option: QTextOption | None = None
    background: bool = False

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draws the text."""
        if self.option is not None:
            self.layout.setTextOption(self.option)
        self.line.draw(painter, QPointF(x, y - self.line.ascent()))


@dataclass(slots=True)
class FillMark:
    """A filled rectangle behind text."""

    width: float
    height: float
    colour: int
    background: bool = True

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Fills it."""
        painter.fillRect(QRectF(x, y, self.width, self.height), QColor.fromRgb(self.colour))


@dataclass(slots=True)
class FormMark:
    """A drawn shape: an ellipse, a rectangle with round corners, or a plain one."""

    width: float
    height: float
    form: str
    fill: int | None
    outline: Border | None
    background: bool = False

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draws it."""
        line = self.outline
        painter.setPen(Qt.PenStyle.NoPen if line is None else QPen(QColor.fromRgb(line.colour), line.width))
        painter.setBrush(Qt.BrushStyle.NoBrush if self.fill is None else QColor.fromRgb(self.fill))
        place = QRectF(x, y, self.width, self.height)
        if self.form == "ellipse":
            painter.drawEllipse(place)
        elif self.form == "roundRect":
            corner = min(self.width, self.height) / 6
            painter.drawRoundedRect(place, corner, corner)
        elif min(self.width, self.height) < HAIRLINE:
            painter.drawLine(QLineF(place.topLeft(), place.bottomRight()))
        else:
            painter.drawRect(place)


@dataclass(slots=True)
class RuleMark:
    """A straight line from the origin, centred on its grid line; a double border is two lines."""

    across: float
    down: float
    border: Border
    background: bool = False

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draws it."""
        pen = QPen(
            QColor.fromRgb(self.border.colour), self.border.width, _PENS.get(self.border.kind, Qt.PenStyle.SolidLine)
        )
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        shifts = (-self.border.width, self.border.width) if self.border.kind == "double" else (0.0,)
        for shift in shifts:
            dx, dy = (0.0, shift) if self.down == 0 else (shift, 0.0)
            painter.drawLine(QLineF(x + dx, y + dy, x + dx + self.across, y + dy + self.down))


@dataclass(slots=True)
class ImageMark:
    """An image scaled into a rectangle whose left top corner is the origin."""

    width: float
    height: float
    image: QImage
    background: bool = False

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draws it."""
        painter.drawImage(QRectF(x, y, self.width, self.height), self.image)


@dataclass(slots=True)
class Strip:
    """A piece of the page: `above` is the gap before it, which is dropped where a page begins by overflow.

    `break_before` is "page" or "column" where one must begin; `block` tells which block of its stack it belongs to.
    `slack` is blank at its foot that may hang over the end of a page.
    `keep_next` holds it together with the strip after it; `notes` are the footnotes that must stand on its page;
    `fields` want to know that page; `floats` are anchored here, each with its column's left edge and its paragraph's
    top relative to the strip.
    """

    height: float
    marks: list[Placed] = field(default_factory=list)
    above: float = 0.0
    keep_next: bool = False
    break_before: str = ""
    block: int = -1
    slack: float = 0.0
    notes: tuple[int, ...] = ()
    fields: tuple[Field, ...] = ()
    floats: list[tuple[float, float, Floating]] = field(default_factory=list)

    @property
    def extent(self) -> float:
        """The height with the gap above."""
        return self.above + self.height

    def placed_marks(self) -> list[Placed]:
        """What to paint, relative to the strip's left top corner."""
        return self.marks

    def split(self, room: float, *, forced: bool = False) -> tuple[Strip, Strip] | None:  # noqa: ARG002 (rows need them)
        """The strip as two, the first at most `room` high; None when it cannot be cut there. A line cannot.

        `forced` parts even what holds together.
        """
        return None


@dataclass(slots=True)
class Stack:
    """Strips under one another, and the space that the last paragraph wants below itself."""

    strips: list[Strip]
    after: float = 0.0

    @property
    def height(self) -> float:
        """The height of all strips with the space below the last."""
        return sum(strip.extent for strip in self.strips) + self.after

    def placed_marks(self, x: float, y: float) -> list[Placed]:
        """All marks, the stack's left top corner at (x, y)."""
        placed: list[Placed] = []
        for strip in self.strips:
            y += strip.above
            placed.extend((x + dx, y + dy, mark) for dx, dy, mark in strip.placed_marks())
            y += strip.height
        return placed


def frame_marks(
    x: float, y: float, width: float, height: float, edge: Border
) -> Iterator[tuple[float, float, RuleMark]]:
    """The four lines of a frame."""
    yield x, y, RuleMark(width, 0.0, edge)
    yield x, y + height, RuleMark(width, 0.0, edge)
    yield x, y, RuleMark(0.0, height, edge)
    yield x + width, y, RuleMark(0.0, height, edge)
