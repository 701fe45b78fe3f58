"""The page of a document: its questions, the preview beside the facts read back, and filing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from recdesk.domain.errors import DeskError
from recdesk.domain.numbers import RecordKind
from recdesk.localization.catalogue import ntr, tr
from recdesk.services import letters
from recdesk.services.letters import FiledLetter, LetterPreview
from recdesk.ui.letter.fact_list import FactList
from recdesk.ui.letter.paper_pane import PaperPane
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.papers import asking as askings
from recdesk.ui.papers import kept as kept_answers
from recdesk.ui.papers import outgoing, questions
from recdesk.ui.papers.answers_pane import AnswersPane
from recdesk.ui.papers.asking import Asking
from recdesk.ui.papers.foot import PaperFoot
from recdesk.ui.papers.head import PaperHead
from recdesk.ui.papers.kept import Kept
from recdesk.ui.review.alive import while_there
from recdesk.ui.runner import Progress
from recdesk.ui.session import Session
from recdesk.ui.widgets.banner import Banner

_SLOT = "paper"
_ANSWERS, _FACTS = 0, 1
_PAUSE = 1_000
"""Milliseconds after the last key until what was typed is kept."""


class PaperPage(QWidget):
    """Opening it asks the document's questions. Nothing is filed but by [File the document], and only what was shown.

    What is typed is kept as a draft; leaving asks nothing.
    """

    filed = Signal(object)
    """`FiledLetter`."""
    left = Signal()

    def __init__(self, session: Session, kind: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper.page")
        self.session, self.kind = session, kind
        self.number = self.document = ""
        self.asking: Asking | None = None
        self.preview: LetterPreview | None = None
        self.done: FiledLetter | None = None
        self._job: Any = None
        self._wrong: dict[str, str] = {}
        self._dirty = False
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self.head = PaperHead(self)
        self.banner = Banner("blocked", "paper.banner", self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("paper.tabs")
        self.tabs.setDocumentMode(True)
        self.answers = AnswersPane(self)
        self.facts = FactList(self)
        self.paper = PaperPane(self)
        self.foot = PaperFoot(session, self)
        self.acts = outgoing.acts(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the tab calls

    def open(self, number: str, document: str) -> None:
        """Ask what a document of a record needs."""
        self.keep_draft()
        self.number, self.document = number, document
        desk = self.session.desk
        kept = self.session.attempt(lambda: kept_answers.find(self.kind, number, document, desk=desk)) or Kept()
        self._ask(kept)
        if kept.typed and self.asking is not None:
            self.banner.set_tone("needs_you")
            self.banner.say(tr("What was typed earlier stands here again."), acts=(("anew", tr("Begin anew")),))

    def leave(self) -> None:
        """One step out: stop the making, or from the facts back to the answers, else back to the list."""
        if self._job is not None:
            self._job.stop()
        elif self.tabs.currentIndex() == _FACTS and self.done is None:
            self._to_answers()
        else:
            self.keep_draft()
            self.left.emit()

    def keep_draft(self) -> None:
        """Keep what was typed now, if anything was."""
        self._timer.stop()
        asking = self.asking
        if not self._dirty or asking is None or self.done is not None:
            return
        self._dirty = False
        kept = Kept(asking.language, asking.requisition, self.answers.typed())
        desk = self.session.desk
        self.session.attempt(lambda: kept_answers.keep(self.kind, asking.number, asking.document, kept, desk=desk))

    def panes(self) -> list[QWidget]:
        """Where F6 goes: the choices, the answers or facts, the page, the acts below."""
        beside = [self.paper] if self.paper.isVisible() else []
        return [self.head, self.tabs, *beside, self.foot]

    def retranslate(self) -> None:
        """Renew all texts."""
        self.head.retranslate()
        self.facts.retranslate()
        self.paper.retranslate()
        self.foot.retranslate()
        self.answers.retranslate()
        for action in self.acts:
            action.setText(tr(str(action.property("title"))))
        self._name_tabs()
        self._show_state()

    @property
    def is_making(self) -> bool:
        """Whether a document is being made or filed."""
        return self._job is not None

    # Asking

    def _ask(self, kept: Kept, template: str = "") -> None:
        self._forget_preview()
        self.done, self._dirty = None, False
        self.banner.clear()
        self.head.show_record(self.kind, self.number, self.document)
        self.answers.clear()

        def work() -> Asking:
            return askings.ask(
                self.number,
                self.document,
                kind=self.kind,
                desk=self.session.desk,
                language=kept.language,
                template=template,
                requisition=kept.requisition,
            )

        self.asking = asking = self.session.attempt(work, on_error=self._on_refused)
        if asking is not None:
            self.head.show_asking(asking)
            self.answers.ask(asking, kept.typed, self.session.desk)
        self._show_state()
        if not self.answers.take_focus():
            (self.foot.preview_button if asking is not None else self.head.documents).setFocus()

    def _again(self, *, language: str = "", requisition: str = "", template: str = "") -> None:
        """Another choice in the head: the questions anew, with what was typed."""
        asking = self.asking
        if asking is None:
            return
        kept = Kept(language or asking.language, requisition or asking.requisition, self.answers.typed())
        self._ask(kept, template)
        self._dirty = True
        self.keep_draft()

    def _on_refused(self, error: DeskError) -> bool:
        self.banner.set_tone("blocked")
        said = self.session.messages.summary(error.problems)
        self.banner.say(said, acts=(("again", tr("Try again")),))
        self.session.messages.announce(said, assertive=True)
        return True

    def _on_changed(self) -> None:
        self._dirty = True
        self._timer.start()
        if self.preview is not None:
            self.preview = None
            self.facts.show_facts(())
            self.foot.set_stale(True)
            self._name_tabs()
            self._show_state()

    # Making

    def make(self) -> None:
        """Make the document from the answers and show it; nothing is filed."""
        asking, desk = self.asking, self.session.desk
        if asking is None or self._job is not None or self.done is not None:
            return
        asked = self.answers.answers()
        if asked is None:
            self.tabs.setCurrentIndex(_ANSWERS)
            return
        self.keep_draft()
        self._forget_preview()
        self.banner.clear()

        def work(progress: Progress) -> LetterPreview:
            progress.check()
            made = letters.preview(
                asking.number,
                desk=desk,
                template=asking.template.id,
                language=asking.language,
                document_type=asking.document,
                asked=asked,
                requisition=asking.requisition,
            )
            progress.check()
            return made

        self._start("paper", work, self._on_made)

    def _start(self, name: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        failed = while_there(self, self._on_failed)
        self._job = job = self.session.start(name, work, while_there(self, done), failed=failed, slot=_SLOT)
        job.stopped.connect(while_there(self, lambda: self._on_stopped(job)))
        job.ended.connect(while_there(self, lambda: self._on_ended(job)))
        self._show_state()

    def _forget_preview(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        self.preview = None
        self.facts.show_facts(())
        self.paper.clear()
        self.paper.hide()
        self.foot.set_stale(False)
        self.tabs.setCurrentIndex(_ANSWERS)
        self._name_tabs()

    def _on_made(self, made: LetterPreview) -> None:
        self.preview = made
        pdf, port = made.draft.pdf, self.session.desk.letters
        self.answers.show_problems({})
        self.facts.show_facts(made.draft.facts)
        self.paper.view.show_letter(
            lambda page, scale: port.page_image(pdf, page, scale),
            made.draft.pages,
            made.draft.facts,
            port.text_of("document.pdf", pdf),
        )
        self.paper.show()
        self._name_tabs()
        self.tabs.setCurrentIndex(_FACTS)
        self.facts.choose(max(0, self.facts.first_mismatch()))
        self._say_what_is_missing(made)
        self.session.messages.announce(self.foot.verdict(made))

    def _on_failed(self, error: DeskError) -> bool:
        inline = questions.sentences(error.problems)
        others = [p for p in error.problems if p.field not in inline]
        said = [self.session.messages.summary(others)] if others else []
        if inline:
            n = len(inline)
            said.insert(0, ntr("{n} answer to put right.", "{n} answers to put right.", n).format(n=n))
            self._wrong = inline
        self.banner.set_tone("blocked")
        self.banner.say("\n".join(said), acts=() if inline else (("make", tr("Try again")),))
        self.session.messages.announce("\n".join([*said, *inline.values()]), assertive=True)
        return True

    def _on_stopped(self, job: Any) -> None:
        if job is self._job:
            self.banner.set_tone("needs_you")
            self.banner.say(tr("Stopped. Nothing was made and nothing is left."), acts=(("make", tr("Try again")),))

    def _on_ended(self, job: Any) -> None:
        if job is self._job:
            self._job = None
            self._show_state()
            if self._wrong:  # while the job ran the answers could not take the focus
                self.tabs.setCurrentIndex(_ANSWERS)
                self.answers.show_problems(self._wrong)
                self._wrong = {}
            elif self.preview is not None and self.done is None:
                self.facts.setFocus()

    # Filing

    def open_points(self) -> int:
        """How many things keep the document from being filed."""
        made = self.preview
        if made is None:
            return 1
        return sum(not fact.match for fact in made.draft.facts) + (0 if made.approved else 1)

    def file(self) -> None:
        """File what is shown; without a preview make one, with something open go there."""
        made = self.preview
        if self._job is not None or self.done is not None:
            return
        if made is None:
            self.make()
        elif self.open_points():
            self.tabs.setCurrentIndex(_FACTS)
            self.facts.choose(self.facts.first_mismatch())
            self.facts.setFocus()
            self.session.messages.announce(self.banner.text)
        else:
            desk = self.session.desk
            self._start("paper.file", lambda _progress: letters.file(made, desk=desk), self._on_filed)

    def _say_what_is_missing(self, made: LetterPreview) -> None:
        wrong = sum(not fact.match for fact in made.draft.facts)
        if wrong:
            said = ntr(
                "{n} value of the document differs from the record. It cannot be filed like this.",
                "{n} values of the document differ from the record. It cannot be filed like this.",
                wrong,
            )
            self.banner.set_tone("blocked")
            self.banner.say(said.format(n=wrong), acts=(("make", tr("Make it again")),))
        elif not made.approved:
            self.banner.set_tone("needs_you")
            self.banner.say(tr("The offer is not approved. The document can be looked at, not filed."))

    def _on_filed(self, done: FiledLetter) -> None:
        self.done, self._dirty = done, False
        self._timer.stop()
        desk = self.session.desk
        self.session.attempt(lambda: kept_answers.drop(self.kind, self.number, self.document, desk=desk))
        self.banner.clear()
        self.answers.rest()
        self._show_state()
        self.foot.open_button.setFocus()
        self.filed.emit(done)

    def open_file(self) -> None:
        """Open the filed PDF in the system's own program."""
        if self.done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.desk.files.absolute(self.done.pdf))))

    # Inside

    def _to_answers(self) -> None:
        self.tabs.setCurrentIndex(_ANSWERS)
        self.answers.take_focus()

    def _show_state(self) -> None:
        self.foot.show_state(self.preview, self.done, self.open_points(), making=self.is_making)
        self.foot.set_ready(self.asking is not None)
        self.tabs.setVisible(self.asking is not None)
        self.head.set_locked(self.is_making or self.done is not None)
        self.tabs.setEnabled(self._job is None)

    def _name_tabs(self) -> None:
        self.tabs.setTabText(_ANSWERS, tr("Answers"))
        count = self.facts.count()
        self.tabs.setTabText(_FACTS, tr("Read back {n}").format(n=count) if count else tr("Read back"))
        self.tabs.setTabEnabled(_FACTS, count > 0)

    def _on_banner(self, code: str) -> None:
        if code == "make":
            self.make()
        elif code == "again":
            self.open(self.number, self.document)
        else:
            desk = self.session.desk
            self.session.attempt(lambda: kept_answers.drop(self.kind, self.number, self.document, desk=desk))
            self._dirty = False
            self.open(self.number, self.document)

    def _lay_out(self) -> None:
        self.tabs.addTab(self.answers, "")
        self.tabs.addTab(self.facts, "")
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setObjectName("paper.body")
        body.setChildrenCollapsible(False)
        body.addWidget(self.tabs)
        body.addWidget(self.paper)
        body.setSizes([500, 600])
        body.setStretchFactor(0, 5)
        body.setStretchFactor(1, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addWidget(self.head)
        column.addWidget(self.banner)
        column.addWidget(body, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.answers.changed.connect(self._on_changed)
        self._timer.timeout.connect(self.keep_draft)
        self.session.locking.connect(self.keep_draft)
        self.banner.act_asked.connect(self._on_banner)
        self.head.document_chosen.connect(lambda code: self.open(self.number, code))
        self.head.language_chosen.connect(lambda code: self._again(language=code))
        self.head.requisition_chosen.connect(lambda code: self._again(requisition=code))
        self.head.template_chosen.connect(lambda code: self._again(template=code))
        self.facts.chosen.connect(self.paper.view.choose)
        self.paper.view.fact_clicked.connect(self.facts.choose)
        self.foot.preview_asked.connect(self.make)
        self.foot.file_asked.connect(self.file)
        self.foot.stop_asked.connect(self.leave)
        self.foot.back_asked.connect(self.leave)
        self.foot.open_asked.connect(self.open_file)
        self.foot.copy_asked.connect(lambda: outgoing.ask_copy(self))
        self.foot.print_asked.connect(lambda: outgoing.ask_printer(self))

    # What the toolkit calls

    def event(self, event: QEvent) -> bool:
        """The tab makes the letter with F9; on this page the key is the preview's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F9
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_F9 and not event.modifiers():
            self.make()
        else:
            super().keyPressEvent(event)
