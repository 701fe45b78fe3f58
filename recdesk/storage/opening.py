"""Making and opening a desk: the vault, its reading connections, and its units of work when the first one is needed.

SQLAlchemy is imported by the first unit of work (or by a migration), not by opening: the first rows come before it.
What reads the lists is imported when the key is there: deriving a key leaves the interpreter to the window's thread.
"""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from recdesk.domain.errors import Locked
from recdesk.services.ports import BackupMade, Clock, Progress, UnitOfWork, no_progress
from recdesk.storage import check, cipher, slots, vault
from recdesk.storage.making import require_made
from recdesk.storage.ownership import Ownership
from recdesk.storage.readers import Readers
from recdesk.storage.schema_version import SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from recdesk.storage.credential_store import CredentialStore
    from recdesk.storage.reads import SqlReads
    from recdesk.storage.slots import KdfCost


class OpenVault:
    """The services' Vault: an open desk until `close`."""

    def __init__(self, unlocked: vault.Vault, clock: Clock) -> None:
        from recdesk.storage.reads import SqlReads

        self.desk = unlocked.desk
        self.unlocked = unlocked
        self._clock = clock
        self._readers = Readers(unlocked)
        self._reads = SqlReads(self._readers)
        self._engine: Engine | None = None
        self._guard = threading.Lock()

    def unit_of_work(self) -> UnitOfWork:
        """A new writing transaction; the first one loads SQLAlchemy."""
        from recdesk.storage.work import SqlUnitOfWork  # a third of a second: not before the first rows are on screen

        return SqlUnitOfWork(self.engine(), self._clock)

    def reads(self) -> SqlReads:
        """Lists, searches and figures."""
        return self._reads

    def check_database(self) -> str:
        """`ok`, or what the integrity check found, one finding a line."""
        return check.check_database(self.unlocked.database, self.unlocked.key)

    def schema(self) -> str:
        """The schema's revision."""
        with self._readers.lend() as connection:
            return f"{cipher.schema_version(connection):04d}"

    def bytes(self) -> int:
        """Size of the database and its log on disk."""
        database = self.unlocked.database
        files = (database, database.with_name(f"{database.name}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def backup(self, folder: Path, *, at: datetime, progress: Progress = no_progress) -> BackupMade:
        """Write a verified backup into `folder`; see `backup.make_backup`."""
        from recdesk.storage.backup import make_backup  # zip and temporary folders: not needed to start

        return make_backup(self.unlocked, folder, at=at, progress=progress)

    def close(self) -> None:
        """Close every connection and overwrite the key; a second call does nothing."""
        self._readers.close()
        with self._guard:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
        self.unlocked.lock()

    def engine(self) -> Engine:
        """The writing engine, made at its first use."""
        from recdesk.storage.engine import writing_engine

        with self._guard:
            if self._engine is None:
                self._engine = writing_engine(self.unlocked.database, self.unlocked.key)
            return self._engine


def create_vault(desk: Path, passphrase: str, *, clock: Clock, cost: KdfCost = slots.STRONG) -> tuple[OpenVault, str]:
    """Make a desk with all its tables; returns it open, with the recovery code that is shown once.

    Raises Refused (`desk_exists`, `passphrase_weak`, `disk_full`, `desk_read_only`); nothing is left then.
    """
    made = vault.create(desk, passphrase, now=clock.now(), cost=cost)
    opened = OpenVault(made.vault, clock)
    try:
        _bring_up_to_date(opened)
    except BaseException:
        opened.close()
        vault.take_away(desk)
        raise
    return opened, made.recovery_code


def open_vault(
    desk: Path,
    secret: str | None,
    *,
    clock: Clock,
    store: CredentialStore | None = None,
) -> OpenVault:
    """Open a desk by passphrase or recovery code, or without a secret by this machine's credential store.

    Raises what `vault.unlock` and `vault.unlock_by_device` raise (`wrong_passphrase`, `no_way_in`, ...) and Damaged
    (`desk_damaged`, `desk_newer`, `desk_not_encrypted`). A desk of an older schema is brought up to date first; that
    needs its ownership, so it raises Locked `desk_in_use` while another program holds the desk.
    """
    require_made(desk)
    unlocked = vault.unlock(desk, secret) if secret is not None else _by_device(desk, store)
    opened = OpenVault(unlocked, clock)
    try:
        connection = cipher.connect(unlocked.database, unlocked.key, read_only=True)
        version = cipher.schema_version(connection)
        connection.close()
        if version < SCHEMA_VERSION:
            with Ownership.take(desk, now=clock.now()):
                if version > 0:
                    opened.backup(desk / "backups", at=clock.now())
                _bring_up_to_date(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def _by_device(desk: Path, store: CredentialStore | None) -> vault.Vault:
    from recdesk.storage.credential_store import system_credential_store

    keys = vault.keys_of(desk)
    if not keys.of_kind(slots.DEVICE):
        # Nothing to ask the store for: do not wake it.
        raise Locked("no_way_in", ways=sorted({slot.kind for slot in keys.slots}))
    return vault.unlock_by_device(desk, store or system_credential_store())


def _bring_up_to_date(opened: OpenVault) -> None:
    from recdesk.storage.migrate import migrate  # Alembic: only where there is something to migrate

    migrate(opened.engine())
