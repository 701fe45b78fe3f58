"""A review as it was stored: every item with its evidence, what people did, and its reasons; it can be printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from recdesk.domain.errors import Refused
from recdesk.domain.numbers import RecordKind
from recdesk.localization import screen
from recdesk.localization.catalogue import tr
from recdesk.localization.rule_sentences import fact_label, source_label
from recdesk.localization.states import item_state
from recdesk.services import sheets
from recdesk.services.paper_ports import ReviewWords
from recdesk.services.reads import StoredReview
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.review.fact_rows import FactRows, Row
from recdesk.ui.review.facts import fact_text
from recdesk.ui.review.page_text import Sentences, act, keyed, line
from recdesk.ui.session import Session
from recdesk.ui.widgets.status_pill import StatusPill

_LOOKS = {"attested": "confirmed"}


class StoredReviewPage(QWidget):
    """One stored review, to read. Nothing in it can be changed."""

    left = Signal()

    def __init__(self, session: Session, review_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stored_review.page")
        self._session = session
        self._id = review_id
        self.review: StoredReview | None = session.attempt(lambda: session.desk.reads.review(review_id))
        self._title = line("stored_review.title", self, step="title")
        self._signed = line("stored_review.signed", self, tone="text2")
        self.back_button = act("stored_review.back", self, drawing="arrow_left")
        self.print_button = act("stored_review.print", self, drawing="print")
        self._area = QScrollArea(self)
        self._area.setObjectName("stored_review.items")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.cards: list[ItemCard] = []
        self._dialog: QFileDialog | None = None
        self._lay_out()
        self.back_button.clicked.connect(self.left)
        self.print_button.clicked.connect(self.ask_where)
        self.setFocusProxy(self._area)
        self.retranslate()

    def retranslate(self) -> None:
        """Renew all texts."""
        self.back_button.setText(keyed(tr("Back"), "Esc"))
        self.print_button.setText(tr("Print as PDF..."))
        self.print_button.setEnabled(self.review is not None)
        if self.review is None:
            return
        words = self.words(self.review)
        self._title.setText(f"{words.title}, {self.review.record}")
        self._signed.setText(words.signed)
        self._area.setAccessibleName(words.title)
        body = QWidget(self._area)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, SPACE_8, SPACE_12)
        column.setSpacing(SPACE_8)
        self.cards = [ItemCard(place, item, words, body) for place, item in enumerate(self.review.items, 1)]
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        self._area.setWidget(body)

    def words(self, review: StoredReview) -> ReviewWords:
        """What the review says, in the language of the window."""
        zone = self._session.desk.settings.time_zone
        checklist = self._session.desk.checklists[RecordKind(review.record_kind)]
        texts = {item.id: tr(item.text) for item in checklist.items}
        same = checklist.id == review.checklist
        title = tr(checklist.title) if same else review.checklist
        return ReviewWords(
            title=f"{title} v{review.checklist_version}",
            subject=review.record,
            signed=tr("Reviewed by {name}, {when}").format(
                name=review.operator, when=screen.instant(review.at, zone, with_zone=True)
            ),
            item=lambda code: texts.get(code, code),
            state=item_state,
            fact=fact_label,
            shown=lambda value: fact_text("", value, zone=zone),
            exception=tr("Exception"),
            page=tr("Page"),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_12)
        head.addWidget(self.back_button)
        head.addWidget(self._title, 1)
        head.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self._signed)
        column.addWidget(self._area, 1)

    def ask_where(self) -> None:
        """Ask for the file that the sheet is written to."""
        review = self.review
        if review is None:
            return
        dialog = QFileDialog(self, tr("Print as PDF..."), "", "PDF (*.pdf)")
        dialog.setObjectName("stored_review.file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{review.record}_review_{review.at:%Y-%m-%d}.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.print_to(Path(path)))
        self._dialog = dialog
        dialog.open()

    def print_to(self, path: Path) -> None:
        """Write the sheet as PDF; an existing file was confirmed by the dialog."""
        review = self.review
        if review is None:
            return

        def work() -> int:
            content = sheets.review_sheet(self._id, desk=self._session.desk, words=self.words(review))
            try:
                return path.write_bytes(content)
            except OSError as error:
                raise Refused("file_not_writable", path=path.name) from error

        if self._session.attempt(work):
            self._session.messages.result(tr("Written: {file}.").format(file=path.name))


class ItemCard(QFrame):
    """One stored item: its words, its state, its evidence, what people did."""

    def __init__(self, place: int, item: dict[str, Any], words: ReviewWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"stored_review.item_{place}")
        self.setProperty("kind", "card")
        title = line(f"stored_review.item_{place}.title", self, step="strong")
        title.setText(f"{place}  {words.item(item['id'])}")
        pill = StatusPill(_LOOKS.get(item["state"], item["state"]), parent=self)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        self.facts = FactRows(f"stored_review.item_{place}.facts", self)
        self.facts.setProperty("kind", "")
        self.facts.show_rows(
            [
                Row(
                    words.fact(fact["code"]),
                    fact_text(fact["code"], fact["value"], zone="UTC")
                    if not _is_instant(fact["value"])
                    else words.shown(fact["value"]),
                    source_label(fact["source"]),
                )
                for fact in item["evidence"]
            ]
        )
        self.exception = Sentences(f"stored_review.item_{place}.exception", "excepted", "shield_error", self)
        self.exception.say(_exception(item, words))
        done = line(f"stored_review.item_{place}.done", self, tone="text2")
        done.setText(_done(item, words))
        done.setVisible(bool(done.text()))
        self.setAccessibleName(f"{title.text()}, {pill.text}")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self.exception)
        column.addWidget(self.facts)
        column.addWidget(done)


def _is_instant(value: Any) -> bool:
    return isinstance(value, str) and "T" in value[10:11]


def _done(item: dict[str, Any], words: ReviewWords) -> str:
    """Who confirmed it or keyed it again, and when."""
    said = []
    keyed, attested = item.get("second_entry"), item.get("attestation")
    if keyed:
        said.append(
            tr("Keyed twice, both entries agree: {name}, {when}.").format(
                name=keyed["by"], when=words.shown(keyed["at"])
            )
        )
    if attested:
        sentence = tr("Confirmed by {name}, {when}.").format(name=attested["by"], when=words.shown(attested["at"]))
        said.append(f"{sentence} {attested['note']}".strip())
    return " ".join(said)


def _exception(item: dict[str, Any], words: ReviewWords) -> list[str]:
    written = item.get("exception")
    if not written:
        return []
    signed = tr("Excepted by {name}, {when}.").format(name=written["by"], when=words.shown(written["at"]))
    allowed = tr("Allowed by {name}.").format(name=written["allowed_by"]) if written.get("allowed_by") else ""
    until = tr("Until {day}.").format(day=words.shown(written["until"])) if written.get("until") else ""
    return [written["reason"], " ".join(part for part in (signed, allowed, until) if part)]
