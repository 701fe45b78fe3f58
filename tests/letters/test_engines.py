"""Other makers of the PDF: how they are started, and that their PDF is not believed unread.

LibreOffice and Word are stood in for by a function that leaves a PDF where the real one would.
"""

from __future__ import annotations

import os
import select
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from recdesk.domain.errors import Damaged, DeskError
from recdesk.letters.engines import MadePdf, Run, make_pdf, run_program
from tests.builders import NOW
from tests.letters.examples import letter_in


def make(engine: str, run: Run) -> MadePdf:
    draft = letter_in("en_GB")
    return make_pdf(draft.docx, engine=engine, title="T", author="A", language="en_GB", at=NOW, run=run)


def leaving(pdf: bytes, started: list[Sequence[str]]) -> Run:
    """A program that writes this PDF beside the letter it was given."""

    def run(command: Sequence[str], _seconds: float) -> tuple[int, str]:
        started.append(command)
        source = next(Path(part) for part in command if part.endswith(".docx"))
        assert source.read_bytes()[:2] == b"PK"
        source.with_suffix(".pdf").write_bytes(pdf)
        return 0, ""

    return run


@pytest.fixture
def _a_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/opt/{name}")


@pytest.mark.usefixtures("_a_libreoffice")
def test_libreoffice_gets_a_profile_of_its_own_and_leaves_nothing_behind() -> None:
    started: list[Sequence[str]] = []
    made = make("libreoffice", leaving(letter_in("en_GB").pdf, started))
    assert made.pages == 2
    assert made.engine.startswith("libreoffice")
    (command,) = started
    assert command[0] == "/opt/soffice"
    assert any(part.startswith("-env:UserInstallation=file:///") for part in command)
    assert not Path(command[-1]).parent.exists()


def test_word_is_driven_through_powershell_without_a_shell_text() -> None:
    started: list[Sequence[str]] = []
    made = make("word", leaving(letter_in("en_GB").pdf, started))
    assert made.engine == "word"
    (command,) = started
    assert command[0] == "powershell.exe"
    assert [Path(part).suffix for part in command[-4:]] == [".ps1", ".docx", ".pdf", ".txt"]


def test_words_version_is_recorded_and_a_word_that_hangs_is_ended_and_no_other() -> None:
    started: list[Sequence[str]] = []
    pdf = letter_in("en_GB").pdf

    def noting(command: Sequence[str], _seconds: float) -> tuple[int, str]:
        started.append(command)
        Path(command[-1]).write_text("version=16.0\nprocess=4711\n", encoding="utf-8-sig")
        Path(command[-2]).write_bytes(pdf)
        return 0, ""

    def hanging(command: Sequence[str], _seconds: float) -> tuple[int, str]:
        started.append(command)
        if command[0] == "powershell.exe":
            Path(command[-1]).write_text("version=16.0\nprocess=4711\n", encoding="utf-8-sig")
            raise TimeoutError
        return 0, ""

    assert make("word", noting).engine == "word 16.0"
    with pytest.raises(DeskError, match="engine_timeout"):
        make("word", hanging)
    assert list(started[-1]) == ["taskkill.exe", "/F", "/PID", "4711"]


def test_a_word_that_noted_nothing_is_not_ended_by_guess() -> None:
    started: list[Sequence[str]] = []

    def hanging(command: Sequence[str], _seconds: float) -> tuple[int, str]:
        started.append(command)
        raise TimeoutError

    with pytest.raises(DeskError, match="engine_timeout"):
        make("word", hanging)
    assert len(started) == 1


def has_ended(process: int) -> bool:
    """Whether a process has ended or ends at once: what was killed takes a moment to go."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 20)[0])
    finally:
        os.close(handle)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="a handle that tells when a process ends is Linux's")
def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    noted = tmp_path / "child"
    script = (
        "import subprocess, sys, time; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"open({str(noted)!r}, 'w').write(str(child.pid)); time.sleep(60)"
    )
    with pytest.raises(TimeoutError):
        run_program([sys.executable, "-c", script], 3)
    assert has_ended(int(noted.read_text(encoding="utf-8")))


def test_no_secret_goes_to_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECDESK_PASSPHRASE", "geheim")
    code, said = run_program([sys.executable, "-c", "import os; print('RECDESK_PASSPHRASE' in os.environ)"], 30)
    assert (code, said.strip()) == (0, "False")


def test_a_pdf_that_says_less_than_the_letter_is_not_believed() -> None:
    other = letter_in("en_GB", job_title="X", department="", bonus="").pdf
    with pytest.raises(Damaged, match="pdf_text_differs"):
        make("word", leaving(other, []))


def test_an_engine_that_fails_hangs_or_is_missing_says_so() -> None:
    def failing(_command: Sequence[str], _seconds: float) -> tuple[int, str]:
        return 77, "no space"

    def hanging(_command: Sequence[str], _seconds: float) -> tuple[int, str]:
        raise TimeoutError

    def absent(_command: Sequence[str], _seconds: float) -> tuple[int, str]:
        raise FileNotFoundError

    for run, code in ((failing, "engine_failed"), (hanging, "engine_timeout"), (absent, "engine_missing")):
        with pytest.raises(DeskError) as caught:
            make("word", run)
        assert caught.value.code == code


def test_word_is_missing_where_there_is_no_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(DeskError, match="engine_missing"):
        make("word", run_program)


def test_libreoffice_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(DeskError) as caught:
        make("libreoffice", run_program)
    assert (caught.value.code, caught.value.facts["engine"]) == ("engine_missing", "libreoffice")


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(DeskError, match="engine_unknown"):
        make("typewriter", run_program)


def test_a_program_that_takes_too_long_is_ended() -> None:
    assert run_program([sys.executable, "-c", "print('done')"], 30) == (0, "done\n")
    with pytest.raises(TimeoutError):
        run_program([sys.executable, "-c", "import time; time.sleep(30)"], 0.2)
