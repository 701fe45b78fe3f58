"""The Templates part of the Desk tab: a file dropped, its report, the copy for Word, approval, changes, fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QListWidget

from recdesk.letters.gate import read_package
from tests.letters.checking.bad_templates import MANIFEST, checker, written
from tests.letters.word_files import docx
from tests.ui.driver import Driver

REASON = "Only one person works at this desk now."


@pytest.fixture
def part(window: Driver) -> Any:
    """The part, with a checker that tries one letter."""
    window.act("desk.templates")
    shown = window.find("desk.templates")
    object.__setattr__(shown._session.desk, "templates", checker())
    return shown


def own(place: Path, *lines: str) -> Path:
    place.mkdir(exist_ok=True)
    return written(place, docx(*lines), MANIFEST)


def drop(part: Any, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    part.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def findings(window: Driver) -> list[str]:
    shown = window.find("templates.report.list", QListWidget)
    assert isinstance(shown, QListWidget)
    return [shown.item(n).text() for n in range(shown.count())]


def test_the_shipped_templates_are_listed_with_their_state(window: Driver, part: Any) -> None:
    rows = part.table.model().rows
    assert {row.state for row in rows} == {"shipped"}
    assert any(row.language == "ro_RO" and row.document_type == "offer_letter" for row in rows)
    assert "No report yet." in window.text("templates.report.head")
    assert not window.find("templates.approve").isEnabled()


def test_a_dropped_template_shows_each_problem_with_its_place_and_cure(
    window: Driver, part: Any, tmp_path: Path
) -> None:
    drop(part, own(tmp_path / "a", "Dear {{ candidate.name }}", "as {{ offer.jobtitle }}"))
    window.settle()
    first = findings(window)[0]
    assert first.splitlines() == [
        "Page 1, paragraph 2 — There is no field offer.jobtitle.",
        "“as {{ offer.jobtitle }}”",
        "→ Write offer.job_title, or copy the tag from the list of fields.",
    ]
    assert part.table.current().state == "draft"
    assert not window.find("templates.approve").isEnabled()
    assert "kept as a draft" in window.result


def test_a_file_without_a_manifest_is_checked_and_not_kept(window: Driver, part: Any, tmp_path: Path) -> None:
    path = own(tmp_path / "a", "{{ offer.jobtitle }}")
    path.with_suffix(".toml").unlink()
    part.add(path)
    window.settle()
    assert "There is no field offer.jobtitle." in findings(window)[0]
    assert part.banner.isVisible()
    assert {row.state for row in part.table.model().rows} == {"shipped"}


def test_a_file_that_is_no_word_document_is_one_sentence(window: Driver, part: Any, tmp_path: Path) -> None:
    path = tmp_path / "odd.docx"
    path.write_bytes(b"no zip")
    part.add(path)
    window.settle()
    assert "no Word document" in part.banner.accessibleName()
    assert part.report.report is None


def test_the_author_alone_gives_a_reason_and_letters_use_the_version(window: Driver, part: Any, tmp_path: Path) -> None:
    part.add(own(tmp_path / "a", "Dear {{ candidate.name }}"))
    window.settle()
    part.approve()
    assert part.table.current().state == "draft"
    assert part.reason.isVisible()
    part.reason.setText(REASON)
    part.approve()
    assert part.table.current().state == "approved"
    assert part.table.current().used
    window.click("templates.retire")
    assert part.table.current().state == "retired"


def test_show_in_word_opens_a_copy_with_comments(
    window: Driver, part: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    part.add(own(tmp_path / "a", "{{ offer.jobtitle }}"))
    window.settle()
    window.click("templates.show_in_word")
    window.click("templates.show_in_word")
    assert len(set(opened)) == 2
    assert b"There is no field offer.jobtitle." in read_package(Path(opened[0]).read_bytes())["word/comments.xml"]


def test_the_report_is_saved_where_one_says(window: Driver, part: Any, tmp_path: Path) -> None:
    part.add(own(tmp_path / "a", "{{ offer.jobtitle }}"))
    window.settle()
    part.save_report(tmp_path / "report.txt")
    assert "There is no field offer.jobtitle." in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "report.txt" in window.result


def test_versions_are_compared_word_by_word(window: Driver, part: Any, tmp_path: Path) -> None:
    part.add(own(tmp_path / "a", "The pay is {{ offer.pay }}"))
    window.settle()
    part.add(own(tmp_path / "b", "Your pay is {{ offer.pay }}"))
    window.settle()
    window.click("templates.compare")
    assert part.changes.text.toPlainText().strip() == "−The +Your pay is {{ offer.pay }}"
    assert "v1 and v2" in window.text("templates.changes.head")


def test_a_field_is_found_by_its_name_and_its_tag_copied(window: Driver, part: Any) -> None:
    part.tabs.setCurrentWidget(part.picker)
    part.picker.search.setText("start date")
    part.picker.search.setFocus()
    window.press("Return")
    assert QGuiApplication.clipboard().text() == "{{ offer.start_date|date }}"
    assert "{{ offer.start_date|date }}" in window.result
    part.picker.search.setText("zzzz")
    assert not window.find("templates.fields.copy").isEnabled()


def test_a_check_can_be_stopped_and_keeps_nothing(window: Driver, part: Any, tmp_path: Path) -> None:
    desk = part._session.desk
    object.__setattr__(desk, "templates", checker(50))
    path = own(tmp_path / "a", "Dear {{ candidate.name }}")
    begin = part._begin

    def begin_and_stop(sentence: str, work: Any, done: Any) -> None:
        def stopped(progress: Any) -> Any:
            progress.ask_stop()
            return work(progress)

        begin(sentence, stopped, done)

    part._begin = begin_and_stop
    part.add(path)
    window.settle()
    assert "Stopped. Nothing was kept." in window.result
    assert {row.state for row in part.table.model().rows} == {"shipped"}
    assert part.check_button.isEnabled()


def test_everything_that_can_be_acted_on_is_named(window: Driver, part: Any) -> None:
    named = (part.table, part.tabs, part.picker.search, part.picker.list, part.changes.text, part.reason)
    assert [widget.objectName() for widget in named if not widget.accessibleName()] == []
    for name in ("add", "check", "compare", "approve", "retire", "show_in_word", "save_report"):
        assert window.text(f"templates.{name}"), name
