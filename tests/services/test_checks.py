"""The stored desk checked: a chain that was touched, documents that are gone, numbers that are never used twice."""

from __future__ import annotations

from typing import Any

import pytest

from recdesk.domain.numbers import RecordKind
from recdesk.services import checks, imports, records
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import ListQuery
from tests import desks
from tests.desks import CANDIDATE, EXAMPLES, change

clock = desks.clock
empty = desks.at_step("empty")
desk = desks.at_step("letter")


def meddle(desk: OpenDesk, *statements: str) -> None:
    """Somebody who has the key and SQL, and not the program."""
    with desk.vault.engine().begin() as connection:  # type: ignore[attr-defined]
        guards = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'"
        names = connection.exec_driver_sql(guards).scalars().all()
        assert names, "the database itself refuses to change the chain"
        for statement in (*(f"DROP TRIGGER {name}" for name in names), *statements):
            connection.exec_driver_sql(statement)


def test_a_whole_desk_is_whole(desk: OpenDesk) -> None:
    found = checks.check(desk=desk)
    assert (found.ok, found.database, found.documents_checked) == (True, "ok", 4)
    assert (found.chain.ok, found.chain.entries) == (True, 6)


@pytest.mark.parametrize(
    ("statements", "first_bad"),
    [
        (["UPDATE audit SET operator = 'someone' WHERE seq = 3"], 3),
        (["UPDATE audit SET details = '{}' WHERE seq = 2"], 2),
        (["UPDATE audit SET at = at + 1000000 WHERE seq = 4"], 4),
        (["UPDATE audit SET at = 'yesterday' WHERE seq = 4"], 4),
        (["UPDATE audit SET details = 'no JSON' WHERE seq = 5"], 5),
        (["DELETE FROM audit WHERE seq = 3"], 3),
        (["DELETE FROM audit WHERE seq = 1"], 1),
        (["DELETE FROM audit WHERE seq = 3", "UPDATE audit SET seq = seq - 1 WHERE seq > 3"], 3),
        (
            [
                "UPDATE audit SET seq = 99 WHERE seq = 2",
                "UPDATE audit SET seq = 2 WHERE seq = 3",
                "UPDATE audit SET seq = 3 WHERE seq = 99",
            ],
            2,
        ),
    ],
)
def test_a_touched_chain_is_found_at_its_place(desk: OpenDesk, statements: list[str], first_bad: int) -> None:
    meddle(desk, *statements)
    found = checks.check(desk=desk)
    assert (found.ok, found.chain.first_bad) == (False, first_bad)


def test_every_act_adds_to_the_chain_and_every_look_does_not(desk: OpenDesk) -> None:
    def head() -> tuple[int, str]:
        chain = checks.check(desk=desk).chain
        return chain.entries, chain.head

    before = head()
    records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk)
    checks.info("0", desk=desk)
    assert head() == before
    change(RecordKind.CANDIDATE, CANDIDATE, {"next_action": "Call"}, desk)
    checks.backup(desk=desk)
    after = head()
    assert after[0] == before[0] + 2
    assert after[1] != before[1]
    last = checks.info("0", desk=desk).last_backup
    assert last == desks.NOW


def test_a_file_that_no_record_names_is_told_and_is_no_damage(desk: OpenDesk) -> None:
    assert checks.check(desk=desk).unrecorded == ()
    desk.files.put("RO-TA-2026-Q4/2026-11-23_IonPopa_CV.txt", b"left by a filing that was cut off")
    for name in ("Thumbs.db", ".2026-11-23_IonPopa_CV.txt.77.part"):
        desk.files.absolute("RO-TA-2026-Q4/a.txt").with_name(name).write_bytes(b"the system's own")
    found = checks.check(desk=desk)
    assert found.unrecorded == ("RO-TA-2026-Q4/2026-11-23_IonPopa_CV.txt",)
    assert (found.ok, found.damaged, found.documents_checked) == (True, False, 4)


def test_the_progress_of_a_check_reaches_its_end(desk: OpenDesk) -> None:
    seen: list[tuple[int, int]] = []
    checks.check(desk=desk, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_number_of_a_candidate_that_an_import_took_back_is_not_used_again(empty: OpenDesk) -> None:
    def bring() -> list[str]:
        plan = imports.plan(kind="candidates", path=EXAMPLES / "candidates.csv", desk=empty)
        batch = imports.carry_out(plan, desk=empty)
        numbers = [r.number for r in empty.reads.candidates(ListQuery(), limit=100).rows]
        imports.undo(batch, desk=empty)
        return numbers

    first, second = bring(), bring()
    assert len(first) == len(second) == 60
    assert not set(first) & set(second)


def test_a_refused_save_in_between_makes_no_gap_and_no_double(empty: OpenDesk) -> None:
    numbers: list[str] = []
    for place in range(3):
        values: dict[str, Any] = {"finance_reference": f"FIN-{place}"}
        with pytest.raises(Exception, match="item_needs_you"):
            desks.save(RecordKind.REQUISITION, empty, **values, confirm={})
        numbers.append(desks.saved_requisition(empty, **values))
    assert numbers == ["REQ-2026-0001", "REQ-2026-0002", "REQ-2026-0003"]
