"""The corpus: every file is set with all its words; some are compared with stored renderings of LibreOffice.

The whole corpus is compared by `benchmarks/fidelity.py`, which needs LibreOffice; the stored ones are made anew by
`make_references`.
"""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from recdesk.letters.pdf.engine import pdf_text
from recdesk.letters.pdf.text import characters
from tests.letters.pdf.corpus import CORPUS
from tests.letters.pdf.likeness import likeness
from tests.letters.pdf.make_references import CORPUS_REFERENCES, STORED
from tests.letters.pdf.seen import made

AS_ALIKE_AS = {
    "drawings_address_window": 0.97,
    "drawings_beside_at_the_left": 0.97,
    "drawings_several_beside": 0.97,
    "lists_bullets": 0.97,
    "lists_right_labels": 0.97,
    "pages_both_notes": 0.95,
    "pages_three_columns": 0.97,
    "pages_title_page": 0.97,
    "scripts_mirrored_table": 0.96,
    "scripts_right_to_left_list": 0.97,
    "tables_floating_table": 0.93,
    "tables_merged": 0.97,
    "text_boxes": 0.75,
    "text_document_grid": 0.97,
}
OTHER_PAGES = {"pages_both_notes"}  # LibreOffice gives endnotes a page of their own, Word does not
NO_WORDS = "{*}delText"


def words_of(docx: bytes) -> set[str]:
    """An own, simple reading of the file: the texts of its runs, each as it stands, in all parts that print."""
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|foot|head|first|other|ho|he|fo|fe|one|two|footnotes|endnotes)\.xml", name):
                tree = etree.fromstring(archive.read(name))
                found.update("".join(node.itertext()) for node in tree.iter("{*}t"))
    return found


@pytest.mark.parametrize("name", CORPUS)
def test_every_file_is_set_and_nothing_of_its_words_is_missing(name: str) -> None:
    content = CORPUS[name]()
    # The engine itself has compared the text of its model with the PDF; this compares the PDF with the file.
    shown = {*characters(pdf_text(made(content).pdf).casefold())}
    written = {*characters("".join(words_of(content)).casefold())}
    symbols = {sign for sign in written if "\ue000" <= sign <= "\uf8ff"}
    assert written - symbols <= shown


@pytest.mark.parametrize("name", STORED)
def test_a_file_looks_as_much_like_the_stored_rendering_as_it_did(name: str) -> None:
    found = likeness((CORPUS_REFERENCES / f"{name}.pdf").read_bytes(), made(CORPUS[name]()).pdf)
    assert found.pages or name in OTHER_PAGES
    assert found.layout >= AS_ALIKE_AS[name]


def test_every_stored_rendering_is_compared() -> None:
    assert {path.stem for path in CORPUS_REFERENCES.glob("*.pdf")} == {*STORED} == {*AS_ALIKE_AS}


def test_the_corpus_is_large_and_made_the_same_every_time() -> None:
    assert len(CORPUS) >= 60
    with (
        zipfile.ZipFile(io.BytesIO(CORPUS["text_fields"]())) as one,
        zipfile.ZipFile(io.BytesIO(CORPUS["text_fields"]())) as other,
    ):
        assert one.read("word/document.xml") == other.read("word/document.xml")
