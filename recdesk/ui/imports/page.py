"""Bringing candidates in from a file, in five steps on one page: file, profile, dry run, import, result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from recdesk.domain.errors import DeskError, Problem
from recdesk.domain.numbers import RecordKind
from recdesk.localization import sentences
from recdesk.localization.catalogue import mark, ntr, tr
from recdesk.services import imports
from recdesk.services.desk import Changes
from recdesk.services.imports import ImportPlan
from recdesk.services.paper_ports import Proposal, SourceFile
from recdesk.ui.imports.lines import lines_of
from recdesk.ui.imports.profile_step import ProfileStep
from recdesk.ui.imports.steps import DryRunStep, FileStep, ResultStep, StepTitles, WorkStep
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.review.alive import while_there
from recdesk.ui.review.changes import declared_fields
from recdesk.ui.runner import Progress, Step
from recdesk.ui.session import Session
from recdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

KIND = "candidates"
_SLOT = "import"
_NOT_IN_FORM = {
    "given_name": mark("Given name"),
    "family_name": mark("Family name"),
    "date_of_birth": mark("Date of birth"),
    "national_id": mark("Personal number"),
    "external_id": mark("Number elsewhere"),
}
"""Labels of fields that files have and no form asks for."""


class ImportPage(QWidget):
    """Nothing is written before [Import n rows], and that can be taken back from the result."""

    finished = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imports.page")
        self.session = session
        self.path: Path | None = None
        self.plan: ImportPlan | None = None
        self.batch = 0
        self._job: Any = None
        self._back_to: QWidget | None = None
        self._labels = _NOT_IN_FORM | {f.name: f.label for f in declared_fields(RecordKind.CANDIDATE, session.desk)}
        self.titles = StepTitles(self)
        self.banner = Banner("blocked", "imports.banner", self)
        self.file_step = FileStep(self)
        self.profile_step = ProfileStep(self)
        self.dry_run = DryRunStep(self)
        self.work_step = WorkStep(self)
        self.result = ResultStep(self)
        self.stack = QStackedWidget(self)
        self._steps: tuple[QWidget, ...] = (
            self.file_step,
            self.profile_step,
            self.dry_run,
            self.work_step,
            self.result,
        )
        for step in self._steps:
            self.stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_12)
        column.addWidget(self.titles)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        self._connect()
        self._show(self.file_step)

    # What the tab calls

    def start(self, path: Path | None = None) -> None:
        """Begin with a file, or ask for one."""
        self.plan, self.batch, self.path = None, 0, None
        self.banner.clear()
        self._show(self.file_step)
        self.file_step.take_focus()
        if path is not None:
            self.choose_file(path)

    def leave(self) -> None:
        """One step out: stop what runs, else the step before, else back."""
        current = self.stack.currentWidget()
        if self._job is not None:
            self._job.stop()
        elif current is self.dry_run:
            self._show(self.profile_step)
        elif current is self.profile_step:
            self._show(self.file_step)
        elif current is self.result:
            self.finished.emit()
        else:
            self.left.emit()

    def retranslate(self) -> None:
        """Renew all texts."""
        self.titles.retranslate()
        for step in (self.file_step, self.profile_step, self.work_step, self.result):
            step.retranslate()
        self.dry_run.retranslate()
        if self.plan is not None:
            self._show_plan(self.plan)

    # Steps

    def choose_file(self, path: Path) -> None:
        """Look which profiles fit a file."""
        self.path = path
        self.banner.clear()
        tables = self.session.desk.tables

        def look(progress: Progress) -> tuple[tuple[Proposal, ...], tuple[str, ...]]:
            progress.check()
            return tables.propose(KIND, path), tables.profiles(KIND)

        self._run(look, self._on_proposals, tr("Reading {file}...").format(file=path.name), self.file_step)

    def _on_proposals(self, found: tuple[tuple[Proposal, ...], tuple[str, ...]]) -> None:
        proposals, known = found
        name = self.path.name if self.path is not None else ""
        self.profile_step.show_proposals(name, proposals, known)
        if not proposals:
            self._refuse([Problem("profile_unclear", "profile", facts={"known": list(known)})])
        self._show(self.profile_step)
        self.profile_step.take_focus()
        if proposals:
            self._sample(proposals[0].profile)

    def _sample(self, profile: str) -> None:
        """Read the file by a profile and show what its first rows would say."""
        path, tables = self.path, self.session.desk.tables
        if path is None:
            return
        self.banner.clear()
        self.session.start(
            "import.sample",
            lambda progress: tables.read(KIND, path, profile, progress=progress.step),
            while_there(self, self._on_sample),
            failed=while_there(self, self._on_failed),
            slot="import.sample",
        )

    def _on_sample(self, source: SourceFile) -> None:
        self.profile_step.show_sample(source, self._labels, zone=self.session.desk.settings.time_zone)

    def make_dry_run(self) -> None:
        """Say what importing the file would do."""
        path, profile, desk = self.path, self.profile_step.profile(), self.session.desk
        if path is None or not profile:
            return
        self._run(
            lambda progress: imports.plan(
                kind=KIND, path=path, profile=profile, desk=desk, progress=lambda done, of: progress.step(done, of)
            ),
            self._on_plan,
            tr("Comparing {file} with the desk...").format(file=path.name),
            self.profile_step,
        )

    def _on_plan(self, plan: ImportPlan) -> None:
        self.plan = plan
        self._show_plan(plan)
        self._show(self.dry_run)
        self.dry_run.take_focus()
        self.session.messages.announce(self.dry_run.summary)

    def _show_plan(self, plan: ImportPlan) -> None:
        zone = self.session.desk.settings.time_zone
        self.dry_run.show_plan(plan, lines_of(plan, self._labels, zone=zone))

    def carry_out(self) -> None:
        """Import what the dry run said."""
        plan, desk = self.plan, self.session.desk
        if plan is None or not (plan.new or plan.changed):
            return
        n = len(plan.new) + len(plan.changed)
        said = ntr("Importing {n} row...", "Importing {n} rows...", n).format(n=n)
        self._run(
            lambda progress: imports.carry_out(plan, desk=desk, progress=lambda done, of: progress.step(done, of)),
            lambda batch: self._on_imported(batch, plan),
            said,
            self.dry_run,
            stopped=tr("Stopped. Nothing was imported, the desk is as it was."),
        )

    def _on_imported(self, batch: int, plan: ImportPlan) -> None:
        self.batch = batch
        desk = self.session.desk
        changes = Changes("imported", (), frozenset({RecordKind.CANDIDATE}))
        self.session.settle(changes, back=lambda: imports.undo(batch, desk=desk).changes)
        self.result.show_done(plan)
        self._show(self.result)
        self.result.take_focus()

    def undo(self) -> None:
        """Take the import back; refused while something was built on it."""

        def refused(error: DeskError) -> bool:
            self._refuse(error.problems)
            return True

        undone = self.session.attempt(lambda: imports.undo(self.batch, desk=self.session.desk), on_error=refused)
        if undone is not None:
            self.banner.clear()
            self.result.show_undone(undone)

    # The file of left-out rows

    def ask_where(self) -> None:
        """Ask for the file that the left-out rows are written to."""
        if self.path is None:
            return
        dialog = QFileDialog(self, tr("Export left out..."), "", "CSV, XLSX (*.csv *.xlsx)")
        dialog.setObjectName("imports.left_out_file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self.path.suffix.lstrip(".").lower() or "csv")
        dialog.selectFile(f"{self.path.stem}_left_out{self.path.suffix.lower() or '.csv'}")
        dialog.fileSelected.connect(lambda chosen: self.write_left_out(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_left_out(self, path: Path) -> None:
        """Write the left-out rows with their reasons, to be mended and imported again."""
        plan, desk = self.plan, self.session.desk
        if plan is None:
            return
        n = self.session.attempt(lambda: imports.write_left_out(plan, path, say=self._reason, desk=desk))
        if n is not None:
            said = ntr("{n} row written to {file}.", "{n} rows written to {file}.", n).format(n=n, file=path.name)
            self.session.messages.result(said)

    def _reason(self, problem: Problem) -> str:
        label = tr(self._labels[problem.field]) if problem.field in self._labels else ""
        return sentences.sentence(problem.code, problem.facts, where=label)

    # Inside

    def _run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        said: str,
        back_to: QWidget,
        *,
        stopped: str = "",
    ) -> None:
        """Do something longer: the bar shows how far it is, [Stop] goes back to the step before."""
        self.banner.clear()
        self._back_to = back_to
        self.work_step.begin(said)
        self._show(self.work_step)
        failed = while_there(self, self._on_failed)
        self._job = job = self.session.start("import", work, while_there(self, done), failed=failed, slot=_SLOT)
        said_stopped = stopped or tr("Stopped. Nothing was changed.")
        job.stepped.connect(while_there(self, self._on_step))
        job.stopped.connect(while_there(self, lambda: self._on_stopped(said_stopped)))
        job.ended.connect(while_there(self, lambda: self._on_ended(job)))

    def _on_step(self, step: Step) -> None:
        if self._job is not None:
            self.work_step.show_step(step)

    def _on_stopped(self, said: str) -> None:
        self._show(self._back_to or self.file_step)
        self.session.messages.result(said)

    def _on_failed(self, error: DeskError) -> bool:
        if self.stack.currentWidget() is self.work_step:
            self._show(self._back_to or self.file_step)
        self._refuse(error.problems)
        return True

    def _on_ended(self, job: Any) -> None:
        if job is self._job:
            self._job = None

    def _refuse(self, problems: Any) -> None:
        text = self.session.messages.summary(problems)
        self.banner.say(text, acts=(("close", tr("Close")),))
        self.session.messages.announce(text, assertive=True)

    def _show(self, step: QWidget) -> None:
        self.stack.setCurrentWidget(step)
        self.titles.show_step(self._steps.index(step))

    def _connect(self) -> None:
        self.banner.act_asked.connect(lambda _code: self.banner.clear())
        self.file_step.chosen.connect(self.choose_file)
        self.file_step.left.connect(self.left)
        self.profile_step.chosen.connect(self._sample)
        self.profile_step.go_on.connect(self.make_dry_run)
        self.profile_step.back.connect(self.leave)
        self.dry_run.go_on.connect(self.carry_out)
        self.dry_run.back.connect(self.leave)
        self.dry_run.export_asked.connect(self.ask_where)
        self.work_step.stop_asked.connect(self.leave)
        self.result.undo_asked.connect(self.undo)
        self.result.export_asked.connect(self.ask_where)
        self.result.done.connect(self.finished)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
