"""Many letters at once, names of files, engines and signing: what stops one letter or one file."""

from __future__ import annotations

from recdesk.localization.catalogue import mark

FIELD: dict[str, str] = {}

WHOLE = {
    "letter_process_ended": mark("Letter: the program that made it ended. Make this letter alone to see why."),
    "letter_not_begun": mark("Letter: it was not begun. Make it again."),
    "letter_defect": mark("Letter: a fault in the program stopped it ({kind}). Nothing was filed for this offer."),
    "press_full": mark("Letter: too many are under way. Wait for one of them."),
    "folder_missing": mark("Folder {folder}: it is not there. Check its name."),
    "folder_unreadable": mark("Folder {folder}: it cannot be read. Ask for the right to it, then try again."),
    "folder_of_desk": mark("Folder {folder}: it holds the desk itself. Check its documents folder instead."),
    "too_many_files": mark("Folder {folder}: it has more than {most} files. Check its folders one by one."),
    "path_too_long": mark("File {path}: its path would be longer than {most} signs. Move it to a shorter folder."),
    "file_gone": mark("File {path}: it is not there any more. Check the folder again."),
    "names_batch_missing": mark("Names: there is no renaming {batch}. Give the number that the renaming printed."),
    "names_already_undone": mark("Names: renaming {batch} was taken back already. There is nothing more to undo."),
    "template_locked": mark("Template {file}: another program has it open. Close it in Word, then try again."),
    "template_gone": mark("Template {file}: it is not there any more. Put it back, or choose another."),
    "template_unread": mark("Template {file}: it cannot be read from the disk. Try again, or put it there anew."),
    "signing_unknown": mark("Signing: there is no kind “{value}”. Use one of {known}."),
    "signer_without_address": mark("Signer {order}, {name}: name or e-mail address is missing. Enter it in the offer."),
    "signer_twice": mark("Signer {order}, {name}: the address {email} signs already. Give each signer an own one."),
    "signer_formula": mark("Signer {order}: the text begins like a formula. Correct name and address in the offer."),
    "too_many_to_sign": mark("Signers: {count} offers are too many for one file, {most} are taken. Divide the list."),
    "offers_file_unreadable": mark("Offers, line {line}: “{value}” is no number of an offer. Write one on each line."),
}

NAME_REASONS = {
    "shape": mark("not by the convention"),
    "ending": mark("ending not in small letters"),
    "unsafe": mark("signs that not every system takes"),
    "system": mark("a file of the system"),
    "personal_number": mark("holds a personal number"),
    "pay": mark("holds an amount of pay"),
    "day_missing": mark("no day in it"),
    "day_unclear": mark("its day can be read in two ways"),
    "kind_missing": mark("no kind of document in it"),
    "person_missing": mark("no person in it"),
    "other_quarter": mark("its day is of another quarter than its folder"),
}
"""Why a file's name is not by the convention."""
