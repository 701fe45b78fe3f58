"""Templates that cannot be proved are rendered by plain docxtpl: slower, in the same cage, with the reason told."""

from __future__ import annotations

import random
import threading
from typing import Any

import pytest

from recdesk.domain.errors import DeskError
from recdesk.letters.environment import MOST_TURNS
from recdesk.letters.template import LetterTemplate
from tests.builders import NOW
from tests.letters.compiled.equality import differences
from tests.letters.compiled.own import own_templates
from tests.letters.compiled.word import Word, par, run
from tests.letters.examples import context_of
from tests.letters.word_files import docx, texts

# The condition begins inside the link and ends after it: with the bonus the paragraph is whole, without it is not.
LINK = f'<w:hyperlink w:anchor="x">{run("{% if offer.bonus %}A")}</w:hyperlink>'
ACROSS = f"<w:p>{LINK}{run('B {{ offer.city }}{% endif %}')}</w:p>"


def rendered(template: LetterTemplate, **changes: Any) -> bytes:
    return template.render(context_of("ro_RO", **changes), title="T", author="A", at=NOW)


def test_a_template_that_is_whole_only_for_some_values_is_left_to_docxtpl_with_a_reason() -> None:
    template = LetterTemplate(docx(ACROSS), language="ro_RO")
    assert template.renderer == "docxtpl"
    assert template.why_docxtpl == "structure_not_proved word/document.xml {% if offer.bonus %}"
    assert texts(rendered(template, bonus="5 %")) == ["AB Cluj-Napoca"]


def test_what_docxtpl_would_repair_by_dropping_text_is_refused() -> None:
    template = LetterTemplate(docx(ACROSS, "Another paragraph."), language="ro_RO")
    with pytest.raises(DeskError, match="template_structure"):
        rendered(template, bonus="")


def test_a_template_that_is_never_whole_is_refused_with_its_tag_before_any_letter() -> None:
    across = f'<w:p>{run("{{ offer")}<w:hyperlink w:anchor="x">{run(".city }}")}</w:hyperlink></w:p>'
    inserted = f'<w:p>{run("{% if offer.bonus %}")}<w:ins w:id="1" w:author="x">{run("x{% endif %}")}</w:ins></w:p>'
    with pytest.raises(DeskError) as caught:
        LetterTemplate(docx("First.", across), language="ro_RO")
    problem = caught.value.problems[0]
    assert problem.code == "template_structure"
    assert (problem.facts["part"], problem.facts["paragraph"]) == ("word/document.xml", 2)
    assert LetterTemplate(docx(inserted), language="ro_RO").renderer == "compiled"


@pytest.mark.parametrize("own", own_templates()[:4], ids=lambda own: own.name)
def test_both_renderers_give_the_same_letter_of_a_shipped_template(own: Any) -> None:
    compiled = LetterTemplate(own.content, language=own.manifest.language)
    plain = LetterTemplate(own.content, language=own.manifest.language, plain="asked_for")
    assert (compiled.renderer, plain.renderer, plain.why_docxtpl) == ("compiled", "docxtpl", "asked_for")
    letters = [
        one.render(own.values, title="T", author="A", at=NOW, optional=one.fields()) for one in (compiled, plain)
    ]
    assert differences(*letters) == []


@pytest.mark.parametrize("sections", [1, 2, 3])
def test_values_in_footnotes_are_text_for_both_renderers(sections: int) -> None:
    note = f'<w:footnote w:id="1">{par("Note {{ offer.city }}")}</w:footnote>'
    content = Word(("Body",), footnotes=note, sections=sections).content()
    for plain in ("", "asked_for"):
        made = rendered(LetterTemplate(content, language="ro_RO", plain=plain), city="{{ 7*7 }} {_{ 6*6 }_}")
        assert texts(made, "word/footnotes.xml") == ["Note {{ 7*7 }} {_{ 6*6 }_}"]


def test_plain_docxtpl_counts_loops_and_names_the_tag() -> None:
    text = "{% for a in signers %}{% for b in signers %}{% for c in signers %}x{% endfor %}{% endfor %}{% endfor %}"
    template = LetterTemplate(docx(text), language="en_GB", plain="asked_for")
    many = {**context_of("en_GB"), "signers": [{"name": "x", "title": "x"}] * 100}
    with pytest.raises(DeskError) as caught:
        template.render(many, title="T", author="A", at=NOW)
    problem = caught.value.problems[0]
    assert (problem.code, problem.facts["most"], problem.facts["part"]) == (
        "template_loop",
        MOST_TURNS,
        "word/document.xml",
    )
    assert problem.facts["tag"].startswith("{% for")


def test_letters_by_plain_docxtpl_made_side_by_side_hold_only_their_own_values() -> None:
    template = LetterTemplate(docx("{{ offer.city }}", footer="{{ offer.city }}"), language="ro_RO", plain="asked_for")
    context = context_of("ro_RO")
    wrong: list[str] = []

    def make(seed: int) -> None:
        for _ in range(10):
            city = f"City {seed}-{random.randrange(10**6)}"
            made = template.render(
                {**context, "offer": {**context["offer"], "city": city}}, title="T", author="A", at=NOW
            )
            if texts(made) != [city] or texts(made, "word/footer1.xml") != [city]:
                wrong.append(city)

    threads = [threading.Thread(target=make, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
