"""The command for a candidate from a CV: its key, its place in the palette, the list of keys, and the way it leads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from recdesk.ui.records.screen import RecordScreen
from tests.ui.driver import Driver


def test_the_key_asks_for_a_cv_anywhere_and_the_name_typed_there_opens_the_form(window: Driver, tmp_path: Path) -> None:
    cv = tmp_path / "ana.txt"
    cv.write_text("Nume: Ana Pop\nE-mail: ana.pop@exemplu.ro", encoding="utf-8")
    window.press("Ctrl+Shift+C")
    dialog = window.find("candidates.ask_cv")
    assert isinstance(dialog, QFileDialog)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    QTest.keyClicks(line, str(cv))
    QTest.keyClick(line, Qt.Key.Key_Return)
    window.settle()
    page = window.window.page()
    assert isinstance(page, RecordScreen)
    assert page.editor is not None
    assert page.editor.form.values()["doc_cv"] == cv
    inside = window.window.focusWidget()  # what gets the keys when the dialog has gone
    assert inside is not None
    assert inside.objectName() == "candidates.form.id_seen"
    assert page.editor.cv is not None
    assert {"legal_name", "email"} <= set(page.editor.cv.suggesting.names)


def test_the_command_stands_in_the_palette_and_its_keys_in_the_list_of_keys(window: Driver) -> None:
    window.press("Ctrl+K")
    window.type("from a cv")
    assert window.palette()[0] == "New candidate from a CV..."
    window.press("Esc")
    window.act("help.keys")
    details = window.find("question.details")
    assert isinstance(details, QPlainTextEdit)
    said = details.toPlainText()
    assert "New candidate from a CV..." in said
    assert "Ctrl+Enter  Use what is suggested and go on" in said
