"""A new candidate from a CV: dropped or chosen, read beside the window, its values taken or left one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from recdesk.domain.numbers import RecordKind
from recdesk.localization import catalogue
from recdesk.services import drafts
from recdesk.ui.records import from_cv
from tests.ui.dropping import drop
from tests.ui.records.conftest import Open, Tab

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CV = """Nume: Țîrlea Ștefan
Localitate: Iași, România
Telefon: 0744 123 456
E-mail: stefan.tirlea@exemplu.ro
Limbi străine: Engleză (C1)
Preaviz: 20 de zile lucrătoare
"""


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    file = tmp_path / "stefan.txt"
    file.write_text(CV, encoding="utf-8")
    return file


@pytest.fixture
def candidates(tab: Open) -> Tab:
    return tab("candidates", "requisition")


@pytest.fixture
def romanian() -> Iterator[None]:
    catalogue.use("ro_RO")
    yield
    catalogue.use("en_GB")


def begun(tab: Tab, cv: Path) -> None:
    """The form as it stands when the CV has been read."""
    from_cv.begin(tab.screen, cv)
    tab.settle()


def suggested(tab: Tab) -> list[str]:
    """The fields that show a suggestion."""
    assert tab.editor.cv is not None
    return tab.editor.cv.suggesting.names


def shown(tab: Tab, field: str) -> str:
    """What the strip at a field says."""
    strip = tab.find(f"candidates.form.{field}.suggested")
    assert strip.isVisible()
    return "\n".join(label.text() for label in strip.findChildren(QLabel) if label.text()).translate(
        dict.fromkeys(map(ord, "\u2066\u2068\u2069"))
    )


def test_a_cv_dropped_on_the_list_opens_the_form_with_it_and_suggests_what_it_says(candidates: Tab, cv: Path) -> None:
    assert drop(candidates.screen.list, cv)
    candidates.settle()
    form = candidates.editor.form
    assert form.values()["doc_cv"] == cv
    assert suggested(candidates)[:5] == ["legal_name", "languages", "email", "phone", "city"]
    assert shown(candidates, "phone") == "Suggested: 0744 123 456\nCV: “Telefon: 0744 123 456”"
    assert shown(candidates, "languages").startswith("Suggested: English (C1)")
    assert candidates.last.text.startswith("10 values are suggested. Ctrl+Enter takes one")


def test_a_suggestion_is_no_value_until_it_is_taken(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    values = candidates.editor.form.values()
    assert [values[n] for n in ("legal_name", "email", "phone", "city", "country")] == [""] * 5
    assert (values["notice_days"], values["notice_unit"], values["languages"]) == (None, "calendar_days", ())


def test_one_key_takes_a_suggestion_and_goes_on_and_another_leaves_it(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    candidates.editor.form.go_to("email")
    candidates.press(Qt.Key.Key_Return, CTRL)
    assert candidates.editor.form.values()["email"] == "stefan.tirlea@exemplu.ro"
    assert candidates.focus == "candidates.form.phone"
    candidates.press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert candidates.editor.form.values()["phone"] == ""
    assert "phone" not in suggested(candidates)
    assert candidates.focus == "candidates.form.city"


def test_the_buttons_of_a_suggestion_do_what_the_keys_do(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    for field, part in (("city", "take"), ("email", "leave")):
        button = candidates.find(f"candidates.form.{field}.suggested.{part}")
        assert isinstance(button, QWidget)
        button.click()  # type: ignore[attr-defined]
    candidates.settle()
    values = candidates.editor.form.values()
    assert (values["city"], values["email"]) == ("Iași", "")
    assert not {"city", "email"} & set(suggested(candidates))


def test_typing_another_value_takes_the_suggestion_away(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    candidates.editor.form.go_to("city")
    candidates.type("Cluj")
    assert "city" not in suggested(candidates)
    candidates.press(Qt.Key.Key_Return, CTRL)
    assert candidates.editor.form.values()["city"] == "Cluj"


def test_a_suggestion_is_spoken_with_its_field_and_its_origin(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    control = candidates.find("candidates.form.phone")
    spoken = "suggested: 0744 123 456, from the CV line “Telefon: 0744 123 456”"
    assert spoken in control.accessibleDescription()
    candidates.editor.form.go_to("phone")
    candidates.press(Qt.Key.Key_Return, CTRL)
    assert "suggested" not in control.accessibleDescription()


def test_a_suggested_value_is_shown_whole_however_long_it_is(candidates: Tab, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    name = "Maria-Alexandra Ștefania-Gabriela Constantinescu-Brâncoveanu Dumitrescu-Theodorescu"
    file.write_text(f"Nume: {name}", encoding="utf-8")
    candidates.screen.resize(960, 560)
    begun(candidates, file)
    label = candidates.find("candidates.form.legal_name.suggested.what")
    assert isinstance(label, QLabel)
    assert name in label.text()
    assert label.heightForWidth(label.width()) <= label.height()


def test_the_key_stands_at_the_field_where_it_acts(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    candidates.editor.form.go_to("phone")
    candidates.settle()
    texts = {}
    for field in ("phone", "email"):
        button = candidates.find(f"candidates.form.{field}.suggested.take")
        assert isinstance(button, QPushButton)
        texts[field] = button.text()
    assert texts == {"phone": "Use  Ctrl+Enter", "email": "Use"}


def test_the_way_goes_over_required_fields_without_a_suggestion_to_the_end(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    assert candidates.focus == "candidates.form.id_seen"
    seen = []
    for _step in range(18):
        seen.append(candidates.focus.removeprefix("candidates.form."))
        if seen[-1] in ("id_seen", "consent_channel", "source", "accommodation"):
            candidates.press(Qt.Key.Key_Down)
        elif seen[-1] == "next_action":
            candidates.type("Call")
        candidates.press(Qt.Key.Key_Return, CTRL)
        if candidates.focus == "candidates.review":
            break
    assert seen[0] == "id_seen"
    assert {"accommodation", "source", "next_action"} <= set(seen)
    assert candidates.last.text == "Nothing waits any more. Ctrl+S reviews and saves."


def test_a_cv_dropped_on_the_open_form_is_taken_even_over_a_line_of_text(candidates: Tab, cv: Path) -> None:
    candidates.screen.new()
    candidates.settle()
    line = candidates.find("candidates.form.legal_name")
    assert drop(candidates.editor, cv, at=line.mapTo(candidates.editor, line.rect().center()))
    candidates.settle()
    assert candidates.editor.form.values()["doc_cv"] == cv
    assert candidates.editor.form.values()["legal_name"] == ""
    assert "email" in suggested(candidates)


def test_several_files_at_once_are_not_taken(candidates: Tab, cv: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Nume: Ana Pop")
    assert not drop(candidates.screen.list, cv, other)
    candidates.settle()
    assert candidates.at_list
    assert candidates.last.text == "Drop one CV at a time: each belongs to one candidate."


def test_the_command_asks_for_a_file_and_does_what_a_drop_does(candidates: Tab, cv: Path) -> None:
    from_cv.ask(candidates.screen)
    dialog = candidates.screen.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(cv))
    dialog.close()
    candidates.settle()
    assert candidates.editor.form.values()["doc_cv"] == cv
    assert "legal_name" in suggested(candidates)


def test_a_file_that_the_desk_does_not_take_leaves_an_open_form_and_one_sentence(
    candidates: Tab, tmp_path: Path
) -> None:
    file = tmp_path / "cv.pdf"
    file.write_bytes(b"this is no pdf")
    begun(candidates, file)
    form = candidates.editor.form
    assert form.values()["doc_cv"] is None
    assert form.box("doc_cv").error == "Document cv.pdf: its content is not .pdf. Save it again in its program."


def test_a_cv_without_text_stays_attached_and_its_field_says_so(candidates: Tab, tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n....")
    begun(candidates, file)
    said = "CV: photo.png is attached; text is read from PDF, Word and text files only. Type the values."
    assert candidates.editor.form.values()["doc_cv"] == file
    assert (candidates.last.text, suggested(candidates)) == (said, ["consent_given_on"])
    line = candidates.find("candidates.form.doc_cv.line")
    assert said in [label.text() for label in line.findChildren(QLabel)]


def test_taking_the_file_out_takes_its_suggestions_away_and_keeps_what_was_taken(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    candidates.editor.form.go_to("city")
    candidates.press(Qt.Key.Key_Return, CTRL)
    remove = candidates.find("candidates.form.doc_cv.remove")
    remove.click()  # type: ignore[attr-defined]
    candidates.settle()
    assert suggested(candidates) == []
    assert candidates.editor.form.values()["city"] == "Iași"


def test_what_comes_late_for_a_file_that_was_replaced_is_dropped(candidates: Tab, cv: Path, tmp_path: Path) -> None:
    other = tmp_path / "ana.txt"
    other.write_text("Nume: Ana Pop\nTelefon: 0722 333 444")
    from_cv.begin(candidates.screen, cv)
    candidates.editor.attach_cv(other)
    candidates.settle()
    assert "0722 333 444" in shown(candidates, "phone")


def test_the_second_entry_of_the_name_is_never_filled_by_a_suggestion(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    candidates.editor.form.go_to("legal_name")
    candidates.press(Qt.Key.Key_Return, CTRL)
    candidates.press(Qt.Key.Key_S, CTRL)
    page = candidates.screen.stack.currentWidget()
    assert page is not None
    assert page.objectName() == "review.page"
    assert page.review is not None  # type: ignore[attr-defined]
    page._show_item("legal_name")  # type: ignore[attr-defined]
    candidates.settle()
    field = page.item.again.field  # type: ignore[attr-defined]
    assert field.value() in ("", None)
    assert not any("suggested" in w.objectName() for w in page.findChildren(QWidget))


def test_a_stored_candidate_gets_no_suggestions(tab: Open, cv: Path) -> None:
    stored = tab("candidates", "candidate")
    stored.screen.edit()
    stored.settle()
    assert drop(stored.editor, cv)
    stored.settle()
    assert stored.editor.form.values()["doc_cv"] == cv
    assert suggested(stored) == []


def test_a_draft_with_a_cv_gets_its_suggestions_again_for_what_is_still_empty(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    candidates.editor.form.go_to("city")
    candidates.press(Qt.Key.Key_Return, CTRL)
    candidates.editor.leave()
    candidates.screen.new()
    candidates.settle()
    assert suggested(candidates) == []
    candidates.press(Qt.Key.Key_Space)
    assert candidates.editor.form.values()["city"] == "Iași"
    assert "city" not in suggested(candidates)
    assert "phone" in suggested(candidates)


def test_what_was_being_typed_stays_as_a_draft_when_another_cv_is_brought(candidates: Tab, cv: Path) -> None:
    candidates.screen.new()
    candidates.settle()
    candidates.editor.form.go_to("city")
    candidates.type("Sibiu")
    from_cv.begin(candidates.screen, cv)
    candidates.settle()
    candidates.editor.keep_draft()
    kept = drafts.waiting(RecordKind.CANDIDATE, "", desk=candidates.desk)
    assert sorted(draft.values["city"] for draft in kept) == ["", "Sibiu"]


def test_suggestions_follow_the_language_of_the_window(candidates: Tab, cv: Path, romanian: None) -> None:
    begun(candidates, cv)
    assert shown(candidates, "phone") == "Propunere: 0744 123 456\nCV: „Telefon: 0744 123 456”"
    catalogue.use("en_GB")
    candidates.screen.retranslate()
    QApplication.processEvents()
    assert shown(candidates, "phone").startswith("Suggested: 0744 123 456")


def test_the_line_stops_speaking_of_suggestions_when_all_are_answered(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    assert "values are suggested" in candidates.messages.standing_result
    going = candidates.editor.cv
    assert going is not None
    for name in suggested(candidates):
        assert "values are suggested" in candidates.messages.standing_result
        going.suggesting.take(name)
    assert "suggested" not in candidates.messages.standing_result


def test_the_line_stops_speaking_of_suggestions_when_the_form_is_left(candidates: Tab, cv: Path) -> None:
    begun(candidates, cv)
    candidates.screen.escape()
    assert "values are suggested" not in candidates.messages.standing_result
