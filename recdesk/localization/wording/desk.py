"""The desk itself: opening, keys, rights, places on the disk."""

from __future__ import annotations

from recdesk.localization.catalogue import mark

FIELD = {
    "passphrase_weak": mark("it is easy to guess. Use at least {minimum} characters, best several words."),
    "passphrase_weak.short": mark("it is too short. Use at least {minimum} characters, best several words."),
    "passphrases_differ": mark("the two entries differ. Type the passphrase twice once more."),
    "recovery_code_mistyped": mark("group {group} is mistyped. Compare it with the printed code."),
}

WHOLE = {
    "wrong_passphrase": mark(
        "Passphrase: it does not open this desk. Check Caps Lock and the keyboard, then try again."
    ),
    "passphrase_needed": mark("Passphrase: none was given. Type it, or put it into RECDESK_PASSPHRASE."),
    "no_way_in": mark("Desk: none of its ways in can be used here. Use the passphrase or the recovery code."),
    "key_file_missing": mark("Desk: its key file {file} is missing. Put it back from a backup; nothing was changed."),
    "key_file_damaged": mark("Desk: its key file is damaged. Put it back from a backup; nothing was changed."),
    "key_file_newer": mark("Desk: its key file is of a later RecDesk. Install that version; nothing was changed."),
    "memory_short": mark("Desk: unlocking needs {needed_mib} MB of memory. Close other programs, then try again."),
    "credential_store_unfit": mark("Credential store: {store} does not keep secrets safe. Use the passphrase."),
    "credential_store_silent": mark(
        "Credential store: {store} gives no answer. Use the passphrase or the recovery code."
    ),
    "slot_needed": mark("Desk: this is the last safe way in. Add another one before removing it."),
    "slot_unknown": mark("Desk: there is no way in of that name. Choose one from the list."),
    "desk_missing": mark("Desk: there is none in {folder}. Choose another folder, or make a new desk."),
    "database_missing": mark("Desk: its file {file} is missing. Restore a backup; no new desk was made."),
    "desk_exists": mark("Desk: there is one already in this place. Choose an empty folder."),
    "desk_damaged": mark("Desk: {file} is damaged. Restore a backup; nothing was changed."),
    "desk_foreign": mark("Desk: {file} was not made by RecDesk. Choose another folder; nothing was changed."),
    "desk_newer": mark("Desk: it was last used with a later RecDesk. Install that version; nothing was changed."),
    "desk_not_encrypted": mark("Desk: {file} is not encrypted. RecDesk does not open it; nothing was changed."),
    "desk_read_only": mark("Desk: its folder cannot be written. Ask for the right to write, then open it again."),
    "desk_in_use.known": mark("Desk: {owner} has it open on {machine}. Use that window, or close it first."),
    "desk_in_use": mark("Desk: another RecDesk has it open. Use that window, or close it first."),
    "desk_busy": mark("Desk: another act is writing to it. Wait a moment, then try again."),
    "desk_locked": mark("Desk: it is locked. Unlock it first."),
    "backup_damaged": mark("Backup {file}: it is damaged. Choose an older one; the desk was not changed."),
    "backup_newer": mark("Backup {file}: it is of a later RecDesk. Install that version; nothing was changed."),
    "backup_unverified": mark("Backup {file}: it cannot be read back. Make another one, in another folder."),
    "cancelled": mark("The act was stopped. Nothing was changed."),
    "disk_full": mark("Disk: there is no room left. Nothing was lost; free some space, then try again."),
    "file_fault": mark("File {file}: the disk reports a fault. Nothing was changed; look at the disk, then try again."),
    "backup_inside_desk": mark(
        "Folder {folder}: it lies among the desk's own files. Choose one outside of the desk, or name none."
    ),
    "folder_not_empty": mark("Folder {folder}: other things lie in it. Choose an empty folder or a new one."),
    "path_unfit": mark("Path {file}: a file, a link or a name too long is in the way. Choose another place."),
    "operator_unknown": mark(
        "Operator {operator}: not known at this desk. Name another with --operator, or have a lead add this one."
    ),
    "operator_inactive": mark("Operator {operator}: no longer active. Ask the lead of the desk."),
    "operator_unfit": mark("Operator: this cannot be a short name. Use visible letters and figures, {most} at most."),
    "operator_exists": mark("Operator {operator}: already known. Choose another short name."),
    "not_permitted": mark("Operator {operator}: the role {role} may not do this. Ask the lead of the desk."),
    "output_lost": mark("Output: it cannot be written. What was asked for is done; look at it with `show` or `list`."),
    "usage.missing": mark("The command cannot be read: it also needs {argument}. Ask for its help with --help."),
    "usage.unknown": mark("The command cannot be read: it does not know {argument}. Ask for its help with --help."),
    "usage.invalid": mark(
        "The command cannot be read: the value of {argument} does not fit. Ask for its help with --help."
    ),
    "usage": mark("The command cannot be read. Ask for its help with --help."),
}
