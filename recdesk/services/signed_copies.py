"""Signed copies of offers: read back against the record, filed with their verdict; corrections are proposed only.

What was signed wins over the record: a copy that differs gives the fields to change, and the change goes the way of
every other one, through the form and its checklist.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from recdesk.domain.document import Document, DocumentType
from recdesk.domain.errors import DeskError, Refused
from recdesk.domain.letter import SignedReading, Verdict
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer
from recdesk.domain.operator import Right
from recdesk.services import filing, letters
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.kinds import NewDocument, editable
from recdesk.services.ports import UnitOfWork

SUFFIXES = (".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """A signed copy that was read back but not filed. `letter_version` is the letter it was compared with, 0 for one
    made for the comparison because none is filed."""

    number: str
    row_version: int
    name: str
    content: bytes
    sha256: str
    letter_version: int
    reading: SignedReading

    @property
    def correction(self) -> Mapping[str, Any]:
        """The offer's fields as the copy has them, where the copy wins; empty when nothing can be proposed."""
        known = editable(RecordKind.OFFER)
        return {name: value for name, value in self.reading.proposed.items() if name in known}


@dataclass(frozen=True, slots=True)
class FiledCopy:
    """A filed signed copy: its path in the documents folder, its hash, and the verdict that stands with it."""

    path: str
    sha256: str
    verdict: Verdict
    changes: Changes


@dataclass(frozen=True, slots=True)
class _Letter:
    """The letter that went out: its bytes, its facts, its version, the context that its offer gives now."""

    content: bytes
    stood: Mapping[str, str]
    version: int
    language: str


def read(number: str, name: str, content: bytes, *, desk: OpenDesk) -> SignedCopy:
    """Compare a PDF or DOCX with an offer, as it is now. Nothing is changed.

    Refused for a file that is no PDF or DOCX, empty or too large; a file that cannot be read is a verdict. Where no
    letter is filed one is made for the comparison, and refused as `letters.preview` is.
    """
    desk.require(Right.READ)
    filing.check_file(name, content)
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused("document_type_unknown", field="documents", name=name, known=sorted(SUFFIXES))
    with desk.work() as uow:
        offer = uow.offers.get(number)
        filed = _filed_letter(offer, suffix, uow, desk)
        if filed is not None:
            letter, made_at = filed
            context = _context(offer, letter.language, made_at, uow, desk)
    if filed is None:
        shown = letters.preview(number, desk=desk)
        sent = shown.draft.docx if suffix == ".docx" else shown.draft.pdf
        letter = _Letter(sent, {}, 0, shown.draft.language)
        with desk.work() as uow:
            context = _context(offer, letter.language, desk.clock.now(), uow, desk)
    reading = desk.letters.read_signed(
        content, context, language=letter.language, letter=letter.content, stood=letter.stood
    )
    return SignedCopy(
        number=number,
        row_version=offer.row_version,
        name=PurePosixPath(name.replace("\\", "/")).name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        letter_version=letter.version,
        reading=reading,
    )


def _filed_letter(offer: Offer, suffix: str, uow: UnitOfWork, desk: OpenDesk) -> tuple[_Letter, datetime] | None:
    """The newest filed letter as the desk filed it, of the copy's own kind of file where it is still whole."""
    sent = [d for d in uow.documents_of("offer", offer.number) if d.type is DocumentType.OFFER_LETTER and d.engine]
    for document in sorted(sent, key=lambda d: (-d.version, not d.path.endswith(suffix))):
        content = _whole(document, desk)
        if content is not None:
            letter = _Letter(content, document.facts, document.version, document.language or offer.language)
            return letter, document.created_at or desk.clock.now()
    return None


def _whole(document: Document, desk: OpenDesk) -> bytes | None:
    try:
        content = desk.files.get(document.path)
    except DeskError:
        return None
    return content if hashlib.sha256(content).hexdigest() == document.sha256 else None


def _context(offer: Offer, language: str, at: datetime, uow: UnitOfWork, desk: OpenDesk) -> Mapping[str, Any]:
    """What the letter would say of the record as it is now, dated as the letter is."""
    reference = uow.reference()
    return desk.letters.context(
        dataclasses.replace(offer, language=language),
        uow.candidates.get(offer.candidate),
        uow.requisitions.get(offer.requisition),
        reference.company,
        at=at.astimezone(ZoneInfo(desk.settings.time_zone)),
        office=next((o for o in reference.offices if o.name == offer.office), None),
    )


def file(copy: SignedCopy, *, desk: OpenDesk) -> FiledCopy:
    """File a copy that was read, with its verdict, facts and hash, and an entry of the history: all or nothing.

    Refused when the offer was changed since the reading (`offer_changed_since_reading`), is archived, has this very
    file already (`signed_copy_filed`), or when the file is damaged and nobody could ever read it
    (`signed_copy_unreadable`).
    """
    desk.require(Right.WRITE)
    if copy.reading.reason == "damaged":
        raise Refused("signed_copy_unreadable.damaged", field="documents", record=copy.number, name=copy.name)
    (coming,) = filing.looked_at([NewDocument(DocumentType.SIGNED_OFFER, copy.name, copy.content)], desk=desk)
    with desk.work() as uow:
        offer = uow.offers.get(copy.number)
        among = uow.documents_of("offer", copy.number)
        _refuse_filing(offer, copy, among)
        document = filing.attach(coming, offer, RecordKind.OFFER, among=among, uow=uow, desk=desk)
        try:
            document.verified = copy.reading.verdict is Verdict.MATCH
            document.language = copy.reading.language
            document.content_sha256 = offer.content_sha256
            document.facts = {fact.field: fact.document for fact in copy.reading.facts}
            uow.audit(
                at=desk.clock.now(),
                operator=desk.operator.name,
                action="readback",
                record_kind=RecordKind.OFFER.value,
                record=copy.number,
                details=_details(copy, document),
            )
            uow.commit()
        except BaseException:
            desk.files.remove(document.path)
            raise
    changes = Changes("signed_copy_filed", (copy.number,), frozenset({RecordKind.OFFER}))
    return FiledCopy(document.path, document.sha256, copy.reading.verdict, changes)


def _refuse_filing(offer: Offer, copy: SignedCopy, among: list[Document]) -> None:
    if offer.archived_at is not None:
        raise Refused("record_archived", record=offer.number)
    if offer.row_version != copy.row_version:
        raise Refused("offer_changed_since_reading", record=offer.number)
    same = next((d for d in among if d.sha256 == copy.sha256 and d.type is DocumentType.SIGNED_OFFER), None)
    if same is not None:
        raise Refused("signed_copy_filed", field="documents", record=offer.number, path=same.path)


def _details(copy: SignedCopy, document: Document) -> dict[str, Any]:
    reading = copy.reading
    wrong = [fact.field for fact in reading.facts if not fact.match]
    return {
        "verdict": reading.verdict.value,
        **({"reason": reading.reason} if reading.reason else {}),
        "path": document.path,
        "sha256": document.sha256,
        "letter": copy.letter_version,
        "facts": len(reading.facts),
        **({"differ": wrong} if wrong else {}),
    }
