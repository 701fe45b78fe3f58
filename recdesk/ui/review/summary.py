"""The error summary of a refused save: how many things are to be put right, each a link to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from recdesk.domain.errors import Problem
from recdesk.localization.catalogue import ntr, tr
from recdesk.ui.look.theme import set_state
from recdesk.ui.look.tokens import SPACE_4, SPACE_8, SPACE_12
from recdesk.ui.review.page_text import act, line
from recdesk.ui.session import Session


class ErrorSummary(QFrame):
    """Hidden until a save was refused."""

    link_asked = Signal(str, str)
    """Item id and field; either may be empty."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.summary")
        self.setProperty("kind", "banner")
        set_state(self, "tone", "blocked")
        self._session = session
        self._problems: tuple[Problem, ...] = ()
        self._head = line("review.summary.head", self, step="strong")
        self.links: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        self._column.setSpacing(SPACE_4)
        self._column.addWidget(self._head)
        self.hide()

    @property
    def text(self) -> str:
        """Everything that it says."""
        return "\n".join([self._head.text(), *(link.accessibleName() for link in self.links)])

    def say(self, problems: Sequence[Problem]) -> None:
        """Show what is to be put right."""
        self._problems = tuple(problems)
        self.retranslate()
        self.show()

    def clear(self) -> None:
        """Go away."""
        self._problems = ()
        self.hide()

    def take_focus(self) -> None:
        """Put the focus on the first link."""
        if self.links:
            self.links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Renew all texts."""
        for link in self.links:
            self._column.removeWidget(link)
            link.hide()
            link.deleteLater()
        n = len(self._problems)
        self._head.setText(ntr("{n} thing to put right", "{n} things to put right", n).format(n=n))
        self.links = [self._link(place, problem) for place, problem in enumerate(self._problems, 1)]
        self.setAccessibleName(self.text)

    def _link(self, place: int, problem: Problem) -> QPushButton:
        link = act(f"review.summary.{place}", self, kind="link")
        item = str(problem.facts.get("item", ""))
        sentence = self._session.messages.sentence(problem)
        if problem.code.startswith("item_") and problem.facts.get("text"):
            sentence = tr("{item} is still open.").format(item=tr(str(problem.facts["text"])))
        link.setText(sentence)
        link.setAccessibleName(sentence)
        link.clicked.connect(lambda _checked=False: self.link_asked.emit(item, problem.field or ""))
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        return link
