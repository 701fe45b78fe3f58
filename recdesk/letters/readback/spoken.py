"""Amounts in words read back into figures, in Romanian and English: `nouă mii cinci sute de lei` is 9,500 lei.

The letters write such words themselves (`localization.words`); people write them with and without hyphens, joined,
with old spellings, and with or without `and`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from recdesk.domain.folding import fold
from recdesk.letters.readback.parsing import plain

_RO = {
    "zero": 0, "un": 1, "unu": 1, "una": 1, "o": 1, "doi": 2, "doua": 2, "trei": 3, "patru": 4, "cinci": 5, "sase": 6,
    "sapte": 7, "opt": 8, "noua": 9, "zece": 10, "unsprezece": 11, "doisprezece": 12, "douasprezece": 12,
    "treisprezece": 13, "paisprezece": 14, "patrusprezece": 14, "cincisprezece": 15, "saisprezece": 16,
    "sasesprezece": 16, "saptesprezece": 17, "optsprezece": 18, "nouasprezece": 19, "douazeci": 20, "treizeci": 30,
    "patruzeci": 40, "cincizeci": 50, "saizeci": 60, "saptezeci": 70, "optzeci": 80, "nouazeci": 90,
}  # fmt: skip
_EN = {
    "zero": 0, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_HUNDREDS = {"suta": 100, "sute": 100, "hundred": 100}
_GROUPS = {
    "mie": 10**3, "mii": 10**3, "thousand": 10**3, "milion": 10**6, "milioane": 10**6, "million": 10**6,
    "miliard": 10**9, "miliarde": 10**9, "billion": 10**9,
}  # fmt: skip
_JOINTS = frozenset({"si", "de", "and"})
_COINS = {"bani": 100, "ban": 100, "cents": 100, "cent": 100, "centi": 100, "pence": 100, "penny": 100}
_LONGEST_FIRST = sorted([*_RO, *_HUNDREDS, *_GROUPS, "si", "de", "lei", "bani", "euro"], key=len, reverse=True)


def amount_from_words(text: str, language: str) -> Decimal | None:
    """The amount that words say, with its coins; None where they are no number, or a language without such words."""
    code = language.replace("-", "_").partition("_")[0]
    units = {"ro": _RO, "en": _EN}.get(code)
    if units is None:
        return None
    whole: int | None = None
    words = _words(text, code)
    at = 0
    while at < len(words):
        value, at_next = _number(words, at, units)
        if value is None:
            at += 1
            continue
        noun = _noun_after(words, at_next)
        if whole is not None:
            return Decimal(whole) + Decimal(value) / _COINS[noun] if noun in _COINS else None
        whole, at = value, at_next
    return None if whole is None else Decimal(whole)


def _noun_after(words: list[str], at: int) -> str:
    while at < len(words) and words[at] in _JOINTS:
        at += 1
    return words[at] if at < len(words) else ""


def _words(text: str, language: str) -> list[str]:
    words: list[str] = []
    for word in re.findall(r"[^\W_]+", fold(plain(text))):
        words += _taken_apart(word) if language == "ro" else [word]
    return words


def _taken_apart(word: str) -> list[str]:
    """`optmiicincisute` as payment orders write it, in its words; any other word as it is."""
    parts, rest = [], word
    while rest:
        first = next((known for known in _LONGEST_FIRST if rest.startswith(known) and len(known) > 1), None)
        first = first or ("o" if rest.startswith("o") else None)
        if first is None:
            return [word]
        parts.append(first)
        rest = rest[len(first) :]
    return parts


def _number(words: list[str], at: int, units: dict[str, int]) -> tuple[int | None, int]:
    """The whole number that begins at a word, and where the words go on."""
    total, group, seen, start = 0, 0, False, at
    while at < len(words):
        word = words[at]
        if word in units:
            group, seen = group + units[word], True
        elif word in _HUNDREDS and seen:
            group = max(group, 1) * _HUNDREDS[word]
        elif word in _GROUPS and seen:
            total, group = total + max(group, 1) * _GROUPS[word], 0
        elif not (word in _JOINTS and seen and _goes_on(words, at + 1, units)):
            break
        at += 1
    return (total + group, at) if seen else (None, start)


def _goes_on(words: list[str], at: int, units: dict[str, int]) -> bool:
    return at < len(words) and (words[at] in units or words[at] in _GROUPS or words[at] in _HUNDREDS)
