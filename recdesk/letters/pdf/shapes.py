"""How a drawn shape looks: its fill and outline, with the colours of the theme worked out."""

from __future__ import annotations

import colorsys

from recdesk.letters.pdf.ooxml import colour, emu, local, q
from recdesk.letters.pdf.package import Element, Package
from recdesk.letters.pdf.properties import Border

USUAL_LINE_EMU = "9525"
_WHOLE = 100_000
_ALIASES = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"}
_NAMED = {"black": 0, "white": 0xFFFFFF, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "yellow": 0xFFFF00,
          "gray": 0x808080, "silver": 0xC0C0C0}  # fmt: skip


def theme_colours(package: Package) -> dict[str, int]:
    """The colours of the document's theme by their names, such as accent1."""
    part = package.related(package.main, "/theme")
    scheme = package.tree(part).find(f".//{q('a:clrScheme')}") if part else None
    found: dict[str, int] = {}
    for slot in scheme if scheme is not None else ():
        for node in slot:
            ink = colour(node.get("lastClr") or node.get("val"))
            if ink is not None:
                found[local(slot)] = ink
    return found


def fill_of(shape: Element, theme: dict[str, int]) -> int | None:
    """The colour inside a shape; None when one sees through it. Gradients and patterns are their first colour."""
    properties = next(shape.iterchildren(q("wps:spPr"), q("pic:spPr")), None)
    for node in properties if properties is not None else ():
        kind = local(node)
        if kind in {"noFill", "blipFill"}:
            return None
        if kind in {"solidFill", "gradFill", "pattFill"}:
            return _first_colour(node, theme)
    return _styled(shape, "a:fillRef", theme)


def outline_of(shape: Element, theme: dict[str, int]) -> Border | None:
    """The line round a shape."""
    properties = next(shape.iterchildren(q("wps:spPr"), q("pic:spPr")), None)
    line = None if properties is None else properties.find(q("a:ln"))
    width = emu(USUAL_LINE_EMU if line is None else line.get("w", USUAL_LINE_EMU))
    if line is not None and line.find(q("a:noFill")) is not None:
        return None
    own = None if line is None else _first_colour(line, theme)
    ink = _styled(shape, "a:lnRef", theme) if own is None else own
    if ink is None and line is None:
        return None
    return Border("single", width, 0.0, ink or 0)


def _styled(shape: Element, reference: str, theme: dict[str, int]) -> int | None:
    """What the shape's style in the theme says; index 0 is "nothing"."""
    node = next(shape.iter(q(reference)), None)
    return None if node is None or node.get("idx") == "0" else _first_colour(node, theme)


def _first_colour(node: Element, theme: dict[str, int]) -> int | None:
    for found in node.iter(q("a:srgbClr"), q("a:schemeClr"), q("a:sysClr"), q("a:prstClr")):
        name = found.get("val") or ""
        if local(found) == "schemeClr":
            ink = theme.get(_ALIASES.get(name, name))
        else:
            ink = colour(found.get("lastClr") or name)
            ink = _NAMED.get(name) if ink is None else ink
        if ink is not None:
            return _changed(ink, found)
    return None


def _changed(ink: int, node: Element) -> int:
    """A colour made lighter or darker as its children say."""
    for change in node:
        share = int(change.get("val") or "0") / _WHOLE if (change.get("val") or "").lstrip("-").isdigit() else 1.0
        red, green, blue = ((ink >> shift & 0xFF) / 255 for shift in (16, 8, 0))
        hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
        kind = local(change)
        if kind == "lumMod":
            light *= share
        elif kind == "lumOff":
            light += share
        elif kind == "tint":
            light = 1 - (1 - light) * share
        elif kind == "shade":
            light *= share
        parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
        ink = sum(round(part * 255) << shift for part, shift in zip(parts, (16, 8, 0), strict=True))
    return ink


def named_colour(text: str | None) -> int | None:
    """A colour of the old drawing language: `#rrggbb`, `#rgb` or a name, with a bracketed remark behind it."""
    word = (text or "").split("[")[0].strip().lower()
    if word in _NAMED:
        return _NAMED[word]
    digits = word.removeprefix("#")
    return colour("".join(c * 2 for c in digits) if len(digits) == 3 else digits)
