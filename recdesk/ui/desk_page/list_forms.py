"""The desk's lists as forms: for each section its fields, how it is read from the reference and written back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from recdesk.domain.money import CURRENCIES
from recdesk.domain.people import Person
from recdesk.domain.reference import Band, Company, ConsentPolicy, Job, Office, Reference
from recdesk.localization.catalogue import mark
from recdesk.ui.records import words
from recdesk.ui.widgets.declared import Field, Section

LINES = "lines"


@dataclass(frozen=True, slots=True)
class ListForm:
    """One section: what it is called, what stands above it, its fields, and the two ways between form and reference.

    With `add` (the marked text of a button) the section is a list of lines, read and written under the name LINES.
    """

    code: str
    title: str
    note: str
    fields: Callable[[Reference], tuple[Field, ...]]
    read: Callable[[Reference], Mapping[str, Any]]
    write: Callable[[Reference, Mapping[str, Any]], Reference]
    add: str = ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The form's only section."""
        return (Section(self.code, self.title),)


def _text(name: str, label: str, *, required: bool = False) -> Field:
    return Field(name, label, "text", required=required)


def _company(_reference: Reference) -> tuple[Field, ...]:
    def field(name: str, label: str, kind: str = "text", *, required: bool = False) -> Field:
        return Field(name, label, kind, "company", required=required)

    return (
        field("name", mark("Name"), required=True),
        field("legal_name", mark("Legal name"), required=True),
        field("street", mark("Street"), required=True),
        field("city", mark("City"), required=True),
        field("postal_code", mark("Postal code"), required=True),
        field("country", mark("Country (two letters)"), required=True),
        field("registration", mark("Registration number")),
        field("tax_id", mark("Tax number")),
        field("phone", mark("Phone"), "phone"),
        field("email", mark("E-mail"), "email"),
        field("website", mark("Website")),
    )


def _bands(reference: Reference) -> tuple[Field, ...]:
    levels = list(dict.fromkeys([*(x for j in reference.jobs for x in j.levels), *(b.level for b in reference.bands)]))
    return (
        Field("level", mark("Level"), "choice", required=True, options=[(x, x) for x in levels]),
        _text("city", mark("City"), required=True),
        Field("pay_from", mark("From"), "amount", hint=mark("Gross a month."), required=True),
        Field("pay_to", mark("To"), "amount", hint=mark("Gross a month."), required=True),
        Field("currency", mark("Currency"), "choice", required=True, options=[(c, c) for c in CURRENCIES]),
        Field("entered_on", mark("Estimate of"), "date", required=True),
    )


def _rows(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in values[LINES]]


def _band(row: Mapping[str, Any]) -> Band:
    return Band(
        level=row["level"] or "",
        city=row["city"],
        pay_from=row["pay_from"] if row["pay_from"] is not None else Decimal(0),
        pay_to=row["pay_to"] if row["pay_to"] is not None else Decimal(0),
        currency=row["currency"] or "",
        entered_on=row["entered_on"] or date.min,
    )


def _with(reference: Reference, code: str, lines: tuple[Any, ...]) -> Reference:
    changed: dict[str, Any] = {code: lines}
    return dataclasses.replace(reference, **changed)


def _plain(code: str, title: str, note: str, add: str) -> ListForm:
    """A list of single texts."""
    return ListForm(
        code,
        title,
        note,
        lambda _reference: (_text("text", mark("Entry"), required=True),),
        lambda reference: {LINES: tuple({"text": text} for text in getattr(reference, code))},
        lambda reference, values: _with(reference, code, tuple(row["text"] for row in _rows(values) if row["text"])),
        add,
    )


def _records(
    code: str, title: str, note: str, add: str, kind: type[Any], columns: Callable[[Reference], tuple[Field, ...]]
) -> ListForm:
    """A list of values whose fields are the columns."""

    def write(reference: Reference, values: Mapping[str, Any]) -> Reference:
        return _with(reference, code, tuple(kind(**row) for row in _rows(values)))

    def read(reference: Reference) -> Mapping[str, Any]:
        names = [column.name for column in columns(reference)]
        return {LINES: tuple({n: getattr(line, n) for n in names} for line in getattr(reference, code))}

    return ListForm(code, title, note, columns, read, write, add)


def _job(title: str, family: str, levels: str, function: str) -> Job:
    return Job(title, family, tuple(part.strip() for part in levels.split(",") if part.strip()), function or "TA")


def _policy(version: str, purpose: str | None, months: int | None) -> ConsentPolicy:
    return ConsentPolicy(version, purpose or "", int(months or 0))


_JOBS = ListForm(
    "jobs",
    mark("Job titles"),
    mark("The job architecture: titles, families and the levels of each, separated by commas."),
    lambda _reference: (
        _text("title", mark("Title"), required=True),
        _text("family", mark("Family"), required=True),
        _text("levels", mark("Levels"), required=True),
        _text("function", mark("Function")),
    ),
    lambda r: {
        LINES: tuple(
            {"title": j.title, "family": j.family, "levels": ", ".join(j.levels), "function": j.function}
            for j in r.jobs
        )
    },
    lambda r, values: dataclasses.replace(r, jobs=tuple(_job(**row) for row in _rows(values))),
    mark("Add a title"),
)

_POLICIES = ListForm(
    "policies",
    mark("Consent policies"),
    mark("Versions of the privacy notice, by purpose, and how many months a consent lasts."),
    lambda _reference: (
        _text("version", mark("Version"), required=True),
        Field("purpose", mark("Purpose"), "choice", required=True, options=words.CONSENT_PURPOSE),
        Field("months", mark("Months"), "number", required=True),
    ),
    lambda r: {LINES: tuple({"version": p.version, "purpose": p.purpose, "months": p.months} for p in r.policies)},
    lambda r, values: dataclasses.replace(r, policies=tuple(_policy(**row) for row in _rows(values))),
    mark("Add a policy"),
)

FORMS = (
    ListForm(
        "company",
        mark("Company"),
        mark("The employer as letters and mails name it."),
        _company,
        lambda r: {f.name: getattr(r.company, f.name) for f in dataclasses.fields(Company)},
        lambda r, values: dataclasses.replace(r, company=Company(**values)),
    ),
    ListForm(
        "bands",
        mark("Market pay"),
        mark("Estimates, gross a month for full time. Check against live data, then change the date."),
        _bands,
        lambda r: {LINES: tuple(dataclasses.asdict(band) for band in r.bands)},
        lambda r, values: dataclasses.replace(r, bands=tuple(_band(row) for row in _rows(values))),
        mark("Add an estimate"),
    ),
    _records(
        "offices",
        mark("Offices"),
        mark("Places of work, as letters name them."),
        mark("Add an office"),
        Office,
        lambda _reference: (
            _text("name", mark("Name"), required=True),
            _text("street", mark("Street"), required=True),
            _text("city", mark("City"), required=True),
            _text("postal_code", mark("Postal code"), required=True),
            _text("country", mark("Country (two letters)"), required=True),
        ),
    ),
    _JOBS,
    _records(
        "people",
        mark("People"),
        mark("Recruiters, managers and signers: names, titles and addresses that forms offer."),
        mark("Add a person"),
        Person,
        lambda _reference: (
            _text("name", mark("Name"), required=True),
            _text("title", mark("Job title")),
            Field("email", mark("E-mail"), "email"),
        ),
    ),
    _plain("benefits", mark("Benefits"), mark("What forms offer for an offer's benefits."), mark("Add a benefit")),
    _POLICIES,
    _plain("departments", mark("Departments"), mark("What forms offer as departments."), mark("Add a department")),
    _plain("channels", mark("Channels"), mark("Where adverts are posted."), mark("Add a channel")),
    _plain("sources", mark("Sources"), mark("Where candidates come from."), mark("Add a source")),
    _plain("reasons", mark("Usual reasons"), mark("Beginnings of reasons for exceptions; each case completes them."),
           mark("Add a reason")),
)  # fmt: skip
