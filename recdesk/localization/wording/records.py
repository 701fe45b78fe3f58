"""Requisitions, candidates, offers and their reviews: what the desk refuses and why."""

from __future__ import annotations

from recdesk.localization.catalogue import mark

FIELD = {
    "entries_differ": mark("the two entries differ. Read the source again and type the value once more."),
    "first_entry_missing": mark("there is no first entry to compare with. Fill the field in the form first."),
    "reason_length": mark("the reason has {length} characters. Write between {shortest} and {longest}."),
    "reason_says_nothing": mark("the reason does not say why. Write what is missing and why it may go on."),
    "reason_repeated": mark("the reason repeats the last one. Write what is so in this case."),
}

WHOLE = {
    "no_next_action": mark("Candidate: no next action is noted. Enter one first."),
    "record_missing": mark("Record {record}: it is not on this desk. Check the number."),
    "record_needed": mark("Record: none was named. Give its number."),
    "record_exists": mark("Record: its number is taken. Read the desk again, then save once more."),
    "record_changed": mark("Record: someone changed it since you opened it. Compare the two before saving."),
    "changed_since": mark("Record {number}: “{later}” came after that and stays. Enter a correction instead."),
    "changed_since.undoable": mark("Record {number}: “{later}” came after that. Undo it first."),
    "undone_before": mark("Record {number}: this was taken back already. There is nothing more to undo in it."),
    "offer_still_runs": mark(
        "Record {number}: its offer {offer} still runs ({status}). Withdraw it or record the answer, then archive."
    ),
    "offer_still_runs.several": mark(
        "Record {number}: {n} offers still run, the newest is {offer}. Withdraw them or record their answers first."
    ),
    "pair_of_one": mark("Pair: both are the same candidate. Choose two different ones."),
    "record_archived": mark("Record: it is archived. Take it back from the archive first."),
    "not_archived": mark("Record: it is not archived. There is nothing to take back."),
    "not_undoable": mark("This act cannot be undone. Enter a correction instead."),
    "nothing_to_undo": mark("There is nothing to undo. The last act was taken back already."),
    "requisition_not_open": mark("Requisition: it is not open. Open it again, or choose another one."),
    "no_places_left": mark("Requisition: it has {places} places and {accepted} accepted offers. Choose another one."),
    "application_missing": mark("Candidate: there is no application for {requisition}. Add the application first."),
    "already_applied": mark("Candidate: there is an application for {requisition} already. Go on with that one."),
    "candidate_rejected": mark("Offer: this application was rejected. Reopen the application first."),
    "stage_unchanged": mark("Stage: the application is already there. Choose another stage."),
    "stage_not_allowed": mark("Stage: {stage} does not follow {current}. Choose one of {allowed}."),
    "stage_before_last": mark("Stage: {at} is before the last move ({last}). Enter a later time."),
    "stage_in_future": mark("Stage: {at} is in the future. Enter when it happened."),
    "hired_without_accepted_offer": mark("Stage: nobody is hired without an accepted offer. Record the answer first."),
    "offer_still_valid": mark("Offer: it is valid until {valid_until}. Let it expire after that day."),
    "offer_closed": mark("Offer: it is closed. Make a new version instead."),
    "offer_still_live": mark("Candidate: offer {offer} is still open. Withdraw or close it first."),
    "offer_not_approved": mark("Offer: it is not approved yet. Record the approval first."),
    "offer_act_out_of_order": mark(
        "Offer: it is {status}, so this step does not come next. Record the steps in order."
    ),
    "offer_act_in_future": mark("Offer: {at} is in the future. Enter when it happened."),
    "offer_act_before_last": mark("Offer: {at} is before the step before it ({last}). Enter a later time."),
    "offer_no_longer_valid": mark("Offer: it was valid until {valid_until}. Make a new version."),
    "offer_changed_since_preview": mark("Offer: it was changed after the preview. Look at the letter again."),
    "already_approved_by_you": mark("Offer: you have approved it already. A second person must do it."),
    "item_needs_you": mark("Checklist, {item}: “{text}” is not confirmed. Look at the source, then confirm it."),
    "item_key_again": mark("Checklist, {item}: the second entry is missing. Read the source again and type the value."),
    "item_unknown": mark("Checklist: there is no such item. Use one of {known}."),
    "item_blocked": mark("Checklist: this item is blocked by a rule. Put the record right, or except the item."),
    "item_already_settled": mark("Checklist: this item is settled. Go on with the next open one."),
    "item_needs_no_attestation": mark("Checklist: this item is proved by the program. There is nothing to confirm."),
    "item_needs_no_second_entry": mark("Checklist: this item needs no second entry. Go on with the next open one."),
    "checklist_wrong": mark("Checklist: its file is not as it must be. Put the shipped file back."),
    "rule_list_wrong": mark("Lists: the file is not as it must be. Put the shipped file back."),
}
