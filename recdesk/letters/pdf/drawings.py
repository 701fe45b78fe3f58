"""Drawings in a paragraph: images in the line, floating images, text boxes, stand-ins for what cannot be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from recdesk.letters.pdf.document import Block, Floating, Inline, Picture, Placement, RunStyle, Text
from recdesk.letters.pdf.ooxml import colour, emu, length, local, q
from recdesk.letters.pdf.package import Element
from recdesk.letters.pdf.properties import Border
from recdesk.letters.pdf.reading import OUTSIDE_TABLES, ReadBlocks, Reading

READABLE_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")
TEXT_BOX_INSETS = (72.0, 144.0, 72.0, 144.0)  # top, left, bottom, right: Word's 0.05 and 0.1 inch
_STYLE_ITEM = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_LINE_WIDTH_EMU = "9525"


class DrawingReader:
    """Reads `w:drawing`, `w:pict` and `w:object` of one part."""

    def __init__(self, reading: Reading, part: str, read_blocks: ReadBlocks) -> None:
        self._reading = reading
        self._part = part
        self._read_blocks = read_blocks

    def read(self, node: Element, style: RunStyle) -> Iterator[Inline]:
        """The pieces for one drawing."""
        if local(node) == "drawing":
            for placed in node:
                if local(placed) == "anchor":
                    yield from self._anchor(placed, style)
                elif local(placed) == "inline":
                    yield from self._inline(placed, style)
        else:
            yield from self._vml(node, style)

    def _inline(self, node: Element, style: RunStyle) -> Iterator[Inline]:
        width, height = _extent(node)
        boxes = list(node.iter(q("wps:wsp")))
        if boxes and any(True for _ in node.iter(q("w:txbxContent"))):
            for box in boxes:
                yield self._box(box, width, height, Placement("column"), Placement("paragraph"), "topAndBottom")
            return
        before, after = emu(node.get("distL")), emu(node.get("distR"))
        yield self._picture(node, width, height, style, before, after)
        yield from self._text_of_graphic(node, style)

    def _anchor(self, node: Element, style: RunStyle) -> Iterator[Inline]:
        width, height = _extent(node)
        across, down = _placement(node, "wp:positionH", "column"), _placement(node, "wp:positionV", "paragraph")
        wrap = next((local(n).removeprefix("wrap") for n in node if local(n).startswith("wrap")), "None")
        wrap = "topAndBottom" if wrap == "TopAndBottom" else wrap
        wrapping = next((n for n in node if local(n).startswith("wrap")), None)
        side = "bothSides" if wrapping is None else wrapping.get("wrapText") or "bothSides"
        top, left, bottom, right = (emu(node.get(name)) for name in ("distT", "distL", "distB", "distR"))
        way: dict[str, Any] = {"distances": (top, left, bottom, right), "side": side}
        behind = node.get("behindDoc") in {"1", "true"}
        if next(node.iter(q("wpg:wgp"), q("wps:wsp")), None) is None:
            picture = self._picture(node, width, height, style, 0.0, 0.0)
            yield replace(Floating(width, height, across, down, wrap, behind, picture), **way)
            yield from self._text_of_graphic(node, style)
            return
        for shape, place in _shapes(node, width, height):
            left, top, shape_width, shape_height = place
            moved = _moved(across, left), _moved(down, top)
            if shape.tag == q("pic:pic"):
                picture = self._picture(shape, shape_width, shape_height, style, 0.0, 0.0)
                yield replace(Floating(shape_width, shape_height, *moved, wrap, behind, picture), **way)
            else:
                yield replace(self._box(shape, shape_width, shape_height, *moved, wrap, behind), **way)

    def _box(
        self,
        shape: Element,
        width: float,
        height: float,
        across: Placement,
        down: Placement,
        wrap: str,
        behind: bool = False,
    ) -> Floating:
        content = next(shape.iter(q("w:txbxContent")), None)
        blocks: tuple[Block, ...] = () if content is None else self._read_blocks(content, OUTSIDE_TABLES)
        body = shape.find(q("wps:bodyPr"))
        properties = shape.find(q("wps:spPr"))
        fill = None if properties is None else properties.find(f"{q('a:solidFill')}/{q('a:srgbClr')}")
        insets = tuple(
            inset if body is None or body.get(name) is None else emu(body.get(name))
            for name, inset in zip(("tIns", "lIns", "bIns", "rIns"), TEXT_BOX_INSETS, strict=True)
        )
        top, left, bottom, right = insets
        return Floating(
            width, height, across, down, wrap, behind, None, blocks, (top, left, bottom, right),
            None if fill is None else colour(fill.get("val")), _outline(properties),
            grows=body is not None and body.find(q("a:spAutoFit")) is not None,
            anchor="t" if body is None else body.get("anchor") or "t",
        )  # fmt: skip

    def _picture(
        self, node: Element, width: float, height: float, style: RunStyle, before: float, after: float
    ) -> Picture:
        described = next(node.iter(q("wp:docPr"), q("pic:cNvPr")), None)
        alternative = "" if described is None else described.get("descr") or described.get("title") or ""
        blip = next(node.iter(q("a:blip")), None)
        image = b"" if blip is None else self._image(blip.get(q("r:embed"), ""))
        crop = next(node.iter(q("a:srcRect")), None)
        left, top, right, bottom = (_share(crop, side) for side in "ltrb")
        return Picture(image, width, height, before, after, style, alternative, (left, top, right, bottom))

    def _image(self, relation_id: str) -> bytes:
        relation = self._reading.package.relations(self._part).get(relation_id)
        if relation is None or relation.external or not self._reading.package.has(relation.target):
            self._reading.warn("picture_missing", part=self._part)
            return b""
        image = self._reading.package.read(relation.target)
        if image.startswith(READABLE_IMAGES):
            return image
        self._reading.warn("picture_format", part=relation.target)
        return b""

    def _text_of_graphic(self, node: Element, style: RunStyle) -> Iterator[Inline]:
        """The words of a chart or diagram, so that nothing written is lost though the graphic is only a frame."""
        graphic = next(node.iter(q("a:graphicData")), None)
        for pointer in graphic if graphic is not None else ():
            if pointer.tag not in {q("c:chart"), q("dgm:relIds")}:
                continue
            self._reading.warn("graphic_simplified", part=self._part)
            relation = self._reading.package.relations(self._part).get(
                pointer.get(q("r:id")) or pointer.get(q("r:dm")) or ""
            )
            if relation is not None and not relation.external and self._reading.package.has(relation.target):
                tree = self._reading.package.tree(relation.target)
                words = [n.text for n in tree.iter(q("c:v"), q("a:t")) if n.text]
                yield Text(" ".join(("", *words)), style)

    def _vml(self, node: Element, style: RunStyle) -> Iterator[Inline]:
        for shape in node.iter(q("v:shape"), q("v:rect"), q("v:roundrect")):
            items = dict(_STYLE_ITEM.findall(shape.get("style") or ""))
            width, height = (length(items.get(name), 15.0) or 0.0 for name in ("width", "height"))
            image = next(shape.iter(q("v:imagedata")), None)
            content = next(shape.iter(q("w:txbxContent")), None)
            floats = items.get("position") == "absolute"
            across = Placement("column", (length(items.get("margin-left"), 15.0) or 0.0) if floats else 0.0)
            down = Placement("paragraph", (length(items.get("margin-top"), 15.0) or 0.0) if floats else 0.0)
            if image is not None:
                found = self._image(image.get(q("r:id"), ""))
                yield Picture(found, width, height, 0.0, 0.0, style, image.get(q("o:title"), ""))
            elif content is not None:
                blocks = self._read_blocks(content, OUTSIDE_TABLES)
                wrap = "None" if floats else "topAndBottom"
                line = None if shape.get("stroked") in {"f", "false"} else Border("single", 15.0, 0.0, 0)
                yield Floating(width, height, across, down, wrap, False, None, blocks, TEXT_BOX_INSETS, None, line)


def _extent(node: Element) -> tuple[float, float]:
    extent = node.find(q("wp:extent"))
    return (0.0, 0.0) if extent is None else (emu(extent.get("cx")), emu(extent.get("cy")))


def _share(crop: Element | None, side: str) -> float:
    text = None if crop is None else crop.get(side)
    return (length(text) or 0.0) / 100_000


def _placement(node: Element, name: str, origin: str) -> Placement:
    place = node.find(q(name))
    if place is None:
        return Placement(origin)
    align, offset = place.find(q("wp:align")), place.find(q("wp:posOffset"))
    return Placement(
        place.get("relativeFrom") or origin,
        0.0 if offset is None else emu(offset.text),
        "" if align is None else (align.text or "").strip(),
    )


def _moved(place: Placement, by: float) -> Placement:
    return Placement(place.origin, place.offset + by, place.align)


def _outline(properties: Element | None) -> Border | None:
    line = None if properties is None else properties.find(q("a:ln"))
    if line is None or line.find(q("a:noFill")) is not None:
        return None
    ink = line.find(f"{q('a:solidFill')}/{q('a:srgbClr')}")
    return Border("single", emu(line.get("w", _LINE_WIDTH_EMU)), 0.0, 0 if ink is None else colour(ink.get("val")) or 0)


def _shapes(
    anchor: Element, width: float, height: float
) -> Iterator[tuple[Element, tuple[float, float, float, float]]]:
    """The pictures and boxes of an anchored group with their place inside it; a single shape fills the whole place."""
    group = next(anchor.iter(q("wpg:wgp")), None)
    if group is None:
        yield from ((shape, (0.0, 0.0, width, height)) for shape in anchor.iter(q("wps:wsp")))
        return
    frame = group.find(f"{q('wpg:grpSpPr')}/{q('a:xfrm')}")
    inner_x, inner_y = _pair(frame, "a:chOff", "x", "y")
    inner_width, inner_height = _pair(frame, "a:chExt", "cx", "cy")
    scale_x = width / inner_width if inner_width else 1.0
    scale_y = height / inner_height if inner_height else 1.0
    for shape in group.iter(q("pic:pic"), q("wps:wsp")):
        own = next(shape.iter(q("a:xfrm")), None)
        x, y = _pair(own, "a:off", "x", "y")
        w, h = _pair(own, "a:ext", "cx", "cy")
        yield shape, ((x - inner_x) * scale_x, (y - inner_y) * scale_y, w * scale_x, h * scale_y)


def _pair(frame: Element | None, name: str, first: str, second: str) -> tuple[float, float]:
    node = None if frame is None else frame.find(q(name))
    return (0.0, 0.0) if node is None else (emu(node.get(first)), emu(node.get(second)))
