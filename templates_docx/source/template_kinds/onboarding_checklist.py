"""The checklist of the onboarding pack: the first day, and each step with who does it and by when."""

from __future__ import annotations

from template_letter import Kind, each, head_row, heading, offer_references, sender, terms_table
from template_word import TEXT_WIDTH, cell, paragraph, row, table, tag_row
from template_wording import Words

WIDTHS = [800, 4554, 2000, TEXT_WIDTH - 7354]


def body(words: Words) -> str:
    """Everything between header and footer."""
    own = words.own["onboarding"]
    first = (
        (own["start"], "{{ offer.start_date | full_date }}", ""),
        (own["time"], "{{ paper.first_day_time }}", ""),
        (own["place"], "{{ paper.first_day_place }}", ""),
        (own["bring"], "".join(each("thing", "paper.bring", "ItemBullet", "{{ thing }}")), "paper.bring"),
    )
    return "".join(
        [
            offer_references(words),
            heading(own),
            paragraph("BodyText", own["opening"]),
            paragraph("Heading1", own["first_heading"]),
            terms_table(first),
            paragraph("Heading1", own["tasks_heading"]),
            tasks_table(own),
            paragraph("AfterTable", own["note"]),
            sender(words),
        ]
    )


def tasks_table(own: dict[str, str]) -> str:
    """A box to tick, the step with what to mind, who does it and by when."""
    note = [
        paragraph("SmallNote", "{%p if task.note %}"),
        paragraph("SmallNote", "{{ task.note }}"),
        paragraph("SmallNote", "{%p endif %}"),
    ]
    return table(
        "LetterItems",
        WIDTHS,
        head_row(WIDTHS, *own["columns"]),
        tag_row("{%tr for task in paper.tasks %}", WIDTHS, "TermLabel"),
        row(
            cell(WIDTHS[0], paragraph("TickBox", "☐")),
            cell(WIDTHS[1], paragraph("ItemValue", "{{ task.name }}"), *note),
            cell(WIDTHS[2], paragraph("ItemValue", "{% if task.owner %}{{ task.owner }}{% endif %}")),
            cell(WIDTHS[3], paragraph("ItemValue", "{% if task.due %}{{ task.due | date }}{% endif %}")),
        ),
        tag_row("{%tr endfor %}", WIDTHS, "TermLabel"),
        head=True,
    )


KIND = Kind(
    name="onboarding_checklist",
    document_type="onboarding_checklist",
    texts="onboarding",
    locales=("ro_RO", "en_GB"),
    body=body,
    signers=0,
    required="candidate.name company.legal_name company.name letter.date letter.reference offer.job_title offer.number "
    "offer.start_date paper.contact.name paper.first_day_place paper.first_day_time paper.tasks paper.tasks[].name",
    optional="company.address",
)
