"""The command palette: it finds, teaches the keys, says why not, and never shows an old answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from recdesk.ui.runner import InlineRunner
from recdesk.ui.widgets.command_palette import CommandPalette, Entry, Provider, acts_provider

Show = Callable[..., QWidget]
PEOPLE = ("Popescu, Ana", "Popescu, Anca", "Țîrlea, Ștefan")


class Place:
    """A window with a palette, and what was run from it."""

    def __init__(self, runner: InlineRunner) -> None:
        self.ran: list[str] = []
        self.window = QWidget()
        self.edit = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.edit)
        people = Provider("people", "People", self._people, slow=True)
        acts = acts_provider("acts", "Acts", self._acts)
        self.palette = CommandPalette(self.window, (people, acts), runner)

    def _people(self, text: str) -> list[Entry]:
        fitting = [name for name in PEOPLE if text and text.lower() in name.lower()]
        return [Entry(name, lambda name=name: self.ran.append(name), detail="C-0412") for name in fitting]

    def _acts(self) -> list[Entry]:
        return [
            Entry("Make letter", lambda: self.ran.append("letter"), key="F9", refused="The offer is not approved yet."),
            Entry("Move stage", lambda: self.ran.append("move"), key="Ctrl+M"),
        ]

    def titles(self) -> list[str]:
        return [entry.title for _, entry in self.palette.entries()]

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def place(runner: InlineRunner, shown: Show) -> Place:
    made = Place(runner)
    shown(made.window)
    made.edit.setFocus()
    made.palette.open()
    return made


def test_acts_are_listed_at_once_those_that_can_run_first(place: Place) -> None:
    assert place.titles() == ["Move stage", "Make letter"]
    assert [entry.key for _, entry in place.palette.entries()] == ["Ctrl+M", "F9"]


def test_records_follow_when_they_are_found(place: Place, runner: InlineRunner) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "popes")
    runner.finish()
    assert place.palette.entries()[0][0] == "People"
    assert place.titles() == ["Popescu, Ana", "Popescu, Anca"]


def test_an_answer_to_an_older_question_is_dropped(place: Place, runner: InlineRunner) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "anc")
    runner.finish()
    assert place.titles() == ["Popescu, Anca"]


def test_enter_runs_what_is_chosen_and_gives_the_focus_back(place: Place) -> None:
    place.key(Qt.Key.Key_Return)
    assert place.ran == ["move"]
    assert place.palette.isHidden()
    assert QApplication.focusWidget() is place.edit


def test_an_act_that_cannot_run_says_why_and_does_nothing(place: Place) -> None:
    place.key(Qt.Key.Key_Down)
    field = QApplication.focusWidget()
    assert field is not None
    assert "The offer is not approved yet." in field.accessibleDescription()
    place.key(Qt.Key.Key_Return)
    assert place.ran == []
    assert place.palette.isVisible()


def test_escape_leaves_everything_as_it_was(place: Place) -> None:
    closed: list[str] = []
    place.palette.closed.connect(lambda: closed.append("closed"))
    place.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is place.edit
    assert (place.ran, closed) == ([], ["closed"])


def test_a_word_of_an_act_is_found_without_its_marks(runner: InlineRunner) -> None:
    provider = acts_provider("acts", "Acts", lambda: [Entry("Închiderea zilei", lambda: None)])
    assert [entry.title for entry in provider.find("ZILEI inchi")] == ["Închiderea zilei"]
    assert provider.find("noapte") == []


def test_when_nothing_fits_the_palette_says_so(place: Place) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "xyz")
    assert place.titles() == []
    field = QApplication.focusWidget()
    assert field is not None
    assert field.accessibleDescription() == "Nothing fits. Type less, or other words."


def test_a_slow_provider_without_a_runner_is_refused(shown: Show) -> None:
    with pytest.raises(ValueError, match="runner"):
        CommandPalette(QWidget(), (Provider("p", "P", lambda text: [], slow=True),))
