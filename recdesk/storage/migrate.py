"""Brings a desk's tables to this RecDesk's schema, in one transaction: all steps and the version mark, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from recdesk.domain.errors import Damaged
from recdesk.storage.schema_version import SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlalchemy import Engine

_STEPS = Path(__file__).with_name("migrations")


def migrate(engine: Engine, *, version: int = SCHEMA_VERSION) -> None:
    """Run every missing step up to `version`. Raises Damaged `desk_damaged` when references do not hold afterwards.

    A step that fails leaves tables, rows and version as they were.
    """
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision_of(version))
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise Damaged("desk_damaged", file="desk.db")
        connection.exec_driver_sql(f"PRAGMA user_version={version:d}")


def revision_of(version: int) -> str:
    """The name of the step that leads to a schema version: `0001`."""
    return f"{version:04d}"


def newest_revision() -> str:
    """The last step that ships with this RecDesk."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    return config
