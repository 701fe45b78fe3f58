"""Whether the compiled renderer and plain docxtpl make the same letters of a template: asked before it is offered.

The compiler proves what it leaves out, but docxtpl may still do something that nobody knew of. A template on which the
two disagree is rendered by docxtpl (`LetterTemplate(plain=...)`): slower, and right.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from recdesk.domain.errors import DeskError
from recdesk.letters.template import LetterTemplate

_AT = datetime(2000, 1, 1, tzinfo=UTC)


def disagreements(content: bytes, *, language: str, contexts: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The parts that differ between the two letters of some context, sorted; none when the two agree.

    `refused` stands for a context that only one of the two refuses. DeskError when the template itself is refused. A
    template that is rendered by docxtpl anyway agrees with itself.
    """
    ours = LetterTemplate(content, language=language)
    if ours.renderer == "docxtpl":
        return ()
    theirs = LetterTemplate(content, language=language, plain="compared")
    differing: set[str] = set()
    for context in contexts:
        differing |= _differing(_letter(ours, context), _letter(theirs, context))
    return tuple(sorted(differing))


def _letter(template: LetterTemplate, context: Mapping[str, Any]) -> bytes | str:
    """The letter, or the code with which it is refused. Values may be missing: both print nothing for them."""
    try:
        return template.render(context, title="", author="", at=_AT, optional=template.fields())
    except DeskError as error:
        return error.code


def _differing(one: bytes | str, other: bytes | str) -> set[str]:
    if isinstance(one, str) or isinstance(other, str):
        return set() if one == other else {"refused"}
    parts, others = _canonical(one), _canonical(other)
    return {name for name in parts.keys() | others.keys() if parts.get(name) != others.get(name)}


def _canonical(letter: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(letter)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return {
        name: etree.tostring(etree.fromstring(part), method="c14n") if name.endswith((".xml", ".rels")) else part
        for name, part in parts.items()
    }
