"""The form: it gives and takes values by the record's names, never saves, and leads to what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QWidget

from recdesk.domain.money import Basis, Frequency
from recdesk.localization import catalogue
from recdesk.ui.widgets.declared import Field, Section
from recdesk.ui.widgets.form import Form

Show = Callable[..., QWidget]
PAY = ("amount", "currency", "basis", "frequency")
SECTIONS = (Section("pay", "Pay"), Section("dates", "Dates"), Section("people", "People"))
FIELDS = (
    Field("job_title", "Job title", "text", "pay", required=True),
    Field("pay", "Pay", "money", "pay", required=True, parts=PAY),
    Field("start_date", "Start date", "date", "dates", required=True),
    Field("temporary", "For a limited time", "check", "dates"),
    Field("end_date", "End date", "date", "dates", visible_if=lambda values: bool(values["temporary"])),
    Field(
        "signers",
        "Signers",
        "list",
        "people",
        columns=(Field("name", "Name", "text"), Field("email", "E-mail", "email")),
    ),
    Field("notes", "Notes", "long_text", "people"),
)
VALUES = {
    "job_title": "Recruiter",
    "amount": Decimal("9500.00"),
    "currency": "RON",
    "basis": Basis.GROSS,
    "frequency": Frequency.MONTHLY,
    "start_date": date(2026, 5, 4),
    "temporary": True,
    "end_date": date(2027, 5, 3),
    "signers": ({"name": "Elena Pop", "email": "elena@firm.ro"},),
    "notes": "",
}


@pytest.fixture
def form(shown: Show) -> Form:
    made = Form(FIELDS, SECTIONS, "offers.form")
    shown(made, 1000, 620)
    return made


def test_a_form_gives_back_what_it_was_filled_with(form: Form) -> None:
    heard: list[str] = []
    form.changed.connect(heard.append)
    form.set_values(VALUES)
    assert form.values() == VALUES
    assert heard == []


def test_filling_one_part_of_a_compound_keeps_the_others(form: Form) -> None:
    form.set_values(VALUES)
    form.set_values({"currency": "EUR"})
    assert form.values() == VALUES | {"currency": "EUR"}


def test_a_draft_keeps_what_cannot_be_read(form: Form, shown: Show) -> None:
    form.set_values(VALUES)
    edit = form.box("start_date").controls()[0]
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    QTest.keyClicks(edit, "03/04/2026")
    other = Form(FIELDS, SECTIONS, "offers.form")
    other.set_draft(form.draft())
    assert other.draft() == form.draft()
    assert other.values() == VALUES | {"start_date": None}
    assert "two ways" in other.entry_problems()["start_date"]


def test_a_change_by_a_person_names_its_field(form: Form) -> None:
    heard: list[str] = []
    form.changed.connect(heard.append)
    QTest.keyClicks(form.box("job_title").controls()[0], "R")
    assert heard == ["job_title"]


def test_a_field_shows_itself_only_where_it_applies_and_else_counts_as_empty(form: Form) -> None:
    form.set_values(VALUES)
    assert form.box("end_date").isVisible()
    form.set_values({"temporary": False})
    assert not form.box("end_date").isVisible()
    assert form.values()["end_date"] is None
    form.set_values({"temporary": True})
    assert form.values()["end_date"] == date(2027, 5, 3)


def test_problems_are_shown_at_their_fields_and_counted_at_their_sections(form: Form) -> None:
    left = form.show_problems({"amount": "Pay: too much. Lower it.", "start_date": "Start date: gone.", "number": "X"})
    assert left == ["number"]
    assert form.box("pay").error == "Pay: too much. Lower it."
    assert form.problem_fields() == ["pay", "start_date"]
    listed = form.findChild(QListWidget, "offers.form.sections")
    assert [listed.item(row).text() for row in range(listed.count())] == ["Pay  1", "Dates  1", "People"]
    form.show_problems({})
    assert form.problem_fields() == []


def test_a_refusal_from_outside_does_not_hide_what_cannot_be_read(form: Form) -> None:
    form.box("start_date").set_raw("31.04.2026")
    assert form.entry_problems()
    form.show_problems({"job_title": "Job title: too long. Shorten it."})
    assert "April has 30 days" in form.box("start_date").error


def test_the_key_for_the_next_problem_goes_round(form: Form) -> None:
    form.show_problems({"job_title": "a. b.", "notes": "c. d."})
    form.focus_first()
    for key, held, expected in (
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "notes"),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "job_title"),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier, "notes"),
    ):
        QTest.keyClick(QApplication.focusWidget(), key, held)
        assert form.current_field() == expected
    form.show_problems({})
    assert form.next_problem() is False


def test_the_first_required_field_that_is_empty_gets_the_focus(form: Form) -> None:
    form.set_values({"job_title": "Recruiter"} | {name: VALUES[name] for name in PAY})
    form.focus_first()
    assert form.current_field() == "start_date"
    form.set_values(VALUES)
    form.focus_first()
    assert form.current_field() == "job_title"


def test_going_to_a_field_brings_all_of_it_into_view(shown: Show) -> None:
    many = tuple(Field(f"f{n}", f"Field {n}", "text", "pay") for n in range(40))
    form = Form(many, SECTIONS[:1], "many.form")
    shown(form, 600, 400)
    for name in ("f39", "f0", "f20"):
        form.go_to(name)
        box = form.box(name)
        view = form._scroll.viewport()
        place = box.rect().translated(box.mapTo(view, box.rect().topLeft()))
        assert view.rect().contains(place), name


def test_a_field_is_found_by_a_part_of_its_name(form: Form) -> None:
    form.focus_first()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    jump = QApplication.focusWidget()
    assert jump is not None
    assert jump.objectName() == "offers.form.jump"
    QTest.keyClicks(jump, "END d")
    form.set_values({"temporary": True})
    QTest.keyClick(jump, Qt.Key.Key_Return)
    assert form.current_field() == "end_date"


def test_tab_goes_through_the_fields_from_top_to_bottom_and_back(form: Form) -> None:
    form.set_values(VALUES)
    form.go_to("job_title")
    stops = [control for declared in FIELDS for control in form.box(declared.name).controls()]
    walked = [QApplication.focusWidget()]
    while walked[-1] is not stops[-1]:
        QTest.keyClick(walked[-1], Qt.Key.Key_Tab)
        assert QApplication.focusWidget() not in walked
        walked.append(QApplication.focusWidget())
    assert walked == stops
    for stop in reversed(stops[:-1]):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is stop


def test_a_read_only_form_shows_values_and_takes_none(form: Form) -> None:
    form.set_values(VALUES)
    form.set_read_only(True)
    QTest.keyClicks(form.box("job_title").controls()[0], "X")
    assert form.values() == VALUES
    form.set_read_only(False, ["job_title"])
    assert not form.box("job_title").is_read_only()
    assert form.box("notes").is_read_only()


def test_labels_follow_the_language_and_entries_stay(form: Form) -> None:
    form.set_values(VALUES)
    catalogue.use("en_GB", stretch=True)
    form.retranslate()
    assert form.box("job_title").label.startswith("Job title ")
    assert form.box("job_title").label != "Job title"
    assert form.values() == VALUES
    assert any(label.text().startswith("Dates ") for label in form.findChildren(QLabel))


def test_fields_stand_under_each_other_at_one_edge(form: Form) -> None:
    edges = {
        form.box(f.name).mapTo(form, form.box(f.name).rect().topLeft()).x()
        for f in FIELDS
        if form.box(f.name).isVisible()
    }
    assert len(edges) == 1


def test_a_narrow_form_puts_its_sections_away_and_brings_them_by_key(form: Form) -> None:
    listed = form.findChild(QListWidget, "offers.form.sections")
    assert listed.isVisible()
    form.resize(600, 500)
    assert not listed.isVisible()
    form.jump()
    assert listed.isVisible()


@pytest.mark.parametrize(
    "fields",
    [
        (Field("a", "A", "text", "pay"), Field("a", "A", "text", "pay")),
        (Field("a", "A", "text", "nowhere"),),
        (Field("pay", "P", "money", "pay", parts=PAY), Field("amount", "A", "amount", "pay")),
    ],
    ids=["the same name", "no section", "a part and a field"],
)
def test_a_wrong_declaration_is_refused(fields: tuple[Field, ...]) -> None:
    with pytest.raises(ValueError, match=r"declared twice|no section"):
        Form(fields, SECTIONS, "x.form")


def test_an_unknown_kind_and_a_list_without_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="no field of kind"):
        Field("a", "A", "spin", "pay")
    with pytest.raises(ValueError, match="columns"):
        Field("a", "A", "list", "pay")
