"""The record beside the list, in reading form: who it is, what stands proved or open, what can be done, all fields."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from recdesk.localization.catalogue import tr
from recdesk.services.records import RecordView
from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.tokens import SPACE_4, SPACE_8, SPACE_12
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.records.documents_pane import DocumentsPane
from recdesk.ui.records.history_pane import HistoryPane
from recdesk.ui.records.kinds import Act, Kind
from recdesk.ui.records.sections import SectionsPane
from recdesk.ui.session import Session
from recdesk.ui.widgets.flow import FlowLayout
from recdesk.ui.widgets.status_pill import StatusPill


class Chip(StatusPill):
    """A fact about the record: the drawing of its state and the fact itself; the state's word is spoken before it."""

    def retranslate(self) -> None:
        """The fact stands for the word: its drawing says the rest."""
        super().retranslate()
        self.setAccessibleName(f"{self._state.shown()}: {self._detail}")
        self._text = self._detail
        self.updateGeometry()
        self.update()


class RecordPane(QWidget):
    """Shows one record and offers its acts; never changes it by itself."""

    act_asked = Signal(str)
    """The code of the act whose button was pressed."""
    review_asked = Signal(int)
    """Show a stored review of this record."""

    def __init__(self, session: Session, kind: Kind, choices: DeskChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kind = kind
        self.view: RecordView | None = None
        self.setObjectName(f"{kind.prefix}.record")
        self._name = QLabel(self)
        self._name.setObjectName(f"{kind.prefix}.record.name")
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._name.setWordWrap(True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._number = QLabel(self)
        self._state = QLabel(self)
        self._state.setWordWrap(True)
        self._state.setProperty("tone", "text2")
        self._chips = QFrame(self)
        self._chip_row = FlowLayout(self._chips)
        self._acts = QFrame(self)
        self._act_row = FlowLayout(self._acts)
        self.buttons: dict[str, QPushButton] = {}
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName(f"{kind.prefix}.record.tabs")
        self.tabs.setDocumentMode(True)
        self.sections = SectionsPane(session, kind, choices, self)
        self.documents = DocumentsPane(session, kind, self)
        self.history = HistoryPane(session, kind, self)
        self._to_choose = True
        self._empty = QLabel(self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("tone", "text2")
        self._lay_out()
        self.history.review_asked.connect(self.review_asked)
        self.retranslate()
        self.show_nothing()

    def show_view(self, view: RecordView) -> None:
        """Show a record."""
        self.view = view
        record = view.record
        name, state = self.kind.head(view)
        self._name.setText(name)
        self._number.setText(record.number)
        archived = f"{tr('Archived')} · " if record.archived_at is not None else ""
        self._state.setText(f"{archived}{state}")
        self._show_chips()
        self._show_acts()
        self.sections.show_view(view)
        self.documents.show_view(view)
        self.history.show_view(view)
        self._name_tabs()
        self._show(True)

    def show_nothing(self, *, to_choose: bool = True) -> None:
        """No record is chosen; `to_choose` says whether the list has any."""
        self.view = None
        self._to_choose = to_choose
        self._say_empty()
        self._show(False)

    def retranslate(self) -> None:
        """Renew all texts."""
        self._say_empty()
        self.documents.retranslate()
        self.history.retranslate()
        self._name_tabs()
        if self.view is not None:
            self.show_view(self.view)

    def acts(self) -> tuple[tuple[Act, str | None], ...]:
        """The acts of this kind with the reason why each cannot be done now, or None."""
        if self.view is None:
            return tuple((a, tr("Choose a record first.")) for a in self.kind.acts)
        view = self.view
        return tuple((a, self._refusal(a, view)) for a in self.kind.acts)

    # Inside

    def _refusal(self, act: Act, view: RecordView) -> str | None:
        if view.record.archived_at is not None and act.code not in ("archive", "copy"):
            return tr("The record is archived.")
        refusal = act.fits(view)
        return tr(refusal) if refusal else None

    def _lay_out(self) -> None:
        type_scale.wear_step(self._name, "title")
        type_scale.wear_step(self._number, "strong")
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        for row in (self._chip_row, self._act_row):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE_8)
        self._body = QWidget(self)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(SPACE_12, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addWidget(self._chips)
        column.addWidget(self._acts)
        column.addWidget(self.tabs, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.sections)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setObjectName(f"{self.kind.prefix}.record.fields")
        self._scroll = scroll
        for page in (scroll, self.documents, self.history):
            self.tabs.addTab(page, "")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_4)
        outer.addWidget(self._body, 1)
        outer.addWidget(self._empty, 1)

    def _say_empty(self) -> None:
        self._empty.setText(tr("Choose a record in the list.") if self._to_choose else "")

    def _show(self, filled: bool) -> None:
        self._body.setVisible(filled)
        self._empty.setVisible(not filled)

    def _name_tabs(self) -> None:
        count = len(self.view.documents) if self.view is not None else 0
        self.tabs.setTabText(0, tr("Record"))
        self.tabs.setTabText(1, tr("Documents {n}").format(n=count))
        self.tabs.setTabText(2, tr("History"))
        self._scroll.setAccessibleName(tr("Fields of the record"))

    def _show_chips(self) -> None:
        _empty(self._chip_row)
        if self.view is None:
            return
        for state, text in self.kind.chips(self.view):
            self._chip_row.addWidget(Chip(state, text, self._chips))

    def _show_acts(self) -> None:
        """Lay the acts out anew. The focus stays with the act that had it, else with the first: who approved by key
        goes on by key."""
        focused = QApplication.focusWidget()
        held = focused.objectName() if focused is not None and self._acts.isAncestorOf(focused) else ""
        self._fill_acts()
        items = (self._act_row.itemAt(place) for place in range(self._act_row.count()))
        buttons = [button for item in items if item is not None and (button := item.widget()) is not None]
        if held and buttons:
            named = [button for button in buttons if button.objectName() == held]
            (named or buttons)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_acts(self) -> None:
        _empty(self._act_row)
        self.buttons = {}
        more: list[tuple[Act, str]] = []
        for act, refusal in self.acts():
            if refusal is not None:
                continue
            text = tr(act.title)
            if act.more:
                more.append((act, text))
                continue
            button = QPushButton(text, self._acts)
            button.setObjectName(f"{self.kind.prefix}.act.{act.code}")
            button.setToolTip(f"{text}  {act.key}".strip())
            if act.icon:
                icons.wear(button, act.icon)
            button.clicked.connect(lambda _checked=False, code=act.code: self.act_asked.emit(code))
            self._act_row.addWidget(button)
            self.buttons[act.code] = button
        if more:
            self._act_row.addWidget(self._more(more))

    def _more(self, acts: list[tuple[Act, str]]) -> QPushButton:
        button = QPushButton(tr("More"), self._acts)
        button.setObjectName(f"{self.kind.prefix}.act.more")
        menu = QMenu(button)
        for act, text in acts:
            if act.code == "archive" and self.view is not None and self.view.record.archived_at is not None:
                text = tr("Take out of the archive")
            entry = menu.addAction(f"{text}\t{act.key}".strip())
            entry.setObjectName(f"{self.kind.prefix}.act.{act.code}")
            if act.icon:
                icons.wear(entry, act.icon)
            entry.triggered.connect(lambda _checked=False, code=act.code: self.act_asked.emit(code))
        button.setMenu(menu)
        return button


def _empty(row: FlowLayout) -> None:
    while row.count():
        item = row.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
