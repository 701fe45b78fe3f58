"""Names and value types of WordprocessingML: an attribute as a length, a switch, a colour. No document logic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recdesk.letters.pdf.package import Element

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = {
    "w": W_SPACE,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
EMU_PER_TWIP = 635
_W = f"{{{W_SPACE}}}"
_OFF = {"0", "false", "off", "none"}
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0, "px": 15.0}
_LENGTH = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*([a-z]{2})?\s*$")
_HEX = re.compile(r"^[0-9A-Fa-f]{6}$")


def q(name: str) -> str:
    """`w:p` as lxml spells it."""
    prefix, local = name.split(":")
    return f"{{{SPACES[prefix]}}}{local}"


def local(node: Element) -> str:
    """The element's name without its namespace."""
    return str(node.tag).rpartition("}")[2]


def child(node: Element | None, name: str) -> Element | None:
    """The first child of that w: name."""
    return None if node is None else node.find(_W + name)


def children_by_name(node: Element) -> dict[str, Element]:
    """The children by their names without namespace: one walk where many of them are asked for."""
    return {local(found): found for found in node}


def children(node: Element | None, name: str) -> Iterator[Element]:
    """All children of that w: name."""
    return iter(()) if node is None else node.iterchildren(_W + name)


def attribute(node: Element | None, name: str = "val") -> str | None:
    """A w: attribute as text."""
    return None if node is None else node.get(_W + name)


def value(node: Element | None, name: str) -> str | None:
    """The `w:val` of a child."""
    return attribute(child(node, name))


def length(text: str | None, unit: float = 1.0) -> float | None:
    """A measure in twips: a bare number times `unit`, or a number with its own unit ("12pt"); else None."""
    match = _LENGTH.match(text) if text else None
    if match is None:
        return None
    number = float(match.group(1))
    return number * (_UNITS.get(match.group(2), 1.0) if match.group(2) else unit)


def twips(node: Element | None, name: str) -> float | None:
    """A w: attribute as a length."""
    return length(attribute(node, name))


def whole(text: str | None, default: int | None = None) -> int | None:
    """An integer attribute; `default` when it is missing or no number."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def switch(node: Element | None, name: str) -> bool | None:
    """An on/off child: None when it is not there, else whether it is on (`<w:b/>` is on)."""
    return switched(child(node, name))


def switched(found: Element | None) -> bool | None:
    """An on/off element itself: None when it is not there."""
    return None if found is None else is_on(found)


def is_on(node: Element) -> bool:
    """Whether an on/off element is on."""
    return (attribute(node) or "1").lower() not in _OFF


def flag(node: Element | None, name: str) -> bool | None:
    """An on/off attribute."""
    text = attribute(node, name)
    return None if text is None else text.lower() not in _OFF


def colour(text: str | None) -> int | None:
    """A hexadecimal colour as 0xRRGGBB; None for "auto" and anything else."""
    return int(text, 16) if text and _HEX.match(text) else None


def emu(text: str | None) -> float:
    """A length in English metric units, in twips; 0 when it is missing."""
    try:
        return float(text) / EMU_PER_TWIP if text else 0.0
    except ValueError:
        return 0.0


def own_text(node: Element) -> str:
    """The text of a `w:t`: blanks at its ends count only where the document says so."""
    text = node.text or ""
    if node.get(q("xml:space")) == "preserve":
        return text
    return text.strip(" \t\r\n")
