"""Reference lists between TOML text (`resources/reference/*.toml`) and `Reference`, and back. No file is opened here.

Amounts travel as text, so that no float ever touches them. A desk edits the text that `to_toml` writes.
"""

from __future__ import annotations

import dataclasses
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from recdesk.domain.errors import Unreadable
from recdesk.domain.money import CURRENCIES
from recdesk.domain.plain import from_plain, to_plain
from recdesk.domain.reference import Reference


def load(texts: Iterable[str]) -> Reference:
    """The reference of several TOML texts together, each section in one of them.

    Raises Unreadable `reference_wrong` with the section (`field`) and the reason: no TOML, a section given twice, or
    values that cannot stand together; Unreadable of the codec for an unknown key or a wrong type.
    """
    sections: dict[str, Any] = {}
    for text in texts:
        try:
            read = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise _wrong("", str(error)) from error
        for name, value in read.items():
            if name in sections:
                raise _wrong(name, "is given twice")
            sections[name] = value
    reference = from_plain(Reference, sections)
    check(reference)
    return reference


def check(reference: Reference) -> None:
    """Refuse what cannot stand together: names twice, bands upside down, jobs without levels (`reference_wrong`)."""
    named: dict[str, list[Any]] = {
        "jobs": [j.title for j in reference.jobs],
        "offices": [o.name for o in reference.offices],
        "bands": [(b.level, b.city, b.currency) for b in reference.bands],
        "policies": [(p.version, p.purpose) for p in reference.policies],
        "headcount": [h.finance_reference for h in reference.headcount],
    }
    for section in ("departments", "channels", "sources", "reasons", "benefits"):
        named[section] = list(getattr(reference, section))
    for section, names in named.items():
        twice = next((n for n, count in Counter(names).items() if count > 1), None)
        if twice is not None:
            raise _wrong(section, f"has {twice} twice")
    levels = {level for job in reference.jobs for level in job.levels}
    for job in reference.jobs:
        if not job.levels:
            raise _wrong("jobs", f"gives no level for {job.title}")
    for band in reference.bands:
        where = f"{band.level}, {band.city}"
        if not 0 < band.pay_from <= band.pay_to:
            raise _wrong("bands", f"has no range from low to high for {where}")
        if band.currency not in CURRENCIES:
            raise _wrong("bands", f"has the unknown currency {band.currency} for {where}")
        if levels and band.level not in levels:
            raise _wrong("bands", f"has a level that no job has: {band.level}")
    if any(policy.months < 1 for policy in reference.policies):
        raise _wrong("policies", "has a consent that lasts less than a month")
    if any(place.places < 1 for place in reference.headcount):
        raise _wrong("headcount", "has a row without places")


def to_toml(reference: Reference) -> str:
    """The reference as one TOML text that `load` reads back to an equal value."""
    lines: list[str] = []
    tables: list[str] = []
    for field in dataclasses.fields(reference):
        value = getattr(reference, field.name)
        if value is None:
            continue
        if dataclasses.is_dataclass(value):
            tables += ["", f"[{field.name}]", *_pairs(value)]
        elif value and dataclasses.is_dataclass(value[0] if isinstance(value, tuple) else value):
            for row in value:
                tables += ["", f"[[{field.name}]]", *_pairs(row)]
        else:
            lines.append(f"{field.name} = {_toml(value)}")
    return "\n".join([*lines, *tables]) + "\n"


def _pairs(value: Any) -> list[str]:
    shown = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    return [f"{name} = {_toml(v)}" for name, v in shown.items() if v is not None]


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, date)):
        return str(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    # A JSON text is a TOML basic string once DEL is escaped too.
    return json.dumps(to_plain(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def to_sections(reference: Reference) -> Mapping[str, Any]:
    """The reference as plain data, one entry per section."""
    sections: Mapping[str, Any] = to_plain(reference)
    return sections


def from_sections(sections: Mapping[str, Any]) -> Reference:
    """The reference of plain data, checked; Unreadable as `load`."""
    reference = from_plain(Reference, sections)
    check(reference)
    return reference


def _wrong(section: str, reason: str) -> Unreadable:
    return Unreadable("reference_wrong", field=section or None, reason=reason)
