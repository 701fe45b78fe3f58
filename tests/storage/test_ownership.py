"""One running program per desk, and no lock that outlives its program."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from recdesk.domain.errors import Locked
from recdesk.storage.ownership import OWNER_NAME, Ownership
from tests.storage.conftest import NOW

_OWNER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from recdesk.storage.ownership import Ownership
ownership = Ownership.take(Path(sys.argv[1]), now=datetime(2026, 4, 3, 8, 30, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


def _owner_in_another_process(desk: Path) -> subprocess.Popen[str]:
    owner = subprocess.Popen(
        [sys.executable, "-c", _OWNER, str(desk)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout is not None
    assert owner.stdout.readline() == "held\n"
    return owner


def _end(owner: subprocess.Popen[str]) -> None:
    owner.kill()
    owner.communicate()


def test_a_second_program_is_told_who_holds_the_desk(tmp_path: Path) -> None:
    owner = _owner_in_another_process(tmp_path)
    try:
        with pytest.raises(Locked) as caught:
            Ownership.take(tmp_path, now=NOW)
    finally:
        _end(owner)
    assert caught.value.code == "desk_in_use"
    assert caught.value.facts["machine"] == platform.node()
    assert caught.value.facts["pid"] == owner.pid
    assert caught.value.facts["since"] == "2026-04-03T08:30:00+00:00"
    assert caught.value.facts["owner"]


def test_after_the_owner_was_killed_the_desk_opens_without_a_question(tmp_path: Path) -> None:
    _end(_owner_in_another_process(tmp_path))
    with Ownership.take(tmp_path, now=NOW) as ownership:
        assert ownership.held


def test_the_same_program_cannot_hold_a_desk_twice_by_another_name(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    with Ownership.take(tmp_path / "desk", now=NOW):
        with pytest.raises(Locked) as caught:
            Ownership.take(tmp_path / "other" / ".." / "desk", now=NOW)
        assert caught.value.facts["pid"] == os.getpid()
    Ownership.take(tmp_path / "desk", now=NOW).release()


def test_a_released_desk_has_no_owner_and_a_second_release_does_nothing(tmp_path: Path) -> None:
    first = Ownership.take(tmp_path, now=NOW)
    first.release()
    assert not (tmp_path / OWNER_NAME).exists()
    with Ownership.take(tmp_path, now=NOW):
        first.release()
        assert (tmp_path / OWNER_NAME).exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe"])
def test_an_unreadable_owner_file_still_refuses(tmp_path: Path, content: bytes) -> None:
    with Ownership.take(tmp_path, now=NOW):
        (tmp_path / OWNER_NAME).write_bytes(content)
        with pytest.raises(Locked) as caught:
            Ownership.take(tmp_path, now=NOW)
        assert caught.value.code == "desk_in_use"
        assert caught.value.facts["owner"] is None


def test_an_owner_file_left_by_a_crash_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / OWNER_NAME).write_text('{"owner": "gone", "pid": 1}')
    with Ownership.take(tmp_path, now=NOW) as taken:
        assert taken.held
