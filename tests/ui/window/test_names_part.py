"""Names of files on the Desk page: looked at, renamed on demand, taken back with Undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from recdesk.services.desk import OpenDesk
from recdesk.ui.desk_page.names_part import NamesPart
from recdesk.ui.messages import Messages
from recdesk.ui.runner import InlineRunner
from recdesk.ui.session import Session
from tests import desks

OLD, NEW = "Ana Popescu oferta 03.04.2026.pdf", "2026-04-03_AnaPopescu_Offer.pdf"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """A desk with a letter."""
    with desks.open_desk(tmp_path, "letter") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file that has a proposal and one that has none."""
    place = tmp_path / "old"
    place.mkdir()
    (place / OLD).write_bytes(b"1")
    (place / "notes.txt").write_bytes(b"2")
    return place


@pytest.fixture
def session(desk: OpenDesk, runner: InlineRunner, messages: Messages) -> Session:
    """The desk as the window has it open."""
    return Session(desk, runner, messages)


@pytest.fixture
def part(session: Session, shown: Callable[..., QWidget]) -> NamesPart:
    """The shown part."""
    made = NamesPart(session)
    shown(made, 1000, 500)
    return made


def texts(part: NamesPart) -> list[list[str]]:
    """What the table says."""
    rows = range(part.table.rowCount())
    cells = [[part.table.item(row, column) for column in range(3)] for row in rows]
    return [[item.text() for item in row if item is not None] for row in cells]


def test_a_folder_is_looked_at_renamed_and_taken_back(
    part: NamesPart, folder: Path, session: Session, runner: InlineRunner
) -> None:
    part.check(folder)
    assert part.said.text() == "Looking at the names..."
    runner.finish()
    assert part.said.text() == "2 names of 2 are not by the convention."
    assert [row[2] for row in texts(part)] == [NEW, ""]
    assert part.rename_button.text() == "Rename 1 file"
    QTest.mouseClick(part.rename_button, Qt.MouseButton.LeftButton)
    runner.finish()
    assert (folder / NEW).exists()
    assert [row[0] for row in texts(part)] == ["notes.txt"]
    assert not part.rename_button.isVisible()
    assert session.undo_name == "Undo renaming of files"
    session.undo()
    assert (folder / OLD).exists()


def test_what_the_desk_filed_is_by_the_convention(part: NamesPart, runner: InlineRunner) -> None:
    QTest.mouseClick(part.documents_button, Qt.MouseButton.LeftButton)
    runner.finish()
    assert part.said.text() == "Every name is by the convention."
    assert texts(part) == []


def test_a_folder_of_the_desk_itself_is_refused(part: NamesPart, desk: OpenDesk, runner: InlineRunner) -> None:
    part.check(desk.folder)
    runner.finish()
    assert part.found is None
    assert part.said.text().startswith("Names are proposed")
