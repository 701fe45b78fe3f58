"""`recdesk names`: checked, renamed on demand, taken back."""

from __future__ import annotations

import csv
from pathlib import Path

from tests import desks
from tests.cli.calling import Line, line_at

clock = desks.clock
line = line_at("empty")


def test_a_folder_is_checked_mended_and_taken_back(line: Line, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "Ana Popescu oferta 03.04.2026 v2.pdf").write_bytes(b"1")
    (folder / "notes.txt").write_bytes(b"2")
    out = tmp_path / "names.csv"
    answer = line("names", "check", str(folder), "--out", str(out))
    assert (answer.code, answer.json["files"]) == (1, 2)
    assert answer.json["lines"][0]["proposal"] == "2026-04-03_AnaPopescu_Offer_v02.pdf"
    with out.open(encoding="utf-8-sig", newline="") as stream:
        assert [row[2] for row in csv.reader(stream)] == ["Proposal", "2026-04-03_AnaPopescu_Offer_v02.pdf", ""]
    done = line.done("names", "apply", str(folder))
    assert done["renamed"] == [
        {"from": "Ana Popescu oferta 03.04.2026 v2.pdf", "to": "2026-04-03_AnaPopescu_Offer_v02.pdf"}
    ]
    assert (folder / "2026-04-03_AnaPopescu_Offer_v02.pdf").exists()
    line.done("names", "undo", str(done["batch"]))
    assert (folder / "Ana Popescu oferta 03.04.2026 v2.pdf").exists()


def test_a_clean_folder_is_told_and_wrong_words_are_refused(line: Line, tmp_path: Path) -> None:
    folder = tmp_path / "clean"
    folder.mkdir()
    (folder / "2026-04-03_AnaPopescu_Offer_v02.pdf").write_bytes(b"1")
    said = line.plain("names", "check", str(folder))
    assert said.code == 0
    assert "Every name is by the convention." in said.out
    line.refused(2, "batch_unreadable", "names", "undo", "x")
    line.refused(1, "names_batch_missing", "names", "undo", "999")
    line.refused(2, "folder_missing", "names", "check", str(tmp_path / "none"))
    line.refused(
        1, "file_exists", "names", "check", str(folder), "--out", str(folder / "2026-04-03_AnaPopescu_Offer_v02.pdf")
    )
