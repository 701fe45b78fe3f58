"""What a mapping profile may fill, for each kind of import: the fields and how their cells are read."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache

from recdesk.domain.candidate import Candidate
from recdesk.domain.errors import Unreadable
from recdesk.domain.plain import hints_of

AS_WRITTEN = ""
"""The one key of a row's values that is no field: its cells as text, in the order of the headers, for the file of
rows that were left out."""

_NOT_IMPORTED = frozenset(
    # set by the desk, or kept with the row in another way
    "number status id row_version created_at updated_at archived_at extra notes "
    # restricted: told to a person, never carried by a list
    "accommodation accommodation_text".split()
)
_NAMES = frozenset({"legal_name", "latin_name", "given_name", "family_name"})


class Reading(StrEnum):
    """How a cell becomes a value."""

    TEXT = "text"
    NAME = "name"
    DATE = "date"
    WHOLE = "whole"
    DECIMAL = "decimal"
    CHOICE = "choice"
    SKILLS = "skills"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record as an import sees it. `choices` is the enumeration of a CHOICE."""

    name: str
    reading: Reading
    choices: type[Enum] | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of import: its fields by name, and those without which a row cannot be a record."""

    name: str
    fields: typing.Mapping[str, Field]
    needed: frozenset[str]


@cache
def kinds() -> dict[str, Kind]:
    """The kinds that can be imported, by name."""
    fields = {f.name: f for f in _of_record(Candidate)}
    fields["note"] = Field("note", Reading.TEXT)
    return {"candidates": Kind("candidates", fields, frozenset({"legal_name"}))}


def kind_named(name: str) -> Kind:
    """The kind of that name; Unreadable `import_kind_unknown`."""
    found = kinds().get(name)
    if found is None:
        raise Unreadable("import_kind_unknown", field="kind", value=name, known=sorted(kinds()))
    return found


def _of_record(record: type) -> list[Field]:
    return [_field(name, hint) for name, hint in hints_of(record).items() if name not in _NOT_IMPORTED]


def _field(name: str, hint: object) -> Field:
    kinds_of_hint = [k for k in typing.get_args(hint) if k is not type(None)]
    plain = kinds_of_hint[0] if kinds_of_hint and typing.get_origin(hint) is not tuple else hint
    if isinstance(plain, type) and issubclass(plain, Enum):
        return Field(name, Reading.CHOICE, plain)
    if typing.get_origin(plain) is tuple:
        return Field(name, Reading.SKILLS)
    if name in _NAMES:
        return Field(name, Reading.NAME)
    readings: dict[object, Reading] = {date: Reading.DATE, int: Reading.WHOLE, Decimal: Reading.DECIMAL}
    return Field(name, readings.get(plain, Reading.TEXT))
