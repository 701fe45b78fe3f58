"""Connections to the encrypted database, made by sqlcipher3 alone: keyed, set up and proved to be encrypted.

SQLAlchemy is not imported here, so that the start of the program can read its first rows without it.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from recdesk.domain.errors import Damaged, DeskError, Locked, Refused
from recdesk.storage.files import desk_error_of
from recdesk.storage.schema_version import APPLICATION_ID, SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlite3 import (
        Connection as Connection,
    )  # sqlcipher3's connection has the same interface and carries no types of its own
else:
    Connection = dbapi2.Connection

PLAIN_HEADER = b"SQLite format 3\x00"
_WRITING = "mode=rw"
_READING = "mode=ro"
_UNCHANGING = "mode=ro&immutable=1"  # no file is made beside it; only right while nobody writes
_HEX_KEY = re.compile(r"[0-9a-f]{64}")
_PRAGMAS = (
    "foreign_keys=ON",
    "synchronous=FULL",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
_SHARED_MEMORY_BYTES = 64 * 1024
# Primary result codes of SQLite (the low byte of the extended ones).
_FULL, _READONLY, _BUSY, _LOCKED, _NOTADB, _CORRUPT, _IOERR, _CANTOPEN, _INTERRUPT = 13, 8, 5, 6, 26, 11, 10, 14, 9


def connect(
    database: Path,
    key: bytes | bytearray,
    *,
    read_only: bool = False,
    timeout_s: float = 5.0,
    cache_kib: int | None = None,
    examine: bool = True,
) -> Connection:
    """A connection in autocommit mode to an existing encrypted database; it may be used from any thread, one at a time.

    `key` is the 32-byte data key. `read_only` refuses every write and works in a folder that cannot be written.
    `examine=False` leaves out the look at the file's marks, for further connections to a desk that is open already.
    Raises Damaged (`database_missing`, `desk_not_encrypted`, `desk_damaged`, `desk_foreign`, `desk_newer`), Refused
    (`desk_read_only`, `disk_full`) or Locked (`desk_busy`). Never makes a file, and leaves a refused one as it was.
    """
    require_encrypted_file(database)
    with translated(database):
        if examine:
            _require_known_schema(database, key)
        connection = (_keyed_reader if read_only else _keyed)(database, key, timeout_s=timeout_s)
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            if cache_kib is not None:
                connection.execute(f"PRAGMA cache_size=-{int(cache_kib)}")
            if read_only:
                connection.execute("PRAGMA query_only=ON")
            else:
                _require_write_ahead_log(connection, database, try_lock=examine)
            return connection
        except BaseException:
            connection.close()
            raise


def create_database(database: Path, key: bytes | bytearray) -> None:
    """Make an empty encrypted database that bears the desk's mark and schema version 0.

    Raises Refused `desk_exists` when any file stands at its place, `disk_full` or `desk_read_only`.
    """
    try:
        os.close(os.open(database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise Refused("desk_exists", file=database.name) from None
    except OSError as error:
        raise desk_error_of(error, database) from error
    with translated(database):
        connection = _keyed(database, key)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        finally:
            connection.close()
    require_encrypted_file(database)


def require_encrypted_file(database: Path) -> None:
    """Raises Damaged when there is no database (`database_missing`), or a plain or empty file stands in its place."""
    try:
        with database.open("rb") as stream:
            header = stream.read(len(PLAIN_HEADER))
    except (FileNotFoundError, NotADirectoryError):
        raise Damaged("database_missing", file=database.name) from None
    except OSError as error:
        raise desk_error_of(error, database) from error
    if header == PLAIN_HEADER:
        raise Damaged("desk_not_encrypted", file=database.name)
    if len(header) < len(PLAIN_HEADER):
        raise Damaged("desk_damaged", file=database.name)


def schema_version(connection: Connection) -> int:
    """The schema version that the database bears (0: no table yet)."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextlib.contextmanager
def translated(database: Path) -> Iterator[None]:
    """Turn the database's own errors into the desk's inside the block; errors that are defects pass unchanged."""
    try:
        yield
    except dbapi2.Error as error:
        known = desk_error_of_database(error, database)
        if known is None:
            raise
        raise known from error


def desk_error_of_database(error: BaseException, database: Path) -> DeskError | None:
    """The desk's error for a database error, or None when it is no known condition but a defect of the program."""
    file = database.name
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        return _error_without_code(str(error), file)
    code = extended & 0xFF
    if code == _FULL or (code == _IOERR and _no_room(database.parent)):
        return Refused("disk_full", file=file)
    if code in {_READONLY, _CANTOPEN}:
        return Refused("desk_read_only", file=file)
    if code in {_BUSY, _LOCKED}:
        return Locked("desk_busy", file=file)
    if code in {_NOTADB, _CORRUPT}:
        return Damaged("desk_damaged", file=file)
    if code == _IOERR:
        return Damaged("file_fault", file=file, reason=getattr(error, "sqlite_errorname", "SQLITE_IOERR"))
    if code == _INTERRUPT:
        return Refused("cancelled")
    return None


def _no_room(folder: Path) -> bool:
    """Whether the disk is full: SQLite calls it a fault where its file of shared memory cannot be made."""
    try:
        return shutil.disk_usage(folder).free < _SHARED_MEMORY_BYTES
    except OSError:
        return False


def _error_without_code(text: str, file: str) -> DeskError | None:
    """sqlcipher3 raises a few errors by itself, without a code."""
    return Damaged("desk_damaged", file=file) if "not a database" in text else None


def _keyed_reader(database: Path, key: bytes | bytearray, *, timeout_s: float) -> Connection:
    """A connection that cannot write but sees what others write; in a folder that cannot be written nobody writes."""
    try:
        return _keyed(database, key, _READING, timeout_s=timeout_s)
    except dbapi2.OperationalError:
        if not _has_no_log(database):
            raise
        return _keyed(database, key, _UNCHANGING, timeout_s=timeout_s)


def _keyed(database: Path, key: bytes | bytearray, mode: str = _WRITING, *, timeout_s: float = 5.0) -> Connection:
    """A connection whose key is set and proved: encryption is on and the schema can be read with this key."""
    hex_key = bytes(key).hex()
    if not _HEX_KEY.fullmatch(hex_key):
        # SQLCipher would take a key of another length for a passphrase without a word.
        raise ValueError("a data key has 32 bytes")
    connection: Connection = dbapi2.connect(
        f"{database.absolute().as_uri()}?{mode}",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
        timeout=timeout_s,
    )
    try:
        # Wrong keys would otherwise be reported on standard error, which a windowed program may not have.
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.set_key(f"x'{hex_key}'")  # type: ignore[attr-defined]
        if not _value(connection, "PRAGMA cipher_version") or not _value(connection, "PRAGMA cipher_provider"):
            raise Damaged("desk_not_encrypted", file=database.name)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return connection
    except BaseException:
        connection.close()
        raise


def _require_known_schema(database: Path, key: bytes | bytearray) -> None:
    """Look at the marks without touching the file: where no log lies beside it, SQLite is told that nothing changes."""
    connection = _keyed(database, key, _UNCHANGING if _has_no_log(database) else _READING)
    try:
        mark = _value(connection, "PRAGMA application_id")
        version = schema_version(connection)
    finally:
        connection.close()
    if mark != APPLICATION_ID:
        raise Damaged("desk_foreign", file=database.name)
    if version > SCHEMA_VERSION:
        raise Damaged("desk_newer", file=database.name, schema=version, known=SCHEMA_VERSION)


def _has_no_log(database: Path) -> bool:
    """Whether the database file is all there is: no log with changes that are not in it yet."""
    log = database.with_name(f"{database.name}-wal")
    return not log.exists() or log.stat().st_size == 0


def _require_write_ahead_log(connection: Connection, database: Path, *, try_lock: bool) -> None:
    mode = _value(connection, "PRAGMA journal_mode=WAL")
    if try_lock:
        # A file that cannot be written opens all the same and would refuse only the first save.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    if mode != "wal":
        raise Refused("desk_read_only", file=database.name)


def _value(connection: Connection, statement: str) -> object:
    row = connection.execute(statement).fetchone()
    return row[0] if row else None
