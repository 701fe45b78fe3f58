"""The review page: what is open comes first, nothing is ticked, and only a settled review is saved."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from recdesk.domain.numbers import RecordKind
from recdesk.domain.review import ItemState
from recdesk.localization import catalogue
from recdesk.services import entries
from recdesk.services.desk import OpenDesk
from recdesk.ui.messages import Messages
from recdesk.ui.review.page import ReviewPage
from recdesk.ui.runner import InlineRunner
from recdesk.ui.session import Session
from tests import desks
from tests.ui.review.conftest import NOTICE, entry_of

Begin = Callable[..., ReviewPage]
NAME = "Ana-Maria Ștefănescu"


def state_of(page: ReviewPage, item: str) -> ItemState:
    """Where an item of the page's review stands."""
    assert page.review is not None
    return page.review.run(item).state


def settle(page: ReviewPage) -> None:
    """Answer the open items of the example candidate as a careful person would."""
    for _ in range(10):
        assert page.review is not None
        if not page.review.open_items:
            return
        run = page.review.open_items[0]
        page.items.chosen.emit(run.item.id)
        if run.state is ItemState.KEY_AGAIN:
            page.item.again.field.set_value(run.again_value)
            page.item.again.compare.click()
        else:
            page.item.attest.click()


def test_the_first_open_item_is_shown_and_has_the_focus(begin: Begin) -> None:
    page = begin(next_action_due=None)
    assert page.item.item_id == "next_action"
    assert page.items.hasFocus()
    assert page.items.current() == "next_action"


def test_items_are_grouped_by_what_is_to_be_done(begin: Begin) -> None:
    page = begin(next_action_due=None)
    assert page.items.group_titles() == ["Blocked (1)", "Needs you (2)", "Key again (1)", "Proved (6)"]


def test_what_a_person_confirmed_does_not_count_as_proved(begin: Begin) -> None:
    page = begin()
    before = page.items.group_titles()
    item = next(run.item.id for run in page.review.open_items if run.state is ItemState.NEEDS_YOU)
    page.items.show_review(page.review.attest(item, by="ioana", at=desks.NOW))
    after = page.items.group_titles()
    assert "Confirmed (1)" in after
    assert [title for title in after if title.startswith("Proved")] == [
        title for title in before if title.startswith("Proved")
    ]


def test_proved_items_are_folded_until_asked_for(begin: Begin) -> None:
    page = begin()
    proved = page.items.topLevelItem(page.items.topLevelItemCount() - 1)
    assert proved is not None
    assert not proved.isExpanded()
    page.items.setCurrentItem(proved)
    QTest.keyClick(page.items, Qt.Key.Key_Return)
    assert proved.isExpanded()


def test_a_proved_item_opens_to_its_facts_and_their_sources(begin: Begin) -> None:
    page = begin()
    page.items.chosen.emit("place_and_zone")
    rows = {row.label: (row.value, row.source) for row in page.item.facts.rows}
    assert rows["City"] == ("Cluj-Napoca", "Record")
    assert rows["Time zone"] == ("Europe/Bucharest", "Record")
    assert page.item.attest.isHidden()


def test_the_value_stands_beside_the_question_and_in_the_button(begin: Begin) -> None:
    page = begin(notice_verified_with=NOTICE)
    page.items.chosen.emit("notice")
    assert "Yes: 20 working days, from the candidate's mail of 20.11.2026." in page.item.attest.text()
    assert any(row.value == "20" for row in page.item.facts.rows)
    assert page.item.attest.accessibleName() == page.item.attest.text()


def test_romanian_counts_days_with_de(begin: Begin) -> None:
    page = begin(notice_verified_with="mail")
    catalogue.use("ro_RO")
    page.retranslate()
    page.items.chosen.emit("notice")
    assert "Da: 20 de zile lucrătoare" in page.item.attest.text()


def test_confirming_goes_on_to_the_next_open_item(begin: Begin) -> None:
    page = begin()
    page.items.chosen.emit("notice")
    page.item.attest.click()
    assert state_of(page, "notice") is ItemState.ATTESTED
    assert page.item.item_id == "accommodation"
    assert page.items.hasFocus()


def test_a_note_is_kept_with_the_confirmation(begin: Begin) -> None:
    page = begin()
    page.items.chosen.emit("notice")
    page.item.note.set_value("CV, page 2")
    page.item.attest.click()
    assert page.review is not None
    attestation = page.review.run("notice").attestation
    assert attestation is not None
    assert (attestation.note, attestation.by) == ("CV, page 2", desks.OPERATOR)


def test_no_key_confirms_two_items(begin: Begin) -> None:
    page = begin()
    page.items.chosen.emit("notice")
    assert page.item.attest.focusPolicy() is Qt.FocusPolicy.TabFocus
    assert not page.item.attest.isDefault()
    assert not page.item.attest.autoDefault()
    page.item.attest.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert state_of(page, "notice") is ItemState.ATTESTED
    assert state_of(page, "accommodation") is ItemState.NEEDS_YOU


def test_enter_opens_an_item_without_settling_it(begin: Begin) -> None:
    page = begin()
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.review is not None
    assert len(page.review.open_items) == 3


def test_arrows_walk_over_the_items_and_skip_the_headings(begin: Begin) -> None:
    page = begin(next_action_due=None)
    seen = [page.items.current()]
    for _ in range(4):
        QTest.keyClick(page.items, Qt.Key.Key_Down)
        seen.append(page.items.current())
    assert seen == ["next_action", "notice", "accommodation", "legal_name", ""]
    assert page.item.item_id == "legal_name"


def test_f8_goes_round_the_open_items(begin: Begin) -> None:
    page = begin(next_action_due=None)
    seen = []
    for _ in range(4):
        QTest.keyClick(page, Qt.Key.Key_F8)
        seen.append(page.item.item_id)
    assert seen == ["notice", "accommodation", "legal_name", "next_action"]


def test_save_leads_to_what_is_open_and_says_how_much_is_left(begin: Begin, messages: Messages) -> None:
    page = begin()
    assert page.save_button.text() == "Save: 3 left"
    page.items.chosen.emit("cv")
    page.save_button.click()
    assert page.item.item_id == "notice"
    said = messages.last("announcement")
    assert said is not None
    assert said.text == "3 items left"


def test_a_blocked_item_says_why_and_leads_to_its_field(begin: Begin) -> None:
    page = begin(next_action_due=None)
    fields: list[str] = []
    page.go_to_field.connect(fields.append)
    assert page.item.problems.sentences == ("Due: nothing is entered. Enter the value from its source.",)
    QTest.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert fields == ["next_action_due"]


def test_a_missing_document_leads_to_its_field(begin: Begin) -> None:
    page = begin(documents=None)
    fields: list[str] = []
    page.go_to_field.connect(fields.append)
    page.items.chosen.emit("cv")
    page.item.field_button.click()
    assert fields == ["documents.cv"]


def test_escape_leaves_to_the_form(begin: Begin) -> None:
    page = begin()
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert left == [True]


def test_the_counts_say_what_was_proved_and_in_what_time(begin: Begin) -> None:
    page = begin(next_action_due=None)
    label = page.findChild(QWidget, "review.counts")
    assert label is not None
    assert label.property("text") == "1 blocked · 2 need you · 1 to key again · 6 proved in 40 ms"


def test_items_are_spoken_with_place_and_state(begin: Begin) -> None:
    page = begin()
    assert page.items.spoken("notice") == "7 of 10, Notice period noted and verified, Needs you"


def test_after_the_last_item_the_answers_are_shown(begin: Begin) -> None:
    page = begin()
    settle(page)
    rows = dict(page.answers.table.rows)
    assert rows["Legal name"] == NAME
    assert rows["City"] == "Cluj-Napoca"
    assert page.save_button.text() == "Save  Ctrl+Enter"
    assert not page.save_button.hasFocus()
    assert "The record gets the number CAN-2026-0001." in page.answers.starts.text()
    assert "CV: RO-TA-2026-Q4/" in page.answers.starts.text()


def test_the_key_that_settles_the_last_item_does_not_save(begin: Begin, runner: InlineRunner) -> None:
    page = begin()
    for item in ("notice", "legal_name"):
        page.items.chosen.emit(item)
        if item == "notice":
            page.item.attest.click()
        else:
            page.item.again.field.set_value(NAME)
            page.item.again.compare.click()
    saved: list[entries.Saved] = []
    page.saved.connect(saved.append)
    page.item.attest.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(QApplication.focusWidget(), key)
    runner.finish()
    assert page.review is not None
    assert page.review.complete
    assert saved == []


def test_change_in_the_answers_leads_to_the_field(begin: Begin) -> None:
    page = begin()
    settle(page)
    fields: list[str] = []
    page.go_to_field.connect(fields.append)
    page.answers.table.links["city"].click()
    assert fields == ["city"]


def test_saving_writes_the_record_with_its_review(begin: Begin, runner: InlineRunner, desk: OpenDesk) -> None:
    page = begin()
    settle(page)
    saved: list[entries.Saved] = []
    page.saved.connect(saved.append)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    runner.finish()
    assert [s.number for s in saved] == [desks.CANDIDATE]
    with desk.work() as uow:
        assert uow.candidates.get(desks.CANDIDATE).legal_name == NAME
    assert len(desk.reads.reviews_of("candidate", desks.CANDIDATE)) == 1


def test_pressing_save_twice_saves_once(begin: Begin, runner: InlineRunner) -> None:
    page = begin()
    settle(page)
    saved: list[entries.Saved] = []
    page.saved.connect(saved.append)
    page.save()
    page.save()
    assert not page.save_button.isEnabled()
    runner.finish()
    assert len(saved) == 1


def test_what_was_said_still_counts_after_a_visit_to_the_form(begin: Begin, session: Session) -> None:
    page = begin(next_action_due=None)
    page.items.chosen.emit("notice")
    page.item.attest.click()
    entry = entry_of(RecordKind.CANDIDATE)
    page.start(entry, entries.open_review(entry, desk=session.desk))
    assert state_of(page, "notice") is ItemState.ATTESTED
    assert state_of(page, "next_action") is ItemState.PROVED


def test_a_confirmation_falls_back_when_its_value_changed(begin: Begin, session: Session) -> None:
    page = begin()
    page.items.chosen.emit("notice")
    page.item.attest.click()
    entry = entry_of(RecordKind.CANDIDATE, notice_verified_with="a call")
    page.start(entry, entries.open_review(entry, desk=session.desk))
    page.items.chosen.emit("notice")
    assert state_of(page, "notice") is ItemState.NEEDS_YOU
    said = page.item.findChild(QWidget, "review.item.said")
    assert said is not None
    assert said.property("text") == "The values changed after they were confirmed. Look at them again."


def test_nothing_said_about_one_person_counts_for_another(begin: Begin, session: Session) -> None:
    page = begin()
    page.items.chosen.emit("accommodation")
    page.item.attest.click()
    other = entry_of(
        RecordKind.CANDIDATE, legal_name="Radu Ionescu", email="radu@mail.example", phone="+40 722 111 222"
    )
    page.start(other, entries.open_review(other, desk=session.desk))
    assert state_of(page, "accommodation") is ItemState.NEEDS_YOU


def test_a_small_change_is_shown_above_the_items(begin: Begin, desk: OpenDesk, runner: InlineRunner) -> None:
    desks.saved_candidate(desk)
    page = begin(number=desks.CANDIDATE, notice_verified_with="a call", notice_days=15)
    assert not page.strip.isHidden()
    rows = dict(page.strip.rows)
    assert "→" in rows["Notice period"]
    page.item.attest.click()
    saved: list[entries.Saved] = []
    page.saved.connect(saved.append)
    page.save()
    runner.finish()
    assert [s.number for s in saved] == [desks.CANDIDATE]


def test_a_refused_save_lists_what_is_wrong_with_links(
    begin: Begin, desk: OpenDesk, runner: InlineRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begin()
    settle(page)
    desks.saved_candidate(desk)  # meanwhile somebody else enters the same person
    page.save()
    runner.finish()
    assert not page.summary.isHidden()
    assert page.summary.text.startswith("1 thing to put right")
    page.summary.links[0].click()
    assert page.item.item_id == "duplicates"
    assert state_of(page, "duplicates") is ItemState.BLOCKED


def test_a_conflict_leads_back_to_the_form_with_the_entry(
    begin: Begin, desk: OpenDesk, runner: InlineRunner, messages: Messages
) -> None:
    desks.saved_candidate(desk)
    entry = dataclasses.replace(entry_of(RecordKind.CANDIDATE, desks.CANDIDATE, notice_days=15), row_version=1)
    page = begin(number=desks.CANDIDATE, notice_days=15)
    page.start(entry, entries.open_review(entry, desk=desk))
    settle(page)
    desks.change(RecordKind.CANDIDATE, desks.CANDIDATE, {"city": "Brașov"}, desk)
    told: list[object] = []
    page.left.connect(lambda: told.append("left"))
    page.conflict.connect(told.append)
    page.save()
    runner.finish()
    assert told == ["left", entry]
    said = messages.last("refused")
    assert said is not None
    assert said.text == "Record: someone changed it since you opened it. Compare the two before saving."


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_example_can_be_reviewed_to_the_end(
    kind: RecordKind, begin: Begin, desk: OpenDesk, runner: InlineRunner
) -> None:
    if kind is RecordKind.OFFER:
        desks.saved_candidate(desk)
    page = begin(kind, number="", **({"finance_reference": "FIN-9001"} if kind is RecordKind.REQUISITION else {}))
    settle(page)
    saved: list[entries.Saved] = []
    page.saved.connect(saved.append)
    page.save()
    runner.finish()
    assert len(saved) == 1


def test_everything_that_takes_the_focus_has_a_name(begin: Begin) -> None:
    page = begin(next_action_due=None)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.objectName():
            assert widget.accessibleName() or widget.property("text"), widget.objectName()
