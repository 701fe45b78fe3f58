"""Cells as values: days by one declared format, whole numbers, choices. What can be read two ways is not read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from recdesk.domain.candidate import LanguageSkill
from recdesk.domain.errors import Unreadable
from recdesk.domain.folding import clean_name, clean_text
from recdesk.exchange.fields import Field, Reading
from recdesk.exchange.raw import Cell, text_of

LONGEST = 10_000
_NOTHING = frozenset({"n/a", "na", "n.a.", "-", "--", "–", "—", "tbd", "nu are", "?", "#n/a"})
_EXPONENT = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE]\+?\d{1,3}")
_SERIAL = re.compile(r"[2-6]\d{4}")
_DAY = re.compile(r"(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ISO_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")
_SPREADSHEET_DAY_0 = date(1899, 12, 30)
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 1, 1)
_LEVEL = re.compile(r"[ABC][12]|native|nativ[ăa]?", re.IGNORECASE)
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2008"), " ")


def read_cell(cell: Cell, into: Field, *, date_format: str, decimal: str, mapped: Mapping[str, str] | None) -> Any:
    """The value of a cell for a field: a str, date, int, Decimal, Enum member or skills; None or "" where it is empty.

    Unreadable with a code that says what is wrong; the caller adds row, column and cell.
    """
    if mapped is not None:
        cell = _mapped(cell, into, mapped)
    text = _text(cell, into)
    if not text:
        return "" if into.reading in (Reading.TEXT, Reading.NAME) else None
    if into.reading is Reading.DATE:
        return _day(cell, text, into.name, date_format)
    if into.reading is Reading.WHOLE:
        return _whole(cell, text, into.name, decimal)
    if into.reading is Reading.DECIMAL:
        return read_decimal(text, decimal, field=into.name)
    if into.reading is Reading.CHOICE:
        assert into.choices is not None
        return _choice(text, into.name, into.choices)
    if into.reading is Reading.SKILLS:
        return _skills(text, into.name)
    return text


def _mapped(cell: Cell, into: Field, mapped: Mapping[str, str]) -> Cell:
    text = text_of(cell).strip()
    if text in mapped:
        return mapped[text]
    folded = {k.casefold(): v for k, v in mapped.items()}
    if text.casefold() in folded:
        return folded[text.casefold()]
    targets = {v.casefold(): v for v in mapped.values()}
    if not text or text.casefold() in targets:
        return targets.get(text.casefold(), text)
    raise Unreadable("value_not_mapped", field=into.name, value=text[:60], known=sorted(mapped)[:20])


def _text(cell: Cell, into: Field) -> str:
    raw = text_of(cell)
    if len(raw) > LONGEST:
        raise Unreadable("value_too_long", field=into.name, length=len(raw), most=LONGEST)
    is_text = into.reading in (Reading.TEXT, Reading.NAME)
    if is_text and isinstance(cell, date | time | timedelta):
        raise Unreadable("spreadsheet_made_a_date", field=into.name, value=raw)
    if isinstance(cell, float) and (abs(cell) >= 1e15 or cell != cell):
        raise Unreadable("spreadsheet_cut_digits", field=into.name, value=raw[:60])
    if into.reading is Reading.NAME:
        return clean_name(" ".join(raw.splitlines()), field=into.name)
    text = clean_text(raw, field=into.name)
    if isinstance(cell, str) and _EXPONENT.fullmatch(text):
        raise Unreadable("spreadsheet_cut_digits", field=into.name, value=text)
    return "" if text.casefold() in _NOTHING else text


def _day(cell: Cell, text: str, name: str, date_format: str) -> date:
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise Unreadable("date_has_time", field=name, value=text)
        return _in_range(cell.date(), name, text)
    if isinstance(cell, date):
        return _in_range(cell, name, text)
    if isinstance(cell, int | float) or _SERIAL.fullmatch(text):
        raise Unreadable("date_is_serial", field=name, value=text, reading=_serial(text))
    if _ISO_INSTANT.fullmatch(text):
        raise Unreadable("date_has_time", field=name, value=text[:40])
    # ISO days cannot be mistaken, unless the declared order begins with the year as well.
    if date_format and not (_ISO_DAY.fullmatch(text) and not date_format.startswith("%Y")):
        return _in_range(_declared(text, name, date_format), name, text)
    try:
        if _ISO_DAY.fullmatch(text):
            return _in_range(date.fromisoformat(text), name, text)
    except ValueError:
        raise Unreadable("date_impossible", field=name, value=text, wanted="YYYY-MM-DD") from None
    readings = _readings(text)
    if len(readings) > 1:
        raise Unreadable("date_ambiguous", field=name, value=text, readings=readings)
    raise Unreadable("date_format_undeclared", field=name, value=text[:40], readings=readings)


def _declared(text: str, name: str, date_format: str) -> date:
    """By the declared format only, and only if writing the day in that format gives the same text back."""
    try:
        day = datetime.strptime(text, date_format).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        shape = re.sub(r"%Y", r"\\d{4}", re.sub(r"%[dm]", r"\\d{1,2}", re.escape(date_format).replace(r"\%", "%")))
        code = "date_impossible" if re.fullmatch(shape, text) else "date_unreadable"
        raise Unreadable(code, field=name, value=text[:40], wanted=_shown(date_format)) from None
    if _unpadded(_written(day, date_format)) != _unpadded(text):
        raise Unreadable("date_unreadable", field=name, value=text[:40], wanted=_shown(date_format))
    return day


def _shown(date_format: str) -> str:
    return date_format.replace("%Y", "YYYY").replace("%m", "MM").replace("%d", "DD")


def _written(day: date, date_format: str) -> str:
    parts = {"%Y": f"{day.year:04d}", "%m": f"{day.month:02d}", "%d": f"{day.day:02d}"}
    return re.sub(r"%[Ymd]", lambda m: parts[m[0]], date_format)


def _unpadded(text: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", text)


def _in_range(day: date, name: str, text: str) -> date:
    if not _EARLIEST <= day < _LATEST:
        raise Unreadable("date_out_of_range", field=name, value=text)
    return day


def _serial(text: str) -> str:
    try:
        return (_SPREADSHEET_DAY_0 + timedelta(days=int(float(text)))).isoformat()
    except (ValueError, OverflowError):
        return ""


def _readings(text: str) -> list[str]:
    """The days that a text could mean when nobody says the order of its parts."""
    match = _DAY.fullmatch(text)
    if match is None:
        return []
    a, b, c = (int(part) for part in match.groups())
    if len(match[1]) > 2:
        orders = [(a, b, c), (a, c, b)]
    else:
        orders = [(c, b, a), (c, a, b)] + ([(a, b, c)] if len(match[3]) <= 2 else [])
    found: list[str] = []
    for year, month, day in orders:
        full = year + (2000 if year < 30 else 1900) if year < 100 else year
        try:
            reading = date(full, month, day).isoformat()
        except ValueError:
            continue
        if reading not in found:
            found.append(reading)
    return found


def _whole(cell: Cell, text: str, name: str, decimal: str) -> int:
    if isinstance(cell, date | time | timedelta | bool):
        raise Unreadable("number_unreadable", field=name, value=text[:40])
    number = Decimal(repr(cell)) if isinstance(cell, int | float) else read_decimal(text, decimal, field=name)
    if number != number.to_integral_value():
        raise Unreadable("number_not_whole", field=name, value=text[:40])
    return int(number)


def read_decimal(text: str, decimal: str, *, field: str) -> Decimal:
    """A number by the declared decimal sign; the other sign, spaces and apostrophes group by three.

    Without a declaration a single sign before three digits is Unreadable `number_ambiguous`. NaN, exponents,
    underscores and foreign digits are `number_unreadable`.
    """
    typed = text.translate(_SPACES).replace("\u2212", "-").replace("\u2019", "'").strip()
    if not decimal and re.fullmatch(r"-?\d{1,3}[.,]\d{3}", typed):
        readings = [typed.replace(",", ".").replace(".", ""), typed.replace(",", ".")]
        raise Unreadable("number_ambiguous", field=field, value=text[:40], readings=readings)
    for sign in (decimal,) if decimal else (".", ","):
        groups = "['" + (" ." if sign == "," else " ,") + "]"
        if re.fullmatch(rf"-?(?:[0-9]{{1,3}}(?:{groups}[0-9]{{3}})+|[0-9]+)(?:\{sign}[0-9]+)?", typed):
            return Decimal(re.sub(groups, "", typed).replace(",", "."))
    raise Unreadable("number_unreadable", field=field, value=text[:40])


def _choice(text: str, name: str, choices: type[Enum]) -> Enum:
    wanted = text.casefold().replace(" ", "_").replace("-", "_")
    for member in choices:
        if wanted in (str(member.value).casefold(), member.name.casefold()):
            return member
    raise Unreadable("choice_unknown", field=name, value=text[:40], known=[str(m.value) for m in choices])


def _skills(text: str, name: str) -> tuple[LanguageSkill, ...]:
    """`en C1; ro: native; German (B2)` as skills; a language may stand without its level."""
    skills = []
    for part in re.split(r"[;,\n]", text):
        words = [word for word in re.split(r"[\s:()–-]+", part) if word]
        if not words:
            continue
        level = words.pop() if len(words) > 1 and _LEVEL.fullmatch(words[-1]) else ""
        if any(sign.isdigit() for word in words for sign in word):
            raise Unreadable("languages_unreadable", field=name, value=part.strip()[:40])
        skills.append(LanguageSkill(" ".join(words), level.upper() if len(level) == 2 else level and "native"))
    return tuple(skills)
