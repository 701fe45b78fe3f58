"""What is asked for before a document is made: languages, templates, applications and questions. No widgets."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from recdesk.domain.application import ENDED, Application, Stage
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import DocumentType
from recdesk.domain.numbers import RecordKind
from recdesk.services import papers
from recdesk.services.desk import OpenDesk
from recdesk.services.paper_ports import Question, TemplateChoice
from recdesk.services.papers import Subject
from recdesk.ui.records import words

OF_OFFER = (
    DocumentType.OFFER_ANNEX,
    DocumentType.PRE_CONTRACT_INFORMATION,
    DocumentType.CONTRACT_DRAFT,
    DocumentType.ONBOARDING_CHECKLIST,
    DocumentType.NOTICE_OF_CHANGE,
)
OF_CANDIDATE = (
    DocumentType.INTERVIEW_CONFIRMATION,
    DocumentType.MISSING_DOCUMENTS_REQUEST,
    DocumentType.REJECTION_NOTE,
    DocumentType.CONSENT_REQUEST,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A document that can be made. `languages` are those that have a template, the person's own first; `requisitions`
    are those among which a candidate's application is chosen, none where there is nothing to choose."""

    number: str
    document: str
    candidate: Candidate
    language: str
    languages: tuple[str, ...]
    template: TemplateChoice
    templates: tuple[TemplateChoice, ...]
    requisition: str
    requisitions: tuple[str, ...]
    questions: tuple[Question, ...]


def documents_of(kind: RecordKind) -> tuple[DocumentType, ...]:
    """The documents that the window makes of a record, the offer letter aside."""
    return {RecordKind.OFFER: OF_OFFER, RecordKind.CANDIDATE: OF_CANDIDATE}.get(kind, ())


def ask(
    number: str,
    document: str,
    *,
    kind: RecordKind,
    desk: OpenDesk,
    language: str = "",
    template: str = "",
    requisition: str = "",
) -> Asking:
    """What the document asks for. Refused as by `papers.subject_of` and `papers.choose`."""
    with desk.work() as uow:
        known = uow.applications_of(number) if kind is RecordKind.CANDIDATE else ()
        about = requisition or _requisition(document, known)
        subject = papers.subject_of(number, uow=uow, document_type=document, requisition=about)
    languages = _languages(subject, desk)
    spoken = language if language in languages else (languages or (subject.language,))[0]
    subject = dataclasses.replace(subject, language=spoken)
    chosen = papers.choose(subject, desk=desk, template=template)
    return Asking(
        number=number,
        document=document,
        candidate=subject.candidate,
        language=spoken,
        languages=languages,
        template=chosen,
        templates=_templates(subject, spoken, desk),
        requisition=about,
        requisitions=tuple(a.requisition for a in known) if len(known) > 1 else (),
        questions=papers.questions(
            number, desk=desk, document_type=document, language=spoken, requisition=about
        ),
    )  # fmt: skip


def _requisition(document: str, known: tuple[Application, ...] | list[Application]) -> str:
    """Of several applications the one that the document is most likely about; the service knows a single one itself."""
    if len(known) < 2:
        return ""
    rejection = document == DocumentType.REJECTION_NOTE
    fitting = [a for a in known if (a.stage is Stage.REJECTED if rejection else a.stage not in ENDED)]
    return (fitting or list(known))[0].requisition


def _languages(subject: Subject, desk: OpenDesk) -> tuple[str, ...]:
    codes = sorted((code for code, _ in words.LETTER_LANGUAGE), key=lambda code: code != subject.language)
    return tuple(code for code in codes if _templates(subject, code, desk))


def _templates(subject: Subject, language: str, desk: OpenDesk) -> tuple[TemplateChoice, ...]:
    country, function = subject.place(desk)
    return desk.letters.choices(
        language=language, country=country, function=function, document_type=subject.document
    )  # fmt: skip
