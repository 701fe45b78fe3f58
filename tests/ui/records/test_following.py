"""The family and level of a requisition follow its title until a person chooses them."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from recdesk.services import reference
from tests.ui.records.conftest import Open, Tab


@pytest.fixture
def requisitions(tab: Open) -> Tab:
    """A new requisition."""
    opened = tab("requisitions", "empty")
    opened.screen.new()
    opened.settle()
    return opened


def choose(tab: Tab, field: str, text: str) -> None:
    """Choose in a list by its letters, as a person does who takes a breath before the next list."""
    tab.editor.form.go_to(field)
    tab.press(Qt.Key.Key_Home)
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    place = next(at for at in range(box.count()) if box.itemText(at).startswith(text))
    for _step in range(place):
        tab.press(Qt.Key.Key_Down)


def role(tab: Tab) -> tuple[str, str]:
    values = tab.editor.form.values()
    return values["family"], values["level"]


def test_the_family_follows_the_title(requisitions: Tab) -> None:
    choose(requisitions, "title", "Recruiter")
    assert role(requisitions) == ("Recruiting", "")
    choose(requisitions, "title", "Offer Coord")
    assert role(requisitions) == ("Offers and onboarding", "")


def test_the_level_follows_where_the_job_has_one_only(requisitions: Tab) -> None:
    choose(requisitions, "title", "Recruitment Operations Team Lead")
    assert role(requisitions) == ("Recruitment operations", "senior")
    choose(requisitions, "title", "Recruiter")
    assert role(requisitions) == ("Recruiting", "")


def test_what_a_person_chose_stays(requisitions: Tab) -> None:
    choose(requisitions, "level", "exp")
    choose(requisitions, "family", "Offers")
    choose(requisitions, "title", "Recruitment Operations Team Lead")
    assert role(requisitions) == ("Offers and onboarding", "experienced")


def test_a_followed_value_that_a_person_changed_stays(requisitions: Tab) -> None:
    choose(requisitions, "title", "Recruiter")
    choose(requisitions, "family", "Offers")
    choose(requisitions, "title", "Recruitment Coordinator")
    assert role(requisitions)[0] == "Offers and onboarding"


def test_a_stored_family_stays_when_the_title_of_another_record_was_followed(tab: Open) -> None:
    opened = tab("requisitions", "requisition")
    opened.screen.new()
    choose(opened, "title", "Recruitment Coordinator")
    opened.screen.escape()
    opened.screen.edit()
    stored = role(opened)
    assert stored[0] == "Recruitment operations"
    choose(opened, "title", "Recruiter")
    assert role(opened) == stored


def test_a_title_that_the_desk_added_is_followed_too(requisitions: Tab) -> None:
    desk = requisitions.desk
    known = reference.current(desk=desk)
    job = dataclasses.replace(known.jobs[0], title="Zebra Keeper", family="Recruiting")
    requisitions.session.attempt(
        lambda: reference.change(dataclasses.replace(known, jobs=(*known.jobs, job)), desk=desk)
    )
    choose(requisitions, "title", "Zebra")
    assert requisitions.editor.form.values()["title"] == "Zebra Keeper"
    assert role(requisitions)[0] == "Recruiting"
