"""What happens when RecDesk itself goes wrong: a report without names or pay, said once for each kind of defect."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from recdesk.localization.catalogue import tr
from recdesk.ui.messages import Messages
from recdesk.ui.widgets.dialogs import Verb

Report = Callable[[BaseException], Path]


class Faults(QObject):
    """The last resort for exceptions in the window. Each kind of defect is spoken of once while the program runs."""

    def __init__(self, report: Report, messages: Messages, parent: QObject | None = None) -> None:
        """`report` writes a defect to a file and returns its path."""
        super().__init__(parent)
        self._report, self._messages = report, messages
        self._known: set[tuple[str, str, int]] = set()
        self._path = Path()
        messages.act_asked.connect(self._on_act)

    def watch(self) -> None:
        """Take unhandled exceptions from now on."""
        sys.excepthook = self.hook

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What Python calls; never raises."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            QApplication.exit(1)
            return
        try:
            self.meet(error)
        except Exception as second:  # noqa: BLE001 - a hook that raises would only print
            sys.__excepthook__(type(second), second, second.__traceback__)

    def meet(self, error: BaseException) -> bool:
        """Report a defect; False when this kind was reported already."""
        kind = _kind_of(error)
        if kind in self._known:
            return False
        self._known.add(kind)
        self._path = self._report(error)
        title = tr("Something went wrong in RecDesk")
        text = tr("What you typed is kept. You can go on; the report {name} holds no names and no pay.").format(
            name=self._path.name
        )
        if isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self._messages.state(f"{title}. {text}", tone="blocked", acts=self._acts())
            return True
        verbs = [Verb("close", tr("Go on"), harmless=True, main=True), Verb("folder", tr("Show the report's folder"))]
        self._messages.ask(title, text, verbs, self._on_answer, details=_text_of(self._path))
        return True

    def _acts(self) -> tuple[tuple[str, str], ...]:
        return (("fault.folder", tr("Show the report's folder")), ("fault.close", tr("Close")))

    def _on_answer(self, code: str) -> None:
        self._on_act(f"fault.{code}")

    def _on_act(self, code: str) -> None:
        if code == "fault.close":
            self._messages.state_over()
        elif code == "fault.folder":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


def _kind_of(error: BaseException) -> tuple[str, str, int]:
    """Two exceptions of one type from one line are the same defect."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__, "", 0
    return type(error).__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
