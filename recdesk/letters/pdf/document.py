"""The model of one document: what is on the paper, every style worked out. No XML, no Qt. Lengths in twips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from recdesk.letters.pdf.properties import Border, TabStop

NARROWEST_TEXT = 200.0
FieldKind = Literal["PAGE", "NUMPAGES", "SECTIONPAGES"]


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How characters look. `size` is the full size; `colour` None is automatic, `shade` None is no background."""

    family: str = "Times New Roman"
    size: float = 200.0
    bold: bool = False
    italic: bool = False
    underline: str = "none"
    strike: bool = False
    colour: int | None = None
    shade: int | None = None
    caps: bool = False
    small_caps: bool = False
    vertical: str = "baseline"
    raised: float = 0.0
    spacing: float = 0.0
    kerning: bool = False
    stretch: float = 100.0  # percent of a letter's width
    right_to_left: bool = False
    family_complex: str = "Times New Roman"
    size_complex: float = 200.0
    bold_complex: bool = False
    italic_complex: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of one style; `\\t` is a tab and `\\u2028` a line break."""

    text: str
    style: RunStyle


@dataclass(frozen=True, slots=True)
class Field:
    """A value known only when the pages are made; `number_format` as in list labels."""

    kind: FieldKind
    style: RunStyle
    number_format: str = "decimal"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in the line, or a box with text there.

    `image` is empty when its format cannot be shown: then a frame stands in.
    """

    image: bytes
    width: float
    height: float
    before: float
    after: float
    style: RunStyle
    alternative: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    box: Floating | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A page or column break inside a paragraph."""

    kind: Literal["page", "column"]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a foot- or endnote in the text."""

    note: int
    label: str
    style: RunStyle


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a floating object stands on one axis: from `origin`, by `offset` or by `align`."""

    origin: str
    offset: float = 0.0
    align: str = ""


@dataclass(frozen=True, slots=True)
class Floating:
    """An object that stands beside the flow of text: an image or a box with text of its own.

    Text keeps `distances` (top, left, bottom, right) from it and stands on its `side`, as `wrap` says.
    """

    width: float
    height: float
    across: Placement = Placement("column")
    down: Placement = Placement("paragraph")
    wrap: str = "None"
    behind: bool = False
    picture: Picture | None = None
    blocks: tuple[Block, ...] = ()
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    fill: int | None = None
    outline: Border | None = None
    grows: bool = True
    distances: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    side: str = "bothSides"
    anchor: str = "t"  # where the text stands in the box: t, ctr or b
    form: str = "rect"
    is_note: bool = False  # stands in for something that cannot be drawn


Inline: TypeAlias = Text | Field | Picture | Break | NoteMark | Floating


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph stands. `first` is relative to `left`; `line` is in 240ths for the rule "auto", else in twips."""

    style_id: str = ""
    alignment: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    contextual: bool = False
    line: float = 240.0
    line_rule: str = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    tabs: tuple[TabStop, ...] = ()
    borders: tuple[Border | None, Border | None, Border | None, Border | None] = (None, None, None, None)
    between: Border | None = None
    shade: int | None = None
    bidi: bool = False
    snap_to_grid: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """A list paragraph's number or bullet and what separates it from the text: a tab, a blank or nothing."""

    text: str
    style: RunStyle
    separator: str
    alignment: str = "left"  # at the place of the label: it begins, ends or is centred there


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `mark` is the style of its end mark, which gives an empty paragraph its height."""

    pieces: tuple[Inline, ...]
    style: ParagraphStyle
    mark: RunStyle
    label: Label | None = None
    collapsed: bool = False  # carries only a section end: takes no room


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `merge` is "restart" or "continue" for cells merged downwards; borders are top, left, bottom, right."""

    blocks: tuple[Block, ...]
    column: int
    span: int
    merge: str
    borders: tuple[Border | None, Border | None, Border | None, Border | None]
    margins: tuple[float, float, float, float]
    shade: int | None
    valign: str


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `height_rule` is auto, atLeast or exact."""

    cells: tuple[Cell, ...]
    height: float
    height_rule: str
    is_header: bool
    cant_split: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table: column widths, rows, and where its left edge stands (`alignment` other than left ignores `left`)."""

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    left: float
    alignment: str
    width_share: float = 0.0  # of the room there is, when the table asks for a share (0 = its own widths)
    mirrored: bool = False


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Geometry:
    """A section's paper, margins and columns (left edge from the margin, width; none for plain text).

    A negative top or bottom margin is fixed: a tall header does not push the text.
    """

    width: float = 11906.0
    height: float = 16838.0
    top: float = 1440.0
    right: float = 1440.0
    bottom: float = 1440.0
    left: float = 1440.0
    header: float = 708.0
    footer: float = 708.0
    grid_pitch: float = 0.0
    columns: tuple[tuple[float, float], ...] = ()
    separated: bool = False  # lines between the columns

    @property
    def text_width(self) -> float:
        """The width between the side margins."""
        return max(NARROWEST_TEXT, self.width - self.left - self.right)

    def column(self, index: int) -> tuple[float, float]:
        """A column's left edge from the margin, and its width; all the text's width where there are no columns."""
        return self.columns[index] if self.columns else (0.0, self.text_width)


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks on one kind of page. Headers and footers by "default", "first", "even"."""

    blocks: tuple[Block, ...]
    geometry: Geometry
    start: str = "nextPage"
    title_page: bool = False
    headers: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    footers: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    first_number: int | None = None
    number_format: str = "decimal"


@dataclass(frozen=True, slots=True)
class PdfWarning:
    """Something that could not be shown as Word shows it, as a code and facts; the text is never affected."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready to be laid out."""

    sections: tuple[Section, ...]
    default_tab: float = 720.0
    even_and_odd: bool = False
    sum_spacing: bool = False
    notes: dict[int, tuple[Block, ...]] = field(default_factory=dict)
    endnotes: tuple[Block, ...] = ()
    warnings: tuple[PdfWarning, ...] = ()


def fields_of(blocks: Iterable[Block]) -> Iterator[Field]:
    """The page fields in blocks, those in tables and boxes too."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (wanted for row in block.rows for cell in row.cells for wanted in fields_of(cell.blocks))
            continue
        for piece in block.pieces:
            box = piece.box if isinstance(piece, Picture) else piece
            if isinstance(piece, Field):
                yield piece
            elif isinstance(box, Floating):
                yield from fields_of(box.blocks)
