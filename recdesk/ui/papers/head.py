"""The head of the page of documents: which one, for whom, about which requisition, in which language, from what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from recdesk.domain.numbers import RecordKind
from recdesk.localization.catalogue import mark, tr
from recdesk.services.paper_ports import TemplateChoice
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.papers.asking import Asking, documents_of
from recdesk.ui.records import words
from recdesk.ui.records.shown import country_text
from recdesk.ui.review.page_text import line
from recdesk.ui.widgets.bidi import isolated_name
from recdesk.ui.widgets.flow import FlowLayout

_REASONS = {
    "country_and_function": mark("chosen because it is the one for {country} and {function}"),
    "country": mark("chosen because it is the one for {country}"),
    "function": mark("chosen because it is the one for {function}"),
    "general": mark("chosen because none is made for this country and function"),
}
_BY_RULE = mark("chosen by rule")


class PaperHead(QWidget):
    """Shows what is made and lets another document, requisition, language or template be chosen."""

    document_chosen = Signal(str)
    requisition_chosen = Signal(str)
    language_chosen = Signal(str)
    template_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper.head")
        self._number, self._document = "", ""
        self._kind = RecordKind.OFFER
        self._asking: Asking | None = None
        self._locked = False
        self._title = line("paper.title", self, step="title")
        self._reason = line("paper.reason", self, tone="text2")
        self.documents = self._box("document", self.document_chosen)
        self.requisitions = self._box("requisition", self.requisition_chosen)
        self.languages = self._box("language", self.language_chosen)
        self.templates = self._box("template", self.template_chosen)
        row = FlowLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        for box in self.boxes():
            row.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._reason)

    def boxes(self) -> tuple[QComboBox, ...]:
        """The choices in their order."""
        return self.documents, self.requisitions, self.languages, self.templates

    @property
    def reason(self) -> str:
        """Which template was taken, and why."""
        return self._reason.text()

    def show_record(self, kind: RecordKind, number: str, document: str) -> None:
        """Show which document of which record it is, before anything more is known."""
        self._kind, self._number, self._document, self._asking = kind, number, document, None
        self.retranslate()

    def show_asking(self, asking: Asking) -> None:
        """Show for whom it is and what can be chosen."""
        self._document, self._asking = asking.document, asking
        self.retranslate()

    def set_locked(self, locked: bool) -> None:
        """Whether the choices rest: a document is being made, or was filed."""
        self._locked = locked
        for box in self.boxes():
            box.setEnabled(not locked and box.count() > 1)

    def retranslate(self) -> None:
        """Renew all texts."""
        asking, document = self._asking, words.word("document_type", self._document)
        title = tr("{document} for {number}").format(document=document, number=self._number)
        name = isolated_name(asking.candidate.shown_name) if asking is not None else ""
        self._title.setText(f"{title}   {name}".strip())
        self.documents.setAccessibleName(tr("Kind of document"))
        self.requisitions.setAccessibleName(tr("Requisition that it is about"))
        self.languages.setAccessibleName(tr("Language of the document"))
        self.templates.setAccessibleName(tr("Template of the document"))
        kinds = documents_of(self._kind)
        _fill(self.documents, kinds, lambda code: words.word("document_type", code), self._document)
        found = asking.requisitions if asking is not None else ()
        _fill(self.requisitions, found, str, asking.requisition if asking is not None else "")
        spoken = asking.languages if asking is not None else ()
        _fill(
            self.languages,
            spoken,
            lambda code: words.word("language", code),
            asking.language if asking is not None else "",
        )
        templates = {t.id: _title(t) for t in (asking.templates if asking is not None else ())}
        _fill(self.templates, templates, templates.__getitem__, asking.template.id if asking is not None else "")
        self.requisitions.setVisible(bool(found))
        self.languages.setVisible(asking is not None)
        self.templates.setVisible(len(templates) > 1)
        self._reason.setText(_why(asking.template) if asking is not None else "")
        self._reason.setVisible(asking is not None)
        self.set_locked(self._locked)

    def _box(self, name: str, chosen: SignalInstance) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(f"paper.{name}")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(lambda _place: chosen.emit(str(box.currentData())))
        return box


def _fill(box: QComboBox, codes: Iterable[str], text: Callable[[str], str], current: str) -> None:
    box.clear()
    for code in codes:
        box.addItem(text(code), str(code))
    box.setCurrentIndex(max(0, box.findData(current)))


def _title(choice: TemplateChoice) -> str:
    return f"{choice.title} v{choice.version}"


def _why(choice: TemplateChoice) -> str:
    why = tr(_REASONS.get(choice.reason, _BY_RULE)).format(
        country=country_text(choice.country), function=choice.function
    )
    return f"{_title(choice)}, {why}"
