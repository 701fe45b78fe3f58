"""Opening a desk: right errors for every wrong file, a start without slow libraries, a desk that survives a kill."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.domain import audit
from recdesk.domain.errors import Damaged, DeskError, Locked, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.services.reads import ListQuery
from recdesk.storage import cipher, vault
from recdesk.storage.opening import OpenVault, create_vault, open_vault
from recdesk.storage.ownership import Ownership
from recdesk.storage.schema_version import SCHEMA_VERSION
from tests.builders import a_candidate
from tests.storage.conftest import NOW, PASSPHRASE, QUICK, SetClock


def test_a_new_desk_has_its_tables_and_is_whole(desk: Path, clock: SetClock) -> None:
    opened, code = create_vault(desk, PASSPHRASE, clock=clock, cost=QUICK)
    assert opened.schema() == f"{SCHEMA_VERSION:04d}"
    assert opened.check_database() == "ok"
    assert opened.bytes() > 100_000
    opened.close()
    open_vault(desk, code, clock=clock).close()


def test_a_desk_whose_tables_cannot_be_made_is_taken_away(
    desk: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Refused("disk_full", file="desk.db")

    monkeypatch.setattr("recdesk.storage.migrate.migrate", fail)
    with pytest.raises(Refused):
        create_vault(desk, PASSPHRASE, clock=clock, cost=QUICK)
    assert list(desk.iterdir()) == []


def test_a_closed_desk_has_no_key_and_says_so(opened: OpenVault) -> None:
    opened.close()
    opened.close()
    for use in (lambda: opened.reads().count(RecordKind.OFFER, ListQuery()), opened.check_database):
        with pytest.raises(Locked) as caught:
            use()
        assert caught.value.code == "desk_locked"


def test_the_first_rows_come_without_the_slow_libraries(opened: OpenVault) -> None:
    with opened.unit_of_work() as uow:
        uow.candidates.add(a_candidate(number="CAN-2026-0001"))
        uow.commit()
    script = textwrap.dedent(
        """
        import sys
        from datetime import UTC, datetime
        from pathlib import Path
        from recdesk.services.reads import ListQuery
        from recdesk.storage.opening import open_vault

        opened = open_vault(Path(sys.argv[1]), sys.argv[2], clock=None)
        print(opened.reads().candidates(ListQuery(), limit=50).rows[0].number)
        slow = {"sqlalchemy", "alembic", "keyring", "mako", "babel", "lxml", "PySide6", "zipfile", "asyncio"}
        print(sorted(slow & set(sys.modules)))
        """
    )
    arguments = [sys.executable, "-c", script, str(opened.desk), PASSPHRASE]
    said = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.splitlines() == ["CAN-2026-0001", "[]"]


def test_a_list_that_was_read_before_the_first_save_shows_every_save_after_it(opened: OpenVault) -> None:
    reads = opened.reads()
    assert reads.count(RecordKind.CANDIDATE, ListQuery()) == 0
    for number in range(1, 4):
        with opened.unit_of_work() as uow:
            uow.candidates.add(a_candidate(number=f"CAN-2026-{number:04d}"))
            uow.commit()
        assert [row.number[-1] for row in reads.candidates(ListQuery(sort="number"), limit=9).rows][-1] == str(number)


def test_an_older_desk_is_backed_up_and_brought_up_to_date_under_its_ownership(
    desk: Path, clock: SetClock, new_vault: vault.NewVault
) -> None:
    with Ownership.take(desk, now=NOW):
        with pytest.raises(Locked) as caught:
            open_vault(desk, PASSPHRASE, clock=clock)
        assert caught.value.code == "desk_in_use"
    opened = open_vault(desk, PASSPHRASE, clock=clock)
    assert opened.schema() == f"{SCHEMA_VERSION:04d}"
    opened.close()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda desk: (desk / "desk.db").write_bytes(b"SQLite format 3\x00" + bytes(4080)), "desk_not_encrypted"),
        (lambda desk: (desk / "desk.db").write_bytes(b""), "desk_damaged"),
        (lambda desk: (desk / "desk.db").unlink(), "database_missing"),
        (lambda desk: [path.unlink() for path in desk.glob("desk.keys*")], "key_file_missing"),
        (lambda desk: [path.write_bytes(b"{}") for path in desk.glob("desk.keys*")], "key_file_damaged"),
        (shutil.rmtree, "desk_missing"),
    ],
)
def test_each_wrong_file_has_its_own_error_and_nothing_is_made(
    opened: OpenVault, clock: SetClock, spoil: object, code: str
) -> None:
    desk = opened.desk
    opened.close()
    spoil(desk)  # type: ignore[operator]
    before = sorted((path.name, path.read_bytes()) for path in desk.glob("*"))
    with pytest.raises(DeskError) as caught:
        open_vault(desk, PASSPHRASE, clock=clock)
    assert caught.value.code == code
    assert sorted((path.name, path.read_bytes()) for path in desk.glob("*")) == before


def test_a_desk_of_a_newer_recdesk_is_refused_and_left_as_it_is(opened: OpenVault, clock: SetClock) -> None:
    connection = cipher.connect(opened.unlocked.database, opened.unlocked.key)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()
    desk = opened.desk
    opened.close()
    before = {path.name: path.read_bytes() for path in desk.glob("*")}
    with pytest.raises(Damaged) as caught:
        open_vault(desk, PASSPHRASE, clock=clock)
    assert caught.value.code == "desk_newer"
    assert {path.name: path.read_bytes() for path in desk.glob("*")} == before


def test_without_a_secret_and_a_device_slot_there_is_no_way_in(opened: OpenVault, clock: SetClock) -> None:
    with pytest.raises(Locked) as caught:
        open_vault(opened.desk, None, clock=clock)
    assert caught.value.code == "no_way_in"


@settings(max_examples=60)
@given(data=st.data())
def test_a_changed_byte_anywhere_in_the_database_is_found(
    data: st.DataObject, empty_desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray((empty_desk / "desk.db").read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    desk = tmp_path_factory.mktemp("byte")
    (desk / "desk.db").write_bytes(bytes(content))
    unlocked = vault.unlock(empty_desk, PASSPHRASE)
    try:
        found = cipher.connect(desk / "desk.db", unlocked.key, read_only=True)
    except Damaged as error:
        assert error.code == "desk_damaged"  # noqa: PT017 - the first page stops the opening, others the check
    else:
        found.close()
        from recdesk.storage.check import check_database

        assert check_database(desk / "desk.db", unlocked.key) != "ok"
    shutil.rmtree(desk)


_SAVES_UNTIL_KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from recdesk.domain.candidate import Candidate
from recdesk.domain.numbers import RecordKind
from recdesk.storage.opening import open_vault
from recdesk.storage.ownership import Ownership

class Clock:
    def now(self): return datetime(2026, 4, 3, tzinfo=UTC)

desk = Path(sys.argv[1])
opened = open_vault(desk, sys.argv[2], clock=Clock())
held = Ownership.take(desk, now=Clock().now())
while True:
    with opened.unit_of_work() as uow:
        number = uow.next_number(RecordKind.CANDIDATE, 2026)
        uow.candidates.add(Candidate(number=number, legal_name="Ana Pop " + number))
        uow.audit(at=Clock().now(), operator="i", action="create", record_kind="candidate", record=number)
        uow.commit()
    print(number, flush=True)
"""


def test_a_killed_program_loses_no_acknowledged_save_and_leaves_no_half_one(opened: OpenVault, clock: SetClock) -> None:
    desk = opened.desk
    opened.close()
    for _ in range(3):
        arguments = [sys.executable, "-c", _SAVES_UNTIL_KILLED, str(desk), PASSPHRASE]
        program = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
        assert program.stdout is not None
        acknowledged = [program.stdout.readline().strip() for _ in range(20)]
        program.kill()
        acknowledged += program.communicate()[0].split()
        with Ownership.take(desk, now=NOW):
            after = open_vault(desk, PASSPHRASE, clock=clock)
            entries = [entry.record for entry in after.reads().audit_entries()]
            rows = after.reads().candidates(ListQuery(sort="number"), limit=10_000).rows
            assert [row.number for row in rows] == entries
            assert set(acknowledged) <= set(entries)
            assert audit.verify(after.reads().audit_entries()).ok
            assert after.check_database() == "ok"
            after.close()
