"""The form of a record: where it begins, drafts that survive, copies, conflicts, and the way to its review."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from recdesk.domain.numbers import RecordKind
from recdesk.services import drafts
from recdesk.services.desk import OpenDesk
from recdesk.ui.candidates.fields import fields as candidate_fields
from recdesk.ui.offers.fields import fields as offer_fields
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.records.conflict import ConflictPage
from recdesk.ui.requisitions.fields import fields as requisition_fields
from recdesk.ui.review.page import ReviewPage
from tests import desks
from tests.desks import CANDIDATE, REQUISITION
from tests.ui.records.conftest import Open, Tab

CTRL = Qt.KeyboardModifier.ControlModifier


def retype(tab: Tab, field: str, text: str) -> None:
    tab.editor.form.go_to(field)
    tab.press(Qt.Key.Key_A, CTRL)
    tab.type(text)


def change_elsewhere(desk: OpenDesk, **changes: object) -> None:
    """Another person saves a change of the candidate meanwhile."""
    desks.change(RecordKind.CANDIDATE, CANDIDATE, changes, desk)


# Where it begins


def test_a_new_form_begins_at_the_first_field_that_is_needed(tab: Open) -> None:
    requisitions = tab("requisitions", "empty")
    requisitions.screen.new()
    requisitions.settle()
    assert requisitions.editor.form.current_field() == "doc_headcount_approval"


def test_a_stored_record_begins_at_its_first_field_not_at_its_files(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.press(Qt.Key.Key_F2)
    assert candidates.editor.editing.number == CANDIDATE
    assert candidates.editor.form.current_field() == "id_seen"


def test_the_form_goes_to_the_field_that_was_asked_for(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.edit("city")
    candidates.settle()
    assert candidates.editor.form.current_field() == "city"


@pytest.mark.parametrize(
    ("kind", "step", "fields", "documents"),
    [
        (RecordKind.REQUISITION, "empty", requisition_fields, ("doc_headcount_approval",)),
        (RecordKind.CANDIDATE, "requisition", candidate_fields, ("doc_cv",)),
        (RecordKind.OFFER, "candidate", offer_fields, ()),
    ],
)
def test_no_field_is_called_optional_whose_absence_the_checklist_blocks(
    tab: Open, kind: RecordKind, step: str, fields: object, documents: tuple[str, ...]
) -> None:
    desk = tab(f"{kind.value}s", step).desk
    listed = fields(DeskChoices(desk))  # type: ignore[operator]
    conditional = {"office", "candidate", "requisition"}  # the first by work type, the others cannot be left out
    wrong = []
    for field in listed:
        if field.required or field.name in conditional:
            continue
        names = ("documents",) if field.name in documents else field.record_names
        if field.name == "apply_to":
            names = ("requisition",)
        _entry, review = desks.entered(kind, desks.example(kind, **dict.fromkeys(names)), desk)
        wrong += [field.name for run in review.runs if run.problems]
    assert wrong == []


# Drafts


def test_what_was_typed_is_kept_when_the_form_is_left_and_offered_again(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.edit("city")
    retype(candidates, "city", "Oradea")
    assert candidates.screen.escape()
    candidates.settle()
    assert candidates.at_list
    assert candidates.last.text == f"Draft kept, not saved: {CANDIDATE}."

    candidates.press(Qt.Key.Key_F2)
    assert candidates.editor.banner.is_shown()
    assert candidates.focus == "candidates.draft_banner.go_on"
    candidates.press(Qt.Key.Key_Return)
    assert candidates.editor.form.values()["city"] == "Oradea"
    assert not candidates.editor.banner.is_shown()


def test_a_discarded_draft_does_not_come_back(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.edit("city")
    retype(candidates, "city", "Oradea")
    candidates.screen.escape()
    candidates.screen.edit()
    candidates.editor.banner.button("discard").click()
    candidates.screen.escape()
    candidates.screen.edit()
    assert not candidates.editor.banner.is_shown()
    assert candidates.editor.form.values()["city"] == "Cluj-Napoca"
    assert drafts.find(RecordKind.CANDIDATE, CANDIDATE, desk=candidates.desk) is None


def test_who_types_past_a_draft_finds_both_again(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    for city in ("Oradea", "Arad"):
        candidates.screen.edit("city")
        retype(candidates, "city", city)
        candidates.screen.escape()
    candidates.screen.edit()
    candidates.editor.banner.button("go_on").click()
    newer = candidates.editor.form.values()["city"]
    candidates.screen.escape()
    drafts.drop(RecordKind.CANDIDATE, CANDIDATE, desk=candidates.desk)
    candidates.screen.edit()
    candidates.editor.banner.button("go_on").click()
    assert newer == "Arad"
    assert candidates.editor.form.values()["city"] == "Oradea"


def test_going_on_with_a_draft_sets_aside_what_was_typed_past_it(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    for city in ("Oradea", "Arad"):
        candidates.screen.edit("city")
        retype(candidates, "city", city)
        if city == "Oradea":
            candidates.screen.escape()
    candidates.editor.banner.button("go_on").click()
    assert candidates.editor.form.values()["city"] == "Oradea"
    kept = drafts.waiting(RecordKind.CANDIDATE, CANDIDATE, desk=candidates.desk)
    assert [draft.values["city"] for draft in kept] == ["Oradea", "Arad"]


def test_a_form_that_was_only_looked_at_leaves_no_draft_and_no_word(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.edit()
    candidates.screen.escape()
    assert drafts.find(RecordKind.CANDIDATE, CANDIDATE, desk=candidates.desk) is None
    assert [s for s in candidates.messages.record if "Draft" in s.text] == []


def test_a_draft_is_kept_after_a_pause_and_before_a_lock(tab: Open) -> None:
    requisitions = tab("requisitions", "empty")
    requisitions.screen.new()
    retype(requisitions, "finance_reference", "FIN-7")
    assert requisitions.editor._timer.isActive()
    requisitions.screen.keep()
    kept = drafts.find(RecordKind.REQUISITION, "", desk=requisitions.desk)
    assert kept is not None
    assert kept.values["finance_reference"] == "FIN-7"
    assert "Draft kept" in requisitions.editor._draft_line.text()


# Copies


def test_a_copy_begins_with_the_values_but_as_a_new_record(tab: Open) -> None:
    requisitions = tab("requisitions", "requisition")
    requisitions.screen.act("copy")
    requisitions.settle()
    values = requisitions.editor.form.values()
    assert requisitions.editor.editing.number == ""
    assert values["title"] == "Recruitment Operations Specialist"
    assert not values["approved_on"]


# Review and save


def test_review_opens_the_checklist_and_esc_leads_back_to_what_was_typed(tab: Open) -> None:
    requisitions = tab("requisitions", "empty")
    requisitions.screen.new()
    retype(requisitions, "finance_reference", "FIN-7")
    requisitions.press(Qt.Key.Key_S, CTRL)
    assert isinstance(requisitions.screen.stack.currentWidget(), ReviewPage)
    requisitions.screen.escape()
    requisitions.settle()
    assert requisitions.editor.form.values()["finance_reference"] == "FIN-7"


def test_a_change_that_touches_no_item_is_saved_at_once(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.edit("latin_name")
    retype(candidates, "next_action", "Call her back")
    candidates.press(Qt.Key.Key_S, CTRL)
    assert candidates.at_list
    view = candidates.screen.record.view
    assert view is not None
    assert view.record.next_action == "Call her back"
    assert candidates.last.text == f"Saved: {CANDIDATE}."
    assert drafts.find(RecordKind.CANDIDATE, CANDIDATE, desk=candidates.desk) is None


def test_an_entry_that_cannot_be_read_is_shown_at_its_field_before_the_review(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.edit("next_action_due")
    retype(candidates, "next_action_due", "31.04.2027")
    candidates.press(Qt.Key.Key_S, CTRL)
    assert candidates.editor.form.current_field() == "next_action_due"
    assert "April has 30 days" in candidates.editor.form.box("next_action_due").error


# Conflicts


def test_a_record_changed_meanwhile_is_compared_field_by_field(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.edit("next_action")
    retype(candidates, "next_action", "Mine")
    change_elsewhere(candidates.desk, next_action="Theirs")
    candidates.press(Qt.Key.Key_S, CTRL)
    page = candidates.screen.stack.currentWidget()
    assert isinstance(page, ConflictPage)
    assert page.differing() == ("next_action",)
    assert not page.take.isEnabled()  # nothing is chosen beforehand
    candidates.find("candidates.conflict.next_action.yours").click()  # type: ignore[attr-defined]
    page.take.click()
    candidates.settle()
    assert candidates.editor.form.values()["next_action"] == "Mine"
    candidates.press(Qt.Key.Key_S, CTRL)
    view = candidates.screen.record.view
    assert view is not None
    assert view.record.next_action == "Mine"


def test_from_the_comparison_esc_leads_back_without_losing_what_was_typed(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.edit("next_action")
    retype(candidates, "next_action", "Mine")
    change_elsewhere(candidates.desk, next_action="Theirs")
    candidates.press(Qt.Key.Key_S, CTRL)
    candidates.screen.escape()
    candidates.settle()
    kept = drafts.find(RecordKind.CANDIDATE, CANDIDATE, desk=candidates.desk)
    assert kept is not None
    assert kept.values["next_action"] == "Mine"


# People who are perhaps the same


def test_someone_alike_is_shown_beside_the_form_and_judged_with_a_reason(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.new()
    retype(candidates, "legal_name", "Ana-Maria Ștefănescu")
    retype(candidates, "email", "ana.stefanescu@mail.example")
    candidates.press(Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    alike = candidates.editor.alike
    assert alike is not None
    assert [one.number for one in alike.found] == [CANDIDATE]
    reason = candidates.find(f"candidates.alike.{CANDIDATE}.reason")
    assert reason.width() >= 200  # room for a reason
    reason.setFocus()
    candidates.type("Her cousin, born 1999")
    candidates.press(Qt.Key.Key_Return)
    assert alike.different() == {CANDIDATE: "Her cousin, born 1999"}


def test_a_search_for_alike_people_that_a_lock_overtakes_says_nothing(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.new()
    alike = candidates.editor.alike
    assert alike is not None
    before = len(candidates.messages.record)
    alike.look_now({"legal_name": "Ana Pop"}, "")
    candidates.desk.vault.close()
    candidates.settle()
    assert len(candidates.messages.record) == before


def test_an_offer_cannot_begin_from_nothing(tab: Open) -> None:
    offers = tab("offers", "candidate")
    offers.screen.new()
    assert offers.at_list
    assert "An offer starts from a candidate" in offers.last.text
    offers.screen.new_offer(CANDIDATE, REQUISITION)
    offers.settle()
    assert offers.editor.form.values()["candidate"] == CANDIDATE
    assert offers.editor.form.current_field() == "pay"
