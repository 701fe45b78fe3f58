"""Looking at one record with everything that belongs to it; archiving, copying, taking back the last save."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from recdesk.domain.application import Application, StageEvent
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import Document
from recdesk.domain.errors import Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import RUNNING, Offer
from recdesk.domain.operator import Right
from recdesk.domain.plain import hints_of, value_from_plain
from recdesk.services import following
from recdesk.services.desk import Changes, OpenDesk, Undo
from recdesk.services.kinds import CLASSES, Record, editable, stored_record
from recdesk.services.ports import UnitOfWork
from recdesk.services.reads import HistoryEntry, StoredReview

_PASSING = frozenset({"undo", "draft_copy"})
"""Entries that change nothing an earlier save could be taken back to."""
_UNDOABLE = frozenset({"create", "change", "archive", "restore"})
"""Later acts that Ctrl+Z takes back by itself; anything else after a save stays."""
_COPIED: dict[RecordKind, frozenset[str]] = {
    RecordKind.REQUISITION: frozenset(
        [
            "title",
            "family",
            "level",
            "function",
            "department",
            "fte",
            "country",
            "city",
            "office",
            "work_type",
            "pay_currency",
            "pay_basis",
            "pay_frequency",
            "recruiter",
            "coordinator",
            "hiring_manager",
            "panel",
            "advert_title",
            "advert_summary",
            "advert_responsibilities",
            "advert_qualifications",
            "advert_requirements",
            "advert_company",
            "questions",
            "priority",
        ]
    ),
    RecordKind.CANDIDATE: frozenset(["city", "country", "time_zone", "language", "source", "owner", "name_order"]),
    RecordKind.OFFER: frozenset(
        [
            "candidate",
            "requisition",
            "job_title",
            "department",
            "currency",
            "basis",
            "frequency",
            "allowances",
            "benefits",
            "country",
            "city",
            "office",
            "work_type",
            "fte",
            "hours_per_week",
            "annual_leave_days",
            "probation_days",
            "probation_unit",
            "notice_days",
            "notice_unit",
            "function",
            "language",
            "document_type",
            "signers",
            "inform",
        ]
    ),
}


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with its documents, history, reviews and applications, detached and safe to hand on."""

    kind: RecordKind
    record: Record
    documents: tuple[Document, ...]
    history: tuple[HistoryEntry, ...]
    reviews: tuple[StoredReview, ...]
    applications: tuple[Application, ...]
    stages: tuple[StageEvent, ...]
    offers: tuple[Offer, ...]
    candidate: Candidate | None = None
    """The person of an offer."""


def view(kind: RecordKind, number: str, *, desk: OpenDesk) -> RecordView:
    """One record with everything that belongs to it; Refused `record_missing`."""
    desk.require(Right.READ)
    with desk.work() as uow:
        record = stored_record(kind, number, uow)
        applications = uow.applications_of(number) if kind is not RecordKind.OFFER else []
        stages = [e for a in applications for e in uow.stage_events(a.candidate, a.requisition)]
        person = uow.candidates.find(record.candidate) if isinstance(record, Offer) else None
        return RecordView(
            kind,
            record,
            tuple(uow.documents_of(kind.value, number)),
            desk.reads.history(kind.value, number),
            desk.reads.reviews_of(kind.value, number),
            tuple(applications),
            tuple(stages),
            tuple(uow.offers_of(number)) if kind is not RecordKind.OFFER else (),
            person,
        )


def copied_values(kind: RecordKind, number: str, *, desk: OpenDesk) -> dict[str, Any]:
    """What a new record takes over from another: an explicit list per kind, never names, amounts, dates or consents."""
    desk.require(Right.WRITE)
    with desk.work() as uow:
        record = stored_record(kind, number, uow)
        return {name: getattr(record, name) for name in editable(kind) if name in _COPIED[kind]}


def archive(kind: RecordKind, number: str, *, desk: OpenDesk, restore: bool = False) -> Changes:
    """Take a record out of the lists, or back into them. Nothing is deleted.

    Refused when it already is so, and `offer_still_runs` while an offer of the person or the requisition still runs.
    """
    desk.require(Right.WRITE)
    now = desk.clock.now()
    with desk.work() as uow:
        record = stored_record(kind, number, uow)
        if (record.archived_at is None) == restore:
            raise Refused("not_archived" if restore else "record_archived", record=number)
        if not restore:
            _refuse_while_offers_run(kind, number, uow)
        record.archived_at = None if restore else now
        record.updated_at = now
        logged = uow.audit(
            at=now,
            operator=desk.operator.name,
            action="restore" if restore else "archive",
            record_kind=kind.value,
            record=number,
        )
        uow.commit()
    return Changes("restored" if restore else "archived", (number,), frozenset({kind}), Undo(kind, number, logged.seq))


def take_back(undo: Undo, *, desk: OpenDesk) -> Changes:
    """Take back a save or an archiving, as a new and visible entry of the history.

    A changed record gets its old values, a new one is archived. Refused `changed_since` when something came after it
    that still stands, `offer_still_runs` where a new record would be archived while its offers run.
    """
    desk.require(Right.WRITE)
    now = desk.clock.now()
    newest = _last_standing(undo, desk)
    with desk.work() as uow:
        record = stored_record(undo.kind, undo.record, uow)
        fields: dict[str, Any] = {}
        if newest.action == "create":
            _refuse_while_offers_run(undo.kind, undo.record, uow)
            record.archived_at = now
        elif newest.action in ("archive", "restore"):
            record.archived_at = None if newest.action == "archive" else now
        elif newest.action == "change":
            fields = _put_back(record, newest.details.get("fields", {}))
            if isinstance(record, Offer):
                record.content_sha256 = following.content_hash(record, uow.candidates.get(record.candidate))
            following.after_save(record, fields, uow)
        else:
            raise Refused("not_undoable", record=undo.record, action=newest.action)
        record.updated_at = now
        uow.audit(
            at=now,
            operator=desk.operator.name,
            action="undo",
            record_kind=undo.kind.value,
            record=undo.record,
            details={"of": undo.seq, "fields": fields},
        )
        uow.commit()
    return Changes("undone", (undo.record,), frozenset({undo.kind}))


def _last_standing(undo: Undo, desk: OpenDesk) -> HistoryEntry:
    """The entry that is to be taken back. What was taken back after it no longer stands in its way."""
    history = desk.reads.history(undo.kind.value, undo.record)
    undone = {entry.details.get("of") for entry in history if entry.action == "undo"}
    wanted = next((entry for entry in history if entry.seq == undo.seq), None)
    if wanted is not None and wanted.action == "undo":
        raise Refused("not_undoable", record=undo.record, action=wanted.action)
    standing = next((e for e in history if e.action not in _PASSING and e.seq not in undone), None)
    if wanted is None or undo.seq in undone or standing is None:
        raise Refused("undone_before", record=undo.record, number=undo.record)
    if standing.seq != undo.seq:
        reason = "undoable" if standing.action in _UNDOABLE else ""
        raise Refused(
            "changed_since",
            record=undo.record,
            number=undo.record,
            later=standing.action,
            at=standing.at,
            reason=reason,
        )
    return standing


def _refuse_while_offers_run(kind: RecordKind, number: str, uow: UnitOfWork) -> None:
    """A person or a requisition whose offer still waits for something stays in the lists."""
    if kind is RecordKind.OFFER:
        return
    running = [o for o in uow.offers_of(number) if o.status in RUNNING and o.archived_at is None]
    if running:
        first = running[0]
        raise Refused(
            "offer_still_runs",
            record=number,
            number=number,
            offer=first.number,
            status=first.status,
            n=len(running),
            reason="several" if len(running) > 1 else "",
        )


def _put_back(record: Record, changes: dict[str, Any]) -> dict[str, Any]:
    hints = hints_of(CLASSES[next(k for k, c in CLASSES.items() if isinstance(record, c))])
    reversed_changes = {}
    for name, (old, new) in changes.items():
        setattr(record, name, value_from_plain(hints[name], old, where=name))
        reversed_changes[name] = [new, old]
    return reversed_changes


def detached(record: Record) -> Record:
    """A copy that can be changed without changing what is stored."""
    return dataclasses.replace(record)
