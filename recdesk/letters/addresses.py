"""Postal addresses as lines of a letter: an absent part leaves no gap, blank line or stray comma."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recdesk.domain.reference import Company, Office
from recdesk.localization.formats import country_name

_CODE_AFTER_CITY = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})


def address_lines(
    street: str, city: str, postal_code: str, country: str, *, sent_from: str, language: str
) -> list[str]:
    """Street, place and, for a letter that leaves the country it is `sent_from`, the country in the letter's language.

    Countries are ISO codes; one that the language has no name for is left out.
    """
    abroad = country_name(country, language) if country and sent_from and country != sent_from else ""
    return _present([street, place_line(city, postal_code, country), abroad])


def place_line(city: str, postal_code: str, country: str) -> str:
    """`400483 Cluj-Napoca`, or `Glasgow G1 2AB` where the code follows the city."""
    parts = [city, postal_code] if country in _CODE_AFTER_CITY else [postal_code, city]
    return " ".join(_present(parts))


def one_line(place: Company | Office) -> str:
    """`Str. Fagului nr. 12, 400483 Cluj-Napoca`."""
    return ", ".join(_present([place.street, place_line(place.city, place.postal_code, place.country)]))


def workplace(name: str, city: str, office: Office | None) -> str:
    """Where the work is done: the office with its address where that is known, else as the offer names it.

    An office's name that only repeats words of its address (`Cluj-Napoca, Fagului`) is not printed beside it.
    """
    address = (one_line(office) if office is not None else "") or city
    return address if _words(name) <= _words(address) else ", ".join(_present([name, _unless_said(address, name)]))


def _unless_said(address: str, name: str) -> str:
    return "" if _words(address) <= _words(name) else address


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _present(parts: Iterable[str]) -> list[str]:
    return [part.strip() for part in parts if part and part.strip()]
