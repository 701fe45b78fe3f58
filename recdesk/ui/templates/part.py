"""The Templates part of the Desk tab: versions above; below them the report, the changes and the fields."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from recdesk.domain.errors import DeskError
from recdesk.domain.operator import Right
from recdesk.localization import sentences
from recdesk.localization.catalogue import tr
from recdesk.services import template_reports, templates
from recdesk.services.desk import Changes
from recdesk.services.template_ports import TemplateReport
from recdesk.services.templates import TemplateRow
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.review.alive import while_there
from recdesk.ui.review.page_text import act, line
from recdesk.ui.runner import Job, Progress, Step
from recdesk.ui.session import Session
from recdesk.ui.templates.changes import ChangePane
from recdesk.ui.templates.findings import FindingList
from recdesk.ui.templates.picker import FieldPicker
from recdesk.ui.templates.versions import VersionTable
from recdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

_MARKED = "marked"
"""The folder of the desk for copies that show findings in Word."""


class TemplatesPart(QWidget):
    """Nothing is approved while something blocks; what is approved, and by whom, stands in the history."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk.templates")
        self._session = session
        self._job: Job | None = None
        self._reports: dict[Path, TemplateReport] = {}
        self._checked: Path | None = None
        self.banner = Banner("blocked", "templates.banner", self)
        self.table = VersionTable(self)
        self.report = FindingList(self)
        self.changes = ChangePane(self)
        self.picker = FieldPicker(self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("templates.tabs")
        self.reason = QLineEdit(self)
        self.reason.setObjectName("templates.reason")
        self._doing = line("templates.doing", self)
        self._bar = QProgressBar(self)
        self.add_button = act("templates.add", self, drawing="add")
        self.check_button = act("templates.check", self, drawing="arrow_sync")
        self.word_button = act("templates.show_in_word", self, drawing="open")
        self.save_button = act("templates.save_report", self, drawing="arrow_export")
        self.compare_button = act("templates.compare", self, drawing="history")
        self.approve_button = act("templates.approve", self, kind="primary")
        self.retire_button = act("templates.retire", self)
        self.stop_button = act("templates.stop", self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._at_rest()
        self.retranslate()

    # What the page calls

    def refresh(self) -> None:
        """Read the versions again."""
        desk = self._session.desk
        self.table.show_rows(templates.rows(desk=desk))
        if not self.picker.list.count():
            self.picker.show_fields(desk.templates.fields())
        self._on_chosen(self.table.current())

    def take_focus(self) -> None:
        """Put the focus in the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Renew all texts."""
        for button, text in (
            (self.add_button, tr("Add template...")),
            (self.check_button, tr("Check again")),
            (self.word_button, tr("Show in Word")),
            (self.save_button, tr("Save report...")),
            (self.compare_button, tr("Compare versions")),
            (self.approve_button, tr("Approve")),
            (self.retire_button, tr("Retire")),
            (self.stop_button, tr("Stop")),
        ):
            button.setText(text)
        for place, title in enumerate((tr("Report"), tr("Changes"), tr("Fields"))):
            self.tabs.setTabText(place, title)
        self.tabs.setAccessibleName(tr("About the chosen template"))
        said = tr("Why you approve it alone (nobody else at this desk can)")
        self.reason.setPlaceholderText(said)
        self.reason.setAccessibleName(said)
        for pane in (self.report, self.changes, self.picker):
            pane.retranslate()
        self.table.show_rows(self.table.model().rows)  # type: ignore[attr-defined]

    # Acts

    def add(self, path: Path) -> None:
        """Check a Word file and keep it as a draft; without a manifest it is checked only."""
        desk = self._session.desk

        def work(progress: Progress) -> tuple[TemplateReport, Changes | None]:
            if not path.with_suffix(".toml").is_file():
                return desk.templates.check(path, progress=progress.step), None
            new, report = templates.add(path, desk=desk, progress=progress.step)
            return report, Changes("template_added", (f"{new.template} v{new.version}",))

        def done(value: tuple[TemplateReport, Changes | None]) -> None:
            report, changes = value
            self.refresh()
            if changes is None:
                self.banner.say(sentences.sentence("manifest_unreadable", {"reason": "no_manifest", "file": path.name}))
            else:
                self.table.choose(report.template, int(changes.records[0].rpartition("v")[2]))
            self._show(report, path)

        self._begin(tr("Checking {file}...").format(file=path.name), work, done)

    def check_again(self) -> None:
        """Check the chosen version; what is found is noted for a version of the desk's own."""
        row, desk = self.table.current(), self._session.desk
        if row is None:
            return

        def work(progress: Progress) -> TemplateReport:
            if row.state == "shipped" or not desk.operator.may(Right.WRITE):
                return desk.templates.check(row.path, progress=progress.step)
            return templates.check_again(row.template, row.version, desk=desk, progress=progress.step)

        def done(report: TemplateReport) -> None:
            self.refresh()
            self._show(report, row.path)

        self._begin(tr("Checking {file}...").format(file=row.title), work, done)

    def approve(self) -> None:
        """Approve the chosen draft; where nobody else can, the reason is asked for first."""
        row, desk = self.table.current(), self._session.desk
        if row is None:
            return

        def refused(error: DeskError) -> bool:
            self.banner.say(sentences.sentence(error.code, {"record": error.problems[0].record, **error.facts}))
            if error.code == "template_reason_missing":
                self.reason.show()
                self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return True

        self.banner.clear()
        done = self._session.attempt(
            lambda: templates.approve(row.template, row.version, desk=desk, reason=self.reason.text()),
            on_error=refused,
        )
        if done is not None:
            self.reason.clear()
            self.reason.hide()
            self.refresh()

    def retire(self) -> None:
        """Take the chosen version out of use."""
        row, desk = self.table.current(), self._session.desk
        if row is not None:
            self.banner.clear()
            self._session.attempt(lambda: templates.retire(row.template, row.version, desk=desk))
            self.refresh()

    def compare(self) -> None:
        """Show what the chosen version says otherwise than the one before."""
        row, desk = self.table.current(), self._session.desk
        if row is None:
            return
        found = self._session.attempt(lambda: templates.difference(row.template, desk=desk, new=row.version))
        if found is not None:
            self.changes.show_changes(*found)
            self.tabs.setCurrentWidget(self.changes)

    def show_in_word(self) -> None:
        """Make the marked copy and open it with the program for Word files."""
        report, source, desk = self.report.report, self._checked, self._session.desk
        if report is None or source is None:
            return
        folder = desk.folder / _MARKED
        number = 1 + sum(1 for _ in folder.glob("*.docx")) if folder.is_dir() else 1
        target = folder / f"{source.stem}_marked_{number:02}.docx"

        def write() -> Path:
            folder.mkdir(exist_ok=True)
            template_reports.save_marked(report, source, target, checks=desk.templates)
            return target

        if self._session.attempt(write) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def save_report(self, path: Path) -> None:
        """Write the report that is shown."""
        report = self.report.report
        if report is not None and self._session.attempt(lambda: _saved(report, path)) is not None:
            self._session.messages.result(tr("Report saved: {file}").format(file=path.name))

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.add(path)

    # Inside

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_8)
        for button in (self.add_button, self.check_button, self.compare_button):
            acts.addWidget(button)
        acts.addStretch(1)
        for button in (self.retire_button, self.approve_button):
            acts.addWidget(button)
        working = QHBoxLayout()
        working.setSpacing(SPACE_8)
        working.addWidget(self._doing, 1)
        working.addWidget(self.stop_button)
        self._bar.setObjectName("templates.progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        below = QHBoxLayout()
        below.setSpacing(SPACE_8)
        below.addWidget(self.word_button)
        below.addWidget(self.save_button)
        below.addStretch(1)
        self.report.layout().addLayout(below)  # type: ignore[union-attr]
        for pane in (self.report, self.changes, self.picker):
            self.tabs.addTab(pane, "")
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.tabs)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addLayout(acts)
        column.addWidget(self.banner)
        column.addWidget(self.reason)
        column.addLayout(working)
        column.addWidget(self._bar)
        column.addWidget(split, 1)
        self.reason.hide()

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._ask_file)
        self.check_button.clicked.connect(self.check_again)
        self.word_button.clicked.connect(self.show_in_word)
        self.save_button.clicked.connect(self._ask_target)
        self.compare_button.clicked.connect(self.compare)
        self.approve_button.clicked.connect(self.approve)
        self.retire_button.clicked.connect(self.retire)
        self.reason.returnPressed.connect(self.approve)
        self.stop_button.clicked.connect(self._on_stop)
        self.table.chosen.connect(self._on_chosen)
        self.picker.copied.connect(lambda tag: self._session.messages.result(tr("Copied: {tag}").format(tag=tag)))

    def _on_chosen(self, row: TemplateRow | None) -> None:
        known = self._reports.get(row.path) if row is not None else None
        self._checked = row.path if known is not None and row is not None else None
        self.report.show_report(known)
        self.changes.clear()
        self._enable()

    def _show(self, report: TemplateReport, path: Path) -> None:
        row = self.table.current()
        stored = row.path if row is not None and report.template == row.template else path
        self._reports[stored] = report
        self._checked = stored if stored.is_file() else path
        self.report.show_report(report)
        self.tabs.setCurrentWidget(self.report)
        self._enable()
        self._session.messages.announce(template_reports.head(report))

    def _enable(self) -> None:
        row, operator, idle = self.table.current(), self._session.desk.operator, self._job is None
        own = row is not None and row.state != "shipped"
        self.add_button.setEnabled(idle and operator.may(Right.WRITE))
        self.check_button.setEnabled(idle and row is not None)
        self.compare_button.setEnabled(own)
        draft = row is not None and row.state == "draft" and not row.problems and not row.changed
        self.approve_button.setEnabled(idle and draft and operator.may(Right.APPROVE))
        live = own and row is not None and row.state != "retired"
        self.retire_button.setEnabled(idle and live and operator.may(Right.APPROVE))
        shown = self.report.report is not None
        self.word_button.setEnabled(shown and self._checked is not None)
        self.save_button.setEnabled(shown)

    def _begin(self, sentence: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        if self._job is not None:
            return
        self.banner.clear()
        self._doing.setText(sentence)
        self._bar.setRange(0, 0)
        for part in (self._doing, self._bar, self.stop_button):
            part.show()

        def failed(error: DeskError) -> bool:
            first = error.problems[0]
            self.banner.say(sentences.sentence(first.code, {"record": first.record, **first.facts}))
            return True

        job = self._session.start("templates", work, while_there(self, done), failed=while_there(self, failed))
        self._job = job
        self._enable()
        job.stepped.connect(self._on_step)
        job.stopped.connect(lambda: self._session.messages.result(tr("Stopped. Nothing was kept.")))
        job.ended.connect(self._at_rest)

    def _on_step(self, step: Step) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _at_rest(self) -> None:
        self._job = None
        for part in (self._doing, self._bar, self.stop_button):
            part.hide()
        self._enable()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, tr("Add template..."), "", "Word (*.docx)")
        dialog.setObjectName("templates.file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.add(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_target(self) -> None:
        dialog = QFileDialog(self, tr("Save report..."), "", "TXT, JSON (*.txt *.json)")
        dialog.setObjectName("templates.report_file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(lambda chosen: self.save_report(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _saved(report: TemplateReport, path: Path) -> bool:
    template_reports.save(report, path)
    return True


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == ".docx" else None
