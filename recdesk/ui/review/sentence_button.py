"""The button that confirms: it bears the whole sentence, over as many lines as it needs, and is never the default."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from recdesk.ui.look.theme import colour
from recdesk.ui.look.tokens import CONTROL_HEIGHT, SPACE_8, SPACE_16

_WIDEST = 560
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter


class SentenceButton(QPushButton):
    """Gets the focus by Tab only. A key that is held down presses it once."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setAutoRepeat(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._sentence = ""

    def say(self, sentence: str) -> None:
        """The sentence that pressing it confirms."""
        self._sentence = sentence
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self._make_room()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = min(_WIDEST, metrics.horizontalAdvance(self._sentence) + 2 * SPACE_16)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), _WIDEST // 3), CONTROL_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    def _make_room(self) -> None:
        """All lines have room: a scrolled page gives a widget its smallest height, not the one that its width asks."""
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else self.sizeHint().width()
        self.setMinimumHeight(self.heightForWidth(min(width, self.sizeHint().width())))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - 2 * SPACE_16), 10_000)
        words = QFontMetrics(self.font()).boundingRect(room, int(_WRAPPED), self._sentence)
        return max(CONTROL_HEIGHT, words.height() + 2 * SPACE_8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        primary = self.property("kind") == "primary"
        ink = "disabled" if not self.isEnabled() else "on_accent" if primary else "text"
        painter.setPen(colour(ink))
        painter.drawText(self.rect().adjusted(SPACE_16, 0, -SPACE_16, 0), int(_WRAPPED), self._sentence)
