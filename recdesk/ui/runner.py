"""The one module that knows threads: runs jobs beside the window, with progress and cancel, and ends the busy state.

A job is a function that gets a `Progress` and returns a value. It never touches widgets. Its result, failure or stop
arrives in the window's own thread, exactly one of the three, and the busy state has ended by then.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)


class Stopped(Exception):
    """The job was asked to stop and did; what it had begun was taken back."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is: what is done of how many, and the code of what it does now. A `total` of 0 is not known."""

    done: int
    total: int
    what: str = ""


class Progress:
    """Handed to a job. Call `step` often; it raises Stopped once a stop was asked for, which ends the job."""

    def __init__(self, tell: Callable[[Step], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def step(self, done: int, total: int = 0, what: str = "") -> None:
        """Say how far the job is. Raises Stopped when it is to stop."""
        self.check()
        self._tell(Step(done, total, what))

    def check(self) -> None:
        """Raises Stopped when the job is to stop."""
        if self._stop.is_set():
            raise Stopped

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self._stop.is_set()

    def ask_stop(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()


class Job(QObject):
    """One piece of work under way. Keep no reference: the runner holds it until it has ended."""

    stepped = Signal(object)
    """A `Step`."""
    finished = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception that ended it."""
    stopped = Signal()
    """It stopped because it was asked to."""
    ended = Signal()
    """Sent after one of the three above, whichever it was."""

    _over = Signal(object, object)
    _on_way = Signal(object)

    def __init__(self, name: str, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self.name = name
        self._work = work
        self._progress = Progress(self._on_way.emit)
        self._on_way.connect(self.stepped)  # queued where the work runs in another thread

    def stop(self) -> None:
        """Ask it to stop; `stopped` follows when it has, or `finished` when it was too late."""
        self._progress.ask_stop()

    def carry_out(self) -> None:
        """Do the work in the calling thread and report how it ended. Called by runners only."""
        try:
            value = self._work(self._progress)
        except BaseException as error:  # noqa: BLE001 - a thread must report every end, or the window stays busy for ever
            self._over.emit(None, error)
        else:
            self._over.emit(value, None)

    def settle(self, value: Any, error: BaseException | None) -> None:
        """Send the one signal that fits the end. Called by runners only, in the window's thread."""
        try:
            if error is None:
                self.finished.emit(value)
            elif isinstance(error, Stopped):
                self.stopped.emit()
            else:
                self.failed.emit(error)
        finally:
            self.ended.emit()


class Runner(Protocol):
    """What screens see of a runner."""

    def start(self, name: str, work: Callable[[Progress], Any], *, slot: str = "") -> Job:
        """Begin a job. With a `slot`, an older job of the same slot is asked to stop and its result is dropped."""
        ...

    def running(self) -> list[str]:
        """The names of the jobs under way."""
        ...


class _Carrier(QRunnable):
    """Carries a job to a thread of the pool."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self.setAutoDelete(True)

    def run(self) -> None:
        self._job.carry_out()


class _Register(QObject):
    """Keeps jobs and the generation of each slot; says whether anything is under way."""

    busy_changed = Signal(bool)
    """True when the first job starts, False when the last has ended, however it ended."""

    def __init__(self) -> None:
        super().__init__()
        self._jobs: dict[Job, tuple[str, int]] = {}
        self._generations: dict[str, int] = {}

    def running(self) -> list[str]:
        """The names of the jobs under way."""
        return [job.name for job in self._jobs]

    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return bool(self._jobs)

    def stop_all(self) -> None:
        """Ask all jobs to stop."""
        for job in list(self._jobs):
            job.stop()

    def _enter(self, job: Job, slot: str) -> None:
        generation = self._generations.get(slot, 0) + 1
        if slot:
            self._generations[slot] = generation
            for older, (taken, _) in self._jobs.items():
                if taken == slot:
                    older.stop()
        was_busy = self.is_busy()
        self._jobs[job] = (slot, generation)
        if not was_busy:
            self.busy_changed.emit(True)

    def _leave(self, job: Job, value: Any, error: BaseException | None) -> None:
        slot, generation = self._jobs.pop(job)
        if not self._jobs:
            self.busy_changed.emit(False)
        stale = bool(slot) and generation != self._generations[slot]
        if stale and (error is None or isinstance(error, Stopped)):
            error = Stopped()
        elif error is not None and not isinstance(error, Stopped):
            _log.warning("job %s failed: %s", job.name, type(error).__name__)
        job.settle(value, error)
        job.deleteLater()


class ThreadRunner(_Register):
    """Runs jobs on a pool of threads of its own."""

    def __init__(self, threads: int = 2) -> None:
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)

    def start(self, name: str, work: Callable[[Progress], Any], *, slot: str = "") -> Job:
        """Begin a job; see `Runner`."""
        job = Job(name, work)
        job._over.connect(self._on_over, Qt.ConnectionType.QueuedConnection)
        self._enter(job, slot)
        self._pool.start(_Carrier(job))
        return job

    def close(self, wait_ms: int = 10_000) -> bool:
        """Ask all jobs to stop and wait for them; False when one did not end in time."""
        self.stop_all()
        return self._pool.waitForDone(wait_ms)

    def _on_over(self, value: Any, error: BaseException | None) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._jobs:
            self._leave(job, value, error)


class InlineRunner(_Register):
    """Runs each job when `finish` is called, in the calling thread: for tests, and where there is no window.

    Between `start` and `finish` the job counts as under way, so that busy states can be looked at and jobs stopped.
    """

    def __init__(self, *, at_once: bool = True) -> None:
        """With `at_once` jobs are finished as soon as the caller returns to the event loop, or by `finish`."""
        super().__init__()
        self._waiting: list[Job] = []
        self._at_once = at_once
        self._wake.connect(self.finish, Qt.ConnectionType.QueuedConnection)

    _wake = Signal()

    def start(self, name: str, work: Callable[[Progress], Any], *, slot: str = "") -> Job:
        """Begin a job; see `Runner`."""
        job = Job(name, work)
        job._over.connect(lambda value, error: self._leave(job, value, error), Qt.ConnectionType.DirectConnection)
        self._enter(job, slot)
        self._waiting.append(job)
        if self._at_once:
            self._wake.emit()
        return job

    def finish(self) -> None:
        """Carry out all jobs that wait, and those that they start."""
        while self._waiting:
            self._waiting.pop(0).carry_out()

    def close(self, wait_ms: int = 0) -> bool:
        """Stop what waits; always in time."""
        self.stop_all()
        self.finish()
        return True
