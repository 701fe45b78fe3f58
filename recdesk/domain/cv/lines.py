"""The text of a CV as clean, bounded lines, and the labelled ones among them. What they mean is read elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recdesk.domain.cv.labels import HEADINGS, LABELS, OTHER_PARTS, OTHER_PEOPLE, TITLES
from recdesk.domain.folding import fold

MOST_SIGNS = 80_000
MOST_LINES = 900
LONGEST_LINE = 400
_LONGEST_LABEL = 40
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MOST_HEADING_WORDS = 4
_ENDING = re.compile(r"\(\w{1,6}\)")
_COLON = re.compile(r"\s*[:\uff1a]\s*")
_WIDE = re.compile(r" {2,}|\t")
_BULLETS = "•·▪●◦‣∙*-–—|>"


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a label announces, its value, and the line (or two) where both stand. `at` is the line's place, `own`
    whether it stands in a part of the CV that speaks of the person and not of employers, schools or projects."""

    what: str
    value: str
    line: str
    at: int
    own: bool = True


def lines_of(text: str) -> tuple[str, ...]:
    """The lines in NFC without controls and invisible signs, up to where other people are named (references).

    Empty lines stay, one at a time; wide gaps stay two spaces. A text of any length gives a bounded number of lines.
    """
    found: list[str] = []
    for raw in _BREAK.split(text[:MOST_SIGNS])[:MOST_LINES]:
        line = _clean(raw[:LONGEST_LINE])
        if fold(line) in OTHER_PEOPLE:
            break
        if line or (found and found[-1]):
            found.append(line)
    return tuple(found)


def _clean(raw: str) -> str:
    composed = unicodedata.normalize("NFC", raw.replace("\t", "  "))
    spaced = "".join(" " if sign.isspace() else sign for sign in composed)
    shown = "".join(sign for sign in spaced if unicodedata.category(sign) not in _DROPPED)
    return re.sub(r" {3,}", "  ", shown).strip().lstrip(_BULLETS).strip()


def labelled(lines: Sequence[str]) -> Iterator[Labelled]:
    """Every labelled line: `Label: value`, a label and its value apart by a wide gap, or the value on the next line."""
    own = own_lines(lines)
    for at, line in enumerate(lines):
        for piece in re.split(r"\s+[|•·]\s+", line):
            found = _split(piece)
            if found is not None:
                yield Labelled(*found, line, at, own[at])
        what = announced(line) if len(line) <= _LONGEST_LABEL else None
        value = lines[at + 1] if at + 1 < len(lines) else ""
        if what and value and _split(value) is None and announced(value) is None:
            yield Labelled(what, value, f"{line} {value}", at, own[at])


def own_lines(lines: Sequence[str]) -> tuple[bool, ...]:
    """For each line whether it stands in a part that speaks of the person: the head, and what is headed as contact."""
    found, own = [], True
    for line in lines:
        folded = fold(line)
        if folded in HEADINGS or folded in TITLES:
            own = True
        elif _is_heading(line, folded):
            own = False
        found.append(own)
    return tuple(found)


def _is_heading(line: str, folded: str) -> bool:
    words = folded.split()
    bare = line.rstrip(" :")
    return 0 < len(words) <= _MOST_HEADING_WORDS and words[0] in OTHER_PARTS and not set(bare) & set(".,;:@+0123456789")


def announced(label: str) -> str | None:
    """What a label announces; endings in brackets, as in `Telefon(oane)`, belong to it."""
    return LABELS.get(fold(_ENDING.sub("", label)))


def _split(line: str) -> tuple[str, str] | None:
    """(what, value) of a line that begins with a known label, else None."""
    for gap in (_COLON, _WIDE):
        parts = gap.split(line, maxsplit=1)
        if len(parts) == 2 and parts[1].strip() and len(parts[0]) <= _LONGEST_LABEL:
            what = announced(parts[0])
            if what:
                return what, parts[1].strip()
    return None
