"""Row shapes for lists and screens: small frozen values, each made by one query. Not records, never written back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shows: searched text, filters by column name, order. `archived` rows are left out unless asked for.

    Filter values are text; several values separated by commas mean any of them. `sort` is a column of the row shape.
    """

    search: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """A stretch of a list, the total that the query matches, and the token of the next stretch (None at the end)."""

    rows: tuple[Row, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class RequisitionRow:
    """A requisition in a list. `places_free` is places less accepted offers."""

    number: str
    title: str
    city: str
    status: str
    places: int
    places_free: int
    pay_from: Decimal | None
    pay_to: Decimal | None
    pay_currency: str
    pay_basis: str
    pay_frequency: str
    finance_ref: str
    recruiter: str
    clock_started_at: datetime | None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate in a list, with the most recent application's stage."""

    number: str
    legal_name: str
    latin_name: str
    email: str
    phone: str
    city: str
    country: str
    status: str
    external_id: str
    stage: str
    requisition: str
    next_action: str
    next_action_due: date | None
    owner: str
    archived: bool = False


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer in a list. `letter` is empty, `current` or `outdated`; `letter_version` is 0 without a letter."""

    number: str
    version: int
    candidate: str
    candidate_name: str
    requisition: str
    job_title: str
    status: str
    amount: Decimal | None
    currency: str
    basis: str
    frequency: str
    start_date: date | None
    language: str
    approvals: int
    letter: str
    letter_version: int
    valid_until: date | None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A filed document in a list."""

    id: int
    record_kind: str
    record: str
    type: str
    path: str
    version: int
    bytes: int
    sha256: str
    dated: date | None
    valid_until: date | None
    verified: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class AuditRow:
    """An audit entry in a list."""

    seq: int
    at: datetime
    operator: str
    action: str
    record_kind: str
    record: str
    hash: str


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing that waits: why (`kind`), which record, what about it, and when it is or was due.

    Kinds: `action_overdue`, `action_due`, `offer_waiting` (sent, no answer), `offer_draft`, `letter_unsent`,
    `letter_missing`, `letter_outdated`, `document_expiring`, `consent_expiring`, `right_to_work_expiring`.
    """

    kind: str
    record_kind: str
    record: str
    name: str
    text: str
    due: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found from anywhere: its kind and number, the name people know it by, and one more word about it."""

    record_kind: str
    number: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A line of a record's history: who did what when, from what to what, and the review that went with it."""

    seq: int
    at: datetime
    operator: str
    action: str
    details: dict[str, Any]
    review_id: int | None = None


@dataclass(frozen=True, slots=True)
class StoredReview:
    """A review as it was run: which checklist and version, by whom, when, and every item as stored."""

    id: int
    checklist: str
    checklist_version: int
    record_kind: str
    record: str
    operator: str
    at: datetime
    items: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An unsaved form: whose, for which record (empty for a new one), what was typed, and against which row version."""

    operator: str
    record_kind: str
    record: str
    values: dict[str, Any]
    row_version: int
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Alike:
    """A stored candidate to compare with: the folded values that a comparison needs."""

    number: str
    legal_name: str
    latin_name: str
    email: str
    phone: str
    date_of_birth: date | None
    national_id: str
    city: str
    archived: bool


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One import: its id, what was imported by which profile, and how many rows did what."""

    id: int
    kind: str
    file_name: str
    file_sha256: str
    profile: str
    rows: int
    created: int
    updated: int
    unchanged: int
    at: datetime
    operator: str
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TemplateInEffect:
    """An approved version of a template of the desk's own: where its DOCX lies within the templates folder, and the
    hashes that it and its manifest had when it was approved."""

    template: str
    version: int
    path: str
    sha256: str
    manifest_sha256: str
    language: str = ""
    country: str = ""
    function: str = ""
    document_type: str = ""
