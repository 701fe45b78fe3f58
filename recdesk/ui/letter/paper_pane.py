"""The preview of the letter with its page turner and its size."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.letter.paper import PaperView
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import ICON_BUTTON, SPACE_4, SPACE_8
from recdesk.ui.review.page_text import line

ZOOMS = (0, 50, 75, 100, 125, 150, 200, 300, 400)


class PaperPane(QWidget):
    """Page n of m, the size in percent, and the page itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter.preview")
        self.view = PaperView(self)
        self.setFocusProxy(self.view)
        self._page = line("letter.page_number", self)
        self._page.setWordWrap(False)
        self.before, self.after = QToolButton(self), QToolButton(self)
        for button, name, drawing in ((self.before, "before", "arrow_left"), (self.after, "after", "arrow_right")):
            button.setObjectName(f"letter.page_{name}")
            button.setProperty("kind", "quiet")
            button.setFixedSize(ICON_BUTTON, ICON_BUTTON)
            icons.wear(button, drawing)
        self.zoom = QComboBox(self)
        self.zoom.setObjectName("letter.zoom")
        head = QHBoxLayout()
        head.setSpacing(SPACE_4)
        head.addWidget(self.before)
        head.addWidget(self._page)
        head.addWidget(self.after)
        head.addStretch(1)
        head.addWidget(self.zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.before.clicked.connect(lambda: self.view.turn_to(self.view.page - 1))
        self.after.clicked.connect(lambda: self.view.turn_to(self.view.page + 1))
        self.zoom.activated.connect(lambda place: self.view.set_zoom(ZOOMS[place]))
        self.view.page_changed.connect(lambda _page: self._show())
        self.retranslate()

    def clear(self) -> None:
        """Show no letter."""
        self.view.clear()
        self._show()

    def retranslate(self) -> None:
        """Renew all texts."""
        current = max(0, self.zoom.currentIndex())
        self.zoom.clear()
        self.zoom.addItems([tr("{n} %").format(n=percent) if percent else tr("Fit to width") for percent in ZOOMS])
        self.zoom.setCurrentIndex(current)
        self.zoom.setAccessibleName(tr("Size of the page"))
        for button, text in ((self.before, tr("Page before  PgUp")), (self.after, tr("Next page  PgDn"))):
            button.setToolTip(text)
            button.setAccessibleName(text.partition("  ")[0])
        self._show()

    def _show(self) -> None:
        page, pages = self.view.page, self.view.pages
        self._page.setText(tr("Page {n} of {of}").format(n=page + 1, of=pages) if pages else "")
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)
        self.zoom.setEnabled(pages > 0)
