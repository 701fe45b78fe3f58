"""How the paragraphs and runs of a document look, worked out once for each different way of saying it.

Most paragraphs of a letter, and of all letters of a template, say the same about themselves; what they say is
compared as it stands in the file. Nothing here depends on a document's text or on the count of its lists.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from typing import Any

from lxml import etree

from recdesk.letters.pdf.document import ParagraphStyle, RunStyle
from recdesk.letters.pdf.numbering import Level, Lists
from recdesk.letters.pdf.ooxml import attribute, child, value
from recdesk.letters.pdf.package import Element
from recdesk.letters.pdf.properties import (
    AUTO,
    NO_PARAGRAPH,
    NO_RUN,
    ParagraphProperties,
    RunProperties,
    lay_over,
    paragraph_properties,
    run_properties,
)
from recdesk.letters.pdf.styles import Styles

AUTO_SPACING = 280.0
MOST_KNOWN = 4096
_ALIGNMENTS = {"both": "justify", "distribute": "justify", "start": "left", "end": "right", "lowKashida": "justify",
               "mediumKashida": "justify", "highKashida": "justify", "thaiDistribute": "justify"}  # fmt: skip
_MIRRORED = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True, eq=False)
class Inherited:
    """What a table style gives to the paragraphs and runs of a cell; nothing outside tables.

    Equal cells are given the same object, so that what follows from it is looked up quickly.
    """

    paragraph: ParagraphProperties = NO_PARAGRAPH
    run: RunProperties = NO_RUN


OUTSIDE_TABLES = Inherited()


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph's style, what its runs begin with, the style of its end mark, and its place in a list."""

    style: ParagraphStyle
    aligned: bool
    base: RunProperties
    mark: RunStyle
    list_id: int = 0
    index: int = 0
    level: Level | None = None
    label: RunStyle | None = None
    ends_section: bool = False


class Looks:
    """The looks known so far under one style sheet."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles = styles
        self._lists = lists
        self.cells: dict[Any, Any] = {}
        """What the reader of tables knows of their cells."""
        self._paragraphs: dict[tuple[bytes, Inherited | None], Look] = {}
        self._runs: dict[tuple[bytes, int], tuple[RunProperties, RunProperties]] = {}

    def paragraph(self, node: Element | None, inherited: Inherited) -> Look:
        """What a `w:pPr` (None where there is none) amounts to."""
        key = b"" if node is None else etree.tostring(node), None if inherited is OUTSIDE_TABLES else inherited
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraph(node, inherited)
            if len(self._paragraphs) >= MOST_KNOWN:
                self._paragraphs.clear()
            self._paragraphs[key] = found
        return found

    def run(self, node: Element, base: RunProperties) -> RunProperties:
        """What a `w:rPr` amounts to in a paragraph whose runs begin with `base`."""
        # `base` is kept beside the answer, so that its identity stays its own.
        key = etree.tostring(node), id(base)
        found = self._runs.get(key)
        if found is None:
            character = self._styles.character(attribute(child(node, "rStyle")))
            over = lay_over(self._styles.run_over(base, character), run_properties(node, self._styles.theme_fonts))
            if len(self._runs) >= MOST_KNOWN:
                self._runs.clear()
            found = self._runs[key] = base, over
        return found[1]

    def _paragraph(self, node: Element | None, inherited: Inherited) -> Look:
        styles = self._styles
        style_id = styles.paragraph_id(value(node, "pStyle"))
        style_paragraph, style_run = styles.paragraph(style_id)
        direct = paragraph_properties(node)
        listed = lay_over(style_paragraph, direct)
        index = listed.list_level
        if index is None:
            index = self._lists.level_of_style(listed.list_id, style_id)
        level = self._lists.level(listed.list_id, index)
        indents = NO_PARAGRAPH if level is None else level.paragraph
        # A list's indents lie under those of the style that carries the list, but over the style when named directly.
        layers = (style_paragraph, indents, direct) if direct.list_id else (indents, style_paragraph, direct)
        properties = reduce(lay_over, layers, _over(styles.default_paragraph, inherited.paragraph))
        base = _over_run(styles.default_run, inherited.run, style_run)
        mark = self._mark(node, base)
        label = None
        if level is not None:
            label = styles.finished(lay_over(replace(mark, underline=None, shade=None), level.run))
            # Digits and bullets are of no script; in a paragraph from right to left they are set as its text is.
            label = replace(label, right_to_left=label.right_to_left or bool(properties.bidi))
        return Look(
            style=_finished(properties, style_id),
            aligned=properties.alignment is not None,
            base=base,
            mark=styles.finished(mark),
            list_id=listed.list_id or 0,
            index=index,
            level=level,
            label=label,
            ends_section=child(node, "sectPr") is not None,
        )

    def _mark(self, facts: Element | None, base: RunProperties) -> RunProperties:
        node = child(facts, "rPr")
        properties = base if node is None else self.run(node, base)
        return properties if properties.hidden is None else replace(properties, hidden=None)


@lru_cache(maxsize=512)
def _over(base: ParagraphProperties, upper: ParagraphProperties) -> ParagraphProperties:
    return lay_over(base, upper)


@lru_cache(maxsize=512)
def _over_run(base: RunProperties, middle: RunProperties, upper: RunProperties) -> RunProperties:
    return lay_over(lay_over(base, middle), upper)


def _finished(said: ParagraphProperties, style_id: str) -> ParagraphStyle:
    bidi = bool(said.bidi)
    alignment = _ALIGNMENTS.get(said.alignment or "left", said.alignment or "left")
    left, right = said.left or 0.0, said.right or 0.0
    left_border, right_border = said.left_border, said.right_border
    if bidi:
        alignment = _MIRRORED.get(alignment, alignment)
        left, right = right, left
    return ParagraphStyle(
        style_id=style_id,
        alignment=alignment,
        left=left,
        right=right,
        first=said.first or 0.0,
        before=AUTO_SPACING if said.before_auto else said.before or 0.0,
        after=AUTO_SPACING if said.after_auto else said.after or 0.0,
        contextual=bool(said.contextual),
        line=said.line or 240.0,
        line_rule=(said.line_rule or "auto") if said.line else "auto",
        keep_next=bool(said.keep_next),
        keep_lines=bool(said.keep_lines),
        widow_control=said.widow_control is not False,
        page_break_before=bool(said.page_break_before),
        tabs=tuple(stop for stop in said.tabs or () if stop.kind != "clear"),
        borders=(said.top, left_border, said.bottom, right_border),
        between=said.between,
        shade=None if said.shade in (None, AUTO) else said.shade,
        bidi=bidi,
        snap_to_grid=said.snap_to_grid is not False,
    )
