"""The compiled renderer makes the letters that docxtpl makes, part by part, of every template of the corpus."""

from __future__ import annotations

import pytest

from tests.letters.compiled.corpus import Case, corpus, environment
from tests.letters.compiled.equality import by_docxtpl, compiled, differences

CASES = corpus()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_compiled_template_gives_the_letter_that_docxtpl_gives(case: Case) -> None:
    ours = compiled(case.content, environment()).render(case.values)
    assert differences(ours, by_docxtpl(case.content, case.values, environment())) == []


def test_the_corpus_is_varied_enough() -> None:
    assert len({case.content for case in CASES}) >= 30
