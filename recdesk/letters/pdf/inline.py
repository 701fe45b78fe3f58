"""What stands inside a paragraph, as pieces of the model: runs, fields, links, breaks, notes. Nothing is left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recdesk.letters.pdf.document import Break, Field, FieldKind, Inline, NoteMark, RunStyle, Text
from recdesk.letters.pdf.drawings import DrawingReader
from recdesk.letters.pdf.equations import linear
from recdesk.letters.pdf.number_formats import format_number
from recdesk.letters.pdf.ooxml import attribute, child, is_on, local, own_text, q
from recdesk.letters.pdf.package import Element
from recdesk.letters.pdf.properties import RunProperties
from recdesk.letters.pdf.reading import ReadBlocks, Reading
from recdesk.letters.pdf.symbols import is_symbol_font, translated

LINE_BREAK = "\u2028"
SMALL_CAPS_SIZE = 0.8
SAFE_LINKS = ("http://", "https://", "mailto:")
_CONTAINERS = {
    "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", "ruby", "rt", "rubyBase",
}  # fmt: skip
_MATH = q("m:r").removesuffix("r")
_PAGE_FIELDS: dict[str, FieldKind] = {"PAGE": "PAGE", "NUMPAGES": "NUMPAGES", "SECTIONPAGES": "SECTIONPAGES"}
_FIELD_FORMATS = {
    "roman": "lowerRoman",
    "ROMAN": "upperRoman",
    "alphabetic": "lowerLetter",
    "ALPHABETIC": "upperLetter",
}
_FORMAT_SWITCH = re.compile(r"\\\*\s*(\w+)")
_PLAIN = {"tab": "\t", "cr": LINE_BREAK, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "ptab": "\t"}
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127)) | {0x0A: " ", 0x0D: " "}


@dataclass(slots=True)
class OpenField:
    """A complex field whose end is not reached yet: its instruction, and whether we replace its result."""

    instruction: str = ""
    in_result: bool = False
    replaced: bool = False
    checkbox: str = ""


class InlineReader:
    """Reads the paragraphs of one part (body, a header, a note). Field state runs on from paragraph to paragraph."""

    def __init__(self, reading: Reading, part: str, read_blocks: ReadBlocks, note_label: str = "") -> None:
        self._reading = reading
        self._styles = reading.styles
        self._part = part
        self._fields: list[OpenField] = []
        self._note_label = note_label
        self._drawings = DrawingReader(reading, part, read_blocks)

    def pieces(self, paragraph: Element, base: RunProperties) -> tuple[Inline, ...]:
        """The pieces of a `w:p`; neighbours of the same style are one piece."""
        return tuple(_joined(self._walk(paragraph, base, "")))

    def _walk(self, parent: Element, base: RunProperties, link: str) -> Iterator[Inline]:
        for node in parent:
            name = local(node)
            if name == "r" and not node.tag.startswith(_MATH):
                yield from self._run(node, base, link)
            elif name == "hyperlink":
                yield from self._walk(node, base, self._link(node))
            elif name == "fldSimple":
                yield from self._simple_field(node, base, link)
            elif name == "AlternateContent":
                yield from self._walk(_alternative(node), base, link)
            elif node.tag.startswith(_MATH):
                yield from self._equation(node, base)
            elif name in _CONTAINERS:
                yield from self._walk(node, base, link)

    def _link(self, node: Element) -> str:
        relation = self._reading.package.relations(self._part).get(node.get(q("r:id"), ""))
        return relation.target if relation and relation.external and relation.target.startswith(SAFE_LINKS) else ""

    def _simple_field(self, node: Element, base: RunProperties, link: str) -> Iterator[Inline]:
        field = self._page_field(attribute(node, "instr") or "", self._style(child(node, "r"), base))
        if field is not None:
            yield field
        else:
            yield from self._walk(node, base, link)

    def _equation(self, node: Element, base: RunProperties) -> Iterator[Inline]:
        for text, standing in linear(node):
            if text:
                style = self._styles.finished(replace(base, italic=text.isalpha(), vertical=standing))
                yield Text(unicodedata.normalize("NFKC", text), style)

    def _properties(self, run: Element | None, base: RunProperties) -> RunProperties:
        direct = child(run, "rPr")
        if direct is None:
            return base
        return self._reading.looks.run(direct, base)

    def _style(self, run: Element | None, base: RunProperties, link: str = "") -> RunStyle:
        return self._styles.finished(self._properties(run, base), link)

    def _run(self, run: Element, base: RunProperties, link: str) -> Iterator[Inline]:
        properties = self._properties(run, base)
        for node in run:
            name = local(node)
            if name == "fldChar":
                yield from self._field_mark(node, properties)
            elif name == "instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].instruction += node.text or ""
            elif not properties.hidden and self._visible():
                yield from self._content(node, name, properties, base, link)

    def _visible(self) -> bool:
        return all(field.in_result and not field.replaced for field in self._fields)

    def _content(
        self, node: Element, name: str, run: RunProperties, base: RunProperties, link: str
    ) -> Iterator[Inline]:
        style = self._styles.finished(run, link)
        if name == "t":
            yield from self._text(own_text(node), run, base, link)
        elif name in _PLAIN:
            yield Text(_PLAIN[name], style)
        elif name == "br":
            kind = attribute(node, "type")
            yield (
                Break("column" if kind == "column" else "page")
                if kind in {"page", "column"}
                else Text(LINE_BREAK, style)
            )
        elif name == "sym":
            yield from self._symbol(node, run, base, link)
        elif name == "pgNum":
            yield Field("PAGE", style)
        elif name in {"footnoteReference", "endnoteReference"}:
            yield from self._note(node, name, style)
        elif name in {"footnoteRef", "endnoteRef"} and self._note_label:
            yield Text(self._note_label, style)
        elif name in {"drawing", "pict", "object"}:
            yield from self._drawings.read(node, style)
        elif name == "AlternateContent":
            for inner in _alternative(node):
                yield from self._content(inner, local(inner), run, base, link)
        elif name in _CONTAINERS:
            yield from self._walk(node, base, link)

    def _text(self, text: str, run: RunProperties, base: RunProperties, link: str) -> Iterator[Inline]:
        if is_symbol_font(run.family):
            text, run = translated(text, run.family), replace(run, family=base.family)
        text = unicodedata.normalize("NFC", text).translate(_CONTROLS)
        if run.caps:
            text = upper(text)
        elif run.small_caps:
            yield from self._small_caps(text, run, link)
            return
        yield Text(text, self._styles.finished(run, link))

    def _small_caps(self, text: str, run: RunProperties, link: str) -> Iterator[Inline]:
        full = self._styles.finished(run, link)
        small = replace(full, size=full.size * SMALL_CAPS_SIZE)
        for character in text:
            raised = upper(character)
            yield Text(raised, full if raised == character else small)

    def _symbol(self, node: Element, run: RunProperties, base: RunProperties, link: str) -> Iterator[Inline]:
        family = attribute(node, "font")
        try:
            character = chr(int(attribute(node, "char") or "", 16))
        except (ValueError, OverflowError):
            return
        known = translated(character, family)
        named = replace(run, family=base.family if is_symbol_font(family) else family or run.family)
        yield Text(known, self._styles.finished(named, link))

    def _note(self, node: Element, name: str, style: RunStyle) -> Iterator[Inline]:
        identity = attribute(node, "id") or ""
        is_footnote = name == "footnoteReference"
        known = self._reading.footnotes if is_footnote else self._reading.endnotes
        if identity not in known:
            known.append(identity)
        number = known.index(identity) + 1
        custom = child(node, "customMarkFollows") is not None or attribute(node, "customMarkFollows") not in {None, "0"}
        label = "" if custom else format_number(number, "decimal" if is_footnote else "lowerRoman")
        yield NoteMark(number if is_footnote else -number, label, style)

    def _field_mark(self, node: Element, properties: RunProperties) -> Iterator[Inline]:
        kind = attribute(node, "fldCharType")
        if kind == "begin":
            self._fields.append(OpenField(checkbox=_checkbox(node)))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            yield from self._begin_result(properties)
        elif kind == "end" and self._fields:
            if not self._fields[-1].in_result:
                self._fields[-1].in_result = True
                yield from self._begin_result(properties)
            self._fields.pop()

    def _begin_result(self, properties: RunProperties) -> Iterator[Inline]:
        field = self._fields[-1]
        if properties.hidden or not self._visible():
            return
        style = self._styles.finished(properties)
        page_field = self._page_field(field.instruction, style)
        if page_field is not None:
            field.replaced = True
            yield page_field
        elif field.checkbox:
            yield Text(field.checkbox, style)

    @staticmethod
    def _page_field(instruction: str, style: RunStyle) -> Field | None:
        words = instruction.split()
        kind = _PAGE_FIELDS.get(words[0].upper()) if words else None
        if kind is None:
            return None
        switches = [_FIELD_FORMATS[name] for name in _FORMAT_SWITCH.findall(instruction) if name in _FIELD_FORMATS]
        return Field(kind, style, switches[0] if switches else "")


def upper(text: str) -> str:
    """Capitals as Word shows them: a sharp s has no capital there and stays."""
    return "".join(c if c == "ß" else c.upper() for c in text)


def _checkbox(node: Element) -> str:
    box = next(node.iter(q("w:checkBox")), None)
    if box is None:
        return ""
    state = child(box, "checked")
    state = child(box, "default") if state is None else state
    return "☒" if state is not None and is_on(state) else "☐"


def _alternative(node: Element) -> Element:
    """The one branch of `mc:AlternateContent` to read: shapes we know from the choice, the rest from the fallback."""
    fallback = node.find(q("mc:Fallback"))
    for choice in node.iterchildren(q("mc:Choice")):
        if (choice.get("Requires") or "").split()[:1] in (["wps"], ["wpg"]) or fallback is None:
            return choice
    return node if fallback is None else fallback


def _joined(pieces: Iterator[Inline]) -> Iterator[Inline]:
    waiting: Text | None = None
    for piece in pieces:
        if isinstance(piece, Text):
            if not piece.text:
                continue
            if waiting is not None and waiting.style == piece.style:
                waiting = Text(waiting.text + piece.text, piece.style)
                continue
        if waiting is not None:
            yield waiting
        waiting = None
        if isinstance(piece, Text):
            waiting = piece
        else:
            yield piece
    if waiting is not None:
        yield waiting
