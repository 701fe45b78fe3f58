"""Languages with their levels, and the notice period, as a CV labels them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recdesk.domain.candidate import LanguageSkill, NoticeUnit
from recdesk.domain.cv.lines import Labelled, announced
from recdesk.domain.cv.proposal import Names, Proposal
from recdesk.domain.folding import fold

_MOST_LANGUAGES = 12
_LEVEL = re.compile(r"\b([ABC][12])\b")
_NATIVE = re.compile(r"\b(?:native|mother tongue|matern\w*|muttersprach\w*|maternelle|nativ\w*)\b")
_BETWEEN = re.compile(r"[,;•·|/]|\s+(?:și|si|and|und|et)\s+")
_COUNT = re.compile(r"(?<![\w.,])(\d{1,3})\s*(?:de\s+)?([^\W\d_]+)(?:\s+([^\W\d_]+))?")
_UNITS = {
    **dict.fromkeys(("luna", "luni", "month", "months", "monat", "monate", "monaten", "mois"), NoticeUnit.MONTHS),
    **dict.fromkeys(
        ("saptamana", "saptamani", "week", "weeks", "woche", "wochen", "semaine", "semaines"), NoticeUnit.WEEKS
    ),
    **dict.fromkeys(("kalendertage", "kalendertagen"), NoticeUnit.CALENDAR_DAYS),
    **dict.fromkeys(("arbeitstage", "arbeitstagen", "werktage", "werktagen"), NoticeUnit.WORKING_DAYS),
    **dict.fromkeys(
        (
            *("zile calendaristice", "calendar days", "jours calendaires"),
            *("zile", "days", "tage", "tagen", "jours"),
        ),
        NoticeUnit.CALENDAR_DAYS,
    ),
    **dict.fromkeys(
        ("zile lucratoare", "working days", "business days", "jours ouvres", "jours ouvrables"),
        NoticeUnit.WORKING_DAYS,
    ),
}
_CALENDAR_SAID = re.compile(r"calend")
_PLAIN_DAYS = frozenset({"zile", "days", "tage", "tagen", "jours"})


def languages(lines: Sequence[str], labels: Sequence[Labelled], names: Names) -> Proposal | None:
    """The languages below (or beside) their headings, each with its level where one of A1 to C2 or native is said."""
    found: dict[str, LanguageSkill] = {}
    evidence: list[str] = []
    for line, native in _language_lines(lines, labels):
        before = len(found)
        for skill in _skills(line, names):
            known = LanguageSkill(skill.language, "native") if native else skill
            found.setdefault(skill.language, known)
        if len(found) > before:
            evidence.append(line)
    skills = tuple(found.values())[:_MOST_LANGUAGES]
    return Proposal("languages", skills, " · ".join(evidence)) if skills else None


def _language_lines(lines: Sequence[str], labels: Sequence[Labelled]) -> Iterator[tuple[str, bool]]:
    for found in labels:
        if found.what in ("languages", "native") and (":" in found.line or "  " in found.line):
            yield found.value, found.what == "native"
    for at, line in enumerate(lines):
        if announced(line) in ("languages", "native"):
            below = [text for text in lines[at + 1 : at + 2 + _MOST_LANGUAGES] if text]
            for text in below:
                if announced(text):
                    break
                yield text, announced(line) == "native"


def _skills(line: str, names: Names) -> Iterator[LanguageSkill]:
    """The languages of one line; nothing at all when a part of it begins with no language."""
    skills: list[LanguageSkill] = []
    for part in [part for part in _BETWEEN.split(_without_label(line)) if part.strip()]:
        code = _first_language(part, names)
        if code:
            skills.append(LanguageSkill(code, _level(part)))
        elif skills and (_level(part) or not skills[-1].level) and len(fold(part).split()) <= 2:
            skills[-1] = LanguageSkill(skills[-1].language, skills[-1].level or _level(part))
        else:
            return
    yield from skills


def _without_label(line: str) -> str:
    head, colon, rest = line.partition(":")
    return rest if colon and announced(head) in ("languages", "native") else line


def _first_language(part: str, names: Names) -> str:
    words = fold(part).removeprefix("limba ").split()
    return next((code for n in (2, 1) if (code := names.languages.get(" ".join(words[:n])))), "")


def _level(part: str) -> str:
    if _NATIVE.search(fold(part)):
        return "native"
    levels = set(_LEVEL.findall(part.upper()))
    return levels.pop() if len(levels) == 1 else ""  # reading and writing may differ; then none is the level


def notice(labels: Sequence[Labelled]) -> list[Proposal]:
    """Count and unit of a labelled notice period. Plain `days` propose no unit: they can be meant either way."""
    for found in labels:
        if found.what != "notice":
            continue
        counts = _COUNT.findall(fold(found.value))
        if len(counts) != 1:
            return []
        count, word, following = counts[0]
        unit = _UNITS.get(f"{word} {following}") or _UNITS.get(word)
        if unit is None:
            return []
        proposals = [Proposal("notice_days", int(count), found.line)]
        said = word not in _PLAIN_DAYS or f"{word} {following}" in _UNITS
        if said or _CALENDAR_SAID.search(following):
            proposals.append(Proposal("notice_unit", unit, found.line))
        return proposals
    return []
