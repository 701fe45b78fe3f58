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
    DocumentType.SIGNED_OFFER: "SignedOffer",
    DocumentType.OTHER: "Document",
}


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
