"""The part of a letter's context that was asked for: answers under their field names, times and changes written out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from recdesk.letters.asked import name_of
from recdesk.letters.catalogue import ENTRIES, Kind
from recdesk.letters.filters import Writer
from recdesk.localization import formats

_EMPTY: dict[Kind, Any] = {Kind.TEXT: "", Kind.LIST: []}


def paper_fields(answers: Mapping[str, Any], *, language: str, desk_zone: str, candidate_zone: str) -> dict[str, Any]:
    """Every field under `paper`: what was answered, None or an empty text where nothing was.

    `answers` are those of `asked.read_answers`. A time without a zone of its own is in the desk's.
    """
    writer = Writer(formats.letter_locale(language))
    found: dict[str, Any] = {}
    for entry in ENTRIES.values():
        if not entry.path.startswith("paper.") or "[]" in entry.path:
            continue
        name = entry.path.removeprefix("paper.")
        if "." in name:
            whole, _, part = name.partition(".")
            given = answers.get(whole) or {}
            found.setdefault(whole, {})[part] = given.get(part, _EMPTY.get(entry.kind))
        elif not entry.asked or entry.asked == "time":
            found.setdefault(name, "")
        else:
            found[name] = answers.get(name_of(entry), _empty(entry.kind))
    found["changes"] = [
        {**row, "before": _written(row["before"], writer), "after": _written(row["after"], writer)}
        for row in found["changes"]
    ]
    if "interview_time" in answers and isinstance(found["interview_date"], date):
        here, there = _interview(
            answers["interview_time"], found["interview_date"], language, desk_zone, candidate_zone
        )
        found |= {"interview_time": here, "interview_local_time": there}
    return found


def _empty(kind: Kind) -> Any:
    return [] if kind is Kind.LIST else _EMPTY.get(kind)


def _written(value: Any, writer: Writer) -> str:
    if isinstance(value, date):
        return writer.date(value)
    if isinstance(value, Mapping):
        return writer.money(value["amount"], value["currency"])
    return str(value)


def _interview(
    clock: tuple[str, str, str], day: date, language: str, desk_zone: str, candidate_zone: str
) -> tuple[str, str]:
    """The span in its own zone, and in the candidate's where the clocks there show another time; else empty."""
    start, end, zone = clock
    zone = zone or desk_zone
    moments = [
        datetime.fromisoformat(f"{day.isoformat()}T{time}").replace(tzinfo=ZoneInfo(zone))
        for time in (start, end)
        if time
    ]
    here = _span(moments, zone, language)
    if not candidate_zone or candidate_zone == zone:
        return here, ""
    same = moments[0].astimezone(ZoneInfo(candidate_zone)).utcoffset() == moments[0].utcoffset()
    return here, "" if same else _span(moments, candidate_zone, language)


def _span(moments: list[datetime], zone: str, language: str) -> str:
    """`10:00–10:45 (Europe/Bucharest, UTC+03:00)`."""
    written = [formats.clock_time(moment, zone, language) for moment in moments]
    if len(written) == 1:
        return written[0]
    return f"{written[0].partition(' (')[0]}–{written[1]}"
