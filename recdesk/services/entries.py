"""Entering and changing records: one entry, its review, one transaction. The window and the command line use the
same door.

An `Entry` is what someone typed, checked for type but not yet for rules. `open_review` shows what the checklist finds,
`save` proves everything again inside the transaction and writes record, documents, review and audit entry, or nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from recdesk.domain.application import Application, Stage, StageEvent
from recdesk.domain.calendar import LARGEST_COUNT
from recdesk.domain.candidate import Candidate, Note
from recdesk.domain.errors import Conflict, Refused, Unreadable
from recdesk.domain.folding import clean_text
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer, OfferStatus
from recdesk.domain.operator import Right
from recdesk.domain.plain import hints_of, to_plain, value_from_plain
from recdesk.domain.requisition import Requisition, RequisitionStatus
from recdesk.domain.review import Review, checked_reason
from recdesk.services import contexts, filing, following
from recdesk.services.desk import Changes, OpenDesk, Undo
from recdesk.services.kinds import CLASSES, Entry, Record, editable, stored_record
from recdesk.services.ports import UnitOfWork

FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_FIGURES, MOST_DECIMALS = 15, 10
CLOSED_OFFERS = frozenset({OfferStatus.ACCEPTED, OfferStatus.DECLINED, OfferStatus.WITHDRAWN, OfferStatus.EXPIRED})


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved record: its number, the review that let it pass, and what changed."""

    number: str
    review: Review
    changes: Changes
    fields: tuple[str, ...] = field(default=())


def typed_values(kind: RecordKind, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Plain JSON values as typed ones. Unreadable names the field; texts are cleaned, never re-cased."""
    hints = hints_of(CLASSES[kind])
    allowed = editable(kind)
    typed: dict[str, Any] = {}
    for name, raw in plain.items():
        if name not in allowed:
            raise Unreadable("field_unknown" if name not in hints else "field_set_by_desk", field=name, known=allowed)
        typed[name] = cleaned(value_from_plain(hints[name], raw, where=name), name)
    return typed


def cleaned(value: Any, name: str) -> Any:
    """The value as it may be kept: texts cleaned, numbers and days such as a desk has, or Unreadable."""
    if isinstance(value, str):
        return clean_text(value, field=name) if type(value) is str else value
    if isinstance(value, (int, Decimal, date)):
        _refuse_unlikely(value, name)
        return value
    if isinstance(value, tuple):
        return tuple(cleaned(v, name) for v in value)
    if isinstance(value, Mapping):
        return {clean_text(str(k), field=name): cleaned(v, f"{name}.{k}") for k, v in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: cleaned(getattr(value, f.name), name) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **parts)
    return value


def _refuse_unlikely(value: int | Decimal | date, name: str) -> None:
    """Refuse what no rule can calculate with and no field of a desk can mean."""
    if isinstance(value, date):
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise Unreadable("date_out_of_range", field=name, value=value.isoformat())
    elif isinstance(value, int):
        if abs(value) > LARGEST_COUNT:
            raise Unreadable("number_out_of_range", field=name, value=str(value)[:20], low=0, high=LARGEST_COUNT)
    elif value and value.adjusted() >= MOST_FIGURES:
        raise Unreadable("too_large", field=name, value=str(value)[:20])
    elif -int(value.as_tuple().exponent) > MOST_DECIMALS or int(value.as_tuple().exponent) > MOST_FIGURES:
        raise Unreadable("too_fine", field=name, value=str(value)[:20], digits=MOST_DECIMALS)


def prospective(entry: Entry, uow: UnitOfWork, desk: OpenDesk) -> tuple[Record, Record | None]:
    """The record as it would be saved, and the stored one (None for a new record). Neither is written."""
    stored = stored_record(entry.kind, entry.number, uow) if entry.number else None
    values = {name: cleaned(value, name) for name, value in entry.values.items()}
    if stored is None:
        record: Record = CLASSES[entry.kind](**values)
        record.number = uow.next_number(entry.kind, desk.clock.today().year)
    else:
        if entry.row_version is not None and entry.row_version != stored.row_version:
            raise Conflict("record_changed", record=entry.number)
        _refuse_closed(stored)
        record = dataclasses.replace(stored, **values)
    following.fill(record, uow, desk)
    return record, stored


def _refuse_closed(stored: Record) -> None:
    if stored.archived_at is not None:
        raise Refused("record_archived", record=stored.number)
    if isinstance(stored, Offer) and stored.status in CLOSED_OFFERS:
        raise Refused("offer_closed", field="status", record=stored.number, status=stored.status)


def touched(record: Record, stored: Record | None) -> frozenset[str]:
    """The fields that differ from what is stored; for a new record all."""
    names = hints_of(type(record))
    if stored is None:
        return frozenset(names)
    return frozenset(n for n in names if to_plain(getattr(record, n)) != to_plain(getattr(stored, n)))


def _asked(entry: Entry, record: Record, stored: Record | None) -> frozenset[str] | None:
    if stored is None:
        return None
    attached = {f"documents.{d.type.value}" for d in entry.documents}
    return touched(record, stored) | attached


def open_review(entry: Entry, *, desk: OpenDesk) -> Review:
    """Run the record's checklist over what was typed and prove what a machine can. Nothing is written.

    For a change of a stored record only the items that speak about changed fields are asked.
    """
    desk.require(Right.WRITE)
    coming = filing.looked_at(entry.documents, desk=desk)
    with desk.work() as uow:
        record, stored = prospective(entry, uow, desk)
        prover = contexts.prover(entry, record, stored, coming=coming, uow=uow, desk=desk)
        return Review.start(desk.checklists[entry.kind], prover, touched=_asked(entry, record, stored))


def prove_again(entry: Entry, review: Review, *, desk: OpenDesk) -> Review:
    """The same review over changed values: what people did stays where it still fits its facts."""
    desk.require(Right.WRITE)
    coming = filing.looked_at(entry.documents, desk=desk)
    with desk.work() as uow:
        record, stored = prospective(entry, uow, desk)
        prover = contexts.prover(entry, record, stored, coming=coming, uow=uow, desk=desk)
        return _with_answers(desk, entry, record, stored, prover, review)


def save(entry: Entry, review: Review, *, desk: OpenDesk) -> Saved:
    """Prove everything again and write record, documents, review and audit entry in one transaction.

    Refused with the open items' problems when the review is not complete; Conflict when the record changed meanwhile.
    Files already put are removed when the transaction fails.
    """
    desk.require(Right.WRITE)
    now = desk.clock.now()
    placed: list[str] = []
    coming = filing.looked_at(entry.documents, desk=desk)
    with desk.work() as uow:
        try:
            record, stored = prospective(entry, uow, desk)
            prover = contexts.prover(entry, record, stored, coming=coming, uow=uow, desk=desk)
            final = _with_answers(desk, entry, record, stored, prover, review)
            if not final.complete:
                raise Refused.of(final.problems())
            changed = _changed_fields(record, stored)
            written = _write(record, stored, uow, now, desk)
            filed = uow.documents_of(entry.kind.value, written.number) if coming and stored is not None else []
            for one in coming:
                filed.append(filing.attach(one, written, entry.kind, among=filed, uow=uow, desk=desk))
                placed.append(filed[-1].path)
            applied = _apply(written.number, entry, uow, now, desk) if entry.requisition else {}
            _decide(written.number, entry, uow, now, desk)
            if stored is not None:
                following.after_save(written, changed, uow)
            review_id = uow.add_review(
                checklist=final.checklist.id,
                checklist_version=final.checklist.version,
                record_kind=entry.kind.value,
                record=written.number,
                operator=desk.operator.name,
                at=now,
                items=final.as_stored(),
            )
            logged = uow.audit(
                at=now,
                operator=desk.operator.name,
                action="change" if stored is not None else "create",
                record_kind=entry.kind.value,
                record=written.number,
                details={
                    "fields": changed,
                    "review": review_id,
                    "documents": [d.type.value for d in entry.documents],
                    **applied,
                },
            )
            uow.drop_draft(desk.operator.name, entry.kind.value, entry.number)
            uow.commit()
        except BaseException:
            for path in placed:
                desk.files.remove(path)
            raise
    undo = Undo(entry.kind, written.number, logged.seq)
    changes = Changes("saved", (written.number,), frozenset({entry.kind}), undo)
    return Saved(written.number, final, changes, tuple(changed))


def _with_answers(
    desk: OpenDesk, entry: Entry, record: Record, stored: Record | None, prover: Any, review: Review
) -> Review:
    fresh = Review.start(desk.checklists[entry.kind], prover, touched=_asked(entry, record, stored))
    known = {r.item.id: r for r in review.runs}
    runs = tuple(
        dataclasses.replace(r, attestation=k.attestation, second_entry=k.second_entry, exception=k.exception)
        if (k := known.get(r.item.id))
        else r
        for r in fresh.runs
    )
    return dataclasses.replace(fresh, runs=runs)


def _changed_fields(record: Record, stored: Record | None) -> dict[str, list[Any]]:
    """Field -> [old, new] as plain data, of what people can change."""
    kind = next(k for k, c in CLASSES.items() if isinstance(record, c))
    blank = _blank(kind)
    changes = {}
    for name in editable(kind):
        old = to_plain(getattr(stored, name)) if stored is not None else blank[name]
        new = to_plain(getattr(record, name))
        if old != new:
            changes[name] = [old, new]
    return changes


@cache
def _blank(kind: RecordKind) -> Mapping[str, Any]:
    """The plain values of a record that nothing was typed into."""
    empty = CLASSES[kind]()
    return {name: to_plain(getattr(empty, name)) for name in editable(kind)}


def _write(record: Record, stored: Record | None, uow: UnitOfWork, now: datetime, desk: OpenDesk) -> Record:
    _stamp_notes(record, now, desk)
    if stored is None:
        record.created_at = record.updated_at = now
        _start(record, now)
        {Requisition: uow.requisitions, Candidate: uow.candidates, Offer: uow.offers}[type(record)].add(record)  # type: ignore[attr-defined]
        return record
    for name in hints_of(type(record)):
        if name not in ("id", "row_version", "created_at"):
            setattr(stored, name, getattr(record, name))
    stored.updated_at = now
    return stored


def _start(record: Record, now: datetime) -> None:
    if isinstance(record, Requisition):
        record.clock_started_at = now


def _stamp_notes(record: Record, now: datetime, desk: OpenDesk) -> None:
    if isinstance(record, Candidate):
        record.notes = tuple(
            n if n.at is not None else Note(n.text, now, desk.operator.name) for n in record.notes if n.text
        )


def _decide(candidate: str, entry: Entry, uow: UnitOfWork, now: datetime, desk: OpenDesk) -> None:
    for other, reason in entry.different.items():
        uow.candidates.get(other)
        if other == candidate:
            raise Refused("pair_of_one", record=candidate)
        said = checked_reason(reason, f"different.{other}")
        uow.decide_pair(candidate, other, decision="different", reason=said, operator=desk.operator.name, at=now)


def _apply(candidate: str, entry: Entry, uow: UnitOfWork, now: datetime, desk: OpenDesk) -> dict[str, Any]:
    """Let the candidate apply as the entry says; an application that is there stays. Returns what the audit keeps."""
    requisition = entry.requisition
    status = uow.requisition_status(requisition)
    if entry.number and uow.application(candidate, requisition) is not None:
        return {}
    if status is not RequisitionStatus.OPEN:
        raise Refused("requisition_not_open", field="requisition", record=requisition, status=status)
    if entry.stage is Stage.HIRED:
        raise Refused("hired_without_accepted_offer", field="stage")
    uow.add_application(
        Application(candidate=candidate, requisition=requisition, stage=entry.stage, entered_at=now, created_at=now)
    )
    uow.add_stage_event(
        StageEvent(
            candidate=candidate,
            requisition=requisition,
            stage=entry.stage,
            entered_at=now,
            recorded_at=now,
            operator=desk.operator.name,
        )
    )
    return {"application": {"requisition": requisition, "stage": entry.stage.value}}
