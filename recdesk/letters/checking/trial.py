"""Letters tried on invented people by the real render and PDF engine: what is left over, lost, too long or too wide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from recdesk.domain.errors import DeskError, Problem
from recdesk.letters import context
from recdesk.letters.checking.anchors import printed_findings, without_anchors
from recdesk.letters.checking.lines import TEXT_PARTS, own_pieces
from recdesk.letters.checking.people import USUAL, Invented, invented
from recdesk.letters.clauses import ClauseLibrary
from recdesk.letters.gate import W, parse_part, read_package
from recdesk.letters.pdf.engine import ensure_application, pdf_words_with_boxes, write_pdf
from recdesk.letters.pdf.parser import read_document
from recdesk.letters.template import LetterTemplate
from recdesk.letters.values import plain_values
from recdesk.services.ports import Progress
from recdesk.services.template_ports import Finding, Severity

_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\[\[|\]\]|\{\s*[a-z_]+\.[a-z_]+\s*\}|«[a-zA-Z_.]+»")
_TWIPS = 20.0
_SLACK = 2.0  # points; glyphs reach a little beyond their advance
_AUTHOR = "RecDesk"


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried: a compiled template and what its manifest says of it."""

    template: LetterTemplate
    document_type: str
    language: str
    country: str
    second_language: str = ""
    pages: int = 0
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


@dataclass(slots=True)
class Tried:
    """The outcome: the pages of the usual letter, how many letters were made, and the findings, each kind once."""

    pages: int = 0
    people: int = 0
    findings: list[Finding] = field(default_factory=list)
    by_strain: dict[str, int] = field(default_factory=dict)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def add(self, finding: Finding, about: str = "") -> None:
        """Keep a finding unless one like it is known."""
        key = (finding.code, about or finding.field or finding.tag or str(finding.facts))
        if key not in self._seen:
            self._seen.add(key)
            self.findings.append(finding)


def try_letters(
    trial: Trial, *, people: int, at: datetime, progress: Progress, papers: tuple[Path, ...], clauses: ClauseLibrary
) -> Tried:
    """Make a letter for each of the invented people. `progress` raises where the person stops it."""
    ensure_application()
    tried = Tried()
    tryouts = invented(document=trial.document_type, language=trial.language, country=trial.country, today=at.date())
    for number, person in enumerate(islice(tryouts, people)):
        progress(number, people)
        _try_one(trial, person, tried, at, papers, clauses)
        if person.strain == USUAL and not tried.people:
            break  # the usual letter cannot be made: the others would say the same fifty times
    progress(people, people)
    _judge_pages(trial, tried)
    return tried


def _try_one(
    trial: Trial, person: Invented, tried: Tried, at: datetime, papers: tuple[Path, ...], clauses: ClauseLibrary
) -> None:
    try:
        values = plain_values(
            context.build(
                person.offer,
                person.candidate,
                person.requisition,
                person.company,
                at=at,
                office=person.office,
                sheet=context.Sheet(
                    document=trial.document_type,
                    language=trial.language,
                    country=person.offer.country,
                    function=person.offer.function,
                    second_language=trial.second_language,
                ),
                asked=person.asked,
                defaults=papers,
                clauses=clauses,
            )
        )
        docx = trial.template.render(
            values, title="RecDesk", author=_AUTHOR, at=at, required=trial.required, optional=trial.optional
        )
    except DeskError as error:
        for problem in error.problems:
            tried.add(_not_made(problem, person), problem.field or "")
        return
    text = _text(docx)
    for finding in printed_findings(text, values, trial.template.fields()):
        tried.add(finding, finding.code)
    for finding in _left_over(text):
        tried.add(finding, finding.tag)
    tried.people += 1
    _set(docx, trial, person, tried, at)


def _set(docx: bytes, trial: Trial, person: Invented, tried: Tried, at: datetime) -> None:
    try:
        made = write_pdf(docx, title="RecDesk", author=_AUTHOR, language=trial.language, created=at)
    except DeskError as error:
        lost = error.facts.get("missing") or error.facts.get("text") or ""
        code = "template_glyph_missing" if error.code == "glyph_missing" else "template_text_lost"
        facts = {"character": error.facts.get("character", ""), "lost": str(lost)[:60], **_who(person)}
        tried.add(Finding(code, Severity.BLOCKS, facts=facts), code)
        return
    if person.strain == USUAL:
        tried.pages = made.pages
    seen_before = person.strain in tried.by_strain
    tried.by_strain[person.strain] = max(made.pages, tried.by_strain.get(person.strain, 0))
    if not seen_before:
        for word in _too_wide(docx, made.pdf):
            tried.add(Finding("template_overflow", Severity.WARNS, facts={"word": word, **_who(person)}), "wide")


def _who(person: Invented) -> dict[str, str]:
    return {"who": person.name, "strain": person.strain}


def _not_made(problem: Problem, person: Invented) -> Finding:
    """A letter that was refused: an empty value that nothing guards, or a value that a filter does not take."""
    facts = dict(problem.facts)
    place = {
        key: facts.pop(key, default) for key, default in (("part", ""), ("paragraph", 0), ("text", ""), ("tag", ""))
    }
    code = "template_value_unguarded" if problem.code == "template_value_missing" else problem.code
    severity = Severity.BLOCKS if person.strain == USUAL else Severity.WARNS
    known = problem.field or ""
    return Finding(code, severity, field=known, facts={"name": known, **facts, **_who(person)}, **place)


def _left_over(text: str) -> Iterator[Finding]:
    rest = without_anchors(text)
    for match in _LEFT_OVER.finditer(rest):
        around = rest[max(0, match.start() - 30) : match.end() + 30].replace("\n", " ").strip()
        yield Finding("template_left_over", Severity.BLOCKS, text=around, tag=match.group(), facts={"found": around})


def _text(docx: bytes) -> str:
    """All that a letter says, a line for each paragraph."""
    parts = read_package(docx)
    return "\n".join(
        "".join(text for _, text in own_pieces(paragraph))
        for name in parts
        if TEXT_PARTS.fullmatch(name)
        for paragraph in parse_part(name, parts[name]).iter(f"{W}p")
    )


def _too_wide(docx: bytes, pdf: bytes) -> Iterator[str]:
    """Words that leave the paper at a side or at its foot."""
    geometry = read_document(docx).sections[0].geometry
    width, height = geometry.width / _TWIPS, geometry.height / _TWIPS
    for word in pdf_words_with_boxes(pdf):
        left, top, right, bottom = word.box
        if left < -_SLACK or right > width + _SLACK or top < -_SLACK or bottom > height + _SLACK:
            yield word.text


def _judge_pages(trial: Trial, tried: Tried) -> None:
    if not tried.pages:
        return
    if trial.pages and trial.pages != tried.pages:
        tried.add(Finding("template_pages_differ", Severity.WARNS, facts={"stated": trial.pages, "found": tried.pages}))
    longer = Counter({strain: pages for strain, pages in tried.by_strain.items() if pages > tried.pages})
    if longer:
        strain, most = longer.most_common(1)[0]
        facts = {"usual": tried.pages, "most": most, "strain": strain, "strains": sorted(longer)}
        tried.add(Finding("template_pages_change", Severity.WARNS, facts=facts))
