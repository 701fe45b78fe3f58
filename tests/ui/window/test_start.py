"""The start of the program: what is loaded before the frame is painted, and before the first rows are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.ui.driver import OPERATOR, PASSPHRASE

SLOW = (
    *("sqlalchemy", "alembic", "keyring", "docxtpl", "docx", "lxml", "jinja2", "babel", "reportlab"),
    *("pypdfium2", "PIL", "holidays", "phonenumbers", "rapidfuzz", "stdnum", "PySide6.QtSvgWidgets"),
)
PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from recdesk.bootstrap import Desks
from recdesk.ui import app as program
from recdesk.ui.runner import ThreadRunner
from recdesk.ui.window.frame import MainWindow

home, secret, operator, slow = sys.argv[1:4] + [json.loads(sys.argv[4])]

class HomeDesks(Desks):
    def default_folder(self):
        return Path(home) / "desk"

def loaded(name):
    print(json.dumps([name, [module for module in slow if module in sys.modules]]), flush=True)

application = QApplication([])
window = MainWindow(HomeDesks(), ThreadRunner(), operator, Path(home) / "desk")

def begin():
    loaded("frame")
    window.begin(secret)
    rows = program.FirstPaint(window.today.table.view.viewport(), lambda: bool(window.today.rows()))
    rows.painted.connect(lambda: (loaded("rows"), window.close(), application.exit(0)))

frame = program.FirstPaint(window)
frame.painted.connect(begin)
window.show()
sys.exit(application.exec())
"""


def test_slow_packages_wait_until_the_first_rows_are_painted(folder: Path) -> None:
    shell = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RECDESK_LANGUAGE": "en_GB"}

    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder.parent), PASSPHRASE, OPERATOR, json.dumps(SLOW)],
        capture_output=True, text=True, env=shell, timeout=60, check=False,
    )  # fmt: skip

    seen = dict(json.loads(line) for line in finished.stdout.splitlines())
    assert seen == {"frame": [], "rows": []}, finished.stderr


def test_the_trace_names_the_instants_of_frame_and_rows(folder: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace.txt"
    shell = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "RECDESK_PASSPHRASE": PASSPHRASE,
        "RECDESK_DESK": str(folder),
        "RECDESK_OPERATOR": OPERATOR,
        "RECDESK_TRACE_START": str(trace),
        "XDG_DATA_HOME": str(tmp_path),
    }
    program = subprocess.Popen([sys.executable, "-m", "recdesk", "window"], env=shell, stdout=subprocess.DEVNULL)
    try:
        for _look in range(3000):
            if trace.exists() and "rows" in trace.read_text(encoding="ascii"):
                break
            try:
                program.wait(0.01)
            except subprocess.TimeoutExpired:
                continue
    finally:
        program.terminate()
        program.wait()

    instants = [line.split() for line in trace.read_text(encoding="ascii").splitlines()]
    assert [name for name, _at in instants] == ["frame", "rows"]
    assert float(instants[0][1]) < float(instants[1][1])
