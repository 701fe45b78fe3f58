"""Letters made in child processes: real children, real pipes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from recdesk.domain.errors import DeskError, Problem, Refused
from recdesk.domain.letter import LetterFact
from recdesk.letters import wire
from recdesk.letters.press import AT_ONCE, Press, child_environment, spare_cores
from recdesk.letters.press_child import serve
from recdesk.services.paper_ports import LetterDraft, TemplateChoice
from tests.builders import NOW
from tests.letters.examples import context_of, workshop

LABELS = {"title": "T", "author": "A", "at": NOW}


def template(language: str = "en_GB") -> TemplateChoice:
    return workshop().choices(language=language, country="RO", function="TA", document_type="offer_letter")[0]


def carried(message: object) -> object:
    pipe = io.BytesIO()
    wire.send(pipe, message)
    pipe.seek(0)
    return wire.receive(pipe)


def test_a_message_brings_every_kind_of_value_back_as_it_was() -> None:
    at = datetime(2026, 11, 23, 8, 42, tzinfo=ZoneInfo("Europe/Bucharest"))
    values = {
        "text": "Ștefan {{ 7*7 }}",
        "none": None,
        "whole": 7,
        "amount": Decimal("9500.00"),
        "day": date(2026, 5, 4),
        "at": at,
        "path": Path("a") / "b.docx",
        "rows": [{"a": [1, "x"]}, {"date": "no date"}],
        "pair": (1, 2.5),
        "file": b"PK\x00\xff",
        "fact": LetterFact("amount", "1", "1", match=True, places=((0, 1.5, 2.0, 3.0, 4.0),)),
    }
    back = carried(values)
    assert back == values
    assert isinstance(back, dict)
    assert back["at"].tzinfo.key == "Europe/Bucharest"


def test_a_failure_travels_with_all_its_problems() -> None:
    error = Refused.of([Problem("a", "field", "OF-1", {"n": 1}), Problem("b")])
    back = wire.raised(carried(wire.failure(error)))  # type: ignore[arg-type]
    assert isinstance(back, Refused)
    assert back.problems == error.problems


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xff" * 8, b"\x00\x00\x00\x02\x00\x00\x00\x00{", b"hello world"])
def test_what_is_no_message_is_not_believed(content: bytes) -> None:
    with pytest.raises((EOFError, ValueError)):
        wire.receive(io.BytesIO(content))


def test_a_thing_that_is_no_value_is_not_sent() -> None:
    with pytest.raises(TypeError):
        wire.send(io.BytesIO(), {"x": object()})


def test_a_child_makes_the_letter_that_this_process_makes() -> None:
    with Press(1) as press:
        press.hand_out("a", template(), context_of("en_GB"), engine="builtin", **LABELS)
        press.hand_out("b", template("ro_RO"), context_of("ro_RO"), engine="builtin", **LABELS)
        assert (press.waiting, press.has_room()) == (AT_ONCE, False)
        found = dict(filter(None, (press.collect(60) for _ in range(2))))
    assert press.waiting == 0
    here = workshop().make(template(), context_of("en_GB"), **LABELS)
    made = found["a"]
    assert isinstance(made, LetterDraft)
    # Qt chooses the order of the fonts inside a PDF anew in each process: the words are compared, not those bytes.
    assert replace(made, pdf=b"") == replace(here, pdf=b"")
    assert workshop().text_of("a.pdf", made.pdf) == workshop().text_of("a.pdf", here.pdf)
    assert isinstance(found["b"], LetterDraft)
    assert found["b"].verified


def test_a_letter_that_cannot_be_made_says_why_and_the_next_is_made() -> None:
    nameless = dict(context_of("en_GB"))
    nameless["candidate"] = {**nameless["candidate"], "name": ""}
    with Press(1) as press:
        press.hand_out("bad", template(), nameless, engine="builtin", **LABELS)
        press.hand_out("good", template(), context_of("en_GB"), engine="builtin", **LABELS)
        found = dict(filter(None, (press.collect(60) for _ in range(2))))
    assert isinstance(found["bad"], DeskError)
    assert found["bad"].code == "template_value_missing"
    assert isinstance(found["good"], LetterDraft)


def test_a_child_that_dies_is_told_apart_from_a_letter_that_was_not_begun() -> None:
    with Press(1) as press:
        press.hand_out("a", template(), context_of("en_GB"), engine="builtin", **LABELS)
        press.hand_out("b", template(), context_of("en_GB"), engine="builtin", **LABELS)
        press._children[0]._process.kill()
        found = dict(filter(None, (press.collect(60) for _ in range(2))))
        assert not press.has_room()
    codes = {key: error.code for key, error in found.items() if isinstance(error, DeskError)}
    assert codes == {"a": "letter_process_ended", "b": "letter_not_begun"}


def test_children_end_with_the_block_also_when_it_fails() -> None:
    press = Press(2)
    processes = [child._process for child in press._children]

    def stopped_in_the_middle() -> None:
        with press:
            press.hand_out("a", template(), context_of("en_GB"), engine="builtin", **LABELS)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped_in_the_middle()
    assert len(processes) == 2
    assert all(process.poll() is not None for process in processes)


def test_a_child_ends_when_its_parent_is_gone() -> None:
    child = subprocess.Popen(
        [sys.executable, "-P", "-c", "from recdesk.letters.press_child import serve_pipe; serve_pipe()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=child_environment(os.environ),
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.close()
    assert child.wait(60) == 0
    child.stdout.close()


def test_no_secret_goes_to_a_child() -> None:
    known = {"RECDESK_PASSPHRASE": "geheim", "PATH": "/bin", "PYTHONPATH": "/somewhere"}
    given = child_environment(known)
    assert "RECDESK_PASSPHRASE" not in given
    assert (given["PATH"], given["PYTHONPATH"].split(os.pathsep)[1:]) == ("/bin", ["/somewhere"])


def test_a_defect_in_a_child_is_answered_with_its_kind() -> None:
    source, out = io.BytesIO(), io.BytesIO()
    wire.send(source, {"template": template(), "values": {"candidate": {}}, **LABELS, "engine": "builtin"})
    source.seek(0)
    serve(source, out)
    out.seek(0)
    answer = wire.receive(out)
    assert answer["problems"][0].code == "letter_defect"


def test_a_frozen_program_makes_all_letters_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with Press(2) as press:
        assert not press.has_room()
        with pytest.raises(Refused, match="press_full"):
            press.hand_out("a", template(), context_of("en_GB"), engine="builtin", **LABELS)
    assert spare_cores() >= 0
