"""A template as its author sees it: paragraphs with their heading, row and cell, and the tags that stand in them.

The scan is tolerant on purpose: one broken tag must not hide the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from recdesk.letters.gate import Element, Parts, W, main_part, parse_part
from recdesk.services.template_ports import Finding, Severity

TEXT_PARTS = re.compile(r"word/(document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml")
_DELIMITER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_INSIDE = re.compile(r"(?:\{\{|\{%)[-+]?(?:(p|tr|tc|r)(?=\s))?\s*(.*?)\s*[-+]?(?:\}\}|%\})", re.DOTALL)
_SINGLE = re.compile(r"(?<!\{)\{\s*([a-z_]+\.[a-z_.\[\]]+[^{}]*)\}(?!\})")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_HEADING = re.compile(r"heading|title|titlu|überschrift|titre|rubrik|overskrift|otsikko|címsor|kop", re.IGNORECASE)
LONGEST_SHOWN = 200
LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One tag in its paragraph: `prefix` is the p, tr, tc or r before it, `word` the first word of a block tag."""

    line: Line
    start: int
    end: int
    text: str
    is_block: bool
    prefix: str
    inside: str

    @property
    def word(self) -> str:
        """`if`, `endfor` ...; empty for a tag that prints."""
        return self.inside.partition(" ")[0].partition("\u00a0")[0] if self.is_block else ""

    @property
    def rest(self) -> str:
        """What follows the word; the whole of a tag that prints."""
        return self.inside[len(self.word) :].strip()


@dataclass(slots=True, eq=False)
class Line:
    """One paragraph. `pieces` are the elements that carry its own text; `row` and `cell` are None outside tables."""

    part: str
    number: int
    element: Element
    text: str
    pieces: tuple[tuple[Element, str], ...]
    heading: str = ""
    row: Element | None = None
    cell: Element | None = None
    marks: list[Mark] = field(default_factory=list)

    def finding(self, code: str, severity: Severity, tag: str = "", field_name: str = "", **facts: Any) -> Finding:
        """A finding in this paragraph."""
        return Finding(
            code=code,
            severity=severity,
            part=self.part,
            paragraph=self.number,
            heading=self.heading,
            text=self.text.strip()[:LONGEST_SHOWN],
            tag=tag[:LONGEST_SHOWN],
            field=field_name,
            facts=facts,
        )

    @property
    def words(self) -> str:
        """The text with its tags blanked, every character at its place."""
        shown = self.text
        for mark in self.marks:
            shown = shown[: mark.start] + "\ufffc" * (mark.end - mark.start) + shown[mark.end :]
        return shown


def read_lines(parts: Parts) -> tuple[list[Line], list[Finding]]:
    """Every paragraph of the parts that show text, the body first, and what is wrong with their braces."""
    headings = _heading_styles(parts)
    main = main_part(parts)
    names = [main, *sorted(name for name in parts if TEXT_PARTS.fullmatch(name) and name != main)]
    lines: list[Line] = []
    findings: list[Finding] = []
    for name in names:
        heading = ""
        root = parse_part(name, parts[name])
        for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
            line = _line(name, number, paragraph)
            line.heading = heading
            findings += _scan(line)
            lines.append(line)
            if line.text.strip() and not line.marks and _is_heading(paragraph, line, headings):
                heading = line.text.strip()[:LONGEST_HEADING]
    return lines, findings


def marks_by_part(lines: list[Line]) -> Mapping[str, list[Mark]]:
    """The tags of each part in the order of its text."""
    found: dict[str, list[Mark]] = {}
    for line in lines:
        found.setdefault(line.part, []).extend(line.marks)
    return found


def _line(part: str, number: int, paragraph: Element) -> Line:
    pieces = tuple(own_pieces(paragraph))
    return Line(
        part=part,
        number=number,
        element=paragraph,
        text="".join(text for _, text in pieces),
        pieces=pieces,
        row=next(paragraph.iterancestors(f"{W}tr"), None),
        cell=next(paragraph.iterancestors(f"{W}tc"), None),
    )


def own_pieces(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """The elements of a paragraph's own text with what they show, without those of text boxes inside it."""
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        if next(element.iterancestors(f"{W}p"), None) is not paragraph:
            continue
        if element.tag == f"{W}t":
            yield element, element.text or ""
        elif _parent_is_run(element):
            yield element, {f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}.get(str(element.tag), "\n")


def _parent_is_run(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{W}r"


def _scan(line: Line) -> Iterator[Finding]:
    opened: tuple[str, int] | None = None
    for match in _DELIMITER.finditer(line.text):
        sign = match.group()
        if opened is not None and sign == _CLOSES[opened[0]]:
            if sign != "#}":
                line.marks.append(_mark(line, opened[1], match.end()))
            opened = None
        elif sign in _CLOSES:
            if opened is not None:
                yield _open(line, opened[1], match.start())
            opened = (sign, match.start())
        elif opened is not None:
            written = line.text[opened[1] : match.end()]
            yield line.finding("template_tag_mixed", Severity.BLOCKS, written, wanted=_CLOSES[opened[0]], found=sign)
            opened = None
        else:
            yield line.finding("template_tag_not_opened", Severity.BLOCKS, line.text[max(0, match.start() - 30) :][:40])
    if opened is not None:
        yield _open(line, opened[1], len(line.text))
    for match in _SINGLE.finditer(line.words):
        right = f"{{{{ {match[1].strip()} }}}}"
        yield line.finding("template_brace_single", Severity.BLOCKS, match.group(), tag_right=right)


def _open(line: Line, start: int, end: int) -> Finding:
    written = line.text[start:end].strip()
    return line.finding("template_tag_not_closed", Severity.BLOCKS, written[:60], wanted=_CLOSES[written[:2]])


def _mark(line: Line, start: int, end: int) -> Mark:
    text = line.text[start:end]
    match = _INSIDE.fullmatch(text)
    prefix, inside = (match[1] or "", match[2]) if match is not None else ("", "")
    # A straight quote is what docxtpl makes of the common curly ones.
    inside = inside.translate(_STRAIGHT).replace("\u00a0", " ")
    return Mark(line, start, end, text, text.startswith("{%"), prefix, inside)


def _heading_styles(parts: Parts) -> frozenset[str]:
    """The ids of styles that are headings, by their name or by their level in the outline."""
    if "word/styles.xml" not in parts:
        return frozenset()
    found = set()
    for style in parse_part("word/styles.xml", parts["word/styles.xml"]).iter(f"{W}style"):
        name = style.find(f"{W}name")
        called = "" if name is None else str(name.get(f"{W}val", ""))
        if _HEADING.search(called) or style.find(f"{W}pPr/{W}outlineLvl") is not None:
            found.add(str(style.get(f"{W}styleId", "")))
    return frozenset(found)


def _is_heading(paragraph: Element, line: Line, styles: frozenset[str]) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is not None and str(style.get(f"{W}val", "")) in styles:
        return True
    runs = [run for run in paragraph.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(f"{W}t"))]
    bold = all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
    return bool(runs) and bold and len(line.text.strip()) <= LONGEST_HEADING and line.row is None
