"""The drawings of Word 2007 and older (VML): where their shapes stand and how they look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recdesk.letters.pdf.document import Placement
from recdesk.letters.pdf.ooxml import length, q
from recdesk.letters.pdf.package import Element
from recdesk.letters.pdf.properties import Border
from recdesk.letters.pdf.shapes import named_colour

SHAPES = ("v:shape", "v:rect", "v:roundrect", "v:oval", "v:line")
_ITEM = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_PIXEL = 15.0
_ORIGINS = {
    "text": "column",
    "char": "column",
    "margin": "margin",
    "page": "page",
    "left-margin-area": "leftMargin",
    "right-margin-area": "rightMargin",
    "top-margin-area": "topMargin",
    "bottom-margin-area": "bottomMargin",
    "line": "paragraph",
}
_WRAPS = {"square": "Square", "tight": "Tight", "through": "Through", "topAndBottom": "topAndBottom"}
_OFF = {"f", "false", "0"}


@dataclass(frozen=True, slots=True)
class OldShape:
    """One shape's measures in twips; `floats` tells whether it has a place of its own."""

    width: float
    height: float
    floats: bool
    across: Placement
    down: Placement
    wrap: str
    behind: bool
    fill: int | None
    outline: Border | None


def old_shape(shape: Element) -> OldShape:
    """What the attributes of a shape say."""
    items = {name.lower(): text.strip() for name, text in _ITEM.findall(shape.get("style") or "")}

    def measure(*names: str) -> float:
        return next((found for n in names if (found := length(items.get(n), _PIXEL)) is not None), 0.0)

    wrapping = next((node for node in shape.iterchildren("{*}wrap")), None)
    filled = (shape.get("filled") or "t").lower() not in _OFF
    ink = named_colour(shape.get("fillcolor")) if filled else None
    return OldShape(
        width=measure("width"),
        height=measure("height"),
        floats=items.get("position") == "absolute",
        across=_placement(items, "horizontal", measure("margin-left", "left"), "column"),
        down=_placement(items, "vertical", measure("margin-top", "top"), "paragraph"),
        wrap=_WRAPS.get(wrapping.get("type") or "", "None") if wrapping is not None else "None",
        behind=items.get("z-index", "0").startswith("-"),
        fill=ink,
        outline=_outline(shape),
    )


def _placement(items: dict[str, str], axis: str, offset: float, origin: str) -> Placement:
    relative = items.get(f"mso-position-{axis}-relative", "")
    found = _ORIGINS.get(relative, origin)
    if axis == "vertical" and relative == "text":
        found = "paragraph"
    align = items.get(f"mso-position-{axis}", "absolute")
    return Placement(found, offset, "" if align == "absolute" else align)


def _outline(shape: Element) -> Border | None:
    if (shape.get("stroked") or "t").lower() in _OFF or shape.find(q("v:imagedata")) is not None:
        return None
    width = length(shape.get("strokeweight"), 20.0)
    return Border("single", 15.0 if width is None else width, 0.0, named_colour(shape.get("strokecolor")) or 0)
