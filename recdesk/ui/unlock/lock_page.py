"""The lock page: a desk to choose, a passphrase, and other ways in. It never names a record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from recdesk.domain.errors import DeskError
from recdesk.localization.catalogue import ntr, tr
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.unlock.card import Card, caption, link, prose, show_error, under_label
from recdesk.ui.unlock.passphrase import PassphraseEdit
from recdesk.ui.widgets.fields.choices import ChoiceBox

WAITS = (0, 0, 2, 5, 15)
"""Seconds to wait after the first, second, ... wrong passphrase; the last holds for all further ones."""


class LockPage(Card):
    """Asks for the way in. Wrong passphrases stay selected in the field and cost growing waits."""

    unlock_asked = Signal(str, bool)
    """Passphrase or recovery code, and whether this computer is to remember it."""
    desk_chosen = Signal(str)
    """Another known desk was chosen; its folder."""
    other_asked = Signal()
    """Another desk is to be looked for, or made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("unlock", "lock_closed", parent)
        self._tries = 0
        self._left = 0
        self._sentence = ""
        self._since: datetime | None = None
        self._kept = False
        self._busy = False
        self._desk_label = caption(self.card)
        self.desks = ChoiceBox(self.card)
        self.desks.setObjectName("unlock.desk")
        self._label = caption(self.card)
        self.passphrase = PassphraseEdit("unlock.passphrase", self.card)
        self._notes = caption(self.card)
        self._notes.setObjectName("unlock.notes")
        self._error = caption(self.card, lines=2)
        self._error.setObjectName("unlock.error")
        self.remember = QCheckBox(self.card)
        self.remember.setObjectName("unlock.remember")
        self.unlock = QPushButton(self.card)
        self.unlock.setObjectName("unlock.unlock")
        self.unlock.setProperty("kind", "primary")
        self.ways = link(self.card, "unlock.ways")
        self.other = link(self.card, "unlock.other")
        self._code = prose(self.card, quiet=True)
        self._code.setObjectName("unlock.recovery")
        self._code.hide()
        self._state = prose(self.card, quiet=True)
        self._state.setObjectName("unlock.state")
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the window calls

    def ask(self, folder: Path, known: Sequence[Path]) -> None:
        """Ask for the way into a desk; `known` are the desks that were open on this computer."""
        places = list(dict.fromkeys([folder, *known]))
        names = [place.name if place.name != "desk" else place.parent.name for place in places]
        shown = [n if names.count(n) == 1 else str(p) for n, p in zip(names, places, strict=True)]
        self.desks.fill([(str(p), n) for p, n in zip(places, shown, strict=True)], empty=None)
        self.desks.choose(str(folder))
        for part in (self.desks, self._desk_label):
            part.setVisible(len(places) > 1)
        self.passphrase.clear()
        self._say("")
        self._since, self._kept = None, False
        self.retranslate()

    def show_locked(self, since: datetime, *, draft_kept: bool) -> None:
        """The desk was open here and was locked at that time of day."""
        self._since, self._kept = since, draft_kept
        self.retranslate()

    def set_busy(self, busy: bool) -> None:
        """While the desk is being opened."""
        self._busy = busy
        self._renew_button()

    def refuse(self, error: DeskError, sentence: str) -> None:
        """Say why it does not open; a wrong passphrase stays selected, and further ones cost a wait."""
        self.set_busy(False)
        self._say(sentence)
        self.passphrase.select()
        if error.code == "wrong_passphrase":
            self._tries += 1
            self._left = WAITS[min(self._tries, len(WAITS)) - 1]
            if self._left:
                self._timer.start()
        self._renew_button()

    def let_in(self) -> None:
        """The desk is open: nothing of the entry stays."""
        self.set_busy(False)
        self.passphrase.clear()
        self._say("")
        self._tries = self._left = 0
        self._timer.stop()
        self._renew_button()

    def tick(self) -> None:
        """A second has passed."""
        self._left = max(0, self._left - 1)
        if not self._left:
            self._timer.stop()
        self._renew_button()

    @property
    def error(self) -> str:
        """What is said under the field."""
        return self._error.text()

    @property
    def waiting(self) -> int:
        """Seconds until the next try."""
        return self._left

    def take_focus(self) -> None:
        """Put the focus in the passphrase."""
        self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.title.setText(tr("RecDesk is locked") if self._since else tr("Unlock the desk"))
        self._desk_label.setText(tr("Desk"))
        self.desks.setAccessibleName(tr("Desk"))
        by_code = self._code.isVisibleTo(self.card)
        label = tr("Recovery code") if by_code else tr("Passphrase")
        self._label.setText(label)
        self.passphrase.retranslate(label)
        self.remember.setText(tr("Remember on this computer"))
        self.ways.setText(tr("Passphrase instead") if by_code else tr("Recovery code instead"))
        self.other.setText(tr("Another desk..."))
        self._code.say(tr("Type the eight groups from the printed sheet; case, spaces and dashes do not matter."))
        since = tr("Locked at {time}.").format(time=f"{self._since:%H:%M}") if self._since else ""
        kept = tr("A draft is kept.") if self._kept else ""
        self._state.say(f"{kept} {since}".strip())
        self._state.setVisible(bool(self._state.said))
        self._show_notes()
        self._renew_button()

    # Inside

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.unlock)
        row.addWidget(self.ways)
        row.addStretch(1)
        row.addWidget(self.other)
        self.column.addLayout(under_label(self._desk_label, self.desks))
        self.column.addLayout(under_label(self._label, self.passphrase))
        self.column.addWidget(self._code)
        for line in (self._error, self._notes):
            self.column.addWidget(line)
        self.column.addWidget(self.remember)
        self.column.addLayout(row)
        self.column.addWidget(self._state)

    def _connect(self) -> None:
        self.passphrase.entered.connect(self._on_unlock)
        self.passphrase.edited.connect(self._on_edited)
        self.passphrase.noticed.connect(self._show_notes)
        self.unlock.clicked.connect(self._on_unlock)
        self.ways.clicked.connect(self._on_ways)
        self.other.clicked.connect(self.other_asked)
        self.desks.activated.connect(lambda _index: self.desk_chosen.emit(self.desks.code()))

    def _on_unlock(self) -> None:
        if self._busy or self._left:
            return
        if not self.passphrase.text():
            self._say(tr("Passphrase: nothing is entered. Type it, or use the recovery code."))
            self.take_focus()
            return
        self.unlock_asked.emit(self.passphrase.text(), self.remember.isChecked())

    def _on_edited(self) -> None:
        if not self._left:
            self._say("")

    def _on_ways(self) -> None:
        self._code.setVisible(not self._code.isVisibleTo(self.card))
        self.passphrase.eye.setChecked(self._code.isVisibleTo(self.card))
        self.retranslate()
        self.take_focus()

    def _say(self, sentence: str) -> None:
        self._sentence = sentence
        self.passphrase.show_error(bool(sentence))
        show_error(self._error, sentence)
        self.passphrase.line.setAccessibleDescription(sentence)

    def _renew_button(self) -> None:
        self.unlock.setEnabled(not self._busy and not self._left)
        self.unlock.setText(tr("Opening...") if self._busy else tr("Unlock"))
        if self._sentence:
            wait = ntr("Next try in {n} second.", "Next try in {n} seconds.", self._left).format(n=self._left)
            self._error.setText(f"{self._sentence} {wait}" if self._left else self._sentence)

    def _show_notes(self) -> None:
        self._notes.setText(" · ".join(self.passphrase.notes()))
