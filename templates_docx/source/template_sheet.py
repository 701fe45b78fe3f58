"""The style sheet of the templates: every paragraph, character and table style, the bullet list, Word's settings.

Arabic and Hebrew take DejaVu Sans, which is wider and taller than Calibri, and so stand in smaller sizes.
"""

from __future__ import annotations

import re

ACCENT, INK, MUTED, LINE, TINT = "17495C", "22292D", "5C6970", "C3CED2", "EDF3F5"
WARNING = "8A3B12"
FONT, COMPLEX_FONT = "Calibri", "DejaVu Sans"
BODY_SIZE = 21
"""Half points."""
COMPLEX_SIZE = 0.84
"""What a size of Calibri is multiplied with for Arabic and Hebrew."""
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


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


def styles(language: str, *, mirrored: bool) -> str:
    """The style sheet of a letter; `mirrored` for a language written from right to left."""
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
        _paragraph_style("Page Heading", based="Heading1", after="BodyText", properties="<w:pageBreakBefore/>"),
        _paragraph_style(
            "List Bullet",
            properties='<w:keepLines/><w:numPr><w:numId w:val="1"/></w:numPr>' + _spacing(0, 80, 259),
        ),
        _paragraph_style("Closing", properties=keep + _spacing(160, 40)),
        _paragraph_style("Contact Name", properties=keep + _spacing(160, 0), text=_font(bold=True)),
        _paragraph_style("Contact Detail", properties="<w:keepLines/>", text=_font(colour=MUTED)),
        _paragraph_style("Letter Recipient"),
        _paragraph_style("Reference", properties='<w:tabs><w:tab w:val="left" w:pos="1361"/></w:tabs>', text=_font(19)),
        _paragraph_style("Term Label", properties="<w:keepNext/>" + _spacing(66, 66), text=_font(colour=MUTED)),
        # The last row lets go, so that a table of terms stays in one piece but does not draw the next section along.
        _paragraph_style("Term Label Last", based="TermLabel", properties='<w:keepNext w:val="0"/>'),
        _paragraph_style("Term Value", properties=_spacing(66, 66)),
        # The rows of a long table may part; the paragraphs of one row never do.
        _paragraph_style("Item Point", properties=_spacing(66, 66), text=_font(bold=True, colour=ACCENT)),
        _paragraph_style("Item Subject", properties=_spacing(66, 66), text=_font(colour=MUTED)),
        _paragraph_style("Item Value", properties=_spacing(66, 66)),
        _paragraph_style("Item Bullet", properties='<w:numPr><w:numId w:val="2"/></w:numPr>' + _spacing(66, 40)),
        _paragraph_style(
            "Tick Box",
            properties=_spacing(40, 40),
            text=f'<w:rFonts w:ascii="{COMPLEX_FONT}" w:hAnsi="{COMPLEX_FONT}"/>' + _font(24, colour=ACCENT),
        ),
        _paragraph_style("Clause Heading", properties=keep + _spacing(220, 60), text=_font(bold=True, colour=ACCENT)),
        _paragraph_style("Clause", properties="<w:keepLines/>" + _spacing(0, 80, 259)),
        _paragraph_style(
            "Draft Notice",
            properties=f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{WARNING}"/></w:pBdr>'
            + _spacing(160, 160, 259)
            + '<w:ind w:left="227"/>',
            text=_font(20, bold=True, colour=WARNING),
        ),
        _paragraph_style("Column Head", properties=keep + _spacing(50, 50), text=_font(18, bold=True, colour=ACCENT)),
        _paragraph_style("Signature Label", properties=keep + _spacing(120, 40), text=_font(17, colour=MUTED)),
        _paragraph_style("Signer", properties=keep + _spacing(160, 40), text=_font(bold=True)),
        _paragraph_style("Signer Title", properties=keep + _spacing(0, 50), text=_font(19, colour=MUTED)),
        _paragraph_style("Signature Line", properties=keep + _spacing(0, 50)),
        _paragraph_style("Small Note", properties=_spacing(70, 60), text=_font(18, colour=MUTED)),
        _paragraph_style("Pair Title", properties=keep + _spacing(240, 80), text=_font(36, bold=True, colour=ACCENT)),
        _paragraph_style("Pair Notice", properties=_spacing(40, 80), text=_font(18, bold=True, colour=WARNING)),
        _paragraph_style("Pair Label", properties=_spacing(80, 20), text=_font(18, bold=True, colour=ACCENT)),
        _paragraph_style("Pair Text", properties="<w:keepLines/>" + _spacing(0, 50), text=_font(19)),
        _paragraph_style("Pair Heading", properties=keep + _spacing(240, 60), text=_font(24, bold=True, colour=ACCENT)),
        _paragraph_style("Pair Closing", properties=keep + _spacing(60, 40)),
        _paragraph_style("After Table", based="BodyText", properties=_spacing(200, 110, 264)),
        _paragraph_style("Table Gap", properties='<w:spacing w:line="200" w:lineRule="exact"/>', text=_font(12)),
        _paragraph_style("Choice Box", based="TickBox", properties=keep + _spacing(40, 40)),
        _paragraph_style("Choice", properties=keep + _spacing(50, 50)),
        _paragraph_style("Table End", properties='<w:spacing w:line="40" w:lineRule="exact"/>', text=_font(2)),
        # Between two tables that belong together: without a paragraph Word would make them one.
        _paragraph_style("Table Seam", based="TableEnd", properties="<w:keepNext/>"),
        _paragraph_style("Letterhead End", properties=_spacing(0, 240)),
        _paragraph_style("Letterhead Name", text=_font(30, bold=True, colour=ACCENT)),
        _paragraph_style("Letterhead Detail", properties=right, text=_font(17, colour=MUTED)),
        _paragraph_style("Header", shown="header", text=_font(17, colour=MUTED)),
        _paragraph_style("Letter Header Right", based="Header", properties=right),
        _paragraph_style("Footer", shown="footer", properties=_spacing(90, 0), text=_font(16, colour=MUTED)),
        _paragraph_style("Letter Footer Right", based="Footer", properties=right),
    ]
    bidi = language if mirrored else "ar-AE"
    sheet = (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{COMPLEX_FONT}"/>'
        f"{_font(BODY_SIZE)}"
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{bidi}"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr>'
        f"</w:pPrDefault></w:docDefaults>{''.join(paragraphs)}{_character_styles()}{_table_styles(mirrored=mirrored)}</w:styles>"
    )
    return re.sub(r'<w:szCs w:val="(\d+)"/>', lambda m: f'<w:szCs w:val="{round(int(m[1]) * COMPLEX_SIZE)}"/>', sheet)


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


def _table_styles(*, mirrored: bool) -> str:
    """Word and others do not agree on which side "left" is in a table from right to left: there both sides are equal."""

    def borders(**sides: str) -> str:
        order = ("top", "bottom", "insideH", "insideV")
        lines = [f'<w:{s} w:val="single" w:sz="{sides[s]}" w:space="0" w:color="{LINE}"/>' for s in order if s in sides]
        return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"

    def margins(left: int, right: int) -> str:
        left, right = (min(left, right),) * 2 if mirrored else (left, right)
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
        + style("LetterItems", "Letter Items", borders(bottom="4", insideH="4") + margins(108, 108), head)
        + style(
            "LetterPairs", "Letter Pairs", borders(top="4", bottom="4", insideH="4", insideV="4") + margins(113, 113)
        )
        + style("LetterColumns", "Letter Columns", margins(113, 113))
        + style("LetterSignatures", "Letter Signatures", borders(bottom="6", insideH="6") + margins(0, 170))
    )


def settings(language: str) -> str:
    """Word 2013 and later rules, so that no reader lays the letter out in an older way."""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def numbering() -> str:
    """The bullets of the text, and those inside tables, which stand closer."""

    def bullets(number: int, style: str, indent: int) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/><w:lvlText w:val="•"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>'
            f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/><w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
            "</w:abstractNum>"
        )

    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>{bullets(0, 'ListBullet', 284)}{bullets(1, 'ItemBullet', 198)}"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        "</w:numbering>"
    )
