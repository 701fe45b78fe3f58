"""The tables of the desk. Columns of records follow the declared fields; the migrations are frozen copies.

Besides its fields a record's table has columns that are derived at every save: what is searched, sorted and listed.
"""

from __future__ import annotations

import types
import typing
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

from recdesk.domain.application import Application, StageEvent
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import Document
from recdesk.domain.offer import Offer
from recdesk.domain.operator import Operator
from recdesk.domain.plain import hints_of
from recdesk.domain.requisition import Requisition
from recdesk.domain.template import TemplateVersion
from recdesk.storage.columns import Day, Exact, Instant, Plain, Word, watched_mapping
from recdesk.storage.sql.triggers import STATEMENTS

if typing.TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_TYPES: dict[type, TypeEngine[Any]] = {
    str: Text(),
    int: Integer(),
    bool: Boolean(),
    Decimal: Exact(),
    date: Day(),
    datetime: Instant(),
}


def _type_of(hint: Any) -> tuple[TypeEngine[Any], bool]:
    """The column type of a declared field, and whether it may be empty."""
    optional = False
    if isinstance(hint, types.UnionType):
        (hint,) = [kind for kind in typing.get_args(hint) if kind is not type(None)]
        optional = True
    if typing.get_origin(hint) is dict:
        return watched_mapping(), optional
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Word(hint), optional
    if hint in _TYPES:
        return _TYPES[hint], optional
    return Plain(hint), optional


def _record_columns(record: Any, **more: Any) -> list[Column[Any]]:
    """A column for every declared field; `more` holds what a field has besides its type (a foreign key)."""
    columns: list[Column[Any]] = [Column("id", Integer, primary_key=True)]
    for name, hint in hints_of(record).items():
        if name != "id":
            kind, optional = _type_of(hint)
            columns.append(Column(name, kind, *more.get(name, ()), nullable=optional))
    return columns


def _derived(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    """A column that storage fills; never a field of the record."""
    return Column(name, kind, nullable=False, server_default=text("''" if kind is Text else "0"))


def _sorted_by(table: Table, *columns: str) -> None:
    """An index that ends in the id, so that ties are in one order and pages neither skip nor repeat."""
    for name in columns:
        Index(f"ix_{table.name}_{name}", table.c[name], table.c.id)


def _archived(table: Table) -> None:
    """The few archived rows, so that lists leave them out without looking at the rows that they keep."""
    Index(f"ix_{table.name}_archived", table.c.id, sqlite_where=table.c.archived_at.is_not(None))


def _reference(target: str, *, ondelete: str | None = None) -> ForeignKey:
    # Checked when the transaction ends: the order in which one flush writes its tables then does not matter.
    return ForeignKey(target, deferrable=True, initially="DEFERRED", ondelete=ondelete)


requisitions = Table(
    "requisitions",
    metadata,
    *_record_columns(Requisition),
    _derived("search_key"),
    _derived("sort_title"),
    _derived("sort_city"),
    _derived("recruiter_name"),
    UniqueConstraint("number"),
)
_sorted_by(requisitions, "sort_title", "sort_city", "status", "external_id")
_archived(requisitions)

candidates = Table(
    "candidates",
    metadata,
    *_record_columns(Candidate),
    _derived("search_key"),
    _derived("sort_name"),
    _derived("sort_city"),
    _derived("email_key"),
    _derived("phone_key"),
    _derived("last_stage"),
    _derived("last_requisition"),
    UniqueConstraint("number"),
)
_sorted_by(
    candidates,
    "sort_name",
    "sort_city",
    "country",
    "email_key",
    "phone_key",
    "national_id",
    "external_id",
    "next_action_due",
    "consent_expires_on",
    "right_to_work_until",
    "owner",
    "last_stage",
    "last_requisition",
    "status",
)
_archived(candidates)

offers = Table(
    "offers",
    metadata,
    *_record_columns(Offer),
    _derived("search_key"),
    _derived("candidate_name"),
    _derived("sort_candidate"),
    _derived("letter_sha256"),
    _derived("letter_version", Integer),
    UniqueConstraint("number"),
)
_sorted_by(offers, "candidate", "requisition", "status", "sort_candidate", "start_date", "external_id")
_archived(offers)

name_pairs = Table(
    "name_pairs",
    metadata,
    Column("pair", Text, nullable=False, primary_key=True),
    Column("candidate_id", Integer, ForeignKey("candidates.id", ondelete="CASCADE"), nullable=False, primary_key=True),
    sqlite_with_rowid=False,
)
Index("ix_name_pairs_candidate_id", name_pairs.c.candidate_id)

applications = Table(
    "applications",
    metadata,
    *_record_columns(
        Application,
        candidate=(_reference("candidates.number", ondelete="CASCADE"),),
        requisition=(_reference("requisitions.number"),),
    ),
    UniqueConstraint("candidate", "requisition"),
)
_sorted_by(applications, "requisition")

stage_events = Table(
    "stage_events",
    metadata,
    *_record_columns(
        StageEvent,
        candidate=(_reference("candidates.number", ondelete="CASCADE"),),
        requisition=(_reference("requisitions.number"),),
    ),
)
Index("ix_stage_events_application", stage_events.c.candidate, stage_events.c.requisition, stage_events.c.entered_at)
_sorted_by(stage_events, "requisition")

documents = Table("documents", metadata, *_record_columns(Document), UniqueConstraint("path"))
Index("ix_documents_record", documents.c.record_kind, documents.c.record, documents.c.id)
_sorted_by(documents, "valid_until")

operators = Table(
    "operators",
    metadata,
    *_record_columns(Operator),
    Column("name_key", Text, nullable=False),
    UniqueConstraint("name_key"),
)

reference = Table(
    "reference",
    metadata,
    Column("section", Text, nullable=False, primary_key=True),
    Column("content", Text, nullable=False),
    sqlite_with_rowid=False,
)

number_sequences = Table(
    "number_sequences",
    metadata,
    Column("kind", Text, nullable=False, primary_key=True),
    Column("year", Integer, nullable=False, primary_key=True),
    Column("last", Integer, nullable=False),
    sqlite_with_rowid=False,
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("checklist", Text, nullable=False),
    Column("checklist_version", Integer, nullable=False),
    Column("record_kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("operator", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("items", Text, nullable=False),
)
Index("ix_reviews_record", reviews.c.record_kind, reviews.c.record, reviews.c.id)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("operator", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("record_kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
Index("ix_audit_record", audit.c.record_kind, audit.c.record, audit.c.seq)

drafts = Table(
    "drafts",
    metadata,
    Column("operator", Text, nullable=False, primary_key=True),
    Column("record_kind", Text, nullable=False, primary_key=True),
    Column("record", Text, nullable=False, primary_key=True),
    Column("form_values", Text, nullable=False),
    Column("row_version", Integer, nullable=False),
    Column("kept_at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

decided_pairs = Table(
    "decided_pairs",
    metadata,
    Column("a", Text, nullable=False, primary_key=True),
    Column("b", Text, nullable=False, primary_key=True),
    Column("decision", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("operator", Text, nullable=False),
    Column("at", Instant, nullable=False),
    CheckConstraint("a < b", name="in_order"),
    sqlite_with_rowid=False,
)
Index("ix_decided_pairs_b", decided_pairs.c.b)

imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_sha256", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("created", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("operator", Text, nullable=False),
    Column("undone_at", Instant),
    Column("made", Text, nullable=False),
    Column("before", Text, nullable=False),
)

tallies = Table(
    "tallies",
    metadata,
    Column("name", Text, nullable=False, primary_key=True),
    Column("kept", Integer, nullable=False),
    Column("archived", Integer, nullable=False),
    sqlite_with_rowid=False,
)

template_versions = Table(
    "template_versions",
    metadata,
    *_record_columns(TemplateVersion),
    UniqueConstraint("template", "version"),
)
_sorted_by(template_versions, "state")

for _statement in STATEMENTS:
    event.listen(metadata, "after_create", DDL(_statement.replace("%", "%%")))  # type: ignore[no-untyped-call]
