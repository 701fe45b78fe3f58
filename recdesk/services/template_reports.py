"""The report on a template as text and as plain values, and the files that are made of it: the report, the marked copy.

No open desk is needed here: whoever writes a template may not be the one who holds the desk.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from recdesk.domain.errors import Refused
from recdesk.localization import template_words
from recdesk.localization.catalogue import ntr, tr
from recdesk.services.template_ports import Finding, Severity, TemplateChecks, TemplateReport

SEVERITY_MARKS = {Severity.BLOCKS: "XX", Severity.WARNS: "!!"}


def message(finding: Finding) -> str:
    """The whole sentence of a finding, in the language in use."""
    return template_words.message(
        finding.code, _facts(finding), part=finding.part, paragraph=finding.paragraph, page=finding.page
    )


def words(finding: Finding) -> tuple[str, str]:
    """What is so, and how it is mended."""
    return template_words.finding_words(finding.code, _facts(finding))


def place(finding: Finding) -> str:
    """Where it stands, in words; empty for the whole file."""
    return template_words.place_words(finding.part, finding.paragraph, finding.page)


def plain(report: TemplateReport) -> dict[str, Any]:
    """The report as the command line's contract has it, and more."""
    return {
        "ok": report.ok,
        "fields": list(report.fields),
        "problems": [_plain_finding(finding) for finding in report.findings],
        "file": report.file,
        "sha256": report.sha256,
        "template": report.template,
        "version": report.version,
        "language": report.language,
        "country": report.country,
        "document_type": report.document_type,
        "pages": report.pages,
        "tried": report.people,
        "seconds": report.seconds,
    }


def _plain_finding(finding: Finding) -> dict[str, Any]:
    what, mend = words(finding)
    return {
        "code": finding.code,
        "message": message(finding),
        "part": finding.part,
        "paragraph": finding.paragraph,
        "text": finding.text,
        "severity": finding.severity.value,
        "page": finding.page,
        "heading": finding.heading,
        "tag": finding.tag,
        "field": finding.field,
        "what": what,
        "mend": mend,
    }


def head(report: TemplateReport) -> str:
    """The first line: whether it may be approved, its fields, pages and how many letters were tried."""
    blocking, warning = report.counts()
    if blocking:
        state = ntr("{n} thing blocks it", "{n} things block it", blocking).format(n=blocking)
    elif warning:
        state = ntr("{n} thing to look at", "{n} things to look at", warning).format(n=warning)
    else:
        state = tr("nothing found")
    parts = [state, ntr("{n} field", "{n} fields", len(report.fields)).format(n=len(report.fields))]
    if report.pages:
        parts.append(ntr("{n} page", "{n} pages", report.pages).format(n=report.pages))
    if report.people:
        parts.append(ntr("{n} letter tried", "{n} letters tried", report.people).format(n=report.people))
    return " · ".join(parts)


def lines(report: TemplateReport) -> list[str]:
    """The report for people: a heading, then each finding with its place, the text there and the cure."""
    said = [f"{report.file}: {head(report)}"]
    for finding in report.findings:
        what, mend = words(finding)
        where = place(finding)
        said += ["", f"{SEVERITY_MARKS[finding.severity]} {where + ': ' if where else ''}{what}"]
        if finding.heading:
            said.append("     " + tr("under “{heading}”").format(heading=finding.heading))
        if finding.text:
            said.append(f"     {finding.text}")
        if mend:
            said.append(f"  -> {mend}")
    return said


def save(report: TemplateReport, path: Path) -> None:
    """The report as a new file: JSON where the name says so, else text. Refused `file_exists`, `file_not_writable`."""
    if path.suffix.lower() == ".json":
        content = json.dumps(plain(report), ensure_ascii=False, indent=2)
    else:
        content = "\n".join(lines(report))
    _write_new(path, (content + "\n").encode())


def save_marked(report: TemplateReport, source: Path, path: Path, *, checks: TemplateChecks) -> None:
    """The 'show in Word' copy as a new file; refused as `save` is."""
    _write_new(path, checks.marked(source, report, [message(finding) for finding in report.findings]))


def _write_new(path: Path, content: bytes) -> None:
    try:
        with path.open("xb") as out:
            out.write(content)
    except FileExistsError:
        raise Refused("file_exists", field="out", path=str(path)) from None
    except (OSError, ValueError):
        raise Refused("file_not_writable", field="out", path=str(path)) from None


def _facts(finding: Finding) -> dict[str, Any]:
    about = {"field": finding.field, "name": finding.field, "tag": finding.tag}
    return {**about, "paragraph": finding.paragraph, "text": finding.text, **finding.facts}
