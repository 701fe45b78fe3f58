"""What read-back of a signed copy came to, in one sentence: what happened, and what to do."""

from __future__ import annotations

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


def verdict_sentence(verdict: str, *, reason: str, facts: int, wrong: int, blank: tuple[int, ...]) -> str:
    """The verdict of a reading (see domain.letter.SignedReading) in the language in use: how many facts were compared,
    how many of them differ, which pages have no text."""
    if verdict == "match":
        return ntr("{n} value agrees with the record.", "All {n} values agree with the record.", facts).format(n=facts)
    if verdict == "unreadable":
        if blank and facts:
            return tr(_BLANK).format(pages=", ".join(str(page + 1) for page in blank), n=wrong)
        return tr(_REASONS.get(reason, _REASONS["damaged"]))
    if reason == "other_paper":
        return tr(_OTHER).format(n=wrong)
    return ntr(
        "{n} value differs from the record. What was signed holds: correct the record.",
        "{n} values differ from the record. What was signed holds: correct the record.",
        wrong,
    ).format(n=wrong)
