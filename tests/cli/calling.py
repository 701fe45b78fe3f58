"""The command line called in this process, with its exit code, its one JSON object and its messages."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from recdesk.cli.run import run
from recdesk.localization import catalogue
from tests import desks
from tests.desks import OPERATOR, PASSPHRASE, SetClock


@dataclass
class Answer:
    """What came back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on standard output; anything beside it fails the test."""
        lines = self.out.splitlines()
        assert len(lines) == 1, self.out
        return json.loads(lines[0])

    @property
    def problems(self) -> list[str]:
        """The codes of the problems."""
        return [p["code"] for p in self.json["problems"]]

    @property
    def message(self) -> str:
        """The first problem's sentence."""
        return str(self.json["problems"][0]["message"])


class Line:
    """`recdesk` on one desk. `environment` may be changed by the test."""

    def __init__(self, folder: Path, clock: SetClock) -> None:
        self.folder = folder
        self.clock = clock
        self.environment = {
            "RECDESK_DESK": str(folder),
            "RECDESK_PASSPHRASE": PASSPHRASE,
            "RECDESK_OPERATOR": OPERATOR,
            "LANGUAGE": "en",
            "LANG": "en_GB.UTF-8",
        }
        self.doors = desks.quick_desks(clock)

    def plain(self, *words: str) -> Answer:
        """Without `--json`."""
        out, err = io.StringIO(), io.StringIO()
        code = run(list(words), self.doors, environment=self.environment, out=out, err=err)
        assert "Traceback" not in err.getvalue()
        return Answer(code, out.getvalue(), err.getvalue())

    def __call__(self, *words: str) -> Answer:
        """With `--json`: exactly one object, also of a refusal."""
        answer = self.plain("--json", *words)
        assert isinstance(answer.json, dict)
        return answer

    def done(self, *words: str) -> Any:
        """The object of a command that must succeed."""
        answer = self(*words)
        assert answer.code == 0, answer.out
        return answer.json

    def refused(self, code: int, problem: str, *words: str) -> Answer:
        """A refusal with its exit code and first problem; nothing on the desk may have changed."""
        before = self.state()
        answer = self(*words)
        assert (answer.code, answer.problems[0]) == (code, problem), answer.out
        assert answer.message
        assert self.state() == before
        return answer

    def state(self) -> Any:
        """Every row and every file of the desk, read without the command line."""
        files = desks.files_in(self.folder)
        rows = None
        if (self.folder / "desk.db").exists() and self.environment.get("RECDESK_PASSPHRASE") == PASSPHRASE:
            rows = _rows(self.folder)
        # SQLite moves its log into the file when it likes: the rows speak for the database.
        return rows, {name: sha for name, sha in files.items() if rows is None or name != "desk.db"}


def _rows(folder: Path) -> Any:
    from recdesk.domain.errors import DeskError
    from recdesk.storage.opening import open_vault

    try:
        vault = open_vault(folder, PASSPHRASE, clock=SetClock())
    except DeskError:
        return None
    try:
        return desks.rows_of(vault.engine())
    finally:
        vault.close()


def line_at(step: str) -> Any:
    """A fixture: the command line on a desk of the test's own, as far as `step`; `""` is no desk yet."""

    @pytest.fixture
    def line(tmp_path: Path, clock: SetClock) -> Iterator[Line]:
        folder = tmp_path / "desk"
        yield Line(desks.copy_desk(folder, step) if step else folder, clock)
        catalogue.use("en_GB")

    return line
