"""From a record to the page of one of its documents: the choice of the kind, and the page in the tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from recdesk.localization.catalogue import tr
from recdesk.ui.papers.asking import documents_of
from recdesk.ui.papers.page import PaperPage
from recdesk.ui.records import words
from recdesk.ui.records.pick_list import PickList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from recdesk.ui.records.screen import RecordScreen


class Papers(QObject):
    """The documents of a tab besides the offer letter."""

    def __init__(self, tab: RecordScreen, *, show: Callable[[QWidget], None], back: Callable[[], None]) -> None:
        super().__init__(tab)
        self._tab, self._show, self._back = tab, show, back
        self.page: PaperPage | None = None

    def ask(self) -> None:
        """Offer the documents of the record that is shown; Enter opens the page of one."""
        tab, number = self._tab, self._tab.place()
        if not number:
            return
        kinds = [(code.value, words.word("document_type", code)) for code in documents_of(tab.kind.kind)]
        popup = PickList(tr("Document for {number}").format(number=number), kinds, f"{tab.kind.prefix}.papers", tab)
        popup.chosen.connect(self.open)
        anchor = tab.list.table
        popup.move(anchor.mapToGlobal(QPoint(anchor.width() // 3, anchor.height() // 4)))
        popup.show()
        popup.list.setFocus()

    def open(self, document: str) -> None:
        """Ask what a document of the record that is shown needs."""
        if self.page is None:
            self.page = PaperPage(self._tab.session, self._tab.kind.kind, self._tab)
            self.page.left.connect(self._back)
            self.page.filed.connect(lambda _value: self._tab.refresh())
            self._tab.stack.addWidget(self.page)
        self._show(self.page)
        self.page.open(self._tab.place(), document)
