"""Tables whose rows come out wider or narrower than their grid: which need a look, and what is done to them."""

from __future__ import annotations

import random

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from recdesk.domain.errors import Refused
from recdesk.letters.compiled.base import read_base
from recdesk.letters.compiled.compiling import proved, read, text_in
from recdesk.letters.compiled.grids import mended
from recdesk.letters.compiled.tables import never_need_mending
from tests.letters.compiled.corpus import environment
from tests.letters.compiled.word import NAMES, Word, cell, content_control, par, row, table

BEFORE, AFTER = f"<w:document {NAMES}>", "</w:document>"


def as_docxtpl_mends(body: str) -> bytes:
    """The body after docxtpl's own step, in canonical form."""
    tree = DocxTemplate("").fix_tables(BEFORE + body + AFTER)
    return etree.tostring(tree, method="c14n")


def as_mended_here(body: str) -> bytes:
    return etree.tostring(etree.fromstring(BEFORE + mended(body, BEFORE, AFTER) + AFTER), method="c14n")


def random_table(chance: random.Random, *, nested: bool = False) -> str:
    """A table whose rows have any number of cells, some of them spanning; the grid has no relation to them."""
    grid = "".join(f'<w:gridCol w:w="{chance.choice((600, 999, 1500, 2777))}"/>' for _ in range(chance.randrange(1, 6)))
    rows = []
    for _ in range(chance.randrange(0, 5)):
        cells = []
        for _ in range(chance.randrange(0, 7)):
            span = f'<w:gridSpan w:val="{chance.randrange(1, 4)}"/>' if chance.random() < 0.3 else ""
            inner = random_table(chance) + par("") if nested and chance.random() < 0.2 else par("x")
            cells.append(cell(inner, properties=span))
        rows.append(row(*cells))
    return table(1, *rows, grid=grid)


def test_random_tables_are_mended_as_docxtpl_mends_them() -> None:
    chance = random.Random(20261122)
    differing = 0
    for _ in range(300):
        body = f"<w:body>{random_table(chance)}{par('between')}{random_table(chance)}</w:body>"
        expected = as_docxtpl_mends(body)
        differing += expected != etree.tostring(etree.fromstring(BEFORE + body + AFTER), method="c14n")
        assert as_mended_here(body) == expected
    assert differing > 200


def test_tables_that_the_text_does_not_explain_are_left_to_docxtpl() -> None:
    chance = random.Random(7)
    bodies = [f"<w:body>{random_table(chance, nested=True)}</w:body>" for _ in range(200)]
    odd = [
        table(1, content_control(row("a", "b", "c")), row("d")),
        table(1, row("a", "b"), grid='<w:gridCol w:w="900"><w:x/></w:gridCol><w:gridCol w:w="800"/>'),
        table(3, row(cell("a", properties='<w:ins w:id="1" w:author="x"/>'), "b")),
    ]
    bodies += [f"<w:body>{one}</w:body>" for one in odd]
    assert all(as_mended_here(body) == as_docxtpl_mends(body) for body in bodies)


def test_a_span_that_is_no_number_is_refused() -> None:
    spanning = row(cell("x", properties='<w:gridSpan w:val="two"/>'))
    for rows in (spanning, content_control(spanning)):
        with pytest.raises(Refused, match="template_value_refused"):
            mended(f"<w:body>{table(1, rows)}</w:body>", BEFORE, AFTER)


def needs_no_look(*rows: str, columns: int = 2) -> bool:
    """Whether a template with this table is proved to keep its grid."""
    source = read_base(Word((table(columns, *rows),)).content()).sources[0]
    part = proved(read(text_in(source), environment()))
    return never_need_mending(part.part.text.before + part.shape.skeleton + part.part.text.after)


def test_a_table_with_a_heading_row_keeps_its_grid_whatever_its_loop_does() -> None:
    loop = row("{%tr for b in benefits %}", ""), row("{{ b.name }}", "y"), row("{%tr endfor %}", "")
    assert needs_no_look(row("Name", "Value"), *loop)
    assert needs_no_look(row(cell("Wide", properties='<w:gridSpan w:val="2"/>')), *loop)
    assert not needs_no_look(*loop)
    assert not needs_no_look(row("narrow"), *loop)


def test_a_table_needs_a_look_when_cells_come_and_go() -> None:
    assert not needs_no_look(row("a", "b"), row("{%tc for d in days %}", "{{ d }}", "{%tc endfor %}"))
    assert not needs_no_look(row("a", "b"), row("{%tc if yes %}", "c", "{%tc endif %}", "d"))
    assert not needs_no_look(row("a", "b"), row("{% colspan count %}c", "d"))
    assert not needs_no_look(row("a", "b"), row("a", "b", "c"))
    assert not needs_no_look(row("{%tr if yes %}", ""), row("a", "b"), row("{%tr endif %}", ""))


def test_values_inside_cells_do_not_matter() -> None:
    assert needs_no_look(row("{{ person.name }}", "{% for d in days %}{{ d }}{% endfor %}"))
