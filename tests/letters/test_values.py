"""Values made plain before a template sees them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from recdesk.domain.errors import Refused
from recdesk.domain.money import Basis
from recdesk.letters.values import LONGEST_TEXT, plain_text, plain_values


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("S\u0326tefan", "Ștefan"),
        ("a\x00b\x07c\x0bd\x0ce", "abcde"),
        ("one\r\ntwo\rthree", "one two three"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("\u2066isolate\u2069", "isolate"),
        ("keep\u200emark", "keep\u200emark"),
        ("bad\ufffe\uffff\U0001ffff", "bad"),
        ("R&D <HR> ]]>", "R&D <HR> ]]>"),
        ("{_{x}_} {{ 7*7 }}", "{_{x}_} {{ 7*7 }}"),
    ],
)
def test_text_is_made_plain(raw: str, plain: str) -> None:
    assert plain_text(raw) == plain


def test_only_fields_of_several_lines_keep_their_lines() -> None:
    values = plain_values({"offer": {"bonus": "one\r\ntwo", "job_title": "one\ntwo"}})
    assert values == {"offer": {"bonus": "one\ntwo", "job_title": "one two"}}


def test_a_lone_surrogate_is_refused_and_the_field_named() -> None:
    with pytest.raises(Refused) as caught:
        plain_values({"offer": {"benefits": [{"name": "ok"}, {"name": "broken \ud83d"}]}})
    assert caught.value.code == "text_unreadable"
    assert caught.value.problems[0].field == "offer.benefits[1].name"


def test_endless_text_is_refused() -> None:
    with pytest.raises(Refused, match="text_too_long"):
        plain_text("x" * (LONGEST_TEXT + 1), field="candidate.street")


def test_only_plain_types_come_through() -> None:
    raw = {"a": Basis.GROSS, "b": Markup("<b>"), "c": True, "d": datetime(2026, 4, 3, 9, tzinfo=UTC), "e": (1, None)}
    plain = plain_values(raw)
    assert plain == {"a": "gross", "b": "<b>", "c": 1, "d": date(2026, 4, 3), "e": [1, None]}
    assert type(plain["a"]) is str
    assert type(plain["b"]) is str


@pytest.mark.parametrize("value", [object(), 1.5, {"x": {1, 2}}, Decimal("NaN")])
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(Refused):
        plain_values({"x": value})


def test_values_may_not_be_deep_or_endless() -> None:
    deep: dict[str, object] = {}
    for _ in range(20):
        deep = {"x": deep}
    with pytest.raises(Refused, match="value_not_plain"):
        plain_values(deep)
    with pytest.raises(Refused, match="value_not_plain"):
        plain_values({"x": list(range(100_001))})


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_plain_text_can_always_stand_in_xml_and_stays_as_it_is(raw: str) -> None:
    plain = plain_text(raw, lines=True)
    assert plain_text(plain, lines=True) == plain
    element = etree.Element("t")
    element.text = plain
    assert etree.fromstring(etree.tostring(element)).text in (plain, plain or None)
