"""A banner above the content: a state that lasts, said in a sentence, with the acts that cure it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from recdesk.ui.look import icons
from recdesk.ui.look.theme import set_state
from recdesk.ui.look.tokens import SPACE_8, SPACE_12

if TYPE_CHECKING:
    from collections.abc import Sequence

_DRAWINGS = {
    "blocked": "error_circle",
    "needs_you": "warning",
    "late": "clock_alarm",
    "excepted": "shield_error",
    "proved": "checkmark_circle",
}


class Banner(QFrame):
    """Hidden until it has something to say. `tone` is a state with a colour: blocked, needs_you, late, ..."""

    act_asked = Signal(str)
    """The code of the act whose button was pressed."""

    def __init__(self, tone: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "banner")
        self._mark = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        self._row.setSpacing(SPACE_8)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self.set_tone(tone)
        self.hide()

    def set_tone(self, tone: str) -> None:
        """Take the colours and the drawing of a state."""
        icons.wear(self._mark, _DRAWINGS[tone], tone, size=20)
        set_state(self, "tone", tone)

    def say(self, sentence: str, *, acts: Sequence[tuple[str, str]] = ()) -> None:
        """Show a sentence with a button for each (code, text)."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {code: self._button(code, text) for code, text in acts}
        self.show()

    def clear(self) -> None:
        """Go away: the state is over."""
        self.hide()

    def is_shown(self) -> bool:
        """Whether it has something to say, even while its page is not in view."""
        return not self.isHidden()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def button(self, code: str) -> QPushButton:
        """The button of an act; KeyError when there is none."""
        return self._buttons[code]

    def _button(self, code: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"{self.objectName()}.{code}")
        button.setAutoDefault(True)  # it may have the focus by itself, and then Enter presses it
        button.clicked.connect(lambda: self.act_asked.emit(code))
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button
