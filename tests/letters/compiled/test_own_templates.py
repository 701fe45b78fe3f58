"""The shipped templates are compiled, all of them, and give the letters that docxtpl gives."""

from __future__ import annotations

import io

import pytest
from docx import Document

from recdesk.letters.gate import W, parse_part, read_package
from recdesk.letters.tags import paragraph_text
from recdesk.letters.template import LetterTemplate
from tests.builders import NOW
from tests.letters.compiled.equality import by_docxtpl, canonical, compiled, differences
from tests.letters.compiled.own import Own, own_templates

OWN = own_templates()
every_template = pytest.mark.parametrize("own", OWN, ids=[own.name for own in OWN])


@every_template
def test_a_shipped_template_gives_the_letter_that_docxtpl_gives(own: Own) -> None:
    ours = compiled(own.content, own.environment()).render(own.values)
    assert differences(ours, by_docxtpl(own.content, own.values, own.environment())) == []


@every_template
def test_the_letter_of_the_desk_has_the_same_body_and_only_its_own_properties(own: Own) -> None:
    template = LetterTemplate(own.content, language=own.manifest.language)
    optional = (*own.manifest.optional, *(path for path in template.fields()))
    letter = template.render(own.values, title="Title & <more>", author="Author", at=NOW, optional=optional)
    assert (template.renderer, template.why_docxtpl) == ("compiled", "")
    theirs = canonical(by_docxtpl(own.content, own.values, own.environment()))
    ours = canonical(letter)
    for name in (n for n in theirs if n.startswith(("word/document", "word/header", "word/footer"))):
        assert _texts(ours[name]) == _texts(theirs[name])
    assert sorted(name for name in read_package(letter) if name.startswith("docProps/")) == [
        "docProps/app.xml",
        "docProps/core.xml",
    ]
    properties = Document(io.BytesIO(letter)).core_properties
    assert (properties.title, properties.author) == ("Title & <more>", "Author")
    assert properties.language == own.manifest.language.replace("_", "-")
    assert properties.created is not None
    assert properties.created.isoformat() == "2026-11-23T08:42:00+00:00"


def _texts(part: bytes) -> list[str]:
    return [paragraph_text(paragraph) for paragraph in parse_part("part", part).iter(f"{W}p")]
