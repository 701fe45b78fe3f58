"""Postal addresses as lines of a letter: an absent part leaves no gap, blank line or stray comma."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recdesk.domain.reference import Company, Office
from recdesk.localization.formats import country_name

_CITY_BEFORE_STREET = frozenset({"HU"})
_ARABIC = re.compile("[\u0620-\u064a]")
_CODE_AFTER_CITY = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})


def address_lines(
    street: str, city: str, postal_code: str, country: str, *, sent_from: str, language: str
) -> list[str]:
    """Street, place and, for a letter that leaves the country it is `sent_from`, the country in the letter's language.

    Countries are ISO codes; one that the language has no name for is left out.
    """
    abroad = country_name(country, language) if country and sent_from and country != sent_from else ""
    return _present([*_in_order(street, place_line(city, postal_code, country), country), abroad])


def place_line(city: str, postal_code: str, country: str) -> str:
    """`400483 Cluj-Napoca`, or `Glasgow G1 2AB` where the code follows the city."""
    parts = [city, postal_code] if country in _CODE_AFTER_CITY else [postal_code, city]
    return " ".join(_present(parts))


def one_line(place: Company | Office) -> str:
    """`Str. Fagului nr. 12, 400483 Cluj-Napoca`; in Hungary the city comes first: `1051 Budapest, Fő tér 7`."""
    line = place_line(place.city, place.postal_code, place.country)
    return joined(_in_order(place.street, line, place.country))


def joined(parts: Iterable[str]) -> str:
    """The parts of an address that are there, with a comma of their own script between them: `شارع الشيخ زايد، دبي`."""
    present = _present(parts)
    return ("، " if any(_ARABIC.search(part) for part in present) else ", ").join(present)


def _in_order(street: str, place: str, country: str) -> list[str]:
    return [place, street] if country in _CITY_BEFORE_STREET else [street, place]


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
