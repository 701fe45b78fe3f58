"""Pay as one field: amount, currency, gross or net, and how often; or a range with two amounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from recdesk.domain.money import CURRENCIES, PERIODS_A_YEAR, Basis, Frequency, digits_of
from recdesk.localization import screen
from recdesk.localization.catalogue import current_locale, mark, tr
from recdesk.localization.entry import read_amount
from recdesk.localization.sentences import sentence
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.widgets.fields import reading
from recdesk.ui.widgets.fields.base import FieldBox
from recdesk.ui.widgets.fields.choices import ChoiceBox
from recdesk.ui.widgets.fields.numbers import amount_edit
from recdesk.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from PySide6.QtWidgets import QLineEdit, QWidget

    from recdesk.localization.entry import AmountEntry

BASIS_WORDS = {Basis.GROSS: mark("gross"), Basis.NET: mark("net")}
FREQUENCY_WORDS = {
    Frequency.HOURLY: mark("an hour"),
    Frequency.DAILY: mark("a day"),
    Frequency.WEEKLY: mark("a week"),
    Frequency.MONTHLY: mark("a month"),
    Frequency.YEARLY: mark("a year"),
    Frequency.ONCE: mark("once"),
}


@dataclass(frozen=True, slots=True)
class MoneyEntry:
    """What stands in a money field; parts not entered are None."""

    amount: Decimal | None = None
    currency: str | None = None
    basis: Basis | None = None
    frequency: Frequency | None = None

    def parts(self) -> tuple[Any, ...]:
        """Amount, currency, basis, frequency."""
        return self.amount, self.currency, self.basis, self.frequency

    @classmethod
    def of(cls, parts: Sequence[Any]) -> MoneyEntry:
        """The entry of these parts, in the order of `parts`."""
        return cls(*parts)


@dataclass(frozen=True, slots=True)
class MoneyRange:
    """What stands in a range of pay; parts not entered are None."""

    least: Decimal | None = None
    most: Decimal | None = None
    currency: str | None = None
    basis: Basis | None = None
    frequency: Frequency | None = None

    def parts(self) -> tuple[Any, ...]:
        """From, to, currency, basis, frequency."""
        return self.least, self.most, self.currency, self.basis, self.frequency

    @classmethod
    def of(cls, parts: Sequence[Any]) -> MoneyRange:
        """The range of these parts, in the order of `parts`."""
        return cls(*parts)


class _PayField(FieldBox):
    """What one amount and a range share: the choice boxes, reading, asking, the echo."""

    def __init__(
        self, name: str, label: str, amounts: Sequence[tuple[str, str]], *, hint: str, required: bool,
        currencies: Sequence[str] | None, parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._currencies = tuple(currencies or CURRENCIES)
        self._asking: QLineEdit | None = None
        self._flow = FlowLayout()
        self._flow.setSpacing(SPACE_8)
        self._body.addLayout(self._flow, 1)
        self._edits: list[QLineEdit] = []
        self._amount_names = tuple(amounts)
        for part, spoken in amounts:
            edit = amount_edit(self)
            edit.setPlaceholderText("" if len(amounts) == 1 else tr(spoken))
            edit.textEdited.connect(self._changed)
            self._edits.append(edit)
            self._add_control(edit, part=part, name=tr(spoken), stretch=2)
        self._currency = self._choice("currency", mark("currency"))
        self._basis = self._choice("basis", mark("gross or net"))
        self._frequency = self._choice("frequency", mark("how often"))
        self.retranslate()
        self._finish()

    def _place(self, control: QWidget, stretch: int) -> None:
        self._flow.addWidget(control)

    def set_currency(self, currency: str | None, *, note: str = "") -> None:
        """Take the currency of an approval; `note` says in the hint where it comes from."""
        self._choose(self._currency, currency)
        if note:
            self.set_texts(self.label, note)
        self._filled()

    def raw(self) -> dict[str, str]:
        amounts = {part: edit.text() for (part, _), edit in zip(self._amount_names, self._edits, strict=True)}
        codes = {"currency": self._currency.code(), "basis": self._basis.code(), "frequency": self._frequency.code()}
        return {name: text for name, text in (amounts | codes).items() if text}

    def set_raw(self, raw: dict[str, str]) -> None:
        for (part, _), edit in zip(self._amount_names, self._edits, strict=True):
            edit.setText(raw.get(part, ""))
        for box, part in ((self._currency, "currency"), (self._basis, "basis"), (self._frequency, "frequency")):
            self._choose(box, raw.get(part))
        self._filled()

    def is_empty(self) -> bool:
        return not any(edit.text().strip() for edit in self._edits)

    def problem(self) -> str | None:
        for edit in self._edits:
            found = reading.problem_of(self._read(edit), edit.text(), label=self.label, shown=self._shown)
            if found:
                return found
        if not self.is_empty() and not self._currency.code():
            value = next(edit.text().strip() for edit in self._edits if edit.text().strip())
            return sentence("currency_missing", {"value": value}, where=self.label)
        return None

    def check(self) -> str | None:
        problem = super().check()
        for edit in self._edits:
            readings, amount = reading.readings_of(self._read(edit)), self._amount(edit)
            if readings:
                self._asking = edit
                self._ask(problem or "", tuple(self._shown(value) for value in readings))
                break
            if amount is not None:
                edit.setText(self._shown(amount))
        return problem

    def retranslate(self) -> None:
        self._currency.fill([(code, code) for code in self._currencies], empty=tr("Currency"))
        self._basis.fill([(code.value, tr(word)) for code, word in BASIS_WORDS.items()], empty=tr("Gross or net"))
        self._frequency.fill([(code.value, tr(word)) for code, word in FREQUENCY_WORDS.items()], empty=tr("How often"))

    def _choice(self, part: str, spoken: str) -> ChoiceBox:
        box = ChoiceBox(self)
        box.activated.connect(self._changed)
        self._add_control(box, part=part, name=tr(spoken), stretch=1)
        return box

    def _choose(self, box: ChoiceBox, code: str | None) -> None:
        if not box.choose(code):
            box.addItem(str(code), str(code))
            box.choose(str(code))

    def _read(self, edit: QLineEdit) -> AmountEntry:
        return read_amount(edit.text(), current_locale(), self._currency.code())

    def _amount(self, edit: QLineEdit) -> Decimal | None:
        return reading.amount_of(self._read(edit))

    def _shown(self, value: Decimal) -> str:
        return screen.figure(value, digits_of(self._currency.code()))

    def _fill(self, amounts: Sequence[Decimal | None], currency: str | None, basis: Any, frequency: Any) -> None:
        self._choose(self._currency, currency)
        for edit, amount in zip(self._edits, amounts, strict=True):
            edit.setText("" if amount is None else self._shown(amount))
        self._choose(self._basis, str(basis) if basis else None)
        self._choose(self._frequency, str(frequency) if frequency else None)
        self._filled()

    def _codes(self) -> tuple[str | None, Basis | None, Frequency | None]:
        basis, frequency = self._basis.code(), self._frequency.code()
        return (
            self._currency.code() or None,
            Basis(basis) if basis else None,
            Frequency(frequency) if frequency else None,
        )

    def _on_reading(self, place: int) -> None:
        edit = self._asking
        if edit is None:
            return
        edit.setText(self._shown(reading.readings_of(self._read(edit))[place]))
        self._changed()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lock(self, read_only: bool) -> None:
        super()._lock(read_only)
        for box in (self._currency, self._basis, self._frequency):
            box.setEnabled(not read_only)


class MoneyField(_PayField):
    """One amount of pay with everything that makes it one: no amount without currency, basis and frequency."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        hint: str = "",
        required: bool = False,
        currencies: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`currencies` are the ISO codes offered; a stored one outside them is kept and shown."""
        amounts = ((("amount"), mark("amount")),)
        super().__init__(name, label, amounts, hint=hint, required=required, currencies=currencies, parent=parent)

    def value(self) -> MoneyEntry:
        return MoneyEntry(self._amount(self._edits[0]), *self._codes())

    def nothing(self) -> MoneyEntry:
        return MoneyEntry()

    def set_value(self, value: MoneyEntry | None) -> None:
        given = value or MoneyEntry()
        self._fill((given.amount,), given.currency, given.basis, given.frequency)

    def _echo(self) -> str:
        entry = self.value()
        if entry.amount is None or not entry.currency:
            return ""
        said = reading.amount_in_words(entry.amount, entry.currency)
        words = [said, tr(BASIS_WORDS[entry.basis]) if entry.basis else ""]
        words.append(tr(FREQUENCY_WORDS[entry.frequency]) if entry.frequency else "")
        periods = PERIODS_A_YEAR.get(entry.frequency) if entry.frequency else None
        line = " ".join(word for word in words if word)
        if periods and periods != 1:
            yearly = screen.amount(entry.amount * periods, entry.currency)
            line = f"{line} · {tr('{amount} a year').format(amount=yearly)}"
        return line


class MoneyRangeField(_PayField):
    """A range of pay: from, to, and what makes them money."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        hint: str = "",
        required: bool = False,
        currencies: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        amounts = (("from", mark("from")), ("to", mark("to")))
        super().__init__(name, label, amounts, hint=hint, required=required, currencies=currencies, parent=parent)

    def value(self) -> MoneyRange:
        return MoneyRange(self._amount(self._edits[0]), self._amount(self._edits[1]), *self._codes())

    def nothing(self) -> MoneyRange:
        return MoneyRange()

    def set_value(self, value: MoneyRange | None) -> None:
        given = value or MoneyRange()
        self._fill((given.least, given.most), given.currency, given.basis, given.frequency)

    def problem(self) -> str | None:
        found = super().problem()
        if found:
            return found
        entry = self.value()
        if entry.least is not None and entry.most is not None and entry.least > entry.most:
            facts = {"least": self._shown(entry.least), "most": self._shown(entry.most)}
            return sentence("range_upside_down", facts, where=self.label)
        return None
