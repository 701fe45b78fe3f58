"""What leaves the page of a document: a copy marked as a draft, paper from the printer; and the page's keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from recdesk.localization.catalogue import mark, tr
from recdesk.services import letter_copies
from recdesk.ui.letter import printing

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

    from recdesk.ui.papers.page import PaperPage


def acts(page: PaperPage) -> list[QAction]:
    """The acts with their keys, for the Record menu and the palette too.

    The key of the preview only shows there: the tab has it for the letter, so the page takes it before the tab does.
    """
    declared: tuple[tuple[str, str, tuple[str, ...], Callable[[], None]], ...] = (
        ("preview", mark("Preview of the document"), ("F9",), page.make),
        ("file", mark("File the document"), ("Ctrl+Return", "Ctrl+Enter"), page.file),
        ("draft_copy", mark("Write a draft copy"), ("Alt+Y",), lambda: ask_copy(page)),
        ("print", mark("Print the document"), ("Ctrl+P",), lambda: ask_printer(page)),
    )
    made = []
    for code, title, keys, work in declared:
        action = QAction(tr(title), page)
        action.setObjectName(f"paper.action.{code}")
        action.setProperty("title", title)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False, work=work: work())
        if code != "preview":
            page.addAction(action)
        made.append(action)
    return made


def ask_copy(page: PaperPage) -> None:
    """Ask where a draft copy is to be written; no document leaves the desk unread without that word on it."""
    made = page.preview
    if made is None or page.done is not None:
        return
    dialog = QFileDialog(page, tr("Write a draft copy"), "", "PDF (*.pdf)")
    dialog.setObjectName("paper.copy_file")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(letter_copies.draft_name(made))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: copy_to(page, Path(path)))
    dialog.open()


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
    printing.ask(page, done.pdf.rsplit("/", 1)[-1], made.draft.pages, lambda to, pages: _print(page, to, pages))


def _print(page: PaperPage, device: QPagedPaintDevice, pages: range) -> None:
    """Print pages (from 0) of the document as it was filed."""
    session, done = page.session, page.done
    if done is None:
        return
    pdf = session.attempt(lambda: session.desk.files.get(done.pdf))
    if pdf is None:
        return
    if printing.print_pages(device, pages, lambda n, scale: session.desk.letters.page_image(pdf, n, scale)):
        session.messages.result(tr("Sent to the printer: {record}.").format(record=page.number))
    else:
        session.messages.result(tr("The printer took nothing. Open the file and print it from there."))
