"""Suggestions over a form: shown at their fields, taken or left one by one, and the way to what still waits.

A field waits when something is suggested for it, or when it is required and empty. Taking a suggestion counts as the
person's own entry; typing another value takes the suggestion away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recdesk.ui.widgets.form import Form
    from recdesk.ui.widgets.suggestion import Offered


class Suggesting(QObject):
    """Holds what is suggested for the fields of one form."""

    all_answered = Signal()
    """The last suggestion was taken, left or typed over."""
    nothing_waits = Signal()
    """The person went on, and no field waits any more."""

    def __init__(self, form: Form, unanswered: Mapping[str, Any] | None = None) -> None:
        """`unanswered` names values that stand for no answer yet, such as `not_asked`, by field."""
        super().__init__(form)
        self._form = form
        self._unanswered = dict(unanswered or {})
        self._offered: dict[str, Offered] = {}
        self._wired: set[str] = set()
        form.changed.connect(self._on_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @property
    def names(self) -> list[str]:
        """The fields for which something is suggested now, from top to bottom."""
        return [f.name for f in self._form.fields if f.name in self._offered]

    def offered(self, name: str) -> Offered | None:
        """What is suggested for a field."""
        return self._offered.get(name)

    def offer(self, offers: Mapping[str, Offered]) -> None:
        """Suggest values in place of all earlier suggestions. Fields that the form has not are left out."""
        self.clear()
        known = {f.name for f in self._form.fields}
        for name, offered in offers.items():
            box = self._form.box(name) if name in known else None
            if box is None or box.is_read_only():
                continue
            self._offered[name] = offered
            box.suggest(offered)
            if name not in self._wired:
                self._wired.add(name)
                box.suggestion_taken.connect(lambda name=name: self.take(name))
                box.suggestion_left.connect(lambda name=name: self.leave(name))
        self._on_focus()

    def clear(self) -> None:
        """Take all suggestions away; values stay."""
        for name in list(self._offered):
            self._drop(name)

    def take(self, name: str) -> None:
        """Put what is suggested into the field, as if it had been typed, and go on."""
        offered = self._offered.get(name)
        if offered is not None:
            box = self._form.box(name)
            self._drop(name)
            box.set_value(offered.value)
            box.check()
            box.edited.emit()
        self.go_on(name)

    def leave(self, name: str) -> None:
        """Take the suggestion away without using it, and go on."""
        self._drop(name)
        self.go_on(name)

    def take_here(self) -> None:
        """Take what is suggested for the field with the focus, if anything is; then on to the next that waits."""
        here = self._form.current_field()
        if here is None:
            self.go_on()
        else:
            self.take(here)

    def leave_here(self) -> None:
        """Leave what is suggested for the field with the focus; then on to the next that waits."""
        here = self._form.current_field()
        if here is not None:
            self.leave(here)

    def waiting(self) -> list[str]:
        """The fields that wait, from top to bottom."""
        found = []
        for declared in self._form.fields:
            box = self._form.box(declared.name)
            if box.isHidden() or box.is_read_only():
                continue
            if declared.name in self._offered or (box.required and self._is_open(declared.name)):
                found.append(declared.name)
        return found

    def _is_open(self, name: str) -> bool:
        box = self._form.box(name)
        return box.is_empty() or (name in self._unanswered and box.value() == self._unanswered[name])

    def go_on(self, after: str = "") -> None:
        """Go to the next field that waits, round the end; `nothing_waits` when there is none."""
        waiting = [name for name in self.waiting() if name != after]
        if not waiting:
            if after in self.waiting():  # left empty, and nothing else waits: stay with it
                self._form.go_to(after)
            else:
                self.nothing_waits.emit()
            return
        order = [f.name for f in self._form.fields]
        place = order.index(after) if after in order else -1
        self._form.go_to(next((name for name in waiting if order.index(name) > place), waiting[0]))

    def retell(self, offers: Mapping[str, Offered]) -> None:
        """Say the suggestions that still stand in other words, after a change of language."""
        for name in self.names:
            if name in offers:
                self._offered[name] = offers[name]
                self._form.box(name).suggest(offers[name])

    def _on_focus(self) -> None:
        if self._offered:
            here = self._form.current_field()
            for name in self._offered:
                self._form.box(name).show_suggestion_key(name == here)

    def _drop(self, name: str) -> None:
        if self._offered.pop(name, None) is not None:
            self._form.box(name).suggest(None)
            if not self._offered:
                self.all_answered.emit()

    def _on_changed(self, name: str) -> None:
        if name in self._offered and not self._form.box(name).is_empty():
            self._drop(name)
