"""The style sheet of a document: defaults, style chains, theme fonts and table styles. No direct formatting."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from recdesk.letters.pdf.document import RunStyle
from recdesk.letters.pdf.ooxml import attribute, child, children, flag, local, q, value, whole
from recdesk.letters.pdf.package import Element, Package
from recdesk.letters.pdf.properties import (
    AUTO,
    NO_PARAGRAPH,
    NO_RUN,
    Border,
    ParagraphProperties,
    RunProperties,
    border,
    lay_over,
    paragraph_properties,
    run_properties,
    shading,
)

WORD_DEFAULT_FAMILY = "Times New Roman"
WORD_DEFAULT_SIZE = 200.0
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_TOGGLES = ("bold", "italic", "bold_complex", "italic_complex", "caps", "small_caps", "strike", "hidden")
_SCRIPT_SLOTS = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}


@dataclass(frozen=True, slots=True)
class CellFormat:
    """What a table style, table or cell says about cells: edges, margins (top, left, bottom, right), shading."""

    edges: dict[str, Border] = field(default_factory=dict)
    margins: tuple[float | None, float | None, float | None, float | None] = (None, None, None, None)
    shade: int | None = None
    valign: str | None = None


SILENT_CELL = CellFormat()


@dataclass(frozen=True, slots=True)
class TableLayer:
    """One part of a table style: the whole table, or one of its conditions such as firstRow."""

    paragraph: ParagraphProperties = NO_PARAGRAPH
    run: RunProperties = NO_RUN
    table: CellFormat = CellFormat()
    cell: CellFormat = CellFormat()


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style with its base styles merged in: layers by condition, "" for the whole table."""

    layers: dict[str, TableLayer] = field(default_factory=dict)
    indent: float | None = None
    row_band: int = 1
    column_band: int = 1


class Styles:
    """The resolved style sheet of one package."""

    def __init__(self, package: Package) -> None:
        part = package.related(package.main, "/styles")
        self._root = package.tree(part) if part else None
        self.theme_fonts = _theme_fonts(package)
        defaults = child(self._root, "docDefaults")
        self.default_run = run_properties(child(child(defaults, "rPrDefault"), "rPr"), self.theme_fonts)
        self.default_paragraph = paragraph_properties(child(child(defaults, "pPrDefault"), "pPr"))
        self._nodes = {
            (attribute(n, "type") or "", attribute(n, "styleId") or ""): n for n in children(self._root, "style")
        }
        self._default_ids = {
            attribute(n, "type"): attribute(n, "styleId") for n in self._nodes.values() if flag(n, "default")
        }
        self._paragraphs: dict[str, tuple[ParagraphProperties, RunProperties]] = {}
        self._characters: dict[str, RunProperties] = {}
        self._tables: dict[str, TableStyle] = {}
        self._run_styles: dict[tuple[RunProperties, str], RunStyle] = {}

    def paragraph_id(self, style_id: str | None) -> str:
        """The style a paragraph has: the named one where it exists, else the default paragraph style."""
        if style_id and ("paragraph", style_id) in self._nodes:
            return style_id
        return self._default_ids.get("paragraph") or ""

    def paragraph(self, style_id: str) -> tuple[ParagraphProperties, RunProperties]:
        """What a paragraph style says, its base styles included, the document defaults not."""
        if style_id not in self._paragraphs:
            paragraph, run = NO_PARAGRAPH, NO_RUN
            for node in self._chain("paragraph", style_id):
                paragraph = lay_over(paragraph, paragraph_properties(child(node, "pPr")))
                run = lay_over(run, run_properties(child(node, "rPr"), self.theme_fonts))
            self._paragraphs[style_id] = paragraph, run
        return self._paragraphs[style_id]

    def character(self, style_id: str | None) -> RunProperties:
        """What a character style says, its base styles included."""
        if not style_id:
            return NO_RUN
        if style_id not in self._characters:
            run = NO_RUN
            for node in self._chain("character", style_id):
                run = lay_over(run, run_properties(child(node, "rPr"), self.theme_fonts))
            self._characters[style_id] = run
        return self._characters[style_id]

    def table(self, style_id: str | None) -> TableStyle:
        """A table style, its base styles included; the default table style when none is named."""
        name = style_id if style_id and ("table", style_id) in self._nodes else self._default_ids.get("table") or ""
        if name not in self._tables:
            style = TableStyle()
            for node in self._chain("table", name):
                style = self._table_over(style, node)
            self._tables[name] = style
        return self._tables[name]

    def list_of_style(self, style_id: str) -> int | None:
        """The list that a numbering style names (`w:numStyleLink` points to such a style)."""
        node = self._nodes.get(("numbering", style_id))
        return whole(value(child(child(node, "pPr"), "numPr"), "numId"))

    def run_over(self, paragraph_run: RunProperties, character: RunProperties) -> RunProperties:
        """A character style over a paragraph's run properties: a switch that both turn on is off, as Word has it."""
        if character is NO_RUN:
            return paragraph_run
        both: dict[str, Any] = {n: False for n in _TOGGLES if getattr(paragraph_run, n) and getattr(character, n)}
        return lay_over(paragraph_run, replace(character, **both) if both else character)

    def finished(self, run: RunProperties, link: str = "") -> RunStyle:
        """Run properties with every gap filled by Word's defaults."""
        key = (run, link)
        if key not in self._run_styles:
            self._run_styles[key] = _finished(run, link)
        return self._run_styles[key]

    def _chain(self, kind: str, style_id: str) -> list[Element]:
        chain: list[Element] = []
        node = self._nodes.get((kind, style_id))
        while node is not None and node not in chain:
            chain.append(node)
            node = self._nodes.get((kind, value(node, "basedOn") or ""))
        return chain[::-1]

    def _table_over(self, base: TableStyle, node: Element) -> TableStyle:
        layers = dict(base.layers)
        layers[""] = self._layer_over(layers.get("", TableLayer()), node)
        for condition in children(node, "tblStylePr"):
            name = attribute(condition, "type") or ""
            layers[name] = self._layer_over(layers.get(name, TableLayer()), condition)
        facts = child(node, "tblPr")
        indent = whole(attribute(child(facts, "tblInd"), "w"))
        return TableStyle(
            layers,
            base.indent if indent is None else float(indent),
            whole(value(facts, "tblStyleRowBandSize"), base.row_band) or 1,
            whole(value(facts, "tblStyleColBandSize"), base.column_band) or 1,
        )

    def _layer_over(self, base: TableLayer, node: Element) -> TableLayer:
        return TableLayer(
            lay_over(base.paragraph, paragraph_properties(child(node, "pPr"))),
            lay_over(base.run, run_properties(child(node, "rPr"), self.theme_fonts)),
            format_over(base.table, table_format(child(node, "tblPr"))),
            format_over(base.cell, cell_format(child(node, "tcPr"))),
        )


def table_format(node: Element | None) -> CellFormat:
    """What a `w:tblPr` (or `w:tblPrEx`) says about all cells."""
    return CellFormat(
        _edges(child(node, "tblBorders")), _margins(child(node, "tblCellMar")), shading(child(node, "shd"))
    )


def cell_format(node: Element | None) -> CellFormat:
    """What a `w:tcPr` says about its cell."""
    if node is None:
        return SILENT_CELL
    return CellFormat(
        _edges(child(node, "tcBorders")),
        _margins(child(node, "tcMar")),
        shading(child(node, "shd")),
        value(node, "vAlign"),
    )


def format_over(base: CellFormat, upper: CellFormat) -> CellFormat:
    """One cell format over another."""
    if upper is SILENT_CELL:
        return base
    top, left, bottom, right = (u if u is not None else b for b, u in zip(base.margins, upper.margins, strict=True))
    return CellFormat(
        {**base.edges, **upper.edges},
        (top, left, bottom, right),
        base.shade if upper.shade is None else upper.shade,
        upper.valign or base.valign,
    )


def _edges(node: Element | None) -> dict[str, Border]:
    found: dict[str, Border] = {}
    if node is None:
        return found
    for name in EDGES:
        other = {"left": "start", "right": "end"}.get(name, name)
        edge = border(child(node, name)) or border(child(node, other))
        if edge is not None:
            found[name] = edge
    return found


def _margins(node: Element | None) -> tuple[float | None, float | None, float | None, float | None]:
    if node is None:
        return None, None, None, None

    def margin(name: str, other: str) -> float | None:
        found = child(node, name)
        width = whole(attribute(child(node, other) if found is None else found, "w"))
        return None if width is None else float(width)

    return margin("top", "top"), margin("left", "start"), margin("bottom", "bottom"), margin("right", "end")


def _theme_fonts(package: Package) -> dict[str, str]:
    part = package.related(package.main, "/theme")
    fonts: dict[str, str] = {}
    scheme = package.tree(part).find(f".//{q('a:fontScheme')}") if part else None
    for group in scheme if scheme is not None else ():
        rank = local(group).removesuffix("Font")
        for slot, names in _SCRIPT_SLOTS.items():
            face = group.find(q(f"a:{slot}"))
            if face is not None and face.get("typeface"):
                fonts.update({f"{rank}{name}": face.get("typeface", "") for name in names})
    return fonts


def _finished(run: RunProperties, link: str) -> RunStyle:
    size = run.size or WORD_DEFAULT_SIZE
    family = run.family or WORD_DEFAULT_FAMILY
    return RunStyle(
        family=family,
        size=size,
        bold=bool(run.bold),
        italic=bool(run.italic),
        underline=run.underline or "none",
        strike=bool(run.strike),
        colour=None if run.colour in (None, AUTO) else run.colour,
        shade=None if run.shade in (None, AUTO) else run.shade,
        caps=bool(run.caps),
        small_caps=bool(run.small_caps),
        vertical=run.vertical or "baseline",
        raised=run.raised or 0.0,
        spacing=run.spacing or 0.0,
        kerning=bool(run.kerning) and size >= (run.kerning or 0.0),
        stretch=min(600.0, max(1.0, run.stretch or 100.0)),
        right_to_left=bool(run.right_to_left),
        family_complex=run.family_complex or family,
        size_complex=run.size_complex or size,
        bold_complex=bool(run.bold_complex),
        italic_complex=bool(run.italic_complex),
        link=link,
    )
