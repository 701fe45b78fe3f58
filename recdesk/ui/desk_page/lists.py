"""The lists of the desk: chosen on top, changed in a form, saved as one act that can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recdesk.domain.errors import DeskError
from recdesk.domain.operator import Right
from recdesk.domain.reference import Reference
from recdesk.localization.catalogue import tr
from recdesk.services import reference as references
from recdesk.ui.desk_page.lines import LinesEditor
from recdesk.ui.desk_page.list_forms import FORMS, LINES, ListForm
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.session import Session
from recdesk.ui.widgets.fields.choices import ChoiceBox
from recdesk.ui.widgets.form import Form


class ListsPart(QWidget):
    """Shows one list at a time. What was typed stays in its form while another list is looked at."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk.lists")
        self._session = session
        self._reference: Reference | None = None
        self._forms: dict[str, Form | LinesEditor] = {}
        self._edited: set[str] = set()
        self._label = QLabel(self)
        self.choice = ChoiceBox(self)
        self.choice.setObjectName("desk.lists.choice")
        self.choice.activated.connect(self._on_choice)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.setProperty("tone", "text2")
        self._room = QVBoxLayout()
        self.save_button = QPushButton(self)
        self.save_button.setObjectName("desk.lists.save")
        self.save_button.setProperty("kind", "primary")
        self.save_button.clicked.connect(self.save)
        keyed = QShortcut(QKeySequence("Ctrl+S"), self)
        keyed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keyed.activated.connect(self.save)
        self._state = QLabel(self)
        self._state.setProperty("tone", "text2")
        self._lay_out()
        self.retranslate()

    # What the page calls

    def refresh(self) -> None:
        """Read the lists again; forms with something typed keep it."""
        self._reference = references.current(desk=self._session.desk)
        for code in [code for code in self._forms if code not in self._edited]:
            self._drop(code)
        self._show_form()

    def show_list(self, code: str) -> None:
        """Show a list by its code."""
        self.choice.choose(code)
        self._show_form()

    def enter(self, code: str) -> None:
        """Show a list and go to the first field of it that is empty."""
        self.show_list(code)
        form = self.shown()
        if isinstance(form, Form):
            empty = [f.name for f in form.fields if form.box(f.name).is_empty()]
            form.go_to((empty or [form.fields[0].name])[0])

    def shown(self) -> Form | LinesEditor:
        """The form or the lines that are shown."""
        return self._forms[self.choice.code()]

    def save(self) -> None:
        """Write the list that is shown, where it can be read as typed."""
        declared, before = self._declared(), self._reference
        form = self._forms[declared.code]
        if before is None or _wrong(form):
            return
        values = {LINES: form.lines()} if isinstance(form, LinesEditor) else form.values()
        wanted = declared.write(before, values)
        self._edited.discard(declared.code)

        def refused(error: DeskError) -> bool:
            self._edited.add(declared.code)
            self._session.tell(error)
            return True

        desk = self._session.desk
        self._session.attempt(
            lambda: references.change(wanted, desk=desk),
            on_error=refused,
            back=lambda: references.change(before, desk=desk),
        )
        self._tell_state()

    def take_focus(self) -> None:
        """Put the focus on the choice of the list."""
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Renew all texts."""
        self._label.setText(tr("List"))
        self.choice.fill([(form.code, tr(form.title)) for form in FORMS], empty=None)
        if self.choice.currentIndex() < 0:
            self.choice.setCurrentIndex(0)
        self.choice.setAccessibleName(tr("List"))
        self.save_button.setText(f"{tr('Save the list')}  Ctrl+S")
        for form in self._forms.values():
            form.retranslate()
        self._note.setText(tr(self._declared().note))
        self._tell_state()

    # Inside

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(self._label)
        head.addWidget(self.choice)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_12)
        foot.addWidget(self.save_button)
        foot.addWidget(self._state)
        foot.addStretch(1)
        self._label.setBuddy(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_8)
        column.setSpacing(SPACE_12)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addLayout(self._room, 1)
        column.addLayout(foot)

    def _declared(self) -> ListForm:
        return next((form for form in FORMS if form.code == self.choice.code()), FORMS[0])

    def _on_choice(self) -> None:
        self._show_form()

    def _show_form(self) -> None:
        if self._reference is None:
            return
        declared = self._declared()
        if declared.code not in self._forms:
            form = self._make(declared, self._reference)
            form.set_read_only(not self._session.desk.operator.may(Right.CONFIGURE))
            self._forms[declared.code] = form
            self._room.addWidget(form, 1)
        for code, form in self._forms.items():
            form.setVisible(code == declared.code)
        self._note.setText(tr(declared.note))
        self.save_button.setVisible(self._session.desk.operator.may(Right.CONFIGURE))
        self._tell_state()

    def _make(self, declared: ListForm, reference: Reference) -> Form | LinesEditor:
        code, fields, values = declared.code, declared.fields(reference), declared.read(reference)
        if declared.add:
            editor = LinesEditor(code, declared.title, fields, declared.add, self)
            editor.set_lines(values[LINES])
            editor.changed.connect(lambda: self._on_typed(code))
            return editor
        form = Form(fields, declared.sections, f"desk.{code}", parent=self)
        form.set_values(values)
        form.changed.connect(lambda _name: self._on_typed(code))
        return form

    def _drop(self, code: str) -> None:
        form = self._forms.pop(code)
        self._room.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _on_typed(self, code: str) -> None:
        self._edited.add(code)
        self._tell_state()

    def _tell_state(self) -> None:
        self._state.setText(tr("Not saved yet") if self.choice.code() in self._edited else "")


def _wrong(form: Form | LinesEditor) -> bool:
    """Whether something cannot be read or is missing; the focus is there then."""
    if isinstance(form, LinesEditor):
        return form.wrong_line()
    wrong = form.entry_problems()
    if wrong:
        form.show_problems(wrong)
        form.next_problem()
    return bool(wrong)
