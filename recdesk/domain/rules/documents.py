"""The proof of a document item: a file of the right type is attached, dated and hashed; and how files are named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from recdesk.domain.document import FILE_TAGS, DocumentType
from recdesk.domain.review import Proof
from recdesk.domain.rules.contexts import Attached
from recdesk.domain.rules.findings import Findings
from recdesk.domain.rules.lists import NO_LISTS


def field_of(kind: DocumentType) -> str:
    """The field under which documents of a type are shown, `documents.cv`; no record has it."""
    return f"documents.{kind.value}"


_NAME = re.compile(
    r"(\d{4}-\d{2}-\d{2})_([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)_([A-Za-z]+)(?:_v(\d{2,}))?(?:_\d+)?\.([a-z0-9]+)"
)


def newest(documents: Sequence[Attached], kind: DocumentType) -> Attached | None:
    """The latest document of a type: by its date, then by its place in the list (services give the newest first)."""
    of_kind = [d for d in documents if d.type is kind]
    return max(of_kind, key=lambda d: d.dated or date.min, default=None)


def is_attached(
    documents: Sequence[Attached], kind: DocumentType, *, record: str, today: date, dated: date | None = None
) -> Proof:
    """The document proof. `dated` is the date known from the record where the file itself carries none."""
    found, field = Findings(record, NO_LISTS), field_of(kind)
    document = newest(documents, kind)
    if document is None:
        found.block("document_missing", field, type=kind)
        return found.proof()
    day = document.dated or date_in_name(document.name) or dated
    found.fact("document", document.name, document.name)
    if day is not None:
        found.fact("document_dated", day, document.name)
    found.fact("document_bytes", document.bytes, document.name)
    found.fact("document_sha256", document.sha256, "computed")
    if document.bytes <= 0:
        found.block("document_empty", field, name=document.name)
    if not document.sha256:
        found.block("document_not_hashed", field, name=document.name)
    if day is None:
        found.block("document_undated", field, name=document.name)
    elif day > today:
        found.block("document_in_future", field, name=document.name, dated=day)
    if document.valid_until is not None:
        found.fact("document_valid_until", document.valid_until, document.name)
        if document.valid_until < today:
            found.block("document_expired", field, name=document.name, valid_until=document.valid_until)
    return found.proof()


def name_follows_convention(name: str, kind: DocumentType) -> bool:
    """`2026-04-02_AnaPopescu_CV_v01.pdf`: a real date, the person, the type's tag, a version where there is one."""
    match = _NAME.fullmatch(name)
    return match is not None and match[3] == FILE_TAGS[kind] and date_in_name(name) is not None


def date_in_name(name: str) -> date | None:
    """The date with which a conventional file name begins, or None."""
    match = _NAME.fullmatch(name)
    try:
        return date.fromisoformat(match[1]) if match is not None else None
    except ValueError:
        return None


def person_in_name(name: str) -> str:
    """The part of a conventional file name that names the person, or an empty text."""
    match = _NAME.fullmatch(name)
    return match[2] if match else ""


def name_of(path: str) -> str:
    """The last part of a path with forward slashes."""
    return path.rpartition("/")[2]
