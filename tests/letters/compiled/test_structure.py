"""The proof that a letter is well-formed for all values: what it accepts, where it stops."""

from __future__ import annotations

import pytest
from lxml import etree

from recdesk.letters.compiled.structure import Unproved, prove, trial
from tests.letters.compiled.corpus import environment

T = '<w:t xml:space="preserve">'


def shape(source: str) -> str:
    """The skeleton of a proved source."""
    return prove(environment().read(source)).skeleton


@pytest.mark.parametrize(
    "source",
    [
        "<a>{{ x }}</a>",
        "<a>{% if x %}<b/>{% endif %}</a>",
        "<a>{% if x %}<b>{% else %}<b>{% endif %}</b></a>",
        "<a><p>{% if x %}</p><p>{% endif %}</p></a>",
        "<a>{% for y in x %}<b>{{ y }}</b>{% else %}<c/>{% endfor %}</a>",
        '<a v="{{ x }}"/>',
        '<a v="{% if x %}one{% else %}two{% endif %}" w="{{ x }}">t</a>',
        "<a>{% if x %}<b>{% elif y %}<b>{% else %}<b>{% endif %}</b></a>",
        "<?xml version='1.0'?><a><!-- note --><?pi here?>{{ x }}</a>",
        "<a>a &gt; b{{ x }}</a>",
    ],
)
def test_a_source_whose_elements_always_match_is_proved(source: str) -> None:
    assert shape(source)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<a>\n{% if x %}<b>{% endif %}</b></a>", 2),
        ("<a>\n\n{% for y in x %}</a><a>{% endfor %}<b></a>", 3),
        ("<a>{% for y in x %}<b>{% endfor %}</a>", 1),
        ("<a>{% if x %}</b>{% endif %}</a>", 1),
        ("<a {{ x }}/>", 1),
        ("<{{ x }}/>", 1),
        ("<a v={{ x }}/>", 1),
        ('<a v="{% if x %}\'{% endif %}"/>', 1),
        ('<a v="{% if x %}1"{% endif %}/>', 1),
        ("{{ x }}<a/>", 1),
        ("<a>", 1),
        ('<a>{% if x %}<b v="{% endif %}"/></a>', 1),
        ('<a xmlns:n="1">{% for y in x %}</a><a xmlns:n="2">{% endfor %}</a>', 1),
    ],
)
def test_a_source_whose_elements_depend_on_values_is_not_proved(source: str, line: int) -> None:
    with pytest.raises(Unproved) as stopped:
        prove(environment().read(source))
    assert stopped.value.line == line


def test_a_value_stands_in_an_element_or_in_an_attribute_of_it() -> None:
    places = prove(environment().read('<a>\n{{ x }}<b v="{{ y }}">{% if z %}{{ z }}{% endif %}</b></a>')).places
    assert [(p.element, p.attribute) for p in places] == [("a", False), ("b", True), ("b", False)]
    assert places[0].line == 2


def test_a_skeleton_has_every_way_once_and_parses() -> None:
    root = etree.fromstring(shape("<a>{% for y in x %}<b>{{ y }}</b>{% else %}<c/>{% endfor %}<d v='{{ x }}'/></a>"))
    assert [str(e.tag) for e in root.iter(etree.Element)] == ["a", "b", "c", "d"]


def test_a_trial_follows_every_condition_and_takes_each_loop_once() -> None:
    tree = environment().read(
        "<a>{% for y in x %}<b>{{ y }}</b>{% endfor %}{% if x %}<c/>{% else %}<d/>{% endif %}</a>"
    )
    assert trial(tree) == "<a><b>1</b><c/></a>"
