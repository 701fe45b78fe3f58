"""Delimited text (CSV and its relatives) as a raw table. Broken quoting is refused with its row, never repaired."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice

from recdesk.domain.errors import Problem, Unreadable
from recdesk.exchange.raw import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, RawRow, RawTable, header_key, table_of

DETECT = "detect"
DELIMITERS = (",", ";", "\t", "|")
_HEAD = 1_000_000  # signs at the beginning of a text in which its headers are looked for
_MARGIN = 1000  # rows above the header and empty rows are not counted by the table itself

# One long field must become a problem of its row, not a failure of the reader. Set once: the limit is the process's.
csv.field_size_limit(MOST_BYTES)


def read_delimited(
    text: str, *, delimiter: str, header_row: int, known: Collection[str], needed: Collection[str] = ()
) -> RawTable:
    """The table in a text. `known` and `needed` are header keys that prove a delimiter right (see `header_key`).

    Unreadable `quotes_unbalanced` with row and line, `header_missing`, `too_many_rows`, `too_many_columns`.
    """
    text, said = _spreadsheet_hint(text)
    chosen = said or _delimiter(_beginning(text), delimiter, header_row, known, needed)
    _refuse_too_many(text, chosen, header_row)
    table = table_of(_records(text, chosen), header_row)
    return replace(table, rows=tuple(_whole(row, chosen, len(table.headers)) for row in table.rows))


def headers_of(
    text: str, *, delimiter: str, header_row: int, known: Collection[str], needed: Collection[str] = ()
) -> tuple[str, ...]:
    """The headers alone, read from the beginning of the text; what is wrong further down is not seen.

    Unreadable `header_missing`, `too_many_columns`, or `quotes_unbalanced` above the header's end.
    """
    text, said = _spreadsheet_hint(text)

    def headers_in(part: str) -> tuple[str, ...]:
        chosen = said or _delimiter(part, delimiter, header_row, known, needed)
        return table_of(islice(_records(part, chosen), header_row), header_row).headers

    try:
        return headers_in(_beginning(text))
    except Unreadable:
        return headers_in(text)


def _beginning(text: str) -> str:
    """The first lines, in which headers stand; the whole text where it has no such lines."""
    return text if len(text) <= _HEAD else text[: text.rfind("\n", 0, _HEAD) + 1] or text


def _refuse_too_many(text: str, delimiter: str, header_row: int) -> None:
    """Unreadable `too_many_rows` before any row is taken apart. What else is wrong is said when the rows are read."""
    if text.count("\n") + text.count("\r") <= MOST_ROWS:
        return
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    with contextlib.suppress(csv.Error):
        filled = sum(1 for cells in islice(rows, header_row, None) if any(map(str.strip, cells)))
        if filled > MOST_ROWS:
            raise Unreadable("too_many_rows", field="file", most=MOST_ROWS)


def _whole(row: RawRow, delimiter: str, columns: int) -> RawRow:
    """The row, with a problem where one cell holds what looks like whole rows: a quote closed far below."""
    for cell in row.cells:
        if isinstance(cell, str) and "\n" in cell and cell.count(delimiter) >= max(2, columns - 1):
            return replace(row, problems=(*row.problems, Problem("row_swallows_rows", facts={"value": cell[:60]})))
    return row


def _spreadsheet_hint(text: str) -> tuple[str, str]:
    """`sep=;` in the first line tells spreadsheet programs the delimiter; they do not count it as a row."""
    line, _, rest = text.partition("\n")
    line = line.rstrip("\r").strip('"')
    if line.lower().startswith("sep=") and len(line) == 5:
        return rest, line[4]
    return text, ""


def _delimiter(text: str, declared: str, header_row: int, known: Collection[str], needed: Collection[str]) -> str:
    """The declared delimiter unless headers prove another one; with `detect` the one that finds most known headers."""
    if declared != DETECT and set(needed) <= set(_headers(text, declared, header_row)):
        return declared
    found = {d: _headers(text, d, header_row) for d in DELIMITERS}
    if declared != DETECT:
        proven = [d for d in DELIMITERS if needed and set(needed) <= set(found[d])]
        return proven[0] if proven else declared
    return max(DELIMITERS, key=lambda d: (len(set(found[d]) & set(known)), len(found[d]), -DELIMITERS.index(d)))


def _headers(text: str, delimiter: str, header_row: int) -> list[str]:
    try:
        for number, cells in _records(text, delimiter):
            if number == header_row:
                return [header_key(c) for c in cells]
    except Unreadable:
        return []
    return []


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, first_line = 0, 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Unreadable("quotes_unbalanced", field="file", row=number + 1, line=first_line) from None
        number += 1
        if number > MOST_ROWS + _MARGIN:
            raise Unreadable("too_many_rows", field="file", most=MOST_ROWS)
        if len(cells) > 10 * MOST_COLUMNS:
            raise Unreadable("too_many_columns", field="file", columns=len(cells), most=MOST_COLUMNS)
        yield number, cells
        first_line = reader.line_num + 1
