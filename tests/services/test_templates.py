"""Versions of a desk's own templates: drafts, four eyes, days on which they hold, files that nobody may change."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.errors import DeskError, Locked, Refused, Unreadable
from recdesk.domain.operator import Operator, Role
from recdesk.services import access, letters, templates
from recdesk.services.desk import OpenDesk
from recdesk.services.templates import TextChange
from tests import desks
from tests.desks import OFFER, OPERATOR, SetClock, whole
from tests.letters.checking.bad_templates import MANIFEST, checker, written
from tests.letters.word_files import docx, paragraph

clock = desks.clock
empty = desks.at_step("empty")
approved = desks.at_step("approved")
REASON = "I am the only one who works at this desk."
SOURCE = shipped.templates() / "ro_RO" / "offer_letter.docx"


@pytest.fixture(autouse=True)
def one_letter_is_tried(request: pytest.FixtureRequest) -> None:
    """The desks of these tests try one letter for each check: what fifty find is tested with the report."""
    for name in ("empty", "approved"):
        if name in request.fixturenames:
            object.__setattr__(request.getfixturevalue(name), "templates", checker())


def own(place: Path, *lines: str, **manifest: object) -> Path:
    place.mkdir(exist_ok=True)
    return written(place, docx(*map(paragraph, lines)), {**MANIFEST, **manifest})


def offer_letter(place: Path, version: int = 7) -> Path:
    """The shipped Romanian letter as a template of the desk's own, one word otherwise."""
    place.mkdir(exist_ok=True)
    path = place / "mine.docx"
    path.write_bytes(SOURCE.read_bytes())
    manifest = SOURCE.with_suffix(".toml").read_text(encoding="utf-8")
    path.with_suffix(".toml").write_text(manifest.replace("version = 1", f"version = {version}"), encoding="utf-8")
    return path


def as_other(desk: OpenDesk, name: str = "elena", role: Role = Role.LEAD) -> OpenDesk:
    """The same desk for another operator, who is added to it."""
    try:
        operator = access.add_operator(name, name.title(), role, desk=desk)
    except Refused:
        operator = Operator(name=name, role=role)
    return dataclasses.replace(desk, operator=operator)


def test_a_template_is_kept_as_a_draft_with_its_manifest_and_report(empty: OpenDesk, tmp_path: Path) -> None:
    new, report = templates.add(own(tmp_path / "a", "Dear {{ candidate.name }}"), desk=empty, note="First")
    assert (new.template, new.version, new.state, new.author) == ("test_letter", 1, "draft", OPERATOR)
    assert report.ok
    assert (new.fields, new.pages, new.problems) == (1, 1, 0)
    stored = templates.path_of(new, empty)
    assert stored.parent == empty.folder / "templates" / "versions" / "test_letter"
    assert stored.name == f"v001_{new.sha256[:12]}.docx"
    assert stored.with_suffix(".toml").is_file()
    entry = empty.reads.history("template", "test_letter")[0]
    assert (entry.action, entry.details["sha256"]) == ("template_added", new.sha256)


def test_the_next_version_gets_its_own_file_and_number(empty: OpenDesk, tmp_path: Path) -> None:
    first, _ = templates.add(own(tmp_path / "a", "One"), desk=empty)
    second, _ = templates.add(own(tmp_path / "b", "Two"), desk=empty)
    assert (first.version, second.version) == (1, 2)
    kept = [templates.path_of(v, empty) for v in (first, second)]
    assert [empty.templates.words(path) for path in kept] == [("One",), ("Two",)]
    assert "version = 2" in kept[1].with_suffix(".toml").read_text(encoding="utf-8")


def test_the_same_files_are_not_kept_twice(empty: OpenDesk, tmp_path: Path) -> None:
    path = own(tmp_path / "a", "One")
    templates.add(path, desk=empty)
    before = whole(empty)
    with pytest.raises(Refused, match="template_known"):
        templates.add(path, desk=empty)
    assert whole(empty) == before


def test_a_template_without_a_manifest_is_not_kept(empty: OpenDesk, tmp_path: Path) -> None:
    path = own(tmp_path / "a", "One")
    path.with_suffix(".toml").unlink()
    with pytest.raises(Unreadable, match="manifest_unreadable"):
        templates.add(path, desk=empty)
    assert not (empty.folder / "templates").exists()


def test_an_auditor_keeps_and_approves_nothing(empty: OpenDesk, tmp_path: Path) -> None:
    auditor = as_other(empty, "radu", Role.AUDITOR)
    with pytest.raises(Locked, match="not_permitted"):
        templates.add(own(tmp_path / "a", "One"), desk=auditor)
    with pytest.raises(Locked, match="not_permitted"):
        templates.approve("test_letter", 1, desk=auditor)


def test_a_second_person_approves(empty: OpenDesk, tmp_path: Path) -> None:
    new, _ = templates.add(own(tmp_path / "a", "One"), desk=empty)
    other = as_other(empty)
    done, changes = templates.approve(new.template, new.version, desk=other)
    assert (done.state, done.reviewer, done.effective_from) == ("approved", "elena", empty.clock.today())
    assert changes.records == ("test_letter v1",)
    assert empty.reads.history("template", "test_letter")[0].action == "template_approved"


def test_the_author_does_not_approve_where_somebody_else_could(empty: OpenDesk, tmp_path: Path) -> None:
    new, _ = templates.add(own(tmp_path / "a", "One"), desk=empty)
    as_other(empty)
    before = whole(empty)
    with pytest.raises(Refused, match="template_four_eyes"):
        templates.approve(new.template, new.version, desk=empty, reason=REASON)
    assert whole(empty) == before


def test_who_is_alone_at_the_desk_gives_a_reason(empty: OpenDesk, tmp_path: Path) -> None:
    new, _ = templates.add(own(tmp_path / "a", "One"), desk=empty)
    as_other(empty, "ana", Role.SPECIALIST)  # a specialist may not approve, so there is still only one
    for reason in ("", "in a hurry"):
        with pytest.raises(Refused, match="template_reason_missing"):
            templates.approve(new.template, new.version, desk=empty, reason=reason)
    done, _ = templates.approve(new.template, new.version, desk=empty, reason=REASON)
    assert done.reason == REASON
    assert empty.reads.history("template", "test_letter")[0].details["reason"] == REASON


def test_what_blocks_keeps_a_template_a_draft(empty: OpenDesk, tmp_path: Path) -> None:
    new, report = templates.add(own(tmp_path / "a", "{{ offer.jobtitle }}"), desk=empty)
    assert not report.ok
    with pytest.raises(Refused, match="template_blocked"):
        templates.approve(new.template, new.version, desk=empty, reason=REASON)


def test_letters_use_the_approved_version_from_its_day_on(approved: OpenDesk, tmp_path: Path, clock: SetClock) -> None:
    new, _ = templates.add(offer_letter(tmp_path / "a"), desk=approved)
    assert letters.preview(OFFER, desk=approved).template.version == 1  # a draft stands in nobody's way
    start = approved.clock.today() + timedelta(days=2)
    templates.approve(new.template, new.version, desk=approved, effective_from=start, reason=REASON)
    assert letters.preview(OFFER, desk=approved).template.version == 1
    clock.go(days=2)
    made = letters.preview(OFFER, desk=approved)
    assert (made.template.version, made.draft.template_sha256) == (7, new.sha256)


def test_a_retired_version_gives_way_to_the_one_before(approved: OpenDesk, tmp_path: Path) -> None:
    new, _ = templates.add(offer_letter(tmp_path / "a"), desk=approved)
    templates.approve(new.template, new.version, desk=approved, reason=REASON)
    assert letters.preview(OFFER, desk=approved).template.version == 7
    templates.retire(new.template, new.version, desk=approved)
    assert letters.preview(OFFER, desk=approved).template.version == 1
    with pytest.raises(Refused, match="template_retired"):
        templates.retire(new.template, new.version, desk=approved)
    with pytest.raises(Refused, match="template_not_draft"):
        templates.approve(new.template, new.version, desk=approved, reason=REASON)


@pytest.mark.parametrize("ending", [".docx", ".toml"])
def test_a_file_that_was_changed_after_its_approval_makes_no_letter(
    approved: OpenDesk, tmp_path: Path, ending: str
) -> None:
    new, _ = templates.add(offer_letter(tmp_path / "a"), desk=approved)
    templates.approve(new.template, new.version, desk=approved, reason=REASON)
    path = templates.path_of(new, approved).with_suffix(ending)
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(DeskError) as caught:
        letters.preview(OFFER, desk=approved)
    assert caught.value.code == "template_changed"
    assert next(r for r in templates.rows(desk=approved) if r.state == "approved").changed


def test_an_approved_version_whose_files_are_gone_lets_no_other_letter_out(approved: OpenDesk, tmp_path: Path) -> None:
    new, _ = templates.add(offer_letter(tmp_path / "a"), desk=approved)
    templates.approve(new.template, new.version, desk=approved, reason=REASON)
    templates.path_of(new, approved).unlink()
    with pytest.raises(DeskError) as caught:
        letters.preview(OFFER, desk=approved)
    assert caught.value.code == "template_files_missing"
    templates.retire(new.template, new.version, desk=approved)
    assert letters.preview(OFFER, desk=approved).template.version == 1


def test_a_backup_has_the_files_of_every_version(empty: OpenDesk, tmp_path: Path) -> None:
    new, _ = templates.add(own(tmp_path / "a", "One"), desk=empty)
    made = empty.vault.backup(tmp_path / "kept", at=empty.clock.now())
    kept = backup_manifest(made.file)
    assert kept["missing_templates"] == []
    templates.path_of(new, empty).unlink()
    again = empty.vault.backup(tmp_path / "kept", at=empty.clock.now())
    assert backup_manifest(again.file)["missing_templates"] == [new.path]


def backup_manifest(file: Path) -> dict[str, Any]:
    with zipfile.ZipFile(file) as packed:
        found: dict[str, Any] = json.loads(packed.read("manifest.json"))
    return found


def test_a_draft_that_was_changed_is_not_approved(empty: OpenDesk, tmp_path: Path) -> None:
    new, _ = templates.add(own(tmp_path / "a", "One"), desk=empty)
    templates.path_of(new, empty).write_bytes(docx("Two"))
    with pytest.raises(Refused, match="template_changed"):
        templates.approve(new.template, new.version, desk=empty, reason=REASON)
    with pytest.raises(Refused, match="template_changed"):
        templates.check_again(new.template, new.version, desk=empty)


def test_a_template_put_into_the_folder_by_hand_is_not_used(approved: OpenDesk) -> None:
    offer_letter(approved.folder / "templates")
    with pytest.raises(DeskError) as caught:
        letters.preview(OFFER, desk=approved)
    assert caught.value.code == "template_not_approved"


def test_the_list_tells_which_version_letters_use(approved: OpenDesk, tmp_path: Path) -> None:
    new, _ = templates.add(offer_letter(tmp_path / "a"), desk=approved)
    templates.approve(new.template, new.version, desk=approved, reason=REASON)
    same_id = [r for r in templates.rows(desk=approved) if r.template == new.template]
    assert [(r.version, r.state, r.used) for r in same_id] == [(7, "approved", True), (1, "shipped", False)]
    assert all(r.used for r in templates.rows(desk=approved) if r.state == "shipped" and r.template != new.template)


def test_checking_again_is_noted(empty: OpenDesk, tmp_path: Path, clock: SetClock) -> None:
    new, _ = templates.add(own(tmp_path / "a", "One"), desk=empty)
    clock.go(days=3)
    report = templates.check_again(new.template, new.version, desk=empty)
    assert report.sha256 == new.sha256
    assert empty.reads.history("template", "test_letter")[0].action == "template_checked"


def test_the_words_that_went_and_came_are_told(empty: OpenDesk, tmp_path: Path) -> None:
    templates.add(own(tmp_path / "a", "Same", "The pay is {{ offer.pay }} today"), desk=empty)
    templates.add(own(tmp_path / "b", "Same", "The pay is {{ offer.amount|money }} gross", "New line"), desk=empty)
    old, new, changes = templates.difference("test_letter", desk=empty)
    assert (old.version, new.version) == (1, 2)
    assert TextChange("-", "offer.pay") in changes
    assert TextChange("+", "offer.amount|money") in changes
    assert TextChange("+", "New line") in changes
    assert all("Same" not in change.text for change in changes)
    with pytest.raises(Refused, match="template_no_older"):
        templates.difference("test_letter", desk=empty, new=1)
    with pytest.raises(Refused, match="template_unknown"):
        templates.difference("nothing", desk=empty)


def test_a_version_holds_from_its_first_to_its_last_day(empty: OpenDesk, tmp_path: Path) -> None:
    new, _ = templates.add(own(tmp_path / "a", "One"), desk=empty)
    done, _ = templates.approve(new.template, new.version, desk=empty, effective_from=date(2026, 12, 1), reason=REASON)
    done.effective_to = date(2026, 12, 31)
    days = [date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [done.holds_on(day) for day in days] == [False, True, True, False]
