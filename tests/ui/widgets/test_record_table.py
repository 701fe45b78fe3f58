"""The record table: it reads only what is seen, knows rows by number, and keeps its place."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from recdesk.ui.look import theme
from recdesk.ui.look.tokens import LIGHT
from recdesk.ui.widgets.record_table import Column, RecordTable
from recdesk.ui.widgets.table.model import BLOCK, KEPT_BLOCKS

Show = Callable[..., QWidget]
NAMES = ("Popescu, Ana", "Ion, Mihai", "Țîrlea, Ștefan", "al-Haddad, مها", "Mihăilescu-Constantinescu, Alexandra Ioana")


@dataclass(frozen=True)
class Shown:
    number: str
    name: str
    late: int
    pay: int


class Candidates:
    """Rows made when they are asked for; remembers which pages were."""

    def __init__(self, count: int = 1000) -> None:
        self.rows = count
        self.pages: list[int] = []
        self.descending = False
        self.gone: set[int] = set()
        self.broken = False

    def _order(self) -> list[int]:
        order = [n for n in range(self.rows) if n not in self.gone] if self.gone else list(range(self.rows))
        return order[::-1] if self.descending else order

    def count(self) -> int:
        return self.rows - len(self.gone)

    def page(self, start: int, size: int) -> Sequence[Shown]:
        if self.broken:
            raise OSError("the disk is gone")
        self.pages.append(start)
        numbers = (
            self._order()[start : start + size]
            if self.gone or self.descending
            else range(start, min(start + size, self.rows))
        )
        return [Shown(f"C-{n:04}", NAMES[n % 5], n % 3, 5000 + n) for n in numbers]

    def sort(self, column: str, descending: bool) -> None:
        self.descending = descending

    def key(self, row: Shown) -> str:
        return row.number

    def place(self, key: object) -> int | None:
        n = int(str(key)[2:])
        if n in self.gone or n >= self.rows:
            return None
        return self.rows - 1 - n if self.descending else n - sum(g < n for g in self.gone)

    def find(self, text: str) -> int | None:
        return next((at for at, n in enumerate(self._order()) if NAMES[n % 5].lower().startswith(text.lower())), None)


COLUMNS = (
    Column("number", "Number", 90),
    Column("name", "Legal name", 120),
    Column(
        "clock", "Clock", 120, text=lambda row: "", state=lambda row: ("late", f"{row.late} h") if row.late else None
    ),
    Column("pay", "Pay", 110, text=lambda row: f"{row.pay} RON", figures=True, sortable=False),
)


@pytest.fixture
def rows() -> Candidates:
    return Candidates()


@pytest.fixture
def table(rows: Candidates, shown: Show) -> RecordTable:
    made = RecordTable(COLUMNS, "candidates.table", "Candidates")
    made.set_source(rows)
    shown(made, 700, 420)
    return made


def _key(table: RecordTable, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(table.view, key, held)


def test_only_the_rows_in_sight_are_read(shown: Show) -> None:
    many = Candidates(1_000_000)
    table = RecordTable(COLUMNS, "many.table")
    table.set_source(many)
    shown(table, 700, 420)
    assert set(many.pages) <= {0, BLOCK}
    table.view.scrollToBottom()
    table.view.viewport().repaint()
    assert len(many.pages) <= 4


def test_only_the_last_used_blocks_are_kept(table: RecordTable) -> None:
    records = table.view.records()
    many = Candidates(BLOCK * (KEPT_BLOCKS + 10))
    table.set_source(many)
    many.pages.clear()
    for block in range(KEPT_BLOCKS + 10):
        records.row_at(block * BLOCK)
    assert len(many.pages) == KEPT_BLOCKS + 10 - (0 if 0 in many.pages else 1)
    many.pages.clear()
    records.row_at(many.rows - 1)
    assert many.pages == []
    records.row_at(BLOCK)
    assert many.pages == [BLOCK]


def test_a_row_opens_by_enter_and_by_a_double_click(table: RecordTable) -> None:
    opened: list[object] = []
    table.openRequested.connect(opened.append)
    table.view.setFocus()
    _key(table, Qt.Key.Key_Down)
    _key(table, Qt.Key.Key_Return)
    place = table.view.visualRect(table.view.records().index(3, 1)).center()
    viewport = table.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert opened == ["C-0001", "C-0003"]


def test_home_and_end_go_to_the_first_and_the_last_row(table: RecordTable) -> None:
    table.view.setFocus()
    _key(table, Qt.Key.Key_End)
    assert table.current_key() == "C-0999"
    _key(table, Qt.Key.Key_Home)
    assert table.current_key() == "C-0000"


def test_letters_jump_to_the_name_through_the_source(table: RecordTable, rows: Candidates) -> None:
    table.view.setFocus()
    rows.pages.clear()
    QTest.keyClicks(table.view, "mih")
    assert table.current_key() == "C-0004"
    assert len(rows.pages) <= 1


def test_a_refresh_keeps_current_record_selection_and_scroll(table: RecordTable, rows: Candidates) -> None:
    table.go_to("C-0500")
    model = table.view.selectionModel()
    for n in (498, 500):
        index = table.view.records().index(n, 0)
        model.select(index, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)
    top = table.view.rowAt(0)
    heard: list[object] = []
    table.currentChanged.connect(heard.append)
    rows.gone = {3, 4}
    table.refresh()
    assert table.current_key() == "C-0500"
    assert set(table.selection().keys) >= {"C-0498", "C-0500"}
    assert table.view.rowAt(0) == top - 2
    assert heard == []


def test_when_the_current_record_goes_the_next_one_takes_its_place(table: RecordTable, rows: Candidates) -> None:
    table.go_to("C-0010")
    heard: list[object] = []
    table.currentChanged.connect(heard.append)
    rows.gone = {10}
    table.refresh()
    assert table.current_key() == "C-0011"
    assert heard == ["C-0011"]


def test_a_header_sorts_through_the_source_and_turns_on_the_second_click(table: RecordTable, rows: Candidates) -> None:
    heard: list[tuple[str, bool]] = []
    table.sortChanged.connect(lambda column, down: heard.append((column, down)))
    table.go_to("C-0005")
    header = table.view.horizontalHeader()
    for _ in range(2):
        header.sectionClicked.emit(0)
    header.sectionClicked.emit(3)
    assert heard == [("number", False), ("number", True)]
    assert table.current_key() == "C-0005"
    assert table.view.records().row_at(0).number == "C-0999"
    said = table.view.records().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Number, sorted downwards"


def test_everything_is_chosen_without_being_read(shown: Show) -> None:
    many = Candidates(1_000_000)
    table = RecordTable(COLUMNS, "many.table")
    table.set_source(many)
    shown(table, 700, 420)
    table.view.setFocus()
    many.pages.clear()
    _key(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.selection().all_but
    assert table.selection().keys == ()
    assert many.pages == []
    table.view.setCurrentIndex(table.view.records().index(0, 0))
    table.view.select_all()
    _key(table, Qt.Key.Key_Space)
    assert table.selection() == type(table.selection())(("C-0000",), all_but=True)
    _key(table, Qt.Key.Key_Escape)
    assert table.selection() == type(table.selection())()


def test_a_chosen_row_has_a_bar_at_its_leading_edge_as_well_as_a_fill(table: RecordTable, qapp: QApplication) -> None:
    table.view.selectRow(1)
    table.view.clearFocus()
    picture = table.view.viewport().grab().toImage()
    row = table.view.visualRect(table.view.records().index(1, 0))
    y = row.center().y()
    assert all(picture.pixelColor(x, y) == QColor(LIGHT.accent) for x in range(3))
    assert picture.pixelColor(4, row.bottom() - 2) == QColor(LIGHT.selection)
    assert picture.pixelColor(1, y + row.height()) != QColor(LIGHT.accent)


def test_the_current_cell_has_a_ring_while_the_table_has_the_focus(table: RecordTable) -> None:
    index = table.view.records().index(2, 1)
    table.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
    table.view.setFocus()
    place = table.view.visualRect(index)
    picture = table.view.viewport().grab().toImage()
    assert picture.pixelColor(place.center().x(), place.top()) == QColor(LIGHT.focus)
    table.view.clearFocus()
    picture = table.view.viewport().grab().toImage()
    assert picture.pixelColor(place.center().x(), place.top()) != QColor(LIGHT.focus)


def test_a_cut_text_is_told_in_full_and_others_are_not(table: RecordTable) -> None:
    delegate = table.view.itemDelegate()
    records = table.view.records()
    assert delegate.tip(records.index(4, 1), 120) == NAMES[4]
    assert delegate.tip(records.index(1, 1), 120) == ""


def test_a_cell_is_spoken_with_its_header_and_its_state_in_words(table: RecordTable) -> None:
    records = table.view.records()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert records.index(1, 1).data(role) == "Legal name: Ion, Mihai"
    assert records.index(2, 2).data(role) == "Clock: Late 2 h"
    assert table.view.accessibleName() == "Candidates 1000"


def test_a_changed_row_stays_in_its_place_and_says_that_it_no_longer_fits(table: RecordTable) -> None:
    records = table.view.records()
    row = records.row_at(2)
    records.renew_row(replace(row, name="Zamfir, Ana"), fits=False)
    assert records.row_at(2).name == "Zamfir, Ana"
    assert records.left_view(2)
    assert "no longer in this view" in table.view.itemDelegate().tip(records.index(2, 1), 120)
    table.refresh()
    assert not records.left_view(2)


def test_rows_are_as_tall_as_their_step(table: RecordTable) -> None:
    heights = []
    for step in ("dense", "normal", "roomy"):
        table.view.set_row_step(step)
        heights.append(table.view.rowHeight(0))
    assert heights == [28, 32, 40]


def test_rows_are_copied_as_they_are_seen(table: RecordTable) -> None:
    table.view.selectRow(1)
    table.view.setFocus()
    _key(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "C-0001\tIon, Mihai\tLate 1 h\t5001 RON"


def test_widths_and_hidden_columns_are_kept(table: RecordTable, rows: Candidates) -> None:
    table.view.setColumnWidth(1, 222)
    menu = table.view.column_menu()
    menu.actions()[2].setChecked(False)
    assert not menu.actions()[0].isEnabled()
    kept = table.view.widths()
    assert kept == {"number": 90, "name": 222, "clock": 0, "pay": 110}
    other = RecordTable(COLUMNS, "other.table")
    other.view.set_widths(kept)
    assert other.view.widths() == kept


def test_columns_grow_with_the_words_of_the_first_rows_and_no_further_than_half(qapp: QApplication) -> None:
    narrow = (Column("number", "Number", 40), Column("name", "Legal name", 60), *COLUMNS[2:])
    table = RecordTable(narrow, "narrow.table")
    table.set_source(Candidates())
    assert 40 < table.view.columnWidth(0) <= 60
    assert table.view.columnWidth(1) == 90


def test_columns_follow_the_text_size_those_that_a_person_set_too(qapp: QApplication, table: RecordTable) -> None:
    table.view.setColumnWidth(1, 220)
    before = table.view.widths()
    theme.apply(qapp, "light", 150)
    larger = table.view.widths()
    assert larger["name"] == 330
    assert all(larger[name] >= round(width * 1.5) for name, width in before.items())
    theme.apply(qapp, "light", 100)
    assert table.view.widths()["name"] == 220


# States


def test_an_empty_table_says_why_and_offers_one_act(table: RecordTable) -> None:
    pressed: list[str] = []
    table.empty_act.connect(lambda: pressed.append("new"))
    table.show_empty("No candidates yet. Drop a CV here or import a list.", "New candidate")
    assert table.state() == "empty"
    table.take_focus()
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    button.click()
    assert pressed == ["new"]
    table.show_rows()
    assert table.state() == "rows"


def test_a_source_that_fails_leaves_the_old_rows_and_a_way_to_try_again(table: RecordTable, rows: Candidates) -> None:
    failures: list[Exception] = []
    table.failed.connect(failures.append)

    def broken() -> int:
        raise OSError("the disk is gone")

    table.go_to("C-0003")
    count, rows.count = rows.count, broken  # type: ignore[method-assign]
    table.refresh()
    assert table.state() == "error"
    assert table.current_key() == "C-0003"
    assert [type(f) for f in failures] == [OSError]
    rows.count = count  # type: ignore[method-assign]
    table.findChild(QPushButton, "candidates.table.error.retry").click()
    assert table.state() == "rows"


def test_a_page_that_fails_while_painting_becomes_the_error_state(
    table: RecordTable, rows: Candidates, qapp: QApplication
) -> None:
    rows.broken = True
    table.view.records().refresh()
    table.view.viewport().repaint()
    qapp.processEvents()
    assert table.state() == "error"
    rows.broken = False
    table.refresh()
    assert table.state() == "rows"
    assert table.view.records().row_at(0).number == "C-0000"


def test_a_reading_that_lasts_is_spoken_of_and_a_short_one_is_not(table: RecordTable) -> None:
    table.show_reading("Reading 12 400 candidates")
    assert not table._wait.isVisible()
    table._timer.timeout.emit()
    assert table._wait.isVisible()
    table.show_rows()
    assert not table._wait.isVisible()


def test_while_the_bar_is_dragged_only_the_last_place_is_read(table: RecordTable, rows: Candidates) -> None:
    records = table.view.records()
    rows.pages.clear()
    records.defer(True)
    for row in range(100, 900, 50):
        assert records.row_at(row) is None
    assert rows.pages == []
    records.defer(False)
    assert rows.pages == [math.floor(850 / BLOCK) * BLOCK]
