"""What the compiler knows of fields: their names and kinds, how they are printed, and where a context holds them.

The entries themselves stand in `recdesk.letters.catalogue`; nothing but them reaches a letter.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from recdesk.letters.catalogue import ENTRIES, PRINTED_BY, Kind

__all__ = ["FIELDS", "NAMESPACES", "PRINTED_BY", "Kind", "is_empty", "nearest", "values_at"]


FIELDS: Mapping[str, Kind] = {path: entry.kind for path, entry in ENTRIES.items()}
"""Every name that a template may use, with what it holds."""
NAMESPACES = frozenset(name.partition(".")[0].removesuffix("[]") for name in FIELDS)


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
