"""Letters when the disk, a folder or another program stands in the way: one sentence, nothing half written."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.errors import DeskError, Refused
from recdesk.localization import catalogue
from recdesk.localization.sentences import sentence
from recdesk.services import checks, letter_batch, letters
from recdesk.services.desk import OpenDesk
from recdesk.services.letter_batch import many
from recdesk.storage.documents import DocumentFolder
from recdesk.storage.work import SqlUnitOfWork
from tests import desks
from tests.desks import OFFER, whole
from tests.many import several_offers

clock = desks.clock
desk = desks.at_step("approved")


def refusing(wanted: Path, error: type[OSError]) -> Callable[[Path], bytes]:
    """`Path.read_bytes` for a file that the system does not give."""
    read = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        if self == wanted:
            raise error
        return read(self)

    return read_bytes


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError, "template_locked"),
        (FileNotFoundError, "template_gone"),
        (NotADirectoryError, "template_gone"),
        (OSError, "template_unread"),
    ],
)
def test_a_template_that_cannot_be_read_is_named_in_one_sentence(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, error: type[OSError], code: str
) -> None:
    planned = letters.plan(OFFER, desk=desk)
    wanted = planned.template.path
    before = whole(desk)
    monkeypatch.setattr(Path, "read_bytes", refusing(wanted, error))
    with pytest.raises(Refused) as caught:
        letters.draft_of(planned, desk=desk)
    monkeypatch.undo()
    catalogue.use("en_GB")
    assert caught.value.code == code
    assert sentence(code, caught.value.facts).startswith("Template offer_letter.docx: ")
    assert whole(desk) == before


def test_a_folder_of_templates_that_vanished_is_said(desk: OpenDesk, tmp_path: Path) -> None:
    planned = letters.plan(OFFER, desk=desk)
    folder = tmp_path / "templates"
    folder.mkdir()
    for ending in (".toml", ".docx"):
        shipped_one = planned.template.path.with_suffix(ending)
        (folder / shipped_one.name).write_bytes(shipped_one.read_bytes())
    path = folder / planned.template.path.name
    moved = dataclasses.replace(planned, template=dataclasses.replace(planned.template, path=path))
    assert letters.draft_of(moved, desk=desk).verified
    shutil.rmtree(folder)
    before = whole(desk)
    with pytest.raises(DeskError, match=r"manifest_unreadable|template_gone"):
        letters.draft_of(moved, desk=desk)
    assert whole(desk) == before


def test_a_path_that_office_programs_do_not_open_is_refused(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * (230 - len(str(tmp_path))))
    folder = DocumentFolder(deep)
    with pytest.raises(Refused, match="path_too_long"):
        folder.put("RO-TA-2026-Q4/2026-11-23_AnaPopescu_Offer_v01.pdf", b"x")
    assert not deep.exists()


@pytest.mark.parametrize("failing", [1, 2])
def test_a_disk_that_is_full_when_the_record_is_written_leaves_no_file(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    numbers = several_offers(desk, 2)
    commit = SqlUnitOfWork.commit
    calls: list[str] = []

    def full(self: Any) -> None:
        calls.append("")
        if len(calls) == failing:
            raise Refused("disk_full", file="desk.db")
        commit(self)

    monkeypatch.setattr(SqlUnitOfWork, "commit", full)
    batch = many(numbers, desk=desk)
    monkeypatch.undo()
    assert [(o.number, o.problems[0].code) for o in batch.failed] == [(numbers[failing - 1], "disk_full")]
    assert len(batch.done) == 1
    assert checks.files_without_record(desk=desk) == ()


KILLED = """
import os, sys
from pathlib import Path
from recdesk.services.letter_batch import many
from recdesk.storage.documents import DocumentFolder
from tests import desks
put, calls = DocumentFolder.put, []
def killed(self, path, content):
    calls.append(path)
    if len(calls) == 4:
        os._exit(9)
    return put(self, path, content)
DocumentFolder.put = killed
with desks.open_desk(Path(sys.argv[1])) as desk:
    many(sys.argv[2:], desk=desk)
"""


def test_a_program_that_is_killed_in_the_middle_leaves_whole_letters(tmp_path: Path) -> None:
    with desks.open_desk(tmp_path, "approved") as desk:
        numbers = several_offers(desk, 3)
    code = Path(shipped.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), *numbers],
        env={**os.environ, "PYTHONPATH": f"{code}{os.pathsep}{Path(__file__).parents[2]}"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 9, done.stderr.decode()[-500:]
    with desks.open_desk(tmp_path) as desk:
        found = checks.check(desk=desk)
        assert (found.database, found.chain.ok, found.missing, found.changed) == ("ok", True, (), ())
        assert len(found.unrecorded) == 1
        assert [row.number for row in letter_batch.without_letter(desk=desk)] == numbers[1:]
        assert [o.number for o in many(numbers[1:], desk=desk).done] == numbers[1:]
