"""How the letters write values, in twelve languages; `·` stands for a no-break space in the tables below."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.localization import formats
from recdesk.localization.durations import UNITS

APRIL_3 = date(2026, 4, 3)
# locale: long date, 1,234,567.5 EUR by name, 1,234,567.5 RON by code, 1234.5, 12 percent, -1234.5 EUR by name, time
TABLE = {
    "ro_RO": ("3 aprilie 2026", "1.234.567,50·euro", "1.234.567,50·RON", "1.234,5", "12·%", "-1.234,50·euro", "16:05"),
    "en_GB": ("3 April 2026", "€1,234,567.50", "RON·1,234,567.50", "1,234.5", "12%", "-€1,234.50", "16:05"),
    "de_DE": ("3. April 2026", "1.234.567,50·€", "1.234.567,50·RON", "1.234,5", "12·%", "-1.234,50·€", "16:05"),
    "fr_FR": ("3 avril 2026", "1·234·567,50·€", "1·234·567,50·RON", "1·234,5", "12·%", "-1·234,50·€", "16:05"),
    "nl_NL": ("3 april 2026", "€·1.234.567,50", "RON·1.234.567,50", "1.234,5", "12%", "€·-1.234,50", "16:05"),
    "sv_SE": ("3 april 2026", "1·234·567,50·€", "1·234·567,50·RON", "1·234,5", "12·%", "-1·234,50·€", "16:05"),
    "da_DK": ("3. april 2026", "1.234.567,50·€", "1.234.567,50·RON", "1.234,5", "12·%", "-1.234,50·€", "16.05"),
    "nb_NO": ("3. april 2026", "1·234·567,50·€", "1·234·567,50·RON", "1·234,5", "12·%", "-1·234,50·€", "16:05"),
    "fi_FI": ("3. huhtikuuta 2026", "1·234·567,50·€", "1·234·567,50·RON", "1·234,5", "12·%", "-1·234,50·€", "16.05"),
    "hu_HU": ("2026. április 3.", "1·234·567,50·EUR", "1·234·567,50·RON", "1·234,5", "12%", "-1·234,50·EUR", "16:05"),
    "ar_AE": ("3 أبريل 2026", "1,234,567.50·€", "1,234,567.50·RON", "1,234.5", "12%", "-1,234.50·€", "4:05·م"),
    "he_IL": ("3 באפריל 2026", "1,234,567.50·€", "1,234,567.50·RON", "1,234.5", "12%", "-1,234.50·€", "16:05"),
}


def nb(text: str) -> str:
    return text.replace("·", "\u00a0")


def test_the_table_has_every_language_of_the_letters() -> None:
    assert tuple(TABLE) == formats.LETTER_LOCALES


@pytest.mark.parametrize("locale", TABLE)
def test_every_language_writes_values_its_own_way(locale: str) -> None:
    long, euro, ron, plain, share, negative, time = (nb(text) for text in TABLE[locale])
    million = Decimal("1234567.5")
    assert formats.long_date(APRIL_3, locale) == long
    assert formats.money(million, "EUR", locale, code="name") == euro
    assert formats.money(million, "RON", locale) == ron
    assert formats.number(Decimal("1234.5"), locale) == plain
    assert formats.percent(12, locale) == share
    assert formats.money(Decimal("-1234.5"), "EUR", locale, code="name") == negative
    clock = formats.clock_time(datetime(2026, 4, 3, 16, 5, tzinfo=UTC), "UTC", locale)
    assert clock.replace(" ", "\u00a0") == f"{time} (UTC, UTC+00:00)".replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "code", "text"),
    [
        ("8500", "RON", "ro_RO", "name", "8.500,00·lei"),
        ("8500", "RON", "ro_RO", "iso", "8.500,00·RON"),
        ("12500", "AED", "en_GB", "iso", "AED·12,500.00"),
        ("12500", "AED", "en_GB", "name", "AED·12,500.00"),
        ("1200", "GBP", "en_GB", "name", "£1,200.00"),
        ("1200", "GBP", "fr_FR", "name", "1·200,00·GBP"),
        ("1200", "USD", "fr_FR", "name", "1·200,00·USD"),
        ("30000", "SEK", "sv_SE", "name", "30·000,00·kr"),
        ("30000", "SEK", "de_DE", "name", "30.000,00·SEK"),
        ("450000", "HUF", "hu_HU", "name", "450·000·Ft"),
        ("450000.5", "HUF", "hu_HU", "name", "450·000,50·Ft"),
        ("450000", "HUF", "ro_RO", "iso", "450.000·HUF"),
        ("12.5", "KWD", "en_GB", "iso", "KWD·12.500"),
        ("300000", "JPY", "de_DE", "iso", "300.000·JPY"),
        ("2.345", "RON", "ro_RO", "iso", "2,35·RON"),
        ("0.125", "EUR", "ro_RO", "iso", "0,13·EUR"),
        ("1.005", "EUR", "en_GB", "name", "€1.01"),
        ("-0.5", "AED", "en_GB", "iso", "-AED·0.50"),
    ],
)
def test_money_has_the_decimals_and_the_name_of_its_currency(
    amount: str, currency: str, locale: str, code: str, text: str
) -> None:
    assert formats.money(Decimal(amount), currency, locale, code=code) == nb(text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [("12.5", None, "12,5"), ("12.50", None, "12,50"), ("1e3", None, "1.000"), ("2.345", 2, "2,35"), ("7", 1, "7,0")],
)
def test_a_number_has_the_decimals_it_was_given(value: str, digits: int | None, text: str) -> None:
    assert formats.number(Decimal(value), "ro_RO", digits=digits) == text


def test_a_share_with_decimals_keeps_the_space_before_its_sign() -> None:
    assert formats.percent(Decimal("12.5"), "de_DE") == nb("12,5·%")
    assert formats.percent(Decimal("12.5"), "en_GB") == "12.5%"


@pytest.mark.parametrize("value", [8500.0, 0.1, True, "8500", None])
def test_inexact_numbers_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        formats.money(value, "RON", "ro_RO")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        formats.number(value, "ro_RO")  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in a letter"):
        formats.money(Decimal(value), "RON", "ro_RO")


def test_the_first_of_a_month_is_premier_in_french_only() -> None:
    assert formats.long_date(date(2026, 4, 1), "fr_FR") == "1er avril 2026"
    assert formats.long_date(date(2026, 4, 11), "fr_FR") == "11 avril 2026"
    assert formats.long_date(date(2026, 4, 1), "ro_RO") == "1 aprilie 2026"


def test_the_last_days_of_a_year_keep_their_year() -> None:
    for day in (date(2026, 12, 31), date(2025, 12, 29), date(2027, 1, 1)):
        for locale in formats.LETTER_LOCALES:
            assert str(day.year) in formats.long_date(day, locale)
            assert str(day.year) in formats.medium_date(day, locale)


@pytest.mark.parametrize(
    ("n", "days", "working"),
    [
        (0, "0 zile", "0 zile lucrătoare"),
        (1, "1 zi", "1 zi lucrătoare"),
        (2, "2 zile", "2 zile lucrătoare"),
        (19, "19 zile", "19 zile lucrătoare"),
        (20, "20 de zile", "20 de zile lucrătoare"),
        (21, "21 de zile", "21 de zile lucrătoare"),
        (45, "45 de zile", "45 de zile lucrătoare"),
        (100, "100 de zile", "100 de zile lucrătoare"),
        (101, "101 zile", "101 zile lucrătoare"),
        (119, "119 zile", "119 zile lucrătoare"),
        (120, "120 de zile", "120 de zile lucrătoare"),
        (1000, "1.000 de zile", "1.000 de zile lucrătoare"),
        (1001, "1.001 zile", "1.001 zile lucrătoare"),
        (Decimal("1.5"), "1,5 zile", "1,5 zile lucrătoare"),
        (Decimal("1.0"), "1,0 zile", "1,0 zile lucrătoare"),
    ],
)
def test_romanian_days_take_de_where_romanians_say_it(n: Decimal | int, days: str, working: str) -> None:
    assert formats.duration(n, "days", "ro_RO") == days
    assert formats.duration(n, "working_days", "ro_RO") == working


@pytest.mark.parametrize(
    ("n", "unit", "locale", "text"),
    [
        (1, "months", "en_GB", "1 month"),
        (3, "months", "de_DE", "3 Monate"),
        (0, "days", "fr_FR", "0·jour"),
        (Decimal("1.5"), "hours", "fr_FR", "1,5·heure"),
        (20, "working_days", "fr_FR", "20·jours ouvrés"),
        (20, "days", "nl_NL", "20 dagen"),
        (40, "hours", "nl_NL", "40 uur"),
        (3, "weeks", "fi_FI", "3 viikkoa"),
        (3, "months", "hu_HU", "3 hónap"),
        (2, "weeks", "he_IL", "שבועיים"),
        (2, "days", "ar_AE", "يومان"),
        (3, "days", "ar_AE", "3 أيام"),
        (11, "days", "ar_AE", "11 يومًا"),
        (100, "days", "ar_AE", "100 يوم"),
        (30, "calendar_days", "ro_RO", "30 de zile calendaristice"),
    ],
)
def test_durations_agree_with_their_number(n: Decimal | int, unit: str, locale: str, text: str) -> None:
    written = formats.duration(n, unit, locale)
    assert written.replace("\u00a0", " ") == text.replace("·", " ")
    assert ("\u00a0" in written) is ("·" in text)


@pytest.mark.parametrize("locale", formats.LETTER_LOCALES)
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_words_in_every_language(locale: str, unit: str) -> None:
    for n in (0, 1, 2, 3, 7, 11, 20, 100, 101, 1000):
        written = formats.duration(n, unit, locale)
        assert "duration" not in written
        assert "{" not in written
        assert any(sign.isalpha() for sign in written)


def test_a_duration_in_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="moons"):
        formats.duration(3, "moons", "ro_RO")


@pytest.mark.parametrize(
    ("moment", "zone", "text"),
    [
        (datetime(2026, 4, 7, 7, 0, tzinfo=UTC), "Europe/Bucharest", "10:00 (Europe/Bucharest, UTC+03:00)"),
        (datetime(2026, 1, 7, 7, 0, tzinfo=UTC), "Europe/Bucharest", "09:00 (Europe/Bucharest, UTC+02:00)"),
        (datetime(2026, 4, 7, 7, 0, tzinfo=UTC), "Asia/Kolkata", "12:30 (Asia/Kolkata, UTC+05:30)"),
        (datetime(2026, 4, 7, 7, 0, tzinfo=UTC), "America/New_York", "03:00 (America/New_York, UTC-04:00)"),
    ],
)
def test_a_time_names_its_zone_and_the_offset_of_that_day(moment: datetime, zone: str, text: str) -> None:
    assert formats.clock_time(moment, zone, "ro_RO") == text


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        formats.clock_time(datetime(2026, 4, 7, 10), "Europe/Bucharest", "ro_RO")  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize(
    ("tag", "locale"), [("ro", "ro_RO"), ("ro-RO", "ro_RO"), ("de_DE", "de_DE"), ("nb", "nb_NO"), ("he-IL", "he_IL")]
)
def test_a_letter_language_has_several_names(tag: str, locale: str) -> None:
    assert formats.letter_locale(tag) == locale


@pytest.mark.parametrize("tag", ["", "xx", "no_NO", "de_AT", "../ro"])
def test_no_letter_is_written_in_an_unknown_language(tag: str) -> None:
    with pytest.raises(ValueError, match="no letters"):
        formats.long_date(APRIL_3, tag)


def test_arabic_and_hebrew_run_from_right_to_left() -> None:
    assert [locale for locale in formats.LETTER_LOCALES if formats.right_to_left(locale)] == ["ar_AE", "he_IL"]


@given(st.sampled_from(formats.LETTER_LOCALES), st.decimals(-(10**9), 10**9, places=2), st.dates())
def test_nothing_invisible_or_narrow_reaches_a_letter(locale: str, amount: Decimal, day: date) -> None:
    written = formats.money(amount, "RON", locale) + formats.long_date(day, locale) + formats.medium_date(day, locale)
    assert "\u202f" not in written
    assert not [sign for sign in written if unicodedata.category(sign) == "Cf"]


@given(st.sampled_from(formats.LETTER_LOCALES), st.decimals(0, 10**9, places=2))
def test_the_digits_of_an_amount_are_all_there(locale: str, amount: Decimal) -> None:
    written = formats.money(amount, "RON", locale)
    assert "".join(sign for sign in written if sign.isdigit()) == f"{amount:.2f}".replace(".", "")
