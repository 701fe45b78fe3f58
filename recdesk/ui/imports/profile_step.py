"""The step in which a profile is chosen: how well each fits, and what the first rows would say under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recdesk.localization import screen
from recdesk.localization.catalogue import ntr, tr
from recdesk.services.paper_ports import Proposal, SourceFile
from recdesk.ui.imports.steps import buttons_row
from recdesk.ui.look.tokens import ROW_AIR, SPACE_8
from recdesk.ui.review.fact_rows import FactRows, Row
from recdesk.ui.review.facts import fact_text
from recdesk.ui.review.page_text import act, keyed, line

_PROFILE_FILES = "TOML (*.toml)"
_SAMPLE_ROWS = 3
_PROFILE = Qt.ItemDataRole.UserRole


class ProfileStep(QWidget):
    """Which profile reads the file, how well it fits, and what its first rows would say."""

    chosen = Signal(str)
    """Another profile: its name, or the path of a profile file."""
    go_on = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imports.profile_step")
        self._file = ""
        self._shown: tuple[tuple[Proposal, ...], tuple[str, ...]] = ((), ())
        self._head = line("imports.profile_head", self, step="section")
        self.list = QListWidget(self)
        self.list.setObjectName("imports.profiles")
        self._sample_head = line("imports.sample_head", self, step="strong")
        self.sample = FactRows("imports.sample", self)
        self.sample.hide()
        self.other_button = act("imports.other_profile", self, drawing="document_table")
        self.back_button = act("imports.profile_back", self, drawing="arrow_left")
        self.go_button = act("imports.dry_run", self, kind="primary")
        self.go_button.setAutoDefault(True)  # the focus comes to it by itself: Enter presses it
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._head)
        column.addWidget(self.list)
        column.addLayout(buttons_row(self.other_button, leading=True))
        column.addWidget(self._sample_head)
        column.addWidget(self.sample)
        column.addStretch(1)
        column.addLayout(buttons_row(self.back_button, self.go_button))
        self.list.currentItemChanged.connect(self._on_current)
        self.other_button.clicked.connect(self._ask)
        self.back_button.clicked.connect(self.back)
        self.go_button.clicked.connect(self.go_on)
        self._filling = False
        self.retranslate()

    def show_proposals(self, file: str, proposals: Sequence[Proposal], known: Sequence[str]) -> None:
        """Show the profiles that may fit, the best first and chosen; the others of the desk below them."""
        self._file, self._shown = file, (tuple(proposals), tuple(known))
        self._filling = True
        self.list.clear()
        fitting = {proposal.profile for proposal in proposals}
        for proposal in proposals:
            percent = screen.count(round(proposal.likeness * 100))
            said = tr("{profile}: knows {percent} % of the columns").format(profile=proposal.profile, percent=percent)
            self._add(proposal.profile, said)
        for name in known:
            if name not in fitting:
                self._add(name, tr("{profile}: does not fit").format(profile=name))
        if proposals:
            self.list.setCurrentRow(0)
        self._fit_height()
        self.go_button.setEnabled(bool(proposals))
        self._filling = False
        self.sample.show_rows(())
        self.retranslate()

    def show_sample(self, source: SourceFile, labels: Mapping[str, str], *, zone: str) -> None:
        """Show what the first rows of the file say under this profile, a line for each field."""
        first = [row for row in source.rows if not row.problems][:_SAMPLE_ROWS] or source.rows[:_SAMPLE_ROWS]
        names = [name for name in labels if any(row.values.get(name) for row in first)]
        rows = []
        for name in names:
            texts = [fact_text(name, row.values[name], zone=zone) for row in first if row.values.get(name)]
            rows.append(Row(tr(labels[name]), "  |  ".join(texts)))
        self.sample.show_rows(rows)
        n = len(source.rows)
        said = ntr("{n} row; the first ones say:", "{n} rows; the first ones say:", n)
        self._sample_head.setText(said.format(n=screen.count(n)))
        self._sample_head.show()

    def profile(self) -> str:
        """The profile chosen."""
        place = self.list.currentRow()
        return str(self.list.item(place).data(_PROFILE)) if place >= 0 else ""

    def take_focus(self) -> None:
        """Put the focus on what goes on, or on the choice where no profile fits."""
        (self.go_button if self.profile() else self.list).setFocus()

    def retranslate(self) -> None:
        """Renew all texts."""
        self._head.setText(tr("How is {file} to be read?").format(file=self._file))
        self.list.setAccessibleName(tr("Profiles"))
        self.other_button.setText(tr("Another profile file..."))
        self.back_button.setText(keyed(tr("Back"), "Esc"))
        self.go_button.setText(tr("Dry run"))
        self._sample_head.setVisible(bool(self.sample.rows))

    def _add(self, profile: str, text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_PROFILE, profile)
        self.list.addItem(item)

    def _fit_height(self) -> None:
        line_height = self.list.fontMetrics().height() + ROW_AIR
        for place in range(self.list.count()):
            item = self.list.item(place)
            size = item.sizeHint()
            size.setHeight(line_height)
            item.setSizeHint(size)
        self.list.setFixedHeight(line_height * max(2, min(self.list.count(), 5)) + SPACE_8)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        self.go_button.setEnabled(item is not None)
        if item is not None and not self._filling:
            self.chosen.emit(str(item.data(_PROFILE)))

    def _ask(self) -> None:
        dialog = QFileDialog(self, tr("Another profile file..."), "", _PROFILE_FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_profile(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_profile(self, path: Path) -> None:
        """Read the file by a profile file of one's own."""
        self._add(str(path), path.name)
        self._fit_height()
        self.list.setCurrentRow(self.list.count() - 1)
