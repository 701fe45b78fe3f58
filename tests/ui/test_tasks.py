"""How many actions the usual tasks take, counted at the window: a chord or a click is one, so is typing one field.

The limits stand in the tests. The work is done by keys on a demo desk, but for a button clicked in two of the tasks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication

from recdesk.domain.candidate import Candidate
from recdesk.domain.numbers import RecordKind
from recdesk.services import records
from recdesk.services.reads import ListQuery
from recdesk.ui.records.screen import RecordScreen
from tests.ui.demo_window import closed, doors, folder, make_demo, window
from tests.ui.driver import Actions, Driver
from tests.ui.dropping import drop

__all__ = ["closed", "doors", "folder", "window"]
CANDIDATES = 120
CV = """Curriculum Vitae

Nume: Ionescu Andreea-Maria
Localitate: Cluj-Napoca, România
Telefon mobil: 0744 123 456
E-mail: andreea.ionescu@exemplu.ro

Experiență profesională
2019 - 2024  Inginer software, Exemplu SRL, București

Limba maternă: Română
Limbi străine: Engleză (C1), Germană (B1)
Perioada de preaviz: 30 de zile calendaristice
"""


@pytest.fixture(scope="session")
def made_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo desk large enough for lists that have to be searched."""
    return make_demo(tmp_path_factory.mktemp("tasks") / "desk", CANDIDATES)


@pytest.fixture
def actions(window: Driver, qapp: QApplication) -> Iterator[Actions]:
    """Counts from the moment the desk is open."""
    counter = Actions(qapp)
    yield counter
    counter.stop()


def _a_candidate(window: Driver, stage: str) -> str:
    session = window.window.session
    assert session is not None
    query = ListQuery(filters={"stage": stage}, sort="number", descending=True)
    return str(session.desk.reads.rows_at(RecordKind.CANDIDATE, query, offset=0, limit=1)[0].number)


def test_moving_a_stage_takes_two_actions(window: Driver, actions: Actions) -> None:
    number = _a_candidate(window, "screening")
    window.window.open_record("candidate", number)
    window.window.page().take_focus()
    window.settle()
    actions.count = 0

    window.press("Ctrl+M", "Enter")

    assert window.result.startswith(f"{number}: stage moved to ")
    assert actions.count == 2


def test_finding_a_person_from_anywhere_takes_three_actions(window: Driver, actions: Actions) -> None:
    number = _a_candidate(window, "interview")
    window.press("Ctrl+5")
    actions.count = 0

    window.press("Ctrl+K")
    window.type(number)
    window.press("Enter")

    assert window.window.page().place() == number
    assert actions.count == 3


def test_a_letter_is_made_filed_and_drafted_in_three_actions(window: Driver, actions: Actions) -> None:
    row = next(row for row in window.window.today.rows() if row.kind == "letter_missing")
    window.window.open_record("offer", row.record)
    window.window.page().take_focus()
    window.settle()
    actions.count = 0

    window.press("F9", "Ctrl+Return")
    filed = window.result
    window.click("letter.mail")

    assert filed == f"Letter filed and read back: {row.record}."
    assert window.result == f"Mail draft made: {row.record}."
    assert actions.count == 3


def _a_cv(folder: Path) -> Path:
    file = folder / "cv of andreea.docx"
    document = Document()
    for line in CV.splitlines():
        document.add_paragraph(line)
    document.save(str(file))
    return file


def test_a_new_candidate_from_a_cv_saved_takes_at_most_24_actions(
    window: Driver, actions: Actions, tmp_path: Path
) -> None:
    file = _a_cv(tmp_path)
    window.press("Ctrl+3")
    page = window.window.page()
    assert isinstance(page, RecordScreen)
    actions.count = 0

    assert drop(page.list, file)
    actions.count += 1  # pulled in from outside the window
    window.settle()
    window.type("Identity card")
    window.press("Ctrl+Return")
    for field in ("legal_name", "languages", "email", "phone", "city", "country"):
        assert window.focus().startswith(f"candidates.form.{field}")
        window.press("Ctrl+Return")
    for field in ("consent_given_on", "consent_channel", "source", "notice_days", "notice_verified_with"):
        assert window.focus() == f"candidates.form.{field}"
        window.press("Ctrl+Return")
    assert window.focus() == "candidates.form.accommodation"
    window.type("Nothing disclosed")
    window.press("Ctrl+Return")
    window.type("Screening call")
    window.press("Ctrl+S")
    for _item in ("notice", "accommodation"):
        window.click("review.attest")
    window.press("Enter")
    window.type("Ionescu Andreea-Maria")
    window.press("Enter", "Ctrl+Return")

    number = window.result.removeprefix("Saved: ").removesuffix(".")
    session = window.window.session
    assert session is not None
    view = records.view(RecordKind.CANDIDATE, number, desk=session.desk)
    assert isinstance(view.record, Candidate)
    assert (view.record.legal_name, view.record.email, view.record.phone, view.record.city, view.record.country) == (
        "Ionescu Andreea-Maria", "andreea.ionescu@exemplu.ro", "0744 123 456", "Cluj-Napoca", "RO"
    )  # fmt: skip
    assert (view.record.notice_days, view.record.notice_verified_with) == (30, "CV")
    assert [skill.language for skill in view.record.languages] == ["ro", "en", "de"]
    assert [d.path.rsplit("/", 1)[-1] for d in view.documents] == ["2026-11-23_IonescuAndreeaMaria_CV.docx"]
    assert view.record.next_action == "Screening call"
    assert actions.count <= 24, actions.count


def test_correcting_one_field_of_a_record_takes_five_actions(window: Driver, actions: Actions) -> None:
    number = _a_candidate(window, "screening")
    window.window.open_record("candidate", number)
    window.window.page().take_focus()
    window.settle()
    actions.count = 0

    window.press("Ctrl+J")
    window.type("street")
    window.press("Enter")
    window.type("Strada Nouă 4")
    window.press("Ctrl+S")

    assert window.result == f"Saved: {number}."
    assert "Strada Nouă 4" in window.texts()
    assert actions.count == 5


def test_an_offer_from_a_candidate_reviewed_and_saved_takes_at_most_22_actions(
    window: Driver, actions: Actions
) -> None:
    number = _a_candidate(window, "interview")
    window.window.open_record("candidate", number)
    window.window.page().take_focus()
    window.settle()
    actions.count = 0

    window.press("Ctrl+Shift+O")
    window.type("5000")
    for field, day in (("start", "14.12.2026"), ("valid", "04.12.2026")):
        window.press("Ctrl+J")
        window.type(field)
        window.press("Enter")
        window.type(day)
    window.press("Ctrl+S")
    window.click("review.attest")
    for again in ("5000", "14.12.2026"):
        window.press("Enter")
        window.type(again)
        window.press("Enter", "Space")
    window.press("Ctrl+S")

    assert window.result.startswith("Saved: OF-")
    assert actions.count <= 22, actions.count
