"""Small Word files for the tests, written part by part, and what stands in finished ones."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from recdesk.letters.gate import W, parse_part, read_package
from recdesk.letters.tags import paragraph_text

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = f'xmlns:w="{W[1:-1]}" xmlns:r="{OFFICE}"'


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def table(*rows: list[str]) -> str:
    """A table of texts."""
    grid = "".join("<w:gridCol w:w='3000'/>" for _ in rows[0])
    cells = (
        "".join(f"<w:tc><w:tcPr><w:tcW w:w='3000' w:type='dxa'/></w:tcPr>{paragraph(c)}</w:tc>" for c in row)
        for row in rows
    )
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def docx(
    *body: str,
    header: str = "",
    footer: str = "",
    kind: str = "document.main",
    relations: str = "",
    parts: dict[str, str | bytes] | None = None,
    types: str = "",
    package_relations: str = "",
) -> bytes:
    """A Word file with these paragraphs or other body XML (anything that starts with `<w:`)."""
    blocks = "".join(b if b.startswith("<w:") else paragraph(b) for b in body)
    references, extra = "", dict(parts or {})
    for place, text, tag in (("header", header, "hdr"), ("footer", footer, "ftr")):
        if text:
            extra[f"word/{place}1.xml"] = f"<w:{tag} {NAMESPACES}>{paragraph(text)}</w:{tag}>"
            relations += f'<Relationship Id="{place}" Type="{OFFICE}/{place}" Target="{place}1.xml"/>'
            types += f'<Override PartName="/word/{place}1.xml" ContentType="{WORD}.{place}+xml"/>'
            references += f'<w:{place}Reference w:type="default" r:id="{place}"/>'
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.{kind}+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>{package_relations}'
        "</Relationships>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{blocks}<w:sectPr>{references}</w:sectPr></w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        **extra,
    }
    return zipped(content)


def zipped(content: dict[str, str | bytes]) -> bytes:
    """A zip of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return stream.getvalue()


def texts(file: bytes, part: str = "word/document.xml") -> list[str]:
    """The paragraphs of one part."""
    root = parse_part(part, read_package(file)[part])
    return [paragraph_text(p) for p in root.iter(f"{W}p")]


def all_text(file: bytes) -> str:
    """The text of body, headers and footers, a line for each paragraph."""
    names = [n for n in read_package(file) if n.startswith("word/") and n.endswith(".xml")]
    return "\n".join(line for name in sorted(names) for line in texts(file, name))
