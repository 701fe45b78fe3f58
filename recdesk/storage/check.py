"""Whether a database is whole: the seal of every page, trees and indexes, and that no row names a missing one."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2

from recdesk.domain.errors import Damaged
from recdesk.storage import cipher

_MOST_FINDINGS = 20


def check_database(database: Path, key: bytes | bytearray) -> str:
    """`ok`, or what was found, one finding a line. Reads every page; nothing is written."""
    try:
        connection = cipher.connect(database, key, read_only=True)
    except Damaged as error:
        return error.code
    try:
        findings = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
        if not findings:
            findings += [
                str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_FINDINGS})") if row[0] != "ok"
            ]
            findings += [
                f"row {row[1]} of {row[0]} names a missing row of {row[2]}"
                for row in connection.execute("PRAGMA foreign_key_check")
            ]
    except dbapi2.DatabaseError:
        # A page that cannot be read ends the walk; which one, the seals have not told.
        findings = ["desk_damaged"]
    finally:
        connection.close()
    return "\n".join(findings[:_MOST_FINDINGS]) or "ok"
