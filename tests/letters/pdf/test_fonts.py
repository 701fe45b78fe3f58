"""Bundled fonts only: substitution, Romanian letters, no ligatures, fallback, and the refusal of what no font has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from recdesk.domain.errors import Refused
from recdesk.letters.pdf.document import RunStyle
from recdesk.letters.pdf.engine import pdf_text
from recdesk.letters.pdf.fonts import family_for, font_table, has_glyph
from tests.letters.pdf.raw_word import docx, paragraph, run
from tests.letters.pdf.seen import made


@pytest.mark.parametrize(
    ("wanted", "used"),
    [
        ("Calibri", "Carlito"),
        ("cambria", "Caladea"),
        ("Arial", "Liberation Sans"),
        ("Times New Roman", "Liberation Serif"),
        ("Courier New", "Liberation Mono"),
        ("Segoe UI", "Liberation Sans"),
        ("Aptos", "Liberation Sans"),
        ("Tahoma", "Liberation Sans"),
        ("Verdana", "DejaVu Sans"),
        ("Georgia", "Caladea"),
        ("A Font Nobody Has", "Liberation Sans"),
        ("Carlito", "Carlito"),
    ],
)
def test_each_font_name_has_a_bundled_stand_in(wanted: str, used: str) -> None:
    assert font_table().family(wanted) == used


def test_every_file_of_the_font_table_is_there_with_its_licence() -> None:
    table = font_table()
    for family, styles in table.files.items():
        for name in styles.values():
            assert (table.folder / name).is_file()
        licence = table.folder / f"LICENSE-{family.split()[0]}.txt"
        assert "copyright" in licence.read_text(encoding="utf-8").lower()


def test_every_substitute_and_fallback_is_bundled() -> None:
    table = font_table()
    assert {*table.substitutes.values(), *table.fallback, table.unknown} <= set(table.files)


def test_the_bundled_fonts_stay_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in font_table().folder.iterdir()) < 8.3e6


@pytest.mark.parametrize("family", ["Carlito", "Caladea", "Liberation Sans", "Liberation Serif", "DejaVu Sans"])
def test_every_text_family_has_the_romanian_letters(family: str) -> None:
    for bold in (False, True):
        assert all(has_glyph(family, bold, False, letter) for letter in "ăâîșțĂÂÎȘȚ„”–€§")


@pytest.mark.parametrize("family", ["Calibri", "Cambria", "Arial", "Times New Roman"])
def test_letters_that_fonts_join_stay_letters_in_the_text(family: str) -> None:
    words = "office affluent fit Attention fjord final titlu muncii"
    fonts = f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}"/>'
    pdf = made(docx(paragraph(run(words, fonts)) + paragraph(run(words, fonts + "<w:b/><w:i/>")))).pdf
    assert pdf_text(pdf).split() == words.split() * 2


@pytest.fixture
def turkish() -> Iterator[None]:
    """The window speaks a language whose letters some fonts draw with forms of its own."""
    before = QLocale()
    QLocale.setDefault(QLocale("tr_TR"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("family", ["Calibri", "Cambria", "Arial", "Times New Roman"])
def test_a_letter_is_the_same_whatever_language_the_window_speaks(turkish: None, family: str) -> None:
    words = "Dear candidate, five fine officials"
    fonts = f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}"/>'
    assert pdf_text(made(docx(paragraph(run(words, fonts)))).pdf).split() == words.split()


def test_romanian_comma_letters_come_back_as_they_were() -> None:
    text = "Ștefan și Țîrlea știu că ținta e București"
    assert pdf_text(made(docx(paragraph(text))).pdf).strip() == text


def test_letters_with_combining_accents_are_composed() -> None:
    pdf = made(docx(paragraph("S\u0326tefan"))).pdf
    assert pdf_text(pdf).strip() == "Ștefan"


def test_a_character_the_font_lacks_is_taken_from_another_bundled_font() -> None:
    assert family_for(RunStyle(family="Calibri"), "☑") == "DejaVu Sans"
    assert "☑ gata" in pdf_text(made(docx(paragraph("☑ gata"))).pdf)


@pytest.mark.parametrize("text", ["عرض عمل", "הצעת עבודה", "Τιμή", "Цена", "Nguyễn"])
def test_other_scripts_are_set_and_read_back(text: str) -> None:
    read = pdf_text(made(docx(paragraph(text))).pdf)
    assert sorted(read.replace(" ", "").strip()) == sorted(text.replace(" ", ""))


@pytest.mark.parametrize("character", ["漢", "😀", "\u20c3"])
def test_a_character_no_bundled_font_has_refuses_the_letter_by_name(character: str) -> None:
    with pytest.raises(Refused) as refused:
        made(docx(paragraph(f"Domnul {character} Pop")))
    assert refused.value.code == "glyph_missing"
    assert refused.value.facts["character"] == character
    assert "Domnul" in refused.value.facts["text"]


def test_a_missing_glyph_in_a_footer_refuses_the_letter_too() -> None:
    with pytest.raises(Refused) as refused:
        made(docx(paragraph("Body"), stories={"footer": paragraph("漢")}))
    assert refused.value.facts["character"] == "漢"


def test_invisible_steering_characters_need_no_glyph() -> None:
    text = "Ana\u200b-Maria\u2060\u00ad\u200e\u00a0Pop"
    assert pdf_text(made(docx(paragraph(text))).pdf).strip().startswith("Ana")


def test_only_bundled_fonts_are_embedded() -> None:
    pdf = made(docx(paragraph(run("plain")) + paragraph(run("Arial", '<w:rFonts w:ascii="Arial"/>')))).pdf
    assert b"Carlito" in pdf
    assert b"LiberationSans" in pdf
    assert b"Calibri" not in pdf
