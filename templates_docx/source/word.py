"""The parts of a Word document that every template shares: styles, paragraphs, tables, package. No wording.

Written as plain XML, so that the files hold exactly what is meant: named styles, no direct formatting, no author, no dates.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from PIL import Image, ImageDraw

ACCENT, INK, MUTED, LINE, TINT = "17495C", "22292D", "5C6970", "C3CED2", "EDF3F5"
FONT = "Calibri"
BODY_SIZE = 21
"""Half points."""
TEXT_WIDTH = 9354
"""Twentieths of a point between the margins: A4 less 2.5 cm and 2.0 cm."""

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
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


def field(instruction: str, shown: str = "1") -> str:
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


def _paragraph_style(
    name: str,
    *,
    based: str = "Normal",
    after: str = "",
    properties: str = "",
    text: str = "",
    shown: str = "",
) -> str:
    identity = name.replace(" ", "")
    heritage = f'<w:basedOn w:val="{based}"/>' if based else ""
    following = f'<w:next w:val="{after}"/>' if after else ""
    default = ' w:default="1"' if name == "Normal" else ""
    custom = "" if shown or name in _WORDS_OWN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{identity}"><w:name w:val="{shown or name}"/>{heritage}{following}'
        f"<w:qFormat/><w:pPr>{properties}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


_WORDS_OWN = {"Normal", "Title", "Subtitle", "Body Text", "List Bullet", "Salutation", "Closing", "Signature"}


def _spacing(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _font(size: int = 0, *, bold: bool = False, colour: str = "", caps: bool = False) -> str:
    """`size` in half points."""
    return "".join(
        [
            "<w:b/><w:bCs/>" if bold else "",
            "<w:caps/>" if caps else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
        ]
    )


def styles(language: str) -> str:
    """The style sheet of a letter."""
    right = '<w:jc w:val="right"/>'
    keep = "<w:keepNext/><w:keepLines/>"
    paragraphs = [
        _paragraph_style("Normal", based="", text=_font(BODY_SIZE, colour=INK)),
        _paragraph_style("Body Text", properties=_spacing(60, 110, 264)),
        _paragraph_style("Salutation", after="BodyText", properties=_spacing(160, 100)),
        _paragraph_style(
            "Title", after="Subtitle", properties=keep + _spacing(480, 20), text=_font(42, bold=True, colour=ACCENT)
        ),
        _paragraph_style(
            "Subtitle", after="Salutation", properties=keep + _spacing(0, 160), text=_font(26, colour=MUTED)
        ),
        _paragraph_style(
            "Heading 1",
            after="BodyText",
            shown="heading 1",
            properties=keep + _spacing(290, 100) + '<w:outlineLvl w:val="0"/>',
            text=_font(24, bold=True, colour=ACCENT),
        ),
        _paragraph_style(
            "List Bullet",
            properties='<w:keepLines/><w:numPr><w:numId w:val="1"/></w:numPr>' + _spacing(0, 80, 259),
        ),
        _paragraph_style("Closing", properties=keep + _spacing(160, 40)),
        _paragraph_style("Letter Recipient"),
        _paragraph_style("Reference", properties='<w:tabs><w:tab w:val="left" w:pos="1361"/></w:tabs>', text=_font(19)),
        _paragraph_style("Term Label", properties="<w:keepNext/>" + _spacing(66, 66), text=_font(colour=MUTED)),
        # The last row lets go, so that a table of terms stays in one piece but does not draw the next section along.
        _paragraph_style("Term Label Last", based="TermLabel", properties='<w:keepNext w:val="0"/>'),
        _paragraph_style("Term Value", properties=_spacing(66, 66)),
        _paragraph_style("Column Head", properties=keep + _spacing(50, 50), text=_font(18, bold=True, colour=ACCENT)),
        _paragraph_style("Signature Label", properties=keep + _spacing(120, 40), text=_font(17, colour=MUTED)),
        _paragraph_style("Signer", properties=keep + _spacing(160, 40), text=_font(bold=True)),
        _paragraph_style("Signer Title", properties=keep + _spacing(0, 50), text=_font(19, colour=MUTED)),
        _paragraph_style("Signature Line", properties=keep + _spacing(0, 50)),
        _paragraph_style("Small Note", properties=_spacing(70, 60), text=_font(18, colour=MUTED)),
        _paragraph_style("Table End", properties='<w:spacing w:line="40" w:lineRule="exact"/>', text=_font(2)),
        _paragraph_style("Letterhead End", properties=_spacing(0, 240)),
        _paragraph_style("Letterhead Name", text=_font(30, bold=True, colour=ACCENT)),
        _paragraph_style("Letterhead Detail", properties=right, text=_font(17, colour=MUTED)),
        _paragraph_style("Header", shown="header", text=_font(17, colour=MUTED)),
        _paragraph_style("Letter Header Right", based="Header", properties=right),
        _paragraph_style("Footer", shown="footer", properties=_spacing(90, 0), text=_font(16, colour=MUTED)),
        _paragraph_style("Letter Footer Right", based="Footer", properties=right),
    ]
    return (
        f"{_DECLARATION}<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f"{_font(BODY_SIZE)}"
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr>'
        f"</w:pPrDefault></w:docDefaults>{''.join(paragraphs)}{_character_styles()}{_table_styles()}</w:styles>"
    )


def _character_styles() -> str:
    default = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    own = {
        "Strong": ("Strong", _font(bold=True)),
        "ReferenceLabel": ("Reference Label", _font(colour=MUTED)),
        # White on white and small: a signing service looks for it, a reader does not.
        "SignatureAnchor": ("Signature Anchor", _font(8, colour="FFFFFF")),
    }
    custom = ' w:customStyle="1"'
    return default + "".join(
        f'<w:style w:type="character"{"" if name == "Strong" else custom} w:styleId="{identity}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{text}</w:rPr></w:style>'
        for identity, (name, text) in own.items()
    )


def _table_styles() -> str:
    def borders(**sides: str) -> str:
        order = ("top", "bottom", "insideH")
        lines = [f'<w:{s} w:val="single" w:sz="{sides[s]}" w:space="0" w:color="{LINE}"/>' for s in order if s in sides]
        return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"

    def margins(left: int, right: int) -> str:
        return (
            f'<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
            f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tblCellMar>'
        )

    def style(identity: str, name: str, table: str, conditional: str = "") -> str:
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{table}</w:tblPr>'
            f"{conditional}</w:style>"
        )

    normal = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        f'<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins(108, 108)}</w:tblPr></w:style>'
    )
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/></w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>'
    )
    return (
        normal
        + style("LetterPlain", "Letter Plain", margins(0, 0))
        + style("LetterFooter", "Letter Footer", borders(top="4") + margins(0, 0))
        + style("LetterTerms", "Letter Terms", borders(top="4", bottom="4", insideH="4") + margins(0, 108))
        + style("LetterPay", "Letter Pay", borders(bottom="4", insideH="4") + margins(108, 108), head)
        + style("LetterSignatures", "Letter Signatures", borders(bottom="6", insideH="6") + margins(0, 170))
    )


def settings(language: str) -> str:
    """Word 2013 and later rules, so that no reader lays the letter out in an older way."""
    return (
        f'{_DECLARATION}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def numbering() -> str:
    """One bullet list."""
    return (
        f'{_DECLARATION}<w:numbering {_NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/><w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def package(*, language: str, body: str, first_header: str, next_header: str, footer: str) -> bytes:
    """The DOCX; the same content gives the same bytes."""
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId4"/><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="first" r:id="rId6"/><w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1418" '
        'w:header="680" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    document = f"{_DECLARATION}<w:document {_NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
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
        "word/styles.xml": styles(language),
        "word/settings.xml": settings(language),
        "word/numbering.xml": numbering(),
        "word/header1.xml": f"{_DECLARATION}<w:hdr {_NAMESPACES}>{first_header}</w:hdr>",
        "word/_rels/header1.xml.rels": _relations({"rId1": (f"{_OFFICE}/image", "media/logo.png")}),
        "word/header2.xml": f"{_DECLARATION}<w:hdr {_NAMESPACES}>{next_header}</w:hdr>",
        "word/footer1.xml": f"{_DECLARATION}<w:ftr {_NAMESPACES}>{footer}</w:ftr>",
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
    return f'{_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "numbering": "numbering"}
    kinds |= {"header1": "header", "header2": "header", "footer1": "footer"}
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{_WORD}.{k}+xml"/>' for n, k in kinds.items())
    return (
        f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    )
