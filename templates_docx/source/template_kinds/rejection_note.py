"""The answer to an application that is not taken further: neutral, and without a reason of its own."""

from __future__ import annotations

from template_letter import Kind, candidate_references, heading, only_with, sender
from template_word import paragraph
from template_wording import Words


def body(words: Words) -> str:
    """Everything between header and footer."""
    own = words.own["rejection_note"]
    return "".join(
        [
            candidate_references(words),
            heading(own, "requisition.title"),
            paragraph("BodyText", own["opening"]),
            paragraph("BodyText", own["decision"]),
            *only_with("paper.feedback", "BodyText", "{{ paper.feedback }}"),
            *only_with("paper.keep_until", "BodyText", own["keep"]),
            *only_with("clauses.rights", "BodyText", "{{ clauses.rights }}"),
            paragraph("BodyText", own["wish"]),
            sender(words),
        ]
    )


KIND = Kind(
    name="rejection_note",
    document_type="rejection_note",
    texts="rejection_note",
    locales=("ro_RO", "en_GB"),
    body=body,
    country="*",
    signers=0,
    required="candidate.name company.legal_name company.name letter.addressee letter.date letter.reference "
    "letter.salutation paper.contact.name",
    optional="company.address",
)
