"""Drawings in a paragraph: images in the line, floating images, text boxes, stand-ins for what cannot be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from recdesk.letters.pdf.document import (
    Block,
    Floating,
    Inline,
    Paragraph,
    ParagraphStyle,
    Picture,
    Placement,
    RunStyle,
    Text,
)
from recdesk.letters.pdf.looks import OUTSIDE_TABLES
from recdesk.letters.pdf.ooxml import emu, length, local, q
from recdesk.letters.pdf.package import Element
from recdesk.letters.pdf.properties import Border
from recdesk.letters.pdf.reading import ReadBlocks, Reading
from recdesk.letters.pdf.shapes import fill_of, outline_of
from recdesk.letters.pdf.vml import SHAPES, old_shape

READABLE_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")
TEXT_BOX_INSETS = (72.0, 144.0, 72.0, 144.0)  # top, left, bottom, right: Word's 0.05 and 0.1 inch
NOTE_EDGE = Border("single", 10.0, 0.0, 0x808080)


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
        before, after = emu(node.get("distL")), emu(node.get("distR"))
        shapes = list(_shapes(node, width, height))
        if not shapes:
            picture = self._picture(node, width, height, style, before, after)
            yield picture if picture.image else self._note(node, picture)
        for index, (shape, (_, _, shape_width, shape_height)) in enumerate(shapes):
            sides = before if index == 0 else 0.0, after if index + 1 == len(shapes) else 0.0
            if shape.tag == q("pic:pic"):
                yield self._picture(shape, shape_width, shape_height, style, *sides)
            else:
                box = self._box(shape, shape_width, shape_height)
                yield Picture(b"", shape_width, shape_height, *sides, style, box=box)

    def _anchor(self, node: Element, style: RunStyle) -> Iterator[Inline]:
        width, height = _extent(node)
        across, down = _placement(node, "wp:positionH", "column"), _placement(node, "wp:positionV", "paragraph")
        wrapping = next((n for n in node if local(n).startswith("wrap")), None)
        wrap = "None" if wrapping is None else local(wrapping).removeprefix("wrap")
        top, left, bottom, right = (emu(node.get(name)) for name in ("distT", "distL", "distB", "distR"))
        way: dict[str, Any] = {
            "wrap": "topAndBottom" if wrap == "TopAndBottom" else wrap,
            "behind": node.get("behindDoc") in {"1", "true"},
            "distances": (top, left, bottom, right),
            "side": "bothSides" if wrapping is None else wrapping.get("wrapText") or "bothSides",
        }
        shapes = list(_shapes(node, width, height))
        if not shapes:
            picture = self._picture(node, width, height, style, 0.0, 0.0)
            note = None if picture.image else self._note(node, picture).box
            standing = Floating(width, height, picture=picture) if note is None else note
            yield replace(standing, across=across, down=down, **way)
        for shape, place in shapes:
            left, top, shape_width, shape_height = place
            if shape.tag == q("pic:pic"):
                picture = self._picture(shape, shape_width, shape_height, style, 0.0, 0.0)
                standing = Floating(shape_width, shape_height, picture=picture)
            else:
                standing = self._box(shape, shape_width, shape_height)
            yield replace(standing, across=_moved(across, left), down=_moved(down, top), **way)

    def _box(self, shape: Element, width: float, height: float) -> Floating:
        content = next(shape.iter(q("w:txbxContent")), None)
        blocks: tuple[Block, ...] = () if content is None else self._read_blocks(content, OUTSIDE_TABLES)
        body = shape.find(q("wps:bodyPr"))
        top, left, bottom, right = (
            inset if body is None or body.get(name) is None else emu(body.get(name))
            for name, inset in zip(("tIns", "lIns", "bIns", "rIns"), TEXT_BOX_INSETS, strict=True)
        )
        form = next((found.get("prst") or "" for found in shape.iter(q("a:prstGeom"))), "")
        return Floating(
            width,
            height,
            blocks=blocks,
            insets=(top, left, bottom, right),
            fill=fill_of(shape, self._reading.theme_colours),
            outline=outline_of(shape, self._reading.theme_colours),
            grows=body is not None and body.find(q("a:spAutoFit")) is not None,
            anchor="t" if body is None else body.get("anchor") or "t",
            form=form,
        )

    def _note(self, node: Element, picture: Picture) -> Picture:
        """A frame with the words of what cannot be drawn: of a chart, a diagram, or a picture's description."""
        lines = [picture.alternative, *self._words(node)]
        paragraphs = tuple(
            Paragraph((Text(line, picture.style),), ParagraphStyle(), picture.style) for line in lines if line.strip()
        )
        box = Floating(
            picture.width, picture.height, blocks=paragraphs, insets=TEXT_BOX_INSETS, outline=NOTE_EDGE, is_note=True
        )
        return replace(picture, image=b"", box=box)

    def _words(self, node: Element) -> list[str]:
        graphic = next(node.iter(q("a:graphicData")), None)
        lines: list[str] = []
        for pointer in graphic if graphic is not None else ():
            if pointer.tag not in {q("c:chart"), q("dgm:relIds")}:
                continue
            self._reading.warn("graphic_simplified", part=self._part)
            relation = self._reading.package.relations(self._part).get(
                pointer.get(q("r:id")) or pointer.get(q("r:dm")) or ""
            )
            if relation is not None and not relation.external and self._reading.package.has(relation.target):
                lines.extend(words_of(self._reading.package.tree(relation.target)))
        return lines

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

    def _vml(self, node: Element, style: RunStyle) -> Iterator[Inline]:
        for shape in node.iter(*(q(name) for name in SHAPES)):
            old = old_shape(shape)
            content = next(shape.iter(q("w:txbxContent")), None)
            image = next(shape.iter(q("v:imagedata")), None)
            standing = Floating(
                old.width,
                old.height,
                across=old.across,
                down=old.down,
                wrap=old.wrap,
                behind=old.behind,
                distances=(0.0, TEXT_BOX_INSETS[1], 0.0, TEXT_BOX_INSETS[1]),
            )
            if image is not None:
                found = self._image(image.get(q("r:id"), ""))
                picture = Picture(found, old.width, old.height, 0.0, 0.0, style, image.get(q("o:title"), ""))
                picture = picture if found else self._note(shape, picture)
                yield replace(standing, picture=picture) if old.floats and found else picture
            elif content is not None or old.floats:
                blocks = () if content is None else self._read_blocks(content, OUTSIDE_TABLES)
                box = replace(standing, blocks=blocks, insets=TEXT_BOX_INSETS, fill=old.fill, outline=old.outline)
                yield box if old.floats else Picture(b"", old.width, old.height, 0.0, 0.0, style, box=box)


def words_of(tree: Element) -> list[str]:
    """The words of a chart (each series in a line, with its categories) or of a diagram (each shape in a line)."""
    lines = ["".join(text.text or "" for text in node.iter(q("a:t"))) for node in tree.iter(q("a:p"))]
    for series in tree.iter(q("c:ser")):
        name, categories, values = (
            [value.text or "" for part in series.findall(q(f"c:{kind}")) for value in part.iter(q("c:v"))]
            for kind in ("tx", "cat", "val")
        )
        pairs = ", ".join(" ".join(pair) for pair in zip_longest(categories, values, fillvalue=""))
        lines.append(": ".join(part for part in (" ".join(name), pairs) if part))
    return lines


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
