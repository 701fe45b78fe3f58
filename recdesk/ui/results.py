"""What the status line says after an act, and how the Edit menu names its undo: one table from act to sentence."""

from __future__ import annotations

from recdesk.localization.catalogue import mark, tr
from recdesk.services.desk import Changes

_SENTENCES = {
    "saved": mark("Saved: {record}."),
    "archived": mark("Archived: {record}."),
    "action_done": mark("Action done: {record}."),
    "restored": mark("Taken out of the archive: {record}."),
    "undone": mark("Taken back: {record}."),
    "attached": mark("Document attached to {record}."),
    "applied": mark("Application made: {record}."),
    "stage_moved": mark("Stage moved: {record}."),
    "stage_taken_back": mark("Stage taken back: {record}."),
    "offer_approve": mark("Approved: {record}."),
    "offer_send": mark("Marked as sent: {record}."),
    "offer_accept": mark("Accepted: {record}."),
    "offer_decline": mark("Declined: {record}."),
    "offer_withdraw": mark("Withdrawn: {record}."),
    "offers_expired": mark("Expired without an answer: {record}."),
    "signed_copy_filed": mark("Signed copy filed with its verdict: {record}."),
    "letter_filed": mark("Letter filed and read back: {record}."),
    "letters_filed": mark("Letters filed and read back: {record}."),
    "names_applied": mark("Files renamed."),
    "draft_copied": mark("Draft copy written: {record}."),
    "mail_drafted": mark("Mail draft made: {record}."),
    "imported": mark("Import done."),
    "import_undone": mark("Import taken back."),
    "pair_decided": mark("Decided: {record}."),
    "reference_changed": mark("Desk lists changed."),
    "operator_added": mark("Operator added."),
    "template_added": mark("Template kept as a draft: {record}."),
    "template_approved": mark("Template approved: {record}."),
    "template_retired": mark("Template retired: {record}."),
    "backed_up": mark("Backup made and verified."),
    "setting_changed": mark("Setting changed."),
    "setting_taken_back": mark("Setting as it was before."),
}
_UNDO = {
    "saved": mark("Undo save of {record}"),
    "archived": mark("Undo archiving of {record}"),
    "action_done": mark("Undo the done action of {record}"),
    "restored": mark("Undo restoring of {record}"),
    "stage_moved": mark("Undo stage move of {record}"),
    "imported": mark("Undo import"),
    "attached": mark("Undo attaching to {record}"),
    "applied": mark("Undo application to {record}"),
    "reference_changed": mark("Undo change of lists"),
    "setting_changed": mark("Undo change of settings"),
    "names_applied": mark("Undo renaming of files"),
}


_OF_SEVERAL = frozenset({"offers_expired", "letters_filed"})
_NAMED = 3
"""How many records a result names before it counts the rest."""


def sentence(changes: Changes) -> str:
    """The result as a sentence."""
    return tr(_SENTENCES.get(changes.act, mark("Done: {record}."))).format(record=_record(changes))


def undo_name(changes: Changes) -> str:
    """What the Edit menu calls taking it back."""
    return tr(_UNDO.get(changes.act, mark("Undo"))).format(record=_record(changes))


def _record(changes: Changes) -> str:
    if changes.act not in _OF_SEVERAL:
        return changes.records[0] if changes.records else ""
    shown = ", ".join(changes.records[:_NAMED])
    return f"{shown} +{len(changes.records) - _NAMED}" if len(changes.records) > _NAMED else shown
