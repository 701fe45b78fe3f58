"""Tab stops: Word counts them from the text margin, Qt from the start of the line; and leaders, which Qt lacks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from recdesk.letters.pdf.document import ParagraphStyle
from recdesk.letters.pdf.properties import TabStop
from recdesk.letters.pdf.strips import LineMark

LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "\u00b7"}
_KINDS = {
    "left": QTextOption.TabType.LeftTab,
    "right": QTextOption.TabType.RightTab,
    "center": QTextOption.TabType.CenterTab,
    "decimal": QTextOption.TabType.DelimiterTab,
}
# Where text runs from right to left Qt still takes "left" for the left side, Word for the side where text begins.
_MIRRORED = {"left": "right", "right": "left"}
_NEARLY = 1.0


def line_options(
    style: ParagraphStyle, default_tab: float, width: float, *, has_tabs: bool
) -> tuple[QTextOption, QTextOption]:
    """The text options for the first line and for the others; `width` is between the paragraph's indents."""
    options = QTextOption(), QTextOption()
    start = style.right if style.bidi else style.left
    for option, first in zip(options, (style.first, 0.0), strict=True):
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if has_tabs:
            option.setTabs(
                _stops_from(style.tabs, style.first < 0, start, first, default_tab, start + width, style.bidi)
            )
    return options


@lru_cache(maxsize=256)
def _stops_from(
    own: tuple[TabStop, ...], hangs: bool, start: float, first: float, default_tab: float, edge: float, mirrored: bool
) -> list[QTextOption.Tab]:
    stops = _stops(own, hangs, start, first, default_tab, edge)
    return [_tab(position, _MIRRORED.get(kind, kind) if mirrored else kind) for position, kind in stops]


def _stops(
    own: tuple[TabStop, ...], hangs: bool, start: float, first: float, default_tab: float, edge: float
) -> Iterator[tuple[float, str]]:
    """Qt's stops for a line that begins `first` after the indent `start`; `edge` is the other indent.

    All are counted from the text margin where lines begin: the right one where text runs from right to left.
    """
    stops = {stop.position: stop for stop in own}
    origin = start + first
    if hangs and start not in stops:
        stops[start] = TabStop(start, "left", "none")
    last = max(stops, default=0.0)
    for position in sorted(stops):
        kind = stops[position].kind
        # A right stop beyond the right indent stands on it, otherwise Qt would wrap its text.
        at = min(position, edge) if kind == "right" else position
        if at - origin > _NEARLY:
            yield at - origin, kind
    step = max(default_tab, 20.0)
    position = (max(last, origin, 0.0) // step + 1) * step
    while position <= edge + step:
        yield position - origin, "left"
        position += step


def _tab(position: float, kind: str) -> QTextOption.Tab:
    return QTextOption.Tab(position, _KINDS.get(kind, QTextOption.TabType.LeftTab), ".")


def leader_marks(
    stops: tuple[TabStop, ...], origin: float, left: float, right: float, font: QFont, form: QTextCharFormat
) -> Iterator[tuple[float, LineMark]]:
    """The leader that fills a tab's blank between `left` and `right` (from the line's start), when its stop has one."""
    used = next((stop for stop in stops if stop.position - origin > left + _NEARLY), None)
    character = LEADERS.get(used.leader) if used is not None else None
    if character is None or right <= left:
        return
    advance = QFontMetricsF(font).horizontalAdvance(character)
    count = int((right - left) / advance) if advance > 0 else 0
    if count < 1:
        return
    stretched = QFont(font)
    stretched.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, (right - left - count * advance) / count)
    filling = QTextCharFormat(form)
    filling.setFont(stretched)
    layout = QTextLayout(character * count, stretched)
    whole = QTextLayout.FormatRange()
    whole.start, whole.length, whole.format = 0, count, filling
    layout.setFormats([whole])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(right + advance)
    layout.endLayout()
    yield left, LineMark(layout, line)
