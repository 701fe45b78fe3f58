"""`recdesk letter NUMBER --document TYPE --asked FILE`: documents for offers and candidates from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli import calling
from tests.cli.calling import Line
from tests.desks import CANDIDATE, OFFER, OPERATOR, PASSPHRASE, clock
from tests.letters.answers import ANSWERS
from tests.own_templates import record_as_approved
from tests.paper_templates import add_templates

__all__ = ["clock"]
applied = calling.line_at("candidate")
approved = calling.line_at("approved")


@pytest.fixture(autouse=True)
def templates(request: pytest.FixtureRequest) -> None:
    for name in ("applied", "approved"):
        if name in request.fixturenames:
            line = request.getfixturevalue(name)
            add_templates(line.folder)
            with line.doors.open(line.folder, PASSPHRASE, operator=OPERATOR) as desk:
                record_as_approved(desk)


def answers(folder: Path, given: Any) -> str:
    path = folder / "answers.json"
    path.write_text(given if isinstance(given, str) else json.dumps(given), encoding="utf-8")
    return str(path)


def test_an_interview_is_confirmed_from_a_file_of_answers(applied: Line, tmp_path: Path) -> None:
    file = answers(tmp_path, ANSWERS["interview_confirmation"])
    made = applied.done("letter", CANDIDATE, "--document", "interview_confirmation", "--asked", file)
    assert made["verified"]
    assert Path(made["pdf"]).name == "2026-11-23_AnaMariaStefanescu_Interview_v01.pdf"


def test_a_number_with_a_fraction_is_taken_as_it_was_typed(approved: Line, tmp_path: Path) -> None:
    plain = json.dumps(ANSWERS["contract_draft"]).replace('"4.97"', "4.97")
    file = answers(tmp_path, plain)
    assert approved.done("letter", OFFER, "--document", "contract_draft", "--asked", file)["verified"]


def test_what_a_document_asks_for_is_listed(applied: Line) -> None:
    words = ("letter", CANDIDATE, "--document", "interview_confirmation", "--questions")
    listed = {q["name"]: q for q in applied.done(*words)["questions"]}
    assert listed["interview_date"] == {
        "name": "interview_date",
        "kind": "date",
        "needed": True,
        "meaning": "The day of the interview",
        "columns": [],
        "default": None,
    }
    plain = applied.plain(*words)
    assert plain.code == 0
    (line,) = [one.split() for one in plain.out.splitlines() if one.startswith("interview_date")]
    assert line[:3] == ["interview_date", "date", "needed"]


def test_every_missing_answer_is_said_in_one_sentence(applied: Line) -> None:
    answer = applied.refused(1, "asked_missing", "letter", CANDIDATE, "--document", "interview_confirmation")
    assert {p["field"] for p in answer.json["problems"]} == {"interview_kind", "interview_date", "interview_time"}
    assert answer.message == "Answer interview_kind: this document needs it. Give it with the other answers."


@pytest.mark.parametrize(
    ("given", "code", "problem"),
    [
        ("{", 2, "file_not_json"),
        ("[]", 2, "value_wrong_type"),
        ('{"a": 1, "a": 2}', 2, "field_twice"),
        ('{"shoe": 43}', 1, "asked_unknown"),
        ('{"interview_date": "7.4.2026"}', 1, "asked_wrong"),
        ('{"interview_time": NaN}', 2, "file_not_json"),
    ],
)
def test_a_wrong_file_of_answers_is_refused(applied: Line, tmp_path: Path, given: str, code: int, problem: str) -> None:
    file = answers(tmp_path, given)
    answer = applied("letter", CANDIDATE, "--document", "interview_confirmation", "--asked", file)
    assert (answer.code, answer.problems[0]) == (code, problem)


def test_a_file_of_answers_that_is_not_there_is_said(applied: Line, tmp_path: Path) -> None:
    words = ("letter", CANDIDATE, "--document", "interview_confirmation", "--asked", str(tmp_path / "none.json"))
    assert applied.refused(2, "file_missing", *words).message.startswith("File ")


def test_a_document_of_an_offer_is_refused_for_a_candidate(applied: Line) -> None:
    answer = applied.refused(1, "document_needs_offer", "letter", CANDIDATE, "--document", "contract_draft")
    assert answer.message == "Document: contract draft is made from an offer. Give an offer's number."
