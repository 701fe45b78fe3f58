"""Statements that every save needs, built once: to put one together costs more than to run it.

Only what is asked again and again lives here; a statement that is rarely run stands where it is used.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from recdesk.storage.mapping import MAPPED
from recdesk.storage.tables import number_sequences, requisitions

if TYPE_CHECKING:
    from sqlalchemy import Select

T = TypeVar("T")

NEXT_NUMBER = (
    insert(number_sequences)
    .values(kind=bindparam("kind"), year=bindparam("year"), last=1)
    .on_conflict_do_update(index_elements=["kind", "year"], set_={"last": number_sequences.c.last + 1})
    .returning(number_sequences.c.last)
)
"""Takes the next number of a kind and year, the first of a year too."""

REQUISITION_STATUS = select(requisitions.c.status).where(requisitions.c.number == bindparam("number"))


def by_columns(record: type[T], *columns: str) -> Select[T]:
    """Records of a mapped class whose columns equal the parameters of the same names."""
    mapped: Any = record
    return cast("Select[T]", _by_columns(mapped, columns))


def newest_first(record: type[T], *columns: str) -> Select[T]:
    """The same, the newest first."""
    mapped: Any = record
    return cast("Select[T]", _newest_first(mapped, columns))


def oldest(record: type[T], column: str) -> Select[T]:
    """The same by one column, the oldest alone."""
    mapped: Any = record
    return cast("Select[T]", _oldest(mapped, column))


@cache
def _by_columns(mapped: Any, columns: tuple[str, ...]) -> Select[Any]:
    table = MAPPED[mapped].c
    return select(mapped).where(*(table[name] == bindparam(name) for name in columns))


@cache
def _newest_first(mapped: Any, columns: tuple[str, ...]) -> Select[Any]:
    return _by_columns(mapped, columns).order_by(MAPPED[mapped].c.id.desc())


@cache
def _oldest(mapped: Any, column: str) -> Select[Any]:
    return _by_columns(mapped, (column,)).order_by(MAPPED[mapped].c.id).limit(1)
