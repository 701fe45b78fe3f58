"""Where floating images and text boxes stand on a page. Text is not wrapped beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recdesk.letters.pdf.document import Block, Floating, Geometry, Placement
from recdesk.letters.pdf.lines import Room, frame_marks
from recdesk.letters.pdf.pictures import image_of
from recdesk.letters.pdf.properties import Border
from recdesk.letters.pdf.strips import FillMark, ImageMark, Placed, Stack

UNKNOWN_IMAGE_EDGE = Border("single", 10.0, 0.0, 0x808080)


def place_floating(
    floating: Floating,
    geometry: Geometry,
    column_left: float,
    paragraph_top: float,
    room: Room,
    lay_out: Callable[[Sequence[Block], Room], Stack],
) -> list[Placed]:
    """The marks of a floating object, in page coordinates."""
    top, left, bottom, right = floating.insets
    inner = room.inside(floating.width - left - right, floating.fill)
    content = lay_out(floating.blocks, inner) if floating.blocks else Stack([])
    height = max(floating.height, content.height + top + bottom) if floating.grows else floating.height
    x = _across(floating.across, geometry, column_left, floating.width)
    y = _down(floating.down, geometry, paragraph_top, height)
    placed: list[Placed] = []
    if floating.fill is not None:
        placed.append((x, y, FillMark(floating.width, height, floating.fill, background=floating.behind)))
    if floating.outline is not None:
        placed.extend(frame_marks(x, y, floating.width, height, floating.outline))
    if floating.picture is not None:
        image = image_of(floating.picture, None)
        if image is None:
            placed.extend(frame_marks(x, y, floating.width, height, UNKNOWN_IMAGE_EDGE))
        else:
            placed.append((x, y, ImageMark(floating.width, height, image, background=floating.behind)))
    placed.extend(content.placed_marks(x + left, y + top))
    return placed


def _across(place: Placement, geometry: Geometry, column_left: float, width: float) -> float:
    areas = {
        "page": (0.0, geometry.width),
        "margin": (geometry.left, geometry.text_width),
        "leftMargin": (0.0, geometry.left),
        "insideMargin": (0.0, geometry.left),
        "rightMargin": (geometry.width - geometry.right, geometry.right),
        "outsideMargin": (geometry.width - geometry.right, geometry.right),
    }
    start, extent = areas.get(place.origin, (column_left, geometry.text_width))
    return _aligned(place, start, extent, width)


def _down(place: Placement, geometry: Geometry, paragraph_top: float, height: float) -> float:
    body_top, foot = abs(geometry.top), abs(geometry.bottom)
    areas = {
        "page": (0.0, geometry.height),
        "margin": (body_top, geometry.height - body_top - foot),
        "topMargin": (0.0, body_top),
        "bottomMargin": (geometry.height - foot, foot),
    }
    start, extent = areas.get(place.origin, (paragraph_top, 0.0))
    return _aligned(place, start, extent, height)


def _aligned(place: Placement, start: float, extent: float, size: float) -> float:
    if place.align == "center":
        return start + (extent - size) / 2
    if place.align in {"right", "bottom", "outside"}:
        return start + extent - size
    return start + place.offset
