"""A page of the made letter as a picture, sharp on every screen, with the places of the chosen fact framed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from recdesk.domain.letter import LetterFact
from recdesk.localization.catalogue import tr
from recdesk.ui.look.theme import theme
from recdesk.ui.look.tokens import LIGHT, SPACE_12

PageImage = Callable[[int, float], tuple[int, int, bytes]]
"""A page (from 0) at a scale (1 is 72 dots an inch) as (width, height, RGB888 bytes)."""
SMALLEST, LARGEST = 50, 400
_DOTS = 96 / 72
"""Logical pixels of a point at 100 %."""
_AROUND = 3.0
_FRAME = 2.0
_SEEN = 40


class Sheet(QWidget):
    """The picture itself. Fixed size; it never changes what is chosen, it only tells where it was clicked."""

    clicked = Signal(QPointF)
    """The place in points from the page's upper left corner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter.sheet")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the picture has the letter's direction, not ours
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.image = QImage()
        self.frames: tuple[QRectF, ...] = ()
        self.wrong = False
        self._scale = 1.0

    def show_image(self, image: QImage, scale: float) -> None:
        """Show a picture at `scale` logical pixels a point."""
        self.image, self._scale = image, scale
        self.setFixedSize(image.deviceIndependentSize().toSize())
        self.update()

    def show_frames(self, frames: Sequence[QRectF], *, wrong: bool) -> None:
        """Frame these places, given in points."""
        self.frames, self.wrong = tuple(frames), wrong
        self.update()

    def framed(self) -> tuple[QRectF, ...]:
        """The frames in logical pixels of this widget."""
        s = self._scale
        return tuple(
            QRectF(f.x() * s - _AROUND, f.y() * s - _AROUND, f.width() * s + 2 * _AROUND, f.height() * s + 2 * _AROUND)
            for f in self.frames
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.position() / self._scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The paper is white in every scheme, so the frame takes the colour that shows on white.
        ink = QColor(LIGHT.blocked if self.wrong else LIGHT.accent)
        fill = QColor(ink)
        fill.setAlphaF(0.12)
        painter.setPen(QPen(ink, _FRAME))
        painter.setBrush(fill)
        for frame in self.framed():
            painter.drawRoundedRect(frame, _AROUND, _AROUND)


class PaperView(QScrollArea):
    """One page at a time. PgUp and PgDn turn pages, arrows and the wheel scroll, the frame is kept in view."""

    fact_clicked = Signal(int)
    """The place of the fact in the list given to `show_letter`."""
    page_changed = Signal(int)
    """The page that is shown now, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter.paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet = Sheet(self)
        self.setWidget(self.sheet)
        self.sheet.clicked.connect(self._on_click)
        self._image_of: PageImage | None = None
        self._facts: tuple[LetterFact, ...] = ()
        self._chosen = -1
        self._kept: dict[tuple[int, float], QImage] = {}
        self._width = 0.0
        self.page, self.pages = 0, 0
        self.zoom = 0
        """Percent; 0 fits the page to the width."""
        theme().changed.connect(self.update)

    def show_letter(self, image_of: PageImage, pages: int, facts: Sequence[LetterFact], text: str) -> None:
        """Show another letter from its first page; `text` is read aloud in place of the picture."""
        self._image_of, self.pages, self._facts = image_of, pages, tuple(facts)
        self._kept.clear()
        self._width = 0.0
        self.page, self._chosen = 0, -1
        self.sheet.show_frames((), wrong=False)
        self.setAccessibleDescription(text)
        self.turn_to(0)

    def clear(self) -> None:
        """Show nothing: another letter is being made."""
        self._image_of, self.pages, self._facts = None, 0, ()
        self.sheet.show_image(QImage(), 1.0)
        self.setAccessibleDescription("")

    def choose(self, place: int) -> None:
        """Frame a fact and turn to the first page that has it."""
        self._chosen = place
        places = self._facts[place].places if 0 <= place < len(self._facts) else ()
        if places and self.page not in {p[0] for p in places}:
            self.turn_to(places[0][0])
        self._frame()
        frames = self.sheet.framed()
        if frames:
            centre = frames[0].center().toPoint()
            self.ensureVisible(centre.x(), centre.y(), _SEEN, _SEEN)

    def turn_to(self, page: int) -> None:
        """Show a page, kept within the letter."""
        if not self.pages:
            return
        self.page = max(0, min(page, self.pages - 1))
        self._draw()
        self._frame()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(tr("Page {n} of {of}").format(n=self.page + 1, of=self.pages))
        self.page_changed.emit(self.page)

    def set_zoom(self, percent: int) -> None:
        """Show the page at so many percent, or fitted to the width with 0."""
        self.zoom = 0 if percent == 0 else max(SMALLEST, min(percent, LARGEST))
        self._draw()
        self._frame()

    def shown_zoom(self) -> int:
        """The percent at which the page is shown now."""
        return round(self._scale() / _DOTS * 100)

    def _scale(self) -> float:
        """Logical pixels of a point."""
        if self.zoom or not self._width:
            return (self.zoom or 100) / 100 * _DOTS
        room = self.viewport().width() - 2 * SPACE_12
        fitted = room / self._width
        return max(SMALLEST / 100 * _DOTS, min(fitted, 2 * _DOTS))

    def _draw(self) -> None:
        if self._image_of is None:
            return
        ratio = self.devicePixelRatioF()
        if not self._width:
            self._width = float(self._image_of(self.page, 1.0)[0])
        scale = self._scale()
        key = (self.page, round(scale * ratio, 4))
        image = self._kept.get(key)
        if image is None:
            width, height, pixels = self._image_of(self.page, key[1])
            image = QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
            image.setDevicePixelRatio(ratio)
            if len(self._kept) > 2 * self.pages:
                self._kept.clear()
            self._kept[key] = image
        self.sheet.show_image(image, scale)

    def _frame(self) -> None:
        chosen = self._facts[self._chosen] if 0 <= self._chosen < len(self._facts) else None
        places = [QRectF(*p[1:]) for p in chosen.places if p[0] == self.page] if chosen is not None else []
        self.sheet.show_frames(places, wrong=chosen is not None and not chosen.match)

    def _on_click(self, at: QPointF) -> None:
        """The smallest place under the pointer wins: facts may stand inside others."""
        best, size = -1, float("inf")
        for place, fact in enumerate(self._facts):
            for page, x, y, width, height in fact.places:
                room = QRectF(x, y, width, height).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
                if page == self.page and room.contains(at) and width * height < size:
                    best, size = place, width * height
        if best >= 0:
            self.fact_clicked.emit(best)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.turn_to(self.page + step)
            return
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.pages - 1}.get(Qt.Key(event.key()))
        if ends is not None and not event.modifiers():
            self.turn_to(ends)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.zoom == 0 and event.size().width() != event.oldSize().width():
            self._draw()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(560, 600)
