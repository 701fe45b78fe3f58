"""The proof that a part is well-formed XML whatever the values are, so that no letter has to be parsed to know it.

The proof walks the template once. Every stretch of XML closes and opens elements; a loop must leave the open elements
as it found them, all ways through an `if` must leave the same ones, and a value may stand only in text or inside a
quoted attribute, where escaping makes it harmless.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jinja2 import nodes

BEGIN, MIDDLE, END = "<?flow begin?>", "<?flow middle?>", "<?flow end?>"
"""Marks in a skeleton where an `if` or a loop begins, has another way, and ends."""

VALUE = "\ufdd1"
"""Stands in a skeleton's attribute where a value or a condition decides."""

_NAME = r"[\w:.\-]+"
_ATTRIBUTES = rf"""(?:\s+{_NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*"""
_MARKUP = re.compile(rf"<(?:(/?)({_NAME})({_ATTRIBUTES})\s*(/?)>|\?.*?\?>|!--.*?-->)", re.DOTALL)
_IN_QUOTES = re.compile(rf"""<{_NAME}{_ATTRIBUTES}\s+{_NAME}\s*=\s*(?:"[^"<]*|'[^'<]*)$""")
_SCOPE = re.compile(r"""\sxmlns(?::\w+)?\s*=\s*(?:"[^"]*"|'[^']*')""")
_BREAKS_QUOTES = re.compile("[<>\"'&]")


class Unproved(Exception):
    """The part's XML depends on the values in a way that the proof cannot follow. `line` is that of its source."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: on which line of the source, in which element, and whether in an attribute of it."""

    line: int
    element: str
    attribute: bool


@dataclass(slots=True)
class Shape:
    """What the proof found: a skeleton with one turn of each loop and all ways of each `if`, and the values' places."""

    skeleton: str
    places: tuple[Place, ...]


@dataclass(slots=True)
class _State:
    """Open elements, outermost first, and the text of a start tag that an attribute's value interrupts."""

    stack: tuple[str, ...] = ()
    pending: str = ""


@dataclass(slots=True)
class _Walk:
    skeleton: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


def prove(tree: nodes.Template) -> Shape:
    """The shape of a part that is well-formed for all values. Unproved with the line where the proof stops."""
    walk = _Walk()
    state = _nodes(walk, tree.body, _State(), 1)
    if state.stack or state.pending:
        raise Unproved(1)
    return Shape("".join(walk.skeleton), tuple(walk.places))


def trial(tree: nodes.Template) -> str:
    """The part with every loop taken once and every `if` followed: what a letter with all values would be."""
    return "".join(_taken(node) for node in tree.body)


def _taken(node: nodes.Node) -> str:
    if isinstance(node, nodes.TemplateData):
        return node.data
    if isinstance(node, nodes.Output):
        return "".join(_taken(child) for child in node.nodes)
    if isinstance(node, (nodes.If, nodes.For)):
        return "".join(_taken(child) for child in node.body)
    return "1"


def _nodes(walk: _Walk, body: Sequence[nodes.Node], state: _State, line: int) -> _State:
    for node in body:
        line = node.lineno or line
        if isinstance(node, nodes.Output):
            state = _nodes(walk, node.nodes, state, line)
        elif isinstance(node, nodes.TemplateData):
            state = _data(walk, node.data, state, line)
        elif isinstance(node, (nodes.If, nodes.For)):
            state = _block(walk, node, state, line)
        else:
            state = _value(walk, state, line)
    return state


def _data(walk: _Walk, text: str, state: _State, line: int) -> _State:
    walk.skeleton.append(text)
    text = state.pending + text
    stack = list(state.stack)
    place = 0
    while (start := text.find("<", place)) >= 0:
        found = _MARKUP.match(text, start)
        if found is None:
            if not _IN_QUOTES.match(text, start):
                raise Unproved(line)
            return _State(tuple(stack), text[start:])
        closing, name, attributes, empty = found.groups()
        if closing:
            if not stack or stack.pop().partition(" ")[0] != name:
                raise Unproved(line)
        elif name and not empty:
            stack.append(name + "".join(_SCOPE.findall(attributes or "")))
        place = found.end()
    return _State(tuple(stack), "")


def _value(walk: _Walk, state: _State, line: int) -> _State:
    if state.pending:
        walk.skeleton.append(VALUE)
        walk.places.append(Place(line, state.pending[1:].split()[0], attribute=True))
        return _State(state.stack, state.pending + VALUE)
    if not state.stack:
        raise Unproved(line)
    walk.places.append(Place(line, state.stack[-1].partition(" ")[0], attribute=False))
    return state


def _block(walk: _Walk, node: nodes.If | nodes.For, state: _State, line: int) -> _State:
    if state.pending:
        _only_words(node, line)
        walk.skeleton.append(VALUE)
        return _State(state.stack, state.pending + VALUE)
    walk.skeleton.append(BEGIN)
    after = _way(walk, node.body, state, line)
    ways = [other.body for other in node.elif_] if isinstance(node, nodes.If) else []
    for other in [*ways, node.else_]:
        walk.skeleton.append(MIDDLE)
        if _way(walk, other, state, line) != after:
            raise Unproved(line)
    walk.skeleton.append(END)
    # A loop may have any number of turns, none as well: its body has to leave things as they were.
    if isinstance(node, nodes.For) and after != state:
        raise Unproved(line)
    return after


def _way(walk: _Walk, body: list[nodes.Node], state: _State, line: int) -> _State:
    after = _nodes(walk, body, state, line)
    if after.pending:
        raise Unproved(line)
    return after


def _only_words(node: nodes.Node, line: int) -> None:
    """A block inside an attribute may hold nothing that ends the attribute."""
    for inner in node.find_all((nodes.TemplateData,)):
        if _BREAKS_QUOTES.search(inner.data):
            raise Unproved(node.lineno or line)
