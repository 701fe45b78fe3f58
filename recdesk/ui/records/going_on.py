"""Going on with a kept draft from elsewhere: the record's form with what was typed, without asking once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recdesk.domain.numbers import RecordKind

if TYPE_CHECKING:
    from recdesk.ui.records.screen import RecordScreen


def go_on(screen: RecordScreen, number: str) -> None:
    """Go on with the draft of a record, or of a new one for an empty number."""
    editor = screen.editor
    if editor is not None and screen.stack.currentWidget() is editor:
        if editor.editing.number == number and editor.has_draft:
            screen.take_focus()  # it is the form that stands open
            return
        editor.keep_draft()
    record, _, document = number.partition("/")
    if document:  # what a document of the record was answered
        screen.open_record(record)
        screen.papers.open(document)
        return
    if number:
        screen.open_record(number)
        screen.edit()
    else:
        screen.new({} if screen.kind.kind is RecordKind.OFFER else None)
    if screen.editor is not None:
        screen.editor.take_draft()
