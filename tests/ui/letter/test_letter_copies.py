"""Beside filing: a letter compared with the version before, written as a draft copy, printed; and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter, QTextCursor
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from recdesk.localization import catalogue
from recdesk.services.desk import OpenDesk
from recdesk.ui.letter.page import LetterPage
from recdesk.ui.messages import Messages
from recdesk.ui.runner import InlineRunner
from recdesk.ui.session import Session
from tests import desks
from tests.desks import OFFER, files_in

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """A desk whose offer has a filed letter and then got another title."""
    with desks.open_desk(tmp_path, "letter") as opened:
        with opened.work() as uow:
            offer = uow.offers.get(OFFER)
            offer.job_title, offer.content_sha256 = "Recruitment Operations Lead", "of another offer"
            uow.commit()
        yield opened


@pytest.fixture
def page(desk: OpenDesk, runner: InlineRunner, messages: Messages, shown: Callable[..., QWidget]) -> LetterPage:
    """The letter page of that offer, its second letter made and not filed."""
    made = LetterPage(Session(desk, runner, messages))
    shown(made, 1280, 760)
    made.open(OFFER)
    runner.finish()
    return made


def _drawn(page: LetterPage, word: str) -> tuple[bool, bool]:
    """Whether a word of the comparison is struck out, and whether it is underlined."""
    document = page.comparison.text.document()
    cursor = document.find(word, QTextCursor(document))
    assert not cursor.isNull(), word
    return cursor.charFormat().fontStrikeOut(), cursor.charFormat().fontUnderline()


def test_a_second_letter_is_compared_with_the_first_by_key(page: LetterPage) -> None:
    assert page.foot.compare_button.text() == "Compare with v01  Alt+C"
    QTest.keyClick(page.facts, Qt.Key.Key_C, ALT)
    assert page.comparison.isVisible()
    assert page.comparison.head.endswith("words differ from v01")
    assert _drawn(page, "Specialist") == (True, False)
    assert _drawn(page, "Lead") == (False, True)
    assert "[-Specialist-]" in page.comparison.text.accessibleDescription()


def test_esc_leads_from_the_comparison_back_to_the_page(page: LetterPage) -> None:
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    page.compare()
    QTest.keyClick(page.comparison.text, Qt.Key.Key_Escape)
    assert page.paper.isVisible()
    assert left == []


def test_a_chosen_fact_leads_back_to_the_page(page: LetterPage) -> None:
    page.compare()
    page.facts.choose(2)
    assert page.paper.isVisible()


def test_the_first_letter_offers_no_comparison(
    tmp_path: Path, runner: InlineRunner, messages: Messages, shown: Callable[..., QWidget]
) -> None:
    with desks.open_desk(tmp_path / "first", "approved") as opened:
        first = LetterPage(Session(opened, runner, messages))
        shown(first, 1280, 760)
        first.open(OFFER)
        runner.finish()
        assert first.foot.compare_button.isHidden()
        assert not first.foot.copy_button.isHidden()


def test_a_draft_copy_is_asked_for_and_written_with_the_word_on_it(
    page: LetterPage, desk: OpenDesk, messages: Messages, tmp_path: Path
) -> None:
    before = files_in(desk.folder / "documents")
    QTest.keyClick(page.facts, Qt.Key.Key_Y, ALT)
    dialog = page.findChild(QFileDialog, "letter.copy_file")
    assert dialog is not None
    proposed = dialog.selectedFiles()[0]
    dialog.reject()

    page.copy_to(tmp_path / "copy.pdf")

    assert proposed.endswith("_Offer_v02_DRAFT.pdf")
    said = messages.last("result")
    assert said is not None
    assert said.text == f"Draft copy written: {OFFER}."
    assert "PROIECT" in desk.letters.text_of("copy.pdf", (tmp_path / "copy.pdf").read_bytes())
    assert files_in(desk.folder / "documents") == before


def test_a_copy_that_cannot_be_written_says_so(page: LetterPage, messages: Messages, tmp_path: Path) -> None:
    page.copy_to(tmp_path / "nowhere" / "copy.pdf")
    assert messages.last("refused") is not None


def test_a_letter_that_is_not_filed_is_not_printed(page: LetterPage, messages: Messages) -> None:
    QTest.keyClick(page.facts, Qt.Key.Key_P, CTRL)
    said = messages.last("result")
    assert said is not None
    assert said.text == "Only a filed letter is printed. File it first, or write a draft copy."
    assert page.findChild(QPrintDialog) is None


@pytest.fixture
def filed(page: LetterPage, runner: InlineRunner, desk: OpenDesk) -> LetterPage:
    """The page with its letter filed."""
    with desk.work() as uow:
        offer = uow.offers.get(OFFER)
        assert page.preview is not None
        offer.content_sha256 = page.preview.content_sha256
        uow.commit()
    page.file()
    runner.finish()
    assert page.done is not None, page.banner.text
    return page


def test_a_filed_letter_is_printed_page_by_page(filed: LetterPage, desk: OpenDesk, tmp_path: Path) -> None:
    paper = QPdfWriter(str(tmp_path / "printed.pdf"))
    paper.setResolution(300)

    filed.print_on(paper, range(2))

    printed = (tmp_path / "printed.pdf").read_bytes()
    width, height, rgb = desk.letters.page_image(printed, 1, 1.0)
    assert (width, height) == pytest.approx((595, 842), abs=2)
    assert min(rgb) < 64
    with pytest.raises(Exception, match="document_unreadable"):
        desk.letters.page_image(printed, 2, 1.0)


def test_ctrl_p_opens_the_print_dialog_of_the_system(filed: LetterPage) -> None:
    QTest.keyClick(filed.facts, Qt.Key.Key_P, CTRL)
    dialog = filed.findChild(QPrintDialog, "letter.print_dialog")
    assert dialog is not None
    assert (dialog.minPage(), dialog.maxPage()) == (1, 2)
    dialog.reject()


def test_the_acts_are_named_for_the_menu_and_the_palette(page: LetterPage) -> None:
    named = {action.text(): action.shortcut().toString() for action in page.acts}
    assert named == {
        "File the letter": "Ctrl+Return",
        "Compare with the version before": "Alt+C",
        "Write a draft copy": "Alt+Y",
        "Print the letter": "Ctrl+P",
    }


def test_the_place_for_a_signature_is_told_by_its_page(page: LetterPage) -> None:
    spoken = [page.facts.spoken(place) for place in range(page.facts.count())]
    places = [row for row in spoken if "Place for signature" in row]
    assert places
    assert not [row for row in spoken if "[[" in row]
    assert "On page 2" in places[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en_GB", "chosen because it is the one for Romania"), ("ro_RO", "ales pentru că este cel pentru România")],
)
def test_why_a_template_was_chosen_is_said_in_words(language: str, words: str, page: LetterPage) -> None:
    catalogue.use(language)
    page.retranslate()
    said = page.head._reason.text()
    catalogue.use("en_GB")
    assert words in said


def test_after_the_mail_draft_the_keys_of_the_page_still_work(filed: LetterPage) -> None:
    filed.show()
    filed.activateWindow()
    filed.foot.mail_button.setFocus()
    QTest.keyClick(filed.foot.mail_button, Qt.Key.Key_Return)
    assert "Mail draft: " in filed.foot.text
    assert filed.focusWidget() is filed.foot.back_button
