"""Values made plain before a template sees them: exact types, readable text, nothing that acts inside Word XML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias
from unicodedata import is_normalized

from recdesk.domain.errors import Refused

Plain: TypeAlias = "str | int | Decimal | date | list[Plain] | dict[str, Plain] | None"

LONGEST_TEXT = 100_000
MOST_VALUES = 100_000
DEEPEST = 8

# XML 1.0 knows none of these; of the controls only tab and line feed may stay.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_PLANE_ENDS = re.compile(
    "[" + "".join(f"{chr(p * 0x10000 + 0xFFFE)}{chr(p * 0x10000 + 0xFFFF)}" for p in range(1, 17)) + "]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Embeddings, overrides and isolates can make a text read other than it is; the plain marks U+200E and U+200F may stay.
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_LINES = frozenset({"bonus", "notes", "feedback", "change_reason"})
"""Fields whose text may have several lines; elsewhere a line break is a space."""


def plain_text(text: str, *, field: str = "", lines: bool = False) -> str:
    """Text as a letter can carry it: NFC, no control that acts, no code point outside XML, no hidden direction change.

    Refused `text_unreadable` when a lone surrogate shows that the text was damaged before it came here, and
    `text_too_long`.
    """
    if len(text) > LONGEST_TEXT:
        raise Refused("text_too_long", field=field or None, length=len(text), most=LONGEST_TEXT)
    # Printable says: no control, no mark of direction, no surrogate, nothing outside Unicode. So are nearly all values.
    if text.isprintable() and is_normalized("NFC", text):
        return text
    if _SURROGATE.search(text):
        raise Refused("text_unreadable", field=field or None)
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    clean = _BIDI.sub("", _PLANE_ENDS.sub("", _NOT_XML.sub("", clean)))
    clean = unicodedata.normalize("NFC", clean)
    return clean if lines else clean.replace("\n", " ").replace("\t", " ")


def plain_values(context: Mapping[str, Any]) -> dict[str, Plain]:
    """A context of exact dict, list, str, int, Decimal, date and None. Refused `value_not_plain` for anything else."""
    budget = [MOST_VALUES]
    return {str(name): _plain(value, str(name), budget, 1) for name, value in context.items()}


def _plain(value: Any, path: str, budget: list[int], depth: int) -> Plain:
    budget[0] -= 1
    if budget[0] < 0 or depth > DEEPEST:
        raise Refused("value_not_plain", field=path, reason="too_many")
    if isinstance(value, Enum):
        value = value.value
    # Exact types: a Markup is a str too, and would switch off escaping.
    if type(value) is str:
        return plain_text(value, field=path, lines=path.rpartition(".")[2] in _LINES)
    if value is None or type(value) is int or type(value) is date:
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        return plain_text("".join(value), field=path, lines=path.rpartition(".")[2] in _LINES)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise Refused("amount_not_a_number", field=path)
        return Decimal(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Mapping):
        return _plain_entries(value, path, budget, depth)
    if isinstance(value, (list, tuple)):
        return [_plain(v, f"{path}[{i}]", budget, depth + 1) for i, v in enumerate(value)]
    raise Refused("value_not_plain", field=path, reason=type(value).__name__)


def _plain_entries(values: Mapping[Any, Any], path: str, budget: list[int], depth: int) -> dict[str, Plain]:
    """A mapping made plain. Nearly every value is a short printable text, and a letter has a hundred: they are not
    handed on one by one."""
    found: dict[str, Plain] = {}
    for name, value in values.items():
        kind = type(value)
        if kind is str and len(value) <= LONGEST_TEXT and value.isprintable() and is_normalized("NFC", value):
            budget[0] -= 1
            found[str(name)] = value
        else:
            found[str(name)] = _plain(value, f"{path}.{name}", budget, depth + 1)
    return found
