"""What an import would do, row by row: new, changed field by field, identical or left out; who may be known already.

Nothing is written here; `imports` carries a plan out.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from recdesk.domain.candidate import Candidate, Note
from recdesk.domain.duplicates import ASK, compare
from recdesk.domain.errors import Problem
from recdesk.domain.folding import dedupe_key
from recdesk.domain.pay_history import asks_pay_history
from recdesk.domain.plain import hints_of, to_plain
from recdesk.domain.rules.contexts import AlikeFound
from recdesk.services import duplicates, following
from recdesk.services.desk import OpenDesk
from recdesk.services.import_rows import CheckedRow, Surroundings, check
from recdesk.services.paper_ports import SourceFile
from recdesk.services.ports import Progress, UnitOfWork
from recdesk.services.reads import Alike

_STEP = 50
_LARGEST_GROUP = 20
_TECHNICAL = frozenset({"id", "row_version", "created_at", "updated_at", "archived_at", "number", "status"})


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    IDENTICAL = "identical"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that would change, as plain values. `extra.<header>` stands for a column that no field takes."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """Another row of the same file that may be the same person."""

    row: int
    name: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of one row. `number` is the stored candidate that it changes or equals.

    `problems` reject the row; `warnings` and those `alike` do not.
    """

    row: int
    name: str
    outcome: Outcome
    values: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    alike: tuple[AlikeFound, ...] = ()
    alike_rows: tuple[AlikeRow, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. `notes` are about the file as a whole, such as columns that are never taken."""

    kind: str
    source: SourceFile
    rows: tuple[PlannedRow, ...]
    notes: tuple[Problem, ...] = ()

    def of(self, outcome: Outcome) -> tuple[PlannedRow, ...]:
        """The rows of one outcome in the file's order."""
        return tuple(row for row in self.rows if row.outcome is outcome)

    @property
    def total(self) -> int:
        """How many rows the file has below its header, empty ones not counted."""
        return len(self.rows)

    @property
    def new(self) -> tuple[PlannedRow, ...]:
        """Rows that become candidates."""
        return self.of(Outcome.NEW)

    @property
    def changed(self) -> tuple[PlannedRow, ...]:
        """Rows that change a stored candidate."""
        return self.of(Outcome.CHANGED)

    @property
    def identical(self) -> tuple[PlannedRow, ...]:
        """Rows that say what is stored already."""
        return self.of(Outcome.IDENTICAL)

    @property
    def rejected(self) -> tuple[PlannedRow, ...]:
        """Rows that are left out, with their problems."""
        return self.of(Outcome.REJECTED)


def notes_of(source: SourceFile) -> tuple[Problem, ...]:
    """What is to be said about the file as a whole: columns that are never taken."""
    dropped = [header for header in source.headers if asks_pay_history(header)]
    return tuple(Problem("pay_history_not_taken", facts={"column": header}) for header in dropped)


def planned(
    source: SourceFile, uow: UnitOfWork, desk: OpenDesk, progress: Progress, *, look_for_alike: bool
) -> tuple[PlannedRow, ...]:
    """What becomes of each row of a file, against what is stored now."""
    around = Surroundings(desk.settings.country, desk.lists, desk.clock.today())
    first_rows: dict[tuple[str, ...], int] = {}
    taken: dict[str, int] = {}
    rows: list[PlannedRow] = []
    people: dict[int, Candidate] = {}
    for done, row in enumerate(source.rows):
        if done % _STEP == 0:
            progress(done, len(source.rows))
        found = check(row, around)
        _refuse_second(found, first_rows)
        if found.problems:
            rows.append(_rejected(found))
            continue
        candidate = _made(found, uow, desk)
        stored = uow.candidates.by_external_id(candidate.external_id)
        others = _others(candidate, uow, everybody=look_for_alike) if stored is None else []
        stored = stored or _of_mail_and_name(candidate, others, uow)
        if stored is not None:
            rows.append(_about_stored(found, stored, taken, uow, desk))
            continue
        people[found.row] = candidate
        alike = duplicates.alike_to(candidate, uow, fetched=others) if look_for_alike else ()
        rows.append(_new(found, candidate, alike))
    progress(len(source.rows), len(source.rows))
    return _with_alike_rows(rows, people) if look_for_alike else tuple(rows)


def _refuse_second(found: CheckedRow, first_rows: dict[tuple[str, ...], int]) -> None:
    """Two rows for one person would make or change the record twice; the first one stands."""
    if found.problems:
        return
    for key in _identities(found):
        if key in first_rows:
            found.problems.append(Problem("row_twice", key[0], facts={"first": first_rows[key], "value": key[-1]}))
            return
    for key in _identities(found):
        first_rows[key] = found.row


def _identities(found: CheckedRow) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
    if found.values.get("external_id"):
        keys.append(("external_id", found.values["external_id"]))
    if found.values.get("email"):
        keys.append(("email", dedupe_key(found.name), found.values["email"].casefold()))
    return keys


def _others(candidate: Candidate, uow: UnitOfWork, *, everybody: bool) -> list[Alike]:
    """Stored candidates with something in common; without `everybody` only those of the same e-mail address."""
    if not everybody:
        return uow.alike(names=(), email=candidate.email, phone="", national_id="") if candidate.email else []
    found = duplicates.fetch(candidate, uow)
    if candidate.email and len(found) >= duplicates.FETCHED:  # a number of many people may have crowded the address out
        known = {other.number for other in found}
        same = uow.alike(names=(), email=candidate.email, phone="", national_id="")
        found += [other for other in same if other.number not in known]
    return found


def _of_mail_and_name(candidate: Candidate, others: Iterable[Alike], uow: UnitOfWork) -> Candidate | None:
    """The stored candidate of this e-mail address and folded name, for a row whose external id says nothing."""
    if not candidate.email:
        return None
    names = {dedupe_key(n) for n in (candidate.legal_name, candidate.latin_name) if n}
    for other in others:
        if other.email.casefold() == candidate.email.casefold() and dedupe_key(other.legal_name) in names:
            found = uow.candidates.get(other.number)
            # Another id means another record elsewhere; whether it is one person is for somebody to decide.
            if not candidate.external_id or found.external_id in ("", candidate.external_id):
                return found
    return None


def _about_stored(
    found: CheckedRow, stored: Candidate, taken: dict[str, int], uow: UnitOfWork, desk: OpenDesk
) -> PlannedRow:
    if stored.archived_at is not None:
        found.problems.append(Problem("import_row_archived", None, stored.number, {"number": stored.number}))
    elif stored.number in taken:
        facts = {"first": taken[stored.number], "value": stored.number}
        found.problems.append(Problem("row_twice", "legal_name", facts=facts))
    if found.problems:
        return _rejected(found)
    taken[stored.number] = found.row
    return _changed(found, stored, uow, desk)


def _made(found: CheckedRow, uow: UnitOfWork, desk: OpenDesk) -> Candidate:
    candidate = Candidate(**found.values, extra=dict(found.extra))
    if found.note:
        candidate.notes = (Note(found.note, desk.clock.now(), desk.operator.name),)
    following.fill(candidate, uow, desk)
    return candidate


def _changed(found: CheckedRow, stored: Candidate, uow: UnitOfWork, desk: OpenDesk) -> PlannedRow:
    after = dataclasses.replace(stored, **found.values, extra={**stored.extra, **found.extra})
    if found.note and found.note not in {note.text for note in stored.notes}:
        after.notes = (*stored.notes, Note(found.note, desk.clock.now(), desk.operator.name))
    following.fill(after, uow, desk)
    changes = []
    values = {}
    for name in _fields():
        old, new = to_plain(getattr(stored, name)), to_plain(getattr(after, name))
        if old == new:
            continue
        values[name] = getattr(after, name)
        if name == "extra":
            changes += [FieldChange(f"extra.{k}", old.get(k), v) for k, v in new.items() if old.get(k) != v]
        else:
            changes.append(FieldChange(name, old, new))
    return PlannedRow(
        row=found.row,
        name=found.name,
        outcome=Outcome.CHANGED if changes else Outcome.IDENTICAL,
        values=values,
        number=stored.number,
        changes=tuple(changes),
        warnings=tuple(found.warnings),
        written=found.written,
    )


def _new(found: CheckedRow, candidate: Candidate, alike: tuple[AlikeFound, ...]) -> PlannedRow:
    values = {n: getattr(candidate, n) for n, empty in _blank().items() if getattr(candidate, n) != empty}
    return PlannedRow(
        row=found.row,
        name=found.name,
        outcome=Outcome.NEW,
        values=values,
        warnings=tuple(found.warnings),
        alike=alike,
        written=found.written,
    )


def _rejected(found: CheckedRow) -> PlannedRow:
    return PlannedRow(
        row=found.row,
        name=found.name,
        outcome=Outcome.REJECTED,
        problems=tuple(found.problems),
        warnings=tuple(found.warnings),
        written=found.written,
    )


@cache
def _fields() -> tuple[str, ...]:
    return tuple(name for name in hints_of(Candidate) if name not in _TECHNICAL)


@cache
def _blank() -> Mapping[str, Any]:
    """What the fields hold of a candidate of whom nothing is known."""
    nobody = Candidate()
    return {name: getattr(nobody, name) for name in _fields()}


def _with_alike_rows(rows: Iterable[PlannedRow], people: Mapping[int, Candidate]) -> tuple[PlannedRow, ...]:
    """The rows, new ones compared with the other new ones of the file that share a name, an address or a number."""
    folded = {row: duplicates.compared(candidate) for row, candidate in people.items()}
    groups: dict[tuple[str, object], list[int]] = defaultdict(list)
    for row, one in folded.items():
        for kind, key in (("name", one.name), ("email", one.email), ("phone", one.phone)):
            if key:
                groups[kind, key].append(row)
    pairs = {
        (a, b)
        for alike in groups.values()
        if len(alike) <= _LARGEST_GROUP
        for place, a in enumerate(alike)
        for b in alike[place + 1 :]
    }
    found: dict[int, list[AlikeRow]] = defaultdict(list)
    for a, b in sorted(pairs):
        likeness = compare(folded[a], folded[b])
        if likeness.score >= ASK or likeness.same_name:
            found[a].append(AlikeRow(b, people[b].legal_name, likeness.score, likeness.reasons))
            found[b].append(AlikeRow(a, people[a].legal_name, likeness.score, likeness.reasons))
    return tuple(dataclasses.replace(row, alike_rows=tuple(found.get(row.row, ()))) for row in rows)


def essence(row: PlannedRow) -> tuple[Any, ...]:
    """What a plan promises for a row. Stamps of new notes are those of the moment and do not count."""
    values = {name: value for name, value in row.values.items() if name != "notes"}
    notes = tuple(note.text for note in row.values.get("notes", ()))
    changes = tuple(change for change in row.changes if change.field != "notes")
    return row.row, row.outcome, row.number, to_plain(values), notes, changes
