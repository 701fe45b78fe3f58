"""Whole processes in bad company: stopped half-way, without streams, on a full disk, two at one desk."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2

from recdesk.storage import cipher
from tests import desks
from tests.cli import calling
from tests.cli.calling import Line

clock = desks.clock
line = calling.line_at("letter")
ROOT = Path(__file__).parents[2]
_PROGRAM = """
import sys
import recdesk.__main__, recdesk.bootstrap
from tests.desks import quick_desks
recdesk.bootstrap.Desks = quick_desks
sys.exit(recdesk.__main__.main())
"""


def environment(line: Line, **changes: str) -> dict[str, str]:
    return os.environ | line.environment | changes


def people(path: Path, count: int) -> Path:
    """A list of as many people, who all differ."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    rows = (f"Ana Pop{letters[n % 26]}{letters[n // 26 % 26]},a{n}@mail.example,Hipo,RO,X{n}" for n in range(count))
    path.write_text("\n".join(["legal_name,email,source,country,external_id", *rows]), encoding="utf-8")
    return path


def test_who_comes_second_is_told_at_once_who_holds_the_desk(line: Line) -> None:
    """Before any key is derived, so that the answer does not take as long as an unlocking."""
    with line.doors.open(line.folder, desks.PASSPHRASE, operator=desks.OPERATOR):
        owner = json.loads((line.folder / "desk.owner").read_bytes())
        line.environment["RECDESK_PASSPHRASE"] = "not even the right one"
        begun = time.monotonic()
        answer = line("info")
        assert time.monotonic() - begun < 1
        assert (answer.code, answer.problems) == (4, ["desk_in_use"])
        assert owner["owner"] in answer.message
        assert owner["machine"] in answer.message


@pytest.mark.parametrize("told", [b"", b"[]", b"{", b'{"owner": ["a"], "machine": null}', b"\xff\xfe", b"[" * 9000])
def test_an_owner_who_cannot_be_read_holds_the_desk_all_the_same(line: Line, told: bytes) -> None:
    with line.doors.open(line.folder, desks.PASSPHRASE, operator=desks.OPERATOR):
        (line.folder / "desk.owner").write_bytes(told)
        answer = line("info")
        assert (answer.code, answer.problems) == (4, ["desk_in_use"])
        assert "None" not in answer.message


@pytest.mark.parametrize("content", ["", "half"])
def test_a_program_without_any_stream_does_its_work(line: Line, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    from recdesk.cli.run import run

    assert run(["check"], line.doors, environment=line.environment) == 0
    assert run(["info"], line.doors, environment=line.environment | {"RECDESK_PASSPHRASE": content}) == 4


def test_a_fault_of_a_disk_without_any_room_is_told_as_a_full_disk(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite tells no more than a fault where it cannot make the file of shared memory beside its log."""
    fault = dbapi2.OperationalError("disk I/O error")
    fault.sqlite_errorcode = 10
    for free, code in ((0, "disk_full"), (10**9, "file_fault")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: SimpleNamespace(free=free))
        error = cipher.desk_error_of_database(fault, line.folder / "desk.db")
        assert error is not None
        assert error.code == code


if sys.platform != "win32":

    def test_an_import_that_is_stopped_by_hand_says_so_and_leaves_nothing(line: Line, tmp_path: Path) -> None:
        """The stop comes when the first of many rows is being written."""
        program = _PROGRAM.replace(
            "import sys",
            "import os, signal, sys\n"
            "from recdesk.storage import records\n"
            "real = records.add\n"
            "def add(*given):\n"
            "    real(*given)\n"
            "    os.kill(os.getpid(), signal.SIGINT)\n"
            "records.add = add\n"
            "from recdesk.storage import work\n"
            "records.SqlRecords.add = lambda self, record, inner=records.SqlRecords.add: "
            "(inner(self, record), os.kill(os.getpid(), signal.SIGINT))[0]",
            1,
        )
        before = line.state()
        words = ["--json", "import", "candidates", str(people(tmp_path / "people.csv", 30))]
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=ROOT,
            env=environment(line),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
        assert json.loads(done.stdout)["problems"][0]["code"] == "cancelled"
        assert line.state() == before

    def test_an_output_that_takes_nothing_is_no_defect(line: Line) -> None:
        full = Path("/dev/full")
        assert full.exists()
        for words in (["--json", "info"], ["list", "candidates"], ["--json", "show", "candidate", "CAN-2026-9999"]):
            with full.open("w") as out:
                done = subprocess.run(
                    [sys.executable, "-c", _PROGRAM, *words],
                    cwd=ROOT,
                    env=environment(line, LANGUAGE="en"),
                    stdout=out,
                    stderr=subprocess.PIPE,
                    text=True,
                    check=False,
                    timeout=60,
                )
            assert done.returncode == 3
            assert "cannot be written" in done.stderr
            assert len(done.stderr.splitlines()) == 1, done.stderr
        assert list((line.folder / "logs").iterdir()) == []

    def on_a_full_disk(line: Line, act: str) -> str:
        """What a program prints that cannot make any file larger than it is."""
        program = (
            "import resource, signal\n"
            "from pathlib import Path\n"
            "from recdesk.domain.errors import DeskError\n"
            "from tests.desks import NOW, OPERATOR, PASSPHRASE, quick_desks\n"
            "from recdesk.storage import engine, opening\n"
            "desks = quick_desks()\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))\n"
            f"folder = Path({str(line.folder)!r})\n{act}"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def test_a_desk_on_a_full_disk_can_still_be_looked_at_in_the_window(line: Line) -> None:
        """Standard output is a pipe here, which is never full."""
        act = (
            "held = desks.reach(folder, operator=OPERATOR)\n"
            "held.unlock(PASSPHRASE)\n"
            "print(held.reads().counts(today=NOW.date())['candidates'])\n"
            "held.close()\n"
        )
        assert on_a_full_disk(line, act) == "1"

    @pytest.mark.parametrize("locale", ["C", "tr_TR.UTF-8", "xx_YY"])
    def test_names_come_out_whole_whatever_the_systems_language_is(line: Line, locale: str) -> None:
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, "--json", "list", "candidates", "--search", "STEFANESCU"],
            cwd=ROOT,
            env=environment(line, LC_ALL=locale, LANG=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", TERM="dumb"),
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        assert [r["legal_name"] for r in json.loads(done.stdout.decode("utf-8"))["rows"]] == ["Ana-Maria Ștefănescu"]
