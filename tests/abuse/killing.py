"""The command line in processes of their own that kill themselves at the n-th step on the desk's files.

One process loads the program and divides itself for every kill, so that a kill costs a tenth of a second.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from recdesk.cli.run import run
from tests import desks

ROOT = Path(__file__).parents[2]
_STEPS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_MOST_STEPS = 200


def killed_at_every_step(words: list[str], place: Path, step: str) -> list[Path]:
    """A desk for every step of a command, as the kill at that step left it. `step` is how far the desk was before."""
    made = place / "before"
    if step:
        desks.copy_desk(made, step)
    order = {"words": words, "place": str(place), "made": str(made)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.abuse.killing", json.dumps(order)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    return sorted(place.glob("killed-*"))


def _main(order: dict[str, Any]) -> None:
    """Divide for each step until a process comes to its end unharmed."""
    import recdesk.cli.desk_commands
    import recdesk.cli.letter_commands
    import recdesk.cli.record_commands  # noqa: F401 - loaded once, for all that divide from here

    for number in range(1, _MOST_STEPS):
        desk = Path(order["place"]) / f"killed-{number:03d}"
        if Path(order["made"]).exists():
            shutil.copytree(order["made"], desk)
        child = os.fork()
        if child == 0:
            os._exit(_run_until(number, desk, order["words"]))
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            assert os.waitstatus_to_exitcode(status) == 0, status
            shutil.rmtree(desk)
            return
    raise AssertionError("the command has more steps than are tried")


def _run_until(number: int, desk: Path, words: list[str]) -> int:
    steps = 0
    folder = str(desk)

    def watch(event: str, given: tuple[Any, ...]) -> None:
        nonlocal steps
        if event not in _STEPS or not os.fspath(given[0] if given else "").startswith(folder):
            return
        if event == "open" and not given[2] & _WRITING:
            return
        steps += 1
        if steps == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def fsync(handle: int, real: Any = os.fsync) -> None:
        nonlocal steps
        real(handle)
        steps += 1
        if steps == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(lambda event, given: watch(event, given) if event in _STEPS and _named(given) else None)
    os.fsync = fsync  # type: ignore[assignment]
    environment = {"RECDESK_DESK": folder, "RECDESK_PASSPHRASE": desks.PASSPHRASE, "RECDESK_OPERATOR": desks.OPERATOR}
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        return run(words, desks.quick_desks(), environment=environment, out=nowhere, err=nowhere)


def _named(given: tuple[Any, ...]) -> bool:
    return bool(given) and isinstance(given[0], str | os.PathLike)


if __name__ == "__main__":
    _main(json.loads(sys.argv[1]))
