"""Blocks under one another: the gaps between paragraphs, their borders and shading, and which lines hold together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recdesk.letters.pdf import tables
from recdesk.letters.pdf.beside import ROUND, Beside, Frame
from recdesk.letters.pdf.document import Block, Floating, Inline, Paragraph, ParagraphStyle
from recdesk.letters.pdf.floating import box_of
from recdesk.letters.pdf.lines import paragraph_lines
from recdesk.letters.pdf.room import Room
from recdesk.letters.pdf.strips import FillMark, Placed, RuleMark, Stack, Strip

WIDOW_LINES = 2


def stack(blocks: Sequence[Block], room: Room) -> Stack:
    """Blocks laid out in a place of that width. The space below the last paragraph is the stack's `after`."""
    if room.lay_out is None:
        room = replace(room, lay_out=stack)
    shown = [block for block in blocks if not (isinstance(block, Paragraph) and block.collapsed)]
    strips: list[Strip] = []
    after = 0.0
    break_next = ""
    beside = _beside(shown, room)
    for index, block in enumerate(shown):
        before = shown[index - 1] if index else None
        following = shown[index + 1] if index + 1 < len(shown) else None
        if beside is not None and break_next:
            beside.turn_page()
        if isinstance(block, Paragraph):
            own = _space_before(block, before)
            gap = own if break_next else _gap(after, own, room)
            if beside is not None:
                _go_round(block, beside, gap, 0.0 if break_next else after, room)
            made, breaks = _paragraph(block, before, following, room, beside)
            made[0].above += own if made[0].break_before else gap
            made[0].floats = [(x, y + after - gap, floating) for x, y, floating in made[0].floats]
            after = _space_after(block, following)
        else:
            made, breaks = list(tables.table_strips(block, room, stack)), ""
            if made:
                made[0].above += after + (0.0 if beside is None else _pushed(beside, made, room.width))
                after = 0.0
        if beside is not None:
            beside.advance(sum(strip.height for strip in made))
        if made and break_next:
            made[0].break_before = break_next
        break_next = breaks or (break_next if not made else "")
        for strip in made:
            strip.block = index
        strips.extend(made)
    return Stack(strips, after)


def _gap(after: float, before: float, room: Room) -> float:
    return after + before if room.sum_spacing else max(after, before)


def _space_before(block: Paragraph, before: Block | None) -> float:
    same = isinstance(before, Paragraph) and before.style.style_id == block.style.style_id
    return 0.0 if block.style.contextual and same else block.style.before


def _space_after(block: Paragraph, following: Block | None) -> float:
    same = isinstance(following, Paragraph) and following.style.style_id == block.style.style_id
    return 0.0 if block.style.contextual and same else block.style.after


def _beside(blocks: Sequence[Block], room: Room) -> Beside | None:
    """What the text must go round, when there is anything of that kind."""
    if not any(isinstance(block, Paragraph) and any(_in_the_way(p) for p in block.pieces) for block in blocks):
        return None
    return Beside(room.frame or Frame(0.0, room.width))


def _in_the_way(piece: Inline) -> bool:
    return isinstance(piece, Floating) and (piece.wrap == "topAndBottom" or piece.wrap in ROUND)


def _go_round(block: Paragraph, beside: Beside, gap: float, after: float, room: Room) -> None:
    """Puts a paragraph's floating objects in the way of its lines and of those below."""
    top = beside.y + after
    beside.advance(gap)
    for piece in block.pieces:
        if isinstance(piece, Floating) and _in_the_way(piece):
            beside.add(piece, box_of(piece, beside.frame, top, room))


def _pushed(beside: Beside, rows: Sequence[Strip], width: float) -> float:
    """How much lower a table must begin because of what stands in its way."""
    left = beside.frame.left
    place, _ = beside.place(left, left + width, beside.y, sum(row.height for row in rows[:1]))
    return place - beside.y


def _paragraph(
    block: Paragraph, before: Block | None, following: Block | None, room: Room, beside: Beside | None
) -> tuple[list[Strip], str]:
    style = block.style
    inner = room if style.shade is None else room.inside(room.width, style.shade)
    lines = paragraph_lines(block, inner, beside)
    strips = lines.strips
    if style.shade is not None or any(style.borders):
        _box(strips, style, room.width, _joins(before, style), _joins(following, style))
    _hold_together(strips, style)
    if style.page_break_before:
        strips[0].break_before = "page"
    return strips, lines.break_after


def _hold_together(strips: list[Strip], style: ParagraphStyle) -> None:
    """Marks the lines that a page break must not part: kept paragraphs, and two lines at each end of the others."""
    last = len(strips) - 1
    for index, strip in enumerate(strips[:-1]):
        lonely = index + 1 < WIDOW_LINES or last - index < WIDOW_LINES
        strip.keep_next = style.keep_lines or (style.widow_control and lonely)
    strips[-1].keep_next = style.keep_next


def _joins(neighbour: Block | None, style: ParagraphStyle) -> bool:
    """Whether a neighbour shares one box with this paragraph: same borders at the same indents."""
    if not isinstance(neighbour, Paragraph) or not any(style.borders):
        return False
    other = neighbour.style
    return (other.borders, other.left, other.right) == (style.borders, style.left, style.right)


def _box(strips: list[Strip], style: ParagraphStyle, width: float, joins_before: bool, joins_after: bool) -> None:
    """Adds room, shading and border lines of a paragraph's box to its lines."""
    top, left, bottom, right = (edge if edge is not None and edge.visible else None for edge in style.borders)
    between = style.between if style.between is not None and style.between.visible else None
    upper = between if joins_before else top
    lower = None if joins_after else bottom
    from_left = style.left + min(0.0, style.first) - (left.space if left else 0.0)
    to_right = width - style.right + (right.space if right else 0.0)
    if upper is not None:
        _push_down(strips[0], upper.thickness + upper.space)
    strips[-1].slack = 0.0
    if lower is not None:
        strips[-1].height += lower.thickness + lower.space
    elif joins_after and between is not None:
        strips[-1].height += between.space
    for index, strip in enumerate(strips):
        marks: list[Placed] = []
        reach = strip.above if index == 0 and joins_before else 0.0
        if style.shade is not None:
            marks.append((from_left, -reach, FillMark(to_right - from_left, strip.height + reach, style.shade)))
        if left is not None:
            marks.append((from_left, -reach, RuleMark(0.0, strip.height + reach, left)))
        if right is not None:
            marks.append((to_right, -reach, RuleMark(0.0, strip.height + reach, right)))
        if index == 0 and upper is not None:
            marks.append((from_left, upper.thickness / 2, RuleMark(to_right - from_left, 0.0, upper)))
        if index == len(strips) - 1 and lower is not None:
            marks.append((from_left, strip.height - lower.thickness / 2, RuleMark(to_right - from_left, 0.0, lower)))
        strip.marks[:0] = marks


def _push_down(strip: Strip, by: float) -> None:
    strip.height += by
    strip.marks = [(x, y + by, mark) for x, y, mark in strip.marks]
    strip.floats = [(x, y + by, floating) for x, y, floating in strip.floats]
