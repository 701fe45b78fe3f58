"""Tables: `w:tbl` into the model, with borders, margins, shading and text defaults of every cell worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from lxml import etree

from recdesk.letters.pdf.document import Block, Cell, Floating, Paragraph, Placement, Row, Table
from recdesk.letters.pdf.looks import MOST_KNOWN, Inherited
from recdesk.letters.pdf.ooxml import attribute, child, children, length, local, switch, twips, value, whole
from recdesk.letters.pdf.package import Element
from recdesk.letters.pdf.properties import AUTO, Border, lay_over
from recdesk.letters.pdf.reading import ReadBlocks, Reading
from recdesk.letters.pdf.styles import CellFormat, TableLayer, TableStyle, cell_format, format_over, table_format

WIDEST_BESIDE_TEXT = 7600.0  # on A4 this leaves less than the inch that text needs
SIDE_MARGIN = 108.0  # Word's 0.19 cm left and right of a cell's text when nothing else is said
FIFTIETHS_OF_A_PERCENT = 5000.0
EDGE_NAMES = ("top", "left", "bottom", "right")
_INNER = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
_LOOK_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_LAST_MODE_WITH_SHIFTED_TABLES = 14


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in its table: decides the table style's conditions, and outer or inner edges."""

    row: int
    rows: int
    column: int
    span: int
    columns: int


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell looks, and what its table gives to the text in it."""

    inherited: Inherited
    borders: tuple[Border | None, Border | None, Border | None, Border | None]
    margins: tuple[float, float, float, float]
    shade: int | None
    valign: str


CellKey: TypeAlias = tuple[bytes, bytes, tuple[str, ...], tuple[bool, bool, bool, bool], Inherited]
"""What table and cell say about themselves, the conditions and edges the cell meets, and what lies round the table."""


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What all cells of one table share."""

    style: TableStyle
    look: frozenset[str]
    direct: CellFormat
    seal: bytes
    known: dict[CellKey, CellLook]


def read_table(node: Element, reading: Reading, read_blocks: ReadBlocks, outer: Inherited) -> Table:
    """A table of the model. `outer` is what an enclosing table gives to text."""
    properties = child(node, "tblPr")
    style = reading.styles.table(value(properties, "tblStyle"))
    facts = TableFacts(
        style,
        _look(child(properties, "tblLook")),
        table_format(properties),
        b"" if properties is None else etree.tostring(properties),
        reading.looks.cells,
    )
    row_nodes = list(_unwrapped(node, "tr"))
    columns = _columns(node, row_nodes)
    rows = tuple(
        _row(row, Place(index, len(row_nodes), 0, 1, len(columns)), facts, read_blocks, outer)
        for index, row in enumerate(row_nodes)
    )
    rows = tuple(row for row in rows if row.cells)
    width = child(properties, "tblW")
    return Table(
        columns=_fitted(columns, width),
        rows=rows,
        left=_left_edge(properties, style, rows, reading),
        alignment={"start": "left", "end": "right"}.get(
            value(properties, "jc") or "left", value(properties, "jc") or "left"
        ),
        width_share=_share(width),
        mirrored=bool(switch(properties, "bidiVisual")),
    )


def floating_table(node: Element, table: Table) -> Floating | None:
    """A table with a place of its own; None where it stands in the text, or so fills it that nothing is beside it.

    A table in the text can go on on the next page, so a wide one that moves with the text is set there.
    """
    place = child(child(node, "tblPr"), "tblpPr")
    width = sum(table.columns)
    anchored = attribute(place, "vertAnchor") or "page"
    if place is None or table.width_share or (anchored == "text" and width > WIDEST_BESIDE_TEXT):
        return None
    top, left, bottom, right = (twips(place, f"{side}FromText") or 0.0 for side in ("top", "left", "bottom", "right"))
    across = "column" if attribute(place, "horzAnchor") == "text" else attribute(place, "horzAnchor") or "page"
    return Floating(
        width,
        0.0,
        across=Placement(across, twips(place, "tblpX") or 0.0, attribute(place, "tblpXSpec") or ""),
        down=Placement(
            "paragraph" if anchored == "text" else anchored,
            twips(place, "tblpY") or 0.0,
            (attribute(place, "tblpYSpec") or "").replace("inline", ""),
        ),
        wrap="Square",
        blocks=(replace(table, left=0.0, alignment="left"),),
        distances=(top, left, bottom, right),
    )


def _unwrapped(node: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also those inside content controls and tracked insertions."""
    for found in node:
        if local(found) == name:
            yield found
        elif local(found) in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _unwrapped(found, name)


def _columns(node: Element, rows: list[Element]) -> list[float]:
    columns = [twips(column, "w") or 0.0 for column in children(child(node, "tblGrid"), "gridCol")]
    for row in rows:
        index = _skipped(row, "gridBefore")
        for cell in _unwrapped(row, "tc"):
            span = _span(cell)
            columns.extend([0.0] * (index + span - len(columns)))
            wanted = twips(child(child(cell, "tcPr"), "tcW"), "w") or 0.0
            missing = [i for i in range(index, index + span) if columns[i] == 0.0]
            known = sum(columns[index : index + span])
            for i in missing:
                columns[i] = max(0.0, wanted - known) / len(missing)
            index += span
    return columns


def _fitted(columns: list[float], width: Element | None) -> tuple[float, ...]:
    """Column widths; a table whose grid is empty gets its wanted width in equal parts."""
    total = sum(columns)
    wanted = twips(width, "w") if attribute(width, "type") == "dxa" else None
    if total == 0.0 and columns:
        each = (wanted or 9000.0) / len(columns)
        return tuple(each for _ in columns)
    return tuple(columns)


def _share(width: Element | None) -> float:
    text = attribute(width, "w") or ""
    if attribute(width, "type") != "pct":
        return 0.0
    if text.endswith("%"):
        return (length(text[:-1]) or 0.0) / 100
    return (length(text) or 0.0) / FIFTIETHS_OF_A_PERCENT


def _left_edge(properties: Element | None, style: TableStyle, rows: tuple[Row, ...], reading: Reading) -> float:
    own = twips(child(properties, "tblInd"), "w")
    indent = own if own is not None else style.indent or 0.0
    if reading.compatibility <= _LAST_MODE_WITH_SHIFTED_TABLES and rows:
        indent -= rows[0].cells[0].margins[1]
    return indent


def _look(node: Element | None) -> frozenset[str]:
    if node is None:
        return frozenset()
    try:
        bits = int(attribute(node) or "0", 16)
    except ValueError:
        bits = 0
    named = {name: attribute(node, name) for name in _LOOK_BITS}
    return frozenset(
        name
        for name, bit in _LOOK_BITS.items()
        if (named[name] in {"1", "true", "on"} if named[name] is not None else bits & bit)
    )


def _skipped(row: Element, name: str) -> int:
    return whole(value(child(row, "trPr"), name), 0) or 0


def _span(cell: Element) -> int:
    return max(1, whole(value(child(cell, "tcPr"), "gridSpan"), 1) or 1)


def _row(node: Element, place: Place, facts: TableFacts, read_blocks: ReadBlocks, outer: Inherited) -> Row:
    properties = child(node, "trPr")
    if properties is not None and child(properties, "del") is not None:
        return Row((), 0.0, "auto", False, False)
    exceptions = child(node, "tblPrEx")
    if exceptions is not None:
        facts = replace(
            facts,
            direct=format_over(facts.direct, table_format(exceptions)),
            seal=facts.seal + etree.tostring(exceptions),
        )
    cells = []
    column = _skipped(node, "gridBefore")
    for cell in _unwrapped(node, "tc"):
        span = _span(cell)
        cells.append(_cell(cell, Place(place.row, place.rows, column, span, place.columns), facts, read_blocks, outer))
        column += span
    height = child(properties, "trHeight")
    rule = attribute(height, "hRule") or ("atLeast" if height is not None else "auto")
    header, whole_row = switch(properties, "tblHeader"), switch(properties, "cantSplit")
    return Row(tuple(cells), twips(height, "val") or 0.0, rule, bool(header), bool(whole_row))


def _cell(node: Element, place: Place, facts: TableFacts, read_blocks: ReadBlocks, outer: Inherited) -> Cell:
    properties = child(node, "tcPr")
    layers = _layers(place, facts)
    key = facts.seal, b"" if properties is None else etree.tostring(properties), tuple(layers), _outer(place), outer
    look = facts.known.get(key)
    if look is None:
        if len(facts.known) >= MOST_KNOWN:
            facts.known.clear()
        look = facts.known[key] = _cell_look(place, layers, facts, cell_format(properties), outer)
    merge = child(properties, "vMerge")
    return Cell(
        blocks=_without_last_filler(read_blocks(node, look.inherited)),
        column=place.column,
        span=place.span,
        merge="" if merge is None else attribute(merge) or "continue",
        borders=look.borders,
        margins=look.margins,
        shade=look.shade,
        valign=look.valign,
    )


def _cell_look(
    place: Place, layers: dict[str, TableLayer], facts: TableFacts, own: CellFormat, outer: Inherited
) -> CellLook:
    said = _cell_format(layers, facts, own)
    inherited = outer
    for layer in layers.values():
        inherited = Inherited(lay_over(inherited.paragraph, layer.paragraph), lay_over(inherited.run, layer.run))
    top, left, bottom, right = (
        SIDE_MARGIN * (side % 2) if margin is None else margin for side, margin in enumerate(said.margins)
    )
    return CellLook(
        inherited=inherited,
        borders=_edges(place, layers, facts, own),
        margins=(top, left, bottom, right),
        shade=None if said.shade in (None, AUTO) else said.shade,
        valign=said.valign or "top",
    )


def _outer(place: Place) -> tuple[bool, bool, bool, bool]:
    """Which edges of a cell are edges of its table: top, bottom, left, right."""
    last_column = place.column + place.span >= place.columns
    return place.row == 0, place.row == place.rows - 1, place.column == 0, last_column


def _without_last_filler(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Word needs a paragraph after a nested table at a cell's end; when empty it takes no room."""
    if len(blocks) < 2 or not isinstance(blocks[-2], Table):
        return blocks
    last = blocks[-1]
    return blocks[:-1] if isinstance(last, Paragraph) and not last.pieces else blocks


def _conditions(place: Place, facts: TableFacts) -> Iterator[str]:
    """The conditions a cell meets, weakest first."""
    look, style = facts.look, facts.style
    first_row, last_row = "firstRow" in look and place.row == 0, "lastRow" in look and place.row == place.rows - 1
    first_column = "firstColumn" in look and place.column == 0
    last_column = "lastColumn" in look and place.column + place.span == place.columns
    yield ""
    if "noVBand" not in look and not first_column and not last_column:
        band = (place.column - ("firstColumn" in look)) // style.column_band
        yield "band2Vert" if band % 2 else "band1Vert"
    if "noHBand" not in look and not first_row and not last_row:
        band = (place.row - ("firstRow" in look)) // style.row_band
        yield "band2Horz" if band % 2 else "band1Horz"
    met = {"firstCol": first_column, "lastCol": last_column, "firstRow": first_row, "lastRow": last_row}
    yield from (name for name, holds in met.items() if holds)
    corners = (("nwCell", first_row, first_column), ("neCell", first_row, last_column),
               ("swCell", last_row, first_column), ("seCell", last_row, last_column))  # fmt: skip
    yield from (name for name, row, column in corners if row and column)


def _layers(place: Place, facts: TableFacts) -> dict[str, TableLayer]:
    return {name: facts.style.layers[name] for name in _conditions(place, facts) if name in facts.style.layers}


def _cell_format(layers: dict[str, TableLayer], facts: TableFacts, own: CellFormat) -> CellFormat:
    said = CellFormat()
    for layer in layers.values():
        said = format_over(format_over(said, layer.table), layer.cell)
    return format_over(format_over(said, facts.direct), own)


def _edges(
    place: Place, layers: dict[str, TableLayer], facts: TableFacts, own: CellFormat
) -> tuple[Border | None, Border | None, Border | None, Border | None]:
    """Each edge from the most particular place that speaks about it: cell, condition, table, table style."""
    outer = dict(zip(("top", "bottom", "left", "right"), _outer(place), strict=True))

    def edge(name: str) -> Border | None:
        if name in own.edges:
            return own.edges[name]
        for condition in reversed(layers):
            edges = layers[condition].cell.edges
            key = name if outer[name] or _ends_at(condition, name, facts.style) else _INNER[name]
            if key in edges:
                return edges[key]
        general = name if outer[name] else _INNER[name]
        if general in facts.direct.edges:
            return facts.direct.edges[general]
        return next(
            (layer.table.edges[general] for layer in reversed(layers.values()) if general in layer.table.edges), None
        )

    top, left, bottom, right = (edge(name) for name in EDGE_NAMES)
    return top, left, bottom, right


def _ends_at(condition: str, edge: str, style: TableStyle) -> bool:
    """Whether the region of a condition (row, column, corner) has its own outer edge on each cell's `edge` side."""
    if condition.endswith("Cell"):
        return True
    if edge in {"top", "bottom"}:
        return condition in {"firstRow", "lastRow"} or (condition.endswith("Horz") and style.row_band == 1)
    return condition in {"firstCol", "lastCol"} or (condition.endswith("Vert") and style.column_band == 1)
