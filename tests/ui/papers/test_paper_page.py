"""The page of documents: from the record by keys, its questions answered, shown, filed; and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from recdesk.domain.application import Stage
from recdesk.domain.numbers import RecordKind
from recdesk.services import applications, letters, records
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import ListQuery
from recdesk.ui.papers import outgoing
from recdesk.ui.papers.asking import OF_CANDIDATE, OF_OFFER
from recdesk.ui.papers.page import PaperPage
from tests.ui.driver import Driver

INTERVIEW, MISSING, REJECTION, CONSENT = range(4)
"""Places in the list of a candidate's documents."""
ANNEX, INFORMATION, CONTRACT, ONBOARDING, CHANGE = range(5)


def desk_of(window: Driver) -> OpenDesk:
    desk: OpenDesk = window.window.session.desk
    return desk


def candidate_at(window: Driver, stage: str) -> str:
    rows = desk_of(window).reads.rows_at(RecordKind.CANDIDATE, ListQuery(sort="number"), offset=0, limit=60)
    return next(row.number for row in rows if row.stage == stage)


def offer_at(window: Driver, *status: str) -> str:
    rows = desk_of(window).reads.rows_at(RecordKind.OFFER, ListQuery(sort="number"), offset=0, limit=60)
    return next(row.number for row in rows if row.status in status)


def choose_document(window: Driver, kind: str, number: str, place: int) -> PaperPage:
    """Open a record, its list of documents, and the one at that place."""
    tab = f"{kind}s"
    window.window.open_record(kind, number)
    window.settle()
    if kind == "candidate":
        window.press("F9")
    else:
        window.window.record_page(tab).act("document")
        window.settle()
    assert window.focus() == f"{tab}.papers.list"
    window.press(*["Down"] * place, "Enter")
    page = window.find("paper.page")
    assert isinstance(page, PaperPage)
    return page


def answer(window: Driver, page: PaperPage, **texts: str) -> None:
    """Type answers into their fields."""
    form = page.answers.form
    assert form is not None
    for name, text in texts.items():
        form.go_to(name)
        window.type(text)


def answer_interview(window: Driver, page: PaperPage) -> None:
    answer(window, page, interview_kind="Technical", interview_date="02.12.2026", interview_time="10:00-10:45")


def error(page: PaperPage, name: str) -> str:
    form = page.answers.form
    assert form is not None
    return form.box(name).error


def documents_of(window: Driver, kind: RecordKind, number: str) -> list[str]:
    view = records.view(kind, number, desk=desk_of(window))
    return [d.path for d in view.documents if d.engine]


@pytest.mark.parametrize(("kind", "documents"), [("offer", OF_OFFER), ("candidate", OF_CANDIDATE)])
def test_the_act_stands_in_the_more_menu_the_record_menu_and_the_palette(
    window: Driver, kind: str, documents: tuple[str, ...]
) -> None:
    number = offer_at(window, "accepted") if kind == "offer" else candidate_at(window, "offer")
    window.window.open_record(kind, number)
    window.settle()
    more = window.find(f"{kind}s.act.more").findChild(QMenu)
    assert more is not None
    assert f"{kind}s.act.document" in [entry.objectName() for entry in more.actions()]
    menu = window.window.menus.menu("record")
    menu.aboutToShow.emit()
    assert menu.findChild(QAction, f"menu.{kind}s.action.document") is not None
    window.press("Ctrl+K")
    window.type("make a document")
    assert "Make a document..." in window.palette()
    window.press("Enter")
    offered = window.find(f"{kind}s.papers.list")
    assert [offered.item(n).data(0x100) for n in range(offered.count())] == [code.value for code in documents]


def test_a_checklist_of_an_offer_is_shown_with_the_desks_own_answers_and_filed_by_keys(window: Driver) -> None:
    number = offer_at(window, "accepted")
    page = choose_document(window, "offer", number, ONBOARDING)
    form = page.answers.form
    assert form is not None
    assert form.values()["first_day_time"] == "9:00"
    assert len(form.values()["tasks"]) == 5
    window.press("F9")
    assert page.preview is not None
    assert page.preview.draft.verified
    assert window.focus() == "letter.facts"
    assert any("Tasks, row 1: Due by" in page.facts.spoken(place) for place in range(page.facts.count()))
    assert "_Onboarding_v01.pdf" in page.foot.text
    assert documents_of(window, RecordKind.OFFER, number) == documents_before(window, number)
    window.press("Ctrl+Enter")
    assert page.done is not None
    assert page.done.pdf.endswith("_Onboarding_v01.pdf")
    assert page.done.pdf in documents_of(window, RecordKind.OFFER, number)
    assert not window.sees("letter.mail")
    assert "Letter filed and read back" in window.result


def documents_before(window: Driver, number: str) -> list[str]:
    """The filed documents of an offer that are no checklists."""
    return [path for path in documents_of(window, RecordKind.OFFER, number) if "_Onboarding_" not in path]


def test_a_missing_and_a_wrong_answer_are_said_at_their_fields(window: Driver) -> None:
    number = candidate_at(window, "offer")
    page = choose_document(window, "candidate", number, INTERVIEW)
    answer(window, page, interview_kind="Technical", interview_time="ten")
    window.press("F9")
    assert page.preview is None
    assert page.banner.text == "2 answers to put right."
    assert error(page, "interview_date") == "Day of the interview: the answer is missing. Enter it."
    assert error(page, "interview_time").startswith("Time of the interview: this is not a time.")
    assert window.focus() == "paper.form.interview_date"
    window.type("02.12.2026")
    form = page.answers.form
    assert form is not None
    form.box("interview_time").set_value("")
    answer(window, page, interview_time="10:00")
    window.press("F9")
    assert page.preview is not None
    assert page.preview.draft.verified
    assert not page.banner.is_shown()


def test_what_cannot_be_read_as_typed_is_said_before_anything_is_made(window: Driver) -> None:
    page = choose_document(window, "candidate", candidate_at(window, "offer"), INTERVIEW)
    answer(window, page, interview_kind="Technical", interview_date="someday", interview_time="10:00")
    window.press("F9")
    assert not page.is_making
    assert page.preview is None
    assert error(page, "interview_date")
    assert window.focus() == "paper.form.interview_date"


def test_a_row_without_its_date_is_named(window: Driver) -> None:
    page = choose_document(window, "candidate", candidate_at(window, "offer"), MISSING)
    window.click("paper.form.missing.add")
    window.type("Diploma")
    window.press("F9")
    assert (
        error(page, "missing") == "Missing documents, row 1: Due by: this row needs a date. Enter it like 14.04.2026."
    )
    row = window.find("paper.form.missing.1.due")
    row.setFocus()
    window.type("04.12.2026")
    window.press("F9")
    assert page.preview is not None
    assert page.preview.draft.verified


def test_a_rejection_is_recorded_before_its_note_can_be_made(window: Driver) -> None:
    number = candidate_at(window, "offer")
    page = choose_document(window, "candidate", number, REJECTION)
    assert "the application is not rejected" in page.banner.text
    assert not page.foot.preview_button.isEnabled()
    assert window.focus() == "paper.document"
    window.press("F9", "Ctrl+Enter")
    assert page.preview is None
    (application,) = records.view(RecordKind.CANDIDATE, number, desk=desk_of(window)).applications
    applications.move(number, application.requisition, Stage.REJECTED, desk=desk_of(window))
    window.click("paper.banner.again")
    assert not page.banner.is_shown()
    window.press("F9", "Ctrl+Enter")
    assert page.done is not None
    assert page.done.pdf.endswith("_Reply_v01.pdf")


def test_answers_survive_leaving_the_page_and_go_with_filing(window: Driver) -> None:
    number = candidate_at(window, "offer")
    page = choose_document(window, "candidate", number, INTERVIEW)
    answer_interview(window, page)
    window.press("Escape")
    assert window.focus() == "candidates.table"
    page = choose_document(window, "candidate", number, MISSING)
    page = choose_document(window, "candidate", number, INTERVIEW)
    assert page.banner.text == "What was typed earlier stands here again."
    window.press("F9", "Ctrl+Enter")
    assert page.done is not None
    window.press("Escape")
    page = choose_document(window, "candidate", number, INTERVIEW)
    assert not page.banner.is_shown()
    assert page.answers.typed() == {}


def test_today_names_the_answers_that_are_kept_and_goes_on_with_them(window: Driver) -> None:
    number = candidate_at(window, "offer")
    page = choose_document(window, "candidate", number, INTERVIEW)
    answer(window, page, interview_kind="Technical")
    window.press("Escape", "Ctrl+1")
    assert f"Interview confirmation for {number}" in window.texts()
    window.click("today.step.1.draft")
    form = page.answers.form
    assert form is not None
    assert window.sees("paper.page")
    assert form.values()["interview_kind"] == "Technical"


def test_begin_anew_forgets_what_was_typed(window: Driver) -> None:
    number = candidate_at(window, "offer")
    page = choose_document(window, "candidate", number, INTERVIEW)
    answer_interview(window, page)
    window.press("Escape")
    page = choose_document(window, "candidate", number, INTERVIEW)
    window.click("paper.banner.anew")
    assert page.answers.typed() == {}
    assert not page.banner.is_shown()


def test_a_changed_answer_takes_the_preview_back(window: Driver) -> None:
    page = choose_document(window, "candidate", candidate_at(window, "offer"), INTERVIEW)
    answer_interview(window, page)
    window.press("F9")
    assert page.preview is not None
    window.press("Escape")
    answer(window, page, interview_place="Room 3")
    assert page.preview is None
    assert page.foot.text == "The answers were changed after this preview. Make it again."
    assert not window.sees("paper.file")


def test_another_language_asks_again_with_what_was_typed_and_the_desks_answers_in_it(window: Driver) -> None:
    page = choose_document(window, "candidate", candidate_at(window, "offer"), CONSENT)
    assert page.asking is not None
    assert page.asking.language == "ro_RO"
    assert page.asking.languages == ("ro_RO", "en_GB")
    answer(window, page, consent_purpose="Future openings")
    box = window.find("paper.language")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    window.settle()
    form = page.answers.form
    assert form is not None
    assert page.asking.language == "en_GB"
    assert form.values()["consent_purpose"] == "Future openings"
    assert form.values()["consent_data"][0] == {"text": "name and contact details"}


def test_stopping_leaves_nothing_and_says_so(window: Driver) -> None:
    number = offer_at(window, "accepted")
    page = choose_document(window, "offer", number, ONBOARDING)
    page.make()
    assert page.is_making
    assert page.foot.text == "Making the document..."
    page.leave()
    window.settle()
    assert not page.is_making
    assert page.preview is None
    assert page.banner.text == "Stopped. Nothing was made and nothing is left."


def test_a_document_of_an_offer_that_is_not_approved_is_looked_at_and_not_filed(window: Driver) -> None:
    number = offer_at(window, "draft")
    page = choose_document(window, "offer", number, ANNEX)
    window.press("F9")
    assert page.preview is not None
    assert page.banner.text.startswith("The offer is not approved.")
    assert page.foot.file_button.text() == "File the document: 1 left"
    window.press("Ctrl+Enter")
    assert page.done is None


def test_a_document_changed_behind_its_preview_is_not_filed(window: Driver) -> None:
    number = offer_at(window, "accepted")
    page = choose_document(window, "offer", number, ONBOARDING)
    window.press("F9")
    assert page.preview is not None
    letters.file(page.preview, desk=desk_of(window))
    window.press("Ctrl+Enter")
    assert page.done is None
    assert page.banner.is_shown()
    window.click("paper.banner.make")
    assert page.preview.planned_pdf.endswith("_Onboarding_v02.pdf")


def test_a_draft_copy_of_a_candidates_document_is_noted_in_the_candidates_history(
    window: Driver, tmp_path: Path
) -> None:
    number = candidate_at(window, "offer")
    page = choose_document(window, "candidate", number, INTERVIEW)
    answer_interview(window, page)
    window.press("F9")
    outgoing.copy_to(page, tmp_path / "copy.pdf")
    history = records.view(RecordKind.CANDIDATE, number, desk=desk_of(window)).history
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")
    assert "draft_copy" in [entry.action for entry in history]


def test_every_part_that_takes_the_focus_has_a_name_aloud(window: Driver) -> None:
    page = choose_document(window, "offer", offer_at(window, "accepted"), ONBOARDING)
    stops = [w for w in page.findChildren(QWidget) if w.isVisible() and w.focusPolicy().value & 1 and w.isEnabled()]
    unnamed = [w.objectName() for w in stops if not (w.accessibleName() or getattr(w, "text", lambda: "")())]
    assert stops
    assert [name for name in unnamed if name.startswith("paper.") and name != "paper.tabs"] == []
