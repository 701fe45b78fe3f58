"""All fields of a record as text that can be selected and copied, section by section; empty fields are left out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from recdesk.domain.candidate import Candidate
from recdesk.localization.catalogue import tr
from recdesk.services.records import RecordView
from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import SPACE_4, SPACE_12
from recdesk.ui.records import words
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.records.kinds import Kind
from recdesk.ui.records.shown import field_text, value_text
from recdesk.ui.session import Session
from recdesk.ui.widgets.declared import Field

_LABEL_WIDTH = 170


class SectionsPane(QWidget):
    """The reading form of a record."""

    def __init__(self, session: Session, kind: Kind, choices: DeskChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self.fields = kind.fields(choices)
        self._page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE_12, SPACE_12, SPACE_12)

    def show_view(self, view: RecordView) -> None:
        """Show a record's fields; what has no value takes no room."""
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = QWidget(self)
        rows = QVBoxLayout(self._page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_4)
        for section in self._kind.sections:
            found = self._texts(view, section.name)
            if found:
                rows.addWidget(self._title(tr(section.title)))
                rows.addWidget(self._grid(found))
        if view.applications:
            rows.addWidget(self._title(tr("Applications")))
            rows.addWidget(self._grid(self._applications(view)))
        if view.offers:
            rows.addWidget(self._title(tr("Offers")))
            rows.addWidget(self._grid([(o.number, words.word("offer_status", o.status)) for o in view.offers]))
        rows.addStretch(1)
        self._column.addWidget(self._page)

    def text(self) -> str:
        """Everything that stands here, as lines."""
        labels = self.findChildren(QLabel)
        return "\n".join(label.text() for label in labels)

    def _texts(self, view: RecordView, section: str) -> list[tuple[str, str]]:
        zone = self._session.desk.settings.time_zone
        found = []
        for declared in self.fields:
            if declared.section != section or declared.name.startswith("doc_"):
                continue
            text = self._text(declared, view, zone)
            if text:
                found.append((tr(declared.label), text))
        return found

    def _text(self, declared: Field, view: RecordView, zone: str) -> str:
        record = view.record
        if declared.name == "accommodation_text" and isinstance(record, Candidate) and record.accommodation_text:
            return tr("Restricted: shown when the record is edited.")
        if not hasattr(view.record, declared.record_names[0]):
            return ""
        return field_text(declared, view.record, self._kind.word_tables, zone=zone)

    def _applications(self, view: RecordView) -> list[tuple[str, str]]:
        zone = self._session.desk.settings.time_zone
        mine = self._kind.prefix == "candidates"
        return [
            (
                str(a.requisition if mine else a.candidate),
                tr("{stage} since {instant}").format(
                    stage=words.word("stage", a.stage), instant=value_text(a.entered_at, zone=zone)
                ),
            )
            for a in view.applications[:50]
        ]

    def _title(self, text: str) -> QLabel:
        title = QLabel(text, self)
        type_scale.wear_step(title, "section")
        title.setContentsMargins(0, SPACE_12, 0, 0)
        return title

    def _grid(self, rows: list[tuple[str, str]]) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for place, (label, text) in enumerate(rows):
            name, value = QLabel(label, box), QLabel(text, box)
            name.setProperty("tone", "text2")
            name.setWordWrap(True)
            name.setMaximumWidth(_LABEL_WIDTH)
            value.setWordWrap(True)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            value.setAccessibleName(f"{label}: {text}")
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1, Qt.AlignmentFlag.AlignTop)
        return box
