"""A desk while it is being made: a mark stands in its folder until the last step, so that half a desk is no desk.

A program that is killed meanwhile leaves the mark; the next attempt takes away what the first one left and begins anew.
Nothing that a person entered is ever lost by that: a marked desk cannot be opened.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from recdesk.domain.errors import Refused, Unreadable
from recdesk.storage import keyfile
from recdesk.storage.files import desk_error_of, sync_folder, write_atomically
from recdesk.storage.ownership import Ownership
from recdesk.storage.vault import take_away

MARK_NAME: Final = "desk.new"
_LONGEST_PATH = 480  # SQLite opens no longer path, and names stand beside the database


@contextlib.contextmanager
def making(desk: Path, *, now: datetime) -> Iterator[None]:
    """Hold a new or empty place while a desk is made in it; a failure inside takes away what was made.

    Raises Refused (`desk_exists`, `path_unfit`, `disk_full`, `desk_read_only`), Locked `desk_in_use` where another
    program is making one.
    """
    if len(os.fsencode(desk)) > _LONGEST_PATH:
        raise Refused("path_unfit", file=desk.name)
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
