"""Sheets of XLSX workbooks as raw tables, after `workbook_gate` has let them pass."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import replace

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from recdesk.domain.errors import Unreadable
from recdesk.exchange.raw import RawRow, RawTable, table_of
from recdesk.exchange.workbook_gate import Places, look_through


def read_workbook(raw: bytes, *, sheet: str, header_row: int) -> RawTable:
    """The named sheet, or the first visible one, as a raw table. Cells keep their types; error values are marked.

    Unreadable as `look_through`, and `sheet_missing` with the sheets that there are.
    """
    gate = look_through(raw)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            name = _chosen(book, sheet)
            place = book.sheet_names.index(name)
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise Unreadable("workbook_unreadable", field="file", reason=type(error).__name__) from None
    table = table_of(enumerate(rows, start=1), header_row)
    errors = gate.errors_of(place)
    return replace(table, rows=_with_errors(table.rows, errors)) if errors else table


def sheet_names(raw: bytes) -> tuple[str, ...]:
    """The visible sheets of a workbook in order."""
    look_through(raw)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            return tuple(_visible(book))
    except CalamineError as error:
        raise Unreadable("workbook_unreadable", field="file", reason=type(error).__name__) from None


def _visible(book: CalamineWorkbook) -> list[str]:
    return [
        s.name
        for s in book.sheets_metadata
        if s.visible == SheetVisibleEnum.Visible and s.typ == SheetTypeEnum.WorkSheet
    ]


def _chosen(book: CalamineWorkbook, sheet: str) -> str:
    visible = _visible(book)
    if sheet:
        for name in book.sheet_names:
            if name.casefold() == sheet.casefold():
                return name
    elif visible:
        return visible[0]
    raise Unreadable("sheet_missing", field="sheet", value=sheet, known=visible)


def _with_errors(rows: tuple[RawRow, ...], errors: Places) -> tuple[RawRow, ...]:
    by_row: dict[int, set[int]] = defaultdict(set)
    for row, column in errors:
        by_row[row].add(column)
    return tuple(replace(row, errors=frozenset(by_row[row.row])) if row.row in by_row else row for row in rows)
