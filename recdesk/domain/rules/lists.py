"""Word lists and caps that the rules use, read from TOML text (`resources/rules/*.toml`). No file is opened here.

A desk may change them: they are suggestions about wording and usual limits, never law.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from recdesk.domain.candidate import NoticeUnit
from recdesk.domain.errors import Unreadable
from recdesk.domain.folding import fold
from recdesk.domain.plain import from_plain


@dataclass(frozen=True, slots=True)
class Caps:
    """Usual limits of a country: the longest probation and notice, the shortest leave. None where none is known."""

    country: str
    probation: int | None = None
    probation_unit: NoticeUnit = NoticeUnit.MONTHS
    notice_shortest: int | None = None
    notice_longest: int | None = None
    notice_unit: NoticeUnit = NoticeUnit.CALENDAR_DAYS
    leave_days: int | None = None
    currencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinimumPay:
    """A minimum wage, gross for full time a month, and the day from which it holds."""

    country: str
    valid_from: date
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class ProtectedWord:
    """A word or phrase about a protected characteristic; a final `*` stands for any ending. Folded."""

    about: str
    phrase: str


@dataclass(frozen=True, slots=True)
class RuleLists:
    """All lists. Phrases, verbs and city names are folded (lower case, no marks)."""

    empty_values: frozenset[str] = frozenset()
    placeholders: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    specific: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()
    other_words: frozenset[str] = frozenset()
    other_endings: tuple[str, ...] = ()
    protected: tuple[ProtectedWord, ...] = ()
    caps: Mapping[str, Caps] = field(default_factory=dict)
    minimum_pay: tuple[MinimumPay, ...] = ()
    cities: Mapping[str, str] = field(default_factory=dict)
    mail_typos: Mapping[str, str] = field(default_factory=dict)

    def same_city(self, one: str, other: str) -> bool:
        """Whether two spellings name one city: București, Bucuresti and Bucharest do."""
        return self._city(one) == self._city(other)

    def minimum_on(self, country: str, day: date) -> MinimumPay | None:
        """The minimum wage that holds in a country on a day, or None where none is listed."""
        held = [m for m in self.minimum_pay if m.country == country and m.valid_from <= day]
        return max(held, key=lambda m: m.valid_from, default=None)

    def _city(self, name: str) -> str:
        folded = fold(name)
        return self.cities.get(folded, folded)


NO_LISTS = RuleLists()

_KNOWN = frozenset(f.name for f in fields(RuleLists))


def load(texts: Iterable[str]) -> RuleLists:
    """The lists of several TOML texts together. Unreadable `rule_list_wrong` names what is not understood."""
    tables: dict[str, Any] = {}
    for text in texts:
        try:
            read = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise Unreadable("rule_list_wrong", field="rules", reason=str(error)) from error
        for name, value in read.items():
            if name not in _KNOWN or name in tables:
                raise Unreadable("rule_list_wrong", field=name, reason="unknown or given twice")
            tables[name] = value
    return RuleLists(
        empty_values=frozenset(fold(p) for p in _words(tables, "empty_values")),
        placeholders=tuple(fold(p) for p in _words(tables, "placeholders")),
        vague=tuple(fold(p) for p in _words(tables, "vague")),
        specific=tuple(fold(p) for p in _words(tables, "specific")),
        verbs=frozenset(fold(w) for w in _words(tables, "verbs")),
        verb_endings=tuple(fold(w) for w in _words(tables, "verb_endings")),
        other_words=frozenset(fold(w) for w in _words(tables, "other_words")),
        other_endings=tuple(fold(w) for w in _words(tables, "other_endings")),
        protected=tuple(
            ProtectedWord(about, fold(phrase) + ("*" if phrase.endswith("*") else ""))
            for about, phrases in tables.get("protected", {}).items()
            for phrase in phrases
        ),
        caps={
            c: from_plain(Caps, {"country": c} | rows, where=f"caps.{c}") for c, rows in tables.get("caps", {}).items()
        },
        minimum_pay=tuple(
            from_plain(MinimumPay, row, where=f"minimum_pay[{i}]")
            for i, row in enumerate(tables.get("minimum_pay", []))
        ),
        cities={fold(other): fold(name) for name, others in tables.get("cities", {}).items() for other in others},
        mail_typos={wrong: right for right, typos in tables.get("mail_typos", {}).items() for wrong in typos},
    )


def _words(tables: Mapping[str, Any], name: str) -> list[str]:
    """A list of phrases, or several lists by language, or one text of words separated by spaces."""
    value = tables.get(name, [])
    parts = list(value.values()) if isinstance(value, dict) else [value]
    words: list[Any] = []
    for part in parts:
        words += part.split() if isinstance(part, str) else part
    if any(not isinstance(word, str) or not word.strip() for word in words):
        raise Unreadable("rule_list_wrong", field=name, reason="not a list of words")
    return words
