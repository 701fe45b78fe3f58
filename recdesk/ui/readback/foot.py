"""The foot of a signed copy's page: where it was filed, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recdesk.domain.letter import Verdict
from recdesk.localization.catalogue import tr
from recdesk.services.signed_copies import FiledCopy, SignedCopy
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.review.page_text import act, keyed, line
from recdesk.ui.widgets.bidi import isolated


class ReadBackFoot(QWidget):
    """Its buttons are connected by the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readback.foot")
        self.text = line("readback.verdict", self, tone="text2")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.back_button = act("readback.back", self, drawing="arrow_left")
        self.another_button = act("readback.another", self, drawing="document_search")
        self.correct_button = act("readback.correct", self, drawing="edit")
        self.file_button = act("readback.file", self, kind="primary")
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        for button in (self.back_button, self.another_button, self.correct_button, self.file_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self.text)
        column.addLayout(row)

    def show_state(self, copy: SignedCopy | None, done: FiledCopy | None, *, busy: bool) -> None:
        """Show what can be done now."""
        self.back_button.setText(keyed(tr("Back"), "Esc"))
        self.another_button.setText(tr("Another copy..."))
        self.another_button.setEnabled(not busy)
        differs = copy is not None and copy.reading.verdict is Verdict.MISMATCH
        self.correct_button.setText(keyed(tr("Propose correction..."), "Alt+P"))
        self.correct_button.setVisible(differs)
        self.correct_button.setEnabled(not busy)
        fileable = copy is not None and done is None and copy.reading.reason != "damaged"
        self.file_button.setText(keyed(tr("File with verdict"), "Ctrl+Enter"))
        self.file_button.setVisible(fileable)
        self.file_button.setEnabled(not busy)
        self.text.setText(self._said(copy, done, busy=busy))

    def _said(self, copy: SignedCopy | None, done: FiledCopy | None, *, busy: bool) -> str:
        if busy:
            return tr("Reading the copy...") if copy is None else tr("Filing the copy...")
        if done is not None:
            path, sha256 = isolated(done.path), isolated(done.sha256)
            return tr("Filed as {path}. SHA-256: {hash}").format(path=path, hash=sha256)
        if copy is None:
            return ""
        if copy.letter_version:
            version = f"{copy.letter_version:02d}"
            return tr("{name}, compared with letter v{version} and the record.").format(
                name=isolated(copy.name), version=version
            )
        return tr("{name}, compared with the record; no letter is filed.").format(name=isolated(copy.name))
