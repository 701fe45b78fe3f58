"""Templates made to hang, to run code or to be repaired with loss: refused in a moment, or harmless when filled."""

from __future__ import annotations

import random
import time

import pytest

from recdesk.domain.errors import DeskError
from recdesk.letters.template import LetterTemplate
from tests.builders import NOW
from tests.letters.compiled.word import Word, cell, content_control, inserted, par, row, run, table
from tests.letters.examples import context_of
from tests.letters.word_files import docx, texts

MANY = 8000


def rows_of(text: str) -> str:
    """Many rows, no two of them alike, as equal ones would be refused for being packed too well."""
    chance = random.Random(5)
    return table(1, *(row(cell(par(text), par(f"{chance.getrandbits(400):x}"))) for _ in range(MANY)))


OPEN_ENDED = {
    "value": ["{{ offer.city"] * MANY,
    "statement": ["{% if offer.city"] * MANY,
    "paragraph": ["{%p if offer.city"] * MANY,
    "row": [rows_of("{%tr for x in y")],
    "merge": [rows_of("{% vm")],
    "span": [rows_of("{% colspan 2")],
    "doubled": ["{{ {{ {{"] * MANY,
    "comment": ["{# never closed"] * MANY,
    "one paragraph": ["{{ " * MANY],
    "runs": ["<w:p>" + run("{") * MANY + "</w:p>"],
}


@pytest.mark.parametrize("kind", OPEN_ENDED)
def test_open_tags_by_the_thousand_never_reach_the_patching(kind: str) -> None:
    content = docx(*OPEN_ENDED[kind])
    began = time.perf_counter()
    try:
        LetterTemplate(content, language="en_GB")
        refused = False
    except DeskError as error:
        refused = all(p.code in {"template_syntax", "template_curly_quotes"} for p in error.problems)
    assert refused or kind == "runs"
    assert time.perf_counter() - began < 10


def test_as_many_tags_as_are_allowed_are_compiled_in_time() -> None:
    content = docx(*["{% if offer.city %}{{ offer.city }}{% endif %}"] * 1000)
    began = time.perf_counter()
    template = LetterTemplate(content, language="en_GB")
    assert template.renderer == "compiled"
    assert time.perf_counter() - began < 10


def test_tags_are_counted_over_all_parts() -> None:
    note = f'<w:footnote w:id="1">{"".join(par("{{ offer.city }}") for _ in range(1001))}</w:footnote>'
    word = Word(tuple(["{{ offer.city }}"] * 2000), footnotes=note)
    with pytest.raises(DeskError, match="template_too_many_tags"):
        LetterTemplate(word.content(), language="en_GB")


REFUSED = {
    "chain of joined texts": "{{ " + " ~ ".join(["offer.city"] * 3000) + " }}",
    "chain of filters": "{{ offer.city" + " | upper" * 5000 + " }}",
    "chain of conditions": "{{ offer.city" + " and offer.city" * 500 + " }}",
    "nested brackets": "{{ " + "(" * 3000 + "offer.city" + ")" * 3000 + " }}",
    "nested lists": "{{ offer.city in " + "[" * 500 + "]" * 500 + " }}",
    "nested blocks": "{% if offer.city %}" * 60 + "x" + "{% endif %}" * 60,
    "long literal": "{{ '" + "x" * 2000 + "' }}",
    "arithmetic": "{{ 2 * 3 }}",
    "a field times a length": "{% for b in offer.benefits %}{{ offer.version * loop.length }}{% endfor %}",
    "division": "{{ 1 // 0 }}",
    "negative": "{{ -9 ** 9 }}",
    "own context": "{{ _turns }}",
    "the counting filter": "{{ offer.benefits | _each }}",
    "a loop in a loop of calls": "{% for b in offer.benefits %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "a changed loop": "{% for b in offer.benefits %}{{ loop.changed(b) }}{% endfor %}",
    "a slice": "{{ offer.benefits[0:1] }}",
    "a field as index": "{{ offer[offer.city] }}",
    "two targets": "{% for a, b in offer.benefits %}x{% endfor %}",
    "a loop over a filter": "{% for b in offer.benefits | list %}x{% endfor %}",
    "do": "{% do offer.city %}",
    "debug": "{% debug %}",
    "break": "{% for b in offer.benefits %}{% break %}{% endfor %}",
    "a block set": "{% set x %}{{ offer.city }}{% endset %}",
    "translation": "{% trans %}x{% endtrans %}",
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_no_letter_says_is_refused_with_its_place(kind: str) -> None:
    began = time.perf_counter()
    with pytest.raises(DeskError) as caught:
        LetterTemplate(docx("Before.", REFUSED[kind]), language="en_GB")
    assert time.perf_counter() - began < 5
    assert {p.facts["part"] for p in caught.value.problems} == {"word/document.xml"}


_BEGIN, _END = run("{{ offer"), run(".city }}")
NEVER_WHOLE = {
    "into a link": par(_BEGIN, f'<w:hyperlink w:anchor="x">{_END}</w:hyperlink>'),
    "out of a link": par(f'<w:hyperlink w:anchor="x">{_BEGIN}</w:hyperlink>', _END),
    "into a content control": par(_BEGIN, content_control(_END)),
    "out of a field": par(f'<w:fldSimple w:instr=" PAGE ">{_BEGIN}</w:fldSimple>', _END),
}


@pytest.mark.parametrize("kind", NEVER_WHOLE)
def test_tags_across_the_elements_of_word_are_refused_before_docxtpl_could_drop_text(kind: str) -> None:
    with pytest.raises(DeskError, match="template_structure"):
        LetterTemplate(docx(NEVER_WHOLE[kind], "The last paragraph."), language="en_GB")


def test_changes_that_were_tracked_are_taken_as_made() -> None:
    content = docx(par(run("{% if offer.city %}"), inserted(run("in {{ offer.city }}{% endif %}"))))
    template = LetterTemplate(content, language="ro_RO")
    letter = template.render(context_of("ro_RO"), title="T", author="A", at=NOW)
    assert (template.renderer, texts(letter)) == ("compiled", ["in Cluj-Napoca"])


def test_a_method_name_is_a_field_that_is_not_there() -> None:
    cells = row(cell("{{ offer.items }}"))
    with pytest.raises(DeskError, match="template_field_unknown"):
        LetterTemplate(docx(table(1, cells)), language="en_GB")
