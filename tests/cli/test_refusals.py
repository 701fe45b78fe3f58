"""What the command line refuses: with its exit code, a sentence that says what to do, and nothing changed."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from recdesk.cli.run import run
from recdesk.domain.operator import Role
from recdesk.services import access
from tests import desks
from tests.cli import calling
from tests.cli.calling import Line
from tests.desks import CANDIDATE, EXAMPLES, OFFER, REQUISITION

clock = desks.clock
nowhere = calling.line_at("")
empty = calling.line_at("empty")
staffed = calling.line_at("candidate")
offered = calling.line_at("offer")
line = calling.line_at("letter")


def written(folder: Path, content: Any, name: str = "record.json") -> str:
    path = folder / name
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(raw)
    return str(path)


# 1: refused by a rule


def test_an_incomplete_record_is_refused_item_by_item(empty: Line, tmp_path: Path) -> None:
    plain = json.loads((EXAMPLES / "requisition.json").read_text(encoding="utf-8"))
    plain["documents"] = []
    plain["confirm"] = {}
    plain["pay_to"] = "6000.00"
    answer = empty.refused(1, "document_missing", "add", "requisition", written(tmp_path, plain))
    review = answer.json["review"]
    assert review["complete"] is False
    open_items = {i["id"] for i in review["items"] if i["state"] == "open"}
    assert {"headcount_document", "pay_range", "advert"} <= open_items
    assert all(set(p) == {"code", "message", "field", "record"} for p in answer.json["problems"])
    assert {p["code"] for p in answer.json["problems"]} >= {"document_missing", "pay_range_reversed", "item_needs_you"}
    said = empty.plain("add", "requisition", written(tmp_path, plain))
    assert (said.code, said.out) == (1, "")
    *told, where_to_answer = said.err.splitlines()
    assert len(told) == len(answer.problems)
    assert "docs/examples" in where_to_answer


def test_a_second_entry_that_differs_is_refused_without_telling_either(staffed: Line, tmp_path: Path) -> None:
    plain = desks.example(desks.RecordKind.OFFER) | {"again": {"amount": "9300.00", "start_date": "2027-10-04"}}
    answer = staffed.refused(1, "entries_differ", "add", "offer", written(tmp_path, plain))
    assert answer.json["problems"][0]["field"] == "amount"
    assert "9200" not in answer.out
    assert "9300" not in answer.out


def test_a_rejected_candidate_gets_no_offer(staffed: Line) -> None:
    staffed.done("stage", CANDIDATE, REQUISITION, "rejected")
    answer = staffed.refused(1, "candidate_rejected", "add", "offer", str(EXAMPLES / "offer.json"))
    assert (answer.code, answer.problems[0]) == (1, "candidate_rejected")
    assert staffed.done("list", "offers")["total"] == 0


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["offer", "send", OFFER], "offer_act_out_of_order"),
        (["offer", "accept", OFFER], "offer_act_out_of_order"),
        (["offer", "expire", OFFER], "offer_act_out_of_order"),
        (["offer", "approve", OFFER, "--at", "2026-11-23T12:00:00+02:00"], "offer_act_in_future"),
        (["offer", "approve", "OF-2026-0404"], "record_missing"),
        (["letter", OFFER], "offer_not_approved"),
        (["letter", OFFER, "--language", "pl_PL"], "template_none"),
        (["letter", OFFER, "--template", "mine"], "template_unknown"),
        (["letter", OFFER, "--document", "poem"], "template_none"),
        (["letter", "CAN-2026-0001"], "record_missing"),
        (["stage", CANDIDATE, REQUISITION, "hired"], "stage_not_allowed"),
        (["stage", CANDIDATE, REQUISITION, "rejected"], "offer_still_live"),
        (["stage", CANDIDATE, "REQ-2026-0404", "offer"], "record_missing"),
        (["show", "candidate", "CAN-2026-0404"], "record_missing"),
        (["show", "candidate", OFFER], "record_missing"),
        (["new"], "desk_exists"),
        (["demo"], "desk_exists"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value).encode("ascii", "replace").decode(),
)
def test_a_rule_refuses_with_1(offered: Line, words: list[str], problem: str) -> None:
    assert offered.refused(1, problem, *words).problems[0] == problem
    assert offered.done("show", "offer", OFFER)["status"] == "draft"


def test_copies_that_cannot_be_made_leave_the_letter_unfiled(line: Line, tmp_path: Path) -> None:
    line.clock.go(days=1)
    (tmp_path / "file").write_text("in the way")
    line.refused(1, "file_not_writable", "letter", OFFER, "--out", str(tmp_path / "file"))
    out = tmp_path / "out"
    out.mkdir()
    (out / "2026-11-24_AnaMariaStefanescu_Offer_v02.pdf").write_text("somebody's own")
    line.refused(1, "file_exists", "letter", OFFER, "--out", str(out))
    assert (out / "2026-11-24_AnaMariaStefanescu_Offer_v02.pdf").read_text() == "somebody's own"


# 2: wrong usage or unreadable input


@pytest.mark.parametrize(
    ("words", "argument", "reason"),
    [
        (["fly"], "COMMAND", "invalid"),
        (["add"], "kind, FILE.json", "missing"),
        (["add", "cat", "file.json"], "kind", "invalid"),
        (["letter", OFFER, "--engine", "typewriter"], "--engine", "invalid"),
        (["stage", CANDIDATE, REQUISITION, "offer", "--at", "yesterday"], "--at", "invalid"),
        (["stage", CANDIDATE, REQUISITION, "offer", "--at", "2026-11-23T10:00:00"], "--at", "invalid"),
        (["list", "candidates", "--limit", "many"], "--limit", "invalid"),
        (["list", "cats"], "kind", "invalid"),
        (["demo", "--candidates"], "--candidates", "invalid"),
        (["--jso", "info"], "--jso", "unknown"),
        (["info", "--loud"], "--loud", "unknown"),
    ],
)
def test_wrong_usage_is_2_and_names_the_argument(empty: Line, words: list[str], argument: str, reason: str) -> None:
    answer = empty.refused(2, "usage", *words)
    (problem,) = answer.json["problems"]
    assert (problem["field"], problem["details"]) == (argument, {"argument": argument, "reason": reason})
    assert argument in problem["message"]
    assert answer.err.startswith("usage: recdesk")
    assert "recdesk: " in answer.err
    said = empty.plain(*words)
    assert (said.code, said.out) == (2, "")


@pytest.mark.parametrize(
    ("content", "problem", "field", "part"),
    [
        (b'{\n"legal_name": "Ana",\n"city" "Cluj"}', "file_not_json", None, "line 3, column 8"),
        (b'{"legal_name": "Timi\xbaoara"}', "file_not_utf8", None, "UTF-8"),
        (b"[]", "value_wrong_type", None, "an object"),
        (b"", "file_not_json", None, "line 1"),
        ({"legal_nam": "Ana"}, "field_unknown", "legal_nam", "legal_name"),
        ({"notice_days": "twenty"}, "value_wrong_type", "notice_days", "a whole number"),
        ({"date_of_birth": "03.04.1990"}, "value_wrong_type", "date_of_birth", "YYYY-MM-DD"),
        ({"legal_name": "Ana \ud83d"}, "text_unreadable", "legal_name", "cannot be shown"),
        ({"legal_name": "Ana\x00Maria"}, "text_unreadable", "legal_name", "cannot be shown"),
        ({"documents": [{"type": "cv", "file": "not there.pdf"}]}, "file_missing", "file", "not there"),
        ({"documents": [{"type": "cv", "file": "a\x00b.pdf"}]}, "text_unreadable", "documents[0].file", "sign"),
        ({"documents": [{"type": "cv", "file": "."}]}, "file_is_folder", "file", "it is a folder"),
    ],
)
def test_an_unreadable_record_file_is_2_and_names_the_place(
    empty: Line, tmp_path: Path, content: Any, problem: str, field: str | None, part: str
) -> None:
    answer = empty.refused(2, problem, "add", "candidate", written(tmp_path, content))
    assert answer.json["problems"][0]["field"] == field
    assert part in answer.message


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["add", "candidate", "not there.json"], "file_missing"),
        (["list", "candidates", "--limit", "0"], "count_out_of_range"),
        (["list", "candidates", "--limit", "1000000"], "count_out_of_range"),
        (["list", "candidates", "--filter", "city"], "filter_unreadable"),
        (["list", "candidates", "--filter", "colour=red"], "filter_unknown"),
        (["list", "candidates", "--after", "garbage"], "token_unreadable"),
        (["show", "candidate", "\udcff"], "text_unreadable"),
        (["list", "candidates", "--search", "\udcff"], "text_unreadable"),
        (["--operator", "\udcff", "info"], "text_unreadable"),
        (["import", "candidates", "not there.csv"], "file_missing"),
        (["import", "candidates", str(EXAMPLES / "candidates.csv"), "--profile", "nothing"], "profile_missing"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value).encode("ascii", "replace").decode(),
)
def test_unreadable_words_are_2(empty: Line, words: list[str], problem: str) -> None:
    answer = empty.refused(2, problem, *words)
    assert (answer.code, answer.problems[0]) == (2, problem)
    assert "refused (" not in answer.message


# 3: damage


def test_a_changed_and_a_missing_document_are_found(line: Line) -> None:
    documents = [r["path"] for r in line.done("list", "documents")["rows"]]
    changed, missing = documents[0], documents[1]
    (line.folder / "documents" / changed).write_bytes(b"something else")
    (line.folder / "documents" / missing).unlink()
    answer = line("check")
    assert (answer.code, answer.json["ok"]) == (3, False)
    assert answer.json["documents"] == {"checked": 4, "missing": [missing], "changed": [changed]}
    said = line.plain("check")
    assert said.code == 3
    assert f"Missing: {missing}" in said.out
    assert f"Changed outside RecDesk: {changed}" in said.out


def test_a_file_without_a_record_is_named_by_check_with_what_to_do(line: Line) -> None:
    stray = "RO-TA-2026-Q4/2026-11-23_IonPopa_CV.txt"
    (line.folder / "documents" / stray).write_bytes(b"left by a filing that was cut off")
    answer = line("check")
    assert (answer.code, answer.json["ok"], answer.json["unrecorded"]) == (0, True, [stray])
    said = line.plain("check")
    assert said.code == 0
    assert f"A file without a record: {stray}. Attach it to its record if needed, then delete it." in said.out


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("time_zone = \n", "settings_missing"),
        ('time_zone = "Mars/Olympus"\n', "setting_unfit"),
        ("approvals_needed = 99\n", "setting_unfit"),
        (None, "settings_missing"),
    ],
)
def test_settings_that_do_not_hold_are_found(empty: Line, content: str | None, problem: str) -> None:
    path = empty.folder / "settings.toml"
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    answer = empty("check")
    assert (answer.code, answer.json["ok"]) == (3, False)
    assert [p["code"] for p in answer.json["settings"]] == [problem]
    assert answer.json["settings"][0]["message"] in empty.plain("check").out


def test_a_backup_of_a_desk_with_a_lost_document_is_made_and_says_so(line: Line) -> None:
    lost, changed = [r["path"] for r in line.done("list", "documents")["rows"]][:2]
    (line.folder / "documents" / lost).unlink()
    (line.folder / "documents" / changed).write_bytes(b"something else")
    answer = line("backup")
    assert (answer.code, answer.json["verified"]) == (3, False)
    assert (answer.json["missing"], answer.json["changed"]) == ([lost], [changed])
    assert Path(answer.json["file"]).is_file()


@pytest.mark.parametrize("place", ["documents", "."])
def test_a_backup_is_not_laid_among_the_desks_own_files(empty: Line, place: str) -> None:
    answer = empty.refused(1, "backup_inside_desk", "backup", "--to", str(empty.folder / place))
    assert "Choose one outside of the desk" in answer.message
    assert not [*(empty.folder / "documents").iterdir(), *(empty.folder / "backups").iterdir()]


# 4: locked, wrong secret, not permitted


def test_the_wrong_passphrase_is_4(line: Line) -> None:
    line.environment["RECDESK_PASSPHRASE"] = "Ștefan bea cafea"
    for words in (["info"], ["add", "candidate", str(EXAMPLES / "candidate.json")], ["backup"]):
        answer = line.refused(4, "wrong_passphrase", *words)
        assert "Caps Lock" in answer.message


@pytest.mark.parametrize("given", [None, ""])
def test_no_passphrase_and_no_terminal_is_4(line: Line, given: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    del line.environment["RECDESK_PASSPHRASE"]
    if given is not None:
        line.environment["RECDESK_PASSPHRASE"] = given
    assert line.refused(4, "no_way_in", "info").json.keys() == {"problems"}


def test_a_new_desk_without_a_passphrase_and_a_terminal_is_4(nowhere: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    del nowhere.environment["RECDESK_PASSPHRASE"]
    nowhere.refused(4, "passphrase_needed", "new")
    assert not nowhere.folder.exists()


def test_a_weak_passphrase_makes_no_desk(nowhere: Line) -> None:
    nowhere.environment["RECDESK_PASSPHRASE"] = "abc"
    assert "12 characters" in nowhere.refused(1, "passphrase_weak", "new").message
    assert not nowhere.folder.exists()


def test_an_unknown_operator_is_4(line: Line) -> None:
    answer = line.refused(4, "operator_unknown", "--operator", "nobody", "list", "candidates")
    assert "nobody" in answer.message


def test_an_auditor_reads_and_does_not_write(line: Line) -> None:
    with line.doors.open(line.folder, desks.PASSPHRASE, operator=desks.OPERATOR) as desk:
        access.add_operator("vera", "Vera", Role.AUDITOR, desk=desk)
        access.add_operator("sorin", "Sorin", Role.SPECIALIST, desk=desk)
    for words in (["info"], ["check"], ["list", "audit"], ["show", "offer", OFFER]):
        assert line.done("--operator", "vera", *words)
    for words in (
        ["add", "candidate", str(EXAMPLES / "candidate.json")],
        ["stage", CANDIDATE, REQUISITION, "offer"],
        ["offer", "send", OFFER],
        ["letter", OFFER],
        ["backup"],
        ["import", "candidates", str(EXAMPLES / "candidates.csv")],
        ["import", "candidates", str(EXAMPLES / "candidates.csv"), "--dry-run"],
        ["import", "undo", "1"],
    ):
        line.refused(4, "not_permitted", "--operator", "vera", *words)
    line.refused(4, "not_permitted", "--operator", "sorin", "offer", "approve", OFFER)


def test_the_recovery_code_opens_the_desk(nowhere: Line) -> None:
    code = nowhere.done("new")["recovery_code"]
    nowhere.environment["RECDESK_PASSPHRASE"] = code
    assert nowhere.done("info")["counts"]["candidates"] == 0
    nowhere.environment["RECDESK_PASSPHRASE"] = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert nowhere("info").code == 4


# 5: a defect


def test_a_defect_is_5_with_a_report_and_no_traceback(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    secret_name = "Ana-Maria Ștefănescu"

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError(f"about {secret_name}")

    monkeypatch.setattr("recdesk.services.checks.info", fail)
    before = line.state()
    answer = line("info")
    assert (answer.code, answer.problems, answer.err) == (5, ["unexpected"], "")
    (report,) = (line.folder / "logs").glob("recdesk-report-*.txt")
    assert str(report) in answer.message
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert secret_name not in text
    assert line.state()[0] == before[0]
    err = io.StringIO()
    run(["--debug", "--json", "info"], line.doors, environment=line.environment, out=io.StringIO(), err=err)
    assert "Traceback" in err.getvalue()


def test_a_stopped_command_says_so_in_one_object(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("recdesk.services.checks.info", stop)
    answer = line("info")
    assert (answer.code, answer.problems) == (1, ["cancelled"])


def test_a_passphrase_is_asked_for_on_a_terminal_only_when_nothing_else_opens(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: list[str] = []

    def typed(prompt: str, stream: Any) -> str:
        asked.append(prompt)
        assert stream is not None
        return desks.PASSPHRASE

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", typed)
    assert line.done("info")
    assert asked == []
    del line.environment["RECDESK_PASSPHRASE"]
    assert line.done("info")
    assert asked == ["Passphrase: "]


def test_two_different_new_passphrases_make_no_desk(nowhere: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter(["one good passphrase", "another good passphrase"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: next(typed))
    del nowhere.environment["RECDESK_PASSPHRASE"]
    assert nowhere.refused(4, "passphrases_differ", "new").code == 4
    assert not nowhere.folder.exists()


def test_help_explains_every_command(capsys: pytest.CaptureFixture[str], line: Line) -> None:
    commands = "new demo info check add update show list stage offer letter import backup".split()
    for words in (["--help"], *([c, "--help"] for c in commands)):
        with pytest.raises(SystemExit) as left:
            line.plain(*words)
        assert left.value.code == 0
        said = capsys.readouterr().out
        assert said.startswith("usage: recdesk")
    assert os.environ.get("RECDESK_PASSPHRASE") is None
