"""The status pill: drawing and word of a state on its tint, as a widget and as something a table paints."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.theme import colour, theme
from recdesk.ui.look.tokens import SPACE_4, SPACE_8
from recdesk.ui.widgets.states import State, state

_ICON = 16
_AIR = 3


def pill_size(text: str, metrics: QFontMetrics) -> QSize:
    """The room that a pill with this text needs, in logical pixels."""
    words = metrics.horizontalAdvance(text) + SPACE_4 if text else 0
    return QSize(SPACE_4 + _ICON + words + SPACE_8, max(_ICON, metrics.height()) + 2 * _AIR)


def paint_pill(painter: QPainter, room: QRect, shown: State, text: str, *, on: QColor | None = None) -> None:
    """Paint a pill at the leading edge of `room`, in the painter's font; `on` is given where no tint may be laid."""
    metrics = painter.fontMetrics()
    wanted = pill_size(text, metrics)
    size = QSize(min(wanted.width(), room.width()), min(wanted.height(), room.height()))
    direction = QGuiApplication.layoutDirection()
    place = _aligned(direction, size, room)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shown.tint and on is None and not theme().contrast_theme:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(shown.tint))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    inner = place.adjusted(SPACE_4, 0, -SPACE_4, 0)
    mark = _aligned(direction, QSize(_ICON, _ICON), inner)
    ratio = painter.device().devicePixelRatio()
    picture = icons.pixmap(shown.drawing, shown.colour, size=_ICON, filled=shown.filled, ratio=ratio)
    painter.drawPixmap(mark, picture)
    words = QRect(inner)
    if direction == Qt.LayoutDirection.RightToLeft:
        words.setRight(mark.left() - SPACE_4)
    else:
        words.setLeft(mark.right() + 1 + SPACE_4)
    painter.setPen(colour(shown.colour))
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, elided)
    painter.restore()


class StatusPill(QWidget):
    """Shows a state. The word is its accessible name; the drawing is never named."""

    def __init__(self, name: str = "open", detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(type_scale.font("caption"))
        theme().changed.connect(self._on_theme)
        self.show_state(name, detail)

    def show_state(self, name: str, detail: str = "") -> None:
        """Show another state, with an amount such as "3 h" after the word."""
        self._state, self._detail = state(name), detail
        self.retranslate()

    @property
    def text(self) -> str:
        """The word as shown."""
        return self._text

    def retranslate(self) -> None:
        """Renew the word after a change of language."""
        self._text = self._state.shown(self._detail)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def _on_theme(self) -> None:
        self.setFont(type_scale.font("caption"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._text, self.fontMetrics())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_pill(painter, self.rect(), self._state, self._text)


def _aligned(direction: Qt.LayoutDirection, size: QSize, room: QRect) -> QRect:
    """`size` at the leading edge of `room`, centred in height."""
    top = room.top() + (room.height() - size.height()) // 2
    start = room.right() + 1 - size.width() if direction == Qt.LayoutDirection.RightToLeft else room.left()
    return QRect(start, top, size.width(), size.height())
