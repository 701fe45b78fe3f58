"""The confirmation of an interview: when, where, with whom, and what to bring."""

from __future__ import annotations

from template_letter import Kind, candidate_references, each, heading, only_with, sender, terms_table
from template_word import paragraph
from template_wording import Words


def body(words: Words) -> str:
    """Everything between header and footer."""
    own = words.own["interview_confirmation"]
    person = "{{ person.name }}{% if person.title %}, {{ person.title }}{% endif %}"
    details = (
        (own["kind"], "{{ paper.interview_kind }}", ""),
        (own["day"], "{{ paper.interview_date | full_date }}", ""),
        (own["time"], "{{ paper.interview_time }}", ""),
        (own["local_time"], "{{ paper.interview_local_time }}", "paper.interview_local_time"),
        (own["place"], "{{ paper.interview_place }}", "paper.interview_place"),
        (own["link"], "{{ paper.interview_link }}", "paper.interview_link"),
        (own["panel"], "".join(each("person", "paper.panel", "TermValue", person)), "paper.panel"),
        (own["bring"], "".join(each("thing", "paper.bring", "ItemBullet", "{{ thing }}")), "paper.bring"),
    )
    return "".join(
        [
            candidate_references(words),
            heading(own, "requisition.title"),
            paragraph("BodyText", own["opening"]),
            paragraph("TableEnd"),
            terms_table(details),
            paragraph("AfterTable", own["change"]),
            *only_with("paper.answer_by", "BodyText", own["answer"]),
            paragraph("BodyText", own["support"]),
            sender(words),
        ]
    )


KIND = Kind(
    name="interview_confirmation",
    document_type="interview_confirmation",
    texts="interview_confirmation",
    locales=("ro_RO", "en_GB"),
    body=body,
    country="*",
    signers=0,
    required="candidate.name company.legal_name company.name letter.addressee letter.date letter.reference "
    "letter.salutation paper.contact.name paper.interview_date paper.interview_kind paper.interview_time",
    optional="company.address",
)
