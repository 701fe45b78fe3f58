"""A desk while it is being made: a mark stands in its folder until the last step, so that half a desk is no desk.

A program that is killed meanwhile leaves the mark; the next attempt takes away what the first one left and begins anew.
Nothing that a person entered is ever lost by that: a marked desk cannot be opened.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from recdesk.domain.errors import DeskError, Refused, Unreadable
from recdesk.storage import keyfile
from recdesk.storage.files import desk_error_of, sync_folder, write_atomically
from recdesk.storage.ownership import LOCK_NAME, OWNER_NAME, Ownership
from recdesk.storage.vault import take_away

MARK_NAME: Final = "desk.new"
PARTS: Final = ("documents", "backups", "logs")
"""The folders of a new desk."""
_OPTIONS: Final = "settings.toml"
_ASIDE: Final = ".recdesk-making-"
_LONGEST_PATH = 480  # SQLite opens no longer path, and names stand beside the database


@contextlib.contextmanager
def making(desk: Path, *, now: datetime) -> Iterator[None]:
    """Hold a new or empty place while a desk is made in it; a failure inside takes away what was made.

    Raises Refused (`desk_exists`, `path_unfit`, `disk_full`, `desk_read_only`), Locked `desk_in_use` where another
    program is making one.
    """
    _require_length(desk)
    mark = desk / MARK_NAME
    try:
        _require_free(desk)
        desk.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise desk_error_of(error, desk) from error
    with Ownership.take(desk, now=now):
        _require_free(desk)  # another program may have ended meanwhile
        take_away(desk)
        try:
            write_atomically(mark, b"")
            yield
        except BaseException:
            take_away(desk)
            mark.unlink(missing_ok=True)
            raise
        mark.unlink()
        sync_folder(desk)


@contextlib.contextmanager
def made_aside(desk: Path, *, now: datetime) -> Iterator[Path]:
    """A place beside the desk's own in which a desk is made and filled; at the end it moves to its own place at once.

    A failure or a kill leaves nothing at the desk's place; what a killed program left aside is swept by the next.
    Raises Refused (`desk_exists`, `folder_not_empty`, `path_unfit`, `disk_full`, `desk_read_only`), Locked
    `desk_in_use`.
    """
    _require_length(desk)
    _sweep_aside(desk.parent, now)
    _vacate(desk, now)
    try:
        desk.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=desk.parent))
    except OSError as error:
        raise desk_error_of(error, desk) from error
    try:
        with Ownership.take(aside, now=now):
            yield aside / "desk"
            _vacate(desk, now)  # another program may have ended meanwhile
            try:
                (aside / "desk").rename(desk)
            except OSError as error:
                raise desk_error_of(error, desk) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    sync_folder(desk.parent)


def _vacate(desk: Path, now: datetime) -> None:
    """Take away an empty folder at the desk's place, or the first steps of a desk that was never made to its end."""
    if not os.path.lexists(desk):
        return
    _require_free(desk)
    try:
        with Ownership.take(desk, now=now):
            if (desk / MARK_NAME).exists():
                take_away(desk)
                (desk / _OPTIONS).unlink(missing_ok=True)
            rest = {p.name for p in desk.iterdir()} - {LOCK_NAME, OWNER_NAME, MARK_NAME}
            for name in rest & set(PARTS):
                with contextlib.suppress(OSError):
                    (desk / name).rmdir()
            if any((desk / name).exists() for name in rest):
                raise Refused("folder_not_empty", folder=str(desk))
        for name in (LOCK_NAME, MARK_NAME):
            (desk / name).unlink(missing_ok=True)
        desk.rmdir()
    except OSError as error:
        raise desk_error_of(error, desk) from error


def _sweep_aside(parent: Path, now: datetime) -> None:
    """Take away what programs that were killed left; a living one holds its place."""
    for aside in parent.glob(f"{_ASIDE}*"):
        with contextlib.suppress(DeskError, OSError):
            known = {"desk", LOCK_NAME, OWNER_NAME}
            if aside.is_symlink() or any(p.name not in known and p.suffix != ".part" for p in aside.iterdir()):
                continue
            Ownership.take(aside, now=now).release()
            shutil.rmtree(aside, ignore_errors=True)


def _require_length(desk: Path) -> None:
    if len(os.fsencode(desk)) > _LONGEST_PATH:
        raise Refused("path_unfit", file=desk.name)


def require_made(desk: Path) -> None:
    """Raises Unreadable `desk_missing` for a desk that was never made to its end."""
    if os.path.lexists(desk / MARK_NAME):
        raise Unreadable("desk_missing", folder=str(desk))


def _require_free(desk: Path) -> None:
    if (desk / MARK_NAME).exists():
        return
    for name in (keyfile.DATABASE_NAME, keyfile.KEY_FILE_NAME, keyfile.SPARE_KEY_FILE_NAME):
        if (desk / name).exists():
            raise Refused("desk_exists", file=name)
