"""What the use cases refuse besides what the rules of a record say: doubled names, files that are not what was filed."""

from __future__ import annotations

from recdesk.localization.catalogue import mark

FIELD = {
    "field_twice": mark("it stands twice in the file. Keep the value that is meant."),
}

WHOLE = {
    "pair_of_one": mark("Candidate: it is compared with itself. Name the other record."),
    "settings_missing": mark("Settings: {file} is missing or damaged. The defaults hold; set the options again."),
    "setting_unfit": mark("Settings: {name} has a value that cannot be. Its default holds; set it again."),
    "unexpected": mark("RecDesk: something failed that was not foreseen. Send {report} to whoever looks after RecDesk."),
    "letter_file_changed": mark("Letter {path}: it is not the file that was verified. File a new letter, then go on."),
}
