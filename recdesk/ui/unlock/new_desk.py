"""Making a desk: its company and passphrase first, then the recovery code, shown once and typed back in part."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look.theme import set_state
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.unlock.card import Card, caption, link, prose, show_error, under_label
from recdesk.ui.unlock.passphrase import PassphraseEdit


class NewDeskPage(Card):
    """Asks for what a desk cannot do without; everything else has a default that settings can change."""

    make_asked = Signal(str, str)
    """Company name and passphrase; the two entries agree."""
    folder_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("new_desk", "home", parent)
        self._folder = Path()
        self._folder_label = caption(self.card)
        self._folder_text = prose(self.card)
        self._folder_text.setObjectName("new_desk.folder")
        self.change = link(self.card, "new_desk.change_folder")
        self._name_label = caption(self.card)
        self.company = QLineEdit(self.card)
        self.company.setObjectName("new_desk.company")
        self._company_hint = caption(self.card, lines=2)
        self._company_hint.setObjectName("new_desk.company_hint")
        self._first_label = caption(self.card)
        self.first = PassphraseEdit("new_desk.passphrase", self.card)
        self._again_label = caption(self.card)
        self.again = PassphraseEdit("new_desk.again", self.card)
        self._hint = caption(self.card, lines=2)
        self._error = caption(self.card, lines=2)
        self._error.setObjectName("new_desk.error")
        self.make = QPushButton(self.card)
        self.make.setObjectName("new_desk.make")
        self.make.setProperty("kind", "primary")
        self.back = link(self.card, "new_desk.back")
        self._lay_out()
        self._connect()
        self.retranslate()

    def ask(self, folder: Path) -> None:
        """Ask for a desk to be made in this folder."""
        self.set_folder(folder)
        for field in (self.first, self.again):
            field.clear()
        self.refuse("")

    def set_folder(self, folder: Path) -> None:
        """Where the desk is to be made."""
        self._folder = folder
        self._folder_text.say(str(folder))

    @property
    def folder(self) -> Path:
        """Where the desk is to be made."""
        return self._folder

    def refuse(self, sentence: str) -> None:
        """Say why no desk was made; nothing that was typed goes away."""
        self.set_busy(False)
        show_error(self._error, sentence)
        self.first.show_error(bool(sentence) and bool(self.first.text()))
        if sentence:
            self.first.select()

    @property
    def error(self) -> str:
        """What is said above the buttons."""
        return self._error.text()

    def set_busy(self, busy: bool) -> None:
        """While the desk is being made."""
        self.make.setEnabled(not busy)
        self.make.setText(tr("Making the desk...") if busy else tr("Make the desk"))

    def take_focus(self) -> None:
        """Put the focus in the first field."""
        self.company.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.title.setText(tr("A new desk"))
        self._folder_label.setText(tr("Where it lies"))
        self.change.setText(tr("Another folder..."))
        self._name_label.setText(tr("Company"))
        self.company.setAccessibleName(tr("Company"))
        self._company_hint.setText(
            tr("Letters name it. Its address, offices and people are entered on the desk itself.")
        )
        self._first_label.setText(tr("Passphrase"))
        self.first.retranslate(tr("Passphrase"))
        self._again_label.setText(tr("Passphrase once more"))
        self.again.retranslate(tr("Passphrase once more"))
        self._hint.setText(tr("At least 12 characters; several words are best. Nobody can look it up for you."))
        self.make.setText(tr("Make the desk"))
        self.back.setText(tr("Back"))

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(SPACE_8)
        where.addWidget(self._folder_text, 1)
        where.addWidget(self.change)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.make)
        row.addStretch(1)
        row.addWidget(self.back)
        self.column.addLayout(under_label(self._name_label, self.company))
        self.column.addWidget(self._company_hint)
        self.column.addLayout(under_label(self._first_label, self.first))
        self.column.addWidget(self._hint)
        self.column.addLayout(under_label(self._again_label, self.again))
        self.column.addWidget(self._folder_label)
        self.column.addLayout(where)
        self.column.addWidget(self._error)
        self.column.addLayout(row)

    def _connect(self) -> None:
        self.company.returnPressed.connect(lambda: self.first.line.setFocus())
        self.first.entered.connect(lambda: self.again.line.setFocus())
        self.again.entered.connect(self._on_make)
        self.make.clicked.connect(self._on_make)
        self.change.clicked.connect(self.folder_asked)
        self.back.clicked.connect(self.left)

    def _on_make(self) -> None:
        if not self.company.text().strip():
            self.refuse("")
            show_error(self._error, tr("Company: nothing is entered. Letters and mails name it."))
            self.company.setFocus()
        elif self.first.text() != self.again.text():
            self.refuse(tr("Passphrase: the two entries differ. Type it twice once more."))
        else:
            self.make_asked.emit(self.company.text().strip(), self.first.text())


class RecoveryPage(Card):
    """Shows the recovery code once. The last group is typed back from the paper, so that there is a paper."""

    kept = Signal()
    """The last group was typed as it stands in the code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("recovery", "key", parent)
        self._code = ""
        self._text = prose(self.card)
        self._shown = QLabel(self.card)
        self._shown.setObjectName("recovery.code")
        self._shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.copy = QPushButton(self.card)
        self.copy.setObjectName("recovery.copy")
        self._label = caption(self.card)
        self.group = QLineEdit(self.card)
        self.group.setObjectName("recovery.group")
        self.group.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._error = caption(self.card, lines=2)
        self._error.setObjectName("recovery.error")
        self.go_on = QPushButton(self.card)
        self.go_on.setObjectName("recovery.go_on")
        self.go_on.setProperty("kind", "primary")
        for part in (self._text, self._shown, self.copy):
            self.column.addWidget(part)
        self.column.addLayout(under_label(self._label, self.group))
        self.column.addWidget(self._error)
        self.column.addWidget(self.go_on)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._code))
        self.group.returnPressed.connect(self._on_go_on)
        self.go_on.clicked.connect(self._on_go_on)
        self.retranslate()

    def show_code(self, code: str) -> None:
        """Show a code, four groups a line."""
        self._code = code
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        self._shown.setText("-".join(groups[:half]) + "\n" + "-".join(groups[half:]))
        self.group.clear()
        show_error(self._error, "")

    @property
    def error(self) -> str:
        """What is said under the field."""
        return self._error.text()

    def take_focus(self) -> None:
        """Put the focus where the group is typed."""
        self.group.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.title.setText(tr("Recovery code"))
        self._text.say(
            tr("It opens the desk when the passphrase is lost, and it is shown only now. Write it down or print it.")
        )
        self._shown.setAccessibleName(tr("Recovery code"))
        self.copy.setText(tr("Copy the code"))
        self._label.setText(tr("Last group, typed from the paper"))
        self.group.setAccessibleName(tr("Last group, typed from the paper"))
        self.go_on.setText(tr("Open the desk"))

    def _on_go_on(self) -> None:
        typed = self.group.text().strip().upper()
        if typed != self._code.rpartition("-")[2]:
            show_error(self._error, tr("Last group: it is not as in the code. Read it from the paper once more."))
            set_state(self.group, "state", "error")
            self.group.selectAll()
            return
        set_state(self.group, "state", None)
        self._code = ""
        self._shown.clear()
        QGuiApplication.clipboard().clear()
        self.kept.emit()
