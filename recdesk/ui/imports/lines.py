"""A dry run as lines to read: what becomes of each row and why, in words. No widgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recdesk.domain.errors import Problem
from recdesk.localization import screen, sentences
from recdesk.localization.catalogue import mark, ntr, tr
from recdesk.services.import_plans import FieldChange, ImportPlan, PlannedRow
from recdesk.ui.records.alike_panel import reason_text
from recdesk.ui.review.facts import fact_text
from recdesk.ui.widgets.bidi import isolated_name

TABS: tuple[tuple[str, str], ...] = (
    ("new", mark("New")),
    ("changed", mark("Changed")),
    ("identical", mark("Same")),
    ("rejected", mark("Left out")),
    ("alike", mark("Perhaps alike")),
)
_SHOWN_OF_NEW = ("email", "phone", "city", "country", "date_of_birth", "consent_given_on", "source", "notice_days")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: the row in the file, whose it is, what about it (a field's label), and what is said."""

    row: int
    name: str
    about: str
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """The tables of a dry run: lines by tab, and how many rows of the file each is about."""

    lines: Mapping[str, tuple[Line, ...]]
    counts: Mapping[str, int]


def lines_of(plan: ImportPlan, labels: Mapping[str, str], *, zone: str) -> Lines:
    """Everything that a dry run found. `labels` are the marked labels of fields by name."""
    words = _Words(labels, zone)
    found = {
        "new": tuple(words.new(row) for row in plan.new),
        "changed": tuple(line for row in plan.changed for line in words.changed(row)),
        "identical": tuple(Line(r.row, r.name, r.number, tr("says what is stored")) for r in plan.identical),
        "rejected": tuple(line for row in plan.rejected for line in words.rejected(row)),
        "alike": tuple(line for row in plan.rows for line in words.alike(row)),
    }
    warned = [line for row in (*plan.new, *plan.changed) for line in words.warnings(row)]
    for name in ("new", "changed"):
        rows = {row.row for row in (plan.new if name == "new" else plan.changed)}
        extra = [line for line in warned if line.row in rows]
        found[name] = tuple(sorted((*found[name], *extra), key=lambda line: line.row))
    counts = {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "identical": len(plan.identical),
        "rejected": len(plan.rejected),
        "alike": sum(bool(row.alike or row.alike_rows) for row in plan.rows),
    }
    return Lines(found, counts)


def note_sentences(plan: ImportPlan) -> list[str]:
    """What is to be said about the file as a whole."""
    return [sentences.sentence(note.code, note.facts) for note in plan.notes]


class _Words:
    """Puts the rows of a plan into words."""

    def __init__(self, labels: Mapping[str, str], zone: str) -> None:
        self._labels = labels
        self._zone = zone

    def new(self, row: PlannedRow) -> Line:
        shown = [self._value(name, row.values[name]) for name in _SHOWN_OF_NEW if row.values.get(name)]
        return Line(row.row, row.name, "", " · ".join(shown))

    def changed(self, row: PlannedRow) -> Iterator[Line]:
        for change in row.changes:
            old = isolated_name(self._shown(change, change.before)) or tr("(empty)")
            new = isolated_name(self._shown(change, change.after)) or tr("(empty)")
            yield Line(row.row, f"{row.name} ({row.number})", self._label(change.field), f"{old} → {new}")

    def rejected(self, row: PlannedRow) -> Iterator[Line]:
        for problem in row.problems:
            yield Line(row.row, row.name, self._label(problem.field or ""), self._sentence(problem), "blocked")

    def warnings(self, row: PlannedRow) -> Iterator[Line]:
        for problem in row.warnings:
            yield Line(row.row, row.name, self._label(problem.field or ""), self._sentence(problem), "needs_you")

    def alike(self, row: PlannedRow) -> Iterator[Line]:
        for stored in row.alike:
            yield self._alike(row, stored.number, stored.name, stored.score, stored.reasons)
        for other in row.alike_rows:
            where = tr("row {n}").format(n=other.row)
            yield self._alike(row, where, other.name, other.score, other.reasons)

    def _alike(self, row: PlannedRow, where: str, name: str, score: float, reasons: tuple[str, ...]) -> Line:
        why = ", ".join(reason_text(reason) for reason in reasons)
        said = tr("{name}, {reasons}; likeness {score}").format(
            name=isolated_name(name), reasons=why, score=screen.figure(round(score))
        )
        return Line(row.row, row.name, where, said, "needs_you")

    def _label(self, field: str) -> str:
        if field.startswith("extra."):
            return field.removeprefix("extra.")
        return tr(self._labels[field]) if field in self._labels else field.replace("_", " ")

    def _value(self, field: str, value: object) -> str:
        return fact_text(field, value, zone=self._zone)

    def _shown(self, change: FieldChange, value: object) -> str:
        if value in (None, "", [], {}):
            return ""
        if isinstance(value, list | dict):
            return ntr("{n} entry", "{n} entries", len(value)).format(n=len(value))
        text = self._value(change.field, value)
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

    def _sentence(self, problem: Problem) -> str:
        return sentences.sentence(problem.code, {"value": "", **problem.facts})
