"""The questions of a document as a form, with what the desk answers by itself and what was typed earlier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.services.desk import OpenDesk
from recdesk.ui.papers import questions
from recdesk.ui.papers.asking import Asking
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.review.page_text import line
from recdesk.ui.widgets.form import Form


class AnswersPane(QWidget):
    """Holds one form at a time; without a document it is empty."""

    changed = Signal()
    """A person changed an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper.answers")
        self.form: Form | None = None
        self._asking: Asking | None = None
        self._plain: dict[str, Any] = {}
        self._nothing = line("paper.nothing_asked", self, tone="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        self.clear()

    def clear(self) -> None:
        """Ask nothing."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
        self.form, self._asking = None, None
        self._nothing.hide()

    def ask(self, asking: Asking, typed: Mapping[str, Any], desk: OpenDesk) -> None:
        """Ask a document's questions; `typed` goes over what the desk answers by itself."""
        self.clear()
        self._asking = asking
        choices = DeskChoices(desk)
        declared = questions.fields(asking.questions, choices)
        people = {field.name: choices.people for field in declared if field.kind == "person"}
        self.form = form = Form(
            declared, questions.sections(asking.questions), "paper.form", sources=people, parent=self
        )  # fmt: skip
        form.set_values(questions.form_values(asking.questions))
        self._plain = form.draft()
        form.set_draft(typed)
        form.changed.connect(lambda _name: self.changed.emit())
        column = self.layout()
        assert column is not None
        column.addWidget(form)
        form.setVisible(bool(declared))
        self._nothing.setVisible(not declared)
        self.retranslate()

    def take_focus(self) -> bool:
        """Put the focus in the first answer that is missing, else in the first; False without any."""
        if self.form is None or not self.form.fields:
            return False
        self.form.focus_first()
        return True

    def typed(self) -> dict[str, Any]:
        """The entries that differ from what the desk answers by itself, exactly as typed."""
        now = self.form.draft() if self.form is not None else {}
        return {name: raw for name, raw in now.items() if raw != self._plain.get(name)}

    def answers(self) -> dict[str, Any] | None:
        """What is answered; None, with the focus at the first of them, while entries cannot be read as typed."""
        if self.form is None or self._asking is None:
            return None
        if self.form.entry_problems():
            self.form.go_to(self.form.problem_fields()[0])
            return None
        return questions.answers(self._asking.questions, self.form.values())

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        """Show what is missing or wrong below each answer, and go to the first; nothing takes all of it away."""
        if self.form is not None:
            self.form.show_problems(sentences)
            if sentences and self.form.problem_fields():
                self.form.go_to(self.form.problem_fields()[0])

    def rest(self) -> None:
        """Only show the answers: the document is filed."""
        if self.form is not None:
            self.form.set_read_only(True)

    def retranslate(self) -> None:
        """Renew all texts."""
        self._nothing.setText(tr("This document asks for nothing that the record does not know. F9 shows it."))
        if self.form is not None:
            self.form.retranslate()
