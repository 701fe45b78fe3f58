"""A real desk in a temporary folder, opened by one operator at a fixed time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from recdesk.bootstrap import Desks
from recdesk.services.desk import OpenDesk
from recdesk.storage.slots import KdfCost

PASSPHRASE = "Ștefan bea ceai verde"
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@dataclass(frozen=True)
class FixedClock:
    """Monday, 23 November 2026, nine o'clock in Bucharest."""

    at: datetime = NOW

    def now(self) -> datetime:
        """Always the same instant."""
        return self.at

    def today(self) -> date:
        """Its day."""
        return self.at.date()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """An empty desk with the shipped reference lists."""
    desks = Desks(clock=FixedClock(), cost=KdfCost(memory_kib=64, passes=1, lanes=1))
    desks.create(tmp_path / "desk", PASSPHRASE, name="", operator="ioana", made_up=True)
    with desks.open(tmp_path / "desk", PASSPHRASE, operator="ioana") as opened:
        yield opened
