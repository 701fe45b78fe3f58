"""What a version says otherwise than another: words that went are struck out, words that came underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.services.templates import GONE, NEW, TemplateRow, TextChange
from recdesk.ui.look import type_scale
from recdesk.ui.look.theme import colour
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.review.page_text import line

_MARKS = {GONE: "−{}", NEW: "+{}"}


class ChangePane(QWidget):
    """The differences as one text, with signs before the words: colour alone says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templates.changes")
        self._head = line("templates.changes.head", self, step="strong")
        self.text = QTextEdit(self)
        self.text.setObjectName("templates.changes.text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.setFocusProxy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addWidget(self._head)
        column.addWidget(self.text, 1)
        self.retranslate()

    def show_changes(self, old: TemplateRow, new: TemplateRow, changes: Sequence[TextChange]) -> None:
        """Show what differs between two versions."""
        names = {"old": f"v{old.version}", "new": f"v{new.version}", "title": new.title}
        pattern = tr("{title}: {old} and {new}") if changes else tr("{title}: {old} and {new} say the same.")
        self._head.setText(pattern.format(**names))
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        for change in changes:
            if change.text == "\n":
                cursor.insertBlock()
                continue
            cursor.insertText(_MARKS.get(change.sign, "{}").format(change.text), _drawn(change.sign))
            cursor.insertText(" ", _drawn(""))
        self.text.setVisible(bool(changes))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def clear(self) -> None:
        """Say how to compare."""
        self._head.setText(tr("Choose a version and compare it with the one before."))
        self.text.clear()
        self.text.hide()

    def retranslate(self) -> None:
        """Renew all texts."""
        self.text.setAccessibleName(tr("Changes; − went, + came"))
        self.clear()


def _drawn(sign: str) -> QTextCharFormat:
    drawn = QTextCharFormat()
    drawn.setFont(type_scale.font())
    drawn.setForeground(colour({GONE: "blocked", NEW: "proved"}.get(sign, "text")))
    drawn.setFontStrikeOut(sign == GONE)
    drawn.setFontUnderline(sign == NEW)
    return drawn
