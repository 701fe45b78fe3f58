"""What stands before or beside what waits: the company that is not entered yet, the first requisition, kept drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recdesk.localization import screen
from recdesk.localization.catalogue import mark, tr
from recdesk.localization.code_words import word
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.widgets.banner import Banner
from recdesk.ui.widgets.bidi import isolated_name

if TYPE_CHECKING:
    from datetime import datetime

    from recdesk.services.desk import OpenDesk
    from recdesk.services.reads import Draft

COMPANY, REQUISITION, DRAFT = "company", "requisition", "draft"
MOST_DRAFTS = 4
_NEW = {
    "requisition": mark("New requisition"),
    "candidate": mark("New candidate"),
    "offer": mark("New offer"),
}
_NAMED_BY = {"requisition": "title", "candidate": "legal_name", "offer": "candidate"}


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to begin or to go on with. A draft has the kind and number of its record (empty for a new one), the
    name typed so far, and when it was kept."""

    act: str
    kind: str = ""
    number: str = ""
    name: str = ""
    kept_at: datetime | None = None


def _what(number: str) -> str:
    """A record by its number; the answers of one of its documents by both."""
    record, _, document = number.partition("/")
    if not document:
        return number
    return tr("{document} for {number}").format(document=word("document_type", document), number=record)


def find(desk: OpenDesk) -> tuple[NextStep, ...]:
    """What the operator may begin or go on with now, the company first, then drafts, newest first."""
    from recdesk.domain.numbers import RecordKind  # Today is shown before the use cases are loaded
    from recdesk.domain.operator import Right
    from recdesk.services import reference
    from recdesk.services.reads import ListQuery

    found = []
    if desk.operator.may(Right.CONFIGURE):
        company = reference.current(desk=desk).company
        if not (company.name and company.legal_name and company.street and company.city):
            found.append(NextStep(COMPANY))
    if desk.operator.may(Right.WRITE):
        if not desk.reads.count(RecordKind.REQUISITION, ListQuery()):
            found.append(NextStep(REQUISITION))
        found += _drafts(desk.reads.drafts(desk.operator.name))
    return tuple(found)


def _drafts(kept: tuple[Draft, ...]) -> list[NextStep]:
    """One step for each record with drafts; those set aside are offered by its form."""
    newest = sorted(kept, key=lambda draft: draft.kept_at, reverse=True)
    steps: dict[tuple[str, str], NextStep] = {}
    for draft in newest:
        number = draft.record.partition("~")[0]
        name = str(draft.values.get(_NAMED_BY.get(draft.record_kind, "")) or "")
        steps.setdefault((draft.record_kind, number), NextStep(DRAFT, draft.record_kind, number, name, draft.kept_at))
    return list(steps.values())[:MOST_DRAFTS]


class StepsPane(QWidget):
    """Says each step in a line of its own with a button. Hidden where there is none."""

    step_asked = Signal(object)
    """The `NextStep` whose button was pressed."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.steps")
        self._zone = zone
        self._steps: tuple[NextStep, ...] = ()
        self._banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        self.hide()

    def show_steps(self, steps: tuple[NextStep, ...], zone: str) -> None:
        """Show these steps; times are those of `zone`."""
        if (steps, zone) != (self._steps, self._zone) or len(self._banners) != len(steps):
            self._steps, self._zone = steps, zone
            self.retranslate()

    def texts(self) -> tuple[str, ...]:
        """What is said, from top to bottom."""
        return tuple(banner.text for banner in self._banners)

    def retranslate(self) -> None:
        """Renew all texts."""
        for banner in self._banners:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self._banners = [self._line(place, step) for place, step in enumerate(self._steps, 1)]
        self.setVisible(bool(self._banners))

    def _line(self, place: int, step: NextStep) -> Banner:
        banner = Banner("needs_you", f"today.step.{place}", self)
        banner.act_asked.connect(lambda _code: self.step_asked.emit(step))
        self._column.addWidget(banner)
        if step.act == COMPANY:
            said = tr("Enter the company first, its offices and its people: letters and mails print them.")
            banner.say(said, acts=((COMPANY, tr("Enter the company")),))
        else:
            what = _what(step.number) or tr(_NEW.get(step.kind, step.kind))
            name = f"{what}, {isolated_name(step.name)}" if step.name and not step.number else what
            kept = screen.instant(step.kept_at, self._zone) if step.kept_at is not None else ""
            said = tr("Draft kept {instant}, not saved: {name}").format(instant=kept, name=name)
            banner.say(said, acts=((DRAFT, tr("Go on with it")),))
        return banner
