"""Files are whole or not there."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import ClassVar

import pytest

from recdesk.domain.errors import Damaged, DeskError, Refused
from recdesk.storage import files
from recdesk.storage.files import desk_error_of, replace_file, write_atomically


def _held(code: int = 32) -> OSError:
    error = PermissionError(errno.EACCES, "held by another program")
    error.winerror = code  # type: ignore[attr-defined,unused-ignore]
    return error


class HeldPath(type(Path())):  # type: ignore[misc]
    """A path whose replacement fails a few times, as under a virus scanner."""

    fails: ClassVar[list[OSError]] = []

    def replace(self, target: Path) -> Path:
        if self.fails:
            raise self.fails.pop(0)
        return Path(self).replace(target)


def test_bytes_are_written_and_the_ones_before_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "desk.keys"
    write_atomically(path, b"one")
    write_atomically(path, b"two", keep_previous=tmp_path / "spare")
    assert path.read_bytes() == b"two"
    assert (tmp_path / "spare").read_bytes() == b"one"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["desk.keys", "spare"]


if sys.platform != "win32":

    def test_a_private_file_is_for_its_owner_only(tmp_path: Path) -> None:
        write_atomically(tmp_path / "a", b"x")
        assert (tmp_path / "a").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_held_for_a_moment_on_windows_is_tried_again(tmp_path: Path, code: int) -> None:
    source, target, waits = HeldPath(tmp_path / "a"), tmp_path / "b", []
    Path(source).write_bytes(b"new")
    target.write_bytes(b"old")
    HeldPath.fails = [_held(code) for _ in range(4)]
    replace_file(source, target, on_windows=True, wait=waits.append)
    assert target.read_bytes() == b"new"
    assert waits == [0.05, 0.1, 0.15, 0.2]


def test_a_file_that_stays_held_is_given_up_within_three_seconds(tmp_path: Path) -> None:
    waits: list[float] = []
    HeldPath.fails = [_held() for _ in range(100)]
    with pytest.raises(OSError, match="held"):
        replace_file(HeldPath(tmp_path / "a"), tmp_path / "b", on_windows=True, wait=waits.append)
    HeldPath.fails = []
    assert sum(waits) < 3


def test_elsewhere_and_for_other_reasons_nothing_is_tried_again(tmp_path: Path) -> None:
    waits: list[float] = []
    for on_windows, code in ((False, 32), (True, 2)):
        HeldPath.fails = [_held(code)]
        with pytest.raises(OSError, match="held"):
            replace_file(HeldPath(tmp_path / "a"), tmp_path / "b", on_windows=on_windows, wait=waits.append)
    assert waits == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("call", ["open", "fsync"])
def test_whichever_step_fails_the_old_file_stays_and_no_part_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, call: str
) -> None:
    path = tmp_path / "desk.keys"
    write_atomically(path, b"old")
    real = getattr(os, call)
    calls = 0
    outcomes = []
    for failing in range(1, 12):  # the n-th call fails, until none does
        calls = 0

        def failing_call(*args: object, failing: int = failing) -> object:
            nonlocal calls
            calls += 1
            if calls == failing:
                raise OSError(number, os.strerror(number))
            return real(*args)

        monkeypatch.setattr(files.os, call, failing_call)
        try:
            write_atomically(path, b"new", keep_previous=tmp_path / "spare")
            outcomes.append("written")
        except DeskError as error:
            outcomes.append(error.code)
        monkeypatch.undo()
        assert path.read_bytes() in {b"old", b"new"}
        assert not [entry for entry in tmp_path.iterdir() if entry.name.endswith(".part")]
        if outcomes[-1] == "written":
            break
    expected = {errno.ENOSPC: "disk_full", errno.EACCES: "desk_read_only", errno.EIO: "file_fault"}[number]
    assert set(outcomes[:-1]) == {expected}
    assert outcomes[-1] == "written"


def test_the_systems_complaints_have_the_desks_names() -> None:
    path = Path("somewhere/desk.db")
    assert desk_error_of(OSError(errno.ENOSPC, ""), path).code == "disk_full"
    assert desk_error_of(OSError(errno.EROFS, ""), path).code == "desk_read_only"
    assert desk_error_of(_held(33), path).code == "file_in_use"
    strange = desk_error_of(OSError(errno.EIO, ""), path)
    assert isinstance(strange, Damaged)
    assert strange.facts == {"file": "desk.db", "reason": "EIO"}
    assert isinstance(desk_error_of(OSError(errno.EDQUOT, ""), path), Refused)
