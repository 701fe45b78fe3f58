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
from collections.abc import Sequence
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


def killed_aside(words: list[str], place: Path, steps: Sequence[int]) -> list[Path]:
    """The place of a desk in a folder of its own for some steps of a command, as the kill at that step left it. Steps
    beside the desk count too; steps below nought are counted from the command's end."""
    order = {"words": words, "place": str(place), "steps": list(steps)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.abuse.killing", json.dumps(order)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    return [folder / "desk" for folder in sorted(place.glob("killed-*"))]


def _some_steps(order: dict[str, Any]) -> None:
    """Count the steps of the whole command, then divide once for each step that is asked for."""
    place = Path(order["place"])
    counted = place / "steps"
    whole = place / "whole" / "desk"
    whole.parent.mkdir()
    child = os.fork()
    if child == 0:
        code = _run_until(0, whole.parent, whole, order["words"], counted)
        os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    of = int(counted.read_text())
    for step in order["steps"]:
        number = step if step > 0 else of + 1 + step
        desk = place / f"killed-{number:05d}" / "desk"
        desk.parent.mkdir()
        child = os.fork()
        if child == 0:
            os._exit(_run_until(number, desk.parent, desk, order["words"]))
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), number


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
            os._exit(_run_until(number, desk, desk, order["words"]))
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            assert os.waitstatus_to_exitcode(status) == 0, status
            shutil.rmtree(desk)
            return
    raise AssertionError("the command has more steps than are tried")


def _run_until(number: int, watched: Path, desk: Path, words: list[str], counted: Path | None = None) -> int:
    """Run the command and die at that step below a folder; the count of all steps goes to `counted` at the end."""
    steps = 0
    folder = str(watched)

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
    environment = {
        "RECDESK_DESK": str(desk),
        "RECDESK_PASSPHRASE": desks.PASSPHRASE,
        "RECDESK_OPERATOR": desks.OPERATOR,
    }
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        code = run(words, desks.quick_desks(), environment=environment, out=nowhere, err=nowhere)
    if counted is not None:
        counted.write_text(str(steps))
    return code


def _named(given: tuple[Any, ...]) -> bool:
    return bool(given) and isinstance(given[0], str | os.PathLike)


if __name__ == "__main__":
    _given = json.loads(sys.argv[1])
    _some_steps(_given) if "steps" in _given else _main(_given)
