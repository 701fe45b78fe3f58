"""The three kinds of records as use cases handle them: their classes, what people fill, what is typed and attached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from recdesk.domain.application import Stage
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import DocumentType
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer, OfferStatus
from recdesk.domain.plain import hints_of
from recdesk.domain.requisition import Requisition
from recdesk.services.ports import UnitOfWork

Record = Requisition | Candidate | Offer
CLASSES: dict[RecordKind, type[Any]] = {
    RecordKind.REQUISITION: Requisition,
    RecordKind.CANDIDATE: Candidate,
    RecordKind.OFFER: Offer,
}
_SET_BY_DESK = {"number", "id", "row_version", "created_at", "updated_at", "archived_at"}
SET_BY_DESK: dict[RecordKind, frozenset[str]] = {
    RecordKind.REQUISITION: frozenset(_SET_BY_DESK | {"clock_started_at"}),
    RecordKind.CANDIDATE: frozenset(_SET_BY_DESK | {"status"}),
    RecordKind.OFFER: frozenset(
        _SET_BY_DESK
        | {"version", "status", "approvals", "content_sha256"}
        | {f"{s.value}_at" for s in OfferStatus if s is not OfferStatus.DRAFT}
    ),
}


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A file to be attached by the save; its name is made by convention, the original one is kept as a fact."""

    type: DocumentType
    name: str
    content: bytes
    dated: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed. `number` is empty for a new record; `row_version` is the one that was read (None: the newest).

    `requisition` and `stage` make or keep an application, `different` says which alike candidates are somebody else and
    why (number -> reason); both for candidates only.
    """

    kind: RecordKind
    values: Mapping[str, Any]
    number: str = ""
    row_version: int | None = None
    documents: tuple[NewDocument, ...] = ()
    requisition: str = ""
    stage: Stage = Stage.NEW
    different: Mapping[str, str] = field(default_factory=dict)


def editable(kind: RecordKind) -> tuple[str, ...]:
    """The fields of a kind that people fill, in order of declaration."""
    return tuple(name for name in hints_of(CLASSES[kind]) if name not in SET_BY_DESK[kind])


def stored_record(kind: RecordKind, number: str, uow: UnitOfWork) -> Record:
    """The stored record of a kind; Refused `record_missing`."""
    if kind is RecordKind.REQUISITION:
        return uow.requisitions.get(number)
    if kind is RecordKind.CANDIDATE:
        return uow.candidates.get(number)
    return uow.offers.get(number)
