"""Letters of a compiled template: the same bytes every time and in every thread, values that stay values, bounds."""

from __future__ import annotations

import gc
import hashlib
import io
import sys
import threading
import time
import tracemalloc
import zipfile
from typing import Any

import pytest
from docx import Document

from recdesk.domain.errors import DeskError
from recdesk.letters.environment import MOST_TEXT, MOST_TURNS
from recdesk.letters.gate import W, parse_part, read_package
from recdesk.letters.tags import paragraph_text
from tests.letters.compiled.corpus import PERSON, VALUES, Case, corpus, environment
from tests.letters.compiled.equality import by_docxtpl, canonical, compiled
from tests.letters.compiled.word import Word, par, row, table
from tests.letters.word_files import OFFICE, zipped

CASES = {case.name: case for case in corpus()}
LETTER = CASES["letter_of_two_pages"]
RESERVED = "{{ 7*7 }} {% if yes %} {# x #} {_{ 6*6 }_} {_% x %_}"


def person(**changes: Any) -> dict[str, Any]:
    """The corpus' values with another person."""
    return {**VALUES, "person": {**PERSON, **changes}}


def texts(letter: bytes, part: str) -> list[str]:
    return [paragraph_text(p) for p in parse_part(part, read_package(letter)[part]).iter(f"{W}p")]


def test_the_same_values_give_the_same_bytes_from_the_same_and_from_another_object() -> None:
    # A template without properties of its own is given new ones by python-docx, dated by the clock.
    case = CASES["properties"]
    template = compiled(case.content, environment())
    made = {template.render(case.values) for _ in range(3)}
    made.add(compiled(case.content, environment()).render(case.values))
    assert len(made) == 1


def test_eight_threads_make_the_letters_that_one_makes() -> None:
    template = compiled(LETTER.content, environment())
    sets = [person(name=f"Person {n}", city=f"City & {n}", lines=f"a\n{n}") for n in range(1600)]
    serial = [hashlib.sha256(template.render(values)).digest() for values in sets]
    found: dict[int, bytes] = {}

    def work(first: int) -> None:
        for number in range(first, 1600, 8):
            found[number] = hashlib.sha256(template.render(sets[number])).digest()

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert [found[n] for n in range(1600)] == serial
    assert len(set(serial)) == 1600


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_letter_is_a_sound_zip_that_word_readers_open(case: Case) -> None:
    letter = compiled(case.content, environment()).render(case.values)
    with zipfile.ZipFile(io.BytesIO(letter)) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
    assert infos[0].filename == "[Content_Types].xml"
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.flag_bits & 8 for info in infos} == {0}
    assert len({info.filename for info in infos}) == len(infos)
    assert Document(io.BytesIO(letter)).element is not None


def test_a_value_that_looks_like_a_tag_is_text_in_body_header_footer_and_property() -> None:
    word = Word(
        ("Body {{ person.name }}", table(1, row("{{ person.name }}"))),
        headers=("Head {{ person.name }}",),
        footers=("Foot {{ person.name }}",),
        properties={"title": "Title {{ person.name }}"},
    )
    letter = compiled(word.content(), environment()).render(person(name=RESERVED))
    assert texts(letter, "word/document.xml") == [f"Body {RESERVED}", RESERVED]
    assert texts(letter, "word/header1.xml") == [f"Head {RESERVED}"]
    assert texts(letter, "word/footer1.xml") == [f"Foot {RESERVED}"]
    assert Document(io.BytesIO(letter)).core_properties.title == f"Title {RESERVED}"


@pytest.mark.parametrize("sections", [1, 2, 3])
def test_a_value_in_a_footnote_is_never_run_as_a_tag(sections: int) -> None:
    note = f'<w:footnote w:id="1">{par("Note {{ person.name }}")}</w:footnote>'
    word = Word(("Body",), footnotes=note, sections=sections)
    letter = compiled(word.content(), environment()).render(person(name=RESERVED))
    assert texts(letter, "word/footnotes.xml") == [f"Note {RESERVED}"]


def test_a_property_is_escaped_once() -> None:
    case = CASES["properties"]
    values = {**case.values, "person": {**PERSON, "title": "R&D <lead>"}}
    made = Document(io.BytesIO(compiled(case.content, environment()).render(values))).core_properties.title
    theirs = Document(io.BytesIO(by_docxtpl(case.content, values, environment()))).core_properties.title
    assert made == "Offer for R&D <lead> & team"
    assert theirs == "Offer for R&amp;D &lt;lead&gt; & team"


def test_one_header_behind_two_relations_is_written_once() -> None:
    parts = read_package(Word(("x",), headers=("{{ company.name }}",)).content())
    again = f'<Relationship Id="again" Type="{OFFICE}/header" Target="header1.xml"/></Relationships>'
    relations = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", again)
    content = zipped({**parts, "word/_rels/document.xml.rels": relations})
    letter = compiled(content, environment()).render(VALUES)
    with zipfile.ZipFile(io.BytesIO(letter)) as archive:
        assert archive.namelist().count("word/header1.xml") == 1
    assert texts(letter, "word/header1.xml") == ["Carpat Digital & Sons"]


def test_drawings_are_numbered_in_the_order_of_the_finished_body() -> None:
    letter = compiled(CASES["pictures_in_a_loop"].content, environment()).render(VALUES)
    root = parse_part("document", read_package(letter)["word/document.xml"])
    numbers = [e.get("id") for e in root.iter("{*}docPr")]
    assert numbers == [str(n) for n in range(1001, 1008)]


def test_parts_that_no_letter_changes_are_packed_once() -> None:
    template = compiled(CASES["headers_and_footers"].content, environment())
    assert sorted(template.dynamic) == [
        "word/document.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/header1.xml",
        "word/header2.xml",
    ]
    assert template.size > 1000


NESTED = "{% for a in rows %}{% for b in rows %}{% for c in rows %}x{% endfor %}{% endfor %}{% endfor %}"


def test_loops_are_counted_for_each_letter_by_itself() -> None:
    template = compiled(Word((NESTED,)).content(), environment())
    rows = [{"name": "x"}] * 55
    for _ in range(3):
        assert "x" * 1000 in "".join(texts(template.render({"rows": rows}), "word/document.xml"))
    with pytest.raises(DeskError) as caught:
        template.render({"rows": rows * 2})
    assert caught.value.facts == {"reason": "too_many", "most": MOST_TURNS}


def test_text_without_bound_is_stopped_before_and_after_line_breaks_become_elements() -> None:
    template = compiled(Word(("{% for r in rows %}{{ r }}{% endfor %}",)).content(), environment())
    for piece in ("x" * 10_000, "\n\t" * 500):
        began = time.perf_counter()
        with pytest.raises(DeskError) as caught:
            template.render({"rows": [piece] * 3000})
        assert caught.value.facts == {"reason": "too_long", "most": MOST_TEXT}
        assert time.perf_counter() - began < 20


def test_two_engines_agree_that_a_span_without_a_number_cannot_be() -> None:
    template = compiled(CASES["colspan_from_a_value"].content, environment())
    with pytest.raises(DeskError, match="template_value_refused"):
        template.render({**VALUES, "span": "two"})
    with pytest.raises(ValueError, match="two"):
        by_docxtpl(CASES["colspan_from_a_value"].content, {**VALUES, "span": "two"}, environment())


def test_the_parts_of_a_letter_are_named_once_each() -> None:
    assert set(canonical(compiled(LETTER.content, environment()).render(VALUES))) >= {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/media/image1.png",
    }


def test_memory_does_not_grow_with_the_letters() -> None:
    template = compiled(LETTER.content, environment())

    def make(first: int) -> int:
        for number in range(first, first + 200):
            template.render(person(name=f"Person {number}", city=f"City {number}"))
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before, after = make(0), make(200)
    finally:
        tracemalloc.stop()
    assert after - before < 50_000
