"""Documents of a record: named by convention, filed in the right folder, hashed, recorded. Also looked at again
later."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from recdesk.domain.candidate import Candidate
from recdesk.domain.document import FILE_TAGS, Document, DocumentType
from recdesk.domain.errors import DeskError, Refused, Unreadable
from recdesk.domain.filenames import folder_name, letter_file_name
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer
from recdesk.domain.operator import Right
from recdesk.domain.requisition import Requisition
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.kinds import NewDocument, Record, stored_record
from recdesk.services.ports import UnitOfWork

_ATTEMPTS = 10_000  # files of one person, type and day; far beyond any desk
LARGEST = 25 * 1024 * 1024
SUFFIXES = frozenset({".pdf", ".docx", ".txt", ".eml", ".png", ".jpg", ".jpeg", ".xlsx", ".csv"})


@dataclass(frozen=True, slots=True)
class Coming:
    """A document that is about to be filed, looked at: it is of a kind that is taken, `text` is what it says."""

    new: NewDocument
    sha256: str
    text: str


def looked_at(documents: Iterable[NewDocument], *, desk: OpenDesk) -> tuple[Coming, ...]:
    """New documents checked, hashed and read, in their order; before a transaction begins, because reading a long
    paper takes its time and nobody else can write meanwhile.

    Refused for an empty, too large or unknown kind of file.
    """
    coming = []
    for new in documents:
        check_file(new.name, new.content)
        sha256 = hashlib.sha256(new.content).hexdigest()
        coming.append(Coming(new, sha256, text_or_nothing(new.name, new.content, desk)))
    return tuple(coming)


def attach(
    coming: Coming, record: Record, kind: RecordKind, *, among: Iterable[Document], uow: UnitOfWork, desk: OpenDesk
) -> Document:
    """File one document with its record inside the caller's transaction; `among` are those that the record has.

    The caller removes the file when its transaction fails.
    """
    new = coming.new
    day = new.dated or desk.clock.today()
    path = planned_path(record, new.type, day, PurePosixPath(new.name).suffix.lower(), uow=uow, desk=desk)
    document = Document(
        record_kind=kind.value,
        record=record.number,
        type=new.type,
        path=path,
        sha256=desk.files.put(path, new.content),
        bytes=len(new.content),
        version=1 + sum(d.type is new.type for d in among),
        dated=new.dated,
        valid_until=new.valid_until,
        original_name=new.name,
        text=coming.text,
        created_at=desk.clock.now(),
        created_by=desk.operator.name,
    )
    _remember(document, uow, desk)
    return document


def _remember(document: Document, uow: UnitOfWork, desk: OpenDesk) -> None:
    """Record a file that was just put; without its record it does not stay."""
    try:
        uow.add_document(document)
    except BaseException:
        desk.files.remove(document.path)
        raise


def content_of(path: Path) -> bytes:
    """The bytes of a file that a person chose: Refused `document_too_large` before anything of it is read, Unreadable
    `file_unreadable` for what is no ordinary file or cannot be opened."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable("file_unreadable", field="documents", path=path.name, reason="no_file")
        if found.st_size > LARGEST:
            raise Refused("document_too_large", field="documents", name=path.name, megabytes=LARGEST // 1024 // 1024)
        return path.read_bytes()
    except OSError as error:
        raise Unreadable("file_unreadable", field="documents", path=path.name, reason=error.strerror) from error


def check_file(name: str, content: bytes) -> None:
    """Refused when the desk does not take this file: `document_empty`, `document_too_large`,
    `document_type_unknown`."""
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused("document_type_unknown", field="documents", name=name, known=sorted(SUFFIXES))
    if not content:
        raise Refused("document_empty", field="documents", name=name)
    if len(content) > LARGEST:
        raise Refused("document_too_large", field="documents", name=name, megabytes=LARGEST // 1024 // 1024)
    signature = {".pdf": b"%PDF-", ".docx": b"PK", ".xlsx": b"PK", ".png": b"\x89PNG"}.get(suffix)
    signature = b"\xff\xd8" if suffix in (".jpg", ".jpeg") else signature
    if signature is not None and not content.startswith(signature):
        raise Refused("document_not_what_it_says", field="documents", name=name, suffix=suffix)


def text_or_nothing(name: str, content: bytes, desk: OpenDesk) -> str:
    """The document's text where it has one that can be read; nothing for pictures and damaged files."""
    try:
        return desk.letters.text_of(name, content)
    except DeskError:
        return ""


def planned_path(
    record: Record,
    document_type: DocumentType,
    day: date,
    suffix: str,
    *,
    uow: UnitOfWork,
    desk: OpenDesk,
    version: int | None = None,
) -> str:
    """Where a document will lie: folder by country, function and quarter, name by date, person and type, no clash."""
    country, function = _place(record, uow, desk)
    folder = folder_name(country, function, day)
    language, latin, name = person_of(record, uow)
    wanted = letter_file_name(
        day,
        name,
        FILE_TAGS[document_type],
        version,
        suffix,
        language=language,
        latin_name=latin,
        fallback_id=record.number,
    )
    stem, _, ending = wanted.rpartition(".")
    for attempt in range(1, _ATTEMPTS):
        path = f"{folder}/{wanted}" if attempt == 1 else f"{folder}/{stem}_{attempt}.{ending}"
        if not desk.files.exists(path):
            return path
    raise Refused("file_exists", field="documents", path=f"{folder}/{wanted}")


def _place(record: Record, uow: UnitOfWork, desk: OpenDesk) -> tuple[str, str]:
    if isinstance(record, Candidate):
        # Nobody who is not stored yet has applied anywhere.
        for application in uow.applications_of(record.number) if record.id is not None else ():
            requisition = uow.requisitions.find(application.requisition)
            if requisition is not None:
                return requisition.country or desk.settings.country, requisition.function or "TA"
        return desk.settings.country, "TA"
    return record.country or desk.settings.country, record.function or "TA"


def person_of(record: Record, uow: UnitOfWork) -> tuple[str, str, str]:
    """Whom a record's files are named after: language, Latin name, legal name; a requisition's bear its number."""
    if isinstance(record, Requisition):
        return "", "", record.number
    candidate = record if isinstance(record, Candidate) else uow.candidates.get(record.candidate)
    return candidate.language, candidate.latin_name, candidate.legal_name


def attach_later(new: NewDocument, kind: RecordKind, number: str, *, desk: OpenDesk) -> Changes:
    """Attach a file to a stored record, in a transaction of its own with its audit entry."""
    desk.require(Right.WRITE)
    (coming,) = looked_at([new], desk=desk)
    with desk.work() as uow:
        record = stored_record(kind, number, uow)
        document = attach(coming, record, kind, among=uow.documents_of(kind.value, number), uow=uow, desk=desk)
        try:
            uow.audit(
                at=desk.clock.now(),
                operator=desk.operator.name,
                action="attach",
                record_kind=kind.value,
                record=number,
                details={"type": new.type.value, "path": document.path, "sha256": document.sha256},
            )
            uow.commit()
        except BaseException:
            desk.files.remove(document.path)
            raise
    return Changes("attached", (number,), frozenset({kind}))


@dataclass(frozen=True, slots=True)
class FileState:
    """A filed document looked at again: `ok`, `missing` or `changed` since it was filed."""

    id: int
    path: str
    state: str


def states_of(kind: RecordKind, number: str, *, desk: OpenDesk) -> tuple[FileState, ...]:
    """Every document of a record compared with its hash."""
    desk.require(Right.READ)
    with desk.work() as uow:
        documents = uow.documents_of(kind.value, number)
    return tuple(FileState(d.id or 0, d.path, state_of(d.path, d.sha256, desk)) for d in documents)


def state_of(path: str, sha256: str, desk: OpenDesk) -> str:
    """`ok`, `missing` or `changed`."""
    try:
        content = desk.files.get(path)
    except DeskError:
        return "missing"
    return "ok" if hashlib.sha256(content).hexdigest() == sha256 else "changed"


def attach_mail(content: bytes, offer: Offer, *, uow: UnitOfWork, desk: OpenDesk) -> Document:
    """File a mail draft beside the offer's letters, inside the caller's transaction."""
    path = planned_path(offer, DocumentType.MAIL, desk.clock.today(), ".eml", uow=uow, desk=desk)
    document = Document(
        record_kind=RecordKind.OFFER.value,
        record=offer.number,
        type=DocumentType.MAIL,
        path=path,
        sha256=desk.files.put(path, content),
        bytes=len(content),
        dated=desk.clock.today(),
        created_at=desk.clock.now(),
        created_by=desk.operator.name,
    )
    _remember(document, uow, desk)
    return document
