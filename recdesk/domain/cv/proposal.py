"""What a CV's text proposes for one field, and the names of countries and languages that its rules know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_SHOWN = 48


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a field of the candidate, in the field's own type, and the line of the CV where it was read. `word`
    is what stands there for it, where that is not the value itself."""

    field: str
    value: Any
    line: str
    word: str = ""

    @property
    def shown_line(self) -> str:
        """The line, cut around the value so that it is short enough to stand beside a field."""
        line = " ".join(self.line.split())
        if len(line) <= _SHOWN:
            return line
        word = self.word or str(self.value)
        end = min(len(line), max(line.rfind(word), 0) + len(word) + _SHOWN // 4)
        start = max(0, end - _SHOWN)
        cut = line[start : max(end, _SHOWN)].strip()
        return f"{'…' if start else ''}{cut}{'…' if max(end, _SHOWN) < len(line) else ''}"


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names in the languages that are read -> codes (ISO 3166 for countries, ISO 639 for languages)."""

    countries: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
