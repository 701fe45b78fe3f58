"""Amounts in words, Romanian and English: an echo for checking a figure, never the source of it.

Other languages get None: no library writes them without mistakes, and a wrong word in a contract is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from recdesk.localization.currencies import digits

LANGUAGES = frozenset({"ro", "en"})
LARGEST = Decimal(10) ** 12  # exclusive; no salary needs more
Gender = Literal["m", "f", "n"]


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun that is counted: its gender (Romanian numbers agree with it), one of it, several of it."""

    gender: Gender
    one: str
    many: str


_RO_UNITS = ("zero", "unu", "doi", "trei", "patru", "cinci", "șase", "șapte", "opt", "nouă", "zece", "unsprezece",
             "doisprezece", "treisprezece", "paisprezece", "cincisprezece", "șaisprezece", "șaptesprezece",
             "optsprezece", "nouăsprezece")  # fmt: skip
_RO_TENS = ("", "", "douăzeci", "treizeci", "patruzeci", "cincizeci", "șaizeci", "șaptezeci", "optzeci", "nouăzeci")
_RO_FEMININE = {1: "una", 2: "două", 12: "douăsprezece"}
_RO_NEUTER = {2: "două", 12: "douăsprezece"}
_RO_GROUPS = (
    (10**9, _Noun("n", "un miliard", "miliarde")),
    (10**6, _Noun("n", "un milion", "milioane")),
    (10**3, _Noun("f", "o mie", "mii")),
)
_CENT = _Noun("m", "un cent", "cenți")
# None where the usual Romanian word for the coin is not settled: such amounts get words only when they are whole.
_RO_CURRENCIES: dict[str, tuple[_Noun, _Noun | None]] = {
    "RON": (_Noun("m", "un leu", "lei"), _Noun("m", "un ban", "bani")),
    "EUR": (_Noun("m", "un euro", "euro"), _CENT),
    "USD": (_Noun("m", "un dolar american", "dolari americani"), _CENT),
    "GBP": (_Noun("f", "o liră sterlină", "lire sterline"), _Noun("m", "un penny", "pence")),
    "AED": (_Noun("m", "un dirham", "dirhami"), None),
    "HUF": (_Noun("m", "un forint", "forinți"), None),
    "CHF": (_Noun("m", "un franc elvețian", "franci elvețieni"), None),
    "SEK": (_Noun("f", "o coroană suedeză", "coroane suedeze"), None),
    "NOK": (_Noun("f", "o coroană norvegiană", "coroane norvegiene"), None),
    "DKK": (_Noun("f", "o coroană daneză", "coroane daneze"), None),
    "PLN": (_Noun("m", "un zlot", "zloți"), None),
}
_EN_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
             "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_GROUPS = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_EN_CURRENCIES = {
    "RON": (("leu", "lei"), ("ban", "bani")),
    "EUR": (("euro", "euros"), ("cent", "cents")),
    "USD": (("US dollar", "US dollars"), ("cent", "cents")),
    "GBP": (("pound sterling", "pounds sterling"), ("penny", "pence")),
    "AED": (("UAE dirham", "UAE dirhams"), ("fils", "fils")),
    "HUF": (("forint", "forints"), ("fillér", "fillér")),
    "CHF": (("Swiss franc", "Swiss francs"), ("rappen", "rappen")),
    "SEK": (("Swedish krona", "Swedish kronor"), ("öre", "öre")),
    "NOK": (("Norwegian krone", "Norwegian kroner"), ("øre", "øre")),
    "DKK": (("Danish krone", "Danish kroner"), ("øre", "øre")),
    "PLN": (("zloty", "zlotys"), ("grosz", "groszy")),
    "KWD": (("Kuwaiti dinar", "Kuwaiti dinars"), ("fils", "fils")),
    "SAR": (("Saudi riyal", "Saudi riyals"), ("halala", "halalas")),
}


def amount_in_words(amount: Decimal, currency: str, locale: str) -> str | None:
    """The amount in words: `opt mii cinci sute de lei și cincizeci de bani`, `eight thousand five hundred lei`.

    None where the words are not known for certain: languages other than Romanian and English, currencies and coins not
    listed here, negative amounts, amounts of 10^12 and more, or finer than the currency's smallest coin.
    """
    language = locale.replace("-", "_").partition("_")[0]
    if not amount.is_finite() or not 0 <= amount < LARGEST:
        return None
    coins = amount.scaleb(digits(currency))
    if coins != coins.to_integral_value():
        return None
    whole, small = divmod(int(coins), 10 ** digits(currency))
    if language == "ro":
        return _romanian_amount(whole, small, currency)
    return _english_amount(whole, small, currency) if language == "en" else None


def romanian_number(n: int, gender: Gender = "m") -> str:
    """A whole number from 0 to 10^12 - 1 in Romanian words, agreeing with a noun of that gender."""
    parts: list[str] = []
    for size, noun in _RO_GROUPS:
        count, n = divmod(n, size)
        if count:
            parts.append(_romanian_counted(count, noun))
    if n or not parts:
        parts.append(_romanian_below_1000(n, gender))
    return " ".join(parts)


def english_number(n: int) -> str:
    """A whole number from 0 to 10^12 - 1 in British English words: `one hundred and one thousand and twenty-one`."""
    parts: list[str] = []
    for size, name in _EN_GROUPS:
        count, n = divmod(n, size)
        if count:
            parts.append(f"{_english_below_1000(count)} {name}")
    if n or not parts:
        joint = "and " if parts and n < 100 else ""
        parts.append(f"{joint}{_english_below_1000(n)}")
    return " ".join(parts)


def _romanian_amount(whole: int, small: int, currency: str) -> str | None:
    if currency not in _RO_CURRENCIES:
        return None
    unit, coin = _RO_CURRENCIES[currency]
    words = _romanian_counted(whole, unit)
    if not small:
        return words
    return f"{words} și {_romanian_counted(small, coin)}" if coin else None


def _romanian_counted(n: int, noun: _Noun) -> str:
    if n == 1:
        return noun.one
    particle = "de " if n >= 20 and (n % 100 == 0 or n % 100 >= 20) else ""
    return f"{romanian_number(n, noun.gender)} {particle}{noun.many}"


def _romanian_below_1000(n: int, gender: Gender) -> str:
    hundreds, rest = divmod(n, 100)
    parts: list[str] = []
    if hundreds:
        count = "două" if hundreds == 2 else _RO_UNITS[hundreds]
        parts.append("o sută" if hundreds == 1 else f"{count} sute")
    if rest >= 20:
        tens, unit = divmod(rest, 10)
        parts.append(_RO_TENS[tens] + (f" și {_romanian_below_20(unit, gender)}" if unit else ""))
    elif rest or not parts:
        parts.append(_romanian_below_20(rest, gender))
    return " ".join(parts)


def _romanian_below_20(n: int, gender: Gender) -> str:
    agreeing = {"m": {}, "f": _RO_FEMININE, "n": _RO_NEUTER}[gender]
    return agreeing.get(n, _RO_UNITS[n])


def _english_amount(whole: int, small: int, currency: str) -> str | None:
    if currency not in _EN_CURRENCIES:
        return None
    unit, coin = _EN_CURRENCIES[currency]
    words = f"{english_number(whole)} {unit[whole != 1]}"
    return f"{words} and {english_number(small)} {coin[small != 1]}" if small else words


def _english_below_1000(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    tens, unit = divmod(rest, 10)
    small = _EN_UNITS[rest] if rest < 20 else _EN_TENS[tens] + (f"-{_EN_UNITS[unit]}" if unit else "")
    if not hundreds:
        return small
    return f"{_EN_UNITS[hundreds]} hundred" + (f" and {small}" if rest else "")
