"""The import page: nothing is written before it is said, every row left out has its reason, and it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from recdesk.domain.numbers import RecordKind
from recdesk.localization import catalogue
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import ListQuery
from recdesk.ui.imports.page import ImportPage
from recdesk.ui.messages import Messages
from recdesk.ui.runner import InlineRunner
from recdesk.ui.session import Session
from tests import desks

GOOD, BROKEN = desks.EXAMPLES / "candidates.csv", desks.EXAMPLES / "candidates_broken.csv"
Dry = Callable[..., ImportPage]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """A desk with one candidate."""
    with desks.open_desk(tmp_path, "candidate") as opened:
        yield opened


@pytest.fixture
def session(desk: OpenDesk, runner: InlineRunner, messages: Messages) -> Session:
    """The desk as the window has it open."""
    return Session(desk, runner, messages)


@pytest.fixture
def page(session: Session, shown: Callable[..., QWidget]) -> ImportPage:
    """A shown page that waits for a file."""
    page = ImportPage(session)
    shown(page, 1280, 760)
    page.start()
    return page


@pytest.fixture
def dry_run(page: ImportPage, runner: InlineRunner) -> Dry:
    """The page at the dry run of a file."""

    def made(path: Path = BROKEN) -> ImportPage:
        page.choose_file(path)
        runner.finish()
        page.profile_step.go_button.click()
        runner.finish()
        return page

    return made


def candidates(desk: OpenDesk) -> int:
    """How many candidates the desk has."""
    return desk.reads.count(RecordKind.CANDIDATE, ListQuery())


def test_it_begins_with_a_place_for_a_file(page: ImportPage) -> None:
    assert page.stack.currentWidget() is page.file_step
    assert page.file_step.drop.hasFocus()
    assert page.titles.accessibleName() == "Step 1 of 5: File"


def test_a_dropped_file_is_read(page: ImportPage, runner: InlineRunner) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(GOOD))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place, copy = QPointF(4, 4), Qt.DropAction.CopyAction
    QApplication.sendEvent(page.file_step.drop, QDragEnterEvent(place.toPoint(), copy, dropped, left, none))
    QApplication.sendEvent(page.file_step.drop, QDropEvent(place, copy, dropped, left, none))
    runner.finish()
    assert page.stack.currentWidget() is page.profile_step


def test_the_profile_that_fits_is_proposed_with_a_sample(page: ImportPage, runner: InlineRunner) -> None:
    page.start(GOOD)
    runner.finish()
    step = page.profile_step
    assert step.profile() == "recdesk-candidates"
    assert step.list.item(0).text() == "recdesk-candidates: knows 95 % of the columns"
    assert step.list.item(1).text() == "greenhouse-prospects: does not fit"
    rows = {row.label: row.value for row in step.sample.rows}
    assert rows["E-mail"].count("@") == 3
    assert step.go_button.hasFocus()


def test_a_file_for_another_profile_is_read_by_that_one(page: ImportPage, runner: InlineRunner) -> None:
    page.start(desks.EXAMPLES / "greenhouse_prospects.csv")
    runner.finish()
    assert page.profile_step.profile() == "greenhouse-prospects"


def test_a_profile_file_of_ones_own_reads_a_list(page: ImportPage, runner: InlineRunner, desk: OpenDesk) -> None:
    page.start(desks.EXAMPLES / "my_list.csv")
    runner.finish()
    page.profile_step.take_profile(desks.EXAMPLES / "my_profile.toml")
    runner.finish()
    page.profile_step.go_button.click()
    runner.finish()
    assert page.plan is not None
    assert page.plan.new


def test_a_file_that_cannot_be_read_is_told_and_nothing_else_happens(
    page: ImportPage, runner: InlineRunner, tmp_path: Path
) -> None:
    wrong = tmp_path / "list.ods"
    wrong.write_bytes(b"not a table")
    page.choose_file(wrong)
    runner.finish()
    assert page.stack.currentWidget() is page.file_step
    assert page.banner.text.startswith("File: “.ods” is not a kind that can be read.")


def test_the_dry_run_writes_nothing(dry_run: Dry, desk: OpenDesk) -> None:
    before = desks.whole(desk)
    dry_run()
    assert desks.whole(desk) == before


def test_every_row_left_out_has_its_field_and_reason(dry_run: Dry) -> None:
    page = dry_run()
    lines = {line.row: line for line in page.dry_run.tables["rejected"].lines}
    assert len(lines) == 12
    assert (lines[4].about, lines[4].name) == ("E-mail", "Radu Vasiliu")
    assert lines[7].about == "Date of birth"
    assert lines[7].text == "03/04/1990 can be read two ways. Write it as year-month-day."
    assert page.dry_run.tabs.currentWidget() is page.dry_run.tables["rejected"]


def test_dates_stand_in_words(dry_run: Dry) -> None:
    page = dry_run()
    texts = [line.text for line in page.dry_run.tables["new"].lines]
    assert any("28 Feb 1991" in text for text in texts)


def test_the_tabs_count_their_rows(dry_run: Dry) -> None:
    page = dry_run()
    assert page.dry_run.summary == "New 2 · Changed 0 · Same 0 · Left out 12 · Perhaps alike 0"
    assert page.dry_run.go_button.text() == "Import 2 rows"


def test_importing_brings_the_rows_in(dry_run: Dry, runner: InlineRunner, desk: OpenDesk) -> None:
    page = dry_run()
    page.dry_run.go_button.click()
    runner.finish()
    assert candidates(desk) == 3
    assert page.result.text == "candidates_broken.csv was imported\n2 new · 0 changed · 0 same · 12 left out"
    assert page.titles.accessibleName() == "Step 5 of 5: Result"


def test_an_import_is_undone_from_its_result(dry_run: Dry, runner: InlineRunner, desk: OpenDesk) -> None:
    page = dry_run()
    page.dry_run.go_button.click()
    runner.finish()
    page.result.undo_button.click()
    assert candidates(desk) == 1
    assert page.result.text.startswith("The import was taken back\n2 new candidates removed")
    assert page.result.undo_button.isHidden()


def test_ctrl_z_takes_the_import_back_too(dry_run: Dry, runner: InlineRunner, desk: OpenDesk, session: Session) -> None:
    page = dry_run()
    page.dry_run.go_button.click()
    runner.finish()
    assert session.undo_name == "Undo import"
    session.undo()
    assert candidates(desk) == 1


def test_an_import_that_was_built_on_is_not_undone(dry_run: Dry, runner: InlineRunner, desk: OpenDesk) -> None:
    page = dry_run()
    page.dry_run.go_button.click()
    runner.finish()
    desks.change(RecordKind.CANDIDATE, "CAN-2026-0002", {"city": "Brașov"}, desk)
    page.result.undo_button.click()
    assert candidates(desk) == 3
    assert page.banner.text.startswith("Import: its records were changed after it.")


def test_the_same_file_again_changes_nothing(dry_run: Dry, runner: InlineRunner) -> None:
    page = dry_run()
    page.dry_run.go_button.click()
    runner.finish()
    page.start()
    dry_run()
    assert page.dry_run.summary.startswith("New 0 · Changed 0 · Same 2")
    assert not page.dry_run.go_button.isEnabled()


def test_a_changed_row_shows_old_and_new(dry_run: Dry, runner: InlineRunner, tmp_path: Path) -> None:
    page = dry_run()
    page.dry_run.go_button.click()
    runner.finish()
    text = BROKEN.read_text(encoding="utf-8-sig").replace("Iași", "Cluj-Napoca")
    changed = tmp_path / "changed.csv"
    changed.write_text(text, encoding="utf-8")
    dry_run(changed)
    lines = page.dry_run.tables["changed"].lines
    assert [(line.about, line.text.replace("\u2068", "").replace("\u2069", "")) for line in lines] == [
        ("City", "Iași → Cluj-Napoca")
    ]


def test_left_out_rows_go_to_a_file_with_their_reasons(dry_run: Dry, tmp_path: Path, messages: Messages) -> None:
    page = dry_run()
    target = tmp_path / "left_out.csv"
    page.write_left_out(target)
    text = target.read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == 13
    assert "Date of birth: 03/04/1990 can be read two ways." in text
    said = messages.last("result")
    assert said is not None
    assert said.text == "12 rows written to left_out.csv."


def test_stop_leaves_the_desk_as_it_was(dry_run: Dry, runner: InlineRunner, desk: OpenDesk, messages: Messages) -> None:
    page = dry_run()
    page.dry_run.go_button.click()
    assert page.stack.currentWidget() is page.work_step
    page.work_step.stop_button.click()
    runner.finish()
    assert candidates(desk) == 1
    assert page.stack.currentWidget() is page.dry_run
    said = messages.last("result")
    assert said is not None
    assert said.text == "Stopped. Nothing was imported, the desk is as it was."


def test_a_desk_that_changed_since_the_dry_run_asks_for_another(
    dry_run: Dry, runner: InlineRunner, desk: OpenDesk
) -> None:
    page = dry_run()
    desks.saved_candidate(
        desk, legal_name="Ilinca Dragoș", email="ilinca.dragos@mail.example", phone="+40 712 034 601",
        latin_name="Ilinca Dragos", documents=None,
        **{"except": {"contact": "The CV follows by mail tomorrow, Elena agreed on the phone.",
                      "cv": "The CV follows by mail on Tuesday, agreed with the candidate."}},
    )  # fmt: skip
    page.dry_run.go_button.click()
    runner.finish()
    assert page.stack.currentWidget() is page.dry_run
    assert page.banner.text.startswith("Import: candidates_broken.csv was changed after the dry run.")
    assert candidates(desk) == 2


def test_escape_goes_back_step_by_step(dry_run: Dry) -> None:
    page = dry_run()
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    seen = []
    for _ in range(3):
        QTest.keyClick(page, Qt.Key.Key_Escape)
        seen.append(page.stack.currentWidget())
    assert seen == [page.profile_step, page.file_step, page.file_step]
    assert left == [True]


def test_the_page_speaks_romanian(dry_run: Dry) -> None:
    page = dry_run()
    catalogue.use("ro_RO")
    page.retranslate()
    assert page.dry_run.go_button.text() == "Importul a 2 rânduri"
    assert page.titles.accessibleName() == "Pasul 3 din 5: Simulare"


def test_everything_that_takes_the_focus_has_a_name(dry_run: Dry) -> None:
    page = dry_run()
    for step in (page.file_step, page.profile_step, page.dry_run, page.work_step, page.result):
        page.stack.setCurrentWidget(step)
        for widget in step.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.objectName():
                assert widget.accessibleName() or widget.property("text"), widget.objectName()


def test_a_page_that_is_dropped_while_it_imports_does_no_harm(
    session: Session, runner: InlineRunner, desk: OpenDesk
) -> None:
    page = ImportPage(session)
    page.start(BROKEN)
    runner.finish()
    page.make_dry_run()
    runner.finish()
    page.carry_out()
    delete(page)
    runner.finish()
    assert candidates(desk) == 3
