"""The record beside the list: what it says, what it offers, and what it refuses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recdesk.domain.application import Stage
from recdesk.localization import catalogue
from recdesk.services import records
from recdesk.ui.records.stage_list import StageList
from tests.desks import CANDIDATE, OFFER, REQUISITION, SetClock
from tests.ui.records.conftest import Open, Tab

CTRL = Qt.KeyboardModifier.ControlModifier


def stages() -> StageList:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, StageList) and w.isVisible())


def titles(tab: Tab) -> list[str]:
    return [button.text() for button in tab.screen.record.buttons.values()]


def test_a_country_is_shown_by_its_name_in_the_language_of_the_window(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    assert "Romania" in candidates.screen.record.sections.text()
    catalogue.use("ro_RO")
    candidates.screen.retranslate()
    candidates.settle()
    assert "România" in candidates.screen.record.sections.text()


def test_an_offer_shows_only_the_acts_that_can_come_next(tab: Open) -> None:
    offers = tab("offers", "offer")
    assert "Approve" in titles(offers)
    assert "Mark as sent" not in titles(offers)
    offers.screen.record.act_asked.emit("approve")
    offers.settle()
    assert "Approve" not in titles(offers)
    assert offers.last.text == f"Approved: {OFFER}."


def test_an_act_that_cannot_be_done_says_why(tab: Open) -> None:
    offers = tab("offers", "offer")
    refusals = {act.code: refusal for act, refusal in offers.screen.record.acts()}
    assert refusals["send"]
    offers.screen.act("send")
    assert offers.last.text == refusals["send"]


def test_the_stage_list_offers_the_usual_next_stage_and_enter_moves_there(tab: Open, clock: SetClock) -> None:
    candidates = tab("candidates", "candidate")
    clock.go(hours=1)
    candidates.press(Qt.Key.Key_M, CTRL)
    popup = stages()
    assert popup.list.currentItem().text() == "At offer"
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    candidates.settle()
    view = candidates.screen.record.view
    assert view is not None
    assert view.applications[0].stage is Stage.OFFER
    assert candidates.last.text == f"{CANDIDATE}: stage moved to At offer."
    assert candidates.last.acts == ("undo",)


def test_a_stage_that_does_not_follow_says_so_shortly_and_cannot_be_chosen(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.press(Qt.Key.Key_M, CTRL)
    popup = stages()
    texts = [popup.list.item(place).text() for place in range(popup.list.count())]
    assert "Hired: not straight after Interview" in texts
    popup.choose(Stage.HIRED)
    candidates.settle()
    assert candidates.screen.record.view is not None
    assert candidates.screen.record.view.applications[0].stage is Stage.INTERVIEW
    popup.close()


@pytest.mark.parametrize("language", ["en_GB", "ro_RO"])
def test_no_reason_of_the_stage_list_is_cut(tab: Open, language: str) -> None:
    catalogue.use(language)
    candidates = tab("candidates", "candidate")
    candidates.press(Qt.Key.Key_M, CTRL)
    popup = stages()
    for place in range(popup.list.count()):
        item = popup.list.item(place)
        assert popup.list.visualItemRect(item).width() <= popup.list.viewport().width()
    assert not popup.list.horizontalScrollBar().isVisible()
    assert not popup.list.verticalScrollBar().isVisible()
    popup.close()


def test_archive_takes_a_record_off_the_list_and_undo_brings_it_back(tab: Open) -> None:
    requisitions = tab("requisitions", "requisition")
    requisitions.screen.act("archive")
    requisitions.settle()
    assert requisitions.rows() == 0
    assert requisitions.last.text == f"Archived: {REQUISITION}."
    requisitions.session.undo()
    requisitions.settle()
    assert requisitions.rows() == 1


def test_what_another_window_wrote_is_read_again(tab: Open) -> None:
    offers = tab("offers", "offer")
    offers.session.attempt(lambda: records.archive(offers.screen.kind.kind, OFFER, desk=offers.desk))
    offers.settle()
    assert offers.rows() == 0
    assert offers.screen.record.view is None or offers.screen.place() == OFFER
