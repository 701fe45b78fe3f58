"""The documents of a record: what they are, whether they are still what was filed, attaching and opening."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recdesk.domain.document import DocumentType
from recdesk.localization import screen
from recdesk.localization.catalogue import tr
from recdesk.services import filing
from recdesk.services.kinds import NewDocument
from recdesk.services.records import RecordView
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.records import words
from recdesk.ui.records.kinds import Kind
from recdesk.ui.session import Session
from recdesk.ui.widgets.fields.choices import ChoiceBox

_STATES = {
    "ok": ("checkmark_circle", "proved"),
    "missing": ("error_circle", "blocked"),
    "changed": ("error_circle", "blocked"),
}
_PATH = Qt.ItemDataRole.UserRole


class DocumentsPane(QWidget):
    """Lists a record's documents; a file dropped anywhere on it is attached."""

    attached = Signal()

    def __init__(self, session: Session, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._number = ""
        self.setAcceptDrops(True)
        self.list = QTreeWidget(self)
        self.list.setObjectName(f"{kind.prefix}.documents")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.itemActivated.connect(lambda item: self._open(item))
        self._empty = QLabel(self)
        self._empty.setProperty("tone", "text2")
        self._empty.setWordWrap(True)
        self.types = ChoiceBox(self)
        self.types.setObjectName(f"{kind.prefix}.documents.type")
        self.attach_button = QPushButton(self)
        self.attach_button.setObjectName(f"{kind.prefix}.documents.attach")
        icons.wear(self.attach_button, "attach")
        self.attach_button.clicked.connect(self.ask_file)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.types)
        row.addWidget(self.attach_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(row)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch()  # takes the room when there is no list

    def show_view(self, view: RecordView) -> None:
        """Show a record's documents, each compared with its hash."""
        self._number = view.record.number
        states = {s.id: s.state for s in filing.states_of(self._kind.kind, self._number, desk=self._session.desk)}
        self.list.clear()
        for document in view.documents:
            state = states.get(document.id or 0, "missing")
            drawing, tint = _STATES[state]
            name = document.path.rsplit("/", 1)[-1]
            until = screen.day(document.valid_until) if document.valid_until else ""
            item = QTreeWidgetItem(
                [words.word("document_type", document.type), name, f"v{document.version}", self._state(state), until]
            )
            item.setIcon(0, icons.icon(drawing, tint, size=16, filled=True))
            item.setData(0, _PATH, document.path)
            item.setToolTip(1, document.path)
            self.list.addTopLevelItem(item)
        self._empty.setVisible(not view.documents)
        self.list.setVisible(bool(view.documents))
        for column in range(self.list.columnCount()):
            self.list.resizeColumnToContents(column)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.list.setHeaderLabels([tr("Kind"), tr("File"), tr("Version"), tr("State"), tr("Valid to")])
        self.list.setAccessibleName(tr("Documents"))
        self._empty.setText(tr("No documents. Drop a file here; RecDesk proposes its name."))
        self.attach_button.setText(tr("Attach"))
        self.attach_button.setToolTip(f"{tr('Attach')}  Ctrl+Shift+A")
        now = self.types.currentData()
        self.types.clear()
        for code, _text in words.DOCUMENT_TYPE:
            if code != DocumentType.OFFER_LETTER:
                self.types.addItem(words.word("document_type", code), code)
        self.types.setCurrentIndex(max(0, self.types.findData(now or DocumentType.OTHER.value)))
        self.types.setAccessibleName(tr("Kind of document"))

    def ask_file(self) -> None:
        """Ask for a file to attach."""
        dialog = QFileDialog(self, tr("Attach a document"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.attach(Path(path)))
        dialog.open()

    def attach(self, path: Path) -> None:
        """Attach a file as the kind chosen above."""
        code = DocumentType(str(self.types.currentData()))

        def work() -> object:
            content = filing.content_of(path)
            new = NewDocument(code, path.name, content, self._session.desk.clock.today())
            return filing.attach_later(new, self._kind.kind, self._number, desk=self._session.desk)

        if self._session.attempt(work) is not None:
            self.attached.emit()

    def _state(self, state: str) -> str:
        texts = {"ok": tr("as filed"), "missing": tr("missing"), "changed": tr("changed outside RecDesk")}
        return texts[state]

    def _open(self, item: QTreeWidgetItem) -> None:
        path = self._session.desk.files.absolute(str(item.data(0, _PATH)))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are taken, nothing else."""
        if any(u.isLocalFile() for u in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.attach(Path(url.toLocalFile()))
