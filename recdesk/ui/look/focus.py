"""The focus ring: one overlay for each window that stands round the control with the focus.

The toolkit's own focus frame never shows under Fusion, and a style sheet can only recolour edges.
Tables draw the ring round the current cell themselves: a widget with the property `ring` = "own" is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from recdesk.ui.look.tokens import FOCUS_CLEAR, FOCUS_RADIUS, FOCUS_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable

_REACH = FOCUS_CLEAR + FOCUS_WIDTH
_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.LayoutRequest,
        QEvent.Type.ParentChange,
        QEvent.Type.ZOrderChange,
    }
)
_RING_NAME = "focus_ring"


class FocusRing(QWidget):
    """The overlay of one window. It never takes the mouse or the focus."""

    def __init__(self, window: QWidget, colour: Callable[[], QColor]) -> None:
        super().__init__(window)
        self._colour = colour
        self.setObjectName(_RING_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def stand_round(self, target: QWidget) -> None:
        """Take the place round the target, cut to what of it can be seen; hide when nothing can."""
        place = _visible_place(target)
        if place.isEmpty():
            self.hide()
            return
        self.setGeometry(place.adjusted(-_REACH, -_REACH, _REACH, _REACH).intersected(target.window().rect()))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ring(painter, QRectF(self.rect()), self._colour())


class FocusRings(QObject):
    """Follows the focus through all windows and keeps each window's ring in place."""

    def __init__(self, app: QApplication, colour: Callable[[], QColor]) -> None:
        super().__init__(app)
        self._colour = colour
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._leave()
        target = ring_target(now)
        if target is None:
            return
        self._target = target
        step: QWidget | None = target
        while step is not None:
            step.installEventFilter(self)
            self._watched.append(step)
            step = None if step.isWindow() else step.parentWidget()
        self._place()

    def _leave(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        window = self._watched[-1] if self._watched else None
        if window is not None and isValid(window):
            ring = window.findChild(FocusRing, _RING_NAME, Qt.FindChildOption.FindDirectChildrenOnly)
            if ring is not None:
                ring.hide()
        self._watched = []
        self._target = None

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target):
            return
        window = target.window()
        ring = window.findChild(FocusRing, _RING_NAME, Qt.FindChildOption.FindDirectChildrenOnly)
        if ring is None:
            ring = FocusRing(window, self._colour)
        ring.stand_round(target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False


def ring_target(widget: QWidget | None) -> QWidget | None:
    """The widget that the ring stands round when this one has the focus; None where something else shows it."""
    if widget is None or not isValid(widget) or widget.property("ring") == "own":
        return None
    if isinstance(widget, QAbstractItemView) or widget.window().windowType() == Qt.WindowType.Popup:
        return None
    proxy = widget.property("ring_round")
    return proxy if isinstance(proxy, QWidget) else widget


def paint_ring(painter: QPainter, outer: QRectF, colour: QColor) -> None:
    """Draw the ring just inside `outer`."""
    half = FOCUS_WIDTH / 2
    painter.setPen(QPen(colour, FOCUS_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(outer.adjusted(half, half, -half, -half), FOCUS_RADIUS, FOCUS_RADIUS)


def _visible_place(target: QWidget) -> QRect:
    """The target's rectangle in its window, cut to the viewports it lies in."""
    if not target.isVisible():
        return QRect()
    window = target.window()
    place = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
    step = target.parentWidget()
    while step is not None and step is not window:
        above = step.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is step:
            seen = QRect(step.mapTo(window, QPoint(0, 0)), step.size())
            place = place.intersected(seen.adjusted(_REACH, _REACH, -_REACH, -_REACH))
        step = above
    return place
