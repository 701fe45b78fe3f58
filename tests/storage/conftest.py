"""A real desk in a temporary folder, made with the smallest cost that a key slot may have."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from recdesk.storage.opening import OpenVault, create_vault, open_vault
from recdesk.storage.slots import KdfCost
from recdesk.storage.vault import NewVault, create

NOW = datetime(2026, 4, 3, 8, 30, tzinfo=UTC)
PASSPHRASE = "Ștefan bea ceai verde"
QUICK = KdfCost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Where a desk may be made."""
    return tmp_path / "desk"


@pytest.fixture
def new_vault(desk: Path) -> NewVault:
    """A new desk: unlocked, its database empty."""
    return create(desk, PASSPHRASE, now=NOW, cost=QUICK)


@dataclass
class SetClock:
    """A clock that stands still until a test moves it."""

    instant: datetime = NOW

    def now(self) -> datetime:
        return self.instant

    def today(self) -> date:
        return self.instant.date()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with all its tables, made once; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("empty") / "desk"
    opened, _ = create_vault(folder, PASSPHRASE, clock=SetClock(), cost=QUICK)
    opened.close()
    return folder


@pytest.fixture
def opened(empty_desk: Path, tmp_path: Path, clock: SetClock) -> Iterator[OpenVault]:
    """An open, empty desk of the test's own."""
    folder = tmp_path / "desk"
    shutil.copytree(empty_desk, folder)
    made = open_vault(folder, PASSPHRASE, clock=clock)
    yield made
    made.close()
