"""One record tab on a real desk, as the window holds it, without the window around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from recdesk.services import imports
from recdesk.services.desk import OpenDesk
from recdesk.ui.candidates.kind import candidates
from recdesk.ui.messages import Messages, Said
from recdesk.ui.offers.kind import OFFERS
from recdesk.ui.records.editor import Editor
from recdesk.ui.records.kinds import Kind
from recdesk.ui.records.screen import RecordScreen
from recdesk.ui.requisitions.kind import REQUISITIONS
from recdesk.ui.runner import InlineRunner
from recdesk.ui.session import Session
from tests.desks import EXAMPLES, SetClock, open_desk

WIDE = (1400, 800)
Open = Callable[[str, str], "Tab"]


class Tab:
    """A tab with what a person does to it and sees of it."""

    def __init__(self, app: QApplication, desk: OpenDesk, kind: Kind) -> None:
        self.app = app
        self.desk = desk
        self.runner = InlineRunner(at_once=False)
        self.messages = Messages()
        self.session = Session(desk, self.runner, self.messages)
        self.screen = RecordScreen(self.session, kind)
        self.session.changed.connect(self.screen.refresh)
        self.screen.resize(*WIDE)
        self.screen.show()
        self.screen.activateWindow()
        self.screen.start()
        self.screen.take_focus()
        self.settle()

    def settle(self) -> None:
        """Let everything that was begun come to its end."""
        for _round in range(2):
            self.app.processEvents()
            self.runner.finish()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the focus is; signs that no key has come as from an input method."""
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        for sign in text:
            if sign.isascii():
                QTest.keyClick(target, sign)
            else:
                QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
        self.settle()

    @property
    def last(self) -> Said:
        """What was said last, announcements aside."""
        return [said for said in self.messages.record if said.kind != "announcement"][-1]

    def search(self, text: str) -> None:
        """Search the list and wait for it, as Enter does."""
        self.screen.list.search.setFocus()
        self.screen.list.search.clear()
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def rows(self) -> int:
        """How many records the list shows."""
        return int(self.screen.list._source.count())

    @property
    def count(self) -> str:
        """What stands beside the search box."""
        return self.screen.list._count.text()

    @property
    def editor(self) -> Editor:
        """The form; it must be in view."""
        current = self.screen.stack.currentWidget()
        assert isinstance(current, Editor)
        return current

    @property
    def at_list(self) -> bool:
        """Whether list and record are in view."""
        return self.screen.stack.currentWidget() is self.screen._splitter

    @property
    def focus(self) -> str:
        """The object name of what has the focus."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def find(self, name: str) -> QWidget:
        """The widget of that object name."""
        found = self.screen.findChild(QWidget, name)
        assert found is not None, f"{name} is not there"
        return found


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def tab(qapp: QApplication, tmp_path: Path, clock: SetClock) -> Iterator[Open]:
    """Open a tab of a kind on a desk as far as a step: `tab("candidates", "offer")`."""
    held = []

    def open_tab(kind: str, step: str) -> Tab:
        opening = open_desk(tmp_path, step, clock=clock)
        desk = opening.__enter__()
        held.append(opening)
        kinds = {"requisitions": REQUISITIONS, "candidates": candidates(desk.clock.today), "offers": OFFERS}
        return Tab(qapp, desk, kinds[kind])

    yield open_tab
    for opening in held:
        opening.__exit__(None, None, None)


def bring_people(tab: Tab) -> None:
    """The sixty people of the example list, and word of them."""
    plan = imports.plan(kind="candidates", path=EXAMPLES / "candidates.csv", profile="", desk=tab.desk)
    imports.carry_out(plan, desk=tab.desk)
    tab.screen.refresh()
    tab.settle()
