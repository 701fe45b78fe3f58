"""The filters of templates: values as the template's language writes them. What cannot be written is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import Undefined

from recdesk.domain.errors import Refused, Unreadable
from recdesk.letters.fields import is_empty
from recdesk.letters.wording import words_of
from recdesk.localization import formats, words


def filters_for(language: str) -> dict[str, Callable[..., Any]]:
    """The filters of one language, by the name that templates use. Unreadable `language_unknown`."""
    try:
        writer = Writer(formats.letter_locale(language))
    except ValueError as error:
        raise Unreadable("language_unknown", field="language", language=language) from error
    return {
        "money": writer.money,
        "amount_words": writer.amount_words,
        "date": writer.date,
        "days": writer.days,
        "number": writer.number,
        "percent": writer.percent,
        "list": writer.listed,
        "term": writer.term,
        "default": default,
    }


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
        """`nouă mii cinci sute de lei`, or an empty text where the language has no words known for certain."""
        if is_empty(value):
            return ""
        return words.amount_in_words(_decimal(value), str(currency), self.language) or ""

    def date(self, value: Any) -> str:
        """`3 aprilie 2026`, without a line break inside."""
        if is_empty(value):
            return ""
        if type(value) is not date:
            raise Refused("template_value_refused", reason="no_date")
        return formats.long_date(value, self.language).replace(" ", formats.NO_BREAK)

    def days(self, value: Any, unit: Any = "days") -> str:
        """`20 de zile lucrătoare`; units: days, calendar_days, working_days, weeks, months, hours."""
        if is_empty(value):
            return ""
        written = formats.duration(_decimal(value), str(unit), self.language)
        known = words_of(self.language)
        if unit == "calendar_days" and known is not None:
            for plain, full in known.calendar_days:
                if written.endswith(plain):
                    written = written.removesuffix(plain) + full
                    break
        return written.replace(" ", formats.NO_BREAK, 1)

    def number(self, value: Any) -> str:
        """`37,5`; trailing zeros are left out."""
        return "" if is_empty(value) else formats.number(_shortest(_decimal(value)), self.language)

    def percent(self, value: Any) -> str:
        """A number of percents: `12,5 %`."""
        return "" if is_empty(value) else formats.percent(_shortest(_decimal(value)), self.language)

    def listed(self, value: Any) -> str:
        """Texts, or the names of entries, with commas between them."""
        if is_empty(value):
            return ""
        return ", ".join(str(item.get("name", "")) if isinstance(item, dict) else str(item) for item in value)

    def term(self, value: Any) -> str:
        """A code of the record in words: `gross` is `brut`, `monthly` is `pe lună`."""
        if is_empty(value):
            return ""
        known = words_of(self.language)
        if known is None or str(value) not in known.terms:
            raise Refused("template_value_refused", reason="no_term", value=str(value), language=self.language)
        return known.terms[str(value)]


def default(value: Any, fallback: Any = "") -> Any:
    """The value, or the fallback where it is absent or empty."""
    return fallback if isinstance(value, Undefined) or is_empty(value) else value


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise Refused("template_value_refused", reason="no_number")
    return Decimal(value)


def _shortest(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
