"""The list of a tab: searching, filtering, what it says when nothing is there, and the row that is marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.desks import CANDIDATE, OFFER, REQUISITION
from tests.ui.records.conftest import Open, bring_people

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_record_beside_the_list_is_the_row_that_is_marked(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    bring_people(candidates)
    candidates.screen.list.start()
    shown = candidates.screen.place()
    assert shown == candidates.screen.list.current() != ""
    assert candidates.screen.list.table.selection().keys == (shown,)


def test_search_minds_no_diacritics_and_says_how_many_of_all_it_found(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    bring_people(candidates)
    assert candidates.count == "61"
    candidates.search("stefanescu")
    found = candidates.rows()
    assert 1 < found < 61
    assert candidates.count == f"{found} of 61"
    assert candidates.focus == "candidates.table"


def test_a_key_does_not_search_at_once_the_pause_after_it_does(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    bring_people(candidates)
    pane = candidates.screen.list
    pane.search.setFocus()
    QTest.keyClick(pane.search, "#")
    assert (candidates.rows(), pane._timer.isActive()) == (61, True)
    pane._timer.timeout.emit()
    assert candidates.rows() == 0


def test_nothing_found_says_how_many_are_hidden_and_clears_the_search(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    bring_people(candidates)
    candidates.search("nobody of this name")
    table = candidates.screen.list.table
    assert table.state() == "empty"
    assert candidates.count == "0 of 61"
    assert candidates.screen.place() == ""
    table.empty_act.emit()
    assert (candidates.screen.list.search.text(), candidates.rows(), table.state()) == ("", 61, "rows")
    assert candidates.focus == "candidates.search"


def test_esc_in_the_search_box_shows_everything_again(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    bring_people(candidates)
    candidates.search("popescu")
    assert candidates.rows() < 61
    candidates.screen.list.search.setFocus()
    candidates.press(Qt.Key.Key_Escape)
    assert candidates.rows() == 61


def test_a_filter_shows_only_what_fits_and_opening_another_record_takes_it_away(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    bring_people(candidates)
    candidates.screen.list.set_filter("stage", "interview")
    candidates.settle()
    assert candidates.count == "1 of 61"
    candidates.screen.open_record("CAN-2026-0005")
    candidates.settle()
    assert candidates.rows() == 61
    assert candidates.screen.place() == "CAN-2026-0005"


def test_the_empty_list_of_candidates_leads_to_a_new_one(tab: Open) -> None:
    candidates = tab("candidates", "requisition")
    assert candidates.screen.list.table.state() == "empty"
    assert candidates.screen.record.view is None
    candidates.screen.list.table.empty_act.emit()
    candidates.settle()
    assert candidates.editor.editing.number == ""


def test_the_empty_list_of_offers_leads_to_the_candidates(tab: Open) -> None:
    offers = tab("offers", "candidate")
    asked: list[tuple[str, str]] = []
    offers.session.go.connect(lambda kind, number: asked.append((kind, number)))
    offers.screen.list.table.empty_act.emit()
    assert asked == [("candidate", "")]
    assert offers.at_list


def test_next_and_previous_stop_at_the_ends(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    bring_people(candidates)
    candidates.screen.list.go_to("CAN-2026-0002")
    candidates.press(Qt.Key.Key_PageDown, CTRL)
    assert candidates.screen.place() == CANDIDATE
    candidates.press(Qt.Key.Key_PageDown, CTRL)
    assert candidates.screen.place() == CANDIDATE
    candidates.press(Qt.Key.Key_PageUp, CTRL)
    assert candidates.screen.place() == "CAN-2026-0002"


@pytest.mark.parametrize(
    ("kind", "number"), [("requisitions", REQUISITION), ("candidates", CANDIDATE), ("offers", OFFER)]
)
def test_every_list_opens_on_its_newest_record(tab: Open, kind: str, number: str) -> None:
    assert tab(kind, "offer").screen.place() == number


def test_beside_an_empty_list_nobody_is_told_to_choose(tab: Open) -> None:
    empty = tab("requisitions", "empty")
    said = [label.text() for label in empty.screen.record.findChildren(QLabel) if label.isVisible()]
    assert "Choose a record in the list." not in said
