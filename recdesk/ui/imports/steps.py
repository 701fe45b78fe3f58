"""The steps of an import as widgets, but for the choice of a profile. They show and ask; the page decides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from recdesk.localization import screen
from recdesk.localization.catalogue import mark, ntr, tr
from recdesk.services.imports import ImportPlan, Undone
from recdesk.ui.imports.lines import TABS, Lines, note_sentences
from recdesk.ui.imports.table import LineTable
from recdesk.ui.look import icons
from recdesk.ui.look.theme import set_state
from recdesk.ui.look.tokens import SPACE_8, SPACE_12, SPACE_48
from recdesk.ui.review.page_text import Sentences, act, keyed, line
from recdesk.ui.runner import Step
from recdesk.ui.widgets.fields.files import DropButton

_STEPS = (mark("File"), mark("Profile"), mark("Dry run"), mark("Import"), mark("Result"))
_FILES = "CSV, XLSX (*.csv *.tsv *.txt *.xlsx *.xlsm)"


class StepTitles(QWidget):
    """`1 File › 2 Profile › ...`, the present step in strong letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imports.steps")
        self._place = 0
        self._labels = [QLabel(self) for _ in _STEPS]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        for place, label in enumerate(self._labels):
            if place:
                arrow = QLabel(self)
                icons.wear(arrow, "chevron_right", size=16)
                row.addWidget(arrow)
            row.addWidget(label)
        row.addStretch(1)
        self.retranslate()

    def show_step(self, place: int) -> None:
        """Say which step is the present one, from 0."""
        self._place = place
        self.retranslate()

    def retranslate(self) -> None:
        """Renew all texts."""
        for place, (label, name) in enumerate(zip(self._labels, _STEPS, strict=True)):
            label.setText(f"{place + 1} {tr(name)}")
            set_state(label, "step", "strong" if place == self._place else "body")
            set_state(label, "tone", None if place == self._place else "text2")
        said = tr("Step {n} of {of}: {name}")
        self.setAccessibleName(said.format(n=self._place + 1, of=len(_STEPS), name=tr(_STEPS[self._place])))


class FileStep(QWidget):
    """A place to drop a file, which is also a button."""

    chosen = Signal(Path)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imports.file_step")
        self.drop = DropButton(self.chosen.emit, self)
        self.drop.setObjectName("imports.file")
        self.drop.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.drop.setMaximumHeight(4 * SPACE_48)
        icons.wear(self.drop, "arrow_import", "accent")
        self._hint = line("imports.hint", self, tone="text2")
        self.back_button = act("imports.leave", self, drawing="arrow_left")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self.drop, 3)
        column.addWidget(self._hint)
        column.addStretch(1)
        column.addLayout(buttons_row(self.back_button))
        self.drop.clicked.connect(self._ask)
        self.back_button.clicked.connect(self.left)
        self.retranslate()

    def take_focus(self) -> None:
        """Put the focus on the choice of a file."""
        self.drop.setFocus()

    def retranslate(self) -> None:
        """Renew all texts."""
        self.drop.setText(tr("Choose a file of candidates, or drop it here"))
        self.drop.setAccessibleName(self.drop.text())
        self._hint.setText(
            tr("CSV or XLSX, with the names of the columns in the first row. Nothing is written before you say so.")
        )
        self.back_button.setText(keyed(tr("Back"), "Esc"))

    def _ask(self) -> None:
        dialog = QFileDialog(self, tr("Choose a file of candidates"), "", _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class DryRunStep(QWidget):
    """What the import would do, row by row, in five tables."""

    go_on = Signal()
    back = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imports.dry_run_step")
        self._plan: ImportPlan | None = None
        self._counts: Mapping[str, int] = {}
        self._head = line("imports.dry_run_head", self, step="section")
        self.notes = Sentences("imports.notes", "needs_you", "warning", self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("imports.outcomes")
        self.tabs.setDocumentMode(True)
        self.tables = {name: LineTable(f"imports.{name}", self) for name, _ in TABS}
        for name, title in TABS:
            self.tabs.addTab(self.tables[name], tr(title))
        self.export_button = act("imports.export", self, drawing="arrow_export")
        self.back_button = act("imports.dry_run_back", self, drawing="arrow_left")
        self.go_button = act("imports.import", self, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._head)
        column.addWidget(self.notes)
        column.addWidget(self.tabs, 1)
        column.addLayout(buttons_row(self.export_button, self.back_button, self.go_button))
        self.export_button.clicked.connect(self.export_asked)
        self.back_button.clicked.connect(self.back)
        self.go_button.clicked.connect(self.go_on)

    @property
    def summary(self) -> str:
        """How many rows do what, in one sentence."""
        return " · ".join(self.tabs.tabText(place) for place in range(self.tabs.count()))

    def show_plan(self, plan: ImportPlan, lines: Lines) -> None:
        """Show another dry run; the first table that has something to decide is in front."""
        self._plan, self._counts = plan, lines.counts
        for name, title in TABS:
            said = tr("{title}, {n} rows").format(title=tr(title), n=lines.counts[name])
            self.tables[name].show_lines(lines.lines[name], said)
        self.notes.say(note_sentences(plan))
        front = next((n for n in ("rejected", "alike", "changed", "new") if lines.counts[n]), "identical")
        self.tabs.setCurrentWidget(self.tables[front])
        self.retranslate()

    def take_focus(self) -> None:
        """Put the focus in the table in front."""
        self.tabs.currentWidget().setFocus()

    def retranslate(self) -> None:
        """Renew all texts."""
        plan = self._plan
        if plan is None:
            return
        self._head.setText(
            ntr("{file}: {n} row, profile {profile}", "{file}: {n} rows, profile {profile}", plan.total).format(
                file=plan.source.name, n=screen.count(plan.total), profile=plan.source.profile
            )
        )
        for widget in (self.tabs, self.tabs.tabBar()):
            widget.setAccessibleName(tr("What the import would do"))
        for place, (name, title) in enumerate(TABS):
            self.tabs.setTabText(place, f"{tr(title)} {screen.count(self._counts[name])}")
        n = len(plan.new) + len(plan.changed)
        self.go_button.setText(ntr("Import {n} row", "Import {n} rows", n).format(n=screen.count(n)))
        self.go_button.setEnabled(n > 0)
        self.export_button.setText(tr("Export left out..."))
        self.export_button.setVisible(bool(plan.rejected))
        self.back_button.setText(keyed(tr("Back"), "Esc"))


class WorkStep(QWidget):
    """What is being done, how far it is, and [Stop]."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imports.work_step")
        self._said = line("imports.working", self, step="section")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("imports.progress")
        self.bar.setTextVisible(False)
        self._count = line("imports.count", self, tone="text2")
        self.stop_button = act("imports.stop", self, drawing="record_stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        for part in (self._said, self.bar, self._count):
            column.addWidget(part)
        column.addLayout(buttons_row(self.stop_button))
        column.addStretch(1)
        self.stop_button.clicked.connect(self.stop_asked)
        self.retranslate()

    def begin(self, said: str) -> None:
        """Begin anew, not knowing how far it is."""
        self._said.setText(said)
        self._count.setText("")
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(said)

    def show_step(self, step: Step) -> None:
        """Show how far it is."""
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)
        said = tr("{done} of {of}").format(done=screen.count(step.done), of=screen.count(step.total))
        self._count.setText(said if step.total else "")

    def retranslate(self) -> None:
        """Renew all texts."""
        self.stop_button.setText(keyed(tr("Stop"), "Esc"))


class ResultStep(QWidget):
    """What the import did, and the way back."""

    undo_asked = Signal()
    export_asked = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imports.result_step")
        self._plan: ImportPlan | None = None
        self._undone: Undone | None = None
        self._head = line("imports.result_head", self, step="section")
        self._text = line("imports.result_text", self)
        self.undo_button = act("imports.undo", self, drawing="arrow_undo")
        self.export_button = act("imports.result_export", self, drawing="arrow_export")
        self.done_button = act("imports.done", self, kind="primary")
        self.done_button.setAutoDefault(True)  # the focus comes to it by itself: Enter presses it
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._head)
        column.addWidget(self._text)
        column.addLayout(buttons_row(self.undo_button, self.export_button, self.done_button))
        column.addStretch(1)
        self.undo_button.clicked.connect(self.undo_asked)
        self.export_button.clicked.connect(self.export_asked)
        self.done_button.clicked.connect(self.done)
        self.retranslate()

    @property
    def text(self) -> str:
        """Everything that it says."""
        return f"{self._head.text()}\n{self._text.text()}"

    def show_done(self, plan: ImportPlan) -> None:
        """Show what was imported."""
        self._plan, self._undone = plan, None
        self.retranslate()

    def show_undone(self, undone: Undone) -> None:
        """Show that it was taken back."""
        self._undone = undone
        self.retranslate()
        self.done_button.setFocus()

    def take_focus(self) -> None:
        """Put the focus on the way on."""
        self.done_button.setFocus()

    def retranslate(self) -> None:
        """Renew all texts."""
        plan, undone = self._plan, self._undone
        self.undo_button.setText(tr("Undo this import"))
        self.undo_button.setVisible(undone is None)
        self.export_button.setText(tr("Export left out..."))
        self.done_button.setText(tr("To the candidates"))
        if plan is None:
            return
        self.export_button.setVisible(bool(plan.rejected))
        if undone is not None:
            self._head.setText(tr("The import was taken back"))
            removed = ntr("{n} new candidate removed", "{n} new candidates removed", undone.removed)
            restored = ntr("{n} as before", "{n} as before", undone.restored)
            self._text.setText(" · ".join((removed.format(n=undone.removed), restored.format(n=undone.restored))))
            return
        self._head.setText(tr("{file} was imported").format(file=plan.source.name))
        parts = (
            ntr("{n} new", "{n} new", len(plan.new)).format(n=screen.count(len(plan.new))),
            ntr("{n} changed", "{n} changed", len(plan.changed)).format(n=screen.count(len(plan.changed))),
            ntr("{n} same", "{n} same", len(plan.identical)).format(n=screen.count(len(plan.identical))),
            ntr("{n} left out", "{n} left out", len(plan.rejected)).format(n=screen.count(len(plan.rejected))),
        )
        self._text.setText(" · ".join(parts))


def buttons_row(*buttons: QPushButton, leading: bool = False) -> QHBoxLayout:
    """Ways on side by side at the trailing edge, as below every page; what belongs to the content leads instead."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    if not leading:
        row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    if leading:
        row.addStretch(1)
    return row
