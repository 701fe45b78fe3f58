"""SQLAlchemy engines over the encrypted database: one that writes, one that only reads.

Transactions are begun by the desk itself: a writing one takes the write lock at once, because SQLite refuses to turn a
reader into a writer after someone else has written.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from recdesk.storage import cipher

WRITERS = 4
READERS = 4
_WAIT_FOR_LOCK_S = 30.0
_READER_CACHE_KIB = 16 * 1024


def writing_engine(database: Path, key: bytes | bytearray) -> Engine:
    """An engine whose transactions begin with the write lock. Database errors leave it as the desk's own errors."""
    engine = _engine(database, key, read_only=False, pool_size=WRITERS)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(database: Path, key: bytes | bytearray) -> Engine:
    """An engine that cannot write, for lists and searches; each transaction sees one state of the desk."""
    engine = _engine(database, key, read_only=True, pool_size=READERS)
    event.listen(engine, "begin", _begin)
    return engine


def _engine(database: Path, key: bytes | bytearray, *, read_only: bool, pool_size: int) -> Engine:
    def creator() -> object:
        return cipher.connect(
            database,
            key,
            read_only=read_only,
            timeout_s=_WAIT_FOR_LOCK_S,
            cache_kib=_READER_CACHE_KIB if read_only else None,
            examine=False,
        )

    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,  # the default pool closes connections that other threads still use
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,  # bound values are people's data and must not reach an error's text
    )

    def translate(context: ExceptionContext) -> None:
        known = cipher.desk_error_of_database(context.original_exception, database)
        if known is not None:
            raise known from context.original_exception

    event.listen(engine, "handle_error", translate)
    event.listen(engine, "reset", _end_transaction)
    return engine


def _end_transaction(dbapi_connection: cipher.Connection, *_: object) -> None:
    """A COMMIT that is refused (a row names a missing one) leaves its transaction open, and nobody else ends it."""
    if dbapi_connection.in_transaction:
        dbapi_connection.execute("ROLLBACK")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
