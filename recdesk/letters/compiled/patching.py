"""docxtpl's patching of a part's XML, done once, and numbered so that an error of Jinja names its tag.

The patching is docxtpl's own, a pure function of the text. Tags carry marks (`tags.mark_of`), which become line numbers
here: a line feed inside a tag is white space to Jinja, and what a letter shows is unchanged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from docxtpl import DocxTemplate

from recdesk.letters.tags import FIRST_MARK

_TOKENS = re.compile(r"\{#.*?#\}|(?:\{\{|\{%)[-+]?|[\U000f0000-\U000ffffd]", re.DOTALL)
# Any reader of strings serves: the patching reads nothing of the object that it is a method of.
_patcher = DocxTemplate("")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A part as Jinja reads it: `lines` and `tags` tell at which line each marked tag begins."""

    text: str
    lines: tuple[int, ...]
    tags: tuple[int, ...]

    def tag_at(self, line: int) -> int | None:
        """The number of the tag at or before a line, or None before the first."""
        place = bisect_right(self.lines, line)
        return self.tags[place - 1] if place else None


def patched(text: str) -> str:
    """The XML of a part as docxtpl makes it readable for Jinja."""
    return str(_patcher.patch_xml(text))


def numbered(text: str) -> Numbered:
    """Patched XML with a line feed after each opening brace and the marks taken out."""
    pieces: list[str] = []
    lines: list[int] = []
    tags: list[int] = []
    line, last, begun = 1, 0, 1
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for token in _TOKENS.finditer(text):
        before, found = text[last : token.start()], token.group()
        pieces.append(before)
        line += before.count("\n")
        last = token.end()
        if found.startswith("{#"):
            pieces.append(found)
            line += found.count("\n")
        elif found[0] == "{":
            pieces.append(found + "\n")
            line += 1
            begun = line
        else:
            lines.append(begun)
            tags.append(ord(found) - FIRST_MARK)
    pieces.append(text[last:])
    return Numbered("".join(pieces), tuple(lines), tuple(tags))
