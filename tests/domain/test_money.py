"""Money: exact, with its currency's decimals, and with everything that says what it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import Refused
from recdesk.domain.money import CURRENCIES, Basis, Frequency, Money, check_currency, digits_of, quantized


def money(amount: str, currency: str = "RON", frequency: Frequency = Frequency.MONTHLY) -> Money:
    return Money(Decimal(amount), currency, Basis.GROSS, frequency)


@pytest.mark.parametrize(
    ("currency", "digits"), [("RON", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3), ("BHD", 3), ("TND", 3), ("HUF", 2)]
)
def test_each_currency_has_its_decimals(currency: str, digits: int) -> None:
    assert digits_of(currency) == digits


@pytest.mark.parametrize(
    ("amount", "currency", "exact"),
    [
        ("9500", "RON", "9500.00"),
        ("0.005", "RON", "0.01"),
        ("0.0049", "RON", "0.00"),
        ("-0.005", "RON", "-0.01"),
        ("1234.5", "JPY", "1235"),
        ("1.2345", "KWD", "1.235"),
    ],
)
def test_amounts_are_rounded_half_up_to_the_currency(amount: str, currency: str, exact: str) -> None:
    assert str(quantized(Decimal(amount), currency)) == exact


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(["RON", "EUR", "USD"]))
def test_an_amount_with_its_decimals_stays_what_it_is(amount: Decimal, currency: str) -> None:
    assert quantized(amount, currency) == amount
    assert Money(amount, currency, Basis.NET, Frequency.ONCE).amount == amount


@pytest.mark.parametrize(
    ("amount", "currency", "code"),
    [
        ("9500.001", "RON", "amount_too_fine"),
        ("9500.5", "JPY", "amount_too_fine"),
        ("NaN", "RON", "amount_not_a_number"),
        ("Infinity", "RON", "amount_not_a_number"),
        ("9500", "lei", "currency_unknown"),
        ("9500", "ron", "currency_unknown"),
        ("9500", "", "currency_unknown"),
        ("9500", "RONN", "currency_unknown"),
        ("9500", "ЕUR", "currency_unknown"),
        ("9500", "RON\n", "currency_unknown"),
    ],
)
def test_what_is_no_money_is_refused(amount: str, currency: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        money(amount, currency)
    assert caught.value.code == code


def test_a_float_is_never_money() -> None:
    with pytest.raises(TypeError, match="Decimal"):
        Money(9500.0, "RON", Basis.GROSS, Frequency.MONTHLY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("frequency", "year"),
    [
        (Frequency.MONTHLY, Decimal(114000)),
        (Frequency.YEARLY, Decimal(9500)),
        (Frequency.WEEKLY, Decimal(494000)),
        (Frequency.DAILY, None),
        (Frequency.HOURLY, None),
        (Frequency.ONCE, None),
    ],
)
def test_a_years_pay_is_told_only_where_the_year_has_a_fixed_number_of_periods(
    frequency: Frequency, year: Decimal | None
) -> None:
    assert money("9500", frequency=frequency).a_year() == year


def test_the_currencies_that_are_offered_are_codes_and_stand_once() -> None:
    assert [check_currency(code) for code in CURRENCIES] == CURRENCIES
    assert len(set(CURRENCIES)) == len(CURRENCIES)
