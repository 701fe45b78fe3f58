"""Operators of a desk and what each role may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What an operator is on this desk."""

    SPECIALIST = "specialist"
    LEAD = "lead"
    AUDITOR = "auditor"


class Right(StrEnum):
    """What a use case may need."""

    READ = "read"
    WRITE = "write"
    APPROVE = "approve"
    CONFIGURE = "configure"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.SPECIALIST: frozenset({Right.READ, Right.WRITE}),
    Role.LEAD: frozenset(Right),
    Role.AUDITOR: frozenset({Right.READ}),
}


@dataclass(eq=False, kw_only=True)
class Operator:
    """Someone who works at this desk, known by login name."""

    name: str
    display_name: str = ""
    role: Role = Role.LEAD
    active: bool = True
    created_at: datetime | None = None
    id: int | None = None
    row_version: int = 1

    def may(self, right: Right) -> bool:
        """Whether this operator's role has the right."""
        return self.active and right in RIGHTS[self.role]
