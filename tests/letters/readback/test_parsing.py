"""Dates, amounts, amounts in words and periods as people write them on paper."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.letters.filters import Writer
from recdesk.letters.readback.parsing import (
    amounts_of,
    dates_in,
    money_in,
    period_in,
    same_money,
    same_period,
)
from recdesk.letters.readback.spoken import amount_from_words
from recdesk.localization.formats import LETTER_LOCALES, long_date, medium_date
from recdesk.localization.words import amount_in_words

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(day=DAYS, locale=st.sampled_from(LETTER_LOCALES))
def test_a_date_is_read_in_every_form_that_its_language_has(day: date, locale: str) -> None:
    forms = [long_date(day, locale), medium_date(day, locale), day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d/%m/%y}"]
    assert {form: dates_in(f"from {form} on", locale) for form in forms} == dict.fromkeys(forms, (day,))


@pytest.mark.parametrize(
    ("text", "locale", "day"),
    [
        ("April 3, 2026", "en_GB", date(2026, 4, 3)),
        ("3rd of April 2026", "en_GB", date(2026, 4, 3)),
        ("1er avril 2026", "fr_FR", date(2026, 4, 1)),
        ("2026. április 3.", "hu_HU", date(2026, 4, 3)),
        ("٣ أبريل ٢٠٢٦", "ar_AE", date(2026, 4, 3)),
        ("3 באפריל 2026", "he_IL", date(2026, 4, 3)),
        ("3\u00a0aprilie\u00a02026", "ro_RO", date(2026, 4, 3)),
    ],
)
def test_other_orders_and_other_digits_are_read(text: str, locale: str, day: date) -> None:
    assert dates_in(text, locale) == (day,)


@pytest.mark.parametrize("text", ["31.02.2026", "3 aprilie 20260", "00.00.0000", "13/13/2026", "3 brumarel 2026"])
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert dates_in(text, "ro_RO") == ()


def test_day_and_month_are_never_read_the_other_way_round() -> None:
    assert dates_in("04/03/2026", "en_GB") == (date(2026, 3, 4),)


@pytest.mark.parametrize(
    ("figure", "digits", "values"),
    [
        ("9.500,00", 2, ("9500.00",)),
        ("9,500.00", 2, ("9500.00",)),
        ("9 500", 2, ("9500",)),
        ("9'500.50", 2, ("9500.50",)),
        ("9.500", 2, ("9500",)),
        ("1.234.567", 2, ("1234567",)),
        ("12.500", 3, ("12500", "12.500")),
        ("9500,5", 2, ("9500.5",)),
    ],
)
def test_amounts_are_read_with_any_grouping(figure: str, digits: int, values: tuple[str, ...]) -> None:
    assert amounts_of(figure, digits) == tuple(Decimal(value) for value in values)


@pytest.mark.parametrize(
    ("text", "locale", "currency", "basis", "frequency"),
    [
        ("9 500 RON brut lunar", "ro_RO", "RON", "gross", "monthly"),
        ("9.500 lei net pe an", "ro_RO", "RON", "net", "yearly"),
        ("EUR 9,500 gross per annum", "en_GB", "EUR", "gross", "yearly"),
        ("£9,500.00 net a month", "en_GB", "GBP", "net", "monthly"),
        ("9.500 € brutto im Monat", "de_DE", "EUR", "gross", "monthly"),
    ],
)
def test_pay_is_read_with_its_currency_basis_and_frequency(
    text: str, locale: str, currency: str, basis: str, frequency: str
) -> None:
    (found,) = money_in(text, locale)
    assert same_money(found, Decimal(9500), currency, basis, frequency)
    assert not same_money(found, Decimal(9500), "CHF", basis, frequency)


def test_two_currencies_in_one_text_are_none() -> None:
    (found,) = money_in("9.500 RON EUR brut pe lună", "ro_RO")
    assert found.currency == ""


@given(
    count=st.integers(1, 150),
    unit=st.sampled_from(["days", "calendar_days", "working_days", "weeks", "months"]),
    locale=st.sampled_from(LETTER_LOCALES),
)
def test_a_period_is_read_as_its_language_writes_it(count: int, unit: str, locale: str) -> None:
    found = period_in(Writer(locale).days(count, unit), locale)
    assert same_period(found, Decimal(count), unit)
    assert not same_period(found, Decimal(count + 1), unit)


def test_working_days_are_not_calendar_days_and_a_month_is_not_thirty_days() -> None:
    assert not same_period(period_in("30 de zile lucrătoare", "ro_RO"), Decimal(30), "calendar_days")
    assert not same_period(period_in("1 month", "en_GB"), Decimal(30), "days")
    assert same_period(period_in("30 de zile", "ro_RO"), Decimal(30), "calendar_days")


@given(coins=st.integers(0, 10**11), locale=st.sampled_from(["ro_RO", "en_GB"]))
def test_an_amount_in_words_is_read_back_to_the_coin(coins: int, locale: str) -> None:
    amount = Decimal(coins) / 100
    written = amount_in_words(amount, "RON", locale)
    assert written is not None
    assert amount_from_words(written, locale) == amount


@pytest.mark.parametrize(
    ("words", "locale", "amount"),
    [
        ("optmiicincisutelei", "ro_RO", 8500),
        ("opt mii cinci sute", "ro_RO", 8500),
        ("eight thousand, five hundred lei", "en_GB", 8500),
        ("a hundred and one thousand", "en_GB", 101000),
    ],
)
def test_words_are_read_in_the_ways_people_write_them(words: str, locale: str, amount: int) -> None:
    assert amount_from_words(words, locale) == amount


def test_words_of_other_languages_and_plain_text_are_no_amount() -> None:
    assert amount_from_words("huit mille", "fr_FR") is None
    assert amount_from_words("salariul de bază", "ro_RO") is None


def test_every_day_of_two_years_is_read_in_romanian_and_hungarian() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(730)]
    assert all(dates_in(long_date(day, locale), locale) == (day,) for day in days for locale in ("ro_RO", "hu_HU"))
