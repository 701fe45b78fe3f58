"""The report as a list: each finding with its place, the text there, and the cure. Arrows walk, Ctrl+C copies."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.services import template_reports
from recdesk.services.template_ports import Finding, Severity, TemplateReport
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.review.page_text import line

_LONGEST = 160
_DRAWN = {Severity.BLOCKS: ("error_circle", "blocked"), Severity.WARNS: ("warning", "needs_you")}


class FindingList(QWidget):
    """A heading in words, and the findings below it; a sentence where there is no report or nothing was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templates.report")
        self._report: TemplateReport | None = None
        self._head = line("templates.report.head", self, step="strong")
        self.list = QListWidget(self)
        self.list.setObjectName("templates.report.list")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setSpacing(2)
        self.setFocusProxy(self.list)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.list)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        self.show_report(None)

    @property
    def report(self) -> TemplateReport | None:
        """The report that is shown."""
        return self._report

    def show_report(self, report: TemplateReport | None) -> None:
        """Show a report; None says how to get one."""
        self._report = report
        self.list.clear()
        self.list.setVisible(report is not None and bool(report.findings))
        if report is None:
            self._head.setText(tr("No report yet. Check the template, or drop a Word file here."))
            return
        head = template_reports.head(report)
        self._head.setText(f"{report.file}: {head}")
        self.list.setAccessibleName(tr("Report on {file}, {summary}").format(file=report.file, summary=head))
        for finding in report.findings:
            self.list.addItem(_item(finding))
        if report.findings:
            self.list.setCurrentRow(0)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.show_report(self._report)

    def _copy(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            QGuiApplication.clipboard().setText(item.text())


def _item(finding: Finding) -> QListWidgetItem:
    what, mend = template_reports.words(finding)
    where = template_reports.place(finding)
    where = where[:1].upper() + where[1:]
    if finding.heading and where:
        where = f"{where}, {tr('under “{heading}”').format(heading=finding.heading)}"
    lines = [f"{where} — {what}" if where else what]
    if finding.text:
        shown = finding.text if len(finding.text) < _LONGEST else f"{finding.text[:_LONGEST]}…"
        lines.append(tr("“{text}”").format(text=shown))
    if mend:
        lines.append(f"→ {mend}")
    drawing, tone = _DRAWN[finding.severity]
    item = QListWidgetItem(icons.icon(drawing, tone, size=20, filled=True), "\n".join(lines))
    severity = tr("Blocks") if finding.severity is Severity.BLOCKS else tr("To look at")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{severity}: {template_reports.message(finding)}")
    return item
