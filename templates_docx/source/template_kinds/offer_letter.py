"""The offer letter for work in Romania, in every language of the letters."""

from __future__ import annotations

from template_letter import (
    Kind,
    acceptance,
    closing,
    condition_terms,
    contact,
    heading,
    job_terms,
    offer_references,
    pay_notes,
    pay_table,
    signature_table,
    terms_table,
)
from template_word import paragraph
from template_wording import LOCALES, Words


def body(words: Words) -> str:
    """Everything between header and footer."""
    own = words.own["offer_letter"]
    validity = (words.terms["validity"], words.terms["valid_until"], "")
    return "".join(
        [
            offer_references(words),
            heading(own),
            paragraph("BodyText", own["opening"]),
            paragraph("Heading1", own["job_heading"]),
            terms_table(job_terms(words)),
            paragraph("Heading1", own["pay_heading"]),
            pay_table(words),
            *pay_notes(words),
            paragraph("Heading1", own["conditions_heading"]),
            terms_table([*condition_terms(words), validity]),
            paragraph("Heading1", own["further_heading"]),
            *[paragraph("ListBullet", text) for text in own["further"]],
            paragraph("BodyText", own["reply"]),
            *contact(words),
            closing(words),
            signature_table(words),
            *acceptance(words, own),
        ]
    )


KIND = Kind(
    name="offer_letter",
    document_type="offer_letter",
    texts="offer_letter",
    locales=LOCALES,
    body=body,
    pages=2,
    required="candidate.name company.legal_name company.name letter.addressee letter.date letter.reference "
    "letter.salutation offer.amount offer.basis offer.city offer.currency offer.frequency offer.job_title offer.number "
    "offer.start_date offer.valid_until requisition.number signers[].name",
    optional="company.address letter.workplace letter.candidate_anchor",
)
