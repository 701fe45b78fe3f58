"""A DOCX file as a set of parts and the relations between them; what the parts mean is the parsers' business."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias

from lxml import etree

from recdesk.domain.errors import Unreadable

Element: TypeAlias = "etree._Element"

MAX_PART = 64 * 1024 * 1024
MAX_TOTAL = 256 * 1024 * 1024
OFFICE_DOCUMENT = "/officeDocument"

# The ISO "strict" flavour differs from the common one only in its namespaces.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A part's pointer to another part (`target` is then a part name) or to the outside (`external`)."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one DOCX. Raises Unreadable("docx_unreadable") when the bytes are not a readable DOCX."""

    def __init__(self, docx: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(docx))
            self._names = {name.lstrip("/"): name for name in self._zip.namelist()}
            total = sum(info.file_size for info in self._zip.infolist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise unreadable("not_a_zip") from error
        if total > MAX_TOTAL:
            raise unreadable("too_large")
        self._relations: dict[str, dict[str, Relation]] = {}
        self._trees: dict[str, Element] = {}
        self.main = self._find_main()

    def has(self, part: str) -> bool:
        """Whether the package holds a part of that name."""
        return part in self._names

    def read(self, part: str) -> bytes:
        """The bytes of a part; refuses a missing, damaged or oversized one."""
        try:
            info = self._zip.getinfo(self._names[part])
            if info.file_size > MAX_PART:
                raise unreadable("too_large", part)
            return self._zip.read(info)
        except KeyError as error:
            raise unreadable("part_missing", part) from error
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
            raise unreadable("part_damaged", part) from error

    def tree(self, part: str) -> Element:
        """The root element of an XML part, read once. Entities are not expanded and nothing is fetched."""
        if part not in self._trees:
            self._trees[part] = parse_xml(self.read(part), part)
        return self._trees[part]

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their id; an empty mapping when it has none. The package itself is the part ""."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            listing = posixpath.join(folder, "_rels", f"{name}.rels")
            self._relations[part] = dict(self._read_relations(listing, folder)) if self.has(listing) else {}
        return self._relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The first part that `part` points to with a relation whose type ends with `kind`, such as "/styles"."""
        for relation in self.relations(part).values():
            if relation.kind.endswith(kind) and not relation.external and self.has(relation.target):
                return relation.target
        return None

    def _find_main(self) -> str:
        main = self.related("", OFFICE_DOCUMENT)
        if main is None:
            raise unreadable("no_document")
        return main

    def _read_relations(self, listing: str, folder: str) -> list[tuple[str, Relation]]:
        found = []
        for node in self.tree(listing).iter("{*}Relationship"):
            external = node.get("TargetMode") == "External"
            target = node.get("Target", "")
            if not external:
                joined = target if target.startswith("/") else posixpath.join("/", folder, target)
                target = posixpath.normpath(joined).lstrip("/")
            found.append((node.get("Id", ""), Relation(node.get("Type", ""), target, external)))
        return found


def parse_xml(source: bytes, part: str) -> Element:
    """The root of an XML part, strict namespaces turned into the common ones. Raises Unreadable on broken XML."""
    if b"purl.oclc.org" in source:
        for strict, common in _STRICT:
            source = source.replace(strict, common)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unreadable("part_damaged", part) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise unreadable("part_damaged", part)
    return root


def unreadable(reason: str, part: str = "") -> Unreadable:
    """The one refusal for input that is no readable DOCX; `reason` and `part` say what was wrong."""
    return Unreadable("docx_unreadable", reason=reason, part=part)
