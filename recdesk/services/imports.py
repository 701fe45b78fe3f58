"""Bringing candidates in from a file: a dry run that says everything, one transaction that does it, a way back.

Rows that cannot be records are reported and left out; the others come in together or not at all. The same file again
changes nothing. An empty cell never erases what the desk knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from recdesk.domain.candidate import Candidate
from recdesk.domain.errors import Conflict, Problem, Refused, Unreadable
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Right
from recdesk.domain.plain import hints_of, to_plain, value_from_plain
from recdesk.services import following
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.import_plans import (
    AlikeRow,
    FieldChange,
    ImportPlan,
    Outcome,
    PlannedRow,
    essence,
    notes_of,
    planned,
)
from recdesk.services.ports import Progress, UnitOfWork, no_progress
from recdesk.services.reads import ImportBatch

__all__ = [
    "REASON_HEADER",
    "AlikeRow",
    "FieldChange",
    "ImportPlan",
    "Outcome",
    "PlannedRow",
    "Undone",
    "carry_out",
    "plan",
    "undo",
    "write_left_out",
]

REASON_HEADER = "recdesk_reason"
"""The header of the added column in the file of left-out rows; it is not read when the mended file comes back."""
_CLEAR = 0.6
_STEP = 50


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an import back did."""

    batch: int
    removed: int
    restored: int
    changes: Changes


def plan(
    *, kind: str, path: Path, profile: str = "", encoding: str = "", desk: OpenDesk, progress: Progress = no_progress
) -> ImportPlan:
    """Read a file and say what importing it would do; nothing is written.

    `profile` is a name or a TOML file; empty takes the one that clearly fits. `encoding` is what a person chose instead
    of the profile's. Unreadable when the file or the profile cannot be used, `profile_unclear` when several or none
    fit; Locked `not_permitted`.
    """
    desk.require(Right.WRITE)
    chosen = profile or _fitting_profile(kind, path, desk)
    source = desk.tables.read(kind, path, chosen, encoding=encoding, progress=progress)
    with desk.work() as uow:
        rows = planned(source, uow, desk, progress, look_for_alike=True)
    return ImportPlan(kind, source, rows, notes_of(source))


def carry_out(plan: ImportPlan, *, desk: OpenDesk, progress: Progress = no_progress) -> int:
    """Do what the plan says in one transaction and return the batch's id.

    Conflict `import_outdated` when the desk has changed so that the plan would do something else now. A cancel or any
    failure leaves nothing behind.
    """
    desk.require(Right.WRITE)
    now = desk.clock.now()
    with desk.work() as uow:
        fresh = planned(plan.source, uow, desk, no_progress, look_for_alike=False)
        if [essence(row) for row in fresh] != [essence(row) for row in plan.rows]:
            raise Conflict("import_outdated", file=plan.source.name)
        written = _write(fresh, uow, now, desk, progress)
        batch = uow.add_import(
            _batch(plan, now, desk),
            created=[number for number, made, _ in written if made],
            before={number: {n: old for n, (old, _) in f.items()} for number, made, f in written if not made},
        )
        for number, made, fields in written:
            uow.audit(
                at=now,
                operator=desk.operator.name,
                action="create" if made else "change",
                record_kind=RecordKind.CANDIDATE.value,
                record=number,
                details={"fields": fields, "import": batch},
            )
        uow.audit(
            at=now,
            operator=desk.operator.name,
            action="import",
            record_kind="import",
            record=str(batch),
            details=_summary(plan),
        )
        uow.commit()
    return batch


def undo(batch: int, *, desk: OpenDesk) -> Undone:
    """Take an import back: what it made is removed, what it changed is as before, all in one transaction.

    Refused `import_already_undone`; Refused with one problem for each record on which something was built or changed
    since (`import_built_on`, `import_changed_since`), and then nothing is taken back.
    """
    desk.require(Right.WRITE)
    now = desk.clock.now()
    with desk.work() as uow:
        stored, created, before = uow.import_batch(batch)
        if stored.undone_at is not None:
            raise Refused("import_already_undone", record=str(batch), at=stored.undone_at)
        in_the_way = [p for number in created for p in _built_on(number, batch, uow, desk)]
        in_the_way += [p for number in before for p in _changed_since(number, batch, desk)]
        if in_the_way:
            raise Refused.of(in_the_way)
        for number in created:
            uow.candidates.remove(uow.candidates.get(number))
            _log_undo(uow, now, desk, "remove", number, batch, {})
        for number, fields in before.items():
            candidate = uow.candidates.get(number)
            reversed_fields = _put_back(candidate, fields, now)
            following.after_save(candidate, reversed_fields, uow)
            _log_undo(uow, now, desk, "undo", number, batch, reversed_fields)
        uow.mark_import_undone(batch, now)
        uow.audit(
            at=now,
            operator=desk.operator.name,
            action="import_undo",
            record_kind="import",
            record=str(batch),
            details={"removed": len(created), "restored": len(before)},
        )
        uow.commit()
    changes = Changes("import_undone", (*created, *before), frozenset({RecordKind.CANDIDATE}))
    return Undone(batch, len(created), len(before), changes)


def write_left_out(plan: ImportPlan, path: Path, *, say: Callable[[Problem], str], desk: OpenDesk) -> int:
    """Write the rejected rows as a file of the same columns and the reasons, and return how many rows it has.

    `say` makes the sentence of a problem in the language of whoever will mend the file.
    """
    desk.require(Right.READ)
    width = len(plan.source.headers)
    rows = [
        (*row.written[:width], *[""] * (width - len(row.written)), " ".join(say(problem) for problem in row.problems))
        for row in plan.rejected
    ]
    desk.tables.write_rejected(path, (*plan.source.headers, REASON_HEADER), rows)
    return len(rows)


def _fitting_profile(kind: str, path: Path, desk: OpenDesk) -> str:
    proposals = desk.tables.propose(kind, path)
    clear = [p for p in proposals if p.likeness >= _CLEAR]
    if not clear or (len(clear) > 1 and clear[0].likeness == clear[1].likeness):
        known = [p.profile for p in proposals] or list(desk.tables.profiles(kind))
        reason = "several" if proposals else "none"
        raise Unreadable("profile_unclear", field="profile", known=known, reason=reason)
    return clear[0].profile


def _write(
    rows: Iterable[PlannedRow], uow: UnitOfWork, now: datetime, desk: OpenDesk, progress: Progress
) -> list[tuple[str, bool, dict[str, list[Any]]]]:
    """Write the rows that make or change something: (number, made, field -> [old, new] as plain values) of each."""
    wanted = [row for row in rows if row.outcome in (Outcome.NEW, Outcome.CHANGED)]
    written = []
    for done, row in enumerate(wanted):
        if done % _STEP == 0:
            progress(done, len(wanted))
        made = row.outcome is Outcome.NEW
        if made:
            candidate = Candidate(number=uow.next_number(RecordKind.CANDIDATE, desk.clock.today().year), created_at=now)
        else:
            candidate = uow.candidates.get(row.number)
        fields = {}
        for name, value in row.values.items():
            fields[name] = [to_plain(getattr(candidate, name)), to_plain(value)]
            setattr(candidate, name, value)
        candidate.updated_at = now
        if made:
            uow.candidates.add(candidate)
        else:
            following.after_save(candidate, fields, uow)
        written.append((candidate.number, made, fields))
    progress(len(wanted), len(wanted))
    return written


def _batch(plan: ImportPlan, now: datetime, desk: OpenDesk) -> ImportBatch:
    return ImportBatch(
        id=0,
        kind=plan.kind,
        file_name=plan.source.name,
        file_sha256=plan.source.sha256,
        profile=plan.source.profile,
        rows=plan.total,
        created=len(plan.new),
        updated=len(plan.changed),
        unchanged=len(plan.identical),
        at=now,
        operator=desk.operator.name,
    )


def _summary(plan: ImportPlan) -> dict[str, Any]:
    return {
        "kind": plan.kind,
        "file": plan.source.name,
        "sha256": plan.source.sha256,
        "profile": plan.source.profile,
        "rows": plan.total,
        "created": len(plan.new),
        "updated": len(plan.changed),
        "unchanged": len(plan.identical),
        "rejected": len(plan.rejected),
    }


def _built_on(number: str, batch: int, uow: UnitOfWork, desk: OpenDesk) -> list[Problem]:
    """Why a new candidate cannot go back: applications, offers, documents, or a later change."""
    kind = RecordKind.CANDIDATE.value
    built = [
        *(("application", a.requisition) for a in uow.applications_of(number)),
        *(("offer", o.number) for o in uow.offers_of(number)),
        *(("document", d.path) for d in uow.documents_of(kind, number)),
    ]
    if built:
        return [Problem("import_built_on", None, number, {"what": what, "with": other}) for what, other in built]
    return _changed_since(number, batch, desk)


def _changed_since(number: str, batch: int, desk: OpenDesk) -> list[Problem]:
    newest = next(iter(desk.reads.history(RecordKind.CANDIDATE.value, number, limit=1)), None)
    if newest is None or newest.details.get("import") == batch:
        return []
    facts = {"action": newest.action, "at": newest.at, "by": newest.operator}
    return [Problem("import_changed_since", None, number, facts)]


def _put_back(candidate: Candidate, fields: Mapping[str, Any], now: datetime) -> dict[str, list[Any]]:
    hints = hints_of(Candidate)
    reversed_fields = {}
    for name, old in fields.items():
        reversed_fields[name] = [to_plain(getattr(candidate, name)), old]
        setattr(candidate, name, value_from_plain(hints[name], old, where=name))
    candidate.updated_at = now
    return reversed_fields


def _log_undo(
    uow: UnitOfWork, now: datetime, desk: OpenDesk, action: str, number: str, batch: int, fields: Mapping[str, Any]
) -> None:
    uow.audit(
        at=now,
        operator=desk.operator.name,
        action=action,
        record_kind=RecordKind.CANDIDATE.value,
        record=number,
        details={"fields": dict(fields), "import_undone": batch},
    )
