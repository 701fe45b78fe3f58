"""Amounts in words, against amounts that a Romanian and an English reader wrote out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.localization.words import LARGEST, amount_in_words, english_number, romanian_number

ROMANIAN = [
    ("1", "RON", "un leu"),
    ("2", "RON", "doi lei"),
    ("19", "RON", "nouăsprezece lei"),
    ("20", "RON", "douăzeci de lei"),
    ("21", "RON", "douăzeci și unu de lei"),
    ("100", "RON", "o sută de lei"),
    ("101", "RON", "o sută unu lei"),
    ("102", "RON", "o sută doi lei"),
    ("119", "RON", "o sută nouăsprezece lei"),
    ("120", "RON", "o sută douăzeci de lei"),
    ("1000", "RON", "o mie de lei"),
    ("1001", "RON", "o mie unu lei"),
    ("2002", "RON", "două mii doi lei"),
    ("12000", "RON", "douăsprezece mii de lei"),
    ("4325", "RON", "patru mii trei sute douăzeci și cinci de lei"),
    ("8500", "RON", "opt mii cinci sute de lei"),
    ("8500.50", "RON", "opt mii cinci sute de lei și cincizeci de bani"),
    ("8501.01", "RON", "opt mii cinci sute unu lei și un ban"),
    ("12119.19", "RON", "douăsprezece mii o sută nouăsprezece lei și nouăsprezece bani"),
    ("21000.20", "RON", "douăzeci și una de mii de lei și douăzeci de bani"),
    ("22000", "RON", "douăzeci și două de mii de lei"),
    ("101000", "RON", "o sută una mii de lei"),
    ("121000", "RON", "o sută douăzeci și una de mii de lei"),
    ("1000000", "RON", "un milion de lei"),
    ("2000000", "RON", "două milioane de lei"),
    ("21000000", "RON", "douăzeci și unu de milioane de lei"),
    ("22000000", "RON", "douăzeci și două de milioane de lei"),
    ("0.50", "RON", "zero lei și cincizeci de bani"),
    ("1234.56", "EUR", "o mie două sute treizeci și patru de euro și cincizeci și șase de cenți"),
    ("2022.02", "GBP", "două mii douăzeci și două de lire sterline și doi pence"),
    ("12500", "AED", "douăsprezece mii cinci sute de dirhami"),
    ("1", "GBP", "o liră sterlină"),
    ("1001", "GBP", "o mie una lire sterline"),
    ("372000", "RON", "trei sute șaptezeci și două de mii de lei"),
    ("1000000000", "RON", "un miliard de lei"),
    ("12012012012", "RON", "douăsprezece miliarde douăsprezece milioane douăsprezece mii doisprezece lei"),
    ("0", "RON", "zero lei"),
    ("14", "RON", "paisprezece lei"),
    ("16", "RON", "șaisprezece lei"),
]
ENGLISH = [
    ("1", "RON", "one leu"),
    ("8500", "RON", "eight thousand five hundred lei"),
    ("8500.50", "RON", "eight thousand five hundred lei and fifty bani"),
    ("1001.01", "GBP", "one thousand and one pounds sterling and one penny"),
    ("101021", "EUR", "one hundred and one thousand and twenty-one euros"),
    ("12500", "AED", "twelve thousand five hundred UAE dirhams"),
    ("1000000", "EUR", "one million euros"),
    ("1250000.10", "USD", "one million two hundred and fifty thousand US dollars and ten cents"),
    ("0.50", "EUR", "zero euros and fifty cents"),
    ("12.005", "KWD", "twelve Kuwaiti dinars and five fils"),
]


@pytest.mark.parametrize(("amount", "currency", "words"), ROMANIAN)
def test_romanian_amounts_in_words(amount: str, currency: str, words: str) -> None:
    assert amount_in_words(Decimal(amount), currency, "ro_RO") == words


@pytest.mark.parametrize(("amount", "currency", "words"), ENGLISH)
def test_english_amounts_in_words(amount: str, currency: str, words: str) -> None:
    assert amount_in_words(Decimal(amount), currency, "en_GB") == words


@pytest.mark.parametrize("locale", ["de_DE", "fr_FR", "hu_HU", "ar_AE", "sv"])
def test_other_languages_get_no_words(locale: str) -> None:
    assert amount_in_words(Decimal(8500), "RON", locale) is None


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("-1", "RON"),
        ("NaN", "RON"),
        ("Infinity", "RON"),
        ("1e12", "RON"),
        ("1.005", "RON"),
        ("1.5", "JPY"),
        ("1", "XXX"),
    ],
)
def test_what_cannot_be_said_for_certain_is_not_said(amount: str, currency: str) -> None:
    assert amount_in_words(Decimal(amount), currency, "ro") is None
    assert amount_in_words(Decimal(amount), currency, "en") is None


UNITS = {"un": 1, "unu": 1, "una": 1, "o": 1, "doi": 2, "două": 2, "trei": 3, "patru": 4, "cinci": 5, "șase": 6,
         "șapte": 7, "opt": 8, "nouă": 9, "zece": 10, "unsprezece": 11, "doisprezece": 12, "douăsprezece": 12,
         "treisprezece": 13, "paisprezece": 14, "cincisprezece": 15, "șaisprezece": 16, "șaptesprezece": 17,
         "optsprezece": 18, "nouăsprezece": 19, "douăzeci": 20, "treizeci": 30, "patruzeci": 40, "cincizeci": 50,
         "șaizeci": 60, "șaptezeci": 70, "optzeci": 80, "nouăzeci": 90, "zero": 0}  # fmt: skip
SIZES = {"mie": 10**3, "mii": 10**3, "milion": 10**6, "milioane": 10**6, "miliard": 10**9, "miliarde": 10**9}


def read_back(words: str) -> int:
    """The figure that Romanian words say, by a reader that knows nothing of the writer."""
    total = group = 0
    for word in words.split():
        if word in {"sută", "sute"}:
            group *= 100
        elif word in SIZES:
            total, group = total + group * SIZES[word], 0
        elif word not in {"și", "de"}:
            group += UNITS[word]
    return total + group


@given(st.integers(0, int(LARGEST) - 1), st.sampled_from(["m", "f", "n"]))
def test_romanian_words_say_the_figure(n: int, gender: str) -> None:
    assert read_back(romanian_number(n, gender)) == n  # type: ignore[arg-type]


@given(st.integers(0, int(LARGEST) - 1))
def test_english_words_of_different_figures_differ(n: int) -> None:
    assert english_number(n) != english_number((n + 1) % int(LARGEST))
    assert "  " not in english_number(n)


@given(st.integers(2, 10**9))
def test_de_stands_before_lei_exactly_when_the_last_two_digits_ask_for_it(n: int) -> None:
    words = amount_in_words(Decimal(n), "RON", "ro")
    assert words is not None
    assert words.endswith(" de lei") is (n % 100 >= 20 or n % 100 == 0)


@given(st.decimals(0, 10**9, places=2))
def test_coins_are_said_only_when_there_are_some(amount: Decimal) -> None:
    words = amount_in_words(amount, "RON", "ro")
    assert words is not None
    assert (" ban" in words) is (amount % 1 != 0)


def test_a_coin_without_a_settled_romanian_name_is_left_to_the_figures() -> None:
    assert amount_in_words(Decimal("12500.50"), "AED", "ro") is None
    assert (
        amount_in_words(Decimal("12500.50"), "AED", "en") == "twelve thousand five hundred UAE dirhams and fifty fils"
    )
