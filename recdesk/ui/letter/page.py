"""An offer's letter: made, read back, shown beside the data, and filed only when all of it agrees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recdesk.domain.errors import DeskError
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer, OfferAct
from recdesk.domain.operator import Right
from recdesk.localization.catalogue import mark, ntr, tr
from recdesk.services import letter_copies, letter_mails, letters, offers, records
from recdesk.services.letters import FiledLetter, LetterPreview
from recdesk.ui.letter import leaving, printing
from recdesk.ui.letter.compare_pane import ComparePane
from recdesk.ui.letter.fact_list import FactList
from recdesk.ui.letter.facts import form_field
from recdesk.ui.letter.foot import LetterFoot
from recdesk.ui.letter.head import LetterHead
from recdesk.ui.letter.paper_pane import PaperPane
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.records.shown import value_text
from recdesk.ui.review.alive import while_there
from recdesk.ui.runner import Progress
from recdesk.ui.session import Session
from recdesk.ui.widgets.banner import Banner
from recdesk.ui.widgets.keyed_acts import keyed_acts

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

_SLOT = "letter"


class LetterPage(QWidget):
    """Opening it makes the letter. Nothing is filed but by [File the letter], and only what was shown."""

    filed = Signal(object)
    """`FiledLetter`."""
    left = Signal()
    go_to_field = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter.page")
        self.session = session
        self.number = ""
        self.preview: LetterPreview | None = None
        self.done: FiledLetter | None = None
        self._offer: Offer | None = None
        self._anew = False
        self._job: Any = None
        self._failed_field = ""
        self.head = LetterHead(session, self)
        self.banner = Banner("blocked", "letter.banner", self)
        self.facts = FactList(self)
        self.paper = PaperPane(self)
        self.comparison = ComparePane(self)
        self.beside = QStackedWidget(self)
        self.beside.addWidget(self.paper)
        self.beside.addWidget(self.comparison)
        self.acts = self._make_acts()
        self.foot = LetterFoot(session, self)
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the tab calls

    def open(self, number: str) -> None:
        """Make the letter of an offer and show it. Without a number it says what to choose."""
        self.number, self.done = number, None
        self._offer, self._anew = None, False
        self.head.clear()
        self.setFocus()
        if not number:
            self._clear()
            self.banner.set_tone("needs_you")
            self.banner.say(tr("Choose an approved offer, then make its letter."))
            return
        view = self.session.attempt(lambda: records.view(RecordKind.OFFER, number, desk=self.session.desk))
        if view is None:
            return
        self._offer = view.record
        self.head.show_offer(view.record, view.candidate)
        self._make()

    def leave(self) -> None:
        """One step out: stop the making, or from the comparison back to the page, else back to the list."""
        if self._job is not None:
            self._stop()
        elif self.beside.currentWidget() is self.comparison:
            self._show_paper()
        else:
            self.left.emit()

    def retranslate(self) -> None:
        """Renew all texts."""
        self.head.retranslate()
        self.facts.retranslate()
        self.paper.retranslate()
        self.comparison.retranslate()
        self.foot.retranslate()
        for action in self.acts:
            action.setText(tr(str(action.property("title"))))
        self._show_state()

    @property
    def is_making(self) -> bool:
        """Whether a letter is being made."""
        return self._job is not None

    # Making

    def _make(self) -> None:
        self._clear()
        number, language, template = self.number, self.head.language(), self.head.template()
        desk = self.session.desk

        anew = self._anew

        def work(progress: Progress) -> tuple[LetterPreview, FiledLetter | None, bytes]:
            progress.check()
            made = letters.preview(number, desk=desk, language=language, template=template)
            progress.check()
            filed = None if anew else letter_copies.standing(number, desk=desk)
            return made, filed, made.draft.pdf if filed is None else desk.files.get(filed.pdf)

        made, failed = while_there(self, self._on_made), while_there(self, self._on_failed)
        self._job = job = self.session.start("letter", work, made, failed=failed, slot=_SLOT)
        job.stopped.connect(while_there(self, lambda: self._on_stopped(job)))
        job.ended.connect(while_there(self, lambda: self._on_ended(job)))
        self._show_state()

    def _make_anew(self) -> None:
        """A new version although the filed one still holds: asked for, never by itself."""
        self._anew, self.done = True, None
        self._make()

    def _clear(self) -> None:
        self.preview, self._failed_field = None, ""
        self.banner.clear()
        self.facts.show_facts(())
        self.paper.clear()
        self.beside.setCurrentWidget(self.paper)
        self.foot.show_older(0)
        self._show_state()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_made(self, shown: tuple[LetterPreview, FiledLetter | None, bytes]) -> None:
        made, self.done, pdf = shown
        self.preview = made
        letters_port = self.session.desk.letters
        text = letters_port.text_of("letter.pdf", pdf)
        self.head.show_choice(made.template)
        self.facts.show_facts(made.draft.facts)
        self.paper.view.show_letter(
            lambda page, scale: letters_port.page_image(pdf, page, scale), made.draft.pages, made.draft.facts, text
        )
        wrong = self.facts.first_mismatch()
        self.facts.choose(max(0, wrong))
        older = letter_copies.filed_before(made.number, desk=self.session.desk, below=made.letter_version)
        self.foot.show_older(older.version if older is not None else 0)
        self._say_what_is_missing()
        self.session.messages.announce(self.foot.verdict(made))
        self.facts.setFocus()

    def _on_failed(self, error: DeskError) -> bool:
        problem = error.problems[0]
        self._failed_field = next((f for p in error.problems if (f := form_field(p.field or ""))), "")
        acts = [("again", tr("Try again"))]
        if self._failed_field:
            acts.insert(0, ("field", tr("Go to field")))
        self.banner.set_tone("blocked")
        self.banner.say(self.session.messages.summary(error.problems), acts=acts)
        self.session.messages.announce(self.session.messages.sentence(problem), assertive=True)
        return True

    def _on_stopped(self, job: Any) -> None:
        if job is self._job:
            self.banner.set_tone("needs_you")
            self.banner.say(tr("Stopped. Nothing was made and nothing is left."), acts=(("again", tr("Try again")),))

    def _on_ended(self, job: Any) -> None:
        if job is self._job:
            self._job = None
            self._show_state()

    # What keeps it from being filed

    def open_points(self) -> int:
        """How many things keep the letter from being filed."""
        if self.preview is None:
            return 1
        wrong = sum(not fact.match for fact in self.preview.draft.facts)
        return wrong + (0 if self.preview.approved else 1)

    def file(self) -> None:
        """File the letter, or go to the first thing that keeps it from being filed."""
        made = self.preview
        if made is None or self._job is not None or self.done is not None:
            return
        wrong = self.facts.first_mismatch()
        if wrong >= 0:
            self.facts.choose(wrong)
            self.facts.setFocus()
            self.session.messages.announce(self._left_text())
        elif not made.approved:
            button = self.banner.findChild(QWidget, "letter.banner.approve")
            (button or self.banner).setFocus()
            self.session.messages.announce(self._left_text())
        else:
            desk = self.session.desk
            self._job = job = self.session.start(
                "letter.file",
                lambda _progress: letters.file(made, desk=desk),
                while_there(self, self._on_filed),
                failed=while_there(self, self._on_failed),
                slot=_SLOT,
            )
            job.ended.connect(while_there(self, lambda: self._on_ended(job)))
            self._show_state()

    def _say_what_is_missing(self) -> None:
        made, offer = self.preview, self._offer
        self.banner.clear()
        if self.done is not None:
            said = tr("Version {version} is filed, and the offer has not changed since.").format(
                version=f"{self.done.version:02d}"
            )
            self.banner.set_tone("proved")
            self.banner.say(said, acts=(("anew", tr("Make a new version")),))
        if made is None or offer is None or self.done is not None:
            return
        if not made.draft.verified:
            n = sum(not fact.match for fact in made.draft.facts)
            said = ntr(
                "{n} value of the letter differs from the record. It cannot be filed like this.",
                "{n} values of the letter differ from the record. It cannot be filed like this.",
                n,
            )
            acts = [("field", tr("Go to field"))] if self._mismatch_field() else []
            self.banner.set_tone("blocked")
            self.banner.say(said.format(n=n), acts=(*acts, ("again", tr("Make it again"))))
        elif not made.approved:
            self._say_approval(offer)

    def _say_approval(self, offer: Offer) -> None:
        desk = self.session.desk
        needed, has = desk.settings.approvals_needed, len(offer.approvals)
        said = tr("Offer: {n} of {needed} approvals are there. The letter can be looked at, not filed.")
        mine = any(a.by == desk.operator.name for a in offer.approvals)
        acts: list[tuple[str, str]] = []
        if desk.operator.may(Right.APPROVE) and not mine and offer.pay is not None:
            acts = [("approve", tr("Approve {pay}").format(pay=value_text(offer.pay)))]
        self.banner.set_tone("needs_you")
        self.banner.say(said.format(n=has, needed=needed), acts=acts)

    def _approve(self) -> None:
        desk = self.session.desk
        approved = self.session.attempt(lambda: offers.act(self.number, OfferAct.APPROVE, desk=desk))
        if approved is not None:
            self.open(self.number)

    def _mismatch_field(self) -> str:
        place = self.facts.first_mismatch()
        return form_field(self.preview.draft.facts[place].field) if self.preview is not None and place >= 0 else ""

    def _left_text(self) -> str:
        n = self.open_points()
        return ntr(
            "{n} thing keeps the letter from being filed", "{n} things keep the letter from being filed", n
        ).format(n=n)

    # After filing

    def _on_filed(self, done: FiledLetter) -> None:
        self.done = done
        self.banner.clear()
        self._show_state()
        self.foot.mail_button.setFocus()
        self.filed.emit(done)

    def _draft_mail(self) -> None:
        made = self.session.attempt(lambda: letter_mails.mail_draft(self.number, desk=self.session.desk))
        if made is not None:
            self.foot.show_mail(made[0])
            self.foot.back_button.setFocus()  # the button just pressed is gone, and the keys of the page stay

    def _copy_mail_text(self) -> None:
        """For mail programs that open no drafts."""
        text = self.session.attempt(lambda: letter_mails.mail_text(self.number, desk=self.session.desk))
        if text is not None:
            QGuiApplication.clipboard().setText(text)
            self.session.messages.result(
                tr("The mail's text is copied. Paste it into a new mail and attach the letter.")
            )

    def _open_file(self) -> None:
        if self.done is not None:
            path = self.session.desk.files.absolute(self.done.pdf)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # Beside filing: comparing, copying, printing

    def panes(self) -> list[QWidget]:
        """Where F6 goes: the facts, the page, the acts below."""
        return [self.facts, self.beside, self.foot]

    def compare(self) -> None:
        """Show what the letter says otherwise than the version filed before it."""
        made = self.preview
        if made is None:
            return
        found = self.session.attempt(lambda: letter_copies.compare(made, desk=self.session.desk))
        if found is not None:
            self.comparison.show_comparison(found)
            self.beside.setCurrentWidget(self.comparison)
            self.comparison.setFocus()
            self.session.messages.announce(self.comparison.head)

    def ask_copy(self) -> None:
        """Ask where a draft copy is to be written; no letter leaves the desk unread without that word on it."""
        if self.preview is not None and self.done is None:
            leaving.ask_where(self, "letter.copy_file", self.preview, self.copy_to)

    def copy_to(self, path: Path) -> None:
        """Write the draft copy; an existing file was confirmed by the dialog."""
        made = self.preview
        if made is not None:
            self.session.attempt(lambda: letter_copies.draft_copy(made, path, desk=self.session.desk))

    def ask_printer(self) -> None:
        """Print the filed letter; one that is not filed leaves the desk as a draft copy only."""
        made = self.preview
        if made is None:
            return
        if self.done is None:
            self.session.messages.result(tr("Only a filed letter is printed. File it first, or write a draft copy."))
            return
        printing.ask(self, self.done.pdf.rsplit("/", 1)[-1], made.draft.pages, self.print_on)

    def print_on(self, device: QPagedPaintDevice, pages: range) -> None:
        """Print pages (from 0) of the letter as it was filed."""
        if self.done is not None:
            leaving.print_filed(self.session, self.done.pdf, self.number, device, pages)

    def _show_paper(self) -> None:
        self.beside.setCurrentWidget(self.paper)
        self.facts.setFocus()

    # Inside

    def _show_state(self) -> None:
        self.foot.show_state(self.preview, self.done, self.open_points(), making=self.is_making)
        self.head.set_locked(self.is_making or self.done is not None)

    def _on_banner(self, code: str) -> None:
        acts: dict[str, Callable[[], None]] = {
            "again": self._make,
            "anew": self._make_anew,
            "approve": self._approve,
            "field": lambda: self.go_to_field.emit(self._failed_field or self._mismatch_field()),
        }
        acts[code]()

    def _lay_out(self) -> None:
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setObjectName("letter.body")
        body.setChildrenCollapsible(False)
        body.addWidget(self.facts)
        body.addWidget(self.beside)
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
        self.banner.act_asked.connect(self._on_banner)
        self.head.choice_changed.connect(self._make)
        self.facts.chosen.connect(self.paper.view.choose)
        self.facts.chosen.connect(lambda _place: self.beside.setCurrentWidget(self.paper))
        self.paper.view.fact_clicked.connect(self.facts.choose)
        self.foot.file_asked.connect(self.file)
        self.foot.stop_asked.connect(self._stop)
        self.foot.mail_asked.connect(self._draft_mail)
        self.foot.text_asked.connect(self._copy_mail_text)
        self.foot.open_asked.connect(self._open_file)
        self.foot.print_asked.connect(self.ask_printer)
        self.foot.compare_asked.connect(self.compare)
        self.foot.copy_asked.connect(self.ask_copy)
        self.comparison.left.connect(self._show_paper)
        self.foot.back_asked.connect(self.left)

    def _make_acts(self) -> list[QAction]:
        declared = (
            ("file", mark("File the letter"), ("Ctrl+Return", "Ctrl+Enter"), self.file),
            ("compare", mark("Compare with the version before"), ("Alt+C",), self.compare),
            ("draft_copy", mark("Write a draft copy"), ("Alt+Y",), self.ask_copy),
            ("print", mark("Print the letter"), ("Ctrl+P",), self.ask_printer),
        )
        return keyed_acts(self, "letter", declared)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
