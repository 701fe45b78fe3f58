"""Onto pages: breaks, what holds together, headers and footers with page numbers, sections, notes, floating boxes."""

from __future__ import annotations

import pypdfium2
import pytest

from recdesk.letters.pdf.engine import docx_text, pdf_text
from tests.letters.pdf.raw_word import DEFAULT_STYLES, PAGE, complex_field, docx, paragraph, run
from tests.letters.pdf.sample_letters import logo
from tests.letters.pdf.seen import colour_at, line_with, lines, made, pages, texts

LINES_A_PAGE = 51  # of Calibri 11 pt on A4 with margins of an inch
FULL_PAGE_LESS_TWO = paragraph("x") * (LINES_A_PAGE - 2)
FOUR_LINES = "Cuvinte destule pentru mai multe rânduri pe pagina unei scrisori de ofertă obișnuite. " * 4


def page_of(body: str, text: str, **parts: object) -> int:
    """The page on which the text stands."""
    return line_with(made(docx(body, **parts)).pdf, text).page  # type: ignore[arg-type]


def test_a_page_holds_as_many_lines_as_fit() -> None:
    assert made(docx(paragraph("x") * LINES_A_PAGE)).pages == 1
    assert made(docx(paragraph("x") * (LINES_A_PAGE + 1))).pages == 2


def test_a_heading_stays_with_the_next_paragraph() -> None:
    filler = paragraph("x") * (LINES_A_PAGE - 1)
    assert page_of(filler + paragraph("Heading") + paragraph("Text"), "Heading") == 0
    assert page_of(filler + paragraph("Heading", "<w:keepNext/>") + paragraph("Text"), "Heading") == 1


def test_lines_that_are_kept_together_move_together() -> None:
    loose = made(docx(FULL_PAGE_LESS_TWO + paragraph(FOUR_LINES)))
    kept = made(docx(FULL_PAGE_LESS_TWO + paragraph(FOUR_LINES, "<w:keepLines/>")))
    assert len(texts(loose.pdf, 0)) > LINES_A_PAGE - 2
    assert len(texts(kept.pdf, 0)) == LINES_A_PAGE - 2


def test_no_single_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    for filled in range(LINES_A_PAGE - 4, LINES_A_PAGE):
        result = made(docx(paragraph("x") * filled + paragraph(FOUR_LINES)))
        on_first = sum(1 for text in texts(result.pdf, 0) if text != "x")
        on_second = sum(1 for text in texts(result.pdf, 1) if text != "x") if result.pages > 1 else 0
        assert 1 not in (on_first, on_second)


def test_widow_control_can_be_switched_off() -> None:
    filler = paragraph("x") * (LINES_A_PAGE - 1)
    pdf = made(docx(filler + paragraph(FOUR_LINES, '<w:widowControl w:val="0"/>'))).pdf
    assert sum(1 for text in texts(pdf, 0) if text != "x") == 1


def test_a_group_longer_than_a_page_is_parted_and_complete() -> None:
    result = made(docx("".join(paragraph(f"n{n}", "<w:keepNext/>") for n in range(150))))
    assert result.pages == 3
    assert [line.text for line in lines(result.pdf)] == [f"n{n}" for n in range(150)]


@pytest.mark.parametrize(
    "broken",
    [
        paragraph("one") + paragraph("two", "<w:pageBreakBefore/>"),
        paragraph('<w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r>'),
        paragraph('<w:r><w:t>one</w:t><w:br w:type="page"/></w:r>') + paragraph("two"),
        paragraph("one") + paragraph('<w:r><w:br w:type="page"/><w:t>two</w:t></w:r>'),
        paragraph("one", f"<w:sectPr>{PAGE}</w:sectPr>") + paragraph("two"),
    ],
)
def test_every_kind_of_page_break_begins_one_new_page(broken: str) -> None:
    pdf = made(docx(broken)).pdf
    assert [(line.page, line.text) for line in lines(pdf)] == [(0, "one"), (1, "two")]


def test_the_gap_before_a_paragraph_is_dropped_where_a_page_begins_by_overflow() -> None:
    spaced = '<w:spacing w:before="400"/>'
    overflown = made(docx(paragraph("x") * LINES_A_PAGE + paragraph("Next", spaced))).pdf
    plain = made(docx(paragraph("Next"))).pdf
    first = made(docx(paragraph("Next", spaced))).pdf
    top = line_with(plain, "Next").baseline
    assert line_with(overflown, "Next").baseline == pytest.approx(top)
    assert line_with(first, "Next").baseline == pytest.approx(top + 20, abs=0.06)


def numbered_footer() -> str:
    """A footer "Pagina n din m"."""
    return paragraph(run("Pagina ") + complex_field("PAGE") + run(" din ") + complex_field("NUMPAGES", "9"))


def test_a_footer_numbers_its_pages() -> None:
    body = paragraph("x") * (2 * LINES_A_PAGE + 1)
    pdf = made(docx(body, stories={"footer": numbered_footer()})).pdf
    assert [texts(pdf, page)[-1] for page in range(3)] == ["Pagina1din3", "Pagina2din3", "Pagina3din3"]


def test_simple_fields_number_pages_too() -> None:
    footer = paragraph('<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>')
    assert texts(made(docx(paragraph("x"), stories={"footer": footer})).pdf, 0)[-1] == "1"


def test_page_fields_in_the_body_know_their_page() -> None:
    body = paragraph("x") * LINES_A_PAGE + paragraph(run("here ") + complex_field("PAGE") + complex_field("NUMPAGES"))
    assert "here22" in texts(made(docx(body)).pdf, 1)


def test_a_section_may_number_its_pages_from_elsewhere_in_roman() -> None:
    section = PAGE + '<w:pgNumType w:start="4" w:fmt="lowerRoman"/>'
    pdf = made(docx(paragraph("x"), section=section, stories={"footer": numbered_footer()})).pdf
    assert texts(pdf, 0)[-1] == "Paginaivdin1"


def test_the_header_stands_first_in_the_text_and_the_footer_last() -> None:
    pdf = made(docx(paragraph("Body"), stories={"header": paragraph("Head"), "footer": paragraph("Foot")})).pdf
    assert pdf_text(pdf).split() == ["Head", "Body", "Foot"]


def test_a_tall_header_pushes_the_body_down_and_a_fixed_margin_does_not() -> None:
    header = paragraph("Head") * 8
    pushed = made(docx(paragraph("Body"), stories={"header": header})).pdf
    fixed = made(
        docx(paragraph("Body"), section=PAGE.replace('w:top="1440"', 'w:top="-1440"'), stories={"header": header})
    ).pdf
    assert line_with(pushed, "Body").baseline > 35 + 8 * 13
    assert line_with(fixed, "Body").baseline == pytest.approx(72 + 10.5, abs=0.2)


def test_the_first_page_may_have_a_header_of_its_own() -> None:
    section = '<w:headerReference w:type="first" r:id="rIdfooter"/>' + PAGE + "<w:titlePg/>"
    stories = {"header": paragraph("Later"), "footer": paragraph("First")}
    pdf = made(docx(paragraph("x") * (LINES_A_PAGE + 1), section=section, stories=stories)).pdf
    assert texts(pdf, 0)[0] == "First"
    assert texts(pdf, 1)[0] == "Later"


def test_even_pages_may_have_a_header_of_their_own() -> None:
    section = '<w:headerReference w:type="even" r:id="rIdfooter"/>' + PAGE
    stories = {"header": paragraph("Odd"), "footer": paragraph("Even")}
    body = paragraph("x") * (LINES_A_PAGE + 1)
    pdf = made(docx(body, section=section, stories=stories, settings="<w:evenAndOddHeaders/>")).pdf
    assert (texts(pdf, 0)[0], texts(pdf, 1)[0]) == ("Odd", "Even")


def test_a_landscape_section_has_its_own_paper() -> None:
    landscape = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    body = paragraph("one", f"<w:sectPr>{PAGE}</w:sectPr>") + paragraph("two")
    pdf = made(docx(body, section=landscape)).pdf
    sizes = [tuple(round(side) for side in page.get_size()) for page in pypdfium2.PdfDocument(pdf)]
    assert sizes == [(595, 842), (842, 595)]


def test_a_continuous_section_goes_on_on_the_same_page() -> None:
    wide = PAGE.replace('w:left="1440"', 'w:left="2880"')
    body = paragraph("one", f"<w:sectPr>{PAGE}</w:sectPr>") + paragraph("two")
    pdf = made(docx(body, section='<w:type w:val="continuous"/>' + wide)).pdf
    assert pages(pdf) == 1
    assert line_with(pdf, "two").left == pytest.approx(144, abs=0.3)


def test_an_odd_page_section_leaves_an_empty_page() -> None:
    body = paragraph("one", f"<w:sectPr>{PAGE}</w:sectPr>") + paragraph("two")
    assert page_of(body, "two", section='<w:type w:val="oddPage"/>' + PAGE) == 2


def test_a_paragraph_that_only_ends_a_section_takes_no_room() -> None:
    ending = paragraph("", f'<w:sectPr><w:type w:val="nextPage"/>{PAGE}</w:sectPr>')
    body = paragraph("one") + ending + paragraph("two")
    pdf = made(docx(body, section='<w:type w:val="continuous"/>' + PAGE)).pdf
    assert line_with(pdf, "two").baseline - line_with(pdf, "one").baseline == pytest.approx(13.45, abs=0.06)


def note(identity: int) -> str:
    """A footnote mark."""
    return f'<w:r><w:footnoteReference w:id="{identity}"/></w:r>'


def test_footnotes_stand_at_the_foot_of_the_page_of_their_mark() -> None:
    notes = "".join(f'<w:footnote w:id="{n}"><w:p>{run(f"Note number {n}")}</w:p></w:footnote>' for n in (7, 8))
    body = paragraph(run("marked") + note(7)) + paragraph("x") * LINES_A_PAGE + paragraph(run("again") + note(8))
    pdf = made(docx(body, stories={"footnotes": notes})).pdf
    assert line_with(pdf, "Note number 7").page == 0
    assert line_with(pdf, "Note number 8").page == 1
    assert line_with(pdf, "Note number 7").baseline > 740
    assert texts(pdf, 0)[0] == "marked1"
    assert "again2" in texts(pdf, 1)


def test_endnotes_follow_the_text() -> None:
    notes = f'<w:endnote w:id="1"><w:p>{run("The end")}</w:p></w:endnote>'
    body = paragraph(run("marked") + '<w:r><w:endnoteReference w:id="1"/></w:r>') + paragraph("last")
    assert texts(made(docx(body, stories={"endnotes": notes})).pdf, 0) == ["markedi", "last", "Theend"]


def floating(wrap: str, content: str, left: int = 100, top: int = 20) -> str:
    """An anchored text box of 150 x 50 points beside its paragraph."""
    return (
        '<w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="page"><wp:posOffset>'
        f"{left * 12700}</wp:posOffset></wp:positionH>"
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top * 12700}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{150 * 12700}" cy="{50 * 12700}"/><wp:{wrap}/>'
        '<a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>'
        f"{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def test_a_text_box_stands_where_it_is_anchored() -> None:
    body = paragraph(floating("wrapNone", paragraph("boxed")) + run("beside"))
    pdf = made(docx(body)).pdf
    box = line_with(pdf, "boxed")
    assert box.left == pytest.approx(100 + 7.2, abs=0.3)
    assert box.baseline == pytest.approx(72 + 20 + 3.6 + 10.47, abs=0.3)


def test_a_box_that_lets_no_text_beside_it_pushes_the_text_down() -> None:
    body = paragraph(floating("wrapTopAndBottom", paragraph("boxed"), top=5) + run("below"))
    assert line_with(made(docx(body)).pdf, "below").baseline > 72 + 5 + 50


def test_text_of_boxes_belongs_to_the_documents_text() -> None:
    assert docx_text(docx(paragraph(floating("wrapNone", paragraph("boxed")) + run("beside")))) == ["beside", "boxed"]


def test_an_anchored_picture_in_a_header_is_painted() -> None:
    picture = (
        '<w:r><w:drawing><wp:anchor behindDoc="1"><wp:positionH relativeFrom="page"><wp:align>right</wp:align>'
        '</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{96 * 12700}" cy="{96 * 12700}"/><wp:wrapNone/><wp:docPr id="1" name="p"/><a:graphic>'
        '<a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    pdf = made(docx(paragraph(picture + run("text")), styles=DEFAULT_STYLES, picture=logo())).pdf
    assert colour_at(pdf, 595 - 96 + 10, 48) == (20, 84, 110)
