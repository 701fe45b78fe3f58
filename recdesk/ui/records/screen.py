"""One record tab: list and record side by side, the form over them, and the pages that lead from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import OfferAct
from recdesk.domain.review import Review
from recdesk.localization.catalogue import tr
from recdesk.services import offers, records
from recdesk.services.desk import Changes
from recdesk.services.entries import Saved
from recdesk.services.kinds import Entry
from recdesk.ui.letter.page import LetterPage
from recdesk.ui.look.tokens import PAGE_EDGE
from recdesk.ui.papers.opening import Papers
from recdesk.ui.papers.page import PaperPage
from recdesk.ui.readback.beginning import SignedCopies
from recdesk.ui.readback.page import ReadBackPage
from recdesk.ui.records import from_cv, keys, moving
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.records.conflict import ConflictPage
from recdesk.ui.records.editor import Editor
from recdesk.ui.records.jumping import ask_field
from recdesk.ui.records.kinds import Kind
from recdesk.ui.records.list_pane import ListPane
from recdesk.ui.records.record_pane import RecordPane
from recdesk.ui.records.values import to_form
from recdesk.ui.review.page import ReviewPage
from recdesk.ui.review.stored import StoredReviewPage
from recdesk.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from recdesk.ui.letter.batch_page import BatchPage

_NARROW = 1180
"""Below this width there is room for the list or the record, not for both."""
_LIST_SHARE = 0.6
_RECORD_WIDTH = 400
_OFFER_ACTS = {a.value: a for a in OfferAct}


class RecordScreen(QWidget):
    """A tab of one kind of record. Screens of other kinds are reached through the session."""

    place_changed = Signal()
    """Another record, or another page of this tab, is shown."""
    make_offer = Signal(str, str)
    """Begin an offer for a candidate and a requisition (shown by the Offers tab)."""
    import_asked = Signal()

    def __init__(self, session: Session, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kind = kind
        self.setObjectName(f"{kind.prefix}.screen")
        self._choices = DeskChoices(session.desk)
        self.list = ListPane(session, kind, self)
        self.record = RecordPane(session, kind, self._choices, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setObjectName(f"{kind.prefix}.splitter")
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.record)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setChildrenCollapsible(False)
        self.record.setMinimumWidth(_RECORD_WIDTH)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_EDGE, PAGE_EDGE, PAGE_EDGE, 0)
        column.addWidget(self.stack)
        self._editor: Editor | None = None
        self._review: ReviewPage | None = None
        self._letter: LetterPage | None = None
        self._batch: BatchPage | None = None
        self.signed = SignedCopies(self, show=self._go, back=self._to_list)
        self.papers = Papers(self, show=self._go, back=self._to_list)
        self._started = False
        self._actions = keys.actions(self)
        self._connect()

    # What the window calls

    def start(self) -> None:
        """Read the first rows; later calls do nothing."""
        if not self._started:
            self._started = True
            self._splitter.setSizes([round(self.width() * _LIST_SHARE), round(self.width() * (1 - _LIST_SHARE))])
            self.list.start()
            if not self.list.has_rows:
                self.record.show_nothing(to_choose=False)

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        current = self.stack.currentWidget()
        if self.at_list:
            self.list.table.take_focus()
        elif isinstance(current, Editor):
            current.form.setFocus()
        elif current is not None:
            current.setFocus()

    def open_record(self, number: str) -> None:
        """Show a record: in the list and beside it."""
        self.start()
        self._to_list()
        self.list.go_to(number)
        self._show(number)

    @property
    def at_list(self) -> bool:
        """Whether list and record are shown, and no page over them."""
        return self.stack.currentWidget() is self._splitter

    def in_the_lists(self, number: str) -> bool:
        """Whether a record is not archived."""
        view = self.session.attempt(lambda: records.view(self.kind.kind, number, desk=self.session.desk))
        return view is not None and view.record.archived_at is None

    def mark(self, number: str) -> None:
        """Make a record current in the list without showing this tab; a page over the list stays."""
        if self._started and self.at_list and self.in_the_lists(number):
            self.list.go_to(number)

    def new(self, values: Mapping[str, Any] | None = None) -> None:
        """Enter a new record."""
        if self.kind.kind is RecordKind.OFFER and values is None:
            self.session.messages.result(tr("An offer starts from a candidate: choose one, then Make an offer."))
            return
        editor = self._the_editor()
        if self._review is not None:
            self._review.forget()
        editor.start_new(to_form(values, self.kind.kind) if values is not None else None)
        self._go(editor)

    @property
    def editor(self) -> Editor | None:
        """The form, once it was opened."""
        return self._editor

    def new_offer(self, candidate: str, requisition: str) -> None:
        """Begin an offer with everything that follows from candidate and requisition."""
        proposal = self.session.attempt(lambda: offers.propose(candidate, requisition, desk=self.session.desk))
        if proposal is not None:
            self.new(proposal)

    def edit(self, field: str = "") -> None:
        """Change the record that is shown."""
        view = self.record.view
        if view is None:
            return
        editor = self._the_editor()
        if self._review is not None:
            self._review.forget()
        self.signed.clear()
        editor.start_edit(view.record, field)
        self._go(editor)

    def refresh(self, changes: Changes | None = None) -> None:
        """Read again what may have changed."""
        if changes is not None and changes.act == "reference_changed" and self._editor is not None:
            self._editor.form.retranslate()  # an office or a title entered meanwhile can be chosen at once
        if not self._started:
            return
        if changes is not None and self.kind.kind not in changes.kinds and not changes.records:
            return
        self.list.refresh()
        number = self.list.current()
        if number or not self.list.has_rows:
            self._show(number)

    def actions_of_kind(self) -> list[QAction]:
        """The acts of what is shown in this tab, for the menu bar and the palette."""
        current = self.stack.currentWidget()
        return current.acts if isinstance(current, (LetterPage, PaperPage, ReadBackPage)) else self._actions

    def panes(self) -> list[QWidget]:
        """Where F6 goes: list and record, or the parts of the page over them."""
        current = self.stack.currentWidget()
        if self.at_list:
            return [self.list.table, self.record]
        paged = (LetterPage, PaperPage, ReadBackPage, ReviewPage)
        return current.panes() if isinstance(current, paged) else [self.stack]

    def place(self) -> str:
        """Where the user is in this tab: a record's number, or nothing."""
        return self.record.view.record.number if self.record.view is not None else ""

    def open_requisitions(self) -> Sequence[tuple[str, str]]:
        """Open requisitions as (number, shown text)."""
        return self._choices.open_requisitions()

    def keep(self) -> None:
        """Keep what is being typed, before a lock or the end."""
        if self._editor is not None:
            self._editor.keep_draft()

    def retranslate(self) -> None:
        """Renew all texts."""
        self.list.retranslate()
        self.record.retranslate()
        for page in (self._editor, self._review, self._letter, self._batch, self.signed.page, self.papers.page):
            if page is not None:
                page.retranslate()
        for action in self._actions:
            action.setText(tr(str(action.property("title"))))

    def escape(self) -> bool:
        """One step out; False when there is none."""
        current = self.stack.currentWidget()
        if isinstance(current, Editor):
            current.leave()
            return True
        if isinstance(current, (ReviewPage, PaperPage)):
            current.leave()
            return True
        if self._batch is not None and current is self._batch:
            self._batch.leave()
            return True
        if current is not self._splitter:
            self._to_list()
            return True
        return False

    # Acts

    def act(self, code: str) -> None:
        """Carry out an act on the record that is shown; refused with its reason."""
        refusal = next((r for a, r in self.record.acts() if a.code == code), None)
        if refusal is not None:
            self.session.messages.result(refusal)
            return
        acts: dict[str, Callable[[], None]] = {
            "edit": self.edit,
            "copy": self._copy,
            "archive": self._archive,
            "stage": lambda: moving.ask_stage(self),
            "apply": lambda: moving.ask_requisition(self),
            "offer": lambda: moving.begin_offer(self),
            "letter": self.open_letter,
            "readback": self.signed.ask,
            "document": self.papers.ask,
        }
        if code in acts:
            acts[code]()
        elif code in _OFFER_ACTS:
            number = self.place()
            self.session.attempt(lambda: offers.act(number, _OFFER_ACTS[code], desk=self.session.desk))

    def open_letter(self) -> None:
        """Make the offer's letter and show it beside the data."""
        number = self.place()
        if not number:
            return
        if self._letter is None:
            self._letter = LetterPage(self.session, self)
            self._letter.left.connect(self._to_list)
            self._letter.filed.connect(lambda _value: self.refresh())
            self._letter.go_to_field.connect(self._from_letter)
            self.stack.addWidget(self._letter)
        self._go(self._letter)
        self._letter.open(number)

    def open_letters(self) -> None:
        """The letters of all approved offers that have none."""
        if self._batch is None:
            from recdesk.ui.letter.batch_page import BatchPage

            self._batch = BatchPage(self.session, self)
            self._batch.left.connect(self._to_list)
            self._batch.open_asked.connect(self.open_record)
            self.stack.addWidget(self._batch)
        self._go(self._batch)
        self._batch.open()

    def jump(self) -> None:
        """To a field: in the form that is open, else in the form of the record that is shown."""
        current = self.stack.currentWidget()
        if isinstance(current, Editor):
            current.form.jump()
        elif self.at_list:
            ask_field(self)

    def _from_letter(self, field: str) -> None:
        self._to_list()
        self.edit(field)

    def _copy(self) -> None:
        number = self.place()
        values = self.session.attempt(lambda: records.copied_values(self.kind.kind, number, desk=self.session.desk))
        if values is not None:
            self.new(values)

    def _archive(self) -> None:
        view = self.record.view
        if view is None:
            return
        restore = view.record.archived_at is not None
        self.session.attempt(
            lambda: records.archive(self.kind.kind, view.record.number, desk=self.session.desk, restore=restore)
        )

    # Pages

    def _the_editor(self) -> Editor:
        if self._editor is None:
            self._editor = Editor(self.session, self.kind, self._choices, self)
            self._editor.left.connect(self._to_list)
            self._editor.saved.connect(self._on_saved)
            self._editor.review_ready.connect(self._on_review)
            self._editor.conflict.connect(self._on_conflict)
            if self._editor.alike is not None:
                self._editor.alike.open_asked.connect(lambda number: self.session.go.emit("candidate", number))
            self.stack.addWidget(self._editor)
            self.record.history.name_fields({f.name: f.label for f in self._editor.form.fields})
        return self._editor

    def _on_review(self, entry: Entry, review: Review, seconds: float) -> None:
        if self._review is None:
            self._review = ReviewPage(self.session, self)
            self._review.saved.connect(self._on_saved)
            self._review.entry_changed.connect(self._on_entry_changed)
            self._review.conflict.connect(self._on_conflict)
            self._review.left.connect(self._back_to_form)
            self._review.go_to_field.connect(self._to_field)
            self.stack.addWidget(self._review)
        self._go(self._review)
        self._review.start(entry, review, seconds)

    def _on_entry_changed(self, name: str, value: object) -> None:
        """A third entry agreed with the second: the form takes the value that was keyed twice."""
        if self._editor is not None:
            self._editor.take(name, value)

    def _back_to_form(self) -> None:
        if self._editor is not None:
            self._go(self._editor)

    def _to_field(self, field: str) -> None:
        if self._editor is None:
            return
        self._go(self._editor)
        try:
            self._editor.form.go_to(_form_field(field))
        except KeyError:
            self._editor.form.focus_first()

    def _on_saved(self, saved: Saved) -> None:
        if self._editor is not None:
            self._editor.finished()
        self._to_list()
        self.list.refresh()
        self.list.go_to(saved.number)
        self._show(saved.number)

    def _on_conflict(self, entry: Entry | None) -> None:
        if entry is None:
            return
        page = ConflictPage(self.session, self.kind, entry, self)
        page.left.connect(self._back_to_form)
        page.chosen.connect(self._on_merged)
        self.stack.addWidget(page)
        self._go(page)

    def _on_merged(self, record: Any, values: Mapping[str, Any]) -> None:
        editor = self._the_editor()
        editor.start_edit(record)
        editor.form.set_values(to_form(values, self.kind.kind))
        self._go(editor)

    def _show_review(self, review_id: int) -> None:
        page = StoredReviewPage(self.session, review_id, self)
        page.left.connect(self._to_list)
        self.stack.addWidget(page)
        self._go(page)

    def _go(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self.place_changed.emit()

    def _to_list(self) -> None:
        current = self.stack.currentWidget()
        self.stack.setCurrentWidget(self._splitter)
        if isinstance(current, (ConflictPage, StoredReviewPage)):
            self.stack.removeWidget(current)
            current.deleteLater()
        self._settle_width()
        self.list.table.take_focus()
        self.place_changed.emit()

    def _show(self, number: str) -> None:
        if not number:
            self.record.show_nothing(to_choose=self.list.has_rows)
            return
        view = self.session.attempt(lambda: records.view(self.kind.kind, number, desk=self.session.desk))
        if view is not None:
            self.record.show_view(view)
            self.place_changed.emit()

    def _open(self, number: str) -> None:
        if self.width() < _NARROW:
            self.list.hide()
            self.record.show()
        self._show(number)
        self.record.tabs.setFocus()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.new_asked.connect(self._on_new_asked)
        self.list.letters_asked.connect(self.open_letters)
        self.list.cv_dropped.connect(lambda path: from_cv.begin(self, path))
        self.record.act_asked.connect(self.act)
        self.record.review_asked.connect(self._show_review)
        self.record.documents.attached.connect(self.refresh)

    def _on_new_asked(self) -> None:
        if self.kind.kind is RecordKind.OFFER:
            self.session.go.emit("candidate", "")
        else:
            self.new()

    def _settle_width(self) -> None:
        narrow = self.width() < _NARROW
        self.list.setVisible(True)
        self.record.setVisible(not narrow or not self.list.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows the list or the record."""
        super().resizeEvent(event)
        if self.stack.currentWidget() is self._splitter:
            self._settle_width()


def _form_field(field: str) -> str:
    """The form's field for a field of the record or a document that a rule speaks of."""
    return f"doc_{field.removeprefix('documents.')}" if field.startswith("documents.") else field.split(".")[0]
