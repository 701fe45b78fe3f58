"""The environment that templates run in: plain values only, no attribute of any Python object, counted loops."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from recdesk.domain.errors import Refused
from recdesk.letters import grammar

MOST_TURNS = 200_000
MOST_TEXT = 20_000_000
"""Characters of one part's XML; the longest contract has a tenth of a million."""

_LOOP_NAMES = frozenset("index index0 revindex revindex0 first last length depth previtem nextitem".split())


class LetterEnvironment(SandboxedEnvironment):
    """One environment for one document; it counts the turns of all its loops."""

    def __init__(
        self, filters: Mapping[str, Callable[..., Any]], codes: MutableMapping[str, CodeType] | None = None
    ) -> None:
        """`codes` keeps compiled sources for the next document of the same template and language: constants are folded
        with the language's own filters, so codes of two languages are never shared."""
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_printed)
        built_in = {name: self.filters[name] for name in ("upper", "lower", "trim", "length", "first", "last", "join")}
        tests = {name: self.tests[name] for name in grammar.TESTS}
        self.globals.clear()
        self.filters = {**built_in, **filters, grammar.EACH: self._each}
        self.tests = tests
        self._turns = 0
        self._codes = {} if codes is None else codes

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002
        """Nothing is called from a template."""
        return False

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a dict, or what a loop tells about itself; never an attribute of an object."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
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

    def _each(self, value: Any) -> list[Any]:
        """The list of a loop, charged to the document's budget. Refused `template_loop`."""
        if isinstance(value, Undefined) or value is None:
            return []
        if type(value) is not list:
            raise Refused("template_loop", reason="no_list")
        self._turns += len(value)
        if self._turns > MOST_TURNS:
            raise Refused("template_loop", reason="too_many", most=MOST_TURNS)
        return value

    def render_source(self, source: str, context: Mapping[str, Any]) -> str:
        """A source rendered with a context, in pieces that are counted. Refused `template_loop` beyond the bound."""
        pieces: list[str] = []
        size = 0
        code = self._codes.get(source)
        if code is None:
            code = self._codes[source] = self.compile(source)
        template = self.template_class.from_code(self, code, self.make_globals(None))
        for piece in template.generate(context):
            size += len(piece)
            if size > MOST_TEXT:
                raise Refused("template_loop", reason="too_long", most=MOST_TEXT)
            pieces.append(piece)
        return "".join(pieces)


def _printed(value: Any) -> Any:
    """An optional field that is empty prints nothing; that it may be empty was checked before."""
    return "" if value is None else value
