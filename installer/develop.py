"""Sets RecDesk up in this clone and tries it, or checks it.

    python installer/develop.py try     opens the window on a demo desk; without a display, makes a letter instead
    python installer/develop.py test    the quality command: format, lint, types, rooms, dependencies, texts, tests
    python installer/develop.py setup   only the environment

Needs Python 3.11, 3.12 or 3.13 with pip, and nothing else. Everything lands in `.venv` and `.try` inside the clone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

SUPPORTED = [(3, 11), (3, 12), (3, 13)]
if sys.version_info[:2] not in SUPPORTED:
    sys.exit("RecDesk needs Python 3.11, 3.12 or 3.13; this is {}.{}.".format(*sys.version_info[:2]))

import environment  # noqa: E402 - its neighbour in this folder; older Pythons must not get this far

ROOT = environment.ROOT
DEMO_DESK = ROOT / ".try" / "desk"
DEMO_PASSPHRASE = "recdesk-demo"
WORKERS = "2"


def quality_steps(extra: list[str]) -> list[tuple[str, list[str]]]:
    """Each check's name and command, the quick ones first. `extra` are more arguments for pytest."""
    python = str(environment.PYTHON)
    return [
        ("format", [python, "-m", "ruff", "format", "--check", "."]),
        ("lint", [python, "-m", "ruff", "check", "."]),
        ("types", [python, "-m", "mypy"]),
        ("rooms", [str(environment.SCRIPTS / "lint-imports")]),
        ("dependencies", [python, "-m", "deptry", "recdesk"]),
        ("texts", [python, str(Path("i18n", "update.py")), "--check"]),
        ("tests", [python, "-m", "pytest", "-q", "-n", WORKERS, "--dist", "loadgroup", *extra]),
    ]


def main() -> None:
    """Read the command, set up, do it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["try", "test", "setup"])
    parser.add_argument(
        "--no-window", action="store_true", help="try: stay on the command line even where there is a display"
    )
    options, extra = parser.parse_known_args()
    if extra and options.command != "test":
        parser.error("unknown: " + " ".join(extra))
    # A console that cannot show a letter shows a question mark; no run ends because of that.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        set_up()
        if options.command == "test":
            check(extra)
        elif options.command == "try":
            attempt(window=has_display() and not options.no_window)
    except environment.Unready as reason:
        sys.exit(f"\nRecDesk: {reason}")


def set_up() -> None:
    """The environment, the packages and Qt's libraries, each timed."""
    for title, work in (
        ("environment", environment.ensure_python),
        ("packages", environment.ensure_packages),
        ("libraries of the system", environment.ensure_qt_libraries),
    ):
        begin = announce(title)
        done(begin, work())


def announce(title: str) -> float:
    """Say what begins; returns the instant for `done`."""
    print(f"== {title}", flush=True)
    return time.monotonic()


def done(begin: float, what: str) -> None:
    """Say what became of it and how long it took."""
    print(f"   {what} ({time.monotonic() - begin:.1f} s)", flush=True)


def check(extra: list[str]) -> None:
    """Run all checks in order; the first that fails ends the run with a line that names it."""
    shell = {**environment.shell(), "QT_QPA_PLATFORM": "offscreen"}
    start = time.monotonic()
    steps = quality_steps(extra)
    for number, (title, command) in enumerate(steps, 1):
        begin = announce(f"{title} ({number} of {len(steps)})")
        code = subprocess.run(command, cwd=ROOT, env=shell, check=False).returncode
        if code:
            sys.exit(f"\nRecDesk: the check '{title}' failed ({number} of {len(steps)}); its words stand above.")
        done(begin, "passed")
    print(f"\nRecDesk: all {len(steps)} checks passed in {time.monotonic() - start:.0f} s.")


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere when a display is named."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def attempt(*, window: bool) -> None:
    """A demo desk, made once, then the window on it, or the same job on the command line."""
    if not DEMO_DESK.exists():
        make_demo_desk()
    if window:
        begin = announce(f"window (the demo desk's passphrase is {DEMO_PASSPHRASE})")
        code = subprocess.run(command_line("window"), cwd=ROOT, env=desk_shell(), check=False).returncode
        done(begin, "closed")
        sys.exit(code)
    begin = announce("letter for an approved offer (there is no display, so this is done on the command line)")
    offers = recdesk("list", "offers", "--filter", "status=approved", "--limit", "1")["rows"]
    letter = recdesk("letter", offers[0]["number"])
    done(begin, f"offer {offers[0]['number']} of {offers[0]['candidate']}, version {letter['version']} of its letter")
    print("\nThe letter lies here, as Word file and as PDF, the PDF read back and compared:")
    print(f"  {letter['docx']}\n  {letter['pdf']}")


def make_demo_desk() -> None:
    """The demo desk; it comes to its place whole or not at all, so one that was broken off is never met."""
    begin = announce("demo desk")
    made = recdesk("demo")
    done(begin, f"{made['candidates']} candidates, {made['offers']} offers, all invented")


def desk_shell() -> dict[str, str]:
    """The environment variables with which the demo desk opens without a question."""
    shell = {name: value for name, value in environment.shell().items() if not name.startswith("RECDESK_")}
    return {**shell, "RECDESK_PASSPHRASE": DEMO_PASSPHRASE}


def command_line(*arguments: str, desk: Path = DEMO_DESK) -> list[str]:
    """RecDesk's own command line on a desk."""
    return [str(environment.PYTHON), "-m", "recdesk", "--desk", str(desk), *arguments]


def recdesk(*arguments: str, desk: Path = DEMO_DESK) -> dict:
    """Run one RecDesk command and return its JSON; a refusal ends this program with RecDesk's own words."""
    shell = desk_shell()
    if not has_display():
        shell["QT_QPA_PLATFORM"] = "offscreen"
    finished = subprocess.run(
        command_line("--json", *arguments, desk=desk), cwd=ROOT, env=shell, stdout=subprocess.PIPE, check=False
    )
    answer = json.loads(finished.stdout.decode("utf-8") or "{}")
    if finished.returncode:
        said = " ".join(problem["message"] for problem in answer.get("problems", []))
        raise environment.Unready(f"'recdesk {' '.join(arguments)}' ended with {finished.returncode}. {said}")
    return answer


if __name__ == "__main__":
    main()
