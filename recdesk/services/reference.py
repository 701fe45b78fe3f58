"""What the desk knows besides its records: read, and changed by its lead, with an entry in the history."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from recdesk.domain import references
from recdesk.domain.operator import Right
from recdesk.domain.plain import to_plain
from recdesk.domain.reference import Reference
from recdesk.services.desk import Changes, OpenDesk

_NO_LIST = ("company", "headcount_dated")


def current(*, desk: OpenDesk) -> Reference:
    """The reference as it is stored."""
    desk.require(Right.READ)
    with desk.work() as uow:
        return uow.reference()


def change(reference: Reference, *, desk: OpenDesk) -> Changes:
    """Put this reference in the place of the stored one, all sections in one transaction.

    Names twice or a band upside down are Unreadable `reference_wrong`; nothing is stored then. The history keeps which
    sections changed: the company's fields from old to new, of lists how many lines came and went.
    """
    desk.require(Right.CONFIGURE)
    references.check(reference)
    with desk.work() as uow:
        before = uow.reference()
        changed = _differences(before, reference)
        if changed:
            uow.set_reference(reference)
            uow.audit(
                at=desk.clock.now(),
                operator=desk.operator.name,
                action="reference_changed",
                details={"sections": changed},
            )
            uow.commit()
    return Changes("reference_changed")


def _differences(before: Reference, after: Reference) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in dataclasses.fields(Reference):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        if field.name == "company":
            names = [f.name for f in dataclasses.fields(old)]
            found["company"] = {
                n: [getattr(old, n), getattr(new, n)] for n in names if getattr(old, n) != getattr(new, n)
            }
        elif field.name in _NO_LIST:
            found[field.name] = [to_plain(old), to_plain(new)]
        else:
            found[field.name] = {"added": _missing(new, old), "removed": _missing(old, new), "now": len(new)}
    return found


def _missing(lines: Iterable[Any], others: Iterable[Any]) -> int:
    """How many lines the others do not have."""
    known = set(others)
    return sum(line not in known for line in lines)
