"""Paints the cells of a record table: text, status pills, the selection bar and the ring round the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from recdesk.localization.catalogue import tr
from recdesk.ui.look import type_scale
from recdesk.ui.look.focus import paint_ring
from recdesk.ui.look.theme import colour
from recdesk.ui.look.tokens import SELECTION_BAR, SPACE_8
from recdesk.ui.widgets.bidi import isolated
from recdesk.ui.widgets.states import state
from recdesk.ui.widgets.status_pill import paint_pill, pill_size
from recdesk.ui.widgets.table.columns import Cell
from recdesk.ui.widgets.table.model import CELL_ROLE

if TYPE_CHECKING:
    from recdesk.ui.widgets.table.view import RecordView

_LINE = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
_LEADING, _TRAILING = _LINE | Qt.AlignmentFlag.AlignLeading.value, _LINE | Qt.AlignmentFlag.AlignTrailing.value
_REMEMBERED = 4096
_LEAST_TEXT = 24
"""Below this room a cut text would be only dots."""
Index = QModelIndex | QPersistentModelIndex


class RecordDelegate(QStyledItemDelegate):
    """Paints what the model's cells say. Lean: one role is read for each cell."""

    def __init__(self, view: RecordView) -> None:
        super().__init__(view)
        self._view = view
        self.renew_fonts()

    def renew_fonts(self) -> None:
        """Take the fonts in use, after a change of the text size."""
        self._font: QFont = type_scale.font("body", tabular=True)
        self._pill_font: QFont = type_scale.font("caption", tabular=True)
        self._cut: dict[tuple[str, int], str] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        row, rect = index.row(), QRect(option.rect)
        selected = view.shows_selected(index)
        painter.save()
        painter.fillRect(rect, colour(self._ground(row, selected)))
        if selected and view.is_leading(index.column()):
            bar = QRect(rect)
            if view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                bar.setLeft(rect.right() - SELECTION_BAR + 1)
            else:
                bar.setWidth(SELECTION_BAR)
            painter.fillRect(bar, colour("accent"))
        shown = index.data(CELL_ROLE)
        if isinstance(shown, Cell):
            self._paint_cell(painter, rect, shown, index, selected=selected)
        if view.hasFocus() and view.currentIndex() == index:
            paint_ring(painter, QRectF(rect), colour("focus"))
        painter.restore()

    def _ground(self, row: int, selected: bool) -> str:
        if selected:
            return "selection"
        if row == self._view.hovered_row():
            return "hover"
        return "alt" if row % 2 else "surface"

    def _paint_cell(self, painter: QPainter, rect: QRect, shown: Cell, index: Index, *, selected: bool) -> None:
        room = rect.adjusted(SPACE_8, 0, -SPACE_8, 0)
        if shown.state is not None:
            name, detail = shown.state
            painter.setFont(self._pill_font)
            words = state(name).shown(detail)
            paint_pill(painter, room, state(name), words, on=colour("selection") if selected else None)
            taken = pill_size(words, painter.fontMetrics()).width() + SPACE_8
            if self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                room.setRight(room.right() - taken)
            else:
                room.setLeft(room.left() + taken)
        if shown.text and room.width() > _LEAST_TEXT:
            painter.setFont(self._font)
            painter.setPen(colour(self._text_token(shown, index.row(), selected)))
            trailing = self._view.is_figures(index.column())
            text = self._fitted(isolated(shown.text) if trailing else shown.text, room.width(), painter)
            painter.drawText(room, _TRAILING if trailing else _LEADING, text)

    def _fitted(self, text: str, width: int, painter: QPainter) -> str:
        """The text cut to a width; remembered, because measuring costs as much as drawing."""
        key = (text, width)
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) >= _REMEMBERED:
                self._cut.clear()
            found = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._cut[key] = found
        return found

    def _text_token(self, shown: Cell, row: int, selected: bool) -> str:
        if self._view.records().left_view(row):
            return "text2"
        return shown.tone or ("selection_text" if selected else "text")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shown = index.data(CELL_ROLE)
        width = QFontMetrics(self._font).horizontalAdvance(shown.text) if isinstance(shown, Cell) else 0
        return QSize(width + 2 * SPACE_8, option.rect.height())

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return False
        text = self.tip(index, option.rect.width())
        QToolTip.showText(event.globalPos() + QPoint(0, 0), text, view)
        return True

    def tip(self, index: Index, width: int) -> str:
        """What the pointer is told over a cell: what is cut off, and why a row is grey."""
        shown = index.data(CELL_ROLE)
        if not isinstance(shown, Cell):
            return ""
        room = width - 2 * SPACE_8
        if shown.state is not None:
            room -= pill_size(state(shown.state[0]).shown(shown.state[1]), QFontMetrics(self._pill_font)).width()
        cut = QFontMetrics(self._font).horizontalAdvance(shown.text) > room
        lines = [shown.full] if cut or shown.full != shown.text else []
        if self._view.records().left_view(index.row()):
            lines.append(tr("no longer in this view"))
        return "\n".join(lines)
