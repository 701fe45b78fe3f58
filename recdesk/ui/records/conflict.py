"""Someone else changed the record meanwhile: yours and stored side by side, and a choice for each field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recdesk.domain.plain import to_plain
from recdesk.localization.catalogue import tr
from recdesk.services import records
from recdesk.services.kinds import Entry
from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.records.kinds import Kind
from recdesk.ui.records.shown import value_text
from recdesk.ui.session import Session


class ConflictPage(QWidget):
    """Three columns: field, yours, stored. Nothing is chosen beforehand; the choice goes back into the form."""

    left = Signal()
    chosen = Signal(object, object)
    """(stored record, values to put into its form)"""

    def __init__(self, session: Session, kind: Kind, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{kind.prefix}.conflict")
        self._stored = records.view(kind.kind, entry.number, desk=session.desk).record
        self._entry = entry
        self._groups: dict[str, QButtonGroup] = {}
        title = QLabel(tr("{number} was changed meanwhile. Choose for each field.").format(number=entry.number), self)
        type_scale.wear_step(title, "title")
        grid_box = QWidget(self)
        grid = QGridLayout(grid_box)
        grid.setVerticalSpacing(SPACE_8)
        for place, text in enumerate((tr("Field"), tr("Yours"), tr("Stored"))):
            grid.addWidget(QLabel(text, grid_box), 0, place)
        labels = {f.name: f.label for f in kind.fields(DeskChoices(session.desk))}
        for row, name in enumerate(self.differing(), 1):
            grid.addWidget(QLabel(tr(labels[name]) if name in labels else name, grid_box), row, 0)
            group = QButtonGroup(self)
            for column, value in ((1, entry.values[name]), (2, getattr(self._stored, name))):
                button = QRadioButton(_text(value), grid_box)
                button.setObjectName(f"{kind.prefix}.conflict.{name}.{'yours' if column == 1 else 'stored'}")
                group.addButton(button, column)
                grid.addWidget(button, row, column)
            group.idClicked.connect(lambda _id: self._settle())
            self._groups[name] = group
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(grid_box)
        self.take = QPushButton(tr("Take the chosen values"), self)
        self.take.setProperty("kind", "primary")
        self.take.setObjectName(f"{kind.prefix}.conflict.take")
        self.take.clicked.connect(self._on_take)
        back = QPushButton(tr("Back to form"), self)
        back.clicked.connect(self.left)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(back)
        row_of_buttons.addWidget(self.take)
        column_box = QVBoxLayout(self)
        column_box.setSpacing(SPACE_12)
        column_box.addWidget(title)
        column_box.addWidget(scroll, 1)
        column_box.addLayout(row_of_buttons)
        self._settle()

    def differing(self) -> tuple[str, ...]:
        """Fields in which what was typed differs from what is stored now."""
        return tuple(n for n, v in self._entry.values.items() if to_plain(v) != to_plain(getattr(self._stored, n)))

    def _settle(self) -> None:
        self.take.setEnabled(all(g.checkedId() > 0 for g in self._groups.values()))

    def _on_take(self) -> None:
        values: dict[str, Any] = {}
        for name, group in self._groups.items():
            values[name] = self._entry.values[name] if group.checkedId() == 1 else getattr(self._stored, name)
        self.chosen.emit(self._stored, values)


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(value_text(v) for v in value) or tr("(empty)")
    return value_text(value) or tr("(empty)")
