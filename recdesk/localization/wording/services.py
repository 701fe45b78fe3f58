"""What the use cases refuse besides what the rules of a record say: doubled names, files that are not what was filed."""

from __future__ import annotations

from recdesk.localization.catalogue import mark

FIELD = {
    "field_twice": mark("it stands twice in the file. Keep the value that is meant."),
}

WHOLE = {
    "pair_of_one": mark("Candidate: it is compared with itself. Name the other record."),
    "letter_file_changed": mark("Letter {path}: it is not the file that was verified. File a new letter, then go on."),
}
