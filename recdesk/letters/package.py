"""Writing a Word package: parts with their kinds and relations, and a zip that is the same for the same parts."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from lxml import etree

from recdesk.letters.gate import RELATION, TYPES, Element, Parts, parse_part

_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can say; a real one would make equal letters differ."""


def to_xml(root: Element) -> bytes:
    """An XML part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def write_package(parts: Parts) -> bytes:
    """The parts as a zip; equal parts give equal bytes. Content types come first, as readers expect."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda n: (n != TYPES, n != "_rels/.rels", n)):
            info = zipfile.ZipInfo(name, _FIRST_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, parts[name])
    return stream.getvalue()


def drop_parts(parts: Parts, dropped: set[str]) -> None:
    """Take parts out, with their own relations, what points to them, and what declares them."""
    if not dropped:
        return
    for name in dropped:
        parts.pop(name, None)
        parts.pop(_relations_of(name), None)
    for name in [n for n in parts if n.endswith(".rels")]:
        root = parse_part(name, parts[name])
        folder = posixpath.dirname(posixpath.dirname(name))
        gone = [
            r
            for r in root.iter(RELATION)
            if r.get("TargetMode") != "External" and _target(folder, str(r.get("Target"))) in dropped
        ]
        for relation in gone:
            root.remove(relation)
        if gone:
            parts[name] = to_xml(root)
    types = parse_part(TYPES, parts[TYPES])
    for override in types.findall(f"{_TYPES_NS}Override"):
        if str(override.get("PartName", "")).lstrip("/") in dropped:
            types.remove(override)
    parts[TYPES] = to_xml(types)


def add_part(parts: Parts, name: str, content: bytes, *, kind: str, relation: str) -> None:
    """Put a part into the package: declared by `kind`, pointed to from the package itself by `relation`."""
    parts[name] = content
    types = parse_part(TYPES, parts[TYPES])
    etree.SubElement(types, f"{_TYPES_NS}Override", PartName=f"/{name}", ContentType=kind)
    parts[TYPES] = to_xml(types)
    root = parse_part("_rels/.rels", parts["_rels/.rels"])
    taken = {r.get("Id") for r in root.iter(RELATION)}
    free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    etree.SubElement(root, RELATION, Id=free, Type=relation, Target=name)
    parts["_rels/.rels"] = to_xml(root)


def _relations_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _target(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
