"""Whole Word files from WordprocessingML, with a style sheet as Word writes it."""

# ruff: noqa: E501  (WordprocessingML is easier to read unbroken)
from __future__ import annotations

import zipfile
from io import BytesIO

from tests.letters.pdf.raw_word import PAGE, SPACES, paragraph, run

ALL_SPACES = (
    f"{SPACES} "
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'mc:Ignorable="w14"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SETTINGS = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)


def paragraph_style(identity: str, paragraph_part: str = "", run_part: str = "", based_on: str = "Normal") -> str:
    """A paragraph style named after its id."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{identity}"/>{base}'
        f"<w:pPr>{paragraph_part}</w:pPr><w:rPr>{run_part}</w:rPr></w:style>"
    )


def heading_style(level: int, size: int, before: int) -> str:
    """A heading as Word has it since 2013."""
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
        f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="0"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="Calibri Light" w:hAnsi="Calibri Light"/><w:color w:val="2F5496"/>'
        f'<w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def defaults(
    family: str = "Calibri", size: int = 22, after: int = 160, line: int = 259, language: str = "en-GB"
) -> str:
    """The document defaults and the Normal style."""
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:after="{after}" w:line="{line}" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
TABLE_STYLES = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    f"<w:tblPr><w:tblBorders>{EDGES}</w:tblBorders></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="Banded"><w:name w:val="Grid Table 4 Accent 1"/>'
    '<w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblStyleColBandSize w:val="1"/><w:tblBorders>'
    + "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="8EAADB"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>'
    '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="4472C4"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
    '<w:top w:val="double" w:sz="4" w:space="0" w:color="4472C4"/></w:tcBorders></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)
STYLES = (
    heading_style(1, 32, 240)
    + heading_style(2, 26, 40)
    + heading_style(3, 24, 40)
    + paragraph_style(
        "Title",
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:contextualSpacing/>',
        '<w:rFonts w:ascii="Calibri Light" w:hAnsi="Calibri Light"/><w:spacing w:val="-10"/><w:kern w:val="28"/>'
        '<w:sz w:val="56"/>',
    )
    + paragraph_style("ListParagraph", '<w:ind w:left="720"/><w:contextualSpacing/>')
    + paragraph_style(
        "Quote",
        '<w:spacing w:before="200"/><w:ind w:left="864" w:right="864"/><w:jc w:val="center"/>',
        '<w:i/><w:color w:val="404040"/>',
    )
    + paragraph_style(
        "Header",
        '<w:tabs><w:tab w:val="center" w:pos="4513"/><w:tab w:val="right" w:pos="9026"/></w:tabs>'
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
    )
    + paragraph_style(
        "Footer",
        '<w:tabs><w:tab w:val="center" w:pos="4513"/><w:tab w:val="right" w:pos="9026"/></w:tabs>'
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
    )
    + paragraph_style("FootnoteText", '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="20"/>')
    + paragraph_style("NoSpacing", '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>')
    + paragraph_style(
        "Caption",
        '<w:spacing w:after="200" w:line="240" w:lineRule="auto"/>',
        '<w:i/><w:color w:val="44546A"/><w:sz w:val="18"/>',
    )
    + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    '<w:rPr><w:color w:val="808080"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    + TABLE_STYLES
)
WORD_STYLES = defaults() + STYLES


def styled(style: str, text: str, extra: str = "") -> str:
    """A paragraph of a named style."""
    return paragraph(text, f'<w:pStyle w:val="{style}"/>{extra}')


def section_end(content: str) -> str:
    """The empty paragraph that ends a section."""
    return f"<w:p><w:pPr><w:sectPr>{content}</w:sectPr></w:pPr></w:p>"


def paper(
    width: int = 11906,
    height: int = 16838,
    margin: int = 1440,
    rest: str = "",
    *,
    landscape: bool = False,
    first: str = "",
) -> str:
    """The content of a section's properties. `first` comes before the size, `rest` behind the margins."""
    turned = ' w:orient="landscape"' if landscape else ""
    if landscape:
        width, height = height, width
    return (
        f'{first}<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{margin}" w:right="{margin}" '
        f'w:bottom="{margin}" w:left="{margin}" w:header="708" w:footer="708" w:gutter="0"/>{rest}'
    )


def header_reference(relation: str, kind: str = "default", story: str = "header") -> str:
    """Names a header or footer of the section."""
    return f'<w:{story}Reference w:type="{kind}" r:id="{relation}"/>'


def note(number: int, text: str, kind: str = "footnote") -> str:
    """One foot- or endnote as Word writes it."""
    style = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return (
        f'<w:{kind} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"<w:r>{style}<w:{kind}Ref/></w:r>{run(' ' + text)}</w:p></w:{kind}>"
    )


def note_mark(number: int, kind: str = "footnote") -> str:
    """The run that points to a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def _notes(kind: str, content: str) -> str:
    lines = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
        f"</w:pPr><w:r><w:{mark}/></w:r></w:p></w:{kind}>"
        for name, number, mark in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    return lines + content


def word(
    body: str,
    *,
    section: str = PAGE,
    styles: str = WORD_STYLES,
    numbering: str = "",
    settings: str = SETTINGS,
    headers: dict[str, str] | None = None,
    footers: dict[str, str] | None = None,
    footnotes: str = "",
    endnotes: str = "",
    media: dict[str, bytes] | None = None,
    links: dict[str, str] | None = None,
    parts: dict[str, tuple[str, str, bytes]] | None = None,
) -> bytes:
    """The package. Headers and footers by relation id; media by relation id; `parts` are (kind, type, content)."""
    files: dict[str, tuple[str, bytes]] = {}
    relations: list[str] = []

    def add(identity: str, kind: str, name: str, content_type: str, content: bytes) -> None:
        files[f"word/{name}"] = (content_type, content)
        kind = kind if kind.startswith("http") else f"{OFFICE}/{kind}"
        relations.append(f'<Relationship Id="{identity}" Type="{kind}" Target="{name}"/>')

    def add_xml(identity: str, kind: str, root: str, content: str) -> None:
        xml = f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {ALL_SPACES}>{content}</w:{root}>'
        add(identity, kind, f"{identity}.xml", f"{KIND}{kind}+xml", xml.encode())

    add_xml("styles", "styles", "styles", styles)
    add_xml("settings", "settings", "settings", settings)
    if numbering:
        add_xml("numbering", "numbering", "numbering", numbering)
    for identity, content in (headers or {}).items():
        add_xml(identity, "header", "hdr", content)
    for identity, content in (footers or {}).items():
        add_xml(identity, "footer", "ftr", content)
    if footnotes:
        add_xml("footnotes", "footnotes", "footnotes", _notes("footnote", footnotes))
    if endnotes:
        add_xml("endnotes", "endnotes", "endnotes", _notes("endnote", endnotes))
    for identity, image in (media or {}).items():
        add(identity, "image", f"media/{identity}.png", "image/png", image)
    for identity, (kind, content_type, content) in (parts or {}).items():
        add(identity, kind, f"{identity}.xml", content_type, content)
    for identity, target in (links or {}).items():
        relations.append(
            f'<Relationship Id="{identity}" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
        )
    document = f"<w:document {ALL_SPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    files["word/document.xml"] = (f"{KIND}document.main+xml", document.encode())
    return _zipped(files, "".join(relations))


def _zipped(files: dict[str, tuple[str, bytes]], relations: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in files.items())
    everything = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{space}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{relations}</Relationships>'.encode(),
        **{name: content for name, (_, content) in files.items()},
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in everything.items():
            archive.writestr(name, content)
    return out.getvalue()
