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
    """The window on the desk of the environment: nobody waits for the command line's words to be read."""
    from recdesk.bootstrap import Desks
    from recdesk.settings import login_name

    doors = Desks()
    folder = Path(os.environ.get("RECDESK_DESK") or doors.default_folder()).expanduser()
    operator = os.environ.get("RECDESK_OPERATOR") or login_name()
    return doors.window(folder, os.environ.get("RECDESK_PASSPHRASE"), operator=operator)


def _utf8() -> None:
    """Names and amounts reach pipes and files whole, whatever the console's code page is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
