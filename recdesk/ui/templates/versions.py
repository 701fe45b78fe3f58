"""The table of template versions. Rows are all there at once: a desk has some dozens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from recdesk.localization import code_words, screen
from recdesk.localization.catalogue import tr
from recdesk.services.templates import TemplateRow
from recdesk.ui.look import icons
from recdesk.ui.look.theme import colour
from recdesk.ui.look.tokens import row_height

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_WIDTHS = (0, 150, 110, 72, 240, 84, 72)
_STATE = 4


class VersionModel(QAbstractTableModel):
    """Versions as rows: title, document, language, version, state, fields, pages."""

    def __init__(self, rows: Sequence[TemplateRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(_WIDTHS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        text = _texts(row)[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: {text}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if column in (3, 5, 6) else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        drawing, tone = drawn(row)
        if role == Qt.ItemDataRole.DecorationRole and column == _STATE:
            return icons.icon(drawing, tone, size=16, filled=drawing != "circle")
        if role == Qt.ItemDataRole.ForegroundRole and column == _STATE:
            return QBrush(colour(tone))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (tr("Template"), tr("Document"), tr("Language"), tr("Version"), tr("State"), tr("Fields"), tr("Pages"))
        return titles[section]


class VersionTable(QTableView):
    """The versions, one chosen at a time."""

    chosen = Signal(object)
    """The row that is current, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templates.versions")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._model = VersionModel((), self)
        self.setModel(self._model)

    def show_rows(self, rows: Sequence[TemplateRow]) -> None:
        """Show these rows; the one that was current stays so where it is still there."""
        before = self.current()
        old, self._model = self._model, VersionModel(rows, self)
        self.setModel(self._model)
        old.deleteLater()
        self.verticalHeader().setDefaultSectionSize(row_height("normal", self.fontMetrics().height()))
        for column, width in enumerate(_WIDTHS[1:], start=1):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(tr("Templates"))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current()))
        if rows:
            self.choose(before.template if before else rows[0].template, before.version if before else None)

    def choose(self, template: str, version: int | None = None) -> None:
        """Make a version current; the first of the template, or of all, where there is none of that number."""
        fits = [n for n, r in enumerate(self._model.rows) if r.template == template]
        exact = [n for n in fits if self._model.rows[n].version == version]
        self.setCurrentIndex(self._model.index((exact or fits or [0])[0], 0))

    def current(self) -> TemplateRow | None:
        """The row that is current."""
        place = self.currentIndex().row()
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None


def drawn(row: TemplateRow) -> tuple[str, str]:
    """The drawing and the colour of a version's state."""
    if row.changed:
        return "error_circle", "blocked"
    if row.state == "draft":
        return ("error_circle", "blocked") if row.problems else ("person_alert", "needs_you")
    return ("checkmark_circle", "proved") if row.used else ("circle", "text2")


def state_words(row: TemplateRow) -> str:
    """The state in words: what it is, and whether letters use it."""
    word = code_words.word("template_state", row.state)
    if row.changed:
        return tr("{state}, file changed").format(state=word)
    if row.used:
        return tr("{state}, in use").format(state=word)
    if row.state == "approved" and row.effective_from is not None:
        return tr("{state}, from {day}").format(state=word, day=screen.day_short(row.effective_from))
    return word


def _texts(row: TemplateRow) -> tuple[str, ...]:
    return (
        row.title,
        code_words.word("document_type", row.document_type),
        code_words.word("language", row.language),
        f"v{row.version}",
        state_words(row),
        screen.count(row.fields) if row.fields else "",
        screen.count(row.pages) if row.pages else "",
    )
