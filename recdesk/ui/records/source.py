"""Rows of a record list for the table: one bounded read for each page, ordered and filtered by the vault."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Sequence
from typing import Any

from recdesk.domain.numbers import RecordKind
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import ListQuery


class ListSource:
    """The list of one kind as the table asks for it; the query changes, the source stays."""

    def __init__(self, desk: OpenDesk, kind: RecordKind, query: ListQuery) -> None:
        self._desk = desk
        self._kind = kind
        self.query = query

    def count(self) -> int:
        """How many rows the query matches."""
        return self._desk.reads.count(self._kind, self.query)

    def page(self, start: int, size: int) -> Sequence[Any]:
        """Rows by place."""
        return self._desk.reads.rows_at(self._kind, self.query, offset=start, limit=size)

    def sort(self, column: str, descending: bool) -> None:
        """Another order from now on."""
        self.query = dataclasses.replace(self.query, sort=column, descending=descending)

    def key(self, row: Any) -> Hashable:
        """The record's number."""
        number: str = row.number
        return number

    def place(self, key: Hashable) -> int | None:
        """Where a record stands."""
        return self._desk.reads.place_of(self._kind, self.query, str(key))

    def find(self, text: str) -> int | None:
        """Typing ahead goes to the first record that the search finds within the present filters."""
        narrowed = dataclasses.replace(self.query, search=f"{self.query.search} {text}".strip())
        first = self._desk.reads.rows_at(self._kind, narrowed, offset=0, limit=1)
        return self.place(first[0].number) if first else None
