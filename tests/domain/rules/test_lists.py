"""The word lists that ship with RecDesk, and how they are read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from recdesk.domain.errors import Unreadable
from recdesk.domain.folding import fold
from recdesk.domain.rules import lists
from tests.builders import shipped_lists


def test_every_list_ships_with_words() -> None:
    shipped = shipped_lists()
    for name in (
        "empty_values",
        "placeholders",
        "vague",
        "specific",
        "verbs",
        "other_words",
        "protected",
        "caps",
        "cities",
    ):
        assert len(getattr(shipped, name)) > 5, name


def test_phrases_are_folded_once_and_for_all() -> None:
    shipped = shipped_lists()
    assert all(fold(p) == p for p in (*shipped.vague, *shipped.placeholders, *shipped.verbs))
    assert all(fold(w.phrase) == w.phrase.rstrip("*") for w in shipped.protected)


def test_no_word_is_a_verb_and_certainly_none() -> None:
    assert shipped_lists().verbs & shipped_lists().other_words == set()


@pytest.mark.parametrize(
    ("day", "amount"),
    [(date(2024, 12, 31), None), (date(2026, 6, 30), Decimal(4050)), (date(2026, 7, 1), Decimal(4325))],
)
def test_the_minimum_wage_is_the_one_of_the_day(day: date, amount: Decimal | None) -> None:
    minimum = shipped_lists().minimum_on("RO", day)
    assert (minimum.amount if minimum else None) == amount


def test_without_lists_cities_are_compared_by_their_letters() -> None:
    assert lists.NO_LISTS.same_city("Iași", "IASI")
    assert not lists.NO_LISTS.same_city("București", "Bucharest")


@pytest.mark.parametrize("text", ["colours = ['red']", "vague = [1]", "vague = [", "verbs = ['']"])
def test_a_text_that_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="rule_list_wrong"):
        lists.load([text])


def test_a_list_given_twice_is_refused() -> None:
    with pytest.raises(Unreadable, match="rule_list_wrong"):
        lists.load(["vague = ['a b']", "vague = ['c d']"])
