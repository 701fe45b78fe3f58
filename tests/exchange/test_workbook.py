"""Workbooks: what their cells hold, and the ones that are refused before any library opens them."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from recdesk.domain.errors import Unreadable
from recdesk.exchange.raw import cell_name
from recdesk.exchange.workbook import read_workbook, sheet_names

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MET = datetime(2026, 4, 3, 10, 30)  # noqa: DTZ001 - a spreadsheet has no zones
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def written(fill: Callable[[Any, Any], None]) -> bytes:
    """A workbook of one sheet as spreadsheet programs write it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(book, book.add_worksheet("People"))
    book.close()
    return out.getvalue()


def package(sheet: str | bytes, **more: str | bytes) -> bytes:
    """A bare workbook whose one sheet has this XML; `more` are parts by name with `/` as `__`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        target.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        target.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
            "</workbook>",
        )
        target.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        target.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in more.items():
            target.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def sheet_of(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'


def code_of(raw: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_workbook(raw, sheet="", header_row=1)
    return refused.value.code


def test_cells_keep_their_types() -> None:
    def fill(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, ["name", "phone", "born", "share", "yes", "met"])
        sheet.write_string(1, 0, "Ștefan")
        sheet.write_number(1, 1, 40721234567)
        sheet.write_datetime(1, 2, date(1990, 4, 3), day)
        sheet.write_number(1, 3, 0.5)
        sheet.write_boolean(1, 4, True)
        sheet.write_datetime(1, 5, MET, book.add_format({"num_format": "dd.mm.yyyy hh:mm"}))

    (row,) = read_workbook(written(fill), sheet="", header_row=1).rows
    assert row.cells == ("Ștefan", 40721234567.0, date(1990, 4, 3), 0.5, True, MET)


def test_days_of_workbooks_that_count_from_1904_are_the_same_days() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["born"])
    book.active.append([date(1990, 4, 3)])
    out = io.BytesIO()
    book.save(out)
    assert read_workbook(out.getvalue(), sheet="", header_row=1).rows[0].cells == (date(1990, 4, 3),)


def test_rows_keep_their_numbers_when_the_table_stands_lower_and_further_right() -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(4, 2, ["name", "email"])
        sheet.write_row(7, 2, ["Ana", "a@x.example"])

    table = read_workbook(written(fill), sheet="", header_row=5)
    assert table.headers == ("", "", "name", "email")
    assert (table.rows[0].row, table.rows[0].cells[2:]) == (8, ("Ana", "a@x.example"))


def test_a_cell_that_holds_an_error_is_marked() -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["name", "email"])
        sheet.write_string(1, 0, "Ana")
        sheet.write_formula(1, 1, "=VLOOKUP(1,A1:A1,1)", None, "#N/A")

    assert read_workbook(written(fill), sheet="", header_row=1).rows[0].errors == {1}


def test_the_first_visible_sheet_is_read_unless_one_is_named() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name in ("Help", "List", "Old"):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, [f"header of {name}"])
    book.get_worksheet_by_name("List").activate()
    book.get_worksheet_by_name("Help").hide()
    book.close()
    raw = out.getvalue()
    assert sheet_names(raw) == ("List", "Old")
    assert read_workbook(raw, sheet="", header_row=1).headers == ("header of List",)
    assert read_workbook(raw, sheet="old", header_row=1).headers == ("header of Old",)
    with pytest.raises(Unreadable) as refused:
        read_workbook(raw, sheet="New", header_row=1)
    assert refused.value.facts["known"] == ["List", "Old"]


def test_errors_are_those_of_the_sheet_that_is_read() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    first, second = book.add_worksheet("One"), book.add_worksheet("Two")
    for sheet in (first, second):
        sheet.write_row(0, 0, ["name"])
        sheet.write_string(1, 0, "Ana")
    first.write_formula(1, 0, "=1/0", None, "#DIV/0!")
    first.write_string(1, 1, "x")
    book.close()
    assert read_workbook(out.getvalue(), sheet="Two", header_row=1).rows[0].errors == frozenset()


@pytest.mark.parametrize("raw", [b"PK\x03\x04 and nothing more", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b""])
def test_what_is_no_workbook_is_refused(raw: bytes) -> None:
    assert code_of(raw) in ("workbook_unreadable", "workbook_old_or_locked")


def test_a_zip_without_a_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("readme.txt", "hello")
    assert code_of(out.getvalue()) == "workbook_unreadable"


def test_a_workbook_cut_short_is_refused() -> None:
    whole = package(sheet_of(HEADER))
    assert code_of(whole[: len(whole) // 2]) == "workbook_unreadable"


def test_a_bomb_is_refused_quickly_and_in_little_memory() -> None:
    bomb = package(sheet_of(HEADER + "<row/>" * 4_000_000))
    assert len(bomb) < 100_000
    tracemalloc.start()
    start = time.perf_counter()
    assert code_of(bomb) == "workbook_bomb"
    seconds, (_, most) = time.perf_counter() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (seconds < 2, most < 100 * 1024 * 1024) == (True, True)


def test_a_tightly_packed_small_part_is_no_bomb() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>Ana</t></is></c></row>' for n in range(2, 3000))
    raw = package(sheet_of(HEADER + rows))
    assert len(read_workbook(raw, sheet="", header_row=1).rows) == 2998


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    raw = bytearray(package(sheet_of(HEADER + "<row/>" * 100_000)))
    directory = raw.rfind(b"PK\x01\x02")
    struct.pack_into("<I", raw, directory + 24, 10)
    assert code_of(bytes(raw)) in ("workbook_unreadable", "workbook_bomb")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///secret">]>',
        "<!-- " + "x" * 300_000 + " --><!DOCTYPE worksheet>",
    ],
)
def test_a_document_type_is_refused_wherever_it_stands(declaration: str) -> None:
    assert code_of(package(declaration + sheet_of(HEADER))) == "workbook_forbidden_part"
    shared = f'{declaration}<sst xmlns="{MAIN}"/>'
    assert code_of(package(sheet_of(HEADER), **{"xl__sharedStrings.xml": shared})) == "workbook_forbidden_part"


def test_xml_in_another_encoding_cannot_hide_a_document_type() -> None:
    assert code_of(package(("<!DOCTYPE x>" + sheet_of(HEADER)).encode("utf-16"))) == "workbook_forbidden_part"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "too_many_rows"),
        ('<row r="2"><c s="1" r="XFD2"><v>1</v></c></row>', "too_many_columns"),
        ('<row r="999999"><c><v>1</v></c></row>', "too_many_rows"),
        ("<x:row r='2'><x:c r='ZZZ2'><x:v>1</x:v></x:c></x:row>", "too_many_columns"),
    ],
)
def test_a_cell_at_the_far_corner_is_refused_before_it_fills_the_memory(rows: str, code: str) -> None:
    assert code_of(package(sheet_of(HEADER + rows).replace("<worksheet ", f'<worksheet xmlns:x="{MAIN}" '))) == code


def test_a_far_corner_between_two_pieces_of_the_stream_is_seen() -> None:
    for padding in range(262_100, 262_170):
        rows = f'{HEADER}<!-- {"x" * (padding - 200)} --><row r="2"><c r="XFD2"><v>1</v></c></row>'
        assert code_of(package(sheet_of(rows))) == "too_many_columns"


@settings(max_examples=150)
@given(place=st.integers(0, 700), byte=st.integers(0, 255))
def test_a_changed_byte_in_the_sheet_never_breaks_the_reader(place: int, byte: int) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c><c r="B{n}" s="0"><v>4{n}</v></c></row>' for n in range(2, 9)
    )
    sheet = bytearray(sheet_of(HEADER + rows).encode())
    sheet[place % len(sheet)] = byte
    strings = f'<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>Ana</t></si></sst>'
    try:
        read_workbook(package(bytes(sheet), **{"xl__sharedStrings.xml": strings}), sheet="", header_row=1)
    except Unreadable:
        return


@pytest.mark.parametrize(("column", "name"), [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")])
def test_cells_are_named_as_spreadsheets_name_them(column: int, name: str) -> None:
    assert cell_name(7, column) == name
