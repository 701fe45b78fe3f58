"""The unit of work: one writing transaction over one session, rolled back unless `commit` keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Engine, Select, func, select
from sqlalchemy.orm import Session

from recdesk.domain.application import Application, StageEvent
from recdesk.domain.audit import AuditEntry
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import Document
from recdesk.domain.errors import Refused
from recdesk.domain.numbers import RecordKind, kind_of, number_of
from recdesk.domain.offer import Offer
from recdesk.domain.operator import Operator
from recdesk.domain.reference import Reference
from recdesk.domain.requisition import Requisition, RequisitionStatus
from recdesk.domain.template import TemplateVersion
from recdesk.services.ports import Clock, Records
from recdesk.services.reads import Alike, Draft, ImportBatch
from recdesk.storage import alike, journal, kept, statements
from recdesk.storage.flushing import watch
from recdesk.storage.keys import operator_key
from recdesk.storage.mapping import map_records
from recdesk.storage.records import SqlRecords, add, flush_errors
from recdesk.storage.tables import operators, requisitions, stage_events, template_versions

T = TypeVar("T")


class SqlUnitOfWork:
    """The services' UnitOfWork over SQLAlchemy. The write lock is taken by the first statement and held to the end."""

    requisitions: Records[Requisition]
    candidates: Records[Candidate]
    offers: Records[Offer]

    def __init__(self, engine: Engine, clock: Clock) -> None:
        map_records()
        self._session = Session(engine, expire_on_commit=False)
        watch(self._session, clock)
        self.requisitions = SqlRecords(self._session, Requisition)
        self.candidates = SqlRecords(self._session, Candidate)
        self.offers = SqlRecords(self._session, Offer)
        self._reference: Reference | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def commit(self) -> None:
        """Write everything, with its audit entries, or nothing."""
        with flush_errors():
            self._session.commit()

    def flush(self) -> None:
        """Write what is pending within the transaction, so that lost races show now."""
        with flush_errors():
            self._session.flush()

    def next_number(self, kind: RecordKind, year: int) -> str:
        """The next number of that kind and year; taken with the transaction, never given twice."""
        self.flush()
        last = self._session.execute(statements.NEXT_NUMBER, {"kind": kind.value, "year": year}).scalar_one()
        return number_of(kind, year, last)

    # Applications

    def application(self, candidate: str, requisition: str) -> Application | None:
        """One application or None."""
        statement = statements.by_columns(Application, "candidate", "requisition")
        return self._first(statement, candidate=candidate, requisition=requisition)

    def applications_of(self, number: str) -> list[Application]:
        """All applications of a candidate or to a requisition, newest first."""
        return self._all(statements.newest_first(Application, _naming(number)), **{_naming(number): number})

    def add_application(self, application: Application) -> None:
        """A new application."""
        add(self._session, application)

    def stage_events(self, candidate: str, requisition: str) -> list[StageEvent]:
        """All stages of an application by `entered_at`."""
        where = (stage_events.c.candidate == candidate, stage_events.c.requisition == requisition)
        order = (stage_events.c.entered_at, stage_events.c.id)
        return self._all(select(StageEvent).where(*where).order_by(*order))

    def add_stage_event(self, event: StageEvent) -> None:
        """Record a stage."""
        add(self._session, event)

    # Offers and documents of a record

    def requisitions_of_finance(self, finance_reference: str) -> list[Requisition]:
        """All requisitions with that finance reference, any case of letters, newest first."""
        column = func.lower(func.trim(requisitions.c.finance_reference))
        where = column == finance_reference.strip().lower()
        return self._all(select(Requisition).where(where).order_by(requisitions.c.id.desc()))

    def requisition_status(self, number: str) -> RequisitionStatus:
        """Where a requisition stands, without reading the rest of it; Refused `record_missing`."""
        self.flush()
        found = self._session.execute(statements.REQUISITION_STATUS, {"number": number})
        status: RequisitionStatus | None = found.scalar_one_or_none()
        if status is None:
            raise Refused("record_missing", record=number)
        return status

    def offers_of(self, number: str) -> list[Offer]:
        """All offers of a candidate or under a requisition, newest first."""
        return self._all(statements.newest_first(Offer, _naming(number)), **{_naming(number): number})

    def documents_of(self, kind: str, record: str) -> list[Document]:
        """All documents of a record, newest first."""
        return self._all(statements.newest_first(Document, "record_kind", "record"), record_kind=kind, record=record)

    def add_document(self, document: Document) -> None:
        """Record a filed document; its id is known at once."""
        add(self._session, document)
        self.flush()

    def document(self, document_id: int) -> Document:
        """One document; Refused `record_missing`."""
        found = self._session.get(Document, document_id)
        if found is None:
            raise Refused("record_missing", record=str(document_id))
        return found

    # People who work here, and what the desk knows

    def operator(self, name: str) -> Operator | None:
        """An operator by login name, any case."""
        return self._first(statements.by_columns(Operator, "name_key"), name_key=operator_key(name))

    def operators(self) -> list[Operator]:
        """All operators by name."""
        return self._all(select(Operator).order_by(operators.c.name_key))

    def add_operator(self, operator: Operator) -> None:
        """A new operator."""
        add(self._session, operator)

    def reference(self) -> Reference:
        """What the desk knows besides its records; Refused `reference_missing` in a desk that was never given any."""
        if self._reference is None:
            self._reference = kept.read_reference(self._session)
        return self._reference

    def set_reference(self, reference: Reference) -> None:
        """Replace it."""
        kept.write_reference(self._session, reference)
        self._reference = reference

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
        return journal.add_review(
            self._session,
            checklist=checklist,
            checklist_version=checklist_version,
            record_kind=record_kind,
            record=record,
            operator=operator,
            at=at,
            items=items,
        )

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
        return journal.append(
            self._session,
            at=at,
            operator=operator,
            action=action,
            record_kind=record_kind,
            record=record,
            details=details or {},
        )

    def keep_draft(self, draft: Draft) -> None:
        """Keep an unsaved form, in place of the one kept before for the same operator and record."""
        self.drop_draft(draft.operator, draft.record_kind, draft.record)
        kept.write_draft(self._session, draft)

    def drop_draft(self, operator: str, record_kind: str, record: str) -> None:
        """Forget a draft."""
        kept.forget_draft(self._session, operator, record_kind, record)

    # Alike candidates

    def alike(self, *, names: Sequence[str], email: str, phone: str, national_id: str, limit: int = 60) -> list[Alike]:
        """Stored candidates that share a mail address, phone, personal number or two words of a name."""
        self.flush()
        return alike.find(self._session, names=names, email=email, phone=phone, national_id=national_id, limit=limit)

    def decided_pairs(self, number: str) -> dict[str, str]:
        """Candidates already judged against this one: number -> decision."""
        return alike.decided(self._session, number)

    def decide_pair(self, a: str, b: str, *, decision: str, reason: str, operator: str, at: datetime) -> None:
        """Remember what a person decided about two candidates; a later decision replaces an earlier one."""
        alike.decide(self._session, a, b, decision=decision, reason=reason, operator=operator, at=at)

    # Imports

    def add_import(self, batch: ImportBatch, *, created: Sequence[str], before: Mapping[str, Mapping[str, Any]]) -> int:
        """Remember an import: the numbers it made and the fields it changed as they were before; returns its id."""
        return journal.add_import(self._session, batch, created=created, before=before)

    def import_batch(self, batch_id: int) -> tuple[ImportBatch, tuple[str, ...], dict[str, dict[str, Any]]]:
        """An import with what it made and what it changed; Refused `record_missing`."""
        return journal.read_import(self._session, batch_id)

    def mark_import_undone(self, batch_id: int, at: datetime) -> None:
        """An import was taken back."""
        journal.mark_import_undone(self._session, batch_id, at)

    # Templates

    def template_versions(self) -> list[TemplateVersion]:
        """All versions of the desk's own templates, by template, newest first."""
        columns = template_versions.c
        return self._all(select(TemplateVersion).order_by(columns.template, columns.version.desc()))

    def add_template_version(self, version: TemplateVersion) -> None:
        """A new version."""
        add(self._session, version)

    def _first(self, statement: Select[T], **bound: str) -> T | None:
        with flush_errors():
            return self._session.scalars(statement, bound).one_or_none()

    def _all(self, statement: Select[T], **bound: str) -> list[T]:
        with flush_errors():
            return list(self._session.scalars(statement, bound))


def _naming(number: str) -> str:
    """The column under which applications and offers name this candidate or requisition."""
    return "candidate" if kind_of(number) is RecordKind.CANDIDATE else "requisition"
