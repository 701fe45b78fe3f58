"""The frame of every page before a desk is open: a card in the middle of the window, with a title and a column."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.theme import set_state, theme
from recdesk.ui.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_24

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WIDTH = 460
_ROOM = 24
"""Letters of a word that always find room on a line."""
_BREAK = "\u200b"
_LONG = re.compile(rf"\S{{{_ROOM + 1},}}")


class Card(QScrollArea):
    """A page with a card. Subclasses put their parts into `column` and give their texts in `retranslate`."""

    def __init__(self, name: str, drawing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(self)
        card = QFrame(page)
        card.setProperty("kind", "card")
        mark = QLabel(card)
        icons.wear(mark, drawing, "accent")
        self.title = QLabel(card)
        self.title.setObjectName(f"{name}.title")
        self.title.setWordWrap(True)
        type_scale.wear_step(self.title, "title")
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(mark)
        head.addWidget(self.title, 1)
        self.column = QVBoxLayout(card)
        self.column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        self.column.setSpacing(SPACE_12)
        self.column.addLayout(head)
        middle = QVBoxLayout(page)
        middle.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        middle.addStretch(2)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        self.setWidget(page)
        self.card = card
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """As wide as the same words at every text size."""
        self.card.setFixedWidth(round(_WIDTH * theme().scale / 100))

    def take_focus(self) -> None:
        """Put the focus where work goes on; subclasses say where."""

    def retranslate(self) -> None:
        """Renew all texts."""


class Prose(QLabel):
    """A text of several lines that has room for all of them; a long word without a break, such as a path, breaks too.

    A scrolled page gives its parts their smallest height, and for a text that is one line: so the lines that its width
    asks for are its smallest height.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.said = ""

    def say(self, text: str) -> None:
        """Show a text."""
        self.said = text
        self.setText(_LONG.sub(lambda word: breakable(word[0]), text))
        self.setAccessibleName(text)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.setMinimumHeight(0)
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


def breakable(word: str) -> str:
    """A long word with unseen places to break at: after the signs between names, and else where it has to be."""
    parts = re.sub(r"([/\\._-])", rf"\1{_BREAK}", word).split(_BREAK)
    return _BREAK.join(_BREAK.join(textwrap.wrap(part, _ROOM)) for part in parts)


def prose(parent: QWidget, *, quiet: bool = False) -> Prose:
    """A text that breaks into lines; give it with `say`."""
    label = Prose(parent)
    if quiet:
        label.setProperty("tone", "text2")
    return label


def caption(parent: QWidget, *, lines: int = 1) -> QLabel:
    """A small quiet text above or below a field; more than one line is kept free for it where asked."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", "text2")
    label.setWordWrap(lines > 1)
    if lines > 1:
        label.setMinimumHeight(lines * label.fontMetrics().lineSpacing())
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
    type_scale.wear_step(label, "caption")
    return label


def link(parent: QWidget, name: str) -> QPushButton:
    """A button that looks like a link: another way on."""
    button = QPushButton(parent)
    button.setObjectName(name)
    button.setProperty("kind", "link")
    button.setAutoDefault(False)
    return button


def under_label(label: QLabel, field: QWidget) -> QVBoxLayout:
    """A label with its field below it, as close as they belong together."""
    column = QVBoxLayout()
    column.setSpacing(SPACE_4)
    column.addWidget(label)
    column.addWidget(field)
    label.setBuddy(field)
    return column


def show_error(label: QLabel, sentence: str) -> None:
    """Say a sentence as an error in a label, or take it away."""
    set_state(label, "tone", "blocked" if sentence else "text2")
    label.setText(sentence)
