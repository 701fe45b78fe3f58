"""One running program per desk: an operating system's lock that dies with its process, so that no lock is stale.

Who holds the desk stands in a side file for the message; the lock alone decides.
"""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import platform
import sys
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from recdesk.domain.errors import DeskError, Locked
from recdesk.storage.files import desk_error_of, sweep_parts, write_atomically

LOCK_NAME: Final = "desk.lock"
OWNER_NAME: Final = "desk.owner"
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_MOST_BYTES = 10_000


class Ownership:
    """The right to write on one desk, held from `take` until `release` or the end of the process."""

    def __init__(self, desk: Path, handle: int) -> None:
        self._desk = desk
        self._handle: int | None = handle

    @classmethod
    def take(cls, desk: Path, *, now: datetime) -> Ownership:
        """Become the desk's only owner. `now` is told to whoever comes second.

        Raises Locked `desk_in_use` with `owner`, `machine`, `since` and `pid` (None where not known), Refused
        `desk_read_only` in a folder that cannot be written.
        """
        real = desk.resolve()  # two names of one folder are one desk
        path = real / LOCK_NAME
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise desk_error_of(error, path) from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            if error.errno in _HELD:
                raise _in_use(real) from None
            raise desk_error_of(error, path) from error
        ownership = cls(real, handle)
        sweep_parts(real)
        try:
            _tell(real, now)
        except DeskError as error:
            if error.code != "disk_full":  # then the desk can still be read, and what fills the disk be found
                ownership.release()
                raise
        return ownership

    @property
    def held(self) -> bool:
        """Whether the desk is still held by this object."""
        return self._handle is not None

    def release(self) -> None:
        """Give the desk back; a second call does nothing."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with contextlib.suppress(OSError):
            (self._desk / OWNER_NAME).unlink(missing_ok=True)
        # The lock file stays: removing it would let two programs hold locks on two files of the same name.
        os.close(handle)

    def __enter__(self) -> Ownership:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        """Lock the first byte for as long as the handle is open. Raises OSError at once when it is held."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        """Lock the file for as long as the handle is open. Raises OSError at once when it is held."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _tell(desk: Path, now: datetime) -> None:
    owner = {
        "owner": _user(),
        "machine": platform.node(),
        "since": now.isoformat(timespec="seconds"),
        "pid": os.getpid(),
    }
    write_atomically(desk / OWNER_NAME, json.dumps(owner).encode())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name in this system
        return "?"


def _in_use(desk: Path) -> Locked:
    said: dict[str, Any] = {}
    with contextlib.suppress(OSError, ValueError, RecursionError):
        with (desk / OWNER_NAME).open("rb") as stream:
            read = json.loads(stream.read(_MOST_BYTES))
        if isinstance(read, dict):
            said = read
    known = "known" if said.get("owner") and said.get("machine") else ""
    return Locked("desk_in_use", reason=known, **{n: said.get(n) for n in ("owner", "machine", "since", "pid")})
