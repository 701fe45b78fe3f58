"""The blind second entry: what source to read, an empty field without paste, and what came of the entries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recdesk.domain.errors import Problem
from recdesk.domain.review import ItemRun
from recdesk.localization.catalogue import tr
from recdesk.localization.rule_sentences import fact_label
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.review.page_text import Sentences, act, keyed, line
from recdesk.ui.session import Session
from recdesk.ui.widgets.fields.base import FieldBox
from recdesk.ui.widgets.fields.blind import BlindField, make_blind
from recdesk.ui.widgets.fields.dates import DateField
from recdesk.ui.widgets.fields.numbers import AmountField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class AgainPart(QWidget):
    """An empty field for a value that is typed again from its source. The first entry is never shown here."""

    entered = Signal(object)
    """The value that was typed; never nothing."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.again")
        self._session = session
        self._item = ""
        self._again = ""
        self._head = line("review.again.head", self)
        self.outcome = Sentences("review.again.outcome", "needs_you", "warning", self)
        self.field: FieldBox = BlindField("again", parent=self)
        self.compare = act("review.compare", self, kind="primary", drawing="")
        self.compare.clicked.connect(self._on_compare)
        row = QHBoxLayout()
        row.addWidget(self.compare)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        self._column.addWidget(self._head)
        self._column.addWidget(self.outcome)
        self._column.addWidget(self.field)
        self._column.addLayout(row)

    def show_run(self, run: ItemRun) -> None:
        """Take an item; another one begins with an empty field."""
        if run.item.id == self._item and type(self.field) is _kind_of(run.again_value):
            return
        self._item, self._again = run.item.id, run.item.again
        self.outcome.say(())
        self._renew(run.again_value)

    def differs(self, sentence: str) -> None:
        """Say what came of an entry and wait for another."""
        self.outcome.say((sentence,))
        self.field.set_value(self.field.nothing())
        self.field.take_focus()

    def take_focus(self) -> None:
        """Put the focus in the empty field."""
        self.field.take_focus()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self._item = ""

    def retranslate(self) -> None:
        """Renew all texts."""
        what = fact_label(self._again)
        self._head.setText(tr("Read the source again and type the value as it stands there."))
        self.compare.setText(keyed(tr("Compare with the first entry"), "Enter"))
        self.field.set_texts(tr("{what}, again").format(what=what), tr("The first entry is not shown; paste is off."))

    def _renew(self, first: Any) -> None:
        old, self.field = self.field, self._made(first)
        self._column.replaceWidget(old, self.field)
        old.hide()
        old.deleteLater()
        self.field.set_object_names("review.second_entry")
        self.retranslate()
        QWidget.setTabOrder(self.field.controls()[-1], self.compare)
        for control in self.field.controls():
            if isinstance(control, QLineEdit):
                control.installEventFilter(self)  # asked before the field's own, which would only go on to the button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter compares: there is nothing else to go on to."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            pressed = event.key() in _ENTER and event.modifiers() in _PLAIN
            if pressed and not event.isAutoRepeat():
                self._on_compare()
                return True
        return super().eventFilter(watched, event)

    def _made(self, first: Any) -> FieldBox:
        kind = _kind_of(first)
        if kind is DateField:
            made: FieldBox = DateField("again", required=True, today=self._session.desk.clock.today, parent=self)
            make_blind(made)
            return made
        if kind is AmountField:
            made = AmountField("again", required=True, parent=self)
            make_blind(made)
            return made
        return BlindField("again", parent=self)

    def _on_compare(self) -> None:
        if self.field.check():
            self.field.take_focus()
            return
        value = self.field.value()
        if value in (None, ""):
            self.field.show_error(self._session.messages.sentence(Problem("empty", self._again)))
            self.field.take_focus()
            return
        self.entered.emit(value)


def _kind_of(first: Any) -> type[FieldBox]:
    if isinstance(first, date):
        return DateField
    return AmountField if isinstance(first, Decimal | int) else BlindField
