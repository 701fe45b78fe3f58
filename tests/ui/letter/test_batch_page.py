"""The letters of many offers in the window: a row for each, progress, a stop that says what stands, what failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from recdesk.services import letter_batch
from recdesk.services.desk import OpenDesk
from recdesk.ui.letter.batch_page import STATE_COLUMN, BatchPage
from recdesk.ui.messages import Messages
from recdesk.ui.runner import InlineRunner
from recdesk.ui.session import Session
from tests import desks
from tests.many import several_offers


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """A desk with three approved offers."""
    with desks.open_desk(tmp_path, "approved") as opened:
        several_offers(opened, 3)
        yield opened


@pytest.fixture
def page(desk: OpenDesk, runner: InlineRunner, messages: Messages, shown: Callable[..., QWidget]) -> BatchPage:
    """A shown page that was opened."""
    made = BatchPage(Session(desk, runner, messages))
    shown(made, 1100, 600)
    made.open()
    return made


def states(page: BatchPage) -> list[str]:
    """What stands in the last column."""
    items = [page.table.item(row, STATE_COLUMN) for row in range(page.table.rowCount())]
    return [item.text() for item in items if item is not None]


def test_opening_shows_who_waits_and_makes_nothing(page: BatchPage, desk: OpenDesk) -> None:
    assert states(page) == ["none yet"] * 3
    assert page.make_button.text().startswith("Make 3 letters")
    assert len(letter_batch.without_letter(desk=desk)) == 3
    assert page.make_button.hasFocus()


def test_every_letter_is_made_and_told_in_its_row(page: BatchPage, desk: OpenDesk, runner: InlineRunner) -> None:
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.stop_button.isVisible()
    assert page.said.text() == "Making the first letters..."
    runner.finish()
    assert states(page) == ["filed and read back, v01"] * 3
    assert page.said.text() == "3 letters are filed."
    assert not page.make_button.isVisible()
    assert not page.failed_button.isVisible()
    assert letter_batch.without_letter(desk=desk) == ()


def test_a_failed_letter_is_named_and_opened(page: BatchPage, desk: OpenDesk, runner: InlineRunner) -> None:
    number = page.rows[1].number
    with desk.work() as uow:
        uow.offers.get(number).language = "xx_XX"
        uow.commit()
    page.make()
    runner.finish()
    assert states(page)[1].startswith("Template: there is none")
    assert page.said.text() == "2 letters are filed. 1 was not made."
    opened: list[str] = []
    page.open_asked.connect(opened.append)
    QTest.mouseClick(page.failed_button, Qt.MouseButton.LeftButton)
    assert opened == [number]


def test_a_stop_says_what_stands(page: BatchPage, desk: OpenDesk, runner: InlineRunner) -> None:
    page.make()
    told = page._job.stepped
    told.connect(lambda step: page.stop() if step.done == 1 else None)
    runner.finish()
    assert page.said.text() == "Stopped. 1 letter is filed. None is half made."
    assert states(page) == ["filed and read back, v01", "none yet", "none yet"]
    assert len(letter_batch.without_letter(desk=desk)) == 2


def test_esc_leaves_and_nothing_waits_on_a_done_desk(page: BatchPage, desk: OpenDesk, runner: InlineRunner) -> None:
    page.make()
    runner.finish()
    page.open()
    assert page.said.text() == "Every approved offer has its letter."
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert left == [True]
