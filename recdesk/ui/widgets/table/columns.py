"""How a table is declared: its columns, and what it asks of the source of its rows. No widgets here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

Row = Any
"""A frozen row of `services.reads`, or anything else with attributes."""


class RowSource(Protocol):
    """Where rows come from. Every call must be quick (a page of rows is one bounded read)."""

    def count(self) -> int:
        """How many rows the view has now."""
        ...

    def page(self, start: int, size: int) -> Sequence[Row]:
        """The rows from place `start` (from 0) in the present order; fewer than `size` only at the end."""
        ...

    def sort(self, column: str, descending: bool) -> None:
        """Order the rows by the column of that name from now on."""
        ...

    def key(self, row: Row) -> Hashable:
        """The record number of a row."""
        ...

    def place(self, key: Hashable) -> int | None:
        """The place of a record in the present order, or None when it is not in the view."""
        ...

    def find(self, text: str) -> int | None:
        """The place of the first row whose sorted column starts with the text, for typing ahead; None when none."""
        ...


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `text` and `state` get the row; without `text` the attribute of the column's name is shown.

    `state` gives (state name, detail) for a status pill, or None. `tone` gives a colour token for the text, or None.
    `figures` sets the text at the trailing edge in figures of equal width. `full` gives the text of the tooltip and of
    the spoken cell where it is more than the text shown.
    """

    name: str
    title: str
    width: int = 120
    text: Callable[[Row], str] | None = None
    state: Callable[[Row], tuple[str, str] | None] | None = None
    tone: Callable[[Row], str | None] | None = None
    full: Callable[[Row], str] | None = None
    figures: bool = False
    sortable: bool = True
    stretch: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows; made once when its page arrives."""

    text: str
    full: str
    state: tuple[str, str] | None = None
    tone: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen records: the keys, or everything in the view but the keys."""

    keys: tuple[Hashable, ...] = ()
    all_but: bool = False


def cell(column: Column, row: Row) -> Cell:
    """The cell of a row, ready to be painted."""
    text = column.text(row) if column.text else _plain(getattr(row, column.name, ""))
    state = column.state(row) if column.state else None
    return Cell(text, column.full(row) if column.full else text, state, column.tone(row) if column.tone else None)


def _plain(value: object) -> str:
    return "" if value is None else str(value)
