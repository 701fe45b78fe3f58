"""The one door for what the window says: places, sentences, what is spoken, what is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from recdesk.domain.errors import Problem
from recdesk.ui.messages import Messages
from recdesk.ui.widgets.banner import Banner
from recdesk.ui.widgets.dialogs import Question, Verb
from recdesk.ui.widgets.result_line import ResultLine

Show = Callable[..., QWidget]
VERBS = (Verb("stop", "Stop them"), Verb("wait", "Wait", harmless=True, main=True))
FINAL = (Verb("erase", "Erase 12 records", main=True, final=True), Verb("keep", "Keep them", harmless=True))


class Window(QWidget):
    """A window with the places that messages need."""

    def __init__(self) -> None:
        super().__init__()
        self.refusal, self.state, self.line = (
            Banner("blocked", "w.refusal"),
            Banner("needs_you", "w.state"),
            ResultLine(),
        )
        self.edit = QLineEdit()
        column = QVBoxLayout(self)
        for part in (self.refusal, self.state, self.edit, self.line):
            column.addWidget(part)


@pytest.fixture
def window(messages: Messages, shown: Show) -> Window:
    made = Window()
    messages.attach(line=made.line, refusal=made.refusal, state=made.state, speaker=made)
    shown(made)
    return made


def test_a_result_stands_in_the_status_line_with_undo_until_the_next(messages: Messages, window: Window) -> None:
    undone: list[str] = []
    messages.undo_asked.connect(lambda: undone.append("undo"))
    messages.result("Saved 10:42, 2 checks proved", undo=True, acts=(("checks", "See checks"),))
    assert window.line.text == "Saved 10:42, 2 checks proved"
    assert list(window.line.buttons()) == ["undo", "checks"]
    window.line.buttons()["undo"].click()
    assert undone == ["undo"]
    messages.result("Archived C-0412")
    assert window.line.buttons() == {}
    said = messages.last("result")
    assert said is not None
    assert said.text == "Archived C-0412"


def test_a_refusal_stands_above_the_content_and_goes_with_the_next_result(messages: Messages, window: Window) -> None:
    messages.refused([Problem("offer_not_approved")])
    assert window.refusal.isVisible()
    assert window.refusal.text == "Offer: it is not approved yet. Record the approval first."
    said = messages.last("refused")
    assert said is not None
    assert said.assertive
    messages.result("Saved")
    assert not window.refusal.isVisible()


def test_several_problems_are_counted_and_named_by_their_fields(messages: Messages) -> None:
    messages.name_fields({"amount": "Amount", "start_date": "Start date"})
    problems = [Problem("amount_missing", "amount"), Problem("no_such_day", "start_date", None,
                {"month": 4, "year": 2026, "last": 30})]  # fmt: skip
    assert messages.summary(problems).splitlines() == [
        "2 things to put right",
        "Amount: it has no amount. Enter the amount of the approval.",
        "Start date: April has 30 days. Enter a date up to 30.04.2026.",
    ]
    assert set(messages.by_field(problems)) == {"amount", "start_date"}


def test_a_state_lasts_until_it_is_cured(messages: Messages, window: Window) -> None:
    asked: list[str] = []
    messages.act_asked.connect(asked.append)
    messages.state("Backup: the last one is 3 days old. Make one now.", acts=(("backup", "Back up now"),))
    messages.result("Saved")
    assert window.state.isVisible()
    window.state.button("backup").click()
    assert asked == ["backup"]
    messages.state_over()
    assert not window.state.isVisible()


def test_nothing_takes_the_focus_from_where_someone_types(messages: Messages, window: Window) -> None:
    window.edit.setFocus()
    messages.result("Saved", undo=True)
    messages.refused([Problem("record_changed")])
    messages.state("Read-only: your role is auditor. Ask the lead of the desk.")
    messages.announce("12 found")
    assert QApplication.focusWidget() is window.edit


def test_everything_said_is_kept_in_order(messages: Messages) -> None:
    messages.result("one")
    messages.refused([Problem("record_changed")])
    messages.announce("three")
    assert [said.kind for said in messages.record] == ["result", "refused", "announcement"]


# Questions


def _ask(window: Window, verbs: tuple[Verb, ...], messages: Messages) -> tuple[Question, list[str]]:
    answers: list[str] = []
    window.edit.setFocus()
    question = messages.ask("2 letters are being made", "Stop them, or wait?", verbs, answers.append)
    return question, answers


def test_a_question_is_answered_by_its_verbs_and_gives_the_focus_back(messages: Messages, window: Window) -> None:
    question, answers = _ask(window, VERBS, messages)
    assert question.isVisible()
    question.buttons["stop"].click()
    assert answers == ["stop"]
    assert window.edit.hasFocus()


def test_escape_gives_the_harmless_answer(messages: Messages, window: Window) -> None:
    question, answers = _ask(window, FINAL, messages)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert answers == ["keep"]


def test_enter_never_does_what_cannot_be_taken_back(messages: Messages, window: Window) -> None:
    question, answers = _ask(window, FINAL, messages)
    assert question.buttons["keep"].isDefault()
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert answers == ["keep"]


def test_enter_does_the_main_thing_where_it_can_be_taken_back(messages: Messages, window: Window) -> None:
    question, answers = _ask(window, VERBS, messages)
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert answers == ["wait"]


def test_a_question_without_a_harmless_answer_is_refused(messages: Messages) -> None:
    with pytest.raises(ValueError, match="harmless"):
        Question("Title", "Text", (Verb("a", "A"),))


def test_details_can_be_copied(messages: Messages, window: Window) -> None:
    question = Question("Something went wrong", "What you typed is kept.", (Verb("close", "Close", harmless=True),),
                        details="RD-7F3A", parent=window)  # fmt: skip
    question.open()
    question.findChild(QPushButton, "question.copy").click()
    assert QApplication.clipboard().text() == "RD-7F3A"
    question.answer("close")
