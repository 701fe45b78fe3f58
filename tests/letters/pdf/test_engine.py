"""The whole way: proof of the text, repeatability, PDF/A marks, hostile files, threads, and no growth."""

from __future__ import annotations

import gc
import io
import re
import threading
import tracemalloc
import zipfile
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from recdesk.domain.errors import Damaged, Refused, Unreadable
from recdesk.letters.pdf import engine, painter
from recdesk.letters.pdf.document import Document
from recdesk.letters.pdf.engine import docx_text, pdf_text, pdf_words_with_boxes
from recdesk.letters.pdf.pages import paginate
from recdesk.letters.pdf.parser import read_document
from recdesk.letters.pdf.text import check_text, document_texts
from tests.letters.pdf.raw_word import cell, docx, package, paragraph, row, run, table
from tests.letters.pdf.sample_letters import SAMPLES, offer_letter
from tests.letters.pdf.seen import line_with, made


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_letter_is_set_whole_and_without_warnings(sample: str) -> None:
    result = made(SAMPLES[sample]())
    assert result.pages >= 1
    assert result.warnings == ()


def test_the_same_input_gives_the_same_bytes() -> None:
    content = offer_letter()
    assert made(content).pdf == made(content).pdf


def test_another_time_changes_only_dates_and_identity() -> None:
    content = docx(paragraph("Text"))
    one, two = made(content).pdf, made(content, created=datetime(2027, 5, 6, tzinfo=UTC)).pdf
    assert one != two
    marks = re.compile(rb"D:\d{14}Z|\d{4}-\d\d-\d\dT[0-9:+]+|[0-9a-f]{8}-[0-9a-f-]{27}|<[0-9a-f]{72}>")
    assert marks.sub(b"", one) == marks.sub(b"", two)


def test_the_file_says_who_made_it_when_and_in_which_language() -> None:
    pdf = made(docx(paragraph("Text")), title="Ofertă OF-2026-0001", author="Carpat Digital Services").pdf
    facts = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert facts["Title"] == "Ofertă OF-2026-0001"
    assert facts["Author"] == "Carpat Digital Services"
    assert facts["CreationDate"] == "D:20260403093000Z"
    assert b"/Lang (ro-RO)" in pdf


def catalog(pdf: bytes) -> bytes:
    """The document's root object, found as a reader finds it: trailer, table of offsets, object."""
    trailer = pdf[pdf.rindex(b"trailer") :]
    root = re.search(rb"/Root (\d+) 0 R", trailer)
    table = re.search(rb"startxref\s+(\d+)", trailer)
    assert root
    assert table
    entries = pdf[int(table.group(1)) :].split(b"\n", 2)[2]
    offset = int(entries[20 * int(root.group(1)) :][:10])
    return pdf[offset : pdf.index(b"endobj", offset)]


@pytest.mark.parametrize(("language", "tag"), [("ro_RO", b"ro-RO"), ("ar_AE", b"ar-AE"), ("he", b"he")])
def test_the_catalog_names_the_language_for_screen_readers(language: str, tag: bytes) -> None:
    found = catalog(made(docx(paragraph("Text")), language=language).pdf)
    assert b"/Type /Catalog" in found
    assert b"/Lang (" + tag + b")" in found


def test_the_file_says_nothing_about_the_person_or_the_computer_that_made_it() -> None:
    facts = pypdfium2.PdfDocument(made(docx(paragraph("Text")), author="").pdf).get_metadata_dict(skip_empty=True)
    assert facts.keys() <= {"Title", "Creator", "Producer", "CreationDate", "ModDate"}
    assert facts["Creator"] == "RecDesk"
    assert facts["Producer"].startswith("Qt")


def test_the_file_is_marked_as_pdf_a_1b_with_all_fonts_inside() -> None:
    pdf = made(offer_letter()).pdf
    assert pdf.startswith(b"%PDF-1.4")
    assert re.search(rb"pdfaid:part[>=\"]+1", pdf)
    assert re.search(rb"pdfaid:conformance[>=\"]+B", pdf)
    assert b"/GTS_PDFA1" in pdf
    assert pdf.count(b"/Type /FontDescriptor") == pdf.count(b"/FontFile2")


def test_every_offset_of_the_file_leads_to_its_object() -> None:
    pdf = made(offer_letter()).pdf
    offsets = [int(offset) for offset in re.findall(rb"(\d{10}) \d{5} n ", pdf)]
    assert offsets
    assert all(re.match(rb"\d+ 0 obj", pdf[offset : offset + 12]) for offset in offsets)


def test_a_pdf_that_says_something_else_is_refused() -> None:
    document = read_document(docx(paragraph("Salariul este de 9.500 lei")))
    other = made(docx(paragraph("Salariul este de 9.400 lei"))).pdf
    with pytest.raises(Damaged) as refused:
        check_text(document, paginate(document), other)
    assert refused.value.code == "pdf_text_differs"
    assert refused.value.facts["missing"] == "5"
    assert refused.value.facts["extra"] == "4"


def test_a_painter_that_loses_text_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(qt_painter: Any, page: Any) -> None:
        for x, y, mark in page.marks[1:]:
            mark.paint(qt_painter, x, y)

    monkeypatch.setattr(painter, "paint_page", forgetful)
    with pytest.raises(Damaged):
        made(docx(paragraph("First") + paragraph("Second")))


def test_a_header_missing_from_one_page_is_caught() -> None:
    body = paragraph("x") * 60
    document = read_document(docx(body, stories={"header": paragraph("Head")}))
    without = made(docx(body)).pdf
    with pytest.raises(Damaged) as refused:
        check_text(document, paginate(document), without)
    assert refused.value.facts["missing"] == "HHaaddee"


def test_the_text_of_a_document_comes_in_reading_order() -> None:
    body = paragraph("one") + table(row(cell("two"), cell("three"))) + paragraph("four")
    content = docx(body, stories={"header": paragraph("head"), "footer": paragraph("foot")})
    assert docx_text(content) == ["one", "two", "three", "four", "head", "foot"]


def test_words_have_boxes_in_points_from_the_left_top() -> None:
    pdf = made(docx(paragraph("Salariu 9.500 lei") + paragraph("") + paragraph("Ștefănescu"))).pdf
    words = pdf_words_with_boxes(pdf)
    assert [word.text for word in words] == ["Salariu", "9.500", "lei", "Ștefănescu"]
    left, top, right, bottom = words[0].box
    assert words[0].page == 0
    assert left == pytest.approx(72, abs=1)
    assert 72 <= top < bottom <= 72 + 15
    assert 25 < right - left < 35
    assert words[1].box[0] > right
    assert words[3].box[1] > bottom


@pytest.mark.parametrize(
    "content",
    [b"", b"plain text", b"PK\x03\x04 broken", b"%PDF-1.4 not a document", package({}, "")],
    ids=["empty", "text", "broken zip", "a pdf", "no document part"],
)
def test_what_is_no_docx_is_refused_as_unreadable(content: bytes) -> None:
    for call in (made, docx_text):
        with pytest.raises(Unreadable) as refused:
            call(content)
        assert refused.value.code == "docx_unreadable"


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with some bytes of a part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            held = source.read(name)
            target.writestr(name, held.replace(old, new) if name == part else held)
    return out.getvalue()


def test_broken_xml_is_refused() -> None:
    broken = changed(docx(paragraph("Text")), "word/document.xml", b"</w:body>", b"")
    with pytest.raises(Unreadable) as refused:
        made(broken)
    assert refused.value.facts["part"] == "word/document.xml"


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE d SYSTEM "file:///etc/passwd">',
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_documents_that_declare_entities_are_refused(declaration: bytes) -> None:
    content = docx(paragraph("Text"))
    hostile = changed(content, "word/document.xml", b"<w:document ", declaration + b"<w:document ")
    with pytest.raises(Unreadable):
        made(hostile)


def test_a_truncated_file_is_refused() -> None:
    content = offer_letter()
    for share in (0.1, 0.5, 0.9, 0.99):
        with pytest.raises(Unreadable):
            made(content[: int(len(content) * share)])


def test_bytes_changed_inside_a_part_are_noticed() -> None:
    content = bytearray(offer_letter())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        info = archive.getinfo("word/document.xml")
        place = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    content[place] ^= 0xFF
    with pytest.raises(Unreadable):
        made(bytes(content))


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    bomb = changed(
        docx(paragraph("Text")), "word/styles.xml", b"</w:styles>", b" " * (65 * 1024 * 1024) + b"</w:styles>"
    )
    squeezed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bomb)) as source, zipfile.ZipFile(squeezed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    with pytest.raises(Unreadable) as refused:
        made(squeezed.getvalue())
    assert refused.value.facts["reason"] == "too_large"


def test_deeply_nested_tables_are_set() -> None:
    nested = paragraph("deep")
    for _ in range(60):
        nested = table(row(cell(nested + paragraph())), columns=(9000,))
    assert "deep" in "".join(pdf_text(made(docx(nested)).pdf).split())


def test_tables_nested_beyond_reason_are_refused() -> None:
    nested = paragraph("deep")
    for _ in range(300):
        nested = table(row(cell(nested + paragraph())), columns=(9000,))
    with pytest.raises(Unreadable) as refused:
        made(docx(nested))
    assert refused.value.code == "docx_unreadable"


@pytest.mark.parametrize(
    "properties",
    [
        '<w:ind w:left="999999"/>',
        '<w:ind w:left="-99999" w:hanging="99999"/>',
        '<w:spacing w:line="999999" w:lineRule="exact"/>',
        '<w:spacing w:before="x" w:line="" w:lineRule="odd"/>',
        '<w:tabs><w:tab w:val="odd" w:pos="nowhere"/></w:tabs>',
        '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="x"/></w:numPr>',
        '<w:jc w:val="sideways"/>',
        '<w:pStyle w:val="NoSuchStyle"/>',
    ],
)
def test_senseless_properties_lose_no_text(properties: str) -> None:
    pdf = made(docx(paragraph("Text", properties))).pdf
    assert "Text" in "".join(pdf_text(pdf).split())


@pytest.mark.parametrize("size", ["0", "-20", "3000", "x"])
def test_senseless_font_sizes_lose_no_text(size: str) -> None:
    pdf = made(docx(paragraph(run("Text", f'<w:sz w:val="{size}"/>')))).pdf
    assert "Text" in "".join(pdf_text(pdf).split())


def test_senseless_paper_still_gives_a_page() -> None:
    section = '<w:pgSz w:w="1" w:h="999999"/><w:pgMar w:top="99999" w:left="99999" w:right="99999" w:bottom="99999"/>'
    assert "Te" in "".join(pdf_text(made(docx(paragraph("Te"), section=section)).pdf).split())


def test_styles_that_are_based_on_each_other_end() -> None:
    loop = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("A", "B"), ("B", "A"))
    )
    assert docx_text(docx(paragraph("Text", '<w:pStyle w:val="A"/>'), styles=loop)) == ["Text"]


def test_strict_documents_are_read_like_others() -> None:
    content = docx(paragraph("Strict"))
    common = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = changed(content, "word/document.xml", common, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert docx_text(strict) == ["Strict"]


def test_letters_set_on_other_threads_are_the_same() -> None:
    content = offer_letter()
    expected = made(content).pdf
    results: list[bytes] = []
    threads = [threading.Thread(target=lambda: results.append(made(content).pdf)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 3


def test_many_letters_take_no_growing_memory() -> None:
    content = docx(paragraph("Un text scurt") * 5 + table(row(cell("a"), cell("b"))))
    for _ in range(5):
        made(content)
    tracemalloc.start()
    try:
        made(content)
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(30):
            made(content)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # The binding keeps a few small integers a letter; one kept document would be ten times the limit.
    assert after - before < 200_000


def test_the_parsed_model_keeps_every_character_of_the_samples() -> None:
    """An own, simple reading of the XML must find nothing that the parser has lost."""
    for sample, make in SAMPLES.items():
        content = make()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [n for n in archive.namelist() if re.match(r"word/(document|header\d*|footer\d*)\.xml", n)]
            words = "".join("".join(etree.fromstring(archive.read(name)).itertext("{*}t")) for name in names)
        shown = "".join(document_texts(read_document(content)))
        missing = {c for c in words.casefold() if words.casefold().count(c) > shown.casefold().count(c)}
        assert not missing - set("123456789"), sample  # stored results of page fields


def test_the_engine_names_itself() -> None:
    assert engine.ENGINE == "builtin"
    assert engine.ENGINE_VERSION


def test_a_refused_character_is_named_with_its_text_before_anything_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[Document] = []
    monkeypatch.setattr(engine, "paint_pages", lambda *args, **facts: painted.append(args[0]))
    with pytest.raises(Refused):
        made(docx(paragraph("漢")))
    assert painted == []


def test_a_refused_letter_does_not_spoil_the_next() -> None:
    with pytest.raises(Refused):
        made(docx(paragraph("漢")))
    assert line_with(made(docx(paragraph("Next"))).pdf, "Next").page == 0
