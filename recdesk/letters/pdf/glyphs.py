"""Text cut into spans that one font can show, and the refusal when no bundled font has a character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from recdesk.domain.errors import Refused
from recdesk.letters.pdf.document import RunStyle
from recdesk.letters.pdf.fonts import FIRST_COMPLEX, family_for, is_complex

WORDS_ROUND = 30  # characters on each side of one that is refused
_LAYOUT_CHARACTERS = {"\t", "\u2028", "\u00ad"}


@lru_cache(maxsize=8192)
def is_invisible(character: str) -> bool:
    """Whether the character steers layout and needs no glyph: tabs, breaks, joiners, direction marks, selectors."""
    if character in _LAYOUT_CHARACTERS or unicodedata.category(character) == "Cf":
        return True
    return "\ufe00" <= character <= "\ufe0f" or character == "\u034f"


@lru_cache(maxsize=512)
def _families(style: RunStyle) -> dict[str, str | None]:  # noqa: ARG001 (what the cache goes by)
    """The families found so far for the characters of a style; None where no bundled font has one."""
    return {}


def spans(text: str, style: RunStyle) -> Iterator[tuple[str, RunStyle, str]]:
    """The text as (part, style, bundled family); complex scripts take the run's complex font, size and weight.

    Raises Refused("glyph_missing") with the character and the text it stands in.
    """
    if not style.right_to_left and (text.isascii() or max(text) < FIRST_COMPLEX):
        yield from _of_one_script(text, style)
        return
    begin, complex_before = 0, style.right_to_left
    for place, character in enumerate(text):
        is_strong = is_complex(character) or unicodedata.bidirectional(character) == "L"
        if is_strong and is_complex(character) != complex_before:
            if place > begin:
                yield from _of_one_script(text[begin:place], _complex(style) if complex_before else style)
            begin, complex_before = place, not complex_before
    yield from _of_one_script(text[begin:], _complex(style) if complex_before else style)


def _of_one_script(text: str, style: RunStyle) -> Iterator[tuple[str, RunStyle, str]]:
    known = _families(style)
    for character in {*text, " "} - known.keys():
        known[character] = None if is_invisible(character) else family_for(style, character)
    first = known[" "] or ""
    begin, family = 0, first
    for place, character in enumerate(text):
        found = known[character]
        if found == family:
            continue
        if is_invisible(character) or (unicodedata.combining(character) and place > begin):
            continue
        if found is None:
            raise Refused("glyph_missing", character=character, text=_around(text, place))
        if place > begin:
            yield text[begin:place], style, family
        begin, family = place, found
    if begin < len(text):
        yield text[begin:], style, family


def _around(text: str, place: int) -> str:
    """The words round a character, to find it by."""
    begin, end = max(0, place - WORDS_ROUND), place + WORDS_ROUND
    return f"{'…' if begin else ''}{text[begin:end].strip()}{'…' if end < len(text) else ''}"


@lru_cache(maxsize=512)
def _complex(style: RunStyle) -> RunStyle:
    """The style as complex scripts show it; weak characters such as digits and stops follow the letters before them."""
    return replace(
        style,
        family=style.family_complex, size=style.size_complex, bold=style.bold_complex, italic=style.italic_complex,
    )  # fmt: skip
