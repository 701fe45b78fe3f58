"""The Desk tab: an inner list of its parts, each made when it is first wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from recdesk.domain.errors import DeskError
from recdesk.localization.catalogue import mark, tr
from recdesk.ui.desk_page.check import CheckPart
from recdesk.ui.desk_page.history import HistoryPart
from recdesk.ui.desk_page.lists import ListsPart
from recdesk.ui.desk_page.names_part import NamesPart
from recdesk.ui.desk_page.settings_part import SettingsPart
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import PAGE_EDGE, SPACE_16, row_height
from recdesk.ui.session import Session
from recdesk.ui.window.options import Options

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_WIDTH = 208
_BESIDE = 52  # the drawing, and air on both sides
PARTS = (
    ("import", mark("Import"), "arrow_import"),
    ("check", mark("Check and backup"), "database"),
    ("templates", mark("Templates"), "document_table"),
    ("names", mark("Names of files"), "document_text"),
    ("lists", mark("Lists of the desk"), "clipboard_task_list_ltr"),
    ("history", mark("History of the desk"), "history"),
    ("settings", mark("Settings"), "settings"),
)


class DeskPage(QWidget):
    """Holds the parts of the tab."""

    def __init__(self, session: Session, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk.page")
        self._session, self._options = session, options
        self._parts: dict[str, QWidget] = {}
        self.choice = QListWidget(self)
        self.choice.setObjectName("desk.parts")
        self.stack = QStackedWidget(self)
        for _code, _title, drawing in PARTS:
            item = QListWidgetItem(icons.icon(drawing, size=20), "")
            self.choice.addItem(item)
        self.choice.currentRowChanged.connect(self._on_row)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_EDGE, PAGE_EDGE, PAGE_EDGE, 0)
        row.setSpacing(SPACE_16)
        row.addWidget(self.choice)
        row.addWidget(self.stack, 1)
        self.retranslate()
        self.choice.setCurrentRow(1)

    # What the window calls

    def show_part(self, code: str) -> None:
        """Show a part by its code and put the focus there."""
        self.choice.setCurrentRow([known for known, _title, _drawing in PARTS].index(code))
        self._focus(self.part(code))

    def part(self, code: str) -> Any:
        """A part, made when it is first wanted."""
        if code not in self._parts:
            self._parts[code] = self._make(code)
            self.stack.addWidget(self._parts[code])
        return self._parts[code]

    def import_file(self, path: Path) -> None:
        """Begin the import of a file."""
        self.show_part("import")
        self.part("import").start(path)

    @property
    def code(self) -> str:
        """The part that is shown."""
        return PARTS[self.choice.currentRow()][0]

    def take_focus(self) -> None:
        """Put the focus in the list of parts."""
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any = None) -> None:
        """Read the part that is shown again."""
        self._read(self.code)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.choice.setAccessibleName(tr("Parts of the desk"))
        for place, (_code, title, _drawing) in enumerate(PARTS):
            self.choice.item(place).setText(tr(title))
        self._fit()
        for part in self._parts.values():
            renew = getattr(part, "retranslate", None)
            if callable(renew):
                renew()

    def keep(self) -> None:
        """Lists are saved by their own act; what is typed stays in the form."""

    def escape(self) -> bool:
        """From a part back to the list of parts."""
        if self.choice.hasFocus():
            return False
        self.take_focus()
        return True

    def place(self) -> str:
        """No record is shown here."""
        return ""

    def actions_of_kind(self) -> list[QAction]:
        """The parts have their own buttons."""
        return []

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.choice, self.stack]

    # Inside

    def _make(self, code: str) -> QWidget:
        if code == "import":
            from recdesk.ui.imports.page import ImportPage

            page: Any = ImportPage(self._session, self)
            page.start(None)
            page.left.connect(self.take_focus)
            page.finished.connect(self._on_imported)
            return page  # type: ignore[no-any-return]
        if code == "check":
            return CheckPart(self._session, self)
        if code == "templates":
            from recdesk.ui.templates.part import TemplatesPart

            return TemplatesPart(self._session, self)
        if code == "names":
            return NamesPart(self._session, self)
        if code == "lists":
            return ListsPart(self._session, self)
        if code == "history":
            return HistoryPart(self._session, self)
        return SettingsPart(self._session, self._options, self)

    def _on_imported(self) -> None:
        """The result was read: the page is ready for another file, and the candidates are what one wants to see."""
        self.part("import").start(None)
        self._session.go.emit("candidate", "")

    def _fit(self) -> None:
        """Make the list as wide as its longest title and its rows easy to hit, at every text size."""
        self.choice.ensurePolished()
        metrics = self.choice.fontMetrics()
        widest = max(metrics.horizontalAdvance(tr(title)) for _code, title, _drawing in PARTS)
        self.choice.setFixedWidth(max(_WIDTH, widest + _BESIDE))
        for place in range(len(PARTS)):
            self.choice.item(place).setSizeHint(QSize(0, row_height("roomy", metrics.height())))

    def _on_row(self, row: int) -> None:
        code = PARTS[row][0]
        self.stack.setCurrentWidget(self.part(code))
        self._read(code)

    def _read(self, code: str) -> None:
        read = getattr(self.part(code), "refresh", None)
        if callable(read):
            try:
                read()
            except DeskError as error:
                self._session.tell(error)

    def _focus(self, part: QWidget) -> None:
        take = getattr(part, "take_focus", None)
        if callable(take):
            take()
            return
        inside = (w for w in part.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        next(inside, part).setFocus(Qt.FocusReason.ShortcutFocusReason)
