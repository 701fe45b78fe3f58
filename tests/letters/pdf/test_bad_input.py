"""What a letter may bring along that is broken, huge or senseless: one refusal with a code, or a page; never a hang."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from recdesk.domain.errors import Damaged, Refused
from recdesk.letters.pdf import fonts
from recdesk.letters.pdf.font_files import font_file, renamed
from recdesk.letters.pdf.fonts import font_table
from tests.letters.pdf.raw_word import PAGE, docx, paragraph, run
from tests.letters.pdf.seen import lines, made, pages


@pytest.mark.parametrize("keep", [0, 10, 400, 20_000])
def test_a_damaged_font_file_is_named(tmp_path: Path, keep: int) -> None:
    source = font_table().folder / "Carlito-Regular.ttf"
    broken = tmp_path / "Carlito-Regular.ttf"
    broken.write_bytes(source.read_bytes()[:keep])
    with pytest.raises(Damaged) as refused:
        fonts._load(broken, "Carlito")
    assert refused.value.code == "font_damaged"
    assert refused.value.facts["file"] == "Carlito-Regular.ttf"


def test_a_missing_font_file_is_named_too(tmp_path: Path) -> None:
    with pytest.raises(Damaged) as refused:
        fonts._load(tmp_path / "Gone.ttf", "Carlito")
    assert refused.value.facts["file"] == "Gone.ttf"


def test_a_font_under_another_name_keeps_its_characters_and_its_checksum(tmp_path: Path) -> None:
    source = (font_table().folder / "LiberationSerif-Bold.ttf").read_bytes()
    other = tmp_path / "other.ttf"
    other.write_bytes(renamed(source, "Liberation Serif", "Liberation Seri0"))
    assert font_file(other).characters == font_file(font_table().folder / "LiberationSerif-Bold.ttf").characters

    def checksum(content: bytes) -> int:
        padded = content + b"\0" * (-len(content) % 4)
        return sum(int.from_bytes(padded[i : i + 4], "big") for i in range(0, len(padded), 4)) % 2**32

    assert checksum(other.read_bytes()) == checksum(source)


def test_a_missing_sign_is_refused_with_the_words_round_it() -> None:
    with pytest.raises(Refused) as refused:
        made(docx(paragraph("a" * 300 + " Domnul 漢 Pop " + "b" * 300)))
    assert refused.value.facts["text"].startswith("…")
    assert "Domnul 漢 Pop" in refused.value.facts["text"]
    assert len(refused.value.facts["text"]) < 70


@pytest.mark.parametrize(("width", "height"), [(0, 0), (-5, 100), (10**9, 10**9), (1, 10**9)])
def test_absurd_paper_gives_pages_of_a_size_that_readers_open(width: int, height: int) -> None:
    section = (
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1440" w:left="1440" w:right="1440" w:bottom="1440"/>'
    )
    document = pypdfium2.PdfDocument(made(docx(paragraph("text"), section=section)).pdf)
    sizes = [(page.get_width(), page.get_height()) for page in document]
    document.close()
    assert all(72 <= side <= 14_400 for size in sizes for side in size)


def test_absurd_columns_still_hold_the_text() -> None:
    section = PAGE + '<w:cols w:num="99999" w:space="-70000"/>'
    found = "".join(line.text for line in lines(made(docx(paragraph(run("some words")), section=section)).pdf))
    assert found == "somewords"


def test_a_document_of_hundreds_of_pages_is_set() -> None:
    assert (
        pages(made(docx("".join(paragraph(str(number), "<w:pageBreakBefore/>") for number in range(500)))).pdf) == 500
    )


def test_an_object_higher_than_any_page_does_not_hang() -> None:
    box = (
        '<w:r><w:drawing><wp:anchor><wp:extent cx="2000000" cy="900000000"/><wp:wrapSquare wrapText="bothSides"/>'
        '<a:graphic><a:graphicData uri="x"/></a:graphic></wp:anchor></w:drawing></w:r>'
    )
    assert "text" in "".join(line.text for line in lines(made(docx(paragraph(box + run("text")) * 3)).pdf))
