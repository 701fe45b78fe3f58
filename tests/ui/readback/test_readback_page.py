"""A signed copy on the Offers tab: read beside the record, what differs first, filed or corrected only when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from recdesk.domain.letter import Verdict
from recdesk.domain.numbers import RecordKind
from recdesk.services import records
from recdesk.services.desk import OpenDesk
from recdesk.ui.messages import Messages
from recdesk.ui.offers.kind import OFFERS
from recdesk.ui.readback.page import ReadBackPage
from recdesk.ui.records.screen import RecordScreen
from recdesk.ui.runner import InlineRunner
from recdesk.ui.session import Session
from tests import desks
from tests.desks import OFFER
from tests.ui.dropping import drop


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """A desk with a filed letter."""
    with desks.open_desk(tmp_path, "letter") as opened:
        yield opened


@pytest.fixture
def session(desk: OpenDesk, runner: InlineRunner, messages: Messages) -> Session:
    return Session(desk, runner, messages)


@pytest.fixture
def tab(session: Session, runner: InlineRunner, shown: Callable[..., QWidget]) -> RecordScreen:
    """The Offers tab with the example offer."""
    screen = RecordScreen(session, OFFERS)
    shown(screen, 1400, 800)
    screen.start()
    runner.finish()
    screen.open_record(OFFER)
    runner.finish()
    return screen


def signed(desk: OpenDesk, suffix: str = ".pdf") -> Path:
    view = records.view(RecordKind.OFFER, OFFER, desk=desk)
    return desk.files.absolute(next(d.path for d in view.documents if d.engine and d.path.endswith(suffix)))


def other_record(desk: OpenDesk) -> None:
    with desk.work() as uow:
        uow.offers.get(OFFER).job_title = "Recruitment Operations Lead"
        uow.commit()


def read(tab: RecordScreen, runner: InlineRunner, path: Path) -> ReadBackPage:
    tab.signed.read(path)
    runner.finish()
    page = tab.stack.currentWidget()
    assert isinstance(page, ReadBackPage)
    return page


def test_a_copy_that_agrees_says_so_and_shows_its_page(tab: RecordScreen, runner: InlineRunner, desk: OpenDesk) -> None:
    page = read(tab, runner, signed(desk))
    assert page.copy is not None
    assert page.copy.reading.verdict is Verdict.MATCH
    assert page.verdict().startswith("All ")
    assert page.paper.view.pages == 2
    assert page.facts.first_mismatch() == -1
    assert not page.foot.correct_button.isVisibleTo(page)


def test_what_differs_stands_first_and_is_marked_on_the_page(
    tab: RecordScreen, runner: InlineRunner, desk: OpenDesk
) -> None:
    path = signed(desk)
    other_record(desk)
    page = read(tab, runner, path)
    assert page.facts.first_mismatch() == 0
    assert "Recruitment Operations Specialist" in page.facts.item(0).text()
    assert page.facts.spoken(0).startswith("Differs, Job title")
    assert page.paper.view.sheet.frames
    assert page.paper.view.sheet.wrong


def test_a_word_file_shows_the_words_around_a_fact(tab: RecordScreen, runner: InlineRunner, desk: OpenDesk) -> None:
    page = read(tab, runner, signed(desk, ".docx"))
    assert page.beside.currentWidget() is page.words
    assert "Ana-Maria Ștefănescu" in page.words.text()


def test_a_copy_is_filed_by_its_key_once(tab: RecordScreen, runner: InlineRunner, desk: OpenDesk) -> None:
    page = read(tab, runner, signed(desk))
    QTest.keyClick(page.facts, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    runner.finish()
    page.file()
    runner.finish()
    types = [d.type.value for d in records.view(RecordKind.OFFER, OFFER, desk=desk).documents]
    assert types.count("signed_offer") == 1
    assert page.done is not None
    assert page.done.path in page.foot.text.text()
    assert not page.foot.file_button.isVisibleTo(page)


def test_a_correction_opens_the_form_with_what_was_signed_suggested(
    tab: RecordScreen, runner: InlineRunner, desk: OpenDesk
) -> None:
    path = signed(desk)
    other_record(desk)
    with desk.work() as uow:
        uow.offers.get(OFFER).amount += 300
        uow.commit()
    tab.open_record(OFFER)
    read(tab, runner, path).correct()
    editor = tab.editor
    assert editor is not None
    assert tab.stack.currentWidget() is editor
    title, pay = editor.form.box("job_title"), editor.form.box("pay")
    assert title.value() == "Recruitment Operations Lead"
    for name in ("job_title", "pay"):
        taken = editor.findChild(QPushButton, f"offers.form.{name}.suggested.take")
        assert taken is not None
        taken.click()
    assert title.value() == "Recruitment Operations Specialist"
    assert (str(pay.value().amount), pay.value().currency) == ("9200.00", "RON")
    assert records.view(RecordKind.OFFER, OFFER, desk=desk).record.job_title == "Recruitment Operations Lead"


def test_suggestions_of_a_copy_do_not_stay_for_another_edit(
    tab: RecordScreen, runner: InlineRunner, desk: OpenDesk
) -> None:
    path = signed(desk)
    other_record(desk)
    tab.open_record(OFFER)
    read(tab, runner, path).correct()
    tab.open_record(OFFER)
    tab.edit()
    assert tab.editor is not None
    strip = tab.editor.findChild(QWidget, "offers.form.job_title.suggested")
    assert strip is None or not strip.isVisibleTo(tab.editor)


def test_a_scan_and_a_vanished_file_are_said_in_one_sentence(
    tab: RecordScreen, runner: InlineRunner, tmp_path: Path
) -> None:
    broken = tmp_path / "signed.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    page = read(tab, runner, broken)
    assert page.banner.accessibleName() == "The copy is damaged and cannot be opened. Ask for it again."
    assert not page.foot.file_button.isVisibleTo(page)
    page = read(tab, runner, tmp_path / "gone.pdf")
    assert "gone.pdf" in page.banner.accessibleName()
    assert page.copy is None


def test_a_pdf_dropped_on_the_offer_is_read_back_and_a_picture_is_not(
    tab: RecordScreen, runner: InlineRunner, desk: OpenDesk, tmp_path: Path
) -> None:
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG")
    assert not drop(tab.record, picture)
    assert drop(tab.record, signed(desk))
    runner.finish()
    assert isinstance(tab.stack.currentWidget(), ReadBackPage)


def test_escape_leads_back_to_the_offer(tab: RecordScreen, runner: InlineRunner, desk: OpenDesk) -> None:
    page = read(tab, runner, signed(desk))
    QTest.keyClick(page.facts, Qt.Key.Key_Escape)
    assert tab.at_list
    assert tab.place() == OFFER


def test_the_act_stands_in_the_more_menu_and_the_palette(tab: RecordScreen) -> None:
    titles = [action.text() for action in tab.actions_of_kind()]
    assert "Read back a signed copy..." in titles
    assert any(act.code == "readback" and act.more for act in OFFERS.acts)
