"""Check and backup: run beside the window, with how far they are, and the result in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from recdesk import __version__
from recdesk.localization import screen, sentences
from recdesk.localization.catalogue import ntr, tr
from recdesk.services import checks
from recdesk.services.checks import DeskInfo
from recdesk.services.desk import Changes
from recdesk.services.ports import BackupMade, DeskCheck
from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import SPACE_8, SPACE_12, SPACE_24
from recdesk.ui.runner import Job, Progress, Step
from recdesk.ui.session import Session
from recdesk.ui.widgets.status_pill import StatusPill

_MEGABYTE = 1024 * 1024


class CheckPart(QWidget):
    """What the desk holds, whether it is whole, and its backups."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk.check")
        self._session = session
        self._job: Job | None = None
        self._info: DeskInfo | None = None
        self._found: DeskCheck | None = None
        self._made: BackupMade | None = None
        self._holds = self._text()
        self._backups = self._text()
        self._titles = (QLabel(self), QLabel(self), QLabel(self))
        for title in self._titles:
            type_scale.wear_step(title, "section")
        self.check_button = self._button("desk.check.run")
        self.check_button.setAutoDefault(True)  # the focus comes to it by itself: Enter presses it
        self.backup_button = self._button("desk.check.backup")
        self.backup_button.setProperty("kind", "primary")
        self.stop_button = self._button("desk.check.stop")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("desk.check.progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._doing = QLabel(self)
        self.pill = StatusPill("open", parent=self)
        self.pill.setObjectName("desk.check.state")
        self._result = self._text()
        self._result.setObjectName("desk.check.result")
        self._lay_out()
        self.check_button.clicked.connect(self.run_check)
        self.backup_button.clicked.connect(self.run_backup)
        self.stop_button.clicked.connect(self._on_stop)
        self._at_rest()
        self.retranslate()

    # What the page calls

    def refresh(self) -> None:
        """Read the desk's figures again."""
        self._info = checks.info(__version__, desk=self._session.desk)
        self._show_info()

    def take_focus(self) -> None:
        """Put the focus on the first act."""
        self.check_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def run_check(self) -> None:
        """Check the database, the history and every document."""
        desk = self._session.desk

        def done(found: DeskCheck) -> None:
            self._found, self._made = found, None
            self._show_result()
            self._session.messages.result(self._result.text().partition("\n")[0])

        self._begin(tr("Checking..."), "check", lambda p: checks.check(desk=desk, progress=p.step), done)

    def run_backup(self) -> None:
        """Make a backup and verify it."""
        desk = self._session.desk

        def work(progress: Progress) -> tuple[BackupMade, Changes]:
            return checks.backup(desk=desk, progress=progress.step), Changes("backed_up")

        def done(value: tuple[BackupMade, Changes]) -> None:
            self._made = value[0]
            self._show_result()
            self.refresh()

        self._begin(tr("Making a backup..."), "backup", work, done)

    @property
    def result(self) -> str:
        """The result as it is shown."""
        return self._result.text()

    def retranslate(self) -> None:
        """Renew all texts."""
        for label, text in zip(self._titles, (tr("What the desk holds"), tr("Check"), tr("Backups")), strict=True):
            label.setText(text)
        self.check_button.setText(tr("Check the desk"))
        self.backup_button.setText(tr("Make a backup now"))
        self.stop_button.setText(tr("Stop"))
        self._show_info()
        self._show_result()

    # Inside

    def _text(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_8)
        for part in (self.check_button, self.backup_button, self.stop_button):
            acts.addWidget(part)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_8)
        column.setSpacing(SPACE_12)
        column.addWidget(self._titles[0])
        column.addWidget(self._holds)
        column.addSpacing(SPACE_24)
        column.addWidget(self._titles[1])
        column.addLayout(acts)
        column.addWidget(self._doing)
        column.addWidget(self._bar)
        column.addWidget(self.pill)
        column.addWidget(self._result)
        column.addSpacing(SPACE_24)
        column.addWidget(self._titles[2])
        column.addWidget(self._backups)
        column.addStretch(1)

    def _begin(self, sentence: str, name: str, work: Any, done: Any) -> None:
        if self._job is not None:
            return
        self._doing.setText(sentence)
        self._bar.setRange(0, 0)
        for part in (self._doing, self._bar, self.stop_button):
            part.show()
        for button in (self.check_button, self.backup_button):
            button.setEnabled(False)
        self._job = self._session.start(name, work, done)
        assert self._job is not None
        self._job.stepped.connect(self._on_step)
        self._job.stopped.connect(lambda: self._session.messages.result(tr("Stopped. Nothing was left half done.")))
        self._job.ended.connect(self._at_rest)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_step(self, step: Step) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _at_rest(self) -> None:
        self._job = None
        for part in (self._doing, self._bar, self.stop_button):
            part.hide()
        for button in (self.check_button, self.backup_button):
            button.setEnabled(True)

    def _show_info(self) -> None:
        info = self._info
        if info is None:
            return
        counts = info.counts
        parts = (
            ntr("{n} requisition", "{n} requisitions", counts["requisitions"]).format(
                n=screen.count(counts["requisitions"])
            ),
            ntr("{n} candidate", "{n} candidates", counts["candidates"]).format(n=screen.count(counts["candidates"])),
            ntr("{n} offer", "{n} offers", counts["offers"]).format(n=screen.count(counts["offers"])),
            ntr("{n} document", "{n} documents", counts["documents"]).format(n=screen.count(counts["documents"])),
        )
        size = tr("{size} MB on disk").format(size=screen.count(max(1, round(info.bytes / _MEGABYTE))))
        where = tr("Desk: {folder}").format(folder=self._session.desk.folder)
        version = tr("RecDesk {version}, schema {schema}").format(version=info.version, schema=info.schema)
        self._holds.setText(" · ".join((*parts, size)) + f"\n{where}\n{version}")
        zone = self._session.desk.settings.time_zone
        last = screen.instant(info.last_backup, zone) if info.last_backup else tr("never")
        folder = tr("They lie in {folder}.").format(folder=self._session.desk.folder / checks.BACKUPS)
        self._backups.setText(f"{tr('Last backup: {instant}').format(instant=last)}\n{folder}")

    def _show_result(self) -> None:
        if self._made is not None:
            self.pill.show_state("proved")
            size = screen.count(max(1, round(self._made.bytes / 1024)))
            self._result.setText(
                tr("Backup made and verified: {file} ({size} KB, {entries} history entries)").format(
                    file=self._made.file.name, size=size, entries=screen.count(self._made.entries)
                )
            )
        elif self._found is not None:
            self.pill.show_state("proved" if self._found.ok else "blocked")
            self._result.setText("\n".join(_lines(self._found)))
        self.pill.setVisible(self._made is not None or self._found is not None)
        self._result.setVisible(bool(self._result.text()))


def _lines(found: DeskCheck) -> list[str]:
    """What a check found, in words."""
    chain = ntr("History: {n} entry", "History: {n} entries", found.chain.entries).format(
        n=screen.count(found.chain.entries)
    )
    if not found.chain.ok:
        chain = tr("{chain}, broken at entry {seq}").format(chain=chain, seq=found.chain.first_bad)
    head = tr("Damage was found. Restore a backup, or ask for help.")
    if not found.damaged:
        head = tr("Everything is whole.") if found.ok else tr("The records are whole; something else needs you.")
    return [
        head,
        tr("Database: whole") if found.database == "ok" else tr("Database: {state}").format(state=found.database),
        chain,
        ntr("Documents: {n} agrees with its hash", "Documents: {n} agree with their hashes",
            found.documents_checked - len(found.missing) - len(found.changed)).format(
            n=screen.count(found.documents_checked - len(found.missing) - len(found.changed))),
        *(tr("Missing: {path}").format(path=path) for path in found.missing),
        *(tr("Changed outside RecDesk: {path}").format(path=path) for path in found.changed),
        *(
            tr("A file without a record: {path}. Attach it to its record if needed, then delete it.").format(path=path)
            for path in found.unrecorded
        ),
        *(sentences.sentence(p.code, p.facts) for p in (*found.problems, *found.templates)),
    ]  # fmt: skip
