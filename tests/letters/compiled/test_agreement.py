"""Both renderers asked for the same letters, before a template is offered."""

from __future__ import annotations

import pytest

from recdesk.domain.errors import DeskError
from recdesk.letters.agreement import disagreements
from recdesk.letters.compiled import render
from tests.letters.compiled.own import own_templates
from tests.letters.compiled.word import Word, par, picture, row, run, table
from tests.letters.examples import context_of

CONTEXTS = [
    context_of("en_GB"),
    context_of("en_GB", bonus="", benefits=(), allowances=()),
    context_of("en_GB", city="R&D <b> ]]> {{ 7*7 }} \u202e", bonus="a\nb"),
]


@pytest.mark.parametrize("own", own_templates()[:3], ids=lambda own: own.name)
def test_the_renderers_agree_on_shipped_templates(own: object) -> None:
    assert disagreements(own.content, language=own.manifest.language, contexts=[own.values]) == ()  # type: ignore[attr-defined]


def test_the_renderers_agree_on_templates_of_every_kind_and_on_what_they_refuse() -> None:
    rows = row("{%tr for b in offer.benefits %}", ""), row("{{ b.name }}", "y"), row("{%tr endfor %}", "")
    word = Word(
        (par(picture(4), run("{{ offer.city }} {{ offer.bonus }}")), table(2, *rows)),
        headers=("{{ offer.number }} {{ offer.basis | term }}",),
        with_picture=True,
    )
    odd = {**CONTEXTS[0], "offer": {**CONTEXTS[0]["offer"], "basis": "odd"}}
    assert disagreements(word.content(), language="en_GB", contexts=[*CONTEXTS, odd]) == ()


def test_a_step_that_is_left_out_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    word = Word((par(picture(4), run("{{ offer.city }}")),), with_picture=True)
    monkeypatch.setattr(render, "FIRST_DRAWING", 7)
    assert disagreements(word.content(), language="en_GB", contexts=CONTEXTS) == ("word/document.xml",)


def test_a_template_that_is_refused_has_nothing_to_compare() -> None:
    with pytest.raises(DeskError):
        disagreements(Word(("{{ offer.ctiy }}",)).content(), language="en_GB", contexts=CONTEXTS)
