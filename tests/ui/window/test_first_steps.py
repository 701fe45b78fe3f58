"""Today on a new desk: what is entered first, how a first requisition begins, and drafts that are gone on with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from recdesk.services import reference
from tests.desks import PASSPHRASE
from tests.ui.driver import OPERATOR, Driver, HomeDesks


@pytest.fixture
def fresh(qapp: QApplication, doors: HomeDesks) -> Iterator[Driver]:
    """The window on a new desk of Fagul, on Today."""
    doors.create(doors.default_folder(), PASSPHRASE, name="Fagul", operator=OPERATOR)
    driver = Driver(qapp, doors, doors.default_folder()).open(PASSPHRASE)
    yield driver
    driver.close()


def steps(driver: Driver) -> tuple[str, ...]:
    return driver.window.today.steps.texts()


def test_a_new_desk_says_what_is_entered_first(fresh: Driver) -> None:
    assert steps(fresh) == ("Enter the company first, its offices and its people: letters and mails print them.",)
    fresh.click("today.step.1.company")
    assert fresh.window.shell.tab == "desk"
    form = fresh.window.page().part("lists").shown()  # type: ignore[attr-defined]
    assert form.current_field() == "street"


def test_once_the_company_is_entered_nobody_is_asked_for_it(fresh: Driver) -> None:
    fresh.click("today.step.1.company")
    form = fresh.window.page().part("lists").shown()  # type: ignore[attr-defined]
    form.set_values({"street": "Str. Lungă 3", "city": "Brașov", "postal_code": "500003"})
    fresh.press("Ctrl+S", "Ctrl+1")
    session = fresh.window.session
    assert session is not None
    assert reference.current(desk=session.desk).company.city == "Brașov"
    assert steps(fresh) == ()


def test_an_empty_today_leads_to_the_first_requisition(fresh: Driver) -> None:
    table = fresh.window.today.table
    said = [label.text() for label in table.findChildren(QLabel) if label.isVisible()]
    assert "Nothing is waiting. Begin with an approved headcount document." in said
    fresh.window.today.take_focus()
    fresh.press("Enter")
    assert fresh.window.shell.tab == "requisitions"
    assert fresh.window.record_page("requisitions").editor is not None


def test_ctrl_n_on_today_begins_a_requisition_while_there_is_none(fresh: Driver) -> None:
    fresh.press("Ctrl+N")
    assert fresh.window.shell.tab == "requisitions"


def test_ctrl_n_on_today_begins_a_candidate_where_there_are_requisitions(window: Driver) -> None:
    window.press("Ctrl+N")
    assert window.window.shell.tab == "candidates"


def test_a_kept_draft_is_named_on_today_and_gone_on_with(window: Driver) -> None:
    window.act("record.candidate")
    editor = window.window.record_page("candidates").editor
    assert editor is not None
    editor.form.go_to("legal_name")
    window.type("Ana Pop")
    window.press("Esc", "Ctrl+1")
    assert [said.partition(":")[2] for said in steps(window)] == ["42, not saved: New candidate, \u2068Ana Pop\u2069"]

    window.click("today.step.1.draft")

    assert window.window.shell.tab == "candidates"
    assert editor.form.values()["legal_name"] == "Ana Pop"
    assert not editor.banner.is_shown()


def test_a_draft_of_a_stored_record_is_gone_on_with_in_its_form(window: Driver) -> None:
    window.window.open_record("candidate", "CAN-2026-0003")
    screen = window.window.record_page("candidates")
    screen.edit("city")
    window.settle()
    window.press("Ctrl+A")
    window.type("Arad")
    window.press("Esc", "Ctrl+1")
    assert "CAN-2026-0003" in steps(window)[0]
    window.window.open_record("candidate", "CAN-2026-0004")
    window.press("Ctrl+1")

    window.click("today.step.1.draft")

    assert screen.editor is not None
    assert screen.editor.editing.number == "CAN-2026-0003"
    assert screen.editor.form.values()["city"] == "Arad"


def test_a_locked_desk_names_no_draft(window: Driver) -> None:
    window.act("record.candidate")
    editor = window.window.record_page("candidates").editor
    assert editor is not None
    editor.form.go_to("legal_name")
    window.type("Ana Pop")
    window.press("Ctrl+1")
    assert steps(window)
    window.window.life.lock()
    assert steps(window) == ()
