"""Letters: chosen by rule, made in memory, read back, shown, and only then filed, hashed and recorded."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

from recdesk.domain.candidate import Candidate
from recdesk.domain.document import Document, DocumentType
from recdesk.domain.errors import Damaged, Refused
from recdesk.domain.letter import LetterFact
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer, OfferStatus
from recdesk.domain.operator import Right
from recdesk.domain.reference import Reference
from recdesk.domain.requisition import Requisition
from recdesk.services import filing, following, mails, offers
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.paper_ports import LetterDraft, TemplateChoice
from recdesk.services.ports import UnitOfWork

READY = frozenset({OfferStatus.APPROVED, OfferStatus.SENT, OfferStatus.ACCEPTED})


@dataclass(frozen=True, slots=True)
class LetterPreview:
    """A letter made and read back but not filed: for which offer and version, the draft, and where it will lie."""

    number: str
    offer_version: int
    letter_version: int
    content_sha256: str
    draft: LetterDraft
    template: TemplateChoice
    planned_docx: str
    planned_pdf: str
    approved: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class FiledLetter:
    """A filed letter: paths relative to the documents folder, hashes, what made it and how long it took."""

    docx: str
    pdf: str
    docx_sha256: str
    pdf_sha256: str
    version: int
    engine: str
    template: str
    verified: bool
    seconds: float
    changes: Changes


class _Labels(TypedDict):
    """What a letter's files say about themselves."""

    title: str
    author: str
    at: datetime


def choose(offer: Offer, *, desk: OpenDesk, template: str = "", document_type: str = "") -> TemplateChoice:
    """The template by rule (language, country, function, document type), or the one named.

    Refused `template_none` when nothing fits, `template_unknown` when the named one does not fit this offer. While a
    template that may be meant for this offer is broken, no other goes out in its place: `manifest_unreadable`.
    """
    wanted = document_type or offer.document_type
    sought = {
        "language": offer.language,
        "country": offer.country,
        "function": offer.function,
        "document_type": wanted,
    }
    faults = desk.letters.faults(**sought)
    if faults:
        raise Refused.of(dataclasses.replace(p, field="template", record=offer.number) for p in faults)
    fitting = desk.letters.choices(**sought)
    if not fitting or wanted not in set(DocumentType):
        raise Refused(
            "template_none",
            field="template",
            record=offer.number,
            language=offer.language,
            country=offer.country,
            document=wanted,
        )
    named = template or offer.template
    if named:
        match = next((c for c in fitting if c.id == named), None)
        if match is None:
            raise Refused("template_unknown", field="template", record=offer.number, template=named)
        return match
    return fitting[0]


def make(
    offer: Offer,
    candidate: Candidate,
    requisition: Requisition,
    reference: Reference,
    template: TemplateChoice,
    *,
    desk: OpenDesk,
    engine: str = "builtin",
) -> LetterDraft:
    """Render, set and read back one letter in memory. Refused or Damaged with what is missing or differs.

    The office that the offer names is printed with its address where the desk knows it.
    """
    context, labels = _what_it_says(offer, candidate, requisition, reference, template, desk)
    return desk.letters.make(template, context, engine=engine, **labels)


def trial(
    offer: Offer,
    candidate: Candidate,
    requisition: Requisition,
    reference: Reference,
    template: TemplateChoice,
    *,
    desk: OpenDesk,
) -> tuple[LetterFact, ...]:
    """What the letter of an offer would say, made and read back in memory as by `make`; for proofs, not for filing."""
    context, labels = _what_it_says(offer, candidate, requisition, reference, template, desk)
    return desk.letters.trial(template, context, **labels)


def _what_it_says(
    offer: Offer,
    candidate: Candidate,
    requisition: Requisition,
    reference: Reference,
    template: TemplateChoice,
    desk: OpenDesk,
) -> tuple[Mapping[str, Any], _Labels]:
    # The letter bears the day of the desk, not of Greenwich.
    at = desk.clock.now().astimezone(ZoneInfo(desk.settings.time_zone))
    office = next((o for o in reference.offices if o.name == offer.office), None)
    company = reference.company
    context = desk.letters.context(offer, candidate, requisition, company, at=at, office=office)
    return context, {"title": f"{template.title} {offer.number} v{offer.version:02d}", "author": company.name, "at": at}


def preview(
    number: str,
    *,
    desk: OpenDesk,
    template: str = "",
    language: str = "",
    document_type: str = "",
    engine: str = "builtin",
) -> LetterPreview:
    """Make an offer's letter without filing it, to be looked at beside the data."""
    desk.require(Right.WRITE)
    began = time.perf_counter()
    with desk.work() as uow:
        offer = dataclasses.replace(uow.offers.get(number))
        if language:
            offer.language = language
        candidate = uow.candidates.get(offer.candidate)
        requisition = uow.requisitions.get(offer.requisition)
        choice = choose(offer, desk=desk, template=template, document_type=document_type)
        draft = make(offer, candidate, requisition, uow.reference(), choice, desk=desk, engine=engine)
        version = next_version(offer, uow)
        return LetterPreview(
            number=number,
            offer_version=offer.version,
            letter_version=version,
            content_sha256=following.content_hash(uow.offers.get(number), candidate),
            draft=draft,
            template=choice,
            planned_docx=_path(offer, ".docx", version, uow, desk),
            planned_pdf=_path(offer, ".pdf", version, uow, desk),
            approved=offer.status in READY,
            seconds=time.perf_counter() - began,
        )


def file(shown: LetterPreview, *, desk: OpenDesk) -> FiledLetter:
    """File a letter that was shown. Refused unless approved and unchanged since; Damaged `letter_not_verified` when its
    text and the record do not agree. Both files and their records are written, or nothing."""
    desk.require(Right.WRITE)
    if not shown.draft.verified:
        wrong = [f for f in shown.draft.facts if not f.match]
        raise Damaged(
            "letter_not_verified",
            field=wrong[0].field,
            record=shown.number,
            expected=wrong[0].record,
            found=wrong[0].document,
            count=len(wrong),
        )
    placed: list[str] = []
    began = time.perf_counter()
    with desk.work() as uow:
        try:
            offer = uow.offers.get(shown.number)
            _refuse_filing(offer, shown, uow, desk)
            docx = _record(offer, shown, shown.planned_docx, shown.draft.docx, placed, uow, desk)
            pdf = _record(offer, shown, shown.planned_pdf, shown.draft.pdf, placed, uow, desk)
            uow.audit(
                at=desk.clock.now(),
                operator=desk.operator.name,
                action="letter",
                record_kind=RecordKind.OFFER.value,
                record=offer.number,
                details={
                    "version": shown.letter_version,
                    "template": shown.template.id,
                    "engine": shown.draft.engine,
                    "docx": docx.sha256,
                    "pdf": pdf.sha256,
                    "facts": len(shown.draft.facts),
                },
            )
            uow.commit()
        except BaseException:
            for path in placed:
                desk.files.remove(path)
            raise
    return FiledLetter(
        docx=docx.path,
        pdf=pdf.path,
        docx_sha256=docx.sha256,
        pdf_sha256=pdf.sha256,
        version=shown.letter_version,
        engine=shown.draft.engine,
        template=f"{shown.template.id} v{shown.template.version}",
        verified=shown.draft.verified,
        seconds=shown.seconds + time.perf_counter() - began,
        changes=Changes("letter_filed", (shown.number,), frozenset({RecordKind.OFFER})),
    )


def _refuse_filing(offer: Offer, shown: LetterPreview, uow: UnitOfWork, desk: OpenDesk) -> None:
    if offer.archived_at is not None:
        raise Refused("record_archived", record=offer.number)
    if offer.status not in READY:
        raise Refused("offer_not_approved", field="status", record=offer.number, status=offer.status)
    if offer.content_sha256 and offer.content_sha256 != shown.content_sha256:
        raise Refused("offer_changed_since_preview", record=offer.number)
    if next_version(offer, uow) != shown.letter_version:
        raise Refused("file_exists", field="documents", record=offer.number, path=shown.planned_pdf)
    if any(desk.files.exists(p) for p in (shown.planned_docx, shown.planned_pdf)):
        raise Refused("file_exists", field="documents", record=offer.number, path=shown.planned_pdf)


def _record(
    offer: Offer,
    shown: LetterPreview,
    path: str,
    content: bytes,
    placed: list[str],
    uow: UnitOfWork,
    desk: OpenDesk,
) -> Document:
    sha256 = desk.files.put(path, content)
    placed.append(path)
    document = Document(
        record_kind=RecordKind.OFFER.value,
        record=offer.number,
        type=DocumentType(shown.template.document_type),
        path=path,
        sha256=sha256,
        bytes=len(content),
        version=shown.letter_version,
        dated=desk.clock.today(),
        engine=shown.draft.engine,
        template=f"{shown.template.id} v{shown.template.version}",
        template_sha256=shown.draft.template_sha256,
        language=shown.draft.language,
        content_sha256=shown.content_sha256,
        verified=shown.draft.verified,
        facts={f.field: f.document for f in shown.draft.facts},
        created_at=desk.clock.now(),
        created_by=desk.operator.name,
    )
    uow.add_document(document)
    return document


def next_version(offer: Offer, uow: UnitOfWork) -> int:
    """The version that the next letter of an offer bears, from 1."""
    letters = [d.version for d in uow.documents_of("offer", offer.number) if d.engine]
    return 1 + max(letters, default=0)


def planned_pdf_path(offer: Offer, *, uow: UnitOfWork, desk: OpenDesk) -> str:
    """Where the offer's next PDF letter will lie."""
    return _path(offer, ".pdf", next_version(offer, uow), uow, desk)


def _path(offer: Offer, suffix: str, version: int, uow: UnitOfWork, desk: OpenDesk) -> str:
    return filing.planned_path(
        offer,
        DocumentType.OFFER_LETTER,
        desk.clock.today(),
        suffix,
        uow=uow,
        desk=desk,
        version=version,
    )


def room_for_copies(shown: LetterPreview, folder: Path) -> None:
    """Make the folder for copies, before anything is filed. Refused when it cannot be made or has these files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refused("file_not_writable", field="out", path=str(folder)) from None
    for path in (shown.planned_docx, shown.planned_pdf):
        target = folder / path.rsplit("/", 1)[-1]
        if target.exists():
            raise Refused("file_exists", field="out", path=str(target))


def copy_out(filed: FiledLetter, folder: Path, *, desk: OpenDesk) -> tuple[Path, Path]:
    """Copies of both files in a folder that is there, never over another file. Refused `file_exists` or
    `file_not_writable`; the letter stays filed."""
    made = []
    for path in (filed.docx, filed.pdf):
        target = folder / path.rsplit("/", 1)[-1]
        try:
            with target.open("xb") as out:
                out.write(desk.files.get(path))
        except FileExistsError:
            raise Refused("file_exists", field="out", path=str(target)) from None
        except OSError:
            raise Refused("file_not_writable", field="out", path=str(target)) from None
        made.append(target)
    return made[0], made[1]


def mail_draft(number: str, *, desk: OpenDesk) -> tuple[Path, Changes]:
    """A mail to the candidate with the current letter, in the letter's language, filed as a draft. Refused without
    one."""
    desk.require(Right.WRITE)
    with desk.work() as uow:
        offer = uow.offers.get(number)
        letter = offers.letter_to_send(offer, uow, desk)
        candidate, requisition = uow.candidates.get(offer.candidate), uow.requisitions.get(offer.requisition)
        attachment = (letter.path.rsplit("/", 1)[-1], desk.files.get(letter.path))
        written = mails.offer_mail(offer, candidate, requisition, uow.reference().company, letter.version, attachment)
        content = desk.mails.write(written, at=desk.clock.now())
        new = filing.attach_mail(content, offer, uow=uow, desk=desk)
        try:
            uow.audit(
                at=desk.clock.now(),
                operator=desk.operator.name,
                action="mail_draft",
                record_kind="offer",
                record=number,
                details={"path": new.path, "letter": letter.version},
            )
            uow.commit()
        except BaseException:
            desk.files.remove(new.path)
            raise
    return desk.files.absolute(new.path), Changes("mail_drafted", (number,), frozenset({RecordKind.OFFER}))
