"""What the command line prints for people: help, records, refusals that say what to do next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recdesk.cli.parser import build
from tests import desks
from tests.cli import calling
from tests.cli.calling import Line
from tests.desks import CANDIDATE, EXAMPLES, OFFER, PASSPHRASE, REQUISITION

clock = desks.clock
line = calling.line_at("letter")
COMMANDS = ("new", "demo", "info", "check", "backup", "add", "update", "show", "list", "stage", "import", "offer",
            "letter")  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_explains_each_of_its_words(command: str) -> None:
    commands = next(a for a in build()._actions if a.dest == "command")
    assert commands.choices is not None
    parser = commands.choices[command]  # type: ignore[index]
    assert parser.description
    assert [a.dest for a in parser._actions if not a.help] == []


def test_a_record_is_shown_without_brackets_and_codes_of_its_history(line: Line) -> None:
    shown = line.plain("show", "offer", OFFER).out
    assert not set("{}[]") & set(shown)
    assert "Signers:\n  1, Elena Pop, Head of Talent Acquisition" in shown
    assert "ioana: Letter filed" in shown
    assert "Offer letter v1, " in shown
    assert "row_version" not in shown


def test_lists_and_records_are_in_the_language_of_the_person(line: Line) -> None:
    line.environment |= {"LANGUAGE": "ro", "LANG": "ro_RO.UTF-8"}
    head, row = line.plain("list", "offers").out.splitlines()
    assert "Stare" in head
    assert "Aprobat" in row
    assert "Salariul de bază: 9200.00" in line.plain("show", "offer", OFFER).out
    head, row = line.plain("list", "candidates").out.splitlines()
    assert "Interviu" in row
    assert "Activ" in row
    rows = line.done("list", "offers")["rows"]
    assert (rows[0]["status"], rows[0]["basis"]) == ("approved", "gross"), "codes stay codes for programs"


def test_a_wrong_kind_of_value_is_told_in_the_language_of_the_person(line: Line, tmp_path: Path) -> None:
    change = tmp_path / "pay.json"
    change.write_text(json.dumps({"amount": "12.000,50"}), encoding="utf-8")
    assert line.plain("update", "offer", OFFER, str(change)).err.startswith("Base pay (amount): ")
    line.environment |= {"LANGUAGE": "ro", "LANG": "ro_RO.UTF-8"}
    said = line.plain("update", "offer", OFFER, str(change)).err
    assert said.startswith("Salariul de bază (amount): ")
    assert "un număr, ca text" in said


def test_info_names_what_waits(line: Line) -> None:
    said = line.plain("info").out
    assert "Requisitions: 1" in said
    assert "Needs you now: 1\n  Unsent letters: 1" in said


def test_a_change_that_touches_an_item_says_which_and_where_the_answer_goes(line: Line, tmp_path: Path) -> None:
    change = tmp_path / "notice.json"
    change.write_text(json.dumps({"notice_days": 25}), encoding="utf-8")
    refused = line.plain("update", "candidate", CANDIDATE, str(change))
    assert refused.code == 1
    assert "docs/examples/README.md" in refused.err
    assert "refused (" not in refused.err


def test_the_example_change_of_a_phone_number_goes_through(line: Line) -> None:
    changed = line.plain("update", "candidate", CANDIDATE, str(EXAMPLES / "candidate_change.json"))
    assert (changed.code, changed.err) == (0, "")
    assert "+40722000158" in line.plain("show", "candidate", CANDIDATE).out


def test_a_filter_that_is_not_known_names_those_that_are(line: Line) -> None:
    refused = line.plain("list", "candidates", "--filter", "foo=bar")
    assert refused.code == 2
    assert "“foo”" in refused.err
    assert "stage" in refused.err


def test_a_stage_that_cannot_follow_names_those_that_can(line: Line) -> None:
    refused = line.plain("stage", CANDIDATE, REQUISITION, "hired")
    assert refused.err.startswith("Stage: hired does not follow interview. Choose one of at offer")


def test_a_file_in_an_old_encoding_says_that_a_profile_must_name_it(line: Line) -> None:
    refused = line.plain("import", "candidates", str(EXAMPLES / "my_list.csv"))
    assert refused.code == 2
    assert "is not Unicode, perhaps cp1250" in refused.err


def test_a_refused_row_is_named_once(line: Line) -> None:
    said = line.plain("import", "candidates", str(EXAMPLES / "candidates_broken.csv"), "--dry-run").out
    rows = [text for text in said.splitlines() if text.startswith("Row")]
    assert len(rows) == 12
    assert [text for text in rows if text.count("Row") > 1] == []


def test_a_moved_stage_is_named_as_in_the_window(line: Line) -> None:
    line.clock.go(hours=1)
    assert line.plain("stage", CANDIDATE, REQUISITION, "offer").out == f"{CANDIDATE}: stage moved to At offer.\n"


def test_a_record_is_shown_with_words_for_codes_and_days_as_people_write_them(line: Line) -> None:
    line.environment |= {"LANGUAGE": "ro", "LANG": "ro_RO.UTF-8"}
    shown = line.plain("show", "candidate", CANDIDATE).out
    assert "Act văzut: Carte de identitate" in shown
    assert "Consimțământ dat: 20 nov. 2026" in shown
    assert "Prenume: Ana-Maria" in shown
    assert "România" in shown
    assert "engleză C1" in shown
    assert "RO" not in shown.replace(":", " ").split()
    assert "recruitment" not in shown.split()
    assert not {"identity_card", "given_first", "+00:00", "History:"} & set(shown.replace(":", ": ").split())


def test_an_import_counts_the_rows_that_it_leaves_out(line: Line) -> None:
    said = line.plain("import", "candidates", str(EXAMPLES / "candidates_broken.csv"), "--dry-run").out
    assert "14 rows: 2 new, 0 changed, 0 the same, 12 left out." in said


def test_a_desk_of_another_company_does_not_keep_the_legal_name_of_the_invented_one(line: Line, tmp_path: Path) -> None:
    folder = tmp_path / "bakery"
    line.doors.create(folder, PASSPHRASE, name="Foo Bakery", operator="ioana")
    with line.doors.open(folder, PASSPHRASE, operator="ioana") as desk, desk.work() as uow:
        company = uow.reference().company
    assert (company.name, company.legal_name) == ("Foo Bakery", "Foo Bakery")


@pytest.mark.parametrize("kind", ["requisition", "offer"])
def test_every_enumeration_of_a_record_can_be_shown(kind: str, line: Line) -> None:
    shown = line.plain("show", kind, {"requisition": REQUISITION, "offer": OFFER}[kind]).out
    assert "Work type: Hybrid" in shown


def test_a_backup_tells_its_size_as_people_do(line: Line, tmp_path: Path) -> None:
    said = line.plain("backup", "--to", str(tmp_path / "elsewhere")).out
    assert " MB)" in said
    assert "bytes" not in said
