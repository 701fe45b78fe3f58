"""A desk's life in this window: reached, unlocked, shown, furnished, locked, left. Says what happened by signals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from recdesk.domain.errors import DefectReported, DeskError
from recdesk.ui.window.options import Options

if TYPE_CHECKING:
    from recdesk.services.reads import TodayRow
    from recdesk.ui.doors import Doors, HeldDesk
    from recdesk.ui.messages import Messages
    from recdesk.ui.runner import Progress, Runner
    from recdesk.ui.session import Session

_MOST_ROWS = 500


class DeskLife(QObject):
    """Holds at most one desk. Every failure comes by a signal with its `DeskError`."""

    unreachable = Signal(object)
    """The desk's files do not let it be opened."""
    secret_needed = Signal()
    """A passphrase is to be asked for."""
    refused = Signal(object)
    """The secret does not open the desk, or the desk cannot be held."""
    opening = Signal()
    opened = Signal(object)
    """The desk is open; the rows of Today."""
    furnished = Signal(object)
    """The `Session` is there, once for each desk."""
    locked = Signal()

    def __init__(
        self, doors: Doors, runner: Runner, messages: Messages, options: Options, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._doors, self._runner, self._messages, self._options = doors, runner, messages, options
        self._held: HeldDesk | None = None
        self._session: Session | None = None
        self._locked = True
        self._busy = False

    @property
    def held(self) -> HeldDesk | None:
        """The desk that was reached."""
        return self._held

    @property
    def session(self) -> Session | None:
        """The session, once the desk is furnished."""
        return self._session

    @property
    def is_open(self) -> bool:
        """Whether records can be read now."""
        return self._held is not None and not self._locked

    def reach(self, folder: Path, operator: str, secret: str | None) -> None:
        """Let go of the desk held so far and look at another; with a secret it is opened at once."""
        self.leave()
        self._options.read(folder)
        try:
            self._held = self._doors.reach(folder, operator=operator)
        except DeskError as error:
            self.unreachable.emit(error)
            return
        except Exception as error:  # noqa: BLE001 - whatever keeps a desk shut is said where the desk would stand
            self.unreachable.emit(self._defect(folder, error))
            return
        if secret is None and not self._held.opens_by_itself:
            self.secret_needed.emit()
        else:
            self.unlock(secret, silently=secret is None)

    def unlock(self, secret: str | None, *, remember: bool = False, silently: bool = False) -> None:
        """Open the desk beside the window. `silently` tries this computer's store and then asks."""
        held = self._held
        if held is None or self._busy:
            return
        self._busy = True
        horizon = self._options.now.horizon_days

        def work(_progress: Progress) -> tuple[TodayRow, ...]:
            held.unlock(secret)
            if remember:
                held.remember_here()
            return _rows(held, horizon)

        def failed(error: Exception) -> None:
            self._busy = False
            if not isinstance(error, DeskError):
                self.unreachable.emit(self._defect(held.folder, error))
            elif silently and error.code in ("no_way_in", "credential_store_silent", "wrong_passphrase"):
                self.secret_needed.emit()
            elif error.code in ("desk_damaged", "desk_newer", "desk_in_use", "desk_read_only", "desk_not_encrypted"):
                self.unreachable.emit(error)
            else:
                self.refused.emit(error)

        self.opening.emit()
        job = self._runner.start("unlock", work)
        job.finished.connect(self._on_open)
        job.failed.connect(failed)

    def rows(self) -> tuple[TodayRow, ...]:
        """What waits at the desk now; DeskError where it cannot be read."""
        return _rows(self._held, self._options.now.horizon_days) if self._held is not None else ()

    def furnish(self) -> Session | None:
        """Everything that acts need; None while no desk is open. Later calls give the same session."""
        if self._session is None and self._held is not None and self.is_open:
            from recdesk.ui.session import Session  # the use cases: not before the first rows are on screen

            self._session = Session(self._held.furnish(), self._runner, self._messages, self)
            self.furnished.emit(self._session)
            self._session.attempt(self._session.expire_overdue)
        return self._session

    def lock(self) -> None:
        """Keep drafts, then forget the key."""
        if self._held is None or self._locked:
            return
        if self._session is not None:
            self._session.locking.emit()
        self._locked = True
        self._held.lock()
        if self._session is not None:
            self._session.locked.emit()
        self.locked.emit()

    def leave(self) -> None:
        """Keep drafts and let the desk go."""
        self.lock()
        if self._held is not None:
            self._held.close()
        if self._session is not None:
            self._session.deleteLater()
        self._held = self._session = None

    def _defect(self, folder: Path, error: Exception) -> DeskError:
        """A defect before the first rows, reported: nothing of a desk may be shown as if it were open."""
        return DefectReported("unexpected", report=str(self._doors.report_defect(folder, error)))

    def _on_open(self, rows: Any) -> None:
        self._busy = False
        self._locked = False
        self.opened.emit(rows)
        if self._session is not None:
            self._session.unlocked.emit()


def _rows(held: HeldDesk, horizon: int) -> tuple[TodayRow, ...]:
    return held.reads().today(
        today=held.clock.today(), operator=held.operator.name, horizon_days=horizon, limit=_MOST_ROWS
    )
