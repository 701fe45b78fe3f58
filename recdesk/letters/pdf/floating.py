"""Where floating images and text boxes stand on a page, and how they look. How text goes round them: see `beside`."""

from __future__ import annotations

from recdesk.letters.pdf.beside import Frame
from recdesk.letters.pdf.document import Floating, Placement
from recdesk.letters.pdf.pictures import image_of
from recdesk.letters.pdf.properties import Border
from recdesk.letters.pdf.room import Room
from recdesk.letters.pdf.strips import FormMark, ImageMark, Placed, Stack, frame_marks

UNKNOWN_IMAGE_EDGE = Border("single", 10.0, 0.0, 0x808080)


def box_height(floating: Floating, room: Room) -> float:
    """How high an object is; a box that grows is as high as its text."""
    if not (floating.grows and floating.blocks):
        return floating.height
    return max(floating.height, _content(floating, room).height + floating.insets[0] + floating.insets[2])


def box_of(floating: Floating, frame: Frame, paragraph_top: float, room: Room) -> tuple[float, float, float, float]:
    """Left, top, width and height of a floating object whose paragraph begins at `paragraph_top`."""
    height = box_height(floating, room)
    x = _across(floating.across, frame, floating.width)
    return x, _down(floating.down, frame, paragraph_top, height), floating.width, height


def _content(floating: Floating, room: Room) -> Stack:
    _, left, _, right = floating.insets
    if room.lay_out is None or not floating.blocks:
        return Stack([])
    return room.lay_out(floating.blocks, room.inside(floating.width - left - right, floating.fill))


def place_floating(floating: Floating, frame: Frame, paragraph_top: float, room: Room) -> list[Placed]:
    """The marks of a floating object, in the frame's coordinates."""
    x, y, _, height = box_of(floating, frame, paragraph_top, room)
    return box_marks(floating, x, y, height, room)


def box_marks(floating: Floating, x: float, y: float, height: float, room: Room) -> list[Placed]:
    """The marks of an object whose left top corner is there."""
    top, left, bottom, _ = floating.insets
    content = _content(floating, room)
    spare = max(0.0, height - top - bottom - content.height)
    top += {"ctr": spare / 2, "b": spare}.get(floating.anchor, 0.0)
    placed: list[Placed] = []
    if floating.fill is not None or floating.outline is not None:
        form = FormMark(floating.width, height, floating.form, floating.fill, floating.outline, floating.behind)
        placed.append((x, y, form))
    if floating.picture is not None:
        image = image_of(floating.picture, None)
        if image is None:
            placed.extend(frame_marks(x, y, floating.width, height, UNKNOWN_IMAGE_EDGE))
        else:
            placed.append((x, y, ImageMark(floating.width, height, image, background=floating.behind)))
    placed.extend(content.placed_marks(x + left, y + top))
    return placed


def _across(place: Placement, frame: Frame, width: float) -> float:
    geometry = frame.geometry
    areas = (
        {}
        if geometry is None
        else {
            "page": (0.0, geometry.width),
            "margin": (geometry.left, geometry.text_width),
            "leftMargin": (0.0, geometry.left),
            "insideMargin": (0.0, geometry.left),
            "rightMargin": (geometry.width - geometry.right, geometry.right),
            "outsideMargin": (geometry.width - geometry.right, geometry.right),
        }
    )
    start, extent = areas.get(place.origin, (frame.left, frame.width))
    return _aligned(place, start, extent, width)


def _down(place: Placement, frame: Frame, paragraph_top: float, height: float) -> float:
    geometry = frame.geometry
    if geometry is None:
        return paragraph_top + place.offset
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
