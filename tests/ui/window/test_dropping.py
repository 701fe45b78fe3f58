"""Tables dropped on the window, and next actions done from Today."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from recdesk.ui.imports.page import ImportPage
from recdesk.ui.records.from_cv import dropped_files
from recdesk.ui.window.dropping import table_of
from tests.desks import EXAMPLES
from tests.ui.driver import Driver

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def _drop(target: QWidget, *files: Path) -> bool:
    """Drop files as a file manager does; whether the target wanted them."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, dragged, _LEFT, _NONE)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged, _LEFT, _NONE)
        QApplication.sendEvent(target, drop)
    return enter.isAccepted()


def test_a_table_dropped_on_the_window_begins_its_import(window: Driver, tmp_path: Path) -> None:
    table = Path(shutil.copy(EXAMPLES / "candidates.csv", tmp_path / "november.csv"))

    taken = _drop(window.window, table)
    window.settle()

    page = window.window.page().part("import")
    assert taken
    assert window.window.shell.tab == "desk"
    assert isinstance(page, ImportPage)
    assert page.path == table
    assert page.stack.currentWidget() is page.profile_step


def test_other_files_and_several_tables_begin_nothing(window: Driver, tmp_path: Path) -> None:
    letter, one, two = (tmp_path / name for name in ("letter.pdf", "one.csv", "two.xlsx"))
    for file in (letter, one, two):
        file.write_bytes(b"x")

    assert not _drop(window.window, letter)
    assert _drop(window.window, one, two)
    window.settle()

    assert window.window.shell.tab == "today"
    assert window.result == "Drop one table at a time: each is an import of its own."


def test_a_locked_desk_takes_nothing(window: Driver, tmp_path: Path) -> None:
    table = tmp_path / "one.csv"
    table.write_bytes(b"x")
    window.press("Ctrl+Shift+L")
    assert not _drop(window.window, table)


def test_the_list_of_candidates_leaves_tables_to_the_window(window: Driver, tmp_path: Path) -> None:
    table = tmp_path / "one.csv"
    table.write_bytes(b"x")
    window.press("Ctrl+3")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(table))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged, _LEFT, _NONE)
    assert dropped_files(event) == []

    _drop(window.window.record_page("candidates").list, table)
    window.settle()

    assert window.window.shell.tab == "desk"


@pytest.mark.parametrize(("path", "taken"), [("a.CSV", True), ("b.xlsx", True), ("c.pdf", False), ("", False)])
def test_a_table_is_known_by_its_ending(path: str, taken: bool) -> None:
    assert (table_of(path) is not None) is taken


def test_after_an_import_the_candidates_are_shown(window: Driver, tmp_path: Path) -> None:
    _drop(window.window, Path(shutil.copy(EXAMPLES / "candidates.csv", tmp_path / "november.csv")))
    window.settle()
    page = window.window.page().part("import")
    page.make_dry_run()
    window.settle()
    page.carry_out()
    window.settle()
    done = page.stack.currentWidget() is page.result

    page.result.done_button.click()
    window.settle()

    assert done
    assert window.window.shell.tab == "candidates"
    assert page.stack.currentWidget() is page.file_step


# Next actions from Today


def test_ctrl_d_on_today_marks_a_next_action_as_done_and_ctrl_z_brings_it_back(window: Driver) -> None:
    with window.window.session.desk.work() as uow:
        candidate = uow.candidates.get("CAN-2026-0001")
        candidate.next_action, candidate.next_action_due = "Call her back", date(2026, 1, 12)
        uow.commit()
    window.press("F5")
    window.window.today.show_kind("action_overdue")
    window.window.today.take_focus()
    row = window.window.today.rows()[0]
    before = len(window.window.today.rows())
    assert row.kind == "action_overdue"

    window.press("Ctrl+D")
    after = [waiting.record for waiting in window.window.today.rows() if waiting.kind == row.kind]
    said = window.result
    window.press("Ctrl+Z")

    assert said == f"Action done: {row.record}."
    assert row.record not in after
    assert len([w for w in window.window.today.rows() if w.kind == "action_overdue"]) == before
    assert window.window.shell.tab == "today"


def test_what_is_no_next_action_is_not_ticked_off(window: Driver) -> None:
    window.window.today.show_kind("offer_draft")
    window.window.today.take_focus()
    row = window.window.today.rows()[0]

    window.press("Ctrl+D")

    assert window.result == "Only next actions are marked as done here. Enter opens the record."
    assert row in window.window.today.rows()


def test_the_review_says_how_long_its_proof_took(window: Driver) -> None:
    window.press("Ctrl+3", "Ctrl+N")
    window.window.record_page("candidates")._editor.form.go_to("legal_name")
    window.type("Ana Pop")
    window.press("Ctrl+S")
    assert " ms" in window.text("review.counts")


def test_f6_goes_through_list_record_and_frame_of_a_record_tab(window: Driver) -> None:
    window.window.resize(1300, 800)
    window.press("Ctrl+3")
    page = window.window.record_page("candidates")
    seen = []
    for _step in range(4):
        window.press("F6")
        focus = QApplication.focusWidget()
        inside = "record" if page.record.isAncestorOf(focus) else "list" if page.list.isAncestorOf(focus) else ""
        seen.append(inside or window.focus())
    assert seen == ["record", "window.palette", "window.tabs", "list"]
