"""Questions without which nothing can go on: the title asks, the buttons are verbs, nothing waits inside a call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout
from shiboken6 import isValid

from recdesk.localization.catalogue import tr
from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import SPACE_8, SPACE_12, SPACE_24

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_TEXT_WIDTH = 440
_DETAILS_LINES = 6


@dataclass(frozen=True, slots=True)
class Verb:
    """One answer. `harmless` is what Esc chooses; `main` is drawn as the main button; `final` cannot be taken back."""

    code: str
    text: str
    harmless: bool = False
    main: bool = False
    final: bool = False


class Question(QDialog):
    """A question with verbs. Use `open`; the answer comes by signal and the focus goes back to where it was."""

    answered = Signal(str)
    """The code of the verb chosen; Esc and closing give the harmless one."""

    def __init__(
        self, title: str, text: str, verbs: Sequence[Verb], *, details: str = "", parent: QWidget | None = None
    ) -> None:
        """Exactly one verb is harmless. `details` adds a text that can be read and copied. ValueError otherwise."""
        super().__init__(parent)
        harmless = [verb for verb in verbs if verb.harmless]
        if len(harmless) != 1:
            raise ValueError("exactly one verb of a question is harmless")
        self._harmless = harmless[0].code
        self._came_from = QApplication.focusWidget()
        self._details = details
        self.setObjectName("question")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out(title, text, verbs)
        self._choose_default(verbs)
        self.finished.connect(self._on_finished)
        self._answer = self._harmless

    def answer(self, code: str) -> None:
        """Give an answer, as its button does."""
        self._answer = code
        self.done(0)

    def _lay_out(self, title: str, text: str, verbs: Sequence[Verb]) -> None:
        head, body = QLabel(title, self), QLabel(text, self)
        type_scale.wear_step(head, "section")
        for label in (head, body):
            label.setWordWrap(True)
            label.setMinimumWidth(_TEXT_WIDTH)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(head)
        column.addWidget(body)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        if self._details:
            column.addWidget(self._details_box())
            row.addWidget(self._copy_button())
        row.addStretch(1)
        for verb in verbs:
            button = QPushButton(verb.text, self)
            button.setObjectName(f"question.{verb.code}")
            button.setAutoDefault(False)
            if verb.main:
                button.setProperty("kind", "primary")
            button.clicked.connect(lambda _checked=False, code=verb.code: self.answer(code))
            row.addWidget(button)
            self.buttons[verb.code] = button
        column.addLayout(row)

    def _details_box(self) -> QPlainTextEdit:
        box = QPlainTextEdit(self._details, self)
        box.setObjectName("question.details")
        box.setAccessibleName(tr("Details"))
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setFixedHeight(box.fontMetrics().lineSpacing() * _DETAILS_LINES)
        return box

    def _copy_button(self) -> QPushButton:
        button = QPushButton(tr("Copy details"), self)
        button.setObjectName("question.copy")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        return button

    def _choose_default(self, verbs: Sequence[Verb]) -> None:
        """The main verb answers to Enter, but where it is final the harmless one does."""
        main = next((verb for verb in verbs if verb.main), None)
        chosen = main.code if main is not None and not main.final else self._harmless
        self.buttons[chosen].setDefault(True)
        self.buttons[chosen].setFocus()

    def _on_finished(self) -> None:
        came_from = self._came_from
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(self._answer)
