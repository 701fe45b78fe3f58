"""The other end of `press.py`: a process that makes letters out of what it is sent, and knows nothing else."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO, Any

from recdesk.domain.errors import DeskError, Refused
from recdesk.letters import wire
from recdesk.letters.workshop import LetterWorkshop


def serve_pipe() -> None:
    """The child's main: letters from standard input to standard output, until the pipe ends.

    Whatever a library prints goes to standard error, so that it never stands between two messages.
    """
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        serve(sys.stdin.buffer, out)


def serve(source: IO[bytes], out: IO[bytes]) -> None:
    """Make every letter that comes in; a failure is answered, and the next letter is made."""
    workshop = LetterWorkshop([])
    while True:
        try:
            order = wire.receive(source)
        except (EOFError, OSError):
            return
        template, values = order.pop("template"), order.pop("values")
        try:
            answer: Any = workshop.make(template, values, **order)
        except DeskError as error:
            answer = wire.failure(error)
        except Exception as error:  # noqa: BLE001 - a defect stops one letter and not the batch; its kind is told
            answer = wire.failure(Refused("letter_defect", kind=type(error).__name__))
        wire.send(out, answer)
