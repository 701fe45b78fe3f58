"""Commands about Word templates."""

from __future__ import annotations

import argparse
from pathlib import Path

from recdesk.cli.output import Printer
from recdesk.localization.catalogue import tr
from recdesk.services import template_reports
from recdesk.services.template_ports import TemplateChecks


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
