"""The review of an entry, in place of its form: the items on one side, one item on the other, and the save below."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recdesk.domain.errors import Conflict, DeskError
from recdesk.domain.folding import clean_text
from recdesk.domain.review import ItemRun, ItemState, Review
from recdesk.localization.catalogue import tr
from recdesk.services import entries
from recdesk.services.entries import Saved
from recdesk.services.kinds import Entry
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.review.alive import while_there
from recdesk.ui.review.answers import Answers, ChangeRows
from recdesk.ui.review.bars import ReviewFoot, ReviewHead
from recdesk.ui.review.carrying import carried, same_record
from recdesk.ui.review.changes import Upcoming, declared_fields, upcoming
from recdesk.ui.review.counts import left_text
from recdesk.ui.review.exception_form import ExceptionForm, Written
from recdesk.ui.review.item_page import ItemPage
from recdesk.ui.review.items import ItemList
from recdesk.ui.review.keying import Keying, after, said_of
from recdesk.ui.review.page_text import scrolled
from recdesk.ui.review.second_entry import Outcome
from recdesk.ui.review.summary import ErrorSummary
from recdesk.ui.session import Session


class ReviewPage(QWidget):
    """Runs one review. Every key and button goes through the domain's review; nothing can be ticked."""

    saved = Signal(object)
    """`Saved`."""
    left = Signal()
    """Back to the form."""
    go_to_field = Signal(str)
    """A record's field, or `documents.<type>`, that is to be put right in the form."""
    entry_changed = Signal(str, object)
    """A field of the entry got another value here: the one typed twice, or nothing when no two entries agreed."""
    conflict = Signal(object)
    """The record was changed by someone else meanwhile; the Entry that could not be saved. Follows `left`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.page")
        self.session = session
        self.entry: Entry | None = None
        self.review: Review | None = None
        self._milliseconds: int | None = None
        self._coming: Upcoming | None = None
        self._keying = Keying()
        self._busy = False
        self.head, self.foot = ReviewHead(self), ReviewFoot(self)
        self.summary = ErrorSummary(session, self)
        self.strip = ChangeRows("review.changes", self)
        self.items = ItemList(self)
        self.item = ItemPage(session, self)
        self.exception = ExceptionForm(session, self)
        self.answers = Answers(self)
        self.stack = QStackedWidget(self)
        self._scrolls: dict[QWidget, QScrollArea] = {
            page: scrolled(page, self.stack) for page in (self.item, self.exception, self.answers)
        }
        self._scrolls[self.answers].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scrolls[self.answers].setObjectName("review.answers_area")
        self.back_button, self.next_button = self.foot.back_button, self.foot.next_button
        self.save_button = self.foot.save_button
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.retranslate()

    # What the tab calls

    def start(self, entry: Entry, review: Review, seconds: float | None = None) -> None:
        """Show a review; `seconds` is how long its proof took. What was said about this entry before still counts."""
        if self.entry is not None and self.review is not None and same_record(self.entry, entry):
            review = carried(review, self.review)
        else:
            self._keying.forget()
            self.items.forget()
        self.entry = entry
        self._milliseconds = None if seconds is None else round(seconds * 1000)
        self.session.messages.name_fields(
            {name: f.label for f in declared_fields(entry.kind, self.session.desk) for name in f.record_names}
        )
        self.summary.clear()
        self._look_ahead()
        self._take(review)
        self._go_on(focus=True)

    def leave(self) -> None:
        """One step out: from an exception or from the answers back to the items, from the items to the form."""
        if self._shows(self.exception) or (self._shows(self.answers) and self.review is not None):
            self._show_item(self.items.current() or self._first_id())
            self.items.setFocus()
        else:
            self.left.emit()

    def panes(self) -> list[QWidget]:
        """Where F6 goes: the items, the one that is shown, the ways on."""
        return [self.items, self.stack, self.foot]

    def forget(self) -> None:
        """Drop what was said: the entry was given up."""
        self.entry = self.review = None
        self._keying.forget()

    def retranslate(self) -> None:
        """Renew all texts."""
        for page in (self.item, self.exception, self.answers):
            page.retranslate()
        if self.review is not None and self.entry is not None:
            self.items.show_review(self.review)
        self._scrolls[self.answers].setAccessibleName(tr("Check your answers"))
        self._show_counts()
        self.summary.retranslate()

    # Items

    def next_open(self, step: int = 1) -> None:
        """Go to the next open item, or to the answers when none is left."""
        if self.review is None:
            return
        open_ids = [run.item.id for run in self.review.open_items]
        if not open_ids:
            self._go_on(focus=True)
            return
        current = self.items.current()
        place = (open_ids.index(current) + step) if current in open_ids and self._shows(self.item) else 0
        self._show_item(open_ids[place % len(open_ids)])
        self.items.setFocus()

    def save(self) -> None:
        """Save when everything is settled and was looked at; else go to the next open item."""
        if self.review is None or self.entry is None or self._busy:
            return
        left = len(self.review.open_items)
        if left:
            self.next_open()
            self.session.messages.announce(left_text(left))
        elif not self._shows(self.answers) and not (self._coming is not None and self._coming.is_small):
            self._go_on(focus=True)
        else:
            self._save(self.entry, self.review)

    def _attest(self, item_id: str, note: str) -> None:
        self._step(lambda review, by, at: review.attest(item_id, by=by, at=at, note=clean_text(note, field="note")))

    def _take_back(self, item_id: str) -> None:
        review = self.session.attempt(lambda: self._reviewed().take_back(item_id))
        if review is not None:
            self._keying.forget(item_id)
            self.item.again.forget()
            self._take(review)
            self._show_item(item_id)
            self.items.setFocus()

    def _except(self, item_id: str, written: Written) -> None:
        def record(review: Review, by: str, at: Any) -> Review:
            reason, allowed = (clean_text(t, field=item_id) for t in (written.reason, written.allowed_by))
            return review.accept(item_id, reason, by=by, at=at, allowed_by=allowed, until=written.until)

        def refused(error: DeskError) -> bool:
            if not error.code.startswith("reason_"):
                return False
            self.exception.refuse(error.problems[0])
            return True

        self._step(record, refused)

    def _key(self, item_id: str, typed: Any) -> None:
        run = self._reviewed().run(item_id)
        outcome = self._keying.enter(run, typed)
        if outcome is Outcome.AGREES:
            self._step(lambda review, by, at: review.key_again(item_id, typed, by=by, at=at))
        elif outcome is Outcome.DIFFERS:
            said = said_of(outcome, run)
            self.item.again.differs(said)
            self.session.messages.announce(said, assertive=True)
        else:
            self.session.messages.result(said_of(outcome, run))
            self._change(run, outcome, typed)

    def _change(self, run: ItemRun, outcome: Outcome, typed: Any) -> None:
        """Put another value into the entry and prove everything anew, keeping what still fits."""
        changed, value = after(outcome, self._entered(), run, typed)
        self.entry = changed
        self.entry_changed.emit(run.item.again, value)
        agreed = outcome is Outcome.TAKES_SECOND

        def done(review: Review) -> None:
            if agreed and review.run(run.item.id).state is ItemState.KEY_AGAIN:
                by, at = self.session.desk.operator.name, self.session.desk.clock.now()
                review = review.key_again(run.item.id, value, by=by, at=at)
            self._look_ahead()
            self._take(review)
            if agreed:
                self._go_on(focus=True)
            else:
                self._show_item(run.item.id)

        self._prove(changed, done)

    def _prove(self, entry: Entry, done: Callable[[Review], None]) -> None:
        review = self._reviewed()
        self._set_busy(True)

        def work(_progress: Any) -> tuple[Review, float]:
            began = time.perf_counter()
            return entries.prove_again(entry, review, desk=self.session.desk), time.perf_counter() - began

        def finished(proved: tuple[Review, float]) -> None:
            self._milliseconds = round(proved[1] * 1000)
            done(proved[0])

        job = self.session.start("review", work, while_there(self, finished), slot="review.proof")
        job.ended.connect(while_there(self, lambda: self._set_busy(False)))

    def _step(
        self, transition: Callable[[Review, str, Any], Review], refused: Callable[[DeskError], bool] | None = None
    ) -> None:
        """One act of a person on the review, then on to what is open next."""
        desk = self.session.desk
        review = self.session.attempt(
            lambda: transition(self._reviewed(), desk.operator.name, desk.clock.now()), on_error=refused
        )
        if review is not None:
            self._take(review)
            self._go_on(focus=True)

    def _take(self, review: Review) -> None:
        """Hold another state of the review and show it."""
        self.review = review
        self.items.show_review(review)
        self._show_counts()

    def _go_on(self, *, focus: bool) -> None:
        """Show the first open item, or the answers when nothing is open."""
        review = self._reviewed()
        if review.open_items:
            self._show_item(review.open_items[0].item.id)
            if focus:
                self.items.setFocus()
            self.session.messages.announce(left_text(len(review.open_items)))
        elif self._coming is not None:
            self.answers.show_upcoming(self._coming, review)
            self._show(self.answers)
            self.session.messages.announce(tr("Check your answers"))
            if focus:
                self._scrolls[self.answers].setFocus()  # to be read: the key that settled the last item saves nothing

    def _show_item(self, item_id: str) -> None:
        review = self._reviewed()
        place = next((i for i, run in enumerate(review.runs, 1) if run.item.id == item_id), 0)
        if place:
            self.items.set_current(item_id)
            self.item.show_run(review.runs[place - 1], place, len(review.runs))
            self._show(self.item)

    def _ask_exception(self, item_id: str) -> None:
        review = self._reviewed()
        place = next(i for i, run in enumerate(review.runs, 1) if run.item.id == item_id)
        self._show(self.exception)
        self.exception.show_run(review.runs[place - 1], place)

    # Saving

    def _save(self, entry: Entry, review: Review) -> None:
        self._set_busy(True)
        self.summary.clear()
        job = self.session.start(
            "save",
            lambda _progress: entries.save(entry, review, desk=self.session.desk),
            while_there(self, self._on_saved),
            failed=while_there(self, self._on_refused),
            slot="review.save",
        )
        job.ended.connect(while_there(self, lambda: self._set_busy(False)))

    def _on_saved(self, saved: Saved) -> None:
        self.forget()
        self.saved.emit(saved)

    def _on_refused(self, error: DeskError) -> bool:
        if isinstance(error, Conflict):
            entry = self.entry
            self.session.tell(error)
            self.left.emit()
            self.conflict.emit(entry)
            return True
        self.summary.say(error.problems)
        self.session.messages.announce(self.summary.text, assertive=True)
        self.summary.take_focus()
        if self.entry is not None:
            self._prove(self.entry, self._take)
        return True

    def _on_link(self, item_id: str, field: str) -> None:
        if item_id and self.review is not None and any(r.item.id == item_id for r in self.review.runs):
            self._show_item(item_id)
            self.item.take_focus()
        elif field:
            self.go_to_field.emit(field)

    # Inside

    def _look_ahead(self) -> None:
        entry = self._entered()
        self._coming = self.session.attempt(lambda: upcoming(entry, desk=self.session.desk))
        small = self._coming is not None and self._coming.is_small
        self.strip.show_changes(self._coming.fields if small and self._coming else (), with_old=True)

    def _show_counts(self) -> None:
        if self.review is not None and self.entry is not None:
            self.head.show_review(self.entry, self.review)
        self.foot.show_review(self.review, self._milliseconds, busy=self._busy)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_counts()

    def _entered(self) -> Entry:
        assert self.entry is not None, "a review was started"
        return self.entry

    def _reviewed(self) -> Review:
        assert self.review is not None, "a review was started"
        return self.review

    def _first_id(self) -> str:
        return self._reviewed().runs[0].item.id

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(self._scrolls[page])
        self._scrolls[page].verticalScrollBar().setValue(0)

    def _shows(self, page: QWidget) -> bool:
        return self.stack.currentWidget() is self._scrolls[page]

    def _lay_out(self) -> None:
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setObjectName("review.body")
        body.setChildrenCollapsible(False)
        body.addWidget(self.items)
        body.addWidget(self.stack)
        body.setStretchFactor(0, 2)
        body.setStretchFactor(1, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addWidget(self.head)
        column.addWidget(self.summary)
        column.addWidget(self.strip)
        column.addWidget(body, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.items.chosen.connect(self._show_item)
        self.items.opened.connect(self._on_opened)
        self.item.attested.connect(self._attest)
        self.item.keyed.connect(self._key)
        self.item.go_to_field.connect(self.go_to_field)
        self.item.exception_asked.connect(self._ask_exception)
        self.item.taken_back.connect(self._take_back)
        self.exception.recorded.connect(self._except)
        self.exception.left.connect(self.leave)
        self.answers.change_asked.connect(self.go_to_field)
        self.strip.change_asked.connect(self.go_to_field)
        self.summary.link_asked.connect(self._on_link)
        self.back_button.clicked.connect(self.left)
        self.next_button.clicked.connect(lambda: self.next_open())
        self.save_button.clicked.connect(self.save)

    def _on_opened(self, item_id: str) -> None:
        self._show_item(item_id)
        self.item.take_focus()

    def _to_field(self) -> None:
        if self._shows(self.item) and self.item.field():
            self.go_to_field.emit(self.item.field())

    def _to_exception(self) -> None:
        if self._shows(self.item) and not self.item.except_button.isHidden():
            self._ask_exception(self.item.item_id)

    def _bind_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+S", self.save),
            ("F8", self.next_open),
            ("Shift+F8", lambda: self.next_open(-1)),
            ("Alt+G", self._to_field),
            ("Alt+X", self._to_exception),
        )
        for key, work in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(work)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
