"""The list of a record tab: search box, filters, how many are shown, and the table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from recdesk.domain.errors import DeskError
from recdesk.domain.numbers import RecordKind
from recdesk.localization import screen
from recdesk.localization.catalogue import tr
from recdesk.services.reads import ListQuery
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.records.from_cv import dropped_files
from recdesk.ui.records.kinds import Kind
from recdesk.ui.records.source import ListSource
from recdesk.ui.session import Session
from recdesk.ui.widgets.fields.choices import ChoiceBox
from recdesk.ui.widgets.record_table import RecordTable

_PAUSE = 120
"""Milliseconds without a key before the search runs; typing itself never waits for it."""


class ListPane(QWidget):
    """Search, filter and choose a record of one kind."""

    chosen = Signal(str)
    """The number of the record that became current."""
    opened = Signal(str)
    """Enter or a double click on a record."""
    new_asked = Signal()
    letters_asked = Signal()
    """The letters of all approved offers are wanted."""
    cv_dropped = Signal(Path)
    """One file was dropped on the list of candidates."""

    def __init__(self, session: Session, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kind = kind
        self.setAcceptDrops(kind.prefix == "candidates")
        self._source = ListSource(session.desk, kind.kind, ListQuery(sort=kind.sort, descending=kind.descending))
        self.search = QLineEdit(self)
        self.search.setObjectName(f"{kind.prefix}.search")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.filters: dict[str, ChoiceBox] = {}
        self._count = QLabel(self)
        self._count.setProperty("tone", "text2")
        self._count.setObjectName(f"{kind.prefix}.count")
        self.new = QPushButton(self)
        self.new.setObjectName(f"{kind.prefix}.new")
        self.new.setAutoDefault(False)
        icons.wear(self.new, "add", size=16)
        self.new.setVisible(kind.kind is not RecordKind.OFFER)  # an offer starts from a candidate
        self.letters = QPushButton(self)
        self.letters.setObjectName(f"{kind.prefix}.letters")
        self.letters.setAutoDefault(False)
        icons.wear(self.letters, "mail_template", size=16)
        self.letters.setVisible(kind.kind is RecordKind.OFFER)
        self.table = RecordTable(kind.columns, f"{kind.prefix}.table", kind.title, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the tab calls

    def start(self) -> None:
        """Read the first rows."""
        self.table.set_source(self._source)
        self.table.sort_by(self.kind.sort, descending=self.kind.descending)
        self._tell()
        first = self._source.page(0, 1)
        if first:  # the record that is shown beside the list is the row that is marked in it
            self.table.go_to(str(self._source.key(first[0])))

    def refresh(self) -> None:
        """Read anew; current record and scroll stay."""
        self.table.refresh()
        self._tell()

    def go_to(self, number: str) -> None:
        """Make a record current; filters that hide it are taken away first."""
        if not self.table.go_to(number):
            self.clear_filters()
            self.table.go_to(number)

    def current(self) -> str:
        """The number of the current record, or nothing."""
        key = self.table.current_key()
        return "" if key is None else str(key)

    @property
    def has_rows(self) -> bool:
        """Whether the list shows any record."""
        return self.table.view.records().rowCount() > 0

    def step(self, by: int) -> None:
        """Go to the next or the previous record of the list."""
        number = self.current()
        place = self._source.place(number) if number else None
        wanted = 0 if place is None else place + by
        rows = self._source.page(wanted, 1) if wanted >= 0 else ()
        if rows:
            self.table.go_to(str(self._source.key(rows[0])))

    def clear_filters(self) -> None:
        """Show everything again."""
        self.search.clear()
        for box in self.filters.values():
            box.setCurrentIndex(0)
        self.apply()

    def set_filter(self, name: str, code: str) -> None:
        """Filter by one value, taking all else away."""
        self.search.clear()
        for key, box in self.filters.items():
            box.setCurrentIndex(max(0, box.findData(code)) if key == name else 0)
        self.apply()

    def apply(self) -> None:
        """Run the search and the filters as they stand."""
        self._timer.stop()
        chosen = {name: str(box.currentData() or "") for name, box in self.filters.items()}
        query = ListQuery(
            search=self.search.text().strip(),
            filters={n: c for n, c in chosen.items() if c},
            sort=self._source.query.sort,
            descending=self._source.query.descending,
        )
        self._source.query = query
        self.refresh()

    def retranslate(self) -> None:
        """Renew all texts."""
        self.search.setPlaceholderText(f"{tr(self.kind.search_hint)}  Ctrl+F")
        self.search.setAccessibleName(tr(self.kind.search_hint))
        for declared in self.kind.filters:
            box = self.filters[declared.name]
            now = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(tr(declared.title), "")
            for code, text in declared.options:
                box.addItem(tr(text), code)
            box.setCurrentIndex(max(0, box.findData(now)))
            box.blockSignals(False)
            box.setAccessibleName(tr(declared.title))
        self.new.setText(tr("New"))
        self.new.setAccessibleName(tr(self.kind.empty_act))
        self.letters.setText(tr("Letters..."))
        self.letters.setToolTip(tr("Make the letters of all approved offers that have none"))
        self.new.setToolTip(f"{tr(self.kind.empty_act)}  Ctrl+N")
        self.table.retranslate()
        self._tell()

    # Inside

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.search, 1)
        for declared in self.kind.filters:
            box = ChoiceBox(self)
            box.setObjectName(f"{self.kind.prefix}.filter.{declared.name}")
            self.filters[declared.name] = box
            row.addWidget(box)
        row.addWidget(self._count)
        row.addWidget(self.new)
        row.addWidget(self.letters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.apply)
        self.search.textEdited.connect(lambda _text: self._timer.start())
        self.search.textChanged.connect(lambda text: None if text else self._timer.start())
        for box in self.filters.values():
            box.activated.connect(lambda _index: self.apply())
        self.new.clicked.connect(self.new_asked)
        self.letters.clicked.connect(self.letters_asked)
        self.table.currentChanged.connect(lambda key: self.chosen.emit(str(key or "")))
        self.table.openRequested.connect(lambda key: self.opened.emit(str(key)))
        self.table.empty_act.connect(self._on_empty)
        self.table.retry.connect(self.refresh)

    def _filtered(self) -> bool:
        return bool(self._source.query.search or self._source.query.filters)

    def _on_empty(self) -> None:
        if self._filtered():
            self.clear_filters()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.new_asked.emit()

    def _tell(self) -> None:
        try:
            shown = self._source.count()
            every = self.session.desk.reads.count(self.kind.kind, ListQuery()) if self._filtered() else shown
        except DeskError as error:
            self.table.show_error(self.session.messages.sentence(error.problems[0]))
            return
        self._count.setText(
            tr("{shown} of {all}").format(shown=screen.count(shown), all=screen.count(every))
            if self._filtered()
            else screen.count(every)
        )
        if shown:
            self.table.show_rows()
        elif self._filtered():
            hidden = tr("Nothing fits this view ({n} hidden).").format(n=screen.count(every))
            self.table.show_empty(hidden, tr("Clear filter"))
        else:
            self.table.show_empty(tr(self.kind.empty), tr(self.kind.empty_act))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A CV can be dropped anywhere on the list."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """One file becomes a new candidate's CV."""
        files = dropped_files(event)
        if len(files) == 1:
            event.acceptProposedAction()
            self.cv_dropped.emit(files[0])
        elif files:
            self.session.messages.result(tr("Drop one CV at a time: each belongs to one candidate."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search box, Down and Enter lead into the rows."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._timer.isActive():
                    self.apply()
                self.table.take_focus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.clear_filters()
                return True
        return super().eventFilter(watched, event)
