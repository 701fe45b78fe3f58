"""A DOCX into the model: settings, sections with their headers and footers, paragraphs, notes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from recdesk.letters.pdf.document import (
    NARROWEST_TEXT,
    Block,
    Document,
    Floating,
    Geometry,
    Label,
    Paragraph,
    Section,
)
from recdesk.letters.pdf.inline import InlineReader
from recdesk.letters.pdf.looks import OUTSIDE_TABLES, Inherited, Looks
from recdesk.letters.pdf.number_formats import format_number
from recdesk.letters.pdf.numbering import Counters, Lists
from recdesk.letters.pdf.ooxml import attribute, child, children, flag, length, local, q, switch, twips, value, whole
from recdesk.letters.pdf.package import Element, Package, unreadable
from recdesk.letters.pdf.reading import Reading
from recdesk.letters.pdf.shapes import theme_colours
from recdesk.letters.pdf.styles import Styles
from recdesk.letters.pdf.table_parser import floating_table, read_table

USUAL_COLUMN_SPACE = 720.0
MOST_SHEETS = 24
MOST_COLUMNS = 45  # Word's own limit
COMPATIBILITY_URI = "http://schemas.microsoft.com/office/word"
OLDEST_COMPATIBILITY = 12
SMALLEST_PAGE, LARGEST_PAGE = 1440.0, 31_680.0  # Word's own largest is 22 inches
_TRANSPARENT = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}


class StoryReader:
    """Reads the blocks of one part: the body, a header, a footer or the notes."""

    def __init__(self, reading: Reading, part: str, note_label: str = "") -> None:
        self._reading = reading
        self._inline = InlineReader(reading, part, self.blocks, note_label)
        self._waiting: tuple[Floating, ...] = ()

    def blocks(self, parent: Iterable[Element], inherited: Inherited = OUTSIDE_TABLES) -> tuple[Block, ...]:
        """The blocks among the children of a container such as `w:body`, `w:tc` or `w:txbxContent`."""
        return tuple(self._blocks(parent, inherited))

    def _blocks(self, parent: Iterable[Element], inherited: Inherited) -> Iterator[Block]:
        for node in parent:
            name = local(node)
            if name == "p" and node.tag == q("w:p"):
                paragraph = self.paragraph(node, inherited)
                waiting, self._waiting = self._waiting, ()
                yield replace(paragraph, pieces=(*waiting, *paragraph.pieces)) if waiting else paragraph
            elif name == "tbl":
                table = read_table(node, self._reading, self.blocks, inherited)
                floating = floating_table(node, table)
                if floating is not None and _is_paragraph(node.getnext()):
                    # It is anchored in the paragraph below it.
                    self._waiting = (*self._waiting, floating)
                else:
                    yield table
            elif name in _TRANSPARENT:
                yield from self._blocks(node, inherited)
            elif name == "AlternateContent":
                branch = node.find(q("mc:Choice"))
                yield from self._blocks(node if branch is None else branch, inherited)

    def paragraph(self, node: Element, inherited: Inherited) -> Paragraph:
        """A paragraph with its style resolved and its list label counted."""
        look = self._reading.looks.paragraph(child(node, "pPr"), inherited)
        pieces = self._inline.pieces(node, look.base)
        style, label = look.style, None
        if not look.aligned and node.find(q("m:oMathPara")) is not None:
            style = replace(style, alignment="center")
        if look.level is not None and look.label is not None:
            text = self._reading.counters.label(look.list_id, look.index)
            label = Label(text, look.label, look.level.separator, look.level.alignment)
        return Paragraph(pieces, style, look.mark, label, collapsed=not pieces and look.ends_section)


def _is_paragraph(node: Element | None) -> bool:
    return node is not None and node.tag == q("w:p")


def read_document(docx: bytes) -> Document:
    """The model of a DOCX. Raises Unreadable("docx_unreadable") when it is none."""
    package = Package(docx)
    body = child(package.tree(package.main), "body")
    if body is None:
        raise unreadable("no_document", package.main)
    styles, lists, looks = _sheets(package)
    settings_part = package.related(package.main, "/settings")
    settings = package.tree(settings_part) if settings_part else None
    reading = Reading(package, styles, lists, looks, Counters(lists), theme_colours(package), _compatibility(settings))
    sections = _sections(body, reading)
    notes = {i + 1: _note(reading, "footnote", identity, str(i + 1)) for i, identity in enumerate(reading.footnotes)}
    endnotes = [
        block
        for i, identity in enumerate(reading.endnotes)
        for block in _note(reading, "endnote", identity, format_number(i + 1, "lowerRoman"))
    ]
    compat = child(settings, "compat")
    return Document(
        sections=sections,
        default_tab=length(value(settings, "defaultTabStop")) or 720.0,
        even_and_odd=bool(switch(settings, "evenAndOddHeaders")),
        sum_spacing=bool(switch(compat, "doNotUseHTMLParagraphAutoSpacing")),
        notes=notes,
        endnotes=tuple(endnotes),
        warnings=tuple(reading.warnings),
    )


def _sheets(package: Package) -> tuple[Styles, Lists, Looks]:
    """The style sheet, the lists, and what is known of their looks.

    Letters of one template share them: working them out is half of reading.
    """
    parts = (package.related(package.main, kind) for kind in ("/styles", "/theme", "/numbering"))
    seal = hashlib.blake2b(b"\0".join(package.read(part) if part else b"" for part in parts)).digest()
    found = _known_sheets.get(seal)
    if found is None:
        styles = Styles(package)
        lists = Lists(package, styles)
        found = styles, lists, Looks(styles, lists)
        if len(_known_sheets) >= MOST_SHEETS:
            _known_sheets.clear()
        _known_sheets[seal] = found
    return found


_known_sheets: dict[bytes, tuple[Styles, Lists, Looks]] = {}


def _compatibility(settings: Element | None) -> int:
    for node in children(child(settings, "compat"), "compatSetting"):
        if attribute(node, "name") == "compatibilityMode" and attribute(node, "uri") == COMPATIBILITY_URI:
            return whole(attribute(node), OLDEST_COMPATIBILITY) or OLDEST_COMPATIBILITY
    return OLDEST_COMPATIBILITY


def _note(reading: Reading, kind: str, identity: str, label: str) -> tuple[Block, ...]:
    part = reading.package.related(reading.package.main, f"/{kind}s")
    if part is None:
        return ()
    for node in children(reading.package.tree(part), kind):
        if attribute(node, "id") == identity:
            return StoryReader(reading, part, label).blocks(node)
    return ()


def _sections(body: Element, reading: Reading) -> tuple[Section, ...]:
    """Sections in order. A section's properties stand at its end: in its last paragraph, the last one's in the body."""
    story = StoryReader(reading, reading.package.main)
    sections: list[Section] = []
    blocks: list[Block] = []
    last = child(body, "sectPr")
    for node in _body_nodes(body):
        blocks.extend(story.blocks((node,)))
        ending = child(child(node, "pPr"), "sectPr") if local(node) == "p" else None
        if ending is not None:
            sections.append(_section(tuple(blocks), ending, reading, sections[-1] if sections else None))
            blocks = []
    if blocks or not sections:
        sections.append(_section(tuple(blocks), last, reading, sections[-1] if sections else None))
    return tuple(sections)


def _body_nodes(parent: Element) -> Iterator[Element]:
    for node in parent:
        if local(node) in _TRANSPARENT:
            yield from _body_nodes(node)
        else:
            yield node


def _section(blocks: tuple[Block, ...], node: Element | None, reading: Reading, before: Section | None) -> Section:
    headers = dict(before.headers) if before else {}
    footers = dict(before.footers) if before else {}
    for kind, stories in (("headerReference", headers), ("footerReference", footers)):
        for reference in children(node, kind):
            relation = reading.package.relations(reading.package.main).get(reference.get(q("r:id"), ""))
            if relation is not None and not relation.external and reading.package.has(relation.target):
                story = StoryReader(reading, relation.target)
                stories[attribute(reference, "type") or "default"] = story.blocks(reading.package.tree(relation.target))
    numbers = child(node, "pgNumType")
    return Section(
        blocks=blocks,
        geometry=_geometry(node),
        start=value(node, "type") or "nextPage",
        title_page=bool(switch(node, "titlePg")),
        headers=headers,
        footers=footers,
        first_number=whole(attribute(numbers, "start")),
        number_format=attribute(numbers, "fmt") or "decimal",
    )


def _geometry(node: Element | None) -> Geometry:
    usual = Geometry()
    size, margins, grid = child(node, "pgSz"), child(node, "pgMar"), child(node, "docGrid")
    gutter = twips(margins, "gutter") or 0.0

    def measure(element: Element | None, name: str, default: float) -> float:
        found = twips(element, name)
        return default if found is None else found

    width = measure(size, "w", usual.width)
    sides = measure(margins, "left", usual.left) + gutter, measure(margins, "right", usual.right)
    columns = _columns(child(node, "cols"), width - sum(sides))
    pitch = twips(grid, "linePitch") if attribute(grid, "type") in {"lines", "linesAndChars"} else None
    return Geometry(
        width=min(max(measure(size, "w", usual.width), SMALLEST_PAGE), LARGEST_PAGE),
        height=min(max(measure(size, "h", usual.height), SMALLEST_PAGE), LARGEST_PAGE),
        top=measure(margins, "top", usual.top),
        right=measure(margins, "right", usual.right),
        bottom=measure(margins, "bottom", usual.bottom),
        left=measure(margins, "left", usual.left) + gutter,
        header=measure(margins, "header", usual.header),
        footer=measure(margins, "footer", usual.footer),
        grid_pitch=pitch or 0.0,
        columns=columns,
        separated=bool(flag(child(node, "cols"), "sep")),
    )


def _columns(node: Element | None, width: float) -> tuple[tuple[float, float], ...]:
    """The columns of a section as left edges and widths; none when there is only one."""
    own = [(twips(column, "w") or 0.0, twips(column, "space") or 0.0) for column in children(node, "col")]
    if own and flag(node, "equalWidth") is False:
        edges = [sum(w + space for w, space in own[:i]) for i in range(len(own))]
        return tuple((edge, max(NARROWEST_TEXT, w)) for edge, (w, _) in zip(edges, own, strict=True)) if own[1:] else ()
    count = min(whole(attribute(node, "num"), 1) or 1, MOST_COLUMNS)
    if count < 2:
        return ()
    space = twips(node, "space")
    space = USUAL_COLUMN_SPACE if space is None else space
    each = max(NARROWEST_TEXT, (width - (count - 1) * space) / count)
    return tuple((index * (each + space), each) for index in range(count))
