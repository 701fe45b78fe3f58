"""Templates on the command line: the report with its exit codes, its files, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recdesk import shipped
from recdesk.letters.gate import read_package
from tests.cli.calling import Line, line_at
from tests.desks import OFFER, clock  # noqa: F401
from tests.letters.word_files import docx

line = line_at("")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "letter.docx"
    path.write_bytes(docx("Dear {{ candidate.name }}", "as {{ offer.jobtitle }} from {{ offer.start_date }}"))
    return path


def test_a_bad_template_gives_its_problems_and_exit_code_1(line: Line, bad: Path) -> None:
    answer = line("template", "check", str(bad))
    assert answer.code == 1
    assert answer.json["ok"] is False
    assert answer.json["fields"] == ["candidate.name", "offer.start_date"]
    first = answer.json["problems"][0]
    assert first["code"] == "template_field_unknown"
    assert (first["part"], first["paragraph"]) == ("word/document.xml", 2)
    assert first["text"] == "as {{ offer.jobtitle }} from {{ offer.start_date }}"
    assert first["message"] == (
        "Template, page 1, paragraph 2: There is no field offer.jobtitle. "
        "Write offer.job_title, or copy the tag from the list of fields."
    )


def test_a_shipped_template_is_fine_and_no_desk_is_needed(line: Line) -> None:
    answer = line("template", "check", str(shipped.templates() / "ro_RO" / "offer_letter.docx"))
    assert answer.code == 0
    assert answer.json["ok"] is True
    assert answer.json["tried"] == 50
    assert answer.json["seconds"] < 60
    assert not line.folder.exists()


@pytest.mark.parametrize("content", [b"", b"no zip", docx("x", kind="document.macroEnabled.main")])
def test_an_unreadable_file_is_one_problem(line: Line, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.docx"
    path.write_bytes(content)
    answer = line("template", "check", str(path))
    assert answer.code in (1, 2)
    assert len(answer.problems) == 1
    assert answer.message


def test_a_missing_file_is_unreadable_input(line: Line, tmp_path: Path) -> None:
    answer = line("template", "check", str(tmp_path / "none.docx"))
    assert (answer.code, answer.problems) == (2, ["template_file"])
    assert "there is no such file" in answer.message


def test_the_report_is_saved_as_text_or_json_and_never_over_a_file(line: Line, bad: Path, tmp_path: Path) -> None:
    text, plain = tmp_path / "report.txt", tmp_path / "report.json"
    line("template", "check", str(bad), "--report", str(text))
    line("template", "check", str(bad), "--report", str(plain))
    assert "XX page 1, paragraph 2: There is no field offer.jobtitle." in text.read_text(encoding="utf-8")
    assert json.loads(plain.read_text(encoding="utf-8"))["ok"] is False
    before = text.read_bytes()
    again = line("template", "check", str(bad), "--report", str(text))
    assert (again.code, again.problems) == (1, ["file_exists"])
    assert text.read_bytes() == before


def test_the_marked_copy_has_a_comment_for_each_problem(line: Line, bad: Path, tmp_path: Path) -> None:
    marked = tmp_path / "marked.docx"
    answer = line("template", "check", str(bad), "--marked", str(marked))
    comments = read_package(marked.read_bytes())["word/comments.xml"].decode()
    assert comments.count("<w:comment ") == len(answer.json["problems"])
    assert "Write offer.job_title" in comments
    over = line("template", "check", str(bad), "--marked", str(bad))
    assert over.problems == ["file_exists"]


def test_the_report_speaks_romanian(line: Line, bad: Path) -> None:
    line.environment["RECDESK_LANGUAGE"] = "ro_RO"
    answer = line("template", "check", str(bad))
    assert answer.message.startswith("Șablon, pagina 1, paragraful 2: Nu există câmpul offer.jobtitle.")


approved = line_at("approved")


def test_a_version_lives_from_draft_to_retired(approved: Line, tmp_path: Path) -> None:
    source = shipped.templates() / "ro_RO" / "offer_letter.docx"
    own = tmp_path / "mine.docx"
    own.write_bytes(source.read_bytes())
    own.with_suffix(".toml").write_bytes(source.with_suffix(".toml").read_bytes())
    added = approved.done("template", "add", str(own), "--note", "Ours")
    name, version = added["template"], added["version"]
    assert (added["state"], added["report"]["ok"]) == ("draft", True)
    approved.refused(1, "template_reason_missing", "template", "approve", name, str(version))
    reason = "Only one person works at this desk."
    done = approved.done("template", "approve", name, str(version), "--reason", reason)
    assert (done["state"], done["effective_from"]) == ("approved", "2026-11-23")
    assert approved.done("letter", OFFER)["template"] == f"{name} v{version}"
    row = approved.done("template", "list")["rows"]
    assert [(r["version"], r["state"], r["used"]) for r in row if r["template"] == name] == [
        (version, "approved", True),
        (1, "shipped", False),
    ]
    assert approved.done("template", "diff", name)["changes"] == []
    assert approved.done("template", "retire", name, str(version))["state"] == "retired"
    assert "Approved" not in approved.plain("template", "list").out
