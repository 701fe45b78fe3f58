"""What a CV's text proposes for one field, and the names of countries and languages that its rules know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a field of the candidate, in the field's own type, and the line of the CV where it was read."""

    field: str
    value: Any
    line: str

    @property
    def shown_line(self) -> str:
        """The line, short enough to stand beside a field."""
        line = " ".join(self.line.split())
        return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names in the languages that are read -> codes (ISO 3166 for countries, ISO 639 for languages)."""

    countries: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
