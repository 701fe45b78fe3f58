"""The foot of the letter page: what was read back, where the letter will lie, filing, and what follows it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from recdesk.localization import screen
from recdesk.localization.catalogue import mark, ntr, tr
from recdesk.services.letters import FELL_BACK, FiledLetter, LetterPreview
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.review.page_text import act, keyed, line
from recdesk.ui.session import Session
from recdesk.ui.widgets.bidi import isolated

ENGINES = {"builtin": mark("built-in engine"), "word": mark("Word"), "libreoffice": mark("LibreOffice")}


class LetterFoot(QWidget):
    """Says how the letter stands and offers what can be done with it now."""

    file_asked = Signal()
    stop_asked = Signal()
    mail_asked = Signal()
    text_asked = Signal()
    open_asked = Signal()
    print_asked = Signal()
    compare_asked = Signal()
    copy_asked = Signal()
    back_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter.foot")
        self._session = session
        self._state: tuple[LetterPreview | None, FiledLetter | None, int, bool] = (None, None, 1, False)
        self._mail: Path | None = None
        self._older = 0
        self._text = line("letter.verdict", self, tone="text2")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("letter.progress")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(SPACE_8)
        self.back_button = act("letter.back", self, drawing="arrow_left")
        self.stop_button = act("letter.stop", self, drawing="record_stop")
        self.open_button = act("letter.open", self, drawing="document_pdf")
        self.print_button = act("letter.print", self, drawing="print")
        self.compare_button = act("letter.compare", self, drawing="document_search")
        self.copy_button = act("letter.draft_copy", self)
        self.mail_button = act("letter.mail", self, drawing="mail_template")
        for stop in (self.back_button, self.mail_button):  # the focus comes to them by itself: Enter presses them
            stop.setAutoDefault(True)
        self.text_button = act("letter.mail_text", self)
        self.file_button = act("letter.file", self, kind="primary")
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._bar, 1)
        row.addStretch(1)
        for button in (
            self.back_button,
            self.stop_button,
            self.compare_button,
            self.copy_button,
            self.open_button,
            self.print_button,
            self.text_button,
            self.mail_button,
            self.file_button,
        ):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._text)
        column.addLayout(row)
        self.back_button.clicked.connect(self.back_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        self.open_button.clicked.connect(self.open_asked)
        self.print_button.clicked.connect(self.print_asked)
        self.compare_button.clicked.connect(self.compare_asked)
        self.copy_button.clicked.connect(self.copy_asked)
        self.mail_button.clicked.connect(self.mail_asked)
        self.text_button.clicked.connect(self.text_asked)
        self.file_button.clicked.connect(self.file_asked)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_state(self, preview: LetterPreview | None, done: FiledLetter | None, left: int, *, making: bool) -> None:
        """Show how the letter stands; `left` counts what keeps it from being filed."""
        if done is None or done is not self._state[1]:
            self._mail = None
        self._state = preview, done, left, making
        self.retranslate()

    def show_older(self, version: int) -> None:
        """The version filed before the shown letter, or 0 without one."""
        self._older = version
        self.retranslate()

    def show_mail(self, path: Path) -> None:
        """Say where the mail draft lies."""
        self._mail = path
        self.retranslate()

    def retranslate(self) -> None:
        """Renew all texts."""
        preview, done, left, making = self._state
        self._bar.setVisible(making)
        self._bar.setAccessibleName(tr("Making the letter..."))
        self.back_button.setText(keyed(tr("Back"), "Esc"))
        self.back_button.setVisible(not making)
        self.stop_button.setText(keyed(tr("Stop"), "Esc"))
        self.stop_button.setVisible(making)
        self.open_button.setText(tr("Open"))
        self.open_button.setVisible(done is not None)
        self.print_button.setText(keyed(tr("Print..."), "Ctrl+P"))
        self.print_button.setVisible(done is not None)
        older = tr("Compare with v{version}").format(version=f"{self._older:02d}")
        self.compare_button.setText(keyed(older, "Alt+C"))
        self.compare_button.setVisible(preview is not None and self._older > 0)
        self.copy_button.setText(keyed(tr("Draft copy..."), "Alt+Y"))
        self.copy_button.setVisible(preview is not None and done is None)
        self.copy_button.setEnabled(not making)
        self.text_button.setText(tr("Copy mail text"))
        self.text_button.setVisible(done is not None)
        self.mail_button.setText(tr("Make mail draft"))
        self.mail_button.setVisible(done is not None and self._mail is None)
        self.file_button.setVisible(preview is not None and done is None)
        self.file_button.setEnabled(not making)
        self.file_button.setText(self._file_text(left))
        self._text.setText(self._said(preview, done, making))

    def verdict(self, made: LetterPreview) -> str:
        """What was read back: `built-in engine · read back 23 of 24 facts in 140 ms`."""
        facts = made.draft.facts
        right = sum(fact.match for fact in facts)
        known, _, version = made.draft.engine.partition(" ")
        engine = f"{tr(ENGINES[known])} {version}".strip() if known in ENGINES else made.draft.engine
        read = ntr("read back {right} of {n} fact", "read back {right} of {n} facts", len(facts))
        timed = tr("{time} ms").format(time=screen.count(round(made.seconds * 1000)))
        return " · ".join(("DOCX + PDF", engine, read.format(right=right, n=len(facts)), timed))

    def _file_text(self, left: int) -> str:
        if left:
            return ntr("File the letter: {n} left", "File the letter: {n} left", left).format(n=left)
        return keyed(tr("File the letter"), "Ctrl+Enter")

    def _said(self, preview: LetterPreview | None, done: FiledLetter | None, making: bool) -> str:
        if making:
            return tr("Making the letter...") if preview is None else tr("Filing the letter...")
        if done is not None:
            said = [
                tr("Filed as {path} and {other}.").format(path=isolated(done.pdf), other=isolated(_name(done.docx))),
                tr("SHA-256 of the PDF: {hash}").format(hash=isolated(done.pdf_sha256)),
            ]
            if self._mail is not None:
                said.append(
                    tr("Mail draft: {file}. Look at it and send it from your mail program.").format(
                        file=isolated(self._mail.name)
                    )
                )
            return "\n".join(said)
        if preview is None:
            return ""
        place = tr("will be filed as {path}").format(path=isolated(preview.planned_pdf))
        said = [self.verdict(preview), place]
        if FELL_BACK in preview.draft.warnings:
            said.append(tr("The desk's own engine for PDFs was not to be had; the built-in one made this letter."))
        return "\n".join(said)


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]
