"""The status line: the result of the last act with [Undo], which stays until the next act, and the desk's own notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import SPACE_4, SPACE_8, SPACE_16

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT = 36


class _OneLine(QLabel):
    """One line that is cut at its end when there is no room; the pointer then gets all of it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(SPACE_16, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)


class ResultLine(QFrame):
    """Result and acts at the leading end, the desk's notes (backup, zoom) at the trailing end."""

    act_asked = Signal(str)
    """`undo`, or the code of another act offered with the result."""

    def __init__(self, name: str = "window.result", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._text = _OneLine(self)
        self._text.setObjectName(f"{name}.text")
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(SPACE_4)
        self._buttons: dict[str, QPushButton] = {}
        self._notes = QLabel(self)
        self._notes.setObjectName(f"{name}.notes")
        for label in (self._text, self._notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            type_scale.wear_step(label, "caption")
        self._notes.setProperty("tone", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._text)
        row.addLayout(self._acts)
        row.addStretch(1)
        row.addWidget(self._notes)
        self.setMinimumHeight(_HEIGHT)

    def say(self, sentence: str, *, undo: bool = False, acts: Sequence[tuple[str, str]] = ()) -> None:
        """Show a result until the next one; `undo` offers to take it back, `acts` are further (code, text) pairs."""
        self._text.setText(sentence)
        offered = [("undo", tr("Undo  Ctrl+Z"))] if undo else []
        for button in self._buttons.values():
            self._acts.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {code: self._button(code, text) for code, text in (*offered, *acts)}

    def set_notes(self, *notes: str) -> None:
        """What the desk says about itself, such as the last backup and the text size."""
        self._notes.setText(" · ".join(note for note in notes if note))

    @property
    def text(self) -> str:
        """The result as shown."""
        return self._text.text()

    def buttons(self) -> dict[str, QPushButton]:
        """The acts offered now, by code."""
        return dict(self._buttons)

    def _button(self, code: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "link")
        button.setObjectName(f"{self.objectName()}.{code}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.act_asked.emit(code))
        self._acts.addWidget(button)
        return button
