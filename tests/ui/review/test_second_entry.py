"""The blind second entry: what is typed is compared, never shown; three entries decide; nothing can be pasted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from recdesk.domain.numbers import RecordKind
from recdesk.domain.review import ItemState
from recdesk.services.desk import OpenDesk
from recdesk.ui.messages import Messages
from recdesk.ui.review.page import ReviewPage
from recdesk.ui.review.second_entry import Outcome, SecondEntry
from recdesk.ui.runner import InlineRunner
from recdesk.ui.widgets.fields.dates import DateField
from recdesk.ui.widgets.fields.numbers import AmountField
from tests import desks

Begin = Callable[..., ReviewPage]
NAME = "Ana-Maria Ștefănescu"


def edit_of(page: ReviewPage) -> QLineEdit:
    """The line that the second entry is typed into."""
    edit = page.item.again.field.controls()[0]
    assert isinstance(edit, QLineEdit)
    return edit


def type_into(edit: QLineEdit, text: str) -> None:
    """Type by key; the toolkit's own way knows no letters beyond ASCII."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def key(page: ReviewPage, typed: str) -> None:
    """Type an entry by key and compare it."""
    edit = edit_of(page)
    edit.clear()
    type_into(edit, typed)
    page.item.again.compare.click()


def state_of(page: ReviewPage, item: str = "legal_name") -> ItemState:
    """Where an item stands."""
    assert page.review is not None
    return page.review.run(item).state


@pytest.fixture
def page(begin: Begin) -> ReviewPage:
    """The review of the example candidate at the name that is keyed again."""
    page = begin()
    page.items.chosen.emit("legal_name")
    page.item.take_focus()
    return page


@pytest.fixture
def offer_page(begin: Begin, desk: OpenDesk) -> Iterator[ReviewPage]:
    """The review of the example offer."""
    desks.saved_candidate(desk)
    return begin(RecordKind.OFFER)


def test_enter_on_the_item_puts_the_focus_in_the_empty_field(begin: Begin) -> None:
    page = begin()
    page.items.chosen.emit("legal_name")
    page.items.setFocus()
    page.items.set_current("legal_name")
    QTest.keyClick(page.items, Qt.Key.Key_Return)
    assert edit_of(page).hasFocus()
    assert edit_of(page).text() == ""


def test_the_first_entry_is_nowhere_to_be_seen(page: ReviewPage) -> None:
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    shown += [edit.text() for edit in page.findChildren(QLineEdit)]
    for part in ("Ștefănescu", "Stefanescu", "Ana-Maria"):
        assert not [text for text in shown if part in text]


def test_nothing_can_be_pasted(page: ReviewPage) -> None:
    QGuiApplication.clipboard().setText(NAME)
    edit = edit_of(page)
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseClick(edit, Qt.MouseButton.MiddleButton)
    assert edit.text() == ""
    assert edit.completer() is None
    assert edit.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_nothing_can_be_dropped(page: ReviewPage) -> None:
    dropped = QMimeData()
    dropped.setText(NAME)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPointF(4, 4).toPoint(), Qt.DropAction.CopyAction, dropped, left, none)
    QApplication.sendEvent(edit_of(page), event)
    assert not edit_of(page).acceptDrops()
    assert edit_of(page).text() == ""


def test_two_equal_entries_prove_the_name(page: ReviewPage) -> None:
    key(page, NAME)
    assert state_of(page) is ItemState.PROVED
    page.items.chosen.emit("legal_name")
    rows = {row.label: row.value for row in page.item.facts.rows}
    assert rows["Legal name"] == NAME


def test_enter_in_the_second_entry_compares_at_once(page: ReviewPage) -> None:
    type_into(edit_of(page), NAME)
    QTest.keyClick(edit_of(page), Qt.Key.Key_Return)
    assert state_of(page) is ItemState.PROVED
    assert page.item.again.compare.text() == "Compare with the first entry  Enter"


def test_enter_compares_an_amount_and_a_date_too(offer_page: ReviewPage) -> None:
    for item, typed in (("pay", "9200"), ("start_date", "04.10.2027")):
        offer_page.items.chosen.emit(item)
        offer_page.item.take_focus()
        type_into(edit_of(offer_page), typed)
        QTest.keyClick(edit_of(offer_page), Qt.Key.Key_Return)
        assert state_of(offer_page, item) is ItemState.PROVED, item


def test_diacritics_count(page: ReviewPage) -> None:
    key(page, "Ana-Maria Stefanescu")
    assert state_of(page) is ItemState.KEY_AGAIN


def test_different_entries_are_told_without_telling_either(page: ReviewPage, messages: Messages) -> None:
    key(page, "Ana Maria Ștefanescu")
    sentence = "Legal name: the two entries differ. Read the source again and type the value once more."
    assert page.item.again.outcome.sentences == (sentence,)
    assert edit_of(page).text() == ""
    assert edit_of(page).hasFocus()
    said = messages.last("announcement")
    assert said is not None
    assert said.text == sentence


def test_a_third_entry_that_equals_the_first_proves_it(page: ReviewPage) -> None:
    key(page, "Ana Ștefănescu")
    key(page, NAME)
    assert state_of(page) is ItemState.PROVED
    assert page.entry is not None
    assert page.entry.values["legal_name"] == NAME


def test_the_record_takes_what_was_typed_twice(page: ReviewPage, runner: InlineRunner) -> None:
    changed: list[tuple[str, Any]] = []
    page.entry_changed.connect(lambda name, value: changed.append((name, value)))
    key(page, "Ana Maria Ștefănescu")
    key(page, "Ana Maria Ștefănescu")
    runner.finish()
    assert changed == [("legal_name", "Ana Maria Ștefănescu")]
    assert state_of(page) is ItemState.PROVED
    assert page.entry is not None
    assert page.entry.values["legal_name"] == "Ana Maria Ștefănescu"


def test_three_different_entries_empty_the_field_and_block_the_item(page: ReviewPage, runner: InlineRunner) -> None:
    changed: list[tuple[str, Any]] = []
    page.entry_changed.connect(lambda name, value: changed.append((name, value)))
    key(page, "Ana Maria Ștefănescu")
    key(page, "Anamaria Ștefănescu")
    runner.finish()
    assert changed == [("legal_name", "")]
    assert state_of(page) is ItemState.BLOCKED
    assert page.item.item_id == "legal_name"
    assert page.item.field() == "legal_name"


def test_an_empty_entry_is_not_compared(page: ReviewPage) -> None:
    page.item.again.compare.click()
    assert page.item.again.field.error == "Legal name: nothing is entered. Enter the value from its source."
    assert state_of(page) is ItemState.KEY_AGAIN


def test_an_amount_is_keyed_again_as_an_amount(offer_page: ReviewPage) -> None:
    page = offer_page
    page.items.chosen.emit("pay")
    assert isinstance(page.item.again.field, AmountField)
    assert not [row for row in page.item.facts.rows if "9 200" in row.value]
    key(page, "9200")
    assert state_of(page, "pay") is ItemState.PROVED


def test_a_date_is_keyed_again_as_a_date(offer_page: ReviewPage) -> None:
    page = offer_page
    assert page.entry is not None
    page.items.chosen.emit("start_date")
    assert isinstance(page.item.again.field, DateField)
    key(page, page.entry.values["start_date"].strftime("%d.%m.%Y"))
    assert state_of(page, "start_date") is ItemState.PROVED


def test_a_taken_second_amount_is_an_amount(offer_page: ReviewPage, runner: InlineRunner) -> None:
    page = offer_page
    page.items.chosen.emit("pay")
    key(page, "9100")
    key(page, "9100")
    runner.finish()
    assert page.entry is not None
    assert page.entry.values["amount"] == Decimal(9100)
    assert state_of(page, "pay") is ItemState.PROVED


def test_going_away_and_back_begins_with_an_empty_field(page: ReviewPage) -> None:
    type_into(edit_of(page), "Ana")
    page.items.chosen.emit("notice")
    page.items.chosen.emit("legal_name")
    assert edit_of(page).text() == ""


@given(st.text(), st.text(), st.text())
def test_what_three_entries_lead_to(first: str, second: str, third: str) -> None:
    entries = SecondEntry(first)
    outcome = entries.enter(second)
    if outcome is Outcome.AGREES:
        assert SecondEntry(second).enter(first) is Outcome.AGREES
        return
    assert entries.waits_for_third
    last = entries.enter(third)
    agrees, same = SecondEntry(first).enter(third), SecondEntry(second).enter(third)
    wanted = Outcome.NONE_AGREE
    if agrees is Outcome.AGREES:
        wanted = Outcome.AGREES
    elif same is Outcome.AGREES:
        wanted = Outcome.TAKES_SECOND
    assert last is wanted


def test_no_value_is_kept_in_clear(tmp_path: Path) -> None:
    entries = SecondEntry(NAME)
    entries.enter("Ana Popescu")
    kept = repr(vars(entries))
    assert NAME not in kept
    assert "Ana Popescu" not in kept
