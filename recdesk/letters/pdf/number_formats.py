"""A count in each of Word's number formats: digits, Roman, letters of several alphabets, words and signs."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_NOTE_MARKS = "*†‡§"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_HEBREW_VALUES = ((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"),
                  (50, "נ"), (40, "מ"), (30, "ל"), (20, "כ"), (10, "י"), (9, "ט"), (8, "ח"), (7, "ז"), (6, "ו"),
                  (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א"))  # fmt: skip
_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
              "twelve": "twelfth"}  # fmt: skip
_CIRCLED = 10  # the bundled fonts have circled numbers up to ten


def format_number(number: int, number_format: str) -> str:
    """A count in one of Word's number formats; what has no such form, and unknown formats, are digits."""
    made = _FORMATS.get(number_format)
    if made is None or number < 1:
        return f"{number:02d}" if number_format == "decimalZero" else "" if number_format == "none" else str(number)
    return made(number)


def _roman(number: int) -> str:
    if number >= 4000:
        return str(number)
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


def _repeated(alphabet: str) -> Callable[[int], str]:
    """a, b, ... z, aa, bb: Word repeats the letter."""
    return lambda number: alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)


def _hebrew(number: int) -> str:
    """Hebrew numerals; fifteen and sixteen avoid the letters of the divine name."""
    text = ""
    for size, letter in _HEBREW_VALUES:
        if number in {15, 16}:
            return text + ("טו" if number == 15 else "טז")
        text += letter * (number // size)
        number %= size
    return text


def _ordinal(number: int) -> str:
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _words(number: int) -> str:
    if number >= 100:
        return str(number)
    if number < len(_UNITS):
        return _UNITS[number].capitalize()
    tens = _TENS[number // 10]
    return (f"{tens}-{_UNITS[number % 10]}" if number % 10 else tens).capitalize()


def _ordinal_words(number: int) -> str:
    if number >= 100:
        return _ordinal(number)
    before, dash, last = _words(number).lower().rpartition("-")
    last = _IRREGULAR.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{before}{dash}{last}".capitalize()


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _repeated(_LATIN),
    "upperLetter": _repeated(_LATIN.upper()),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "hebrew1": _hebrew,
    "hebrew2": _repeated(_HEBREW),
    "arabicAlpha": _repeated(_ARABIC_ALPHABET),
    "arabicAbjad": _repeated(_ARABIC_ABJAD),
    "chicago": _repeated(_NOTE_MARKS),
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "cardinalText": _words,
    "ordinalText": _ordinal_words,
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number <= _CIRCLED else f"({number})",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "hex": lambda number: f"{number:X}",
    "none": lambda _: "",
}
