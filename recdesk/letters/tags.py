"""Where the tags of a template stand: part, paragraph, the paragraph's text and the tag itself.

Word users need a place to look at, not a line of XML. Only pairs of braces are judged here; `grammar` reads what they
say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from recdesk.domain.errors import Problem
from recdesk.letters.gate import Element, W

MOST_TAGS = 3000
_DELIMITER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
# Inside a raw block tags are text; the numbers given to tags would stand in the letter.
_RAW = re.compile(r"\{%[-+]?\s*(end)?raw\b")
# docxtpl looks for these with nothing else inside.
_MERGES = re.compile(r"\{%\s*[vh]m\s*%\}")
FIRST_MARK = 0xF0000
_MARKS = re.compile("[\U000f0000-\U000ffffd]")
# docxtpl straightens the common curly quotes inside tags, but not these.
_CURLY = re.compile("[„«»‹›‚‛‟″\u200b]")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as its author wrote it. `paragraph` counts from 1 within its part."""

    part: str
    paragraph: int
    paragraph_text: str
    text: str

    def problem(self, code: str, field: str | None = None, **facts: object) -> Problem:
        """A problem at this tag."""
        place = {
            "part": self.part,
            "paragraph": self.paragraph,
            "text": self.paragraph_text[:200],
            "tag": self.text[:200],
        }
        return Problem(code, field, None, {**place, **facts})


def tags_of(part: str, root: Element, *, mark: bool = False) -> tuple[list[Tag], list[Problem]]:
    """The tags of a part, paragraph by paragraph, and what is wrong with their braces.

    With `mark` each tag in the tree is given a character before its closing brace that says which one it is
    (`mark_of`): the order of tags changes when docxtpl patches the XML, and some vanish.
    """
    tags: list[Tag] = []
    problems: list[Problem] = []
    for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
        pieces = list(_pieces(paragraph))
        text = "".join(piece for _, piece in pieces)
        if "{" in text or "}" in text:
            ends = _scan(part, number, text, tags, problems)
            if mark and not problems:
                _mark(pieces, ends)
    return tags, problems


def too_many(tags: int) -> list[Problem]:
    """The problem of a document with more tags than any letter has."""
    return [Problem("template_too_many_tags", facts={"tags": tags, "most": MOST_TAGS})] if tags > MOST_TAGS else []


def mark_of(number: int) -> str:
    """The character that marks the tag of that number (from 0), from a plane that no text uses."""
    return chr(FIRST_MARK + number)


def paragraph_text(paragraph: Element) -> str:
    """The visible text of one paragraph, without that of text boxes inside it."""
    return "".join(piece for _, piece in _pieces(paragraph))


def _pieces(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """The elements that make a paragraph's own text, each with its text."""
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(element.iterancestors(f"{W}p"), None) is not paragraph:
            continue
        if element.tag == f"{W}t":
            yield element, element.text or ""
        elif element.getparent() is not None and element.getparent().tag == f"{W}r":  # type: ignore[union-attr]
            yield element, "\t" if element.tag == f"{W}tab" else "\n"


def misplaced(part: str, root: Element) -> Iterator[Problem]:
    """Tags where no text is: in attributes, field instructions, formulas. Nothing fills them, or not safely."""
    for element in root.iter(etree.Element):
        texts = [str(v) for v in element.attrib.values()]
        if element.tag != f"{W}t" and element.text:
            texts.append(element.text)
        for text in texts:
            if has_tag(text):
                yield Problem(
                    "template_tag_misplaced", facts={"part": part, "paragraph": 0, "text": text[:200], "tag": text[:80]}
                )


def has_tag(text: str) -> bool:
    """Whether something in the text opens a tag."""
    return "{{" in text or "{%" in text or "{#" in text


def _scan(part: str, number: int, text: str, tags: list[Tag], problems: list[Problem]) -> list[tuple[int, int]]:
    """Judge one paragraph; gives the number of each of its tags with the place of its closing delimiter."""
    opened: tuple[str, int] | None = None
    ends: list[tuple[int, int]] = []
    for match in _DELIMITER.finditer(text):
        mark = match.group()
        if opened is None and mark in _CLOSES:
            opened = (mark, match.start())
        elif opened is not None and mark == _CLOSES[opened[0]]:
            tag = Tag(part, number, text, text[opened[1] : match.end()])
            if opened[0] != "{#":
                if not _MERGES.match(tag.text):
                    ends.append((len(tags), match.start() - (text[match.start() - 1] in "-+")))
                tags.append(tag)
                problems += _odd(tag)
            opened = None
        else:
            reason = "not_opened" if opened is None else "not_closed"
            problems.append(
                Tag(part, number, text, text[match.start() :][:40]).problem("template_syntax", reason=reason)
            )
            return []
    if opened is not None:
        tag = Tag(part, number, text, text[opened[1] :])
        problems.append(tag.problem("template_syntax", reason="not_closed"))
    return ends


def _odd(tag: Tag) -> Iterator[Problem]:
    if _RAW.match(tag.text):
        yield tag.problem("template_code_refused", what="raw")
    if _CURLY.search(tag.text):
        yield tag.problem("template_curly_quotes")
    if _MARKS.search(tag.text):
        yield tag.problem("template_syntax", reason="odd_character")


def _mark(pieces: list[tuple[Element, str]], ends: list[tuple[int, int]]) -> None:
    """Put the marks into the tree, the last one first so that the places before it stay true."""
    for number, place in reversed(ends):
        start = 0
        for element, text in pieces:
            if start <= place < start + len(text):
                now = element.text or ""
                element.text = now[: place - start] + mark_of(number) + now[place - start :]
                break
            start += len(text)
