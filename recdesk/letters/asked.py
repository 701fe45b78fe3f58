"""What is asked for when a document is made: the questions of a document, and the answers read strictly.

Answers are plain JSON values. A date is `2026-04-03`; a time `10:00` or `10:00-10:45 Europe/Bucharest`; an amount
`{"amount": "9500.00", "currency": "RON"}` or `"9500.00 RON"`; a number `"4.97"` or a whole number, never a fraction
in binary; a person a name or `{"name", "title", "email", "phone"}`; a list of rows a list of objects.
Which defaults a desk has stands in `defaults.py`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from recdesk.domain.candidate import NoticeUnit
from recdesk.domain.errors import Problem, Refused
from recdesk.letters.catalogue import ENTRIES, Entry, Kind, asked_entries, paper
from recdesk.letters.fields import is_empty, values_at
from recdesk.letters.values import plain_text
from recdesk.services.paper_ports import Question

LONGEST = 4_000
MOST_ROWS = 200
_CURRENCY = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_AMOUNT = re.compile(r"(\d{1,15}(?:\.\d{1,4})?)\s+([A-Z]{3})")
_CLOCK = re.compile(r"([0-2]?\d:[0-5]\d)(?:\s*[-–]\s*([0-2]?\d:[0-5]\d))?(?:\s+([A-Za-z]+(?:/[A-Za-z_+\-0-9]+)*))?")
_PERSON = ("name", "title", "email", "phone")


class _Wrong(Exception):
    """A value of the wrong kind; `reason` names the kind that was wanted."""

    def __init__(self, reason: str, at: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


def questions(document: str, country: str, defaults: Mapping[str, Any]) -> tuple[Question, ...]:
    """What may be asked for a document in a country, needed ones first, each with the desk's default."""
    found = [
        Question(
            name=name_of(entry),
            kind=entry.asked,
            meaning=entry.meaning,
            needed=entry.needed_for(document, country),
            with_field=entry.with_field,
            example=entry.example,
            default=defaults.get(name_of(entry)),
            columns=tuple(part.path.rpartition(".")[2] for part in _parts(entry)),
        )
        for entry in asked_entries(document)
    ]
    return tuple(sorted(found, key=lambda question: not question.needed))


def name_of(entry: Entry) -> str:
    """The name under which an asked entry is answered: `local_pay` for `paper.local_pay.amount`."""
    name = entry.path.removeprefix("paper.")
    return name.partition(".")[0] if entry.asked in (paper.AMOUNT, paper.PERSON) else name


def read_answers(document: str, country: str, given: Mapping[str, Any], *, record: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a document by name, typed: texts, dates, decimals, lists and dicts; times as (start, end, zone).

    `given` are the defaults with the person's answers over them, `record` the context of the record, for what is only
    needed with a field of it. Refused with `asked_unknown`, `asked_wrong` (reason) and `asked_missing`, one problem for
    each.
    """
    entries = {name_of(entry): entry for entry in asked_entries(document)}
    problems, answers = [], {}
    for name, value in given.items():
        entry = entries.get(name)
        if entry is None:
            near = difflib.get_close_matches(name, list(entries), n=1, cutoff=0.6)
            problems.append(Problem("asked_unknown", name, facts={"near": near[0] if near else "", "name": name}))
        elif not _blank(value):
            try:
                answers[name] = _READERS[entry.asked](value, entry)
            except _Wrong as wrong:
                problems.append(
                    Problem("asked_wrong", name, facts={"name": f"{name}{wrong.at}", "reason": wrong.reason})
                )
    wrong_names = {problem.field for problem in problems}
    for name, entry in entries.items():
        if name in answers or name in wrong_names or not entry.needed_for(document, country):
            continue
        if entry.with_field and all(is_empty(value) for _, value in values_at(record, entry.with_field)):
            continue
        problems.append(Problem("asked_missing", name, facts={"name": name, "meaning": entry.meaning}))
    if problems:
        raise Refused.of(problems)
    return answers


def _blank(value: Any) -> bool:
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())


def _parts(entry: Entry) -> tuple[Entry, ...]:
    """The entries of a row's columns."""
    return tuple(one for path, one in ENTRIES.items() if path.startswith(f"{entry.path}[]."))


def _line(value: Any, _entry: Entry | None = None) -> str:
    return _text(value, lines=False)


def _lines(value: Any, _entry: Entry | None = None) -> str:
    return _text(value, lines=True)


def _text(value: Any, *, lines: bool) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise _Wrong("text")
    return plain_text(value.strip(), lines=lines)


def _texts(value: Any, _entry: Entry) -> list[str]:
    if isinstance(value, str):
        value = [value]
    return [_within(_line, one, None, f"[{n}]") for n, one in enumerate(_list(value))]


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list) or not 0 < len(value) <= MOST_ROWS:
        raise _Wrong("list")
    return value


def _day(value: Any, _entry: Entry | None = None) -> date:
    if type(value) is date:
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        raise _Wrong("date")
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise _Wrong("date") from None


def _clock(value: Any, _entry: Entry) -> tuple[str, str, str]:
    match = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or any(int(part.partition(":")[0]) > 23 for part in match.group(1, 2) if part):
        raise _Wrong("time")
    start, end, zone = (match[1].zfill(5), (match[2] or "").zfill(5) if match[2] else "", match[3] or "")
    if end and end <= start:
        raise _Wrong("time")
    try:
        ZoneInfo(zone or "UTC")
    except (KeyError, ValueError, OSError):
        raise _Wrong("zone") from None
    return start, end, zone


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        raise _Wrong("number")
    text = str(value).strip()
    if not _NUMBER.fullmatch(text):
        raise _Wrong("number")
    try:
        return Decimal(text)
    except InvalidOperation:
        raise _Wrong("number") from None


def _number(value: Any, _entry: Entry) -> Decimal:
    return _decimal(value)


def _count(value: Any, _entry: Entry) -> int:
    count = _decimal(value)
    if count != count.to_integral_value() or not 0 <= count <= 100_000:
        raise _Wrong("count")
    return int(count)


def _amount(value: Any, _entry: Entry | None = None) -> dict[str, Any]:
    if isinstance(value, str):
        match = _AMOUNT.fullmatch(value.strip())
        if match is None:
            raise _Wrong("amount")
        return {"amount": Decimal(match[1]), "currency": match[2]}
    if not isinstance(value, Mapping) or set(value) != {"amount", "currency"}:
        raise _Wrong("amount")
    currency = value["currency"]
    if not isinstance(currency, str) or not _CURRENCY.fullmatch(currency):
        raise _Wrong("amount")
    amount = _decimal(value["amount"])
    if amount < 0:
        raise _Wrong("amount")
    return {"amount": amount, "currency": currency}


def _unit(value: Any, _entry: Entry) -> str:
    if value not in set(NoticeUnit):
        raise _Wrong("unit")
    return str(NoticeUnit(value).value)


def _person(value: Any, _entry: Entry | None = None) -> dict[str, str]:
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, Mapping) or not set(value) <= set(_PERSON) or _blank(value.get("name")):
        raise _Wrong("person")
    return {part: "" if _blank(value.get(part)) else _line(value[part]) for part in _PERSON}


def _people(value: Any, _entry: Entry) -> list[dict[str, str]]:
    rows = [_within(_person, one, None, f"[{n}]") for n, one in enumerate(_list(value))]
    return [{"name": row["name"], "title": row["title"]} for row in rows]


def _rows(value: Any, entry: Entry) -> list[dict[str, Any]]:
    columns = {part.path.rpartition(".")[2]: part for part in _parts(entry)}
    rows = []
    for number, row in enumerate(_list(value)):
        if not isinstance(row, Mapping) or not set(row) <= set(columns) or _blank(row.get("name")):
            raise _Wrong("row", f"[{number}]")
        for name, part in columns.items():
            if part.needed and _blank(row.get(name)):
                raise _Wrong("date" if part.kind is Kind.DATE else "text", f"[{number}].{name}")
        rows.append({name: _cell(name, row.get(name), part, number) for name, part in columns.items()})
    return rows


def _cell(name: str, value: Any, part: Entry, number: int) -> Any:
    where = f"[{number}].{name}"
    if part.kind is Kind.DATE:
        return None if _blank(value) else _within(_day, value, None, where)
    if _blank(value):
        return ""
    if name in ("before", "after") and isinstance(value, Mapping):
        # Typed, so that it is written as the letter's language writes it.
        if set(value) == {"date"}:
            return _within(_day, value["date"], None, where)
        return _within(_amount, value, None, where)
    return _within(_line, value, None, where)


def _within(reader: Callable[[Any, Any], Any], value: Any, entry: Any, where: str) -> Any:
    try:
        return reader(value, entry)
    except _Wrong as wrong:
        raise _Wrong(wrong.reason, f"{where}{wrong.at}") from None


_READERS: dict[str, Callable[[Any, Entry], Any]] = {
    paper.TEXT: _line,
    paper.LINES: _lines,
    paper.TEXTS: _texts,
    paper.DAY: _day,
    paper.CLOCK: _clock,
    paper.AMOUNT: _amount,
    paper.NUMBER: _number,
    paper.COUNT: _count,
    paper.UNIT: _unit,
    paper.PERSON: _person,
    paper.PEOPLE: _people,
    paper.ROWS: _rows,
}
