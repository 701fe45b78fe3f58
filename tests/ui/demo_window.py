"""Fixtures of the tests that drive the whole window: a demo desk made once, a copy of it for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from recdesk.services import demo
from tests.desks import NOW, SetClock
from tests.ui.driver import OPERATOR, PASSPHRASE, Driver, HomeDesks

CANDIDATES = 14


def make_demo(folder: Path, candidates: int) -> Path:
    """A demo desk as it stood at NOW."""
    doors = HomeDesks(folder.parent, SetClock(NOW))
    doors.create(folder, PASSPHRASE, name=demo.COMPANY, operator=OPERATOR, made_up=True)
    with doors.open(folder, PASSPHRASE, operator=OPERATOR) as desk:
        demo.fill(desk=desk, candidates=candidates, seed=1)
    return folder


@pytest.fixture(scope="session")
def made_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo desk that no test changes."""
    return make_demo(tmp_path_factory.mktemp("made") / "desk", CANDIDATES)


@pytest.fixture
def doors(tmp_path: Path) -> HomeDesks:
    """Ways to desks in this test's own folder."""
    return HomeDesks(tmp_path)


@pytest.fixture
def folder(doors: HomeDesks, made_desk: Path) -> Path:
    """A copy of the demo desk, where the program looks for a desk by itself."""
    shutil.copytree(made_desk, doors.default_folder())
    return doors.default_folder()


@pytest.fixture
def closed(qapp: QApplication, doors: HomeDesks, folder: Path) -> Iterator[Driver]:
    """The window on screen, the desk not looked at yet."""
    driver = Driver(qapp, doors, folder)
    yield driver
    driver.close()


@pytest.fixture
def window(closed: Driver) -> Driver:
    """The window with the desk open, on Today."""
    return closed.open()
