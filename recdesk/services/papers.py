"""Whom a document is for: an offer, or a candidate without one; which template fits, and what is asked for.

Making, showing and filing are `letters.py`'s.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recdesk.domain.application import ENDED, Application, Stage
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import CANDIDATE_PAPERS, PAPERS, DocumentType
from recdesk.domain.errors import Refused
from recdesk.domain.numbers import RecordKind, kind_of
from recdesk.domain.offer import Offer
from recdesk.domain.operator import Right
from recdesk.domain.reference import Reference
from recdesk.domain.requisition import Requisition
from recdesk.services.desk import OpenDesk
from recdesk.services.paper_ports import Question, TemplateChoice
from recdesk.services.ports import UnitOfWork

_WITHOUT_APPLICATION = frozenset({DocumentType.CONSENT_REQUEST, DocumentType.MISSING_DOCUMENTS_REQUEST})


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what a document speaks of. `offer` and `requisition` are None where there are none."""

    kind: RecordKind
    document: str
    language: str
    candidate: Candidate
    offer: Offer | None = None
    requisition: Requisition | None = None

    @property
    def record(self) -> Offer | Candidate:
        """The record with which the document is filed."""
        return self.offer or self.candidate

    def place(self, desk: OpenDesk) -> tuple[str, str]:
        """Country and function by which the template is chosen."""
        at = self.offer or self.requisition
        country, function = (at.country, at.function) if at is not None else ("", "")
        return country or desk.settings.country, function or "TA"


def subject_of(
    number: str, *, uow: UnitOfWork, document_type: str = "", language: str = "", requisition: str = ""
) -> Subject:
    """The subject of a document for an offer's or a candidate's number.

    Refused `document_needs_person` for a requisition, `document_needs_offer` when a candidate's number is given for a
    document that speaks of an offer, `template_none` for a document that there is none of; for a candidate also
    `document_needs_application`, `requisition_needed` and, for a rejection note, `rejection_not_recorded`.
    """
    # Without a type it is the letter of an offer, whatever the number looks like.
    kind = kind_of(number) if document_type else RecordKind.OFFER
    if document_type and document_type not in PAPERS:
        raise Refused(
            "template_none", field="template", record=number, language=language, country="", document=document_type
        )
    if kind is RecordKind.REQUISITION:
        raise Refused("document_needs_person", field="number", record=number)
    if kind is RecordKind.OFFER:
        offer = dataclasses.replace(uow.offers.get(number))
        offer.language = language or offer.language
        wanted = document_type or offer.document_type
        application = uow.application(offer.candidate, offer.requisition)
        _refuse_rejection(wanted, application, number)
        candidate, permission = uow.candidates.get(offer.candidate), uow.requisitions.get(offer.requisition)
        return Subject(kind, wanted, offer.language, candidate, offer, permission)
    if document_type not in CANDIDATE_PAPERS:
        raise Refused("document_needs_offer", field="number", record=number, document=DocumentType(document_type))
    candidate = uow.candidates.get(number)
    application = _application(candidate, document_type, requisition, uow)
    _refuse_rejection(document_type, application, number)
    found = uow.requisitions.get(application.requisition) if application is not None else None
    return Subject(kind, document_type, language or candidate.language or "en_GB", candidate, requisition=found)


def _application(candidate: Candidate, document: str, requisition: str, uow: UnitOfWork) -> Application | None:
    """The application that a document is about: the one named, or the only one that it can be about."""
    if requisition:
        named = uow.application(candidate.number, requisition)
        if named is None:
            raise Refused("document_needs_application", field="requisition", record=candidate.number)
        return named
    known = uow.applications_of(candidate.number)
    rejection = document == DocumentType.REJECTION_NOTE
    fitting = [a for a in known if (a.stage is Stage.REJECTED if rejection else a.stage not in ENDED)] or known
    if len(fitting) > 1 and document not in _WITHOUT_APPLICATION:
        numbers = sorted(a.requisition for a in fitting)
        raise Refused("requisition_needed", field="requisition", record=candidate.number, known=numbers)
    if not fitting and document not in _WITHOUT_APPLICATION:
        raise Refused("document_needs_application", field="requisition", record=candidate.number)
    return fitting[0] if len(fitting) == 1 else None


def _refuse_rejection(document: str, application: Application | None, record: str) -> None:
    """A rejection is recorded before it is written to the person: a note to somebody who was not rejected is the worst
    letter that a desk can send."""
    if document == DocumentType.REJECTION_NOTE and (application is None or application.stage is not Stage.REJECTED):
        raise Refused("rejection_not_recorded", field="stage", record=record)


def choose(subject: Subject, *, desk: OpenDesk, template: str = "") -> TemplateChoice:
    """The template by rule (language, country, function, document type), or the one named.

    Refused `template_none` when nothing fits, `template_unknown` when the named one does not fit. While a template that
    may be meant for this is broken, no other goes out in its place: `manifest_unreadable`.
    """
    country, function = subject.place(desk)
    sought = {
        "language": subject.language,
        "country": country,
        "function": function,
        "document_type": subject.document,
    }
    number = subject.record.number
    faults = desk.letters.faults(**sought)
    if faults:
        raise Refused.of(dataclasses.replace(p, field="template", record=number) for p in faults)
    fitting = desk.letters.choices(**sought)
    if not fitting or subject.document not in PAPERS:
        raise Refused(
            "template_none",
            field="template",
            record=number,
            language=subject.language,
            country=country,
            document=subject.document,
        )
    named = template or _template_of_offer(subject)
    if named:
        match = next((c for c in fitting if c.id == named), None)
        if match is None:
            raise Refused("template_unknown", field="template", record=number, template=named)
        return match
    return fitting[0]


def _template_of_offer(subject: Subject) -> str:
    """The template that the offer names, which is meant for the letter that the offer itself asks for and no other."""
    offer = subject.offer
    return offer.template if offer is not None and subject.document == offer.document_type else ""


def answers_of(subject: Subject, given: Mapping[str, Any], reference: Reference) -> dict[str, Any]:
    """The answers with what the desk's lists know over its defaults and under a person's words."""
    known: dict[str, Any] = {}
    if subject.document == DocumentType.CONSENT_REQUEST and reference.policies:
        pool = next((p for p in reference.policies if p.purpose == "talent_pool"), reference.policies[0])
        known = {"consent_policy": pool.version, "consent_months": pool.months}
    return known | dict(given)


def questions(
    number: str, *, desk: OpenDesk, document_type: str = "", language: str = "", requisition: str = ""
) -> tuple[Question, ...]:
    """What is asked for when a document is made for that number, needed ones first, with the desk's defaults."""
    desk.require(Right.READ)
    with desk.work() as uow:
        subject = subject_of(number, uow=uow, document_type=document_type, language=language, requisition=requisition)
        reference = uow.reference()
    asked = desk.letters.questions(
        document_type=subject.document,
        country=subject.place(desk)[0],
        language=subject.language,
        today=desk.clock.today(),
        start_date=subject.offer.start_date if subject.offer is not None else None,
    )
    known = answers_of(subject, {}, reference)
    return tuple(dataclasses.replace(q, default=known[q.name]) if q.name in known else q for q in asked)
