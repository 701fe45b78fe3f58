"""A real desk in a temporary folder, made with the smallest cost that a key slot may have."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

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
