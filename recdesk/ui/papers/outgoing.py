"""What leaves the page of a document: a copy marked as a draft, paper from the printer; and the page's keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recdesk.localization.catalogue import mark, tr
from recdesk.services import letter_copies
from recdesk.ui.letter import leaving, printing
from recdesk.ui.widgets.keyed_acts import keyed_acts

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction, QPagedPaintDevice

    from recdesk.ui.papers.page import PaperPage


def acts(page: PaperPage) -> list[QAction]:
    """The acts with their keys, for the Record menu and the palette too.

    The key of the preview only shows there: the tab has it for the letter, so the page takes it before the tab does.
    """
    declared = (
        ("preview", mark("Preview of the document"), ("F9",), page.make),
        ("file", mark("File the document"), ("Ctrl+Return", "Ctrl+Enter"), page.file),
        ("draft_copy", mark("Write a draft copy"), ("Alt+Y",), lambda: ask_copy(page)),
        ("print", mark("Print the document"), ("Ctrl+P",), lambda: ask_printer(page)),
    )
    return keyed_acts(page, "paper", declared, shown_only="preview")


def ask_copy(page: PaperPage) -> None:
    """Ask where a draft copy is to be written."""
    if page.preview is not None and page.done is None:
        leaving.ask_where(page, "paper.copy_file", page.preview, lambda path: copy_to(page, path))


def copy_to(page: PaperPage, path: Path) -> None:
    """Write the draft copy; an existing file was confirmed by the dialog."""
    made = page.preview
    if made is not None:
        page.session.attempt(lambda: letter_copies.draft_copy(made, path, desk=page.session.desk))


def ask_printer(page: PaperPage) -> None:
    """Print the filed document; one that is not filed leaves the desk as a draft copy only."""
    made, done = page.preview, page.done
    if made is None:
        return
    if done is None:
        page.session.messages.result(tr("Only a filed document is printed. File it first, or write a draft copy."))
        return

    def print_on(device: QPagedPaintDevice, pages: range) -> None:
        leaving.print_filed(page.session, done.pdf, page.number, device, pages)

    printing.ask(page, done.pdf.rsplit("/", 1)[-1], made.draft.pages, print_on)
