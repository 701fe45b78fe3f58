"""The fields that templates may use: searched by name or meaning, copied as a tag that is ready for Word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recdesk.domain.folding import fold
from recdesk.localization.catalogue import ntr, tr
from recdesk.services.template_ports import FieldRow
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.review.page_text import act, keyed, line

_BETWEEN = re.compile(r"[^\w]+|_")
_ROLE = Qt.ItemDataRole.UserRole


class FieldPicker(QWidget):
    """A search, the fields that fit, and [Copy tag]."""

    copied = Signal(str)
    """The tag that is in the clipboard now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templates.fields")
        self._fields: tuple[FieldRow, ...] = ()
        self.search = QLineEdit(self)
        self.search.setObjectName("templates.fields.search")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setObjectName("templates.fields.list")
        self.list.setUniformItemSizes(True)
        self.copy_button = act("templates.fields.copy", self, drawing="copy")
        self._count = line("templates.fields.count", self, tone="text2")
        self.setFocusProxy(self.search)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(self.search, 1)
        head.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._count)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.copy)
        self.list.itemActivated.connect(lambda _item: self.copy())
        self.copy_button.clicked.connect(self.copy)
        self.retranslate()

    def show_fields(self, fields: Sequence[FieldRow]) -> None:
        """Offer these fields."""
        self._fields = tuple(fields)
        self._fill()

    def copy(self) -> None:
        """Put the tag of the current field into the clipboard."""
        item = self.list.currentItem()
        if item is not None:
            tag = str(item.data(_ROLE))
            QGuiApplication.clipboard().setText(tag)
            self.copied.emit(tag)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.search.setPlaceholderText(tr("Search fields by name or meaning"))
        self.search.setAccessibleName(tr("Search fields by name or meaning"))
        self.list.setAccessibleName(tr("Fields"))
        self.copy_button.setText(keyed(tr("Copy tag"), "Enter"))
        self._fill()

    def _fill(self) -> None:
        words = [word for word in _BETWEEN.split(fold(self.search.text())) if word]
        self.list.clear()
        for field in self._fields:
            meaning = tr(field.meaning)
            known = _BETWEEN.split(fold(f"{field.path} {meaning}"))
            if all(any(part.startswith(word) for part in known) for word in words):
                example = tr("for example {example}").format(example=field.example) if field.example else ""
                item = QListWidgetItem("   ".join(filter(None, (field.tag, meaning, example))))
                item.setData(_ROLE, field.tag)
                self.list.addItem(item)
        n = self.list.count()
        self._count.setText(ntr("{n} field", "{n} fields", n).format(n=n))
        self.copy_button.setEnabled(n > 0)
        if n:
            self.list.setCurrentRow(0)
