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
from recdesk.domain.document import CANDIDATE_PAPERS, Document, DocumentType
from recdesk.domain.errors import Damaged, DeskError, Refused
from recdesk.domain.letter import LetterFact
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer, OfferStatus
from recdesk.domain.operator import Right
from recdesk.domain.reference import Reference
from recdesk.domain.requisition import Requisition
from recdesk.domain.signing import signing_of, with_anchors
from recdesk.services import filing, following, papers
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.paper_ports import LetterDraft, TemplateChoice
from recdesk.services.papers import Subject
from recdesk.services.ports import UnitOfWork

FELL_BACK = "engine_fell_back"
_ENGINE_TROUBLE = frozenset({"engine_missing", "engine_failed", "engine_timeout"})
READY = frozenset({OfferStatus.APPROVED, OfferStatus.SENT, OfferStatus.ACCEPTED})


@dataclass(frozen=True, slots=True)
class LetterPreview:
    """A document made and read back but not filed: for which record and version, the draft, and where it will lie.

    `offer_version` is 0 for a candidate's."""

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
    kind: RecordKind = RecordKind.OFFER


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


class Labels(TypedDict):
    """What a letter's files say about themselves."""

    title: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PlannedLetter:
    """Everything that a document will say and where it will lie, read from the desk; the document is not made."""

    number: str
    offer_version: int
    letter_version: int
    content_sha256: str
    template: TemplateChoice
    context: Mapping[str, Any]
    labels: Labels
    planned_docx: str
    planned_pdf: str
    approved: bool
    seconds: float
    kind: RecordKind = RecordKind.OFFER

    def shown(self, draft: LetterDraft, *, seconds: float) -> LetterPreview:
        """The document with what was made of it."""
        return LetterPreview(
            number=self.number,
            offer_version=self.offer_version,
            letter_version=self.letter_version,
            content_sha256=self.content_sha256,
            draft=draft,
            template=self.template,
            planned_docx=self.planned_docx,
            planned_pdf=self.planned_pdf,
            approved=self.approved,
            seconds=seconds,
            kind=self.kind,
        )


def choose(offer: Offer, *, desk: OpenDesk, template: str = "", document_type: str = "") -> TemplateChoice:
    """The template of an offer's letter by rule, or the one named; see `papers.choose` for what is refused."""
    subject = Subject(
        RecordKind.OFFER, document_type or offer.document_type, offer.language, Candidate(), dataclasses.replace(offer)
    )
    return papers.choose(subject, desk=desk, template=template)


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
    subject = Subject(RecordKind.OFFER, template.document_type, offer.language, candidate, offer, requisition)
    context, labels = _what_it_says(subject, reference, template, {}, desk)
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
    subject = Subject(RecordKind.OFFER, template.document_type, offer.language, candidate, offer, requisition)
    context, labels = _what_it_says(subject, reference, template, {}, desk)
    return desk.letters.trial(template, context, **labels)


def _what_it_says(
    subject: Subject,
    reference: Reference,
    template: TemplateChoice,
    asked: Mapping[str, Any],
    desk: OpenDesk,
    signing: str = "",
) -> tuple[Mapping[str, Any], Labels]:
    # The letter bears the day of the desk, not of Greenwich.
    at = desk.clock.now().astimezone(ZoneInfo(desk.settings.time_zone))
    offer = subject.offer
    office = next((o for o in reference.offices if offer is not None and o.name == offer.office), None)
    context = desk.letters.context(
        offer,
        subject.candidate,
        subject.requisition,
        reference.company,
        at=at,
        office=office,
        template=template,
        asked=papers.answers_of(subject, asked, reference),
    )
    version = f" v{offer.version:02d}" if offer is not None else ""
    title = f"{template.title} {subject.record.number}{version}"
    marked = with_anchors(context, signing_of(signing or desk.settings.signing))
    return marked, {"title": title, "author": reference.company.name, "at": at}


def preview(
    number: str,
    *,
    desk: OpenDesk,
    template: str = "",
    language: str = "",
    document_type: str = "",
    engine: str = "",
    asked: Mapping[str, Any] | None = None,
    requisition: str = "",
    signing: str = "",
) -> LetterPreview:
    """Make a document of an offer or a candidate without filing it, to be looked at beside the data.

    Without a type it is the letter that the offer asks for. `asked` are the answers to `papers.questions`;
    `requisition` says which application is meant where a candidate has several. Without `engine` and `signing` the
    desk's own hold.
    """
    planned = plan(
        number,
        desk=desk,
        template=template,
        language=language,
        document_type=document_type,
        asked=asked,
        requisition=requisition,
        signing=signing,
    )
    began = time.perf_counter()
    draft = draft_of(planned, desk=desk, engine=engine)
    return planned.shown(draft, seconds=planned.seconds + time.perf_counter() - began)


def draft_of(planned: PlannedLetter, *, desk: OpenDesk, engine: str = "") -> LetterDraft:
    """Make a planned document with the named engine or the desk's own.

    Where the desk's own engine is missing, fails or hangs, the built-in one makes it, and the draft says so among its
    warnings (`engine_fell_back`); an engine that was named for this document is not replaced.
    """
    chosen = engine or desk.settings.pdf_engine
    try:
        return desk.letters.make(planned.template, planned.context, engine=chosen, **planned.labels)
    except Refused as error:
        if not falls_back(error, engine):
            raise
    draft = desk.letters.make(planned.template, planned.context, **planned.labels)
    return dataclasses.replace(draft, warnings=(*draft.warnings, FELL_BACK))


def falls_back(error: DeskError, engine: str) -> bool:
    """Whether the built-in engine takes over after this failure; `engine` is the one that was asked for by name."""
    return not engine and error.code in _ENGINE_TROUBLE


def plan(
    number: str,
    *,
    desk: OpenDesk,
    template: str = "",
    language: str = "",
    document_type: str = "",
    asked: Mapping[str, Any] | None = None,
    requisition: str = "",
    signing: str = "",
) -> PlannedLetter:
    """Read everything that a document needs, in one short transaction; making it needs the desk no more."""
    desk.require(Right.WRITE)
    began = time.perf_counter()
    with desk.work() as uow:
        subject = papers.subject_of(
            number, uow=uow, document_type=document_type, language=language, requisition=requisition
        )
        choice = papers.choose(subject, desk=desk, template=template)
        context, labels = _what_it_says(subject, uow.reference(), choice, asked or {}, desk, signing)
        document = DocumentType(subject.document)
        version = next_version(subject.record, uow, document)
        offer = subject.offer
        return PlannedLetter(
            number=number,
            offer_version=offer.version if offer is not None else 0,
            letter_version=version,
            content_sha256=_content(subject.kind, number, uow),
            template=choice,
            context=context,
            labels=labels,
            planned_docx=_path(subject.record, ".docx", version, uow, desk, document),
            planned_pdf=_path(subject.record, ".pdf", version, uow, desk, document),
            approved=offer is None or subject.document in CANDIDATE_PAPERS or offer.status in READY,
            seconds=time.perf_counter() - began,
            kind=subject.kind,
        )


def _content(kind: RecordKind, number: str, uow: UnitOfWork) -> str:
    """The hash of what a document says of the stored record."""
    if kind is RecordKind.CANDIDATE:
        return following.person_hash(uow.candidates.get(number))
    offer = uow.offers.get(number)
    return following.content_hash(offer, uow.candidates.get(offer.candidate))


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
            record = _record_of(shown, uow)
            _refuse_filing(record, shown, uow, desk)
            docx = _record(record, shown, shown.planned_docx, shown.draft.docx, placed, uow, desk)
            pdf = _record(record, shown, shown.planned_pdf, shown.draft.pdf, placed, uow, desk)
            uow.audit(
                at=desk.clock.now(),
                operator=desk.operator.name,
                action="letter",
                record_kind=shown.kind.value,
                record=record.number,
                details={
                    "type": shown.template.document_type,
                    "version": shown.letter_version,
                    "template": shown.template.id,
                    "engine": shown.draft.engine,
                    "docx": docx.sha256,
                    "pdf": pdf.sha256,
                    "facts": len(shown.draft.facts),
                    "clauses": list(shown.draft.clauses),
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
        changes=Changes("letter_filed", (shown.number,), frozenset({shown.kind})),
    )


def _record_of(shown: LetterPreview, uow: UnitOfWork) -> Offer | Candidate:
    return uow.offers.get(shown.number) if shown.kind is RecordKind.OFFER else uow.candidates.get(shown.number)


def _refuse_filing(record: Offer | Candidate, shown: LetterPreview, uow: UnitOfWork, desk: OpenDesk) -> None:
    if record.archived_at is not None:
        raise Refused("record_archived", record=record.number)
    document = DocumentType(shown.template.document_type)
    if isinstance(record, Offer):
        if document not in CANDIDATE_PAPERS and record.status not in READY:
            raise Refused("offer_not_approved", field="status", record=record.number, status=record.status)
        if record.content_sha256 and record.content_sha256 != shown.content_sha256:
            raise Refused("offer_changed_since_preview", record=record.number)
    elif following.person_hash(record) != shown.content_sha256:
        raise Refused("candidate_changed_since_preview", record=record.number)
    if next_version(record, uow, document) != shown.letter_version:
        raise Refused("file_exists", field="documents", record=record.number, path=shown.planned_pdf)
    if any(desk.files.exists(p) for p in (shown.planned_docx, shown.planned_pdf)):
        raise Refused("file_exists", field="documents", record=record.number, path=shown.planned_pdf)


def _record(
    record: Offer | Candidate,
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
        record_kind=shown.kind.value,
        record=record.number,
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


def next_version(record: Offer | Candidate, uow: UnitOfWork, document: DocumentType = DocumentType.OFFER_LETTER) -> int:
    """The version that the next document of that type bears, from 1."""
    kind = RecordKind.OFFER if isinstance(record, Offer) else RecordKind.CANDIDATE
    made = [d.version for d in uow.documents_of(kind.value, record.number) if d.engine and d.type is document]
    return 1 + max(made, default=0)


def planned_pdf_path(offer: Offer, *, uow: UnitOfWork, desk: OpenDesk) -> str:
    """Where the offer's next PDF letter will lie."""
    return _path(offer, ".pdf", next_version(offer, uow), uow, desk, DocumentType.OFFER_LETTER)


def _path(
    record: Offer | Candidate, suffix: str, version: int, uow: UnitOfWork, desk: OpenDesk, document: DocumentType
) -> str:
    return filing.planned_path(record, document, desk.clock.today(), suffix, uow=uow, desk=desk, version=version)


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
