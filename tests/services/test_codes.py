"""Every code that a refusal or a doubt may carry has a sentence, also where the code is chosen at the last moment."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import recdesk
from recdesk.domain.errors import Problem
from recdesk.localization import sentences

TELLING = {"Problem", "Refused", "Unreadable", "Damaged", "Locked", "Conflict", "DeskError", "DefectReported"}
TELLING |= {"refuse", "doubt", "block", "warn_of"}


def codes() -> Iterator[tuple[str, str]]:
    """(code, file) of every code in the program's text."""
    for path in sorted(Path(recdesk.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name in TELLING:
                    yield from ((code, path.name) for code in said(node.args[0]))


def said(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may give: a literal, one of two, one or else another."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from said(node.body)
        yield from said(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from said(value)


def test_every_code_has_a_sentence() -> None:
    found = dict(codes())
    assert {"column_missing", "column_twice", "name_cedilla", "email_not_an_address"} <= found.keys()
    assert len(found) > 200
    assert {code: file for code, file in found.items() if not sentences.known(code)} == {}


def test_a_code_without_a_sentence_would_be_found() -> None:
    text = ast.parse("found.refuse('a_code' if x else 'another', 'field')", mode="eval").body
    assert isinstance(text, ast.Call)
    assert list(said(text.args[0])) == ["a_code", "another"]
    assert not sentences.known(Problem("a_code").code)
