"""Every code that a check can report has a sentence, every fact a label, and each sentence gets the facts it names."""

from __future__ import annotations

import ast
import inspect
import string
from collections.abc import Iterator
from types import ModuleType

import pytest

from recdesk.domain.rules import advert, candidate, documents, findings, offer, paper, requisition
from recdesk.localization import rule_sentences, sentences

RULES = (advert, candidate, documents, findings, offer, paper, requisition)


def calls(module: ModuleType, *names: str) -> Iterator[tuple[str, set[str]]]:
    """The literal first argument and the keywords of each call of these methods in a module's source."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, {k.arg or "**" for k in node.keywords}


REPORTED = sorted({(code, tuple(sorted(given))) for m in RULES for code, given in calls(m, "block", "warn")})
SHOWN = sorted({code for m in RULES for code, _ in calls(m, "fact")})


@pytest.mark.parametrize(("code", "given"), REPORTED)
def test_each_problem_has_a_sentence_that_its_facts_fill(code: str, given: tuple[str, ...]) -> None:
    pattern = sentences.FIELD.get(code) or sentences.WHOLE.get(code)
    assert pattern is not None
    named = {name for _, name, _, _ in string.Formatter().parse(pattern) if name}
    if "**" not in given:
        assert named <= {*given, "field", "record"}


@pytest.mark.parametrize("code", SHOWN)
def test_each_fact_has_a_label(code: str) -> None:
    assert code in rule_sentences.FACTS


@pytest.mark.parametrize("code", [*rule_sentences.FIELD, *rule_sentences.WHOLE])
def test_sentences_keep_the_tone_of_the_house(code: str) -> None:
    text = rule_sentences.FIELD.get(code) or rule_sentences.WHOLE[code]
    assert len(text) <= 140
    assert text.endswith(".")
    assert "!" not in text
    assert text[0].isupper() if code in rule_sentences.WHOLE else not text[0].isupper()


def test_no_code_has_two_sentences() -> None:
    tables = (*(t.FIELD for t in sentences._TABLES), *(t.WHOLE for t in sentences._TABLES))
    codes = [code for table in tables for code in table]
    assert len(codes) == len(set(codes))


def test_a_source_that_is_a_document_is_called_by_its_name() -> None:
    assert rule_sentences.source_label("computed") == "Computed"
    assert rule_sentences.source_label("mail.eml") == "mail.eml"
    assert rule_sentences.fact_label("words") == "Words"
