"""The table of a dry run's lines. Only what is in view is put into cells, so a long file opens as fast as a short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from recdesk.localization import screen
from recdesk.localization.catalogue import tr
from recdesk.ui.imports.lines import Line
from recdesk.ui.look import icons
from recdesk.ui.look.theme import colour
from recdesk.ui.look.tokens import row_height

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_DRAWINGS = {"blocked": "error_circle", "needs_you": "warning"}
_WIDTHS = (64, 220, 180)


class LineModel(QAbstractTableModel):
    """Lines as rows of four cells: row in the file, name, field, what is said."""

    def __init__(self, lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        texts = (screen.count(line.row), line.name, line.about, line.text)
        text = texts[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {text}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if index.column() == 0 else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        if line.tone and index.column() == 3:
            if role == Qt.ItemDataRole.DecorationRole:
                return icons.icon(_DRAWINGS[line.tone], line.tone, size=16, filled=True)
            if role == Qt.ItemDataRole.ForegroundRole:
                return QBrush(colour(line.tone))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Row"), tr("Name"), tr("Field"), tr("Value or reason"))[section]
        return None


class LineTable(QTableView):
    """A table of lines, to read; rows can be walked with the arrows and copied."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._model = LineModel((), self)
        self.setModel(self._model)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._model.lines

    def show_lines(self, lines: Sequence[Line], title: str) -> None:
        """Show these lines in place of the old ones."""
        old, self._model = self._model, LineModel(lines, self)
        self.setModel(self._model)
        old.deleteLater()
        self.verticalHeader().setDefaultSectionSize(row_height("dense", self.fontMetrics().height()))
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(title)
        if lines:
            self.setCurrentIndex(self._model.index(0, 0))
