"""Files that come in: imports, documents, profiles, answers."""

from __future__ import annotations

from recdesk.localization.catalogue import mark

FIELD: dict[str, str] = {}

WHOLE = {
    "file_missing": mark("File {path}: it is not there. Check the name and the folder."),
    "file_unreadable": mark("File {path}: it cannot be read. Close it in other programs, then try again."),
    "file_empty": mark("File {path}: it is empty. Choose the file that was meant."),
    "file_exists": mark("File {path}: there is one of this name already. Choose another name."),
    "file_in_use": mark("File {file}: another program has it open. Close it there, then try again."),
    "file_not_writable": mark("File {path}: it cannot be written. Choose another folder."),
    "file_too_large": mark("File: it is larger than {megabytes} MB. Divide it, then import the parts."),
    "file_type_unknown": mark("File: “{value}” is not a kind that can be read. Use one of {known}."),
    "file_not_utf8": mark("File: its letters are not in UTF-8. Save it again as UTF-8, then import it."),
    "file_not_json": mark("File: line {line}, column {column} is not JSON. Correct it, then try again."),
    "batch_unreadable": mark("Batch: “{value}” cannot be read. Give one record a line."),
    "filter_unreadable": mark("Filter: “{value}” cannot be read. Write it like field=value."),
    "token_unreadable": mark("List: the place to go on from is not known. Start the list again."),
    "document_empty": mark("Document {name}: it is empty. Attach the file that was meant."),
    "document_too_large": mark("Document {name}: it is larger than {megabytes} MB. Attach a smaller copy."),
    "document_not_what_it_says": mark("Document {name}: its content is not {suffix}. Save it again in its program."),
    "document_type_unknown": mark("Document: its kind is not known. Use one of {known}."),
    "header_missing": mark("Row {row}: the names of the columns are missing. Put them in the first row."),
    "row_swallows_rows": mark("Row {row}: a quotation mark is left open and takes in the next rows. Close it."),
    "row_too_long": mark("Row {row}: it has more cells than the header. Correct the file, or leave the row out."),
    "row_too_short": mark("Row {row}: it has {cells} cells of {columns}. Correct the file, or leave the row out."),
    "quotes_unbalanced": mark("Row {row}: a quotation mark is left open. Close it, then import again."),
    "too_many_rows": mark("File: it has more than {most} rows. Divide it, then import the parts."),
    "too_many_columns": mark("File: it has {columns} columns, {most} can be read. Remove those not needed."),
    "sheet_missing": mark("Workbook: there is no sheet “{value}”. Use one of {known}."),
    "cell_holds_error": mark("Cell {cell}: it holds an error of the spreadsheet. Correct it, then import again."),
    "workbook_unreadable": mark("Workbook: it cannot be read. Save it again as XLSX, then import it."),
    "workbook_old_or_locked": mark("Workbook: it is of the old kind or has a password. Save it as XLSX without one."),
    "workbook_bomb": mark("Workbook: it grows far too large when opened. Get the file again from its source."),
    "workbook_forbidden_part": mark("Workbook: it carries macros or links. Save it again as plain XLSX."),
    "import_kind_unknown": mark("Import: “{value}” cannot be imported. Use one of {known}."),
    "profile_missing": mark("Profile: there is none called “{value}”. Use one of {known}."),
    "profile_not_toml": mark("Profile: the file is not TOML. Correct the line that is named in the details."),
    "profile_of_other_kind": mark("Profile: “{value}” is for {kind}, not for {wanted}. Choose another one."),
    "profile_field_missing": mark("Profile {profile}: a needed field has no column. Add it to the profile."),
    "profile_field_unknown": mark("Profile: it names a field that does not exist. Use one of {known}."),
    "profile_key_missing": mark("Profile: a needed line is missing. Compare it with the shipped profile."),
    "profile_key_unknown": mark("Profile: it has a line that means nothing. Use one of {known}."),
    "profile_value_wrong": mark("Profile: “{value}” cannot stand there. Give {wanted}."),
}
