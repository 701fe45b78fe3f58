"""A demo desk in a temporary folder, opened in this process through the same door as the program's own."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from recdesk.bootstrap import Desks

if TYPE_CHECKING:
    from sqlite3 import Connection

    from recdesk.services.desk import OpenDesk

PASSPHRASE = "recdesk-demo"
OPERATOR = "measurer"


@contextlib.contextmanager
def demo_desk(candidates: int = 250) -> Iterator[OpenDesk]:
    """An open demo desk; the folder goes when it is left."""
    from recdesk.services import demo

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desks = Desks()
        place = Path(folder, "desk")
        desks.create(place, PASSPHRASE, name=demo.COMPANY, operator=OPERATOR, made_up=True)
        with desks.open(place, PASSPHRASE, operator=OPERATOR) as desk:
            demo.fill(desk=desk, candidates=candidates, seed=1)
            yield desk


def raw_connection(folder: Path) -> Connection:
    """A connection to the desk's encrypted database as sqlcipher3 gives it, with the desk's own settings."""
    from recdesk.storage import cipher, vault

    unlocked = vault.unlock(folder, PASSPHRASE)
    return cipher.connect(unlocked.database, unlocked.key)
