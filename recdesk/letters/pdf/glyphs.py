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


def spans(text: str, style: RunStyle) -> Iterator[tuple[str, RunStyle, str]]:
    """The text as (part, style, bundled family); complex scripts take the run's complex size.

    Raises Refused("glyph_missing") with the character and the text it stands in.
    """
    first = family_for(style, " ") or ""
    if text.isascii() and all(family_for(style, c) == first for c in set(text) if not is_invisible(c)):
        yield text, style, first
        return
    complex_style = replace(style, size=style.size_complex) if style.size_complex != style.size else style
    begin, family, current = 0, first, style
    for place, character in enumerate(text):
        if is_invisible(character) or (unicodedata.combining(character) and place > begin):
            continue
        found = family_for(style, character)
        if found is None:
            raise Refused("glyph_missing", character=character, text=text)
        wanted = complex_style if is_complex(character) else style
        if (found, wanted) == (family, current):
            continue
        if place > begin:
            yield text[begin:place], current, family
        begin, family, current = place, found, wanted
    if begin < len(text):
        yield text[begin:], current, family
