"""The request for documents that are missing, each with the day by which it is needed."""

from __future__ import annotations

from template_letter import Kind, candidate_references, head_row, heading, sender
from template_word import TEXT_WIDTH, cell, paragraph, row, table, tag_row
from template_wording import Words

WIDTHS = [3800, 2200, TEXT_WIDTH - 6000]


def body(words: Words) -> str:
    """Everything between header and footer."""
    own = words.own["missing_documents"]
    asked = ("{{ document.name }}", "{{ document.due | date }}", "{% if document.note %}{{ document.note }}{% endif %}")
    return "".join(
        [
            candidate_references(words),
            heading(own, "requisition.title"),
            paragraph("BodyText", own["opening"]),
            paragraph("TableEnd"),
            table(
                "LetterItems",
                WIDTHS,
                head_row(WIDTHS, *own["columns"]),
                tag_row("{%tr for document in paper.missing %}", WIDTHS, "TermLabel"),
                row(*(cell(w, paragraph("ItemValue", text)) for w, text in zip(WIDTHS, asked, strict=True))),
                tag_row("{%tr endfor %}", WIDTHS, "TermLabel"),
                head=True,
            ),
            paragraph("AfterTable", own["send"]),
            *[paragraph("ListBullet", text) for text in own["further"]],
            sender(words),
        ]
    )


KIND = Kind(
    name="missing_documents_request",
    document_type="missing_documents_request",
    texts="missing_documents",
    locales=("ro_RO", "en_GB"),
    body=body,
    country="*",
    signers=0,
    required="candidate.name company.legal_name company.name letter.addressee letter.date letter.reference "
    "letter.salutation paper.contact.name paper.missing paper.missing[].due paper.missing[].name paper.return_to",
    optional="company.address",
)
