"""Random values, hostile and odd, through templates of the corpus: the letters still equal docxtpl's and parse."""

from __future__ import annotations

import random
from typing import Any

import pytest
from lxml import etree

from tests.letters.compiled.corpus import VALUES, Case, corpus, environment
from tests.letters.compiled.equality import by_docxtpl, canonical, compiled, differences

SEED = 20261122
SETS = 40
PIECES = (
    "plain Łódź R&D <b> </w:t> ]]> &amp; &#38; \" ' {{ 7*7 }} {% raw %} {# x #} }} %} {{ {% \u00a0 \u2028 "
    "\u200e \u202e \u2066 \u200b \ufeff 😀 مرحبا שלום 王小明 e\u0301 \\1 \\g<0> %s {0} </w:p><w:p> <w:tbl> $& --> <!--"
).split(" ")
PIECES += ["\n", "\t", " ", "  ", "", "long " * 200]
# Characters at the edges of what XML knows.
PIECES += ["\ue000", "\uf8ff", "\ufffd", "\U0010fffd", "\u0085", "\u007f"]
NAMES = (
    "plain_paragraphs runs_split_by_editing paragraph_tags loop_inside_a_paragraph table_rows_in_a_loop "
    "table_of_loop_rows_only columns_in_a_loop fewer_columns_than_the_grid cells_merged_across cells_merged_downwards "
    "nested_loops nested_loops_in_a_table table_inside_a_table headers_and_footers footnotes text_boxes "
    "pictures_in_a_loop breaks_and_tabs_in_values several_sections conditions_of_every_kind letter_of_two_pages"
).split()
CASES = [case for case in corpus() if case.name in NAMES]


def altered(value: Any, chance: random.Random) -> Any:
    """A value of the same shape with other texts, and lists of none to three times their length."""
    if isinstance(value, str):
        return "".join(chance.choice(PIECES) for _ in range(chance.randrange(0, 6)))
    if isinstance(value, int):
        return chance.randrange(0, 12)
    if isinstance(value, dict):
        return {name: altered(inner, chance) for name, inner in value.items()}
    many = chance.choice((0, 1, len(value), 3 * len(value)))
    return [altered(chance.choice(value), chance) for _ in range(many if value else 0)]


def value_sets(name: str) -> list[dict[str, Any]]:
    """The same random values in every run, others for each template. `days` keeps an entry that a tag asks for."""
    chance = random.Random(f"{SEED} {name}")
    return [{**altered(VALUES, chance), "days": ["x<y", "&"][: chance.randrange(1, 3)]} for _ in range(SETS)]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_random_values_give_the_letters_that_docxtpl_gives(case: Case) -> None:
    own, other = environment(), environment()
    template = compiled(case.content, own)
    unequal = []
    for number, values in enumerate(value_sets(case.name)):
        ours = template.render(values)
        if different := differences(ours, by_docxtpl(case.content, values, other)):
            unequal.append((number, different))
    assert unequal == []


def test_all_templates_named_here_are_in_the_corpus() -> None:
    assert len(CASES) == len(NAMES)


def test_a_proved_template_gives_well_formed_parts_for_any_values() -> None:
    chance = random.Random(SEED)
    broken: list[str] = []
    for case in corpus():
        template = compiled(case.content, environment())
        for _ in range(10):
            values = {**case.values, **altered(VALUES, chance), "days": ["a"]}
            if "rows" in values:
                values["rows"] = values["rows"][:3]
            try:
                canonical(template.render(values))
            except etree.XMLSyntaxError as error:
                broken.append(f"{case.name}: {error}")
    assert broken == []
