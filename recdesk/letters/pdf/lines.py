"""One paragraph into lines: one QTextLayout, own baselines. Gaps between paragraphs and their boxes: see `flow`."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from recdesk.letters.pdf.beside import Beside
from recdesk.letters.pdf.document import (
    Break,
    Field,
    Floating,
    Inline,
    Label,
    NoteMark,
    Paragraph,
    ParagraphStyle,
    Picture,
    RunStyle,
    Text,
    fields_of,
)
from recdesk.letters.pdf.floating import UNKNOWN_IMAGE_EDGE, box_height, box_marks
from recdesk.letters.pdf.font_files import Metrics
from recdesk.letters.pdf.fonts import family_for, line_metrics, qfont
from recdesk.letters.pdf.glyphs import spans
from recdesk.letters.pdf.pictures import image_of
from recdesk.letters.pdf.room import Room
from recdesk.letters.pdf.strips import ImageMark, LineMark, Strip, frame_marks
from recdesk.letters.pdf.tabs import leader_marks, line_options

OBJECT = "\u00a0"  # stands for an image: a blank that is stretched to the image's width
LINE_BREAK = "\u2028"
SINGLE_LINE = 240.0
EXACT_BASELINE = 0.8
DARK_LUMINANCE = 62
WHITE = 0xFFFFFF
SUPER_OFFSET, SUB_OFFSET = 57.0, -14.0  # percent of the small font; puts scripts where Word and LibreOffice put them
_UNDERLINES = {
    "dotted": QTextCharFormat.UnderlineStyle.DotLine,
    "dottedHeavy": QTextCharFormat.UnderlineStyle.DotLine,
    "dash": QTextCharFormat.UnderlineStyle.DashUnderline,
    "dashLong": QTextCharFormat.UnderlineStyle.DashUnderline,
    "wave": QTextCharFormat.UnderlineStyle.WaveUnderline,
}
_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "justify": Qt.AlignmentFlag.AlignJustify,
}


@dataclass(slots=True)
class Span:
    """A stretch of the layout's text (in UTF-16 units) that one font sets, or the blank that stands for an object."""

    start: int
    end: int
    style: RunStyle
    family: str
    picture: Picture | None = None
    piece: Field | NoteMark | None = None


@dataclass(slots=True)
class Composed:
    """A paragraph's text and its spans."""

    text: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, style: RunStyle, family: str, piece: Field | NoteMark | None = None) -> None:
        """Appends text that one font sets."""
        units = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
        self.text.append(text)
        self.spans.append(Span(self.length, self.length + units, style, family, piece=piece))
        self.length += units

    def add_text(self, text: str, style: RunStyle, piece: Field | NoteMark | None = None) -> None:
        """Appends text, cut where another font must help out."""
        for part, part_style, family in spans(text, style):
            self.add(part, part_style, family, piece)

    def add_picture(self, picture: Picture) -> None:
        """Appends the stand-in of an image."""
        self.add(OBJECT, picture.style, family_for(picture.style, " ") or "")
        self.spans[-1].picture = picture


Row: TypeAlias = tuple[list[tuple[QTextLine, float]], QTextOption | None, float]
"""Lines beside one another with their left edges, their tab stops, and what the row must stand lower."""


@dataclass(slots=True)
class ParagraphLines:
    """A paragraph's lines and whether the next block begins a new page."""

    strips: list[Strip]
    break_after: str = ""


def paragraph_lines(paragraph: Paragraph, room: Room, beside: Beside | None = None) -> ParagraphLines:
    """The paragraph as strips, one a line, without gaps; page breaks inside it mark the line after them.

    With `beside` its lines go round what stands in their way; the first of them begins at `beside.y`.
    """
    parts = list(_parts(paragraph.pieces))
    strips: list[Strip] = []
    break_after = parts[-1][0] if len(parts) > 1 and not parts[-1][1] else ""
    if break_after == "page":
        parts.pop()
    elif break_after:
        break_after = ""
    for number, (kind, pieces) in enumerate(parts):
        if number and not pieces and kind == "page":
            continue
        if beside is not None and number:
            beside.turn_page()
        lines = _Lines(paragraph, pieces, room, continued=number > 0).strips(beside)
        # A break before any text moves the whole paragraph; its empty first part takes no line.
        lines[0].break_before = kind
        strips = lines if number == 1 and not parts[0][1] else [*strips, *lines]
    return ParagraphLines(strips, break_after)


def _parts(pieces: tuple[Inline, ...]) -> Iterator[tuple[str, list[Inline]]]:
    """The pieces between breaks, each with the kind of the break before them."""
    kind: str = ""
    part: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Break):
            yield kind, part
            kind, part = piece.kind, []
        else:
            part.append(piece)
    yield kind, part


class _Lines:
    """The lines of one paragraph, or of its part between two page breaks."""

    def __init__(self, paragraph: Paragraph, pieces: list[Inline], room: Room, *, continued: bool) -> None:
        self._style = paragraph.style if not continued else replace(paragraph.style, first=0.0)
        self._room = room
        self._mark = paragraph.mark
        self._mark_family = family_for(paragraph.mark, "x") or ""
        self._floats = [piece for piece in pieces if isinstance(piece, Floating)]
        self._composed = Composed()
        label = None if continued else paragraph.label
        if label is not None and label.text:
            self._composed.add_text(label.text, label.style)
            self._move_label(label)
            self._composed.add_text(label.separator, label.style)
        for piece in pieces:
            self._add(piece)

    def _move_label(self, label: Label) -> None:
        """A label that ends at its place, or is centred there, begins before it."""
        share = {"right": 1.0, "center": 0.5}.get(label.alignment, 0.0)
        if share:
            width = sum(
                QFontMetricsF(qfont(span.style, span.family)).horizontalAdvance(text)
                for span, text in zip(self._composed.spans, self._composed.text, strict=True)
            )
            self._style = replace(self._style, first=self._style.first - share * width)

    def strips(self, beside: Beside | None = None) -> list[Strip]:
        """The lines as strips."""
        text = "".join(self._composed.text)
        layout = QTextLayout(text, qfont(self._mark, self._mark_family))
        layout.setCacheEnabled(True)
        layout.setFormats([self._range(span) for span in self._composed.spans])
        if beside is not None:
            rows = self._break_beside(layout, text, beside)
            strips = [self._strip(layout, *row, first=number == 0) for number, row in enumerate(rows)]
        else:
            lines = self._break(layout, text)
            strips = [
                self._strip(layout, [(line, self._left_of(number == 0))], option, first=number == 0)
                for number, (line, option) in enumerate(lines)
            ]
        strips[0].floats = [(0.0, 0.0, floating) for floating in self._floats]
        return strips

    def _add(self, piece: Inline) -> None:
        if isinstance(piece, Text):
            self._composed.add_text(piece.text, piece.style)
        elif isinstance(piece, Field):
            self._composed.add_text(self._room.value_of(piece), piece.style, piece)
        elif isinstance(piece, NoteMark):
            self._composed.add_text(piece.label, piece.style, piece)
        elif isinstance(piece, Picture):
            box = piece.box
            self._composed.add_picture(piece if box is None else replace(piece, height=box_height(box, self._room)))

    def _range(self, span: Span) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length = span.start, span.end - span.start
        if span.picture is not None:
            found.format = _object_format(span)
        else:
            found.format = character_format(span.style, span.family, _is_dark(self._room.background))
        return found

    def _break(self, layout: QTextLayout, text: str) -> list[tuple[QTextLine, QTextOption | None]]:
        """Breaks into lines; each line gets its own tab stops, since Word counts them from the margin."""
        style, width = self._style, self._room.width - self._style.left - self._style.right
        has_tabs = "\t" in text
        options = self._options(width, has_tabs=has_tabs)
        lines: list[tuple[QTextLine, QTextOption | None]] = []
        layout.setTextOption(options[0])  # the direction is read when the layout begins
        layout.beginLayout()
        while True:
            first = not lines
            option = options[0] if first else options[1]
            layout.setTextOption(option)
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1.0, width - (style.first if first else 0.0)))
            lines.append((line, option if has_tabs else None))
        layout.endLayout()
        return lines

    def _options(self, width: float, *, has_tabs: bool) -> tuple[QTextOption, QTextOption]:
        style = self._style
        options = line_options(style, self._room.default_tab, width, has_tabs=has_tabs)
        for option in options:
            option.setAlignment(_ALIGNMENTS.get(style.alignment, _ALIGNMENTS["left"]))
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if style.bidi else Qt.LayoutDirection.LeftToRight)
        return options

    def _break_beside(self, layout: QTextLayout, text: str, beside: Beside) -> list[Row]:
        """Breaks into rows that go round what stands in the way; a row may have text on both sides of it."""
        style, has_tabs = self._style, "\t" in text
        options = self._options(self._room.width - style.left - style.right, has_tabs=has_tabs)
        words = [span for span in self._composed.spans if span.picture is None]
        rows: list[Row] = []
        y, left = beside.y, beside.frame.left
        layout.setTextOption(options[0])
        layout.beginLayout()
        while True:
            option = options[1] if rows else options[0]
            begin = left + self._left_of(not rows)
            end = left + self._room.width - style.right - (style.first if style.bidi and not rows else 0.0)
            height, _ = self._heights(words, [])
            placed, stretches = beside.place(begin, max(begin + 1.0, end), y, height)
            layout.setTextOption(option)
            lines: list[tuple[QTextLine, float]] = []
            for edge, until in stretches:
                line = layout.createLine()
                if not line.isValid():
                    break
                line.setLineWidth(until - edge)
                lines.append((line, edge - left))
            if not lines:
                break
            rows.append((lines, option if has_tabs else None, placed - y))
            y = placed + self._heights(*self._inside([line for line, _ in lines]))[0]
            if beside.ends(y):
                beside.turn_page()
                y = beside.y
        layout.endLayout()
        return rows

    def _inside(self, lines: list[QTextLine]) -> tuple[list[Span], list[Span]]:
        """The words and the pictures of a row."""
        inside = self._composed.spans
        start, end = lines[0].textStart(), lines[-1].textStart() + lines[-1].textLength()
        if start or end < self._composed.length:
            inside = [span for span in inside if span.start < end and span.end > start]
        return [span for span in inside if span.picture is None], [span for span in inside if span.picture is not None]

    def _strip(
        self,
        layout: QTextLayout,
        lines: list[tuple[QTextLine, float]],
        option: QTextOption | None,
        skipped: float = 0.0,
        *,
        first: bool,
    ) -> Strip:
        """One row; `skipped` is what it must stand lower because of what is in its way."""
        if option is not None:
            layout.setTextOption(option)
        words, pictures = self._inside([line for line, _ in lines])
        height, baseline = self._heights(words, pictures)
        baseline += skipped
        strip = Strip(height + skipped)
        if words and not self._room.grid_pitch:
            needs = [line_metrics(span.style) for span in words]
            text = round(max(n.ascent + n.gap for n in needs) + max(n.descent for n in needs))
            strip.slack = max(0.0, extra_spacing(text, self._style))
        for line, x in lines:
            if words or not pictures:
                strip.marks.append((x, baseline, LineMark(layout, line, option)))
            for span in pictures:
                if line.textStart() <= span.start < line.textStart() + line.textLength():
                    self._place_picture(
                        strip, span, x + min(_x_of(line, span.start), _x_of(line, span.start + 1)), baseline
                    )
            strip.marks.extend((x + dx, baseline, mark) for dx, mark in self._leaders(layout, line, first))
        strip.notes = tuple(s.piece.note for s in words if isinstance(s.piece, NoteMark) and s.piece.note > 0)
        boxed = (wanted for s in pictures if s.picture and s.picture.box for wanted in fields_of(s.picture.box.blocks))
        strip.fields = (*(s.piece for s in words if isinstance(s.piece, Field)), *boxed)
        return strip

    def _left_of(self, first: bool) -> float:
        style = self._style
        if style.bidi:
            return style.left
        return style.left + (style.first if first else 0.0)

    def _heights(self, words: list[Span], pictures: list[Span]) -> tuple[float, float]:
        """The line's height and the baseline's distance from its top."""
        needs = [line_metrics(span.style) for span in words]
        needs = needs or [line_metrics(self._mark)]
        tallest = max((s.picture.height for s in pictures if s.picture is not None), default=0.0)
        only_pictures = bool(pictures) and not words
        return line_heights(needs, tallest, self._style, self._room.grid_pitch, only_pictures=only_pictures)

    def _place_picture(self, strip: Strip, span: Span, x: float, baseline: float) -> None:
        picture = span.picture
        if picture is None:
            return
        x, y = x + picture.before, baseline - picture.height
        if picture.box is not None:
            strip.marks.extend(box_marks(picture.box, x, y, picture.height, self._room))
            return
        image = image_of(picture, self._room.background)
        if image is not None:
            strip.marks.append((x, y, ImageMark(picture.width, picture.height, image)))
            return
        strip.marks.extend(frame_marks(x, y, picture.width, picture.height, UNKNOWN_IMAGE_EDGE))

    def _leaders(self, layout: QTextLayout, line: QTextLine, first: bool) -> Iterator[tuple[float, LineMark]]:
        text = layout.text()
        if "\t" not in text:
            return
        units = "".join(c if ord(c) < 0x10000 else c + "\x00" for c in text)
        for place in range(line.textStart(), line.textStart() + line.textLength()):
            if units[place] == "\t":
                span = next(s for s in self._composed.spans if s.start <= place < s.end)
                left, right = _x_of(line, place), _x_of(line, place + 1)
                offset = self._style.left + (self._style.first if first else 0.0)
                form = character_format(span.style, span.family, _is_dark(self._room.background))
                yield from leader_marks(self._style.tabs, offset, left, right, qfont(span.style, span.family), form)


def line_heights(
    needs: list[Metrics], picture: float, style: ParagraphStyle, grid: float = 0.0, *, only_pictures: bool = False
) -> tuple[float, float]:
    """A line's height and its baseline's distance from the top, by Word's spacing rules as LibreOffice applies them.

    `needs` are the metrics of the line's text, `picture` is the tallest image. A line of images alone has no descent,
    but is as high as an empty line would be. Extra spacing counts from the text, never from an image.
    """
    ascent = max(need.ascent + need.gap for need in needs)
    descent = max(need.descent for need in needs)
    text = round(ascent + descent)
    baseline = max(ascent, picture)
    natural = max(text, picture) if only_pictures else max(text, picture + descent)
    if only_pictures and picture > ascent:
        baseline = natural
    if style.line_rule == "exact":
        return style.line, EXACT_BASELINE * style.line
    if style.line_rule == "atLeast":
        missing = max(0.0, style.line - natural)
        height, baseline = natural + missing, baseline + missing
    else:
        extra = extra_spacing(text, style)
        height = natural + extra
        baseline += min(0.0, extra)
    if grid and style.snap_to_grid:
        snapped = math.ceil(height / grid - 1e-6) * grid
        height, baseline = snapped, baseline + (snapped - height) / 2
    return height, baseline


def extra_spacing(text: float, style: ParagraphStyle) -> float:
    """What a line of that height gets below it by multiple spacing; negative for less than single."""
    if style.line_rule != "auto":
        return 0.0
    return math.floor(text * round(style.line / SINGLE_LINE * 100) / 100) - text


def _x_of(line: QTextLine, place: int) -> float:
    # The binding answers with the position beside the x, whatever its stub says.
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)


@lru_cache(maxsize=2048)
def character_format(style: RunStyle, family: str, on_dark: bool) -> QTextCharFormat:
    """How Qt sets a run."""
    found = QTextCharFormat()
    found.setFont(qfont(style, family))
    colour = style.colour if style.colour is not None else WHITE if on_dark else 0
    found.setForeground(QColor.fromRgb(colour))
    if style.shade is not None:
        found.setBackground(QColor.fromRgb(style.shade))
    if style.underline in _UNDERLINES:
        found.setUnderlineStyle(_UNDERLINES[style.underline])
    if style.vertical in {"superscript", "subscript"}:
        found.setBaselineOffset(SUPER_OFFSET if style.vertical == "superscript" else SUB_OFFSET)
    elif style.raised:
        found.setBaselineOffset(style.raised / style.size * 100)
    if style.link:
        found.setAnchor(True)
        found.setAnchorHref(style.link)
    return found


def _object_format(span: Span) -> QTextCharFormat:
    """The blank that stands for an object, as wide as it: a bare QTextLayout knows no objects."""
    picture = span.picture
    font = QFont(qfont(replace(span.style, underline="none", strike=False, spacing=0.0), span.family))
    wanted = 0.0 if picture is None else picture.before + picture.width + picture.after
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, wanted - QFontMetricsF(font).horizontalAdvance(OBJECT))
    found = QTextCharFormat()
    found.setFont(font)
    return found


def _is_dark(background: int | None) -> bool:
    if background is None:
        return False
    red, green, blue = (background >> 16) & 0xFF, (background >> 8) & 0xFF, background & 0xFF
    return (blue * 29 + green * 151 + red * 76) >> 8 <= DARK_LUMINANCE
