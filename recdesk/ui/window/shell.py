"""The inside of an open desk: tab bar and palette button above, banners, the page of the tab, the result line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import PAGE_EDGE, SPACE_4, SPACE_8, SPACE_12
from recdesk.ui.widgets.banner import Banner
from recdesk.ui.widgets.result_line import ResultLine
from recdesk.ui.window.acts import TAB_ICONS, TABS


class Shell(QWidget):
    """Shows one page for each tab. Pages are given when they are first wanted."""

    tab_asked = Signal(str)
    """A tab was chosen by mouse or arrows; its name."""
    palette_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell")
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("window.tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for _name, _title in TABS:
            self.tabs.addTab("")
        self.palette_button = QPushButton(self)
        self.palette_button.setObjectName("window.palette")
        self.palette_button.setAutoDefault(False)
        icons.wear(self.palette_button, "search", size=16)
        self.refusal = Banner("blocked", "window.refusal", self)
        self.state = Banner("needs_you", "window.state", self)
        self.pages = QStackedWidget(self)
        self._pages: dict[str, QWidget] = {}
        self.result = ResultLine(parent=self)
        self._lay_out()
        self.tabs.currentChanged.connect(lambda place: self.tab_asked.emit(TABS[place][0]))
        self.palette_button.clicked.connect(self.palette_asked)
        self.retranslate()

    @property
    def tab(self) -> str:
        """The name of the tab that is shown."""
        return TABS[self.tabs.currentIndex()][0]

    def has_page(self, name: str) -> bool:
        """Whether the tab's page was made."""
        return name in self._pages

    def shows(self, name: str) -> bool:
        """Whether the tab's page is the one in view; the mark in the tab bar may be ahead of it."""
        return name in self._pages and self.pages.currentWidget() is self._pages[name]

    def page(self, name: str) -> QWidget:
        """The page of a tab; KeyError where it was not made."""
        return self._pages[name]

    def add_page(self, name: str, page: QWidget) -> None:
        """Give the page of a tab; an older one goes."""
        self.drop_page(name)
        self._pages[name] = page
        self.pages.addWidget(page)

    def drop_page(self, name: str) -> None:
        """Take a tab's page away."""
        page = self._pages.pop(name, None)
        if page is not None:
            self.pages.removeWidget(page)
            page.deleteLater()

    def show_tab(self, name: str) -> None:
        """Show the page of a tab and mark the tab."""
        place = [tab for tab, _title in TABS].index(name)
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(place)
        self.tabs.blockSignals(blocked)
        if name in self._pages:
            self.pages.setCurrentWidget(self._pages[name])

    def panes(self) -> list[QWidget]:
        """Where F6 goes: tabs, page, palette button."""
        return [self.tabs, self.pages, self.palette_button]

    def retranslate(self) -> None:
        """Renew the words of the frame."""
        for place, (name, title) in enumerate(TABS):
            self.tabs.setTabText(place, tr(title))
            self.tabs.setTabIcon(place, icons.icon(TAB_ICONS[name], size=16))
            self.tabs.setTabToolTip(place, f"{tr(title)}  Ctrl+{place + 1}")
        self.tabs.setAccessibleName(tr("Tabs"))
        self.palette_button.setText(f"{tr('Search or act...')}  Ctrl+K")

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_8, SPACE_4, PAGE_EDGE, 0)
        bar.setSpacing(SPACE_12)
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        bar.addWidget(self.palette_button, 0, Qt.AlignmentFlag.AlignVCenter)
        banners = QVBoxLayout()
        banners.setContentsMargins(PAGE_EDGE, SPACE_4, PAGE_EDGE, 0)
        banners.setSpacing(SPACE_4)
        banners.addWidget(self.state)
        banners.addWidget(self.refusal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(banners)
        column.addWidget(self.pages, 1)
        column.addWidget(self.result)
