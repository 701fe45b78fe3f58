"""How tags stand to each other and to Word: pairs that cross, paragraph and row tags, what hides inside a tag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recdesk.letters.checking.lines import Line, Mark
from recdesk.letters.gate import Element, W
from recdesk.services.template_ports import Finding, Severity

OPENS = {"if": "endif", "for": "endfor"}
_ENDS = {end: word for word, end in OPENS.items()}
_MIDDLE = frozenset({"else", "elif"})
IN_CELLS = frozenset({"vm", "hm", "cellbg", "colspan"})
"""docxtpl's own tags for cells."""
KNOWN_WORDS = frozenset({*OPENS, *_ENDS, *_MIDDLE, *IN_CELLS})
_HIDDEN = {
    f"{W}bookmarkStart": "bookmark",
    f"{W}commentRangeStart": "comment",
    f"{W}commentReference": "comment",
    f"{W}del": "deleted",
    f"{W}delText": "deleted",
    f"{W}tab": "tab",
    f"{W}br": "break",
    f"{W}cr": "break",
    f"{W}drawing": "picture",
    f"{W}pict": "picture",
    f"{W}footnoteReference": "note",
    f"{W}endnoteReference": "note",
}


@dataclass(frozen=True, slots=True)
class Open:
    """A block that was opened and not yet closed."""

    word: str
    mark: Mark


def pair_findings(marks: Sequence[Mark]) -> Iterator[Finding]:
    """Blocks of one part that are not closed, close what was not opened, cross each other or cross cells."""
    stack: list[Open] = []
    for mark in marks:
        if mark.word in OPENS:
            stack.append(Open(mark.word, mark))
        elif mark.word in _ENDS:
            yield from _closed(mark, stack)
        elif mark.word in _MIDDLE and not (stack and (stack[-1].word == "if" or mark.word == "else")):
            yield mark.line.finding("template_block_no_begin", Severity.BLOCKS, mark.text, wanted="if")
    for opened in stack:
        yield opened.mark.line.finding(
            "template_block_no_end", Severity.BLOCKS, opened.mark.text, wanted=OPENS[opened.word]
        )


def _closed(mark: Mark, stack: list[Open]) -> Iterator[Finding]:
    wanted = _ENDS[mark.word]
    if not any(opened.word == wanted for opened in stack):
        yield mark.line.finding("template_block_no_begin", Severity.BLOCKS, mark.text, wanted=wanted)
        return
    opened = stack.pop()
    if opened.word != wanted:
        yield mark.line.finding(
            "template_blocks_crossed",
            Severity.BLOCKS,
            mark.text,
            other=opened.mark.text,
            other_paragraph=opened.mark.line.number,
            wanted=OPENS[opened.word],
        )
        while stack and opened.word != wanted:
            opened = stack.pop()
        return
    first = opened.mark
    if first.prefix != mark.prefix:
        yield mark.line.finding(
            "template_prefix_differs", Severity.BLOCKS, mark.text, other=first.text, other_paragraph=first.line.number
        )
    elif first.prefix not in ("tr", "tc") and first.line.cell is not mark.line.cell:
        yield mark.line.finding(
            "template_block_across_cells",
            Severity.BLOCKS,
            mark.text,
            other=first.text,
            other_paragraph=first.line.number,
        )


def place_findings(line: Line) -> Iterator[Finding]:
    """Paragraph, row and cell tags that are not where they work, and words that would vanish with them."""
    own = [mark for mark in line.marks if mark.prefix == "p"]
    if len(own) > 1:
        yield line.finding("template_two_paragraph_tags", Severity.BLOCKS, own[1].text, other=own[0].text)
    elif own and _beside(line, own[0]):
        yield line.finding("template_paragraph_tag_with_text", Severity.BLOCKS, own[0].text, lost=_beside(line, own[0]))
    for mark in line.marks:
        if line.row is None and (mark.prefix in ("tr", "tc") or mark.word in IN_CELLS):
            yield line.finding("template_row_tag_outside", Severity.BLOCKS, mark.text, plain=_plain(mark))
    if line.marks and not own and line.row is not None and _is_fixed(line.row):
        yield line.finding("template_row_fixed", Severity.WARNS, line.marks[0].text)


def row_findings(lines: Sequence[Line]) -> Iterator[Finding]:
    """Rows that hold a row tag and something else: docxtpl puts the tag in the place of the whole row."""
    rows: dict[Element, list[Line]] = {}
    for line in lines:
        if line.row is not None:
            rows.setdefault(line.row, []).append(line)
    for inside in rows.values():
        marks = [mark for line in inside for mark in line.marks if mark.prefix == "tr"]
        if len(marks) > 1:
            yield marks[1].line.finding("template_two_row_tags", Severity.BLOCKS, marks[1].text, other=marks[0].text)
        elif marks:
            lost = " ".join(t for line in inside if (t := line.text.replace(marks[0].text, "").strip()))
            if lost:
                yield marks[0].line.finding(
                    "template_row_tag_with_text", Severity.BLOCKS, marks[0].text, lost=lost[:80]
                )


def inside_findings(line: Line) -> Iterator[Finding]:
    """What Word put into the middle of a tag: it vanishes with the tag, and a cross reference to it breaks."""
    if not line.marks:
        return
    spans = [(mark.start, mark.end, mark) for mark in line.marks]
    seen: set[tuple[int, str]] = set()
    for element, place in _walk(line):
        what = _HIDDEN.get(str(element.tag))
        for start, end, mark in spans:
            if what is not None and start < place < end and (start, what) not in seen:
                seen.add((start, what))
                blocks = what in ("tab", "break", "deleted", "picture", "note")
                yield line.finding(
                    "template_tag_split",
                    Severity.BLOCKS if blocks else Severity.WARNS,
                    mark.text,
                    reason=what,
                )


def _walk(line: Line) -> Iterator[tuple[Element, int]]:
    """The elements of a paragraph with the number of characters before them."""
    lengths = {id(element): len(text) for element, text in line.pieces}
    place = 0
    for element in line.element.iter():
        if element is not line.element and next(element.iterancestors(f"{W}p"), None) is not line.element:
            continue
        yield element, place
        place += lengths.get(id(element), 0)


def _is_fixed(row: Element) -> bool:
    """Whether a row has an exact height: what does not fit is not shown."""
    height = row.find(f"{W}trPr/{W}trHeight")
    return height is not None and height.get(f"{W}hRule") == "exact"


def _beside(line: Line, mark: Mark) -> str:
    return (line.text[: mark.start] + line.text[mark.end :]).strip()[:80]


def _plain(mark: Mark) -> str:
    return mark.text.replace(f"{{%{mark.prefix}", "{%", 1) if mark.prefix else mark.text
