"""Small parts that the pages of a review are built from: lines of text, problems, acts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.theme import set_state
from recdesk.ui.look.tokens import SPACE_4, SPACE_8, SPACE_12


def line(name: str, parent: QWidget, *, step: str = "", tone: str = "") -> QLabel:
    """A text that wraps and is never taken for markup."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    if step:
        type_scale.wear_step(label, step)
    if tone:
        label.setProperty("tone", tone)
    return label


def keyed(text: str, key: str) -> str:
    """A button's text with the key that does the same."""
    return f"{text}  {key}"


def act(name: str, parent: QWidget, *, drawing: str = "", kind: str = "") -> QPushButton:
    """A button that is never the default one."""
    button = QPushButton(parent)
    button.setObjectName(name)
    button.setAutoDefault(False)
    if kind:
        button.setProperty("kind", kind)
    if drawing:
        icons.wear(button, drawing, "accent" if kind == "link" else "text2", size=16)
    return button


def scrolled(page: QWidget, stack: QStackedWidget) -> QScrollArea:
    """A page of a stack that scrolls when it is higher than its room."""
    area = QScrollArea(stack)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    stack.addWidget(area)
    return area


class Sentences(QFrame):
    """A tinted box with a sentence on each line; hidden while it has none. `tone` is a state that has a colour."""

    def __init__(self, name: str, tone: str, drawing: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "banner")
        set_state(self, "tone", tone)
        self._tone, self._drawing = tone, drawing
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        self._column.setSpacing(SPACE_4)
        self._rows: list[QWidget] = []
        self.sentences: tuple[str, ...] = ()
        self.hide()

    def say(self, sentences: Sequence[str]) -> None:
        """Show these sentences in place of the old ones."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.sentences = tuple(dict.fromkeys(sentences))
        self._rows = [self._row(sentence) for sentence in self.sentences]
        self.setAccessibleName(" ".join(self.sentences))
        self.setVisible(bool(self.sentences))

    def _row(self, sentence: str) -> QWidget:
        row = QWidget(self)
        mark = QLabel(row)
        icons.wear(mark, self._drawing, self._tone, size=16, filled=True)
        text = line(f"{self.objectName()}.sentence", row)
        text.setText(sentence)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE_8)
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(text, 1)
        self._column.addWidget(row)
        return row
