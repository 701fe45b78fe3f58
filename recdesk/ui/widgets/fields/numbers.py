"""Fields for amounts and numbers: a strict grammar, no spin buttons, no rounding, nothing inserted while typing."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look import type_scale
from recdesk.ui.widgets.fields import reading
from recdesk.ui.widgets.fields.base import FieldBox

if TYPE_CHECKING:
    from collections.abc import Callable


def amount_edit(parent: QWidget) -> QLineEdit:
    """A line for figures: equal widths, from left to right in every language, set at the trailing edge."""
    edit = QLineEdit(parent)
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    edit.setAlignment(Qt.AlignmentFlag.AlignTrailing)
    type_scale.wear_tabular(edit)
    return edit


class AmountField(FieldBox):
    """An amount without its currency. An entry that can be read two ways is asked below the field."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        hint: str = "",
        required: bool = False,
        digits: int = 2,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`digits` is the largest number of decimals; `suffix` a text after the field, such as a currency."""
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._digits = digits
        self._edit = amount_edit(self)
        self._edit.setMaximumWidth(200)
        self._edit.textEdited.connect(self._changed)
        self._add_control(self._edit)
        self._suffix = QLabel(suffix, self)
        self._suffix.setProperty("tone", "text2")
        self._body.addWidget(self._suffix)
        self._body.addStretch(1)
        self._finish()

    def set_suffix(self, suffix: str, digits: int | None = None) -> None:
        """Change the text after the field and, with it, the largest number of decimals."""
        self._suffix.setText(suffix)
        self._digits = self._digits if digits is None else digits

    def value(self) -> Decimal | None:
        return reading.read_amount(self._edit.text(), self._digits).value

    def set_value(self, value: Decimal | None) -> None:
        self._edit.setText("" if value is None else reading.shown_amount(value, self._digits))
        self._filled()

    def raw(self) -> str:
        return self._edit.text()

    def set_raw(self, raw: str) -> None:
        self._edit.setText(raw)
        self._filled()

    def problem(self) -> str | None:
        return reading.amount_problem(self.label, self._edit.text(), self._digits)

    def check(self) -> str | None:
        problem = super().check()
        read = reading.read_amount(self._edit.text(), self._digits)
        if problem and read.readings:
            self._ask(problem, tuple(reading.shown_amount(value, self._digits) for value in read.readings))
        elif read.value is not None:
            self._edit.setText(reading.shown_amount(read.value, self._digits))
        return problem

    def _on_reading(self, place: int) -> None:
        value = reading.read_amount(self._edit.text(), self._digits).readings[place]
        self._edit.setText(reading.shown_amount(value, self._digits))
        self._changed()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)


class NumberField(FieldBox):
    """A whole number, or one with decimals, between two bounds; `unit` stands after it."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        whole: bool = True,
        least: int | Decimal | None = 0,
        most: int | Decimal | None = None,
        unit: str = "",
        words: Callable[[int], str] | None = None,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`unit` is a marked text; `words` gives the echo of a whole number, such as "30 calendar days"."""
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._whole, self._least, self._most = whole, least, most
        self._unit_source, self._words = unit, words
        self._edit = amount_edit(self)
        self._edit.setMaximumWidth(110)
        self._edit.textEdited.connect(self._changed)
        self._add_control(self._edit)
        self._unit = QLabel(tr(unit) if unit else "", self)
        self._unit.setProperty("tone", "text2")
        self._body.addWidget(self._unit)
        self._body.addStretch(1)
        self._finish()

    def value(self) -> int | Decimal | None:
        read = self._read()
        return read if read is not None and self._within(read) else None

    def set_value(self, value: int | Decimal | None) -> None:
        text = "" if value is None else str(value)
        self._edit.setText(text if self._whole else text.replace(".", reading.decimal_mark()))
        self._filled()

    def raw(self) -> str:
        return self._edit.text()

    def set_raw(self, raw: str) -> None:
        self._edit.setText(raw)
        self._filled()

    def problem(self) -> str | None:
        text = self._edit.text().strip()
        if not text:
            return None
        read = self._read()
        facts = {"label": self.label, "value": text, "least": self._least, "most": self._most}
        if read is None:
            sentence = tr("{label}: “{value}” is not a number. Enter figures only.")
            return (sentence if self._whole else tr("{label}: “{value}” is not a number. Enter it like 0.5.")).format(
                **facts | {"example": ""}
            )
        if self._least is not None and read < self._least:
            return tr("{label}: {value} is too little. Enter {least} or more.").format(**facts)
        if self._most is not None and read > self._most:
            return tr("{label}: {value} is too much. Enter {most} or less.").format(**facts)
        return None

    def retranslate(self) -> None:
        self._unit.setText(tr(self._unit_source) if self._unit_source else "")

    def _read(self) -> int | Decimal | None:
        text = self._edit.text().strip().replace("\u2212", "-")
        if self._whole:
            digits = text.removeprefix("-")
            return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None
        plain = text.replace(",", ".")
        if plain.count(".") > 1 or not plain.replace(".", "").removeprefix("-").isascii():
            return None
        try:
            read = Decimal(plain) if plain.replace(".", "").removeprefix("-").isdigit() else None
        except InvalidOperation:
            return None
        return read

    def _within(self, read: int | Decimal) -> bool:
        return (self._least is None or read >= self._least) and (self._most is None or read <= self._most)

    def _echo(self) -> str:
        value = self.value()
        return self._words(value) if self._words and isinstance(value, int) else ""
