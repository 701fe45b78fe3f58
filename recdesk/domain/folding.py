"""Names and texts as people type them, and the folded keys under which they are searched, sorted and compared.

What is shown is never folded: `clean_text` and `clean_name` only remove what nobody can see. File names are made in
`filenames.py`; the scoring of duplicates uses the keys made here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from recdesk.domain.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

APOSTROPHES = "'\u2019\u2018\u02bc\u02bb\u2032`\u00b4"
_ASCII_APOSTROPHES = str.maketrans("", "", "'`")
# Cyrillic as passports write it (ICAO 9303), Serbian by its own Latin alphabet; Greek after ISO 843.
_CYRILLIC = dict(zip("абвгдезиклмнопрстуфыэіјґ", "abvgdeziklmnoprstufyeijg", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "a", "ь": "", "ю": "iu", "я": "ia",
    "є": "ie", "ђ": "dj", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѕ": "dz",
}  # fmt: skip
_GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)) | {
    "θ": "th", "χ": "ch", "ψ": "ps",
}  # fmt: skip
# Letters that no normalization form takes apart; Arabic and Hebrew letters that have several shapes.
_LETTERS = str.maketrans(
    _CYRILLIC | _GREEK | dict.fromkeys(APOSTROPHES, "") | {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
        "ŋ": "n", "ə": "a",
        "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ـ": "",
        "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
    }
)  # fmt: skip
_GREEK_PAIRS = re.compile("ου|ευ|αυ")
_GREEK_PAIR = {"ου": "ou", "ευ": "ev", "αυ": "av"}
# Marks that change no letter for a search: Latin, Greek, Cyrillic, Hebrew and Arabic ones; never Indic vowels or kana.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_WORD = re.compile(r"[^\W_]+")
_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_ROMANIAN_TITLES = {"dr", "drd", "prof", "ing", "ec", "jur", "arh", "av", "conf", "lect", "asist", "univ", "dl", "dna"}
_FOREIGN_TITLES = {
    *("mr", "mrs", "ms", "sir", "mme", "mlle", "dra", "drs", "dipl", "mag", "mgr", "rer", "nat", "med"),
    *("bc", "bsc", "msc", "mba", "phd"),
}
_TITLES = frozenset(_ROMANIAN_TITLES | _FOREIGN_TITLES)
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
# In a Romanian list ă and â follow a, î follows i, ș follows s, ț follows t: "{" and "}" sort after "z".
# Two rare letters that folding leaves alone stand for them meanwhile.
_ROMANIAN = str.maketrans({"ă": "aꞏ", "â": "aꟷ", "î": "iꞏ", "ș": "sꞏ", "ş": "sꞏ", "ț": "tꞏ", "ţ": "tꞏ"})
_LATER = str.maketrans("ꞏꟷ", "{}")
_BETWEEN_NAMES = "\u001f"
_SCRIPTS_WRITTEN_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "HANGUL"})


def clean_text(text: str, *, field: str | None = None) -> str:
    """The text in NFC without controls and invisible formatting; line breaks stay, other spaces become one.

    Raises Unreadable `text_unreadable` for a NUL or half of a surrogate pair: no file and no database can hold them.
    """
    _refuse_unreadable(text, field)
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(_one_line(line) for line in lines).strip("\n")


def clean_name(text: str, *, field: str | None = None) -> str:
    """A name on one line in NFC, letters as typed; invisible characters, pictures and doubled spaces are dropped.

    Raises Unreadable `text_unreadable` for a NUL or half of a surrogate pair.
    """
    _refuse_unreadable(text, field)
    composed = unicodedata.normalize("NFC", text)
    return _one_line(
        "".join(sign for sign in composed if unicodedata.category(sign) not in {"So", "Sk"} or sign == "´")
    )


def comma_below(text: str, *, romanian: bool) -> str:
    """The text with ț for the ţ of old files and, in a Romanian text only, ș for ş: Turkish names keep their cedilla.

    It is offered to the operator, never done silently on a legal name.
    """
    composed = unicodedata.normalize("NFC", text).translate(str.maketrans("ţŢ", "țȚ"))
    return composed.translate(str.maketrans("şŞ", "șȘ")) if romanian else composed


def fold(text: str) -> str:
    """The text for searching: lower case Latin letters without marks, no apostrophes, every other sign one space.

    Ștefănescu, ŞTEFĂNESCU and stefanescu are one; O'Brien is obrien; ß is ss, ø is o, ł is l. Greek and Cyrillic are
    written in Latin letters; Arabic and Hebrew lose their vowel signs and take one form of each letter. It never fails:
    half of a surrogate pair is left out.
    """
    if text.isascii():  # most words of a desk, and four times as fast
        return " ".join(_WORD.findall(text.translate(_ASCII_APOSTROPHES).lower()))
    opened = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text.replace("´", "")).casefold())
    bare = _GREEK_PAIRS.sub(lambda pair: _GREEK_PAIR[pair.group()], _MARKS.sub("", opened)).translate(_LETTERS)
    if bare.isascii():
        return " ".join(_WORD.findall(bare))
    return " ".join("".join(_key_part(sign) for sign in unicodedata.normalize("NFC", bare)).split())


def search_key(words: Iterable[str]) -> str:
    """The stored key of a record: two spaces before every folded word, so that a trigram index finds beginnings.

    `search_key(["Ana Popescu", "Iași"])` is `"  ana  popescu  iasi"`; a search for "po" looks for `"  po"` in it.
    """
    return "".join(f"  {word}" for part in words for word in fold(part).split())


def sort_key(family: str, given: str = "") -> str:
    """The stored key that sorts names in Romanian order, family name first, the same on every machine.

    ă and â, î, ș, ț are letters of their own after a, i, s, t; marks of other languages do not count. Other orders
    (Swedish å after z) are not followed: a desk has one order.
    """
    parts = [_sortable(part) for part in (family, given)]
    return _BETWEEN_NAMES.join(part for part in parts if part)


def dedupe_key(name: str) -> str:
    """The key under which two spellings of one name meet: folded, words sorted, without titles and bracketed notes."""
    return " ".join(sorted(fold(bare_name(name)).split()))


def bare_name(name: str) -> str:
    """The name without titles (dr. ing., PhD after a comma), a generation (jr.) and notes in brackets."""
    before_comma, comma, after = _BRACKETS.sub(" ", name).partition(",")
    if comma and all(word in _TITLES | _GENERATIONS for word in fold(after).split()):
        after = comma = ""
    words = f"{before_comma}{comma}{after}".split()
    while len(words) > 1 and words[0].endswith(".") and all(part in _TITLES for part in fold(words[0]).split()):
        words.pop(0)
    while len(words) > 1 and fold(words[-1]) in _GENERATIONS:
        words.pop()
    return " ".join(words).strip(" ,")


def mixed_script(text: str) -> tuple[str, ...]:
    """The names of the scripts where letters of several stand together (a Cyrillic А in Ana), else nothing.

    Japanese and Korean may mix their own scripts; digits and signs belong to every script.
    """
    scripts = {_script(sign) for sign in text if sign.isalpha()} - {""}
    if len(scripts) < 2 or scripts <= _SCRIPTS_WRITTEN_TOGETHER:
        return ()
    return tuple(sorted(scripts))


@cache
def _script(sign: str) -> str:
    name = unicodedata.name(sign, "").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ")
    first = name.partition(" ")[0]
    return "" if first in {"MODIFIER", "FEMININE", "MASCULINE", "MICRO"} else first


def _key_part(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind[0] in "LNM":
        return sign
    return "" if kind[0] == "C" and not sign.isspace() else " "


def _refuse_unreadable(text: str, field: str | None) -> None:
    for position, sign in enumerate(text):
        if sign == "\0" or "\ud800" <= sign <= "\udfff":
            raise Unreadable("text_unreadable", field=field, position=position + 1, character=f"U+{ord(sign):04X}")


def _one_line(line: str) -> str:
    visible = (
        " " if sign.isspace() else sign for sign in line if sign.isspace() or unicodedata.category(sign)[0] != "C"
    )
    return _SPACES.sub(" ", "".join(visible)).strip()


def _sortable(part: str) -> str:
    name = unicodedata.normalize("NFC", bare_name(part)).lower().replace(".", "")
    return fold(name.translate(_ROMANIAN)).translate(_LATER)
