"""A signed copy beside the record: what differs first, its place on the page marked, filed with its verdict."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recdesk.domain.errors import DeskError
from recdesk.domain.letter import LetterFact, Verdict
from recdesk.localization.catalogue import mark, tr
from recdesk.localization.verdicts import verdict_sentence
from recdesk.services import filing, signed_copies
from recdesk.services.signed_copies import FiledCopy, SignedCopy
from recdesk.ui.letter.fact_list import FactList
from recdesk.ui.letter.paper_pane import PaperPane
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.readback.foot import ReadBackFoot
from recdesk.ui.review.alive import while_there
from recdesk.ui.review.page_text import line
from recdesk.ui.session import Session
from recdesk.ui.widgets.banner import Banner
from recdesk.ui.widgets.keyed_acts import keyed_acts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QKeyEvent

_SLOT = "readback"
_TONES = {Verdict.MATCH: "proved", Verdict.MISMATCH: "blocked", Verdict.UNREADABLE: "needs_you"}


class ReadBackPage(QWidget):
    """Opening it reads the copy and changes nothing. It is filed, or a correction begun, only when asked."""

    left = Signal()
    filed = Signal(object)
    """`FiledCopy`."""
    correct_asked = Signal(object)
    """The offer's fields as the copy has them, by name."""
    another_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readback.page")
        self.session = session
        self.copy: SignedCopy | None = None
        self.done: FiledCopy | None = None
        self.number, self._path = "", Path()
        self._facts: tuple[LetterFact, ...] = ()
        self._job: Any = None
        self.title = line("readback.title", self, step="title")
        self.banner = Banner("needs_you", "readback.banner", self)
        self.facts = FactList(self)
        self.paper = PaperPane(self)
        self.words = line("readback.words", self)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.beside = QStackedWidget(self)
        self.beside.addWidget(self.paper)
        self.beside.addWidget(self.words)
        self.foot = ReadBackFoot(self)
        self.acts = self._make_acts()
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the tab calls

    def open(self, number: str, path: Path) -> None:
        """Read a copy back against an offer, beside the window."""
        self.number, self._path = number, path
        self.copy = self.done = None
        self._facts = ()
        self.facts.show_facts(())
        self.paper.clear()
        self.words.clear()
        self.banner.clear()
        self.setFocus()
        desk = self.session.desk

        def work(_progress: Any) -> SignedCopy:
            content = filing.content_of(path)
            return signed_copies.read(number, path.name, content, desk=desk)

        self._start("readback", work, self._on_read)

    def leave(self) -> None:
        """Back to the record; what was not filed leaves nothing behind."""
        self.left.emit()

    def panes(self) -> list[QWidget]:
        """Where F6 goes: the facts, the page, the acts below."""
        return [self.facts, self.beside, self.foot]

    def retranslate(self) -> None:
        """Renew all texts."""
        self.title.setText(tr("Signed copy of {number}").format(number=self.number) if self.number else "")
        self.facts.retranslate()
        self.paper.retranslate()
        for action in self.acts:
            action.setText(tr(str(action.property("title"))))
        self._show_state()

    # Reading and filing

    def _start(self, name: str, work: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        failed = while_there(self, self._on_failed)
        self._job = job = self.session.start(name, work, while_there(self, done), failed=failed, slot=_SLOT)
        job.ended.connect(while_there(self, lambda: self._on_ended(job)))
        self.retranslate()

    def _on_read(self, copy: SignedCopy) -> None:
        self.copy = copy
        reading = copy.reading
        self._facts = tuple(sorted(reading.facts, key=lambda fact: fact.match))
        self.facts.show_facts(self._facts)
        if reading.pages:
            port, content = self.session.desk.letters, copy.content
            self.paper.view.show_letter(
                lambda page, scale: port.page_image(content, page, scale), reading.pages, self._facts, ""
            )
            self.beside.setCurrentWidget(self.paper)
        else:
            self.beside.setCurrentWidget(self.words)
        self._say_verdict()
        if self._facts:
            self.facts.choose(0)
            self.facts.setFocus()

    def _say_verdict(self) -> None:
        if self.copy is None:
            return
        said = self.verdict()
        self.banner.set_tone(_TONES[self.copy.reading.verdict])
        self.banner.say(said)
        self.session.messages.announce(said)

    def verdict(self) -> str:
        """The verdict in one sentence."""
        if self.copy is None:
            return ""
        reading = self.copy.reading
        wrong = sum(not fact.match for fact in reading.facts)
        return verdict_sentence(
            reading.verdict, reason=reading.reason, facts=len(reading.facts), wrong=wrong, blank=reading.blank
        )

    def file(self) -> None:
        """File the copy with its verdict, once."""
        copy = self.copy
        if copy is None or self.done is not None or self._job is not None:
            return
        desk = self.session.desk
        self._start("readback.file", lambda _progress: signed_copies.file(copy, desk=desk), self._on_filed)

    def _on_filed(self, done: FiledCopy) -> None:
        self.done = done
        self.filed.emit(done)
        self._show_state()

    def correct(self) -> None:
        """Begin a correction of the record with what was signed; the form's checklist decides."""
        if self.copy is None:
            return
        if not self.copy.correction:
            self.session.messages.result(tr("Nothing in the copy can be taken over by itself. Edit the offer by hand."))
            return
        self.correct_asked.emit(self.copy.correction)

    def _on_failed(self, error: DeskError) -> bool:
        self.banner.set_tone("blocked")
        self.banner.say(self.session.messages.summary(error.problems))
        self.session.messages.announce(self.session.messages.sentence(error.problems[0]), assertive=True)
        return True

    def _on_ended(self, job: Any) -> None:
        if job is self._job:
            self._job = None
            self._show_state()

    # Inside

    def _show_state(self) -> None:
        self.foot.show_state(self.copy, self.done, busy=self._job is not None)

    def _show_words(self, place: int) -> None:
        """Where a Word file has no pages, the words around the fact stand in their place."""
        fact = self._facts[place] if 0 <= place < len(self._facts) else None
        self.words.setText(f"… {fact.snippet} …" if fact is not None and fact.snippet else "")

    def _lay_out(self) -> None:
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setObjectName("readback.body")
        body.setChildrenCollapsible(False)
        body.addWidget(self.facts)
        body.addWidget(self.beside)
        body.setSizes([500, 600])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addWidget(self.title)
        column.addWidget(self.banner)
        column.addWidget(body, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.facts.chosen.connect(self.paper.view.choose)
        self.facts.chosen.connect(self._show_words)
        self.paper.view.fact_clicked.connect(self.facts.choose)
        self.foot.back_button.clicked.connect(self.leave)
        self.foot.another_button.clicked.connect(self.another_asked)
        self.foot.correct_button.clicked.connect(self.correct)
        self.foot.file_button.clicked.connect(self.file)

    def _make_acts(self) -> list[QAction]:
        declared = (
            ("file", mark("File the signed copy with its verdict"), ("Ctrl+Return", "Ctrl+Enter"), self.file),
            ("correct", mark("Propose a correction of the offer"), ("Alt+P",), self.correct),
        )
        return keyed_acts(self, "readback", declared)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
