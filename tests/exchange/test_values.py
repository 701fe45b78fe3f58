"""Cells as values: what two readers could read in two ways is refused, never guessed."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.candidate import LanguageSkill, NoticeUnit
from recdesk.domain.errors import Unreadable
from recdesk.exchange.fields import kinds
from recdesk.exchange.values import read_cell, read_decimal

FIELDS = kinds()["candidates"].fields


def value(name: str, cell: Any, *, date_format: str = "", decimal: str = "", mapped: Any = None) -> Any:
    return read_cell(cell, FIELDS[name], date_format=date_format, decimal=decimal, mapped=mapped)


def refusal(name: str, cell: Any, **more: Any) -> tuple[str, Any]:
    with pytest.raises(Unreadable) as refused:
        value(name, cell, **more)
    assert refused.value.problems[0].field == name
    return refused.value.code, refused.value.facts


@pytest.mark.parametrize(
    ("text", "date_format"),
    [("2026-04-03", ""), ("03.04.2026", "%d.%m.%Y"), ("3.4.2026", "%d.%m.%Y"), ("04/03/2026", "%m/%d/%Y"),
     ("2026-04-03", "%d.%m.%Y"), ("20260403", "%Y%m%d")],
)  # fmt: skip
def test_a_day_is_read_by_its_declared_format(text: str, date_format: str) -> None:
    assert value("date_of_birth", text, date_format=date_format) == date(2026, 4, 3)


def test_a_day_that_can_be_read_two_ways_shows_both() -> None:
    code, facts = refusal("date_of_birth", "03/04/1990")
    assert (code, facts["readings"]) == ("date_ambiguous", ["1990-04-03", "1990-03-04"])


@pytest.mark.parametrize(
    ("text", "readings"), [("25/04/1990", ["1990-04-25"]), ("04/25/1990", ["1990-04-25"]), ("spring", [])]
)
def test_even_a_day_that_can_be_read_one_way_needs_a_declaration(text: str, readings: list[str]) -> None:
    code, facts = refusal("date_of_birth", text)
    assert (code, facts["readings"]) == ("date_format_undeclared", readings)


@pytest.mark.parametrize(
    ("text", "date_format", "code"),
    [
        ("31.02.1990", "%d.%m.%Y", "date_impossible"),
        ("1990-02-31", "", "date_impossible"),
        ("1990-13-01", "%Y-%m-%d", "date_impossible"),
        ("03/04/1990", "%d.%m.%Y", "date_unreadable"),
        ("03.04.90", "%d.%m.%Y", "date_unreadable"),
        ("03.04.1990 ", "%d.%m.%Y", ""),
        ("03.04.19 90", "%d.%m.%Y", "date_unreadable"),
        ("2026-04-03T00:00Z", "", "date_has_time"),
        ("2026-04-03 10:30", "%d.%m.%Y", "date_has_time"),
        ("45383", "%d.%m.%Y", "date_is_serial"),
        ("03.04.0990", "%d.%m.%Y", "date_out_of_range"),
    ],
)
def test_what_is_no_day_says_why(text: str, date_format: str, code: str) -> None:
    if code:
        assert refusal("date_of_birth", text, date_format=date_format)[0] == code
    else:
        assert value("date_of_birth", text, date_format=date_format) == date(1990, 4, 3)


def test_a_spreadsheets_number_for_a_day_is_named_with_the_day_it_may_mean() -> None:
    code, facts = refusal("date_of_birth", 45383.0)
    assert (code, facts["reading"]) == ("date_is_serial", "2024-04-01")


def test_a_real_date_cell_is_taken_and_one_with_a_time_is_not() -> None:
    assert value("date_of_birth", date(1990, 4, 3)) == date(1990, 4, 3)
    assert value("date_of_birth", datetime(1990, 4, 3)) == date(1990, 4, 3)  # noqa: DTZ001
    assert refusal("date_of_birth", datetime(1990, 4, 3, 23, 30))[0] == "date_has_time"  # noqa: DTZ001


@pytest.mark.parametrize("cell", ["4.07E+10", "4,07e+10", 4.07e18])
def test_digits_that_a_spreadsheet_cut_are_missed(cell: Any) -> None:
    assert refusal("phone", cell)[0] == "spreadsheet_cut_digits"


@pytest.mark.parametrize("cell", [date(2026, 12, 3), datetime(2026, 12, 3), time(12, 3)])  # noqa: DTZ001
def test_a_text_that_a_spreadsheet_turned_into_a_day_is_missed(cell: Any) -> None:
    assert refusal("external_id", cell)[0] == "spreadsheet_made_a_date"


def test_a_whole_number_in_a_text_field_keeps_its_digits() -> None:
    assert value("phone", 40721234567.0) == "40721234567"
    assert value("national_id", 1800101221144.0) == "1800101221144"


@pytest.mark.parametrize("text", ["N/A", "-", " tbd ", "nu are", "—", "#N/A"])
def test_words_for_nothing_are_nothing(text: str) -> None:
    assert value("city", text) == ""
    assert value("date_of_birth", text) is None


@pytest.mark.parametrize("name", ["Null", "None", "Na", "Con"])
def test_a_name_is_a_name_even_if_programs_stumble_over_it(name: str) -> None:
    assert value("family_name", name) == name


def test_a_name_on_two_lines_is_one_name() -> None:
    assert value("legal_name", "Ana\nPopescu") == "Ana Popescu"


@pytest.mark.parametrize("cell", ["A\0na", "Ana \ud83d"])
def test_what_no_file_can_hold_is_refused(cell: str) -> None:
    assert refusal("legal_name", cell)[0] == "text_unreadable"


def test_a_text_without_end_is_refused() -> None:
    assert refusal("city", "x" * 10_001)[0] == "value_too_long"


@pytest.mark.parametrize(("cell", "days"), [("30", 30), (30.0, 30), ("0", 0), ("1 000", 1000)])
def test_whole_numbers(cell: Any, days: int) -> None:
    assert value("notice_days", cell) == days


@pytest.mark.parametrize("cell", ["30 zile", "one month", "٣٠", True, date(2026, 1, 1)])
def test_what_is_no_number_is_refused(cell: Any) -> None:
    assert refusal("notice_days", cell)[0] == "number_unreadable"


def test_half_a_day_of_notice_is_refused() -> None:
    assert refusal("notice_days", "30,5", decimal=",")[0] == "number_not_whole"


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [("1.234.567,89", ",", "1234567.89"), ("1,234,567.89", ".", "1234567.89"), ("1 234,50", ",", "1234.50"),
     ("8.500", ",", "8500"), ("8.500", ".", "8.500"), ("\u2212" + "5", "", "-5"), ("1'234.50", ".", "1234.50"),
     ("9500", "", "9500"), ("9500.5", "", "9500.5"), ("9500,5", "", "9500.5")],
)  # fmt: skip
def test_numbers_by_their_declared_decimal_sign(text: str, decimal: str, number: str) -> None:
    assert read_decimal(text, decimal, field="x") == Decimal(number)


@pytest.mark.parametrize("text", ["8.500", "8,500", "-1.234"])
def test_a_number_that_can_be_read_two_ways_is_not_read(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_decimal(text, "", field="x")
    assert refused.value.code == "number_ambiguous"


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e5", "1_000", "１２", "12.34.56", "1,2,3", "", "13.7k"])
def test_what_programs_take_for_numbers_is_not(text: str) -> None:
    with pytest.raises(Unreadable):
        read_decimal(text, ".", field="x")


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9),
    st.sampled_from(".,"),
)
def test_a_written_number_comes_back(number: Decimal, sign: str) -> None:
    group = "," if sign == "." else "."
    written = f"{number:,.2f}".replace(",", "G").replace(".", sign).replace("G", group)
    assert read_decimal(written, sign, field="x") == number


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)),
       st.sampled_from(["%d.%m.%Y", "%m/%d/%Y", "%Y-%m-%d", "%Y%m%d", "%d-%m-%Y"]))  # fmt: skip
def test_a_written_day_comes_back(day: date, date_format: str) -> None:
    assert value("date_of_birth", day.strftime(date_format), date_format=date_format) == day


@given(st.text(max_size=14), st.sampled_from(["", "%d.%m.%Y", "%m/%d/%Y"]))
def test_any_text_is_a_day_or_refused(text: str, date_format: str) -> None:
    try:
        read = value("date_of_birth", text, date_format=date_format)
    except Unreadable:
        return
    assert read is None or isinstance(read, date)


def test_a_choice_is_read_by_its_value_in_any_case() -> None:
    assert value("notice_unit", "Working days") is NoticeUnit.WORKING_DAYS
    assert refusal("notice_unit", "fortnights")[1]["known"][0] == "calendar_days"


def test_languages_with_and_without_levels() -> None:
    assert value("languages", "en C1; ro: native, German (B2)\nFrench") == (
        LanguageSkill("en", "C1"),
        LanguageSkill("ro", "native"),
        LanguageSkill("German", "B2"),
        LanguageSkill("French", ""),
    )
    assert refusal("languages", "en 4/5")[0] == "languages_unreadable"


def test_values_are_mapped_in_any_case_and_ready_ones_pass() -> None:
    countries = {"Romania": "RO", "Germany": "DE"}
    assert value("country", " romania ", mapped=countries) == "RO"
    assert value("country", "de", mapped=countries) == "DE"
    assert refusal("country", "Atlantis", mapped=countries)[0] == "value_not_mapped"
