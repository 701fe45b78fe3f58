"""The record table as screens use it: the view with its states (reading, empty, error) and nothing else around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look.tokens import SPACE_12, SPACE_24
from recdesk.ui.widgets.banner import Banner
from recdesk.ui.widgets.table.columns import Cell, Column, RowSource, Selection
from recdesk.ui.widgets.table.view import RecordView

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

__all__ = ["Cell", "Column", "RecordTable", "RowSource", "Selection"]

_SHOW_WAIT = 300
"""Milliseconds before a reading that lasts is spoken of."""


class RecordTable(QWidget):
    """A table of records with its empty, reading and error states."""

    openRequested = Signal(object)
    """Enter or a double click on a record; its number."""
    currentChanged = Signal(object)
    """The number of the current record, or None."""
    selectionChanged = Signal(object)
    """The `Selection` after a change."""
    sortChanged = Signal(str, bool)
    """Column name, and whether downwards."""
    empty_act = Signal()
    """The button of the empty state was pressed."""
    retry = Signal()
    """[Try again] of the error state was pressed."""

    def __init__(self, columns: Sequence[Column], name: str, title: str = "", parent: QWidget | None = None) -> None:
        """`name` is the object name, such as `candidates.table`; `title` the marked name that is spoken."""
        super().__init__(parent)
        self.setObjectName(f"{name}.box")
        self._title = title
        self.view = RecordView(columns, self)
        self.view.setObjectName(name)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setFixedHeight(3)
        self._bar.setTextVisible(False)
        self._wait = QLabel(self)
        self._wait.setProperty("tone", "text2")
        self._banner = Banner("blocked", f"{name}.error", self)
        self._banner.act_asked.connect(self._on_banner)
        self._sentence = QLabel(self)
        self._button = QPushButton(self)
        self._button.setAutoDefault(True)  # in an empty list it has the focus, and Enter presses it
        self._stack = QStackedWidget(self)
        self._timer = QTimer(self)
        self._lay_out(name)
        self._connect()
        self.show_rows()

    # Rows

    def set_source(self, source: RowSource | None) -> None:
        """Show the rows of a source. A failure shows the error state."""
        self._guarded(lambda: self.view.set_source(source))

    def refresh(self) -> None:
        """Read anew; current record, selection and scroll stay. After a failure the old rows stay, with a banner."""
        self._guarded(self.view.refresh)

    def sort_by(self, column: str, *, descending: bool = False) -> None:
        """Order by a column."""
        self._guarded(lambda: self.view.sort_by(column, descending=descending))

    def current_key(self) -> Hashable | None:
        """The number of the current record."""
        return self.view.current_key()

    def go_to(self, key: Hashable) -> bool:
        """Make a record current; False when the view does not have it."""
        return self.view.go_to(key)

    def selection(self) -> Selection:
        """The chosen records."""
        return self.view.selection()

    # States

    def show_rows(self) -> None:
        """Show the table as it is."""
        self._timer.stop()
        self._bar.hide()
        self._wait.hide()
        self._stack.setCurrentWidget(self.view)
        self._name()

    def show_reading(self, sentence: str) -> None:
        """Say that rows are being read, if it lasts; rows that are there stay."""
        self._wait.setText(sentence)
        self._timer.start(_SHOW_WAIT)

    def show_empty(self, sentence: str, button: str = "") -> None:
        """Say in one sentence why there is nothing, with one button for what to do; texts are ready to be shown."""
        self.show_rows()
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._stack.setCurrentIndex(1)

    def show_error(self, sentence: str, *, as_of: str = "") -> None:
        """Say above the rows what went wrong; `as_of` is the time at which the old rows were read."""
        self.show_rows()
        aged = tr("These rows are as of {time}.").format(time=as_of) if as_of else ""
        self._banner.say(f"{sentence} {aged}".strip(), acts=((("retry"), tr("Try again")),))

    def clear_error(self) -> None:
        """Take the error away."""
        self._banner.clear()

    def state(self) -> str:
        """rows, empty or error."""
        if self._banner.is_shown():
            return "error"
        return "rows" if self._stack.currentWidget() is self.view else "empty"

    def take_focus(self) -> None:
        """Put the focus in the rows, or on the button of the empty state."""
        target = self.view if self._stack.currentWidget() is self.view else self._button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Renew the table's own words."""
        self.view.retranslate()
        self._name()

    # Inside

    def _lay_out(self, name: str) -> None:
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button.setObjectName(f"{name}.empty_act")
        empty = QWidget(self)
        centre = QVBoxLayout(empty)
        centre.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        centre.setSpacing(SPACE_12)
        centre.addStretch(2)
        centre.addWidget(self._sentence)
        centre.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        centre.addStretch(3)
        self._stack.addWidget(self.view)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._banner, self._bar, self._wait):
            column.addWidget(part)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_wait)
        self._button.clicked.connect(self.empty_act)
        self.view.open_requested.connect(self.openRequested)
        self.view.current_changed.connect(self.currentChanged)
        self.view.selection_changed.connect(self.selectionChanged)
        self.view.sort_changed.connect(self.sortChanged)
        self.view.records().read_failed.connect(self._on_failure)
        self.view.records().modelReset.connect(self._name)

    def _guarded(self, reading: object) -> None:
        assert callable(reading)
        try:
            reading()
        except Exception as error:  # noqa: BLE001 - any failure of a source becomes the error state of the table
            self._on_failure(error)
        else:
            self.clear_error()
            if self._stack.currentWidget() is self.view:
                self.show_rows()

    def _on_failure(self, error: Exception) -> None:
        self.failed.emit(error)
        if not self._banner.is_shown():
            self.show_error(tr("The rows could not be read. Nothing was changed; try again."))

    failed = Signal(object)
    """Reading failed with this exception. A slot may call `show_error` with a better sentence."""

    def _on_wait(self) -> None:
        self._bar.show()
        self._wait.show()

    def _on_banner(self, act: str) -> None:
        if act == "retry":
            self.refresh()
            self.retry.emit()

    def _name(self) -> None:
        count = self.view.records().rowCount()
        self.view.setAccessibleName(f"{tr(self._title) if self._title else ''} {count}".strip())
