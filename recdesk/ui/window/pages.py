"""What the window asks of a tab's page, and how the pages are made when they are first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from recdesk.ui.records.screen import RecordScreen
    from recdesk.ui.session import Session
    from recdesk.ui.window.options import Options

RECORD_TABS = {"requisitions": "requisition", "candidates": "candidate", "offers": "offer"}
TAB_OF_KIND = {kind: tab for tab, kind in RECORD_TABS.items()}


class Page(Protocol):
    """A tab's page. All of it is called from the window's thread, `refresh` only while the desk is open."""

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        ...

    def refresh(self, changes: Any = None) -> None:
        """Read again what may have changed; without `changes` everything."""
        ...

    def retranslate(self) -> None:
        """Renew all texts."""
        ...

    def keep(self) -> None:
        """Keep what is being typed, before a lock or the end."""
        ...

    def escape(self) -> bool:
        """One step out; False when there is none."""
        ...

    def place(self) -> str:
        """The number of the record that is shown, or nothing."""
        ...

    def actions_of_kind(self) -> list[QAction]:
        """The acts of this page, for the menu bar and the palette."""
        ...


def make_record_page(tab: str, session: Session, parent: QWidget) -> RecordScreen:
    """The page of a record tab."""
    from recdesk.ui.records.screen import RecordScreen

    if tab == "candidates":
        from recdesk.ui.candidates.kind import candidates

        return RecordScreen(session, candidates(session.desk.clock.today), parent)
    if tab == "requisitions":
        from recdesk.ui.requisitions.kind import REQUISITIONS

        return RecordScreen(session, REQUISITIONS, parent)
    from recdesk.ui.offers.kind import OFFERS

    return RecordScreen(session, OFFERS, parent)


def make_desk_page(session: Session, options: Options, parent: QWidget) -> Any:
    """The page of the Desk tab."""
    from recdesk.ui.desk_page.page import DeskPage

    return DeskPage(session, options, parent)


def as_page(widget: QWidget) -> Page:
    """A widget that was made here, as a page."""
    return cast(Page, widget)
