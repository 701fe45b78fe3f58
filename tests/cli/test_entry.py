"""The program's two entries: what the system hands over (bytes, homes, zones), and failures outside of any command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs
import pytest

import recdesk.__main__ as entry
import recdesk.bootstrap
from recdesk.domain.errors import Refused
from recdesk.settings import leave_unknown_zone, login_name
from tests import desks
from tests.cli import calling
from tests.cli.calling import Line

clock = desks.clock
nowhere = calling.line_at("")
approved = calling.line_at("approved")
ROOT = Path(__file__).parents[2]
_PROGRAM = """
import sys
from datetime import UTC, datetime
import recdesk.__main__, recdesk.bootstrap

class Clock:
    now = staticmethod(lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))
    today = staticmethod(lambda: datetime(2026, 11, 23).date())

class Desks(recdesk.bootstrap.Desks):
    def __init__(self):
        super().__init__(clock=Clock())

recdesk.bootstrap.Desks = Desks
sys.exit(recdesk.__main__.main())
"""
_BAD_ZONES = [":/etc/passwd", "nonsense", "Mars/Olympus", "/", "../../etc/passwd", "\udcff"]

Opened = list[tuple[Path, str | None, str]]


@pytest.fixture
def enter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., tuple[int, Opened]]:
    """Start one of the two entries without words; the window only notes what it was opened with, or fails."""
    monkeypatch.setattr(platformdirs, "user_state_path", lambda *_, **__: tmp_path / "state")

    def start(door: Callable[[], int], failure: BaseException | None = None, **named: str) -> tuple[int, Opened]:
        opened: Opened = []

        class Doors(recdesk.bootstrap.Desks):
            def window(self, folder: Path, passphrase: str | None, *, operator: str) -> int:
                opened.append((folder, passphrase, operator))
                if failure is not None:
                    raise failure
                return 0

        monkeypatch.setattr(recdesk.bootstrap, "Desks", Doors)
        monkeypatch.setattr(sys, "argv", ["recdesk"])
        for name, value in {"LANG": "en_GB.UTF-8", "LC_ALL": "en_GB.UTF-8", **named}.items():
            monkeypatch.setenv(name, value)
        return door(), opened

    return start


both = pytest.mark.parametrize("door", [entry.main, entry.window])


@both
def test_the_window_opens_with_what_the_environment_says(enter: Any, door: Any, tmp_path: Path) -> None:
    code, opened = enter(door, RECDESK_DESK=str(tmp_path), RECDESK_PASSPHRASE="Ștefan", RECDESK_OPERATOR="ioana")
    assert (code, opened) == (0, [(tmp_path, "Ștefan", "ioana")])


@both
def test_a_name_that_the_system_s_language_could_not_read_is_read_as_it_was_typed(enter: Any, door: Any) -> None:
    typed = "Ștefan".encode().decode("ascii", "surrogateescape")
    code, opened = enter(door, RECDESK_DESK="desk", RECDESK_OPERATOR=typed, RECDESK_PASSPHRASE=typed)
    assert (code, opened) == (0, [(Path("desk"), "Ștefan", "Ștefan")])


@both
@pytest.mark.parametrize("name", ["RECDESK_OPERATOR", "RECDESK_PASSPHRASE", "RECDESK_DESK"])
def test_bytes_that_are_no_text_open_no_window(enter: Any, door: Any, name: str, capsys: Any) -> None:
    code, opened = enter(door, **{name: "\udcff\udcfe"})
    assert (code, opened) == (2, [])
    assert "sign that cannot be shown" in capsys.readouterr().err


@both
def test_an_unknown_home_is_a_folder_of_that_name(enter: Any, door: Any) -> None:
    code, opened = enter(door, RECDESK_DESK="~nobody-of-this-name/desk", RECDESK_OPERATOR="ioana")
    assert (code, opened[0][0]) == (0, Path("~nobody-of-this-name/desk"))


@both
def test_a_known_home_is_found(enter: Any, door: Any, tmp_path: Path) -> None:
    code, opened = enter(
        door, RECDESK_DESK="~/desk", RECDESK_OPERATOR="i", HOME=str(tmp_path), USERPROFILE=str(tmp_path)
    )
    assert (code, opened[0][0]) == (0, tmp_path / "desk")


@both
def test_a_defect_of_the_window_is_5_with_a_report_and_no_traceback(
    enter: Any, door: Any, tmp_path: Path, capsys: Any
) -> None:
    code, _ = enter(door, RuntimeError("about Ana-Maria"), RECDESK_DESK=str(tmp_path / "desk"))
    said = capsys.readouterr()
    (report,) = (tmp_path / "state" / "logs").glob("recdesk-report-*.txt")
    assert (code, said.out) == (5, "")
    assert str(report) in said.err
    assert "Traceback" not in said.err
    assert "RuntimeError" in report.read_text()
    assert "Ana-Maria" not in report.read_text()


@both
def test_a_refusal_and_a_stop_of_the_window_have_their_exit_codes(enter: Any, door: Any, capsys: Any) -> None:
    assert enter(door, Refused("disk_full"), RECDESK_DESK="desk")[0] == 1
    assert "no room left" in capsys.readouterr().err
    assert enter(door, KeyboardInterrupt(), RECDESK_DESK="desk")[0] == 1
    assert "stopped" in capsys.readouterr().err


# Reports where no desk is


def test_a_report_without_a_desk_lies_in_the_user_s_own_place(
    nowhere: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    monkeypatch.setattr(platformdirs, "user_state_path", lambda *_, **__: tmp_path / "state")
    monkeypatch.setattr(recdesk.bootstrap.Desks, "create", lambda *_, **__: 1 / 0)
    answer = nowhere("new")
    (report,) = (tmp_path / "state" / "logs").iterdir()
    assert (answer.code, answer.problems) == (5, ["unexpected"])
    assert str(report) in answer.message
    assert "ZeroDivisionError" in report.read_text()
    assert list(place.iterdir()) == []
    assert not nowhere.folder.exists()


def test_a_desk_that_takes_no_report_leaves_it_to_the_user_s_own_place(
    approved: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (approved.folder / "logs").rmdir()
    (approved.folder / "logs").write_text("a file in the way")
    monkeypatch.setattr(platformdirs, "user_state_path", lambda *_, **__: tmp_path / "state")
    path = approved.doors.report_defect(approved.folder, ValueError("x"))
    assert path.parent == tmp_path / "state" / "logs"
    assert path.is_file()


# Zones and names


@pytest.mark.parametrize("zone", _BAD_ZONES)
def test_a_tz_that_names_no_zone_is_left(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    assert leave_unknown_zone() == zone
    assert "TZ" not in os.environ
    assert leave_unknown_zone() == ""


@pytest.mark.parametrize("zone", ["Europe/Bucharest", ":Europe/Bucharest", "UTC", "EST5EDT"])
def test_a_tz_that_names_a_zone_is_kept(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    assert leave_unknown_zone() == ""
    assert os.environ["TZ"] == zone


@pytest.mark.parametrize("zone", ["EET-2EEST,M3.5.0/3,M10.5.0/4", "<+03>-3"])
def test_a_rule_of_posix_is_no_fault(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    assert leave_unknown_zone() == ""
    assert "TZ" not in os.environ


def test_a_login_name_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "Ștefan".encode().decode("ascii", "surrogateescape"))
    assert login_name() == "Ștefan"
    monkeypatch.setattr("getpass.getuser", lambda: "\udcff")
    assert login_name() == "operator"


@pytest.mark.parametrize("zone", [":/etc/passwd", "EET-2EEST,M3.5.0/3,M10.5.0/4"])
def test_a_letter_is_made_under_a_tz_that_nobody_knows(approved: Line, zone: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, "--json", "letter", desks.OFFER],
        cwd=ROOT,
        env=os.environ | approved.environment | {"TZ": zone, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (done.returncode, json.loads(done.stdout)["verified"]) == (0, True), done.stderr
    assert ("TZ: :/etc/passwd is no time zone" in done.stderr) == (zone == ":/etc/passwd")
