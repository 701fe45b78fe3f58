"""The blind second entry and, where the two differ, a third: what follows from what was typed. No widgets.

The values themselves never leave this module towards the screen; only what follows from them does.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from recdesk.domain.review import fingerprint_of


class Outcome(StrEnum):
    """What an entry led to. `agrees`: it is the record's value. `differs`: a third entry is asked for.

    `takes_second`: the third entry is the second one, which the record takes. `none_agree`: all three differ.
    """

    AGREES = "agrees"
    DIFFERS = "differs"
    TAKES_SECOND = "takes_second"
    NONE_AGREE = "none_agree"


class SecondEntry:
    """The entries made for one item. `first` is the value that the record has."""

    def __init__(self, first: Any) -> None:
        self._first = fingerprint_of(first)
        self._second: str | None = None
        self.differences = 0

    def speaks_of(self, first: Any) -> bool:
        """Whether the record still has the value that this began with."""
        return fingerprint_of(first) == self._first

    @property
    def waits_for_third(self) -> bool:
        """Whether the two entries differed and a third one decides."""
        return self._second is not None

    def enter(self, typed: Any) -> Outcome:
        """Take another entry."""
        entered = fingerprint_of(typed)
        if entered == self._first:
            return Outcome.AGREES
        self.differences += 1
        if self._second is None:
            self._second = entered
            return Outcome.DIFFERS
        same = entered == self._second
        self._second = None
        return Outcome.TAKES_SECOND if same else Outcome.NONE_AGREE
