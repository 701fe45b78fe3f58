"""From what was read of an entry to what a field says about it: value, readings to choose from, sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from recdesk.localization import screen, words
from recdesk.localization.catalogue import current_locale
from recdesk.localization.entry import Ambiguous, Read, Unreadable
from recdesk.localization.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from recdesk.localization.entry import AmountEntry, DateEntry


def amount_of(entry: AmountEntry) -> Decimal | None:
    """The amount, when it can mean only one."""
    return entry.value if isinstance(entry, Read) else None


def date_of(entry: DateEntry) -> date | None:
    """The date, when it can mean only one."""
    return entry.value if isinstance(entry, Read) else None


def readings_of(entry: AmountEntry | DateEntry) -> tuple[Any, ...]:
    """The values to choose from: two readings, or the one that the marks of another language would give."""
    if isinstance(entry, Ambiguous):
        return tuple(entry.choices)
    if isinstance(entry, Unreadable) and "suggestion" in entry.facts:
        return (entry.facts["suggestion"],)
    return ()


def problem_of(entry: AmountEntry | DateEntry, text: str, *, label: str, shown: Callable[[Any], str]) -> str | None:
    """What is wrong with an entry, as a sentence; None for a value and for nothing."""
    facts: dict[str, Any] = {"value": text.strip()}
    if isinstance(entry, Ambiguous):
        first, second = entry.choices
        return sentence("two_readings", facts | {"first": shown(first), "second": shown(second)}, where=label)
    if isinstance(entry, Unreadable) and entry.code != "empty":
        readings = {name: shown(value) if name == "suggestion" else value for name, value in entry.facts.items()}
        return sentence(entry.code, facts | readings, where=label)
    return None


def amount_in_words(value: Decimal, currency: str) -> str:
    """An amount spelled out where the language can, else in figures."""
    return words.amount_in_words(value, currency, current_locale()) or screen.amount(value, currency)
