"""Many letters at once: every one goes the whole way, one failure stops no other, a stop leaves nothing half made."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from recdesk.domain.errors import Locked, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Role
from recdesk.services import checks, letter_batch, records
from recdesk.services.desk import OpenDesk
from recdesk.services.letter_batch import Outcome, many, seconds_left, without_letter
from tests import desks
from tests.desks import OFFER, whole
from tests.many import several_offers

clock = desks.clock
desk = desks.at_step("approved")


def letters_of(number: str, desk: OpenDesk) -> list[str]:
    return [d.path for d in records.view(RecordKind.OFFER, number, desk=desk).documents if d.engine]


def test_every_approved_offer_without_a_letter_gets_one(desk: OpenDesk) -> None:
    numbers = several_offers(desk, 3)
    assert [row.number for row in without_letter(desk=desk)] == numbers
    batch = many(numbers, desk=desk)
    assert [o.number for o in batch.done] == numbers
    assert (batch.failed, batch.stopped) == ((), False)
    assert without_letter(desk=desk) == ()
    assert all(len(letters_of(number, desk)) == 2 for number in numbers)
    assert batch.changes.records == tuple(numbers)


def test_an_offer_named_twice_gets_one_letter(desk: OpenDesk) -> None:
    batch = many([OFFER, OFFER], desk=desk)
    assert len(batch.outcomes) == 1
    assert len(letters_of(OFFER, desk)) == 2


def test_one_failure_does_not_stop_the_rest(desk: OpenDesk) -> None:
    numbers = several_offers(desk, 3)
    with desk.work() as uow:
        uow.offers.get(numbers[1]).language = "xx_XX"
        uow.commit()
    batch = many(["OF-2026-0999", *numbers], desk=desk)
    assert [o.number for o in batch.done] == [numbers[0], numbers[2]]
    assert {o.number: o.problems[0].code for o in batch.failed} == {
        "OF-2026-0999": "record_missing",
        numbers[1]: "template_none",
    }


def test_people_of_one_name_get_a_file_each(desk: OpenDesk) -> None:
    numbers = several_offers(desk, 3, name="Ana Popescu")
    batch = many(numbers, desk=desk, helpers=1)
    assert batch.failed == ()
    paths = [path for number in numbers for path in letters_of(number, desk)]
    assert len(set(paths)) == 6
    assert sum("AnaPopescu" in path for path in paths) == 4


def test_letters_made_by_another_process_are_the_same_letters(desk: OpenDesk, clock: desks.SetClock) -> None:
    numbers = several_offers(desk, 2)
    here = many(numbers, desk=desk, helpers=0)
    made_here = {o.number: said(o, desk) for o in here.done}
    there = many(numbers, desk=desk, helpers=1)
    assert there.failed == ()
    for outcome in there.done:
        assert outcome.filed is not None
        assert (outcome.filed.version, outcome.filed.verified) == (2, True)
        assert said(outcome, desk) == made_here[outcome.number]


def said(outcome: Outcome, desk: OpenDesk) -> tuple[bytes, str]:
    """The Word file of a letter, and what its PDF says."""
    assert outcome.filed is not None
    return desk.files.get(outcome.filed.docx), desk.letters.text_of("x.pdf", desk.files.get(outcome.filed.pdf))


def test_a_stop_leaves_what_is_filed_and_nothing_half_made(desk: OpenDesk) -> None:
    numbers = several_offers(desk, 4)
    heard: list[Outcome] = []
    batch = many(numbers, desk=desk, told=heard.append, stop=lambda: len(heard) >= 2)
    assert batch.stopped
    assert [o.number for o in batch.done] == numbers[:2] == [o.number for o in heard]
    assert [row.number for row in without_letter(desk=desk)] == numbers[2:]


def test_ctrl_c_in_the_middle_of_a_letter_keeps_the_others(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = several_offers(desk, 3)
    put = type(desk.files).put
    calls: list[str] = []

    def interrupted(self: Any, path: str, content: bytes) -> str:
        calls.append(path)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return put(self, path, content)

    monkeypatch.setattr(type(desk.files), "put", interrupted)
    batch = many(numbers, desk=desk)
    monkeypatch.undo()
    assert (batch.stopped, [o.number for o in batch.done]) == (True, numbers[:1])
    assert letters_of(numbers[1], desk) == []
    assert checks.files_without_record(desk=desk) == ()


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_a_full_disk_at_any_file_costs_one_letter(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    numbers = several_offers(desk, 2)
    put = type(desk.files).put
    calls: list[str] = []

    def full(self: Any, path: str, content: bytes) -> str:
        calls.append(path)
        if len(calls) == failing:
            raise Refused("disk_full", file=path)
        return put(self, path, content)

    monkeypatch.setattr(type(desk.files), "put", full)
    batch = many(numbers, desk=desk)
    monkeypatch.undo()
    failed = numbers[(failing - 1) // 2]
    assert [(o.number, o.problems[0].code) for o in batch.failed] == [(failed, "disk_full")]
    assert letters_of(failed, desk) == []
    assert checks.files_without_record(desk=desk) == ()
    assert len(batch.done) == 1


def test_a_defect_is_one_letters_own(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = several_offers(desk, 2)
    make: Callable[..., Any] = type(desk.letters).make
    calls: list[str] = []

    def breaking(self: Any, *words: Any, **named: Any) -> Any:
        calls.append("")
        if len(calls) == 1:
            raise ZeroDivisionError
        return make(self, *words, **named)

    monkeypatch.setattr(type(desk.letters), "make", breaking)
    batch = many(numbers, desk=desk, helpers=0)
    assert [(o.number, o.problems[0].facts["kind"]) for o in batch.failed] == [(numbers[0], "ZeroDivisionError")]
    assert [o.number for o in batch.done] == numbers[1:]


def test_progress_tells_every_letter_and_the_estimate_follows_the_rate(desk: OpenDesk) -> None:
    told: list[tuple[int, int]] = []
    many([OFFER, "OF-2026-0999"], desk=desk, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
    assert seconds_left(0, 10, 5.0) is None
    assert seconds_left(4, 10, 2.0) == pytest.approx(3.0)


def test_who_only_reads_makes_no_letters(desk: OpenDesk) -> None:
    before = whole(desk)
    with pytest.raises(Locked, match="not_permitted"):
        many([OFFER], desk=desks.acting(desk, Role.AUDITOR))
    assert whole(desk) == before


def test_letters_of_drafts_are_not_asked_for_together(desk: OpenDesk) -> None:
    with pytest.raises(Refused, match="offer_not_approved"):
        without_letter(desk=desk, status="draft")
    assert letter_batch.without_letter(desk=desk, status="approved,sent")


def test_a_changed_offer_is_read_anew_when_its_letter_is_due(desk: OpenDesk) -> None:
    batch = many([OFFER], desk=desk)
    assert batch.done
    with desk.work() as uow:
        uow.offers.get(OFFER).content_sha256 = "0" * 64
        uow.commit()
    again = many([OFFER], desk=desk)
    assert [o.problems[0].code for o in again.failed] == ["offer_changed_since_preview"]
    assert dataclasses.asdict(again)["stopped"] is False
