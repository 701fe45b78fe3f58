"""Letters of the compiled renderer beside those of docxtpl: the same parts, each equal as canonical XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from recdesk.letters.compiled.base import read_base
from recdesk.letters.compiled.compiling import compile_package
from recdesk.letters.compiled.render import CompiledTemplate
from recdesk.letters.environment import LetterEnvironment

_NOW = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def compiled(content: bytes, environment: LetterEnvironment) -> CompiledTemplate:
    """A template compiled as it is, its properties too."""
    return compile_package(read_base(content, properties=True), environment)


def by_docxtpl(content: bytes, values: Mapping[str, Any], environment: LetterEnvironment) -> bytes:
    """A letter as docxtpl makes it."""
    document = DocxTemplate(io.BytesIO(content))
    document.render(dict(values), environment, autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def canonical(letter: bytes) -> dict[str, bytes]:
    """The parts by name, XML in canonical form; when a part was made is left out, as python-docx writes the present."""
    with zipfile.ZipFile(io.BytesIO(letter)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return {
        name: _NOW.sub(b"", etree.tostring(etree.fromstring(content), method="c14n"))
        if name.endswith((".xml", ".rels"))
        else content
        for name, content in parts.items()
    }


def differences(ours: bytes, theirs: bytes) -> list[str]:
    """The names of the parts that one side lacks or has otherwise."""
    one, other = canonical(ours), canonical(theirs)
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
