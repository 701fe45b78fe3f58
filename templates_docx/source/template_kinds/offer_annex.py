"""The annex to an offer: its benefits, what they are worth, and on which conditions they are given."""

from __future__ import annotations

from template_letter import (
    Kind,
    acceptance,
    benefit_value,
    closing,
    dependent,
    head_row,
    heading,
    offer_references,
    only_with,
    signature_table,
    terms_table,
)
from template_word import TEXT_WIDTH, cell, paragraph, row, table, tag_row
from template_wording import Words

WIDTHS = [4200, TEXT_WIDTH - 4200]
CLAUSES = ("meal_tickets", "medical_insurance", "bonus")


def body(words: Words) -> str:
    """Everything between header and footer."""
    own = words.own["offer_annex"]
    about = (
        (own["number"], "{{ paper.annex_number }}", "paper.annex_number"),
        (own["effective"], "{{ paper.effective_date | date }}", "paper.effective_date"),
        (words.terms["start_date"], "{{ offer.start_date | date }}", ""),
    )
    return "".join(
        [
            offer_references(words),
            heading(own),
            paragraph("BodyText", own["opening"]),
            terms_table(about),
            paragraph("Heading1", own["benefits_heading"]),
            benefits_table(words),
            *conditions(own),
            paragraph("Heading1", own["further_heading"]),
            *[paragraph("ListBullet", text) for text in own["further"]],
            closing(words),
            signature_table(words),
            *acceptance(words, own),
        ]
    )


def benefits_table(words: Words) -> str:
    """Benefits, allowances and bonus of the offer, and insurance and pension as the desk told them."""
    own = words.own["offer_annex"]

    def tag(text: str) -> str:
        return tag_row(text, WIDTHS, "TermLabel")

    def line(label: str, value: str) -> str:
        return row(cell(WIDTHS[0], paragraph("ItemValue", label)), cell(WIDTHS[1], paragraph("ItemValue", value)))

    return table(
        "LetterItems",
        WIDTHS,
        head_row(WIDTHS, own["component"], own["value"]),
        tag("{%tr for benefit in offer.benefits %}"),
        line("{{ benefit.name }}", benefit_value(words)),
        tag("{%tr endfor %}"),
        tag("{%tr for allowance in offer.allowances %}"),
        line("{{ allowance.name }}", "{{ allowance.amount | money }} {{ allowance.frequency | term }}"),
        tag("{%tr endfor %}"),
        *dependent(line(words.terms["bonus"], "{{ offer.bonus }}"), "offer.bonus", WIDTHS),
        *dependent(line(own["medical"], "{{ paper.medical_insurance }}"), "paper.medical_insurance", WIDTHS),
        *dependent(line(own["pension"], "{{ paper.pension }}"), "paper.pension", WIDTHS),
        head=True,
    )


def conditions(own: dict[str, str]) -> list[str]:
    """The conditions that the desk wrote for a benefit, then the clauses that fit."""
    known = "paper.benefit_terms or " + " or ".join(f"clauses.{name}" for name in CLAUSES)
    drawn = only_with(known, "Heading1", own["conditions_heading"])
    drawn += [
        paragraph("ListBullet", "{%p for benefit in paper.benefit_terms %}"),
        paragraph("ListBullet", "{{ benefit.name }}: {{ benefit.terms }}"),
        paragraph("ListBullet", "{%p endfor %}"),
    ]
    for name in CLAUSES:
        drawn += only_with(f"clauses.{name}", "ListBullet", f"{{{{ clauses.{name} }}}}")
    return drawn


KIND = Kind(
    name="offer_annex",
    document_type="offer_annex",
    texts="offer_annex",
    locales=("ro_RO", "en_GB"),
    body=body,
    pages=2,
    required="candidate.name company.legal_name company.name letter.addressee letter.date letter.reference "
    "letter.salutation offer.benefits offer.job_title offer.number offer.start_date signers[].name",
    optional="company.address letter.candidate_anchor",
)
