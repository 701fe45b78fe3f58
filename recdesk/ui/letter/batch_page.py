"""The letters of many offers: a row for each with its state, how far it is and how long it takes, and what failed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recdesk.domain.errors import DeskError
from recdesk.localization import screen
from recdesk.localization.catalogue import mark, ntr, tr
from recdesk.services import letter_batch
from recdesk.services.letter_batch import Batch, Outcome
from recdesk.services.reads import OfferRow
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.review.alive import while_there
from recdesk.ui.review.page_text import act, keyed, line
from recdesk.ui.runner import Progress, Step
from recdesk.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

COLUMNS = (mark("Offer"), mark("Candidate"), mark("Start"), mark("Letter"))
STATE_COLUMN = 3
_WIDTHS = (150, 220, 110)


class BatchPage(QWidget):
    """Opening it shows the approved offers without a current letter; nothing is made before the button is pressed."""

    left = Signal()
    open_asked = Signal(str)
    """Show an offer by its number."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letters.page")
        self.session = session
        self.rows: tuple[OfferRow, ...] = ()
        self.outcomes: list[Outcome] = []
        self._shown = 0
        self._began = 0.0
        self._job: Any = None
        self._over = False
        self.head = line("letters.head", self, step="section")
        self.said = line("letters.said", self, tone="text2")
        self.table = QTableWidget(0, len(COLUMNS), self)
        self.table.setObjectName("letters.table")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        self.table.horizontalHeader().setSectionResizeMode(STATE_COLUMN, QHeaderView.ResizeMode.Stretch)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("letters.progress")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(SPACE_8)
        self.back_button = act("letters.back", self, drawing="arrow_left")
        self.stop_button = act("letters.stop", self, drawing="record_stop")
        self.failed_button = act("letters.failed", self)
        self.make_button = act("letters.make", self, kind="primary")
        self._lay_out()
        self.back_button.clicked.connect(self.leave)
        self.stop_button.clicked.connect(self.stop)
        self.failed_button.clicked.connect(self.open_failed)
        self.make_button.clicked.connect(self.make)
        self.table.cellDoubleClicked.connect(lambda row, _column: self.open_asked.emit(self.rows[row].number))
        self.retranslate()

    # What the tab calls

    def open(self) -> None:
        """Read which offers wait for a letter; a batch that is under way goes on."""
        if self._job is None:
            rows = self.session.attempt(lambda: letter_batch.without_letter(desk=self.session.desk))
            self.rows, self.outcomes, self._shown, self._over = rows or (), [], 0, False
            self._fill()
        (self.make_button if self.rows else self.back_button).setFocus()

    def leave(self) -> None:
        """One step out: stop the making, else back to the list."""
        if self._job is not None:
            self.stop()
        else:
            self.left.emit()

    def retranslate(self) -> None:
        """Renew all texts."""
        self.head.setText(tr("Letters of approved offers"))
        self.table.setAccessibleName(tr("Letters of approved offers"))
        self.table.setHorizontalHeaderLabels([tr(title) for title in COLUMNS])
        self._fill()

    # Making

    def make(self) -> None:
        """Make and file all of them; what is filed stays, whenever it is stopped."""
        if self._job is not None or not self.rows or self._over:
            return
        desk, heard = self.session.desk, self.outcomes
        numbers = [row.number for row in self.rows]
        self._began = time.monotonic()

        def work(progress: Progress) -> Batch:
            def tell(done: int, of: int) -> None:
                if not progress.stopping:
                    progress.step(done, of)

            return letter_batch.many(
                numbers, desk=desk, progress=tell, told=heard.append, stop=lambda: progress.stopping
            )

        done, failed = while_there(self, self._on_done), while_there(self, self._on_failed)
        self._job = job = self.session.start("letters", work, done, failed=failed, slot="letters")
        job.stepped.connect(while_there(self, self._on_step))
        job.stopped.connect(while_there(self, self._finish))
        self.bar.setRange(0, len(numbers))
        self._show_state()
        self.stop_button.setFocus()

    def stop(self) -> None:
        """Ask it to stop after the letter that is being filed."""
        if self._job is not None:
            self._job.stop()

    def open_failed(self) -> None:
        """Show the first offer whose letter was not made."""
        failed = next((o.number for o in self.outcomes if o.filed is None), "")
        if failed:
            self.open_asked.emit(failed)

    def _on_step(self, step: Step) -> None:
        self.bar.setValue(step.done)
        self._show_outcomes()
        self._show_state()

    def _on_done(self, batch: Batch) -> None:
        self.outcomes = list(batch.outcomes)
        self._finish()

    def _on_failed(self, _error: DeskError) -> bool:
        self._finish()
        return False

    def _finish(self) -> None:
        self._job, self._over = None, True
        self._show_outcomes()
        self._show_state()
        failed = [o for o in self.outcomes if o.filed is None]
        (self.failed_button if failed else self.back_button).setFocus()
        self.session.messages.announce(self.said.text(), assertive=bool(failed))

    # Showing

    def _fill(self) -> None:
        self.table.setRowCount(len(self.rows))
        for place, row in enumerate(self.rows):
            start = screen.day(row.start_date) if row.start_date is not None else ""
            waits = tr("out of date") if row.letter_version else tr("none yet")
            for column, text in enumerate((f"{row.number} v{row.version}", row.candidate_name, start, waits)):
                self.table.setItem(place, column, QTableWidgetItem(text))
        self._shown = 0
        self._show_outcomes()
        self._show_state()

    def _show_outcomes(self) -> None:
        places = {row.number: place for place, row in enumerate(self.rows)}
        for outcome in self.outcomes[self._shown :]:
            place = places.get(outcome.number)
            if place is None:
                continue
            item = self.table.item(place, STATE_COLUMN)
            if item is None:
                continue
            if outcome.filed is not None:
                item.setText(tr("filed and read back, v{version}").format(version=f"{outcome.filed.version:02d}"))
                item.setIcon(icons.icon("checkmark_circle"))
            else:
                item.setText(self.session.messages.sentence(outcome.problems[0]))
                item.setToolTip("\n".join(self.session.messages.sentence(p) for p in outcome.problems))
                item.setIcon(icons.icon("error_circle"))
            self.table.scrollToItem(item)
        self._shown = len(self.outcomes)

    def _show_state(self) -> None:
        making = self._job is not None
        failed = sum(o.filed is None for o in self.outcomes)
        self.bar.setVisible(making)
        self.bar.setAccessibleName(tr("Making letters"))
        self.stop_button.setText(keyed(tr("Stop"), "Esc"))
        self.stop_button.setVisible(making)
        self.back_button.setText(keyed(tr("Back"), "Esc"))
        self.back_button.setVisible(not making)
        self.failed_button.setText(tr("Open failed"))
        self.failed_button.setVisible(self._over and failed > 0)
        count = ntr("Make {n} letter", "Make {n} letters", len(self.rows)).format(n=len(self.rows))
        self.make_button.setText(keyed(count, "Ctrl+Enter"))
        self.make_button.setVisible(not making and not self._over and bool(self.rows))
        self.said.setText(self._sentence(making, failed))

    def _sentence(self, making: bool, failed: int) -> str:
        done, of = len(self.outcomes), len(self.rows)
        if making:
            left = letter_batch.seconds_left(done, of, time.monotonic() - self._began)
            if left is None:
                return tr("Making the first letters...")
            said = tr("{done} of {of} letters, about {time} left")
            return said.format(done=screen.count(done), of=screen.count(of), time=screen.clock_span(left))
        if not self._over:
            if not self.rows:
                return tr("Every approved offer has its letter.")
            return tr("Each letter is made, read back and filed by itself; one that fails stops no other.")
        filed = done - failed
        parts = [ntr("{n} letter is filed.", "{n} letters are filed.", filed).format(n=screen.count(filed))]
        if failed:
            parts.append(ntr("{n} was not made.", "{n} were not made.", failed).format(n=screen.count(failed)))
        if done < of:
            parts.insert(0, tr("Stopped."))
            parts.append(tr("None is half made."))
        return " ".join(parts)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        for button in (self.back_button, self.stop_button, self.failed_button, self.make_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_12)
        column.setSpacing(SPACE_12)
        column.addWidget(self.head)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)
        column.addWidget(self.said)
        column.addLayout(row)

    # What the toolkit calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter makes the letters, Esc goes one step out."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.make()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
