"""Templates made by code, each wrong in one way, and the report on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from recdesk.letters.checking.check import TemplateChecker
from recdesk.services.template_ports import Finding, TemplateReport
from tests.builders import NOW
from tests.letters.word_files import docx

SOUND = (
    "Dear {{ candidate.name }},",
    "we are glad to offer you the work of {{ offer.job_title }} at {{ company.name }}.",
    "The base pay is {{ offer.pay }}, and the first day of work is {{ offer.start_date|date }}.",
)
"""A letter in English with nothing wrong in its tags."""

MANIFEST: dict[str, Any] = {
    "id": "test_letter",
    "version": 1,
    "title": "A letter",
    "language": "en_GB",
    "country": "*",
    "function": "*",
    "document_type": "offer_letter",
    "signers": 0,
}


class FixedClock:
    """The clock of the tests."""

    def now(self) -> Any:
        """The instant of all tests."""
        return NOW

    def today(self) -> Any:
        """Its day."""
        return NOW.date()


def checker(people: int = 1) -> TemplateChecker:
    """The checker; the usual letter is tried unless more are asked for."""
    return TemplateChecker(FixedClock(), people=people)


def written(folder: Path, content: bytes, manifest: dict[str, Any] | None = None) -> Path:
    """A template as a file, with its manifest beside it where one is given."""
    path = folder / "letter.docx"
    path.write_bytes(content)
    if manifest is not None:
        lines = [f"{key} = {_toml(value)}" for key, value in manifest.items()]
        path.with_suffix(".toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def report_on(folder: Path, *body: str, people: int = 1, manifest: Any = None, **parts: Any) -> TemplateReport:
    """The report on a template with these paragraphs."""
    stated = None if manifest is None else MANIFEST | manifest
    return checker(people).check(written(folder, docx(*body, **parts), stated))


def found(report: TemplateReport, code: str) -> Finding:
    """The first finding of that code; fails with all codes where there is none."""
    codes = [finding.code for finding in report.findings]
    assert code in codes, codes
    return report.findings[codes.index(code)]


def codes_of(report: TemplateReport) -> set[str]:
    """The codes of all findings but the one on the missing manifest."""
    return {finding.code for finding in report.findings} - {"template_no_manifest"}


def _toml(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return str(value)
