"""What is refused before anything opens a Word file."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from recdesk.domain.errors import DeskError
from recdesk.letters.gate import admit
from tests.letters.word_files import NAMESPACES, OFFICE, docx, zipped

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def refusal(content: bytes) -> DeskError:
    with pytest.raises(DeskError) as caught:
        admit(content)
    return caught.value


def test_a_plain_word_file_is_admitted() -> None:
    assert "word/document.xml" in admit(docx("Hello", header="Top", footer="{{ offer.number }}"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 no Word file", "no_zip"),
        (b"{\\rtf1 no Word file either}", "no_zip"),
        (OLD_WORD, "old_word_or_password"),
        (zipped({"notes.txt": "only a zip"}), "no_office_file"),
        (docx("x", kind="template.main"), "word_template"),
        (docx("x")[:-40], "no_zip"),
        (docx("x", parts={"word/document.xml": "<w:document"}), "broken_xml"),
        (docx("x", parts={"word/document.xml": "<document/>"}), "strict_or_foreign"),
        (docx("x", parts={"word/document.xml": f"<w:document {NAMESPACES}/>"}), "no_document"),
    ],
)
def test_what_is_no_word_file_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    error = refusal(content)
    assert (error.code, error.facts["reason"], error.exit_code) == ("template_not_docx", reason, 2)


def test_a_workbook_with_the_name_of_a_letter_is_refused() -> None:
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    types += '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    types += 'spreadsheetml.sheet.main+xml"/></Types>'
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    relations += f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    book = zipped({"[Content_Types].xml": types, "_rels/.rels": relations, "xl/workbook.xml": "<workbook/>"})
    assert refusal(book).facts["reason"] == "other_office"


def test_macros_are_refused_by_content_type_and_by_part() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    macro_type = f'<Override PartName="/word/x.xml" ContentType="{kind}"/>'
    assert refusal(docx("x", types=macro_type)).code == "template_macros"
    assert refusal(docx("x", parts={"word/vbaProject.bin": b"\0" * 99})).code == "template_macros"


def relation(kind: str, target: str, mode: str = "External") -> str:
    return f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'


@pytest.mark.parametrize(
    ("kind", "target", "code"),
    [
        ("attachedTemplate", "http://evil.example/t.dotm", "template_external_link"),
        ("image", "\\\\server\\share\\pixel.png", "template_external_link"),
        ("image", "http://evil.example/pixel.png", "template_external_link"),
        ("hyperlink", "file:///C:/Windows/notepad.exe", "template_external_link"),
        ("frame", "http://evil.example/", "template_ole"),
        ("oleObject", "http://evil.example/", "template_ole"),
        ("subDocument", "other.docx", "template_ole"),
    ],
)
def test_relations_to_the_outside_are_refused(kind: str, target: str, code: str) -> None:
    error = refusal(docx("x", relations=relation(kind, target)))
    assert error.code == code
    assert error.facts["target"] == target


@pytest.mark.parametrize("target", ["https://example.org/", "http://example.org/", "mailto:hr@firm.example"])
def test_plain_links_for_readers_may_stay(target: str) -> None:
    assert admit(docx("x", relations=relation("hyperlink", target)))


def test_a_relation_that_climbs_out_of_the_package_is_refused() -> None:
    error = refusal(docx("x", relations=relation("image", "../../../etc/hostname", "Internal")))
    assert error.code == "template_external_link"


@pytest.mark.parametrize("word", ["INCLUDEPICTURE", "IncludeText", "DDEAUTO", "LINK", "MACROBUTTON"])
def test_fields_that_fetch_or_start_things_are_refused(word: str) -> None:
    simple = f'<w:p><w:fldSimple w:instr=" {word} x "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    half = len(word) // 2
    split = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {word[:half]}</w:instrText></w:r><w:r><w:instrText>{word[half:]} x</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    for body in (simple, split):
        error = refusal(docx(body))
        assert (error.code, error.facts["word"]) == ("template_field_forbidden", word.upper())


def test_page_numbers_are_no_forbidden_field() -> None:
    assert admit(docx('<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'))


def test_embedded_objects_are_refused() -> None:
    assert refusal(docx("<w:p><w:r><w:object/></w:r></w:p>")).code == "template_ole"
    assert refusal(docx("x", parts={"word/embeddings/sheet.xlsx": b"PK"})).code == "template_ole"
    assert refusal(docx('<w:altChunk r:id="x"/>')).code == "template_ole"


def test_entities_and_document_types_are_refused_in_every_part() -> None:
    laughs = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:hdr>&b;</w:hdr>'
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + f"<w:styles {NAMESPACES}>&x;</w:styles>"
    for bad in (laughs, outside):
        assert refusal(docx("x", parts={"word/styles.xml": bad})).code == "template_doctype"


def test_a_bomb_is_refused_quickly() -> None:
    bomb = docx("x", parts={"word/media/big.xml": b"\0" * (60 * 1024 * 1024)})
    began = time.perf_counter()
    assert refusal(bomb).code == "template_bomb"
    assert time.perf_counter() - began < 2


def test_too_many_members_are_refused() -> None:
    assert refusal(docx("x", parts={f"word/media/{n}.png": b"" for n in range(500)})).code == "template_bomb"


def test_a_size_that_lies_is_refused() -> None:
    honest = docx("x", parts={"word/media/a.png": b"abc" * 1000})
    lying = honest.replace((3000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    assert refusal(lying).code == "template_not_docx"


@pytest.mark.parametrize("name", ["../evil.xml", "/abs.xml", "word\\..\\x.xml", "C:/x.xml"])
def test_names_that_leave_the_package_are_refused(name: str) -> None:
    stream = io.BytesIO(docx("x"))
    with zipfile.ZipFile(stream, "a") as archive:
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        archive.writestr(info, "x")
    assert refusal(stream.getvalue()).code == "template_names"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused() -> None:
    stream = io.BytesIO(docx("x"))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("Word/Document.xml", "x")
    assert refusal(stream.getvalue()).code == "template_names"
