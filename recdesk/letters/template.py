"""A Word template, admitted, cleaned, checked and compiled, and the letters rendered from it.

Everything that can be known to be wrong is said before a letter is written: fields that do not exist, values that are
missing, tags that are not closed, code that may not run. How letters are made of it is the matter of `compiled`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.metadata import version
from typing import Any

from jinja2 import TemplateSyntaxError

from recdesk.domain.errors import DeskError, Problem, Refused
from recdesk.letters import tags as tagging
from recdesk.letters.cleaning import APP, CORE, clean_parts, declare_properties, property_parts
from recdesk.letters.compiled.base import Base, read_base
from recdesk.letters.compiled.cache import Cache
from recdesk.letters.compiled.compiling import (
    NotProved,
    NotWhole,
    Proved,
    Read,
    compile_base,
    proved,
    read,
    text_in,
)
from recdesk.letters.compiled.patching import Numbered
from recdesk.letters.compiled.plain import PlainTemplate
from recdesk.letters.compiled.render import ODD, CompiledTemplate
from recdesk.letters.environment import LetterEnvironment
from recdesk.letters.fields import FIELDS, PRINTED_BY, Kind, is_empty, nearest, values_at
from recdesk.letters.filters import base_name, filters_for
from recdesk.letters.gate import Element, Parts, W, admit, parse_part
from recdesk.letters.grammar import NotAllowed, Usage, usages
from recdesk.letters.package import write_package
from recdesk.letters.tags import Tag
from recdesk.letters.values import plain_values

COMPILER = 1
"""Counted up when a change of the compiler makes letters that differ."""

_OF_A_MENTION = 600
"""Bytes that the record of one mention of a field takes, with its tag."""


class LetterTemplate:
    """One template in one language. Raises DeskError with every problem found, each with part, paragraph and text.

    Read-only after construction: any number of threads may render from one object.
    """

    def __init__(self, content: bytes, *, language: str, plain: str = "") -> None:
        """`plain` is a reason to use plain docxtpl although the template can be compiled."""
        self.language = language
        self.sha256 = hashlib.sha256(content).hexdigest()
        parts = clean_parts(_without_tags_elsewhere(admit(content)))
        declare_properties(parts)
        package = write_package(parts)
        base = read_base(package)
        self._tags: dict[str, list[Tag]] = {}
        self._usages: list[tuple[str, int | None, Usage]] = []
        problems = [*self._read_tags(base)]
        reads: list[Read] = []
        if not problems:
            self._environment = LetterEnvironment(filters_for(language))
            problems += self._read_fields(base, reads)
        if problems:
            raise Refused.of(problems)
        self._why_plain = plain
        self._engine = self._compiled(package, base, reads)
        self._printed = tuple(self._needed())
        self._names = tuple({usage.path.partition(".")[0].removesuffix("[]") for _, _, usage in self._usages})

    @property
    def renderer(self) -> str:
        """`compiled`, or `docxtpl` for a template that cannot be compiled (`why_docxtpl` tells why)."""
        return "docxtpl" if self._why_plain else "compiled"

    @property
    def why_docxtpl(self) -> str:
        """Why plain docxtpl renders this template: `structure_not_proved` with part and tag, or what the caller gave as
        a reason; empty when it is compiled."""
        return self._why_plain

    @property
    def size(self) -> int:
        """About how many bytes of memory this takes."""
        words = sum(len(tag.paragraph_text) for tags in self._tags.values() for tag in tags)
        return self._engine.size + 2 * words + _OF_A_MENTION * len(self._usages)

    def fields(self) -> tuple[str, ...]:
        """Every field that the template names, as full paths, sorted."""
        return tuple(sorted({usage.path for _, _, usage in self._usages}))

    def mentions(self) -> tuple[tuple[Tag, Usage], ...]:
        """Every mention of a field with the tag that makes it, part by part in the order of the text."""
        return tuple((self._tag(part, tag), usage) for part, tag, usage in self._usages)

    def missing(
        self, context: Mapping[str, Any], *, required: Iterable[str] = (), optional: Iterable[str] = ()
    ) -> list[Problem]:
        """What the context does not have and the letter needs: `template_value_missing`, with field and paragraph.

        Needed are the manifest's required fields and all that the template prints without a guard.
        """
        may_be_empty = set(optional)
        found: dict[str, Problem] = {}
        for path, steps, tag in self._printed:
            if path in may_be_empty or _stands(context, steps):
                continue
            for field, value in values_at(context, path):
                if is_empty(value) and field not in found:
                    found[field] = tag.problem("template_value_missing", field, **_whose(field))
        for path in required:
            for field, value in values_at(context, path):
                if is_empty(value) and field not in found:
                    found[field] = Problem("template_value_missing", field, None, _whose(field))
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
        """The letter as DOCX; equal input gives equal bytes. Only what the template names is read of the context.

        Refused with `template_value_missing`, `text_unreadable` or what else is wrong, before anything is made. That
        the result is whole needs no look at it: its structure was proved when the template was compiled.
        """
        values = plain_values({name: context[name] for name in self._names if name in context})
        problems = self.missing({**context, **values}, required=required, optional=optional)
        if problems:
            raise Refused.of(problems)
        return self._engine.render(values, property_parts(title=title, author=author, language=self.language, at=at))

    def _read_tags(self, base: Base) -> Iterator[Problem]:
        filled = {source.name: source.root for source in base.sources}
        for name, content in base.parts.items():
            if not name.endswith(".xml"):
                continue
            root = filled.get(name)
            if root is None:
                root = parse_part(name, content)
                if tagging.has_tag("".join(map(str, root.itertext()))):
                    yield Problem("template_tag_misplaced", facts={"part": name, "paragraph": 0, "text": "", "tag": ""})
            else:
                yield from tagging.misplaced(name, root)
                self._tags[name], problems = tagging.tags_of(name, root, mark=True)
                yield from problems
            yield from _hidden_text(name, root)
        yield from tagging.too_many(sum(map(len, self._tags.values())))

    def _read_fields(self, base: Base, reads: list[Read]) -> list[Problem]:
        """The problems of all parts; the parts that were read without one are added to `reads`."""
        problems: list[Problem] = []
        for source in base.sources:
            text = text_in(source)
            try:
                part = read(text, self._environment)
                for usage in usages(part.tree):
                    tag = text.numbered.tag_at(usage.line)
                    self._usages.append((source.name, tag, usage))
                    problems += self._judge(self._tag(source.name, tag), usage)
            except (TemplateSyntaxError, NotAllowed, *ODD) as error:
                problems.append(self._explain(source.name, text.numbered, error))
            else:
                reads.append(part)
        return problems

    def _compiled(self, package: bytes, base: Base, reads: list[Read]) -> CompiledTemplate | PlainTemplate:
        """The engine of this template: code, or plain docxtpl where no proof was found."""
        try:
            parts = [proved(part) for part in reads]
            problems = [problem for one in parts for problem in self._outside_text(one)]
            if problems:
                raise Refused.of(problems)
            if not self._why_plain:
                return compile_base(base, parts, self._environment, located=self._located, own=(CORE, APP))
        except NotWhole as error:
            raise Refused.of([self._tag(error.part, error.tag).problem("template_structure")]) from error
        except NotProved as error:
            self._why_plain = f"structure_not_proved {error.part} {self._tag(error.part, error.tag).text}".rstrip()
        except ODD as error:
            raise Refused.of([Tag("", 0, "", "").problem("template_syntax", reason="too_deep")]) from error
        return PlainTemplate(package, tuple(reads), self._environment, self._located)

    def _judge(self, tag: Tag, usage: Usage) -> Iterator[Problem]:
        kind = FIELDS.get(usage.path)
        if kind is None:
            if not (usage.use == "test" and any(f.startswith(f"{usage.path}.") for f in FIELDS)):
                yield tag.problem("template_field_unknown", usage.path, near=nearest(usage.path))
        elif usage.use == "loop" and kind is not Kind.LIST:
            yield tag.problem("template_field_no_list", usage.path)
        elif (
            usage.use == "print"
            and kind in PRINTED_BY
            and not {base_name(f) for f in usage.filters} & set(PRINTED_BY[kind])
        ):
            yield tag.problem("template_filter_missing", usage.path, filter=PRINTED_BY[kind][0])

    def _outside_text(self, one: Proved) -> Iterator[Problem]:
        """Fields that would stand where Word shows no text, or inside an attribute (a colour, a span)."""
        part = one.part.text.source.name
        printed = {usage.line for name, _, usage in self._usages if name == part and usage.use == "print"}
        for place in one.shape.places:
            wrong = place.line in printed if place.attribute else place.element != "w:t"
            if wrong:
                yield self._tag(part, one.part.text.numbered.tag_at(place.line)).problem("template_tag_misplaced")

    def _explain(self, part: str, numbered: Numbered, error: Exception) -> Problem:
        if isinstance(error, NotAllowed):
            return self._tag(part, numbered.tag_at(error.line)).problem(error.code, what=error.what)
        if isinstance(error, TemplateSyntaxError):
            return self._syntax(part, numbered.tag_at(error.lineno), error.message or "")
        return Tag(part, 0, "", "").problem("template_syntax", reason="too_deep")

    def _syntax(self, part: str, tag: int | None, message: str) -> Problem:
        if "nexpected end of template" in message:
            return (_never_closed(self._tags[part]) or self._tag(part, tag)).problem("template_syntax", reason="no_end")
        if message.startswith("unexpected char"):
            return self._tag(part, tag).problem("template_curly_quotes")
        return self._tag(part, tag).problem("template_syntax", reason=message[:120])

    def _located(self, part: str, tag: int | None, error: Exception) -> DeskError:
        """An error of a render at the tag that was running."""
        at = self._tag(part, tag)
        if isinstance(error, DeskError):
            first = error.problems[0]
            return Refused.of([at.problem(first.code, first.field, **first.facts)])
        return Refused.of([at.problem("template_value_refused", reason=type(error).__name__)])

    def _tag(self, part: str, number: int | None) -> Tag:
        """The tag of that number in a part; a tag without words where there is none."""
        return Tag(part, 0, "", "") if number is None else self._tags[part][number]

    def _needed(self) -> Iterator[tuple[str, tuple[str, ...], Tag]]:
        """What the template prints without a guard: each path once, as names too, with the first tag that prints it."""
        seen: set[str] = set()
        for part, tag, usage in self._usages:
            if usage.use == "print" and not usage.guarded and usage.path not in seen:
                seen.add(usage.path)
                yield usage.path, tuple(usage.path.replace("[]", ".[]").split(".")), self._tag(part, tag)


def template_of(content: bytes, language: str, *, plain: str = "") -> LetterTemplate:
    """The template of these bytes in a language, compiled when it is first asked for; kept by content, never by path.

    DeskError with every problem, as `LetterTemplate`.
    """
    key = (hashlib.sha256(content).hexdigest(), language, plain, *_versions())
    return _KEPT.get(key, lambda: LetterTemplate(content, language=language, plain=plain))


_KEPT: Cache[LetterTemplate] = Cache()


@cache
def _versions() -> tuple[str, ...]:
    """What a compiled template depends on besides its content."""
    return (str(COMPILER), *(version(name) for name in ("docxtpl", "python-docx", "lxml", "Jinja2")))


def _stands(value: Any, steps: tuple[str, ...]) -> bool:
    """Whether there is certainly something to print at these names; if not, the long way finds out what is missing."""
    for place, step in enumerate(steps):
        if step == "[]":
            rest = steps[place + 1 :]
            return type(value) is list and all(_stands(item, rest) for item in value)
        value = value.get(step) if type(value) is dict else None
    return not is_empty(value)


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


def _whose(field: str) -> dict[str, str]:
    """What the company lacks is entered elsewhere than a record's values, and is named otherwise."""
    whose, _, name = field.partition(".")
    return {"reason": "company", "name": name} if whose == "company" else {}
