"""What people said about an entry goes on counting when they come back from the form with the same entry."""

from __future__ import annotations

import dataclasses

from recdesk.domain.numbers import RecordKind
from recdesk.domain.review import Review
from recdesk.services.kinds import Entry

_KNOWN_BY: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.REQUISITION: ("finance_reference", "advert_summary"),
    RecordKind.CANDIDATE: ("legal_name", "email", "phone"),
    RecordKind.OFFER: ("candidate",),
}
"""A new record has no number yet: it is the same one while any of these fields is."""


def same_record(one: Entry, other: Entry) -> bool:
    """Whether two entries are about the same record."""
    if one.kind is not other.kind or one.number != other.number:
        return False
    if one.number:
        return True
    return any(one.values.get(n) and one.values.get(n) == other.values.get(n) for n in _KNOWN_BY[one.kind])


def carried(fresh: Review, before: Review) -> Review:
    """The fresh review with what was said in the one before; each part counts only while it fits its facts."""
    known = {run.item.id: run for run in before.runs}
    runs = tuple(
        dataclasses.replace(run, attestation=old.attestation, second_entry=old.second_entry, exception=old.exception)
        if (old := known.get(run.item.id)) is not None
        else run
        for run in fresh.runs
    )
    return dataclasses.replace(fresh, runs=runs)
