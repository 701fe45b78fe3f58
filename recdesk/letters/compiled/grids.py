"""The grid of tables mended in the finished text, as docxtpl does it on the parsed tree: the widths are kept, columns
come and go with the cells. What the text does not tell plainly is left to docxtpl's own step."""

from __future__ import annotations

import re

from docxtpl import DocxTemplate
from lxml import etree

from recdesk.domain.errors import Refused
from recdesk.letters.compiled.base import DECLARATION

_TABLE = "<w:tbl>"
_TABLE_END = "</w:tbl>"
_TOKEN = re.compile(
    r"<w:(tr|tc)[ >]|<w:gridSpan\b[^>]*?w:val=\"([^\"]*)\"|<w:(tbl|sdt|customXml|\w+Change|ins|del|tblGridChange)[ >/]"
)
_GRID = re.compile(r"<w:tblGrid>((?:<w:gridCol w:w=\"\d+(?:\.\d+)?\"/>)*)</w:tblGrid>")
_COLUMN = re.compile(r"w:w=\"([\d.]+)\"")
_mender = DocxTemplate("")


class _NotPlain(Exception):
    """The table has something in it that the text alone does not explain."""


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
    while (start := text.find("<w:tbl", place)) >= 0:
        if not text.startswith(_TABLE, start):
            if text[start + 6 : start + 7] in " /\n":
                raise _NotPlain
            pieces.append(text[place : start + 6])
            place = start + 6
            continue
        end = text.find(_TABLE_END, start)
        pieces += (text[place:start], _table(text[start:end]))
        place = end
    pieces.append(text[place:])
    return "".join(pieces)


def _table(text: str) -> str:
    grid = _GRID.search(text)
    if grid is None:
        raise _NotPlain
    rows = _rows(text, grid.end())
    most_cells = max((cells for cells, _ in rows), default=0)
    widest = max((width for _, width in rows), default=0)
    columns = [float(width) for width in _COLUMN.findall(grid.group(1))]
    fitted = _narrowed(_widened(columns, most_cells), widest)
    if fitted == columns:
        return text
    made = "".join(f'<w:gridCol w:w="{int(width)}"/>' for width in fitted)
    return f"{text[: grid.start()]}<w:tblGrid>{made}</w:tblGrid>{text[grid.end() :]}"


def _rows(text: str, start: int) -> list[tuple[int, int]]:
    """Cells and covered columns of each row. A span counts instead of the one column of its cell."""
    rows: list[tuple[int, int]] = []
    cells = width = 0
    spanned = True
    for found in _TOKEN.finditer(text, start):
        element, span, foreign = found.groups()
        if foreign:
            raise _NotPlain
        if element == "tr":
            if cells:
                rows.append((cells, width))
            cells = width = 0
        elif element == "tc":
            cells, width, spanned = cells + 1, width + 1, False
        elif not spanned:
            width, spanned = width + _number(span) - 1, True
    rows.append((cells, width))
    return rows


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
