"""Whatever stands in a record file: it is saved, or refused with a code; the desk is never met by a surprise."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recdesk.domain.errors import DeskError
from recdesk.domain.numbers import RecordKind
from recdesk.domain.plain import hints_of
from recdesk.localization import sentences
from recdesk.services import answers, entries
from recdesk.services.desk import OpenDesk
from recdesk.services.kinds import CLASSES, editable
from tests import desks
from tests.desks import EXAMPLES

MEAN = [
    "",
    " ",
    "\u0000",
    "\ud800",
    "\u202e",
    "&<>]]>",
    "{{ 7 }}",
    "x" * 5000,
    "-1",
    "0",
    "1E+30",
    "NaN",
    "9" * 40,
    "0001-01-01",
    "1900-01-01",
    "2200-12-31",
    "2026-11-23",
    "9999-12-31T23:59:59-23:59",
    "RON",
    "XX",
    "ro_RO",
    "on_site",
    "REQ-2026-0001",
    "CAN-2026-0001",
    "CAN-9999-0001",
    -1,
    0,
    1,
    5000,
    10**30,
    1.5,
    True,
    None,
]
anything = st.sampled_from(MEAN) | st.lists(st.sampled_from(MEAN), max_size=2)
texts = st.sampled_from([m for m in MEAN if isinstance(m, str)]) | st.text(max_size=30)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.sampled_from([-1, 0, 1, 2, 31, 5000, 5001, 10**30]),
    bool: st.booleans(),
    Decimal: st.sampled_from("-1 0 0.001 0.5 1 40 9200 9200.00 9200.001 1E+3 1E+30 999999999999999 NaN".split()),
    date: st.dates(date(1890, 1, 1), date(2210, 1, 1)).map(str),
    datetime: st.sampled_from(["2026-11-23T08:42:00+00:00", "1900-01-01T00:00:00+14:00", "2026-11-23T08:42:00"]),
}


def of_kind(hint: Any) -> st.SearchStrategy[Any]:
    """Values of the declared type, mean ones among them."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.none() | of_kind(parts[0])
    if origin is tuple:
        return st.lists(of_kind(parts[0]), max_size=3)
    if origin is dict:
        return st.dictionaries(texts, texts, max_size=2)
    if dataclasses.is_dataclass(hint):
        return st.fixed_dictionaries({n: of_kind(h) for n, h in hints_of(typing.cast(type[Any], hint)).items()})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from([m.value for m in hint])
    return PLAIN[hint]


def changes_of(kind: RecordKind) -> st.SearchStrategy[dict[str, Any]]:
    """A few fields of a kind with other values, now and then of another type, and other answers."""
    hints = hints_of(CLASSES[kind])
    fields = {name: st.one_of(of_kind(hints[name]), of_kind(hints[name]), anything) for name in editable(kind)}
    others = dict.fromkeys(["documents", "confirm", "again", "except", "requisition", "stage", "different"], anything)
    names = st.sets(st.sampled_from(sorted(fields | others)), min_size=1, max_size=3)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({n: (fields | others)[n] for n in sorted(chosen)}))


def read_example(name: str) -> bytes:
    """An attachment, or a few bytes where the file asks for something else."""
    path = EXAMPLES / name if name.startswith("attachments/") and "\x00" not in name else None
    return path.read_bytes() if path is not None and path.is_file() else b"text"


def met(kind: RecordKind, plain: dict[str, Any], desk: OpenDesk, number: str) -> list[str]:
    """The codes that a record file meets; none when it is saved."""
    try:
        file = answers.read_record_file(kind, json.dumps(plain).encode(), read_example, number=number)
        review = entries.open_review(file.entry, desk=desk)
        review = answers.answered(review, file.answers, kind=kind, desk=desk)
        if not review.complete:
            return [p.code for p in review.problems()]
        entries.save(file.entry, review, desk=desk)
    except DeskError as error:
        return [p.code for p in error.problems]
    return []


def test_any_value_in_any_field_is_saved_or_refused_with_a_sentence(tmp_path: Path) -> None:
    with desks.open_desk(tmp_path, "offer") as desk:

        @settings(max_examples=80, suppress_health_check=list(HealthCheck))
        @given(st.sampled_from(RecordKind), st.booleans(), st.data())
        def meets_no_surprise(kind: RecordKind, changing: bool, data: st.DataObject) -> None:
            changes = data.draw(changes_of(kind))
            plain = changes if changing else desks.example(kind, **changes)
            number = {"requisition": desks.REQUISITION, "candidate": desks.CANDIDATE, "offer": desks.OFFER}[kind.value]
            unknown = [code for code in met(kind, plain, desk, number if changing else "") if not sentences.known(code)]
            assert unknown == []

        meets_no_surprise()
