"""Arabic and Hebrew: order and shape on the page as Qt itself sets them, and text that can be copied in its order."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QTextLayout, QTextOption

from recdesk.letters.pdf.document import RunStyle
from recdesk.letters.pdf.engine import pdf_text
from recdesk.letters.pdf.fonts import family_for, qfont
from tests.letters.pdf.corpus.prose import ARABIC, HEBREW, prose
from tests.letters.pdf.corpus.scripts import BIDI, font, right
from tests.letters.pdf.corpus.tables import table
from tests.letters.pdf.corpus.word import word
from tests.letters.pdf.raw_word import cell, paragraph, row, run
from tests.letters.pdf.seen import line_with, lines, made, picture

RIGHT_EDGE = 595.3 - 72
SCALE = 4


def ink(pixels: np.ndarray) -> np.ndarray:
    """A picture cut to what is drawn, as shares of black."""
    dark = 1 - pixels.astype(float) / 255
    rows, columns = np.flatnonzero(dark.max(axis=1) > 0.3), np.flatnonzero(dark.max(axis=0) > 0.3)
    return dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def set_by_qt(text: str, size: int) -> np.ndarray:
    """One line from right to left in the font of our page, drawn by Qt onto a picture; `size` in points."""
    style = RunStyle(family="Arial", size=size * SCALE, family_complex="Arial", size_complex=size * SCALE)
    layout = QTextLayout(text, qfont(style, family_for(style, text[0]) or ""))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(2000)
    layout.endLayout()
    image = QImage(2000, 40 * SCALE, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    line.draw(painter, QPointF(0, 0))
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())[:, :2000].copy()


@pytest.mark.parametrize("text", ["الشركة", "لا", "السلام", "التوقيع", "شركة", "החברה", "שלום"])
def test_a_word_is_shaped_on_the_page_as_qt_shapes_it(text: str) -> None:
    pdf = made(word(right(text, '<w:jc w:val="left"/>', '<w:szCs w:val="48"/>'), styles=font())).pdf
    ours, reference = ink(picture(pdf, scale=SCALE)[:, :, 0]), ink(set_by_qt(text, 24))
    assert ours.shape == pytest.approx(reference.shape, abs=3)
    height, width = (min(pair) for pair in zip(ours.shape, reference.shape, strict=True))
    assert np.corrcoef(ours[:height, :width].ravel(), reference[:height, :width].ravel())[0, 1] > 0.8


def test_letters_that_do_not_join_would_be_seen() -> None:
    joined, apart = ink(set_by_qt("شركة", 24)), ink(set_by_qt("ش\u200cر\u200cك\u200cة", 24))
    assert joined.shape != pytest.approx(apart.shape, abs=3)


@pytest.mark.parametrize("sentences", [ARABIC, HEBREW], ids=["arabic", "hebrew"])
def test_copied_text_comes_in_the_order_it_is_read(sentences: tuple[str, ...]) -> None:
    text = prose(2, sentences)
    copied = unicodedata.normalize("NFKC", pdf_text(made(word(right(text), styles=font())).pdf))
    assert [w.strip(".") for w in copied.split()] == [w.strip(".") for w in text.split()]


def test_numbers_and_names_keep_their_own_direction_within_the_text() -> None:
    content = run("הסכום ", "<w:rtl/>") + run("ILS 21,000.00") + run(" לחודש", "<w:rtl/>")
    found = lines(made(word(paragraph(content, BIDI), styles=font())).pdf)[0]
    assert found.start_of("I") < found.start_of("S")
    assert found.starts[0] > found.start_of("I"), "the first Hebrew word stands right of the amount"
    assert "21,000.00" in found.text


def test_a_paragraph_from_right_to_left_begins_at_the_right_margin_and_its_list_label_too() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    pdf = made(word(right("החברה") + right("שלום", item), styles=font(), numbering=numbering)).pdf
    plain, listed = lines(pdf)
    assert plain.right == pytest.approx(RIGHT_EDGE, abs=1)
    assert max(listed.starts) == pytest.approx(RIGHT_EDGE - 18, abs=7)
    word_starts = [x for x, character in zip(listed.starts, listed.text, strict=True) if character in "שלום"]
    assert RIGHT_EDGE - 36 - 9 < max(word_starts) < RIGHT_EDGE - 36 - 7, "the text stands at its own indent"


def test_the_complex_scripts_size_and_weight_are_used_for_them_alone() -> None:
    sizes = '<w:sz w:val="20"/><w:szCs w:val="60"/><w:bCs/>'
    pdf = made(word(paragraph(run("abc ", sizes) + run("שלום", sizes)), styles=font())).pdf
    found = lines(pdf)[0]
    assert 14 < found.start_of("b") * 0 + (found.start_of("c") - found.start_of("a")) * 1.5 < 18
    assert b"LiberationSans-Bold" in pdf


def test_a_mirrored_table_has_its_first_column_at_the_right() -> None:
    rows = row(cell("first", width=3000), cell("second", width=3000))
    pdf = made(word(table(rows, columns=(3000, 3000), rest="<w:bidiVisual/>"))).pdf
    assert line_with(pdf, "first").start_of("first") > line_with(pdf, "second").start_of("second")


def test_bold_hebrew_is_set_in_the_bundled_font_whatever_the_machine_has() -> None:
    serif = '<w:rFonts w:cs="Times New Roman"/><w:bCs/>'
    pdf = made(word(right("הצעת עבודה", characters=serif), styles=font())).pdf
    assert "הצעת עבודה" in pdf_text(pdf)
    assert b"LiberationSerif-Bold" in pdf
