"""Record numbers: made one way, read back only in that way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import Unreadable
from recdesk.domain.numbers import PREFIXES, RecordKind, kind_of, number_of


@pytest.mark.parametrize(
    ("kind", "running", "number"),
    [
        (RecordKind.REQUISITION, 1, "REQ-2026-0001"),
        (RecordKind.CANDIDATE, 42, "CAN-2026-0042"),
        (RecordKind.OFFER, 9999, "OF-2026-9999"),
        (RecordKind.CANDIDATE, 10_000, "CAN-2026-10000"),
    ],
)
def test_numbers_look_like_this(kind: RecordKind, running: int, number: str) -> None:
    assert number_of(kind, 2026, running) == number


@given(st.sampled_from(RecordKind), st.integers(2000, 9999), st.integers(1, 10**6))
def test_a_number_tells_its_kind(kind: RecordKind, year: int, running: int) -> None:
    assert kind_of(number_of(kind, year, running)) is kind


@given(st.sampled_from(RecordKind), st.integers(1, 10**6), st.integers(1, 10**6))
def test_different_counts_give_different_numbers(kind: RecordKind, one: int, other: int) -> None:
    assert (number_of(kind, 2026, one) == number_of(kind, 2026, other)) == (one == other)


@pytest.mark.parametrize(
    "text", ["", "REQ-2026-1", "req-2026-0001", "REQ-26-0001", " REQ-2026-0001", "REQ-2026-0001\n", "ROL-2026-0001"]
)
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        kind_of(text)
    assert caught.value.code == "number_unreadable"


def test_no_kind_shares_its_prefix() -> None:
    assert len(set(PREFIXES.values())) == len(RecordKind)
