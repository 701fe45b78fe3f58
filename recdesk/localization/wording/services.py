"""What the use cases say besides the rules of a record: doubled names, options, files that are not what was filed."""

from __future__ import annotations

from recdesk.localization.catalogue import mark

FIELD = {
    "name_cedilla_mended": mark(
        "{value} had the cedilla of old files. It came in as {better}; compare it with the ID."
    ),
    "national_id_check_digit": mark("its check digit is not right. Compare it with the ID."),
    "national_id_other_birth_date": mark("it tells another date of birth. Compare both with the ID."),
    "field_set_by_desk": mark("the desk fills it by itself. Leave it out."),
}

WHOLE = {
    "profile_unclear.none": mark("Profile: none fits this file. Compare its headers with one of {known}."),
    "column_missing": mark("Column {column}: the file has none of this name. Correct the header, or the profile."),
    "column_twice": mark("Column {column}: the file has it twice. Rename one of the two, then import again."),
    "settings_missing": mark("Settings: {file} is missing or damaged. The defaults hold; set the options again."),
    "setting_unfit": mark("Settings: {name} has a value that cannot be. Its default holds; set it again."),
    "unexpected": mark(
        "RecDesk: something failed that was not foreseen. Send {report} to whoever looks after RecDesk."
    ),
    "letter_file_changed": mark("Letter {path}: it is not the file that was verified. File a new letter, then go on."),
}
