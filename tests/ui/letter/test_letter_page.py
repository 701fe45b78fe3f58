"""The letter page: made on opening, read beside the data, filed only when everything agrees and is approved."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import delete

from recdesk.domain.letter import LetterFact
from recdesk.domain.operator import Role
from recdesk.services import letters
from recdesk.services.desk import OpenDesk
from recdesk.services.letters import FiledLetter, LetterPreview
from recdesk.ui.letter.page import LetterPage
from recdesk.ui.messages import Messages
from recdesk.ui.runner import InlineRunner
from recdesk.ui.session import Session
from tests import desks

Open = Callable[..., LetterPage]
PDF = "RO-TA-2026-Q4/2026-11-23_AnaMariaStefanescu_Offer_v01.pdf"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """A desk with an approved offer."""
    with desks.open_desk(tmp_path, "approved") as opened:
        yield opened


@pytest.fixture
def session(desk: OpenDesk, runner: InlineRunner, messages: Messages) -> Session:
    """The desk as the window has it open."""
    return Session(desk, runner, messages)


@pytest.fixture
def open_letter(session: Session, runner: InlineRunner, shown: Callable[..., QWidget]) -> Open:
    """A shown page with the letter of the example offer made."""

    def opened(number: str = desks.OFFER) -> LetterPage:
        page = LetterPage(session)
        shown(page, 1280, 760)
        page.open(number)
        runner.finish()
        return page

    return opened


def with_wrong_pay(made: LetterPreview) -> LetterPreview:
    """The same letter as if its PDF said another amount."""
    facts = tuple(
        LetterFact("amount", f.record, "9.050,00 lei brut pe lună", False, 0, "", f.places)
        if f.field == "amount"
        else f
        for f in made.draft.facts
    )
    return dataclasses.replace(made, draft=dataclasses.replace(made.draft, facts=facts))


@pytest.fixture
def wrong_letter(open_letter: Open, monkeypatch: pytest.MonkeyPatch) -> LetterPage:
    """A page whose letter says another amount than the record."""
    make = letters.preview
    monkeypatch.setattr(letters, "preview", lambda number, **how: with_wrong_pay(make(number, **how)))
    return open_letter()


def test_opening_makes_the_letter_and_files_nothing(open_letter: Open, desk: OpenDesk) -> None:
    page = open_letter()
    assert page.preview is not None
    assert page.preview.draft.verified
    assert not [path for path in desks.files_in(desk.folder / "documents") if "_Offer_" in path]


def test_while_it_is_made_there_is_a_bar_and_a_way_to_stop(session: Session, runner: InlineRunner) -> None:
    page = LetterPage(session)
    page.open(desks.OFFER)
    assert page.is_making
    assert page.foot.text == "Making the letter..."
    page.leave()
    runner.finish()
    assert not page.is_making
    assert page.preview is None
    assert page.banner.text == "Stopped. Nothing was made and nothing is left."
    page.banner.button("again").click()
    runner.finish()
    assert page.preview is not None


def test_each_fact_stands_with_its_value_and_its_places(open_letter: Open) -> None:
    page = open_letter()
    spoken = [page.facts.spoken(place) for place in range(page.facts.count())]
    assert any("Agrees, Base pay" in row and "9.200,00 lei brut pe lună" in row and "1 place" in row for row in spoken)
    assert any("Start date" in row and "4 octombrie 2027" in row for row in spoken)


def test_a_chosen_fact_is_framed_on_its_page(open_letter: Open) -> None:
    page = open_letter()
    assert page.preview is not None
    fields = [fact.field for fact in page.preview.draft.facts]
    anchor = fields.index("anchor:1")
    page.facts.choose(anchor)
    places = page.preview.draft.facts[anchor].places
    assert page.paper.view.page == places[0][0]
    assert [round(f.x(), 2) for f in page.paper.view.sheet.frames] == [p[1] for p in places if p[0] == places[0][0]]


def test_a_click_on_a_value_chooses_its_row(open_letter: Open) -> None:
    page = open_letter()
    assert page.preview is not None
    fields = [fact.field for fact in page.preview.draft.facts]
    pay = page.preview.draft.facts[fields.index("amount")]
    _, x, y, width, height = pay.places[0]
    page.paper.view.turn_to(pay.places[0][0])
    page.paper.view.sheet.clicked.emit(QPointF(x + width / 2, y + height / 2))
    assert page.facts.currentRow() == fields.index("amount")


def test_the_picture_has_as_many_dots_as_the_screen(open_letter: Open) -> None:
    page = open_letter()
    view = page.paper.view
    view.set_zoom(150)
    image = view.sheet.image
    assert view.shown_zoom() == 150
    assert view.sheet.width() == pytest.approx(595 * 96 / 72 * 1.5, abs=2)
    assert image.width() == pytest.approx(view.sheet.width() * view.devicePixelRatioF(), abs=1)


@pytest.mark.parametrize(("asked", "shown_percent"), [(10, 50), (400, 400), (900, 400)])
def test_the_size_stays_between_50_and_400(asked: int, shown_percent: int, open_letter: Open) -> None:
    page = open_letter()
    page.paper.view.set_zoom(asked)
    assert page.paper.view.shown_zoom() == shown_percent


def test_page_keys_turn_the_pages(open_letter: Open) -> None:
    view = open_letter().paper.view
    pages = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(view, key)
        pages.append(view.page)
    assert pages == [1, 1, 0]
    assert view.accessibleName() == "Page 1 of 2"
    assert "Stimată doamnă Ștefănescu" in view.accessibleDescription()


def test_filing_writes_both_files_and_says_where(open_letter: Open, runner: InlineRunner, desk: OpenDesk) -> None:
    page = open_letter()
    filed: list[FiledLetter] = []
    page.filed.connect(filed.append)
    assert page.foot.file_button.text() == "File the letter  Ctrl+Enter"
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    runner.finish()
    assert [one.pdf for one in filed] == [PDF]
    assert desk.files.exists(PDF)
    assert desk.files.exists(PDF.replace(".pdf", ".docx"))
    assert filed[0].pdf_sha256 in page.foot.text
    assert page.foot.file_button.isHidden()


def test_a_filed_letter_is_not_filed_again(open_letter: Open, runner: InlineRunner, desk: OpenDesk) -> None:
    page = open_letter()
    for _ in range(3):
        page.file()
    runner.finish()
    page.file()
    runner.finish()
    with desk.work() as uow:
        assert len([d for d in uow.documents_of("offer", desks.OFFER) if d.path.endswith(".pdf")]) == 1


def test_a_letter_that_still_holds_is_shown_as_filed_and_made_anew_only_when_asked(
    open_letter: Open, runner: InlineRunner, desk: OpenDesk
) -> None:
    first = open_letter()
    first.file()
    runner.finish()
    page = open_letter()
    assert page.done is not None
    assert (page.done.pdf, page.foot.file_button.isHidden(), page.foot.print_button.isHidden()) == (PDF, True, False)
    assert page.banner.accessibleName() == "Version 01 is filed, and the offer has not changed since."

    page.banner.findChild(QPushButton, "letter.banner.anew").click()
    runner.finish()

    assert page.done is None
    assert not page.foot.file_button.isHidden()


def test_a_filed_letter_of_an_offer_that_changed_is_made_anew_by_itself(
    open_letter: Open, runner: InlineRunner, desk: OpenDesk
) -> None:
    first = open_letter()
    first.file()
    runner.finish()
    desk.files.absolute(PDF).write_bytes(b"something else")
    page = open_letter()
    assert page.done is None
    assert not page.foot.file_button.isHidden()


def test_after_filing_a_mail_draft_is_made(open_letter: Open, runner: InlineRunner, desk: OpenDesk) -> None:
    page = open_letter()
    page.file()
    runner.finish()
    page.foot.mail_button.click()
    assert "_Mail" in page.foot.text
    assert [path for path in desks.files_in(desk.folder / "documents") if path.endswith(".eml")]
    assert page.foot.mail_button.isHidden()


def test_a_value_that_differs_keeps_the_letter_from_being_filed(wrong_letter: LetterPage, desk: OpenDesk) -> None:
    page = wrong_letter
    assert page.foot.file_button.text() == "File the letter: 1 left"
    page.facts.choose(0)
    page.file()
    assert page.facts.currentRow() == page.facts.first_mismatch()
    assert not desk.files.exists(PDF)
    spoken = page.facts.spoken(page.facts.first_mismatch()).replace("\u00a0", " ")
    assert "9.200,00 lei brut pe lună" in spoken
    assert "9.050,00 lei brut pe lună" in spoken


def test_what_differs_leads_to_its_field(wrong_letter: LetterPage) -> None:
    fields: list[str] = []
    wrong_letter.go_to_field.connect(fields.append)
    wrong_letter.banner.button("field").click()
    assert fields == ["amount"]


def test_an_offer_that_changed_after_the_preview_is_not_filed(
    open_letter: Open, runner: InlineRunner, desk: OpenDesk
) -> None:
    page = open_letter()
    with desk.work() as uow:
        offer = uow.offers.get(desks.OFFER)
        offer.content_sha256 = "0" * 64
        uow.commit()
    page.file()
    runner.finish()
    assert page.banner.text == "Offer: it was changed after the preview. Look at the letter again."
    assert not desk.files.exists(PDF)


def test_a_missing_value_is_told_with_its_field(
    open_letter: Open, runner: InlineRunner, desk: OpenDesk, session: Session
) -> None:
    with desk.work() as uow:
        uow.offers.get(desks.OFFER).start_date = None
        uow.commit()
    page = open_letter()
    fields: list[str] = []
    page.go_to_field.connect(fields.append)
    assert page.preview is None
    page.banner.button("field").click()
    assert fields == ["start_date"]
    assert page.foot.file_button.isHidden()


def test_another_language_makes_the_letter_in_it(open_letter: Open, runner: InlineRunner) -> None:
    page = open_letter()
    languages = page.head.languages
    languages.setCurrentIndex(languages.findData("en_GB"))
    languages.activated.emit(languages.currentIndex())
    runner.finish()
    assert page.preview is not None
    assert page.preview.template.language == "en_GB"
    assert any("9,200.00" in page.facts.spoken(place) for place in range(page.facts.count()))


def test_without_an_offer_it_says_what_to_choose(session: Session) -> None:
    page = LetterPage(session)
    page.open("")
    assert page.banner.text == "Choose an approved offer, then make its letter."


def test_escape_leaves(open_letter: Open) -> None:
    page = open_letter()
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert left == [True]


def test_every_button_has_a_name(open_letter: Open) -> None:
    for widget in open_letter().findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.objectName():
            assert widget.accessibleName() or widget.property("text"), widget.objectName()


def test_a_page_that_is_dropped_while_its_letter_is_made_does_no_harm(session: Session, runner: InlineRunner) -> None:
    page = LetterPage(session)
    page.open(desks.OFFER)
    delete(page)
    runner.finish()
    assert runner.running() == []


class TestNotApproved:
    """An offer that still waits for its approval."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Iterator[OpenDesk]:
        """A desk with a draft offer."""
        with desks.open_desk(tmp_path, "offer") as opened:
            yield opened

    def test_it_can_be_looked_at_and_not_filed(self, open_letter: Open, desk: OpenDesk) -> None:
        page = open_letter()
        assert page.foot.file_button.text() == "File the letter: 1 left"
        said = "Offer: 0 of 1 approvals are there. The letter can be looked at, not filed."
        assert page.banner.text == said
        page.file()
        assert page.banner.button("approve").hasFocus()
        assert not desk.files.exists(PDF)

    def test_a_lead_approves_the_shown_pay_and_files(
        self, open_letter: Open, runner: InlineRunner, desk: OpenDesk
    ) -> None:
        page = open_letter()
        button = page.banner.button("approve")
        assert button.text().replace("\u00a0", " ") == "Approve 9 200.00 RON gross monthly"
        button.click()
        runner.finish()
        assert page.foot.file_button.text() == "File the letter  Ctrl+Enter"
        page.file()
        runner.finish()
        assert desk.files.exists(PDF)

    def test_a_specialist_is_not_offered_the_approval(
        self, desk: OpenDesk, runner: InlineRunner, messages: Messages
    ) -> None:
        session = Session(desks.acting(desk, Role.SPECIALIST), runner, messages)
        page = LetterPage(session)
        page.open(desks.OFFER)
        runner.finish()
        assert page.banner.findChild(QPushButton) is None
        assert page.foot.file_button.text() == "File the letter: 1 left"
