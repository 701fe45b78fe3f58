"""Drawings: boxes in lines, old and new shapes, colours of the theme, and notes for what cannot be drawn."""

from __future__ import annotations

import struct
import zlib

import pytest

from recdesk.domain.errors import Refused
from recdesk.letters.pdf.engine import docx_text, pdf_text
from tests.letters.pdf.corpus.drawings import CHART, POINT, SHAPE, anchored, chart, diagram, in_run, place, shape
from tests.letters.pdf.corpus.word import OFFICE, word
from tests.letters.pdf.raw_word import complex_field, docx, inline_picture, paragraph, run
from tests.letters.pdf.seen import colour_at, line_with, made

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
    '<a:accent1><a:srgbClr val="336699"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
)


def in_line(graphic: str, width: int, height: int, kind: str = SHAPE) -> str:
    """A run with a drawing that stands in the line."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width * POINT}" cy="{height * POINT}"/><wp:docPr id="1" name="x"/>'
        f'<a:graphic><a:graphicData uri="{kind}">{graphic}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def test_a_box_in_the_line_takes_its_room_there() -> None:
    body = paragraph(run("|") + in_line(shape((100, 40), paragraph("inside")), 100, 40) + run("|"))
    pdf = made(word(body)).pdf
    bars = line_with(pdf, "||")
    assert bars.starts[1] - bars.starts[0] == pytest.approx(105, abs=1)
    assert bars.baseline - 40 < line_with(pdf, "inside").baseline < bars.baseline


def test_a_fill_of_the_theme_is_painted_and_automatic_text_on_it_is_readable() -> None:
    scheme = '<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr></a:solidFill>'
    graphic = shape((200, 60), paragraph("on dark")).replace(
        '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', scheme
    )
    kind = "application/vnd.openxmlformats-officedocument.theme+xml"
    parts = {"theme": (f"{OFFICE}/theme", kind, THEME.encode())}
    pdf = made(word(paragraph(in_line(graphic, 200, 60)), parts=parts)).pdf
    red, green, blue = colour_at(pdf, 72 + 190, 72 + 50)
    assert (red, green, blue) == pytest.approx((0x1A, 0x33, 0x4D), abs=2)


def test_old_boxes_stand_at_their_place() -> None:
    box = (
        '<w:r><w:pict><v:shape style="position:absolute;margin-left:100pt;margin-top:20pt;width:120pt;height:40pt" '
        f'fillcolor="#ffcc00"><v:textbox><w:txbxContent>{paragraph("old")}</w:txbxContent></v:textbox></v:shape>'
        "</w:pict></w:r>"
    )
    pdf = made(docx(paragraph(box + run("text")))).pdf
    assert line_with(pdf, "old").left == pytest.approx(72 + 100 + 7.2, abs=0.3)
    assert colour_at(pdf, 72 + 210, 72 + 50) == (255, 204, 0)


def test_a_page_number_in_a_headers_box_is_that_of_its_page() -> None:
    box = anchored(
        shape((80, 30), paragraph(complex_field("PAGE"))),
        (80, 30),
        place("H", "page", 400),
        place("V", "page", 20),
        kind=SHAPE,
    )
    pdf = made(docx(paragraph("x") * 60, stories={"header": paragraph(in_run(box))})).pdf
    assert line_with(pdf, "2", page=1).left == pytest.approx(400 + 7.2, abs=0.5)


def test_a_page_number_in_a_box_of_the_body_is_that_of_its_page() -> None:
    box = anchored(
        shape((80, 30), paragraph(run("on ") + complex_field("PAGE"))),
        (80, 30),
        place("H", "page", 400),
        place("V", "paragraph", 0),
        kind=SHAPE,
    )
    pdf = made(docx(paragraph("x") * 60 + paragraph(in_run(box) + run("here")))).pdf
    assert line_with(pdf, "on2").page == 1


def test_a_chart_is_a_note_with_its_words_and_numbers() -> None:
    result = made(chart())
    assert "Hires: 2024 3, 2025 5, 2026 8" in " ".join(pdf_text(result.pdf).split())
    assert [warning.code for warning in result.warnings] == ["graphic_simplified"]


def test_a_diagram_is_a_note_with_the_words_of_its_shapes() -> None:
    text = pdf_text(made(diagram()).pdf)
    assert all(word_ in text for word_ in ("Apply", "Interview", "Offer"))


def test_a_picture_that_cannot_be_shown_is_a_note_with_its_description() -> None:
    content = docx(paragraph(inline_picture(100, 50) + run("after")), picture=b"\x01\x00\x00\x00 EMF")
    assert line_with(made(content).pdf, "A picture").left > 72
    assert docx_text(content) == ["after"], "the description is ours to show, but no text of the document"


def test_an_unknown_graphic_leaves_a_note() -> None:
    graphic = in_line("<a:unknown/>", 120, 40, CHART.replace("chart", "future"))
    pdf = made(word(paragraph(graphic + run("after")))).pdf
    assert colour_at(pdf, 72 + 60, 72 + 0.1) != (255, 255, 255)


def huge_png(width: int, height: int) -> bytes:
    """A PNG that says it is that large, with next to nothing in it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )


def test_a_picture_of_two_hundred_megapixels_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(Refused) as refused:
        made(docx(paragraph(inline_picture(100, 100)), picture=huge_png(20_000, 10_000)))
    assert refused.value.code == "picture_too_large"
    assert refused.value.facts["megapixels"] == 200
