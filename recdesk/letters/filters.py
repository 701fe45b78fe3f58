"""The filters of templates: values as the template's language writes them. What cannot be written is refused.

Each filter has twins for the second language of a letter in two: `date_en`, `money_ar`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Undefined

from recdesk.domain.errors import Refused, Unreadable
from recdesk.letters.fields import is_empty
from recdesk.letters.wording import words_of
from recdesk.localization import formats, words

_METHODS = {
    "money": "money",
    "amount_words": "amount_words",
    "date": "date",
    "full_date": "full_date",
    "days": "days",
    "number": "number",
    "percent": "percent",
    "list": "listed",
    "term": "term",
    "country": "country",
    "language_name": "language_name",
    "isolate": "isolate",
}
_LANGUAGES = tuple(locale.partition("_")[0] for locale in formats.LETTER_LOCALES)
NAMES = frozenset({"default", *_METHODS, *(f"{name}_{language}" for name in _METHODS for language in _LANGUAGES)})
"""Every filter of RecDesk's own that a template may name."""

LEFT_ISOLATE, RIGHT_ISOLATE, POP_ISOLATE = "\u2066", "\u2067", "\u2069"


def base_name(name: str) -> str:
    """The filter of which this one is a twin, or the name itself: `money_en` is `money`."""
    plain, _, language = name.rpartition("_")
    return plain if language in _LANGUAGES and plain in _METHODS else name


@cache
def filters_for(language: str) -> Mapping[str, Callable[..., Any]]:
    """The filters of one language, by the name that templates use, with the twins of all. They keep no state.

    Unreadable `language_unknown`.
    """
    try:
        own = Writer(formats.letter_locale(language))
    except ValueError as error:
        raise Unreadable("language_unknown", field="language", language=language) from error
    found = {name: getattr(own, method) for name, method in _METHODS.items()}
    for locale, code in zip(formats.LETTER_LOCALES, _LANGUAGES, strict=True):
        other = Writer(locale)
        found |= {f"{name}_{code}": getattr(other, method) for name, method in _METHODS.items()}
    return {**found, "default": default}


class Writer:
    """Writes values in one language. An empty value gives an empty text: that it may be empty was judged before."""

    def __init__(self, language: str) -> None:
        self.language = language

    def money(self, value: Any, currency: Any = "") -> str:
        """`9.500,00 lei`; without a currency of its own the one beside the amount is taken (see grammar.bind)."""
        if is_empty(value):
            return ""
        if is_empty(currency):
            raise Refused("currency_missing", field="currency")
        return formats.money(_decimal(value), str(currency), self.language, code="name")

    def amount_words(self, value: Any, currency: Any = "") -> str:
        """`nouă mii cinci sute de lei`, in Romanian and English; an empty text for a currency whose coins have no
        settled words there, so that a template may ask for them with `if`.

        Refused `template_value_refused` (reason `no_words`) in other languages: no library writes them without
        mistakes, and a wrong word in a contract is worse than none.
        """
        if is_empty(value):
            return ""
        if self.language.partition("_")[0] not in words.LANGUAGES:
            raise Refused("template_value_refused", reason="no_words", language=self.language)
        return words.amount_in_words(_decimal(value), str(currency), self.language) or ""

    def date(self, value: Any) -> str:
        """`3 aprilie 2026`, without a line break inside."""
        if is_empty(value):
            return ""
        return formats.long_date(_day(value), self.language).replace(" ", formats.NO_BREAK)

    def full_date(self, value: Any) -> str:
        """`vineri, 3 aprilie 2026`; it may break after the day of the week only."""
        if is_empty(value):
            return ""
        written = formats.full_date(_day(value), self.language)
        long = formats.long_date(_day(value), self.language)
        return written.replace(long, long.replace(" ", formats.NO_BREAK))

    def days(self, value: Any, unit: Any = "days") -> str:
        """`20 de zile lucrătoare`; units: days, calendar_days, working_days, weeks, months, years, hours."""
        if is_empty(value):
            return ""
        try:
            written = formats.duration(_shortest(_decimal(value)), str(unit), self.language)
        except ValueError as error:
            raise Refused("template_value_refused", reason="no_unit", value=str(unit)) from error
        return written.replace(" ", formats.NO_BREAK, 1)

    def number(self, value: Any) -> str:
        """`37,5`; trailing zeros are left out."""
        return "" if is_empty(value) else formats.number(_shortest(_decimal(value)), self.language)

    def percent(self, value: Any) -> str:
        """A number of percents: `12,5 %`."""
        return "" if is_empty(value) else formats.percent(_shortest(_decimal(value)), self.language)

    def listed(self, value: Any) -> str:
        """Texts, or the names of entries, as one says them together: `a, b și c`."""
        if is_empty(value):
            return ""
        texts = [str(item.get("name", "")) if isinstance(item, dict) else str(item) for item in value]
        return formats.listed([text for text in texts if text.strip()], self.language)

    def term(self, value: Any) -> str:
        """A code of the record in words: `gross` is `brut`, `monthly` is `pe lună`."""
        if is_empty(value):
            return ""
        known = words_of(self.language)
        if known is None or str(value) not in known.terms:
            raise self._no_term(value)
        return known.terms[str(value)]

    def country(self, value: Any) -> str:
        """The country of an ISO code: `Rumänien`."""
        if is_empty(value):
            return ""
        name = formats.country_name(str(value), self.language)
        if not name:
            raise self._no_term(value)
        return name

    def language_name(self, value: Any) -> str:
        """The language of an ISO code: `engleză`."""
        if is_empty(value):
            return ""
        name = formats.language_name(str(value), self.language)
        if not name:
            raise self._no_term(value)
        return name

    def isolate(self, value: Any) -> str:
        """A text kept together where it runs against the letter's direction: `+40 721 …` in an Arabic line.

        Nothing is added where the text reads the same without: marks that are not needed are a burden to every program
        that reads the letter.
        """
        text = "" if is_empty(value) else str(value)
        right = formats.right_to_left(self.language)
        own = {unicodedata.bidirectional(sign) for sign in text}
        if right and not own & {"R", "AL"} and own & {"L", "EN"}:
            return f"{LEFT_ISOLATE}{text}{POP_ISOLATE}"
        if not right and own & {"R", "AL"}:
            return f"{RIGHT_ISOLATE}{text}{POP_ISOLATE}"
        return text

    def _no_term(self, value: Any) -> Refused:
        return Refused("template_value_refused", reason="no_term", value=str(value), language=self.language)


def default(value: Any, fallback: Any = "") -> Any:
    """The value, or the fallback where it is absent or empty."""
    return fallback if isinstance(value, Undefined) or is_empty(value) else value


def _day(value: Any) -> date:
    if type(value) is not date:
        raise Refused("template_value_refused", reason="no_date")
    return value


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise Refused("template_value_refused", reason="no_number")
    return Decimal(value)


def _shortest(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
