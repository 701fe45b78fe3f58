"""Newspaper columns: filled one after the other, made even where the text goes on below, of equal or own widths."""

from __future__ import annotations

import pytest

from tests.letters.pdf.corpus.prose import prose
from tests.letters.pdf.raw_word import PAGE, docx, paragraph
from tests.letters.pdf.seen import Line, colour_at, line_with, lines, made, pages

TWO = '<w:cols w:num="2" w:space="720"/>'
MIDDLE = 595.3 / 2


def column_of(line: Line) -> int:
    """0 for the left half of the page, 1 for the right one."""
    return int(line.left > MIDDLE)


def ending(section: str) -> str:
    """The paragraph that ends a section."""
    return paragraph("", f"<w:sectPr>{section}</w:sectPr>")


def test_the_second_column_begins_when_the_first_is_full() -> None:
    found = lines(made(docx(paragraph("x") * 60, section=PAGE + TWO)).pdf)
    assert {line.page for line in found} == {0}
    assert [column_of(line) for line in found] == sorted(column_of(line) for line in found)
    assert 50 < sum(column_of(line) == 0 for line in found) < 55
    assert found[0].baseline == pytest.approx(found[-1].baseline - 13.45 * (59 - 52), abs=14)


def test_text_behind_the_last_column_stands_on_the_next_page() -> None:
    assert pages(made(docx(paragraph("x") * 110, section=PAGE + TWO)).pdf) == 2


def test_columns_come_out_even_where_the_text_goes_on_below_them() -> None:
    body = paragraph("x") * 20 + ending(PAGE + TWO) + paragraph("below")
    found = lines(made(docx(body, section='<w:type w:val="continuous"/>' + PAGE)).pdf)
    assert [column_of(line) for line in found[:-1]].count(1) == 10
    assert found[-1].baseline == pytest.approx(found[9].baseline + 13.45, abs=0.1)


def test_a_column_break_begins_the_next_column() -> None:
    body = paragraph("left") + paragraph('<w:r><w:br w:type="column"/></w:r>') + paragraph("right")
    pdf = made(docx(body, section=PAGE + TWO)).pdf
    assert [column_of(line_with(pdf, text)) for text in ("left", "right")] == [0, 1]


def test_without_columns_a_column_break_is_a_page_break() -> None:
    body = paragraph("left") + paragraph('<w:r><w:br w:type="column"/></w:r>') + paragraph("right")
    assert line_with(made(docx(body)).pdf, "right").page == 1


def test_columns_of_their_own_widths_are_set_in_them() -> None:
    own = '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="2400" w:space="400"/><w:col w:w="6226"/></w:cols>'
    body = paragraph(prose(2)) + paragraph('<w:r><w:br w:type="column"/></w:r>') + paragraph(prose(2))
    found = lines(made(docx(body, section=PAGE + own)).pdf)
    narrow, wide = ([line for line in found if (line.left > 190) is right] for right in (False, True))
    assert max(line.right for line in narrow) <= 72 + 120 + 1
    assert len(wide) < len(narrow)


def test_a_line_between_the_columns_is_painted_when_asked_for() -> None:
    body = paragraph("x") * 60
    separated = made(docx(body, section=PAGE + TWO.replace("<w:cols", '<w:cols w:sep="1"'))).pdf
    assert colour_at(separated, MIDDLE, 300) != (255, 255, 255)
    assert colour_at(made(docx(body, section=PAGE + TWO)).pdf, MIDDLE, 300) == (255, 255, 255)


def test_no_text_is_lost_between_columns_and_pages() -> None:
    body = "".join(paragraph(f"paragraph {number} " + prose(2, begin=number)) for number in range(60))
    text = "".join(line.text for line in lines(made(docx(body, section=PAGE + TWO)).pdf))
    assert all(f"paragraph{number}" in text for number in range(60))
