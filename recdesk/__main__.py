"""The program's entry: arguments, and nothing imported before it is needed."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    """`recdesk ...`: the command line; without a command the window."""
    if sys.argv[1:] in ([], ["window"]):
        return _plain_window()
    from recdesk.bootstrap import Desks
    from recdesk.cli.run import run

    _utf8()
    try:
        return run(sys.argv[1:], Desks())
    except BrokenPipeError:
        # The reader of a pipe has gone (`recdesk list ... | head`): nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def window() -> int:
    """`recdesk-window`: the window, without a console."""
    if not sys.argv[1:]:
        return _plain_window()
    from recdesk.bootstrap import Desks
    from recdesk.cli.run import run

    return run(["window", *sys.argv[1:]] if sys.argv[1:2] != ["window"] else sys.argv[1:], Desks())


def _plain_window() -> int:
    """The window on the desk of the environment: nobody waits for the command line's words to be read.

    What needs care (a home to be found, bytes that are no text) and what goes wrong is the command line's to answer.
    """
    from recdesk.bootstrap import Desks
    from recdesk.settings import leave_unknown_zone, login_name

    doors = Desks()
    desk, passphrase, operator = (os.environ.get(f"RECDESK_{name}", "") for name in ("DESK", "PASSPHRASE", "OPERATOR"))
    if desk.startswith("~") or not _is_text(desk + passphrase + operator):
        from recdesk.cli.run import run

        return run(["window"], doors)
    folder = Path(desk or doors.default_folder())
    leave_unknown_zone()
    try:
        return doors.window(folder, passphrase or None, operator=operator or login_name())
    except BaseException as error:  # noqa: BLE001 - one place answers for every failure
        from recdesk.cli.run import answer_failure

        return answer_failure(error, folder, doors)


def _is_text(value: str) -> bool:
    """Whether no byte of it was one that the system's language could not read."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _utf8() -> None:
    """Names and amounts reach pipes and files whole, whatever the console's code page is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
