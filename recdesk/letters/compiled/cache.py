"""What was compiled, kept in memory by the content it came from, up to a number of bytes; the oldest use goes first.

Nothing is kept on disk: loading code that somebody else wrote there would run it, and compiling takes less time than
two letters by docxtpl.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, Protocol, TypeVar

MOST_BYTES = 16 * 1024 * 1024


class Sized(Protocol):
    """Something that knows how much memory it takes."""

    @property
    def size(self) -> int:
        """Bytes."""


Kept = TypeVar("Kept", bound=Sized)


class Cache(Generic[Kept]):
    """Things by key. Of threads that ask for the same thing at once, one makes it and the others wait for it."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._guard = threading.Lock()
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._making: dict[Hashable, Future[Kept]] = {}
        self._bytes = 0

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """The thing of that key, made if nobody has it. What `make` raises is raised to all who wait, and not kept."""
        with self._guard:
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
                return known
            waiting = self._making.get(key)
            own: Future[Kept] = Future()
            if waiting is None:
                self._making[key] = own
        if waiting is not None:
            return waiting.result()
        try:
            made = make()
        except BaseException as error:
            own.set_exception(error)
            raise
        else:
            own.set_result(made)
            self._keep(key, made)
            return made
        finally:
            with self._guard:
                del self._making[key]

    @property
    def bytes(self) -> int:
        """Memory of all that is kept."""
        return self._bytes

    def __len__(self) -> int:
        return len(self._kept)

    def _keep(self, key: Hashable, made: Kept) -> None:
        with self._guard:
            self._kept[key] = made
            self._bytes += made.size
            # The newest stays, however large it is: it is about to be used.
            while self._bytes > self._most and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= gone.size
