"""Small Word templates of documents, put into a desk's own folder; one line is enough to prove what is made of it."""

from __future__ import annotations

from pathlib import Path

from tests.letters.word_files import docx, paragraph

INTERVIEW = (
    "{{ letter.reference }} {{ letter.salutation }} {{ paper.interview_date|full_date }} {{ paper.interview_time }}"
)
MISSING = (
    "{{ candidate.name }}: {% for document in paper.missing %}{{ document.name }} "
    "{% if document.due %}{{ document.due|date }} {% endif %}{% endfor %}"
)
REJECTION = "{{ candidate.name }}: {{ requisition.title }}"
CONSENT = (
    "{{ candidate.name }}: {{ paper.consent_policy }} {{ clauses.withdrawal }} "
    "{{ candidate.name }} {{ letter.candidate_anchor }}"
)
CONTRACT = "{{ candidate.name }}: {{ offer.amount|money }} {{ paper.contract_date|date }} {{ paper.overtime }}"
TEXTS = {
    "interview_confirmation": INTERVIEW,
    "missing_documents_request": MISSING,
    "rejection_note": REJECTION,
    "consent_request": CONSENT,
    "contract_draft": CONTRACT,
}


def add_templates(folder: Path) -> None:
    """A Romanian template of each of these documents in a desk's folder."""
    place = folder / "templates" / "ro_RO"
    place.mkdir(parents=True, exist_ok=True)
    for document, text in TEXTS.items():
        (place / f"{document}.docx").write_bytes(docx(paragraph(text)))
        (place / f"{document}.toml").write_text(
            f'id = "own_{document}"\nversion = 9\ntitle = "Document"\nlanguage = "ro_RO"\ncountry = "RO"\n'
            f'function = "*"\ndocument_type = "{document}"\nsigners = 0\n',
            encoding="utf-8",
        )
