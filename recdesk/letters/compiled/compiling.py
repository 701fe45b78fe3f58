"""Compiling: each part read, proved and turned into code once; what no letter changes is packed for good."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from jinja2 import Template, nodes
from lxml import etree

from recdesk.letters import grammar
from recdesk.letters.compiled.base import PROPERTY_MARKS, Base, Source, mark_drawings, text_of
from recdesk.letters.compiled.patching import Numbered, numbered, patched
from recdesk.letters.compiled.render import (
    DRAWING,
    CompiledTemplate,
    LocatedError,
    Program,
    Properties,
    plain_located,
)
from recdesk.letters.compiled.structure import Shape, Unproved, prove, trial
from recdesk.letters.compiled.tables import never_need_mending
from recdesk.letters.compiled.zips import STATIC_LEVEL, Packed, member
from recdesk.letters.environment import LetterEnvironment
from recdesk.letters.tags import has_tag

_PROPERTY_MARKS = re.compile(f"([{PROPERTY_MARKS}])")
# docxtpl's way to print braces: turned into braces after rendering. Here only in the template's own text, once; a
# value that holds such signs is printed as it is.
_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


@dataclass(frozen=True, slots=True)
class Text:
    """A part patched and numbered: what stands around the text that docxtpl patches, and if it has drawings."""

    source: Source
    before: str
    numbered: Numbered
    after: str
    drawings: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A part as Jinja reads it."""

    text: Text
    tree: nodes.Template


@dataclass(frozen=True, slots=True)
class Proved:
    """A part whose output is well-formed for all values."""

    part: Read
    shape: Shape


class NotWhole(Exception):
    """A part that is no well-formed XML even with every value there: a tag crosses the elements around it."""

    def __init__(self, part: str, tag: int | None) -> None:
        super().__init__(part)
        self.part = part
        self.tag = tag


class NotProved(Exception):
    """A part whose XML depends on values in a way that cannot be proved: plain docxtpl has to render it."""

    def __init__(self, part: str, tag: int | None) -> None:
        super().__init__(part)
        self.part = part
        self.tag = tag


def text_in(source: Source) -> Text:
    """A part patched and numbered; what the tags say is not looked at."""
    drawings = mark_drawings(source, DRAWING)
    before, text, after = text_of(source)
    return Text(source, before, numbered(patched(text)), after, drawings)


def read(text: Text, environment: LetterEnvironment) -> Read:
    """A part parsed, its tags found to be allowed. TemplateSyntaxError, NotAllowed, or one of `render.ODD`."""
    return Read(text, environment.read(text.numbered.text))


def proved(part: Read) -> Proved:
    """The proof of a part's structure; NotWhole or NotProved with the tag where it stops."""
    try:
        return Proved(part, prove(part.tree))
    except Unproved as stopped:
        text = part.text
        tag = text.numbered.tag_at(stopped.line)
        whole = f"{text.before}{trial(part.tree)}{text.after}"
        try:
            etree.fromstring(whole.encode())
        except etree.XMLSyntaxError as error:
            raise NotWhole(text.source.name, tag) from error
        raise NotProved(text.source.name, tag) from stopped


def compile_base(
    base: Base,
    parts: Iterable[Proved],
    environment: LetterEnvironment,
    *,
    located: LocatedError = plain_located,
    own: Iterable[str] = (),
) -> CompiledTemplate:
    """The compiled template. `own` names the parts that each letter brings itself. Raises one of `render.ODD`."""
    programs = [program_of(one.part, environment, mends_tables=_mends_tables(one)) for one in parts]
    static = {name: content for name, content in base.parts.items() if name not in set(own)}
    nothing = environment.context_of({})
    dynamic = []
    for program in programs:
        if _is_static(program):
            static[program.name] = program.text(nothing).encode()
        else:
            static.pop(program.name, None)
            dynamic.append(program)
    properties = _properties(base, environment)
    if properties is not None:
        static.pop(properties.name)
        if not any(has_tag(text) for text in base.properties):
            static[properties.name] = properties.text(nothing).encode()
            properties = None
    packed = Packed(member(name, content, STATIC_LEVEL) for name, content in static.items())
    return CompiledTemplate(environment, packed, dynamic, properties, located)


def compile_package(base: Base, environment: LetterEnvironment) -> CompiledTemplate:
    """A package compiled as it is, without a look at its fields: for templates that were checked elsewhere.

    TemplateSyntaxError, NotAllowed, NotWhole, NotProved, or one of `render.ODD`.
    """
    parts = [proved(read(text_in(source), environment)) for source in base.sources]
    return compile_base(base, parts, environment)


def program_of(part: Read, environment: LetterEnvironment, *, mends_tables: bool = False) -> Program:
    """A part as a program."""
    _print_braces(part.tree)
    text = part.text
    return Program(
        name=text.source.name,
        template=_template(part.tree, environment),
        numbered=text.numbered,
        before=text.before,
        after=text.after,
        mends_tables=mends_tables,
        has_drawings=text.drawings,
    )


def _mends_tables(one: Proved) -> bool:
    """Whether the tables of a part have to be looked at in each letter."""
    text, skeleton = one.part.text, one.shape.skeleton
    if not text.source.is_body or "<w:tbl" not in skeleton:
        return False
    return not never_need_mending(f"{text.before}{skeleton}{text.after}")


def _template(tree: nodes.Template, environment: LetterEnvironment) -> Template:
    """A checked tree as code; short forms are made whole, and loops counted."""
    grammar.bind(tree)
    return environment.template_class.from_code(environment, environment.compile(tree), {})


def _print_braces(tree: nodes.Template) -> None:
    for text in tree.find_all(nodes.TemplateData):
        for written, meant in _BRACES:
            text.data = text.data.replace(written, meant)


def _is_static(program: Program) -> bool:
    return not has_tag(program.numbered.text)


def _properties(base: Base, environment: LetterEnvironment) -> Properties | None:
    """The core properties as programs, in the order in which their part has them."""
    if not base.core_name:
        return None
    pieces = _PROPERTY_MARKS.split(base.parts[base.core_name].decode())
    templates = []
    for mark in pieces[1::2]:
        tree = environment.read(base.properties[PROPERTY_MARKS.index(mark)])
        for text in tree.find_all(nodes.TemplateData):
            text.data = escape(text.data)
        templates.append(_template(tree, environment))
    return Properties(base.core_name, tuple(pieces[0::2]), tuple(templates))
