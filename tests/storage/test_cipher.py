"""Connections prove that the file is the desk's, encrypted and of a known edition, before anything is written."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from recdesk.domain.errors import Damaged, DeskError, Refused
from recdesk.storage import cipher
from recdesk.storage.schema_version import SCHEMA_VERSION
from recdesk.storage.vault import NewVault


@pytest.fixture
def key(new_vault: NewVault) -> bytes:
    return bytes(new_vault.vault.key)


@pytest.fixture
def database(new_vault: NewVault) -> Path:
    return new_vault.vault.database


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _refusal(database: Path, key: bytes) -> DeskError:
    """The refusal to open, after checking that the file and its folder stayed as they were."""
    before = _digest(database), sorted(database.parent.iterdir())
    for read_only in (False, True):
        with pytest.raises(DeskError) as caught:
            cipher.connect(database, key, read_only=read_only)
        assert (_digest(database), sorted(database.parent.iterdir())) == before
    return caught.value


def test_what_is_written_is_read_back_and_cannot_be_read_in_the_file(database: Path, key: bytes) -> None:
    connection = cipher.connect(database, key)
    connection.execute("CREATE TABLE person (name TEXT)")
    connection.execute("INSERT INTO person VALUES ('Smaranda Brâncoveanu')")
    connection.close()
    content = database.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"Smaranda" not in content
    assert b"CREATE TABLE" not in content
    connection = cipher.connect(database, key)
    assert connection.execute("SELECT name FROM person").fetchall() == [("Smaranda Brâncoveanu",)]
    connection.close()


def test_a_connection_is_set_up_for_safety(database: Path, key: bytes) -> None:
    connection = cipher.connect(database, key)
    settings = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("foreign_keys", "journal_mode", "synchronous", "secure_delete", "temp_store", "trusted_schema")
    }
    connection.close()
    assert settings == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
    }


def test_a_plain_database_in_the_desks_place_is_refused(database: Path, key: bytes) -> None:
    database.unlink()
    plain = sqlite3.connect(database)
    plain.execute("CREATE TABLE person (name TEXT)")
    plain.close()
    refusal = _refusal(database, key)
    assert isinstance(refusal, Damaged)
    assert refusal.code == "desk_not_encrypted"


@pytest.mark.parametrize("content", [b"", b"short", b"\x00" * 4096, b"not a database at all, but long enough" * 200])
def test_a_file_that_is_no_database_is_damage(database: Path, key: bytes, content: bytes) -> None:
    database.write_bytes(content)
    assert _refusal(database, key).code == "desk_damaged"


def test_a_changed_byte_in_the_first_page_is_damage(database: Path, key: bytes) -> None:
    content = bytearray(database.read_bytes())
    content[100] ^= 1
    database.write_bytes(content)
    assert _refusal(database, key).code == "desk_damaged"


def test_a_database_of_a_newer_recdesk_is_refused_and_left_alone(database: Path, key: bytes) -> None:
    connection = cipher.connect(database, key)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()
    refusal = _refusal(database, key)
    assert refusal.code == "desk_newer"
    assert refusal.facts["schema"] == SCHEMA_VERSION + 1
    assert refusal.facts["known"] == SCHEMA_VERSION


def test_an_encrypted_database_of_another_program_is_refused(database: Path, key: bytes) -> None:
    connection = cipher.connect(database, key)
    connection.execute("PRAGMA application_id=7")
    connection.close()
    assert _refusal(database, key).code == "desk_foreign"


def test_a_missing_database_is_never_made(database: Path, key: bytes) -> None:
    database.unlink()
    with pytest.raises(Damaged) as caught:
        cipher.connect(database, key)
    assert caught.value.code == "database_missing"
    assert not database.exists()


@pytest.mark.parametrize("key_of_wrong_length", [b"", b"x" * 31, b"x" * 33])
def test_a_key_of_another_length_is_a_defect_and_never_a_passphrase(database: Path, key_of_wrong_length: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        cipher.connect(database, key_of_wrong_length)


def test_nothing_is_said_on_standard_error_about_a_wrong_key(
    database: Path, key: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Damaged):
        cipher.connect(database, bytes(32))
    assert capfd.readouterr().err == ""


def test_a_reading_connection_cannot_write(database: Path, key: bytes) -> None:
    connection = cipher.connect(database, key, read_only=True)
    with pytest.raises(Refused) as caught, cipher.translated(database):
        connection.execute("CREATE TABLE person (name TEXT)")
    connection.close()
    assert caught.value.code == "desk_read_only"


def test_a_full_disk_refuses_the_save_and_keeps_what_was_there(database: Path, key: bytes) -> None:
    connection = cipher.connect(database, key)
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.execute("INSERT INTO note VALUES ('kept')")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages + 2}")
    connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused) as caught, cipher.translated(database):
        connection.execute("INSERT INTO note VALUES (?)", ("x" * 100_000,))
    assert caught.value.code == "disk_full"
    assert not connection.in_transaction
    assert connection.execute("SELECT text FROM note").fetchall() == [("kept",)]
    connection.execute("PRAGMA max_page_count=1000000")
    connection.execute("INSERT INTO note VALUES ('goes on')")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


if sys.platform != "win32":
    _IN_CHILD = textwrap.dedent(
        """
        import ctypes, os, resource, sys
        from pathlib import Path
        from recdesk.domain.errors import DeskError
        from recdesk.storage import cipher

        def obey_file_modes():
            # The superuser may write everything; without its capabilities it is asked like everyone else.
            head = (ctypes.c_uint32 * 2)(0x20080522, 0)
            none = (ctypes.c_uint32 * 6)()
            if os.geteuid() == 0 and sys.platform == "linux":
                assert ctypes.CDLL(None).capset(head, none) == 0

        database, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
        """
    )

    def _in_child(code: str, database: Path, key: bytes) -> str:
        script = _IN_CHILD + textwrap.dedent(code)
        arguments = [sys.executable, "-c", script, str(database), key.hex()]
        return subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=60).stdout.strip()

    def test_a_folder_that_cannot_be_written_can_be_read(database: Path, key: bytes) -> None:
        connection = cipher.connect(database, key)
        connection.execute("CREATE TABLE note (text TEXT)")
        connection.execute("INSERT INTO note VALUES ('kept')")
        connection.close()
        database.chmod(0o400)
        database.parent.chmod(0o500)
        try:
            said = _in_child(
                """
                obey_file_modes()
                try:
                    cipher.connect(database, key)
                except DeskError as error:
                    print(error.code)
                reader = cipher.connect(database, key, read_only=True)
                print(reader.execute("SELECT text FROM note").fetchone()[0])
                """,
                database,
                key,
            )
        finally:
            database.parent.chmod(0o700)
        assert said.split() == ["desk_read_only", "kept"]

    def test_a_write_that_the_system_refuses_is_told_and_undone(database: Path, key: bytes) -> None:
        said = _in_child(
            """
            connection = cipher.connect(database, key)
            connection.execute("CREATE TABLE note (text TEXT)")
            connection.execute("INSERT INTO note VALUES ('kept')")
            resource.setrlimit(resource.RLIMIT_FSIZE, (65536, resource.RLIM_INFINITY))
            try:
                with cipher.translated(database):
                    connection.execute("INSERT INTO note VALUES (?)", ("x" * 500000,))
            except DeskError as error:
                print(error.code)
            print(connection.in_transaction, connection.execute("SELECT text FROM note").fetchone()[0])
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            connection.execute("INSERT INTO note VALUES ('goes on')")
            print(connection.execute("PRAGMA integrity_check").fetchone()[0])
            """,
            database,
            key,
        )
        assert said.split() == ["file_fault", "False", "kept", "ok"]
