"""Many letters at once, names of files, engines and signing: what stops one letter or one file."""

from __future__ import annotations

from recdesk.localization.catalogue import mark

FIELD: dict[str, str] = {}

WHOLE = {
    "letter_process_ended": mark("Letter: the program that made it ended. Make this letter alone to see why."),
    "letter_not_begun": mark("Letter: it was not begun. Make it again."),
    "letter_defect": mark("Letter: a fault in the program stopped it ({kind}). Nothing was filed for this offer."),
    "press_full": mark("Letter: too many are under way. Wait for one of them."),
    "offers_file_unreadable": mark("Offers, line {line}: “{value}” is no number of an offer. Write one on each line."),
}
