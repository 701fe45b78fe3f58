"""The notice that a term of the contract changes: what it was, what it becomes, from when and why."""

from __future__ import annotations

from template_letter import (
    Kind,
    acceptance,
    closing,
    contact,
    head_row,
    heading,
    offer_references,
    only_with,
    signature_table,
    terms_table,
)
from template_word import TEXT_WIDTH, cell, paragraph, row, table, tag_row
from template_wording import Words

WIDTHS = [2954, 3200, TEXT_WIDTH - 6154]


def body(words: Words) -> str:
    """Everything between header and footer."""
    own = words.own["notice_of_change"]
    changed = ("{{ change.name }}", "{{ change.before }}", "{{ change.after }}")
    when = (
        (own["effective"], "{{ paper.effective_date | date }}", ""),
        (own["until"], "{{ paper.change_until | date }}", "paper.change_until"),
        (own["reason"], "{{ paper.change_reason }}", "paper.change_reason"),
        (own["basis"], "{{ paper.change_basis }}", "paper.change_basis"),
    )
    return "".join(
        [
            offer_references(words),
            heading(own),
            paragraph("BodyText", own["opening"]),
            paragraph("TableEnd"),
            table(
                "LetterItems",
                WIDTHS,
                head_row(WIDTHS, *own["columns"]),
                tag_row("{%tr for change in paper.changes %}", WIDTHS, "TermLabel"),
                row(*(cell(w, paragraph("ItemValue", text)) for w, text in zip(WIDTHS, changed, strict=True))),
                tag_row("{%tr endfor %}", WIDTHS, "TermLabel"),
                head=True,
            ),
            paragraph("TableGap"),
            terms_table(when),
            paragraph("TableGap"),
            *[paragraph("ListBullet", text) for text in own["further"]],
            *only_with("paper.answer_by", "BodyText", own["answer"]),
            *contact(words),
            closing(words),
            signature_table(words),
            *acceptance(words, own),
        ]
    )


KIND = Kind(
    name="notice_of_change",
    document_type="notice_of_change",
    texts="notice_of_change",
    locales=("ro_RO", "en_GB"),
    body=body,
    required="candidate.name company.legal_name company.name letter.addressee letter.date letter.reference "
    "letter.salutation offer.job_title offer.number paper.changes paper.changes[].after paper.changes[].before "
    "paper.changes[].name paper.contract_date paper.effective_date signers[].name",
    optional="company.address letter.candidate_anchor",
)
