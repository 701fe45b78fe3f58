"""Tables: geometry, borders, shading, margins, merged cells, header rows that come again, rows that split."""

from __future__ import annotations

import pytest

from recdesk.letters.pdf.engine import pdf_text
from tests.letters.pdf.raw_word import DEFAULT_STYLES, cell, docx, paragraph, row, run, table
from tests.letters.pdf.seen import A_POINT, colour_at, line_with, lines, made, pages, texts

MODERN = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15" '
    'w:uri="http://schemas.microsoft.com/office/word"/></w:compat>'
)
LEFT = 72.0
SIDE_MARGIN = 5.4
LONG = "Un text lung care se rupe pe mai multe rânduri. " * 6


def test_columns_stand_where_the_grid_puts_them() -> None:
    body = table(row(cell("One"), cell("Two"), cell("Three")), columns=(2000, 3000, 1000))
    pdf = made(docx(body, settings=MODERN)).pdf
    found = line_with(pdf, "OneTwoThree")
    assert found.left == pytest.approx(LEFT + SIDE_MARGIN, abs=0.2)
    second = made(docx(table(row(cell(""), cell("Two")), columns=(2000, 3000)), settings=MODERN)).pdf
    assert line_with(second, "Two").left == pytest.approx(LEFT + 100 + SIDE_MARGIN, abs=0.2)


def test_an_old_document_shifts_its_tables_by_the_cell_margin() -> None:
    body = table(row(cell("One"), cell("Two")))
    assert line_with(made(docx(body)).pdf, "OneTwo").left == pytest.approx(LEFT, abs=0.2)


@pytest.mark.parametrize(("alignment", "left"), [("center", 72 + 451.3 / 2 - 100), ("right", 72 + 451.3 - 200)])
def test_a_table_stands_where_it_is_aligned(alignment: str, left: float) -> None:
    body = table(row(cell("One")), columns=(4000,), properties=f'<w:jc w:val="{alignment}"/>')
    pdf = made(docx(body, settings=MODERN)).pdf
    assert line_with(pdf, "One").left == pytest.approx(left + SIDE_MARGIN, abs=0.2)


def test_a_width_in_percent_is_a_share_of_the_text_width() -> None:
    body = table(row(cell("One"), cell("Two")), properties='<w:tblW w:w="5000" w:type="pct"/>').replace(
        '<w:tblW w:w="0" w:type="auto"/>', ""
    )
    pdf = made(docx(body.replace("One", ""), settings=MODERN)).pdf
    assert line_with(pdf, "Two").left == pytest.approx(LEFT + 451.3 / 2 + SIDE_MARGIN, abs=0.3)


def test_cell_margins_push_the_text() -> None:
    margins = '<w:tcMar><w:top w:w="200" w:type="dxa"/><w:left w:w="400" w:type="dxa"/></w:tcMar>'
    plain = line_with(made(docx(table(row(cell("One"))), settings=MODERN)).pdf, "One")
    pushed = line_with(made(docx(table(row(cell("One", margins))), settings=MODERN)).pdf, "One")
    assert pushed.baseline - plain.baseline == pytest.approx(10, abs=A_POINT)
    assert pushed.left == pytest.approx(LEFT + 20, abs=0.2)


@pytest.mark.parametrize(
    ("rule", "height", "below"),
    [("atLeast", 1000, 50.0), ("exact", 1000, 50.0), ("exact", 200, 10.0), ("atLeast", 20, 13.45 + 0.5)],
)
def test_row_heights_follow_their_rule(rule: str, height: int, below: float) -> None:
    body = table(row(cell("One"), properties=f'<w:trHeight w:val="{height}" w:hRule="{rule}"/>')) + paragraph("After")
    pdf = made(docx(body)).pdf
    top = line_with(pdf, "After").baseline - 0.952 * 11
    assert top - LEFT == pytest.approx(below + 0.5, abs=0.1)


@pytest.mark.parametrize(("alignment", "share"), [("top", 0.0), ("center", 0.5), ("bottom", 1.0)])
def test_cell_content_is_aligned_downwards(alignment: str, share: float) -> None:
    tall = '<w:trHeight w:val="2000" w:hRule="atLeast"/>'
    body = table(row(cell("One", f'<w:vAlign w:val="{alignment}"/>'), properties=tall))
    spare = 100 - 0.5 - 13.45
    found = line_with(made(docx(body)).pdf, "One").baseline
    assert found == pytest.approx(LEFT + 0.5 + 0.952 * 11 + spare * share, abs=0.3)


def test_borders_and_shading_are_painted_and_none_means_none() -> None:
    red = '<w:tcBorders><w:bottom w:val="single" w:sz="48" w:color="FF0000"/></w:tcBorders>'
    blue = '<w:shd w:val="clear" w:fill="0000FF"/>'
    body = table(row(cell("", red + blue)), columns=(4000,))
    pdf = made(docx(body, settings=MODERN)).pdf
    assert colour_at(pdf, LEFT + 100, LEFT + 5) == (0, 0, 255)
    assert colour_at(pdf, LEFT + 100, LEFT + 0.5 + 13.45 + 3) == (255, 0, 0)
    bare = body.replace('w:val="single" w:sz="4"', 'w:val="nil"').replace(red + blue, "")
    assert colour_at(made(docx(bare, settings=MODERN)).pdf, LEFT + 100, LEFT) == (255, 255, 255)


def test_automatic_text_on_a_dark_cell_is_white() -> None:
    dark = made(docx(table(row(cell("█", '<w:shd w:val="clear" w:fill="101010"/>')))), title="dark").pdf
    line = line_with(dark, "█")
    assert colour_at(dark, line.left + 3, line.baseline - 2) == (255, 255, 255)


def test_a_table_style_formats_its_header_row_and_bands() -> None:
    styles = DEFAULT_STYLES + (
        '<w:style w:type="table" w:styleId="Striped"><w:name w:val="Striped"/>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:sz w:val="40"/></w:rPr>'
        '<w:tcPr><w:shd w:val="clear" w:fill="00FF00"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:fill="FFFF00"/></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )
    styled = '<w:tblStyle w:val="Striped"/><w:tblLook w:firstRow="1" w:noHBand="0" w:noVBand="1"/>'
    body = table(row(cell("Head")), row(cell("one")), row(cell("two")), columns=(4000,), properties=styled)
    pdf = made(docx(body, styles=styles, settings=MODERN)).pdf
    head, one, two = (line_with(pdf, text) for text in ("Head", "one", "two"))
    assert colour_at(pdf, LEFT + 150, head.baseline) == (0, 255, 0)
    assert colour_at(pdf, LEFT + 150, one.baseline) == (255, 255, 255)
    assert colour_at(pdf, LEFT + 150, two.baseline) == (255, 255, 0)
    assert one.baseline - head.baseline < two.baseline - head.baseline


def test_cells_merged_across_take_the_width_of_their_columns() -> None:
    merged = cell(LONG, '<w:gridSpan w:val="2"/>', 6000)
    narrow = made(docx(table(row(cell(LONG), cell("x"))))).pdf
    wide = made(docx(table(row(merged)))).pdf
    assert len(lines(wide)) < len(lines(narrow))


def test_cells_merged_down_share_their_rows_and_keep_the_text_once() -> None:
    body = table(
        row(cell(LONG, '<w:vMerge w:val="restart"/>'), cell("a")),
        row(cell("", "<w:vMerge/>"), cell("b")),
    ) + paragraph("After")
    pdf = made(docx(body)).pdf
    assert "".join(pdf_text(pdf).split()).count("lungcare") == 6
    last = max(line.baseline for line in lines(pdf) if "rupe" in line.text or "rânduri" in line.text)
    assert line_with(pdf, "After").baseline > last
    assert line_with(pdf, "b").baseline < last


def test_header_rows_come_again_on_every_page() -> None:
    head = row(cell("Repeated"), cell("heading"), properties="<w:tblHeader/>")
    body = table(head, *(row(cell(f"Row {n}"), cell("x")) for n in range(120)))
    result = made(docx(body))
    assert result.pages > 1
    for page in range(result.pages):
        assert texts(result.pdf, page)[0] == "Repeatedheading"


def test_a_header_row_never_stands_alone_at_the_foot_of_a_page() -> None:
    head = row(cell("Repeated"), properties="<w:tblHeader/>")
    filler = paragraph("x") * 50
    pdf = made(docx(filler + table(head, row(cell("First"), properties="<w:cantSplit/>"), row(cell("Second"))))).pdf
    where = {line.text: line.page for line in lines(pdf)}
    assert where["Repeated"] == where["First"]


def tall_row(properties: str = "") -> bytes:
    """A row of thirty lines that begins low on the first page."""
    content = "".join(paragraph(f"Line {n}") for n in range(30))
    return docx(paragraph("x") * 40 + table(row(cell(content), cell("Short"), properties=properties)))


def test_a_row_that_does_not_fit_splits_between_its_lines() -> None:
    pdf = made(tall_row()).pdf
    placed = [line.page for line in lines(pdf) if line.text.startswith("Line")]
    assert sorted(set(placed)) == [0, 1]
    assert len(placed) == 30


def test_a_row_that_may_not_split_moves_to_the_next_page() -> None:
    pdf = made(tall_row("<w:cantSplit/>")).pdf
    assert {line.page for line in lines(pdf) if line.text.startswith("Line")} == {1}


def test_a_row_higher_than_a_page_splits_even_where_it_may_not() -> None:
    content = "".join(paragraph(f"Line {n}") for n in range(150))
    result = made(docx(table(row(cell(content), properties="<w:cantSplit/>"))))
    assert result.pages == 3
    assert len(lines(result.pdf)) == 150


def test_a_row_higher_than_a_page_splits_even_where_its_lines_hold_together() -> None:
    content = "".join(paragraph(f"Line {n}", "<w:keepNext/>") for n in range(150))
    result = made(docx(table(row(cell(content), cell("Short")))))
    assert result.pages == 3
    assert max(line.baseline for line in lines(result.pdf)) < 842 - 72


def test_a_split_row_leaves_no_single_line_of_a_paragraph() -> None:
    for filled in range(44, 50):
        pdf = made(docx(paragraph("x") * filled + table(row(cell(LONG[:150]), cell("Short"))))).pdf
        rows = [line for line in lines(pdf) if line.text not in {"x", "Short"}]
        on_first = sum(1 for line in rows if line.page == 0 and not line.text.startswith("x"))
        assert on_first != 1
        assert len(rows) - on_first != 1


def test_an_exact_row_higher_than_a_page_ends() -> None:
    tall = '<w:trHeight w:val="31000" w:hRule="exact"/>'
    result = made(docx(table(row(cell("Tall"), properties=tall)) + paragraph("After")))
    assert result.pages == 2


def test_a_nested_table_stands_inside_its_cell() -> None:
    inner = table(row(cell("inner", width=1000)), columns=(1500,))
    pdf = made(docx(table(row(cell(""), cell(inner + paragraph()))), settings=MODERN)).pdf
    assert line_with(pdf, "inner").left == pytest.approx(LEFT + 150 + 2 * SIDE_MARGIN, abs=0.5)


def test_rows_in_content_controls_and_insertions_are_kept_and_deleted_rows_are_not() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row(cell('controlled'))}</w:sdtContent></w:sdt>"
    gone = row(cell("deleted"), properties='<w:del w:id="1" w:author="x"/>')
    text = pdf_text(made(docx(table(row(cell("plain")), wrapped, gone))).pdf)
    assert "controlled" in text
    assert "deleted" not in text


def test_text_of_a_cell_that_is_too_narrow_is_broken_not_lost() -> None:
    body = table(row(cell("Incomprehensibilities", width=300)), columns=(300,))
    text = "".join(line.text for line in lines(made(docx(body)).pdf))
    assert text == "Incomprehensibilities"


def test_two_tables_on_one_page_take_one_page() -> None:
    one = table(row(cell(run("A"))))
    assert pages(made(docx(one + paragraph() + one)).pdf) == 1
