"""The head and the foot of a review: what is reviewed and how far it is; how many items stand where, and the save."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from recdesk.domain.numbers import RecordKind
from recdesk.domain.review import Review
from recdesk.localization.catalogue import mark, ntr, tr
from recdesk.services.kinds import Entry
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.review.counts import counts_text
from recdesk.ui.review.page_text import act, keyed, line

_NEW = {
    RecordKind.REQUISITION: mark("New requisition"),
    RecordKind.CANDIDATE: mark("New candidate"),
    RecordKind.OFFER: mark("New offer"),
}


class ReviewHead(QWidget):
    """Checklist, record, and how many items are settled. The name is not in it: it may have to be keyed again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = line("review.title", self, step="title")
        self._progress = line("review.progress", self, tone="text2")
        self._progress.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(self._title, 1)
        row.addWidget(self._progress)

    def show_review(self, entry: Entry, review: Review) -> None:
        """Show what is reviewed and how far it is."""
        subject = entry.number or tr(_NEW[entry.kind])
        title = tr("Review: {checklist} v{version}, {record}")
        checklist = review.checklist
        self._title.setText(title.format(checklist=tr(checklist.title), version=checklist.version, record=subject))
        settled = len(review.runs) - len(review.open_items)
        self._progress.setText(tr("{n} of {of} settled").format(n=settled, of=len(review.runs)))


class ReviewFoot(QWidget):
    """The counts and the ways on. [Save] is never dead: it says how many items are left and leads to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = line("review.counts", self, tone="text2")
        self.back_button = act("review.back", self, drawing="arrow_left")
        self.next_button = act("review.next", self, drawing="arrow_right")
        self.save_button = act("review.save", self, kind="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._counts, 1)
        for button in (self.back_button, self.next_button, self.save_button):
            row.addWidget(button)
        self.show_review(None, None, busy=False)

    def show_review(self, review: Review | None, milliseconds: int | None, *, busy: bool) -> None:
        """Show where the items stand; `busy` while something is proved or saved."""
        left = len(review.open_items) if review is not None else 0
        self.back_button.setText(keyed(tr("Back to form"), "Esc"))
        self.next_button.setText(keyed(tr("Next open"), "F8"))
        self.next_button.setVisible(left > 0)
        self._counts.setText(counts_text(review, milliseconds) if review is not None else "")
        self.save_button.setEnabled(not busy)
        if busy:
            self.save_button.setText(tr("Working..."))
        elif left:
            self.save_button.setText(ntr("Save: {n} left", "Save: {n} left", left).format(n=left))
        else:
            self.save_button.setText(keyed(tr("Save"), "Ctrl+Enter"))
