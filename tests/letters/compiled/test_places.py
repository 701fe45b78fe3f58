"""Whatever goes wrong is told with part, paragraph and tag, also where docxtpl moves or drops the tags."""

from __future__ import annotations

from typing import Any

import pytest

from recdesk.domain.errors import DeskError, Problem
from recdesk.letters.template import LetterTemplate
from tests.builders import NOW
from tests.letters.compiled.word import Word, cell, par, row, run, table, text_box
from tests.letters.examples import context_of

BAD = "{{ offer.ctiy }}"


def problems_of(word: Word) -> tuple[Problem, ...]:
    """What is wrong with a template."""
    with pytest.raises(DeskError) as caught:
        LetterTemplate(word.content(), language="en_GB")
    return caught.value.problems


def place(problem: Problem) -> tuple[Any, ...]:
    return problem.facts["part"], problem.facts["paragraph"], problem.facts["tag"]


def test_a_tag_in_a_text_box_is_found_although_its_paragraph_comes_later() -> None:
    box = text_box("in the box", BAD)
    word = Word(("One.", par(run("{{ offer.city }} "), box, run(" {{ offer.number }}")), "{{ offer.countyr }}"))
    found = [place(p) for p in problems_of(word) if p.code == "template_field_unknown"]
    assert found == [
        ("word/document.xml", 4, BAD),
        ("word/document.xml", 6, BAD),
        ("word/document.xml", 7, "{{ offer.countyr }}"),
    ]


def test_a_tag_after_rows_and_paragraphs_that_vanish_is_found() -> None:
    rows = row("{%tr for b in offer.benefits %}", ""), row("{{ b.name }}", "{{ b.nmae }}"), row("{%tr endfor %}", "")
    found = [place(p) for p in problems_of(Word(("{%p if offer.bonus %}", table(2, *rows), "{%p endif %}", BAD)))]
    assert found == [("word/document.xml", 5, "{{ b.nmae }}"), ("word/document.xml", 9, BAD)]


def test_a_tag_beside_merged_cells_is_found() -> None:
    rows = (
        row("{%tr for b in offer.benefits %}", ""),
        row("{% vm %}{{ offer.city }}", cell("{{ b.nmae }}")),
        row("{%tr endfor %}", ""),
    )
    assert [place(p) for p in problems_of(Word((table(2, *rows),)))] == [("word/document.xml", 4, "{{ b.nmae }}")]


def test_a_tag_split_over_runs_is_named_as_it_reads() -> None:
    pieces = "".join(run(piece) for piece in ("{", "{ offer", ".ctiy }", "} {{ offer.city }}"))
    assert [place(p) for p in problems_of(Word(("x", f"<w:p>{pieces}</w:p>")))] == [("word/document.xml", 2, BAD)]


def test_a_tag_that_eats_white_space_is_found() -> None:
    assert [place(p) for p in problems_of(Word(("{{- offer.ctiy -}} x {{ offer.city }}",)))] == [
        ("word/document.xml", 1, "{{- offer.ctiy -}}")
    ]


def test_an_error_while_a_letter_is_made_names_the_tag_that_ran() -> None:
    context = context_of("en_GB")
    odd = {**context, "offer": {**context["offer"], "basis": "odd"}}
    for plain in ("", "asked_for"):
        template = LetterTemplate(
            Word(("One {{ offer.city }}", "Two"), headers=("x", "Head {{ offer.basis | term }}")).content(),
            language="en_GB",
            plain=plain,
        )
        with pytest.raises(DeskError) as caught:
            template.render(odd, title="T", author="A", at=NOW)
        problem = caught.value.problems[0]
        assert problem.code == "template_value_refused"
        assert place(problem) == ("word/header2.xml", 1, "{{ offer.basis | term }}")


def test_a_field_outside_visible_text_is_refused() -> None:
    beside = par(run("a "), run("{{r offer.city }}"))
    assert [p.code for p in problems_of(Word((beside,)))] == ["template_tag_misplaced"]
    colour = table(1, row("{% cellbg offer.city %}x"))
    (problem,) = problems_of(Word((colour,)))
    assert (problem.code, problem.facts["paragraph"]) == ("template_tag_misplaced", 1)
    span = table(2, row("{% colspan offer.version %}x", "y"))
    assert [p.code for p in problems_of(Word((span,)))] == ["template_tag_misplaced"]


def test_a_colour_that_the_template_itself_chooses_is_allowed() -> None:
    shade = "{% cellbg 'EEEEEE' if loop.index is odd else 'FFFFFF' %}{{ b.name }}"
    rows = row("{%tr for b in offer.benefits %}"), row(shade), row("{%tr endfor %}")
    template = LetterTemplate(Word((table(1, *rows),)).content(), language="en_GB")
    assert template.renderer == "compiled"
    assert [tag.text for tag, _ in template.mentions()] == ["{%tr for b in offer.benefits %}", "{{ b.name }}"]


def test_a_character_that_marks_tags_cannot_be_in_one() -> None:
    (problem,) = problems_of(Word(("{{ offer.city | default('\U000f0001') }}",)))
    assert (problem.code, problem.facts["reason"]) == ("template_syntax", "odd_character")
