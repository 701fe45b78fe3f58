"""Typed amounts and dates: what is taken, what is asked, what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.localization import catalogue, screen
from recdesk.localization.entry import (
    Ambiguous,
    AmountEntry,
    DateEntry,
    Read,
    Unreadable,
    is_empty_entry,
    read_amount,
    read_date,
    read_number,
)

TODAY = date(2026, 11, 22)


def outcome(reading: AmountEntry | DateEntry) -> str:
    """A reading in one word: the value, `a|b` for a choice, or the code."""
    if isinstance(reading, Read):
        return str(reading.value)
    if isinstance(reading, Ambiguous):
        return "|".join(str(choice) for choice in reading.choices)
    return reading.code


@pytest.mark.parametrize(
    ("locale", "text", "result"),
    [
        ("ro_RO", "8.500", "8500.00|8.50"),
        ("ro_RO", "8,500", "8.50|8500.00"),
        ("en_GB", "8.500", "8.50|8500.00"),
        ("en_GB", "8,500", "8500.00|8.50"),
        ("ro_RO", "1,234.50", "other_marks"),
        ("en_GB", "1.234,50", "other_marks"),
        ("ro_RO", "12.34.56", "not_a_number"),
        ("ro_RO", "1.23", "other_marks"),
        ("ro_RO", "8 500,50", "8500.50"),
        ("ro_RO", "8\u00a0500,50", "8500.50"),
        ("ro_RO", "8\u202f500,50", "8500.50"),
        ("ro_RO", "8\u2009500,50", "8500.50"),
        ("en_GB", "8 500.50", "8500.50"),
        ("en_GB", "1'234.50", "1234.50"),
        ("ro_RO", "1\u2019234,50", "1234.50"),
        ("en_GB", "١٬٢٣٤٫٥", "1234.50"),
        ("en_GB", "\u22125", "negative"),
        ("ro_RO", "NaN", "not_a_number"),
        ("ro_RO", "Infinity", "not_a_number"),
        ("ro_RO", "1e5", "letters"),
        ("ro_RO", "1_000", "not_a_number"),
        ("ro_RO", "１０００", "not_a_number"),
        ("ro_RO", "1.234.567,89", "1234567.89"),
        ("ro_RO", "1.234.567,89 RON", "1234567.89"),
        ("ro_RO", "8500 lei", "8500.00"),
        ("ro_RO", "RON 8500", "8500.00"),
        ("ro_RO", "EUR 1 700 net", "letters"),
        ("ro_RO", "8500 EUR", "letters"),
        ("ro_RO", "$100", "letters"),
        ("ro_RO", "13.7k", "shorthand"),
        ("ro_RO", "14 mii", "shorthand"),
        ("ro_RO", "0,00", "zero"),
        ("ro_RO", "-8500", "negative"),
        ("ro_RO", "8500", "8500.00"),
        ("ro_RO", "8500,5", "8500.50"),
        ("ro_RO", "8500,505", "too_fine"),
        ("ro_RO", "8.505", "8505.00"),
        ("en_GB", "8.505", "other_marks"),
        ("ro_RO", "0.500", "not_a_number"),
        ("en_GB", "0.500", "too_fine"),
        ("ro_RO", "12 34", "not_a_number"),
        ("ro_RO", "1.234 567", "not_a_number"),
        ("ro_RO", "1.234.567", "1234567.00"),
        ("ro_RO", ",50", "not_a_number"),
        ("ro_RO", "50,", "not_a_number"),
        ("ro_RO", "1234567890123456", "too_large"),
        ("ro_RO", "1+1", "not_a_number"),
        ("ro_RO", "=1", "not_a_number"),
    ],
)
def test_amounts_are_read_strictly(locale: str, text: str, result: str) -> None:
    assert outcome(read_amount(text, locale, "RON")) == result


@pytest.mark.parametrize(
    ("locale", "text", "currency", "result"),
    [
        ("en_GB", "12.500", "KWD", "12.500"),
        ("ro_RO", "12,500", "KWD", "12.500"),
        ("ro_RO", "12.500", "KWD", "12500.000|12.500"),
        ("en_GB", "12,505", "KWD", "12505.000|12.505"),
        ("ro_RO", "300.000", "JPY", "300000"),
        ("en_GB", "300.000", "JPY", "other_marks"),
        ("en_GB", "300000.5", "JPY", "too_fine"),
        ("ro_RO", "450.000 Ft", "HUF", "450000.00|450.00"),
        ("ro_RO", "8500", "", "8500.00"),
        ("ro_RO", "8500 RON", "", "letters"),
        ("ro_RO", "1700 euro", "EUR", "1700.00"),
        ("ro_RO", "13.7k EUR", "EUR", "shorthand"),
    ],
)
def test_the_currency_decides_the_decimals(locale: str, text: str, currency: str, result: str) -> None:
    assert outcome(read_amount(text, locale, currency)) == result


def test_an_amount_in_the_marks_of_another_language_is_offered() -> None:
    reading = read_amount("1,234.50", "ro_RO", "RON")
    assert isinstance(reading, Unreadable)
    assert reading.facts["suggestion"] == Decimal("1234.50")


@pytest.mark.parametrize("text", ["", "   ", "N/A", "n/a", "-", "—", "TBD", "nu are", "Nu are", "\u00a0"])
def test_what_says_nothing_is_empty(text: str) -> None:
    assert is_empty_entry(text)
    assert outcome(read_amount(text, "ro_RO", "RON")) == "empty"
    assert outcome(read_number(text, "ro_RO")) == "empty"
    assert outcome(read_date(text, "ro_RO", TODAY)) == "empty"


@pytest.mark.parametrize("text", ["0", "Null", "None", "Na Li"])
def test_what_says_something_is_not_empty(text: str) -> None:
    assert not is_empty_entry(text)


@pytest.mark.parametrize(
    ("text", "digits", "result"),
    [
        ("30", 0, "30"),
        ("0", 0, "0"),
        ("1.200", 0, "1200"),
        ("12,5", 0, "too_fine"),
        ("12,5", 2, "12.50"),
        ("30 zile", 0, "letters"),
        ("-3", 0, "negative"),
    ],
)
def test_numbers_follow_the_same_grammar(text: str, digits: int, result: str) -> None:
    assert outcome(read_number(text, "ro_RO", digits=digits)) == result


@given(
    st.sampled_from(["en_GB", "ro_RO"]), st.decimals("0.01", "999999999.99", places=2), st.sampled_from(["RON", "AED"])
)
def test_a_shown_amount_is_read_back(locale: str, amount: Decimal, currency: str) -> None:
    previous = catalogue.current_locale()
    catalogue.use(locale)
    try:
        assert read_amount(screen.amount(amount, currency), locale, currency) == Read(amount)
        assert read_amount(screen.figure(amount, 2), locale, currency) == Read(amount)
    finally:
        catalogue.use(previous)


@given(st.text(), st.sampled_from(["en_GB", "ro_RO"]), st.sampled_from(["RON", "KWD", "JPY", ""]), st.booleans())
def test_no_text_breaks_the_readers(text: str, locale: str, currency: str, flag: bool) -> None:
    outcome(read_amount(text, locale, currency, zero=flag))
    outcome(read_number(text, locale))
    outcome(read_date(text, locale, TODAY, birth=flag, pasted=not flag))


@given(st.text(alphabet="0123456789.,' -", max_size=12), st.sampled_from(["en_GB", "ro_RO"]))
def test_no_amount_is_negative_zero_or_finer_than_its_currency(text: str, locale: str) -> None:
    reading = read_amount(text, locale, "RON")
    values = (reading.value,) if isinstance(reading, Read) else getattr(reading, "choices", ())
    for value in values:
        assert value > 0
        assert value == value.quantize(Decimal("0.01"))


def working_days(day: date, count: int) -> date:
    return day + timedelta(days=7 * count)  # any rule will do: the reader only passes it on


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("3.4.26", "2026-04-03"),
        ("03.04.2026", "2026-04-03"),
        ("3. 4. 2026", "2026-04-03"),
        ("3.4.26.", "2026-04-03"),
        ("03042026", "2026-04-03"),
        ("20260403", "2026-04-03"),
        ("19032026", "2026-03-19"),
        ("20121212", "2012-12-12"),
        ("2026-04-03", "2026-04-03"),
        ("2026.04.03", "2026-04-03"),
        ("3 apr", "2027-04-03"),
        ("3 nov", "2026-11-03"),
        ("3 apr 2026", "2026-04-03"),
        ("3 apr. 2026", "2026-04-03"),
        ("03 Apr 2026", "2026-04-03"),
        ("3-Apr-26", "2026-04-03"),
        ("3 aprilie 2026", "2026-04-03"),
        ("1st April 2026", "2026-04-01"),
        ("April 3, 2026", "2026-04-03"),
        ("3 sept 26", "2026-09-03"),
        ("3 mai 26", "2026-05-03"),
        ("+5", "2026-12-27"),
        ("-1", "2026-11-15"),
        ("azi", "2026-11-22"),
        ("Astăzi", "2026-11-22"),
        ("today", "2026-11-22"),
        ("mâine", "2026-11-23"),
        ("yesterday", "2026-11-21"),
        ("3.4.79", "2079-04-03"),
        ("3.4.80", "1980-04-03"),
        ("29.02.2028", "2028-02-29"),
        ("01/02/2026", "2026-02-01|2026-01-02"),
        ("03/04/2026", "2026-04-03|2026-03-04"),
        ("3-4-26", "2026-04-03|2026-03-04"),
        ("26-04-03", "2003-04-26|2026-04-03"),
        ("04/04/2026", "2026-04-04"),
        ("13/04/2026", "2026-04-13"),
        ("04/13/2026", "2026-04-13"),
        ("31.02.2026", "no_such_day"),
        ("29.02.2026", "no_such_day"),
        ("31/04/2026", "no_such_day"),
        ("0.4.2026", "no_such_day"),
        ("3.13.2026", "no_such_month"),
        ("2026-13-01", "no_such_month"),
        ("31022026", "no_such_day"),
        ("3.4.1726", "year_out_of_range"),
        ("2026-04-03T00:00Z", "has_time"),
        ("2026-04-03 09:30", "has_time"),
        ("3 foo 2026", "not_a_date"),
        ("3.4", "not_a_date"),
        ("030426", "not_a_date"),
        ("3.4/2026", "not_a_date"),
        ("soon", "not_a_date"),
        ("東today", "not_a_date"),
        ("+99999", "not_a_date"),
        ("1.5.2026 10", "not_a_date"),
    ],
)
def test_dates_are_read_in_the_order_of_the_desk(text: str, result: str) -> None:
    assert outcome(read_date(text, "ro_RO", TODAY, working_day_offset=working_days)) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [("03.04.2026", "2026-04-03|2026-03-04"), ("13.04.2026", "2026-04-13"), ("2026-04-03", "2026-04-03")],
)
def test_pasted_dates_are_asked_for_where_both_orders_are_possible(text: str, result: str) -> None:
    assert outcome(read_date(text, "en_GB", TODAY, pasted=True)) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("3.4.80", "birth_year_short"),
        ("3 apr 80", "birth_year_short"),
        ("3 apr", "year_needed"),
        ("3.4.1980", "1980-04-03"),
        ("23.11.2026", "birth_in_future"),
        ("22.11.2026", "2026-11-22"),
        ("03/04/1980", "1980-04-03|1980-03-04"),
    ],
)
def test_a_birth_date_has_a_full_year_in_the_past(text: str, result: str) -> None:
    assert outcome(read_date(text, "ro_RO", TODAY, birth=True)) == result


def test_working_days_need_a_calendar() -> None:
    assert outcome(read_date("+5", "ro_RO", TODAY)) == "no_working_days"


def test_a_day_that_does_not_exist_names_the_last_one_of_its_month() -> None:
    reading = read_date("31.04.2026", "ro_RO", TODAY)
    assert isinstance(reading, Unreadable)
    assert dict(reading.facts) == {"month": 4, "year": 2026, "last": 30}


def test_a_date_without_a_year_is_the_nearest_one() -> None:
    assert outcome(read_date("29 feb", "ro_RO", date(2027, 12, 1))) == "2028-02-29"
    assert outcome(read_date("29 feb", "ro_RO", date(2026, 1, 1))) == "no_such_day"
    assert outcome(read_date("20 dec", "ro_RO", date(2027, 1, 5))) == "2026-12-20"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(["en_GB", "ro_RO"]))
def test_a_shown_date_is_read_back(day: date, locale: str) -> None:
    previous = catalogue.current_locale()
    catalogue.use(locale)
    try:
        for shown in (screen.day(day), screen.day_short(day), screen.day_long(day), day.isoformat(), f"{day:%d%m%Y}"):
            assert read_date(shown, locale, TODAY) == Read(day)
    finally:
        catalogue.use(previous)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.sampled_from("/-"))
def test_a_date_with_slashes_is_asked_exactly_when_its_order_is_open(day: date, mark: str) -> None:
    reading = read_date(f"{day.day}{mark}{day.month}{mark}{day.year}", "ro_RO", TODAY)
    if day.day <= 12 and day.day != day.month:
        assert reading == Ambiguous((day, date(day.year, day.day, day.month)))
    else:
        assert reading == Read(day)
