"""The history of the desk: every entry of the chain, newest first, searched and sorted in the vault."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from recdesk.localization import screen
from recdesk.localization.catalogue import mark, tr
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import AuditRow, ListQuery
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.records import words
from recdesk.ui.session import Session
from recdesk.ui.widgets.bidi import isolated
from recdesk.ui.widgets.record_table import Column, RecordTable

_STEP = 200
_PAUSE = 120
_DESK_ACTIONS = (
    ("desk_made", mark("Desk made")),
    ("backup", mark("Backup made")),
    ("operator_added", mark("Operator added")),
    ("reference_changed", mark("Lists of the desk changed")),
    ("decide_pair", mark("Alike candidates judged")),
    ("template_added", mark("Template added")),
    ("template_checked", mark("Template checked again")),
    ("template_approved", mark("Template approved")),
    ("template_retired", mark("Template retired")),
)


class HistoryRows:
    """The chain as the table asks for it. Pages follow each other; those already read are kept."""

    def __init__(self, desk: OpenDesk) -> None:
        self._desk = desk
        self.query = ListQuery(sort="seq", descending=True)
        self._rows: list[AuditRow] = []
        self._next: str | None = None
        self._total = 0

    def count(self) -> int:
        """How many entries fit; reads the first of them."""
        page = self._desk.reads.audit(self.query, limit=_STEP)
        self._rows, self._next, self._total = list(page.rows), page.next, page.total
        return self._total

    def page(self, start: int, size: int) -> Sequence[AuditRow]:
        """Entries by place."""
        while len(self._rows) < start + size and self._next is not None:
            page = self._desk.reads.audit(self.query, limit=_STEP, after=self._next)
            self._rows += page.rows
            self._next = page.next
        return self._rows[start : start + size]

    def sort(self, column: str, descending: bool) -> None:
        """Another order from now on."""
        self.query = dataclasses.replace(self.query, sort=column, descending=descending)
        self.count()

    def key(self, row: AuditRow) -> Hashable:
        """The entry's place in the chain."""
        return row.seq

    def place(self, key: Hashable) -> int | None:
        """Where an entry stands among those already read."""
        return next((at for at, row in enumerate(self._rows) if row.seq == key), None)

    def find(self, text: str) -> int | None:
        """The first entry about a record whose number starts with the text."""
        wanted = text.casefold()
        return next((at for at, row in enumerate(self._rows) if row.record.casefold().startswith(wanted)), None)


def action_word(code: str) -> str:
    """What was done, in words."""
    return next((tr(word) for known, word in _DESK_ACTIONS if known == code), words.word("action", code))


class HistoryPart(QWidget):
    """Searches and shows the chain; Enter opens the record of an entry."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk.history")
        self._session = session
        self._source = HistoryRows(session.desk)
        zone = session.desk.settings.time_zone
        self.search = QLineEdit(self)
        self.search.setObjectName("desk.history.search")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._count = QLabel(self)
        self._count.setProperty("tone", "text2")
        columns = (
            Column("seq", mark("No."), 70, figures=True),
            Column("at", mark("When"), 170, text=lambda row: isolated(screen.instant(row.at, zone))),
            Column("operator", mark("Who"), 130),
            Column("action", mark("What"), 260, text=lambda row: action_word(row.action), stretch=True),
            Column("record", mark("Record"), 150),
            Column("hash", mark("Check value"), 150, text=lambda row: row.hash[:12], full=lambda row: row.hash,
                   sortable=False),
        )  # fmt: skip
        self.table = RecordTable(columns, "desk.history.table", mark("History of the desk"), self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.apply)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.table.openRequested.connect(self._on_open)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.search, 1)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.retranslate()

    def apply(self) -> None:
        """Search for what stands in the field."""
        self._timer.stop()
        self._source.query = dataclasses.replace(self._source.query, search=self.search.text().strip())
        self.refresh()

    def refresh(self) -> None:
        """Read the chain again."""
        if self.table.view.records().source is None:
            self.table.set_source(self._source)
        else:
            self.table.refresh()
        shown = self.table.view.records().rowCount()
        self._count.setText(screen.count(shown))
        if shown or not self.search.text().strip():
            self.table.show_rows()
        else:
            self.table.show_empty(tr("Nothing fits this search."))

    def take_focus(self) -> None:
        """Put the focus in the search field."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Renew all texts."""
        hint = tr("Search people, acts and numbers")
        self.search.setPlaceholderText(f"{hint}  Ctrl+F")
        self.search.setAccessibleName(hint)
        self.table.retranslate()

    def _on_open(self, key: object) -> None:
        row = next((row for row in self._source.page(0, _STEP) if row.seq == key), None)
        place = self._source.place(key) if row is None else None
        found = row or (self._source.page(place, 1)[0] if place is not None else None)
        if found is not None and found.record and found.record_kind in ("requisition", "candidate", "offer"):
            self._session.go.emit(found.record_kind, found.record)
