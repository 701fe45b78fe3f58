"""`recdesk letters`: the letters of many offers, their failures by number, and how fast it goes."""

from __future__ import annotations

from pathlib import Path

from recdesk.cli.batch_commands import pace_line
from tests import desks
from tests.cli.calling import Line, line_at
from tests.many import several_offers

clock = desks.clock
line = line_at("approved")
lettered = line_at("letter")


def with_offers(line: Line, count: int) -> list[str]:
    with desks.open_desk(line.folder.parent, clock=line.clock) as desk:
        return several_offers(desk, count)


def test_all_approved_offers_get_their_letters(line: Line) -> None:
    numbers = with_offers(line, 2)
    answer = line.done("letters")
    assert [d["number"] for d in answer["done"]] == numbers
    assert all(d["verified"] and d["version"] == 1 and d["pdf"].endswith("_v01.pdf") for d in answer["done"])
    assert (answer["failed"], answer["stopped"]) == ([], False)
    assert answer["seconds"] > 0
    assert line.done("letters")["done"] == []


def test_a_list_of_offers_is_followed_and_failures_are_named(line: Line, tmp_path: Path) -> None:
    listed = tmp_path / "offers.txt"
    listed.write_text("# this week\n\nOF-2026-0777\nOF-2026-0001\n", encoding="utf-8")
    answer = line("letters", "--offers", str(listed))
    assert answer.code == 1
    assert [d["number"] for d in answer.json["done"]] == ["OF-2026-0001"]
    (failed,) = answer.json["failed"]
    assert (failed["number"], failed["problems"][0]["code"]) == ("OF-2026-0777", "record_missing")
    said = line.plain("letters", "--offers", str(listed)).out
    assert "1 letter filed and read back" in said
    assert "OF-2026-0777" in said


def test_a_current_letter_is_not_made_again_but_by_name(lettered: Line, tmp_path: Path) -> None:
    assert lettered.done("letters")["done"] == []
    listed = tmp_path / "offers.txt"
    listed.write_text("OF-2026-0001\n", encoding="utf-8")
    assert lettered.done("letters", "--offers", str(listed))["done"][0]["version"] == 2


def test_what_cannot_be_read_as_a_list_is_refused(line: Line, tmp_path: Path) -> None:
    for name, content, code in (
        ("a", b"OF-2026-0001\nCAN-2026-0001\n", "offers_file_unreadable"),
        ("b", b"\xff\xfe\x00", "file_not_utf8"),
    ):
        (tmp_path / name).write_bytes(content)
        line.refused(2, code, "letters", "--offers", str(tmp_path / name))
    line.refused(2, "file_missing", "letters", "--offers", str(tmp_path / "none"))
    line.refused(1, "offer_not_approved", "letters", "--status", "draft")
    assert line.done("letters", "--status", "sent")["done"] == []


def test_rate_and_estimate_are_said_on_standard_error(line: Line) -> None:
    assert pace_line(120, 400, 12.0) == "Letters: 120 of 400, 10.0 a second, 0:28 left"
    answer = line.plain("letters")
    assert "Letters: 1 of 1" in answer.err
    assert "Letters:" not in answer.out
