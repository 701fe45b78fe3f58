"""The program's entry: arguments, and nothing imported before it is needed."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """`recdesk ...`: the command line; without a command the window."""
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
    from recdesk.bootstrap import Desks
    from recdesk.cli.run import run

    return run(["window", *sys.argv[1:]] if sys.argv[1:2] != ["window"] else sys.argv[1:], Desks())


def _utf8() -> None:
    """Names and amounts reach pipes and files whole, whatever the console's code page is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
