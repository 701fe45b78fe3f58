"""What the environment prints, and that one environment serves all letters."""

from __future__ import annotations

from typing import Any

import pytest
from docxtpl import RichText
from jinja2 import UndefinedError

from recdesk.domain.errors import Refused
from recdesk.letters.environment import MOST_TURNS, joined
from tests.letters.compiled.corpus import environment


def printed(source: str, *, escaped: bool = True, **values: Any) -> str:
    """A source rendered as a part of a letter is."""
    cage = environment()
    cage.autoescape = escaped
    template = cage.template_class.from_code(cage, cage.compile(source), {})
    return joined(template.root_render_func(cage.context_of(values)))


def test_texts_are_escaped_for_xml_and_nothing_prints_nothing() -> None:
    written = printed("[{{ a }}|{{ b }}|{{ c }}]", a="<R&D> \"'", b=None, c=7)
    assert written == "[&lt;R&amp;D&gt; &quot;&#x27;||7]"


def test_xml_of_the_program_s_own_is_printed_as_it_is() -> None:
    assert printed("{{ a }}", a=RichText("x<y", bold=True)).startswith("<w:r><w:rPr><w:b/>")


def test_plain_text_is_not_escaped_where_nobody_reads_xml() -> None:
    assert printed("{{ a }} & {{ b }}", escaped=False, a="R&D <x>", b=None) == "R&D <x> & "


def test_what_is_not_there_is_an_error_and_not_an_empty_text() -> None:
    with pytest.raises(UndefinedError):
        printed("{{ a }}")
    with pytest.raises(UndefinedError):
        printed("{{ a.b }}", a={})
    with pytest.raises(UndefinedError):
        printed("{{ a.items }}", a={})
    with pytest.raises(UndefinedError):
        printed("{{ a[1] }}", a=["x"])
    with pytest.raises(UndefinedError):
        printed("{{ a.upper }}", a="x")


def test_turns_are_counted_in_each_context_by_itself() -> None:
    cage = environment()
    code = cage.compile("{% for x in a %}{% for y in a %}.{% endfor %}{% endfor %}")
    template = cage.template_class.from_code(cage, code, {})
    many = ["x"] * 400
    for _ in range(3):
        assert len(joined(template.root_render_func(cage.context_of({"a": many})))) == 160_000
    with pytest.raises(Refused) as caught:
        joined(template.root_render_func(cage.context_of({"a": many * 2})))
    assert caught.value.facts["most"] == MOST_TURNS


def test_only_lists_are_looped_over() -> None:
    assert printed("{% for x in a %}x{% endfor %}", a=None) == ""
    with pytest.raises(Refused, match="template_loop"):
        printed("{% for x in a %}x{% endfor %}", a="text")
    with pytest.raises(Refused, match="template_loop"):
        printed("{% for x in a %}x{% endfor %}", a={"k": 1})


def test_a_constant_is_written_by_the_filters_of_its_own_language() -> None:
    source = "{{ 5 | money('EUR') }}"
    one, other = environment(), environment()
    other.filters["money"] = lambda value, currency: f"{currency}-{value}"
    results = [
        joined(cage.template_class.from_code(cage, cage.compile(source), {}).root_render_func(cage.context_of({})))
        for cage in (one, other)
    ]
    assert results == ["5 EUR", "EUR-5"]
