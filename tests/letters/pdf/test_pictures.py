"""Images in the line: place and size, transparency flattened, crops, what cannot be shown."""

from __future__ import annotations

import pytest

from tests.letters.pdf.raw_word import cell, docx, inline_picture, paragraph, row, run, table
from tests.letters.pdf.sample_letters import logo
from tests.letters.pdf.seen import colour_at, line_with, made

TEAL = (20, 84, 110)


def test_an_image_takes_its_width_and_stands_on_the_baseline() -> None:
    body = paragraph(run("|") + inline_picture(180, 48) + run("|"))
    pdf = made(docx(body, picture=logo())).pdf
    line = line_with(pdf, "||")
    assert line.starts[1] - line.starts[0] == pytest.approx(180 + 5, abs=1)
    assert colour_at(pdf, line.starts[0] + 5 + 24, line.baseline - 24) == TEAL
    assert colour_at(pdf, line.starts[0] + 5 + 24, line.baseline + 2) == (255, 255, 255)


def test_an_image_makes_its_line_as_high_as_it_needs() -> None:
    body = paragraph(inline_picture(180, 48)) + paragraph("Below")
    pdf = made(docx(body, picture=logo())).pdf
    assert line_with(pdf, "Below").baseline == pytest.approx(72 + 48 + 10.47, abs=0.1)


def test_what_shines_through_an_image_is_the_colour_of_its_cell() -> None:
    shaded = cell(paragraph(inline_picture(96, 96)), '<w:shd w:val="clear" w:fill="FFCC00"/>')
    pdf = made(docx(table(row(shaded)), picture=logo())).pdf
    assert colour_at(pdf, 72 + 1.5, 72 + 90) == (255, 204, 0)


def test_an_image_in_an_unknown_format_leaves_a_frame_and_a_warning() -> None:
    result = made(docx(paragraph(inline_picture(100, 50) + run("after")), picture=b"\x01\x00\x00\x00 EMF"))
    assert [warning.code for warning in result.warnings] == ["picture_format"]
    assert colour_at(result.pdf, 72 + 50, 72 + 0.1) != (255, 255, 255)


def test_a_missing_image_leaves_a_frame_and_a_warning() -> None:
    result = made(docx(paragraph(inline_picture(100, 50, "rIdNowhere") + run("after"))))
    assert [warning.code for warning in result.warnings] == ["picture_missing"]
    assert line_with(result.pdf, "after").starts[0] == pytest.approx(72 + 100, abs=1)


def test_a_damaged_image_does_not_stop_the_letter() -> None:
    result = made(docx(paragraph(inline_picture(100, 50) + run("after")), picture=logo()[:60]))
    assert result.pages == 1


def test_a_cropped_image_shows_only_its_part() -> None:
    cropped = inline_picture(90, 96).replace("</pic:blipFill>", '<a:srcRect r="73333"/></pic:blipFill>')
    pdf = made(docx(paragraph(cropped), picture=logo())).pdf
    assert colour_at(pdf, 72 + 80, 72 + 48) == TEAL


def test_an_image_wider_than_the_page_still_makes_one_page() -> None:
    assert made(docx(paragraph(inline_picture(900, 40) + run("after")), picture=logo())).pages == 1
