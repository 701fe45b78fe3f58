"""Fields for amounts and numbers: a strict grammar, no spin buttons, no rounding, nothing inserted while typing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from recdesk.domain.money import digits_of
from recdesk.localization import screen
from recdesk.localization.catalogue import current_locale, tr
from recdesk.localization.entry import read_amount, read_number
from recdesk.localization.sentences import sentence
from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import SPACE_16
from recdesk.ui.widgets.fields import reading
from recdesk.ui.widgets.fields.base import FieldBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from recdesk.localization.entry import AmountEntry

_WIDEST = "0 000 000.00"


class FiguresEdit(QLineEdit):
    """A line as wide as a large amount of pay."""

    def sizeHint(self) -> QSize:
        room = self.fontMetrics().horizontalAdvance(_WIDEST) + 2 * SPACE_16
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, super().minimumSizeHint().height())


def amount_edit(parent: QWidget) -> QLineEdit:
    """A line for figures: equal widths, from left to right in every language, set at the trailing edge."""
    edit = FiguresEdit(parent)
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
        currency: str = "",
        zero: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`currency` stands after the field and says how many decimals there may be; `zero` allows nothing at all."""
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._currency, self._zero = currency, zero
        self._edit = amount_edit(self)
        self._edit.setMaximumWidth(200)
        self._edit.textEdited.connect(self._changed)
        self._add_control(self._edit)
        self._suffix = QLabel(currency, self)
        self._suffix.setProperty("tone", "text2")
        self._body.addWidget(self._suffix)
        self._body.addStretch(1)
        self._finish()

    def set_currency(self, currency: str) -> None:
        """Take another currency, and with it its number of decimals."""
        self._currency = currency
        self._suffix.setText(currency)

    def value(self) -> Decimal | None:
        return reading.amount_of(self._read())

    def set_value(self, value: Decimal | None) -> None:
        self._edit.setText("" if value is None else self._shown(value))
        self._filled()

    def raw(self) -> str:
        return self._edit.text()

    def set_raw(self, raw: str) -> None:
        self._edit.setText(raw)
        self._filled()

    def problem(self) -> str | None:
        return reading.problem_of(self._read(), self._edit.text(), label=self.label, shown=self._shown)

    def check(self) -> str | None:
        problem = super().check()
        readings = reading.readings_of(self._read())
        value = self.value()
        if problem and readings:
            self._ask(problem, tuple(self._shown(one) for one in readings))
        elif value is not None:
            self._edit.setText(self._shown(value))
        return problem

    def _read(self) -> AmountEntry:
        return read_amount(self._edit.text(), current_locale(), self._currency, zero=self._zero)

    def _shown(self, value: Decimal) -> str:
        return screen.figure(value, digits_of(self._currency))

    def _on_reading(self, place: int) -> None:
        self._edit.setText(self._shown(reading.readings_of(self._read())[place]))
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
        digits: int = 2,
        least: int | Decimal | None = 0,
        most: int | Decimal | None = None,
        unit: str = "",
        words: Callable[[int], str] | None = None,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`digits` are the decimals of one that is not whole; `unit` is a marked text; `words` gives the echo of a
        whole number, such as "30 calendar days"."""
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._whole, self._least, self._most = whole, least, most
        self._digits = 0 if whole else digits
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
        value = reading.amount_of(self._read())
        if value is None or self.problem():
            return None
        return int(value) if self._whole else value.normalize()

    def set_value(self, value: int | Decimal | None) -> None:
        text = "" if value is None else str(value)
        self._edit.setText(text.replace(".", screen.decimal_mark()))
        self._filled()

    def raw(self) -> str:
        return self._edit.text()

    def set_raw(self, raw: str) -> None:
        self._edit.setText(raw)
        self._filled()

    def problem(self) -> str | None:
        read = self._read()
        value = reading.amount_of(read)
        if value is None:
            shown = screen.figure if self._whole else str
            return reading.problem_of(read, self._edit.text(), label=self.label, shown=shown)
        facts = {"value": self._edit.text().strip(), "least": self._least, "most": self._most}
        if self._least is not None and value < self._least:
            return sentence("too_little", facts, where=self.label)
        if self._most is not None and value > self._most:
            return sentence("too_much", facts, where=self.label)
        return None

    def retranslate(self) -> None:
        self._unit.setText(tr(self._unit_source) if self._unit_source else "")

    def _read(self) -> AmountEntry:
        return read_number(self._edit.text(), current_locale(), digits=self._digits)

    def _echo(self) -> str:
        value = self.value()
        return self._words(value) if self._words and isinstance(value, int) else ""
