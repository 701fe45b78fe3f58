"""Rows that were left out, written so that a spreadsheet shows them and never runs them."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import Refused, Unreadable
from recdesk.exchange.delimited import read_delimited
from recdesk.exchange.left_out import write
from recdesk.exchange.raw import guarded, text_of, unguarded
from recdesk.exchange.workbook import read_workbook

RISKY = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "\r=1",
    "  =1+1",
    "'=1",
    "''@x",
    "=cmd|'/c calc'!A1",
]
PLAIN = ["Ana", "O'Brien", "'90s", "+", "", "1 234,5", 'say "hi"', "one\ntwo", "Ștefan; Ion, Ana"]


def back_from_csv(path: Path) -> list[tuple[str, ...]]:
    text = path.read_bytes().decode("utf-8-sig")
    table = read_delimited(text, delimiter=",", header_row=1, known=())
    return [tuple(text_of(cell) for cell in row.cells) for row in table.rows]


def back_from_xlsx(path: Path) -> list[tuple[str, ...]]:
    table = read_workbook(path.read_bytes(), sheet="", header_row=1)
    return [tuple(text_of(cell) for cell in row.cells) for row in table.rows]


@pytest.mark.parametrize("text", RISKY + PLAIN)
def test_every_text_comes_back_from_a_csv_as_it_was(tmp_path: Path, text: str) -> None:
    write(tmp_path / "out.csv", ["a", "b"], [(text, "x")])
    assert back_from_csv(tmp_path / "out.csv") == [(text, "x")]


@pytest.mark.parametrize("text", [t for t in RISKY + PLAIN if "\r" not in t and not t.startswith("'")])
def test_every_text_comes_back_from_a_workbook_as_it_was(tmp_path: Path, text: str) -> None:
    write(tmp_path / "out.xlsx", ["a", "b"], [(text, "x")])
    assert back_from_xlsx(tmp_path / "out.xlsx") == [(text, "x")]


@pytest.mark.parametrize("text", [t for t in RISKY if not t.startswith("'")])
def test_no_cell_of_a_csv_begins_like_a_formula(tmp_path: Path, text: str) -> None:
    write(tmp_path / "out.csv", ["a"], [(text,)])
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert rows[1][0].startswith("'")


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_of_a_workbook_is_a_formula_for_another_program(tmp_path: Path, text: str) -> None:
    write(tmp_path / "out.xlsx", ["a"], [(text,)])
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx").active["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_signs_that_xml_cannot_hold_do_not_break_the_workbook(tmp_path: Path) -> None:
    write(tmp_path / "out.xlsx", ["a", "b"], [("A\x07na \x00", "_x0041_"), ("half \ud83d", "ok")])
    assert zipfile.ZipFile(tmp_path / "out.xlsx").testzip() is None
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet["B2"].value in ("_x0041_", "_x005F_x0041_")
    assert back_from_xlsx(tmp_path / "out.xlsx")[1] == ("half \ufffd", "ok")


def test_the_letters_survive_in_a_csv_for_spreadsheet_programs(tmp_path: Path) -> None:
    write(tmp_path / "out.csv", ["Nume"], [("Ștefan Țuțea",)])
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        write(tmp_path / "out.pdf", ["a"], [])
    assert refused.value.code == "file_type_unknown"


def test_a_place_that_cannot_be_written_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write(tmp_path / "nowhere" / "out.csv", ["a"], [("x",)])
    assert refused.value.code == "file_not_writable"
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_file_is_replaced_whole(tmp_path: Path) -> None:
    write(tmp_path / "out.csv", ["a"], [("first",), ("second",)])
    write(tmp_path / "out.csv", ["a"], [("third",)])
    assert back_from_csv(tmp_path / "out.csv") == [("third",)]
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


@given(st.text(max_size=40))
def test_the_guard_can_always_be_taken_off(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(max_size=40))
def test_what_is_guarded_never_begins_with_a_sign_that_runs(text: str) -> None:
    assert guarded(text).lstrip(" ")[:1] not in tuple("=+-@\t\r\n＝＋－＠")
