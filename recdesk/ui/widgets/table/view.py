"""The view of a record table: keys, selection by record, sorting through the source, places kept over a refresh."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look.theme import theme
from recdesk.ui.look.tokens import row_height
from recdesk.ui.widgets.table.columns import Column, RowSource, Selection
from recdesk.ui.widgets.table.delegate import RecordDelegate
from recdesk.ui.widgets.table.fitting import ColumnFit
from recdesk.ui.widgets.table.model import RecordModel

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_TYPE_AHEAD_SECONDS = 1.0
_KEPT_SELECTED = 500
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ROWS = QItemSelectionModel.SelectionFlag.Rows
_SELECT = QItemSelectionModel.SelectionFlag.Select | _ROWS


class RecordView(QTableView):
    """A table of records. Rows are known by record number, never by their place."""

    open_requested = Signal(object)
    """Enter or a double click on a record; its number."""
    current_changed = Signal(object)
    """The current record; None when there is none."""
    selection_changed = Signal(object)
    """The `Selection` after a change."""
    sort_changed = Signal(str, bool)
    """Column name, and whether downwards."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = RecordModel(columns, self)
        self._row_step = "normal"
        self._hovered = -1
        self._all = False
        self._typed, self._typed_at = "", 0.0
        self._restoring = False
        self.setModel(self._records)
        self._painter = RecordDelegate(self)
        self._fit = ColumnFit(self)
        self.setItemDelegate(self._painter)
        self._set_up_view()
        self._set_up_headers()
        theme().changed.connect(self._on_theme)

    # What screens call

    def records(self) -> RecordModel:
        """The model."""
        return self._records

    def set_source(self, source: RowSource | None) -> None:
        """Show the rows of a source; nothing is current at first."""
        self._all = False
        self._records.set_source(source)
        self._fit.grow()
        self._announce_selection()

    def refresh(self) -> None:
        """Read the rows anew and keep current record, selection and top row, as far as they are still there."""
        current, top = self.current_key(), self._records.key_at(self.rowAt(0))
        chosen, column = self.selection(), max(self.currentIndex().column(), 0)
        old_row = self.currentIndex().row()
        self._restoring = True
        try:
            self._records.refresh()
            self._put_back(current, old_row, column, chosen, top)
        finally:
            self._restoring = False
        self._fit.grow()
        self._announce_selection()
        if self.current_key() != current:
            self.current_changed.emit(self.current_key())

    def current_key(self) -> Hashable | None:
        """The number of the current record."""
        return self._records.key_at(self.currentIndex().row())

    def go_to(self, key: Hashable) -> bool:
        """Make a record current and bring it into view; False when the view does not have it."""
        place = self._records.place(key)
        if place is None:
            return False
        self.setCurrentIndex(self._records.index(place, max(self.currentIndex().column(), self._leading_column())))
        return True

    def selection(self) -> Selection:
        """The chosen records."""
        chosen = [self._records.key_at(index.row()) for index in self.selectionModel().selectedRows()[:_KEPT_SELECTED]]
        keys = tuple(key for key in chosen if key is not None)
        return Selection(keys, all_but=True) if self._all else Selection(keys)

    def select_all(self) -> None:
        """Choose everything in the view, without walking through it; chosen rows then count as left out."""
        self.clearSelection()
        self._all = True
        self.viewport().update()
        self._announce_selection()

    def clear_selection(self) -> None:
        """Choose nothing."""
        self._all = False
        self.clearSelection()
        self.viewport().update()
        self._announce_selection()

    def sort_by(self, column: str, *, descending: bool = False) -> None:
        """Order by a column through the source; the current record stays current."""
        names = [declared.name for declared in self._records.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._records.sorted_by = (column, descending)
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(names.index(column), order)
        header.blockSignals(False)
        if self._records.source is not None:
            self._records.source.sort(column, descending)
            self.refresh()
        self.sort_changed.emit(column, descending)

    def set_row_step(self, step: str) -> None:
        """Height of the rows: dense, normal or roomy."""
        self._row_step = step
        self.verticalHeader().setDefaultSectionSize(row_height(step, self.fontMetrics().height()))

    def widths(self) -> dict[str, int]:
        """Shown columns and their widths, to be kept for the next time; hidden ones have 0."""
        header = self.horizontalHeader()
        return {
            column.name: 0 if header.isSectionHidden(place) else header.sectionSize(place)
            for place, column in enumerate(self._records.columns)
        }

    def set_widths(self, widths: dict[str, int]) -> None:
        """Put back what `widths` gave; columns not named keep theirs."""
        for place, column in enumerate(self._records.columns):
            width = widths.get(column.name)
            if width is not None:
                self.horizontalHeader().setSectionHidden(place, width == 0)
                if width:
                    self.setColumnWidth(place, width)

    def retranslate(self) -> None:
        """Renew headers and cells after a change of language."""
        self._records.renew_texts()
        self._fit.grow()

    # What the painting asks

    def hovered_row(self) -> int:
        """The row under the pointer, or -1."""
        return self._hovered

    def is_leading(self, column: int) -> bool:
        """Whether the column stands first."""
        return column == self._leading_column()

    def is_figures(self, column: int) -> bool:
        """Whether the column holds figures."""
        return self._records.columns[column].figures

    def shows_selected(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the row of a cell is chosen."""
        return self.selectionModel().isRowSelected(index.row()) != self._all

    # Inside

    def _set_up_view(self) -> None:
        self.setProperty("ring", "own")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.viewport().setMouseTracking(True)
        self.doubleClicked.connect(self._on_open)
        self.verticalScrollBar().sliderPressed.connect(lambda: self._records.defer(True))
        self.verticalScrollBar().sliderReleased.connect(lambda: self._records.defer(False))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()
        self.set_row_step(self._row_step)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(48)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sectionClicked.connect(self._on_header)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        for place, column in enumerate(self._records.columns):
            self.setColumnWidth(place, self._fit.declared(column.width))
            self.setColumnHidden(place, column.hidden)
            if column.stretch:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _leading_column(self) -> int:
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return next((place for place in order if not header.isSectionHidden(place)), 0)

    def _put_back(
        self, current: Hashable | None, old_row: int, column: int, chosen: Selection, top: Hashable | None
    ) -> None:
        model = self.selectionModel()
        place = self._records.place(current) if current is not None else None
        if place is None and current is not None and self._records.rowCount():
            place = min(old_row, self._records.rowCount() - 1)  # it has gone: the next one, else the one before
        picked = QItemSelection()
        for key in chosen.keys:
            row = self._records.place(key)
            if row is not None:
                picked.select(self._records.index(row, 0), self._records.index(row, 0))
        top_row = self._records.place(top) if top is not None else None
        if top_row is not None:
            self.verticalScrollBar().setValue(top_row)
        if place is not None:
            model.setCurrentIndex(self._records.index(place, column), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(picked, _SELECT)

    def _on_current(self) -> None:
        if not self._restoring:
            self.current_changed.emit(self.current_key())

    def _on_selection(self) -> None:
        if not self._restoring:
            self._announce_selection()

    def _announce_selection(self) -> None:
        self.selection_changed.emit(self.selection())

    def _on_open(self) -> None:
        key = self.current_key()
        if key is not None:
            self.open_requested.emit(key)

    def _on_header(self, place: int) -> None:
        column = self._records.columns[place]
        if not column.sortable:
            return
        now = self._records.sorted_by
        self.sort_by(column.name, descending=now is not None and now == (column.name, False))

    def _choose_columns(self) -> None:
        menu = self.column_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.horizontalHeader().geometry().bottomLeft()))

    def column_menu(self) -> QMenu:
        """A menu in which columns are shown and hidden; the first one always stays."""
        menu = QMenu(self)
        for place, column in enumerate(self._records.columns):
            act = QAction(tr(column.title), menu)
            act.setCheckable(True)
            act.setChecked(not self.isColumnHidden(place))
            act.setEnabled(place != self._leading_column())
            act.toggled.connect(lambda shown, place=place: self.setColumnHidden(place, not shown))
            menu.addAction(act)
        return menu

    def _on_theme(self) -> None:
        self._painter.renew_fonts()
        self._fit.rescale()
        self.set_row_step(self._row_step)
        self.viewport().update()

    def _copy(self) -> None:
        columns = [p for p in range(len(self._records.columns)) if not self.isColumnHidden(p)]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows()[:_KEPT_SELECTED])
        lines = ["\t".join(str(self._records.index(row, c).data() or "") for c in columns) for row in rows]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    # What the toolkit calls

    def keyboardSearch(self, search: str) -> None:
        """Typing ahead goes through the source; the toolkit's own way walks through every row."""
        now = time.monotonic()
        self._typed = self._typed + search if now - self._typed_at < _TYPE_AHEAD_SECONDS else search
        self._typed_at = now
        source = self._records.source
        place = source.find(self._typed) if source is not None and self._typed.strip() else None
        if place is not None:
            self.setCurrentIndex(self._records.index(place, max(self.currentIndex().column(), 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _ENTER and plain:
            self._on_open()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Escape and plain and (self._all or self.selectionModel().hasSelection()):
            self.clear_selection()
        elif event.key() == Qt.Key.Key_Space and plain:
            toggle = QItemSelectionModel.SelectionFlag.Toggle | _ROWS
            self.selectionModel().select(self.currentIndex(), toggle)
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and last row; the toolkit's go to the ends of the line."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self._records.rowCount() - 1,
        }
        if action in ends and self._records.rowCount():
            return self._records.index(ends[action], max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._all and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._all = False
            self.viewport().update()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._records.rowCount():
            first = self._records.index(0, self._leading_column())
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
