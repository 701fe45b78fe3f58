"""The five steps of an import as widgets. They show and ask; the page decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
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
from recdesk.services.paper_ports import Proposal, SourceFile
from recdesk.ui.imports.lines import TABS, Lines, note_sentences
from recdesk.ui.imports.table import LineTable
from recdesk.ui.look import icons
from recdesk.ui.look.theme import set_state
from recdesk.ui.look.tokens import ROW_AIR, SPACE_8, SPACE_12, SPACE_48
from recdesk.ui.review.fact_rows import FactRows, Row
from recdesk.ui.review.facts import fact_text
from recdesk.ui.review.page_text import Sentences, act, keyed, line
from recdesk.ui.runner import Step
from recdesk.ui.widgets.fields.files import DropButton

_STEPS = (mark("File"), mark("Profile"), mark("Dry run"), mark("Import"), mark("Result"))
_FILES = "CSV, XLSX (*.csv *.tsv *.txt *.xlsx *.xlsm)"
_PROFILE_FILES = "TOML (*.toml)"
_SAMPLE_ROWS = 3
_PROFILE = Qt.ItemDataRole.UserRole


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
        column.addLayout(_row(self.back_button))
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._head)
        column.addWidget(self.list)
        column.addLayout(_row(self.other_button))
        column.addWidget(self._sample_head)
        column.addWidget(self.sample)
        column.addStretch(1)
        column.addLayout(_row(self.back_button, self.go_button))
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
        column.addLayout(_row(self.export_button, self.back_button, self.go_button))
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
        column.addLayout(_row(self.stop_button))
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._head)
        column.addWidget(self._text)
        column.addLayout(_row(self.undo_button, self.export_button, self.done_button))
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


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
