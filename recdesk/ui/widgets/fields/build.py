"""From a declared field to its widget: the one table of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recdesk.localization.catalogue import tr
from recdesk.ui.widgets.fields.choices import CheckField, ChoiceField
from recdesk.ui.widgets.fields.dates import DateField
from recdesk.ui.widgets.fields.files import FileDropField
from recdesk.ui.widgets.fields.lists import ListField
from recdesk.ui.widgets.fields.money import MoneyField, MoneyRangeField
from recdesk.ui.widgets.fields.numbers import AmountField, NumberField
from recdesk.ui.widgets.fields.people import PersonField
from recdesk.ui.widgets.fields.text import EmailField, LongTextField, PhoneField, TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from recdesk.ui.widgets.declared import Field
    from recdesk.ui.widgets.fields.base import FieldBox

_PLAIN: dict[str, Callable[..., FieldBox]] = {
    "text": TextField,
    "long_text": LongTextField,
    "email": EmailField,
    "phone": PhoneField,
    "date": DateField,
    "amount": AmountField,
    "money": MoneyField,
    "money_range": MoneyRangeField,
    "file": FileDropField,
}


def build(declared: Field, source: Callable[..., Any] | None = None, parent: QWidget | None = None) -> FieldBox:
    """The widget of a declared field, texts in the language of the window. `source` is what it looks up in."""
    texts: dict[str, Any] = {"hint": tr(declared.hint), "parent": parent}
    label, settings = tr(declared.label), dict(declared.settings)
    if declared.kind == "check":
        return CheckField(declared.name, label, **texts, **settings)
    needed = {"required": declared.required, **texts, **settings}
    if declared.kind == "choice":
        field = ChoiceField(declared.name, label, options=options_of(declared), **needed)
        field.options_source = lambda: options_of(declared)
        return field
    if declared.kind == "person":
        return PersonField(declared.name, label, people=source, **needed)
    if declared.kind in ("number", "decimal"):
        return NumberField(declared.name, label, whole=declared.kind == "number", **needed)
    if declared.kind == "list":
        columns = declared.columns

        def make_row(within: QWidget) -> Sequence[FieldBox]:
            return [build(column, source if column.kind == "person" else None, within) for column in columns]

        return ListField(declared.name, label, make_row=make_row, **needed)
    return _PLAIN[declared.kind](declared.name, label, **needed)


def options_of(declared: Field) -> list[tuple[str, str]]:
    """The (code, shown text) pairs of a choice in the language of the window."""
    if callable(declared.options):
        return list(declared.options())
    return [(code, tr(text)) for code, text in declared.options]
