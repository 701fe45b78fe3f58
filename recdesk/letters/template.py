"""A Word template, admitted, cleaned and checked, and the letters rendered from it. The only door to docxtpl.

Everything that can be known to be wrong is said before a letter is written: fields that do not exist, values that are
missing, tags that are not closed, code that may not run. Each document gets its own docxtpl object and environment.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from datetime import datetime
from io import BytesIO
from types import CodeType
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError
from lxml import etree

from recdesk.domain.errors import Damaged, DeskError, Problem, Refused
from recdesk.letters import tags as tagging
from recdesk.letters.cleaning import clean_parts, set_properties
from recdesk.letters.environment import LetterEnvironment
from recdesk.letters.fields import FIELDS, PRINTED_BY, Kind, is_empty, nearest, values_at
from recdesk.letters.filters import filters_for
from recdesk.letters.gate import Element, Parts, W, admit, main_part, parse_part, read_package
from recdesk.letters.grammar import NotAllowed, Usage, usages
from recdesk.letters.package import related, write_package
from recdesk.letters.tags import Tag
from recdesk.letters.values import plain_values

# What Python itself may raise from a template that no rule foresaw: too deep, too large, an odd literal.
_ODD = (RecursionError, MemoryError, ValueError, AssertionError, SyntaxError, TypeError, KeyError, ArithmeticError)


class LetterTemplate:
    """One template in one language. Raises DeskError with every problem found, each with part, paragraph and text."""

    def __init__(self, content: bytes, *, language: str) -> None:
        self.language = language
        self.sha256 = hashlib.sha256(content).hexdigest()
        self._parts = clean_parts(_without_tags_elsewhere(admit(content)))
        self._main = main_part(self._parts)
        self._package = write_package(self._parts)
        self._tags: dict[str, list[Tag]] = {}
        self._usages: list[tuple[str, Usage]] = []
        self._codes: dict[str, CodeType] = {}
        self._patched: dict[str, str] = {}
        problems = [*self._read_tags()]
        if not problems:
            problems += self._read_fields()
        if problems:
            raise Refused.of(problems)

    def fields(self) -> tuple[str, ...]:
        """Every field that the template names, as full paths, sorted."""
        return tuple(sorted({usage.path for _, usage in self._usages}))

    def missing(
        self, context: Mapping[str, Any], *, required: Iterable[str] = (), optional: Iterable[str] = ()
    ) -> list[Problem]:
        """What the context does not have and the letter needs: `template_value_missing`, with field and paragraph.

        Needed are the manifest's required fields and all that the template prints without a guard.
        """
        may_be_empty = set(optional)
        found: dict[str, Problem] = {}
        for part, usage in self._usages:
            if usage.use != "print" or usage.guarded or usage.path in may_be_empty:
                continue
            for field, value in values_at(context, usage.path):
                if is_empty(value) and field not in found:
                    found[field] = self._tag(part, usage.line).problem("template_value_missing", field)
        for path in required:
            for field, value in values_at(context, path):
                if is_empty(value) and field not in found:
                    found[field] = Problem("template_value_missing", field)
        return list(found.values())

    def render(
        self,
        context: Mapping[str, Any],
        *,
        title: str,
        author: str,
        at: datetime,
        required: Sequence[str] = (),
        optional: Sequence[str] = (),
    ) -> bytes:
        """The letter as DOCX; equal input gives equal bytes.

        Refused with `template_value_missing`, `text_unreadable` or what else is wrong, before anything is made;
        Damaged `letter_not_whole` when the result could not be opened again.
        """
        values = plain_values(context)
        problems = self.missing(values, required=required, optional=optional)
        if problems:
            raise Refused.of(problems)
        rendered = read_package(self._rendered(values))
        parts = {name: content for name, content in rendered.items() if not name.startswith("docProps/")}
        _check_whole(parts, values)
        set_properties(parts, title=title, author=author, language=self.language, at=at)
        return write_package(parts)

    def _rendered(self, values: Mapping[str, Any]) -> bytes:
        environment = LetterEnvironment(filters_for(self.language), self._codes)
        document = _Document(BytesIO(self._package), self._tag, environment, self._patched)
        document.render(dict(values), document.environment, autoescape=True)
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()

    def _read_tags(self) -> Iterator[Problem]:
        rendered = self._rendered_parts()
        for name, content in self._parts.items():
            if not name.endswith(".xml"):
                continue
            root = parse_part(name, content)
            yield from _hidden_text(name, root)
            if name in rendered:
                yield from tagging.misplaced(name, root)
                self._tags[name], problems = tagging.tags_of(name, root)
                yield from problems
            elif tagging.has_tag("".join(map(str, root.itertext()))):
                yield Problem("template_tag_misplaced", facts={"part": name, "paragraph": 0, "text": "", "tag": ""})

    def _rendered_parts(self) -> list[str]:
        """The parts that docxtpl fills. Footnotes only in a document of one section: with more it would run the values
        that it printed as template code."""
        parts = [self._main, *related(self._parts, self._main, "/header"), *related(self._parts, self._main, "/footer")]
        sections = parse_part(self._main, self._parts[self._main]).iter(f"{W}sectPr")
        if len(list(sections)) == 1:
            parts += related(self._parts, self._main, "/footnotes")
        return list(dict.fromkeys(parts))

    def _read_fields(self) -> list[Problem]:
        problems: list[Problem] = []
        environment = LetterEnvironment(filters_for(self.language))
        patch = DocxTemplate(BytesIO(self._package)).patch_xml
        for part in self._tags:
            source = tagging.number_tags(patch(_xml_of(self._parts[part], body=part == self._main)))
            try:
                for usage in usages(environment.read(source)):
                    self._usages.append((part, usage))
                    problems += self._judge(part, usage)
                environment.compile(source)
            except (TemplateSyntaxError, NotAllowed, *_ODD) as error:
                problems.append(self._explain(part, error))
        return problems

    def _judge(self, part: str, usage: Usage) -> Iterator[Problem]:
        tag = self._tag(part, usage.line)
        kind = FIELDS.get(usage.path)
        if kind is None:
            if not (usage.use == "test" and any(f.startswith(f"{usage.path}.") for f in FIELDS)):
                yield tag.problem("template_field_unknown", usage.path, near=nearest(usage.path))
        elif usage.use == "loop" and kind is not Kind.LIST:
            yield tag.problem("template_field_no_list", usage.path)
        elif usage.use == "print" and kind in PRINTED_BY and not set(usage.filters) & set(PRINTED_BY[kind]):
            yield tag.problem("template_filter_missing", usage.path, filter=PRINTED_BY[kind][0])

    def _explain(self, part: str, error: Exception) -> Problem:
        if isinstance(error, NotAllowed):
            return self._tag(part, error.line).problem(error.code, what=error.what)
        if isinstance(error, TemplateSyntaxError):
            return self._syntax(part, error)
        return Problem(
            "template_syntax", facts={"part": part, "paragraph": 0, "text": "", "tag": "", "reason": "too_deep"}
        )

    def _syntax(self, part: str, error: TemplateSyntaxError) -> Problem:
        message = error.message or ""
        if "Unexpected end of template" in message or "end of template" in message:
            return (_never_closed(self._tags[part]) or self._tag(part, error.lineno)).problem(
                "template_syntax", reason="no_end"
            )
        if message.startswith("unexpected char"):
            return self._tag(part, error.lineno).problem("template_curly_quotes")
        return self._tag(part, error.lineno).problem("template_syntax", reason=message[:120])

    def _tag(self, part: str, line: int) -> Tag:
        """The tag on a line of a numbered source; the first line holds what stands before the first tag."""
        known = self._tags.get(part, [])
        return known[line - 2] if 0 <= line - 2 < len(known) else Tag(part, 0, "", "")


class _Document(DocxTemplate):  # type: ignore[misc]
    """docxtpl for one document: renders numbered sources, parses strictly, leaves the properties alone."""

    def __init__(
        self,
        content: BytesIO,
        tag_at: Callable[[str, int], Tag],
        environment: LetterEnvironment,
        patched: MutableMapping[str, str],
    ) -> None:
        """`patched` keeps docxtpl's patching of each part, a pure function of its XML, for the next document."""
        super().__init__(content)
        self.environment = environment
        self._tag_at = tag_at
        self._patched = patched

    def patch_xml(self, src_xml: str) -> str:
        """docxtpl's patching, done once for each part of a template."""
        known = self._patched.get(src_xml)
        if known is None:
            known = self._patched[src_xml] = str(super().patch_xml(src_xml))
        return known

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None) -> str:  # noqa: ARG002
        name = str(part.partname).lstrip("/")
        try:
            text = self.environment.render_source(tagging.number_tags(src_xml), context)
        except (DeskError, TemplateError, NotAllowed, *_ODD) as error:
            raise self._located(name, error) from error
        text = str(self.resolve_listing(text))
        try:
            etree.fromstring(text.encode())
        except etree.XMLSyntaxError as error:
            raise Refused("template_structure", part=name) from error
        return text

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Nothing: a letter's properties are set afterwards, and none of the template's remain."""

    def _located(self, part: str, error: Exception) -> DeskError:
        """The error at the innermost line of the template that was running."""
        line, trace = 0, error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == "<template>":
                line = trace.tb_lineno
            trace = trace.tb_next
        tag = self._tag_at(part, line)
        if isinstance(error, DeskError):
            first = error.problems[0]
            return Refused.of([tag.problem(first.code, first.field, **first.facts)])
        return Refused.of([tag.problem("template_value_refused", reason=type(error).__name__)])


def _without_tags_elsewhere(parts: Parts) -> Parts:
    """The parts, if none of those that cleaning takes away (properties, comments) hides a tag."""
    for name, content in parts.items():
        if name.startswith(("docProps/", "customXml/", "word/comments")) and name.endswith(".xml"):
            text = "".join(map(str, parse_part(name, content).itertext()))
            if tagging.has_tag(text):
                raise Refused("template_tag_misplaced", part=name, paragraph=0, text=text[:200], tag="")
    return parts


def _hidden_text(part: str, root: Element) -> Iterator[Problem]:
    for mark in root.iter(f"{W}vanish", f"{W}webHidden"):
        run = next(mark.iterancestors(f"{W}r"), None)
        if run is not None and mark.get(f"{W}val") not in ("0", "false") and run.find(f"{W}t") is not None:
            text = "".join(t.text or "" for t in run.iter(f"{W}t"))
            yield Problem("template_hidden_text", facts={"part": part, "paragraph": 0, "text": text[:200], "tag": ""})


def _never_closed(known: Sequence[Tag]) -> Tag | None:
    """The block tag that no `end` answers."""
    open_blocks: list[Tag] = []
    for tag in known:
        words = tag.text.strip("{%-+}").split()
        words = words[1:] if words and words[0] in {"p", "tr", "tc", "r"} else words
        if words and words[0] in {"if", "for"}:
            open_blocks.append(tag)
        elif words and words[0] in {"endif", "endfor"} and open_blocks:
            open_blocks.pop()
    return open_blocks[-1] if open_blocks else None


def _xml_of(content: bytes, *, body: bool) -> str:
    root = etree.fromstring(content)
    element = root.find(f"{W}body") if body else root
    return str(etree.tostring(element if element is not None else root, encoding="unicode"))


def _check_whole(parts: Parts, values: Mapping[str, Any]) -> None:
    """The rendered parts open again, and no delimiter is left that a value did not bring."""
    brought = [text for text in _texts(values) if tagging.has_tag(text)]
    for name, content in parts.items():
        if not name.endswith(".xml") or not name.startswith("word/"):
            continue
        try:
            root = parse_part(name, content)
        except DeskError as error:
            raise Damaged("letter_not_whole", part=name) from error
        for paragraph in root.iter(f"{W}p"):
            text = tagging.paragraph_text(paragraph)
            for value in brought:
                text = text.replace(value.replace("\n", " "), "").replace(value, "")
            if tagging.has_tag(text):
                raise Damaged("letter_not_whole", part=name, text=text[:200])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
