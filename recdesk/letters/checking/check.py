"""Makes the report: reads a template, tries it, says where each thing stands. The parts of the check do the work."""

from __future__ import annotations

import hashlib
import re
import stat
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from recdesk import shipped
from recdesk.domain.errors import DeskError, Problem, Unreadable
from recdesk.letters.catalogue import ENTRIES
from recdesk.letters.checking import blocks, languages, literals, meaning
from recdesk.letters.checking.anchors import field_findings, typed_findings
from recdesk.letters.checking.faces import font_findings
from recdesk.letters.checking.lines import Line, marks_by_part, read_lines
from recdesk.letters.checking.marked import marked_copy
from recdesk.letters.checking.needs import need_findings
from recdesk.letters.checking.people import PEOPLE
from recdesk.letters.checking.trial import Trial, Tried, try_letters
from recdesk.letters.clauses import ClauseLibrary
from recdesk.letters.gate import MOST_BYTES, admit
from recdesk.letters.manifest import ANY, Manifest, read_manifest
from recdesk.letters.pdf.engine import ensure_application, pdf_text, write_pdf
from recdesk.letters.shelf import Shelf
from recdesk.letters.template import LetterTemplate
from recdesk.localization.formats import LETTER_LOCALES
from recdesk.services.ports import Clock, Progress, no_progress
from recdesk.services.template_ports import FieldRow, Finding, Severity, Stated, TemplateReport

_FIRST_WORDS = 60
_LONGEST_PARAGRAPH = 50_000
"""Characters; laying out one much longer takes minutes, and no letter has one."""
_GUESSED = "ro_RO"
_SAID_BETTER = {
    "template_syntax": (
        *("template_tag_not_closed", "template_tag_not_opened", "template_tag_mixed", "template_block_no_end"),
        *("template_block_no_begin", "template_blocks_crossed", "template_tag_unreadable", "template_word_unknown"),
        *(
            "template_two_paragraph_tags",
            "template_row_tag_outside",
            "template_prefix_differs",
            "template_two_row_tags",
        ),
        *("template_block_across_cells", "template_tag_split", "template_curly_quotes", "template_code_refused"),
    ),
    "template_structure": (
        *("template_block_across_cells", "template_prefix_differs", "template_row_tag_outside", "template_tag_split"),
        *("template_two_paragraph_tags", "template_two_row_tags"),
    ),
    "template_field_unknown": ("template_field_outside_loop", "template_field_unknown_far"),
    "template_filter_missing": ("template_date_no_filter", "template_amount_no_filter"),
    "template_filter_unknown": ("template_filter_unknown_far",),
}
"""Codes of the compiler that the report already says more exactly."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a template is for, by its manifest or, without one, by guess."""

    manifest: Manifest | None
    language: str
    country: str
    document_type: str
    second_language: str

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the letter."""
        return tuple(filter(None, (self.language, self.second_language)))


class TemplateChecker:
    """Fills the services' port. `papers` and `clauses` are a desk's own folders, `people` the number of trials."""

    def __init__(
        self, clock: Clock, *, papers: Sequence[Path] = (), clauses: Sequence[Path] = (), people: int = PEOPLE
    ) -> None:
        self._clock = clock
        self._people = people
        self._papers = (shipped.resources() / "papers", *papers)
        self._clause_folders = (shipped.resources() / "clauses", *clauses)

    @cached_property
    def _clauses(self) -> ClauseLibrary:
        return ClauseLibrary(self._clause_folders)

    def check(self, path: Path, *, progress: Progress = no_progress) -> TemplateReport:
        """The report on a file, with the manifest beside it where there is one."""
        began, at = time.perf_counter(), self._clock.now()
        content = read_file(path)
        lines, findings = read_lines(admit(content))
        stated, manifest_findings = _stated(path, lines)
        read = meaning.read_marks(marks_by_part(lines))
        findings += manifest_findings
        findings += _structure(lines)
        findings += read.findings
        findings += meaning.money_findings(read, stated.languages if stated.manifest is not None else ())
        findings += literals.literal_findings(lines)
        findings += typed_findings(lines)
        findings += _by_manifest(stated, read, lines)
        findings += _fonts(content, stated)
        template, compiler = _compiled(content, stated)
        findings += _not_said_yet(compiler, findings)
        tried = self._tried(template, stated, at, progress) if template is not None else Tried()
        findings += tried.findings
        manifest = stated.manifest
        return TemplateReport(
            file=path.name,
            sha256=hashlib.sha256(content).hexdigest(),
            fields=read.fields(),
            findings=_ordered(_with_pages(findings, content, lines, at)),
            pages=tried.pages,
            people=tried.people,
            signers=manifest.signers if manifest is not None else 0,
            language=stated.language,
            country=stated.country,
            document_type=stated.document_type,
            template=manifest.id if manifest is not None else "",
            version=manifest.version if manifest is not None else 0,
            seconds=round(time.perf_counter() - began, 3),
        )

    def marked(self, path: Path, report: TemplateReport, sentences: Sequence[str]) -> bytes:
        """A copy in which each finding's place is highlighted and commented with its sentence."""
        return marked_copy(read_file(path), report.findings, sentences, at=self._clock.now())

    def fields(self, document_type: str = "") -> tuple[FieldRow, ...]:
        """The catalogue of fields, all or those of one type of document."""
        return tuple(
            FieldRow(entry.path, entry.kind.value, entry.meaning, entry.example, entry.tag)
            for entry in ENTRIES.values()
            if not document_type or document_type in entry.documents
        )

    def words(self, path: Path) -> tuple[str, ...]:
        """The text of a template, a paragraph each."""
        lines, _ = read_lines(admit(read_file(path)))
        return tuple(line.text.strip() for line in lines if line.text.strip())

    def stated(self, path: Path) -> Stated:
        """What the manifest beside a template says. Unreadable `manifest_unreadable`."""
        beside = path.with_suffix(".toml")
        if not beside.is_file():
            raise Unreadable("manifest_unreadable", file=path.name, reason="no_manifest")
        return _said(read_manifest(beside))

    def shipped(self) -> tuple[Stated, ...]:
        """The templates that come with RecDesk."""
        manifests, _ = Shelf([shipped.templates()]).manifests()
        return tuple(_said(manifest) for manifest in manifests)

    def _tried(self, template: LetterTemplate, stated: _Stated, at: datetime, progress: Progress) -> Tried:
        manifest = stated.manifest
        trial = Trial(
            template=template,
            document_type=stated.document_type or "offer_letter",
            language=stated.language,
            country="" if stated.country == ANY else stated.country,
            second_language=stated.second_language,
            pages=manifest.pages if manifest is not None else 0,
            required=manifest.required if manifest is not None else (),
            optional=manifest.optional if manifest is not None else (),
        )
        return try_letters(
            trial, people=self._people, at=at, progress=progress, papers=self._papers, clauses=self._clauses
        )


def _said(manifest: Manifest) -> Stated:
    return Stated(**{name: getattr(manifest, name) for name in Stated.__dataclass_fields__})


def read_file(path: Path) -> bytes:
    """A file's bytes. Unreadable `template_file` (facts: file, reason): missing, a folder, locked, far too large."""
    try:
        found = path.stat()
        if found.st_size > MOST_BYTES:
            raise Unreadable("template_file", file=path.name, reason="too_large")
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            # A pipe or a device may never end.
            raise Unreadable("template_file", file=path.name, reason="other")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("template_file", file=path.name, reason="missing") from error
    except IsADirectoryError as error:
        raise Unreadable("template_file", file=path.name, reason="folder") from error
    except PermissionError as error:
        reason = "folder" if path.is_dir() else "locked"
        raise Unreadable("template_file", file=path.name, reason=reason) from error
    except (OSError, ValueError) as error:
        raise Unreadable("template_file", file=path.name, reason="other") from error


def _stated(path: Path, lines: Sequence[Line]) -> tuple[_Stated, list[Finding]]:
    beside = path.with_suffix(".toml")
    findings: list[Finding] = []
    if beside.is_file():
        try:
            found = read_manifest(beside)
            return _Stated(found, found.language, found.country, found.document_type, found.second_language), findings
        except DeskError as error:
            findings += [Finding(p.code, Severity.BLOCKS, facts=p.facts) for p in error.problems]
    best, _, _ = languages.spoken(" ".join(line.words.replace("\ufffc", " ") for line in lines))
    guessed = (
        next((locale for locale in LETTER_LOCALES if locale.startswith(f"{best}_")), _GUESSED) if best else _GUESSED
    )
    if not findings:
        findings.append(Finding("template_no_manifest", Severity.WARNS, facts={"file": beside.name}))
    return _Stated(None, guessed, ANY, "", ""), findings


def _structure(lines: Sequence[Line]) -> Iterable[Finding]:
    for marks in marks_by_part(list(lines)).values():
        yield from blocks.pair_findings(marks)
    for line in lines:
        yield from blocks.place_findings(line)
        yield from blocks.inside_findings(line)
    yield from blocks.row_findings(lines)


def _by_manifest(stated: _Stated, read: meaning.Read, lines: Sequence[Line]) -> Iterable[Finding]:
    manifest = stated.manifest
    if manifest is not None:
        yield from need_findings(read, manifest)
        yield from languages.language_findings(lines, stated.languages)
        yield from field_findings(read.fields(), document_type=manifest.document_type, signers=manifest.signers)


def _fonts(content: bytes, stated: _Stated) -> list[Finding]:
    ensure_application()
    try:
        return list(font_findings(content, stated.languages))
    except DeskError:
        return []  # what cannot be read at all is said by the compiler


def _compiled(content: bytes, stated: _Stated) -> tuple[LetterTemplate | None, list[Finding]]:
    try:
        return LetterTemplate(content, language=stated.language), []
    except DeskError as error:
        return None, [_of_problem(problem) for problem in error.problems]


def _of_problem(problem: Problem) -> Finding:
    facts = dict(problem.facts)
    return Finding(
        code=problem.code,
        severity=Severity.BLOCKS,
        part=str(facts.pop("part", "") or ""),
        paragraph=int(facts.pop("paragraph", 0) or 0),
        text=str(facts.pop("text", "") or ""),
        tag=str(facts.pop("tag", "") or ""),
        field=problem.field or "",
        facts=facts,
    )


def _not_said_yet(compiler: Iterable[Finding], findings: Sequence[Finding]) -> list[Finding]:
    """What the compiler refuses and the report has not said of the same place, or said more exactly elsewhere."""
    known = {(f.code, f.part, f.paragraph) for f in findings}
    codes = {f.code for f in findings}
    return [
        f
        for f in compiler
        if (f.code, f.part, f.paragraph) not in known and not codes & set(_SAID_BETTER.get(f.code, ()))
    ]


def _with_pages(findings: Sequence[Finding], content: bytes, lines: Sequence[Line], at: datetime) -> list[Finding]:
    """The findings with the page of the template on which each paragraph stands, as far as it can be seen."""
    if not any(f.paragraph for f in findings) or any(len(line.text) > _LONGEST_PARAGRAPH for line in lines):
        return list(findings)
    try:
        made = write_pdf(content, title="", author="", language="", created=at)
    except DeskError:
        return list(findings)
    pages = [_packed(page) for page in pdf_text(made.pdf).split("\f")]
    places: dict[tuple[str, int], int] = {}
    page = 0
    for line in lines:
        if line.part != lines[0].part:
            continue
        wanted = _packed(line.text)[:_FIRST_WORDS]
        found = next((n for n in range(page, len(pages)) if wanted and wanted in pages[n]), None)
        page = page if found is None else found
        places[line.part, line.number] = page + 1
    return [replace(f, page=places.get((f.part, f.paragraph), 0)) for f in findings]


def _packed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\x02-]+", "", text)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Blocking ones first; within them body before headers, in the order of the text, the whole file last."""
    kept: dict[tuple[str, str, int, str, str], Finding] = {}
    for finding in findings:
        about = finding.tag or finding.field or str(sorted(finding.facts.items(), key=str))
        kept.setdefault((finding.code, finding.part, finding.paragraph, about, finding.field), finding)
    return tuple(
        sorted(
            kept.values(),
            key=lambda f: (
                f.severity is Severity.WARNS,
                not f.paragraph,
                "document" not in f.part,
                f.part,
                f.paragraph,
            ),
        )
    )
