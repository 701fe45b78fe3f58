"""A table dropped on the window begins its import; other files belong to the forms and lists that take them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent

from recdesk.localization.catalogue import tr

if TYPE_CHECKING:
    from recdesk.ui.window.frame import MainWindow

TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})


class TableDrop(QObject):
    """Watches the window; what lies above it in the window is asked first by the toolkit."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)
        tables = [path for url in event.mimeData().urls() if (path := table_of(url.toLocalFile())) is not None]
        if not tables or not self._window.life.is_open:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(tables)
        return True

    def _take(self, tables: list[Path]) -> None:
        if len(tables) > 1:
            self._window.messages.result(tr("Drop one table at a time: each is an import of its own."))
            return
        self._window.show_tab("desk")
        begin = getattr(self._window.page(), "import_file", None)
        if callable(begin):
            begin(tables[0])


def table_of(path: str) -> Path | None:
    """The path where it is a table's, by its ending."""
    return Path(path) if path and Path(path).suffix.lower() in TABLES else None
