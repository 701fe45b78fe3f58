"""The head of the letter page: which offer, for whom, in which language, from which template and why that one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from recdesk.domain.candidate import Candidate
from recdesk.domain.offer import Offer
from recdesk.localization.catalogue import mark, tr
from recdesk.services.paper_ports import TemplateChoice
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.records import words
from recdesk.ui.records.shown import country_text
from recdesk.ui.review.page_text import line
from recdesk.ui.session import Session
from recdesk.ui.widgets.bidi import isolated_name

_REASONS = {
    "country_and_function": mark("chosen because it is the one for {country} and {function}"),
    "country": mark("chosen because it is the one for {country}"),
    "function": mark("chosen because it is the one for {function}"),
    "general": mark("chosen because none is made for this country and function"),
}
_BY_RULE = mark("chosen by rule")


class LetterHead(QWidget):
    """Shows the offer and lets another language or template be chosen; both are chosen by rule at first."""

    choice_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter.head")
        self._session = session
        self._offer: Offer | None = None
        self._candidate: Candidate | None = None
        self._choice: TemplateChoice | None = None
        self._language, self._template = "", ""
        self._title = line("letter.title", self, step="title")
        self._reason = line("letter.reason", self, tone="text2")
        self.languages, self.templates = QComboBox(self), QComboBox(self)
        self.languages.setObjectName("letter.language")
        self.templates.setObjectName("letter.template")
        for box in (self.languages, self.templates):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(self._title, 1)
        row.addWidget(self.languages)
        row.addWidget(self.templates)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(row)
        column.addWidget(self._reason)
        self.languages.activated.connect(self._on_language)
        self.templates.activated.connect(self._on_template)

    def clear(self) -> None:
        """Show no offer."""
        self._offer = self._candidate = self._choice = None
        self._language = self._template = ""
        self.retranslate()

    def show_offer(self, offer: Offer, candidate: Candidate | None) -> None:
        """Show an offer; language and template are the offer's own."""
        self._offer, self._candidate, self._choice = offer, candidate, None
        self._language = self._template = ""
        self.retranslate()

    def show_choice(self, choice: TemplateChoice) -> None:
        """Say which template was taken and why."""
        self._choice = choice
        self.retranslate()

    def language(self) -> str:
        """The language chosen here, or nothing for the offer's own."""
        return self._language

    def template(self) -> str:
        """The template chosen here, or nothing for the one by rule."""
        return self._template

    def set_locked(self, locked: bool) -> None:
        """Whether the choices rest: a letter is being made, or was filed."""
        self.languages.setEnabled(not locked)
        self.templates.setEnabled(not locked and self.templates.count() > 1)

    def retranslate(self) -> None:
        """Renew all texts."""
        offer = self._offer
        self.languages.setVisible(offer is not None)
        self.templates.setVisible(offer is not None)
        self.languages.setAccessibleName(tr("Language of the letter"))
        self.templates.setAccessibleName(tr("Template of the letter"))
        if offer is None:
            self._title.setText(tr("Letter"))
            self._reason.setText("")
            return
        title = tr("Letter for {number} v{version}").format(number=offer.number, version=offer.version)
        name = isolated_name(self._candidate.shown_name) if self._candidate is not None else ""
        self._title.setText(f"{title}   {name}".strip())
        self._fill_languages(offer)
        self._fill_templates(offer)
        self._reason.setText(self._why())

    def _why(self) -> str:
        choice = self._choice
        if choice is None:
            return ""
        why = tr(_REASONS.get(choice.reason, _BY_RULE)).format(
            country=country_text(choice.country), function=choice.function
        )
        return f"{choice.title} v{choice.version}, {why}"

    def _fill_languages(self, offer: Offer) -> None:
        chosen = self._language or offer.language
        codes = [code for code, _ in words.LETTER_LANGUAGE if code == chosen or self._choices(offer, code)]
        self.languages.clear()
        for code in codes:
            self.languages.addItem(words.word("language", code), code)
        self.languages.setCurrentIndex(max(0, self.languages.findData(chosen)))

    def _fill_templates(self, offer: Offer) -> None:
        fitting = self._choices(offer, self._language or offer.language)
        self.templates.clear()
        for choice in fitting:
            self.templates.addItem(f"{choice.title} v{choice.version}", choice.id)
        wanted = self._choice.id if self._choice is not None else self._template
        self.templates.setCurrentIndex(max(0, self.templates.findData(wanted)))
        self.templates.setEnabled(len(fitting) > 1)

    def _choices(self, offer: Offer, language: str) -> tuple[TemplateChoice, ...]:
        return self._session.desk.letters.choices(
            language=language, country=offer.country, function=offer.function, document_type=offer.document_type
        )

    def _on_language(self) -> None:
        self._language, self._template, self._choice = str(self.languages.currentData()), "", None
        self.choice_changed.emit()

    def _on_template(self) -> None:
        self._template = str(self.templates.currentData())
        self.choice_changed.emit()
