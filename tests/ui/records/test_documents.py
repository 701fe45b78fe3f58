"""The documents of a record: attaching, what they are called, and what happened to them since."""

from __future__ import annotations

from pathlib import Path

from tests.desks import EXAMPLES
from tests.ui.records.conftest import Open


def test_a_file_is_attached_as_the_chosen_kind_and_named_by_the_desk(tab: Open, tmp_path: Path) -> None:
    candidates = tab("candidates", "candidate")
    pane = candidates.screen.record.documents
    before = pane.list.topLevelItemCount()
    mail = tmp_path / "fwd re answer.txt"
    mail.write_text("I can begin in October.", encoding="utf-8")
    pane.types.setCurrentIndex(pane.types.findData("mail"))
    pane.attach(mail)
    candidates.settle()
    rows = [[pane.list.topLevelItem(r).text(c) for c in range(4)] for r in range(pane.list.topLevelItemCount())]
    assert len(rows) == before + 1
    assert next(row for row in rows if row[0] == "Mail")[1:] == [
        "2026-11-23_AnaMariaStefanescu_Mail.txt",
        "v1",
        "as filed",
    ]


def test_a_file_that_is_not_what_its_name_says_is_refused_with_its_reason(tab: Open, tmp_path: Path) -> None:
    candidates = tab("candidates", "candidate")
    false = tmp_path / "cv.pdf"
    false.write_bytes(b"MZ not a PDF at all")
    before = candidates.screen.record.documents.list.topLevelItemCount()
    candidates.screen.record.documents.attach(false)
    candidates.settle()
    assert candidates.last.kind == "refused"
    assert "cv.pdf" in candidates.last.text
    assert candidates.screen.record.documents.list.topLevelItemCount() == before


def test_a_file_that_is_gone_is_refused(tab: Open, tmp_path: Path) -> None:
    candidates = tab("candidates", "candidate")
    candidates.screen.record.documents.attach(tmp_path / "gone.txt")
    assert candidates.last.kind == "refused"
    assert "gone.txt" in candidates.last.text


def test_a_document_that_was_changed_outside_is_named_as_such(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    view = candidates.screen.record.view
    assert view is not None
    candidates.desk.files.absolute(view.documents[0].path).write_bytes(b"something else")
    candidates.screen.refresh()
    candidates.settle()
    assert candidates.screen.record.documents.list.topLevelItem(0).text(3) == "changed outside RecDesk"


def test_without_documents_the_sentence_stands_at_the_top_of_the_pane(tab: Open) -> None:
    offers = tab("offers", "offer")
    offers.screen.record.tabs.setCurrentIndex(1)
    offers.settle()
    pane = offers.screen.record.documents
    assert pane.list.topLevelItemCount() == 0
    assert pane._empty.isVisible()
    assert pane._empty.geometry().top() < pane.attach_button.geometry().bottom() + 40


def test_the_papers_of_the_examples_are_all_taken(tab: Open) -> None:
    candidates = tab("candidates", "candidate")
    pane = candidates.screen.record.documents
    before = pane.list.topLevelItemCount()
    papers = sorted((EXAMPLES / "attachments").iterdir())
    for paper in papers:
        pane.attach(paper)
        candidates.settle()
    assert pane.list.topLevelItemCount() == before + len(papers)
