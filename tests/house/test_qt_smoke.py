"""Qt for Python keeps its hands off Python's reference counts; the pin of PySide6 stands or falls with this.

PySide6 6.12.0 on Python 3.11 loses one reference to True with each emit and one to None with each empty value, until
the interpreter aborts. A process of its own, because that is not an exception but the end.
"""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication


class Sender(QObject):
    told = Signal(bool)


class Empty(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):
        return 100

    def columnCount(self, parent=QModelIndex()):
        return 8

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return None


app = QGuiApplication([])
sender, heard = Sender(), []
sender.told.connect(heard.append)
for _ in range(5_000):
    sender.told.emit(True)
model = Empty()
index = model.index(3, 3)
for _ in range(20_000):
    assert index.data() is None
print(len(heard), "alive")
"""


def test_five_thousand_emits_and_twenty_thousand_reads_leave_the_program_alive() -> None:
    finished = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (finished.returncode, finished.stdout.strip()) == (0, "5000 alive"), finished.stderr
