"""What the letter says against what the record says, a row for each fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from recdesk.domain.letter import LetterFact
from recdesk.localization.catalogue import ntr, tr
from recdesk.ui.letter import facts
from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.focus import paint_ring
from recdesk.ui.look.theme import colour, theme
from recdesk.ui.look.tokens import ROW_AIR, SELECTION_BAR, SPACE_4, SPACE_8
from recdesk.ui.widgets.bidi import isolated_name

_ROW = Qt.ItemDataRole.UserRole
_ICON = 16
_LABEL_SHARE = 0.36
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Row:
    """One fact in words."""

    agrees: bool
    word: str
    label: str
    text: str
    places: str


class FactList(QListWidget):
    """Rows in the order of the letter's facts; a fact that differs shows both texts."""

    chosen = Signal(int)
    """The place of the fact that is current now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter.facts")
        self.setProperty("ring", "own")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Delegate(self))
        self._facts: tuple[LetterFact, ...] = ()
        self._renewing = False
        self.currentRowChanged.connect(self._on_current)
        theme().changed.connect(self.scheduleDelayedItemsLayout)
        self.retranslate()

    def show_facts(self, listed: Sequence[LetterFact]) -> None:
        """Show these facts in place of the old ones; none is current."""
        self._facts = tuple(listed)
        self.setCurrentRow(-1)
        self.retranslate()

    def choose(self, place: int) -> None:
        """Make a fact current."""
        if 0 <= place < self.count():
            self.setCurrentRow(place)
            self.scrollToItem(self.item(place))

    def first_mismatch(self) -> int:
        """The first fact that does not agree, or -1."""
        return next((place for place, fact in enumerate(self._facts) if not fact.match), -1)

    def spoken(self, place: int) -> str:
        """What a row is called aloud."""
        return str(self.item(place).data(Qt.ItemDataRole.AccessibleTextRole))

    def retranslate(self) -> None:
        """Renew all texts; what was current stays so, without being chosen anew."""
        current = self.currentRow()
        wrong = sum(not fact.match for fact in self._facts)
        name = tr("Facts of the letter, {n} read back, {wrong} differ")
        self.setAccessibleName(name.format(n=len(self._facts), wrong=wrong))
        self._renewing = True
        self.clear()
        for fact in self._facts:
            self.addItem(_item(fact))
        self.setCurrentRow(current)
        self._renewing = False

    def _on_current(self, place: int) -> None:
        if place >= 0 and not self._renewing:
            self.chosen.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(460, 400)


def _item(fact: LetterFact) -> QListWidgetItem:
    word = tr("Agrees") if fact.match else tr("Differs")
    places = ntr("{n} place", "{n} places", fact.found).format(n=fact.found)
    row = _Row(fact.match, word, facts.label(fact.field), _text(fact), places)
    item = QListWidgetItem(row.text)
    item.setData(_ROW, row)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word}, {row.label}, {row.text}, {places}")
    item.setToolTip(f"{word}: {row.label}")
    return item


def _text(fact: LetterFact) -> str:
    if fact.field.startswith("anchor:"):  # the mark in the template says nothing to a person
        return _place_text(fact)
    letter, record = isolated_name(fact.document), isolated_name(fact.record)
    if fact.match:
        return letter or record
    if not fact.record:
        return tr("Letter: {letter}\nThe record has no such entry.").format(letter=letter)
    if not fact.document:
        return tr("Record: {record}\nThe letter does not say it.").format(record=record)
    return tr("Record: {record}\nLetter: {letter}").format(record=record, letter=letter)


def _place_text(fact: LetterFact) -> str:
    pages = sorted({place[0] + 1 for place in fact.places})
    if not pages:
        return tr("The letter has no such place.")
    return ntr("On page {pages}", "On pages {pages}", len(pages)).format(pages=", ".join(str(page) for page in pages))


class _Delegate(QStyledItemDelegate):
    """Paints drawing, label, text and count of places; the word of the state stands before a text that differs."""

    def __init__(self, view: FactList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(_ROW), QRect(option.rect)
        current = self._view.currentIndex() == index
        painter.save()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(rect, colour("selection" if current else "hover" if hovered else "surface"))
        if current:
            self._bar(painter, rect)
        token = "proved" if row.agrees else "blocked"
        drawing = "checkmark_circle" if row.agrees else "error_circle"
        icon, label, text, count = (self._placed(r, rect) for r in self._rooms(rect.width(), row))
        icon.translate(0, (QFontMetrics(type_scale.font()).height() - _ICON) // 2)
        picture = icons.pixmap(drawing, token, size=_ICON, filled=True, ratio=painter.device().devicePixelRatio())
        painter.drawPixmap(icon.topLeft(), picture)
        painter.setFont(type_scale.font())
        painter.setPen(colour("text2"))
        painter.drawText(label, _WRAPPED, row.label)
        painter.setPen(colour("blocked" if not row.agrees else "selection_text" if current else "text"))
        painter.setFont(type_scale.font())
        painter.drawText(text, _WRAPPED, _said(row))
        painter.setFont(type_scale.font("caption", tabular=True))
        painter.setPen(colour("text2"))
        painter.drawText(count, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing, row.places)
        if current and self._view.hasFocus():
            paint_ring(painter, QRectF(rect), colour("focus"))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        row = index.data(_ROW)
        _, label, text, _ = self._rooms(width, row)
        metrics = QFontMetrics(type_scale.font())
        heights = [metrics.boundingRect(room, _WRAPPED, said).height() for room, said in
                   ((label, row.label), (text, _said(row)))]  # fmt: skip
        return QSize(width, max(heights) + ROW_AIR)

    def _rooms(self, width: int, row: _Row) -> tuple[QRect, QRect, QRect, QRect]:
        """The rooms of drawing, label, text and count in a row that runs from left to right."""
        top, tall = ROW_AIR // 2, 10_000
        counted = QFontMetrics(type_scale.font("caption", tabular=True)).horizontalAdvance(row.places)
        start = SPACE_8 + SPACE_4
        left = start + _ICON + SPACE_8
        label = round((width - left) * _LABEL_SHARE)
        text = max(40, width - left - label - counted - 3 * SPACE_8)
        return (
            QRect(start, top, _ICON, _ICON),
            QRect(left, top, label - SPACE_8, tall),
            QRect(left + label, top, text, tall),
            QRect(width - counted - SPACE_8, top, counted, tall),
        )

    def _placed(self, room: QRect, rect: QRect) -> QRect:
        placed = QRect(room)
        placed.setHeight(min(room.height(), rect.height()))
        placed.translate(rect.topLeft())
        return QStyle.visualRect(self._view.layoutDirection(), rect, placed)

    def _bar(self, painter: QPainter, rect: QRect) -> None:
        bar = QRect(rect.left(), rect.top(), SELECTION_BAR, rect.height())
        painter.fillRect(QStyle.visualRect(self._view.layoutDirection(), rect, bar), colour("accent"))


def _said(row: _Row) -> str:
    return row.text if row.agrees else f"{row.word}\n{row.text}"
