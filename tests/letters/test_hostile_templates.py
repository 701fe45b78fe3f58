"""Templates as attackers write them: nothing runs, nothing hangs, everything is refused by name or harmless."""

from __future__ import annotations

import time

import pytest

from recdesk.domain.errors import DeskError
from recdesk.letters.environment import MOST_TURNS
from recdesk.letters.template import LetterTemplate
from tests.builders import NOW
from tests.letters.examples import context_of
from tests.letters.word_files import docx

PAYLOADS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ offer.items() }}",
    "{{ offer.city.upper() }}",
    "{{ offer['__class__'] }}",
    "{{ offer | attr('__class__') }}",
    "{{ offer.city.format(x=1) }}",
    "{{ '%s' % offer }}",
    "{{ 9**9**9 }}",
    "{{ 'a' * 10000000000 }}",
    "{{ range(100000000) }}",
    "{{ dict(x=1) }}",
    "{{ [1, 2, offer] }}",
    "{{ {'a': 1} }}",
    "{{ offer.city[0:2] }}",
    "{{ offer.city | safe }}",
    "{{ offer.benefits | map(attribute='name') | list }}",
    "{{ offer.city | replace('a', 'aaaaaaaaaaaaaaaa') }}",
    "{% set x = 'a' %}{{ x }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% block x %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% call m() %}{% endcall %}",
    "{% with x = 1 %}{{ x }}{% endwith %}",
    "{% autoescape false %}{{ offer.city }}{% endautoescape %}",
    "{% for x in offer.benefits recursive %}{{ loop(x) }}{% endfor %}",
    "{% for x in 'aaaa' %}x{% endfor %}",
    "{% for x in offer.benefits if x.name %}x{% endfor %}",
    "{{ loop.__class__ }}",
    "{{ _turns }}",
    "{{ 1 if offer is callable }}",
    "{{ 0x" + "f" * 5000 + " }}",
    "{% raw %}{{ offer.city }}{% endraw %}",
    "{{ caller }}",
]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize("place", ["body", "header"])
def test_a_payload_is_refused_before_any_letter_is_made(payload: str, place: str) -> None:
    file = docx(payload) if place == "body" else docx("x", header=payload)
    began = time.perf_counter()
    with pytest.raises(DeskError) as caught:
        LetterTemplate(file, language="en_GB")
    assert time.perf_counter() - began < 5
    assert all(p.code.startswith("template_") for p in caught.value.problems)


def test_loops_inside_loops_inside_loops_are_stopped() -> None:
    text = "{% for a in signers %}{% for b in signers %}{% for c in signers %}x{% endfor %}{% endfor %}{% endfor %}"
    template = LetterTemplate(docx(text), language="en_GB")
    many = {**context_of("en_GB"), "signers": [{"name": "x", "title": "x"}] * 300}
    began = time.perf_counter()
    with pytest.raises(DeskError) as caught:
        template.render(many, title="T", author="A", at=NOW)
    problem = caught.value.problems[0]
    assert (problem.code, problem.facts["reason"]) == ("template_loop", "too_many")
    assert problem.facts["tag"].startswith("{% for")
    assert problem.facts["most"] == MOST_TURNS
    assert time.perf_counter() - began < 15


def test_a_fourth_loop_inside_is_refused() -> None:
    text = "{% for a in signers %}" * 4 + "x" + "{% endfor %}" * 4
    with pytest.raises(DeskError, match="template_code_refused"):
        LetterTemplate(docx(text), language="en_GB")


def test_a_text_that_would_grow_without_bound_is_stopped() -> None:
    text = "{% for a in signers %}{% for b in signers %}" + "{{ offer.bonus }}" * 9 + "{% endfor %}{% endfor %}"
    template = LetterTemplate(docx(text), language="en_GB")
    large = {**context_of("en_GB", bonus="x" * 9000), "signers": [{"name": "x", "title": "x"}] * 100}
    with pytest.raises(DeskError) as caught:
        template.render(large, title="T", author="A", at=NOW)
    assert caught.value.facts["reason"] == "too_long"


def test_thousands_of_tags_are_refused() -> None:
    with pytest.raises(DeskError, match="template_too_many_tags"):
        LetterTemplate(docx(*["{{ offer.city }}"] * 3001), language="en_GB")


@pytest.mark.parametrize("name", ["items", "keys", "values", "get", "__class__", "copy"])
def test_a_method_of_a_dict_is_no_field(name: str) -> None:
    with pytest.raises(DeskError):
        LetterTemplate(docx(f"{{{{ offer.{name} }}}}"), language="en_GB")
