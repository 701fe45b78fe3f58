"""The program's entry: arguments, and nothing imported before it is needed."""

from __future__ import annotations

import sys


def main() -> int:
    """`recdesk ...`: the command line; without a command the window."""
    from recdesk.bootstrap import Desks
    from recdesk.cli.run import run

    _utf8()
    return run(sys.argv[1:], Desks())


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
