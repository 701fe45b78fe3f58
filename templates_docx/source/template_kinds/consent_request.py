"""The request for consent: purpose, data, recipients, duration, how to withdraw; both answers stand unticked.

The answer is a page of its own, which can be sent back alone.
"""

from __future__ import annotations

from template_letter import (
    Kind,
    candidate_references,
    candidate_signature,
    each,
    heading,
    only_with,
    sender,
    terms_table,
)
from template_word import TEXT_WIDTH, cell, paragraph, row, table
from template_wording import Words

CHOICE = [600, TEXT_WIDTH - 600]


def body(words: Words) -> str:
    """Everything between header and footer."""
    own = words.own["consent_request"]
    asked = (
        (own["purpose"], "{{ paper.consent_purpose }}", ""),
        (own["data"], "".join(each("item", "paper.consent_data", "ItemBullet", "{{ item }}")), ""),
        (own["recipients"], "{{ paper.consent_recipients }}", ""),
        (own["months"], own["months_text"], ""),
        (own["policy"], own["policy_text"], ""),
        (own["withdraw"], own["withdraw_text"], ""),
    )
    choices = [
        row(cell(CHOICE[0], paragraph("ChoiceBox", "☐")), cell(CHOICE[1], paragraph("Choice", text)))
        for text in (own["yes"], own["no"])
    ]
    return "".join(
        [
            candidate_references(words),
            heading(own, "requisition.title"),
            paragraph("BodyText", own["opening"]),
            paragraph("TableEnd"),
            terms_table(asked),
            paragraph("Heading1", own["rights_heading"]),
            *rights(own),
            paragraph("BodyText", own["answer"]),
            sender(words),
            paragraph("PageHeading", own["acceptance_heading"]),
            table("LetterPlain", CHOICE, *choices),
            paragraph("TableSeam"),
            candidate_signature(words),
            paragraph("TableEnd"),
        ]
    )


def rights(own: dict[str, str]) -> list[str]:
    """The library's clause on the person's rights, or the template's own words."""
    return [
        *only_with("clauses.rights", "BodyText", "{{ clauses.rights }}"),
        *only_with("not clauses.rights", "BodyText", own["rights"]),
    ]


KIND = Kind(
    name="consent_request",
    document_type="consent_request",
    texts="consent_request",
    locales=("ro_RO", "en_GB"),
    body=body,
    country="*",
    signers=0,
    pages=2,
    required="candidate.name company.legal_name company.name letter.addressee letter.date letter.reference "
    "letter.salutation paper.answer_by paper.consent_data paper.consent_months paper.consent_policy paper.consent_purpose "
    "paper.consent_recipients paper.contact.name paper.withdraw_to",
    optional="company.address letter.candidate_anchor",
)
