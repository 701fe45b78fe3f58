"""Inside a paragraph: indents, alignment, tabs and leaders, breaks, capitals, and what must never be dropped."""

from __future__ import annotations

import pytest

from recdesk.letters.pdf.engine import docx_text, pdf_text
from tests.letters.pdf.raw_word import DEFAULT_STYLES, complex_field, docx, paragraph, run
from tests.letters.pdf.seen import colour_at, line_with, lines, made

LEFT, RIGHT = 72.0, 72 + 451.3
LONG = "Cuvinte destule pentru mai multe rânduri pe pagina unei scrisori de ofertă obișnuite. " * 4


def shown(content: str, properties: str = "") -> str:
    """The text of a one-paragraph document, as it is displayed."""
    return pdf_text(made(docx(paragraph(content, properties))).pdf).strip()


@pytest.mark.parametrize("alignment", ["left", "start"])
def test_left_aligned_text_begins_at_the_margin(alignment: str) -> None:
    pdf = made(docx(paragraph("Text", f'<w:jc w:val="{alignment}"/>'))).pdf
    assert line_with(pdf, "Text").left == pytest.approx(LEFT, abs=0.3)


@pytest.mark.parametrize("alignment", ["right", "end"])
def test_right_aligned_text_ends_at_the_margin(alignment: str) -> None:
    pdf = made(docx(paragraph("Text", f'<w:jc w:val="{alignment}"/>'))).pdf
    assert line_with(pdf, "Text").right == pytest.approx(RIGHT, abs=0.6)


def test_centred_text_stands_in_the_middle() -> None:
    pdf = made(docx(paragraph("||", '<w:jc w:val="center"/>'))).pdf
    assert line_with(pdf, "||").left == pytest.approx((LEFT + RIGHT) / 2 - 5, abs=1)


def test_justified_lines_reach_the_margin_and_the_last_does_not() -> None:
    rows = lines(made(docx(paragraph(LONG, '<w:jc w:val="both"/>'))).pdf)
    assert len(rows) > 2
    assert all(row.right == pytest.approx(RIGHT, abs=1.0) for row in rows[:-1])
    assert rows[-1].right < RIGHT - 20


def test_indents_move_the_first_line_and_the_others() -> None:
    pdf = made(docx(paragraph(LONG, '<w:ind w:left="720" w:firstLine="360"/>'))).pdf
    first, second = lines(pdf)[:2]
    assert (first.left, second.left) == pytest.approx((LEFT + 54, LEFT + 36), abs=0.4)


def test_a_hanging_first_line_goes_on_at_the_indent_after_a_tab() -> None:
    content = run("Art. 1") + "<w:r><w:tab/></w:r>" + run("|" + LONG)
    pdf = made(docx(paragraph(content, '<w:ind w:left="1134" w:hanging="1134"/>'))).pdf
    first, second = lines(pdf)[:2]
    assert first.left == pytest.approx(LEFT, abs=0.2)
    assert second.left == pytest.approx(LEFT + 56.7, abs=0.4)
    assert tabbed_to(content, '<w:ind w:left="1134" w:hanging="1134"/>', "|") == pytest.approx(LEFT + 56.7, abs=0.3)


def tabbed_to(content: str, properties: str, character: str) -> float:
    """Where a character of the first line begins."""
    return lines(made(docx(paragraph(content, properties))).pdf)[0].start_of(character)


def tab_stop(kind: str, position: int, leader: str = "none") -> str:
    """One custom tab stop."""
    return f'<w:tabs><w:tab w:val="{kind}" w:pos="{position}" w:leader="{leader}"/></w:tabs>'


TABBED = run("a") + "<w:r><w:tab/></w:r>" + run("|")


def test_a_left_stop_counts_from_the_text_margin_even_in_an_indented_paragraph() -> None:
    indented = tab_stop("left", 4000) + '<w:ind w:left="1000"/>'
    assert tabbed_to(TABBED, indented, "|") == pytest.approx(LEFT + 200, abs=0.3)


def test_a_right_stop_ends_the_text_there() -> None:
    assert tabbed_to(TABBED, tab_stop("right", 6000), "|") == pytest.approx(LEFT + 300 - 5, abs=0.4)


def test_a_right_stop_beyond_the_margin_stands_on_it() -> None:
    pdf = made(docx(paragraph(TABBED, tab_stop("right", 9500)))).pdf
    assert len(lines(pdf)) == 1


def test_a_decimal_stop_lines_up_the_commas() -> None:
    ends = []
    for amount in ("12500.00", "9.5"):
        content = run("a") + "<w:r><w:tab/></w:r>" + run(amount)
        ends.append(tabbed_to(content, tab_stop("decimal", 6000), "."))
    assert ends[0] == pytest.approx(ends[1], abs=0.3)


def test_default_stops_follow_every_half_inch() -> None:
    assert tabbed_to(TABBED, "", "|") == pytest.approx(LEFT + 36, abs=0.3)


def test_a_cleared_stop_of_the_style_is_gone() -> None:
    both = '<w:tabs><w:tab w:val="left" w:pos="2000"/><w:tab w:val="clear" w:pos="2000"/></w:tabs>'
    assert tabbed_to(TABBED, both, "|") == pytest.approx(LEFT + 36, abs=0.3)


@pytest.mark.parametrize(("leader", "character"), [("dot", "."), ("hyphen", "-"), ("underscore", "_")])
def test_leaders_fill_the_blank_of_a_tab(leader: str, character: str) -> None:
    text = shown(TABBED, tab_stop("right", 6000, leader))
    assert text.count(character) > 20


def test_line_breaks_begin_new_lines() -> None:
    pdf = made(docx(paragraph("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t></w:r>"))).pdf
    assert [line.text for line in lines(pdf)] == ["one", "two", "three"]


def test_capitals_are_written_as_capitals() -> None:
    assert shown(run("Ștefan", "<w:caps/>")) == "ȘTEFAN"
    assert shown(run("Ștefan", "<w:smallCaps/>")) == "ȘTEFAN"
    assert shown(run("Straße", "<w:caps/>")) == "STRAßE"


def test_a_switch_on_in_both_styles_is_off() -> None:
    styles = DEFAULT_STYLES + (
        '<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:caps/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="LoudRun"><w:name w:val="LoudRun"/><w:rPr><w:caps/></w:rPr></w:style>'
    )
    body = paragraph(run("loud") + run("quiet", '<w:rStyle w:val="LoudRun"/>'), '<w:pStyle w:val="Loud"/>')
    assert docx_text(docx(body, styles=styles)) == ["LOUDquiet"]


KEPT = {
    "content control": f"<w:sdt><w:sdtPr/><w:sdtContent>{run('kept')}</w:sdtContent></w:sdt>",
    "insertion": f'<w:ins w:id="1" w:author="a">{run("kept")}</w:ins>',
    "moved text": f'<w:moveTo w:id="1" w:author="a">{run("kept")}</w:moveTo>',
    "smart tag": f'<w:smartTag w:element="e">{run("kept")}</w:smartTag>',
    "custom xml": f'<w:customXml w:element="e">{run("kept")}</w:customXml>',
    "link": f'<w:hyperlink w:anchor="x">{run("kept")}</w:hyperlink>',
    "simple field": f'<w:fldSimple w:instr=" TITLE ">{run("kept")}</w:fldSimple>',
    "field result": complex_field("TITLE", "kept"),
    "equation": "<m:oMath><m:f><m:num><m:r><m:t>kept</m:t></m:r></m:num></m:f></m:oMath>",
    "old text box": (
        '<w:r><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent>'
        f"{paragraph('kept')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    ),
    "choice without fallback": (
        f'<mc:AlternateContent><mc:Choice Requires="new">{run("kept")}</mc:Choice></mc:AlternateContent>'
    ),
    "fallback": (
        f'<mc:AlternateContent><mc:Choice Requires="unknown">{run("lost")}</mc:Choice>'
        f"<mc:Fallback>{run('kept')}</mc:Fallback></mc:AlternateContent>"
    ),
    "bidirectional run": f'<w:dir w:val="ltr">{run("kept")}</w:dir>',
}


@pytest.mark.parametrize("kind", KEPT)
def test_text_is_kept_once_wherever_it_stands(kind: str) -> None:
    text = shown(run("before ") + KEPT[kind] + run(" after"))
    assert text.count("kept") == 1
    assert "lost" not in text
    assert "before" in text
    assert "after" in text


@pytest.mark.parametrize(
    "content",
    [
        '<w:del w:id="1" w:author="a"><w:r><w:delText>gone</w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="1" w:author="a">{run("gone")}</w:moveFrom>',
        run("gone", "<w:vanish/>"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>gone</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
    ],
)
def test_what_word_does_not_show_is_not_shown(content: str) -> None:
    assert shown(run("before") + content + run("after")) == "beforeafter"


def test_special_characters_of_runs_are_kept() -> None:
    special = "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>"
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert docx_text(docx(paragraph(special + symbol))) == ["a\u2011b\u00adc☑"]
    assert "☑" in shown(special + symbol)


def test_blanks_at_the_ends_of_text_count_only_where_they_are_preserved() -> None:
    body = '<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b</w:t></w:r></w:p>'
    assert docx_text(docx(body)) == ["a b"]


def test_the_state_of_a_field_runs_on_to_the_next_paragraph() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>first</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>second</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert docx_text(docx(body)) == ["first", "second"]


def test_a_paragraph_border_and_shading_enclose_their_text() -> None:
    edges = "".join(f'<w:{e} w:val="single" w:sz="16" w:space="4" w:color="FF0000"/>' for e in ("top", "bottom"))
    boxed = f'<w:pBdr>{edges}</w:pBdr><w:shd w:val="clear" w:fill="00FF00"/>'
    pdf = made(docx(paragraph("Boxed", boxed))).pdf
    line = line_with(pdf, "Boxed")
    assert colour_at(pdf, LEFT + 300, line.baseline) == (0, 255, 0)
    assert colour_at(pdf, LEFT + 300, LEFT + 1) == (255, 0, 0)


def test_a_link_is_a_link_in_the_pdf() -> None:
    body = paragraph('<w:hyperlink r:id="rIdSite">' + run("site") + "</w:hyperlink>")
    pdf = made(docx(body, links={"rIdSite": "https://carpat.example/"})).pdf
    assert b"/URI (https://carpat.example/)" in pdf


def test_a_link_to_a_program_is_only_text() -> None:
    body = paragraph('<w:hyperlink r:id="rIdSite">' + run("site") + "</w:hyperlink>")
    pdf = made(docx(body, links={"rIdSite": "file:///etc/passwd"})).pdf
    assert b"/URI" not in pdf
    assert "site" in pdf_text(pdf)
