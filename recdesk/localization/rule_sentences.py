"""What the checks of the creation checklists say: a sentence for each problem, a label for each fact and its source.

`FIELD` and `WHOLE` are tables as those in `wording/`; `sentences.py` puts them together.
"""

from __future__ import annotations

from recdesk.localization.catalogue import mark, tr

FIELD: dict[str, str] = {
    "field_empty": mark("nothing is entered. Enter the value from its source."),
    "placeholder_value": mark("“{value}” only holds the place. Enter the real value."),
    "amount_not_positive": mark("it has to be above zero. Enter the amount of the approval."),
    "country_unknown": mark("“{value}” is no country code. Use two letters, such as RO."),
    "number_wrong": mark("“{value}” does not fit the pattern. Write it like {example}."),
    "number_taken": mark("{value} belongs to another record. Take the number that is proposed."),
    "person_without_address": mark("{name} has no e-mail. No draft can be made; add the address."),
    "person_address_wrong": mark("“{value}” is no address of {name}. Copy it from the directory."),
    "text_cedilla": mark("“{word}” has a cedilla. Romanian writes “{better}”."),
    "approval_in_future": mark("{approved_on} is after today. Enter the date that stands on the approval."),
    "approval_dates_differ": mark("the record says {approved_on}, the document {dated}. Compare the two."),
    "places_missing": mark("there has to be one at least. Enter the number of the approval."),
    "finance_reference_shared": mark(
        "{places} places of other requisitions have it too. Ask finance whether that is meant."
    ),
    "finance_reference_unknown": mark(
        "{value} is not in the headcount list of {dated}. Check it, or import the latest list."
    ),
    "headcount_full": mark("{wanted} are wanted, {value} has {free} free. Lower the number, or ask finance."),
    "title_unknown": mark("“{value}” is not in the job architecture. Did you mean “{nearest}”? Choose from the list."),
    "title_spelled_otherwise": mark(
        "“{value}” is written “{nearest}” in the job architecture. Choose it from the list."
    ),
    "title_unlike_any": mark("“{value}” is not in the job architecture. Choose a title from the list."),
    "family_differs": mark("{title} belongs to “{family}”, not to “{value}”. Choose that family."),
    "level_unknown": mark("{title} has no level “{value}”. Choose one of {levels}."),
    "function_differs": mark("{title} usually goes with {function}, the record says {value}. Compare the two."),
    "department_unknown": mark("“{value}” is not in the desk's list. Choose one from it, or add it there."),
    "fte_out_of_range": mark("{value} is no part of full time. Enter a number above 0, up to 1."),
    "office_missing": mark("{work_type} work needs an office. Choose one, or make the work remote."),
    "office_unknown": mark("“{value}” is not in the desk's list. Did you mean “{nearest}”? Choose from the list."),
    "office_unlike_any": mark("“{value}” is not in the desk's list. Choose one from it, or add it there."),
    "office_in_other_city": mark(
        "“{office}” is in {office_city}, the record says {city}. Choose the right office or city."
    ),
    "confirmed_in_future": mark("{confirmed_on} is after today. Enter the day on which finance confirmed."),
    "pay_range_reversed": mark(
        "{pay_from} {currency} is more than {pay_to} {currency}. Enter the smaller amount first."
    ),
    "band_old": mark("the market estimate is of {entered_on}. Check it against live figures."),
    "band_not_compared": mark(
        "the estimate is for gross full-time pay, this is {basis}, {frequency}, {fte}. Compare it yourself."
    ),
    "panel_empty": mark("nobody is named. Add one panel member at least."),
    "panel_member_twice": mark("{name} is named twice. Remove one of the two."),
    "panel_is_manager": mark("{name} is the only member and the manager. A second pair of eyes is usual."),
    "target_start_past": mark("{target_start} is not in the future. Enter a day that can still be met."),
    "advert_part_empty": mark("this part of the advert is empty. Write it, or take it from the last advert."),
    "advert_stand_in": mark("“{piece}” only holds a place. Write what is meant."),
    "advert_vague": mark("“{phrase}” says little. Add a figure, a level or an example, or leave it out."),
    "advert_line_without_verb": mark("“{line}” does not start with a verb. Begin with what the person does."),
    "advert_verb_unsure": mark("“{line}”: it is not certain that this starts with a verb. Read it through."),
    "channels_missing": mark("none is chosen. Choose one at least, with its posting date."),
    "channel_without_name": mark("one has no name. Choose it from the list, or remove the line."),
    "channel_without_date": mark("{channel} has no posting date. Enter the day on which the advert is posted."),
    "channel_dates_reversed": mark(
        "{channel} is taken down on {take_down_on}, posted on {post_on}. Enter a later end."
    ),
    "channel_before_approval": mark(
        "{channel} is posted on {post_on}, before the approval of {approved_on}. Compare the dates."
    ),
    "channel_unknown": mark("“{channel}” is not in the desk's list. Choose one from it, or add it there."),
    "channel_link_unusual": mark("{channel}: “{link}” is no web address. Copy it from the browser."),
    "channel_twice": mark("{channel} is chosen twice. Remove one of the two."),
    "questions_missing": mark("there is none. Add one that decides about the work."),
    "question_empty": mark("question {position} has no words of its own. Write it, or remove it."),
    "question_protected": mark("“{question}” says “{word}”. Ask it only if the work needs it, or change it."),
    "id_not_seen": mark("no document is named. Choose the one from which the name was read."),
    "name_has_signs": mark("it has signs that stand on no ID. Type the name as it stands there."),
    "name_hidden_signs": mark("it has signs that nobody sees. Type the name anew."),
    "name_mixed_script": mark("one word mixes the letters of {scripts}. Type it in one script."),
    "name_cedilla": mark("it has letters with a cedilla. If the ID has commas, write “{better}”."),
    "name_one_word": mark("it is a single word. Compare it with the ID."),
    "name_parts_differ": mark("“{part}” is no part of the legal name. Compare the two."),
    "email_no_at": mark("“{value}” has no @. Copy the address from the CV."),
    "email_ends_after_at": mark("“{value}” ends after the @. Copy the address from the CV."),
    "email_not_an_address": mark("“{value}” is not a whole address. Copy it from the CV."),
    "email_typo": mark("“{value}” is perhaps meant as “{meant}”. Compare it with the CV."),
    "email_unusual_letters": mark("“{value}” has letters that mail rarely carries. Compare it with the CV."),
    "phone_too_short": mark("{value} is too short for {country}. Compare it with the CV."),
    "phone_too_long": mark("{value} is too long for {country}. Compare it with the CV."),
    "phone_not_a_number": mark("“{value}” is no phone number. Copy it from the CV."),
    "phone_not_in_use": mark("{value} is in no known range. Compare it with the CV."),
    "phone_premium": mark("{value} is a number that costs the caller. Ask for another one."),
    "contact_source_missing": mark("{value} stands in no document. Name who gave it, or attach the CV."),
    "time_zone_missing": mark("{country} has several. Choose one of {zones}."),
    "time_zone_unknown": mark("“{value}” is no time zone. Write it like Europe/Bucharest."),
    "time_zone_elsewhere": mark("{value} is not among those of the country ({zones}). Keep it only if that is meant."),
    "consent_in_future": mark("{given_on} is after today. Enter the day on which it was given."),
    "consent_too_long": mark("{expires_on} is later than {months} months allow. Enter {longest} or earlier."),
    "consent_dates_reversed": mark("{expires_on} is not after {given_on}. Compare the two dates."),
    "consent_policy_unknown": mark("“{value}” is no version of the notice. Choose one of {known}."),
    "consent_purpose_unknown": mark("that version does not name “{value}” ({known}). Confirm it only if it was said."),
    "notice_negative": mark("{value} is below zero. Enter 0 for somebody free at once."),
    "verified_in_future": mark("{verified_on} is after today. Enter the day on which it was verified."),
    "notice_differs_in_document": mark("{name} says “{line}”. Compare the two."),
    "notice_unusually_long": mark(
        "{count} {unit} are more than is usual in {country} ({longest}). Ask the candidate once more."
    ),
    "source_unknown": mark("“{value}” is not in the desk's list. Choose one from it, or add it there."),
    "referrer_missing": mark("a referral names who referred. Enter the colleague's name."),
    "accommodation_not_asked": mark("nobody asked yet. Ask the candidate and record the answer."),
    "accommodation_text_missing": mark("needs were disclosed, but not which. Enter what has to be arranged."),
    "accommodation_text_unexpected": mark(
        "a text stands there, but nothing was disclosed. Remove it, or change the answer."
    ),
    "owner_missing": mark("nobody has the next action. Choose who does it."),
    "due_not_in_future": mark("{due} is not after today. Enter a later day."),
    "due_not_working_day": mark("{due} is no working day. Choose {next} or another working day."),
    "differs_from_requisition": mark("the offer says “{value}”, the requisition “{requisition}”. Compare the two."),
    "pay_above_range": mark(
        "{amount} {currency} is above the approved range ({pay_from}-{pay_to}). Lower it, or give a reason."
    ),
    "pay_below_range": mark(
        "{amount} {currency} is below the approved range ({pay_from}-{pay_to}). Raise it, or give a reason."
    ),
    "below_minimum_wage": mark(
        "it is below {minimum} {currency}, the minimum wage listed for {country}. Check the figure in force."
    ),
    "allowance_wrong": mark("“{name}” needs a name, an amount above zero and a currency. Complete it."),
    "allowance_other_currency": mark("“{name}” is in {currency}, the pay is not. Compare it with the approval."),
    "start_not_in_future": mark("{start} is not after today. Enter a later day."),
    "start_before_earliest": mark(
        "{start} is before the notice ends ({last_day}). Choose {earliest} or later, or correct the notice period."
    ),
    "start_on_holiday": mark("{start} is a public holiday ({holiday}). Choose {next} or another working day."),
    "start_not_working_day": mark("{start} is no working day. Choose {next} or another working day."),
    "manager_absent": mark(
        "the manager is away from {away_from} to {away_until}. Choose another day, or ask who receives the person."
    ),
    "valid_until_missing": mark("no last day of acceptance is set. Enter one, so that the offer does not stay open."),
    "valid_until_past": mark("{valid_until} is over. Enter today or a later day."),
    "valid_until_after_start": mark("{valid_until} is not before the start. Enter an earlier day."),
    "end_before_start": mark("{end_date} is not after the start. Enter a later day, or leave it empty."),
    "count_negative": mark("{value} is below zero. Enter 0 or more."),
    "probation_above_cap": mark("it is longer than is usual in {country} ({cap} {unit}). Check it against the law."),
    "leave_below_minimum": mark(
        "{value} days are fewer than is usual in {country} ({minimum}). Check it against the law."
    ),
    "notice_unusual": mark("{value} {unit} are unusual in {country}. Check it against the law."),
    "letter_differs": mark("the letter does not say what the record says. Check the template."),
    "not_in_letter": mark(
        "“{name}” does not stand in the letter. Choose a template that has it, or correct the record."
    ),
    "only_in_letter": mark("“{name}” stands in the letter, not in the record. Enter it, or choose another template."),
    "entry_without_name": mark("one has no name. Enter it, or remove the line."),
    "entry_twice": mark("“{name}” stands there twice. Remove one of the two."),
    "benefit_unknown": mark("“{name}” is not in the desk's list. Choose one from it, or add it there."),
    "template_does_not_fit": mark(
        "template {template} is for “{has}”, the offer says “{wanted}”. Choose one that fits."
    ),
    "template_other": mark("“{value}” was chosen before, {template} fits now. Compare the two."),
    "signers_missing": mark("nobody is named. Add who signs, in order."),
    "signer_without_name": mark("signer {order} has no name. Enter it as it stands in the letter."),
    "signer_without_title": mark("signer {order} has no title. Enter it as it stands in the letter."),
    "sign_order_gap": mark("the order is {orders}. Number them from 1 to {count}."),
    "signer_address_wrong": mark("“{value}” is no address of {name}. Enter where the envelope goes."),
    "signer_address_twice": mark("{name} and {other} have the same address ({value}). Each signs alone."),
    "anchor_not_once": mark(
        "the place for signature {order} stands {found} times in the PDF. It has to stand there once."
    ),
    "anchor_without_signer": mark(
        "the PDF has a place for signature {anchor}, but nobody signs there. Choose another template."
    ),
    "not_on_inform_list": mark("{name} is not on the list. Add the name if the offer matters there."),
}

WHOLE: dict[str, str] = {
    "word_lists_missing": mark("Word lists: none are loaded, so the wording was not checked. Read the text with care."),
    "document_missing": mark("Documents: the {type} is missing. Attach the file."),
    "document_not_hashed": mark("Document {name}: it was not filed completely. Attach it again."),
    "document_undated": mark("Document {name}: it has no date. Enter the date that stands on it."),
    "document_in_future": mark(
        "Document {name}: it is dated {dated}, after today. Compare the date with the document."
    ),
    "document_expired": mark("Document {name}: it was valid until {valid_until}. Attach one that is valid now."),
    "document_name_wrong": mark("Document {name}: the name does not follow the convention. Name it like {example}."),
    "document_name_other_person": mark(
        "Document {name}: its name speaks of somebody else. Look whether it is the right file."
    ),
    "document_names_other_person": mark(
        "Document {name}: the candidate's name is not in its text. Look whether it is the right file."
    ),
    "document_without_text": mark("Document {name}: it has no text that can be read. Compare the details by eye."),
    "job_architecture_missing": mark(
        "Title: the desk has no job architecture to compare with. Confirm the role yourself."
    ),
    "pay_outside_band": mark(
        "Pay: outside the market estimate ({band_from}-{band_to} {currency}, {entered_on}). Change it, or say why."
    ),
    "pay_differs_from_headcount": mark(
        "Pay: the headcount list says {listed_from}-{listed_to} {listed_currency}. Use that, or ask finance."
    ),
    "consent_expired": mark("Consent: it ended on {expired_on}. Ask for it again and record the new date."),
    "consent_ends_soon": mark("Consent: it ends on {expires_on}. Ask in time whether it may go on."),
    "consent_policies_missing": mark(
        "Consent: the desk knows no version of the notice. Confirm what was said to the candidate."
    ),
    "duplicate_undecided": mark(
        "Candidate: {other}, {name}, is very likely the same person ({reasons}). Compare the two before saving."
    ),
    "duplicate_not_merged": mark("Candidate: {other}, {name}, was judged the same person. Merge the two instead."),
    "perhaps_alike": mark("Candidate: {other}, {name}, is alike ({reasons}). Look whether it is the same person."),
    "candidate_unknown": mark("Candidate: {value} is not on this desk. Start the offer from the candidate."),
    "requisition_unknown": mark("Requisition: {value} is not on this desk. Choose one from the list."),
    "application_ended": mark("Offer: the application is at “{stage}”. Reopen the application first."),
    "offer_already_live": mark("Offer: {other} is {status} for the same candidate. Change that one, or withdraw it."),
    "places_all_offered": mark(
        "Requisition: its {places} places have {offers} offers waiting. Make sure that one place is kept free."
    ),
    "currency_differs": mark(
        "Currency: the offer says {value}, the approval says {approved}. Use {approved}, or attach a new approval."
    ),
    "currency_unusual": mark("Currency: {value} is unusual in {country} ({usual}). Use a usual one, or give a reason."),
    "basis_differs": mark(
        "Pay: the offer says {value}, the approval says {approved}. Use {approved}, or attach a new approval."
    ),
    "frequency_differs": mark(
        "Pay: the offer is {value}, the approval is {approved}. Use {approved}, or compare the two over a year."
    ),
    "approved_range_missing": mark(
        "Pay: {number} has no approved range. Confirm the amount, or complete the requisition."
    ),
    "approval_of_other_pay": mark("Approval: {by} approved other pay on {approved_on}. Ask for the approval again."),
    "earliest_start_unknown": mark(
        "Start date: the candidate's notice period is not known. Enter it in the candidate's record."
    ),
    "letter_not_read": mark(
        "Letter: it was not made and read back, so nothing about it is proved. Make the letter first."
    ),
    "template_missing": mark(
        "Template: there is none for {language}, {country}, {function}. Add one, or choose another language."
    ),
    "path_missing": mark(
        "Letter: it has no place in the documents folder. Enter country, function and language first."
    ),
    "path_taken": mark("Letter: {name} is there already. Make the next version."),
    "folder_wrong": mark("Letter: the folder {folder} does not fit {country}, {function}. Check both fields."),
    "status_elsewhere_differs": mark(
        "Status: {system} shows “{value}”, the offer is {status}. Update it there, then import its list again."
    ),
    "reference_wrong": mark("Reference lists: “{field}” cannot stand like this. Compare it with the shipped file."),
}

FACTS: dict[str, str] = {
    "accommodation": mark("Accommodation needs"),
    "advert_title": mark("Words in the title"),
    "advert_summary": mark("Words in the summary"),
    "advert_responsibilities": mark("Words in the responsibilities"),
    "advert_qualifications": mark("Words in the qualifications"),
    "advert_requirements": mark("Words in the requirements"),
    "advert_company": mark("Words in the company overview"),
    "allowance": mark("Allowance"),
    "amount": mark("Base pay"),
    "amount_a_year": mark("Over a year"),
    "amount_place_in_range": mark("Place in the range, %"),
    "anchor": mark("Place for signature"),
    "approved_by": mark("Approved by"),
    "approved_on": mark("Approved on"),
    "band": mark("Market band"),
    "band_from": mark("Market estimate from"),
    "band_to": mark("Market estimate to"),
    "band_entered_on": mark("Estimate of"),
    "benefit": mark("Benefit"),
    "bonus": mark("Bonus"),
    "candidate": mark("Candidate"),
    "channel": mark("Channel"),
    "city": mark("City"),
    "clock_started_at": mark("Clock started"),
    "clock_starts_at_saving": mark("Clock starts with this save"),
    "compared_with": mark("Candidates compared"),
    "consent_channel": mark("Channel"),
    "consent_expires_on": mark("Consent ends"),
    "consent_given_on": mark("Consent given"),
    "consent_months": mark("Months by the policy"),
    "consent_policy": mark("Policy version"),
    "consent_purpose": mark("Purpose"),
    "coordinator": mark("Coordinator"),
    "country": mark("Country"),
    "decided_different": mark("Decided to be different"),
    "department": mark("Department"),
    "document": mark("Document"),
    "document_bytes": mark("Size in bytes"),
    "document_dated": mark("Dated"),
    "document_name": mark("File name"),
    "document_sha256": mark("SHA-256"),
    "document_type": mark("Document type"),
    "document_valid_until": mark("Valid until"),
    "earliest_start": mark("Earliest start"),
    "email": mark("E-mail"),
    "email_line": mark("E-mail found in"),
    "email_source": mark("E-mail from"),
    "end_date": mark("End date"),
    "family": mark("Job family"),
    "finance_reference": mark("Finance reference"),
    "fte": mark("Full-time equivalent"),
    "function": mark("Function"),
    "headcount_free": mark("Free places in the list"),
    "headcount_list": mark("Headcount list of"),
    "headcount_pay_from": mark("Listed pay from"),
    "headcount_pay_to": mark("Listed pay to"),
    "headcount_places": mark("Places in the list"),
    "headcount_used": mark("Places used elsewhere"),
    "hiring_manager": mark("Hiring manager"),
    "id_seen": mark("ID seen"),
    "informed": mark("Gets a draft"),
    "job_family": mark("Family by the job architecture"),
    "job_levels": mark("Levels by the job architecture"),
    "language": mark("Language"),
    "last_day_of_notice": mark("Notice ends"),
    "latin_name": mark("Latin form of the name"),
    "legal_name": mark("Legal name"),
    "letter_facts_agree": mark("Values that agree in the letter"),
    "level": mark("Level"),
    "manager_absences": mark("Absences of the manager"),
    "next_action": mark("Next action"),
    "next_action_due": mark("Due"),
    "no_extras": mark("No benefits, bonus or allowances"),
    "notice_days": mark("Notice period"),
    "notice_line": mark("The document says"),
    "notice_unit": mark("Counted in"),
    "notice_verified_on": mark("Verified on"),
    "notice_verified_with": mark("Verified with"),
    "number": mark("Number"),
    "number_at_saving": mark("Number is given by the save"),
    "offers_accepted": mark("Accepted offers"),
    "offers_waiting": mark("Offers waiting"),
    "office": mark("Office"),
    "office_address": mark("Address of the office"),
    "owner": mark("Owner"),
    "panel_member": mark("Panel"),
    "pay_confirmed_by": mark("Confirmed by"),
    "pay_confirmed_on": mark("Confirmed on"),
    "pay_from": mark("Pay from"),
    "pay_to": mark("Pay to"),
    "perhaps_alike": mark("Perhaps alike"),
    "phone": mark("Phone"),
    "phone_line": mark("Phone found in"),
    "phone_source": mark("Phone from"),
    "places": mark("Places"),
    "planned_path": mark("Planned file"),
    "priority": mark("Priority"),
    "question": mark("Question"),
    "questions": mark("Questions"),
    "recruiter": mark("Recruiter"),
    "referrer": mark("Referred by"),
    "requisition": mark("Requisition"),
    "responsibilities": mark("Responsibilities, lines"),
    "sign_step": mark("Signs"),
    "signer": mark("Signature block"),
    "source": mark("Source"),
    "stage": mark("Stage"),
    "start_date": mark("Start date"),
    "start_date_works": mark("Working day"),
    "status": mark("Status"),
    "status_elsewhere": mark("Shown elsewhere"),
    "target_start": mark("Target start"),
    "template": mark("Template"),
    "template_reason": mark("Chosen because"),
    "template_version": mark("Template version"),
    "time_zone": mark("Time zone"),
    "title": mark("Title"),
    "valid_until": mark("Valid until"),
    "words": mark("Words"),
    "work_type": mark("Work type"),
}
"""Labels of the facts that a proof shows."""

SOURCES: dict[str, str] = {
    "record": mark("Record"),
    "reference": mark("Reference lists"),
    "computed": mark("Computed"),
    "calendar": mark("Calendar"),
    "letter": mark("Letter, read back"),
    "manifest": mark("Template's manifest"),
    "approval": mark("Approval"),
    "requisition": mark("Requisition"),
}
"""Where a fact comes from; a document's or a record's name stands for itself."""


def fact_label(code: str) -> str:
    """What a fact of a proof is called, in the language in use; the code itself for one that is not known."""
    return tr(FACTS[code]) if code in FACTS else code


def source_label(source: str) -> str:
    """Where a fact comes from: the word for a kind of source, else the document's or record's own name."""
    return tr(SOURCES[source]) if source in SOURCES else source
