"""Names of files in a folder: what leaves the convention, what it would be, renamed on demand and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recdesk.localization import screen
from recdesk.localization.catalogue import mark, ntr, tr
from recdesk.localization.wording.batches import NAME_REASONS
from recdesk.services import naming
from recdesk.services.desk import Changes
from recdesk.services.naming import NameCheck, Renamed
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.review.alive import while_there
from recdesk.ui.review.page_text import act, line
from recdesk.ui.runner import Progress
from recdesk.ui.session import Session

COLUMNS = (mark("File"), mark("Reason"), mark("Proposal"))


class NamesPart(QWidget):
    """Nothing is renamed before the button is pressed, and that is taken back with Ctrl+Z."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk.names")
        self._session = session
        self._job: Any = None
        self.found: NameCheck | None = None
        self.said = line("desk.names.said", self, tone="text2")
        self.folder_button = act("desk.names.folder", self)
        self.documents_button = act("desk.names.documents", self)
        self.rename_button = act("desk.names.rename", self, kind="primary")
        self.table = QTableWidget(0, len(COLUMNS), self)
        self.table.setObjectName("desk.names.table")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for button in (self.folder_button, self.documents_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.rename_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_12)
        column.setSpacing(SPACE_12)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.folder_button.clicked.connect(self.ask_folder)
        self.documents_button.clicked.connect(lambda: self.check(session.desk.folder / "documents"))
        self.rename_button.clicked.connect(self.rename)
        self.retranslate()

    def ask_folder(self) -> None:
        """Ask which folder is to be looked at."""
        dialog = QFileDialog(self, tr("Folder to look at"))
        dialog.setObjectName("desk.names.choose")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.check(Path(chosen)))
        dialog.open()

    def check(self, folder: Path) -> None:
        """Look at every name in a folder."""
        desk = self._session.desk

        def work(progress: Progress) -> NameCheck:
            progress.check()
            return naming.check(folder, desk=desk)

        self._job = job = self._session.start("names", work, while_there(self, self._show), slot="names")
        job.ended.connect(while_there(self, self._on_ended))
        self._tell()

    def rename(self) -> None:
        """Rename what has a proposal."""
        found, desk = self.found, self._session.desk
        if found is None or not self._proposals():
            return
        made = self._session.attempt(lambda: [naming.apply(found, desk=desk)])
        if made is None:
            return
        done: Renamed = made[0]

        def back() -> Changes:
            return naming.undo(done.seq, desk=desk).changes

        if done.seq:
            self._session.settle(done.changes, back=back)
        if done.failed:
            self._session.messages.refused([problem for _, problem in done.failed])
        self.check(found.folder)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.folder_button.setText(tr("Choose a folder..."))
        self.documents_button.setText(tr("The desk's documents"))
        self.table.setAccessibleName(tr("Names that are not by the convention"))
        self.table.setHorizontalHeaderLabels([tr(title) for title in COLUMNS])
        if self.found is not None:
            self._show(self.found)
        self._tell()

    def _on_ended(self) -> None:
        self._job = None
        self._tell()

    def _proposals(self) -> int:
        lines = self.found.lines if self.found is not None else ()
        return sum(bool(ln.proposal) and not ln.is_folder for ln in lines)

    def _show(self, found: NameCheck) -> None:
        self.found = found
        self.table.setRowCount(len(found.lines))
        for place, one in enumerate(found.lines):
            reasons = ", ".join(tr(NAME_REASONS[reason]) for reason in one.reasons)
            for column, text in enumerate((one.path, reasons, one.proposal)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(place, column, item)
        self._tell()

    def _tell(self) -> None:
        ready = self._proposals()
        text = ntr("Rename {n} file", "Rename {n} files", ready).format(n=screen.count(ready))
        self.rename_button.setText(text)
        self.rename_button.setVisible(ready > 0)
        self.rename_button.setEnabled(self._job is None)
        if self._job is not None:
            self.said.setText(tr("Looking at the names..."))
        elif self.found is None:
            self.said.setText(tr("Names are proposed from what they say themselves; nothing is overwritten."))
        elif not self.found.lines:
            self.said.setText(tr("Every name is by the convention."))
        else:
            n = len(self.found.lines)
            said = ntr(
                "{n} name of {all} is not by the convention.", "{n} names of {all} are not by the convention.", n
            )
            self.said.setText(said.format(n=screen.count(n), all=screen.count(self.found.files)))
