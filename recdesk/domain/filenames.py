"""Names of the files and folders a desk makes: safe on Windows and Linux, the same on every machine.

Which file is written where is the letter service's matter; nothing here touches a disk. No personal number, birth
date, pay or reason of a rejection ever becomes part of a name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from recdesk.domain.errors import Refused
from recdesk.domain.folding import APOSTROPHES, bare_name, fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

DOCUMENT_TYPES = (
    *("Offer", "OfferAnnex", "SignedOffer", "Contract", "Consent", "NDA", "RightToWork", "SAR", "CV", "Mail"),
    *("HeadcountApproval", "PayApproval", "BackgroundCheck", "Document"),
    *("PreContract", "ContractDraft", "Interview", "MissingDocuments", "Reply", "Onboarding", "ConsentRequest"),
    "NoticeOfChange",
)
COMPONENT_UNITS = 120
NAME_PART_LENGTH = 60
_SHORTEST_WHOLE_WORDS = 30
UNNAMED = "Unnamed"

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])", re.IGNORECASE)
_TAIL = " ."
_UNWANTED_AS_INPUT = frozenset({"thumbs.db", "desktop.ini", ".lock", "_vti_"})
_HYPHENS = re.compile("[\u05be\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_WORD = re.compile(r"[A-Za-z0-9]+")
# How a language writes its own letters where only A to Z are to be had.
_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}
_DANISH = {"ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa", "æ": "ae", "Æ": "Ae"}
_SERBIAN = {"đ": "dj", "Đ": "Dj"}
_OWN_LETTERS = {
    "de": _GERMAN,
    "da": _DANISH,
    "nb": _DANISH,
    "nn": _DANISH,
    "no": _DANISH,
    "sr": _SERBIAN,
    "hr": _SERBIAN,
}
_SPELLED_OUT = ("LATIN", "GREEK", "CYRILLIC", "MODIFIER")
_GREEK_PAIRS = frozenset({"ou", "ev", "av"})


def safe_component(text: str) -> str:
    """One part of a path (a file or folder name) that Windows, Linux and OneDrive all take; never empty.

    Letters of every script stay, what is forbidden becomes a hyphen, reserved device names get an underscore in front,
    and 120 UTF-16 units are the most.
    """
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(" " if sign in "\t\n\r\x0b\x0c" else sign for sign in composed)
    shown = "".join(" " if unicodedata.category(sign)[0] == "Z" else sign for sign in shown)
    shown = "".join(sign for sign in shown if unicodedata.category(sign)[0] != "C")
    name = re.sub(r"-+", "-", re.sub(r" +", " ", _FORBIDDEN.sub("-", shown)))
    name = name.strip(" ").rstrip(_TAIL).lstrip(" .")
    if not any(unicodedata.category(sign)[0] in "LNS" for sign in name):
        return UNNAMED
    if _RESERVED.fullmatch(name.partition(".")[0].rstrip(" ")):
        name = f"_{name}"
    return _cut(name, COMPONENT_UNITS).rstrip(_TAIL)


def is_unwanted_name(text: str) -> bool:
    """Whether a typed file name belongs to Windows, Office or SharePoint (`~$x.docx`, `Thumbs.db`) and is refused."""
    name = text.strip().casefold()
    return name.startswith("~$") or name in _UNWANTED_AS_INPUT or "_vti_" in name


def name_part(legal_name: str, *, language: str = "", latin_name: str = "", fallback_id: str) -> str:
    """The person in a file name: ASCII, words joined, such as `AnaMariaParvulescu`; at most 60 characters.

    A name in Latin, Greek or Cyrillic letters is spelled by its language (`de`: Jürgen is Juergen). For other scripts
    the Latin name of the passport is taken, and without one `Candidate-` and the record's short id: no table can tell
    how a person spells it.
    """
    chosen = legal_name if _can_be_spelled(legal_name) else latin_name
    words = _ascii_words(chosen, language) if _can_be_spelled(chosen) else []
    if not words:
        return f"Candidate-{'-'.join(_WORD.findall(fallback_id))}"
    return _joined(words)


def letter_file_name(
    day: date,
    name: str,
    document_type: str,
    version: int | None,
    ext: str,
    *,
    language: str = "",
    latin_name: str = "",
    fallback_id: str,
) -> str:
    """`2026-04-03_AnaPopescu_Offer_v02.pdf`; no version part where `version` is None.

    Raises Refused `document_type_unknown` for a type outside DOCUMENT_TYPES.
    """
    if document_type not in DOCUMENT_TYPES:
        raise Refused("document_type_unknown", field="document_type", value=document_type, known=DOCUMENT_TYPES)
    person = name_part(name, language=language, latin_name=latin_name, fallback_id=fallback_id)
    numbered = "" if version is None else f"_v{version:02d}"
    return f"{day:%Y-%m-%d}_{person}_{document_type}{numbered}.{ext.lstrip('.').lower()}"


def folder_name(country: str, function: str, day: date) -> str:
    """The folder of a quarter's letters, country, function, year and quarter: `RO-TA-2026-Q2`."""
    quarter = (day.month - 1) // 3 + 1
    return safe_component(f"{country.upper()}-{function.upper()}-{day.year}-Q{quarter}")


def clashes(name: str, existing: Iterable[str]) -> bool:
    """Whether a folder already has a file that Windows or a person would take for the same: case and NFC form aside."""
    key = _comparable(name)
    return any(_comparable(other) == key for other in existing)


def free_name(name: str, existing: Iterable[str]) -> str:
    """The name, or the first of `name_2.pdf`, `name_3.pdf`... that clashes with nothing."""
    taken = {_comparable(other) for other in existing}
    stem, dot, ext = name.rpartition(".")
    stem, ending = (stem, f"{dot}{ext}") if stem else (name, "")
    candidate, number = name, 1
    while _comparable(candidate) in taken:
        number += 1
        candidate = f"{stem}_{number}{ending}"
    return candidate


def _comparable(name: str) -> str:
    # NTFS compares by upper case letter for letter, so ß and SS stay different; casefold would join them.
    return "".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in unicodedata.normalize("NFC", name))


def _can_be_spelled(name: str) -> bool:
    letters = [sign for sign in unicodedata.normalize("NFKC", name) if sign.isalpha()]
    return bool(letters) and all(unicodedata.name(sign, "").startswith(_SPELLED_OUT) for sign in letters)


def _ascii_words(name: str, language: str) -> list[str]:
    bare = bare_name(unicodedata.normalize("NFC", name))
    own = _OWN_LETTERS.get(language.partition("-")[0].partition("_")[0].casefold(), {})
    for apostrophe in APOSTROPHES:
        bare = bare.replace(apostrophe, "")
    spelled = [_spelled(word, own) for word in _HYPHENS.sub("-", bare).replace("-", " ").split()]
    words = [part for word in spelled for part in _WORD.findall(word)]
    letters = [sign for sign in bare if sign.isalpha()]
    shouted = len(letters) > 1 and all(sign.upper() == sign for sign in letters)
    return [word[0].upper() + (word[1:].lower() if shouted else word[1:]) for word in words]


def _spelled(word: str, own: dict[str, str]) -> str:
    """The word in A to Z, upper case where the word has it; one letter may give several (Щ, ß, Þ), two one (ου)."""
    signs = unicodedata.normalize("NFKC", "".join(own.get(sign, sign) for sign in word))
    spelled = ""
    while signs:
        taken = 2 if fold(signs[:2]) in _GREEK_PAIRS else 1
        letter, signs = signs[:taken], signs[taken:]
        plain = fold(letter) if letter.isalpha() or unicodedata.combining(letter[0]) else letter
        spelled += plain.capitalize() if letter[0].isupper() else plain
    return spelled


def _joined(words: list[str]) -> str:
    joined = "".join(words)
    if len(joined) <= NAME_PART_LENGTH:
        return joined
    kept = ""
    for word in words:
        if len(kept) + len(word) > NAME_PART_LENGTH:
            break
        kept += word
    return kept if len(kept) >= _SHORTEST_WHOLE_WORDS else joined[:NAME_PART_LENGTH]


def _cut(name: str, units: int) -> str:
    encoded = name.encode("utf-16-le")[: units * 2]
    return encoded.decode("utf-16-le", errors="ignore")
