"""DOCX files from bare WordprocessingML, so that a test says exactly what it is about."""

from __future__ import annotations

import zipfile
from io import BytesIO

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
DEFAULT_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    '<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
    'w:header="708" w:footer="708" w:gutter="0"/>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STORIES = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}


def run(text: str, properties: str = "") -> str:
    """A run with its `w:rPr` content."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    """A paragraph; plain text becomes one run."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(content: str, properties: str = "", width: int = 3000) -> str:
    """A table cell; plain text becomes one paragraph."""
    inner = content if content.startswith("<") else paragraph(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, columns: tuple[int, ...] = (3000, 3000), properties: str = "") -> str:
    """A table with single borders of half a point."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders>{properties}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def complex_field(instruction: str, shown: str = "1") -> str:
    """A field in five runs, with a stored result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def inline_picture(width: int, height: int, relation: str = "rIdPicture") -> str:
    """A run with an image in the line; sizes in points."""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width * 12700}" '
        f'cy="{height * 12700}"/><wp:docPr id="1" name="p" descr="A picture"/><a:graphic><a:graphicData uri="x">'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


def docx(
    body: str,
    *,
    styles: str = DEFAULT_STYLES,
    section: str = PAGE,
    numbering: str = "",
    settings: str = "",
    stories: dict[str, str] | None = None,
    picture: bytes = b"",
    links: dict[str, str] | None = None,
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """The package. `stories` holds the content of "header", "footer", "footnotes" and "endnotes".

    `links` are outside targets by relation id, `extra` are further parts.
    """
    parts: dict[str, bytes] = dict(extra or {})
    relations = {"styles": "styles.xml"}
    parts["word/styles.xml"] = f"<w:styles {SPACES}>{styles}</w:styles>".encode()
    if numbering:
        relations["numbering"] = "numbering.xml"
        parts["word/numbering.xml"] = f"<w:numbering {SPACES}>{numbering}</w:numbering>".encode()
    if settings:
        relations["settings"] = "settings.xml"
        parts["word/settings.xml"] = f"<w:settings {SPACES}>{settings}</w:settings>".encode()
    references = ""
    for kind, content in (stories or {}).items():
        relations[kind] = f"{kind}.xml"
        root = _STORIES[kind]
        parts[f"word/{kind}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>".encode()
        if root in {"hdr", "ftr"}:
            references += f'<w:{kind}Reference w:type="default" r:id="rId{kind}"/>'
    pointers = "".join(f'<Relationship Id="rId{k}" Type="{_OFFICE}/{k}" Target="{t}"/>' for k, t in relations.items())
    if picture:
        pointers += f'<Relationship Id="rIdPicture" Type="{_OFFICE}/image" Target="media/picture.png"/>'
        parts["word/media/picture.png"] = picture
    parts["word/document.xml"] = (
        f"<w:document {SPACES}><w:body>{body}<w:sectPr>{references}{section}</w:sectPr></w:body></w:document>".encode()
    )
    for identity, target in (links or {}).items():
        pointers += (
            f'<Relationship Id="{identity}" Type="{_OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
        )
    return package(parts, pointers)


def package(parts: dict[str, bytes], links: str) -> bytes:
    """Zips the parts with the relations that point to them."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("header", "header"),
            ("footer", "footer"),
            ("footnotes", "footnotes"),
            ("endnotes", "endnotes"),
        )
        if f"word/{name}.xml" in parts
    )
    everything = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f"{kinds}</Types>"
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{space}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{links}</Relationships>'.encode(),
        **parts,
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in everything.items():
            archive.writestr(name, content)
    return out.getvalue()
