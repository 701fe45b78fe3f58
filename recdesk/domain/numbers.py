"""Record numbers: a prefix, the year and a running number that is never used twice."""

from __future__ import annotations

import re
from enum import StrEnum

from recdesk.domain.errors import Unreadable


class RecordKind(StrEnum):
    """The kinds of numbered records."""

    REQUISITION = "requisition"
    CANDIDATE = "candidate"
    OFFER = "offer"


PREFIXES = {RecordKind.REQUISITION: "REQ", RecordKind.CANDIDATE: "CAN", RecordKind.OFFER: "OF"}
_SHAPE = re.compile(r"(REQ|CAN|OF)-(\d{4})-(\d{4,})")


def number_of(kind: RecordKind, year: int, running: int) -> str:
    """`REQ-2026-0001`: four digits at least, more when a year needs them."""
    return f"{PREFIXES[kind]}-{year:04d}-{running:04d}"


def kind_of(number: str) -> RecordKind:
    """Which kind a number belongs to; Unreadable `number_unreadable`."""
    match = _SHAPE.fullmatch(number)
    if match is None:
        raise Unreadable("number_unreadable", field="number", value=number)
    return next(kind for kind, prefix in PREFIXES.items() if prefix == match[1])
