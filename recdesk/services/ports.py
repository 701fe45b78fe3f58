"""What the services need from outside, as protocols. Adapters fill them; `bootstrap.py` wires them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

if TYPE_CHECKING:  # records take long to import, and a window waits for its first rows
    from recdesk.domain.application import Application, StageEvent
    from recdesk.domain.audit import AuditEntry, ChainState
    from recdesk.domain.candidate import Candidate
    from recdesk.domain.document import Document
    from recdesk.domain.errors import Problem
    from recdesk.domain.numbers import RecordKind
    from recdesk.domain.offer import Offer
    from recdesk.domain.operator import Operator
    from recdesk.domain.reference import Reference
    from recdesk.domain.requisition import Requisition, RequisitionStatus
    from recdesk.domain.template import TemplateVersion
    from recdesk.services.reads import (
        Alike,
        AuditRow,
        CandidateRow,
        DocumentRow,
        Draft,
        HistoryEntry,
        Hit,
        ImportBatch,
        ListQuery,
        OfferRow,
        Page,
        RequisitionRow,
        StoredReview,
        TemplateInEffect,
        TodayRow,
    )

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Called with (done, of); raises the runner's own exception when the work was cancelled."""


def no_progress(_done: int, _of: int) -> None:
    """For callers that do not watch."""


class Clock(Protocol):
    """The time; UTC, so that tests and replays can set it."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        ...

    def today(self) -> date:
        """The present day in the desk's own time zone."""
        ...


class Records(Protocol[T]):
    """The records of one kind, by number. What `get` returns is tracked: changes to it are written by `commit`."""

    def get(self, number: str) -> T:
        """The record; Refused `record_missing`."""
        ...

    def find(self, number: str) -> T | None:
        """The record or None."""
        ...

    def by_external_id(self, external_id: str) -> T | None:
        """The record that came from elsewhere under that id, or None."""
        ...

    def add(self, record: T) -> None:
        """A new record; its number must be set."""
        ...

    def remove(self, record: T) -> None:
        """Remove a record (import undo only; numbers are not used again)."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Nothing persists without `commit`; leaving the block without it rolls back.

    A lost race shows as Conflict `record_changed` from `commit`. Records stay usable after the block, detached.
    """

    requisitions: Records[Requisition]
    candidates: Records[Candidate]
    offers: Records[Offer]

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def commit(self) -> None:
        """Write everything, with its audit entries, or nothing."""
        ...

    def next_number(self, kind: RecordKind, year: int) -> str:
        """The next number of that kind and year; taken with the transaction, never given twice."""
        ...

    def requisitions_of_finance(self, finance_reference: str) -> list[Requisition]:
        """Requisitions that carry a finance reference."""
        ...

    def requisition_status(self, number: str) -> RequisitionStatus:
        """Where a requisition stands, without reading the rest of it; Refused `record_missing`."""
        ...

    # Applications
    def application(self, candidate: str, requisition: str) -> Application | None:
        """One application or None."""
        ...

    def applications_of(self, number: str) -> list[Application]:
        """All applications of a candidate or to a requisition, newest first."""
        ...

    def add_application(self, application: Application) -> None:
        """A new application."""
        ...

    def stage_events(self, candidate: str, requisition: str) -> list[StageEvent]:
        """All stages of an application by `entered_at`."""
        ...

    def add_stage_event(self, event: StageEvent) -> None:
        """Record a stage."""
        ...

    # Offers beside each other
    def offers_of(self, number: str) -> list[Offer]:
        """All offers of a candidate or under a requisition, newest first."""
        ...

    # Documents
    def documents_of(self, kind: str, record: str) -> list[Document]:
        """All documents of a record, newest first."""
        ...

    def add_document(self, document: Document) -> None:
        """Record a filed document."""
        ...

    def document(self, document_id: int) -> Document:
        """One document; Refused `record_missing`."""
        ...

    # People who work here, and what the desk knows
    def operator(self, name: str) -> Operator | None:
        """An operator by login name, any case."""
        ...

    def operators(self) -> list[Operator]:
        """All operators by name."""
        ...

    def add_operator(self, operator: Operator) -> None:
        """A new operator."""
        ...

    def reference(self) -> Reference:
        """What the desk knows besides its records."""
        ...

    def set_reference(self, reference: Reference) -> None:
        """Replace it."""
        ...

    # Reviews, audit, drafts
    def add_review(
        self,
        *,
        checklist: str,
        checklist_version: int,
        record_kind: str,
        record: str,
        operator: str,
        at: datetime,
        items: Sequence[Mapping[str, Any]],
    ) -> int:
        """Store a review with its record; returns its id."""
        ...

    def audit(
        self,
        *,
        at: datetime,
        operator: str,
        action: str,
        record_kind: str = "",
        record: str = "",
        details: Mapping[str, Any] | None = None,
    ) -> AuditEntry:
        """Append an entry to the chain within this transaction."""
        ...

    def keep_draft(self, draft: Draft) -> None:
        """Keep an unsaved form, in place of the one kept before for the same operator and record."""
        ...

    def drop_draft(self, operator: str, record_kind: str, record: str) -> None:
        """Forget a draft."""
        ...

    # Alike candidates
    def alike(self, *, names: Sequence[str], email: str, phone: str, national_id: str, limit: int = 60) -> list[Alike]:
        """Stored candidates that share an e-mail, the last nine digits of the phone, a personal number or a folded name
        token pair; the caller compares."""
        ...

    def decided_pairs(self, number: str) -> dict[str, str]:
        """Candidates already judged against this one: number -> decision (`different`, `same`)."""
        ...

    def decide_pair(self, a: str, b: str, *, decision: str, reason: str, operator: str, at: datetime) -> None:
        """Remember what a person decided about two candidates."""
        ...

    # Imports
    def add_import(self, batch: ImportBatch, *, created: Sequence[str], before: Mapping[str, Mapping[str, Any]]) -> int:
        """Remember an import: the numbers it made and the fields it changed as they were before; returns its id."""
        ...

    def import_batch(self, batch_id: int) -> tuple[ImportBatch, tuple[str, ...], dict[str, dict[str, Any]]]:
        """An import with what it made and what it changed; Refused `record_missing`."""
        ...

    def mark_import_undone(self, batch_id: int, at: datetime) -> None:
        """An import was taken back."""
        ...

    # Templates
    def template_versions(self) -> list[TemplateVersion]:
        """All versions of the desk's own templates, by template, newest first."""
        ...

    def add_template_version(self, version: TemplateVersion) -> None:
        """A new version."""
        ...


class Reads(Protocol):
    """Lists and figures, each one bounded query; never a record, never a write."""

    def requisitions(self, query: ListQuery, *, limit: int, after: str | None = None) -> Page[RequisitionRow]: ...

    def candidates(self, query: ListQuery, *, limit: int, after: str | None = None) -> Page[CandidateRow]: ...

    def offers(self, query: ListQuery, *, limit: int, after: str | None = None) -> Page[OfferRow]: ...

    def documents(self, query: ListQuery, *, limit: int, after: str | None = None) -> Page[DocumentRow]: ...

    def audit(self, query: ListQuery, *, limit: int, after: str | None = None) -> Page[AuditRow]: ...

    def rows_at(self, kind: RecordKind, query: ListQuery, *, offset: int, limit: int) -> tuple[Any, ...]:
        """Rows of a list by place, for a scrolled view."""
        ...

    def count(self, kind: RecordKind, query: ListQuery) -> int:
        """How many rows a query matches."""
        ...

    def place_of(self, kind: RecordKind, query: ListQuery, number: str) -> int | None:
        """The place of a record in a list, or None when the query leaves it out."""
        ...

    def today(self, *, today: date, operator: str, horizon_days: int = 30, limit: int = 200) -> tuple[TodayRow, ...]:
        """What waits, late first, then by due day."""
        ...

    def counts(self, *, today: date) -> dict[str, int]:
        """Figures of the desk: requisitions, candidates, offers, documents, and one per Today kind."""
        ...

    def find(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Records by number, name, mail, phone or title, best first."""
        ...

    def history(self, kind: str, record: str, *, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """A record's audit entries, newest first, with the ids of their reviews."""
        ...

    def review(self, review_id: int) -> StoredReview: ...

    def reviews_of(self, kind: str, record: str) -> tuple[StoredReview, ...]:
        """All reviews of a record, newest first."""
        ...

    def drafts(self, operator: str) -> tuple[Draft, ...]:
        """All drafts of an operator, newest first."""
        ...

    def templates_in_effect(self, day: date) -> tuple[TemplateInEffect, ...]:
        """The approved versions of the desk's own templates that are used on a day, one for each template."""
        ...

    def people(self) -> tuple[tuple[str, str, str], ...]:
        """Everyone named in the desk's records and reference: (name, title, mail), by name."""
        ...

    def audit_entries(self) -> Iterator[AuditEntry]:
        """The whole chain in order."""
        ...


@dataclass(frozen=True, slots=True)
class DeskCheck:
    """What a check of the stored desk found."""

    ok: bool
    database: str
    chain: ChainState
    documents_checked: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    templates: tuple[Problem, ...] = ()
    unrecorded: tuple[str, ...] = ()
    """Files in the documents folder that no record names. The records are whole all the same."""

    @property
    def damaged(self) -> bool:
        """Whether records or documents are not what they were; options and templates can be put right by hand."""
        return self.database != "ok" or not self.chain.ok or bool(self.missing or self.changed)


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A verified backup."""

    file: Path
    bytes: int
    entries: int
    sha256: str


class Vault(Protocol):
    """An open desk: units of work, reads, checks, backups. `close` drops the key."""

    desk: Path

    def unit_of_work(self) -> UnitOfWork: ...

    def reads(self) -> Reads: ...

    def check_database(self) -> str:
        """`ok`, or what the integrity check found."""
        ...

    def schema(self) -> str:
        """The schema's revision."""
        ...

    def bytes(self) -> int:
        """Size of the database on disk."""
        ...

    def backup(self, folder: Path, *, at: datetime, progress: Progress = no_progress) -> BackupMade:
        """Write a backup beside a temporary name, open it again with its own keys, verify it, then rename."""
        ...

    def close(self) -> None: ...
