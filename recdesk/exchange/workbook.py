"""Sheets of XLSX workbooks as raw tables, after `workbook_gate` has let them pass."""

from __future__ import annotations

import io
from dataclasses import replace

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from recdesk.domain.errors import Problem, Unreadable
from recdesk.exchange.raw import RawRow, RawTable, cell_name, table_of
from recdesk.exchange.workbook_gate import look_through


def read_workbook(raw: bytes, *, sheet: str, header_row: int) -> RawTable:
    """The named sheet, or the first visible one, as a raw table. Cells keep their types; error values become problems.

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
    return replace(table, rows=tuple(_with_errors(row, errors) for row in table.rows)) if errors else table


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


def _with_errors(row: RawRow, errors: frozenset[tuple[int, int]]) -> RawRow:
    found = [column for column in range(len(row.cells)) if (row.row, column) in errors]
    problems = tuple(Problem("cell_holds_error", facts={"cell": cell_name(row.row, c)}) for c in found)
    return replace(row, problems=(*row.problems, *problems))
