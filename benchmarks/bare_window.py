"""The smallest thing that start-up is compared with: a Qt window with a table of 50 x 8 cells, nothing of RecDesk."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem


class FirstPaint(QObject):
    """Writes the instant after the table's first painting and ends the program."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._seen = False
        table.viewport().installEventFilter(self)

    def painted(self) -> None:
        """The painting is over: the event loop is back."""
        with open(os.environ["RECDESK_TRACE_START"], "a", encoding="ascii") as trace:  # noqa: PTH123 - no pathlib here
            trace.write(f"frame {time.monotonic():.6f}\nrows {time.monotonic():.6f}\n")
        QApplication.exit(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted)
        return False


application = QApplication(sys.argv[:1])
window = QMainWindow()
cells = QTableWidget(50, 8)
for row in range(50):
    for column in range(8):
        cells.setItem(row, column, QTableWidgetItem(f"Row {row}, column {column}"))
window.setCentralWidget(cells)
window.resize(1200, 800)
first = FirstPaint(cells)
window.show()
sys.exit(application.exec())
