"""What the window shows in English and in Romanian; `·` stands for a no-break space."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from recdesk.localization import catalogue, currencies, screen

APRIL_3 = date(2026, 4, 3)
SUMMER = datetime(2026, 4, 7, 7, 5, tzinfo=UTC)


@pytest.fixture(params=["en_GB", "ro_RO"])
def romanian(request: pytest.FixtureRequest) -> Iterator[bool]:
    catalogue.use(request.param)
    yield request.param == "ro_RO"
    catalogue.use("en_GB")


@pytest.mark.parametrize(
    ("amount", "currency", "english", "in_romanian"),
    [
        ("9500", "RON", "9·500.00·RON", "9.500,00·RON"),
        ("1234567.89", "EUR", "1·234·567.89·EUR", "1.234.567,89·EUR"),
        ("12.5", "KWD", "12.500·KWD", "12,500·KWD"),
        ("300000", "JPY", "300·000·JPY", "300.000·JPY"),
        ("0.005", "RON", "0.01·RON", "0,01·RON"),
        ("-1234.5", "RON", "-1·234.50·RON", "-1.234,50·RON"),
    ],
)
def test_amounts_carry_their_decimals_and_code(
    amount: str, currency: str, english: str, in_romanian: str, romanian: bool
) -> None:
    expected = (in_romanian if romanian else english).replace("·", "\u00a0")
    assert screen.amount(Decimal(amount), currency) == expected


def test_counts_are_grouped(romanian: bool) -> None:
    assert screen.count(12400) == ("12.400" if romanian else "12\u00a0400")
    assert screen.count(999) == "999"
    assert screen.decimal_mark() == ("," if romanian else ".")


def test_a_float_is_no_figure() -> None:
    with pytest.raises(TypeError):
        screen.figure(0.1, 2)  # type: ignore[arg-type]


def test_dates_in_tables_sentences_and_echoes(romanian: bool) -> None:
    assert screen.day(APRIL_3) == ("03 apr. 2026" if romanian else "03 Apr 2026")
    assert screen.day_short(date(2026, 4, 30)) == "30.04.2026"
    assert screen.day_long(APRIL_3) == ("3 aprilie 2026" if romanian else "3 April 2026")
    assert screen.day_words(APRIL_3) == ("vineri, 3 aprilie 2026" if romanian else "Friday, 3 April 2026")
    assert screen.month(APRIL_3) == ("aprilie 2026" if romanian else "April 2026")
    assert screen.weekdays()[0] == ("luni" if romanian else "Monday")


def test_instants_are_shown_in_a_named_zone(romanian: bool) -> None:
    month = "apr." if romanian else "Apr"
    assert screen.time(SUMMER, "Europe/Bucharest") == "10:05"
    assert screen.instant(SUMMER, "Europe/Bucharest") == f"07 {month} 2026 10:05"
    assert screen.instant(SUMMER, "Europe/Bucharest", with_zone=True) == (
        f"07 {month} 2026 10:05 (Europe/Bucharest, UTC+03:00)"
    )


def test_an_instant_shows_the_day_of_its_zone() -> None:
    late_in_new_york = datetime(2026, 4, 2, 20, 0, tzinfo=timezone(timedelta(hours=-4)))
    assert screen.instant(late_in_new_york, "Europe/Bucharest") == "03 Apr 2026 03:00"


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        screen.instant(datetime(2026, 4, 7, 10), "Europe/Bucharest")  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0·min"), (45, "45·min"), (60, "1·h"), (200, "3·h 20·min"), (-45, "45·min"), (75000, "1·250·h")],
)
def test_lengths_of_time(minutes: int, text: str) -> None:
    assert screen.span(minutes) == text.replace("·", "\u00a0")


def test_lateness_says_whose_time_it_counts() -> None:
    assert screen.late(200) == "3\u00a0h 20\u00a0min late"
    assert screen.late(200, working=True) == "3\u00a0h 20\u00a0min of working time late"


def test_the_window_and_the_records_agree_on_decimals() -> None:
    from recdesk.domain.money import CURRENCIES, digits_of

    assert {code: currencies.digits(code) for code in (*CURRENCIES, "JPY", "ISK", "IQD", "TND")} == {
        code: digits_of(code) for code in (*CURRENCIES, "JPY", "ISK", "IQD", "TND")
    }
