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
_OPENING = re.compile(r"(\{\{|\{%)([-+]?)")
# Inside a raw block tags are text; the numbers given to tags would stand in the letter.
_RAW = re.compile(r"\{%[-+]?\s*(end)?raw\b")
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


def tags_of(part: str, root: Element) -> tuple[list[Tag], list[Problem]]:
    """The tags of a part in the order in which docxtpl meets them, and what is wrong with their braces."""
    tags: list[Tag] = []
    problems: list[Problem] = []
    for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
        text = paragraph_text(paragraph)
        if "{" in text or "}" in text:
            _scan(part, number, text, tags, problems)
    if len(tags) > MOST_TAGS:
        problems.append(Problem("template_too_many_tags", facts={"part": part, "tags": len(tags), "most": MOST_TAGS}))
    return tags, problems


def paragraph_text(paragraph: Element) -> str:
    """The visible text of one paragraph, without that of text boxes inside it."""
    pieces = []
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(element.iterancestors(f"{W}p"), None) is not paragraph:
            continue
        if element.tag == f"{W}t":
            pieces.append(element.text or "")
        elif element.getparent() is not None and element.getparent().tag == f"{W}r":  # type: ignore[union-attr]
            pieces.append("\t" if element.tag == f"{W}tab" else "\n")
    return "".join(pieces)


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


def number_tags(source: str) -> str:
    """Patched part XML in which each tag stands on a line of its own number, so that errors of Jinja name the tag.

    A line feed inside a tag is white space to Jinja; those of the XML are replaced by spaces.
    """
    return _OPENING.sub(r"\1\2" + "\n", source.replace("\r", " ").replace("\n", " "))


def _scan(part: str, number: int, text: str, tags: list[Tag], problems: list[Problem]) -> None:
    opened: tuple[str, int] | None = None
    for match in _DELIMITER.finditer(text):
        mark = match.group()
        if opened is None and mark in _CLOSES:
            opened = (mark, match.start())
        elif opened is not None and mark == _CLOSES[opened[0]]:
            tag = Tag(part, number, text, text[opened[1] : match.end()])
            if opened[0] != "{#":
                tags.append(tag)
                if _RAW.match(tag.text):
                    problems.append(tag.problem("template_code_refused", what="raw"))
                if _CURLY.search(tag.text):
                    problems.append(tag.problem("template_curly_quotes"))
            opened = None
        else:
            reason = "not_opened" if opened is None else "not_closed"
            problems.append(
                Tag(part, number, text, text[match.start() :][:40]).problem("template_syntax", reason=reason)
            )
            return
    if opened is not None:
        tag = Tag(part, number, text, text[opened[1] :])
        problems.append(tag.problem("template_syntax", reason="not_closed"))
