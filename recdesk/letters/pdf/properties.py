"""Run and paragraph properties as a DOCX states them: partial (None = not said here), to be laid over one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from recdesk.letters.pdf.ooxml import (
    attribute,
    child,
    children,
    children_by_name,
    colour,
    flag,
    length,
    switched,
    twips,
    value,
    whole,
)
from recdesk.letters.pdf.package import Element

AUTO = -1  # "auto" text colour, and a shading that explicitly paints nothing
HALF_POINT = 10.0
EIGHTH_POINT = 2.5
POINT = 20.0

HIGHLIGHTS = {
    "black": 0x000000, "blue": 0x0000FF, "cyan": 0x00FFFF, "darkBlue": 0x000080, "darkCyan": 0x008080,
    "darkGray": 0x808080, "darkGreen": 0x008000, "darkMagenta": 0x800080, "darkRed": 0x800000, "darkYellow": 0x808000,
    "green": 0x00FF00, "lightGray": 0xC0C0C0, "magenta": 0xFF00FF, "red": 0xFF0000, "white": 0xFFFFFF,
    "yellow": 0xFFFF00,
    "none": AUTO,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Border:
    """One edge: kind of line ("none" paints nothing), width and distance to the text in twips, colour."""

    kind: str
    width: float
    space: float
    colour: int

    @property
    def visible(self) -> bool:
        """Whether anything is painted."""
        return self.kind not in {"none", "nil"}

    @property
    def thickness(self) -> float:
        """The height the line takes; a double line is two lines and the gap between them."""
        if not self.visible:
            return 0.0
        return self.width * 3 if self.kind == "double" else self.width


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop from the text margin; `kind` is left, right, center, decimal or clear."""

    position: float
    kind: str
    leader: str


@dataclass(frozen=True, slots=True)
class RunProperties:
    """What one place of the document says about characters. Sizes in twips."""

    family: str | None = None
    family_complex: str | None = None
    size: float | None = None
    size_complex: float | None = None
    bold: bool | None = None
    bold_complex: bool | None = None
    italic: bool | None = None
    italic_complex: bool | None = None
    underline: str | None = None
    strike: bool | None = None
    colour: int | None = None
    shade: int | None = None
    caps: bool | None = None
    small_caps: bool | None = None
    vertical: str | None = None
    raised: float | None = None
    spacing: float | None = None
    kerning: float | None = None
    stretch: float | None = None
    right_to_left: bool | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """What one place of the document says about a paragraph. Lengths in twips; `first` is negative when hanging."""

    alignment: str | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    before: float | None = None
    after: float | None = None
    before_auto: bool | None = None
    after_auto: bool | None = None
    contextual: bool | None = None
    line: float | None = None
    line_rule: str | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    widow_control: bool | None = None
    page_break_before: bool | None = None
    tabs: tuple[TabStop, ...] | None = None
    top: Border | None = None
    left_border: Border | None = None
    bottom: Border | None = None
    right_border: Border | None = None
    between: Border | None = None
    shade: int | None = None
    bidi: bool | None = None
    snap_to_grid: bool | None = None
    list_id: int | None = None
    list_level: int | None = None


Properties = TypeVar("Properties", RunProperties, ParagraphProperties)
NO_RUN = RunProperties()
NO_PARAGRAPH = ParagraphProperties()
_SAY_NOTHING: tuple[object, ...] = (NO_RUN, NO_PARAGRAPH)
_NAMES = {kind.__name__: tuple(part.name for part in fields(kind)) for kind in (RunProperties, ParagraphProperties)}


def lay_over(base: Properties, upper: Properties) -> Properties:
    """`base` with everything that `upper` says laid over it; tab stops add up, a "clear" stop takes one away."""
    if any(upper is silent for silent in _SAY_NOTHING):
        return base
    names = _NAMES[type(upper).__name__]
    said: dict[str, Any] = {name: found for name in names if (found := getattr(upper, name)) is not None}
    if not said:
        return base
    if "tabs" in said:
        said["tabs"] = _tabs_over(getattr(base, "tabs", None) or (), said["tabs"])
    return replace(base, **said)


def _tabs_over(base: tuple[TabStop, ...], upper: tuple[TabStop, ...]) -> tuple[TabStop, ...]:
    stops = {stop.position: stop for stop in base}
    stops.update({stop.position: stop for stop in upper})
    return tuple(stops[position] for position in sorted(stops))


def run_properties(node: Element | None, theme_fonts: Mapping[str, str]) -> RunProperties:
    """The `w:rPr` in `node`'s place. `theme_fonts` maps a theme slot such as minorHAnsi to its family."""
    if node is None or len(node) == 0:
        return NO_RUN
    said = children_by_name(node).get
    fonts, kerning = said("rFonts"), said("kern")
    strikes = (switched(said("strike")), switched(said("dstrike")))
    return RunProperties(
        family=_family(fonts, ("ascii", "hAnsi"), theme_fonts),
        family_complex=_family(fonts, ("cs",), theme_fonts),
        size=_half_points(said("sz")),
        size_complex=_half_points(said("szCs")),
        bold=switched(said("b")),
        bold_complex=switched(said("bCs")),
        italic=switched(said("i")),
        italic_complex=switched(said("iCs")),
        underline=attribute(said("u")),
        strike=None if strikes == (None, None) else any(strikes),
        colour=_text_colour(said("color")),
        shade=_run_shade(said("highlight"), said("shd")),
        caps=switched(said("caps")),
        small_caps=switched(said("smallCaps")),
        vertical=attribute(said("vertAlign")),
        raised=_half_points(said("position")),
        spacing=twips(said("spacing"), "val"),
        kerning=None if kerning is None else float(whole(attribute(kerning)) or 0) * HALF_POINT,
        stretch=length((attribute(said("w")) or "").removesuffix("%")),
        right_to_left=switched(said("rtl")),
        hidden=switched(said("vanish")),
    )


def _half_points(node: Element | None) -> float | None:
    return length(attribute(node), HALF_POINT)


def _family(fonts: Element | None, slots: tuple[str, ...], theme_fonts: Mapping[str, str]) -> str | None:
    for slot in slots:
        theme = attribute(fonts, "cstheme" if slot == "cs" else f"{slot}Theme")
        if theme is not None and theme_fonts.get(theme):
            return theme_fonts[theme]
        named = attribute(fonts, slot)
        if named:
            return named
    return None


def _text_colour(node: Element | None) -> int | None:
    if node is None:
        return None
    found = colour(attribute(node))
    return AUTO if found is None else found


def _run_shade(highlight: Element | None, shade: Element | None) -> int | None:
    marked = attribute(highlight)
    return shading(shade) if marked is None else HIGHLIGHTS.get(marked, AUTO)


def shading(node: Element | None) -> int | None:
    """A `w:shd` as one colour: the fill, the pattern's colour when solid, a mixture for `pctNN`; AUTO is no paint."""
    if node is None:
        return None
    pattern = attribute(node) or "clear"
    fill, ink = colour(attribute(node, "fill")), colour(attribute(node, "color")) or 0
    if pattern == "solid":
        return ink
    percent = whole(pattern[3:]) if pattern.startswith("pct") else None
    if percent is not None:
        return _mix(ink, 0xFFFFFF if fill is None else fill, percent / 100)
    return AUTO if fill is None else fill


def _mix(ink: int, paper: int, part: float) -> int:
    mixed = 0
    for shift in (16, 8, 0):
        channel = ((ink >> shift) & 0xFF) * part + ((paper >> shift) & 0xFF) * (1 - part)
        mixed |= round(channel) << shift
    return mixed


def border(node: Element | None) -> Border | None:
    """One border element; None when it is not there."""
    if node is None:
        return None
    width = (whole(attribute(node, "sz")) or 0) * EIGHTH_POINT
    space = (whole(attribute(node, "space")) or 0) * POINT
    return Border(attribute(node) or "none", width or EIGHTH_POINT, space, colour(attribute(node, "color")) or 0)


def paragraph_properties(node: Element | None) -> ParagraphProperties:
    """The `w:pPr` in `node`'s place, without its style and section."""
    if node is None or len(node) == 0:
        return NO_PARAGRAPH
    said = children_by_name(node).get
    indent, spacing, edges, numbering = said("ind"), said("spacing"), said("pBdr"), said("numPr")
    return ParagraphProperties(
        alignment=attribute(said("jc")),
        left=_either(indent, "left", "start"),
        right=_either(indent, "right", "end"),
        first=_first_line(indent),
        before=twips(spacing, "before"),
        after=twips(spacing, "after"),
        before_auto=flag(spacing, "beforeAutospacing"),
        after_auto=flag(spacing, "afterAutospacing"),
        contextual=switched(said("contextualSpacing")),
        line=twips(spacing, "line"),
        line_rule=attribute(spacing, "lineRule") or ("auto" if attribute(spacing, "line") else None),
        keep_next=switched(said("keepNext")),
        keep_lines=switched(said("keepLines")),
        widow_control=switched(said("widowControl")),
        page_break_before=switched(said("pageBreakBefore")),
        tabs=_tab_stops(said("tabs")),
        top=None if edges is None else border(child(edges, "top")),
        left_border=None if edges is None else border(child(edges, "left")),
        bottom=None if edges is None else border(child(edges, "bottom")),
        right_border=None if edges is None else border(child(edges, "right")),
        between=None if edges is None else border(child(edges, "between")),
        shade=shading(said("shd")),
        bidi=switched(said("bidi")),
        snap_to_grid=switched(said("snapToGrid")),
        list_id=whole(value(numbering, "numId")),
        list_level=whole(value(numbering, "ilvl")),
    )


def _either(node: Element | None, first: str, second: str) -> float | None:
    found = twips(node, first)
    return twips(node, second) if found is None else found


def _first_line(indent: Element | None) -> float | None:
    hanging = twips(indent, "hanging")
    return twips(indent, "firstLine") if hanging is None else -hanging


def _tab_stops(node: Element | None) -> tuple[TabStop, ...] | None:
    if node is None:
        return None
    kinds = {"start": "left", "end": "right", "num": "left"}
    stops = []
    for tab in children(node, "tab"):
        kind = attribute(tab) or "left"
        position = twips(tab, "pos")
        if position is not None and kind != "bar":
            stops.append(TabStop(position, kinds.get(kind, kind), attribute(tab, "leader") or "none"))
    return tuple(stops)
