"""A few reading connections that are kept open and lent to one thread at a time; SQLAlchemy is not needed for them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from recdesk.storage import cipher

if TYPE_CHECKING:
    from recdesk.storage.cipher import Connection
    from recdesk.storage.vault import Vault

_KEPT = 4
_CACHE_KIB = 16 * 1024


class Readers:
    """Connections that cannot write. Each loan sees one state of the desk from its first statement to its end."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._idle: list[Connection] = []
        self._guard = threading.Lock()
        self._closed = False

    @property
    def database(self) -> Path:
        """Where the database lies."""
        return self._vault.database

    @contextlib.contextmanager
    def lend(self) -> Iterator[Connection]:
        """A connection for the block; the database's own errors leave it as the desk's."""
        connection = self._take()
        try:
            with cipher.translated(self.database):
                connection.execute("BEGIN")
                yield connection
                connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        self._give_back(connection)

    def close(self) -> None:
        """Close what is idle; what is lent is closed when it comes back."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take(self) -> Connection:
        with self._guard:
            if self._idle:
                return self._idle.pop()
        return cipher.connect(self.database, self._vault.key, read_only=True, cache_kib=_CACHE_KIB, examine=False)

    def _give_back(self, connection: Connection) -> None:
        with self._guard:
            if not self._closed and len(self._idle) < _KEPT:
                self._idle.append(connection)
                return
        connection.close()
