"""The base package: what python-docx keeps of a file, and files that it cannot open."""

from __future__ import annotations

import pytest
from lxml import etree

from recdesk.domain.errors import Unreadable
from recdesk.letters.compiled.base import DECLARATION, PROPERTIES, read_base, text_of
from recdesk.letters.template import LetterTemplate
from tests.letters.compiled.word import Word, par, picture
from tests.letters.word_files import OFFICE, docx

EVERYTHING = Word(
    (par(picture(3)), "{{ person.name }}"),
    headers=("Head", "First"),
    footers=("Foot",),
    footnotes=f'<w:footnote w:id="1">{par("note")}</w:footnote>',
    sections=2,
    properties={"title": "T {{ person.name }}", "creator": "C"},
    with_picture=True,
)


def test_every_part_that_is_filled_is_found_in_docxtpl_s_order() -> None:
    base = read_base(EVERYTHING.content(), properties=True)
    assert [(s.name, s.kind) for s in base.sources] == [
        ("word/document.xml", "body"),
        ("word/header1.xml", "header"),
        ("word/header2.xml", "header"),
        ("word/footer1.xml", "footer"),
        ("word/footnotes.xml", "footnotes"),
    ]
    assert dict(zip(PROPERTIES, base.properties, strict=True))["title"] == "T {{ person.name }}"
    assert base.core_name == "docProps/core.xml"
    assert list(base.parts)[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_without_properties_none_are_made() -> None:
    base = read_base(docx("x"))
    assert (base.properties, base.core_name) == ((), "")
    assert not any(name.startswith("docProps/") for name in base.parts)


def test_the_pieces_of_a_part_make_the_whole_part() -> None:
    for source in read_base(EVERYTHING.content()).sources:
        before, text, after = text_of(source)
        assert before.startswith(DECLARATION)
        root = etree.fromstring(f"{before}{text}{after}".encode())
        assert "".join(map(str, root.itertext()))
        assert source.is_body == bool(after)


@pytest.mark.parametrize("target", ["nowhere.xml", "media/nothing.png"])
def test_a_package_that_points_to_nothing_is_unreadable_and_not_a_defect(target: str) -> None:
    relation = f'<Relationship Id="lost" Type="{OFFICE}/header" Target="{target}"/>'
    with pytest.raises(Unreadable) as caught:
        LetterTemplate(docx("{{ offer.city }}", relations=relation), language="en_GB")
    assert (caught.value.code, caught.value.facts["reason"]) == ("template_not_docx", "broken_package")
