"""What the command line prints: one JSON object on standard output, or sentences and aligned lines for people."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from recdesk.domain.errors import DeskError, Problem
from recdesk.domain.plain import to_plain
from recdesk.localization.catalogue import mark, tr
from recdesk.localization.rule_sentences import FACTS, fact_label
from recdesk.localization.sentences import sentence, shown

_LABELS = {
    "applications": mark("Applications"),
    "created_at": mark("Entered"),
    "date_of_birth": mark("Date of birth"),
    "documents": mark("Documents"),
    "family_name": mark("Family name"),
    "form_of_address": mark("Form of address"),
    "given_name": mark("Given name"),
    "history": mark("History"),
    "languages": mark("Languages"),
    "name_order": mark("Name order"),
    "path": mark("Path"),
    "postal_code": mark("Postal code"),
    "street": mark("Street"),
    "updated_at": mark("Changed"),
}
"""Labels of fields that no rule speaks of."""


class OutputLost(Exception):
    """Standard output takes nothing more; what was to be said is lost, what was done is done."""


class Printer:
    """Writes results to `out` and everything else to `err`; with `as_json` exactly one object goes to `out`."""

    def __init__(self, *, as_json: bool, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.as_json = as_json
        # A program that was started without them has neither.
        self.out = out or sys.stdout or io.StringIO()
        self.err = err or sys.stderr or io.StringIO()

    def result(self, plain: Mapping[str, Any], lines: Iterable[str]) -> None:
        """The result, as the object or as lines."""
        if self.as_json:
            self._say(json.dumps(to_plain(plain), ensure_ascii=False))
        else:
            for line in lines:
                self._say(line)

    def _say(self, text: str) -> None:
        try:
            print(text, file=self.out, flush=True)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputLost from error

    def note(self, text: str) -> None:
        """A message for people, never on standard output."""
        print(text, file=self.err)

    def refused(self, error: DeskError) -> None:
        """Every problem of an error, with its sentence."""
        problems = [plain_problem(p) for p in error.problems]
        if self.as_json:
            self._say(json.dumps({"problems": problems}, ensure_ascii=False))
        else:
            for message in dict.fromkeys(problem["message"] for problem in problems):
                print(message, file=self.err)

    def progress(self, what: str) -> Any:
        """A (done, of) callback that draws a bar on a terminal and nothing elsewhere."""
        if not self.err.isatty():
            return lambda _done, _of: None

        def draw(done: int, of: int) -> None:
            width = 30
            filled = width * done // max(of, 1)
            end = "\n" if done >= of else ""
            self.err.write(f"\r{what} [{'#' * filled}{'.' * (width - filled)}] {done}/{of}{end}")
            self.err.flush()

        return draw


def plain_problem(problem: Problem) -> dict[str, Any]:
    """A problem as the contract has it; one of usage tells in `details` which argument it is, and why."""
    details = {"details": dict(problem.facts)} if problem.code == "usage" and problem.facts else {}
    about = {name: value for name, value in (("field", problem.field), ("record", problem.record)) if value is not None}
    return {
        "code": problem.code,
        "message": sentence(problem.code, {**about, **problem.facts}, where=_place(problem.field or "")),
        "field": shown(problem.field) if problem.field is not None else None,
        "record": problem.record,
        **details,
    }


def _place(field: str) -> str:
    """The field that a sentence is about: its label, and its name in record files where that is another word."""
    called, named = label(field), field.replace("_", " ").capitalize()
    return called if called == named else f"{called} ({field})"


def label(name: str) -> str:
    """What a field is called, in the language in use; its own name in words where no label is known."""
    if name in FACTS:
        return fact_label(name)
    return tr(_LABELS[name]) if name in _LABELS else name.replace("_", " ").capitalize()


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Aligned lines with a heading; a sentence when there is nothing."""
    if not rows:
        return [tr("Nothing found.")]
    widths = [max(len(str(r[i])) for r in (headers, *rows)) for i in range(len(headers))]
    return ["  ".join(str(c).ljust(w) for c, w in zip(r, widths, strict=True)).rstrip() for r in (headers, *rows)]
