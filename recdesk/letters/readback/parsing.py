"""What a piece of a letter means: dates, amounts, amounts in words and periods, however a person wrote them.

`localization.entry` reads what somebody types into a field and asks where it can mean two things. Here the text stands
on a paper that nobody can ask: every reading that the language allows is given, and the caller compares.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from recdesk.domain.errors import DeskError
from recdesk.domain.folding import fold
from recdesk.letters.filters import Writer
from recdesk.letters.wording import words_of
from recdesk.localization.formats import letter_locale, numbered_months

_GROUP = r"[.,'\u2019\u066b\u066c ]"
_NUMBER = re.compile(
    rf"(?<![\w.,])[0-9]{{1,3}}(?:{_GROUP}[0-9]{{3}})+(?:[.,][0-9]{{1,3}})?(?![0-9])|[0-9]+(?:[.,][0-9]{{1,3}})?"
)
_CODE = re.compile(r"(?<![A-Z])[A-Z]{3}(?![A-Z])")
_SIGNS: dict[str, str] = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "₪": "ILS",
    "zł": "PLN",
    "د.إ": "AED",
}
_NAMED: dict[str, str] = {
    **dict.fromkeys(("lei", "leu", "leis", "leuta", "lej", "ליי", "ليا"), "RON"),
    **dict.fromkeys(("euro", "euros", "eur", "يورو", "אירו"), "EUR"),
    **dict.fromkeys(("ft", "forint", "forinti", "forints"), "HUF"),
    **dict.fromkeys(("dirham", "dirhams", "dirhami", "درهم", "درهما"), "AED"),
    **dict.fromkeys(("pounds", "sterling"), "GBP"),
    **dict.fromkeys(("שח", "שקלים"), "ILS"),
}
_CROWNS = {"sv": "SEK", "da": "DKK", "nb": "NOK"}
_CODES = frozenset(
    "RON EUR USD GBP CHF HUF PLN CZK BGN SEK DKK NOK AED SAR ILS KWD BHD OMR QAR JOD EGP TRY MDL RSD UAH".split()
)
# Other words for gross, net and how often than those that the letters themselves use; folded.
_OTHER_TERMS: dict[str, tuple[tuple[str, str], ...]] = {
    "ro": (("gross", "bruta"), ("net", "neta"), ("monthly", "lunar"), ("yearly", "anual"), ("monthly", "luna")),
    "en": (("monthly", "monthly"), ("monthly", "a month"), ("yearly", "a year"), ("yearly", "per annum"),
           ("yearly", "annually"), ("hourly", "an hour"), ("weekly", "a week"), ("daily", "a day")),
    "de": (("monthly", "monatlich"), ("yearly", "jahrlich"), ("monthly", "im monat"), ("yearly", "im jahr")),
    "fr": (("gross", "brute"), ("net", "nette"), ("monthly", "mensuel"), ("yearly", "annuel"), ("monthly", "par mois")),
    "nl": (("monthly", "maandelijks"), ("yearly", "jaarlijks")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadMoney:
    """An amount on paper: every value that its marks allow, and what is said of currency, basis and frequency."""

    amounts: tuple[Decimal, ...]
    currency: str = ""
    basis: str = ""
    frequency: str = ""


@dataclass(frozen=True, slots=True)
class ReadPeriod:
    """A count and its unit (`days calendar_days working_days weeks months years hours`)."""

    count: Decimal
    unit: str


def plain(text: str) -> str:
    """Text for reading: one form of each sign, Western digits, plain spaces and hyphens, nothing invisible."""
    shown = unicodedata.normalize("NFKC", text)
    shown = "".join(_digit(sign) for sign in shown if unicodedata.category(sign) not in ("Cf", "Cc") or sign in "\n\t")
    shown = re.sub(r"[\u2010-\u2015\u2212]", "-", shown)
    return re.sub(r"\s+", " ", shown).strip()


def _digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign


def dates_in(text: str, language: str) -> tuple[date, ...]:
    """Every date in a text: in digits (day before month, or year first) or with the month in words of the language or
    in English. The other order of day and month is never tried: that is how two dates come to be mixed up."""
    shown = plain(text)
    found: list[tuple[int, date]] = []
    for match in _DATE_IN_DIGITS.finditer(shown):
        year, month, day = (
            (match["y1"], match["m1"], match["d1"]) if match["y1"] else (match["y2"], match["m2"], match["d2"])
        )
        found += _made(match.start(), year, month, day)
    months = _months(language.replace("-", "_").partition("_")[0])
    for match in _DATE_IN_WORDS.finditer(shown):
        month = _month_of(match["name1"] or match["name2"] or match["name3"], months)
        if month:
            year = match["year1"] or match["year2"] or match["year3"]
            found += _made(match.start(), year, str(month), match["day1"] or match["day2"] or match["day3"])
    return tuple(day for _, day in sorted(set(found)))


_DATE_IN_DIGITS = re.compile(
    r"(?<![0-9])(?:(?P<y1>[0-9]{4})(?:[-/]|\. ?)(?P<m1>[0-9]{1,2})(?:[-/]|\. ?)(?P<d1>[0-9]{1,2})"
    r"|(?P<d2>[0-9]{1,2}) ?[-./] ?(?P<m2>[0-9]{1,2}) ?[-./] ?(?P<y2>[0-9]{4}|[0-9]{2}))(?![0-9])"
)
_NAME = r"[^\W\d_]{2,}\u05f3?"
_DAY, _YEAR = r"(?<![0-9])[0-9]{1,2}", r"(?<![0-9])[0-9]{4}(?![0-9])"
_DATE_IN_WORDS = re.compile(
    rf"(?P<day1>{_DAY}) ?(?:st|nd|rd|th|er|\.)? ?(?:of |de |den )?(?P<name1>{_NAME})\.?,? ?(?P<year1>{_YEAR})"
    rf"|(?P<name2>{_NAME})\.? (?P<day2>{_DAY})(?:st|nd|rd|th)?,? (?P<year2>{_YEAR})"
    rf"|(?P<year3>{_YEAR})\.? ?(?P<name3>{_NAME})\.? (?P<day3>{_DAY})(?![0-9])"
)


def _made(at: int, year: str, month: str, day: str) -> Iterator[tuple[int, date]]:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        yield at, date(full, int(month), int(day))
    except ValueError:
        return


def _month_of(name: str, months: Mapping[str, int]) -> int:
    key = fold(name.strip("\u05f3'"))
    whole = months.get(key, 0) or months.get(key.removeprefix("ב"), 0)
    if whole or len(key) < 3:
        return whole
    begun = {number for full, number in months.items() if full.startswith(key)}
    return begun.pop() if len(begun) == 1 else 0


@cache
def _months(language: str) -> dict[str, int]:
    """Folded names of the months, whole and shortened, of a language and of English."""
    found: dict[str, int] = {}
    for tag in dict.fromkeys((language, "en")):
        for number, name in numbered_months(tag):
            key = fold(name.strip(".\u05f3'"))
            if len(key) >= 3:
                found.setdefault(key, number)
    if language == "ar":
        found |= {fold(name): number for number, name in enumerate(_LEVANT, 1)}
    return found


_LEVANT = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول"),
    *("تشرين الثاني", "كانون الأول"),
)


def money_in(text: str, language: str, *, digits: int = 2) -> tuple[ReadMoney, ...]:
    """Every amount in a text, with the currency, basis and frequency that the text names (the same for all)."""
    shown = plain(text)
    code = language.replace("-", "_").partition("_")[0]
    currency = currency_in(shown, code)
    basis, frequency = _term(shown, code, ("gross", "net")), _term(shown, code, _FREQUENCIES)
    return tuple(
        ReadMoney(values, currency, basis, frequency)
        for match in _NUMBER.finditer(shown)
        if (values := amounts_of(match.group(), digits))
    )


_FREQUENCIES = ("hourly", "daily", "weekly", "monthly", "yearly", "once")


def amounts_of(figure: str, digits: int = 2) -> tuple[Decimal, ...]:
    """What a figure can mean: `9.500,00` one thing, `9.500` two where the currency has three decimals."""
    marks = re.findall(r"[^0-9]", figure)
    whole = re.sub(r"[^0-9]", "", figure)
    if not marks:
        return (Decimal(whole),)
    tail = re.split(r"[^0-9]", figure)[-1]
    fraction = Decimal(f"{whole[: -len(tail)]}.{tail}")
    if len(tail) != 3 or (len(set(marks)) > 1 and marks[-1] != marks[-2]):
        return (fraction,) if marks[-1] in ".,\u066b" else (Decimal(whole),)
    return (Decimal(whole), fraction) if digits >= 3 and len(marks) == 1 else (Decimal(whole),)


def currency_in(shown: str, language: str) -> str:
    """The ISO code of the currency that a text names by code, sign or word; empty for none or more than one."""
    found = {code for code in _CODE.findall(shown) if code in _CODES}
    found |= {code for sign, code in _SIGNS.items() if sign in shown}
    for word in re.findall(r"[^\W\d_]+(?:[\"\u05f4][^\W\d_]+)?\.?", shown):
        key = fold(word).strip(".").replace('"', "").replace("\u05f4", "")
        if key in ("kr", "kroner", "kronor") and language in _CROWNS:
            found.add(_CROWNS[language])
        elif key in _NAMED:
            found.add(_NAMED[key])
    return found.pop() if len(found) == 1 else ""


def _term(shown: str, language: str, codes: tuple[str, ...]) -> str:
    """The one of these codes whose word a text has; the longest word decides, empty where there is none."""
    key = f" {_folded_words(shown)} "
    known = words_of(language)
    terms = [(code, known.terms[code]) for code in codes if known and code in known.terms]
    terms += [(code, word) for code, word in _OTHER_TERMS.get(language, ()) if code in codes]
    hits = [(len(folded), code) for code, word in terms if (folded := _folded_words(word)) and f" {folded} " in key]
    return max(hits)[1] if hits else ""


def _folded_words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(plain(text))))


def period_in(text: str, language: str) -> ReadPeriod | None:
    """The period that a text is, from its beginning to its end; None where it says something else."""
    shown = plain(text).strip(" .,;")
    number = _NUMBER.search(shown)
    if number is None:
        return _spoken(language).get(_folded_words(shown))
    (count, *_others) = amounts_of(number.group())
    unit = _unit_words(language).get(_folded_words(shown[: number.start()] + " " + shown[number.end() :]))
    return ReadPeriod(count, unit) if unit else None


_UNITS = ("days", "calendar_days", "working_days", "weeks", "months", "years", "hours")
_COUNTS = (1, 2, 3, 5, 11, 20, 21, 100, 101, 103)


@cache
def _unit_words(language: str) -> dict[str, str]:
    """The words around the number of a period -> its unit, in every form that the number may ask for."""
    return {key: unit for key, unit in _forms(language) if not key[:1].isdigit()}


@cache
def _spoken(language: str) -> dict[str, ReadPeriod]:
    """Periods that have no figure: one and two of a thing in Arabic and Hebrew."""
    writer = _writer(language)
    found: dict[str, ReadPeriod] = {}
    for unit in _UNITS:
        for count in (1, 2):
            written = _written(writer, count, unit)
            if written and not re.search("[0-9]", written):
                found.setdefault(_folded_words(written), ReadPeriod(Decimal(count), unit))
    return found


def _forms(language: str) -> Iterator[tuple[str, str]]:
    writer = _writer(language)
    for unit in reversed(_UNITS):
        for count in (*_COUNTS, Decimal("1.5")):
            written = plain(_written(writer, count, unit))
            yield _folded_words(_NUMBER.sub(" ", written, count=1)), unit


def _written(writer: Writer, count: int | Decimal, unit: str) -> str:
    try:
        return writer.days(count, unit)
    except (ValueError, DeskError):  # a unit that this language has no word for cannot stand in its letters
        return ""


def _writer(language: str) -> Writer:
    return Writer(letter_locale(language))


def same_money(found: ReadMoney, amount: Decimal, currency: str, basis: str, frequency: str) -> bool:
    """Whether an amount on paper is the record's in every part; a part that is not said is not the same."""
    return (
        amount in found.amounts and found.currency == currency and found.basis == basis and found.frequency == frequency
    )


def same_period(found: ReadPeriod | None, count: Decimal, unit: str) -> bool:
    """Whether a period on paper is the record's; plain days are calendar days."""
    alike = {"calendar_days": "days"}
    return found is not None and found.count == count and alike.get(found.unit, found.unit) == alike.get(unit, unit)
