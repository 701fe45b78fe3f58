"""A short list to pick one thing from, at the place of work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recdesk.ui.look.tokens import SPACE_8

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_CODE = Qt.ItemDataRole.UserRole


class PickList(QFrame):
    """A pop-up; Enter picks, Esc leaves everything as it is."""

    chosen = Signal(str)

    def __init__(self, title: str, options: Sequence[tuple[str, str]], name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QLabel(title, self)
        self.list = QListWidget(self)
        self.list.setObjectName(f"{name}.list")
        self.list.setAccessibleName(title)
        self.list.setMinimumWidth(380)
        for code, text in options:
            item = QListWidgetItem(text)
            item.setData(_CODE, code)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._on_item)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        column.addWidget(head)
        column.addWidget(self.list)

    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_CODE)))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; all else belongs to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
