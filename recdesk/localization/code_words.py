"""Words for codes: one table for every enumeration that a person reads, marked for translation.

The window, the command line and the sentences share them. The words themselves stand alone, as in a list or a chip;
`in_sentence` fits one into a running text.
"""

from __future__ import annotations

from enum import Enum

from recdesk.localization.catalogue import mark, tr

BASIS = (("gross", mark("gross")), ("net", mark("net")))
FREQUENCY = (
    ("monthly", mark("monthly")),
    ("yearly", mark("yearly")),
    ("weekly", mark("weekly")),
    ("daily", mark("daily")),
    ("hourly", mark("hourly")),
    ("once", mark("once")),
)
WORK_TYPE = (("on_site", mark("On site")), ("hybrid", mark("Hybrid")), ("remote", mark("Remote")))
REQUISITION_STATUS = (
    ("open", mark("Open for hiring")),
    ("on_hold", mark("On hold")),
    ("filled", mark("Filled")),
    ("cancelled", mark("Cancelled")),
)
TEMPLATE_STATE = (
    ("draft", mark("Draft")),
    ("approved", mark("Approved")),
    ("retired", mark("Retired")),
    ("shipped", mark("Shipped with RecDesk")),
)
PRIORITY = (("high", mark("High")), ("normal", mark("Normal")), ("low", mark("Low")))
QUESTION_KIND = (("text", mark("Text")), ("yes_no", mark("Yes or no")), ("number", mark("Number")))
NAME_ORDER = (("given_first", mark("Given name first")), ("family_first", mark("Family name first")))
ADDRESS = (("neutral", mark("Neutral")), ("ms", mark("Ms")), ("mr", mark("Mr")))
ID_KIND = (
    ("identity_card", mark("Identity card")),
    ("passport", mark("Passport")),
    ("residence_permit", mark("Residence permit")),
)
NOTICE_UNIT = (
    ("calendar_days", mark("Calendar days")),
    ("working_days", mark("Working days")),
    ("weeks", mark("Weeks")),
    ("months", mark("Months")),
)
DISCLOSURE = (
    ("not_asked", mark("Not asked yet")),
    ("nothing_disclosed", mark("Nothing disclosed")),
    ("disclosed", mark("Disclosed")),
)
STAGE = (
    ("new", mark("New")),
    ("screening", mark("Screening")),
    ("interview", mark("Interview")),
    ("offer", mark("At offer")),
    ("hired", mark("Hired")),
    ("rejected", mark("Rejected")),
    ("withdrawn", mark("Withdrawn")),
)
CANDIDATE_STATUS = (("active", mark("Active")), ("hired", mark("Hired")), ("inactive", mark("Inactive")))
OFFER_STATUS = (
    ("draft", mark("Draft")),
    ("approved", mark("Approved")),
    ("sent", mark("Sent")),
    ("accepted", mark("Accepted")),
    ("declined", mark("Declined")),
    ("withdrawn", mark("Withdrawn")),
    ("expired", mark("Expired")),
)
CONSENT_CHANNEL = (
    ("form", mark("Web form")),
    ("mail", mark("Mail")),
    ("paper", mark("Paper")),
    ("phone", mark("Phone, with a note")),
)
CONSENT_PURPOSE = (
    ("recruitment", mark("This recruitment")),
    ("talent_pool", mark("Talent pool")),
    ("sharing", mark("Sharing with a client")),
)
LETTER_LANGUAGE = (
    ("ro_RO", mark("Romanian")),
    ("en_GB", mark("English")),
    ("de_DE", mark("German")),
    ("fr_FR", mark("French")),
    ("nl_NL", mark("Dutch")),
    ("sv_SE", mark("Swedish")),
    ("da_DK", mark("Danish")),
    ("nb_NO", mark("Norwegian")),
    ("fi_FI", mark("Finnish")),
    ("hu_HU", mark("Hungarian")),
    ("ar_AE", mark("Arabic")),
    ("he_IL", mark("Hebrew")),
)
DOCUMENT_TYPE = (
    ("headcount_approval", mark("Headcount approval")),
    ("cv", mark("CV")),
    ("mail", mark("Mail")),
    ("consent", mark("Consent")),
    ("right_to_work", mark("Right to work")),
    ("background_check", mark("Background check")),
    ("pay_approval", mark("Pay approval")),
    ("offer_letter", mark("Offer letter")),
    ("offer_annex", mark("Benefits annex")),
    ("pre_contract_information", mark("Pre-contract information")),
    ("contract_draft", mark("Contract draft")),
    ("interview_confirmation", mark("Interview confirmation")),
    ("missing_documents_request", mark("Request for missing documents")),
    ("rejection_note", mark("Rejection note")),
    ("onboarding_checklist", mark("Onboarding checklist")),
    ("consent_request", mark("Consent request")),
    ("notice_of_change", mark("Notice of a change")),
    ("signed_offer", mark("Signed offer")),
    ("other", mark("Other document")),
)
KIND = (("requisition", mark("Requisition")), ("candidate", mark("Candidate")), ("offer", mark("Offer")))
ACTION = (
    ("create", mark("Entered")),
    ("change", mark("Changed")),
    ("undo", mark("Taken back")),
    ("archive", mark("Archived")),
    ("restore", mark("Taken out of the archive")),
    ("attach", mark("Document attached")),
    ("stage", mark("Stage moved")),
    ("stage_undo", mark("Stage taken back")),
    ("offer_approve", mark("Approved")),
    ("offer_send", mark("Marked as sent")),
    ("offer_accept", mark("Accepted")),
    ("offer_decline", mark("Declined")),
    ("offer_withdraw", mark("Withdrawn")),
    ("offer_expire", mark("Expired")),
    ("filled", mark("Filled by an accepted offer")),
    ("letter", mark("Letter filed")),
    ("mail_draft", mark("Mail draft made")),
    ("draft_copy", mark("Draft copy made")),
    ("readback", mark("Signed copy read back")),
    ("import", mark("Imported")),
    ("import_undo", mark("Import taken back")),
)
LIST = (
    ("requisitions", mark("Requisitions")),
    ("candidates", mark("Candidates")),
    ("offers", mark("Offers")),
    ("documents", mark("Documents")),
)
WAITING = (
    ("action_overdue", mark("Overdue actions")),
    ("action_due", mark("Actions due today")),
    ("offer_waiting", mark("Offers waiting for an answer")),
    ("offer_draft", mark("Offers to be approved")),
    ("letter_missing", mark("Letters to be made")),
    ("letter_unsent", mark("Unsent letters")),
    ("letter_outdated", mark("Letters out of date")),
    ("document_expiring", mark("Documents that end")),
    ("consent_expiring", mark("Consents that end")),
    ("right_to_work_expiring", mark("Right to work ends")),
)
_BY_TABLE = {
    "basis": BASIS,
    "frequency": FREQUENCY,
    "work_type": WORK_TYPE,
    "requisition_status": REQUISITION_STATUS,
    "priority": PRIORITY,
    "question_kind": QUESTION_KIND,
    "name_order": NAME_ORDER,
    "form_of_address": ADDRESS,
    "id_seen": ID_KIND,
    "notice_unit": NOTICE_UNIT,
    "accommodation": DISCLOSURE,
    "stage": STAGE,
    "candidate_status": CANDIDATE_STATUS,
    "offer_status": OFFER_STATUS,
    "template_state": TEMPLATE_STATE,
    "consent_channel": CONSENT_CHANNEL,
    "consent_purpose": CONSENT_PURPOSE,
    "language": LETTER_LANGUAGE,
    "document_type": DOCUMENT_TYPE,
    "kind": KIND,
    "action": ACTION,
    "list": LIST,
    "waiting": WAITING,
}

_BY_ENUM = {
    "Basis": "basis",
    "Frequency": "frequency",
    "WorkType": "work_type",
    "RequisitionStatus": "requisition_status",
    "Priority": "priority",
    "QuestionKind": "question_kind",
    "NameOrder": "name_order",
    "Address": "form_of_address",
    "IdKind": "id_seen",
    "NoticeUnit": "notice_unit",
    "Disclosure": "accommodation",
    "Stage": "stage",
    "CandidateStatus": "candidate_status",
    "OfferStatus": "offer_status",
    "TemplateState": "template_state",
    "DocumentType": "document_type",
    "RecordKind": "kind",
}


def word(table: str, code: object) -> str:
    """The word for a code of a table in the window's language; the code itself when the table has none."""
    text = str(getattr(code, "value", code) or "")
    return next((tr(shown) for known, shown in _BY_TABLE[table] if known == text), text)


def has_word(table: str, code: object) -> bool:
    """Whether the table knows the code."""
    text = str(getattr(code, "value", code) or "")
    return any(known == text for known, _shown in _BY_TABLE[table])


def enum_word(value: Enum) -> str:
    """The word for an enumeration's value, as in a list; its code where there is no word."""
    table = _BY_ENUM.get(type(value).__name__, "")
    return word(table, value) if table and has_word(table, value) else str(value.value)


def in_sentence(value: Enum) -> str:
    """An enumeration's value as it stands within a sentence: its word with a small initial, `CV` as it is.

    One without a word is its code with spaces.
    """
    table = _BY_ENUM.get(type(value).__name__, "")
    if not table or not has_word(table, value):
        return str(value.value).replace("_", " ")
    text = word(table, value)
    return text if text.isupper() else text[:1].lower() + text[1:]
