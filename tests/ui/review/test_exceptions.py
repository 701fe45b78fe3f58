"""Exceptions: a reason that says something, who allowed it, until when; shown wherever the record is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from recdesk.domain.people import Person
from recdesk.domain.review import ItemState
from recdesk.services import entries
from recdesk.services.desk import OpenDesk
from recdesk.ui.review.page import ReviewPage
from recdesk.ui.review.stored import StoredReviewPage
from recdesk.ui.runner import InlineRunner
from recdesk.ui.session import Session
from tests import desks
from tests.ui.review.test_review_page import settle

Begin = Callable[..., ReviewPage]
REASON = "The next step is agreed with Elena on Wednesday, the day follows from it."


@pytest.fixture
def page(begin: Begin) -> ReviewPage:
    """The example candidate without a due date, at the form for an exception."""
    page = begin(next_action_due=None)
    page.item.except_button.click()
    return page


def write(page: ReviewPage, reason: str, *, by: str = "Elena Pop", until: date | None = None) -> None:
    """Fill the exception and record it."""
    page.exception.reason.set_value(reason)
    page.exception.allowed_by.set_value(Person(by) if by else None)
    page.exception.until.set_value(until)
    page.exception.record_button.click()


def state_of(page: ReviewPage, item: str = "next_action") -> ItemState:
    """Where an item stands."""
    assert page.review is not None
    return page.review.run(item).state


def test_the_form_says_what_is_missing(page: ReviewPage) -> None:
    assert page.exception.missing.sentences == ("Due: nothing is entered. Enter the value from its source.",)
    assert page.exception.reason.controls()[0].hasFocus()


def test_a_written_reason_lets_the_item_go(page: ReviewPage) -> None:
    write(page, REASON, until=date(2026, 11, 27))
    assert state_of(page) is ItemState.EXCEPTED
    page.items.chosen.emit("next_action")
    said = page.item.exception.sentences
    assert said[0] == REASON
    assert "Allowed by Elena Pop." in said[1]
    assert "Until 27 Nov 2026." in said[1]


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("n/a", "The reason has 3 characters. Write between 20 and 500."),
        ("", "The reason has 0 characters. Write between 20 and 500."),
        ("x" * 501, "The reason has 501 characters. Write between 20 and 500."),
        ("aaaaaaaaaaaaaaaaaaaaaaaaa", "The reason does not say why. Write what is missing and why it may go on."),
    ],
)
def test_a_reason_that_says_nothing_is_refused_and_stays(page: ReviewPage, reason: str, sentence: str) -> None:
    write(page, reason)
    assert page.exception.reason.error == sentence
    assert page.exception.reason.value() == reason
    assert state_of(page) is ItemState.BLOCKED


def test_the_reason_of_another_item_is_refused(page: ReviewPage) -> None:
    write(page, REASON)
    page.items.chosen.emit("notice")
    page.item.except_button.click()
    write(page, REASON)
    assert page.exception.reason.error == "The reason repeats the last one. Write what is so in this case."


def test_a_usual_reason_has_to_be_completed(page: ReviewPage) -> None:
    page.exception.usual[2].click()
    begun = page.exception.reason.value()
    assert begun == "Waiting for the vendor's answer:"
    write(page, begun)
    assert page.exception.reason.error.startswith("The usual reason is only the beginning.")
    write(page, f"{begun} asked on Friday, due on Tuesday.")
    assert state_of(page) is ItemState.EXCEPTED


def test_somebody_has_to_have_allowed_it(page: ReviewPage) -> None:
    write(page, REASON, by="")
    assert page.exception.allowed_by.error == "Nobody is named. Enter who said that it may go on."
    assert state_of(page) is ItemState.BLOCKED


def test_the_legal_name_needs_a_second_person(begin: Begin, session: Session) -> None:
    page = begin()
    page.items.chosen.emit("legal_name")
    page.item.except_button.click()
    own = session.desk.operator
    write(page, REASON, by=own.display_name or own.name)
    assert page.exception.allowed_by.error.startswith("You cannot allow this yourself.")
    write(page, REASON, by="Elena Pop")
    assert state_of(page, "legal_name") is ItemState.EXCEPTED


def test_it_cannot_end_in_the_past(page: ReviewPage) -> None:
    write(page, REASON, until=date(2026, 11, 20))
    assert page.exception.until.error == "The day has passed. Enter one from today on."


def test_it_can_be_taken_back(page: ReviewPage) -> None:
    write(page, REASON)
    page.items.chosen.emit("next_action")
    page.item.back_button.click()
    assert state_of(page) is ItemState.BLOCKED
    assert page.item.item_id == "next_action"


def test_a_confirmation_can_be_taken_back(begin: Begin) -> None:
    page = begin()
    page.items.chosen.emit("notice")
    page.item.attest.click()
    page.items.chosen.emit("notice")
    page.item.back_button.click()
    assert state_of(page, "notice") is ItemState.NEEDS_YOU


def test_leaving_the_form_leaves_the_item_as_it_was(page: ReviewPage) -> None:
    page.exception.reason.set_value(REASON)
    page.leave()
    assert state_of(page) is ItemState.BLOCKED
    assert page.item.isVisible()


def test_exceptions_stand_on_top_of_the_answers_and_in_the_stored_review(
    page: ReviewPage, runner: InlineRunner, desk: OpenDesk, session: Session
) -> None:
    write(page, REASON)
    settle(page)
    assert page.answers.exceptions.sentences == (f"Next action with a due date: {REASON} Allowed by Elena Pop.",)
    saved: list[entries.Saved] = []
    page.saved.connect(saved.append)
    page.save()
    runner.finish()
    stored = desk.reads.reviews_of("candidate", desks.CANDIDATE)[0]
    shown = StoredReviewPage(session, stored.id)
    excepted = [card for card in shown.cards if card.exception.sentences]
    assert [card.exception.sentences[0] for card in excepted] == [REASON]
