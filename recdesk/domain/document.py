"""Documents of a record: what they are, where they lie, and the hash that proves they are still what was filed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class DocumentType(StrEnum):
    """What a document is; the value is also its tag in file names."""

    HEADCOUNT_APPROVAL = "headcount_approval"
    CV = "cv"
    MAIL = "mail"
    CONSENT = "consent"
    RIGHT_TO_WORK = "right_to_work"
    BACKGROUND_CHECK = "background_check"
    PAY_APPROVAL = "pay_approval"
    OFFER_LETTER = "offer_letter"
    OFFER_ANNEX = "offer_annex"
    PRE_CONTRACT_INFORMATION = "pre_contract_information"
    CONTRACT_DRAFT = "contract_draft"
    INTERVIEW_CONFIRMATION = "interview_confirmation"
    MISSING_DOCUMENTS_REQUEST = "missing_documents_request"
    REJECTION_NOTE = "rejection_note"
    ONBOARDING_CHECKLIST = "onboarding_checklist"
    CONSENT_REQUEST = "consent_request"
    NOTICE_OF_CHANGE = "notice_of_change"
    SIGNED_OFFER = "signed_offer"
    OTHER = "other"


FILE_TAGS = {
    DocumentType.HEADCOUNT_APPROVAL: "HeadcountApproval",
    DocumentType.CV: "CV",
    DocumentType.MAIL: "Mail",
    DocumentType.CONSENT: "Consent",
    DocumentType.RIGHT_TO_WORK: "RightToWork",
    DocumentType.BACKGROUND_CHECK: "BackgroundCheck",
    DocumentType.PAY_APPROVAL: "PayApproval",
    DocumentType.OFFER_LETTER: "Offer",
    DocumentType.OFFER_ANNEX: "OfferAnnex",
    DocumentType.PRE_CONTRACT_INFORMATION: "PreContract",
    DocumentType.CONTRACT_DRAFT: "ContractDraft",
    DocumentType.INTERVIEW_CONFIRMATION: "Interview",
    DocumentType.MISSING_DOCUMENTS_REQUEST: "MissingDocuments",
    # What was decided about a person never becomes part of a file's name.
    DocumentType.REJECTION_NOTE: "Reply",
    DocumentType.ONBOARDING_CHECKLIST: "Onboarding",
    DocumentType.CONSENT_REQUEST: "ConsentRequest",
    DocumentType.NOTICE_OF_CHANGE: "NoticeOfChange",
    DocumentType.SIGNED_OFFER: "SignedOffer",
    DocumentType.OTHER: "Document",
}

OFFER_PAPERS = frozenset(
    {
        DocumentType.OFFER_LETTER,
        DocumentType.OFFER_ANNEX,
        DocumentType.PRE_CONTRACT_INFORMATION,
        DocumentType.CONTRACT_DRAFT,
        DocumentType.ONBOARDING_CHECKLIST,
        DocumentType.NOTICE_OF_CHANGE,
    }
)
"""What is made from an offer."""
CANDIDATE_PAPERS = frozenset(
    {
        DocumentType.INTERVIEW_CONFIRMATION,
        DocumentType.MISSING_DOCUMENTS_REQUEST,
        DocumentType.REJECTION_NOTE,
        DocumentType.CONSENT_REQUEST,
    }
)
"""What is made for a candidate, whether or not there is an offer."""
PAPERS = OFFER_PAPERS | CANDIDATE_PAPERS
"""Documents that are made from a Word template; all others come from elsewhere."""


@dataclass(eq=False, kw_only=True)
class Document:
    """One filed file. `path` is relative to the desk's documents folder, with forward slashes.

    A letter also keeps what it was made from: engine, template and its hash, the offer's content hash, and the facts
    read back.
    """

    record_kind: str
    record: str
    type: DocumentType
    path: str
    sha256: str
    bytes: int
    version: int = 1
    dated: date | None = None
    valid_until: date | None = None
    original_name: str = ""
    engine: str = ""
    template: str = ""
    template_sha256: str = ""
    language: str = ""
    content_sha256: str = ""
    verified: bool = False
    facts: dict[str, str] = field(default_factory=dict)
    text: str = ""
    created_at: datetime | None = None
    created_by: str = ""
    id: int | None = None
    row_version: int = 1
