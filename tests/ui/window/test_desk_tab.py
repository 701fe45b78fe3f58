"""The Desk tab: check and backup, lists, history, settings."""

from __future__ import annotations

import dataclasses

from recdesk import settings
from recdesk.services import reference
from tests.ui.driver import Driver


def test_a_check_says_that_everything_is_whole(window: Driver) -> None:
    window.act("desk.check")

    window.click("desk.check.run")

    assert window.text("desk.check.result").startswith("Everything is whole.\nDatabase: whole\nHistory: ")


def test_a_check_names_a_document_that_was_changed_outside(window: Driver) -> None:
    document = next(path for path in (window.folder / "documents").rglob("*.pdf"))
    document.write_bytes(document.read_bytes() + b" ")
    window.act("desk.check")

    window.click("desk.check.run")

    assert document.name in window.text("desk.check.result")
    assert window.text("desk.check.result").startswith("Damage was found.")


def test_a_check_names_a_template_that_cannot_be_used(window: Driver) -> None:
    own = window.folder / "templates"
    own.mkdir()
    (own / "offer.toml").write_text("id = ", encoding="utf-8")
    window.act("desk.check")

    window.click("desk.check.run")

    assert "Template offer.toml: its manifest cannot be read." in window.text("desk.check.result")
    assert window.text("desk.check.result").startswith("The records are whole; something else needs you.")


def test_a_check_names_a_file_that_no_record_names_and_says_what_to_do(window: Driver) -> None:
    (window.folder / "documents" / "left_over.txt").write_bytes(b"left by a filing that was cut off")
    window.act("desk.check")

    window.click("desk.check.run")

    said = "A file without a record: left_over.txt. Attach it to its record if needed, then delete it."
    assert said in window.text("desk.check.result")
    assert window.text("desk.check.result").startswith("Everything is whole.")


def test_a_backup_is_made_verified_and_told(window: Driver) -> None:
    window.act("desk.check")

    window.click("desk.check.backup")

    made = list((window.folder / "backups").iterdir())
    assert len(made) == 1
    assert made[0].name in window.text("desk.check.result")
    assert window.result == "Backup made and verified."


def test_a_market_estimate_is_changed_by_its_line_and_can_be_undone(window: Driver) -> None:
    desk = window.window.session.desk
    before = reference.current(desk=desk)
    window.act("desk.lists")
    window.window.page().part("lists").show_list("bands")
    window.settle()
    lines = window.window.page().part("lists").shown()
    lines.form.go_to("pay_from")
    lines.form.box("pay_from").controls()[0].selectAll()
    window.type("4650")
    window.press("Tab")

    window.press("Ctrl+S")
    changed = reference.current(desk=desk)
    window.act("edit.undo")

    assert changed.bands[0].pay_from == 4650
    assert changed.bands[1:] == before.bands[1:]
    assert reference.current(desk=desk) == before


def test_a_line_that_lacks_something_is_not_saved(window: Driver) -> None:
    desk = window.window.session.desk
    before = reference.current(desk=desk)
    window.act("desk.lists")
    window.window.page().part("lists").show_list("offices")
    window.settle()
    window.click("desk.offices.add")
    window.type("Brașov, Republicii")

    window.click("desk.lists.save")

    lines = window.window.page().part("lists").shown()
    assert lines.form.box("street").error == "Nothing is entered. Every line needs it."
    assert reference.current(desk=desk) == before


def test_a_change_of_lists_stands_in_the_history(window: Driver) -> None:
    desk = window.window.session.desk
    now = reference.current(desk=desk)
    company = dataclasses.replace(now.company, phone="+40 264 111 222")
    reference.change(dataclasses.replace(now, company=company, benefits=(*now.benefits, "Bicycle")), desk=desk)

    entry = list(desk.reads.audit_entries())[-1]

    assert entry.action == "reference_changed"
    assert entry.details["sections"] == {
        "company": {"phone": [now.company.phone, "+40 264 111 222"]},
        "benefits": {"added": 1, "removed": 0, "now": len(now.benefits) + 1},
    }


def test_the_history_of_the_desk_is_searched_and_leads_to_the_record(window: Driver) -> None:
    window.act("desk.history")
    window.press("Ctrl+F")
    window.type("CAN-2026-0003")
    window.window.page().part("history").apply()
    part = window.window.page().part("history")
    part.table.take_focus()
    part.table.go_to(part.table.view.records().key_at(0))

    window.press("Enter")

    assert window.window.page().place() == "CAN-2026-0003"


def test_a_setting_takes_effect_at_once_and_ctrl_z_takes_it_back(window: Driver) -> None:
    window.act("desk.settings")
    form = window.window.page().part("settings").form
    form.go_to("approvals_needed")
    form.box("approvals_needed").controls()[0].selectAll()
    window.type("2")
    window.press("Tab")
    changed = window.window.session.desk.settings.approvals_needed

    window.act("edit.undo")

    assert changed == 2
    assert window.window.session.desk.settings.approvals_needed == 1
    assert settings.load(window.folder).approvals_needed == 1
