"""The desk as the window has it open: one door for acts, their results, their undo, and word of what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from recdesk.domain.errors import Conflict, DeskError, Problem
from recdesk.domain.operator import Right
from recdesk.localization.catalogue import tr
from recdesk.services import offers, records
from recdesk.services.desk import Changes, OpenDesk
from recdesk.ui import results
from recdesk.ui.messages import Messages
from recdesk.ui.runner import Progress, Runner

_DEPTH = 30
_TAKEN_BACK = frozenset({"undone", "stage_taken_back"})


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be taken back: its name for the Edit menu, and how."""

    name: str
    back: Callable[[], Changes]


class Session(QObject):
    """An open desk with its runner and its messages. Screens act through it and listen to `changed`."""

    changed = Signal(object)
    """`Changes` after every act that wrote something."""
    go = Signal(str, str)
    """Show the record of a kind and number, wherever the user is."""
    came_back = Signal(str, str)
    """The kind and number of a record whose last act was taken back; it is what the user wants to see now."""
    undo_changed = Signal(str)
    """The name of what Ctrl+Z would take back, or empty."""
    locking = Signal()
    """The desk is about to be locked or left: keep what is being typed now, it can still be written."""
    locked = Signal()
    """The desk is locked: nothing can be read until `unlocked`."""
    unlocked = Signal()

    def __init__(self, desk: OpenDesk, runner: Runner, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.runner = runner
        self.messages = messages
        self._steps: list[Step] = []

    def attempt(
        self,
        work: Callable[[], Any],
        *,
        on_error: Callable[[DeskError], bool] | None = None,
        back: Callable[[], Changes] | None = None,
    ) -> Any:
        """Do something short at once. A known failure becomes a sentence (unless `on_error` takes it) and gives None.

        `back` takes the act back where its `Changes` do not say how.
        """
        try:
            value = work()
        except DeskError as error:
            if on_error is None or not on_error(error):
                self.tell(error)
            return None
        self.settle(value, back=back)
        return value

    def start(
        self,
        name: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        *,
        failed: Callable[[DeskError], bool] | None = None,
        slot: str = "",
    ) -> Any:
        """Do something longer beside the window. `done` gets the value, in the window's thread; returns the job."""
        job = self.runner.start(name, work, slot=slot)

        def on_finished(value: Any) -> None:
            self.settle(value)
            done(value)

        def on_failed(error: Exception) -> None:
            if not isinstance(error, DeskError):
                raise error
            if failed is None or not failed(error):
                self.tell(error)

        job.finished.connect(on_finished)
        job.failed.connect(on_failed)
        return job

    def tell(self, error: DeskError) -> None:
        """Say what a known failure means; a refused act is announced at once."""
        self.messages.refused(error.problems)

    def settle(self, value: Any, *, back: Callable[[], Changes] | None = None) -> None:
        """Spread what an act changed and say its result. Values without `Changes` pass by."""
        changes = _changes_of(value)
        if changes is None:
            return
        if changes.undo is not None:
            undo = changes.undo
            back = lambda: records.take_back(undo, desk=self.desk)  # noqa: E731 - what the value itself says goes first
        if back is not None:
            self.push(results.undo_name(changes), back)
        self.changed.emit(changes)
        if changes.act in _TAKEN_BACK and changes.records and len(changes.kinds) == 1:
            self.came_back.emit(next(iter(changes.kinds)).value, changes.records[0])
        self.messages.result(results.sentence(changes), undo=back is not None)

    def expire_overdue(self) -> Changes | None:
        """Offers whose last day has passed without an answer expire when the desk is opened."""
        return offers.expire_overdue(desk=self.desk) if self.desk.operator.may(Right.WRITE) else None

    def push(self, name: str, back: Callable[[], Changes]) -> None:
        """Remember how the last act is taken back."""
        self._steps = [*self._steps, Step(name, back)][-_DEPTH:]
        self.undo_changed.emit(name)

    def undo(self) -> None:
        """Take back the last act of this session; it stays visible in the history."""
        if not self._steps:
            self.messages.result(tr("Nothing to undo."), undo=False)
            return
        step = self._steps.pop()
        self.undo_changed.emit(self._steps[-1].name if self._steps else "")
        self.attempt(step.back)

    @property
    def undo_name(self) -> str:
        """What Ctrl+Z would take back."""
        return self._steps[-1].name if self._steps else ""


def _changes_of(value: Any) -> Changes | None:
    if isinstance(value, Changes):
        return value
    found = getattr(value, "changes", None)
    if isinstance(found, Changes):
        return found
    if isinstance(value, tuple):
        return next((v for v in value if isinstance(v, Changes)), None)
    return None


def is_conflict(error: DeskError) -> bool:
    """Whether the record was changed by someone else meanwhile."""
    return isinstance(error, Conflict)


def problem_of(error: DeskError) -> Problem:
    """The first problem of an error."""
    return error.problems[0]
