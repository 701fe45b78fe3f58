"""The line under a field: its hint, the echo of what was read, or what is wrong, with the readings to choose from.

The line keeps its height, two caption lines, whatever it says, so that nothing on the page moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.theme import set_state, theme
from recdesk.ui.look.tokens import SMALLEST_TARGET, SPACE_4, SPACE_8

if TYPE_CHECKING:
    from collections.abc import Sequence

_ICON = 16
_TOP = 3  # the focus ring of the field above reaches so far
_ANY_WIDTH = 16777215


class Foot(QWidget):
    """Shows one of hint, echo and error; an error goes before an echo, an echo before the hint."""

    chosen = Signal(int)
    """A reading was chosen; the number is its place in the sequence given to `ask`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = self._echo = self._error = ""
        self._keeps_height = True
        self._mark = QLabel(self)
        icons.wear(self._mark, "error_circle", "blocked", size=_ICON, filled=True)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._align()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        type_scale.wear_step(self._text, "caption")
        self._choices: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, _TOP, 0, 0)
        self._row.setSpacing(SPACE_4)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 100)
        self._row.addStretch(1)
        theme().changed.connect(self._reserve)
        self._show()

    @property
    def text(self) -> str:
        """What is read in the line now."""
        return self._text.text()

    @property
    def error(self) -> str:
        """The error shown, or nothing."""
        return self._error

    def set_hint(self, text: str) -> None:
        """The standing hint."""
        self._hint = text
        self._show()

    def set_echo(self, text: str) -> None:
        """What was read from the entry, in words; nothing takes it away."""
        self._echo = text
        self._show()

    def set_error(self, sentence: str) -> None:
        """What is wrong; nothing takes it away, with the readings to choose from."""
        if sentence == self._error and not self._choices:
            return
        self._error = sentence
        self._offer(())
        self._show()

    def ask(self, sentence: str, readings: Sequence[str]) -> None:
        """Show a sentence with one button for each reading."""
        if sentence == self._error and [button.text() for button in self._choices] == list(readings):
            return
        self._error = sentence
        self._offer(readings)
        self._show()

    def set_reserved(self, keeps_height: bool) -> None:
        """Whether the line keeps its height; if not, it stands only while it has something to say."""
        self._keeps_height = keeps_height
        self._show()

    def choices(self) -> list[QPushButton]:
        """The buttons of the readings, in order."""
        return list(self._choices)

    def _offer(self, readings: Sequence[str]) -> None:
        for button in self._choices:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._choices = []
        for place, reading in enumerate(readings):
            button = QPushButton(reading, self)
            button.setProperty("kind", "choice")
            button.setObjectName(f"{self.objectName()}.reading_{place + 1}")
            button.setAutoDefault(False)
            type_scale.wear_step(button, "caption")
            button.clicked.connect(self._on_choice)
            self._row.insertWidget(2 + place, button, 0, Qt.AlignmentFlag.AlignTop)
            button.show()
            self._choices.append(button)

    def _on_choice(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton) and sender in self._choices:
            self.chosen.emit(self._choices.index(sender))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Under its field's beginning. A label goes by its letters: figures would lie on the far side."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignTrailing if mirrored else Qt.AlignmentFlag.AlignLeading
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute | side)

    def _show(self) -> None:
        self._mark.setVisible(bool(self._error))
        set_state(self._text, "tone", "blocked" if self._error else "text2")
        self._text.setText(self._error or self._echo or self._hint)
        asked = self._text.fontMetrics().horizontalAdvance(self._text.text()) + SPACE_8
        self._text.setMaximumWidth(asked if self._choices else _ANY_WIDTH)  # readings follow the question closely
        if not self._keeps_height:
            self.setVisible(bool(self._text.text()))
        self._reserve()

    def _reserve(self) -> None:
        two_lines = 2 * QFontMetrics(type_scale.font("caption")).lineSpacing()
        self.setMinimumHeight(max(two_lines, SMALLEST_TARGET) + SPACE_4 if self._keeps_height else 0)
