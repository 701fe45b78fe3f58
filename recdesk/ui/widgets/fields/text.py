"""Fields for text: one line, several lines, mail addresses and phone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look import type_scale
from recdesk.ui.look.theme import theme
from recdesk.ui.look.tokens import SPACE_12
from recdesk.ui.widgets.fields.base import FieldBox, _restyle

if TYPE_CHECKING:
    from collections.abc import Callable


class TextField(FieldBox):
    """One line of text, kept as typed but for spaces at its ends."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        hint: str = "",
        required: bool = False,
        check: Callable[[str], str | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`check` gets the text on leaving the field and returns a sentence when something is wrong with it."""
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._check_text = check
        self._edit = self._make_edit()
        self._edit.textEdited.connect(self._changed)
        self._add_control(self._edit)
        self._finish()

    def value(self) -> str:
        return self._edit.text().strip()

    def nothing(self) -> str:
        return ""

    def set_value(self, value: str | None) -> None:
        self._edit.setText(value or "")
        self._edit.setCursorPosition(0)
        self._filled()

    def raw(self) -> str:
        return self._edit.text()

    def set_raw(self, raw: str) -> None:
        self.set_value(raw)

    def problem(self) -> str | None:
        text = self.value()
        return self._check_text(text) if self._check_text and text else None

    def _make_edit(self) -> QLineEdit:
        return QLineEdit(self)


class EmailField(TextField):
    """A mail address: no spaces, something on both sides of the @. Written from left to right in every language."""

    def problem(self) -> str | None:
        text = self.value()
        if not text:
            return None
        local, at, host = text.rpartition("@")
        sentence = None
        if not at:
            sentence = tr("{label}: “{value}” has no @. Copy the address from the CV.")
        elif not host:
            sentence = tr("{label}: “{value}” ends after the @. Copy the address from the CV.")
        elif not local or "@" in local or any(letter.isspace() for letter in text) or "." not in host.strip("."):
            sentence = tr("{label}: “{value}” is not a whole address. Copy it from the CV.")
        return sentence.format(label=self.label, value=text) if sentence else super().problem()

    def _make_edit(self) -> QLineEdit:
        return _left_to_right(QLineEdit(self))


class PhoneField(TextField):
    """A phone number as written in the source. Whether it can exist is for the desk's rules to say."""

    def problem(self) -> str | None:
        text = self.value()
        digits = sum(letter.isdigit() for letter in text)
        if text and any(letter.isalpha() for letter in text):
            return tr("{label}: “{value}” has letters in it. Compare it with the CV.").format(
                label=self.label, value=text
            )
        if text and digits < 5:
            return tr("{label}: {value} is too short for a phone number. Compare it with the CV.").format(
                label=self.label, value=text
            )
        return super().problem()

    def _make_edit(self) -> QLineEdit:
        return _left_to_right(QLineEdit(self))


class LongTextField(FieldBox):
    """Several lines of text. Tab leaves the field; Enter makes a new line."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        hint: str = "",
        required: bool = False,
        lines: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._filling = False
        self._edit = QPlainTextEdit(self)
        self._edit.setTabChangesFocus(True)
        self._lines = lines
        theme().changed.connect(self._fit)
        self._edit.textChanged.connect(self._on_text)
        self._add_control(self._edit)
        self._finish()
        self._fit()

    def value(self) -> str:
        return self._edit.toPlainText().strip()

    def nothing(self) -> str:
        return ""

    def set_value(self, value: str | None) -> None:
        self._filling = True
        self._edit.setPlainText(value or "")
        self._filling = False
        self._filled()

    def raw(self) -> str:
        return self._edit.toPlainText()

    def set_raw(self, raw: str) -> None:
        self.set_value(raw)

    def _fit(self) -> None:
        """Stand as tall as the declared number of lines; more text scrolls."""
        self._edit.setFixedHeight(self._lines * QFontMetrics(type_scale.font("body")).lineSpacing() + 2 * SPACE_12)

    def _on_text(self) -> None:
        if not self._filling:
            self._changed()

    def _lock(self, read_only: bool) -> None:
        self._edit.setReadOnly(read_only)
        _restyle(self._edit)


def _left_to_right(edit: QLineEdit) -> QLineEdit:
    """Numbers and addresses keep their order inside a mirrored window."""
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return edit
