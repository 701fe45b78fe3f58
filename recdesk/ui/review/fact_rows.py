"""Rows of what a proof rests on, label, value and source, in a card; the values can be selected and copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import SPACE_4, SPACE_12, SPACE_16


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is called, its value, where it comes from. `strong` rows are what the question is about."""

    label: str
    value: str
    source: str = ""
    strong: bool = False


class FactRows(QFrame):
    """A card with a row for each fact."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_4)
        self._grid.setColumnStretch(1, 1)
        self._cells: list[QLabel] = []
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in place of the old ones; without rows the card goes away."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        self.rows = tuple(rows)
        for place, row in enumerate(self.rows):
            self._add(place, 0, row.label, tone="text2")
            self._add(place, 1, row.value, step="strong" if row.strong else "", copied=True)
            self._add(place, 2, row.source, tone="text2", step="caption")
        said = "; ".join(", ".join(part for part in (r.label, r.value, r.source) if part) for r in self.rows)
        self.setAccessibleName(said)
        self.setVisible(bool(self.rows))

    def _add(self, row: int, column: int, text: str, *, tone: str = "", step: str = "", copied: bool = False) -> None:
        cell = QLabel(text, self)
        cell.setTextFormat(Qt.TextFormat.PlainText)
        cell.setWordWrap(True)
        cell.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        if tone:
            cell.setProperty("tone", tone)
        if step:
            type_scale.wear_step(cell, step)
        if copied:
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            type_scale.wear_tabular(cell)
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            cell.setSizePolicy(policy)
        else:
            cell.setMinimumWidth(min(210, cell.fontMetrics().horizontalAdvance(text) + SPACE_4))
        self._grid.addWidget(cell, row, column)
        self._cells.append(cell)
