"""Names in real folders: checked, mended on demand, never over another file, taken back; records follow."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recdesk.domain.errors import Locked, Refused, Unreadable
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Role
from recdesk.services import checks, naming, records
from recdesk.services.desk import OpenDesk
from tests import desks
from tests.desks import OFFER, files_in

clock = desks.clock
desk = desks.at_step("letter")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "old"
    (place / "ro_ta_2026_q2").mkdir(parents=True)
    for name in ("Ana Popescu oferta 03.04.2026.pdf", "Ana Popescu offer 2026-04-03.pdf", "notes.txt"):
        (place / name).write_text(name, encoding="utf-8")
    (place / "2026-04-03_AnaPopescu_CV.pdf").write_text("cv", encoding="utf-8")
    (place / "ro_ta_2026_q2" / "CV Ion Dinu 01.07.2026.PDF").write_text("late", encoding="utf-8")
    return place


def test_a_folder_is_only_looked_at(folder: Path, desk: OpenDesk) -> None:
    before = files_in(folder)
    found = naming.check(folder, desk=desk)
    assert files_in(folder) == before
    assert found.files == 5
    assert {(ln.path, ln.proposal) for ln in found.lines} == {
        ("Ana Popescu oferta 03.04.2026.pdf", "2026-04-03_AnaPopescu_Offer.pdf"),
        ("Ana Popescu offer 2026-04-03.pdf", "2026-04-03_AnaPopescu_Offer_2.pdf"),
        ("notes.txt", ""),
        ("ro_ta_2026_q2", "RO-TA-2026-Q2"),
        ("ro_ta_2026_q2/CV Ion Dinu 01.07.2026.PDF", "ro_ta_2026_q2/2026-07-01_IonDinu_CV.pdf"),
    }


def test_files_are_renamed_on_demand_and_taken_back(folder: Path, desk: OpenDesk) -> None:
    before = files_in(folder)
    done = naming.apply(naming.check(folder, desk=desk), desk=desk)
    assert len(done.done) == 3
    assert done.failed == ()
    assert (folder / "2026-04-03_AnaPopescu_Offer.pdf").read_text(encoding="utf-8").startswith("Ana Popescu oferta")
    assert (folder / "ro_ta_2026_q2" / "2026-07-01_IonDinu_CV.pdf").exists()
    assert sorted(files_in(folder).values()) == sorted(before.values())
    assert naming.last(desk=desk) == done.seq
    back = naming.undo(done.seq, desk=desk)
    assert len(back.done) == 3
    assert files_in(folder) == before
    assert naming.last(desk=desk) == 0
    with pytest.raises(Refused, match="names_already_undone"):
        naming.undo(done.seq, desk=desk)
    with pytest.raises(Refused, match="names_batch_missing"):
        naming.undo(1, desk=desk)
    assert checks.check(desk=desk).chain.ok


def test_only_the_named_files_are_renamed(folder: Path, desk: OpenDesk) -> None:
    found = naming.check(folder, desk=desk)
    done = naming.apply(found, desk=desk, only=["Ana Popescu offer 2026-04-03.pdf"])
    assert [old for old, _ in done.done] == ["Ana Popescu offer 2026-04-03.pdf"]


def test_a_file_that_came_meanwhile_is_not_overwritten(folder: Path, desk: OpenDesk) -> None:
    found = naming.check(folder, desk=desk)
    (folder / "2026-04-03_AnaPopescu_Offer_2.pdf").write_text("mine", encoding="utf-8")
    (folder / "Ana Popescu oferta 03.04.2026.pdf").unlink()
    done = naming.apply(found, desk=desk)
    assert {path: problem.code for path, problem in done.failed} == {
        "Ana Popescu offer 2026-04-03.pdf": "file_exists",
        "Ana Popescu oferta 03.04.2026.pdf": "file_gone",
    }
    assert (folder / "2026-04-03_AnaPopescu_Offer_2.pdf").read_text(encoding="utf-8") == "mine"
    assert (folder / "Ana Popescu offer 2026-04-03.pdf").exists()


def test_where_a_file_has_one_name_only_nothing_is_overwritten_either(
    folder: Path, desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_args: object, **_named: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    found = naming.check(folder, desk=desk)
    (folder / "2026-04-03_AnaPopescu_Offer.pdf").write_text("mine", encoding="utf-8")
    done = naming.apply(found, desk=desk)
    assert len(done.done) == 2
    assert [problem.code for _, problem in done.failed] == ["file_exists"]
    assert (folder / "2026-04-03_AnaPopescu_Offer.pdf").read_text(encoding="utf-8") == "mine"


def test_a_filed_document_keeps_its_record(desk: OpenDesk) -> None:
    documents = desk.folder / "documents"
    view = records.view(RecordKind.OFFER, OFFER, desk=desk)
    letter = next(d for d in view.documents if d.path.endswith("Offer_v01.pdf"))
    wrong = letter.path.replace("2026-11-23_AnaMariaStefanescu_Offer_v01", "letter of Ana")
    desk.files.absolute(letter.path).rename(desk.files.absolute(wrong))
    with desk.work() as uow:
        uow.document(letter.id or 0).path = wrong
        uow.commit()
    found = naming.check(documents, desk=desk)
    (line,) = [ln for ln in found.lines if ln.filed]
    assert (line.path, line.proposal) == (wrong, letter.path)
    done = naming.apply(found, desk=desk, only=[wrong])
    assert done.failed == ()
    assert checks.check_documents(desk=desk)[1:] == ((), ())
    naming.undo(done.seq, desk=desk)
    assert checks.check_documents(desk=desk)[1:] == ((), ())
    with desk.work() as uow:
        assert uow.document(letter.id or 0).path == wrong


def test_what_the_desk_filed_is_right(desk: OpenDesk) -> None:
    assert naming.check(desk.folder / "documents", desk=desk).lines == ()


def test_the_desk_itself_and_missing_folders_are_refused(desk: OpenDesk, tmp_path: Path) -> None:
    for place in (desk.folder, desk.folder.parent, desk.folder / "backups"):
        with pytest.raises(Refused, match="folder_of_desk"):
            naming.check(place, desk=desk)
    with pytest.raises(Unreadable, match="folder_missing"):
        naming.check(tmp_path / "none", desk=desk)


def test_a_path_that_no_program_opens_is_not_made(desk: OpenDesk, tmp_path: Path) -> None:
    deep = tmp_path / ("d" * (225 - len(str(tmp_path))))
    deep.mkdir()
    (deep / "CV Ion 1.7.2026.pdf").write_text("x", encoding="utf-8")
    done = naming.apply(naming.check(deep, desk=desk), desk=desk)
    assert [problem.code for _, problem in done.failed] == ["path_too_long"]
    assert (deep / "CV Ion 1.7.2026.pdf").exists()


def test_who_only_reads_renames_nothing(folder: Path, desk: OpenDesk) -> None:
    reader = desks.acting(desk, Role.AUDITOR)
    found = naming.check(folder, desk=reader)
    with pytest.raises(Locked):
        naming.apply(found, desk=reader)
    assert naming.check(folder, desk=desk) == found
