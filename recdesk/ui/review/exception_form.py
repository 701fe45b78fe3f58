"""The written exception of one item: what is missing, why the record may go on, who allowed it and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from recdesk.domain.errors import Problem
from recdesk.domain.review import REASON_LONGEST, REASON_SHORTEST, ItemRun, ItemState
from recdesk.localization import sentences
from recdesk.localization.catalogue import tr
from recdesk.localization.rule_sentences import fact_label
from recdesk.ui.look.tokens import FORM_WIDTH, SPACE_8, SPACE_12, SPACE_16
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.review.page_text import Sentences, act, line
from recdesk.ui.session import Session
from recdesk.ui.widgets.fields.base import FieldBox
from recdesk.ui.widgets.fields.dates import DateField
from recdesk.ui.widgets.fields.people import PersonField
from recdesk.ui.widgets.fields.text import LongTextField
from recdesk.ui.widgets.flow import FlowLayout

SECOND_PERSON = frozenset({"legal_name", "pay", "start_date", "duplicates", "consent"})
"""Items whose exception somebody else than the operator has to allow."""
_LEAST_COMPLETION = 8
"""So many characters at least have to be added to a usual reason."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written; `until` is an ISO day or nothing."""

    reason: str
    allowed_by: str
    until: str


class ExceptionForm(QWidget):
    """Takes a reason. A usual reason only begins the text; it has to be completed."""

    recorded = Signal(str, object)
    """Item id and `Written`."""
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.exception")
        self._session = session
        self._run: ItemRun | None = None
        self._place = 0
        self._title = line("review.exception.title", self, step="section")
        self._missing_head = line("review.exception.missing_head", self, step="caption", tone="text2")
        self.missing = Sentences("review.exception.missing", "excepted", "shield_error", self)
        self.reason = LongTextField("reason", required=True, lines=4, parent=self)
        self._usual_head = line("review.exception.usual_head", self, step="caption", tone="text2")
        self._usual = QWidget(self)
        self._usual_row = FlowLayout(self._usual)
        self._usual_row.setSpacing(SPACE_8)
        self.usual: list[QPushButton] = []
        choices = DeskChoices(session.desk)
        self._choices = choices
        self.allowed_by = PersonField("allowed_by", people=choices.people, required=True, parent=self)
        self.until = DateField("until", today=session.desk.clock.today, parent=self)
        self.record_button = act("review.exception.record", self, kind="primary")
        self.back_button = act("review.exception.back", self, drawing="arrow_left")
        for field in (self.reason, self.allowed_by, self.until):
            field.set_object_names(f"review.exception.{field.field_name}")
            field.setMaximumWidth(FORM_WIDTH)
        self._lay_out()
        self.reason.edited.connect(self._count)
        self.record_button.clicked.connect(self._on_record)
        self.back_button.clicked.connect(self.left)

    def show_run(self, run: ItemRun, place: int) -> None:
        """Begin an exception of an item, with empty fields."""
        self._run, self._place = run, place
        self.reason.set_value("")
        self.allowed_by.set_value(None)
        self.until.set_value(None)
        self._offer_usual()
        self.retranslate()
        self.reason.take_focus()

    def refuse(self, problem: Problem) -> None:
        """Show why the reason is not taken; the text stays."""
        self.reason.show_error(sentences.sentence(problem.code, problem.facts))
        self.reason.take_focus()

    def retranslate(self) -> None:
        """Renew all texts."""
        if self._run is None:
            return
        run = self._run
        self._title.setText(tr("Exception: {item}").format(item=f"{self._place}  {tr(run.item.text)}"))
        self._missing_head.setText(tr("Missing"))
        self.missing.say(_missing(run, self._session))
        self.reason.set_texts(tr("Why it may go on"))
        self._count()
        self._usual_head.setText(tr("Usual reasons: they begin the text, complete it with what is so in this case"))
        self.allowed_by.set_texts(
            tr("Allowed by"), tr("Somebody else than you.") if self._needs_second() else tr("Who said that it may.")
        )
        self.until.set_texts(tr("Until when"), tr("By this day it has to be put right."))
        self.record_button.setText(tr("Record the exception"))
        self.back_button.setText(tr("Back to the item"))

    def _offer_usual(self) -> None:
        for button in self.usual:
            self._usual_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.usual = []
        for place, reason in enumerate(self._choices.reference.reasons, 1):
            button = act(f"review.exception.usual_{place}", self._usual, kind="choice")
            button.setText(reason.rstrip(": "))
            button.clicked.connect(lambda _checked=False, text=reason: self._begin(text))
            self._usual_row.addWidget(button)
            button.show()
            self.usual.append(button)
        self._usual.setVisible(bool(self.usual))
        self._usual_head.setVisible(bool(self.usual))

    def _begin(self, reason: str) -> None:
        begun = reason.rstrip()
        self.reason.set_value(begun)
        edit = self.reason.controls()[0]
        edit.setFocus()
        cursor = edit.textCursor()  # type: ignore[attr-defined]
        cursor.movePosition(cursor.MoveOperation.End)
        edit.setTextCursor(cursor)  # type: ignore[attr-defined]
        if not begun.endswith(" "):
            cursor.insertText(" ")
        self._count()

    def _count(self) -> None:
        written = len(" ".join(self.reason.value().split()))
        hint = tr("{n} characters, {least} to {most}").format(n=written, least=REASON_SHORTEST, most=REASON_LONGEST)
        self.reason.set_texts(tr("Why it may go on"), hint)

    def _needs_second(self) -> bool:
        return self._run is not None and self._run.item.id in SECOND_PERSON

    def _on_record(self) -> None:
        if self._run is None:
            return
        checks: tuple[tuple[FieldBox, str | None], ...] = (
            (self.reason, self._reason_problem()),
            (self.allowed_by, self._person_problem()),
            (self.until, self.until.check() or self._day_problem()),
        )
        for field, sentence in checks:
            if sentence:
                field.show_error(sentence)
                field.take_focus()
                return
        person = self.allowed_by.value()
        day = self.until.value()
        written = Written(self.reason.value(), person.name if person else "", day.isoformat() if day else "")
        self.recorded.emit(self._run.item.id, written)

    def _reason_problem(self) -> str:
        text = " ".join(self.reason.value().split())
        begun = next((r for r in self._choices.reference.reasons if text.startswith(" ".join(r.split()))), "")
        if begun and len(text) - len(begun) < _LEAST_COMPLETION:
            return tr("The usual reason is only the beginning. Complete it with what is so in this case.")
        return ""

    def _person_problem(self) -> str:
        person = self.allowed_by.value()
        if person is None:
            return tr("Nobody is named. Enter who said that it may go on.")
        own = self._session.desk.operator
        if self._needs_second() and person.name.casefold() in {own.name.casefold(), own.display_name.casefold()}:
            return tr("You cannot allow this yourself. Name the second person who did.")
        return ""

    def _day_problem(self) -> str:
        day = self.until.value()
        today: date = self._session.desk.clock.today()
        if day is not None and day < today:
            return tr("The day has passed. Enter one from today on.")
        return ""

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.record_button)
        row.addWidget(self.back_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_8)
        column.addWidget(self._title)
        column.addWidget(self._missing_head)
        column.addWidget(self.missing)
        column.addSpacing(SPACE_8)
        column.addWidget(self.reason)
        column.addWidget(self._usual_head)
        column.addWidget(self._usual)
        column.addSpacing(SPACE_8)
        column.addWidget(self.allowed_by)
        column.addWidget(self.until)
        column.addLayout(row)
        column.addStretch(1)


def _missing(run: ItemRun, session: Session) -> list[str]:
    if run.problems:
        return [session.messages.sentence(problem) for problem in run.problems]
    if run.state is ItemState.KEY_AGAIN:
        return [tr("{what} was not keyed a second time.").format(what=fact_label(run.item.again))]
    return [tr("Nobody confirmed it.")]
