"""What a template carries besides its text and look is taken out: properties, comments, revisions, editing traces.

Tracked changes count as accepted. A letter must not tell who wrote its template, when, or what stood there before.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from lxml import etree

from recdesk.domain.errors import Refused
from recdesk.letters.gate import Element, Parts, W, parse_part
from recdesk.letters.package import add_part, drop_parts, to_xml
from recdesk.letters.values import plain_text

_DROPPED = re.compile(
    r"^docProps/|^customXml/|^word/(comments\w*|people|glossary/.*|documentTasks/.*|threadedComments/.*)(\.xml|/.*)?$"
)
_RSID = re.compile(rf"^{re.escape(W)}rsid\w*$|\}}(paraId|textId)$")
_TRACES = [
    f"{W}{name}"
    for name in (
        *"proofErr commentRangeStart commentRangeEnd commentReference lastRenderedPageBreak dataBinding".split(),
        *"permStart permEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd".split(),
        *"pPrChange rPrChange sectPrChange tblPrChange tblPrExChange tblGridChange trPrChange tcPrChange".split(),
        *"numberingChange customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart".split(),
        *"customXmlDelRangeEnd rsids attachedTemplate trackRevisions docVars documentProtection".split(),
        "writeProtection",
    )
]

CORE, APP = "docProps/core.xml", "docProps/app.xml"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def clean_parts(parts: Parts) -> Parts:
    """A copy of the parts without anything that tells of people, machines or earlier texts."""
    clean = dict(parts)
    drop_parts(clean, {name for name in clean if _DROPPED.search(name)})
    for name in [n for n in clean if n.startswith("word/") and n.endswith(".xml")]:
        root = parse_part(name, clean[name])
        _accept_changes(name, root)
        _strip_traces(root)
        clean[name] = to_xml(root)
    return clean


def declare_properties(parts: Parts) -> None:
    """Make room in the package for its only properties: declared and pointed to, their content empty as yet."""
    office = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    relations = "http://schemas.openxmlformats.org"
    add_part(
        parts,
        CORE,
        f'<cp:coreProperties xmlns:cp="{_CORE}"/>'.encode(),
        kind="application/vnd.openxmlformats-package.core-properties+xml",
        relation=f"{relations}/package/2006/relationships/metadata/core-properties",
    )
    add_part(
        parts,
        APP,
        f'<Properties xmlns="{_APP}"/>'.encode(),
        kind=office,
        relation=f"{relations}/officeDocument/2006/relationships/extended-properties",
    )


def property_parts(*, title: str, author: str, language: str, at: datetime) -> dict[str, bytes]:
    """The properties of one letter: what it is, whose it is, and when it was made."""
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")
    )
    core = (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DC}" xmlns:dcterms="{_TERMS}" '
        f'xmlns:xsi="{_XSI}"><dc:title>{_text(title)}</dc:title><dc:creator>{_text(author)}</dc:creator>'
        f"<dc:language>{_text(language.replace('_', '-'))}</dc:language>"
        f"<cp:lastModifiedBy>{_text(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>{dated}</cp:coreProperties>"
    )
    app = f'{_DECLARATION}<Properties xmlns="{_APP}"><Company>{_text(author)}</Company></Properties>'
    return {CORE: core.encode(), APP: app.encode()}


def _text(text: str) -> str:
    """Text as an XML element can hold it."""
    return escape(plain_text(text))


def _strip_traces(root: Element) -> None:
    for element in list(root.iter(*_TRACES)):
        _remove(element)
    for bookmark in list(root.iter(f"{W}bookmarkStart")):
        if bookmark.get(f"{W}name") == "_GoBack":
            number = bookmark.get(f"{W}id")
            _remove(bookmark)
            for end in list(root.iter(f"{W}bookmarkEnd")):
                if end.get(f"{W}id") == number:
                    _remove(end)
    for element in root.iter(etree.Element):
        for name in [n for n in element.attrib if _RSID.search(str(n))]:
            del element.attrib[name]


def _accept_changes(part: str, root: Element) -> None:
    if any(True for _ in root.iter(f"{W}cellDel", f"{W}cellMerge")):
        raise Refused("template_tracked_changes", part=part)
    for element in list(root.iter(f"{W}ins", f"{W}moveTo", f"{W}cellIns")):
        _unwrap(element)
    for element in list(root.iter(f"{W}del", f"{W}moveFrom")):
        holder = element.getparent()
        if holder is None:
            continue
        if holder.tag == f"{W}trPr":
            row = holder.getparent()
            if row is not None:
                _remove(row)
        elif holder.tag == f"{W}rPr":
            _join_with_next(holder)
            _remove(element)
        else:
            _remove(element)


def _join_with_next(mark: Element) -> None:
    """A deleted paragraph mark: the next paragraph's content moves up and brings its own properties."""
    properties = mark.getparent()
    paragraph = properties.getparent() if properties is not None else None
    following = paragraph.getnext() if paragraph is not None else None
    if properties is None or paragraph is None or following is None or following.tag != f"{W}p":
        return
    moved = list(following)
    if moved and moved[0].tag == f"{W}pPr":
        paragraph.replace(properties, moved.pop(0))
    for child in moved:
        paragraph.append(child)
    _remove(following)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(place + offset, child)
    parent.remove(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
