"""Names of countries and languages: in one language to show them, in several to recognize them in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from babel import Locale

READ_IN = ("en", "ro", "de", "fr")
"""The languages in which CVs are read."""

SPOKEN = tuple(
    "ro en de fr hu it es pt nl pl cs sk sl hr sr bs bg mk el sq tr ru uk be lt lv et fi sv da nb is ga ca eu mt "
    "ar he fa ur hi bn ta te zh ja ko vi th id ms tl sw ka hy az kk uz".split()
)
"""ISO 639 codes of the languages that a form offers."""

_COUNTRIES_BESIDES = {
    "GB": ("uk", "great britain", "england", "scotland", "wales", "marea britanie", "anglia", "großbritannien",
           "england", "grande bretagne", "angleterre"),
    "US": ("usa", "sua", "united states of america", "statele unite ale americii", "vereinigte staaten von amerika",
           "états unis d'amérique"),
    "AE": ("uae", "eau"),
    "NL": ("holland", "olanda", "hollande", "the netherlands"),
    "MD": ("republic of moldova", "moldova", "moldau", "moldavie"),
    "CZ": ("czech republic", "republica cehă", "tschechische republik", "république tchèque"),
}  # fmt: skip
_LANGUAGES_BESIDES = {
    "zh": ("mandarin", "chineză mandarină"),
    "nl": ("flemish", "flamandă"),
    "nb": ("norwegian", "norvegiană", "norwegisch", "norvégien"),
    "fa": ("farsi",),
}


def language_name(code: str, tag: str) -> str:
    """A language by its name in another: (`ro`, `en_GB`) gives `Romanian`; the code itself where it has no name."""
    return str(Locale.parse(tag).languages.get(code, "")) or code


def ordered_name(given: str, family: str, language: str, *, family_first: bool) -> str:
    """A name in the order of a language: a name that is borne family first stays so in Hungarian letters only.

    A name of one word is that word. A foreign name keeps its own order in Hungarian too: `Ana Popescu`.
    """
    hungarian = language.replace("-", "_").partition("_")[0] == "hu"
    parts = (family, given) if family_first and hungarian else (given, family)
    return " ".join(part.strip() for part in parts if part.strip())


@cache
def country_codes(codes: tuple[str, ...], fold: Callable[[str], str]) -> dict[str, str]:
    """Folded country names in the languages that CVs are read in -> code. `fold` is how a text is compared."""
    return _codes(codes, "territories", _COUNTRIES_BESIDES, fold)


@cache
def language_codes(fold: Callable[[str], str]) -> dict[str, str]:
    """Folded language names in the languages that CVs are read in -> code."""
    return _codes(SPOKEN, "languages", _LANGUAGES_BESIDES, fold)


def _codes(
    codes: Iterable[str], table: str, besides: dict[str, tuple[str, ...]], fold: Callable[[str], str]
) -> dict[str, str]:
    found: dict[str, str] = {}
    tables = [getattr(Locale.parse(tag), table) for tag in READ_IN]
    for code in codes:
        for name in (*(str(names.get(code, "")) for names in tables), *besides.get(code, ())):
            if name:
                found.setdefault(fold(name), code)
    return found
