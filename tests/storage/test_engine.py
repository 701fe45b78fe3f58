"""Engines over the encrypted database: safe under threads, quiet about data, translated errors."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import exc, text

from recdesk.domain.errors import Locked, Refused
from recdesk.storage import cipher
from recdesk.storage.engine import reading_engine, writing_engine
from recdesk.storage.vault import NewVault


def test_eight_threads_lose_no_update(new_vault: NewVault) -> None:
    engine = writing_engine(new_vault.vault.database, new_vault.vault.key)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE tally (n INTEGER)"))
        connection.execute(text("INSERT INTO tally VALUES (0)"))
    faults: list[BaseException] = []

    def count() -> None:
        try:
            for _ in range(100):
                with engine.begin() as connection:
                    before = connection.execute(text("SELECT n FROM tally")).scalar_one()
                    connection.execute(text("UPDATE tally SET n = :n"), {"n": before + 1})
        except Exception as error:  # noqa: BLE001 - whatever a thread meets is the test's result
            faults.append(error)

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT n FROM tally")).scalar_one() == 800
    engine.dispose()
    assert faults == []


def test_a_failed_transaction_leaves_nothing(new_vault: NewVault) -> None:
    engine = writing_engine(new_vault.vault.database, new_vault.vault.key)

    def fail_half_way() -> None:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE half (n INTEGER)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_schema")).scalar_one() == 0
    engine.dispose()


def test_bound_values_reach_no_error_text(new_vault: NewVault) -> None:
    engine = writing_engine(new_vault.vault.database, new_vault.vault.key)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE person (id TEXT UNIQUE)"))
        connection.execute(text("INSERT INTO person VALUES (:id)"), {"id": "1960229400011"})
    with pytest.raises(exc.IntegrityError) as caught, engine.begin() as connection:
        connection.execute(text("INSERT INTO person VALUES (:id)"), {"id": "1960229400011"})
    engine.dispose()
    assert "1960229400011" not in str(caught.value)


def test_the_reading_engine_refuses_to_write_as_the_desks_own_error(new_vault: NewVault) -> None:
    engine = reading_engine(new_vault.vault.database, new_vault.vault.key)
    with pytest.raises(Refused) as caught, engine.begin() as connection:
        connection.execute(text("CREATE TABLE person (id TEXT)"))
    engine.dispose()
    assert caught.value.code == "desk_read_only"


def test_a_desk_that_another_connection_writes_on_for_too_long_is_busy(new_vault: NewVault) -> None:
    database, key = new_vault.vault.database, new_vault.vault.key
    writer, second = cipher.connect(database, key), cipher.connect(database, key, timeout_s=0.01)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked) as caught, cipher.translated(database):
        second.execute("BEGIN IMMEDIATE")
    writer.execute("ROLLBACK")
    writer.close()
    second.close()
    assert caught.value.code == "desk_busy"
