"""Letters made on a second core: child processes that get plain values and a template, and give both files back.

A child never sees the desk: no key, no passphrase, no record beyond what its letter says. It ends when the pipe to this
process does, so none is left behind however the program goes. Threads here only wait for a child's answer.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from recdesk.domain.errors import DeskError, Refused
from recdesk.letters import wire
from recdesk.letters.secrets import SECRETS
from recdesk.letters.values import plain_values
from recdesk.services.paper_ports import LetterDraft, TemplateChoice

AT_ONCE = 2
"""Letters that a child has at one time: the one it makes, and the next one, so that it never waits."""
NOT_BEGUN = "letter_not_begun"
"""The code of a letter whose child ended before it came to it: nothing is wrong with the letter."""
_MOST = 3
_PATIENCE = 5.0
_CALM = 0x08000000 if sys.platform == "win32" else 0  # no console window


def spare_cores() -> int:
    """How many children are of use beside this process."""
    known = getattr(os, "sched_getaffinity", None)
    cores = len(known(0)) if known is not None else os.cpu_count() or 1
    return min(_MOST, cores - 1)


class Press:
    """Some child processes that make letters. Leave the block to end them."""

    def __init__(self, helpers: int) -> None:
        """`helpers` children; none in a frozen program, which cannot start itself as an interpreter."""
        self._results: queue.SimpleQueue[tuple[str, LetterDraft | DeskError]] = queue.SimpleQueue()
        count = 0 if getattr(sys, "frozen", False) else max(0, helpers)
        self._children = [_Child(self._results) for _ in range(count)]
        self._waiting = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self._children:
            child.end(gently=kind is None)
        self._children = []

    @property
    def waiting(self) -> int:
        """Letters that were handed out and have not come back."""
        return self._waiting

    def has_room(self) -> bool:
        """Whether a child would take another letter now."""
        return any(child.has_room for child in self._children)

    def hand_out(
        self,
        key: str,
        template: TemplateChoice,
        context: Mapping[str, Any],
        *,
        title: str,
        author: str,
        at: datetime,
        engine: str,
    ) -> None:
        """Give a letter to the child that has least to do. Refused as `plain_values` refuses, and `press_full`."""
        child = min((c for c in self._children if c.has_room), key=lambda c: c.has, default=None)
        if child is None:
            raise Refused("press_full")
        order = {"template": template, "values": plain_values(context), "title": title, "author": author}
        child.take(key, {**order, "at": at, "engine": engine})
        self._waiting += 1

    def collect(self, seconds: float = 0.0) -> tuple[str, LetterDraft | DeskError] | None:
        """A letter that came back, or why it did not; None when none comes within that time."""
        try:
            found = self._results.get(timeout=seconds) if seconds > 0 else self._results.get_nowait()
        except queue.Empty:
            return None
        self._waiting -= 1
        return found


class _Child:
    """One child process with the thread that talks to it."""

    def __init__(self, results: queue.SimpleQueue[tuple[str, LetterDraft | DeskError]]) -> None:
        self._results = results
        self._orders: queue.SimpleQueue[tuple[str, dict[str, Any]] | None] = queue.SimpleQueue()
        self._ended = False
        self.has = 0
        """Letters that it was given and has not answered."""
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=child_environment(os.environ),
            creationflags=_CALM,
        )
        self._thread = threading.Thread(target=self._talk, name="letters", daemon=True)
        self._thread.start()

    @property
    def has_room(self) -> bool:
        """Whether it lives and has less than it may have at one time."""
        return not self._ended and self.has < AT_ONCE

    def take(self, key: str, order: dict[str, Any]) -> None:
        """Line up one letter."""
        self.has += 1
        self._orders.put((key, order))

    def end(self, *, gently: bool) -> None:
        """End the process; what it was making is lost when not `gently`."""
        self._orders.put(None)
        if not gently:
            self._process.kill()
        self._thread.join(_PATIENCE)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def _talk(self) -> None:
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        with contextlib.closing(back), contextlib.suppress(OSError), to:
            while (order := self._orders.get()) is not None:
                key, asked = order
                self._results.put((key, self._answer(to, back, asked)))
                self.has -= 1

    def _answer(self, to: IO[bytes], back: IO[bytes], asked: dict[str, Any]) -> LetterDraft | DeskError:
        try:
            if self._ended:
                return Refused(NOT_BEGUN)
            wire.send(to, asked)
            answer = wire.receive(back)
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            self._ended = True  # it crashed or speaks nonsense: nobody listens to it again
            self._process.kill()
            return Refused("letter_process_ended")
        if isinstance(answer, LetterDraft):
            return answer
        return wire.raised(answer)


def child_environment(known: Mapping[str, str]) -> dict[str, str]:
    """The environment of a child: without secrets, with this program's own code first."""
    code = str(Path(__file__).parents[2])
    others = [p for p in known.get("PYTHONPATH", "").split(os.pathsep) if p and p != code]
    plain = {name: value for name, value in known.items() if name not in SECRETS}
    return plain | {"PYTHONPATH": os.pathsep.join([code, *others]), "PYTHONIOENCODING": "utf-8"}


_START = "from recdesk.letters.press_child import serve_pipe; serve_pipe()"
