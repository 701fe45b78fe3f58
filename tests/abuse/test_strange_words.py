"""Words, numbers and files that nobody means: each refused in one sentence, none taken for a defect of the program."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from recdesk.domain.numbers import RecordKind
from tests import desks
from tests.cli import calling
from tests.cli.calling import Line
from tests.desks import EXAMPLES, OFFER

clock = desks.clock
nowhere = calling.line_at("")
empty = calling.line_at("empty")
staffed = calling.line_at("candidate")
letter = calling.line_at("letter")


@pytest.mark.parametrize(
    ("words", "code", "problem"),
    [
        (["offer", "send", OFFER, "--at", "0001-01-01T00:00:00+14:00"], 2, "usage"),
        (["offer", "send", OFFER, "--at", "9999-12-31T23:59:59-14:00"], 2, "usage"),
        (["import", "undo", "9" * 40], 2, "batch_unreadable"),
        (["import", "undo", "9" * 5000], 2, "batch_unreadable"),
        (["import", "undo", "²"], 2, "batch_unreadable"),
        (["import", "undo", "٣"], 2, "batch_unreadable"),
        (["list", "candidates", "--limit", "9" * 30], 2, "count_out_of_range"),
        (["list", "candidates", "--after", "A" * 100_000], 2, "token_unreadable"),
        (["list", "candidates", "--search", "NEAR( \" ' * OR"], 0, ""),
        (["backup", "--to", "n" * 5000], 1, "path_unfit"),
        (["import", "candidates", str(EXAMPLES / "candidates.csv"), "--profile", "away.toml"], 2, "file_missing"),
    ],
)
def test_numbers_days_and_names_beyond_all_use(letter: Line, words: list[str], code: int, problem: str) -> None:
    if code == 0:
        assert letter.done(*words)["total"] == 0
        return
    sentence = letter.refused(code, problem, *words).message
    assert len(sentence) < 400
    assert "…" not in sentence[:100]


def test_a_backup_where_a_file_stands_says_that_something_is_in_the_way(letter: Line, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    assert "in the way" in letter.refused(1, "path_unfit", "backup", "--to", str(tmp_path / "taken")).message
    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "0E999999999", "NaN", "Infinity", "1" * 5000])
def test_a_second_entry_of_any_size_is_compared_or_refused(staffed: Line, tmp_path: Path, number: str) -> None:
    plain = desks.example(RecordKind.OFFER)
    plain["again"]["amount"] = number
    (tmp_path / "offer.json").write_text(json.dumps(plain), encoding="utf-8")
    before = staffed.state()
    answer = staffed("add", "offer", str(tmp_path / "offer.json"))
    assert answer.code in (1, 2), answer.out
    assert answer.problems[0] in ("too_large", "too_fine", "value_wrong_type", "entries_differ")
    assert staffed.state() == before


@pytest.mark.parametrize(
    "record",
    [
        '{"\\ud800": 1}',
        '{"confirm": {"\\udfff": {}}}',
        '{"recruiter": {"\\ud800": "x"}}',
        '{"nul\\u0000": 1}',
        "[" * 100_000,
        '{"a":' * 50_000,
        '{"documents": [{"type": "cv", "file": "x.pdf", "dated": "0001-01-01"}]}',
    ],
)
def test_a_record_file_that_nobody_wrote_is_refused(empty: Line, tmp_path: Path, record: str) -> None:
    path = tmp_path / "record.json"
    path.write_text(record, encoding="utf-8")
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    for kind in RecordKind:
        before = empty.state()
        answer = empty("add", kind.value, str(path))
        assert answer.code in (1, 2), answer.out
        answer.out.encode()  # what is said back can be written anywhere
        assert empty.state() == before


def test_what_was_pasted_by_mistake_does_not_fill_the_screen(empty: Line, tmp_path: Path) -> None:
    path = tmp_path / "candidate.json"
    for field in ("email", "phone", "country", "consent_policy"):
        path.write_text(json.dumps(desks.example(RecordKind.CANDIDATE, **{field: "x" * 5000})), encoding="utf-8")
        (tmp_path / "attachments").mkdir(exist_ok=True)
        for attachment in (EXAMPLES / "attachments").iterdir():
            (tmp_path / "attachments" / attachment.name).write_bytes(attachment.read_bytes())
        assert (
            len(
                empty.refused(
                    1, empty("add", "candidate", str(path)).problems[0], "add", "candidate", str(path)
                ).message
            )
            < 500
        )


@pytest.mark.parametrize("name", ["", " ", "\0", "\u202e", "x" * 5000, "a\nb", "😀"])
def test_a_desk_is_not_made_for_an_operator_whose_name_cannot_be_seen(nowhere: Line, name: str) -> None:
    answer = nowhere("--operator", name or " ", "new")
    assert answer.code in (1, 2), answer.out
    assert answer.problems[0] in ("operator_unfit", "text_unreadable")
    assert not nowhere.folder.exists()


@pytest.mark.parametrize("name", ["\0", "x" * 5000])
def test_a_desk_is_not_made_under_a_name_that_no_letter_could_bear(nowhere: Line, name: str) -> None:
    assert nowhere("new", "--name", name).code in (1, 2)
    assert not nowhere.folder.exists()


@pytest.mark.parametrize(
    "name", ["a b  c", "Ștefan țara/birou", "😀", "%41?mode=memory", "#a?b=c", "semi;colon", "q'uote\"s", "-dash"]
)
def test_a_desk_may_lie_in_a_folder_of_any_name(clock: desks.SetClock, tmp_path: Path, name: str) -> None:
    line = Line(tmp_path / name, clock)
    line.done("new")
    line.done("add", "requisition", str(EXAMPLES / "requisition.json"))
    assert line.done("check")["ok"]
    assert line.done("backup")["verified"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [name.split("/")[0]]


@pytest.mark.parametrize("name", ["n" * 300, "/".join(["p" * 100] * 5), "p/" * 2100, "taken", "taken/deeper"])
def test_a_place_where_no_desk_can_stand_is_refused(clock: desks.SetClock, tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").write_text("mine")
    line = Line(tmp_path / name, clock)
    for words in (["new"], ["demo"], ["info"]):
        answer = line(*words)
        assert answer.code in (1, 2), answer.out
        assert answer.problems[0] in ("path_unfit", "desk_missing")
        assert len(answer.message) < 2 * len(str(line.folder)) or len(answer.message) < 500
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]


if sys.platform != "win32":

    def test_a_file_without_end_is_refused_before_it_fills_the_memory(empty: Line, tmp_path: Path) -> None:
        (tmp_path / "people.csv").symlink_to(os.devnull.replace("null", "zero"))
        (tmp_path / "cv.pdf").symlink_to(os.devnull.replace("null", "zero"))
        empty.refused(2, "file_too_large", "import", "candidates", str(tmp_path / "people.csv"))
        empty.refused(2, "file_too_large", "add", "candidate", str(tmp_path / "people.csv"))
        plain = desks.example(RecordKind.CANDIDATE, documents=[{"type": "cv", "file": "cv.pdf"}])
        (tmp_path / "candidate.json").write_text(json.dumps(plain), encoding="utf-8")
        answer = empty.refused(1, "document_too_large", "add", "candidate", str(tmp_path / "candidate.json"))
        assert (answer.code, answer.problems) == (1, ["document_too_large"])

    def test_links_in_a_circle_lead_nowhere(clock: desks.SetClock, tmp_path: Path) -> None:
        (tmp_path / "circle").symlink_to("circle")
        line = Line(tmp_path / "circle", clock)
        assert line("new").problems == ["path_unfit"]
        assert line("info").code in (1, 2)

    def test_a_documents_folder_that_leads_nowhere_hides_no_record(letter: Line) -> None:
        import shutil

        shutil.rmtree(letter.folder / "documents")
        (letter.folder / "documents").symlink_to("documents")
        checked = letter("check")
        assert (checked.code, len(checked.json["documents"]["missing"])) == (3, 4)
        assert letter("letter", OFFER).problems == ["path_unfit"]
        assert letter.done("show", "offer", OFFER)["number"] == OFFER


@pytest.mark.parametrize("content", ["x = " + "[" * 20_000, "text_size = " + "9" * 5000, "theme = 'dark'\n" * 2, "\0"])
def test_options_that_no_reader_can_read_are_put_aside(letter: Line, content: str) -> None:
    (letter.folder / "settings.toml").write_text(content, encoding="utf-8")
    letter.done("info")
    assert (letter.folder / "settings.damaged.toml").read_text(encoding="utf-8") == content
    assert letter("check").code == 3


@pytest.mark.parametrize("content", ["x = " + "[" * 20_000, "version = " + "9" * 5000])
def test_a_profile_or_manifest_that_no_reader_can_read_is_refused(letter: Line, tmp_path: Path, content: str) -> None:
    (tmp_path / "mine.toml").write_text(content, encoding="utf-8")
    people = str(EXAMPLES / "candidates.csv")
    letter.refused(2, "profile_not_toml", "import", "candidates", people, "--profile", str(tmp_path / "mine.toml"))
    (letter.folder / "templates").mkdir()
    (letter.folder / "templates" / "mine.toml").write_text(content, encoding="utf-8")
    # What nobody can read might be the desk's own letter for this very offer: no other goes out in its place.
    assert "mine.toml" in letter.refused(1, "manifest_unreadable", "letter", OFFER).message


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\n", "\r", "\x1b[31m", "\x07", "\x85", "\u2028"])
def test_what_a_sentence_quotes_cannot_turn_break_or_colour_it(empty: Line, tmp_path: Path, sign: str) -> None:
    path = tmp_path / "record.json"
    path.write_text(json.dumps({f"na{sign}me": 1}), encoding="utf-8")
    for words in (["--operator", f"no{sign}body", "info"], ["add", "candidate", str(path)]):
        answer = empty(*words)
        assert answer.code in (2, 4)
        assert sign not in answer.message
        assert len(empty.plain(*words).err.splitlines()) == 1
