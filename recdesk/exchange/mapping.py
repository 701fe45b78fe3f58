"""A raw table read by a profile: rows with values by field, what no column maps, and what is wrong with each row."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from recdesk.domain.errors import DeskError, Problem, Unreadable
from recdesk.domain.folding import clean_text
from recdesk.domain.pay_history import asks_pay_history
from recdesk.exchange.fields import AS_WRITTEN
from recdesk.exchange.profiles import Profile, Template
from recdesk.exchange.raw import OWN_COLUMNS, Cell, RawRow, cell_name, header_key, is_empty, text_of
from recdesk.exchange.values import read_cell
from recdesk.services.paper_ports import SourceRow

_DIGITS_OF_POSTAL_CODE = {"RO": 6, "DE": 5, "FR": 5, "IT": 5, "ES": 5}


def distinct(headers: Sequence[str]) -> tuple[str, ...]:
    """Every header under a name of its own: `Column 4` where there is none, `Phone (2)` for the second of one name."""
    seen: dict[str, int] = {}
    names = []
    for place, header in enumerate(headers):
        key = header_key(header)
        seen[key] = seen.get(key, 0) + 1
        names.append(f"{header} ({seen[key]})" if header and seen[key] > 1 else header or f"Column {place + 1}")
    return tuple(names)


class RowReader:
    """A profile laid over the headers of one file; reads one row after the other.

    Unreadable `column_missing` or `column_twice`, once for each mapped header that is not exactly once in the file.
    """

    def __init__(self, profile: Profile, headers: Sequence[str]) -> None:
        self._profile = profile
        keys = [header_key(h) for h in headers]
        _require_columns(profile, keys, headers)
        self._places = {key: place for place, key in enumerate(keys)}
        self._templates = {
            name: template
            for name, template in profile.columns.items()
            if all(header_key(h) in self._places for h in template.headers)
        }
        mapped = {header_key(h) for t in profile.columns.values() for h in t.headers}
        self._others = {
            place: name
            for place, name in enumerate(distinct(headers))
            if keys[place] not in mapped and not keys[place].startswith(OWN_COLUMNS) and not asks_pay_history(name)
        }
        self._filled = [n for n in profile.kind.fields if n in self._templates or n in profile.constants]
        self._last = max((self._places[header_key(h)] for t in self._templates.values() for h in t.headers), default=0)

    def read(self, raw: RawRow) -> SourceRow:
        """The row with everything that could be read, and a problem for everything that could not."""
        written = tuple(text_of(cell) for cell in raw.cells)
        broken = list(raw.problems)
        if len(raw.cells) <= self._last:
            broken.append(Problem("row_too_short", facts={"cells": len(raw.cells), "columns": self._last + 1}))
        if broken:
            # Its cells stand in the wrong columns: what they seem to say would only hide what is wrong.
            told = [dataclasses.replace(p, facts={**p.facts, "row": raw.row}) for p in broken]
            return SourceRow(raw.row, {AS_WRITTEN: written}, {}, tuple(told))
        problems: list[Problem] = []
        values: dict[str, Any] = {}
        for name in self._filled:
            try:
                value = self._value(name, raw)
            except DeskError as error:
                problems += [self._placed(p, name, raw) for p in error.problems]
                continue
            if value not in (None, "", ()):
                values[name] = value
        problems += self._lost_zero(values, raw)
        extra = self._extra(raw, problems)
        values[AS_WRITTEN] = written
        return SourceRow(raw.row, values, extra, tuple(problems))

    def _value(self, name: str, raw: RawRow) -> Any:
        profile = self._profile
        template = self._templates.get(name)
        if template is not None and any(self._places[header_key(h)] in raw.errors for h in template.headers):
            raise Unreadable("cell_holds_error", field=name)
        cell: Cell = self._cell(template, raw) if template is not None else ""
        constant = profile.constants.get(name, "")
        into = profile.kind.fields[name]
        formats = {"date_format": profile.date_format(name), "decimal": profile.decimal}
        value: Any = None
        if not is_empty(cell):
            value = read_cell(cell, into, **formats, mapped=profile.values.get(name))
        if value in (None, "", ()) and constant:
            # A constant is written in RecDesk's own forms: ISO days, codes, no value map.
            value = read_cell(constant, into, date_format="", decimal="", mapped=None)
        return value

    def _cell(self, template: Template, raw: RawRow) -> Cell:
        cells = {key: raw.cells[place] for key, place in self._places.items() if place < len(raw.cells)}
        if template.is_single:
            return cells.get(header_key(template.headers[0]), "")
        return template.filled({key: text_of(cell).strip() for key, cell in cells.items()})

    def _placed(self, problem: Problem, name: str, raw: RawRow) -> Problem:
        """The problem with the column and cell it stands in."""
        template = self._templates.get(name)
        if template is None:
            return dataclasses.replace(problem, field=name)
        facts = {"column": ", ".join(template.headers)}
        if len(template.headers) == 1:
            facts["cell"] = cell_name(raw.row, self._places[header_key(template.headers[0])])
        return dataclasses.replace(problem, field=name, facts={**problem.facts, **facts})

    def _lost_zero(self, values: Mapping[str, Any], raw: RawRow) -> list[Problem]:
        """A postal code that a spreadsheet took for a number and stripped of its first zero."""
        code = str(values.get("postal_code", ""))
        wanted = _DIGITS_OF_POSTAL_CODE.get(str(values.get("country", "")), 0)
        if not code.isdigit() or len(code) != wanted - 1:
            return []
        found = Problem("spreadsheet_cut_zero", facts={"value": code, "digits": wanted})
        return [self._placed(found, "postal_code", raw)]

    def _extra(self, raw: RawRow, problems: list[Problem]) -> dict[str, str]:
        extra = {}
        for place, name in self._others.items():
            if place >= len(raw.cells) or is_empty(raw.cells[place]):
                continue
            try:
                extra[name] = clean_text(text_of(raw.cells[place]), field=name)
            except Unreadable as error:
                facts = {**error.facts, "column": name, "cell": cell_name(raw.row, place)}
                problems.append(Problem(error.code, "extra", facts=facts))
        return extra


def _require_columns(profile: Profile, keys: Sequence[str], headers: Sequence[str]) -> None:
    problems = []
    for name, template in profile.columns.items():
        for header in template.headers:
            count = keys.count(header_key(header))
            if count > 1 or (count == 0 and name not in profile.optional):
                facts = {"column": header, "profile": profile.name, "headers": list(headers)[:40]}
                problems.append(Problem("column_twice" if count else "column_missing", name, facts=facts))
    if problems:
        raise Unreadable.of(problems)
