"""From starting the process to pixels: RecDesk on an encrypted demo desk against a bare Qt window with a table.

    python benchmarks/start.py [--turns N] [--json]

The desk opens by the passphrase in the environment. Each program writes the instants of its own paintings, read from
the system's monotonic clock, to the file that RECDESK_TRACE_START names: `frame` when the window was first painted,
`rows` when its table was first painted with rows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pairs import Promise, Side, arguments, in_turns, note, report

BARE_WINDOW = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]
PATIENCE = 30.0  # seconds that one start may take before the run is given up


def main() -> int:
    """Start both in turns, each as a new process."""
    options = arguments(__doc__, turns=15)
    bare = Side("bare window with a table, painted")
    frame = Side("RecDesk, window painted")
    rows = Side("RecDesk, first rows painted")
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder, "desk")
        shell = {**os.environ, "RECDESK_PASSPHRASE": "recdesk-demo", "RECDESK_DESK": str(desk)}
        shell.setdefault("QT_QPA_PLATFORM", "offscreen")
        # An installed program has its modules compiled: a shell that forbids it would time the compiler, not the start.
        shell.pop("PYTHONDONTWRITEBYTECODE", None)
        recdesk = [sys.executable, "-m", "recdesk"]
        subprocess.run([*recdesk, "demo"], env=shell, check=True, stdout=subprocess.DEVNULL)

        def start_bare() -> None:
            note(bare, start(BARE_WINDOW, shell, Path(folder, "bare.txt"))["rows"])

        def start_recdesk() -> None:
            seen = start([*recdesk, "window"], shell, Path(folder, "recdesk.txt"))
            note(frame, seen["frame"])
            note(rows, seen["rows"])

        in_turns(options.turns, start_bare, start_recdesk, warm=2)
    promises = [
        Promise("painted frame against the bare window", frame, bare, at_most=1.6),
        Promise("first painted rows against the bare window", rows, bare, at_most=2.5),
    ]
    return report(options, [bare, frame, rows], promises)


def start(command: list[str], shell: dict[str, str], trace: Path) -> dict[str, float]:
    """Start the program, wait until it has painted its rows, end it. Seconds from the start, by name of the instant."""
    trace.unlink(missing_ok=True)
    begin = time.monotonic()
    program = subprocess.Popen(command, env={**shell, "RECDESK_TRACE_START": str(trace)}, stdout=subprocess.DEVNULL)
    try:
        while "rows" not in (seen := instants(trace)):
            if time.monotonic() - begin > PATIENCE or program.poll() not in (None, 0):
                raise SystemExit(f"{' '.join(command)} painted no rows; it wrote {seen or 'nothing'}.")
            time.sleep(0.01)
    finally:
        program.terminate()
        program.wait()
    return {name: at - begin for name, at in seen.items()}


def instants(trace: Path) -> dict[str, float]:
    """What the program has written so far; a line that is not whole yet is left for the next look."""
    if not trace.exists():
        return {}
    whole = [
        line.split() for line in trace.read_text(encoding="ascii").splitlines(keepends=True) if line.endswith("\n")
    ]
    return {name: float(at) for name, at in whole}


if __name__ == "__main__":
    sys.exit(main())
