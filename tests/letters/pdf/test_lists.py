"""Numbers and bullets: formats, levels, restarts, lists tied to styles, and where label and text stand."""

from __future__ import annotations

import pytest

from recdesk.letters.pdf.engine import docx_text
from recdesk.letters.pdf.number_formats import format_number
from tests.letters.pdf.raw_word import DEFAULT_STYLES, docx, paragraph
from tests.letters.pdf.seen import line_with, lines, made


def level(index: int, number_format: str, pattern: str, rest: str = "") -> str:
    """One list level with its text 18 points right of its label."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{rest}'
        f'<w:lvlText w:val="{pattern}"/><w:pPr><w:ind w:left="{720 + 720 * index}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def definition(*levels: str, lists: str = "") -> str:
    """One list definition, number 1, and list 1 that uses it."""
    return (
        f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>{lists}'
    )


def item(text: str, depth: int = 0, list_id: int = 1) -> str:
    """A list paragraph."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def labels(numbering: str, *items: str) -> list[str]:
    """The labels of list paragraphs whose text is "x"."""
    texts = docx_text(docx("".join(items), numbering=numbering))
    return [text.split("\t")[0] for text in texts]


def test_levels_count_on_and_deeper_levels_begin_again() -> None:
    numbering = definition(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "%3)"))
    depths = (0, 1, 1, 2, 2, 0, 1, 2)
    found = labels(numbering, *(item("x", depth) for depth in depths))
    assert found == ["1.", "1.1", "1.2", "a)", "b)", "2.", "2.1", "a)"]


def test_a_deeper_level_first_counts_its_missing_parents_as_begun() -> None:
    numbering = definition(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    assert labels(numbering, item("x", 1), item("x", 1)) == ["1.1", "1.2"]


def test_a_list_of_its_own_may_start_again() -> None:
    other = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    numbering = definition(level(0, "decimal", "%1."), lists=other)
    items = (item("x"), item("x"), item("x", 0, 2), item("x", 0, 2))
    assert labels(numbering, *items) == ["1.", "2.", "5.", "6."]


def test_lists_of_one_definition_count_together() -> None:
    other = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    numbering = definition(level(0, "decimal", "%1."), lists=other)
    assert labels(numbering, item("x"), item("x", 0, 2), item("x")) == ["1.", "2.", "3."]


def test_a_style_can_carry_the_list() -> None:
    styles = DEFAULT_STYLES + (
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    clause = paragraph("x", '<w:pStyle w:val="Clause"/>')
    numbering = definition(level(0, "upperRoman", "Art. %1"))
    assert docx_text(docx(clause * 2, styles=styles, numbering=numbering)) == ["Art. I\tx", "Art. II\tx"]


def test_list_zero_takes_a_paragraph_out_of_its_style_list() -> None:
    styles = DEFAULT_STYLES + (
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("x", '<w:pStyle w:val="Clause"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert docx_text(docx(body, styles=styles, numbering=definition(level(0, "decimal", "%1.")))) == ["x"]


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (3, "numberInDash", "- 3 -"),
        (2, "chicago", "†"),
        (12, "cardinalText", "Twelve"),
        (0, "lowerRoman", "0"),
    ],
)
def test_number_formats(number: int, number_format: str, text: str) -> None:
    assert format_number(number, number_format) == text


@pytest.mark.parametrize(
    ("pattern", "font", "bullet"), [("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "▪"), ("o", "Courier New", "o")]
)
def test_bullets_of_symbol_fonts_become_unicode(pattern: str, font: str, bullet: str) -> None:
    numbering = definition(level(0, "bullet", pattern)).replace(
        "</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
    )
    pdf = made(docx(item("Point"), numbering=numbering)).pdf
    assert line_with(pdf, "Point").text == f"{bullet}Point"


def test_label_and_text_stand_at_their_indents() -> None:
    numbering = definition(level(0, "decimal", "%1."))
    long = "Text that is long enough to go on in a second line of the same paragraph, under the first. " * 2
    first, second = lines(made(docx(item(long), numbering=numbering)).pdf)[:2]
    assert first.left == pytest.approx(72 + 18, abs=0.2)
    assert second.left == pytest.approx(72 + 36, abs=0.3)


def test_direct_indents_go_before_those_of_the_list() -> None:
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="1440" w:hanging="720"/>'
    pdf = made(docx(paragraph("Text", properties), numbering=definition(level(0, "decimal", "%1.")))).pdf
    assert lines(pdf)[0].left == pytest.approx(72 + 36, abs=0.2)


def test_a_label_may_be_followed_by_a_blank_or_by_nothing() -> None:
    blank = definition(level(0, "decimal", "%1.", '<w:suff w:val="space"/>'))
    nothing = definition(level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'))
    assert docx_text(docx(item("x"), numbering=blank)) == ["1. x"]
    assert docx_text(docx(item("x"), numbering=nothing)) == ["1.x"]


def test_a_legal_level_writes_its_parents_in_digits() -> None:
    numbering = definition(level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert labels(numbering, item("x"), item("x", 1)) == ["I", "1.1"]


def test_a_list_that_is_not_defined_is_no_list() -> None:
    assert docx_text(docx(item("x", 0, 99), numbering=definition(level(0, "decimal", "%1.")))) == ["x"]
