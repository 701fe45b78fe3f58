"""Delimited text: delimiters, rows as spreadsheets count them, and what is broken."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import Unreadable
from recdesk.exchange.delimited import DETECT, headers_of, read_delimited
from recdesk.exchange.raw import MOST_COLUMNS, RawTable


def read(text: str, *, delimiter: str = DETECT, header_row: int = 1, needed: tuple[str, ...] = ()) -> RawTable:
    return read_delimited(text, delimiter=delimiter, header_row=header_row, known={"name", "email"}, needed=needed)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_that_finds_the_known_headers_is_taken(delimiter: str) -> None:
    table = read(f"name{delimiter}email\nAna{delimiter}ana@x.example\n")
    assert table.headers == ("name", "email")
    assert table.rows[0].cells == ("Ana", "ana@x.example")


def test_the_first_line_of_spreadsheet_programs_is_no_row() -> None:
    table = read("sep=;\nname;email\nAna, Maria;a@x.example\n")
    assert table.rows[0].row == 2
    assert table.rows[0].cells == ("Ana, Maria", "a@x.example")


def test_a_declared_delimiter_gives_way_only_to_headers_that_prove_another() -> None:
    text = "name,email\nAna;x,ana@x.example\n"
    assert read(text, delimiter=";", needed=("name", "email")).headers == ("name", "email")
    assert read(text, delimiter=";").headers == ("name,email",)


def test_newlines_of_all_systems_may_be_mixed_and_stand_in_cells() -> None:
    table = read('name,note\r\nAna,"one\ntwo"\rIon,x\nEva,y\r\n', delimiter=",")
    assert [row.cells[0] for row in table.rows] == ["Ana", "Ion", "Eva"]
    assert table.rows[0].cells[1] == "one\ntwo"


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    table = read('name,note\n\nAna,"one\ntwo"\n,\nIon,x\n', delimiter=",")
    assert [row.row for row in table.rows] == [3, 5]


@pytest.mark.parametrize(
    "text", ['name,note\nAna,"x\nIon,y\n', 'name,note\nAna,"x" y\n', 'name,note\nAna,"x\nIon,"y"\n']
)
def test_an_open_quotation_mark_is_refused_with_the_row_where_it_began(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text, delimiter=",")
    assert refused.value.code == "quotes_unbalanced"
    assert (refused.value.facts["row"], refused.value.facts["line"]) == (2, 2)


def test_a_quotation_mark_that_takes_in_whole_rows_is_a_problem_of_its_row() -> None:
    table = read('name,note,more\nAna,"x,y\nIon,a,b\nEva,c",d\n', delimiter=",")
    assert [p.code for p in table.rows[0].problems] == ["row_swallows_rows"]


def test_a_row_with_more_cells_than_headers_is_a_problem_of_its_row() -> None:
    table = read("name,note\nAna,x,y\nIon,z,\n", delimiter=",")
    assert [[p.code for p in row.problems] for row in table.rows] == [["row_too_long"], []]


def test_a_field_of_many_megabytes_does_not_stop_the_reader() -> None:
    table = read("name,note\nAna," + "x" * 5_000_000 + "\nIon,y\n", delimiter=",")
    assert table.rows[1].cells == ("Ion", "y")


def test_a_nul_stays_in_its_cell() -> None:
    assert read("name,note\nA\0na,x\n", delimiter=",").rows[0].cells == ("A\0na", "x")


def test_headers_may_stand_below_other_rows() -> None:
    table = read("Export of 20.11.2026\n\nname,email\nAna,a@x.example\n", header_row=3)
    assert table.headers == ("name", "email")
    assert table.rows[0].row == 4


def test_a_file_without_a_header_row_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read("name,email\n", header_row=5)
    assert refused.value.code == "header_missing"


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read(",".join(f"h{n}" for n in range(MOST_COLUMNS + 1)) + "\n", delimiter=",")
    assert refused.value.code == "too_many_columns"


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read("name\n" + "Ana\n" * 100_001, delimiter=",")
    assert refused.value.code == "too_many_rows"


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        table = read(text)
    except Unreadable:
        return
    assert all(len(row.cells) <= len(table.headers) or row.problems or not any(row.cells[len(table.headers):])
               for row in table.rows)  # fmt: skip


def test_rows_are_counted_as_rows_and_not_as_lines_of_the_file() -> None:
    long_cells = "name,note\n" + 'Ana,"one\ntwo\nthree"\n' * 50_000
    empty_rows = "name,note\n" + "Ana,\n" * 100_000 + ",\n \n" * 400
    assert len(read(long_cells, delimiter=",").rows) == 50_000
    assert len(read(empty_rows, delimiter=",").rows) == 100_000


@pytest.mark.parametrize("text", ["name;note\nAna;x\n", "sep=;\nname;note\nAna;x\n", "\nname;note\n", "name;note"])
@pytest.mark.parametrize("delimiter", [DETECT, ",", ";"])
def test_the_headers_alone_are_those_of_the_whole_table(text: str, delimiter: str) -> None:
    row = 2 if text.startswith("\n") else 1
    shape: dict[str, Any] = {"delimiter": delimiter, "header_row": row, "known": {"name", "note"}, "needed": {"name"}}
    assert headers_of(text, **shape) == read_delimited(text, **shape).headers == ("name", "note")


def test_headers_are_found_whatever_stands_far_below_them() -> None:
    below = "Ana,x\n" * 300_000
    shape: dict[str, Any] = {"delimiter": ",", "header_row": 1, "known": set()}
    assert headers_of(f"name,note\n{below}", **shape) == ("name", "note")
    assert headers_of(f'name,note\n{below}Ana,"x\n', **shape) == ("name", "note")
    assert headers_of(f'"name\n{"x" * 1_200_000}",note\nAna,x\n', **shape)[1] == "note"
    with pytest.raises(Unreadable) as refused:
        headers_of(f'name,"note\n{below}', **shape)
    assert refused.value.code == "quotes_unbalanced"
