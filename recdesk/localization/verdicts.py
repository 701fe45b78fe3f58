"""What read-back of a signed copy came to, in one sentence: what happened, and what to do."""

from __future__ import annotations

from recdesk.domain.letter import SignedReading, Verdict
from recdesk.localization.catalogue import mark, ntr, tr

_REASONS = {
    "no_text": mark(
        "The copy is a picture without text and cannot be compared. Compare it by eye, or ask for the file."
    ),
    "no_characters": mark("The copy's font does not tell its letters. Compare it by eye, or ask for another file."),
    "protected": mark("The copy is protected by a password. Ask for one without, or save it without."),
    "damaged": mark("The copy is damaged and cannot be opened. Ask for it again."),
    "too_many_pages": mark("The copy has too many pages for an offer. Choose the file with the signed offer alone."),
    "too_much_text": mark("The copy has too much text for an offer. Choose the file with the signed offer alone."),
    "too_slow": mark("Reading the copy took too long and was given up. Compare it by eye, or ask for another file."),
}
_BLANK = mark(
    "Pages {pages} are pictures without text, and {n} values were not found on the others. Compare them by eye."
)
_OTHER = mark("This does not look like the offer's letter: {n} values were not found. Choose another file or offer.")


def verdict_sentence(reading: SignedReading) -> str:
    """The verdict with its reason, in the language in use."""
    wrong = sum(not fact.match for fact in reading.facts)
    if reading.verdict is Verdict.MATCH:
        n = len(reading.facts)
        return ntr("{n} value agrees with the record.", "All {n} values agree with the record.", n).format(n=n)
    if reading.verdict is Verdict.UNREADABLE:
        if reading.blank and reading.facts:
            pages = ", ".join(str(page + 1) for page in reading.blank)
            return tr(_BLANK).format(pages=pages, n=wrong)
        return tr(_REASONS.get(reading.reason, _REASONS["damaged"]))
    if reading.reason == "other_paper":
        return tr(_OTHER).format(n=wrong)
    return ntr(
        "{n} value differs from the record. What was signed holds: correct the record.",
        "{n} values differ from the record. What was signed holds: correct the record.",
        wrong,
    ).format(n=wrong)
