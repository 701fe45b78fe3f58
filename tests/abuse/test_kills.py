"""A program that is killed at any step leaves a desk that opens at once, is whole, and can do the same again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests import desks
from tests.cli.calling import Line
from tests.desks import CANDIDATE, EXAMPLES, OFFER

if sys.platform != "win32":
    from tests.abuse.killing import killed_aside, killed_at_every_step

    clock = desks.clock

    def lines(words: list[str], place: Path, step: str, clock: desks.SetClock) -> list[Line]:
        """The command line on every desk that a kill left."""
        folders = killed_at_every_step(words, place, step)
        assert len(folders) >= 5, "the kills did not reach the work on the files"
        return [Line(folder, clock) for folder in folders]

    def leftovers(line: Line) -> list[str]:
        """Files that are half written, or parts of a backup that never was."""
        files = (p.relative_to(line.folder).as_posix() for p in line.folder.rglob("*"))
        return [f for f in files if f.endswith((".part", "desk.new")) or "/.backup-" in f]

    def numbers(line: Line, kind: str) -> list[str]:
        return [row["number"] for row in line.done("list", kind)["rows"]]

    def opens_whole(line: Line) -> Any:
        checked = line.done("check")
        assert checked["ok"], checked
        return checked

    def test_a_killed_new_leaves_no_desk_and_can_be_done_again(tmp_path: Path, clock: desks.SetClock) -> None:
        for line in lines(["new"], tmp_path, "", clock):
            if line("check").code != 0:
                assert line("check").problems == ["desk_missing"], line.folder.name
                line.done("new")
            opens_whole(line)
            assert leftovers(line) == [], line.folder.name

    def test_a_killed_entry_is_there_whole_or_not_at_all(tmp_path: Path, clock: desks.SetClock) -> None:
        words = ["add", "candidate", str(EXAMPLES / "candidate.json")]
        for line in lines(words, tmp_path, "requisition", clock):
            opens_whole(line)
            if not numbers(line, "candidates"):
                line.done(*words)
            assert numbers(line, "candidates") == [CANDIDATE]
            assert line.done("list", "documents", "--limit", "1")["total"] == 2
            assert leftovers(line) == [], line.folder.name

    def test_a_killed_letter_is_filed_whole_or_not_at_all(tmp_path: Path, clock: desks.SetClock) -> None:
        for line in lines(["letter", OFFER], tmp_path, "approved", clock):
            filed = opens_whole(line)["documents"]["checked"] - 2
            assert filed in (0, 2)
            assert line.done("letter", OFFER)["version"] == 1 + filed // 2
            assert line.done("list", "documents", "--limit", "1")["total"] == 4 + filed
            assert leftovers(line) == [], line.folder.name

    def test_a_killed_backup_leaves_no_half_of_one(tmp_path: Path, clock: desks.SetClock) -> None:
        for line in lines(["backup"], tmp_path, "letter", clock):
            opens_whole(line)
            assert line.done("backup")["verified"]
            assert leftovers(line) == [], line.folder.name

    def test_a_killed_demo_leaves_no_desk_or_a_whole_one_and_can_be_done_again(
        tmp_path: Path, clock: desks.SetClock
    ) -> None:
        """At the first steps, while it fills, before and after the desk comes to its place, and while it tidies up."""
        words = ["demo", "--candidates", "1"]
        whole = 0
        for folder in killed_aside(words, tmp_path, [2, 5, 40, -6, -5, -3]):
            line = Line(folder, clock)
            if folder.exists():
                whole += 1
                assert line("demo").problems == ["desk_exists"]
            else:
                assert line("info").problems == ["desk_missing"]
                assert line.done(*words)["offers"] == 1
            opens_whole(line)
            assert numbers(line, "offers") == [OFFER]
            assert list(folder.parent.iterdir()) == [folder], "the next demo sweeps what was left aside"
        assert 0 < whole < 4

    @pytest.mark.parametrize("content", [b"", b"half a word"])
    def test_the_mark_of_a_desk_in_the_making_is_the_only_thing_that_lets_files_go(
        tmp_path: Path, clock: desks.SetClock, content: bytes
    ) -> None:
        line = Line(desks.copy_desk(tmp_path / "desk", "letter"), clock)
        assert line("new").problems == ["desk_exists"]
        (line.folder / "desk.new.txt").write_bytes(content)
        assert line("new").problems == ["desk_exists"]
        opens_whole(line)
