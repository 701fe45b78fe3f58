"""Pages for when no desk can be opened: one sentence on what is so and what to do, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from recdesk.localization.catalogue import mark, tr
from recdesk.ui.look.theme import set_state
from recdesk.ui.unlock.card import Card, link, prose

_TITLES = {
    "desk_in_use": mark("This desk is open elsewhere"),
    "desk_newer": mark("This desk belongs to a later RecDesk"),
    "key_file_newer": mark("This desk belongs to a later RecDesk"),
    "desk_damaged": mark("This desk is damaged"),
    "key_file_damaged": mark("The key file is damaged"),
    "key_file_missing": mark("The key file is missing"),
    "database_missing": mark("The database is missing"),
    "desk_not_encrypted": mark("This is no encrypted desk"),
    "desk_foreign": mark("This is no desk of RecDesk"),
    "desk_read_only": mark("The folder cannot be written"),
    "disk_full": mark("The disk is full"),
    "desk_missing": mark("There is no desk here"),
    "unexpected": mark("Something went wrong in RecDesk"),
}


class TroublePage(Card):
    """Says why a desk cannot be opened. Nothing was changed by trying."""

    again_asked = Signal()
    new_asked = Signal()
    """A new desk is wanted where none was found."""
    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("trouble", "error_circle", parent)
        self._code = ""
        self._sentence = prose(self.card)
        self._sentence.setObjectName("trouble.sentence")
        self._where = prose(self.card, quiet=True)
        self._where.setObjectName("trouble.where")
        self.again = QPushButton(self.card)
        self.again.setObjectName("trouble.again")
        self.again.setProperty("kind", "primary")
        self.again.setAutoDefault(True)
        self.new = QPushButton(self.card)
        self.new.setObjectName("trouble.new")
        self.new.setAutoDefault(True)
        self.other = link(self.card, "trouble.other")
        self.new.clicked.connect(self.new_asked)
        self.again.clicked.connect(self.again_asked)
        self.other.clicked.connect(self.other_asked)
        for part in (self._sentence, self._where, self.new, self.again, self.other):
            self.column.addWidget(part)

    def explain(self, code: str, sentence: str, where: str = "") -> None:
        """Show what is so: the code chooses the title, `sentence` is ready to be read, `where` adds a fact or two."""
        self._code = code
        self._sentence.say(sentence)
        where = "" if where and where in sentence else where  # a folder is named once
        self._where.say(where)
        self._where.setVisible(bool(where))
        missing = code == "desk_missing"
        self.new.setVisible(missing)
        set_state(self.new, "kind", "primary" if missing else None)  # trying again finds no desk either
        set_state(self.again, "kind", None if missing else "primary")
        self.retranslate()

    @property
    def text(self) -> str:
        """What is said, as one text."""
        return "\n".join(t for t in (self.title.text(), self._sentence.said, self._where.said) if t)

    def take_focus(self) -> None:
        """Put the focus on the way on that helps."""
        (self.new if self._code == "desk_missing" else self.again).setFocus()

    def retranslate(self) -> None:
        """Renew the texts of the page's own."""
        self.title.setText(tr(_TITLES.get(self._code, mark("The desk cannot be opened"))))
        self.again.setText(tr("Try again"))
        self.new.setText(tr("New desk..."))
        self.other.setText(tr("Another desk..."))


class ChoicePage(Card):
    """No desk yet, or another one wanted: try with a made-up company, make a new one, or show where one lies."""

    demo_asked = Signal()
    new_asked = Signal()
    folder_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("choice", "home", parent)
        self._text = prose(self.card, quiet=True)
        self.demo = QPushButton(self.card)
        self.new = QPushButton(self.card)
        self.folder = QPushButton(self.card)
        self.back = link(self.card, "choice.back")
        self._note = prose(self.card, quiet=True)
        self._note.setObjectName("choice.note")
        for name, button, asked in (
            ("demo", self.demo, self.demo_asked),
            ("new", self.new, self.new_asked),
            ("folder", self.folder, self.folder_asked),
        ):
            button.setObjectName(f"choice.{name}")
            button.setAutoDefault(True)
            button.clicked.connect(asked)
        self.demo.setProperty("kind", "primary")
        self.back.clicked.connect(self.left)
        for part in (self._text, self.demo, self.new, self.folder, self._note, self.back):
            self.column.addWidget(part)
        self.say("")
        self.retranslate()

    def offer(self, *, can_go_back: bool) -> None:
        """Show the ways; going back is one only where there is a desk to go back to."""
        self.back.setVisible(can_go_back)
        self.set_busy(False)
        self.say("")

    def say(self, note: str) -> None:
        """A sentence below the ways: how far the work is, or why it did not go."""
        self._note.say(note)
        self._note.setVisible(bool(note))

    def set_busy(self, busy: bool) -> None:
        """While a demo desk is being made."""
        for button in (self.demo, self.new, self.folder, self.back):
            button.setEnabled(not busy)

    def take_focus(self) -> None:
        """Put the focus on the first way."""
        self.demo.setFocus()

    def retranslate(self) -> None:
        """Renew all texts."""
        self.title.setText(tr("Choose a desk"))
        self._text.say(tr("A desk is a folder on this computer. What lies in it is encrypted."))
        self.demo.setText(tr("Try with a made-up company"))
        self.new.setText(tr("Make a new desk"))
        self.folder.setText(tr("Open a desk from a folder..."))
        self.back.setText(tr("Back"))
