"""The short list of stages at a candidate: the usual next one first and chosen, the refused ones below with their
reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recdesk.domain.application import Application, Stage
from recdesk.domain.errors import Problem
from recdesk.localization.catalogue import tr
from recdesk.services.applications import StageChoice
from recdesk.ui.look.tokens import SPACE_4, SPACE_8
from recdesk.ui.messages import Messages
from recdesk.ui.records import words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_STAGE = Qt.ItemDataRole.UserRole
_WIDTH = 380


def _reason(refusal: Problem, application: Application, messages: Messages) -> str:
    """Why a stage cannot be chosen; the order of the stages needs no sentence, the list shows what may follow."""
    if refusal.code == "stage_not_allowed":
        return tr("not straight after {stage}").format(stage=words.word("stage", application.stage))
    return messages.sentence(refusal)


class StageList(QFrame):
    """A pop-up; Enter moves, Esc leaves everything as it is."""

    chosen = Signal(str)
    """The code of the stage to move to."""

    def __init__(
        self, application: Application, choices: tuple[StageChoice, ...], messages: Messages, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("candidates.stages")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QLabel(
            tr("{requisition}: {stage}, move to").format(
                requisition=application.requisition, stage=words.word("stage", application.stage)
            ),
            self,
        )
        self.list = QListWidget(self)
        self.list.setObjectName("candidates.stages.list")
        self.list.setAccessibleName(head.text())
        self.list.setMinimumWidth(_WIDTH)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(SPACE_4)
        for choice in choices:
            item = QListWidgetItem(words.word("stage", choice.stage))
            item.setData(_STAGE, choice.stage.value)
            if choice.refusal is not None:
                item.setText(f"{item.text()}: {_reason(choice.refusal, application, messages)}")
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        rows = sum(self.list.sizeHintForRow(r) + 2 * SPACE_4 for r in range(self.list.count()))
        self.list.setFixedHeight(rows + 2 * self.list.frameWidth() + SPACE_8)
        self.list.itemActivated.connect(self._on_item)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        column.addWidget(head)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def choose(self, stage: Stage) -> None:
        """Move to a stage, as Enter on it does; a refused stage does nothing."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.data(_STAGE) == stage.value and item.flags() & Qt.ItemFlag.ItemIsEnabled:
                self._on_item(item)
                return

    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_STAGE)))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; all else belongs to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
