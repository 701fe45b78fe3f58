"""One item of a review: all of its button can be read, countries are words, and every act has a key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from recdesk.domain.numbers import RecordKind
from recdesk.domain.review import ItemState
from recdesk.ui.review.facts import fact_text
from recdesk.ui.review.item_page import ItemPage
from recdesk.ui.review.page import ReviewPage
from recdesk.ui.review.sentence_button import SentenceButton

Begin = Callable[..., ReviewPage]
LONG = "Yes: the market band was looked up for this place, family and level, and the range lies inside it."


def _needed(button: SentenceButton) -> int:
    words = QFontMetrics(button.font()).boundingRect(
        0, 0, button.width() - 32, 10_000, int(Qt.TextFlag.TextWordWrap), button.text()
    )
    return words.height() + 12


def _asks(page: ReviewPage) -> list[str]:
    assert page.review is not None
    return [run.item.id for run in page.review.runs if run.state is ItemState.NEEDS_YOU]


@pytest.mark.parametrize("size", [(1280, 760), (960, 560)])
def test_every_attest_button_has_room_for_all_of_its_lines(
    size: tuple[int, int], begin: Begin, shown: Callable[..., QWidget]
) -> None:
    page = begin(RecordKind.REQUISITION)
    shown(page, *size)
    met = []
    for item in _asks(page):
        page.items.chosen.emit(item)
        shown(page, *size)
        met.append((item, page.item.attest.height(), _needed(page.item.attest)))

    assert met
    assert [item for item, height, needed in met if height < needed] == []


def test_a_sentence_of_two_lines_has_room_in_a_page_that_is_too_low(
    begin: Begin, shown: Callable[..., QWidget]
) -> None:
    page = begin(RecordKind.REQUISITION)
    page.items.chosen.emit(_asks(page)[0])
    page.item.attest.say(LONG)
    shown(page, 960, 300)
    two_lines = 2 * QFontMetrics(page.item.attest.font()).height()
    assert page.item.attest.height() >= two_lines + 12


def test_a_country_is_shown_by_its_name() -> None:
    assert fact_text("country", "RO", zone="UTC") == "Romania"


def test_alt_x_begins_an_exception_and_the_button_says_so(begin: Begin) -> None:
    page = begin(RecordKind.REQUISITION)
    page.items.chosen.emit(_asks(page)[0])
    page.items.setFocus()
    assert page.item.except_button.text() == "Except with a reason...  Alt+X"
    QTest.keyClick(page.items, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert page.exception.isVisible()
    assert page.exception.reason.controls()[0].hasFocus()


def test_alt_x_does_nothing_where_nothing_is_to_be_excepted(begin: Begin) -> None:
    page = begin(RecordKind.REQUISITION)
    assert page.review is not None
    proved = next(run.item.id for run in page.review.runs if run.state is ItemState.PROVED)
    page.items.chosen.emit(proved)
    QTest.keyClick(page.items, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert not page.exception.isVisible()
    assert isinstance(page.item, ItemPage)
