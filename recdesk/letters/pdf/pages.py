"""Strips onto pages: what holds together stays together, what overflows moves on, headers and footers come last."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from recdesk.letters.pdf.beside import Frame
from recdesk.letters.pdf.columns import even_height, group_at, separators
from recdesk.letters.pdf.document import Block, Document, Field, Geometry, Row, Section, fields_of
from recdesk.letters.pdf.fields import FIRST_GUESS, PageValues
from recdesk.letters.pdf.floating import place_floating
from recdesk.letters.pdf.flow import stack
from recdesk.letters.pdf.properties import Border
from recdesk.letters.pdf.room import Room
from recdesk.letters.pdf.strips import Placed, RuleMark, Stack, Strip
from recdesk.letters.pdf.tables import RowStrip

NOTE_RULE = Border("single", 10.0, 0.0, 0)
NOTE_RULE_WIDTH = 0.25
NOTE_GAP = 57.0
TOLERANCE = 0.5
SMALLEST_BODY = 720.0


@dataclass(slots=True)
class Page:
    """One page: its paper, what stands on it in painting order, and which stories of the model it shows again."""

    geometry: Geometry
    number: int
    section: Section
    opens_section: bool
    top: float
    bottom: float
    y: float = 0.0
    column: int = 0
    columns_top: float = 0.0
    limit: float = 0.0  # where the columns end: above `bottom` when they are made even
    lowest: float = 0.0
    marks: list[Placed] = field(default_factory=list)
    floats: list[Placed] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    notes_height: float = 0.0
    empty: bool = True
    repeated: list[Row] = field(default_factory=list)
    stories: list[tuple[tuple[Block, ...], PageValues]] = field(default_factory=list)
    section_index: int = 0


class Paginator:
    """Lays out a whole document. `known` are the values of body fields by identity, found by an earlier run."""

    def __init__(self, document: Document, known: dict[int, PageValues]) -> None:
        self._document = document
        self._known = known
        self.pages: list[Page] = []
        self.fields: dict[int, Page] = {}
        self._notes: dict[int, Stack] = {}
        self._stories: dict[tuple[int, Geometry, PageValues | None], Stack] = {}
        self._limits: dict[tuple[int, str], tuple[float, float]] = {}
        self._room = Room(0.0, self._body_value, document.default_tab, document.sum_spacing, lay_out=stack)
        self._section = document.sections[0]
        self._index = 0

    def run(self) -> list[Page]:
        """All pages, with headers and footers."""
        after = 0.0
        for index, section in enumerate(self._document.sections):
            flows_on = self._flows_on(index)
            self._section, self._index = section, index
            if flows_on:
                _begin_columns(self.pages[-1], max(self.pages[-1].y, self.pages[-1].lowest))
            else:
                self._new_page(opens=True)
                after = 0.0
            blocks = section.blocks
            if index == len(self._document.sections) - 1:
                blocks = (*blocks, *self._document.endnotes)
            after = self._fill(blocks, after)
        for page in self.pages:
            self._furnish(page)
        return self.pages

    def _body_value(self, wanted: Field) -> str:
        return self._known.get(id(wanted), FIRST_GUESS).text(wanted)

    def _flows_on(self, index: int) -> bool:
        """Whether a section goes on on the page of the one before it."""
        section = self._document.sections[index]
        return index > 0 and section.start == "continuous" and _same_paper(section, self._document.sections[index - 1])

    def _fill(self, blocks: tuple[Block, ...], after: float) -> float:
        """Places a section's blocks; gives the space that its last paragraph wants below itself."""
        content = self._stack(blocks, self.pages[-1])
        strips = content.strips
        if strips:
            strips[0].above = max(after, strips[0].above)
        place, even = 0, self._is_made_even()
        while place < len(strips):
            page = self.pages[-1]
            if self._section.geometry.columns and (place == 0 or strips[place].block != strips[place - 1].block):
                content, place = self._at_width_of_column(content, place, blocks, page)
                strips = content.strips
            if even and page.column == 0 and page.y == page.columns_top:
                columns = len(self._section.geometry.columns)
                page.limit = page.y + even_height(strips, place, columns, page.bottom - page.y)
            group = group_at(strips, place)
            self._place_group(group)
            place += len(group)
        self._end_columns()
        return content.after

    def _stack(self, blocks: tuple[Block, ...], page: Page) -> Stack:
        _, width = self._section.geometry.column(page.column)
        geometry = self._section.geometry
        frame = Frame(geometry.left + geometry.column(page.column)[0], width, geometry, page.top, page.limit, page.y)
        return stack(blocks, replace(self._room, width=width, grid_pitch=geometry.grid_pitch, frame=frame))

    def _is_made_even(self) -> bool:
        """Columns before a section that goes on on the same page come out even."""
        following = self._index + 1
        return (
            bool(self._section.geometry.columns)
            and following < len(self._document.sections)
            and self._flows_on(following)
        )

    def _at_width_of_column(
        self, content: Stack, place: int, blocks: tuple[Block, ...], page: Page
    ) -> tuple[Stack, int]:
        """The rest laid out again where the column that it comes into has another width."""
        geometry = self._section.geometry
        if len({width for _, width in geometry.columns}) == 1:
            return content, place
        group = group_at(content.strips, place)
        if (group[0].break_before or not self._fits(page, group)) and not page.empty:
            page = self._next_place(page_break=group[0].break_before == "page")
            group[0].break_before = ""
        block = content.strips[place].block
        again = self._stack(blocks, page)
        first = next(index for index, strip in enumerate(again.strips) if strip.block == block)
        again.strips[first].break_before = ""
        if page.empty:
            again.strips[first].above = 0.0
        return again, first

    def _place_group(self, group: list[Strip]) -> None:
        page = self.pages[-1]
        if group[0].break_before and (not page.empty or page.column):
            page = self._next_place(page_break=group[0].break_before == "page")
        if not self._fits(page, group) and len(group) > 1:
            extent = sum(strip.extent for strip in group) - group[0].above - group[-1].slack
            fits_a_page = extent <= page.bottom - page.top + TOLERANCE
            if fits_a_page and not page.empty:
                page = self._overflow(group[0])
            elif not fits_a_page:
                # Longer than a page, so it cannot hold together.
                for strip in group:
                    self._place_single(strip)
                return
        if len(group) == 1:
            self._place_single(group[0])
            return
        for strip in group:
            self._put(page, strip)

    def _place_single(self, strip: Strip) -> None:
        """One strip: here, split, or on a new page; what is too tall for any page stands there and overflows."""
        page, fresh = self.pages[-1], False
        while not self._fits(page, [strip]):
            too_tall = strip.height > page.bottom - page.top
            parts = (
                strip.split(self._room_left(page) - strip.above, forced=too_tall)
                if _may_split(strip, too_tall)
                else None
            )
            if parts is not None:
                self._put(page, parts[0])
                strip = parts[1]
            elif fresh or page.empty:
                break
            page, fresh = self._overflow(strip), True
        self._put(page, strip)

    def _fits(self, page: Page, group: list[Strip]) -> bool:
        wanted = sum(strip.extent for strip in group) - group[-1].slack
        notes = [note for strip in group for note in strip.notes if note not in page.notes]
        wanted += sum(self._note(note, page).height for note in notes)
        if notes and not page.notes:
            wanted += 2 * NOTE_GAP
        return wanted <= self._room_left(page) + TOLERANCE

    def _room_left(self, page: Page) -> float:
        return min(page.limit, page.bottom - page.notes_height) - page.y

    def _put(self, page: Page, strip: Strip) -> None:
        shift, width = self._section.geometry.column(page.column)
        left = self._section.geometry.left + shift
        page.y += strip.above
        page.marks.extend((left + x, page.y + y, mark) for x, y, mark in strip.placed_marks())
        for x, y, floating in strip.floats:
            frame = Frame(left + x, width, page.geometry)
            page.floats.extend(place_floating(floating, frame, page.y + y, self._room))
        page.y += strip.height
        page.lowest = max(page.lowest, page.y)
        page.empty = False
        for note in strip.notes:
            if note not in page.notes:
                page.notes_height += self._note(note, page).height + (0.0 if page.notes else 2 * NOTE_GAP)
                page.notes.append(note)
        boxed = (wanted for _, _, floating in strip.floats for wanted in fields_of(floating.blocks))
        for wanted in (*strip.fields, *boxed):
            self.fields[id(wanted)] = page

    def _note(self, note: int, page: Page) -> Stack:
        if note not in self._notes:
            room = replace(self._room, width=page.geometry.text_width)
            self._notes[note] = stack(self._document.notes.get(note, ()), room)
        return self._notes[note]

    def _overflow(self, strip: Strip) -> Page:
        """A new page or column that the text reaches by overflow: no gap at its top, table headers again."""
        page = self._next_place()
        strip.above = 0.0
        if isinstance(strip, RowStrip) and strip.headers:
            headers = [header for header in strip.headers if header is not strip]
            if sum(header.height for header in headers) + SMALLEST_BODY <= page.bottom - page.top:
                for header in headers:
                    header.above = 0.0
                    self._put(page, header)
                    if header.row is not None:
                        page.repeated.append(header.row)
        return page

    def _next_place(self, *, page_break: bool = False) -> Page:
        """The next column, or a new page behind the last one."""
        page = self.pages[-1]
        if page_break or page.column + 1 >= len(self._section.geometry.columns):
            self._end_columns()
            return self._new_page()
        page.column += 1
        page.y, page.empty = page.columns_top, True
        return page

    def _end_columns(self) -> None:
        page = self.pages[-1]
        if page.column:
            page.marks.extend(separators(self._section.geometry, page.columns_top, page.lowest))

    def _new_page(self, *, opens: bool = False) -> Page:
        section = self._section
        number = self.pages[-1].number + 1 if self.pages else 1
        if opens and section.first_number is not None:
            number = section.first_number
        if opens and section.start in {"oddPage", "evenPage"} and (number % 2 == 1) != (section.start == "oddPage"):
            if self.pages:
                self._append(number, opens=False)
            number += 1
        return self._append(number, opens=opens)

    def _append(self, number: int, *, opens: bool) -> Page:
        page = Page(self._section.geometry, number, self._section, opens, 0.0, 0.0, section_index=self._index)
        page.top, page.bottom = self._body_limits(page)
        page.y = page.lowest = page.top
        _begin_columns(page, page.top)
        self.pages.append(page)
        return page

    def _kind(self, page: Page) -> str:
        if page.section.title_page and page.opens_section:
            return "first"
        return "even" if self._document.even_and_odd and page.number % 2 == 0 else "default"

    def _body_limits(self, page: Page) -> tuple[float, float]:
        """Where the body begins and ends: tall headers and footers push it in, not where a margin is negative."""
        kind = self._kind(page)
        key = page.section_index, kind
        if key not in self._limits:
            geometry, section = page.geometry, page.section
            header, footer = (
                self._story(stories.get(kind, ()), geometry, FIRST_GUESS).height
                for stories in (section.headers, section.footers)
            )
            top, foot = abs(geometry.top), abs(geometry.bottom)
            if geometry.top >= 0 and header:
                top = max(top, geometry.header + header)
            if geometry.bottom >= 0 and footer:
                foot = max(foot, geometry.footer + footer)
            top = min(top, geometry.height - SMALLEST_BODY)
            foot = min(foot, geometry.height - top - SMALLEST_BODY)
            if geometry.grid_pitch:
                # What the grid's lines leave over is shared between top and bottom.
                top += (geometry.height - top - foot) % geometry.grid_pitch / 2
            self._limits[key] = top, geometry.height - foot
        return self._limits[key]

    def _story(self, blocks: tuple[Block, ...], geometry: Geometry, values: PageValues) -> Stack:
        key = id(blocks), geometry, values if any(fields_of(blocks)) else None
        if key not in self._stories:
            room = replace(self._room, width=geometry.text_width, value_of=values.text)
            self._stories[key] = stack(blocks, room)
        return self._stories[key]

    def values(self, page: Page) -> PageValues:
        """What the page fields say on that page."""
        in_section = sum(1 for other in self.pages if other.section_index == page.section_index)
        return PageValues(page.number, len(self.pages), in_section, page.section.number_format)

    def _furnish(self, page: Page) -> None:
        """Adds header, floating objects, notes and footer; the header is painted first, so that the text reads well."""
        values, kind, geometry = self.values(page), self._kind(page), page.geometry
        header, footer = (stories.get(kind, ()) for stories in (page.section.headers, page.section.footers))
        above, below = (self._story(story, geometry, values) for story in (header, footer))
        page.marks[:0] = self._furniture(above, page, geometry.header, values)
        page.marks.extend(page.floats)
        page.marks.extend(self._notes_marks(page))
        page.marks.extend(self._furniture(below, page, geometry.height - geometry.footer - below.height, values))
        page.stories = [(header, values), (footer, values)]

    def _furniture(self, story: Stack, page: Page, top: float, values: PageValues) -> list[Placed]:
        left, room = page.geometry.left, replace(self._room, value_of=values.text)
        marks = story.placed_marks(left, top)
        y = top
        for strip in story.strips:
            y += strip.above
            for x, down, floating in strip.floats:
                frame = Frame(left + x, page.geometry.text_width, page.geometry)
                marks.extend(place_floating(floating, frame, y + down, room))
            y += strip.height
        return marks

    def _notes_marks(self, page: Page) -> list[Placed]:
        if not page.notes:
            return []
        left, y = page.geometry.left, page.bottom - page.notes_height + NOTE_GAP
        marks: list[Placed] = [(left, y, RuleMark(page.geometry.text_width * NOTE_RULE_WIDTH, 0.0, NOTE_RULE))]
        y += NOTE_GAP
        for note in page.notes:
            content = self._note(note, page)
            marks.extend(content.placed_marks(left, y))
            y += content.height
        return marks


def _begin_columns(page: Page, top: float) -> None:
    """The columns of a section begin there; plain text is one column."""
    page.y = page.columns_top = page.lowest = top
    page.column, page.limit = 0, page.bottom


def _same_paper(section: Section, other: Section) -> bool:
    return (section.geometry.width, section.geometry.height) == (other.geometry.width, other.geometry.height)


def _may_split(strip: Strip, too_tall: bool) -> bool:
    return isinstance(strip, RowStrip) and (strip.can_split or too_tall)


@dataclass(frozen=True, slots=True)
class PagedDocument:
    """The pages of a document and what its body fields say on them, by the fields' identity."""

    pages: list[Page]
    known: dict[int, PageValues]

    def body_text(self, wanted: Field) -> str:
        """What a field of the body says."""
        return self.known.get(id(wanted), FIRST_GUESS).text(wanted)


def paginate(document: Document) -> PagedDocument:
    """A document onto pages. Page fields in the body need a second run, when their pages are known."""
    first = Paginator(document, {})
    pages = first.run()
    if not first.fields:
        return PagedDocument(pages, {})
    known = {identity: first.values(page) for identity, page in first.fields.items()}
    return PagedDocument(Paginator(document, known).run(), known)
