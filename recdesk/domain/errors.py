"""What can go wrong on a desk, as data. Sentences are made at the edge (ui/messages, cli), never here.

Each failure that a person can meet has a stable `code`; the facts that its sentence needs travel with it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not right: a code, the field and record it is about, and the facts for its sentence."""

    code: str
    field: str | None = None
    record: str | None = None
    facts: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class DeskError(Exception):
    """A known failure. `exit_code` is the command line's: 1 refused, 2 unreadable, 3 damage, 4 locked or not
    permitted."""

    exit_code = 1

    def __init__(self, code: str, *, field: str | None = None, record: str | None = None, **facts: Any) -> None:
        super().__init__(code)
        self.problems: tuple[Problem, ...] = (Problem(code, field, record, facts),)

    @property
    def code(self) -> str:
        """The first problem's code."""
        return self.problems[0].code

    @property
    def facts(self) -> Mapping[str, Any]:
        """The first problem's facts."""
        return self.problems[0].facts

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> DeskError:
        """One error that carries several problems; at least one is needed."""
        listed = tuple(problems)
        if not listed:
            raise ValueError("an error needs a problem")
        error = cls(listed[0].code)
        error.problems = listed
        return error


class Refused(DeskError):
    """A rule or a check of the desk says no; nothing was changed."""

    exit_code = 1


class Unreadable(DeskError):
    """The input cannot be understood (a file, an argument); nothing was changed."""

    exit_code = 2


class Damaged(DeskError):
    """Stored things are not what they were: a damaged file, a broken chain, a failed read-back."""

    exit_code = 3


class Locked(DeskError):
    """No way in: wrong secret, no key, another program holds the desk, or the operator may not do this."""

    exit_code = 4


class Conflict(Refused):
    """The record was changed by someone else since it was read."""


class DefectReported(DeskError):
    """Not foreseen: a defect, already written to a report file whose path is in the facts."""

    exit_code = 5
