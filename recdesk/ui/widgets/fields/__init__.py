"""The fields of forms, one widget for each kind, and the table from a declared kind to its widget."""

from __future__ import annotations

from recdesk.ui.widgets.fields.base import FieldBox
from recdesk.ui.widgets.fields.blind import BlindField, make_blind
from recdesk.ui.widgets.fields.build import build
from recdesk.ui.widgets.fields.choices import CheckField, ChoiceField
from recdesk.ui.widgets.fields.dates import DateField
from recdesk.ui.widgets.fields.files import FileDropField
from recdesk.ui.widgets.fields.lists import ListField
from recdesk.ui.widgets.fields.money import MoneyEntry, MoneyField, MoneyRange, MoneyRangeField
from recdesk.ui.widgets.fields.numbers import AmountField, NumberField
from recdesk.ui.widgets.fields.people import PersonField
from recdesk.ui.widgets.fields.text import EmailField, LongTextField, PhoneField, TextField

__all__ = [
    "AmountField",
    "BlindField",
    "CheckField",
    "ChoiceField",
    "DateField",
    "EmailField",
    "FieldBox",
    "FileDropField",
    "ListField",
    "LongTextField",
    "MoneyEntry",
    "MoneyField",
    "MoneyRange",
    "MoneyRangeField",
    "NumberField",
    "PersonField",
    "PhoneField",
    "TextField",
    "build",
    "make_blind",
]
