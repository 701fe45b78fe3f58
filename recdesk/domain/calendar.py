"""Working days of a country, and the dates that follow from a notice period, with the arithmetic that leads to them.

Hours of work and deadlines in hours live elsewhere; how a date is written lives in `localization`. A country is its
ISO 3166 code, with a region where holidays depend on it: `RO`, `DE-BY`, `GB-SCT`. Nothing here is law: notice periods
are what the person says they are.
"""

from __future__ import annotations

import calendar as month_lengths
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from recdesk.domain.errors import Refused

NoticeCount = Literal["calendar_days", "working_days", "weeks", "months"]
LARGEST_COUNT = 5000  # working days: twenty years; anything above is a slip of the keyboard

_Day = date  # for the class that has a field of that name
_ONE_DAY = timedelta(days=1)
_SATURDAY_AND_SUNDAY = frozenset({5, 6})
# Without a region the package leaves out Easter Monday and the August bank holiday of England and Wales.
_USUAL_REGION = {"GB": "ENG"}
# Assumption of Mary is a public holiday in most of Bavaria; the package files it under this category.
_MORE_CATEGORIES = {"DE-BY": ("public", "catholic")}


@dataclass(frozen=True, slots=True)
class CompanyDays:
    """Days on which a company differs from its country: bridge days off, and Saturdays that are worked."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


AS_THE_COUNTRY = CompanyDays()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic behind a date.

    `kind` is `given` (notice handed in), `holiday` (a weekday that did not count), `last_day` (of the notice),
    `day_off` (no start on this day) or `start`; `count` is the number of units on `given`, else 0.
    """

    kind: Literal["given", "holiday", "last_day", "day_off", "start"]
    day: date
    count: int = 0


@dataclass(frozen=True, slots=True)
class EarliestStart:
    """The first working day after a notice period, and how it was reached."""

    date: _Day
    last_day_of_notice: _Day
    steps: tuple[Step, ...]


class _Year(NamedTuple):
    holidays: dict[date, str]
    worked_weekends: frozenset[date]
    weekend: frozenset[int]


def is_working_day(day: date, country: str, *, extra: CompanyDays = AS_THE_COUNTRY) -> bool:
    """Whether people of the country work on the day; a country that is not known has weekends and no holidays."""
    if day in extra.off or day in extra.worked:
        return day not in extra.off
    year = _year(country, day.year, "en_US")
    if day in year.worked_weekends:
        return True
    return day.weekday() not in year.weekend and day not in year.holidays


def next_working_day(day: date, country: str, *, extra: CompanyDays = AS_THE_COUNTRY) -> date:
    """The first working day after the day, never the day itself."""
    return workday(day, 1, country, extra=extra)


def networkdays(start: date, end: date, country: str, *, extra: CompanyDays = AS_THE_COUNTRY) -> int:
    """Working days as NETWORKDAYS counts them: both ends included, negative when `start` is after `end`."""
    if start > end:
        return -networkdays(end, start, country, extra=extra)
    days = (start + timedelta(days=number) for number in range((end - start).days + 1))
    return sum(is_working_day(day, country, extra=extra) for day in days)


def workday(start: date, count: int, country: str, *, extra: CompanyDays = AS_THE_COUNTRY) -> date:
    """The working day `count` working days after `start` (before it when negative), as WORKDAY: `start` is not counted.

    Raises Refused `count_out_of_range` above 5,000.
    """
    _refuse_slip(count)
    day, left = start, abs(count)
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    while left:
        day += step
        left -= is_working_day(day, country, extra=extra)
    return day


def holiday_name(day: date, country: str, language: str) -> str:
    """The name of the public holiday on the day, empty when there is none.

    In the language asked for (`ro_RO`, `en_GB`) where the package has it, else in English, else as the country says.
    """
    return _year(country, day.year, language).holidays.get(day, "")


def earliest_start(
    notice_given_on: date, count: int, unit: NoticeCount | str, country: str, *, extra: CompanyDays = AS_THE_COUNTRY
) -> EarliestStart:
    """The first working day on which a person can start who hands in notice of `count` units on a day.

    The day of handing in does not count. A month ends on the same day of a later month, or on its last day (31 January
    and one month: 28 February). Raises Refused `count_out_of_range`, and `notice_unit_unknown` for another unit.
    """
    _refuse_slip(count)
    if count < 0:
        raise Refused("count_out_of_range", field="notice_days", value=count, largest=LARGEST_COUNT)
    last = _last_day(notice_given_on, count, unit, country, extra)
    start = next_working_day(last, country, extra=extra)
    skipped = _weekdays_off(notice_given_on, last, country, extra) if unit == "working_days" else []
    waiting = [last + timedelta(days=number) for number in range(1, (start - last).days)]
    return EarliestStart(
        start,
        last,
        (
            Step("given", notice_given_on, count),
            *(Step("holiday", day) for day in skipped),
            Step("last_day", last),
            *(Step("day_off", day) for day in waiting),
            Step("start", start),
        ),
    )


def add_months(day: date, count: int) -> date:
    """The same day `count` months later, or the last day of that month, as EDATE."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, month_lengths.monthrange(year, month + 1)[1]))


def _last_day(given: date, count: int, unit: str, country: str, extra: CompanyDays) -> date:
    if unit == "calendar_days":
        return given + timedelta(days=count)
    if unit == "weeks":
        return given + timedelta(weeks=count)
    if unit == "months":
        return add_months(given, count)
    if unit == "working_days":
        return workday(given, count, country, extra=extra)
    raise Refused("notice_unit_unknown", field="notice_unit", value=unit)


def _weekdays_off(given: date, last: date, country: str, extra: CompanyDays) -> list[date]:
    """The days between that would have counted, were they not holidays or the company's days off."""
    days = (given + timedelta(days=number) for number in range(1, (last - given).days + 1))
    return [
        day
        for day in days
        if day.weekday() not in _year(country, day.year, "en_US").weekend
        and not is_working_day(day, country, extra=extra)
    ]


def _refuse_slip(count: int) -> None:
    if abs(count) > LARGEST_COUNT:
        raise Refused("count_out_of_range", value=count, largest=LARGEST_COUNT)


@lru_cache(maxsize=256)
def _year(place: str, year: int, language: str) -> _Year:
    # Imported here for start-up time: 0.1 s that a window without a date on it need not pay.
    from holidays.utils import country_holidays

    country, _, region = place.upper().partition("-")
    region = region or _USUAL_REGION.get(country, "")
    categories = _MORE_CATEGORIES.get(place.upper(), ("public",))
    try:
        # The language is always named: left out, the package takes it from the environment of the machine.
        spoken = _spoken(country_holidays(country, years=()).supported_languages, language)
        found = country_holidays(country, region or None, years=year, language=spoken, categories=categories)
    except NotImplementedError:
        return _Year({}, frozenset(), _SATURDAY_AND_SUNDAY)
    return _Year(
        {day: name for day, name in found.items() if day.year == year},
        frozenset(day for day in getattr(found, "weekend_workdays", ()) if day.year == year),
        frozenset(found.weekend),
    )


def _spoken(supported: tuple[str, ...], language: str) -> str | None:
    wanted = language.replace("-", "_")
    mother = wanted.partition("_")[0]
    for name in (wanted, mother, *(name for name in supported if name.startswith(f"{mother}_")), "en_US"):
        if name in supported:
            return name
    return None
