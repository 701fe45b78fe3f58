"""Files that are whole or not there: written beside their place, forced to the disk, then put in place in one step.

Also turns the operating system's complaints (disk full, read-only, held by another program) into the desk's errors.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from recdesk.domain.errors import Damaged, DeskError, Refused

# Virus scanners and indexers hold a fresh file for some milliseconds: access denied, sharing and lock violation.
_HELD_FOR_A_MOMENT = frozenset({5, 32, 33})
_PAUSES_S = (0.05, 0.1, 0.15, 0.2, 0.5, 0.5, 1.0)
_FULL = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
)
_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# Something else stands there, or nothing can: a file for a folder, links in a circle, a name too long.
_UNFIT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG})
_WINDOWS_FULL = frozenset({39, 112})
_PART = re.compile(r"\..+\.\d+\.part")


def desk_error_of(error: OSError, path: Path) -> DeskError:
    """The desk's own error for an operating system's one; only the file's name is told, not its folder.

    Codes: `disk_full`, `file_in_use`, `desk_read_only`, `path_unfit`, else `file_fault`.
    """
    winerror = getattr(error, "winerror", None)
    if error.errno in _FULL or winerror in _WINDOWS_FULL:
        return Refused("disk_full", file=path.name)
    if winerror in {32, 33}:
        return Refused("file_in_use", file=path.name)
    if error.errno in _READ_ONLY:
        return Refused("desk_read_only", file=path.name)
    if error.errno in _UNFIT:
        return Refused("path_unfit", file=path.name)
    return Damaged("file_fault", file=path.name, reason=errno.errorcode.get(error.errno or 0, "unknown"))


def write_atomically(path: Path, content: bytes, *, keep_previous: Path | None = None, private: bool = True) -> None:
    """Put `content` at `path`, so that a reader or a crash finds the old bytes or the new ones, never a mixture.

    `keep_previous` names where the bytes that stood there are kept. `private` files are for their owner only.
    Raises Refused (`disk_full`, `desk_read_only`, `file_in_use`, `path_unfit`) or Damaged (`file_fault`) with the old
    file untouched.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write_and_sync(part, content, private=private)
        if keep_previous is not None and path.exists():
            _keep_copy(path, keep_previous, private=private)
        replace_file(part, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise desk_error_of(error, path) from error


def replace_file(
    source: Path,
    target: Path,
    *,
    pauses: Sequence[float] = _PAUSES_S,
    on_windows: bool = os.name == "nt",
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Move `source` over `target` in one step and force the folder's entry to the disk.

    On Windows a file that is held for a moment is tried again, once after each of `pauses` (seconds). Raises OSError.
    """
    for pause in (*pauses, None):
        try:
            source.replace(target)
            break
        except OSError as error:
            held = on_windows and getattr(error, "winerror", None) in _HELD_FOR_A_MOMENT
            if not held or pause is None:
                raise
            wait(pause)
    sync_folder(target.parent)


def sweep_parts(folder: Path) -> None:
    """Remove what a program that was killed left half written in a folder; only for whoever alone writes there."""
    with contextlib.suppress(OSError):
        with os.scandir(folder) as entries:
            left = [e.name for e in entries if e.name.endswith(".part") and _PART.fullmatch(e.name)]
        for name in left:
            folder.joinpath(name).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Force a folder's entries to the disk where the system can (Windows does it by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_and_sync(path: Path, content: bytes, *, private: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, 0o600 if private else 0o644)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _keep_copy(path: Path, kept: Path, *, private: bool) -> None:
    part = kept.with_name(f".{kept.name}.{os.getpid()}.part")
    try:
        _write_and_sync(part, path.read_bytes(), private=private)
        replace_file(part, kept)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
