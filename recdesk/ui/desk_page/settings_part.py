"""The settings: each option once, with effect at once and with Undo. Declared as a form."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recdesk.domain.errors import DeskError
from recdesk.localization.catalogue import mark, tr
from recdesk.services.desk import Changes
from recdesk.settings import CHOICES, RANGES
from recdesk.ui.look.tokens import SPACE_12
from recdesk.ui.session import Session
from recdesk.ui.widgets.declared import Field, Section
from recdesk.ui.widgets.form import Form
from recdesk.ui.window.options import Options

_SECTIONS = (Section("looks", mark("Looks")), Section("desk", mark("How the desk works")))
_WORDS = {
    "auto": mark("Language of the system"),
    "en_GB": "English",
    "ro_RO": "Română",
    "system": mark("As the system"),
    "light": mark("Light"),
    "dark": mark("Dark"),
    "dense": mark("Dense"),
    "normal": mark("Normal"),
    "roomy": mark("Roomy"),
    "builtin": mark("The built-in engine"),
    "libreoffice": "LibreOffice",
    "word": "Microsoft Word",
    "mark": mark("Neutral marks"),
    "docusign": mark("DocuSign anchors"),
    "adobe": mark("Adobe Sign text tags"),
    "line": mark("Plain lines"),
}


def _choice(key: str, label: str, hint: str = "", section: str = "looks") -> Field:
    options = [(code, _WORDS[code]) for code in CHOICES[key]]
    return Field(key, label, "choice", section, hint, required=True, options=options)


def _number(key: str, label: str, hint: str, section: str = "desk") -> Field:
    low, high = RANGES[key]
    return Field(key, label, "number", section, hint, required=True, settings={"least": low, "most": high})


_FIELDS = (
    _choice("language", mark("Language of the window"), mark("Letters have the language of their offer.")),
    _choice("theme", mark("Colours")),
    _number("text_size", mark("Text size, in percent"), mark("Ctrl++ and Ctrl+- change it too."), "looks"),
    _choice("rows", mark("Height of rows")),
    _number("approvals_needed", mark("Approvals that an offer needs"), mark("Before its letter is made.")),
    _number("offer_valid_days", mark("Days that an offer stays valid"), mark("Proposed for new offers.")),
    _number("horizon_days", mark("Days that Today looks ahead"), mark("For papers and consents that end.")),
    _choice("pdf_engine", mark("What makes the PDFs"), mark("If it is missing, the built-in one does."), "desk"),
    _choice("signing", mark("Where somebody signs"), mark("What a signing service looks for in the letter."), "desk"),
)


class SettingsPart(QWidget):
    """Shows the options; each takes effect when its field is left, and can be undone."""

    def __init__(self, session: Session, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk.settings")
        self._session, self._options = session, options
        self._note = QLabel(self)
        self._note.setProperty("tone", "text2")
        self.form = Form(_FIELDS, _SECTIONS, "desk.settings_form", parent=self)
        self.form.changed.connect(self._on_changed)
        self.form.field_left.connect(self._on_left)
        options.changed.connect(lambda _key: self._fill())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._note)
        column.addWidget(self.form, 1)
        self.retranslate()
        self._fill()

    def refresh(self) -> None:
        """Show the options as they are."""
        self._fill()

    def take_focus(self) -> None:
        """Put the focus in the first option."""
        self.form.go_to(_FIELDS[0].name)

    def retranslate(self) -> None:
        """Renew all texts."""
        self._note.setText(tr("Each option takes effect at once; Ctrl+Z takes it back."))
        self.form.retranslate()

    def _fill(self) -> None:
        now = self._options.now
        self.form.set_values({field.name: getattr(now, field.name) for field in _FIELDS})

    def _on_changed(self, name: str) -> None:
        if name in CHOICES:  # a choice is made in one step; a number is typed in several
            self._take(name)

    def _on_left(self, name: str) -> None:
        if name in RANGES:
            self._take(name)

    def _take(self, name: str) -> None:
        value = self.form.values().get(name)
        if value is None or name in self.form.entry_problems():
            return
        self._change(name, int(value) if name in RANGES else value)

    def _change(self, name: str, value: Any) -> None:
        if value == getattr(self._options.now, name):
            return
        try:
            old = self._options.set(name, value)
        except DeskError as error:
            self._session.tell(error)
            return

        def back() -> Changes:
            self._options.set(name, old)
            return Changes("setting_taken_back")

        self._session.settle(Changes("setting_changed"), back=back)
