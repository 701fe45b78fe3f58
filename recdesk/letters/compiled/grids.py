"""The grid of tables mended in the finished text, as docxtpl does it on the parsed tree: the widths are kept, columns
come and go with the cells. What the text does not tell plainly is left to docxtpl's own step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docxtpl import DocxTemplate
from lxml import etree

from recdesk.domain.errors import Refused
from recdesk.letters.compiled.base import DECLARATION

_TOKEN = re.compile(
    r"<w:(?P<part>tbl|tr|tc)(?P<after>[ >])|(?P<end></w:tbl>)|(?P<grid><w:tblGrid[ />])"
    r"|<w:gridSpan\b[^>]*?w:val=\"(?P<span>[^\"]*)\"|(?P<foreign><w:(?:sdt|customXml|\w+Change|ins|del)[ >/])"
)
_GRID = re.compile(r"<w:tblGrid>((?:<w:gridCol w:w=\"\d+(?:\.\d+)?\"/>)*)</w:tblGrid>")
_COLUMN = re.compile(r"w:w=\"([\d.]+)\"")
_mender = DocxTemplate("")


class _NotPlain(Exception):
    """The table has something in it that the text alone does not explain."""


@dataclass(slots=True)
class _Row:
    """Cells of a row and the columns that they cover; a span counts instead of the one column of its cell."""

    cells: int = 0
    width: int = 0
    spanned: bool = True


@dataclass(slots=True)
class _Table:
    """A table that is being read. To docxtpl the rows of the tables inside it are its rows too."""

    outer: _Row
    grid: re.Match[str] | None = None
    rows: list[_Row] = field(default_factory=list)


def mended(text: str, before: str, after: str) -> str:
    """A rendered body with its tables' grids as wide as their rows; `before` and `after` make it a whole document.

    Refused `template_value_refused` when a span is no number.
    """
    try:
        return _mended_text(text)
    except _NotPlain:
        return _mended_tree(text, before, after)


def _mended_text(text: str) -> str:
    pieces: list[str] = []
    place = 0
    for start, end, grid in sorted(_new_grids(text)):
        pieces += (text[place:start], grid)
        place = end
    pieces.append(text[place:])
    return "".join(pieces)


def _new_grids(text: str) -> Iterator[tuple[int, int, str]]:
    """The grids to be replaced: from, to, and what comes there."""
    tables: list[_Table] = []
    row = _Row()
    for found in _TOKEN.finditer(text):
        part, span = found["part"], found["span"]
        if part == "tbl":
            if found["after"] != ">":
                raise _NotPlain
            tables.append(_Table(row))
        elif not tables:
            continue
        elif part == "tr":
            row = _Row()
            for table in tables:
                table.rows.append(row)
        elif part == "tc":
            row.cells, row.width, row.spanned = row.cells + 1, row.width + 1, False
        elif span is not None:
            if not row.spanned:
                row.width, row.spanned = row.width + _number(span) - 1, True
        elif found["grid"]:
            tables[-1].grid = _GRID.match(text, found.start())
        elif found["end"]:
            table = tables.pop()
            row = table.outer
            yield from _new_grid(table)
        else:
            raise _NotPlain


def _new_grid(table: _Table) -> Iterator[tuple[int, int, str]]:
    if table.grid is None:
        raise _NotPlain
    columns = [float(width) for width in _COLUMN.findall(table.grid.group(1))]
    wider = _widened(columns, max((row.cells for row in table.rows), default=0))
    fitted = _narrowed(wider, max((row.width for row in table.rows), default=0))
    if fitted != columns:
        made = "".join(f'<w:gridCol w:w="{int(width)}"/>' for width in fitted)
        yield table.grid.start(), table.grid.end(), f"<w:tblGrid>{made}</w:tblGrid>"


def _number(span: str) -> int:
    try:
        return int(span)
    except ValueError as error:
        raise Refused("template_value_refused", reason="no_number", value=span[:80]) from error


def _widened(columns: list[float], cells: int) -> list[float]:
    added = cells - len(columns)
    if added <= 0:
        return columns
    total = sum(columns)
    if total <= 0 or not columns:
        raise _NotPlain
    old, new = total / len(columns), total / cells
    return [float(int(width * new / old)) for width in columns] + [float(int(new))] * added


def _narrowed(columns: list[float], width: int) -> list[float]:
    surplus = len(columns) - width
    if surplus <= 0:
        return columns
    kept = columns[:-surplus]
    extra = int(sum(columns[-surplus:]) / len(kept)) if kept else 0
    return [float(int(column) + extra) for column in kept]


def _mended_tree(text: str, before: str, after: str) -> str:
    """docxtpl's own step on the whole document, cut back to the body."""
    try:
        tree = _mender.fix_tables(before.removeprefix(DECLARATION) + text + after)
    except (ValueError, TypeError, AttributeError) as error:
        raise Refused("template_value_refused", reason="no_number") from error
    body = tree[0] if len(tree) == 1 else next(e for e in tree if str(e.tag).endswith("}body"))
    return str(etree.tostring(body, encoding="unicode", with_tail=False))
