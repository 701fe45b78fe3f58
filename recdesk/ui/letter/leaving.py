"""What leaves the page of a letter or another document: a copy marked as a draft, paper from the printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from recdesk.localization.catalogue import tr
from recdesk.services import letter_copies
from recdesk.ui.letter import printing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPagedPaintDevice

    from recdesk.services.letters import LetterPreview
    from recdesk.ui.session import Session


def ask_where(page: QWidget, name: str, made: LetterPreview, write: Callable[[Path], object]) -> None:
    """Ask where a draft copy is to be written; nothing leaves the desk unread without that word on it."""
    dialog = QFileDialog(page, tr("Write a draft copy"), "", "PDF (*.pdf)")
    dialog.setObjectName(name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(letter_copies.draft_name(made))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: write(Path(path)))
    dialog.open()


def print_filed(session: Session, pdf: str, record: str, device: QPagedPaintDevice, pages: range) -> None:
    """Print pages (from 0) of a document as it was filed, and say how it went. `pdf` is its path in the desk."""
    content = session.attempt(lambda: session.desk.files.get(pdf))
    if content is None:
        return
    if printing.print_pages(device, pages, lambda n, scale: session.desk.letters.page_image(content, n, scale)):
        session.messages.result(tr("Sent to the printer: {record}.").format(record=record))
    else:
        session.messages.result(tr("The printer took nothing. Open the file and print it from there."))
