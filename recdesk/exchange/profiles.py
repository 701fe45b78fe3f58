"""Mapping profiles: TOML files that say which column of a foreign table fills which field, and in which formats."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from recdesk.domain.errors import Unreadable
from recdesk.domain.pay_history import asks_pay_history
from recdesk.exchange import delimited, encodings
from recdesk.exchange.fields import Kind, Reading, kind_named
from recdesk.exchange.raw import header_key

_KEYS = frozenset(
    "name kind encoding delimiter sheet header_row columns formats constants values optional headers".split()
)
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,60}", re.IGNORECASE)
_BRACES = re.compile(r"\{([^{}]*)\}")
_DATE_PARTS = re.compile(r"%(.)")
_MOST_HEADER_ROW = 100


@dataclass(frozen=True, slots=True)
class Template:
    """What fills a field: one header, or a text with headers in braces."""

    text: str
    headers: tuple[str, ...]

    def filled(self, cells: Mapping[str, str]) -> str:
        """The text with cells put in by header key; an empty cell leaves no doubled space."""
        if not _BRACES.search(self.text):
            return cells.get(header_key(self.text), "")
        return " ".join(_BRACES.sub(lambda m: cells.get(header_key(m[1]), ""), self.text).split())

    @property
    def is_single(self) -> bool:
        """Whether one column alone fills the field, so that its cell keeps its type."""
        return len(self.headers) == 1 and self.text.strip() in (self.headers[0], f"{{{self.headers[0]}}}")


@dataclass(frozen=True, slots=True)
class Profile:
    """A mapping profile, checked. `optional` fields may lack their column; `headers` are others that its files carry.

    A constant fills its field where the column is missing or its cell is empty.
    """

    name: str
    kind: Kind
    encoding: str = encodings.DETECT
    delimiter: str = delimited.DETECT
    sheet: str = ""
    header_row: int = 1
    columns: Mapping[str, Template] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    decimal: str = ""
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    headers: tuple[str, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """Keys of every header that the profile knows."""
        mapped = {header_key(h) for t in self.columns.values() for h in t.headers}
        return frozenset(mapped | {header_key(h) for h in self.headers})

    @property
    def needed(self) -> frozenset[str]:
        """Keys of the headers without which a file is not of this profile."""
        return frozenset(
            header_key(h) for name, t in self.columns.items() if name not in self.optional for h in t.headers
        )

    def date_format(self, name: str) -> str:
        """The declared format of a date field, or nothing."""
        return self.dates.get(name) or self.dates.get("date", "")


def load(text: str) -> Profile:
    """The profile in a TOML text. Unreadable names what is wrong and where, before any file is read by it."""
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable("profile_not_toml", field="profile", reason=str(error)) from None
    except (ValueError, RecursionError):  # numbers of thousands of digits, brackets in brackets without end
        raise Unreadable("profile_not_toml", field="profile", reason="") from None
    unknown = sorted(set(read) - _KEYS)
    if unknown:
        raise Unreadable("profile_key_unknown", field=unknown[0], known=sorted(_KEYS))
    kind = kind_named(_text(read, "kind"))
    name = _text(read, "name")
    if not _NAME.fullmatch(name):
        raise Unreadable("profile_value_wrong", field="name", value=name, wanted="letters, digits, hyphens")
    columns = {n: _template(n, v) for n, v in _table(read, "columns", kind).items()}
    constants = {n: v for n, v in _table(read, "constants", kind).items() if v}
    for needed in sorted(kind.needed - set(columns)):
        raise Unreadable("profile_field_missing", field=f"columns.{needed}", profile=name)
    dates, decimal = _formats(read, kind)
    return Profile(
        name=name,
        kind=kind,
        encoding=_one_of(read, "encoding", (encodings.DETECT, *encodings.ENCODINGS), encodings.DETECT),
        delimiter=_one_of(read, "delimiter", (delimited.DETECT, *delimited.DELIMITERS), delimited.DETECT),
        sheet=_text(read, "sheet", ""),
        header_row=_header_row(read),
        columns=columns,
        dates=dates,
        decimal=decimal,
        constants=constants,
        values=_value_maps(read, kind),
        optional=frozenset(_optional(read, columns, kind)),
        headers=tuple(_texts(read, "headers")),
    )


def _text(read: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = read.get(key, default)
    if value is None:
        raise Unreadable("profile_key_missing", field=key)
    if not isinstance(value, str):
        raise Unreadable("profile_value_wrong", field=key, value=str(value)[:60], wanted="text")
    return value


def _texts(read: Mapping[str, Any], key: str) -> list[str]:
    value = read.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise Unreadable("profile_value_wrong", field=key, value=str(value)[:60], wanted="a list of texts")
    return value


def _one_of(read: Mapping[str, Any], key: str, allowed: tuple[str, ...], default: str) -> str:
    value = _text(read, key, default)
    spelled = value.lower().replace("_", "-")
    known = {a.lower(): a for a in allowed} | {"utf8": "utf-8", "windows-1250": "cp1250", "windows-1252": "cp1252"}
    if spelled not in known or known[spelled] not in allowed:
        raise Unreadable("profile_value_wrong", field=key, value=value, wanted=", ".join(repr(a) for a in allowed))
    return known[spelled]


def _header_row(read: Mapping[str, Any]) -> int:
    value = read.get("header_row", 1)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST_HEADER_ROW:
        wanted = f"1 to {_MOST_HEADER_ROW}"
        raise Unreadable("profile_value_wrong", field="header_row", value=str(value)[:60], wanted=wanted)
    return value


def _table(read: Mapping[str, Any], key: str, kind: Kind) -> dict[str, str]:
    table = read.get(key, {})
    if not isinstance(table, dict):
        raise Unreadable("profile_value_wrong", field=key, value=str(table)[:60], wanted="a table")
    for name, value in table.items():
        if name not in kind.fields:
            raise Unreadable("profile_field_unknown", field=f"{key}.{name}", known=sorted(kind.fields))
        if not isinstance(value, str):
            raise Unreadable("profile_value_wrong", field=f"{key}.{name}", value=str(value)[:60], wanted="text")
    return dict(table)


def _template(name: str, text: str) -> Template:
    braces = [h.strip() for h in _BRACES.findall(text)]
    headers = braces or [text.strip()]
    if not all(headers) or "{" in _BRACES.sub("", text) or "}" in _BRACES.sub("", text):
        raise Unreadable("profile_value_wrong", field=f"columns.{name}", value=text, wanted="a header or {headers}")
    asked = next((header for header in headers if asks_pay_history(header)), None)
    if asked is not None:
        raise Unreadable("profile_reads_pay_history", field=f"columns.{name}", value=asked)
    return Template(text.strip(), tuple(headers))


def _formats(read: Mapping[str, Any], kind: Kind) -> tuple[dict[str, str], str]:
    table = read.get("formats", {})
    if not isinstance(table, dict):
        raise Unreadable("profile_value_wrong", field="formats", value=str(table)[:60], wanted="a table")
    dated = {"date"} | {n for n, f in kind.fields.items() if f.reading is Reading.DATE}
    dates: dict[str, str] = {}
    for name, value in table.items():
        if name == "decimal" and value in (",", "."):
            continue
        if name not in dated and name != "decimal":
            raise Unreadable("profile_field_unknown", field=f"formats.{name}", known=sorted(dated | {"decimal"}))
        parts = _DATE_PARTS.findall(value) if isinstance(value, str) else []
        if name == "decimal" or sorted(parts) != ["Y", "d", "m"]:
            wanted = '"," or "."' if name == "decimal" else "%d, %m and %Y, each once"
            raise Unreadable("profile_value_wrong", field=f"formats.{name}", value=str(value)[:60], wanted=wanted)
        dates[name] = value
    return dates, str(table.get("decimal", ""))


def _value_maps(read: Mapping[str, Any], kind: Kind) -> dict[str, dict[str, str]]:
    table = read.get("values", {})
    if not isinstance(table, dict):
        raise Unreadable("profile_value_wrong", field="values", value=str(table)[:60], wanted="a table")
    maps: dict[str, dict[str, str]] = {}
    for name, pairs in table.items():
        if name not in kind.fields:
            raise Unreadable("profile_field_unknown", field=f"values.{name}", known=sorted(kind.fields))
        if not isinstance(pairs, dict) or not all(isinstance(v, str) for v in pairs.values()):
            raise Unreadable("profile_value_wrong", field=f"values.{name}", value=str(pairs)[:60], wanted="texts")
        maps[name] = {k.strip(): v for k, v in pairs.items()}
    return maps


def _optional(read: Mapping[str, Any], columns: Mapping[str, Template], kind: Kind) -> list[str]:
    names = _texts(read, "optional")
    for name in names:
        if name not in columns or name in kind.needed:
            known = sorted(set(columns) - kind.needed)
            raise Unreadable("profile_field_unknown", field=f"optional.{name}", known=known)
    return names
