"""A record's values as a person reads them: formats by type, words for codes, rows of lists as lines."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from recdesk.domain.money import Money
from recdesk.domain.people import Person
from recdesk.localization import screen
from recdesk.localization.catalogue import current_locale, ntr, tr
from recdesk.localization.formats import country_name
from recdesk.localization.names import language_name
from recdesk.ui.records import words
from recdesk.ui.widgets.declared import Field


def value_text(value: Any, *, zone: str = "Europe/Bucharest", table: str = "") -> str:
    """One value in the language of the window; nothing for an empty one."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if table and isinstance(value, (Enum, str)):
        return words.word(table, value)
    if isinstance(value, Money):
        paid = screen.amount(value.amount, value.currency)
        return f"{paid} {words.word('basis', value.basis)} {words.word('frequency', value.frequency)}"
    if isinstance(value, datetime):
        return screen.instant(value, zone)
    if isinstance(value, date):
        return screen.day(value)
    if isinstance(value, Decimal):
        digits = max(0, -int(value.normalize().as_tuple().exponent))
        return screen.figure(value, digits)
    if isinstance(value, Person):
        return ", ".join(p for p in (value.name, value.title) if p)
    if isinstance(value, Enum):
        return str(value.value)
    return str(value)


def country_text(code: str) -> str:
    """A country by its name in the language of the window; the code itself where it has none."""
    return country_name(code, current_locale()) or code


def duration_text(n: int, unit: str) -> str:
    """A notice or probation as a person says it: `20 working days`."""
    texts = {
        "calendar_days": ntr("{n} calendar day", "{n} calendar days", n),
        "working_days": ntr("{n} working day", "{n} working days", n),
        "weeks": ntr("{n} week", "{n} weeks", n),
        "months": ntr("{n} month", "{n} months", n),
    }
    return texts[unit].format(n=n)


def field_text(declared: Field, record: Any, tables: Mapping[str, str], *, zone: str) -> str:
    """What a declared field shows of a record when it is read, not edited."""
    if declared.kind == "money":
        return _money(record, declared.parts, zone)
    if declared.kind == "money_range":
        low, high = (getattr(record, p) for p in declared.parts[:2])
        rest = _codes(record, declared.parts[2:])
        if low is None and high is None:
            return ""
        return f"{value_text(low)} – {value_text(high)} {rest}".strip()
    value = getattr(record, declared.name, None)
    unit = getattr(record, f"{declared.name.removesuffix('_days')}_unit", None)
    if declared.name.endswith("_days") and isinstance(value, int) and unit is not None:
        return duration_text(value, str(unit.value))
    if declared.name.endswith("_unit"):
        return ""
    if declared.name == "country" and value:
        return country_text(str(value))
    if isinstance(value, tuple):
        return "\n".join(_row_text(v, tables, zone) for v in value)
    return value_text(value, zone=zone, table=tables.get(declared.name, ""))


def _money(record: Any, parts: Sequence[str], zone: str) -> str:
    amount, currency = getattr(record, parts[0]), getattr(record, parts[1])
    if amount is None:
        return ""
    shown = screen.amount(amount, currency) if currency else value_text(amount, zone=zone)
    return f"{shown} {_codes(record, parts[2:])}".strip()


def _codes(record: Any, parts: Sequence[str]) -> str:
    tables = {"pay_basis": "basis", "basis": "basis", "pay_frequency": "frequency", "frequency": "frequency"}
    texts = [value_text(getattr(record, p), table=tables.get(p, "")) for p in parts]
    return " ".join(t for t in texts if t)


def _row_text(row: Any, tables: Mapping[str, str], zone: str) -> str:
    if isinstance(row, Person):
        return ", ".join(p for p in (row.name, row.title, row.email) if p)
    if dataclasses.is_dataclass(row) and not isinstance(row, type):
        amount = getattr(row, "amount", None)
        texts = []
        for f in dataclasses.fields(row):
            value = getattr(row, f.name)
            if f.name == "currency" and isinstance(amount, Decimal):
                continue
            if f.name == "amount" and isinstance(value, Decimal):
                texts.append(screen.amount(value, str(getattr(row, "currency", ""))))
            elif value is True:
                texts.append(tr("knock-out"))
            elif f.name == "language" and value:
                texts.append(language_name(str(value), current_locale()) or str(value))
            elif value is not False:
                texts.append(value_text(value, zone=zone, table=tables.get(f.name, "")))
        return " · ".join(t for t in texts if t)
    return value_text(row, zone=zone)
