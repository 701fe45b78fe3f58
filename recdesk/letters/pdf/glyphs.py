"""Text cut into spans that one font can show, and the refusal when no bundled font has a character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from recdesk.domain.errors import Refused
from recdesk.letters.pdf.document import RunStyle
from recdesk.letters.pdf.fonts import family_for, is_complex

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
    """The text as (part, style, bundled family); complex scripts take the run's complex size.

    Raises Refused("glyph_missing") with the character and the text it stands in.
    """
    known = _families(style)
    for character in {*text, " "} - known.keys():
        known[character] = None if is_invisible(character) else family_for(style, character)
    first = known[" "] or ""
    begin, family, current = 0, first, style
    for place, character in enumerate(text):
        found = known[character]
        if found == first and family == first and current is style:
            continue
        if is_invisible(character) or (unicodedata.combining(character) and place > begin):
            continue
        if found is None:
            raise Refused("glyph_missing", character=character, text=text)
        wanted = _complex(style) if is_complex(character) else style
        if (found, wanted) == (family, current):
            continue
        if place > begin:
            yield text[begin:place], current, family
        begin, family, current = place, found, wanted
    if begin < len(text):
        yield text[begin:], current, family


def _complex(style: RunStyle) -> RunStyle:
    return replace(style, size=style.size_complex) if style.size_complex != style.size else style
