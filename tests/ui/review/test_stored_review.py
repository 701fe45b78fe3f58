"""A stored review: read from the history, with every item and its evidence, and printed as a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from recdesk.localization import catalogue
from recdesk.services.desk import OpenDesk
from recdesk.ui.messages import Messages
from recdesk.ui.review.stored import StoredReviewPage
from recdesk.ui.session import Session
from tests import desks


@pytest.fixture
def page(desk: OpenDesk, session: Session) -> StoredReviewPage:
    """The stored review of the example candidate."""
    desks.saved_candidate(desk)
    return StoredReviewPage(session, desk.reads.reviews_of("candidate", desks.CANDIDATE)[0].id)


def test_every_item_is_there_with_its_evidence(page: StoredReviewPage) -> None:
    assert len(page.cards) == 10
    rows = {row.label: (row.value, row.source) for card in page.cards for row in card.facts.rows}
    assert rows["Legal name"] == ("Ana-Maria Ștefănescu", "Record")
    assert rows["Consent given"][0] == "20 Nov 2026"
    assert rows["Time zone"][0] == "Europe/Bucharest"


def test_it_says_who_confirmed_and_keyed_again(page: StoredReviewPage) -> None:
    texts = [label.text() for card in page.cards for label in card.findChildren(QLabel)]
    assert any(text.startswith("Keyed twice, both entries agree: ioana") for text in texts)
    assert any(text.startswith("Confirmed by ioana") for text in texts)


def test_nothing_in_it_can_be_changed(page: StoredReviewPage) -> None:
    assert {button.objectName() for button in page.findChildren(QPushButton)} == {
        "stored_review.back",
        "stored_review.print",
    }


def test_it_is_printed_as_pdf(page: StoredReviewPage, tmp_path: Path, desk: OpenDesk, messages: Messages) -> None:
    sheet = tmp_path / "review.pdf"
    page.print_to(sheet)
    text = desk.letters.text_of("review.pdf", sheet.read_bytes())
    assert "Candidate data entry v1" in text
    assert "Ana-Maria Ștefănescu" in text
    said = messages.last("result")
    assert said is not None
    assert said.text == "Written: review.pdf."


def test_a_folder_that_cannot_be_written_is_told(page: StoredReviewPage, tmp_path: Path, messages: Messages) -> None:
    page.print_to(tmp_path / "nowhere" / "review.pdf")
    said = messages.last("refused")
    assert said is not None
    assert said.text == "File review.pdf: it cannot be written. Choose another folder."


def test_it_follows_the_language(page: StoredReviewPage) -> None:
    catalogue.use("ro_RO")
    page.retranslate()
    pills = {card.accessibleName().rpartition(", ")[2] for card in page.cards}
    assert pills == {"Dovedit", "Confirmat"}


def test_a_review_that_is_not_there_is_told(session: Session, messages: Messages) -> None:
    page = StoredReviewPage(session, 99)
    assert page.cards == []
    assert messages.last("refused") is not None
