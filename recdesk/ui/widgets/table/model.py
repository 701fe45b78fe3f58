"""A table model over any number of rows that keeps only the blocks in use. Reading is left to the source."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from recdesk.localization.catalogue import tr
from recdesk.ui.widgets.states import state
from recdesk.ui.widgets.table.columns import Cell, Column, Row, RowSource, cell

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

Index = QModelIndex | QPersistentModelIndex

BLOCK = 64
KEPT_BLOCKS = 64
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""Gives the `Cell`, or None while its page has not been read."""
_READ_DELAY = 16
_TRAILING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A row as it is kept: its key, the row, and its cells."""

    key: Hashable
    row: Row
    cells: tuple[Cell, ...]


class RecordModel(QAbstractTableModel):
    """Rows of a source by blocks of 64, the 64 last used blocks kept."""

    read_failed = Signal(Exception)
    """A page could not be read; its rows stay blank until the next refresh."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._source: RowSource | None = None
        self._count = 0
        self._blocks: OrderedDict[int, tuple[_Ready, ...]] = OrderedDict()
        self._left_view: set[Hashable] = set()
        self._deferred = False
        self._wanted: int | None = None
        self._failed = False
        self.sorted_by: tuple[str, bool] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_READ_DELAY)
        self._timer.timeout.connect(self._read_wanted)

    # What the table calls

    @property
    def source(self) -> RowSource | None:
        """Where the rows come from."""
        return self._source

    def set_source(self, source: RowSource | None) -> None:
        """Show the rows of a source, or none."""
        self._source = source
        self.refresh()

    def refresh(self) -> None:
        """Read the count and the rows anew. Raises what the source raises; old rows then stay."""
        count = self._source.count() if self._source else 0
        self.beginResetModel()
        self._count = count
        self._blocks.clear()
        self._left_view.clear()
        self._failed = False
        self.endResetModel()

    def defer(self, deferred: bool) -> None:
        """While the bar is dragged, missing rows stay blank and only the last place is read."""
        self._deferred = deferred
        if not deferred:
            self._read_wanted()

    def key_at(self, row: int) -> Hashable | None:
        """The record number in a row."""
        ready = self._ready(row)
        return ready.key if ready else None

    def row_at(self, row: int) -> Row | None:
        """The source's row at a place."""
        ready = self._ready(row)
        return ready.row if ready else None

    def place(self, key: Hashable) -> int | None:
        """The place of a record in the present order."""
        place = self._source.place(key) if self._source else None
        return place if place is not None and 0 <= place < self._count else None

    def renew_row(self, row: Row, *, fits: bool = True) -> None:
        """Show a changed row in its old place; `fits` says whether the view's filter still takes it."""
        if self._source is None:
            return
        key = self._source.key(row)
        for number, block in self._blocks.items():
            for offset, ready in enumerate(block):
                if ready.key == key:
                    changed = list(block)
                    changed[offset] = self._prepared(row)
                    self._blocks[number] = tuple(changed)
                    (self._left_view.discard if fits else self._left_view.add)(key)
                    place = number * BLOCK + offset
                    self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))
                    return

    def left_view(self, row: int) -> bool:
        """Whether the row was changed so that the filter no longer takes it."""
        return bool(self._left_view) and self.key_at(row) in self._left_view

    def renew_texts(self) -> None:
        """Make all cells and headers anew, after a change of language."""
        for number, block in self._blocks.items():
            self._blocks[number] = tuple(self._prepared(ready.row) for ready in block)
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # Reading

    def _ready(self, row: int) -> _Ready | None:
        if not 0 <= row < self._count:
            return None
        number, offset = divmod(row, BLOCK)
        block = self._blocks.get(number)
        if block is None:
            if self._deferred:
                self._wanted = number
                if not self._timer.isActive():
                    self._timer.start()
                return None
            block = self._read(number)
        else:
            self._blocks.move_to_end(number)
        return block[offset] if offset < len(block) else None

    def _read(self, number: int) -> tuple[_Ready, ...]:
        if self._source is None or self._failed:
            return ()
        try:
            rows = self._source.page(number * BLOCK, BLOCK)
            block = tuple(self._prepared(row) for row in rows)
        except Exception as error:  # noqa: BLE001 - the toolkit is painting; it must get an answer, the screen the error
            self._failed = True
            _log.warning("a page of rows could not be read: %s", type(error).__name__)
            QTimer.singleShot(0, self, lambda error=error: self.read_failed.emit(error))
            return ()
        self._blocks[number] = block
        while len(self._blocks) > KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        return block

    def _prepared(self, row: Row) -> _Ready:
        assert self._source is not None
        return _Ready(self._source.key(row), row, tuple(cell(column, row) for column in self.columns))

    def _read_wanted(self) -> None:
        number, self._wanted = self._wanted, None
        if number is None or number in self._blocks:
            return
        self._read(number)
        first, last = number * BLOCK, min(number * BLOCK + BLOCK, self._count) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    # What the toolkit calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TRAILING if self.columns[column].figures else _LEADING
        ready = self._ready(index.row())
        if ready is None:
            return None
        shown = ready.cells[column]
        if role == CELL_ROLE:
            return shown
        text = _with_state(shown)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return f"{tr(self.columns[column].title)}: {shown.full if not shown.state else text}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return tr(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TRAILING if column.figures else _LEADING
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if self.sorted_by and self.sorted_by[0] == column.name:
                way = tr("sorted downwards") if self.sorted_by[1] else tr("sorted upwards")
                return f"{tr(column.title)}, {way}"
            return tr(column.title)
        return None


_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole.value,
        Qt.ItemDataRole.TextAlignmentRole.value,
        Qt.ItemDataRole.AccessibleTextRole.value,
        CELL_ROLE,
    }
)


def _with_state(shown: Cell) -> str:
    """The text of a cell in words only, its state included."""
    if shown.state is None:
        return shown.text
    name, detail = shown.state
    words = state(name).shown(detail)
    return f"{words} {shown.text}".strip()
