"""The whole main job on the command line, with the example files, and the keys that every command answers with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import desks
from tests.cli import calling
from tests.cli.calling import Line
from tests.desks import CANDIDATE, EXAMPLES, OFFER, OPERATOR, REQUISITION

clock = desks.clock
nowhere = calling.line_at("")
empty = calling.line_at("empty")
line = calling.line_at("letter")


def example(kind: str) -> str:
    return str(EXAMPLES / f"{kind}.json")


def test_from_an_empty_folder_to_a_hired_person(nowhere: Line, tmp_path: Path) -> None:
    """new, add, approve, letter, send, accept, hired, check, backup: as the documentation says."""
    made = nowhere.done("new", "--name", "Carpat Digital Services")
    assert set(made) == {"desk", "operator", "recovery_code"}
    assert (made["desk"], made["operator"]) == (str(nowhere.folder), OPERATOR)
    for kind, number in (("requisition", REQUISITION), ("candidate", CANDIDATE), ("offer", OFFER)):
        added = nowhere.done("add", kind, example(kind))
        assert (set(added), added["number"], added["review"]["complete"]) == ({"number", "review"}, number, True)
        assert len(added["review"]["items"]) == 10
        assert {"id", "state", "evidence"} <= set(added["review"]["items"][0])
        assert {i["state"] for i in added["review"]["items"]} <= {"proved", "attested", "excepted"}
    nowhere.clock.go(hours=1)
    assert {"number", "status"} <= set(nowhere.done("offer", "approve", OFFER))
    nowhere.clock.go(hours=1)
    letter = nowhere.done("letter", OFFER, "--out", str(tmp_path / "out"))
    wanted = {"docx", "pdf", "version", "engine", "template", "sha256", "verified", "seconds"}
    assert wanted <= set(letter)
    assert (set(letter["sha256"]), letter["verified"], letter["version"]) == ({"docx", "pdf"}, True, 1)
    assert Path(letter["pdf"]).read_bytes().startswith(b"%PDF-")
    assert Path(letter["pdf"]).parent == tmp_path / "out"
    nowhere.clock.go(hours=1)
    assert nowhere.done("offer", "send", OFFER)["status"] == "sent"
    assert nowhere.done("offer", "accept", OFFER)["status"] == "accepted"
    nowhere.done("stage", CANDIDATE, REQUISITION, "offer", "--at", "2026-11-23T12:30:00+02:00")
    moved = nowhere.done("stage", CANDIDATE, REQUISITION, "hired")
    assert moved == {"stage": "hired", "entered_at": "2026-11-23T11:42:00+00:00"}
    checked = nowhere.done("check")
    assert set(checked) >= {"ok", "database", "audit", "documents"}
    assert set(checked["audit"]) >= {"entries", "head", "ok"}
    assert (checked["ok"], checked["documents"]) == (True, {"checked": 4, "missing": [], "changed": []})
    saved = nowhere.done("backup", "--to", str(tmp_path / "elsewhere"))
    assert {"file", "bytes", "verified", "entries"} <= set(saved)
    assert Path(saved["file"]).stat().st_size == saved["bytes"]
    info = nowhere.done("info")
    assert {"version", "schema", "counts", "last_backup", "last_closeout"} <= set(info)
    assert info["counts"] == {"requisitions": 1, "candidates": 1, "offers": 1, "documents": 4}
    assert info["last_backup"] == "2026-11-23T11:42:00+00:00"


def test_show_gives_the_record_with_its_history(line: Line) -> None:
    offer = line.done("show", "offer", OFFER)
    assert offer["pay"] == {"amount": "9200.00", "currency": "RON", "basis": "gross", "frequency": "monthly"}
    assert [h["action"] for h in offer["history"]] == ["letter", "offer_approve", "create"]
    assert [d["version"] for d in offer["documents"]] == [1, 1]
    candidate = line.done("show", "candidate", CANDIDATE)
    assert candidate["legal_name"] == "Ana-Maria Ștefănescu"
    assert candidate["applications"][0]["stage"] == "interview"
    assert candidate["stages"][0]["recorded_at"] == "2026-11-23T08:42:00+00:00"


def test_lists_carry_the_columns_that_others_build_on(line: Line) -> None:
    wanted = {
        "candidates": "number legal_name email phone city country status external_id",
        "requisitions": "number title status finance_ref",
        "offers": "number candidate requisition status amount currency basis frequency start_date language",
        "documents": "record type version path sha256",
        "audit": "seq at operator action record hash",
    }
    for kind, columns in wanted.items():
        page = line.done("list", kind)
        assert set(page) == {"total", "rows", "next"}
        assert page["total"] == len(page["rows"])
        assert set(columns.split()) <= set(page["rows"][0])
    offer = line.done("list", "offers")["rows"][0]
    assert (offer["amount"], offer["start_date"]) == ("9200.00", "2027-10-04")


def test_lists_are_searched_filtered_and_turned_page_by_page(empty: Line) -> None:
    empty.done("import", "candidates", str(EXAMPLES / "candidates.csv"))
    everyone = [r["number"] for r in empty.done("list", "candidates", "--limit", "1000")["rows"]]
    assert len(everyone) == 60
    turned: list[str] = []
    words = ["list", "candidates", "--limit", "7"]
    page = empty.done(*words)
    while True:
        turned += [r["number"] for r in page["rows"]]
        assert page["total"] == 60
        if page["next"] is None:
            break
        page = empty.done(*words, "--after", page["next"])
    assert turned == everyone
    found = empty.done("list", "candidates", "--filter", "country=DE", "--limit", "1000")
    assert {r["country"] for r in found["rows"]} == {"DE"}
    assert 0 < found["total"] < 60
    name = empty.done("list", "candidates", "--limit", "1")["rows"][0]["legal_name"]
    assert name in [r["legal_name"] for r in empty.done("list", "candidates", "--search", name)["rows"]]
    assert empty.done("list", "candidates", "--search", "nobody of that name") == {"total": 0, "rows": [], "next": None}


def test_an_update_asks_only_what_it_touches(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "change.json"
    path.write_text(json.dumps({"next_action": "Send the contract"}), encoding="utf-8")
    changed = line.done("update", "candidate", CANDIDATE, str(path))
    assert [i["id"] for i in changed["review"]["items"]] == ["next_action"]
    assert line.done("show", "candidate", CANDIDATE)["next_action"] == "Send the contract"


def test_an_import_can_be_tried_done_repeated_and_taken_back(empty: Line) -> None:
    file = str(EXAMPLES / "candidates.csv")
    before = empty.state()
    tried = empty.done("import", "candidates", file, "--dry-run")
    assert empty.state() == before
    assert set(tried) >= {"batch", "rows", "created", "updated", "unchanged", "rejected"}
    assert (tried["batch"], tried["rows"], tried["created"]) == (None, 60, 60)
    done = empty.done("import", "candidates", file)
    assert (done["batch"], done["created"]) == (1, 60)
    again = empty.done("import", "candidates", file)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 60)
    undone = empty.done("import", "undo", "1")
    assert undone == {"batch": 1, "removed": 60, "restored": 0}
    assert empty.done("list", "candidates")["total"] == 0
    empty.refused(1, "import_already_undone", "import", "undo", "1")
    assert "99" in empty.refused(1, "record_missing", "import", "undo", "99").message
    empty.refused(2, "batch_unreadable", "import", "undo", "first")
    assert empty.done("import", "candidates", file)["created"] == 60
    first = empty.done("list", "candidates", "--limit", "1")["rows"][0]["number"]
    assert first >= "CAN-2026-0061", "a number was used twice"


def test_the_other_example_lists_come_in_by_their_profiles(empty: Line) -> None:
    greenhouse = empty.done("import", "candidates", str(EXAMPLES / "greenhouse_prospects.csv"))
    assert greenhouse["created"] > 0
    mine = empty.done(
        "import", "candidates", str(EXAMPLES / "my_list.csv"), "--profile", str(EXAMPLES / "my_profile.toml")
    )
    assert mine["created"] > 0
    same = empty.done("import", "candidates", str(EXAMPLES / "candidates.xlsx"), "--dry-run")
    assert same["rows"] == 60


def test_a_demo_desk_is_the_same_for_the_same_seed(tmp_path: Path, clock: desks.SetClock) -> None:
    def made(name: str, seed: str) -> tuple[Any, ...]:
        line = Line(tmp_path / name, desks.SetClock())
        del line.environment["RECDESK_PASSPHRASE"]
        counts = line.done("demo", "--candidates", "5", "--seed", seed)
        assert set(counts) >= {"desk", "requisitions", "candidates", "offers"}
        assert counts["candidates"] == 5
        line.environment["RECDESK_PASSPHRASE"] = "recdesk-demo"
        kinds = ("requisitions", "candidates", "offers", "documents", "audit")
        lists = [line.done("list", kind, "--limit", "10000")["rows"] for kind in kinds]
        assert line.done("check")["ok"]
        return tuple(lists)

    assert made("a", "7") == made("b", "7")


@pytest.mark.parametrize(
    "words",
    [
        ["info"],
        ["check"],
        ["list", "candidates"],
        ["show", "offer", OFFER],
        ["backup"],
        ["offer", "send", OFFER],
        ["letter", OFFER],
        ["stage", CANDIDATE, REQUISITION, "offer"],
        ["import", "candidates", str(EXAMPLES / "candidates.csv"), "--dry-run"],
    ],
)
def test_people_read_lines_and_programs_read_one_object(line: Line, words: list[str]) -> None:
    said = line.plain(*words)
    assert (said.code, said.err) == (0, "")
    assert not said.out.lstrip().startswith("{")
    assert said.out.strip()
    assert "\\u" not in said.out


def test_json_may_stand_anywhere_on_the_line(line: Line) -> None:
    for words in (["info", "--json"], ["--json", "info"]):
        assert line.plain(*words).json["version"]


def test_a_desk_can_be_moved_as_a_whole(line: Line, tmp_path: Path) -> None:
    moved = tmp_path / "another place" / "mutată"
    moved.parent.mkdir()
    line.folder.rename(moved)
    line.environment["RECDESK_DESK"] = str(tmp_path / "nowhere")
    assert line.done("--desk", str(moved), "check")["ok"]


def test_messages_are_in_the_language_of_the_person(line: Line) -> None:
    line.environment |= {"LANGUAGE": "ro", "LANG": "ro_RO.UTF-8"}
    answer = line("show", "candidate", "CAN-2026-0404")
    assert (answer.problems, answer.message) == (
        ["record_missing"],
        "Fișa CAN-2026-0404: nu se află la acest birou. Verificați numărul.",
    )
