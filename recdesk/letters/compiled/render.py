"""A compiled template: what is the same in every letter, packed, and a program for each part that is not.

Nothing in here changes after it was made, so any number of threads may render from one object at once; what belongs to
one letter lives in its context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Template, TemplateError

from recdesk.domain.errors import DeskError, Refused
from recdesk.letters.compiled.grids import mended
from recdesk.letters.compiled.listing import resolved
from recdesk.letters.compiled.patching import Numbered
from recdesk.letters.compiled.zips import Member, Packed, member
from recdesk.letters.environment import MOST_TEXT, LetterEnvironment, joined
from recdesk.letters.grammar import NotAllowed

if TYPE_CHECKING:
    from jinja2.runtime import Context


DRAWING = "\ufdd0"
"""Stands in a compiled body where the number of a drawing comes."""

FIRST_DRAWING = 1001
ODD = (RecursionError, MemoryError, ValueError, AssertionError, SyntaxError, TypeError, KeyError, ArithmeticError)
"""What Python itself may raise from a template that no rule foresaw: too deep, too large, an odd literal."""

LocatedError = Callable[[str, int | None, Exception], DeskError]
"""Makes the error that a person reads, from a part, the number of the tag in it, and what was raised."""


@dataclass(frozen=True, slots=True)
class Program:
    """One part as code. `before` and `after` are the XML around the text that docxtpl patches."""

    name: str
    template: Template
    numbered: Numbered
    before: str
    after: str
    mends_tables: bool
    has_drawings: bool

    def run(self, context: Context) -> str:
        """The part's text between `before` and `after`. Raises what a filter raises; Refused `template_loop`."""
        text = resolved(joined(self.template.root_render_func(context)))
        if len(text) > MOST_TEXT:
            raise Refused("template_loop", reason="too_long", most=MOST_TEXT)
        if self.mends_tables:
            text = mended(text, self.before, self.after)
        return text

    def text(self, context: Context) -> str:
        """The whole part with its drawings numbered."""
        text = self.run(context)
        if self.has_drawings:
            text = _drawings_numbered(text)
        return f"{self.before}{text}{self.after}"

    def tag_of(self, error: BaseException) -> int | None:
        """The number of the tag that was running when the error was raised."""
        line, trace = getattr(error, "lineno", None), error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code is self.template.root_render_func.__code__:
                line = self.template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return self.numbered.tag_at(line) if line else None


@dataclass(frozen=True, slots=True)
class Properties:
    """Core properties that name fields: the part's XML around them, and one program for each."""

    name: str
    around: tuple[str, ...]
    templates: tuple[Template, ...]

    def text(self, context: Context) -> str:
        """The part. A value is escaped once; docxtpl escapes it twice, and prints `R&amp;D`."""
        pieces = [self.around[0]]
        for template, after in zip(self.templates, self.around[1:], strict=True):
            pieces += (joined(template.root_render_func(context)), after)
        return "".join(pieces)


class CompiledTemplate:
    """Renders whole letters. Made by `compiling.compile_base`; read-only and safe in threads."""

    __slots__ = ("_environment", "_located", "_packed", "_programs", "_properties")

    def __init__(
        self,
        environment: LetterEnvironment,
        packed: Packed,
        programs: Iterable[Program],
        properties: Properties | None,
        located: LocatedError,
    ) -> None:
        self._environment = environment
        self._packed = packed
        self._programs = tuple(programs)
        self._properties = properties
        self._located = located

    @property
    def size(self) -> int:
        """About how many bytes of memory this takes: what is packed, and the code of its programs."""
        return self._packed.size + sum(8 * len(p.numbered.text) + len(p.before) for p in self._programs)

    @property
    def dynamic(self) -> tuple[str, ...]:
        """The parts that are made anew for each letter."""
        own = (self._properties.name,) if self._properties else ()
        return (*(program.name for program in self._programs), *own)

    def render(self, values: Mapping[str, Any], own: Mapping[str, bytes] | None = None) -> bytes:
        """The letter: values in every part, and the parts that this letter alone has (`own`, by name).

        Refused with the place when a value cannot be written or a loop goes beyond its bounds.
        """
        members = [*self._rendered(values)]
        for name, content in (own or {}).items():
            members.append(member(name, content))
        return self._packed.with_members(members)

    def _rendered(self, values: Mapping[str, Any]) -> Iterator[Member]:
        context = self._environment.context_of(values)
        for program in self._programs:
            try:
                text = program.text(context)
            except (DeskError, TemplateError, NotAllowed, *ODD) as error:
                raise self._located(program.name, program.tag_of(error), error) from error
            yield member(program.name, text.encode())
        if self._properties is not None:
            try:
                content = self._properties.text(context).encode()
            except (DeskError, TemplateError, *ODD) as error:
                raise self._located(self._properties.name, None, error) from error
            yield member(self._properties.name, content)


def _drawings_numbered(text: str) -> str:
    pieces = text.split(DRAWING)
    made = [pieces[0]]
    for number, piece in enumerate(pieces[1:], start=FIRST_DRAWING):
        made += (str(number), piece)
    return "".join(made)


def plain_located(part: str, tag: int | None, error: Exception) -> DeskError:
    """An error with the part alone, for templates whose tags nobody has read."""
    if isinstance(error, DeskError):
        return error
    return Refused("template_value_refused", part=part, tag=str(tag), reason=type(error).__name__)
