"""The list of a form's sections, with a field on top in which the name of a section or a field can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recdesk.domain.folding import fold
from recdesk.localization.catalogue import ntr, tr
from recdesk.ui.look.icons import icon
from recdesk.ui.look.tokens import PAGE_EDGE, SPACE_8, SPACE_12

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WIDTH, _WIDEST = 208, 320
_MARK_ROOM = 96  # the mark and the count of problems, and the air at both ends
_ROW = 30
_SECTION = Qt.ItemDataRole.UserRole
_FIELD = Qt.ItemDataRole.UserRole + 1


class JumpList(QWidget):
    """Shows the sections; while something is typed, the sections and fields whose names fit."""

    chosen = Signal(str, str)
    """Section name and field name; the field name is empty for a section."""

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[tuple[str, str, str]] = []
        self._counts: dict[str, int] = {}
        self._find = QLineEdit(self)
        self._find.setObjectName(f"{prefix}.jump")
        self._find.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Ctrl+J brings it; Tab goes through the fields
        self._find.installEventFilter(self)
        self._find.textChanged.connect(self._show)
        self._list = QListWidget(self)
        self._list.setObjectName(f"{prefix}.sections")
        self._list.setProperty("kind", "plain")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._go)
        self._list.itemClicked.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_EDGE, SPACE_12, 0, PAGE_EDGE)
        column.setSpacing(SPACE_8)
        column.addWidget(self._find)
        column.addWidget(self._list, 1)

    def fill(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Give (section, title, field) in order; the field is empty for the section's own entry."""
        self._entries = list(entries)
        self._find.setPlaceholderText(tr("Jump to  Ctrl+J"))
        self._find.setAccessibleName(tr("Jump to a field"))
        self._list.setAccessibleName(tr("Sections of the form"))
        titles = [title for _, title, name in self._entries if not name]
        longest = max((self.fontMetrics().horizontalAdvance(title) for title in titles), default=0)
        self.setFixedWidth(min(max(_WIDTH, longest + _MARK_ROOM), _WIDEST))
        self._show()

    def mark(self, counts: Mapping[str, int]) -> None:
        """Say how many problems each section has."""
        self._counts = dict(counts)
        self._show()

    def show_current(self, section: str) -> None:
        """Show in which section the focus is."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.data(_SECTION) == section and not item.data(_FIELD) and self._list.currentRow() != row:
                self._list.setCurrentRow(row)

    def take_focus(self) -> None:
        """Put the focus in the field for typing."""
        self._find.selectAll()
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        wanted = fold(self._find.text())
        current = self._list.currentRow()
        self._list.clear()
        for section, title, name in self._entries:
            if wanted not in fold(title) if wanted else bool(name):
                continue
            self._list.addItem(self._item(section, title, name))
        self._list.setCurrentRow(0 if wanted else max(0, min(current, self._list.count() - 1)))

    def _item(self, section: str, title: str, name: str) -> QListWidgetItem:
        wrong = 0 if name else self._counts.get(section, 0)
        item = QListWidgetItem(title if not wrong else f"{title}  {wrong}")
        item.setData(_SECTION, section)
        item.setData(_FIELD, name)
        item.setSizeHint(QSize(0, max(_ROW, self._list.fontMetrics().height() + 10)))
        item.setToolTip(item.text())
        if wrong:
            said = ntr("{title}, {n} problem", "{title}, {n} problems", wrong).format(title=title, n=wrong)
            item.setIcon(icon("error_circle", "blocked", size=16, filled=True))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(said)
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            item.setFont(font)
        return item

    def _go(self, item: QListWidgetItem) -> None:
        section, name = item.data(_SECTION), item.data(_FIELD)
        self._find.clear()
        self.chosen.emit(section, name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._find and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            item = self._list.currentItem()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
                self._go(item)
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                row = self._list.currentRow() + step
                self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
                return True
        return super().eventFilter(watched, event)
