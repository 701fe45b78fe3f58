"""The desk's own answers to what documents ask: TOML files by country, the shipped ones and the desk's over them.

`any.toml` holds for every country, `RO.toml` for one. In a file, `[any]` holds for every language and `[ro]` for one;
`[any.onboarding_checklist]` and `[ro.onboarding_checklist]` for one document only. What is more particular wins.
A date may be counted: `"today+5"` and `"start_date-3"` are working days of the country.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from recdesk.domain.calendar import workday
from recdesk.domain.document import PAPERS
from recdesk.domain.errors import Unreadable
from recdesk.letters.asked import name_of
from recdesk.letters.catalogue import asked_entries
from recdesk.localization.formats import LETTER_LOCALES

_COUNTED = re.compile(r"(today|start_date)([+-]\d{1,3})?")
_LANGUAGES = frozenset({"any", *(locale.partition("_")[0] for locale in LETTER_LOCALES)})


def defaults_for(
    folders: Sequence[Path], *, document: str, country: str, language: str, today: date, start_date: date | None
) -> dict[str, Any]:
    """The defaults of a document by name, those of later folders over those of earlier ones.

    Unreadable `defaults_unreadable` (facts: file, reason, key) for a file that cannot be used.
    """
    known = {name_of(entry) for entry in asked_entries(document)}
    days = {"today": today, "start_date": start_date}
    found: dict[str, Any] = {}
    for folder in folders:
        for name in ("any.toml", f"{country}.toml"):
            path = folder / name
            if not path.is_file():
                continue
            file = _kept(path, path.stat().st_mtime_ns)
            for part in ("any", language.partition("_")[0]):
                section = file.get(part, {})
                found |= {k: v for k, v in section.items() if k not in PAPERS and k in known}
                found |= section.get(document, {})
    return {name: _counted(value, days, country) for name, value in found.items()}


@lru_cache(maxsize=32)
def _kept(path: Path, changed: int) -> dict[str, dict[str, Any]]:  # noqa: ARG001 - another time, another file
    return read_defaults(path)


def read_defaults(path: Path) -> dict[str, dict[str, Any]]:
    """A file of defaults, by language; Unreadable `defaults_unreadable`."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Unreadable("defaults_unreadable", file=path.name, reason="no_toml") from error
    every = {name_of(entry) for document in PAPERS for entry in asked_entries(document)}
    for language, section in raw.items():
        if language not in _LANGUAGES or not isinstance(section, dict):
            raise Unreadable("defaults_unreadable", file=path.name, reason="unknown_key", key=language)
        for key, value in section.items():
            own = {name_of(entry) for entry in asked_entries(key)} if key in PAPERS else set()
            unknown = (
                [name for name in value if name not in own] if key in PAPERS else [key] if key not in every else []
            )
            if unknown:
                raise Unreadable("defaults_unreadable", file=path.name, reason="unknown_key", key=unknown[0])
    return raw


def _counted(value: Any, days: Mapping[str, date | None], country: str) -> Any:
    """The value with counted dates in it, also within rows; a date counted from none is left out."""
    if isinstance(value, list):
        return [_counted(one, days, country) for one in value]
    if isinstance(value, dict):
        return {key: _counted(one, days, country) for key, one in value.items()}
    match = _COUNTED.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    day, count = days[match[1]], int(match[2] or 0)
    return day if day is None or not count else workday(day, count, country)
