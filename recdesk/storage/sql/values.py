"""Values as the database keeps them: instants as microseconds in UTC, days as YYYYMMDD, decimals as text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def instant_to(instant: datetime) -> int:
    """Microseconds since 1970 in UTC. Raises ValueError for an instant without a zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its zone")
    return (instant - _START) // _MICROSECOND


def instant_from(stored: int | None) -> datetime | None:
    """The instant in UTC, or None."""
    return None if stored is None else _START + stored * _MICROSECOND


def day_to(day: date) -> int:
    """The day as the number YYYYMMDD, which sorts like the day."""
    return day.year * 10000 + day.month * 100 + day.day


def day_from(stored: int | None) -> date | None:
    """The day, or None."""
    return None if stored is None else date(stored // 10000, stored // 100 % 100, stored % 100)


def exact_from(stored: str | None) -> Decimal | None:
    """The decimal, or None."""
    return None if stored is None else Decimal(stored)
