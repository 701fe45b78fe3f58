"""What a tag may say: the allowed parts of the template language, and the fields that a template names.

Templates are code from elsewhere. Only reading fields, conditions, loops over lists and named filters are let through;
calls, assignments, arithmetic, macros and imports are refused before any code is made from the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jinja2 import nodes

from recdesk.letters import filters

FILTERS = filters.NAMES | frozenset("upper lower trim length first last join".split())
TESTS = frozenset({"defined", "none", "odd", "even"})
DEEPEST_LOOP = 3
DEEPEST_BLOCK = 18
"""Python itself stops at 20 blocks inside each other."""

MOST_NODES = 100
DEEPEST_TAG = 16
"""Of one tag's expression; the longest conditions of real letters have a third of that."""

EACH = "_each"
"""The filter put around every loop's list, which counts the turns."""

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Filter,
    nodes.Test,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Concat,
    nodes.For,
    nodes.Keyword,
    nodes.List,
    nodes.Tuple,
    nodes.Mul,
)


class NotAllowed(Exception):
    """A tag says something that templates may not say. `code` and `what` become a Problem where the place is known."""

    def __init__(self, code: str, what: str, line: int) -> None:
        super().__init__(code)
        self.code = code
        self.what = what
        self.line = line


@dataclass(frozen=True, slots=True)
class Usage:
    """One mention of a field: its full path (`offer.benefits[].name`), what is done with it, and on which line.

    `guarded` says that the tag copes with an empty value: it stands behind `if` on the same field, or has a default.
    """

    path: str
    line: int
    use: str
    filters: tuple[str, ...] = ()
    guarded: bool = False


def check_tree(tree: nodes.Template) -> None:
    """Raise NotAllowed for the first thing in the tree that is not allowed."""
    _check(tree, loops=0, blocks=0, line=1)


def _check(node: nodes.Node, *, loops: int, blocks: int, line: int) -> None:
    line = node.lineno or line
    fault = _fault(node)
    if fault is not None:
        raise NotAllowed(*fault, line)
    if isinstance(node, nodes.For):
        _check_loop(node, loops)
        loops += 1
    if isinstance(node, (nodes.For, nodes.If)):
        blocks += 1
        if blocks > DEEPEST_BLOCK:
            raise NotAllowed("template_code_refused", "depth", line)
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Expr) and not isinstance(node, nodes.Expr):
            _check_size(child, line)
        _check(child, loops=loops, blocks=blocks, line=line)


def _check_size(expression: nodes.Expr, line: int) -> None:
    """One tag may not be larger or deeper than a person would write it. Counted without recursion."""
    counted, level = 0, [expression]
    for _ in range(DEEPEST_TAG):
        counted += len(level)
        if counted > MOST_NODES:
            break
        level = [child for node in level for child in node.iter_child_nodes()]  # type: ignore[misc]
        if not level:
            return
    raise NotAllowed("template_code_refused", "too_long", expression.lineno or line)


def _fault(node: nodes.Node) -> tuple[str, str] | None:
    """What is wrong with a node by itself, as code and word."""
    kind = type(node).__name__.lower()
    match node:
        case nodes.Name(name=name) if name.startswith("_") or name in {"self", "caller", "varargs"}:
            return "template_code_refused", name
        case nodes.Getattr(attr=name) if name.startswith("_"):
            return "template_code_refused", name
        case nodes.Getitem(arg=index) if not _plain_index(index):
            return "template_code_refused", "index"
        case nodes.Const(value=value) if not _plain_constant(value):
            return "template_code_refused", "constant"
        case nodes.List() | nodes.Tuple() if not all(isinstance(i, nodes.Const) for i in node.items):
            return "template_code_refused", kind
        case nodes.Mul() if not _merged_width(node):
            return "template_code_refused", kind
        case nodes.Filter(name=name) if name not in FILTERS:
            return "template_filter_unknown", name
        case nodes.Test(name=name) if name not in TESTS:
            return "template_filter_unknown", name
    return None if isinstance(node, _ALLOWED) else ("template_code_refused", kind)


def _check_loop(node: nodes.For, loops: int) -> None:
    plain = isinstance(node.target, nodes.Name) and isinstance(node.iter, (nodes.Name, nodes.Getattr))
    if not plain or node.recursive or node.test is not None or loops >= DEEPEST_LOOP:
        raise NotAllowed("template_code_refused", "for", node.lineno)


def _plain_constant(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= 1000
    return value is None or isinstance(value, bool) or (isinstance(value, int) and abs(value) < 10**9)


def _merged_width(node: nodes.Mul) -> bool:
    """`2 * loop.length`, which docxtpl writes for `{% hm %}`; no other arithmetic."""
    return (
        isinstance(node.left, nodes.Const)
        and type(node.left.value) is int
        and 0 < node.left.value < 100
        and node.right == nodes.Getattr(nodes.Name("loop", "load"), "length", "load")
    )


def _plain_index(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, (str, int)) and not str(node.value).startswith("_")


def bind(tree: nodes.Template) -> None:
    """Make short forms whole: an amount brings the currency that stands beside it, and loops are counted."""
    for node in list(tree.find_all(nodes.Filter)):
        source = node.node
        if (
            filters.base_name(node.name) in {"money", "amount_words"}
            and not node.args
            and not node.kwargs
            and isinstance(source, nodes.Getattr)
        ):
            beside = nodes.Getattr(source.node, "currency", "load", lineno=node.lineno)
            node.args = [beside]
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = nodes.Filter(loop.iter, EACH, [], [], None, None, lineno=loop.lineno)
    tree.set_environment(tree.environment)  # type: ignore[arg-type]


def usages(tree: nodes.Template) -> list[Usage]:
    """Every field that the tree names, in order. The tree is one that `bind` has not touched."""
    found: list[Usage] = []
    for node in tree.body:
        found += _in_node(node, {}, frozenset())
    return found


def _in_node(node: nodes.Node, scope: dict[str, str], guards: frozenset[str]) -> Iterator[Usage]:
    if isinstance(node, nodes.Output):
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                yield from _in_expression(child, scope, guards, Usage("", child.lineno, "print"))
    elif isinstance(node, nodes.If):
        yield from _in_expression(node.test, scope, guards, Usage("", node.lineno, "test"))
        present, absent = _told_by(node.test, scope)
        for inner in node.body:
            yield from _in_node(inner, scope, guards | present)
        for other in [*node.elif_, *node.else_]:
            yield from _in_node(other, scope, guards | absent)
    elif isinstance(node, nodes.For):
        yield from _in_expression(node.iter, scope, guards, Usage("", node.lineno, "loop"))
        path = _path(node.iter, scope)
        bound = {**scope, node.target.name: f"{path}[]", "loop": ""}  # type: ignore[attr-defined]
        for inner in node.body:
            yield from _in_node(inner, bound, guards)
        for other in node.else_:
            yield from _in_node(other, scope, guards)


def _in_expression(node: nodes.Node, scope: dict[str, str], guards: frozenset[str], usage: Usage) -> Iterator[Usage]:
    path = _path(node, scope)
    if path is not None:
        if path:
            yield replace(usage, path=path, line=node.lineno, guarded=usage.guarded or path in guards)
        return
    if isinstance(node, nodes.Filter):
        default = node.name == "default"
        inner = replace(usage, filters=(node.name, *usage.filters), guarded=usage.guarded or default)
        if node.node is not None:
            yield from _in_expression(node.node, scope, guards, inner)
        for argument in node.args:
            yield from _in_expression(argument, scope, guards, replace(usage, use="argument", filters=()))
    elif isinstance(node, nodes.CondExpr):
        yield from _in_expression(node.test, scope, guards, replace(usage, use="test", filters=()))
        present, absent = _told_by(node.test, scope)
        yield from _in_expression(node.expr1, scope, guards | present, usage)
        if node.expr2 is not None:
            yield from _in_expression(node.expr2, scope, guards | absent, usage)
    else:
        # Inside a comparison nothing is printed; the parts of a concatenation are.
        use = usage if isinstance(node, nodes.Concat) else replace(usage, use="test", filters=())
        for child in node.iter_child_nodes():
            yield from _in_expression(child, scope, guards, use)


def _path(node: nodes.Node, scope: dict[str, str]) -> str | None:
    """The full path of a plain field; an empty text for `loop` and what hangs on it; None for any other expression."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        before = _path(node.node, scope)
        return before if not before else f"{before}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        before = _path(node.node, scope)
        if not before:
            return before
        return f"{before}[]" if isinstance(node.arg.value, int) else f"{before}.{node.arg.value}"
    return None


def _told_by(test: nodes.Node, scope: dict[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The fields known to have a value when the test holds, and when it does not."""
    path = _path(test, scope)
    if path is not None:
        return frozenset({path}), frozenset()
    if isinstance(test, nodes.Not):
        present, absent = _told_by(test.node, scope)
        return absent, present
    if isinstance(test, nodes.And):
        left, right = _told_by(test.left, scope)[0], _told_by(test.right, scope)[0]
        return left | right, frozenset()
    if isinstance(test, nodes.Compare) and len(test.ops) == 1 and test.ops[0].op == "eq":
        path = _path(test.expr, scope)
        return frozenset({path} if path else ()), frozenset()
    return frozenset(), frozenset()
