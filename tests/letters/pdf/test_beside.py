"""Text beside floating objects: on one side or both, under them, and not where too little room is left."""

from __future__ import annotations

import pytest

from tests.letters.pdf.corpus.drawings import BELOW, SHAPE, SQUARE, anchored, in_run, place, shape
from tests.letters.pdf.corpus.prose import prose
from tests.letters.pdf.corpus.tables import filled, table
from tests.letters.pdf.corpus.word import word
from tests.letters.pdf.raw_word import cell, paragraph, row, run
from tests.letters.pdf.seen import Line, line_with, lines, made

WIDTH = 451.3


def letter(width: int, height: int, left: float, wrap: str = SQUARE, top: float = 0.0, text: str = "") -> list[Line]:
    """The lines of a letter whose first paragraph has a box without text beside it."""
    box = anchored(
        shape((width, height)),
        (width, height),
        place("H", "column", left),
        place("V", "paragraph", top),
        wrap,
        kind=SHAPE,
    )
    return lines(made(word(paragraph(in_run(box) + run(text or prose(12))))).pdf)


def test_text_stands_left_of_an_object_at_the_right_and_is_wide_again_below_it() -> None:
    found = letter(150, 60, WIDTH - 150)
    beside = [line for line in found if line.baseline < 72 + 60]
    assert beside
    assert all(line.right <= 72 + WIDTH - 150 - 9 + 0.5 for line in beside)
    assert found[-2].right > 72 + WIDTH - 60


def test_text_stands_right_of_an_object_at_the_left() -> None:
    found = letter(150, 60, 0)
    assert all(line.left >= 72 + 150 + 9 - 0.5 for line in found if line.baseline < 72 + 60)
    assert found[-1].left == pytest.approx(72, abs=0.3)


def test_text_stands_on_both_sides_of_an_object_in_the_middle() -> None:
    found = letter(100, 60, 175)
    row_starts = [line.starts for line in found if line.baseline < 72 + 40]
    assert all(min(starts) < 80 and max(starts) > 72 + 275 for starts in row_starts)
    assert all(not any(72 + 166 < x < 72 + 284 for x in starts) for starts in row_starts)


def test_text_keeps_to_the_side_the_object_asks_for() -> None:
    found = letter(100, 60, 175, SQUARE.replace("bothSides", "left"))
    assert all(line.right < 72 + 175 for line in found if line.baseline < 72 + 40)


def test_text_that_would_have_less_than_an_inch_goes_below() -> None:
    found = letter(400, 80, 0)
    assert found[0].baseline > 72 + 80


def test_an_object_over_the_whole_width_parts_the_text() -> None:
    found = letter(200, 50, 100, BELOW, top=40)
    assert any(line.baseline < 72 + 40 for line in found)
    assert not any(72 + 45 < line.baseline < 72 + 90 for line in found)


def test_the_object_goes_on_beside_the_next_paragraph() -> None:
    box = anchored(
        shape((150, 100)), (150, 100), place("H", "column", 0), place("V", "paragraph", 0), SQUARE, kind=SHAPE
    )
    pdf = made(word(paragraph(in_run(box) + run("one")) + paragraph("two") + paragraph("x") * 6)).pdf
    assert line_with(pdf, "two").left == pytest.approx(72 + 150 + 9, abs=0.5)


def test_nothing_of_a_long_text_is_lost_beside_objects() -> None:
    text = " ".join(f"word{number}" for number in range(400))
    found = "".join(line.text for line in letter(150, 300, 100, text=text))
    assert found == text.replace(" ", "")


def test_objects_in_cells_push_only_the_text_of_their_cell() -> None:
    box = anchored(shape((60, 40)), (60, 40), place("H", "column", 0), place("V", "paragraph", 0), SQUARE, kind=SHAPE)
    rows = row(cell(paragraph(in_run(box) + run("beside")), width=4500), cell("other", width=4500))
    pdf = made(word(table(rows, columns=(4500, 4500)))).pdf
    assert line_with(pdf, "beside").start_of("beside") == pytest.approx(72 + 5.4 + 60 + 9, abs=1)
    assert line_with(pdf, "other").start_of("other") == pytest.approx(72 + 225 + 5.4, abs=0.5)


def test_a_floating_table_stands_at_its_place_with_text_beside_it() -> None:
    put = '<w:tblpPr w:leftFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpXSpec="right" w:tblpY="20"/>'
    floating = table(*filled(3, (1500, 1500)), columns=(1500, 1500), rest=put)
    pdf = made(word(floating + paragraph(prose(6)))).pdf
    assert line_with(pdf, "Position 0").start_of("Position") == pytest.approx(72 + WIDTH - 150 + 5.4, abs=1)
    assert line_with(pdf, "The company").right < 72 + WIDTH - 150


def test_a_wide_floating_table_stands_in_the_text_so_that_it_can_go_on() -> None:
    put = '<w:tblpPr w:vertAnchor="text" w:horzAnchor="margin" w:tblpY="20"/>'
    floating = table(*filled(90, (4000, 4500)), columns=(4000, 4500), rest=put)
    assert made(word(floating + paragraph("after"))).pages == 2
