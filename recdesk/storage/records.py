"""Records of one kind by number, over a session; and the errors of a flush as the desk's own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import exc
from sqlalchemy.orm.attributes import manager_of_class
from sqlalchemy.orm.exc import StaleDataError

from recdesk.domain.errors import Conflict, Refused
from recdesk.storage import statements

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")


@contextlib.contextmanager
def flush_errors() -> Iterator[None]:
    """A lost race is Conflict `record_changed`, a second record of the same number or path Conflict `record_exists`, a
    record that others still name Refused `record_needed`."""
    try:
        yield
    except StaleDataError as error:
        raise Conflict("record_changed") from error
    except exc.IntegrityError as error:
        if "FOREIGN KEY" in str(error.orig):
            raise Refused("record_needed") from error
        if "UNIQUE" in str(error.orig):
            raise Conflict("record_exists") from error
        raise


def add(session: Session, record: object) -> None:
    """Put a record into the session, also one that was made before the first unit of work mapped its class."""
    if not hasattr(record, "_sa_instance_state"):
        values = dict(vars(record))
        manager_of_class(type(record)).setup_instance(record)
        for name, value in values.items():
            del vars(record)[name]
            setattr(record, name, value)
    session.add(record)


class SqlRecords(Generic[T]):
    """The records of one class. What is handed out is tracked by the session until the unit of work ends."""

    def __init__(self, session: Session, record: type[T]) -> None:
        self._session = session
        self._record = record

    def get(self, number: str) -> T:
        """The record; Refused `record_missing`."""
        found = self.find(number)
        if found is None:
            raise Refused("record_missing", record=number)
        return found

    def find(self, number: str) -> T | None:
        """The record or None."""
        return self._one("number", number)

    def by_external_id(self, external_id: str) -> T | None:
        """The record that came from elsewhere under that id, or None; the oldest where there are several."""
        return self._one("external_id", external_id) if external_id else None

    def add(self, record: T) -> None:
        """A new record; its number must be set. A record from an earlier unit of work is taken up again."""
        if not record.number:  # type: ignore[attr-defined]
            raise ValueError("a record needs its number")
        add(self._session, record)

    def remove(self, record: T) -> None:
        """Remove a record with its applications; Refused `record_needed` where other records name it."""
        self._session.delete(record)
        with flush_errors():
            self._session.flush()

    def _one(self, column: str, value: str) -> T | None:
        with flush_errors():
            return self._session.scalars(statements.oldest(self._record, column), {column: value}).one_or_none()
