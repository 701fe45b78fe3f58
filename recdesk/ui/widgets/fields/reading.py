"""What date and amount fields read and show: the strict grammars and the sentences for what cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from recdesk.localization import words
from recdesk.localization.catalogue import current_locale, tr

if TYPE_CHECKING:
    from collections.abc import Callable

NO_BREAK = "\u00a0"
_SPACES = re.compile("[ \u00a0\u202f\u2009]")


@dataclass(frozen=True, slots=True)
class DateRead:
    """What a typed date gave: a value, or the readings to choose from, or why it is none."""

    value: date | None = None
    readings: tuple[date, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class AmountRead:
    """What a typed amount gave: a value, or the readings to choose from, or why it is none."""

    value: Decimal | None = None
    readings: tuple[Decimal, ...] = ()
    fault: str = ""


def read_date(
    text: str, *, today: date, birth: bool, pasted: bool, add_working_days: Callable[[date, int], date] | None
) -> DateRead:
    text = text.strip()
    if not text:
        return DateRead()
    m = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text)
    if m:
        return _made(int(m[1]), int(m[2]), int(m[3]))
    m = re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})", text)
    if m:
        year = int(m[4]) if len(m[4]) == 4 else 2000 + int(m[4])
        if (m[2] != "." or pasted) and int(m[1]) <= 12 and int(m[3]) <= 12 and m[1] != m[3]:
            return DateRead(readings=(date(year, int(m[3]), int(m[1])), date(year, int(m[1]), int(m[3]))))
        return _made(year, int(m[3]), int(m[1]))
    return DateRead(fault="not_a_date")


def _made(year: int, month: int, day: int) -> DateRead:
    try:
        return DateRead(date(year, month, day))
    except ValueError:
        return DateRead(fault="not_a_date")


def date_problem(label: str, text: str, read: DateRead) -> str | None:
    if read.readings:
        first, second = (long_date(day) for day in read.readings)
        return tr("{label}: {value} can be read two ways. Choose {first} or {second}.").format(
            label=label, value=text.strip(), first=first, second=second
        )
    if read.fault:
        return tr("{label}: “{value}” is not a date. Enter it like 2026-04-03.").format(label=label, value=text.strip())
    return None


def date_pattern() -> str:
    return tr("day.month.year")


def shown_date(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def long_date(day: date) -> str:
    return QLocale(current_locale()).toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def weekday_date(day: date) -> str:
    return QLocale(current_locale()).toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")


def decimal_mark() -> str:
    return "." if current_locale().startswith("en") else ","


def read_amount(text: str, digits: int) -> AmountRead:
    plain = _SPACES.sub("", text.strip())
    if not plain:
        return AmountRead()
    m = re.fullmatch(r"(\d+)[.,](\d{3})", plain)
    if m and digits < 3:
        return AmountRead(readings=(Decimal(m[1] + m[2]), Decimal(f"{m[1]}.{m[2]}")))
    mark, group = decimal_mark(), "." if decimal_mark() == "," else ","
    if re.fullmatch(rf"\d+(\{group}\d{{3}})*(\{mark}\d{{1,{digits}}})?", plain):
        return AmountRead(Decimal(plain.replace(group, "").replace(mark, ".")))
    return AmountRead(fault="not_an_amount")


def amount_problem(label: str, text: str, digits: int) -> str | None:
    read = read_amount(text, digits)
    if read.readings:
        first, second = (shown_amount(value, digits) for value in read.readings)
        return tr("{label}: {value} can be read two ways. Choose {first} or {second}.").format(
            label=label, value=text.strip(), first=first, second=second
        )
    if read.fault:
        return tr("{label}: “{value}” is not an amount. Enter it like {example}.").format(
            label=label, value=text.strip(), example=shown_amount(Decimal("9500.5"), digits)
        )
    return None


def shown_amount(value: Decimal, digits: int) -> str:
    grouped = f"{value:,.{digits}f}"
    if decimal_mark() == ".":
        return grouped.replace(",", NO_BREAK)
    return grouped.replace(",", "_").replace(".", ",").replace("_", ".")


def shown_money(value: Decimal, currency: str) -> str:
    from recdesk.domain.money import digits_of

    return f"{shown_amount(value, digits_of(currency))}{NO_BREAK}{currency}"


def amount_in_words(value: Decimal, currency: str) -> str:
    return words.amount_in_words(value, currency, current_locale()) or shown_money(value, currency)
