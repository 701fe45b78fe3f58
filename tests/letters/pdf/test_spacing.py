"""Gaps between paragraphs, line spacing rules, and the line metrics of the bundled fonts."""

from __future__ import annotations

import pytest

from recdesk.letters.pdf.document import ParagraphStyle
from recdesk.letters.pdf.font_files import Metrics
from recdesk.letters.pdf.fonts import metrics
from recdesk.letters.pdf.lines import line_heights
from tests.letters.pdf.raw_word import DEFAULT_STYLES, PAGE, docx, paragraph, run
from tests.letters.pdf.seen import A_POINT, line_with, made

SINGLE = 13.45  # a single line of Calibri 11 pt as set here, in points
TEN_POINTS = Metrics(ascent=150.0, descent=50.0, gap=0.0)


def gap_between(first: str, second: str, settings: str = "") -> float:
    """The distance of two paragraphs' baselines beyond a single line, in points."""
    pdf = made(docx(paragraph("Upper", first) + paragraph("Lower", second), settings=settings)).pdf
    return line_with(pdf, "Lower").baseline - line_with(pdf, "Upper").baseline - SINGLE


def test_the_larger_of_two_spaces_stands_between_paragraphs() -> None:
    gap = gap_between('<w:spacing w:after="200"/>', '<w:spacing w:before="120"/>')
    assert gap == pytest.approx(10, abs=A_POINT)


def test_a_document_may_ask_for_the_sum_of_both_spaces() -> None:
    compat = "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>"
    gap = gap_between('<w:spacing w:after="200"/>', '<w:spacing w:before="120"/>', compat)
    assert gap == pytest.approx(16, abs=A_POINT)


def test_contextual_spacing_leaves_no_gap_between_paragraphs_of_one_style() -> None:
    spacing = '<w:spacing w:before="200" w:after="200"/><w:contextualSpacing/>'
    assert gap_between(spacing, spacing) == pytest.approx(0, abs=A_POINT)


def test_contextual_spacing_keeps_the_gap_to_a_paragraph_of_another_style() -> None:
    other = DEFAULT_STYLES + (
        '<w:style w:type="paragraph" w:styleId="Other"><w:name w:val="Other"/><w:basedOn w:val="Normal"/></w:style>'
    )
    spacing = '<w:spacing w:after="200"/><w:contextualSpacing/>'
    body = paragraph("Upper", spacing) + paragraph("Lower", f'<w:pStyle w:val="Other"/>{spacing}')
    pdf = made(docx(body, styles=other)).pdf
    gap = line_with(pdf, "Lower").baseline - line_with(pdf, "Upper").baseline - SINGLE
    assert gap == pytest.approx(10, abs=A_POINT)


def test_automatic_spacing_is_fourteen_points() -> None:
    assert gap_between('<w:spacing w:after="0" w:afterAutospacing="1"/>', "") == pytest.approx(14, abs=A_POINT)


def test_a_style_chain_gives_spacing_and_direct_formatting_overrules_it() -> None:
    styles = DEFAULT_STYLES + (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="300"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child"/><w:basedOn w:val="Base"/></w:style>'
    )
    body = (
        paragraph("One", '<w:pStyle w:val="Child"/>')
        + paragraph("Two", '<w:pStyle w:val="Child"/><w:spacing w:after="100"/>')
        + paragraph("Three")
    )
    pdf = made(docx(body, styles=styles)).pdf
    one, two, three = (line_with(pdf, text).baseline for text in ("One", "Two", "Three"))
    assert two - one - SINGLE == pytest.approx(15, abs=A_POINT)
    assert three - two - SINGLE == pytest.approx(5, abs=A_POINT)


@pytest.mark.parametrize(
    ("rule", "amount", "height", "baseline"),
    [
        ("auto", 240, 200, 150),
        ("auto", 360, 300, 150),  # the extra stands below the text
        ("auto", 192, 160, 110),  # less than single takes from above
        ("exact", 300, 300, 240),
        ("atLeast", 300, 300, 250),  # what is missing stands above
        ("atLeast", 100, 200, 150),
    ],
)
def test_each_line_spacing_rule(rule: str, amount: float, height: float, baseline: float) -> None:
    style = ParagraphStyle(line=amount, line_rule=rule)
    assert line_heights([TEN_POINTS], 0.0, style) == pytest.approx((height, baseline))


def test_the_line_gap_of_a_font_stands_above_its_text() -> None:
    with_gap = Metrics(ascent=150.0, descent=50.0, gap=10.0)
    assert line_heights([with_gap], 0.0, ParagraphStyle()) == pytest.approx((210, 160))


def test_extra_line_spacing_counts_from_the_text_and_never_from_an_image() -> None:
    double = ParagraphStyle(line=480.0)
    assert line_heights([TEN_POINTS], 1000.0, double) == pytest.approx((1000 + 50 + 200, 1000))


def test_a_line_of_images_alone_has_no_descent() -> None:
    height, baseline = line_heights([TEN_POINTS], 1000.0, ParagraphStyle(), only_pictures=True)
    assert (height, baseline) == pytest.approx((1000, 1000))


def test_a_document_grid_makes_lines_as_high_as_its_steps() -> None:
    height, baseline = line_heights([TEN_POINTS], 0.0, ParagraphStyle(), 312.0)
    assert (height, baseline) == pytest.approx((312, 150 + 56))
    assert line_heights([TEN_POINTS], 0.0, ParagraphStyle(snap_to_grid=False), 312.0)[0] == pytest.approx(200)


@pytest.mark.parametrize(
    ("family", "ascent", "descent", "gap"),
    [
        ("Carlito", 0.952, 0.269, 0.0),
        ("Caladea", 0.9, 0.25, 0.0),
        ("Liberation Sans", 0.905, 0.212, 0.033),
        ("Liberation Serif", 0.891, 0.216, 0.042),
        ("Liberation Mono", 0.833, 0.300, 0.0),
        ("DejaVu Sans", 0.928, 0.236, 0.0),
    ],
)
def test_line_metrics_are_those_of_the_fonts_own_tables(family: str, ascent: float, descent: float, gap: float) -> None:
    found = metrics(family, bold=False, italic=False)
    assert (found.ascent, found.descent, found.gap) == pytest.approx((ascent, descent, gap), abs=0.001)


def test_the_first_line_of_a_page_stands_under_the_top_margin() -> None:
    pdf = made(docx(paragraph("Top"))).pdf
    assert line_with(pdf, "Top").baseline == pytest.approx(72 + 0.952 * 11, abs=A_POINT)


def test_an_empty_paragraph_is_as_high_as_its_end_mark() -> None:
    pdf = made(docx(paragraph("Upper") + paragraph("", '<w:rPr><w:sz w:val="44"/></w:rPr>') + paragraph("Lower"))).pdf
    distance = line_with(pdf, "Lower").baseline - line_with(pdf, "Upper").baseline
    assert distance == pytest.approx(SINGLE + 2 * 11 * 1.2207, abs=0.1)


def test_a_font_without_size_anywhere_is_ten_points() -> None:
    bare = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    arial = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    body = paragraph(run("Upper", arial)) + paragraph(run("Lower", arial))
    pdf = made(docx(body, styles=bare, section=PAGE)).pdf
    distance = line_with(pdf, "Lower").baseline - line_with(pdf, "Upper").baseline
    assert distance == pytest.approx(10 * (0.905 + 0.212 + 0.033), abs=0.1)


def test_superscript_makes_its_line_no_smaller_than_plain_text() -> None:
    raised = run("up", '<w:vertAlign w:val="superscript"/>')
    pdf = made(docx(paragraph(raised) + paragraph("Next"))).pdf
    plain = made(docx(paragraph(run("up")) + paragraph("Next"))).pdf
    assert line_with(pdf, "Next").baseline >= line_with(plain, "Next").baseline - 3
