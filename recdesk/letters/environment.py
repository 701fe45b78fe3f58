"""The environment that templates run in: plain values only, no attribute of any Python object, counted loops.

One environment serves all letters of a language, in all threads: what belongs to one letter (the turns that its loops
have made) travels in the letter's own context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import islice
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment

from recdesk.domain.errors import Refused
from recdesk.letters import grammar

MOST_TURNS = 200_000
MOST_TEXT = 20_000_000
"""Characters of one part's XML; the longest contract has a tenth of a million."""

TURNS = "_turns"
"""Where a letter's context keeps the turns of its loops. No tag can say a name that begins so."""

_AT_ONCE = 64
"""Pieces that are counted together; each is at most a value long."""

_LOOP_NAMES = frozenset("index index0 revindex revindex0 first last length depth previtem nextitem".split())


class _PrintingCode(CodeGenerator):
    """Prints a value by one call where Jinja makes three and an object of its own: a letter is only text."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape:
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape:
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


class LetterEnvironment(SandboxedEnvironment):
    """The environment of one language. Constants are folded with that language's filters, so no two may share one."""

    code_generator_class = _PrintingCode

    def __init__(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_printed)
        built_in = {name: self.filters[name] for name in ("upper", "lower", "trim", "length", "first", "last", "join")}
        tests = {name: self.tests[name] for name in grammar.TESTS}
        self.globals.clear()
        self.filters = {**built_in, **filters, grammar.EACH: _each}
        self.tests = tests

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002
        """Nothing is called from a template."""
        return False

    @staticmethod
    def printed(value: Any) -> str:
        """A value as text of XML. An optional field that is empty prints nothing: that it may be was checked before."""
        if type(value) is str:
            return escape(value)
        if value is None:
            return ""
        trusted = getattr(value, "__html__", None)
        return escape(str(value)) if trusted is None else str(trusted())

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a dict, or what a loop tells about itself; never an attribute of an object."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP_NAMES:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A field of a dict by text or an entry of a list by number."""
        if type(obj) is dict and isinstance(argument, str) and argument in obj:
            return obj[argument]
        if type(obj) is list and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def read(self, source: str) -> nodes.Template:
        """The checked tree of a source as written, for reading its fields. TemplateSyntaxError or NotAllowed."""
        tree = super()._parse(source, None, None)
        grammar.check_tree(tree)
        return tree

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:  # noqa: ARG002
        tree = self.read(source)
        grammar.bind(tree)
        return tree

    def context_of(self, values: Mapping[str, Any]) -> Context:
        """The context of one letter, with a count of its own. The values are plain (`letters.values`)."""
        return Context(self, {**values, TURNS: [0]}, None, {})


def joined(pieces: Iterable[str]) -> str:
    """The pieces of a rendered part as one text, counted while they come. Refused `template_loop` beyond the bound."""
    kept: list[str] = []
    room = MOST_TEXT
    coming = iter(pieces)
    while some := list(islice(coming, _AT_ONCE)):
        text = "".join(some)
        room -= len(text)
        if room < 0:
            raise Refused("template_loop", reason="too_long", most=MOST_TEXT)
        kept.append(text)
    return "".join(kept)


@pass_context
def _each(context: Context, value: Any) -> list[Any]:
    """The list of a loop, charged to the letter's turns. Refused `template_loop`."""
    if isinstance(value, Undefined) or value is None:
        return []
    if type(value) is not list:
        raise Refused("template_loop", reason="no_list")
    turns = context.parent.setdefault(TURNS, [0])
    turns[0] += len(value)
    if turns[0] > MOST_TURNS:
        raise Refused("template_loop", reason="too_many", most=MOST_TURNS)
    return value


def _printed(value: Any) -> Any:
    """An optional field that is empty prints nothing; that it may be empty was checked before."""
    return "" if value is None else value
