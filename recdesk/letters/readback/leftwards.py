"""The words of a PDF that runs from right to left, put together from where its letters are drawn.

A PDF keeps what is drawn, not what is read: figures and Latin names among Arabic or Hebrew words come out torn or
joined to their neighbours. Here the letters of a line are taken by their places: read from the right, with what runs
from the left turned back, and a word ends where a gap is or the direction changes.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from recdesk.letters.pdf.text import Word

_GAP = 0.14
_SAME_LINE = 0.25


@dataclass(frozen=True, slots=True)
class _Letter:
    sign: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float


def words_leftwards(text_page: Any, number: int, height: float) -> Iterator[Word]:
    """The words of one page in reading order of its lines; the caller holds PDFIUM."""
    for line in _lines(_letters(text_page)):
        for word in _turned(list(_words(line))):
            left, right = min(s.left for s in word), max(s.right for s in word)
            bottom, top = min(s.bottom for s in word), max(s.top for s in word)
            text = "".join(s.sign for s in word)
            yield Word(number, text, (left, height - top, right, height - bottom))


def _letters(text_page: Any) -> Iterator[_Letter]:
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        sign = chr(code) if code < 0xD800 or 0xDFFF < code < 0xFFFE else ""
        if not sign or unicodedata.category(sign) in ("Mn", "Cf", "Cc") or sign.isspace():
            continue
        raw.FPDFText_GetLooseCharBox(text_page, index, box)
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        size = raw.FPDFText_GetFontSize(text_page, index) or 10.0
        for part in unicodedata.normalize("NFKC", sign):
            yield _Letter(
                part, box.left, box.right, box.bottom, box.top, y.value, min(size, box.top - box.bottom or size)
            )


def _lines(letters: Iterator[_Letter]) -> Iterator[list[_Letter]]:
    """Letters that follow each other on one baseline; what lies over them (a stamp) comes later in the file."""
    line: list[_Letter] = []
    for letter in letters:
        if line and abs(letter.base - line[-1].base) > _SAME_LINE * max(letter.size, 4.0):
            yield line
            line = []
        line.append(letter)
    if line:
        yield line


def _words(line: list[_Letter]) -> Iterator[list[_Letter]]:
    """From the right end of a line: runs of letters without a gap, of one direction; those from the left turned."""
    word: list[_Letter] = []
    way = ""
    places = sorted(enumerate(line), key=lambda place: (-round(place[1].right, 1), _order(*place)))
    for _, letter in places:
        own = _way(letter.sign)
        apart = bool(word) and word[-1].left - letter.right > _GAP * letter.size
        if apart or (own and way and own != way):
            yield word if way == "R" else word[::-1]
            word, way = [], ""
        word.append(letter)
        way = way or own
    if word:
        yield word if way == "R" else word[::-1]


def _order(number: int, letter: _Letter) -> tuple[int, int]:
    """Which of two letters of one glyph, and so of one place, comes first: ل before the ا that it carries, whatever
    the file says; of ﬁ and the like, which are turned back later, the later one."""
    if _way(letter.sign) == "L":
        return 0, -number
    return int(letter.sign != "ل"), number


def _turned(words: list[list[_Letter]]) -> Iterator[list[_Letter]]:
    """Words of Latin letters beside each other, in their own order; figures stay where they stand."""
    together: list[list[_Letter]] = []
    for word in words:
        if any(unicodedata.bidirectional(s.sign) == "L" for s in word):
            together.insert(0, word)
            continue
        yield from together
        together = []
        yield word
    yield from together


def _way(sign: str) -> str:
    kind = unicodedata.bidirectional(sign)
    return "R" if kind in ("R", "AL") else "L" if kind in ("L", "EN", "AN") else ""


def apart(text: str) -> list[str]:
    """The words of a text as the words of such a page come out: parted where the direction changes."""
    parts: list[str] = []
    for word in text.split():
        piece, way = "", ""
        for sign in unicodedata.normalize("NFKC", word):
            if unicodedata.category(sign) in ("Mn", "Cf", "Cc"):
                continue
            own = _way(sign)
            if own and way and own != way:
                parts.append(piece)
                piece, way = "", ""
            piece += sign
            way = way or own
        if piece:
            parts.append(piece)
    return parts
