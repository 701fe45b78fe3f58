"""One item of a review: why it is asked, the values beside the question, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recdesk.domain.folding import fold
from recdesk.domain.review import ItemRun, ItemState
from recdesk.localization import screen
from recdesk.localization.catalogue import tr
from recdesk.localization.rule_sentences import fact_label
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from recdesk.ui.review.again import AgainPart
from recdesk.ui.review.fact_rows import FactRows, Row
from recdesk.ui.review.facts import attest_sentence, fact_text, is_foreign, source_text, state_name
from recdesk.ui.review.page_text import Sentences, act, keyed, line
from recdesk.ui.review.sentence_button import SentenceButton
from recdesk.ui.session import Session
from recdesk.ui.widgets.fields.text import TextField
from recdesk.ui.widgets.flow import FlowLayout
from recdesk.ui.widgets.status_pill import StatusPill

_SOURCES_FOR_NOTE = 2


class ItemPage(QWidget):
    """Shows one item at a time. It decides nothing: what was pressed or typed is told by signal."""

    attested = Signal(str, str)
    """Item id and note."""
    keyed = Signal(str, object)
    """Item id and the value of the second entry."""
    go_to_field = Signal(str)
    exception_asked = Signal(str)
    taken_back = Signal(str)
    """What a person did about the item is taken back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.item")
        self._session = session
        self._run: ItemRun | None = None
        self._place, self._of = 0, 0
        self._title = line("review.item.title", self, step="section")
        self._pill = StatusPill("open", parent=self)
        self._why = line("review.item.why", self, tone="text2")
        self._said = line("review.item.said", self)
        self.problems = Sentences("review.item.problems", "blocked", "error_circle", self)
        self.warnings = Sentences("review.item.warnings", "needs_you", "warning", self)
        self.exception = Sentences("review.item.exception", "excepted", "shield_error", self)
        self.facts = FactRows("review.item.facts", self)
        self.again = AgainPart(session, self)
        self.note = TextField("note", parent=self)
        self.note.set_object_names("review.note")
        self.attest = SentenceButton("review.attest", self)
        self.field_button = act("review.go_to_field", self, drawing="arrow_enter")
        self.except_button = act("review.except", self, drawing="shield_error")
        self.back_button = act("review.take_back", self, drawing="arrow_undo")
        self._lay_out()
        self._connect()

    @property
    def item_id(self) -> str:
        """The item that is shown."""
        return self._run.item.id if self._run is not None else ""

    def show_run(self, run: ItemRun, place: int, of: int) -> None:
        """Show an item, `place` of `of`."""
        another = run.item.id != self.item_id
        self._run, self._place, self._of = run, place, of
        if another:
            self.note.set_value("")
        self.again.show_run(run)
        self.retranslate()

    def take_focus(self) -> None:
        """Put the focus in the item, never on what confirms it."""
        if not self.again.isHidden():
            self.again.take_focus()
        elif not self.note.isHidden():
            self.note.take_focus()
        else:
            self.field_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Renew all texts."""
        run = self._run
        if run is None:
            return
        state = run.state
        self._title.setText(f"{self._place}  {tr(run.item.text)}")
        self.setAccessibleName(tr("Item {n} of {of}").format(n=self._place, of=self._of))
        self._pill.show_state(state_name(state))
        self._why.setText(tr("Why we ask: {reason}").format(reason=tr(run.item.why)))
        said = self._what_was_done(run)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        sentence = self._session.messages.sentence
        self.problems.say([sentence(problem) for problem in run.problems])
        blind = state is ItemState.KEY_AGAIN  # a warning about the first entry would tell it
        self.warnings.say([sentence(p) for p in run.warnings if not (blind and p.field == run.item.again)])
        self.exception.say(self._exception_lines(run))
        self.facts.show_rows(self._rows(run))
        self.again.setVisible(state is ItemState.KEY_AGAIN)
        self.again.retranslate()
        self._show_acts(run, state)

    def _show_acts(self, run: ItemRun, state: ItemState) -> None:
        asks = state is ItemState.NEEDS_YOU
        sources = {fact.source for fact in run.facts}
        self.note.set_texts(tr("Note: which source did you go by?"))
        self.note.setVisible(asks and len(sources) >= _SOURCES_FOR_NOTE)
        self.attest.say(attest_sentence(run, zone=self._zone) if asks else "")
        self.attest.setVisible(asks)
        self.field_button.setText(keyed(tr("Go to field"), "Alt+G"))
        self.field_button.setAccessibleName(tr("Go to field"))
        self.field_button.setVisible(bool(self.field()))
        self.except_button.setText(keyed(tr("Except with a reason..."), "Alt+X"))
        self.except_button.setAccessibleName(tr("Except with a reason..."))
        self.except_button.setVisible(state in (ItemState.BLOCKED, ItemState.NEEDS_YOU, ItemState.KEY_AGAIN))
        done = state in (ItemState.ATTESTED, ItemState.EXCEPTED)
        self.back_button.setText(tr("Take back"))
        self.back_button.setVisible(done)

    def field(self) -> str:
        """The record's field that the item is to be put right at."""
        if self._run is None:
            return ""
        own = self._run.item.fields
        named = [p.field for p in self._run.problems if p.field]
        return str(named[0]) if named else self._run.item.again or (own[0] if own else "")

    def _rows(self, run: ItemRun) -> Sequence[Row]:
        blind = run.state is ItemState.KEY_AGAIN and isinstance(run.again_value, str)
        first = fold(run.again_value) if blind else ""  # a Latin form would tell the name that is to be typed
        return [
            Row(
                fact_label(fact.code),
                fact_text(fact.code, fact.value, zone=self._zone),
                source_text(fact),
                strong=not is_foreign(fact),
            )
            for fact in run.facts
            if not (blind and fold(str(fact.value)) == first)
        ]

    def _what_was_done(self, run: ItemRun) -> str:
        """What a person did about the item, or why it no longer counts."""
        if run.state is ItemState.ATTESTED and run.attestation is not None:
            return self._signed(tr("Confirmed by {name}, {when}."), run.attestation, run.attestation.note)
        if run.state is ItemState.NEEDS_YOU and run.attestation is not None:
            return tr("The values changed after they were confirmed. Look at them again.")
        if run.state in (ItemState.BLOCKED, ItemState.NEEDS_YOU) and run.exception is not None:
            return tr("What was excepted is no longer the same. Put it right, or except it again.")
        if run.is_keyed and run.second_entry is not None:
            return self._signed(tr("Keyed twice, both entries agree: {name}, {when}."), run.second_entry)
        if run.state is ItemState.KEY_AGAIN and run.second_entry is not None:
            return tr("The value changed after it was keyed again. Key it once more.")
        if run.state is ItemState.PROVED:
            return tr("Computed from the facts below. It cannot be ticked.")
        return ""

    def _signed(self, sentence: str, done: Any, note: str = "") -> str:
        said = sentence.format(name=done.by, when=screen.instant(done.at, self._zone))
        return f"{said} {note}" if note else said

    def _exception_lines(self, run: ItemRun) -> list[str]:
        written = run.exception
        if run.state is not ItemState.EXCEPTED or written is None:
            return []
        signed = tr("Excepted by {name}, {when}.").format(name=written.by, when=screen.instant(written.at, self._zone))
        allowed = tr("Allowed by {name}.").format(name=written.allowed_by) if written.allowed_by else ""
        until = tr("Until {day}.").format(day=fact_text("until", written.until, zone="UTC")) if written.until else ""
        return [written.reason, " ".join(part for part in (signed, allowed, until) if part)]

    @property
    def _zone(self) -> str:
        return self._session.desk.settings.time_zone

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_12)
        head.addWidget(self._title, 1)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        acts = QWidget(self)
        row = FlowLayout(acts)
        row.setSpacing(SPACE_8)
        for button in (self.field_button, self.except_button, self.back_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addWidget(self.problems)
        column.addWidget(self.warnings)
        column.addWidget(self.exception)
        column.addWidget(self._said)
        column.addWidget(self.facts)
        column.addWidget(self.again)
        column.addWidget(self.note)
        column.addWidget(self.attest, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(SPACE_24 - SPACE_12)
        column.addWidget(acts)
        column.addStretch(1)
        icons.wear(self.attest, "person_available", "on_accent", size=16)

    def _connect(self) -> None:
        self.attest.clicked.connect(lambda: self.attested.emit(self.item_id, self.note.value()))
        self.again.entered.connect(lambda value: self.keyed.emit(self.item_id, value))
        self.field_button.clicked.connect(lambda: self.go_to_field.emit(self.field()))
        self.except_button.clicked.connect(lambda: self.exception_asked.emit(self.item_id))
        self.back_button.clicked.connect(lambda: self.taken_back.emit(self.item_id))
