# ruff: noqa: S608 - names of tables and columns come from the declarations in `lists`, values are always bound
"""Lists by declaration: from columns and sort orders to pages by key, places, counts and searches, as bound SQL.

A page starts where the one before ended (no OFFSET); empty values come last in either direction.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from recdesk.domain.errors import Unreadable
from recdesk.domain.folding import fold
from recdesk.services.reads import ListQuery
from recdesk.storage.sql.values import day_from, day_to, exact_from, instant_from


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a row shape: its SQL, how it is read, what a filter's text becomes, and what it is sorted by.

    `sort` and `filter` stand for `sql` where a stored key is better; `nullable` tells that the sorted value may be
    empty.
    """

    name: str
    sql: str
    read: Callable[[Any], Any] | None = None
    parse: Callable[[str], Any] = str
    sort: str = ""
    filter: str = ""
    nullable: bool = False

    @property
    def key(self) -> str:
        """What rows are sorted by."""
        return self.sort or self.sql


def text(name: str, sql: str = "", *, sort: str = "") -> Column:
    """A text column."""
    return Column(name, sql or f"t.{name}", sort=sort)


def keyed(name: str, key: str, parse: Callable[[str], str]) -> Column:
    """A text column that is sorted and filtered by a stored key; `parse` makes the key of a filter's text."""
    return Column(name, f"t.{name}", parse=parse, sort=key, filter=key)


def whole(name: str, sql: str = "") -> Column:
    """A whole number."""
    return Column(name, sql or f"t.{name}", parse=int)


def flag(name: str, sql: str = "") -> Column:
    """True or false."""
    return Column(name, sql or f"t.{name}", read=bool, parse=lambda word: int(_TRUTH[word.casefold()]))


def day(name: str, sql: str = "") -> Column:
    """A day that may be missing."""
    parse = _day_number
    return Column(name, sql or f"t.{name}", read=day_from, parse=parse, nullable=True)


def instant(name: str, sql: str = "", *, nullable: bool = True) -> Column:
    """An instant."""
    return Column(name, sql or f"t.{name}", read=instant_from, parse=int, nullable=nullable)


def exact(name: str, sql: str = "") -> Column:
    """A decimal that may be missing; stored as text, sorted as a number."""
    sql = sql or f"t.{name}"
    return Column(name, sql, read=exact_from, parse=_decimal_text, sort=f"CAST({sql} AS REAL)", nullable=True)


_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def _day_number(word: str) -> int:
    return day_to(date.fromisoformat(word))


def _decimal_text(word: str) -> str:
    return format(Decimal(word), "f")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of one table: its row shape, columns in the shape's order, and how it is searched."""

    table: str
    row: Callable[..., Any]
    columns: tuple[Column, ...]
    id: str = "id"
    search_index: str = ""
    search_in: tuple[str, ...] = ()
    archivable: bool = True
    more_filters: tuple[Column, ...] = ()

    def column(self, name: str, what: str) -> Column:
        """A column by name; Unreadable `sort_unknown` or `filter_unknown`."""
        known = {c.name: c for c in (*self.columns, *(self.more_filters if what == "filter" else ()))}
        if name not in known:
            raise Unreadable(f"{what}_unknown", field=name, known=sorted(known))
        return known[name]

    def read(self, stored: tuple[Any, ...]) -> Any:
        """A row of the shape from the selected values."""
        return self.row(*(c.read(v) if c.read else v for c, v in zip(self.columns, stored, strict=True)))


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with what is bound in it. `walking` says the same without letting an index be used for it."""

    sql: str
    bound: tuple[Any, ...] = ()
    walking: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """A query understood: from where, under which conditions, in which order. `parts` are stretches of the order."""

    listing: Listing
    source: str
    where: tuple[Statement, ...]
    key: str
    descending: bool
    nullable: bool
    id: str
    sort: str = ""
    count_source: str = ""

    @property
    def parts(self) -> int:
        """Rows with a value to sort by, then those without."""
        return 2 if self.nullable else 1

    def walking(self) -> Selection:
        """The same rows in the same order, found by walking along the order; right where many rows match."""
        where = tuple(replace(condition, sql=condition.walking or condition.sql) for condition in self.where)
        return replace(self, where=where)

    def page(self, part: int, after: tuple[Any, int] | None, limit: int) -> Statement:
        """Id, key and columns of the next rows of a part."""
        columns = ", ".join(c.sql for c in self.listing.columns)
        beyond = self._beyond(part, after) if after is not None else None
        where = self._where(part, *([beyond] if beyond else []))
        sql = f"SELECT {self.id}, {self._key(part)}, {columns} FROM {self.source}{where.sql}{self._order(part)} LIMIT ?"
        return Statement(sql, (*where.bound, limit))

    def ids(self, part: int, offset: int, limit: int) -> Statement:
        """Ids of rows by place; reads the sort index only where there is one."""
        where = self._where(part)
        sql = f"SELECT {self.id} FROM {self.source}{where.sql}{self._order(part)} LIMIT ? OFFSET ?"
        return Statement(sql, (*where.bound, limit, offset))

    def rows_of(self, ids: list[int]) -> Statement:
        """Id and columns of rows by id, in any order."""
        columns = ", ".join(c.sql for c in self.listing.columns)
        marks = ", ".join("?" * len(ids))
        table, row_id = f"{self.listing.table} AS t", f"t.{self.listing.id}"
        return Statement(f"SELECT {row_id}, {columns} FROM {table} WHERE {row_id} IN ({marks})", tuple(ids))

    def count(self, part: int | None = None) -> Statement:
        """How many rows match, in all or in one part."""
        where = self._where(part)
        source = self.count_source if part is None and self.count_source else self.source
        return Statement(f"SELECT count(*) FROM {source}{where.sql}", where.bound)

    def place_key(self, number: str) -> Statement:
        """Id and key of one row by its number, if the selection holds it."""
        where = self._where(None, Statement("t.number = ?", (number,)))
        return Statement(f"SELECT {self.id}, {self.key} FROM {self.source}{where.sql}", where.bound)

    def count_before(self, part: int, at: tuple[Any, int]) -> Statement:
        """How many rows of a part stand before a row."""
        where = self._where(part, self._beyond(part, at, before=True))
        return Statement(f"SELECT count(*) FROM {self.source}{where.sql}", where.bound)

    def _key(self, part: int) -> str:
        return "NULL" if part == 1 or not self.sort else self.key

    def _order(self, part: int) -> str:
        direction = " DESC" if self.descending else ""
        if part == 1 or not self.sort:
            return f" ORDER BY {self.id}{direction}"
        return f" ORDER BY {self.key}{direction}, {self.id}{direction}"

    def _beyond(self, part: int, at: tuple[Any, int], *, before: bool = False) -> Statement:
        sign = "<" if self.descending != before else ">"
        if part == 1 or not self.sort:
            return Statement(f"{self.id} {sign} ?", (at[1],))
        return Statement(f"({self.key}, {self.id}) {sign} (?, ?)", at)

    def _where(self, part: int | None, *more: Statement) -> Statement:
        conditions = [*self.where, *more]
        if self.nullable and part is not None:
            conditions.append(Statement(f"{self.key} IS {'NOT ' if part == 0 else ''}NULL"))
        if not conditions:
            return Statement("")
        sql = " WHERE " + " AND ".join(condition.sql for condition in conditions)
        return Statement(sql, tuple(value for condition in conditions for value in condition.bound))


def select(listing: Listing, query: ListQuery) -> Selection:
    """Understand a query; without a sort the newest come first. Unreadable names an unknown filter or sort."""
    source, id_sql, count_source = f"{listing.table} AS t", f"t.{listing.id}", ""
    where: list[Statement] = []
    column = listing.column(query.sort, "sort") if query.sort else None
    if query.search.strip():
        phrases = search_phrases(query.search)
        if not listing.search_index:
            where.append(_contains(listing, query.search))
        elif phrases is None:
            where.append(Statement("0"))
        elif column is None:
            # Hits come out of the index newest first by themselves; nothing is sorted.
            count_source = f"{listing.search_index} AS hit" if not query.filters else ""
            source = f"{listing.search_index} AS hit CROSS JOIN {listing.table} AS t ON t.{listing.id} = hit.rowid"
            id_sql = "hit.rowid"
            where.append(Statement(f"hit.{listing.search_index} MATCH ?", (phrases,)))
        else:
            hits = f"SELECT rowid FROM {listing.search_index} WHERE {listing.search_index} MATCH ?"
            where.append(Statement(f"{id_sql} IN ({hits})", (phrases,), f"+{id_sql} IN ({hits})"))
    if listing.archivable and not query.archived:
        # The archived rows are few and have an index; asking each row would read all of it.
        archived = f"SELECT id FROM {listing.table} WHERE archived_at IS NOT NULL"
        where.append(Statement(f"{id_sql} NOT IN ({archived})"))
    where += [_filter(listing, name, wanted) for name, wanted in query.filters.items()]
    if column is None:
        return Selection(listing, source, tuple(where), id_sql, True, False, id_sql, count_source=count_source)
    return Selection(listing, source, tuple(where), column.key, query.descending, column.nullable, id_sql, column.name)


def search_phrases(typed: str) -> str | None:
    """The search index's query for what was typed, words in any order; None when nothing of it can be searched.

    One or two letters match beginnings of words, three and more match anywhere. The index knows the two spaces before
    every word as part of its three-letter pieces.
    """
    words = fold(typed).split()
    return " ".join(f'"{word.rjust(3) if len(word) < 3 else word}"' for word in words) or None


def token_of(selection: Selection, part: int, key: Any, row_id: int) -> str:
    """Where the next page begins, as text that only this query understands."""
    place = json.dumps([selection.sort, selection.descending, part, key, row_id])
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def place_of_token(selection: Selection, token: str) -> tuple[int, tuple[Any, int]]:
    """Part, key and id after which a page begins. Unreadable `token_unreadable` for another query's or no token."""
    try:
        raw = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        sort, descending, part, key, row_id = raw
    except (ValueError, TypeError, binascii.Error) as error:
        raise Unreadable("token_unreadable", field="after") from error
    fits = (sort, descending) == (selection.sort, selection.descending) and part in range(selection.parts)
    if not fits or type(row_id) is not int or not isinstance(key, (str, int, float, type(None))):
        raise Unreadable("token_unreadable", field="after")
    return part, (key, row_id)


def _filter(listing: Listing, name: str, wanted: str) -> Statement:
    """Any of the comma-separated values; an empty one also means a missing value."""
    column = listing.column(name, "filter")
    words = [word.strip() for word in wanted.split(",")]
    try:
        values = [column.parse(word) for word in words if word or not column.nullable]
    except (ValueError, KeyError, ArithmeticError) as error:
        raise Unreadable("filter_unreadable", field=name, value=wanted) from error
    marks = ", ".join("?" * len(values))
    asked = column.filter or column.sql
    missing = f" OR {asked} IS NULL" if "" in words and column.nullable else ""
    sql, walking = f"{asked} IN ({marks})", f"+{asked} IN ({marks})"
    return Statement(f"({sql}{missing})", tuple(values), f"({walking}{missing})")


def _contains(listing: Listing, typed: str) -> Statement:
    """Every word somewhere in the searched columns, in any case of ASCII letters."""
    hay = " || ' ' || ".join(listing.search_in)
    words = typed.split()
    return Statement(" AND ".join(f"instr(lower({hay}), lower(?)) > 0" for _ in words), tuple(words))
