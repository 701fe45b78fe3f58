"""The list of a review's items, grouped by what is to be done about them; the proved ones are folded away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget

from recdesk.domain.review import ItemRun, ItemState, Review
from recdesk.localization import screen
from recdesk.localization.catalogue import mark, tr
from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.focus import paint_ring
from recdesk.ui.look.theme import colour, theme
from recdesk.ui.look.tokens import ROW_AIR, SELECTION_BAR, SMALLEST_TARGET, SPACE_4, SPACE_8, SPACE_24
from recdesk.ui.review.facts import state_name
from recdesk.ui.widgets.states import state

GROUPS: tuple[tuple[str, str, tuple[ItemState, ...]], ...] = (
    ("blocked", mark("Blocked"), (ItemState.BLOCKED,)),
    ("needs_you", mark("Needs you"), (ItemState.NEEDS_YOU,)),
    ("key_again", mark("Key again"), (ItemState.KEY_AGAIN,)),
    ("excepted", mark("Excepted"), (ItemState.EXCEPTED,)),
    ("confirmed", mark("Confirmed"), (ItemState.ATTESTED,)),
    ("proved", mark("Proved"), (ItemState.PROVED,)),
)
_FOLDED = frozenset({"confirmed", "proved"})
_ITEM, _STATE, _GROUP = (Qt.ItemDataRole.UserRole + n for n in range(1, 4))
_ICON = 16
_WIDTH = 300
Index = QModelIndex | QPersistentModelIndex


class ItemList(QTreeWidget):
    """Groups with their items. Up and Down move over the items, Enter opens one, Left and Right fold a group."""

    chosen = Signal(str)
    """The id of the item that is current now."""
    opened = Signal(str)
    """Enter or a click: the item's page is to have the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.items")
        self.setProperty("ring", "own")
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Delegate(self))
        self.setMinimumWidth(_WIDTH)
        self._unfolded: set[str] = set()
        self._filling = False
        self._items: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(self._on_click)
        self.itemExpanded.connect(lambda group: self._unfolded.add(group.data(0, _GROUP)))
        self.itemCollapsed.connect(lambda group: self._unfolded.discard(group.data(0, _GROUP)))
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_review(self, review: Review) -> None:
        """Show every item where it belongs now; the current one stays current, what is unfolded stays so."""
        current = self.current()
        numbered = {run.item.id: place for place, run in enumerate(review.runs, 1)}
        self._filling = True
        self.clear()
        self._items = {}
        for name, title, states in GROUPS:
            runs = [run for run in review.runs if run.state in states]
            if runs:
                self._add_group(name, title, runs, numbered)
        self.setAccessibleName(tr("Items, {n} of them").format(n=len(review.runs)))
        self._filling = False
        if current:
            self.set_current(current)

    def set_current(self, item_id: str) -> None:
        """Make an item current, unfolding its group if it has to be."""
        item = self._items.get(item_id)
        group = item.parent() if item is not None else None
        if item is None or group is None:
            return
        if not group.isExpanded():
            group.setExpanded(True)
        self._filling = True
        self.setCurrentItem(item)
        self._filling = False
        self.scrollToItem(item)

    def current(self) -> str:
        """The id of the current item, or nothing while a group is current."""
        item = self.currentItem()
        return str(item.data(0, _ITEM) or "") if item is not None else ""

    def forget(self) -> None:
        """Fold what is folded at the beginning."""
        self._unfolded.clear()

    def spoken(self, item_id: str) -> str:
        """What an item is called aloud: `7 of 10, Notice period noted and verified, Needs you`."""
        return str(self._items[item_id].data(0, Qt.ItemDataRole.AccessibleTextRole))

    def group_titles(self) -> list[str]:
        """The groups as shown, with their counts."""
        groups = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [group.text(0) for group in groups if group is not None]

    def _add_group(self, name: str, title: str, runs: list[ItemRun], numbered: dict[str, int]) -> None:
        group = QTreeWidgetItem([f"{tr(title)} ({screen.count(len(runs))})"])
        group.setData(0, _GROUP, name)
        folds = name in _FOLDED
        group.setFlags(Qt.ItemFlag.ItemIsEnabled | (Qt.ItemFlag.ItemIsSelectable if folds else Qt.ItemFlag.NoItemFlags))
        self.addTopLevelItem(group)
        for run in runs:
            text = tr(run.item.text)
            item = QTreeWidgetItem([f"{numbered[run.item.id]}  {text}"])
            item.setData(0, _ITEM, run.item.id)
            item.setData(0, _STATE, state_name(run.state))
            word = state(state_name(run.state)).shown()
            spoken = tr("{n} of {of}, {item}, {state}").format(
                n=numbered[run.item.id], of=len(numbered), item=text, state=word
            )
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(0, f"{text}\n{word}")
            group.addChild(item)
            self._items[run.item.id] = item
        group.setExpanded(not folds or name in self._unfolded)

    def _on_current(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if not self._filling and item is not None and item.data(0, _ITEM):
            self.chosen.emit(str(item.data(0, _ITEM)))

    def _on_click(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _GROUP) in _FOLDED:
            item.setExpanded(not item.isExpanded())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None and not event.modifiers():
            if item.data(0, _GROUP):
                item.setExpanded(not item.isExpanded())
            elif not event.isAutoRepeat():
                self.opened.emit(str(item.data(0, _ITEM)))
            return
        if event.key() == Qt.Key.Key_Space:
            return  # choosing is not confirming
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and item is not None:
            self._step(item, down=event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def _step(self, item: QTreeWidgetItem, *, down: bool) -> None:
        """Go to the next item, or to the head of a group that can be unfolded."""
        beside: QTreeWidgetItem | None = item
        while beside is not None:
            beside = self.itemBelow(beside) if down else self.itemAbove(beside)
            if beside is not None and (beside.data(0, _ITEM) or beside.data(0, _GROUP) in _FOLDED):
                self.setCurrentItem(beside)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    """Paints a group's title and, below it, each item with its drawing and its whole text."""

    def __init__(self, view: ItemList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        painter.save()
        current = self._view.currentIndex() == index
        if index.data(_GROUP):
            self._paint_group(painter, rect, index)
        else:
            self._paint_item(painter, rect, index, current=current)
        if current and self._view.hasFocus():
            paint_ring(painter, QRectF(rect), colour("focus"))
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, index: Index) -> None:
        name = index.data(_GROUP)
        look = state(name)
        painter.setFont(type_scale.font("strong"))
        painter.setPen(colour(look.colour if self._view.model().rowCount(index) else "text2"))
        room = rect.adjusted(SPACE_8, 0, -SPACE_8, 0)
        if name in _FOLDED:
            drawing = "chevron_down" if self._view.isExpanded(index) else "chevron_right"
            room = _after(self._picture(painter, room, drawing, "text2", centred=True), room, self._view)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, index.data())

    def _paint_item(self, painter: QPainter, rect: QRect, index: Index, *, current: bool) -> None:
        painter.fillRect(rect, colour("selection" if current else "surface"))
        if current:
            bar = QRect(rect)
            bar.setWidth(SELECTION_BAR)
            if self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                bar.moveRight(rect.right())
            painter.fillRect(bar, colour("accent"))
        look = state(index.data(_STATE))
        room = rect.adjusted(SPACE_8 + SPACE_4, ROW_AIR // 2, -SPACE_8, -ROW_AIR // 2)
        place = self._picture(painter, room, look.drawing, look.colour, filled=look.filled)
        painter.setFont(type_scale.font())
        painter.setPen(colour("selection_text" if current else "text"))
        words = _after(place, room, self._view)
        painter.drawText(words, _WRAPPED, index.data())

    def _picture(
        self, painter: QPainter, room: QRect, drawing: str, tint: str, *, filled: bool = False, centred: bool = False
    ) -> QRect:
        line = QFontMetrics(type_scale.font()).height()
        top = room.top() + ((room.height() if centred else line) - _ICON) // 2
        place = QRect(room.left(), top, _ICON, _ICON)
        if self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveRight(room.right())
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(place, icons.pixmap(drawing, tint, size=_ICON, filled=filled, ratio=ratio))
        return place

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        if index.data(_GROUP):
            height = self._metrics("strong").height() + ROW_AIR
            return QSize(width, max(height, SMALLEST_TARGET))
        room = max(1, width - 2 * SPACE_8 - SPACE_4 - _ICON - SPACE_8)
        words = self._metrics("body").boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, index.data())
        return QSize(width, max(words.height() + ROW_AIR, SPACE_24 + SPACE_4))

    def _metrics(self, step: str) -> QFontMetrics:
        font: Callable[[str], QFont] = type_scale.font
        return QFontMetrics(font(step))


_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)


def _after(picture: QRect, room: QRect, view: QWidget) -> QRect:
    """What is left of `room` behind a picture at its leading edge."""
    words = QRect(room)
    if view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        words.setRight(picture.left() - SPACE_8)
    else:
        words.setLeft(picture.right() + 1 + SPACE_8)
    return words
