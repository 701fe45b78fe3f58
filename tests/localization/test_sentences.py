"""Every refusal of the desk has a sentence that says what is so and what to do."""

from __future__ import annotations

import ast
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import recdesk
from recdesk.localization import catalogue, sentences
from recdesk.localization.sentences import sentence

RAISED = {"Refused", "Problem", "Unreadable", "Damaged", "Locked", "Conflict", "DeskError"}
EVERY = {**sentences.FIELD, **sentences.WHOLE}


@pytest.fixture(autouse=True)
def english() -> None:
    catalogue.use("en_GB")


def _codes() -> dict[str, str]:
    """Codes that the sources raise, with one file that does."""
    found: dict[str, str] = {}
    for path in Path(recdesk.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[0]
            if name in RAISED and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.setdefault(first.value, path.name)
    return found


def test_every_code_that_the_desk_raises_has_a_sentence() -> None:
    codes = _codes()
    assert len(codes) > 100
    assert {code: file for code, file in codes.items() if not sentences.known(code)} == {}


@pytest.mark.parametrize("code", sorted(EVERY))
def test_a_sentence_says_what_is_so_and_what_to_do(code: str) -> None:
    text = EVERY[code]
    assert "!" not in text
    assert not re.search(r"\b(invalid|please|successfully|error code|sorry)\b", text, re.IGNORECASE)
    assert text.endswith(".")
    assert len(re.findall(r"[.;](?: |$)", text.replace("e.g.", ""))) >= 2 or ":" in text or "," in text
    assert len(text) <= 140


def test_field_sentences_start_small_and_whole_ones_name_their_subject() -> None:
    assert [code for code, text in sentences.FIELD.items() if text[0].isupper()] == []
    assert [code for code, text in sentences.WHOLE.items() if not text[0].isupper()] == []
    assert set(sentences.FIELD).isdisjoint(sentences.WHOLE)


def test_the_field_stands_before_its_sentence() -> None:
    assert sentence("zero", where="Amount").startswith("Amount: it is zero.")
    assert sentence("zero").startswith("It is zero.")


def test_facts_are_written_as_the_window_writes_them() -> None:
    said = sentence("offer_no_longer_valid", {"valid_until": date(2026, 4, 3)})
    assert said == "Offer: it was valid until 03.04.2026. Make a new version."
    assert "9\u00a0500.50" in sentence("too_little", {"value": "3", "least": Decimal("9500.50")}, where="Pay")
    assert "ro, en" in sentence("choice_unknown", {"value": "xx", "known": ("ro", "en")}, where="Language")
    assert "v02" in sentence("letter_outdated", {"version": 2})


def test_the_month_is_named_with_its_last_day() -> None:
    catalogue.use("ro_RO")
    said = sentence("no_such_day", {"month": 2, "year": 2026, "last": 28}, where="Data")
    assert "februarie" in said
    assert "28.02.2026" in said


def test_an_unknown_code_still_gives_a_sentence_with_the_code() -> None:
    said = sentence("never_heard_of", {"a": 1})
    assert "never_heard_of" in said
    assert "Nothing was changed" in said


@pytest.mark.parametrize("code", sorted(EVERY))
def test_a_missing_fact_never_breaks_a_sentence(code: str) -> None:
    if code == "no_such_day":
        assert "April" in sentence(code, {"month": 4, "year": 2026, "last": 30})
    else:
        assert sentence(code, {})
