"""All pages that stand before an open desk, one shown at a time. The window decides which."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from recdesk.ui.unlock.card import Card
from recdesk.ui.unlock.lock_page import LockPage
from recdesk.ui.unlock.new_desk import NewDeskPage, RecoveryPage
from recdesk.ui.unlock.trouble import ChoicePage, TroublePage


class Gate(QWidget):
    """Lock page, choice of a desk, new desk, recovery code, trouble."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gate")
        self.lock = LockPage(self)
        self.choice = ChoicePage(self)
        self.new = NewDeskPage(self)
        self.recovery = RecoveryPage(self)
        self.trouble = TroublePage(self)
        self._pages: tuple[Card, ...] = (self.lock, self.choice, self.new, self.recovery, self.trouble)
        self._stack = QStackedWidget(self)
        for page in self._pages:
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def page(self) -> Card:
        """The page that is shown."""
        return self._pages[self._stack.currentIndex()]

    def show_page(self, page: Card) -> None:
        """Show a page and put the focus where its work goes on."""
        self._stack.setCurrentWidget(page)
        page.take_focus()

    def retranslate(self) -> None:
        """Renew all texts."""
        for page in self._pages:
            page.retranslate()
