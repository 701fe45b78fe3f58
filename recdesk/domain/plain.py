"""Records and values to plain JSON data and back, checked against the declared types.

One codec serves the command line, stored JSON columns, drafts, the audit chain and imports. Dates are ISO, instants ISO
with offset, Decimal is text. An unknown field or a wrong type is Unreadable and names the field.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Hashable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from recdesk.domain.errors import Unreadable

T = TypeVar("T")
_PLAIN = frozenset({str, int, bool, type(None)})


def to_plain(value: Any) -> Any:
    """Plain data (dict, list, str, int, bool, None) of a record or value."""
    if type(value) in _PLAIN:  # most values of a record
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): to_plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_plain(v) for v in value]
    return value


def hints_of(cls: type[Any]) -> dict[str, Any]:
    """The declared type of each field of a dataclass."""
    return _hints(cls)  # type: ignore[arg-type]


@cache
def _hints(cls: Hashable) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    return {f.name: hints[f.name] for f in dataclasses.fields(cls)}  # type: ignore[arg-type]


def from_plain(cls: type[T], data: Any, *, where: str = "") -> T:
    """An instance of a dataclass from plain data. Raises Unreadable with the field's path."""
    if not isinstance(data, Mapping):
        raise Unreadable("value_wrong_type", field=where or None, wanted="an object")
    hints = hints_of(cls)
    given = {}
    for name, raw in data.items():
        path = f"{where}.{name}" if where else str(name)
        if name not in hints:
            raise Unreadable("field_unknown", field=path, known=sorted(hints))
        given[name] = value_from_plain(hints[name], raw, where=path)
    for f in dataclasses.fields(cls):  # type: ignore[arg-type]
        required = f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
        if required and f.name not in given:
            raise Unreadable("field_missing", field=f"{where}.{f.name}" if where else f.name)
    return cls(**given)


def value_from_plain(kind: Any, raw: Any, *, where: str) -> Any:
    """One value of the declared type from plain data. Raises Unreadable with the field's path."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        options = [k for k in typing.get_args(kind) if k is not type(None)]
        if raw is None:
            if len(options) == len(typing.get_args(kind)):
                raise Unreadable("value_wrong_type", field=where, wanted="a value")
            return None
        return value_from_plain(options[0], raw, where=where)
    if origin is tuple:
        if not isinstance(raw, (list, tuple)):
            raise Unreadable("value_wrong_type", field=where, wanted="a list")
        inner = typing.get_args(kind)[0]
        return tuple(value_from_plain(inner, v, where=f"{where}[{i}]") for i, v in enumerate(raw))
    if origin is dict or kind is dict:
        if not isinstance(raw, Mapping):
            raise Unreadable("value_wrong_type", field=where, wanted="an object")
        inner = (typing.get_args(kind) or (str, Any))[1]
        return {str(k): value_from_plain(inner, v, where=f"{where}.{k}") for k, v in raw.items()}
    if kind is Any:
        return raw
    return _single(kind, raw, where)


def _single(kind: Any, raw: Any, where: str) -> Any:
    # bool is an int and datetime a date to Python, but not to a desk.
    lookalike = (kind is int and isinstance(raw, bool)) or (kind is date and isinstance(raw, datetime))
    if isinstance(raw, kind) and not lookalike:
        return raw
    if dataclasses.is_dataclass(kind):
        return from_plain(typing.cast(type[Any], kind), raw, where=where)
    wanted = _WANTED.get(kind, "a value")
    try:
        if issubclass(kind, Enum):
            wanted = ", ".join(str(m.value) for m in kind)
            return kind(raw)
        reader = _READERS.get(kind)
        if reader is not None:
            return reader(raw)
    except (ValueError, TypeError, InvalidOperation):
        pass
    raise Unreadable("value_wrong_type", field=where, wanted=wanted, value=str(raw)[:60])


def _decimal(raw: Any) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, (str, int)):
        raise TypeError("decimals travel as text")
    number = Decimal(raw)
    if not number.is_finite():
        raise ValueError("not finite")
    return number


def _date(raw: Any) -> date:
    if not isinstance(raw, str) or len(raw) != 10:
        raise ValueError("not an ISO date")
    return date.fromisoformat(raw)


def _instant(raw: Any) -> datetime:
    instant = datetime.fromisoformat(raw)
    if instant.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return instant


_READERS: dict[Any, Any] = {Decimal: _decimal, date: _date, datetime: _instant}
_WANTED: dict[Any, str] = {
    Decimal: "a number as text",
    date: "a date as YYYY-MM-DD",
    datetime: "an instant with offset",
    str: "text",
    int: "a whole number",
    bool: "true or false",
}
