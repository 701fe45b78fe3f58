"""The base package: a template as python-docx itself loads and saves it, and the parts of it that docxtpl fills.

Equality by construction: content types, relations, styles and media are those that docxtpl's own saving would write.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from recdesk.domain.errors import Unreadable
from recdesk.letters.compiled.zips import members_of
from recdesk.letters.gate import Element, Parts, W

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""The core properties that docxtpl renders; it creates each of them, even empty."""

PROPERTY_MARKS = "\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7"
"""Stand in the place of the six while the package is saved."""
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_CUT = "recdesk"
_DRAWING_ID = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True)
class Source:
    """One part that docxtpl fills: what is marked and patched is `root`, the body of the document or a whole part."""

    name: str
    kind: str
    root: Element

    @property
    def is_body(self) -> bool:
        """Whether this is the main part, whose drawings are numbered and whose tables are mended."""
        return self.kind == "body"


@dataclass(frozen=True, slots=True)
class Base:
    """The package as saved, its parts to fill, and the text of its core properties where they are templates too."""

    parts: Parts
    sources: tuple[Source, ...]
    properties: tuple[str, ...] = ()
    core_name: str = ""


def read_base(content: bytes, *, properties: bool = False) -> Base:
    """Load and save a package as docxtpl would. With `properties`, core properties are kept as templates.

    Unreadable `template_not_docx` when python-docx cannot open it.
    """
    try:
        template = DocxTemplate(BytesIO(content))
        document = template.get_docx()
        texts = tuple(_properties(document)) if properties else ()
        stream = BytesIO()
        document.save(stream)
        sources = tuple(_sources(template, document))
    except (KeyError, ValueError, AttributeError, TypeError, etree.XMLSyntaxError) as error:
        raise Unreadable("template_not_docx", reason="broken_package") from error
    parts = members_of(stream.getvalue())
    core = str(document.part.package._core_properties_part.partname).lstrip("/") if properties else ""
    return Base(parts, sources, texts, core)


def _properties(document: Any) -> Iterator[str]:
    """Each property's text, with a mark left in its place."""
    core = document.core_properties
    for name, mark in zip(PROPERTIES, PROPERTY_MARKS, strict=True):
        yield str(getattr(core, name))
        setattr(core, name, mark)


def _sources(template: Any, document: Any) -> Iterator[Source]:
    yield Source(str(document.part.partname).lstrip("/"), "body", _plain(document._element))
    seen: set[str] = set()
    for kind, uri in (("header", template.HEADER_URI), ("footer", template.FOOTER_URI)):
        for _, part in template.get_headers_footers(uri):
            name = str(part.partname).lstrip("/")
            if name not in seen:
                seen.add(name)
                yield Source(name, kind, _plain_root(template.get_part_xml(part).encode()))
    # docxtpl fills footnotes once for each section of the body, and not at all where the body has none.
    for part in document.part.package.parts if len(document.sections) else ():
        if part.content_type == FOOTNOTES:
            name = str(part.partname).lstrip("/")
            yield Source(name, "footnotes", _plain_root(part.blob))


def _plain(element: Element) -> Element:
    """A tree without the classes of python-docx, to which `text` means something else."""
    return _plain_root(etree.tostring(element, encoding="UTF-8"))


def _plain_root(blob: bytes) -> Element:
    """A part as docxtpl takes it, white space and all."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(blob, parser)


def text_of(source: Source) -> tuple[str, str, str]:
    """The part's XML as (before, the text that docxtpl patches, after).

    docxtpl serialises the body by itself, reads it again and moves it back into the document, where libxml2 picks
    prefixes anew. The same move is made here, once; the text is then cut out of the whole.
    """
    if not source.is_body:
        return DECLARATION, str(etree.tostring(source.root, encoding="unicode")), ""
    root = source.root
    body = next(root.iter(f"{W}body"))
    moved = etree.fromstring(etree.tostring(body, encoding="unicode"), etree.XMLParser(recover=True))
    root.replace(body, moved)
    moved.addprevious(etree.ProcessingInstruction(_CUT, "body"))
    moved.addnext(etree.ProcessingInstruction(_CUT, "body"))
    before, text, after = str(etree.tostring(root, encoding="unicode")).split(f"<?{_CUT} body?>")
    return DECLARATION + before, text, after


def mark_drawings(source: Source, mark: str) -> bool:
    """Put a mark in the place of each drawing's number, which docxtpl gives anew in the order of the finished body."""
    found = list(source.root.iter(_DRAWING_ID)) if source.is_body else []
    for element in found:
        element.set("id", mark)
    return bool(found)
