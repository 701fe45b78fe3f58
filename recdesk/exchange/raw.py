"""A foreign table as it stands: headers, rows, cells. What the cells mean is said by a profile, elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from recdesk.domain.errors import Problem, Unreadable

MOST_BYTES = 50 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 200
OWN_COLUMNS = "recdesk_"
"""Headers that begin like this were written by RecDesk itself (why a row was left out) and are never read back."""

Cell = str | int | float | bool | date | datetime | time | timedelta
_RISKY = "=+\\-@\t\r\n＝＋－＠"
_GUARDED = re.compile(rf"'+\s*[{_RISKY}]")
_DANGEROUS = re.compile(rf"'*\s*[{_RISKY}]")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands; `row` is its number in the file as a spreadsheet program counts.

    `problems` are about its shape, `errors` the columns whose cells hold an error of the spreadsheet (`#N/A`).
    """

    row: int
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...] = ()
    errors: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class RawTable:
    """Headers and the rows below them; rows without any content are left out."""

    headers: tuple[str, ...]
    rows: tuple[RawRow, ...]


def table_of(rows: Iterable[tuple[int, Sequence[Cell]]], header_row: int) -> RawTable:
    """Headers and rows of numbered rows. Unreadable `header_missing`, `too_many_columns` or `too_many_rows`."""
    headers: tuple[str, ...] | None = None
    kept: list[RawRow] = []
    for number, cells in rows:
        if number == header_row:
            headers = tuple(_header(cell) for cell in cells)
            while headers and not headers[-1]:
                headers = headers[:-1]
            if len(headers) > MOST_COLUMNS:
                raise Unreadable("too_many_columns", field="file", columns=len(headers), most=MOST_COLUMNS)
        elif headers is not None and any(not is_empty(cell) for cell in cells):
            if len(kept) >= MOST_ROWS:
                raise Unreadable("too_many_rows", field="file", most=MOST_ROWS)
            kept.append(_row(number, cells, len(headers)))
    if not headers:
        raise Unreadable("header_missing", field="file", row=header_row)
    return RawTable(headers, tuple(kept))


def _row(number: int, cells: Sequence[Cell], columns: int) -> RawRow:
    beyond = [cell for cell in cells[columns:] if not is_empty(cell)]
    if beyond:
        facts = {"cells": columns + len(cells[columns:]), "columns": columns, "value": text_of(beyond[0])[:60]}
        return RawRow(number, tuple(cells), (Problem("row_too_long", facts=facts),))
    return RawRow(number, tuple(cells[:columns]))


def _header(cell: Cell) -> str:
    return " ".join(text_of(cell).translate(_INVISIBLE).split())


def header_key(header: str) -> str:
    """Under which a header of a file and one of a profile meet: any case, spaces counted once, nothing invisible."""
    return " ".join(header.translate(_INVISIBLE).split()).casefold()


def is_empty(cell: Cell) -> bool:
    """Whether a cell holds nothing but white space."""
    return isinstance(cell, str) and not cell.strip()


def cell_name(row: int, column: int) -> str:
    """`C7` for row 7 and column 2 (counted from 0), as spreadsheet programs show it."""
    letters, rest = "", column
    while rest >= 0:
        letters = chr(ord("A") + rest % 26) + letters
        rest = rest // 26 - 1
    return f"{letters}{row}"


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without decimals, days in ISO, the apostrophe in front of a formula taken off."""
    if isinstance(cell, str):
        return unguarded(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def guarded(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet program would run it as a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that `guarded`, or a person in a spreadsheet, put in front."""
    return text[1:] if _GUARDED.match(text) else text
