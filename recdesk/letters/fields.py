"""The field catalogue: every name that a template may use, and what kind of value it is. Nothing else reaches a letter.

Personal numbers, birth dates, needs and notes are left out on purpose: a letter has no use for them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a field holds, which decides how it may be printed."""

    TEXT = "text"
    AMOUNT = "amount"
    DATE = "date"
    COUNT = "count"
    NUMBER = "number"
    CODE = "code"
    LIST = "list"


PRINTED_BY: dict[Kind, tuple[str, ...]] = {
    Kind.AMOUNT: ("money", "amount_words", "number"),
    Kind.DATE: ("date",),
    Kind.CODE: ("term",),
    Kind.NUMBER: ("number", "percent", "days"),
    Kind.LIST: ("list", "length"),
}
"""Kinds that are never printed as they are, with the filters that print them in the template's language."""

_TABLE: dict[str, dict[Kind, str]] = {
    "candidate": {
        Kind.TEXT: "number legal_name latin_name name given_name family_name language email phone "
        "street city postal_code country",
        Kind.CODE: "form_of_address",
        Kind.LIST: "address_lines",
    },
    "offer": {
        Kind.TEXT: "number candidate requisition job_title department currency bonus pay country city office function "
        "language document_type",
        Kind.COUNT: "version probation_days notice_days annual_leave_days",
        Kind.AMOUNT: "amount",
        Kind.DATE: "start_date end_date valid_until",
        Kind.NUMBER: "fte hours_per_week",
        Kind.CODE: "basis frequency probation_unit notice_unit work_type",
        Kind.LIST: "allowances benefits",
    },
    "offer.allowances[]": {Kind.TEXT: "name currency", Kind.AMOUNT: "amount", Kind.CODE: "frequency"},
    "offer.benefits[]": {Kind.TEXT: "name value unit"},
    "requisition": {
        Kind.TEXT: "number title family level function department country city office",
        Kind.CODE: "work_type",
    },
    "requisition.hiring_manager": {Kind.TEXT: "name title email"},
    "requisition.recruiter": {Kind.TEXT: "name title email"},
    "company": {
        Kind.TEXT: "name legal_name street city postal_code country address registration tax_id phone email website",
    },
    "office": {Kind.TEXT: "name street city postal_code country"},
    "signers[]": {Kind.TEXT: "name title email anchor", Kind.COUNT: "order"},
    "letter": {
        Kind.TEXT: "reference salutation addressee courtesy language document_type candidate_anchor candidate_title "
        "workplace",
        Kind.DATE: "date",
    },
}

FIELDS: Mapping[str, Kind] = {
    **{
        f"{place}.{name}": kind
        for place, kinds in _TABLE.items()
        for kind, names in kinds.items()
        for name in names.split()
    },
    "signers": Kind.LIST,
    "candidate.address_lines[]": Kind.TEXT,
}
NAMESPACES = frozenset(name.split(".")[0].removesuffix("[]") for name in _TABLE)


def nearest(path: str) -> str:
    """The field that was probably meant, or an empty text."""
    close = difflib.get_close_matches(path, list(FIELDS), n=1, cutoff=0.6)
    if close:
        return close[0]
    last = path.rpartition(".")[2]
    ends = {field.rpartition(".")[2]: field for field in FIELDS}
    close = difflib.get_close_matches(last, list(ends), n=1, cutoff=0.7)
    return ends[close[0]] if close else ""


def values_at(context: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    """Every value that a path means, with its own numbered path: `a.b[]` gives `a.b[0]`, `a.b[1]` ...

    A path through something absent gives one pair with None.
    """
    yield from _walk(context, path.replace("[]", ".[]").split("."), "")


def _walk(value: Any, steps: list[str], shown: str) -> Iterator[tuple[str, Any]]:
    if not steps:
        yield shown, value
        return
    step, rest = steps[0], steps[1:]
    if step == "[]":
        for number, item in enumerate(value if isinstance(value, list) else []):
            yield from _walk(item, rest, f"{shown}[{number}]")
    elif isinstance(value, Mapping) and value.get(step) is not None:
        yield from _walk(value[step], rest, f"{shown}.{step}" if shown else step)
    else:
        yield ".".join([shown, *steps] if shown else steps), None


def is_empty(value: Any) -> bool:
    """Whether there is nothing to print."""
    return value is None or (isinstance(value, str) and not value.strip()) or value == []
