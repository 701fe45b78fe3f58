"""Who stands at the gate: shows its pages, makes desks, and hands the window a desk to open."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from recdesk.domain.errors import DeskError
from recdesk.localization import sentences
from recdesk.localization.catalogue import mark, tr
from recdesk.settings import DEMO_PASSPHRASE
from recdesk.ui.unlock.gate import Gate

if TYPE_CHECKING:
    from recdesk.ui.doors import Doors, HeldDesk, MadeDesk
    from recdesk.ui.runner import Progress
    from recdesk.ui.window.frame import MainWindow

DEMO_CANDIDATES = 250
_OWNER = mark("Open by {owner} on {machine} since {since}.")


class GateKeeper(QObject):
    """Belongs to a window; made when the gate is first needed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._doors: Doors = window.doors
        self.gate = Gate(window)
        self.gate.setVisible(False)
        self._made_passphrase = ""
        self._chooser: QFileDialog | None = None
        self._connect()

    # What the window calls

    def ask(self) -> None:
        """Ask for the passphrase of the window's desk."""
        self.gate.lock.ask(self._window.folder, self._window.known.places())
        self.gate.lock.set_busy(False)
        self._show(self.gate.lock)

    def show_locked(self, since: datetime, *, draft_kept: bool) -> None:
        """The desk was locked: the same page, with the time."""
        self.ask()
        self.gate.lock.show_locked(since, draft_kept=draft_kept)

    def refuse(self, error: DeskError) -> None:
        """The secret does not open the desk."""
        if self._window.stack.currentWidget() is not self.gate or self.gate.page is not self.gate.lock:
            self.ask()
        self.gate.lock.refuse(error, self._window.messages.sentence(error.problems[0]))

    def explain(self, error: DeskError) -> None:
        """The desk cannot be opened at all: why, and what to do."""
        if error.code == "desk_missing" and self._window.folder == self._doors.default_folder():
            self.gate.choice.offer(can_go_back=False)
            self._show(self.gate.choice)
            return
        where = str(self._window.folder)
        if error.code == "desk_in_use" and error.facts.get("owner"):
            facts = {name: sentences.shown(value) for name, value in error.facts.items()}
            where = tr(_OWNER).format(**(facts | {"since": _time_of(error.facts.get("since"))}))
        self.gate.trouble.explain(error.code, self._window.messages.sentence(error.problems[0]), where)
        self._show(self.gate.trouble)

    def offer_choice(self) -> None:
        """Another desk is wanted; the present one stays until one is chosen."""
        held = self._window.life.held
        self.gate.choice.offer(can_go_back=held is not None)
        self._show(self.gate.choice)

    # Inside

    def _show(self, page: object) -> None:
        self._window.show_gate()
        self.gate.show_page(page)  # type: ignore[arg-type]

    def _connect(self) -> None:
        gate, window = self.gate, self._window
        gate.lock.unlock_asked.connect(lambda secret, remember: window.life.unlock(secret, remember=remember))
        gate.lock.desk_chosen.connect(lambda folder: window.change_desk(Path(folder)))
        gate.lock.other_asked.connect(self.offer_choice)
        gate.trouble.again_asked.connect(lambda: window.change_desk(window.folder))
        gate.trouble.new_asked.connect(lambda: self._ask_new(window.folder))
        gate.trouble.other_asked.connect(self.offer_choice)
        gate.choice.demo_asked.connect(self.make_demo)
        gate.choice.new_asked.connect(lambda: self._ask_new())
        gate.choice.folder_asked.connect(lambda: self._choose_folder(window.change_desk))
        gate.choice.left.connect(self._go_back)
        gate.new.make_asked.connect(self._make)
        gate.new.folder_asked.connect(lambda: self._choose_folder(gate.new.set_folder))
        gate.new.left.connect(self.offer_choice)
        gate.recovery.kept.connect(self._open_made)

    def _go_back(self) -> None:
        window = self._window
        if window.life.is_open:
            window.stack.setCurrentWidget(window.shell)
            window.menus.set_open(True)
            window.page().take_focus()
        else:
            self.ask()

    def _ask_new(self, wanted: Path | None = None) -> None:
        """Ask for a new desk, in the wanted folder where nothing lies in it yet."""
        free = wanted is not None and (not wanted.exists() or (wanted.is_dir() and not any(wanted.iterdir())))
        self.gate.new.ask(wanted if wanted is not None and free else self._free_folder("desk"))
        self._show(self.gate.new)

    def _free_folder(self, name: str) -> Path:
        """The first folder of that name beside the default one in which nothing lies yet."""
        home = self._doors.default_folder().parent
        tried = [home / name, *(home / f"{name}-{n}" for n in range(2, 100))]
        return next(place for place in tried if not place.exists() or not any(place.iterdir()))

    def _make(self, company: str, passphrase: str) -> None:
        folder, operator = self.gate.new.folder, self._window.operator
        self.gate.new.set_busy(True)

        def work(_progress: Progress) -> MadeDesk:
            return self._doors.create(folder, passphrase, name=company, operator=operator)

        def done(made: MadeDesk) -> None:
            self._made_passphrase = passphrase
            self.gate.recovery.show_code(made.recovery_code)
            self._window.folder = made.folder
            self._show(self.gate.recovery)

        job = self._window.runner.start("new desk", work)
        job.finished.connect(done)
        job.failed.connect(self._not_made)

    def _not_made(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self.gate.new.refuse(self._window.messages.sentence(error.problems[0]))

    def _open_made(self) -> None:
        secret, self._made_passphrase = self._made_passphrase, ""
        self._window.change_desk(self._window.folder, secret)

    def make_demo(self) -> None:
        """Make the demo desk, or open the one that was made before."""
        folder = self._doors.default_folder().parent / "demo"
        if (folder / "desk.db").exists():
            self._window.change_desk(folder, DEMO_PASSPHRASE)
            return
        operator, choice = self._window.operator, self.gate.choice
        choice.set_busy(True)
        choice.say(tr("Making the demo desk..."))

        def work(progress: Progress) -> Path:
            _fill_demo(self._doors, folder, operator, progress)
            return folder

        def failed(error: Exception) -> None:
            choice.set_busy(False)
            if not isinstance(error, DeskError):
                raise error
            choice.say(self._window.messages.sentence(error.problems[0]))

        job = self._window.runner.start("demo desk", work)
        job.stepped.connect(
            lambda step: choice.say(tr("Making the demo desk: {done} of {all}").format(done=step.done, all=step.total))
        )
        job.finished.connect(lambda made: self._window.change_desk(made, DEMO_PASSPHRASE))
        job.failed.connect(failed)

    def _choose_folder(self, chosen: object) -> None:
        dialog = QFileDialog(self._window, tr("Choose a folder"), str(self._doors.default_folder().parent))
        dialog.setObjectName("gate.folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        assert callable(chosen)
        dialog.fileSelected.connect(lambda folder: chosen(Path(folder)))
        self._chooser = dialog
        dialog.open()


def _fill_demo(doors: Doors, folder: Path, operator: str, progress: Progress) -> None:
    from recdesk.services import demo  # a made-up company is made once in a desk's life

    with doors.aside(folder) as place:
        doors.create(place, DEMO_PASSPHRASE, name=demo.COMPANY, operator=operator)
        held: HeldDesk = doors.reach(place, operator=operator)
        try:
            held.unlock(DEMO_PASSPHRASE)
            demo.fill(desk=held.furnish(), candidates=DEMO_CANDIDATES, seed=1, progress=progress.step)
        finally:
            held.close()


def _time_of(since: object) -> str:
    """The time of day in an instant that another program wrote; nothing where it cannot be read."""
    try:
        return f"{datetime.fromisoformat(str(since)).astimezone():%H:%M}"
    except ValueError:
        return "?"
