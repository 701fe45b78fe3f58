"""The foot of the page of documents: that of the letter page, with the preview and without what only a letter has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recdesk.localization.catalogue import ntr, tr
from recdesk.services.letters import FiledLetter, LetterPreview
from recdesk.ui.letter.foot import LetterFoot
from recdesk.ui.review.page_text import act, keyed
from recdesk.ui.session import Session
from recdesk.ui.widgets.bidi import isolated


class PaperFoot(LetterFoot):
    """Says how the document stands. Mails are made for offer letters only."""

    preview_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setObjectName("paper.foot")
        self._stale, self._ready = False, True
        self.preview_button = act("paper.preview", self, kind="primary")
        self.preview_button.clicked.connect(self.preview_asked)
        self.file_button.setObjectName("paper.file")
        self.copy_button.setObjectName("paper.draft_copy")
        self.back_button.setObjectName("paper.back")
        self.stop_button.setObjectName("paper.stop")
        self.open_button.setObjectName("paper.open")
        self.print_button.setObjectName("paper.print")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        item = column.itemAt(column.count() - 1)
        row = item.layout() if item is not None else None
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.indexOf(self.file_button), self.preview_button)

    def set_ready(self, ready: bool) -> None:
        """Whether a document can be made at all."""
        self._ready = ready
        self.preview_button.setEnabled(ready)
        self.retranslate()

    def set_stale(self, stale: bool) -> None:
        """Whether the preview that is still in view was made from other answers."""
        self._stale = stale
        self.retranslate()

    def retranslate(self) -> None:
        """Renew all texts."""
        super().retranslate()
        preview, done, _left, making = self._state
        self._bar.setAccessibleName(tr("Making the document..."))
        self.open_button.setText(tr("Open the file"))
        self.preview_button.setText(keyed(tr("Preview"), "F9"))
        self.preview_button.setVisible(not making and preview is None and done is None)
        for button in (self.mail_button, self.text_button, self.compare_button):
            button.hide()

    def _file_text(self, left: int) -> str:
        if left:
            return ntr("File the document: {n} left", "File the document: {n} left", left).format(n=left)
        return keyed(tr("File the document"), "Ctrl+Enter")

    def _said(self, preview: LetterPreview | None, done: FiledLetter | None, making: bool) -> str:
        if making:
            return tr("Making the document...") if preview is None else tr("Filing the document...")
        if preview is None and done is None:
            stale = tr("The answers were changed after this preview. Make it again.")
            return stale if self._stale else tr("The preview files nothing.") if self._ready else ""
        if done is not None:
            return tr("Filed: {path}, with its Word file beside it.\nSHA-256 of the PDF: {hash}").format(
                path=isolated(done.pdf), hash=isolated(done.pdf_sha256)
            )
        return super()._said(preview, done, making)
