"""Reading amounts, numbers and dates as people type them: strictly, and asking where two readings are possible.

Outcomes are data: a value, the choices, or a code with its facts; the sentence is made where it is shown. Writing is
`screen.py`. Nothing here guesses: an amount with the marks of another language is offered, never taken.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Generic, TypeVar

from recdesk.localization.currencies import digits as currency_digits

Value = TypeVar("Value", Decimal, date)
WorkingDayOffset = Callable[[date, int], date]
MOST_DIGITS = 15
FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class Read(Generic[Value]):
    """The one value that the text can mean."""

    value: Value


@dataclass(frozen=True, slots=True)
class Ambiguous(Generic[Value]):
    """Two values that the text can mean, the language's own reading first; the person chooses."""

    choices: tuple[Value, Value]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """No value: a code and the facts that its sentence needs.

    Any entry: `empty`. Amounts and numbers: `not_a_number`, `shorthand` (13.7k), `letters` (`text`), `negative`,
    `zero`, `too_fine` (`digits`), `too_large`, `other_marks` (`suggestion`: the value by the other language's marks).
    Dates: `not_a_date`, `has_time`, `no_such_day` (`month`, `year`, `last`), `no_such_month` (`month`), `year_needed`,
    `birth_year_short`, `birth_in_future`, `year_out_of_range` (`year`), `no_working_days`.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


AmountEntry = Read[Decimal] | Ambiguous[Decimal] | Unreadable
DateEntry = Read[date] | Ambiguous[date] | Unreadable

_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "tbd", "tba", "nu are", "n/c", "?"})
_AS_TYPED = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u3000\t", " ")
    | {"\u2212": "-", "\u2019": "'", "٬": ",", "٫": "."}
    | {chr(start + n): str(n) for start in (0x0660, 0x06F0) for n in range(10)}
)
_CURRENCY_WORDS = {"RON": ("ron", "lei", "leu"), "EUR": ("eur", "euro", "€"), "GBP": ("gbp", "£"), "HUF": ("huf", "ft")}
_MONTHS = (
    ("january", "ianuarie"), ("february", "februarie"), ("march", "martie"), ("april", "aprilie"), ("may", "mai"),
    ("june", "iunie"), ("july", "iulie"), ("august", "august"), ("september", "septembrie"), ("october", "octombrie"),
    ("november", "noiembrie"), ("december", "decembrie"),
)  # fmt: skip
_DAY_WORDS = {"today": 0, "azi": 0, "astazi": 0, "tomorrow": 1, "maine": 1, "yesterday": -1, "ieri": -1}


def is_empty_entry(text: str) -> bool:
    """Whether the text says that there is nothing: blank, a dash, N/A, TBD, "nu are"."""
    return _plain(text).casefold() in _NOTHING


def read_amount(text: str, locale: str, currency: str, *, zero: bool = False) -> AmountEntry:
    """A typed amount of a currency; its own code or name may stand beside it. Zero is refused unless allowed.

    Spaces and apostrophes group everywhere, the other marks as the language has them. `8.500` and `8,500` are asked
    for, but for a currency of three decimals `12.500` in the language's own marks is twelve and a half.
    """
    plain = _plain(text)
    if plain.casefold() in _NOTHING:
        return Unreadable("empty")
    plain = _without_currency(plain, currency)
    return _read_figure(plain, locale, currency_digits(currency), zero=zero)


def read_number(text: str, locale: str, *, digits: int = 0, zero: bool = True) -> AmountEntry:
    """A typed number that is no money, with at most so many decimals: days, places, percent."""
    plain = _plain(text)
    if plain.casefold() in _NOTHING:
        return Unreadable("empty")
    return _read_figure(plain, locale, digits, zero=zero)


def read_date(
    text: str,
    locale: str,  # noqa: ARG001 - both interface languages write day, month, year; a third may not
    today: date,
    *,
    birth: bool = False,
    pasted: bool = False,
    working_day_offset: WorkingDayOffset | None = None,
) -> DateEntry:
    """A typed date: `3.4.26`, `03042026`, `2026-04-03`, `3 apr`, `+5` (working days from today), `azi`, `today`.

    Day before month, except that slashes, dashes and pasted text are asked for where both numbers can be a month.
    Two-digit years are 1980 to 2079, never for a birth. A date without a year is the one nearest to today.
    """
    plain = _plain(text).casefold()
    if plain in _NOTHING:
        return Unreadable("empty")
    reading = _relative(plain, today, working_day_offset) or _dated(plain, today, birth=birth, pasted=pasted)
    if birth and isinstance(reading, Read) and reading.value > today:
        return Unreadable("birth_in_future")
    return reading


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).translate(_AS_TYPED)
    visible = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")
    return re.sub(r" +", " ", visible).strip()


def _without_currency(plain: str, currency: str) -> str:
    for word in _CURRENCY_WORDS.get(currency, (currency.casefold(),) if currency else ()):
        if plain.casefold().endswith(word):
            return plain[: -len(word)].rstrip()
        if plain.casefold().startswith(word):
            return plain[len(word) :].lstrip()
    return plain


def _read_figure(plain: str, locale: str, digits: int, *, zero: bool) -> AmountEntry:
    fault = _obvious_fault(plain)
    if fault is not None:
        return fault
    decimal, group = (".", ",") if locale.startswith("en") else (",", ".")
    grouped = re.fullmatch(r"([1-9][0-9]{0,2})([.,])([0-9]{3})", plain)
    if grouped and digits and not (digits == 3 and grouped[2] == decimal):
        fraction = Decimal(f"{grouped[1]}.{grouped[3]}")
        if digits >= 3 or fraction == round(fraction, digits):
            coins = Decimal(1).scaleb(-digits)
            whole, fraction = Decimal(grouped[1] + grouped[3]).quantize(coins), fraction.quantize(coins)
            return Ambiguous((whole, fraction) if grouped[2] == group else (fraction, whole))
    value = _figure(plain, decimal, group, digits)
    if value is None:
        return _why_not(plain, decimal, group, digits)
    if not value and not zero:
        return Unreadable("zero")
    return Read(value)


def _obvious_fault(plain: str) -> Unreadable | None:
    if re.fullmatch(r"-? ?[0-9.,' ]+ ?(k|mii|m|mil)", plain.casefold()):
        return Unreadable("shorthand")
    letters = "".join(sign for sign in plain if sign.isalpha() or unicodedata.category(sign) == "Sc")
    if letters:
        return Unreadable("letters", {"text": letters}) if re.search("[0-9]", plain) else Unreadable("not_a_number")
    if plain.startswith("-") and re.fullmatch(r"- ?[0-9][0-9.,' ]*", plain):
        return Unreadable("negative")
    if len(re.sub("[^0-9]", "", plain)) > MOST_DIGITS:
        return Unreadable("too_large")
    return None


def _figure(plain: str, decimal: str, group: str, digits: int) -> Decimal | None:
    """The value by one language's marks, None when the text does not follow them to the letter."""
    fraction = rf"(?:{re.escape(decimal)}([0-9]{{1,{digits}}}))?" if digits else "()"
    for mark in (re.escape(group), " ", "'"):
        found = re.fullmatch(rf"([1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+){fraction}", plain)
        if found:
            return Decimal(f"{re.sub('[^0-9]', '', found[1])}.{found[2] or 0}").quantize(Decimal(1).scaleb(-digits))
    found = re.fullmatch(rf"([0-9]+){fraction}", plain)
    return Decimal(f"{found[1]}.{found[2] or 0}").quantize(Decimal(1).scaleb(-digits)) if found else None


def _why_not(plain: str, decimal: str, group: str, digits: int) -> Unreadable:
    suggestion = _figure(plain, group, decimal, digits)
    if suggestion is not None:
        return Unreadable("other_marks", {"suggestion": suggestion})
    if _figure(plain, decimal, group, MOST_DIGITS) is not None:
        return Unreadable("too_fine", {"digits": digits})
    return Unreadable("not_a_number")


def _relative(plain: str, today: date, offset: WorkingDayOffset | None) -> DateEntry | None:
    word = "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))
    if word in _DAY_WORDS:
        return Read(today + timedelta(days=_DAY_WORDS[word]))
    found = re.fullmatch(r"([+-]) ?([0-9]{1,3})", plain)
    if found is None:
        return None
    if offset is None:
        return Unreadable("no_working_days")
    return Read(offset(today, int(found[1] + found[2])))


def _dated(plain: str, today: date, *, birth: bool, pasted: bool) -> DateEntry:
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:?[0-9]{2}", plain):
        return Unreadable("has_time")
    found = re.fullmatch(r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})\.?", plain)
    if found:
        return _made(int(found[1]), int(found[3]), int(found[4]))
    found = re.fullmatch(r"([0-9]{1,2}) ?([-./]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})\.?", plain)
    if found:
        asked = pasted or found[2] != "."
        return _numbers(int(found[1]), int(found[3]), found[4], birth=birth, asked=asked)
    if re.fullmatch(r"[0-9]{8}", plain):
        if plain[:2] in {"19", "20", "21"} and int(plain[4:6]) <= 12:
            return _made(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
        return _made(int(plain[4:]), int(plain[2:4]), int(plain[:2]))
    return _with_month_name(plain, today, birth=birth)


def _numbers(first: int, second: int, year: str, *, birth: bool, asked: bool) -> DateEntry:
    if len(year) == 2 and birth:
        return Unreadable("birth_year_short")
    full = _full_year(year)
    usual = _made(full, second, first)
    if not asked or first == second:
        return usual
    if second > 12 and first <= 12:
        return _made(full, first, second)
    other = _made(full, first, second) if first <= 12 else _made(_full_year(f"{first:02d}"), second, int(year))
    if (first <= 12 or len(year) == 2) and isinstance(usual, Read) and isinstance(other, Read):
        return Ambiguous((usual.value, other.value))
    return usual


def _with_month_name(plain: str, today: date, *, birth: bool) -> DateEntry:
    found = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?\.?[ -]?([^\W\d_]{3,})\.?(?:,? ?-?([0-9]{4}|[0-9]{2}))?", plain)
    day, name, year = (found[1], found[2], found[3]) if found else ("", "", "")
    if not found:
        found = re.fullmatch(r"([^\W\d_]{3,})\.? ?([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?", plain)
        if not found:
            return Unreadable("not_a_date")
        name, day, year = found[1], found[2], found[3]
    month = next((at for at, names in enumerate(_MONTHS, 1) if any(full.startswith(name) for full in names)), 0)
    if not month:
        return Unreadable("not_a_date")
    if year:
        return Unreadable("birth_year_short") if birth and len(year) == 2 else _made(_full_year(year), month, int(day))
    if birth:
        return Unreadable("year_needed")
    return _nearest(month, int(day), today)


def _nearest(month: int, day: int, today: date) -> DateEntry:
    readings = [_made(year, month, day) for year in (today.year, today.year + 1, today.year - 1)]
    dates = [reading.value for reading in readings if isinstance(reading, Read)]
    return Read(min(dates, key=lambda value: abs(value - today))) if dates else readings[0]


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return (2000 if int(year) < 80 else 1900) + int(year)


def _made(year: int, month: int, day: int) -> DateEntry:
    if not 1 <= month <= 12:
        return Unreadable("no_such_month", {"month": month})
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Unreadable("year_out_of_range", {"year": year})
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return Unreadable("no_such_day", {"month": month, "year": year, "last": last})
    return Read(date(year, month, day))
