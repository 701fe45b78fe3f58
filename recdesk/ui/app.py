"""The program with a window, from its start to its end: frame first, then the key, then rows, then everything else."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from recdesk.ui.runner import ThreadRunner
from recdesk.ui.window.frame import MainWindow

if TYPE_CHECKING:
    from recdesk.ui.doors import Doors

TRACE = "RECDESK_TRACE_START"
"""Names a file that gets the instants of the first paintings, for `benchmarks/start.py`."""


class FirstPaint(QObject):
    """Tells when a widget was painted for the first time with something to show."""

    painted = Signal()

    def __init__(self, watched: QWidget, ready: object = None) -> None:
        """`ready` is a function that says whether there is something to show yet."""
        super().__init__(watched)
        self._watched, self._ready = watched, ready
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The signal comes when the painting is over and the event loop is back."""
        if event.type() == QEvent.Type.Paint and (not callable(self._ready) or self._ready()):
            self._watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False


def run(doors: Doors, folder: Path, passphrase: str | None, operator: str) -> int:
    """Show the window and stay until it is closed; returns the exit code."""
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("RecDesk")
    app.setDesktopFileName("recdesk")
    runner = ThreadRunner()
    window = MainWindow(doors, runner, operator, folder)
    frame = FirstPaint(window)
    frame.painted.connect(lambda: _begin(window, passphrase))
    if passphrase is None:
        window.show_blank()
    window.show()
    code = app.exec()
    runner.close()
    return code


def _begin(window: MainWindow, passphrase: str | None) -> None:
    """The frame is on screen: the key is derived beside the window while the first page is made."""
    _trace("frame")
    window.begin(passphrase)
    today = window.today
    if window.life.held is not None:
        window.life.held.get_ready()
    rows = FirstPaint(today.table.view.viewport(), lambda: bool(today.rows()))
    rows.painted.connect(lambda: _trace("rows"))
    rows.painted.connect(lambda: _after_rows(window))


def _after_rows(window: MainWindow) -> None:
    """What can wait until the first rows are on screen: the hook for defects, and the rest of the desk."""
    from recdesk.ui.window.faults import Faults

    Faults(lambda error: window.doors.report_defect(window.folder, error), window.messages, window).watch()
    window.furnish_now()


def _trace(name: str) -> None:
    """Write an instant of the system's monotonic clock, where a measurement asks for it."""
    path = os.environ.get(TRACE)
    if path:
        with Path(path).open("a", encoding="ascii") as trace:
            trace.write(f"{name} {time.monotonic():.6f}\n")
