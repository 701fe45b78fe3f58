"""The command palette: one field that finds records and acts, shows their keys, and says why an act cannot run now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from recdesk.domain.folding import fold
from recdesk.localization.catalogue import ntr, tr
from recdesk.ui.look import type_scale
from recdesk.ui.look.focus import paint_ring
from recdesk.ui.look.theme import colour
from recdesk.ui.look.tokens import SELECTION_BAR, SPACE_4, SPACE_8, SPACE_12, row_height

if TYPE_CHECKING:
    from recdesk.ui.runner import Job, Progress, Runner

Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole + 1
_FIRST = Qt.ItemDataRole.UserRole + 2
_WIDTH, _ROWS = 640, 12
_GROUP_WIDTH = 112
_FROM_EACH = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `detail` stands after the title, `key` at the far end; `refused` is the reason why it cannot run."""

    title: str
    run: Callable[[], None]
    detail: str = ""
    key: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """Gives the entries of a group for the text typed. A `slow` one is asked beside the window, by the runner."""

    name: str
    title: str
    find: Callable[[str], Sequence[Entry]]
    slow: bool = False


def acts_provider(name: str, title: str, acts: Callable[[], Sequence[Entry]]) -> Provider:
    """A provider over a list of acts, found by any words of their titles; acts that can run come first."""

    def find(text: str) -> list[Entry]:
        words = fold(text).split()
        fitting = [entry for entry in acts() if all(word in fold(entry.title) for word in words)]
        return sorted(fitting, key=lambda entry: bool(entry.refused))

    return Provider(name, title, find)


class CommandPalette(QFrame):
    """Lies over a window. `open` shows it, Esc closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, window: QWidget, providers: Sequence[Provider], runner: Runner | None = None) -> None:
        """Slow providers need a runner; ValueError without one."""
        super().__init__(window)
        if runner is None and any(provider.slow for provider in providers):
            raise ValueError("a slow provider needs a runner")
        self._providers, self._runner = tuple(providers), runner
        self._found: dict[str, Sequence[Entry]] = {}
        self._asked = 0
        self._came_from: QWidget | None = None
        self.setObjectName("palette")
        self.setProperty("kind", "overlay")
        self.setAutoFillBackground(True)
        self._find = QLineEdit(self)
        self._find.setObjectName("palette.find")
        self._find.installEventFilter(self)
        self._find.textEdited.connect(self._ask)
        self._lines = _Lines(self)
        self._list = QListView(self)
        self._list.setObjectName("palette.found")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setProperty("kind", "plain")
        self._list.setModel(self._lines)
        self._list.setItemDelegate(_Line(self._list))
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.clicked.connect(self._run)
        self._note = QLabel(self)
        self._note.setProperty("tone", "text2")
        type_scale.wear_step(self._note, "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        for part in (self._find, self._list, self._note):
            column.addWidget(part)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the palette with this text in its field."""
        self._came_from = QApplication.focusWidget()
        self._find.setPlaceholderText(tr("Search or act"))
        self._find.setAccessibleName(tr("Search or act"))
        self._list.setAccessibleName(tr("Found"))
        self._place()
        self.show()
        self.raise_()
        self._find.setText(text)
        self._find.setFocus(Qt.FocusReason.PopupFocusReason)
        self._ask(text)

    def close_palette(self) -> None:
        """Hide the palette and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        came_from = self._came_from
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def entries(self) -> list[tuple[str, Entry]]:
        """What is listed now: group title and entry."""
        return self._lines.lines()

    # Inside

    def _ask(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        self._found = {}
        for provider in self._providers:
            if not provider.slow or self._runner is None:
                self._found[provider.name] = provider.find(text)
                continue
            work = partial(_in_background, provider.find, text)
            job: Job = self._runner.start(f"palette {provider.name}", work, slot=f"palette.{provider.name}")
            job.finished.connect(lambda found, name=provider.name: self._on_found(asked, name, found))
        self._show()

    def _on_found(self, asked: int, name: str, found: Sequence[Entry]) -> None:
        if asked == self._asked:
            self._found[name] = found
            self._show()

    def _show(self) -> None:
        groups = [
            (tr(provider.title), list(self._found.get(provider.name, ()))[:_FROM_EACH]) for provider in self._providers
        ]
        self._lines.fill([(title, entry) for title, entries in groups for entry in entries])
        count = self._lines.rowCount()
        if count:
            self._list.setCurrentIndex(self._lines.index(0, 0))
        said = (
            ntr("{n} found", "{n} found", count).format(n=count)
            if count
            else tr("Nothing fits. Type less, or other words.")
        )
        self._note.setText(said)
        self._find.setAccessibleDescription(said)
        rows = min(max(count, 3), _ROWS)
        self._list.setFixedHeight(rows * row_height("normal", self.fontMetrics().height()) + SPACE_4)
        self.adjustSize()
        self._place()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            width = min(_WIDTH, window.width() - 2 * SPACE_12)
            self.setFixedWidth(width)
            self.move((window.width() - width) // 2, min(72, window.height() // 10))

    def _run(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry) or entry.refused:
            return
        self.close_palette()
        entry.run()

    def _move(self, step: int) -> None:
        row = max(0, min(self._list.currentIndex().row() + step, self._lines.rowCount() - 1))
        index = self._lines.index(row, 0)
        self._list.setCurrentIndex(index)
        self._find.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._find and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
            key = Qt.Key(event.key())
            if key in steps:
                self._move(steps[key])
            elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self._list.currentIndex())
            elif key == Qt.Key.Key_Escape:
                self.close_palette()
            elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)


def _in_background(find: Callable[[str], Sequence[Entry]], text: str, _progress: Progress) -> Sequence[Entry]:
    """A slow provider as the work of a job."""
    return find(text)


class _Lines(QAbstractListModel):
    """The lines found, each with the title of its group."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: list[tuple[str, Entry]] = []

    def fill(self, lines: list[tuple[str, Entry]]) -> None:
        self.beginResetModel()
        self._all = lines
        self.endResetModel()

    def lines(self) -> list[tuple[str, Entry]]:
        return list(self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._all)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._all):
            return None
        group, entry = self._all[index.row()]
        if role == _ENTRY:
            return entry
        if role == _FIRST:
            return group if index.row() == 0 or self._all[index.row() - 1][0] != group else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{entry.title}  {entry.refused or entry.detail}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (group, entry.title, entry.refused or entry.detail, entry.key) if part)
        return None


class _Line(QStyledItemDelegate):
    """Paints group, title, detail and key of one line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        rect = QRect(option.rect)
        view = self.parent()
        current = isinstance(view, QListView) and view.currentIndex() == index
        mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.fillRect(rect, colour("selection" if current else "surface"))
        if current:
            bar = QRect(rect)
            if mirrored:
                bar.setLeft(rect.right() - SELECTION_BAR + 1)
            else:
                bar.setWidth(SELECTION_BAR)
            painter.fillRect(bar, colour("accent"))
            paint_ring(painter, QRectF(rect), colour("focus"))
        room = rect.adjusted(SPACE_8, 0, -SPACE_8, 0)
        strong = colour("selection_text" if current else "text")
        quiet = colour("text2")
        painter.setFont(type_scale.font("caption"))
        painter.setPen(quiet)
        room = _draw(painter, room, index.data(_FIRST), mirrored, width=_GROUP_WIDTH)
        if entry.key:
            width = painter.fontMetrics().horizontalAdvance(entry.key) + SPACE_8
            room = _draw(painter, room, entry.key, not mirrored, width=width)
        painter.setFont(type_scale.font("body"))
        painter.setPen(quiet if entry.refused else strong)
        width = min(painter.fontMetrics().horizontalAdvance(entry.title) + SPACE_12, room.width())
        room = _draw(painter, room, entry.title, mirrored, width=width)
        painter.setFont(type_scale.font("caption"))
        painter.setPen(quiet)
        _draw(painter, room, entry.refused or entry.detail, mirrored, width=room.width())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, row_height("normal", option.fontMetrics.height()))


def _draw(painter: QPainter, room: QRect, text: str, at_right: bool, *, width: int) -> QRect:
    """Draw text in a piece of `room` taken from its right or left end; returns what is left of it."""
    piece = QRect(room)
    left = QRect(room)
    if at_right:
        piece.setLeft(room.right() - width + 1)
        left.setRight(piece.left() - 1)
    else:
        piece.setWidth(width)
        left.setLeft(piece.right() + 1)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, piece.width())
    painter.drawText(piece, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
    return left
