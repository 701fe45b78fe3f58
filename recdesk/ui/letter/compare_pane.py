"""What a letter says otherwise than the version filed before it: one running text, struck out and underlined words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from recdesk.localization.catalogue import ntr, tr
from recdesk.services.letter_copies import END, GONE, NEW, Comparison
from recdesk.ui.look import type_scale
from recdesk.ui.look.theme import colour, theme
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.review.page_text import act, keyed, line


class ComparePane(QWidget):
    """Stands in the place of the page. What went is struck out, what came is underlined; the colours say it again."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter.comparison")
        self._shown: Comparison | None = None
        self._head = line("letter.comparison.head", self, step="strong")
        self.back_button = act("letter.comparison.back", self, drawing="arrow_left")
        self.text = QTextEdit(self)
        self.text.setObjectName("letter.comparison.text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.setFocusProxy(self.text)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(self._head, 1)
        head.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        self.back_button.clicked.connect(self.left)
        theme().changed.connect(self.retranslate)
        self.retranslate()

    @property
    def head(self) -> str:
        """How many words differ from which version."""
        return self._head.text()

    def show_comparison(self, found: Comparison) -> None:
        """Show a comparison, at its first difference."""
        self._shown = found
        self.retranslate()

    def retranslate(self) -> None:
        """Renew all texts."""
        self.back_button.setText(keyed(tr("Back to the page"), "Esc"))
        self.text.setAccessibleName(tr("Comparison; what went stands in [- -], what came in [+ +]"))
        found = self._shown
        if found is None:
            return
        n = found.differs
        said = ntr("{n} word differs from v{version}", "{n} words differ from v{version}", n)
        same = tr("The letter says the same as v{version}.")
        self._head.setText((said if n else same).format(n=n, version=f"{found.version:02d}"))
        self._fill(found)

    def spoken(self) -> str:
        """The differences as one text, for those who cannot see how words are drawn."""
        marks = {GONE: "[-{}-]", NEW: "[+{}+]"}
        parts = self._shown.parts if self._shown is not None else ()
        return " ".join(marks.get(part.kind, "{}").format(" ".join(part.words).strip()) for part in parts)

    def _fill(self, found: Comparison) -> None:
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        first = -1
        for part in found.parts:
            if part.kind in (GONE, NEW) and first < 0:
                first = cursor.position()
            for word in part.words:
                cursor.insertText(word, _drawn(part.kind if word != END else ""))
                if word != END:
                    cursor.insertText(" ", _drawn(""))
        cursor.setPosition(max(0, first))
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()
        self.text.setAccessibleDescription(self.spoken())


def _drawn(kind: str) -> QTextCharFormat:
    drawn = QTextCharFormat()
    drawn.setFont(type_scale.font())
    drawn.setForeground(colour({GONE: "blocked", NEW: "proved"}.get(kind, "text")))
    drawn.setFontStrikeOut(kind == GONE)
    drawn.setFontUnderline(kind == NEW)
    if kind in (GONE, NEW):
        drawn.setFontWeight(600)
    return drawn
