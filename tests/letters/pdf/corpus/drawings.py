"""Corpus: images, text boxes old and new, shapes, text beside them, charts and diagrams."""

# ruff: noqa: E501  (WordprocessingML is easier to read unbroken)
from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.letters.pdf.corpus.prose import prose
from tests.letters.pdf.corpus.word import header_reference, paper, styled, word
from tests.letters.pdf.raw_word import inline_picture, paragraph, run
from tests.letters.pdf.sample_letters import logo

POINT = 12700
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def place(axis: str, origin: str, offset: float | None = None, align: str = "") -> str:
    """A `wp:positionH` or `wp:positionV`; the offset is in points."""
    inner = f"<wp:align>{align}</wp:align>" if align else f"<wp:posOffset>{round((offset or 0) * POINT)}</wp:posOffset>"
    return f'<wp:position{axis} relativeFrom="{origin}">{inner}</wp:position{axis}>'


def anchored(
    graphic: str,
    size: tuple[int, int],
    across: str,
    down: str,
    wrap: str = "<wp:wrapNone/>",
    attributes: str = "",
    kind: str = "http://schemas.openxmlformats.org/drawingml/2006/picture",
) -> str:
    """A drawing with a place of its own; sizes in points."""
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" '
        f'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1" {attributes}><wp:simplePos x="0" y="0"/>{across}{down}'
        f'<wp:extent cx="{size[0] * POINT}" cy="{size[1] * POINT}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}'
        f'<wp:docPr id="7" name="Object 7"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{kind}">{graphic}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def picture(relation: str, size: tuple[int, int]) -> str:
    """The graphic of an image."""
    return (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="7" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{size[0] * POINT}" cy="{size[1] * POINT}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )


def shape(
    size: tuple[int, int],
    content: str = "",
    fill: str = "FFFFFF",
    line: str = "000000",
    form: str = "rect",
    body: str = "",
) -> str:
    """The graphic of a shape, with text where there is `content`."""
    box = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>" if content else ""
    inside = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    edge = f'<a:solidFill><a:srgbClr val="{line}"/></a:solidFill>' if line else "<a:noFill/>"
    return (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{size[0] * POINT}" cy="{size[1] * POINT}"/></a:xfrm><a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
        f'{inside}<a:ln w="9525">{edge}</a:ln></wps:spPr>{box}<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="91440" '
        f'tIns="45720" rIns="91440" bIns="45720" {body}><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )


def in_run(drawing: str) -> str:
    """A run with a drawing that only newer versions of Word know."""
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent></w:r>'


SQUARE = '<wp:wrapSquare wrapText="bothSides"/>'
BELOW = "<wp:wrapTopAndBottom/>"


def text(paragraphs: int, sentences: int = 5, begin: int = 0) -> str:
    """That many paragraphs."""
    return "".join(paragraph(prose(sentences, begin=begin + i)) for i in range(paragraphs))


def inline_images() -> bytes:
    """Images in lines: alone, between words, small and large."""
    body = paragraph(inline_picture(180, 48, "logo")) + text(1)
    body += paragraph(run("A mark ") + inline_picture(60, 16, "logo") + run(" between words. " + prose(4)))
    body += paragraph(inline_picture(420, 112, "logo"), '<w:jc w:val="center"/>') + text(2)
    return word(body, media={"logo": logo()})


def beside_at_the_right() -> bytes:
    """An image at the right margin with text beside it."""
    image = anchored(
        picture("logo", (180, 120)), (180, 120), place("H", "margin", align="right"), place("V", "paragraph", 0), SQUARE
    )
    return word(paragraph(f"<w:r>{image}</w:r>" + run(prose(8))) + text(4), media={"logo": logo(360, 240)})


def beside_at_the_left() -> bytes:
    """An image at the left margin with text beside it, over two paragraphs."""
    image = anchored(
        picture("logo", (150, 100)), (150, 100), place("H", "column", 0), place("V", "paragraph", 12), SQUARE
    )
    body = paragraph(f"<w:r>{image}</w:r>" + run(prose(3))) + text(5, 4)
    return word(body, media={"logo": logo(300, 200)})


def above_and_below() -> bytes:
    """An image that lets no text beside it."""
    image = anchored(
        picture("logo", (300, 80)), (300, 80), place("H", "margin", align="center"), place("V", "paragraph", 6), BELOW
    )
    return word(text(1) + paragraph(f"<w:r>{image}</w:r>" + run(prose(5))) + text(3), media={"logo": logo()})


def on_the_page() -> bytes:
    """Images placed from the page's edges and corners, behind and before the text."""
    spots = (
        (place("H", "page", 36), place("V", "page", 36), 'behindDoc="0"'),
        (place("H", "page", align="right"), place("V", "page", align="bottom"), ""),
        (place("H", "rightMargin", 5), place("V", "topMargin", 20), ""),
        (place("H", "margin", align="center"), place("V", "margin", align="center"), ""),
    )
    runs = "".join(
        f"<w:r>{anchored(picture('logo', (90, 24)), (90, 24), across, down)}</w:r>" for across, down, _ in spots
    )
    return word(paragraph(runs + run(prose(4))) + text(5), media={"logo": logo(alpha=False)})


def text_boxes() -> bytes:
    """Boxes of text at several places, with fills and edges."""
    one = anchored(
        shape((160, 70), paragraph("To the attention of") + paragraph("Ms Pop"), "FFF2CC"),
        (160, 70),
        place("H", "margin", align="right"),
        place("V", "paragraph", 0),
        SQUARE,
        kind=SHAPE,
    )
    two = anchored(
        shape((200, 90), paragraph(prose(2)), "DEEBF7", ""),
        (200, 90),
        place("H", "column", 100),
        place("V", "paragraph", 30),
        BELOW,
        kind=SHAPE,
    )
    return word(paragraph(in_run(one) + run(prose(5))) + text(2) + paragraph(in_run(two) + run(prose(4))) + text(2))


def old_text_boxes() -> bytes:
    """The text boxes of Word 2007 (VML)."""
    box = (
        '<w:r><w:pict><v:shapetype id="t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>'
        '<v:shape type="#t202" style="position:absolute;margin-left:250pt;margin-top:10pt;width:180pt;height:60pt;'
        'z-index:1" fillcolor="#fff2cc"><v:textbox><w:txbxContent>'
        f"{paragraph('Received on')}{paragraph('by the office')}</w:txbxContent></v:textbox>"
        '<w10:wrap type="square"/></v:shape></w:pict></w:r>'
    )
    return word(paragraph(box + run(prose(6))) + text(3))


def address_window() -> bytes:
    """An address field and a date box as German letters have them, placed from the page."""
    address = "".join(
        paragraph(t, '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>')
        for t in ("Frau", "Anna Muster", "Lange Straße 12", "10115 Berlin")
    )
    box = anchored(
        shape((240, 110), address, "", ""), (240, 110), place("H", "page", 57), place("V", "page", 130), kind=SHAPE
    )
    date = anchored(
        shape((120, 30), paragraph("4. Mai 2026", '<w:jc w:val="right"/>'), "", ""),
        (120, 30),
        place("H", "margin", align="right"),
        place("V", "page", 240),
        kind=SHAPE,
    )
    blank = "".join(paragraph() for _ in range(9))
    return word(paragraph(in_run(box) + in_run(date)) + blank + text(3))


def shapes_with_text() -> bytes:
    """Rounded and other forms, centred text, and one without text."""
    forms = (("roundRect", "E2EFD9"), ("ellipse", "FCE4D6"), ("rect", "D9E2F3"))
    runs = ""
    for i, (form, fill) in enumerate(forms):
        graphic = shape((120, 50), paragraph(form, '<w:jc w:val="center"/>'), fill, form=form, body='anchor="ctr"')
        runs += in_run(
            anchored(graphic, (120, 50), place("H", "column", 150 * i), place("V", "paragraph", 5), kind=SHAPE)
        )
    line = anchored(
        shape((430, 3), "", "2F5496", ""), (430, 3), place("H", "column", 0), place("V", "paragraph", 70), kind=SHAPE
    )
    return word(text(1) + paragraph(runs + in_run(line)) + "".join(paragraph() for _ in range(4)) + text(3))


def watermark() -> bytes:
    """A pale image behind the text on each page, from the header."""
    image = anchored(
        picture("seal", (300, 200)),
        (300, 200),
        place("H", "margin", align="center"),
        place("V", "margin", align="center"),
        attributes="",
    ).replace('behindDoc="0"', 'behindDoc="1"')
    return word_with_header(styled("Header", "With a mark") + paragraph(f"<w:r>{image}</w:r>"), text(12))


def word_with_header(head: str, body: str) -> bytes:
    """A file whose header shows the seal; a header has relations of its own."""
    made = word(
        body,
        section=paper(first=header_reference("head")),
        headers={"head": head},
        media={"seal": logo(300, 200, False)},
    )
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr(
            "word/_rels/head.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="seal" Type="{_OFFICE}/image" Target="media/seal.png"/></Relationships>',
        )
    return out.getvalue()


def inline_shape() -> bytes:
    """A text box that stands in the line."""
    graphic = shape((300, 60), paragraph(prose(1)), "EDEDED")
    drawing = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{300 * POINT}" cy="{60 * POINT}"/>'
        f'<wp:docPr id="1" name="b"/><a:graphic><a:graphicData uri="{SHAPE}">{graphic}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    return word(text(2) + paragraph(in_run(drawing)) + text(3))


def chart() -> bytes:
    """A bar chart: its numbers and words must be there, its bars need not."""
    points = "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate((3, 5, 8)))
    names = "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(("2024", "2025", "2026")))
    part = (
        f'<?xml version="1.0" encoding="UTF-8"?><c:chartSpace xmlns:c="{CHART}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        '<c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        '<c:tx><c:strRef><c:f>A</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Hires</c:v></c:pt></c:strCache>'
        f'</c:strRef></c:tx><c:cat><c:strRef><c:f>B</c:f><c:strCache><c:ptCount val="3"/>{names}</c:strCache></c:strRef>'
        f'</c:cat><c:val><c:numRef><c:f>C</c:f><c:numCache><c:ptCount val="3"/>{points}</c:numCache></c:numRef></c:val>'
        '</c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/>'
        '<c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
        '</c:plotArea><c:legend><c:legendPos val="r"/></c:legend></c:chart></c:chartSpace>'
    )
    drawing = (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{400 * POINT}" cy="{200 * POINT}"/><wp:docPr id="3" name="Chart 3" '
        f'descr="Hires by year"/><a:graphic><a:graphicData uri="{CHART}"><c:chart r:id="chart"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    return word(text(1) + paragraph(drawing) + text(2), parts={"chart": (f"{_OFFICE}/chart", kind, part.encode())})


def diagram() -> bytes:
    """SmartArt: its words must be there."""
    words = "".join(
        f'<dgm:pt modelId="{i}"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{t}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for i, t in enumerate(("Apply", "Interview", "Offer"))
    )
    part = (
        f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<dgm:ptLst>{words}</dgm:ptLst></dgm:dataModel>"
    )
    drawing = (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{400 * POINT}" cy="{120 * POINT}"/><wp:docPr id="4" name="Diagram 4"/>'
        f'<a:graphic><a:graphicData uri="{DIAGRAM}"><dgm:relIds r:dm="data" r:lo="data" r:qs="data" r:cs="data"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    return word(text(1) + paragraph(drawing) + text(2), parts={"data": (f"{_OFFICE}/diagramData", kind, part.encode())})


def several_beside() -> bytes:
    """Images left and right of one text."""
    left = anchored(
        picture("logo", (90, 60)), (90, 60), place("H", "margin", align="left"), place("V", "paragraph", 0), SQUARE
    )
    right = anchored(
        picture("logo", (90, 90)), (90, 90), place("H", "margin", align="right"), place("V", "paragraph", 0), SQUARE
    )
    runs = f"<w:r>{left}</w:r><w:r>{right}</w:r>"
    return word(
        text(1) + paragraph(runs + run(prose(7)), '<w:jc w:val="both"/>') + text(3), media={"logo": logo(300, 200)}
    )


FILES: dict[str, Callable[[], bytes]] = {
    f"drawings_{make.__name__}": make
    for make in (
        inline_images,
        beside_at_the_right,
        beside_at_the_left,
        above_and_below,
        on_the_page,
        text_boxes,
        old_text_boxes,
        address_window,
        shapes_with_text,
        watermark,
        inline_shape,
        chart,
        diagram,
        several_beside,
    )
}
