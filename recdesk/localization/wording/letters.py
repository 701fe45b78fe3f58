"""Letters and their templates: what cannot be made, and what would be wrong in it."""

from __future__ import annotations

from recdesk.localization.catalogue import mark

FIELD: dict[str, str] = {}
COMPANY = {
    "name": mark("Name"),
    "legal_name": mark("Legal name"),
    "street": mark("Street"),
    "city": mark("City"),
    "postal_code": mark("Postal code"),
    "country": mark("Country (two letters)"),
    "registration": mark("Registration number"),
    "tax_id": mark("Tax number"),
    "phone": mark("Phone"),
    "email": mark("E-mail"),
    "website": mark("Website"),
    "address": mark("Street"),
}
"""What a letter says of the company, by the labels under which it is entered."""

WHOLE = {
    "letter_missing": mark("Letter: none was filed for this offer. Make the letter first."),
    "letter_outdated": mark("Letter v{version:02}: the offer was changed after it. Make a new letter first."),
    "letter_not_verified": mark("Letter: {count} values differ from the record. Nothing was filed."),
    "offer_changed_since_reading": mark("Offer: it was changed after the copy was read. Read the copy back again."),
    "signed_copy_filed": mark("Signed copy: this very file is filed already, as {path}. Nothing was filed again."),
    "signed_copy_unreadable.damaged": mark("Signed copy {name}: the file is damaged. Ask for it again."),
    "letter_not_whole": mark(
        "Letter: a part of the template was left unfilled. Check the template; nothing was filed."
    ),
    "pdf_text_differs": mark("Letter: the PDF does not say what the document says. Nothing was filed."),
    "glyph_missing": mark(
        "Letter: no font has the sign {character} in “{text}”. Take it out of the text, or write it otherwise."
    ),
    "font_damaged": mark("Fonts: RecDesk's file {file} is missing or damaged. Install RecDesk again."),
    "picture_too_large": mark(
        "Document: a picture in it has {megapixels} million pixels. Make it smaller in Word, then try again."
    ),
    "engine_failed": mark("PDF: {engine} stopped with a fault. Choose the built-in engine, or try again."),
    "engine_missing": mark("PDF: {engine} is not on this computer. Choose the built-in engine."),
    "engine_timeout": mark("PDF: {engine} gave no answer in {seconds} s. Close it, then try again."),
    "engine_unknown": mark("PDF: there is no engine “{engine}”. Use one of {known}."),
    "docx_unreadable": mark("Document: it cannot be read as a Word file. Save it again in Word."),
    "template_none": mark("Template: there is none for {document}, {language}, {country}. Add one, or choose another."),
    "template_unknown": mark("Template {template}: it is not on this desk. Choose one from the list."),
    "manifest_unreadable.no_manifest": mark(
        "Template {file}: it has no manifest beside it. Add one like those shipped, or take the file away."
    ),
    "manifest_unreadable.no_docx": mark(
        "Template {file}: the Word file {key} is not beside it. Put it there, or take the manifest away."
    ),
    "manifest_unreadable.unknown_key": mark("Template {file}: “{key}” is nothing a manifest says. Take the line out."),
    "manifest_unreadable.unknown_field": mark("Template {file}: {key} is no field. Correct its name in the manifest."),
    "manifest_unreadable.wrong_value": mark(
        "Template {file}: its “{key}” is missing or has an unfit value. Correct it in the manifest."
    ),
    "manifest_unreadable.required_and_optional": mark(
        "Template {file}: {key} is both required and optional. Take it out of one of the two lists."
    ),
    "manifest_unreadable": mark("Template {file}: its manifest cannot be read. Compare it with a shipped one."),
    "template_file.missing": mark("Template {file}: there is no such file. Check its name and folder."),
    "template_file.folder": mark("Template {file}: this is a folder. Choose the Word file in it."),
    "template_file.locked": mark("Template {file}: another program holds it. Close it in Word, then try again."),
    "template_file.too_large": mark("Template {file}: it is larger than 50 MB. Take large pictures out in Word."),
    "template_file": mark("Template {file}: it cannot be read. Copy it to this computer, then try again."),
    "template_not_approved": mark("Template {file}: it is not approved. Add it to the templates and have it approved."),
    "template_changed": mark("Template {template}: {file} is not the file that was approved. Add it as a new version."),
    "template_files_missing": mark("Template {template}: its files are missing. Put them back, or retire the version."),
    "template_known": mark("Template {record}: these very files are stored already. Use that version."),
    "template_not_draft": mark("Template {record}: only a draft can be approved. Add a new version."),
    "template_not_checked": mark("Template {record}: it was not checked yet. Check it first."),
    "template_blocked": mark("Template {record}: {problems} things block it. Mend them in Word, add it again."),
    "template_four_eyes": mark("Template {record}: its author may not approve it. Ask {others}."),
    "template_reason_missing": mark(
        "Template {record}: nobody else can approve it. Give a reason of at least {least} characters."
    ),
    "template_retired": mark("Template {record}: it is retired already, letters do not use it."),
    "template_no_older": mark("Template {template} v{version}: there is no older version. Choose another."),
    "template_not_docx": mark("Template: the file is no Word document. Save it again as DOCX."),
    "template_bomb": mark("Template: it grows far too large when opened. Make it anew in Word."),
    "template_macros": mark("Template: it carries macros. Save it again as DOCX without macros."),
    "template_external_link": mark("Template: it links to {target}. Put the picture or text into the document itself."),
    "template_ole": mark("Template: it carries an embedded object. Take it out in Word."),
    "template_doctype": mark("Template: it declares a document type. Save it again in Word."),
    "template_tracked_changes": mark("Template: it has tracked changes. Accept or reject them in Word."),
    "template_names": mark("Template: it holds a part named {name}. Save it again in Word."),
    "template_structure": mark("Template: its structure is broken after filling. Check the loops and conditions."),
    "template_loop": mark("Template: a loop has no end. Loop over a list of the record only."),
    "template_field_forbidden": mark("Template: the Word field {word} may not be used. Take it out in Word."),
    "template_field_unknown": mark("Template, paragraph {paragraph}: {tag} is no field. Correct its name."),
    "template_field_no_list": mark("Template, paragraph {paragraph}: {tag} is no list. Loop over a list only."),
    "template_filter_missing": mark("Template, paragraph {paragraph}: {tag} needs the filter {filter}. Add it."),
    "template_curly_quotes": mark(
        "Template, paragraph {paragraph}: the tag contains curly quotes. Replace them with straight quotes in Word."
    ),
    "template_syntax.too_deep": mark("Template: its tags stand too deep in each other. Make them simpler in Word."),
    "template_syntax": mark("Template, paragraph {paragraph}: {tag} cannot be read. Correct the tag in Word."),
    "template_tag_misplaced": mark("Template, paragraph {paragraph}: {tag} stands in the wrong place. Move it."),
    "template_hidden_text": mark(
        "Template, paragraph {paragraph}: {tag} stands in hidden text. Show it, or remove it."
    ),
    "template_too_many_tags": mark("Template: it has {tags} tags, {most} can be filled. Divide the document."),
    "template_signers_missing": mark(
        "Template: it needs {least} signatures of the company, {found} are known. Enter the others in the lists."
    ),
    "template_value_missing.company": mark(
        "Company, {label}: not entered, and the letter prints it. Enter it in Desk > Lists of the desk > Company."
    ),
    "template_value_missing": mark("Template, paragraph {paragraph}: {tag} has no value. Enter it in the record."),
    "template_code_refused": mark("Template, paragraph {paragraph}: {tag} is program code. Use plain tags only."),
    "template_value_refused.no_date": mark("Template: a tag wants a date and gets another value. Check the tag."),
    "template_value_refused.no_number": mark("Template: a tag wants a number and gets another value. Check the tag."),
    "template_value_refused.no_term": mark("Template: “{value}” has no word in {language}. Add it to the terms."),
    "template_value_refused.no_words": mark(
        "Template: amounts are not written in words in {language}. Take the filter amount_words out of the tag."
    ),
    "template_value_refused.no_unit": mark(
        "Template: “{value}” is no unit of time. Use one that the filter days knows."
    ),
    "template_value_refused": mark("Template: a value does not fit its place. Check the record and the tag."),
    "asked_missing": mark("Answer {name}: this document needs it. Give it with the other answers."),
    "asked_unknown": mark("Answer {name}: this document does not ask for it. Take it out, or correct its name."),
    "asked_wrong.text": mark("Answer {name}: it is not a text. Write it between quotation marks, and not too long."),
    "asked_wrong.list": mark("Answer {name}: it is not a list. Write its entries between square brackets."),
    "asked_wrong.date": mark("Answer {name}: it is not a date. Write it like 2026-04-03."),
    "asked_wrong.time": mark("Answer {name}: it is not a time. Write it like 10:00 or 10:00-10:45."),
    "asked_wrong.zone": mark("Answer {name}: its time zone is not known. Write it like Europe/Bucharest."),
    "asked_wrong.number": mark("Answer {name}: it is not a number. Write it like 4.97."),
    "asked_wrong.count": mark("Answer {name}: it is not a whole number. Write it in digits."),
    "asked_wrong.amount": mark("Answer {name}: it is not an amount with its currency. Write it like 9500.00 RON."),
    "asked_wrong.unit": mark("Answer {name}: it is no unit. Use calendar_days, working_days, weeks or months."),
    "asked_wrong.person": mark("Answer {name}: it is not a person. Give a name, and title, email and phone if known."),
    "asked_wrong.row": mark("Answer {name}: it is no row of this list. Give its name and only the columns it has."),
    "asked_wrong": mark("Answer {name}: it cannot be used as it is. Correct it."),
    "clause_unreadable.no_toml": mark("Clauses: {file} cannot be read. Correct it, or take it out of the folder."),
    "clause_unreadable.no_clause": mark("Clauses: {file} cannot be read. Correct it, or take it out of the folder."),
    "clause_unreadable": mark("Clauses: {file} cannot be read at “{key}”. Compare it with a shipped one."),
    "clause_not_newer": mark("Clauses: {key} in {file} is not newer than the shipped one. Give it a higher version."),
    "clause_value_missing": mark("Clause {name}: {tag} has no value. Enter it in the record."),
    "defaults_unreadable": mark("Answers of the desk: {file} cannot be read at “{key}”. Correct it."),
    "document_needs_offer": mark("Document: {document} is made from an offer. Give an offer's number."),
    "document_needs_person": mark("Document: it is made for a person. Give the number of a candidate or an offer."),
    "document_needs_application": mark("Document: the person has not applied for this. Enter the application first."),
    "requisition_needed": mark("Document: the person has several applications. Name the requisition."),
    "rejection_not_recorded": mark(
        "Document: the application is not rejected. Move it to that stage first, then write to the person."
    ),
    "candidate_changed_since_preview": mark("Document: the candidate was changed since it was shown. Make it again."),
}
