"""How the window writes amounts, dates, times and counts, in English and Romanian.

Written without a library because every start of the window waits for it; other interface languages show the English
forms. Letters have their own forms in `formats.py`; reading what people type is `entry.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from recdesk.localization.catalogue import current_locale, tr
from recdesk.localization.currencies import digits as currency_digits

if TYPE_CHECKING:
    from datetime import date, datetime

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Forms:
    """What one interface language needs for its figures and dates."""

    decimal: str
    group: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]


_ENGLISH = _Forms(
    decimal=".",
    group=NO_BREAK,  # never a comma: half of the readers take it for the decimal mark
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)  # fmt: skip
_ROMANIAN = _Forms(
    decimal=",",
    group=".",
    months=("ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie",
            "noiembrie", "decembrie"),
    short_months=("ian.", "feb.", "mar.", "apr.", "mai", "iun.", "iul.", "aug.", "sept.", "oct.", "nov.", "dec."),
    weekdays=("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"),
)  # fmt: skip


def amount(value: Decimal, currency: str) -> str:
    """An amount with the decimals and the ISO code of its currency, never broken over two lines.

    English `9 500.00 RON`, Romanian `9.500,00 RON`; both spaces are no-break ones.
    """
    return f"{figure(value, currency_digits(currency))}{NO_BREAK}{currency}"


def figure(value: Decimal | int, digits: int = 0) -> str:
    """A number grouped in threes with so many decimals, half up, without a unit."""
    if isinstance(value, float):
        raise TypeError("figures are exact: Decimal or int, not float")
    forms = _forms()
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:,f}".partition(".")
    grouped = whole.replace(",", forms.group)
    return f"{grouped}{forms.decimal}{fraction}" if fraction else grouped


def count(n: int) -> str:
    """A number of things: `12 400` in English, `12.400` in Romanian."""
    return figure(n)


def decimal_mark() -> str:
    """The mark before decimals in the language in use."""
    return _forms().decimal


def day(value: date) -> str:
    """A date in a table: `03 Apr 2026`, `03 apr. 2026`; all have the same width of figures."""
    return f"{value.day:02d} {_forms().short_months[value.month - 1]} {value.year}"


def day_short(value: date) -> str:
    """A date in a sentence or a field: `30.04.2026`."""
    return f"{value.day:02d}.{value.month:02d}.{value.year:04d}"


def day_long(value: date) -> str:
    """A date with the month in full: `3 April 2026`, `3 aprilie 2026`."""
    return f"{value.day} {_forms().months[value.month - 1]} {value.year}"


def day_words(value: date) -> str:
    """A date with its weekday: `Friday, 3 April 2026`, `vineri, 3 aprilie 2026`."""
    return f"{_forms().weekdays[value.weekday()]}, {day_long(value)}"


def month(value: date) -> str:
    """The month of a calendar's head: `April 2026`, `aprilie 2026`."""
    return f"{_forms().months[value.month - 1]} {value.year}"


def weekdays() -> tuple[str, ...]:
    """The names of the weekdays, Monday first."""
    return _forms().weekdays


def time(moment: datetime, zone: str) -> str:
    """The time of day in an IANA zone, `10:05`. Raises ValueError for an instant without a zone of its own."""
    return f"{_local(moment, zone):%H:%M}"


def instant(moment: datetime, zone: str, *, with_zone: bool = False) -> str:
    """Day and time in an IANA zone: `03 Apr 2026 10:05`, with the zone's name and offset that day where asked."""
    local = _local(moment, zone)
    written = f"{day(local)} {local:%H:%M}"
    if not with_zone:
        return written
    offset = f"{local:%z}"
    return f"{written} ({zone}, UTC{offset[:3]}:{offset[3:5]})"


def span(minutes: int) -> str:
    """A length of time: `45 min`, `3 h`, `3 h 20 min`; h and min are the same in every language."""
    hours, rest = divmod(abs(minutes), 60)
    parts = [f"{count(hours)}{NO_BREAK}h"] if hours else []
    if rest or not parts:
        parts.append(f"{rest}{NO_BREAK}min")
    return " ".join(parts)


def late(minutes: int, *, working: bool = False) -> str:
    """How late something is, in minutes of the clock or of working time: `3 h 20 min late`."""
    if working:
        return tr("{time} of working time late").format(time=span(minutes))
    return tr("{time} late").format(time=span(minutes))


def _forms() -> _Forms:
    return _ROMANIAN if current_locale().startswith("ro") else _ENGLISH


def _local(moment: datetime, zone: str) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("an instant without a zone has no time of day elsewhere")
    return moment.astimezone(ZoneInfo(zone))


def clock_span(seconds: float) -> str:
    """A length of time as clocks show it: `0:29`, `12:05`, `1:02:05`; part of a second is rounded up."""
    whole = math.ceil(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"
