"""A layout that puts parts side by side and goes on in the next line where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Parts keep their own width; lines fill from the leading edge, also from right to left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, part: QLayoutItem) -> None:
        self._parts.append(part)

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        shown = [part.sizeHint() for part in self._parts if not part.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        smallest = QSize()
        for part in self._parts:
            if not part.isEmpty():
                smallest = smallest.expandedTo(part.minimumSize())
        return smallest

    def _gap(self) -> int:
        return max(0, self.spacing())

    def _arrange(self, room: QRect, *, place: bool) -> int:
        """Put the parts into lines; returns the height that they take."""
        x, y, line = room.x(), room.y(), 0
        direction = self._direction()
        for part in self._parts:
            if part.isEmpty():
                continue
            size = part.sizeHint()
            width = min(size.width(), max(room.width(), 1))
            if x > room.x() and x + width > room.right() + 1:
                x, y, line = room.x(), y + line + self._gap(), 0
            if place:
                where = QRect(QPoint(x, y), QSize(width, size.height()))
                part.setGeometry(QStyle.visualRect(direction, room, where))
            x += width + self._gap()
            line = max(line, size.height())
        return y + line - room.y()

    def _direction(self) -> Qt.LayoutDirection:
        owner = self.parentWidget()
        return owner.layoutDirection() if owner is not None else Qt.LayoutDirection.LeftToRight
