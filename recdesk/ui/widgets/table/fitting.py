"""How wide the columns of a record table are: as declared, larger where the words of the first rows need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle

from recdesk.ui.look import type_scale
from recdesk.ui.look.theme import theme
from recdesk.ui.look.tokens import SPACE_8, SPACE_16
from recdesk.ui.widgets.states import state
from recdesk.ui.widgets.status_pill import pill_size
from recdesk.ui.widgets.table.columns import Cell
from recdesk.ui.widgets.table.model import BLOCK, CELL_ROLE

if TYPE_CHECKING:
    from recdesk.ui.widgets.table.view import RecordView

MOST_GROWTH = 1.5
"""A column grows to this multiple of its declared width; longer texts are cut, the tool tip has them whole."""


class ColumnFit:
    """Keeps the columns of one view wide enough. Columns only grow by themselves, so that nothing jumps."""

    def __init__(self, view: RecordView) -> None:
        self._view = view
        self._scale = theme().scale

    def declared(self, width: int) -> int:
        """A declared width at the present text size."""
        return round(width * self._scale / 100)

    def rescale(self) -> None:
        """Follow a change of the text size: every width by the same factor, those that a person set too."""
        before, self._scale = self._scale, theme().scale
        if before == self._scale:
            return
        for place in range(len(self._view.records().columns)):
            self._view.setColumnWidth(place, round(self._view.columnWidth(place) * self._scale / before))
        self.grow()

    def grow(self) -> None:
        """Widen the columns whose head or first rows need more than they have."""
        model = self._view.records()
        rows = range(min(model.rowCount(), BLOCK))
        text = QFontMetrics(type_scale.font("body", tabular=True))
        pill = QFontMetrics(type_scale.font("caption", tabular=True))
        arrow = self._view.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMarkSize) + SPACE_16
        for place, column in enumerate(model.columns):
            if column.stretch or self._view.isColumnHidden(place):
                continue
            head = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
            needs = [QFontMetrics(self._view.horizontalHeader().font()).horizontalAdvance(head) + arrow]
            needs += [_width(model.index(row, place).data(CELL_ROLE), text, pill) for row in rows]
            wanted = min(max(needs), round(self.declared(column.width) * MOST_GROWTH))
            if wanted > self._view.columnWidth(place):
                self._view.setColumnWidth(place, wanted)


def _width(shown: object, text: QFontMetrics, pill: QFontMetrics) -> int:
    if not isinstance(shown, Cell):
        return 0
    width = 2 * SPACE_8 + (text.horizontalAdvance(shown.text) + 2 if shown.text else 0)
    if shown.state is not None:
        width += pill_size(state(shown.state[0]).shown(shown.state[1]), pill).width() + SPACE_8
    return width
