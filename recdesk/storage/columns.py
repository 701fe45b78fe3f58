"""How values stand in a column: exact decimals as text, instants and days as sortable numbers, the rest as JSON.

The same rules are used by the ORM (types below) and by the plain reads, which import no SQLAlchemy (see sql.values).
"""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.types import TypeDecorator, TypeEngine

from recdesk.domain.plain import to_plain, value_from_plain
from recdesk.storage.sql.values import day_from, day_to, instant_from, instant_to


class Instant(TypeDecorator[datetime]):
    """An instant as microseconds since 1970 in UTC; comes back aware, in UTC."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else instant_to(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return instant_from(value)


class Day(TypeDecorator[date]):
    """A day as the number YYYYMMDD."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else day_to(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:  # noqa: ARG002
        return day_from(value)


class Exact(TypeDecorator[Decimal]):
    """A decimal as text, with every digit it was given."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value)


class Word(TypeDecorator[StrEnum]):
    """A value of an enumeration as its word."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        return None if value is None else self.kind(value)


class Plain(TypeDecorator[Any]):
    """A value of a declared type (a person, a tuple of benefits, a mapping) as JSON text.

    Tuples of frozen values are replaced, never changed in place; mappings are watched (see `watched_mapping`).
    """

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else value_from_plain(self.kind, json.loads(value), where="stored")


def watched_mapping() -> TypeEngine[Any]:
    """A mapping of texts as JSON whose changes in place are noticed."""
    return MutableDict.as_mutable(Plain(dict[str, str]))
