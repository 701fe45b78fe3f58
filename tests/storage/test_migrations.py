"""Tables that came by migrations are the tables of the program, and a step that fails leaves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from recdesk.domain.errors import Refused
from recdesk.storage import cipher
from recdesk.storage.engine import writing_engine
from recdesk.storage.migrate import migrate, newest_revision, revision_of
from recdesk.storage.schema_version import SCHEMA_VERSION
from recdesk.storage.tables import metadata
from recdesk.storage.vault import NewVault


@pytest.fixture
def engine(new_vault: NewVault) -> Iterator[Engine]:
    made = writing_engine(new_vault.vault.database, new_vault.vault.key)
    yield made
    made.dispose()


def _schema(engine: Engine) -> dict[str, str]:
    """Every table, index and trigger by name, white space and quotes left out."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name <> 'alembic_version'"
            " AND name NOT LIKE 'sqlite_%'"
        ).all()
    return {name: re.sub(r"[\s\"]+", " ", sql).replace("( ", "(").replace(" )", ")").strip() for name, sql in rows}


def _fresh_engine() -> Engine:
    return create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: dbapi2.connect(":memory:", isolation_level=None),
        poolclass=StaticPool,
    )


def test_tables_by_migrations_are_the_tables_of_the_program(engine: Engine) -> None:
    migrate(engine)
    declared = _fresh_engine()
    metadata.create_all(declared)
    assert _schema(engine) == _schema(declared)
    declared.dispose()


def test_the_newest_step_is_the_schema_of_this_program(engine: Engine) -> None:
    assert newest_revision() == revision_of(SCHEMA_VERSION)
    migrate(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA_VERSION
        rows = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
    assert rows == [(revision_of(SCHEMA_VERSION),)]


def test_a_desk_of_the_first_schema_keeps_its_rows_and_gets_the_versions_of_templates(engine: Engine) -> None:
    migrate(engine, version=1)
    assert "table template_versions" not in _schema(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO reference (section, content) VALUES ('company', '{}')")
    migrate(engine)
    assert "table template_versions" in _schema(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT section FROM reference").scalar_one() == "company"


def test_a_second_migration_changes_nothing(engine: Engine) -> None:
    migrate(engine)
    before = _schema(engine)
    migrate(engine)
    assert _schema(engine) == before


@pytest.mark.parametrize("failing", [1, 2, 10, 30, 50, 70])
def test_a_migration_that_fails_at_any_statement_leaves_nothing_and_can_be_run_again(
    engine: Engine, failing: int
) -> None:
    seen = 0

    def fail(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == failing:
            raise RuntimeError("power cut")

    event.listen(engine, "before_cursor_execute", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        migrate(engine)
    event.remove(engine, "before_cursor_execute", fail)
    assert _schema(engine) == {}
    migrate(engine)
    assert "table candidates" in _schema(engine)


def test_a_disk_that_fills_up_during_a_migration_leaves_the_old_desk(engine: Engine, new_vault: NewVault) -> None:
    def small_disk(connection: object, *_: object) -> None:
        connection.execute("PRAGMA max_page_count=20")  # type: ignore[attr-defined]

    event.listen(engine, "checkout", small_disk)
    with pytest.raises(Refused) as caught:
        migrate(engine)
    assert caught.value.code == "disk_full"
    engine.dispose()
    connection = cipher.connect(new_vault.vault.database, new_vault.vault.key)
    assert cipher.schema_version(connection) == 0
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    connection.close()


def test_the_steps_import_nothing_of_the_program() -> None:
    for step in (Path(cipher.__file__).parent / "migrations" / "versions").glob("[0-9]*.py"):
        assert "recdesk" not in step.read_text(encoding="utf-8")
