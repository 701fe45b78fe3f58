"""What all fields share: label above, control, one line below; one way to read, fill, refuse and lock them.

A field never saves and never checks records. Filling it by program never looks like typing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look import type_scale
from recdesk.ui.look.theme import set_state
from recdesk.ui.look.tokens import LABEL_GAP, SPACE_8
from recdesk.ui.widgets.bidi import isolated
from recdesk.ui.widgets.foot import Foot
from recdesk.ui.widgets.suggestion import SuggestionStrip

if TYPE_CHECKING:
    from recdesk.ui.widgets.suggestion import Offered

_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FieldBox(QWidget):
    """One field of a form. Subclasses build their controls and say what stands in them.

    Subclasses call `_add_control` for each part that takes the focus and `_finish` at the end of their constructor, and
    give `value`, `set_value`, `raw`, `set_raw`.
    """

    edited = Signal()
    """A person changed what stands in the field. Never sent by `set_value` or `set_raw`."""
    left = Signal()
    """The focus left the field for another one."""
    suggestion_taken = Signal()
    suggestion_left = Signal()
    """The two buttons of what is suggested for the field."""

    def __init__(
        self, name: str, label: str = "", *, hint: str = "", required: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field_name = name
        self.required = required
        self._read_only = False
        self._hint = hint
        self._error = ""
        self._own_error = False
        self._compact = False
        self._controls: list[QWidget] = []
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._optional = QLabel(self)
        for part in (self._label, self._optional):
            type_scale.wear_step(part, "caption")
            part.setProperty("tone", "text2")
        self._body = QHBoxLayout()
        self._body.setSpacing(SPACE_8)
        self._foot = Foot(self)
        self._foot.chosen.connect(self._on_reading)
        self._strip: SuggestionStrip | None = None
        self._suggested = ""
        self._label.setText(label)
        self._path = name
        self._finished = False
        self._lay_out()

    # What subclasses give

    def value(self) -> Any:
        """What stands in the field, read; None (or nothing) when it is empty or cannot be read."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Fill the field. Takes away an error; sends no signal."""
        raise NotImplementedError

    def raw(self) -> Any:
        """What stands in the field exactly as typed, in values that JSON can keep."""
        raise NotImplementedError

    def set_raw(self, raw: Any) -> None:
        """Put back what `raw` gave, unread entries included. Sends no signal."""
        raise NotImplementedError

    def problem(self) -> str | None:
        """What is wrong with what was typed, as a sentence; None when it can be read, or is empty."""
        return None

    def nothing(self) -> Any:
        """What `value` gives for an empty field; also taken by `set_value`."""
        return None

    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return self.raw() in ("", None, [], {})

    def retranslate(self) -> None:
        """Renew the words that the field itself says, after a change of language."""

    def _echo(self) -> str:
        """What was read, in words, for the line below."""
        return ""

    def _on_reading(self, place: int) -> None:
        """A reading of an ambiguous entry was chosen."""

    def _lock(self, read_only: bool) -> None:
        for control in self._controls:
            if isinstance(control, QLineEdit):
                control.setReadOnly(read_only)
                _restyle(control)
            else:
                control.setEnabled(not read_only)

    # What forms and screens call

    @property
    def label(self) -> str:
        """The label as shown."""
        return self._label.text()

    @property
    def error(self) -> str:
        """The error shown below the field, or nothing."""
        return self._foot.error

    def set_texts(self, label: str, hint: str = "") -> None:
        """The label and the hint, in the language of the window."""
        self._hint = hint
        self._label.setText(label)
        self._optional.setText("" if self.required else tr("optional"))
        self._optional.setVisible(not self.required and bool(label) and not self._compact)
        self._foot.set_hint(hint)
        if self._finished:
            self._name_parts()
            self._describe()

    def set_object_names(self, path: str) -> None:
        """Name the field and its parts, such as `offers.form.start_date`."""
        self._path = path
        self.setObjectName(f"{path}.box")
        self._foot.setObjectName(f"{path}.line")
        if self._strip is not None:
            self._strip.name_parts(path)
        for place, control in enumerate(self._controls):
            part = control.property("part")
            control.setObjectName(path if place == 0 and not part else f"{path}.{part or place + 1}")

    def show_error(self, sentence: str | None) -> None:
        """Show what is wrong with the field, or take the error away. It stays until the entry is changed."""
        self._own_error = False
        self._error = sentence or ""
        self._foot.set_error(self._error)
        self._mark_controls(bool(sentence))
        self._make_room()
        self._describe()

    def suggest(self, offered: Offered | None) -> None:
        """Show a suggested value in the place of the line below, or take it away. The value of the field stays."""
        if offered is not None and self._strip is None:
            self._strip = SuggestionStrip(self)
            self._strip.name_parts(self._path)
            self._strip.taken.connect(self.suggestion_taken)
            self._strip.left_alone.connect(self.suggestion_left)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(layout.count() - 1, self._strip)
        self._suggested = SuggestionStrip.spoken(offered) if offered is not None else ""
        if self._strip is not None and offered is not None:
            self._strip.show_offer(offered, self.label)
        elif self._strip is not None:
            self._strip.hide()
        self._make_room()
        self._describe()

    def show_suggestion_key(self, here: bool) -> None:
        """Whether the key that takes a suggestion acts on this field now."""
        if self._strip is not None:
            self._strip.show_key(here)

    def set_read_only(self, read_only: bool) -> None:
        """Turn the controls into text that can be selected and copied, or back."""
        self._read_only = read_only
        self._lock(read_only)
        self._describe()

    def is_read_only(self) -> bool:
        """Whether the field only shows its value."""
        return self._read_only

    def controls(self) -> list[QWidget]:
        """The parts that take the focus, in order."""
        return list(self._controls)

    def take_focus(self) -> None:
        """Put the focus in the first part, or on the first reading that waits for a choice."""
        for control in (*self._foot.choices(), *self._controls):
            if control.isEnabled() and control.isVisibleTo(self):
                control.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def check(self) -> str | None:
        """Show what is wrong or what was read, as on leaving the field, and return the problem."""
        problem = self.problem()
        if problem:
            if problem != self._error:
                self.show_error(problem)
            self._own_error = True
        elif self._own_error:
            self.show_error(None)
        self._foot.set_echo(self._echo())
        self._describe()
        return problem

    # What subclasses use

    def set_compact(self, *, labelled: bool) -> None:
        """Stand in a row of fields: no standing line below, and a label only where `labelled`."""
        self._compact = True
        self._foot.set_reserved(False)
        self._label.setVisible(labelled)
        self._optional.hide()

    def _add_control(self, control: QWidget, *, part: str = "", name: str = "", stretch: int = 1) -> None:
        """Take in a part that gets the focus. `part` names it in the object name, `name` aloud."""
        control.setProperty("part", part)
        control.setProperty("part_name", name)
        control.installEventFilter(self)
        if not self._controls:
            self._label.setBuddy(control)
        self._controls.append(control)
        self._place(control, stretch)

    def _place(self, control: QWidget, stretch: int) -> None:
        """Put a part where it stands."""
        self._body.addWidget(control, stretch)

    def _finish(self) -> None:
        """All parts are there: name them."""
        self._finished = True
        self.set_object_names(self._path)
        self.set_texts(self._label.text(), self._hint)

    def _changed(self) -> None:
        """A person changed something: take an old error away, renew the echo, tell the form."""
        if self._error:
            self.show_error(None)
        self._foot.set_echo(self._echo())
        self.edited.emit()

    def _filled(self) -> None:
        """The program filled the field: an old error no longer counts."""
        self.show_error(None)
        self._foot.set_echo(self._echo())
        self._describe()

    def _ask(self, sentence: str, readings: tuple[str, ...]) -> None:
        """Show the sentence with its readings as buttons; aloud it is whole, on screen the buttons say the rest."""
        self._error, self._own_error = sentence, True
        short = sentence.partition(". ")[0] + "." if len(readings) > 1 else sentence
        self._foot.ask(short, tuple(isolated(reading) for reading in readings))
        for button in self._foot.choices():
            button.installEventFilter(self)
            button.setAccessibleDescription(sentence)
        order = [*self._controls[-1:], *self._foot.choices()]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)
        self._mark_controls(True)
        self._describe()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(self._label)
        head.addWidget(self._optional)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(LABEL_GAP)
        column.addLayout(self._body)
        column.addWidget(self._foot)

    def _name_parts(self) -> None:
        for control in self._controls:
            part_name = control.property("part_name")
            control.setAccessibleName(f"{self._label.text()}, {part_name}" if part_name else self._label.text())

    def _describe(self) -> None:
        said = [tr("required") if self.required and not self._read_only else "", self._suggested]
        said += [self._hint, self._echo()]
        said.append(tr("error: {sentence}").format(sentence=self._error) if self._error else "")
        description = ", ".join(part for part in said if part)
        for control in self._controls:
            control.setAccessibleDescription(description)

    def _make_room(self) -> None:
        """A suggestion stands where hint and echo stand; an error is shown below it."""
        if self._strip is not None:
            self._foot.setVisible(not self._suggested or bool(self._error))

    def _mark_controls(self, wrong: bool) -> None:
        for control in self._controls:
            set_state(control, "state", "error" if wrong else None)

    # What the toolkit calls

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in _PASSING and not self._has(QApplication.focusWidget()):
                self._leave()
        elif kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent) and isinstance(watched, QLineEdit):
            if event.mimeData().hasUrls():  # a file is for the form, not for a line of text
                event.ignore()
                return True
        elif kind == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()  # the page below scrolls, the value stays
            return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, control: QWidget, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _ENTER and plain and isinstance(control, QLineEdit | QComboBox):
            self.focusNextPrevChild(True)
            return True
        return False

    def _leave(self) -> None:
        if not self._read_only:
            self.check()
        self.left.emit()

    def _has(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))


def _restyle(control: QWidget) -> None:
    """Let the style sheet see a changed `readOnly`."""
    style = control.style()
    style.unpolish(control)
    style.polish(control)
