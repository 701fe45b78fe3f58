"""What a machine can say about the wording of an advert and of screening questions, in English and Romanian.

Limits: words are compared with lists, nothing is parsed. A first word that no list knows is reported as unsure, never
as wrong; a phrase that is vague only in its context is not found; German and French adverts get the common checks only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recdesk.domain.folding import fold
from recdesk.domain.rules.lists import ProtectedWord, RuleLists

_STAND_IN = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\[[^\]\n]{0,60}\]|<[^>\n]{1,60}>|_{3,}|\.{4,}|…{2,}|\bx{3,}\b|\blorem ipsum\b|\?{3,}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_BULLET = re.compile(r"^\s*(?:[-–—•*▪◦‣·>]+|\(?\d{1,2}[.)]|[a-z][.)])\s+", re.IGNORECASE)
_SPECIFIC_SIGN = re.compile(r"\d|\([^)\s][^)]*\)|:\s*\S")
_CEDILLA = re.compile("[\u015e\u015f\u0162\u0163]")
_COMMA_BELOW = str.maketrans("\u015e\u015f\u0162\u0163", "\u0218\u0219\u021a\u021b")
_REFLEXIVE = {"te", "va", "vei", "veti", "se", "a", "sa", "to"}


def word_count(text: str) -> int:
    """How many words a person reads; bullets and lone signs are none."""
    return sum(1 for word in text.split() if any(sign.isalnum() for sign in word))


def stand_ins(text: str, lists: RuleLists) -> list[str]:
    """Pieces that only hold a place: "lorem ipsum", "xxx", "TBD", "[company]", "{{ title }}", "to be completed"."""
    found = [match.group(0).strip() for match in _STAND_IN.finditer(text)]
    folded = f" {fold(text)} "
    pieces = " ".join(fold(piece) for piece in found)
    return found + [p for p in lists.placeholders if f" {p} " in folded and p not in pieces]


def vague_phrases(text: str, lists: RuleLists) -> list[str]:
    """Phrases such as "good communication skills" in a sentence without a figure, a level, an example or a bracket."""
    found = []
    for sentence in _SENTENCE_END.split(text):
        folded = f" {fold(sentence)} "
        if _SPECIFIC_SIGN.search(_BULLET.sub("", sentence)) or any(f" {word} " in folded for word in lists.specific):
            continue
        hits = [phrase for phrase in lists.vague if f" {phrase} " in folded]
        found += [h for h in hits if not any(h != other and h in other for other in hits)]
    return found


def lines_of(text: str) -> Iterator[str]:
    """The lines of a list without their bullets, empty ones left out."""
    for line in text.splitlines():
        bare = _BULLET.sub("", line).strip()
        if bare:
            yield bare


def starts_with_verb(line: str, lists: RuleLists) -> bool | None:
    """Whether a line begins with a verb: yes, no, or None where no list knows the word."""
    words = fold(line).split()
    if not words:
        return None
    first = words[0]
    if first in _REFLEXIVE and len(words) > 1:
        first = words[1] if words[1] not in _REFLEXIVE or len(words) == 2 else words[2]
    if _is_verb(first, lists):
        return True
    if first in lists.other_words or words[0] in lists.other_words or first.endswith(lists.other_endings or ("\0",)):
        return False
    return True if first.endswith(lists.verb_endings or ("\0",)) else None


def _is_verb(word: str, lists: RuleLists) -> bool:
    """The base form, or an English -s or -ing form of one in the list."""
    forms = {word}
    if word.endswith("s"):
        forms |= {word[:-1], word[:-2], word[:-3] + "y"}
    if word.endswith("ing") and len(word) > 5:
        forms |= {word[:-3], word[:-3] + "e", word[:-4]}
    return bool(forms & lists.verbs)


def protected_words(text: str, lists: RuleLists) -> list[ProtectedWord]:
    """Words of the list that a question contains, one per characteristic."""
    folded = f" {fold(text)} "
    found: dict[str, ProtectedWord] = {}
    for word in lists.protected:
        needle = f" {word.phrase[:-1]}" if word.phrase.endswith("*") else f" {word.phrase} "
        if needle in folded:
            found.setdefault(word.about, word)
    return list(found.values())


def has_cedilla(text: str) -> bool:
    """Whether s or t carries a cedilla, which Romanian does not use."""
    return _CEDILLA.search(text) is not None


def with_comma_below(text: str) -> str:
    """The text with Romanian letters in place of those with a cedilla."""
    return text.translate(_COMMA_BELOW)
