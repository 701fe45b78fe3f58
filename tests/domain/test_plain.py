"""Records to plain data and back: nothing changes on the way, and what does not fit is refused by its name."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.candidate import Candidate, LanguageSkill, NoticeUnit
from recdesk.domain.errors import Unreadable
from recdesk.domain.offer import Allowance, Approval, Offer
from recdesk.domain.plain import from_plain, hints_of, to_plain, value_from_plain
from recdesk.domain.requisition import Requisition
from tests.builders import a_candidate, a_requisition, an_offer


@pytest.mark.parametrize("record", [a_candidate(), a_requisition(), an_offer()], ids=lambda r: type(r).__name__)
def test_a_record_comes_back_as_it_went(record: Any) -> None:
    again: Any = from_plain(type(record), json.loads(json.dumps(to_plain(record))))
    for name in hints_of(type(record)):
        assert getattr(again, name) == getattr(record, name), name


values = {
    int: st.integers(),
    bool: st.booleans(),
    str: st.text(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=4),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


@given(st.sampled_from(list(values)).flatmap(lambda kind: st.tuples(st.just(kind), values[kind])))
def test_a_value_comes_back_as_it_went(pair: tuple[type[Any], Any]) -> None:
    kind, value = pair
    assert value_from_plain(kind, to_plain(value), where="x") == value


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from([Candidate, Requisition, Offer]), st.data())
def test_any_json_in_any_field_is_read_or_refused_by_the_fields_name(cls: type[Any], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(hints_of(cls))))
    raw = data.draw(json_values)
    try:
        record = from_plain(cls, {name: raw})
    except Unreadable as error:
        field = error.problems[0].field or ""
        assert field == name or field.startswith((f"{name}.", f"{name}["))
    else:
        again = from_plain(cls, to_plain(record))
        assert [getattr(again, n) for n in hints_of(cls)] == [getattr(record, n) for n in hints_of(cls)]


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (int, True),
        (int, "5"),
        (int, 5.0),
        (bool, 1),
        (bool, "true"),
        (str, 5),
        (str, None),
        (Decimal, 9500.5),
        (Decimal, True),
        (Decimal, "NaN"),
        (Decimal, "Infinity"),
        (Decimal, "9.500,00"),
        (Decimal, ""),
        (date, "3.4.2026"),
        (date, "20260403"),
        (date, "2026-02-30"),
        (date, "2026-04-03T00:00:00"),
        (date, datetime(2026, 4, 3, tzinfo=UTC)),
        (datetime, "2026-04-03T10:00:00"),
        (datetime, 5),
        (NoticeUnit, "years"),
        (tuple[LanguageSkill, ...], {"language": "ro"}),
        (tuple[LanguageSkill, ...], ["ro"]),
        (dict[str, str], []),
        (dict[str, str], {"a": 1}),
        (dict[str, str], {"a": None}),
    ],
)
def test_another_kind_of_value_is_refused(kind: Any, raw: Any) -> None:
    with pytest.raises(Unreadable) as caught:
        value_from_plain(kind, raw, where="x")
    assert caught.value.code == "value_wrong_type"
    assert (caught.value.problems[0].field or "").startswith("x")


def test_the_place_in_a_list_is_named() -> None:
    plain = {"allowances": [{"name": "a", "amount": "1", "currency": "RON"}, {"name": "b", "amount": 1.5}]}
    with pytest.raises(Unreadable) as caught:
        from_plain(Offer, plain)
    assert caught.value.problems[0].field == "allowances[1].amount"


def test_an_unknown_and_a_missing_field_are_named() -> None:
    with pytest.raises(Unreadable) as caught:
        from_plain(Candidate, {"salary_history": "x"})
    assert (caught.value.code, caught.value.problems[0].field) == ("field_unknown", "salary_history")
    with pytest.raises(Unreadable) as caught:
        from_plain(Offer, {"approvals": [{"by": "ioana"}]})
    assert (caught.value.code, caught.value.problems[0].field) == ("field_missing", "approvals[0].at")


def test_amounts_travel_as_text_and_never_in_powers_of_ten() -> None:
    assert to_plain(Decimal("9500.00")) == "9500.00"
    assert to_plain(Decimal("1E+4")) == "10000"
    assert value_from_plain(Decimal, 9500, where="x") == Decimal(9500)


def test_stored_values_are_values_of_their_own() -> None:
    allowance = Allowance("Remote work", Decimal(400), "RON")
    approval = Approval("ioana", datetime(2026, 4, 3, tzinfo=UTC), Decimal(1), "RON")
    for value in (allowance, approval):
        assert value_from_plain(type(value), to_plain(value), where="x") == value
        assert dataclasses.is_dataclass(value_from_plain(type(value), to_plain(value), where="x"))
