"""Working days and notice periods, against dates worked out by hand and by spreadsheet programs."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.calendar import (
    CompanyDays,
    Step,
    add_months,
    earliest_start,
    holiday_name,
    is_working_day,
    networkdays,
    next_working_day,
    workday,
)
from recdesk.domain.errors import DeskError

DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2026-04-01", "2026-04-30", 20),
        ("2026-04-03", "2026-04-03", 1),
        ("2026-04-04", "2026-04-05", 0),
        ("2026-04-10", "2026-04-13", 0),
        ("2026-04-30", "2026-04-01", -20),
        ("2026-01-01", "2026-01-07", 1),
        ("2026-05-29", "2026-06-02", 2),
        ("2026-12-24", "2027-01-08", 8),
    ],
)
def test_working_days_are_counted_as_spreadsheets_do(start: str, end: str, count: int) -> None:
    assert networkdays(day(start), day(end), "RO") == count


@pytest.mark.parametrize(("year", "count"), [(2025, 248), (2026, 250), (2027, 252), (2028, 247)])
def test_romanian_years_have_their_working_days(year: int, count: int) -> None:
    assert networkdays(date(year, 1, 1), date(year, 12, 31), "RO") == count


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-04-09", 1, "2026-04-14"),
        ("2026-04-09", 20, "2026-05-12"),
        ("2026-04-03", 20, "2026-05-06"),
        ("2026-04-03", 45, "2026-06-11"),
        ("2026-12-15", 20, "2027-01-18"),
        ("2026-04-14", -1, "2026-04-09"),
        ("2026-04-11", 0, "2026-04-11"),
    ],
)
def test_a_number_of_working_days_leads_to_a_day(start: str, count: int, end: str) -> None:
    assert workday(day(start), count, "RO") == day(end)


@pytest.mark.parametrize(
    ("text", "country", "works"),
    [
        ("2026-04-03", "RO", True),  # Western Good Friday
        ("2026-04-10", "RO", False),  # Orthodox Good Friday
        ("2026-04-03", "GB", False),
        ("2026-04-06", "GB", False),  # Easter Monday, missing without a region
        ("2026-04-06", "GB-SCT", True),
        ("2026-08-31", "GB", False),
        ("2026-01-06", "RO", False),
        ("2026-08-15", "DE", False),  # a Saturday
        ("2028-08-15", "DE", True),
        ("2028-08-15", "DE-BY", False),
        ("2026-01-10", "HU", True),  # a Saturday that is worked
        ("2026-01-02", "HU", False),
        ("2026-04-03", "SA", False),  # a Friday
        ("2026-04-05", "SA", True),  # a Sunday
        ("2026-04-05", "AE", False),
        ("2026-04-06", "ZZ", True),  # a country nobody knows has weekends
        ("2026-04-05", "", False),
    ],
)
def test_countries_rest_on_their_own_days(text: str, country: str, works: bool) -> None:
    assert is_working_day(day(text), country) is works


def test_a_company_may_differ_from_its_country() -> None:
    days = CompanyDays(off=frozenset({day("2026-01-05")}), worked=frozenset({day("2026-01-10")}))
    assert not is_working_day(day("2026-01-05"), "RO", extra=days)
    assert is_working_day(day("2026-01-10"), "RO", extra=days)
    assert networkdays(day("2026-01-05"), day("2026-01-11"), "RO", extra=days) == 3


@pytest.mark.parametrize(
    ("language", "name"),
    [("ro_RO", "Vinerea Mare"), ("en_GB", "Good Friday"), ("en_US", "Good Friday"), ("hu_HU", "Good Friday")],
)
def test_a_holiday_has_a_name_in_the_language_asked_for(language: str, name: str) -> None:
    assert holiday_name(day("2026-04-10"), "RO", language).startswith(name)


def test_a_working_day_has_no_holiday_name() -> None:
    assert holiday_name(day("2026-04-09"), "RO", "en_GB") == ""
    assert holiday_name(day("2026-04-09"), "ZZ", "en_GB") == ""


@pytest.mark.parametrize("environment", ["C.UTF-8", "de_DE.UTF-8"])
def test_the_language_of_the_machine_does_not_matter(environment: str) -> None:
    code = "from recdesk.domain.calendar import *; print(ascii(holiday_name(date(2026, 12, 1), 'RO', 'ro_RO')))"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "LANG": environment, "LANGUAGE": environment, "LC_ALL": environment},
    )
    assert ran.stdout.strip() == ascii("Ziua Națională a României")


def test_the_screen_example_of_a_notice_ends_on_a_friday_and_starts_on_a_monday() -> None:
    start = earliest_start(day("2026-04-15"), 30, "calendar_days", "RO")
    assert start.last_day_of_notice == day("2026-05-15")
    assert start.date == day("2026-05-18")
    assert start.steps == (
        Step("given", day("2026-04-15"), 30),
        Step("last_day", day("2026-05-15")),
        Step("day_off", day("2026-05-16")),
        Step("day_off", day("2026-05-17")),
        Step("start", day("2026-05-18")),
    )


def test_a_notice_in_working_days_names_the_holidays_that_did_not_count() -> None:
    start = earliest_start(day("2026-04-03"), 20, "working_days", "RO")
    assert start.last_day_of_notice == day("2026-05-06")
    assert start.date == day("2026-05-07")
    assert [step.day for step in start.steps if step.kind == "holiday"] == [
        day("2026-04-10"),
        day("2026-04-13"),
        day("2026-05-01"),
    ]


@pytest.mark.parametrize(
    ("given_on", "count", "unit", "last", "starts"),
    [
        ("2026-03-02", 4, "weeks", "2026-03-30", "2026-03-31"),
        ("2026-01-31", 1, "months", "2026-02-28", "2026-03-02"),
        ("2026-11-30", 1, "months", "2026-12-30", "2026-12-31"),
        ("2026-12-20", 12, "calendar_days", "2027-01-01", "2027-01-04"),
        ("2026-04-09", 0, "calendar_days", "2026-04-09", "2026-04-14"),
        ("2026-04-09", 0, "working_days", "2026-04-09", "2026-04-14"),
    ],
)
def test_the_unit_of_a_notice_decides(given_on: str, count: int, unit: str, last: str, starts: str) -> None:
    start = earliest_start(day(given_on), count, unit, "RO")
    assert (start.last_day_of_notice, start.date) == (day(last), day(starts))


@pytest.mark.parametrize(
    ("count", "unit", "code"),
    [(-1, "weeks", "count_out_of_range"), (5001, "weeks", "count_out_of_range"), (1, "moons", "notice_unit_unknown")],
)
def test_an_impossible_notice_is_refused(count: int, unit: str, code: str) -> None:
    with pytest.raises(DeskError) as refused:
        earliest_start(day("2026-04-09"), count, unit, "RO")
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-04-30", -1, "2026-03-30"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_months_are_added_as_spreadsheets_do(start: str, count: int, end: str) -> None:
    assert add_months(day(start), count) == day(end)


@given(DAYS, st.integers(1, 60), st.sampled_from(["RO", "GB", "HU", "AE", "SA"]))
def test_counting_and_adding_working_days_agree(start: date, count: int, country: str) -> None:
    end = workday(start, count, country)
    assert is_working_day(end, country)
    assert networkdays(start + timedelta(days=1), end, country) == count
    assert workday(end + timedelta(days=1), -1, country) == end


@given(DAYS, st.integers(0, 120), st.sampled_from(["calendar_days", "working_days", "weeks", "months"]))
def test_nobody_starts_before_the_notice_ends_or_on_a_day_off(given_on: date, count: int, unit: str) -> None:
    start = earliest_start(given_on, count, unit, "RO")
    assert start.date > start.last_day_of_notice >= given_on
    assert is_working_day(start.date, "RO")
    assert start.date == next_working_day(start.last_day_of_notice, "RO")
    assert [step.day for step in start.steps] == sorted(step.day for step in start.steps)
