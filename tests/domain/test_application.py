"""Stages: which may follow which, and in which order of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.application import ENDED, Stage, refusal_of_move, stages_from

NOW = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)
stages = st.sampled_from(Stage)
MOVES = {
    Stage.NEW: {Stage.SCREENING, Stage.REJECTED, Stage.WITHDRAWN},
    Stage.SCREENING: {Stage.INTERVIEW, Stage.OFFER, Stage.REJECTED, Stage.WITHDRAWN},
    Stage.INTERVIEW: {Stage.OFFER, Stage.SCREENING, Stage.REJECTED, Stage.WITHDRAWN},
    Stage.OFFER: {Stage.HIRED, Stage.INTERVIEW, Stage.REJECTED, Stage.WITHDRAWN},
    Stage.HIRED: {Stage.WITHDRAWN},
    Stage.REJECTED: {Stage.SCREENING},
    Stage.WITHDRAWN: {Stage.SCREENING},
}


def refused(current: Stage, wanted: Stage, **changes: Any) -> str:
    values: dict[str, Any] = {"at": NOW, "last_at": NOW, "now": NOW, "has_offer_accepted": True}
    problem = refusal_of_move(current, wanted, **(values | changes))
    return "" if problem is None else problem.code


@pytest.mark.parametrize("current", list(Stage))
def test_every_move_is_allowed_or_refused_as_the_table_says(current: Stage) -> None:
    assert {wanted for wanted in Stage if not refused(current, wanted)} == MOVES[current]
    assert set(stages_from(current)) == MOVES[current]
    assert refused(current, current) == "stage_unchanged"


def test_an_ended_application_is_reopened_to_screening_at_most() -> None:
    for stage in (Stage.REJECTED, Stage.WITHDRAWN):
        assert stages_from(stage) == (Stage.SCREENING,)
    assert {Stage.HIRED, Stage.REJECTED, Stage.WITHDRAWN} == ENDED


@given(stages, stages, st.integers(-1000, 1000), st.integers(-1000, 0))
def test_time_never_runs_backwards_and_never_ahead(current: Stage, wanted: Stage, at: int, last: int) -> None:
    code = refused(current, wanted, at=NOW + timedelta(seconds=at), last_at=NOW + timedelta(seconds=last))
    if wanted in MOVES[current]:
        assert code == ("stage_in_future" if at > 0 else "stage_before_last" if at < last else "")
    else:
        assert code in {"stage_unchanged", "stage_not_allowed"}


def test_hired_needs_an_accepted_offer() -> None:
    assert refused(Stage.OFFER, Stage.HIRED, has_offer_accepted=False) == "hired_without_accepted_offer"
    assert refused(Stage.OFFER, Stage.HIRED) == ""


def test_a_refusal_says_what_would_be_allowed() -> None:
    problem = refusal_of_move(Stage.NEW, Stage.HIRED, at=NOW, last_at=NOW, now=NOW, has_offer_accepted=True)
    assert problem is not None
    assert problem.facts["allowed"] == (Stage.SCREENING, Stage.REJECTED, Stage.WITHDRAWN)
