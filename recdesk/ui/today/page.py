"""The Today tab: one list of what waits, with a filter and a count for each reason. It shows; the window acts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from recdesk.localization import screen
from recdesk.localization.catalogue import mark, tr
from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import PAGE_EDGE, SPACE_8, SPACE_12
from recdesk.ui.today import reasons
from recdesk.ui.today.steps import REQUISITION, NextStep, StepsPane
from recdesk.ui.widgets.bidi import isolated_name
from recdesk.ui.widgets.flow import FlowLayout
from recdesk.ui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from recdesk.services.reads import TodayRow

_ALL = ""


class TodayRows:
    """The rows that are shown now, as the table asks for them. Their order is fixed: late things first."""

    def __init__(self) -> None:
        self.rows: tuple[TodayRow, ...] = ()

    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def page(self, start: int, size: int) -> Sequence[TodayRow]:
        """Rows by place."""
        return self.rows[start : start + size]

    def sort(self, column: str, descending: bool) -> None:
        """Nothing: what is late stays first."""

    def key(self, row: TodayRow) -> Hashable:
        """Reason and record: one record may wait for several reasons."""
        return row.kind, row.record, row.text

    def place(self, key: Hashable) -> int | None:
        """Where a row stands."""
        return next((at for at, row in enumerate(self.rows) if self.key(row) == key), None)

    def find(self, text: str) -> int | None:
        """The first row about a person whose name starts with the text."""
        wanted = text.casefold()
        return next((at for at, row in enumerate(self.rows) if row.name.casefold().startswith(wanted)), None)


class TodayPage(QWidget):
    """Shows what waits. Give it rows with `show_rows`; it asks for opening by `open_asked`."""

    open_asked = Signal(object)
    """Enter or a double click on a row; the `TodayRow`."""

    done_asked = Signal(object)
    """Ctrl+D on a row; the `TodayRow`."""

    step_asked = Signal(object)
    """The button of a `NextStep` was pressed."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """`today` tells the day at the desk."""
        super().__init__(parent)
        self.setObjectName("today.page")
        self._today = today
        self._waiting: tuple[TodayRow, ...] = ()
        self._shown = TodayRows()
        self._kind = _ALL
        self._chips: dict[str, QToolButton] = {}
        self._head = QLabel(self)
        self._head.setObjectName("today.head")
        type_scale.wear_step(self._head, "title")
        self._day = QLabel(self)
        self._day.setProperty("tone", "text2")
        self._keys = QLabel(self)
        self._keys.setProperty("tone", "text2")
        type_scale.wear_step(self._keys, "caption")
        self._chip_box = QWidget(self)
        self._flow = FlowLayout(self._chip_box)
        self._flow.setSpacing(SPACE_8)
        self._begin: NextStep | None = None
        self.steps = StepsPane("UTC", self)
        self.steps.step_asked.connect(self.step_asked)
        self.table = RecordTable(self._columns(), "today.table", mark("What waits"), self)
        self.table.openRequested.connect(self._on_open)
        self.table.empty_act.connect(lambda: self.step_asked.emit(self._begin))
        self._done = QAction(self)
        self._done.setObjectName("today.action.done")
        self._done.setShortcut(QKeySequence("Ctrl+D"))
        self._done.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._done.triggered.connect(self._on_done)
        self.addAction(self._done)
        self._lay_out()
        self.retranslate()

    # What the window calls

    def show_rows(self, rows: tuple[TodayRow, ...]) -> None:
        """Show these rows; the current row, the filter and the scroll stay where they can."""
        self._waiting = reasons.in_order(rows, self._today())
        if self._kind and not any(row.kind == self._kind for row in self._waiting):
            self._kind = _ALL
        self._fill_chips()
        self._apply()

    def show_steps(self, steps: tuple[NextStep, ...], zone: str = "UTC") -> None:
        """Show what is to be entered first and which drafts are kept; times are those of `zone`."""
        self._begin = next((step for step in steps if step.act == REQUISITION), None)
        self.steps.show_steps(tuple(step for step in steps if step is not self._begin), zone)
        self._apply()

    def show_kind(self, kind: str) -> None:
        """Show one reason only; an empty code shows all."""
        self._kind = kind if any(row.kind == kind for row in self._waiting) else _ALL
        self._fill_chips()
        self._apply()

    @property
    def kind(self) -> str:
        """The reason that is filtered by, or nothing."""
        return self._kind

    def rows(self) -> tuple[TodayRow, ...]:
        """The rows as shown."""
        return self._shown.rows

    def counts(self) -> dict[str, int]:
        """How many rows wait for each reason that has any."""
        found: dict[str, int] = {}
        for kind in (*reasons.REASONS, *(row.kind for row in self._waiting)):
            number = sum(row.kind == kind for row in self._waiting)
            if number:
                found[kind] = number
        return found

    def chip(self, kind: str) -> QToolButton:
        """The filter button of a reason, or of all reasons for an empty code."""
        return self._chips[kind]

    def take_focus(self) -> None:
        """Put the focus in the list, on its first row when none is current."""
        if self.table.current_key() is None and self._shown.rows:
            self.table.go_to(self._shown.key(self._shown.rows[0]))
        self.table.take_focus()

    def place(self) -> str:
        """Today has no places of its own."""
        return ""

    def refresh(self, changes: object = None) -> None:
        """The window reads the rows and gives them by `show_rows`."""

    def keep(self) -> None:
        """Nothing is typed here."""

    def escape(self) -> bool:
        """Show all reasons again; False where all are shown."""
        if not self._kind:
            return False
        self.show_kind(_ALL)
        return True

    def actions_of_kind(self) -> list[QAction]:
        """What can be done with the current row besides opening it."""
        return [self._done] if self._current() is not None else []

    def refusal_of(self, _action: QAction) -> str:
        """Why an act cannot run now: it can, where it is offered."""
        return ""

    def retranslate(self) -> None:
        """Renew all texts."""
        self._keys.setText(tr("Enter opens the record at the place to act · Ctrl+D marks a next action as done"))
        self._done.setText(tr("Next action done"))
        self._day.setText(screen.day_words(self._today()))
        self._fill_chips()
        self.steps.retranslate()
        self.table.retranslate()
        self._apply()

    # Inside

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("state", mark("State"), 200, text=lambda _row: "", sortable=False,
                   state=lambda row: reasons.state(row, self._today())),
            Column("what", mark("What waits"), 260, text=reasons.sentence, sortable=False, stretch=True),
            Column("name", mark("Whom"), 180, text=lambda row: isolated_name(row.name), sortable=False),
            Column("record", mark("Record"), 130, sortable=False),
            Column("due", mark("Due"), 130, text=lambda row: reasons.when(row, self._today()), full=_day,
                   sortable=False),
        )  # fmt: skip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_12)
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self._day)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_EDGE, PAGE_EDGE, PAGE_EDGE, SPACE_8)
        column.setSpacing(SPACE_12)
        column.addLayout(head)
        column.addWidget(self.steps)
        column.addWidget(self._chip_box)
        column.addWidget(self.table, 1)
        column.addWidget(self._keys)

    def _fill_chips(self) -> None:
        """Renew counts in place; a reason for which nothing waits has no button, one reason alone needs none."""
        counts = self.counts()
        shown = {_ALL: len(self._waiting), **counts} if len(counts) > 1 else {}
        for kind in (_ALL, *reasons.REASONS):
            if kind not in self._chips:
                self._chips[kind] = self._chip(kind)
            chip = self._chips[kind]
            title = tr(reasons.reason(kind).title) if kind else tr("All")
            chip.setText(f"{title}  {screen.count(shown.get(kind, 0))}")
            chip.setChecked(kind == self._kind)
            chip.setVisible(kind in shown)
        self._chip_box.setVisible(bool(shown))
        number = screen.count(len(self._waiting))
        self._head.setText(f"{tr('Needs you now')}  {number}" if self._waiting else tr("Needs you now"))

    def _chip(self, kind: str) -> QToolButton:
        chip = QToolButton(self._chip_box)
        chip.setObjectName(f"today.filter.{kind or 'all'}")
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda _checked=False: self.show_kind(kind))
        self._flow.addWidget(chip)
        return chip

    def _apply(self) -> None:
        self._shown.rows = tuple(row for row in self._waiting if not self._kind or row.kind == self._kind)
        if self.table.view.records().source is None:
            self.table.set_source(self._shown)
        else:
            self.table.refresh()
        if self._shown.rows:
            self.table.show_rows()
        else:
            self._show_empty()
        self._keys.setVisible(bool(self._shown.rows))

    def _show_empty(self) -> None:
        nothing = tr("Nothing is waiting.")
        if self._begin is None:
            self.table.show_empty(nothing)
        else:
            begin = tr("Begin with an approved headcount document.")
            self.table.show_empty(f"{nothing} {begin}", tr("New requisition"))

    def _current(self) -> TodayRow | None:
        key = self.table.current_key()
        return next((row for row in self._shown.rows if self._shown.key(row) == key), None)

    def _on_done(self) -> None:
        row = self._current()
        if row is not None:
            self.done_asked.emit(row)

    def _on_open(self, key: object) -> None:
        row = next((row for row in self._shown.rows if self._shown.key(row) == key), None)
        if row is not None:
            self.open_asked.emit(row)


def _day(row: TodayRow) -> str:
    return screen.day_words(row.due) if row.due is not None else ""
