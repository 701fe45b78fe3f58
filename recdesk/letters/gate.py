"""The gate that every Word file passes before anything opens it: size, shape, macros, links to the outside.

A template is treated as code that came from elsewhere. What a template says is checked in `tags` and `template`.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TypeAlias

from lxml import etree

from recdesk.domain.errors import Refused, Unreadable

Element: TypeAlias = "etree._Element"
Parts: TypeAlias = dict[str, bytes]
"""The members of a package by name, in the order of the file."""

MOST_ENTRIES = 500
MOST_BYTES = 50 * 1024 * 1024
MOST_RATIO = 100
RATIO_COUNTS_FROM = 1024 * 1024
"""Below a megabyte a high ratio is only repetitive XML, no bomb."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOTX = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"

_FIELDS = frozenset(
    "INCLUDETEXT INCLUDEPICTURE INCLUDE IMPORT DDE DDEAUTO LINK EMBED DATABASE MACROBUTTON RD AUTOTEXT".split()
)
_ACTIVE = re.compile(r"/(oleObject|package|control|activeXControlBinary|aFChunk|subDocument|frame|vbaProject)$")
_ACTIVE_PARTS = re.compile(r"^word/(embeddings|activeX)/|\.(bin|exe|dll|js|vbs)$", re.IGNORECASE)
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_package(content: bytes) -> Parts:
    """All members of a zip package, counted while they are read.

    Unreadable `template_not_docx` (facts: reason), Refused `template_bomb` or `template_names`.
    """
    if not content:
        raise _no_docx("empty")
    if content.startswith(_OLD_WORD):
        raise _no_docx("old_word_or_password")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read_members(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _no_docx("no_zip") from error


def _read_members(archive: zipfile.ZipFile) -> Parts:
    members = [m for m in archive.infolist() if not m.is_dir()]
    if len(members) > MOST_ENTRIES:
        raise Refused("template_bomb", entries=len(members), most=MOST_ENTRIES)
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if name.casefold() in seen:
            raise Refused("template_names", name=name, reason="twice")
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise Refused("template_names", name=name, reason="outside")
        if member.flag_bits & 1:
            raise _no_docx("old_word_or_password")
        seen.add(name.casefold())
    parts: Parts = {}
    total = 0
    for member in members:
        parts[member.filename] = content = _read_member(archive, member, MOST_BYTES - total)
        total += len(content)
    return parts


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    most_by_ratio = max(RATIO_COUNTS_FROM, member.compress_size * MOST_RATIO)
    with archive.open(member) as stream:
        while piece := stream.read(65536):
            size += len(piece)
            if size > room or size > most_by_ratio:
                raise Refused("template_bomb", name=member.filename, bytes=size, most=min(room, most_by_ratio))
            pieces.append(piece)
    return b"".join(pieces)


def admit(content: bytes) -> Parts:
    """The parts of a Word document that may serve as a template, or the reason why it may not."""
    parts = read_package(content)
    _check_kind(parts)
    for name, part in parts.items():
        if _ACTIVE_PARTS.search(name):
            raise Refused("template_macros" if "vba" in name.lower() else "template_ole", part=name)
        if name.endswith((".xml", ".rels")):
            _check_part(name, parse_part(name, part))
    return parts


def parse_part(name: str, content: bytes) -> Element:
    """The root of an XML part; a document type, an unknown entity or broken XML is refused."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Refused("template_doctype", part=name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _no_docx("broken_xml", part=name) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise Refused("template_doctype", part=name)
    return root


def main_part(parts: Parts) -> str:
    """The name of the part that holds the text, by the package's own relations."""
    root = parse_part("_rels/.rels", parts.get("_rels/.rels", b"<none/>"))
    for relation in root.iter(RELATION):
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    raise _no_docx("no_document")


def _check_kind(parts: Parts) -> None:
    if TYPES not in parts:
        raise _no_docx("no_office_file")
    types = parse_part(TYPES, parts[TYPES])
    declared = {str(e.get("PartName", "")).lstrip("/"): str(e.get("ContentType", "")) for e in types}
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in declared.values()):
        raise Refused("template_macros", part=TYPES)
    main = main_part(parts)
    if main not in parts:
        raise _no_docx("no_document")
    if declared.get(main) == _DOTX:
        raise _no_docx("word_template")
    if declared.get(main) != _MAIN:
        raise _no_docx("other_office")
    root = parse_part(main, parts[main])
    if root.tag != f"{W}document" or root.prefix != "w":
        raise _no_docx("strict_or_foreign")
    if root.find(f"{W}body") is None:
        raise _no_docx("no_document")


def _check_part(name: str, root: Element) -> None:
    if name.endswith(".rels"):
        for relation in root.iter(RELATION):
            _check_relation(name, relation)
        return
    for element in root.iter(f"{W}altChunk", f"{W}subDoc", f"{W}object", f"{W}control"):
        raise Refused("template_ole", part=name, element=etree.QName(element).localname)
    for instruction in _instructions(root):
        word = instruction.strip().split(" ", 1)[0].upper()
        if word in _FIELDS:
            raise Refused("template_field_forbidden", part=name, word=word, instruction=instruction.strip()[:120])


def _check_relation(name: str, relation: Element) -> None:
    kind, target = str(relation.get("Type", "")), str(relation.get("Target", ""))
    if kind.endswith("/attachedTemplate"):
        raise Refused("template_external_link", part=name, target=target, kind="attachedTemplate")
    if _ACTIVE.search(kind):
        raise Refused("template_macros" if kind.endswith("vbaProject") else "template_ole", part=name, target=target)
    if relation.get("TargetMode") == "External":
        plain = kind.endswith("/hyperlink") and target.lower().startswith(("http://", "https://", "mailto:"))
        if not plain:
            raise Refused("template_external_link", part=name, target=target, kind=kind.rpartition("/")[2])
    elif target.startswith("\\\\") or "://" in target or _leaves_package(name, target):
        raise Refused("template_external_link", part=name, target=target, kind=kind.rpartition("/")[2])


def _leaves_package(rels_name: str, target: str) -> bool:
    folder = posixpath.dirname(posixpath.dirname(rels_name))
    return not target.startswith("/") and posixpath.normpath(posixpath.join(folder, target)).startswith("..")


def _instructions(root: Element) -> Iterator[str]:
    """Every field instruction, joined where Word split it over runs."""
    for simple in root.iter(f"{W}fldSimple"):
        yield str(simple.get(f"{W}instr", ""))
    text: list[str] = []
    for element in root.iter(f"{W}instrText", f"{W}fldChar"):
        if element.tag == f"{W}instrText":
            text.append(element.text or "")
        elif text:
            yield "".join(text)
            text = []
    if text:
        yield "".join(text)


def _no_docx(reason: str, **facts: str) -> Unreadable:
    return Unreadable("template_not_docx", reason=reason, **facts)
