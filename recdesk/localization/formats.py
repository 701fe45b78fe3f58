"""How letters and reports write money, numbers, dates, times and durations, in the twelve languages of the letters.

Exact and explicit: no floats, half-up rounding, the locale always named, no-break spaces kept. The window has its own
short forms in `screen.py`; words for amounts are in `words.py`. Babel is imported here and takes 0.1 s, so nothing on
the way to the first window imports this module.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

from recdesk.localization.currencies import digits as currency_digits
from recdesk.localization.durations import FORMS, UNITS, space_before_unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

LETTER_LOCALES = (
    *("ro_RO", "en_GB", "de_DE", "fr_FR", "nl_NL", "sv_SE", "da_DK", "nb_NO", "fi_FI", "hu_HU", "ar_AE", "he_IL"),
)
NO_BREAK = "\u00a0"
_CODE_FIRST = frozenset({"en", "nl"})
# Short names that every reader of the language takes as this currency; all others are written as ISO codes, because
# "kr", "$" and "£" mean other money to other readers. The forint is quoted without decimals.
_EURO_SIGN = ("en", "de", "fr", "nl", "sv", "da", "nb", "fi", "ar", "he")
_NAMES = {(language, "EUR"): "€" for language in _EURO_SIGN} | {
    ("ro", "RON"): "lei",
    ("ro", "EUR"): "euro",
    ("hu", "HUF"): "Ft",
    ("en", "GBP"): "£",
    ("sv", "SEK"): "kr",
    ("da", "DKK"): "kr.",
    ("nb", "NOK"): "kr",
}
_WRITTEN_WITHOUT_DECIMALS = frozenset({"HUF"})


def letter_locale(tag: str) -> str:
    """The locale of a letter for a tag such as `ro`, `ro-RO` or `ro_RO`. Raises ValueError for other languages."""
    wanted = tag.replace("-", "_")
    for name in LETTER_LOCALES:
        if wanted == name or wanted == name.partition("_")[0]:
            return name
    raise ValueError(f"no letters are written in {tag!r}")


def right_to_left(locale: str) -> bool:
    """Whether a letter in this language runs from right to left."""
    return _locale(locale).text_direction == "rtl"


def money(amount: Decimal, currency: str, locale: str, *, code: Literal["name", "iso"] = "iso") -> str:
    """An amount with the decimals of its currency, half up: `8.500,00 RON`, `AED 12,500.00`.

    `code="name"` writes lei, €, £, Ft or kr where the language has such a name, else the ISO code. Forints have no
    decimals when they are whole. The space is a no-break one.
    """
    exact = _exact(amount)
    digits = currency_digits(currency)
    if currency in _WRITTEN_WITHOUT_DECIMALS and exact == exact.to_integral_value():
        digits = 0
    language = _locale(locale).language
    name = _NAMES.get((language, currency)) if code == "name" else None
    written = number(exact, locale, digits=digits)
    if language not in _CODE_FIRST:
        return f"{written}{NO_BREAK}{name or currency}"
    if language == "nl":
        return f"{name or currency}{NO_BREAK}{written}"
    sign, unsigned = ("-", written[1:]) if written.startswith("-") else ("", written)
    return f"{sign}{name}{unsigned}" if name else f"{sign}{currency}{NO_BREAK}{unsigned}"


def number(value: Decimal | int, locale: str, *, digits: int | None = None) -> str:
    """A number grouped as the language does; with `digits` decimals, half up, or with all it has."""
    exact = _exact(value)
    if digits is None:
        digits = max(0, -_exponent(exact))
    rounded = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return _grouped(rounded, digits, locale)


@lru_cache(maxsize=1024)
def _grouped(rounded: Decimal, digits: int, locale: str) -> str:
    """A number that has just so many decimals. Remembered, as letters of one desk say the same numbers again."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return _plain_spaces(format_decimal(rounded, format=pattern, locale=_locale(locale)))


def percent(percents: Decimal | int, locale: str, *, digits: int | None = None) -> str:
    """A share given in percent: 12.5 is `12,5 %` with the language's own (no-break) space or none."""
    pattern: str = _locale(locale).percent_formats[None].pattern
    space = NO_BREAK if pattern.rstrip("%").endswith((NO_BREAK, "\u202f")) else ""
    return f"{number(percents, locale, digits=digits)}{space}%"


@lru_cache(maxsize=256)
def long_date(day: date, locale: str) -> str:
    """`3 aprilie 2026`, `3 April 2026`, `1er avril 2026`; Hungarian dates end with a full stop of their own."""
    written = _plain_spaces(format_date(day, format="long", locale=_locale(locale)))
    if _locale(locale).language == "fr" and day.day == 1:
        return written.replace("1 ", "1er ", 1)
    return written


def full_date(day: date, locale: str) -> str:
    """The long date with its day of the week: `vineri, 3 aprilie 2026`, `vendredi 1er mai 2026`."""
    written = _plain_spaces(format_date(day, format="full", locale=_locale(locale)))
    if _locale(locale).language == "fr" and day.day == 1:
        return written.replace(" 1 ", " 1er ", 1)
    return written


def medium_date(day: date, locale: str) -> str:
    """The shorter form with a four-digit year: `3 apr. 2026`, `3 Apr 2026`, `03.04.2026`."""
    # Arabic dates in digits carry invisible direction marks, which few fonts have; a month in letters needs none.
    form = "d MMM y" if _locale(locale).language == "ar" else "medium"
    return _plain_spaces(format_date(day, format=form, locale=_locale(locale)))


def clock_time(moment: datetime, zone: str, locale: str) -> str:
    """The time in a zone, which is named with its offset on that day: `10:00 (Europe/Bucharest, UTC+03:00)`.

    `moment` must know its own zone (ValueError), `zone` is an IANA name. Zone abbreviations mislead and are not used.
    """
    if moment.tzinfo is None:
        raise ValueError("an instant without a zone has no time of day elsewhere")
    local = moment.astimezone(ZoneInfo(zone))
    written = _plain_spaces(format_time(local, format="short", locale=_locale(locale)))
    offset = f"{local:%z}"
    return f"{written} ({zone}, UTC{offset[:3]}:{offset[3:5]})"


def duration(n: Decimal | int, unit: str, locale: str) -> str:
    """`20 de zile`, `19 zile lucrătoare`, `1 month`; the number decides the form, as it is written.

    `unit` is `days`, `calendar_days`, `working_days`, `weeks`, `months`, `years` or `hours`; ValueError for another.
    """
    if unit not in UNITS:
        raise ValueError(f"a duration is not counted in {unit!r}")
    parsed = _locale(locale)
    forms = FORMS[parsed.language][UNITS[unit]]
    pattern = forms.get(parsed.plural_form(_exact(n)), forms["other"])
    return pattern.replace(" ", space_before_unit(parsed.language), 1).format(n=number(n, locale))


def listed(texts: Sequence[str], locale: str) -> str:
    """Texts as one says them together: `a, b și c`, `a, b and c`."""
    return _plain_spaces(format_list(list(texts), style="standard", locale=_locale(locale)))


def _exact(value: Decimal | int) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        raise TypeError(f"numbers of letters are exact: Decimal or int, not {type(value).__name__}")
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"{value} cannot stand in a letter")
    return exact


def _exponent(exact: Decimal) -> int:
    exponent = exact.as_tuple().exponent
    assert isinstance(exponent, int)  # finite, see _exact
    return exponent


def _plain_spaces(text: str) -> str:
    # Narrow no-break spaces are missing from some of the fonts, and from Word's line breaking.
    return text.replace("\u202f", NO_BREAK)


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(letter_locale(tag))


def language_name(code: str, language: str) -> str:
    """The language of an ISO code in a letter's language: `engleză`; empty when it has no name."""
    try:
        names = Locale.parse(letter_locale(language)).languages
    except ValueError:
        return ""
    return str(names.get(code.replace("-", "_").partition("_")[0], ""))


def country_name(code: str, language: str) -> str:
    """The country of an ISO code in a letter's language: `Emiratele Arabe Unite`; empty when it has no name."""
    try:
        names = Locale.parse(letter_locale(language)).territories
    except ValueError:
        return ""
    return str(names.get(code, ""))


def month_names(language: str) -> frozenset[str]:
    """The names of the months in a letter's language, as dates have them and as they stand alone."""
    locale = letter_locale(language)
    forms: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")
    return frozenset(str(name) for form in forms for name in get_month_names("wide", form, locale).values())


def numbered_months(language: str) -> tuple[tuple[int, str], ...]:
    """The months' numbers with every name that the language has for them, whole and shortened, inside dates and
    alone."""
    return tuple(
        (number, str(name))
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, _locale(language)).items()
    )
