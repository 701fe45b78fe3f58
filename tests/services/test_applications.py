"""Applications: moved by the rules, with the instant it happened beside the one it was recorded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from recdesk.domain.application import Stage
from recdesk.domain.candidate import CandidateStatus
from recdesk.domain.errors import Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import OfferAct
from recdesk.services import applications, offers, records
from recdesk.services.desk import OpenDesk
from tests import desks
from tests.desks import CANDIDATE, NOW, OFFER, REQUISITION, change, whole

clock = desks.clock
desk = desks.at_step("candidate")
offered = desks.at_step("offer")
lettered = desks.at_step("letter")


def move(desk: OpenDesk, stage: Stage, **more: Any) -> None:
    applications.move(CANDIDATE, REQUISITION, stage, desk=desk, **more)


def stages(desk: OpenDesk) -> list[str]:
    return [e.stage.value for e in records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).stages]


def status(desk: OpenDesk) -> CandidateStatus:
    return records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).record.status  # type: ignore[union-attr]


def hire(desk: OpenDesk) -> None:
    offers.act(OFFER, OfferAct.SEND, desk=desk)
    offers.act(OFFER, OfferAct.ACCEPT, desk=desk)
    move(desk, Stage.OFFER)
    move(desk, Stage.HIRED)


def test_when_it_happened_and_when_it_was_recorded_are_kept_apart(desk: OpenDesk, clock: desks.SetClock) -> None:
    clock.go(hours=5)
    happened = NOW + timedelta(hours=2)
    move(desk, Stage.OFFER, at=happened, note="Panel agreed")
    event = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).stages[-1]
    assert (event.entered_at, event.recorded_at) == (happened, NOW + timedelta(hours=5))
    assert (event.note, event.operator) == ("Panel agreed", "ioana")
    assert desk.reads.candidates(_all(), limit=1).rows[0].stage == "offer"


def test_an_instant_in_another_zone_is_the_same_instant(desk: OpenDesk, clock: desks.SetClock) -> None:
    clock.go(hours=5)
    move(desk, Stage.OFFER, at=datetime.fromisoformat("2026-11-23T12:00:00+02:00"))
    event = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).stages[-1]
    assert event.entered_at == datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stage", "at", "code"),
    [
        (Stage.INTERVIEW, None, "stage_unchanged"),
        (Stage.NEW, None, "stage_not_allowed"),
        (Stage.HIRED, None, "stage_not_allowed"),
        (Stage.OFFER, NOW + timedelta(minutes=1), "stage_in_future"),
        (Stage.OFFER, NOW - timedelta(minutes=1), "stage_before_last"),
    ],
)
def test_a_move_out_of_order_is_refused_and_changes_nothing(
    desk: OpenDesk, stage: Stage, at: datetime | None, code: str
) -> None:
    before = whole(desk)
    with pytest.raises(Refused, match=code):
        move(desk, stage, at=at)
    assert whole(desk) == before


def test_nobody_is_hired_without_an_accepted_offer(offered: OpenDesk) -> None:
    move(offered, Stage.OFFER)
    with pytest.raises(Refused, match="hired_without_accepted_offer"):
        move(offered, Stage.HIRED)


def test_a_live_offer_blocks_rejection_until_it_is_withdrawn(offered: OpenDesk) -> None:
    before = whole(offered)
    for stage in (Stage.REJECTED, Stage.WITHDRAWN):
        with pytest.raises(Refused, match="offer_still_live") as caught:
            move(offered, stage)
        assert caught.value.facts["offer"] == OFFER
    assert whole(offered) == before
    offers.act(OFFER, OfferAct.WITHDRAW, desk=offered)
    move(offered, Stage.REJECTED)
    assert stages(offered)[-1] == "rejected"


def test_a_hired_person_is_hired_until_that_is_taken_back(lettered: OpenDesk) -> None:
    hire(lettered)
    assert status(lettered) is CandidateStatus.HIRED
    applications.take_back_move(CANDIDATE, REQUISITION, desk=lettered)
    assert status(lettered) is CandidateStatus.ACTIVE
    assert stages(lettered)[-2:] == ["hired", "offer"]


def test_a_hired_person_who_withdraws_is_active_and_hired_again_by_undo(lettered: OpenDesk) -> None:
    hire(lettered)
    move(lettered, Stage.WITHDRAWN)
    assert status(lettered) is CandidateStatus.ACTIVE
    applications.take_back_move(CANDIDATE, REQUISITION, desk=lettered)
    assert status(lettered) is CandidateStatus.HIRED


def test_undo_adds_a_visible_step_and_erases_none(desk: OpenDesk, clock: desks.SetClock) -> None:
    clock.go(hours=1)
    move(desk, Stage.OFFER)
    clock.go(hours=1)
    applications.take_back_move(CANDIDATE, REQUISITION, desk=desk)
    assert stages(desk) == ["interview", "offer", "interview"]
    newest = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).history[0]
    assert (newest.action, newest.details["stage"]) == ("stage_undo", ["offer", "interview"])
    clock.go(hours=1)
    move(desk, Stage.OFFER)


def test_an_application_that_never_moved_has_nothing_to_undo(desk: OpenDesk) -> None:
    with pytest.raises(Refused, match="nothing_to_undo"):
        applications.take_back_move(CANDIDATE, REQUISITION, desk=desk)


def test_undo_does_not_reject_someone_who_has_got_an_offer_since(desk: OpenDesk) -> None:
    move(desk, Stage.REJECTED)
    move(desk, Stage.SCREENING)
    desks.saved_offer(desk)
    before = whole(desk)
    with pytest.raises(Refused, match="offer_still_live"):
        applications.take_back_move(CANDIDATE, REQUISITION, desk=desk)
    assert whole(desk) == before


def test_choices_say_what_may_follow_and_why_not(desk: OpenDesk) -> None:
    listed = {
        c.stage: c.refusal.code if c.refusal else "" for c in applications.choices(CANDIDATE, REQUISITION, desk=desk)
    }
    assert listed == {
        Stage.OFFER: "",
        Stage.SCREENING: "",
        Stage.REJECTED: "",
        Stage.WITHDRAWN: "",
        Stage.NEW: "stage_not_allowed",
        Stage.HIRED: "stage_not_allowed",
    }


def test_a_person_applies_once_to_a_requisition_that_is_open(desk: OpenDesk) -> None:
    with pytest.raises(Refused, match="already_applied"):
        applications.apply(CANDIDATE, REQUISITION, desk=desk)
    second = desks.saved_requisition(desk, finance_reference="FIN-77")
    applications.apply(CANDIDATE, second, desk=desk)
    third = desks.saved_requisition(desk, finance_reference="FIN-78")
    change(RecordKind.REQUISITION, third, {"status": "on_hold"}, desk)
    with pytest.raises(Refused, match="requisition_not_open"):
        applications.apply(CANDIDATE, third, desk=desk)
    with pytest.raises(Refused, match="application_missing"):
        applications.move(CANDIDATE, third, Stage.SCREENING, desk=desk)


@pytest.mark.parametrize(("candidate", "requisition"), [("CAN-2026-0404", REQUISITION), (CANDIDATE, "REQ-2026-0404")])
def test_a_record_that_is_not_there_is_said_to_be_missing(desk: OpenDesk, candidate: str, requisition: str) -> None:
    for act in (
        lambda: applications.apply(candidate, requisition, desk=desk),
        lambda: applications.move(candidate, requisition, Stage.OFFER, desk=desk),
        lambda: applications.take_back_move(candidate, requisition, desk=desk),
    ):
        with pytest.raises(Refused, match="record_missing"):
            act()


@pytest.mark.parametrize(("kind", "number"), [(RecordKind.CANDIDATE, CANDIDATE), (RecordKind.REQUISITION, REQUISITION)])
def test_an_archived_record_does_not_move(desk: OpenDesk, kind: RecordKind, number: str) -> None:
    records.archive(kind, number, desk=desk)
    with pytest.raises(Refused, match="record_archived"):
        move(desk, Stage.OFFER)


def _all() -> Any:
    from recdesk.services.reads import ListQuery

    return ListQuery()
