"""Commands about Word templates."""

from __future__ import annotations

import argparse
from pathlib import Path

from recdesk.cli.output import Printer, table
from recdesk.localization import code_words
from recdesk.localization.catalogue import tr
from recdesk.services import template_reports, templates
from recdesk.services.desk import OpenDesk
from recdesk.services.template_ports import TemplateChecks

_SHOWN = {templates.SAME: "{} ", templates.GONE: "[-{}-] ", templates.NEW: "{{+{}+}} "}


def check(words: argparse.Namespace, checks: TemplateChecks, to: Printer) -> int:
    """Say what is wrong with a template, and how it is mended. No desk is opened for it."""
    source = Path(words.file)
    report = checks.check(source, progress=to.progress(tr("Checking")))
    if words.report:
        template_reports.save(report, Path(words.report))
    if words.marked:
        template_reports.save_marked(report, source, Path(words.marked), checks=checks)
    to.result(template_reports.plain(report), template_reports.lines(report))
    return 0 if report.ok else 1


def on_desk(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """Versions of the desk's own templates."""
    acts = {"add": _add, "list": _list, "approve": _approve, "retire": _retire, "diff": _diff}
    return acts[words.act](words, desk, to)


def _add(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    new, report = templates.add(Path(words.file), desk=desk, note=words.note, progress=to.progress(tr("Checking")))
    to.result(
        {"template": new.template, "version": new.version, "state": new.state, "sha256": new.sha256,
         "report": template_reports.plain(report)},
        [tr("{template} v{version} is kept as a draft.").format(template=new.template, version=new.version),
         *template_reports.lines(report)],
    )  # fmt: skip
    return 0 if report.ok else 1


def _list(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:  # noqa: ARG001 - all acts are called alike
    rows = templates.rows(desk=desk)
    plain = [
        {name: getattr(row, name) for name in row.__dataclass_fields__ if name != "path"} | {"path": str(row.path)}
        for row in rows
    ]
    headers = [tr("Template"), tr("Version"), tr("Language"), tr("State"), tr("Used"), tr("Author"), tr("Reviewer")]
    lines = [
        [
            *(r.template, str(r.version), r.language, code_words.word("template_state", r.state)),
            *(tr("yes") if r.used else "", r.author, r.reviewer),
        ]
        for r in rows
    ]
    to.result({"total": len(rows), "rows": plain}, table(headers, lines))
    return 0


def _approve(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    found, _ = templates.approve(
        words.template, words.version, desk=desk, effective_from=words.start, reason=words.reason
    )
    to.result(
        {"template": found.template, "version": found.version, "state": found.state, "reviewer": found.reviewer,
         "effective_from": found.effective_from},
        [tr("{template} v{version} is approved.").format(template=found.template, version=found.version)],
    )  # fmt: skip
    return 0


def _retire(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    found, _ = templates.retire(words.template, words.version, desk=desk)
    to.result(
        {"template": found.template, "version": found.version, "state": found.state},
        [tr("{template} v{version} is retired.").format(template=found.template, version=found.version)],
    )
    return 0


def _diff(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    old, new, changes = templates.difference(words.template, desk=desk, old=words.old, new=words.new)
    shown = "".join(_SHOWN[change.sign].format(change.text) if change.text != "\n" else "\n" for change in changes)
    to.result(
        {"template": words.template, "old": old.version, "new": new.version,
         "changes": [{"sign": c.sign, "text": c.text} for c in changes if c.text != "\n"]},
        shown.splitlines() or [tr("The texts are the same.")],
    )  # fmt: skip
    return 0
