"""docxtpl mends the grid of tables whose rows came out wider or narrower. Here: which tables never need it, proved."""

from __future__ import annotations

from lxml import etree

from recdesk.letters.compiled.structure import BEGIN, END, VALUE
from recdesk.letters.gate import Element, W

_BEGINS, _ENDS = (mark[2:-2].split()[1] for mark in (BEGIN, END))
_FLOW = BEGIN[2:-2].split()[0]


def never_need_mending(whole: str) -> bool:
    """Whether every table of a skeleton (a whole part with its namespaces) keeps its grid whatever the values are.

    That holds when no `if` or loop stands between cells, no span comes from a value, no row has more cells than the
    grid has columns, and one row that is always there is as wide as the grid.
    """
    try:
        root = etree.fromstring(whole.encode())
    except etree.XMLSyntaxError:
        return False
    return all(_keeps_its_grid(table) for table in root.iter(f"{W}tbl"))


def _keeps_its_grid(table: Element) -> bool:
    grid = table.find(f"{W}tblGrid")
    if grid is None or any(not isinstance(column.tag, str) for column in grid):
        return False
    columns = len(grid.findall(f"{W}gridCol"))
    always_full = False
    depth = 0
    row_depth: dict[Element, int] = {}
    for node in table.iter():
        if isinstance(node, etree._ProcessingInstruction) and node.target == _FLOW:
            depth += {_BEGINS: 1, _ENDS: -1}.get(str(node.text), 0)
        elif node.tag == f"{W}tr":
            row_depth[node] = depth
            cells = node.findall(f"{W}tc")
            width = _width(cells)
            if width is None or len(cells) > columns:
                return False
            always_full = always_full or (depth == 0 and width >= columns)
        elif node.tag == f"{W}tc":
            row = node.getparent()
            if row is not None and row_depth.get(row, depth) != depth:
                return False
    return always_full


def _width(cells: list[Element]) -> int | None:
    """Columns that the cells of a row cover, as docxtpl counts them; None when a value decides."""
    width = 0
    for cell in cells:
        properties = cell.find(f"{W}tcPr")
        span = None if properties is None else properties.find(f"{W}gridSpan")
        if span is None:
            width += 1
            continue
        value = str(span.get(f"{W}val", ""))
        if VALUE in value or not value.isdecimal():
            return None
        width += int(value)
    return width
