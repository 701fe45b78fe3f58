"""Word files for the corpus, put together from pieces of WordprocessingML."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tests.letters.word_files import OFFICE, PACKAGE, WORD, zipped

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*pieces: str, properties: str = "") -> str:
    """A paragraph of runs; a piece that is no XML becomes a run."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{''.join(p if p.startswith('<') else run(p) for p in pieces)}</w:p>"


def cell(*content: str, properties: str = "", width: int = 2000) -> str:
    """A table cell; a piece of content that is no XML becomes a paragraph."""
    inside = "".join(c if c.startswith("<") else par(c) for c in content) or par("")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    """A table row; a piece that is no XML becomes a cell."""
    look = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{look}{''.join(c if c.startswith('<') else cell(c) for c in cells)}</w:tr>"


def table(columns: int, *rows: str, grid: str = "") -> str:
    """A table with a grid of equal columns, or the one given."""
    grid = grid or '<w:gridCol w:w="2000"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def picture(number: int, relation: str = "rIdPic", name: str = "logo.png") -> str:
    """A run with a picture."""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{name}"/><a:graphic><a:graphicData '
        f'uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(*content: str, number: int = 5) -> str:
    """A run with a text box, as Word writes it: once for new readers and once for old ones."""
    inside = f"<w:txbxContent>{''.join(c if c.startswith('<') else par(c) for c in content)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900" cy="900"/>'
        f'<wp:docPr id="{number}" name="Box {number}"/><a:graphic><a:graphicData uri="{_NAMESPACES["wps"]}"><wps:wsp>'
        f"<wps:cNvSpPr/><wps:spPr/><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def content_control(inside: str, tag: str = "field") -> str:
    """A content control around runs, paragraphs or rows."""
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def inserted(inside: str, number: int = 1) -> str:
    """Runs that were added while changes were tracked."""
    return f'<w:ins w:id="{number}" w:author="Someone" w:date="2026-01-02T03:04:05Z">{inside}</w:ins>'


def deleted(text: str, number: int = 2) -> str:
    """Text that was taken out while changes were tracked."""
    return (
        f'<w:del w:id="{number}" w:author="Someone" w:date="2026-01-02T03:04:05Z"><w:r>'
        f'<w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    )


def png() -> bytes:
    """A picture of one grey dot."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    )


@dataclass
class Word:
    """A Word file: body, and what hangs on it. `sections` adds as many more sections before the last."""

    body: tuple[str, ...]
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    footnotes: str = ""
    sections: int = 1
    properties: dict[str, str] = field(default_factory=dict)
    with_picture: bool = False
    names: str = NAMES
    parts: dict[str, str] = field(default_factory=dict)

    def content(self) -> bytes:
        """The file."""
        self._relations: list[str] = []
        self._types: list[str] = []
        self._files: dict[str, str | bytes] = {}
        references = self._part("header", "hdr", self.headers) + self._part("footer", "ftr", self.footers)
        if self.footnotes:
            self._add("footnotes", "footnotes", f"<w:footnotes {self.names}>{self.footnotes}</w:footnotes>")
        if self.with_picture:
            self._files["word/media/image1.png"] = png()
            self._relations.append(f'<Relationship Id="rIdPic" Type="{OFFICE}/image" Target="media/image1.png"/>')
        for name, content in self.parts.items():
            self._files[name] = content
        blocks = "".join(b if b.startswith("<") else par(b) for b in self.body)
        breaks = par("Next section.", properties="<w:sectPr/>") * (self.sections - 1)
        document = (
            f"<w:document {self.names}><w:body>{blocks}{breaks}<w:sectPr>{references}</w:sectPr></w:body></w:document>"
        )
        return zipped(self._package(document))

    def _part(self, kind: str, element: str, texts: tuple[str, ...]) -> str:
        references = ""
        for number, text in enumerate(texts, start=1):
            content = text if text.startswith("<") else par(text)
            identity = self._add(kind, f"{kind}{number}", f"<w:{element} {self.names}>{content}</w:{element}>")
            place = ("default", "first", "even")[number - 1]
            references += f'<w:{kind}Reference w:type="{place}" r:id="{identity}"/>'
            if self.with_picture:
                self._files[f"word/_rels/{kind}{number}.xml.rels"] = (
                    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rIdPic" Type="{OFFICE}/image" '
                    'Target="media/image1.png"/></Relationships>'
                )
        return references

    def _add(self, kind: str, name: str, content: str) -> str:
        self._files[f"word/{name}.xml"] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'
        self._relations.append(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>')
        self._types.append(f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>')
        return name

    def _package(self, document: str) -> dict[str, str | bytes]:
        package_relations = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        if self.properties:
            core = "".join(f"<dc:{name}>{escape(text)}</dc:{name}>" for name, text in self.properties.items())
            self._files["docProps/core.xml"] = (
                f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
                f'xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>'
            )
            self._types.append(
                '<Override PartName="/docProps/core.xml" '
                'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            )
            package_relations += (
                f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
                'Target="docProps/core.xml"/>'
            )
        return {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{"".join(self._types)}'
            "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{package_relations}</Relationships>',
            "word/document.xml": document,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f"{''.join(self._relations)}</Relationships>",
            **self._files,
        }
