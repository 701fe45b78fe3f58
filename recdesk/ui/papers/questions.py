"""The questions of a document as a declared form, and the form's values as answers. No widgets.

What the desk answers by itself stands in the form as a value. An answer left empty is not given at all, so that the
record may answer it, unless it was the desk's and somebody took it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from recdesk.domain.errors import Problem
from recdesk.domain.people import Person
from recdesk.localization.catalogue import mark, tr
from recdesk.services.paper_ports import Question
from recdesk.ui.papers.labels import column_of, label, source_of
from recdesk.ui.records import words
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.widgets.declared import Field, Section

NEEDED, MORE, KNOWN = "needed", "more", "known"
_SECTIONS = (
    Section(NEEDED, mark("Needed")),
    Section(MORE, mark("If it applies")),
    Section(KNOWN, mark("Known from the record")),
)
_FROM_RECORD = frozenset({"hours_per_day", "contact", "return_to", "withdraw_to", "first_day_place"})
"""The record or the desk answers these when they are left empty."""
_LONG = frozenset(
    {
        "breaks",
        "collective_agreement",
        "consent_recipients",
        "esign_procedure",
        "fixed_term_reason",
        "medical_insurance",
        "other_leave",
        "overtime",
        "pension",
        "probation_conditions",
        "sick_pay",
        "social_security",
        "termination_procedure",
        "training",
        "travel",
        "work_permit",
        "workplaces",
    }
)
"""One paragraph that is longer than a line."""
_MOST = 100_000
_LEFT_EMPTY = mark("Taken from the record when left empty.")
_TIME = mark("Like 10:00 or 10:00-10:45; behind it a zone such as Europe/London where it is not the desk's.")
_CURRENCY, _PHONE = "_currency", "_phone"
_WRONG = {
    "date": mark("{label}: this row needs a date. Enter it like 14.04.2026."),
    "time": mark("{label}: this is not a time. Write it like 10:00 or 10:00-10:45."),
    "zone": mark("{label}: the time zone is not known. Write it like Europe/Bucharest."),
    "amount": mark("{label}: an amount needs its currency. Choose it, or empty both."),
    "person": mark("{label}: the name is missing. Enter it."),
    "row": mark("{label}: a row without a name. Enter the name, or remove the row."),
    "text": mark("{label}: a text is missing here or is too long. Enter it in a few sentences."),
}
_WRONG_OTHERWISE = mark("{label}: this cannot be used as it is. Correct it.")
_MISSING = mark("{label}: the answer is missing. Enter it.")


def sections(questions: Iterable[Question]) -> tuple[Section, ...]:
    """The sections that these questions fill."""
    filled = {_section(question) for question in questions}
    return tuple(section for section in _SECTIONS if section.name in filled)


def fields(questions: Iterable[Question], choices: DeskChoices) -> tuple[Field, ...]:
    """A field for each question, two for an amount (with its currency) and for a person (with the telephone)."""
    return tuple(field for question in questions for field in _declared(question, choices))


def form_values(questions: Iterable[Question]) -> dict[str, Any]:
    """What the desk answers by itself, by field of the form."""
    found: dict[str, Any] = {}
    for question in questions:
        if question.default is None:
            continue
        if question.kind == "amount":
            amount, currency = _amount(question.default)
            found |= {question.name: amount, f"{question.name}{_CURRENCY}": currency}
        elif question.kind == "person":
            given = question.default if isinstance(question.default, Mapping) else {"name": question.default}
            found |= {question.name: _person(given), f"{question.name}{_PHONE}": str(given.get("phone", ""))}
        else:
            found[question.name] = _SHOWN.get(question.kind, str)(question.default)
    return found


def answers(questions: Iterable[Question], values: Mapping[str, Any]) -> dict[str, Any]:
    """The form's values as answers."""
    found: dict[str, Any] = {}
    for question in questions:
        given = _answer(question, values)
        if given not in (None, "", []) or question.default is not None:
            found[question.name] = given
    return found


def sentences(problems: Iterable[Problem]) -> dict[str, str]:
    """What is missing or wrong among the answers: field of the form -> sentence. Problems of other kinds are left."""
    found: dict[str, str] = {}
    for problem in problems:
        if problem.code in ("asked_missing", "asked_wrong") and problem.field:
            reason = str(problem.facts.get("reason", ""))
            said = _MISSING if problem.code == "asked_missing" else _WRONG.get(reason, _WRONG_OTHERWISE)
            where = label(str(problem.facts.get("name") or problem.field))
            found.setdefault(problem.field, tr(said).format(label=where))
    return found


def _section(question: Question) -> str:
    if question.name in _FROM_RECORD:
        return KNOWN
    return NEEDED if question.needed and not question.with_field else MORE


def _declared(question: Question, choices: DeskChoices) -> tuple[Field, ...]:
    name, section = question.name, _section(question)
    kind, settings = _kind(question)
    hint = _LEFT_EMPTY if section == KNOWN else _TIME if question.kind == "time" else question.meaning
    first = Field(
        name,
        source_of(name),
        kind,
        section,
        hint,
        section == NEEDED,
        options=words.NOTICE_UNIT if question.kind == "unit" else (),
        columns=_columns(question),
        settings=settings,
    )
    if question.kind == "amount":
        return (first, Field(f"{name}{_CURRENCY}", mark("Currency"), "choice", section, options=choices.currencies))
    if question.kind == "person":
        return (first, Field(f"{name}{_PHONE}", mark("Telephone"), "phone", section))
    return (first,)


def _kind(question: Question) -> tuple[str, dict[str, Any]]:
    """The kind of field, and the settings of its widget."""
    if question.kind == "lines":
        return "long_text", {"lines": 4}
    if question.kind == "text" and question.name in _LONG:
        return "long_text", {"lines": 2}
    if question.kind == "number":
        return "decimal", {"digits": 6}
    if question.kind == "count":
        return "number", {"least": 0, "most": _MOST}
    plain = {"date": "date", "amount": "amount", "unit": "choice", "person": "person"}
    return plain.get(question.kind, "list" if question.kind in ("texts", "people", "rows") else "text"), {}


def _columns(question: Question) -> tuple[Field, ...]:
    if question.kind == "texts":
        return (Field("text", mark("Entry"), "text"),)
    if question.kind == "people":
        return (Field("name", mark("Name"), "text"), Field("title", mark("Title"), "text"))
    return tuple(
        Field(column, column_of(question.name, column), "date" if column == "due" else "text")
        for column in question.columns
    )


def _answer(question: Question, values: Mapping[str, Any]) -> Any:
    value = values.get(question.name)
    if question.kind == "amount":
        currency = values.get(f"{question.name}{_CURRENCY}") or ""
        return None if value is None else {"amount": format(value, "f"), "currency": currency}
    if question.kind == "person":
        phone = str(values.get(f"{question.name}{_PHONE}") or "")
        given = value or Person("")
        said = {"name": given.name, "title": given.title, "email": given.email, "phone": phone}
        return said if any(said.values()) else None
    if question.kind in ("texts", "people", "rows"):
        return _rows(question.kind, value or ())
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str) and question.kind == "text":
        return " ".join(value.split())  # the field may have lines, the answer is one
    return value


def _rows(kind: str, rows: Iterable[Mapping[str, Any]]) -> list[Any]:
    return [row["text"] if kind == "texts" else dict(row) for row in rows]


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _amount(value: Any) -> tuple[Decimal | None, str]:
    if isinstance(value, Mapping):
        return Decimal(str(value.get("amount"))), str(value.get("currency", ""))
    amount, _, currency = str(value).partition(" ")
    return Decimal(amount), currency.strip()


def _person(given: Mapping[str, Any]) -> Person:
    return Person(*(str(given.get(part, "")) for part in ("name", "title", "email")))


def _people(value: Any) -> tuple[dict[str, str], ...]:
    listed = [one if isinstance(one, Mapping) else {"name": one} for one in value]
    return tuple({part: str(one.get(part, "")) for part in ("name", "title")} for one in listed)


def _cells(value: Any) -> tuple[dict[str, Any], ...]:
    return tuple({name: _day(cell) if name == "due" else _cell(cell) for name, cell in row.items()} for row in value)


def _cell(value: Any) -> str:
    """A cell's default as it would be typed."""
    if isinstance(value, Mapping):
        return " ".join(str(part) for part in value.values())
    return str(value)


def _texts(value: Any) -> tuple[dict[str, str], ...]:
    return tuple({"text": str(one)} for one in ([value] if isinstance(value, str) else value))


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value))


_SHOWN: dict[str, Callable[[Any], Any]] = {
    "date": _day,
    "number": _decimal,
    "count": int,
    "texts": _texts,
    "people": _people,
    "rows": _cells,
}
