"""Tables into strips, one a row: column edges, cell boxes, merged cells, borders, and rows that split over pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from recdesk.letters.pdf.document import Cell, Field, Floating, Paragraph, Row, Table
from recdesk.letters.pdf.properties import Border
from recdesk.letters.pdf.room import LayOut, Room
from recdesk.letters.pdf.strips import FillMark, Placed, RuleMark, Stack, Strip


@dataclass(slots=True)
class CellBox:
    """A cell laid out: its left edge and width in the table, its content, and how high a downward merge makes it."""

    cell: Cell
    left: float
    width: float
    content: Stack
    merged_height: float = 0.0
    opens: bool = True  # paints its top edge
    closes: bool = True  # paints its bottom edge

    @property
    def needed(self) -> float:
        """The height that the content needs with its margins."""
        return self.content.height + self.cell.margins[0] + self.cell.margins[2]


@dataclass(slots=True)
class RowStrip(Strip):
    """A table row. Its marks are made when it is painted, for it may be split before."""

    row: Row | None = None
    boxes: list[CellBox] = field(default_factory=list)
    top_border: float = 0.0
    bottom_border: float = 0.0  # of a table's last row, which holds it inside its height
    headers: tuple[RowStrip, ...] = ()  # rows to repeat when a page begins with this row
    can_split: bool = True
    is_part: bool = False  # of a row split over pages, where content stands at the top of its cells

    def placed_marks(self) -> list[Placed]:
        """Shading, content and borders of all cells."""
        placed: list[Placed] = []
        for box in self.boxes:
            if box.cell.shade is not None:
                placed.append((box.left, 0.0, FillMark(box.width, self.height, box.cell.shade)))
        for box in self.boxes:
            placed.extend(self._content(box))
        for box in self.boxes:
            placed.extend(self._borders(box))
        return placed

    def split(self, room: float, *, forced: bool = False) -> tuple[Strip, Strip] | None:
        """Cuts the row where every cell has put at least one strip on the first page."""
        room -= self.top_border
        heads: list[CellBox] = []
        tails: list[CellBox] = []
        for box in self.boxes:
            margins = box.cell.margins[0] + box.cell.margins[2]
            head, tail = cut(box.content, room - margins, forced=forced)
            if box.content.strips and not head.strips:
                return None
            heads.append(CellBox(box.cell, box.left, box.width, head, 0.0, box.opens, box.closes))
            tails.append(CellBox(box.cell, box.left, box.width, tail, 0.0, True, box.closes))
        if not any(box.content.strips for box in tails):
            return None
        return self._part(heads, self.above, False), self._part(tails, 0.0, self.keep_next)

    def _part(self, boxes: list[CellBox], above: float, keep_next: bool) -> RowStrip:
        height = self.top_border + max(box.needed for box in boxes)
        part = RowStrip(height, [], above, keep_next, row=self.row, boxes=boxes, top_border=self.top_border)
        part.headers, part.is_part = self.headers, True
        _adopt(part)
        return part

    def _content(self, box: CellBox) -> list[Placed]:
        top, left, bottom, _ = box.cell.margins
        height = (box.merged_height or self.height) - self.bottom_border
        y = self.top_border + top
        spare = height - self.top_border - top - bottom - box.content.height
        if spare > 0 and not self.is_part and box.cell.valign in {"center", "bottom"}:
            y += spare / 2 if box.cell.valign == "center" else spare
        return box.content.placed_marks(box.left + left, y)

    def _borders(self, box: CellBox) -> list[Placed]:
        top, left, bottom, right = (edge if edge is not None and edge.visible else None for edge in box.cell.borders)
        placed: list[Placed] = []
        before, behind = (edge.thickness / 2 if edge is not None else 0.0 for edge in (left, right))
        x, across = box.left - before, before + box.width + behind
        if top is not None and box.opens:
            placed.append((x, top.thickness / 2, RuleMark(across, 0.0, top)))
        if left is not None:
            placed.append((box.left, 0.0, RuleMark(0.0, self.height, left)))
        if bottom is not None and box.closes:
            y = self.height - self.bottom_border + bottom.thickness / 2
            placed.append((x, y, RuleMark(across, 0.0, bottom)))
        if right is not None:
            placed.append((box.left + box.width, 0.0, RuleMark(0.0, self.height, right)))
        return placed


def cut(content: Stack, room: float, *, forced: bool) -> tuple[Stack, Stack]:
    """A stack's strips as those that fit in `room` and the rest.

    What holds together is parted only when `forced`, for content that no page could hold.
    """
    used, last = 0.0, len(content.strips) - 1
    for index, strip in enumerate(content.strips):
        space_below = content.after if index == last else 0.0
        if used + strip.extent + space_below > room:
            head, rest = content.strips[:index], content.strips[index:]
            parts = strip.split(room - used - strip.above, forced=forced)
            if parts is not None:
                return Stack([*head, parts[0]]), Stack([parts[1], *rest[1:]], content.after)
            return _parted(content, _loose_place(content.strips, index) or (index if forced else 0))
        used += strip.extent
    return Stack(content.strips), Stack([])


def _parted(content: Stack, index: int) -> tuple[Stack, Stack]:
    rest = content.strips[index:]
    if index:
        rest[0] = replace(rest[0], above=0.0)
    return Stack(content.strips[:index]), Stack(rest, content.after)


def _loose_place(strips: list[Strip], index: int) -> int:
    """The last place up to `index` where the strips may part; 0 when there is none."""
    return next((place for place in range(index, 0, -1) if not strips[place - 1].keep_next), 0)


def table_strips(table: Table, room: Room, lay_out: LayOut) -> list[RowStrip]:
    """The rows of a table as strips in a place of the room's width."""
    columns = table.columns
    total = sum(columns)
    if table.width_share and total:
        columns = tuple(column * table.width_share * room.width / total for column in columns)
        total = sum(columns)
    left = {"center": (room.width - total) / 2, "right": room.width - total}.get(table.alignment, table.left)
    edges = [left]
    for column in columns:
        edges.append(edges[-1] + column)
    if table.mirrored:
        edges = [2 * left + total - edge for edge in edges]
    strips = [_row(row, edges, room, lay_out) for row in table.rows]
    _share_borders(strips)
    _merge_down(strips)
    _repeat_headers(strips)
    return strips


def _row(row: Row, edges: list[float], room: Room, lay_out: LayOut) -> RowStrip:
    boxes = []
    for cell in row.cells:
        first, last = edges[cell.column], edges[min(cell.column + cell.span, len(edges) - 1)]
        left, width = min(first, last), abs(last - first)
        inner = room.inside(width - cell.margins[1] - cell.margins[3], cell.shade)
        content = Stack([]) if cell.merge == "continue" else lay_out(cell.blocks, inner)
        boxes.append(CellBox(cell, left, width, content))
    strip = RowStrip(0.0, row=row, boxes=boxes, can_split=not row.cant_split and row.height_rule != "exact")
    strip.keep_next = _keeps_next(row)
    _adopt(strip)
    return strip


def _adopt(strip: RowStrip) -> None:
    """Takes over what a page must know of the content: notes, fields and floating objects."""
    notes: list[int] = []
    fields: list[Field] = []
    floats: list[tuple[float, float, Floating]] = []
    for box in strip.boxes:
        y = strip.top_border + box.cell.margins[0]
        for inner in box.content.strips:
            y += inner.above
            notes.extend(inner.notes)
            fields.extend(inner.fields)
            floats.extend((x + box.left + box.cell.margins[1], dy + y, floating) for x, dy, floating in inner.floats)
            y += inner.height
    strip.notes, strip.fields, strip.floats = tuple(notes), tuple(fields), floats


def _keeps_next(row: Row) -> bool:
    first = row.cells[0].blocks[0] if row.cells and row.cells[0].blocks else None
    return isinstance(first, Paragraph) and first.style.keep_next


def _thickest(edges: list[Border | None]) -> float:
    return max((edge.thickness for edge in edges if edge is not None), default=0.0)


def _share_borders(strips: list[RowStrip]) -> None:
    """Row heights: content under the thicker of the own top border and the bottom border of the row above."""
    for index, strip in enumerate(strips):
        above = [box.cell.borders[2] for box in strips[index - 1].boxes] if index else []
        strip.top_border = _thickest([*(box.cell.borders[0] for box in strip.boxes), *above])
        needed = max((box.needed for box in strip.boxes if box.cell.merge != "restart"), default=0.0)
        row = strip.row
        strip.height = strip.top_border + needed
        if row is not None and row.height_rule == "exact":
            strip.height = row.height
        elif row is not None and row.height:
            strip.height = max(strip.height, row.height)
    if strips:
        strips[-1].bottom_border = _thickest([box.cell.borders[2] for box in strips[-1].boxes])
        strips[-1].height += strips[-1].bottom_border


def _merge_down(strips: list[RowStrip]) -> None:
    """Cells merged downwards: their missing height goes to the last row, and the rows hold together."""
    for index, strip in enumerate(strips):
        for box in strip.boxes:
            if box.cell.merge != "restart":
                continue
            below: list[tuple[RowStrip, CellBox]] = []
            for follower in strips[index + 1 :]:
                found = next((b for b in follower.boxes if b.cell.column == box.cell.column), None)
                if found is None or found.cell.merge != "continue":
                    break
                below.append((follower, found))
            rows = [strip, *(follower for follower, _ in below)]
            missing = strip.top_border + box.needed - sum(row.height for row in rows)
            rows[-1].height += max(0.0, missing)
            box.merged_height = sum(row.height for row in rows)
            box.closes = not below
            for place, (_, part) in enumerate(below):
                part.opens, part.closes = False, place == len(below) - 1
            for row in rows[:-1]:
                row.keep_next, row.can_split = True, False
            if below:
                rows[-1].can_split = False


def _repeat_headers(strips: list[RowStrip]) -> None:
    headers: list[RowStrip] = []
    for strip in strips:
        if strip.row is None or not strip.row.is_header or len(headers) == len(strips) - 1:
            break
        strip.keep_next = True
        headers.append(strip)
    for strip in strips[len(headers) :]:
        strip.headers = tuple(headers)
