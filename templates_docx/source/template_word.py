"""The pieces of a Word document: runs, paragraphs, tables, the logo, the package. No wording and no style sheet.

Written as plain XML, so that the files hold exactly what is meant: named styles, no direct formatting, no author, no dates.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

from PIL import Image, ImageDraw
from template_sheet import ACCENT, DECLARATION, NAMESPACES, numbering, settings, styles

TEXT_WIDTH = 9354
"""Twentieths of a point between the margins: A4 less 2.5 cm and 2.0 cm."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, style: str = "") -> str:
    """A run of text; `\\t` is a tab, `\\n` a line break."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = []
    for line_number, line in enumerate(text.split("\n")):
        if line_number:
            pieces.append("<w:br/>")
        for tab_number, piece in enumerate(line.split("\t")):
            if tab_number:
                pieces.append("<w:tab/>")
            if piece:
                pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def counted(instruction: str, shown: str = "1") -> str:
    """A field such as PAGE, with what it shows until it is brought up to date."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'


def paragraph(style: str, *content: str) -> str:
    """A paragraph of a named style; plain text becomes a run."""
    runs = "".join(c if c.startswith("<w:") else run(c) for c in content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def cell(width: int, *paragraphs: str, span: int = 1, align: str = "") -> str:
    """A table cell."""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    vertical = f'<w:vAlign w:val="{align}"/>' if align else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{vertical}</w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells: str, header: bool = False, height: int = 0) -> str:
    """A table row that never breaks over pages."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    head = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{head}</w:trPr>{''.join(cells)}</w:tr>"


def tag_row(tag: str, widths: list[int], style: str) -> str:
    """A row that holds only a `{%tr ... %}` tag; it vanishes from the letter."""
    return row(cell(sum(widths), paragraph(style, tag), span=len(widths)))


def table(style: str, widths: list[int], *rows: str, caption: str = "", head: bool = False) -> str:
    """A table of fixed widths. `caption` is its alternative text, by which the read-back finds it."""
    named = f"<w:tblCaption w:val={quoteattr(caption)}/>" if caption else ""
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    look = f'<w:tblLook w:val="{"0020" if head else "0000"}" w:firstRow="{int(head)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{named}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def picture(relation: str, description: str, side: int = 468000) -> str:
    """The square logo in the text line; `side` in EMU (36000 to the millimetre)."""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/>'
        f'<wp:docPr id="1" name="Logo" descr={quoteattr(description)}/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def logo() -> bytes:
    """The mark of the invented employer: two ridges on a square, drawn eight times too large and reduced."""
    side, scale = 256, 8
    image = Image.new("RGB", (side * scale, side * scale), "white")
    pen = ImageDraw.Draw(image)

    def points(*pairs: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x * scale, y * scale) for x, y in pairs]

    pen.rounded_rectangle((0, 0, side * scale - 1, side * scale - 1), radius=44 * scale, fill=f"#{ACCENT}")
    pen.polygon(points((28, 196), (100, 84), (136, 140), (104, 196)), fill="#7FB3BF")
    pen.polygon(points((84, 196), (164, 60), (230, 196)), fill="#FFFFFF")
    pen.polygon(points((84, 196), (164, 60), (150, 132), (166, 164), (150, 196)), fill="#D7E6EA")
    stream = io.BytesIO()
    image.resize((side, side), Image.Resampling.LANCZOS).save(stream, "PNG", optimize=True)
    return stream.getvalue()


_WITH_FIGURES = "line company.address company.phone candidate.address letter.workplace letter.reference".split()
"""Fields of figures, signs and Latin words, whose parts would change places in a line from right to left."""
_MARK = "\u200e"


def right_to_left(xml: str) -> str:
    """The same paragraphs, runs and tables, running from right to left; a table's first column is then the right one.

    Word mirrors what styles say (indents, tabs, the trailing edge of text) in such paragraphs by itself.
    """
    for field in _WITH_FIGURES:
        xml = xml.replace(f"{{{{ {field} }}}}", f"{_MARK}{{{{ {field} }}}}{_MARK}")
    xml = re.sub(r'(<w:pStyle w:val="\w+"/>)', r"\1<w:bidi/>", xml)
    xml = re.sub(r'(<w:rStyle w:val="\w+"/>)', r"\1<w:rtl/>", xml)
    xml = re.sub(r"<w:r>(?!<w:rPr>|<w:drawing>)", "<w:r><w:rPr><w:rtl/></w:rPr>", xml)
    return re.sub(r'(<w:tblStyle w:val="\w+"/>)', r"\1<w:bidiVisual/>", xml)


def package(
    *, language: str, body: str, first_header: str, next_header: str, footer: str, mirrored: bool = False
) -> bytes:
    """The DOCX; the same content gives the same bytes. `mirrored` turns all of it, for Arabic and Hebrew."""
    left, right = (1134, 1418) if mirrored else (1418, 1134)
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId4"/><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="first" r:id="rId6"/><w:footerReference w:type="default" r:id="rId6"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="{right}" w:bottom="1304" w:left="{left}" '
        f'w:header="680" w:footer="567" w:gutter="0"/><w:titlePg/>{"<w:bidi/>" if mirrored else ""}</w:sectPr>'
    )
    if mirrored:
        body, first_header, next_header, footer = map(right_to_left, (body, first_header, next_header, footer))
    document = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"rId1": (f"{_OFFICE}/officeDocument", "word/document.xml")}),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(
            {
                "rId1": (f"{_OFFICE}/styles", "styles.xml"),
                "rId2": (f"{_OFFICE}/settings", "settings.xml"),
                "rId3": (f"{_OFFICE}/numbering", "numbering.xml"),
                "rId4": (f"{_OFFICE}/header", "header1.xml"),
                "rId5": (f"{_OFFICE}/header", "header2.xml"),
                "rId6": (f"{_OFFICE}/footer", "footer1.xml"),
            }
        ),
        "word/styles.xml": styles(language, mirrored=mirrored),
        "word/settings.xml": settings(language),
        "word/numbering.xml": numbering(),
        "word/header1.xml": f"{DECLARATION}<w:hdr {NAMESPACES}>{first_header}</w:hdr>",
        "word/_rels/header1.xml.rels": _relations({"rId1": (f"{_OFFICE}/image", "media/logo.png")}),
        "word/header2.xml": f"{DECLARATION}<w:hdr {NAMESPACES}>{next_header}</w:hdr>",
        "word/footer1.xml": f"{DECLARATION}<w:ftr {NAMESPACES}>{footer}</w:ftr>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in [*parts.items(), ("word/media/logo.png", logo())]:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return stream.getvalue()


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    items = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{t}"/>' for i, (kind, t) in targets.items())
    return f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "numbering": "numbering"}
    kinds |= {"header1": "header", "header2": "header", "footer1": "footer"}
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{_WORD}.{k}+xml"/>' for n, k in kinds.items())
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    )
