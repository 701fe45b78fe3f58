"""`recdesk readback`: the verdict, its exit code, and what is left on the desk."""

from __future__ import annotations

from pathlib import Path

from tests import desks
from tests.cli.calling import Line, line_at
from tests.desks import OFFER

clock = desks.clock
line = line_at("letter")


def signed(line: Line) -> Path:
    return next((line.folder / "documents").rglob("*_Offer_v01.pdf"))


def other_record(line: Line) -> None:
    with desks.open_desk(line.folder.parent, clock=line.clock) as desk, desk.work() as uow:
        uow.offers.get(OFFER).job_title = "Recruitment Operations Lead"
        uow.commit()


def test_a_copy_that_agrees_gives_every_field_and_changes_nothing(line: Line) -> None:
    before = line.state()
    answer = line.done("readback", str(signed(line)), "--offer", OFFER)
    assert (answer["verdict"], answer["reason"], answer["filed"], answer["correction"]) == ("match", "", None, {})
    amount = next(f for f in answer["fields"] if f["field"] == "amount")
    assert set(amount) == {"field", "record", "document", "match", "snippet"}
    assert amount["match"]
    assert amount["document"] in amount["snippet"]
    assert line.state() == before


def test_a_copy_that_differs_fails_with_both_values_and_a_correction(line: Line) -> None:
    path = signed(line)
    other_record(line)
    before = line.state()
    answer = line("readback", str(path), "--offer", OFFER, "--dry-run")
    assert (answer.code, answer.json["verdict"]) == (3, "mismatch")
    job = next(f for f in answer.json["fields"] if f["field"] == "job_title")
    assert (job["record"], job["match"]) == ("Recruitment Operations Lead", False)
    assert job["document"] == "Recruitment Operations Specialist"
    assert answer.json["correction"]["job_title"] == "Recruitment Operations Specialist"
    assert line.state() == before


def test_a_copy_is_filed_when_asked_and_not_a_second_time(line: Line) -> None:
    filed = line.done("readback", str(signed(line)), "--offer", OFFER, "--file")["filed"]
    assert Path(filed["path"]).read_bytes() == signed(line).read_bytes()
    line.refused(1, "signed_copy_filed", "readback", str(signed(line)), "--offer", OFFER, "--file")


def test_an_unreadable_copy_is_said_in_one_sentence_and_fails(line: Line, tmp_path: Path) -> None:
    broken = tmp_path / "signed.pdf"
    broken.write_bytes(signed(line).read_bytes()[:400])
    answer = line("readback", str(broken), "--offer", OFFER)
    assert (answer.code, answer.json["verdict"], answer.json["reason"]) == (3, "unreadable", "damaged")
    said = line.plain("readback", str(broken), "--offer", OFFER)
    assert said.code == 3
    assert said.out.strip() == "The copy is damaged and cannot be opened. Ask for it again."


def test_a_person_reads_the_differences_first(line: Line) -> None:
    path = signed(line)
    other_record(line)
    said = line.plain("readback", str(path), "--offer", OFFER).out.splitlines()
    assert said[0].startswith("1 value differs from the record.")
    assert "Recruitment Operations Lead" in said[2]


def test_wrong_words_and_files_are_refused(line: Line, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    line.refused(2, "file_missing", "readback", str(tmp_path / "none.pdf"), "--offer", OFFER)
    line.refused(1, "document_empty", "readback", str(empty), "--offer", OFFER)
    line.refused(1, "record_missing", "readback", str(signed(line)), "--offer", "OF-2026-0099")
    assert line("readback", str(signed(line))).code == 2
    assert line("readback", str(signed(line)), "--offer", OFFER, "--file", "--dry-run").code == 2
