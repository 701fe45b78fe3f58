"""Equations on one line: fractions with a stroke, roots with their sign, raised and lowered parts as such."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from recdesk.letters.pdf.ooxml import local, q
from recdesk.letters.pdf.package import Element

Part: TypeAlias = tuple[str, str]
"""A text and how it stands: baseline, superscript or subscript."""

_PROPERTIES = "Pr"


def linear(node: Element, standing: str = "baseline") -> Iterator[Part]:
    """The parts of an equation or of a piece of one, in reading order."""
    kind = local(node)
    if kind == "t":
        yield node.text or "", standing
    elif kind == "f":
        yield from _grouped(node, "num", standing)
        yield "/", standing
        yield from _grouped(node, "den", standing)
    elif kind == "rad":
        yield from _inside(node, "deg", "superscript")
        yield "√", standing
        yield from _grouped(node, "e", standing)
    elif kind in {"sSup", "sSub", "sSubSup", "nary", "sPre"}:
        if kind == "nary":
            yield _setting(node, "chr", "∫"), standing
        else:
            yield from _inside(node, "e", standing)
        yield from _inside(node, "sub", "subscript")
        yield from _inside(node, "sup", "superscript")
        if kind == "nary":
            yield from _inside(node, "e", standing)
    elif kind == "d":
        yield _setting(node, "begChr", "("), standing
        yield from _inside(node, "e", standing)
        yield _setting(node, "endChr", ")"), standing
    elif not kind.endswith(_PROPERTIES):
        for part in node:
            yield from linear(part, standing)


def _inside(node: Element, name: str, standing: str) -> Iterator[Part]:
    for number, found in enumerate(node.iterchildren(q(f"m:{name}"))):
        if number:
            yield ", ", standing
        for part in found:
            yield from linear(part, standing)


def _grouped(node: Element, name: str, standing: str) -> Iterator[Part]:
    """In brackets, when it is more than one sign."""
    parts = list(_inside(node, name, standing))
    if sum(len(text) for text, _ in parts) > 1:
        parts = [("(", standing), *parts, (")", standing)]
    yield from parts


def _setting(node: Element, name: str, default: str) -> str:
    found = next((part for part in node.iter(q(f"m:{name}"))), None)
    return default if found is None else found.get(q("m:val"), "")
