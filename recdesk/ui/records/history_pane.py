"""The history of a record: who did what when, from what to what, with the reviews that went with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from recdesk.localization.catalogue import ntr, tr
from recdesk.services.reads import HistoryEntry
from recdesk.services.records import RecordView
from recdesk.ui.look.tokens import SPACE_12
from recdesk.ui.records import words
from recdesk.ui.records.kinds import Kind
from recdesk.ui.records.shown import value_text
from recdesk.ui.session import Session

_REVIEW = Qt.ItemDataRole.UserRole
_SHORT = 60


class HistoryPane(QWidget):
    """Lists a record's entries, newest first; an entry with a review opens it."""

    review_asked = Signal(int)

    def __init__(self, session: Session, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._labels: dict[str, str] = {}
        self.list = QTreeWidget(self)
        self.list.setObjectName(f"{kind.prefix}.history")
        self.list.setAlternatingRowColors(True)
        self.list.itemActivated.connect(self._on_open)
        self._hint = QLabel(self)
        self._hint.setProperty("tone", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self.list, 1)

    def name_fields(self, labels: Mapping[str, str]) -> None:
        """Teach the marked labels of fields, so that changes are told in the form's words."""
        self._labels = dict(labels)

    def show_view(self, view: RecordView) -> None:
        """Show a record's history."""
        self.list.clear()
        exceptions = {r.id: sum(i["state"] == "excepted" for i in r.items) for r in view.reviews}
        for entry in view.history:
            self.list.addTopLevelItem(self._item(entry, exceptions))
        for column in range(3):
            self.list.resizeColumnToContents(column)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.list.setHeaderLabels([tr("When"), tr("Who"), tr("What"), tr("Detail")])
        self.list.setAccessibleName(tr("History"))
        self._hint.setText(tr("Enter opens the checks of an entry."))

    def _item(self, entry: HistoryEntry, exceptions: Mapping[int, int]) -> QTreeWidgetItem:
        when = value_text(entry.at, zone=self._session.desk.settings.time_zone)
        fields: Mapping[str, Any] = entry.details.get("fields") or {}
        item = QTreeWidgetItem([when, entry.operator, words.word("action", entry.action), self._detail(entry, fields)])
        if entry.review_id is not None:
            item.setData(0, _REVIEW, entry.review_id)
            excepted = exceptions.get(entry.review_id, 0)
            if excepted:
                text = ntr("{n} exception", "{n} exceptions", excepted).format(n=excepted)
                item.setText(3, " · ".join(t for t in (item.text(3), text) if t))
        if entry.action != "create":
            for name, (old, new) in fields.items():
                label = tr(self._labels[name]) if name in self._labels else name
                item.addChild(QTreeWidgetItem(["", "", label, f"{_short(old)} → {_short(new)}"]))
        return item

    def _detail(self, entry: HistoryEntry, fields: Mapping[str, Any]) -> str:
        details = entry.details
        if "stage" in details:
            old, new = details["stage"]
            return f"{words.word('stage', old)} → {words.word('stage', new)}, {details.get('requisition', '')}"
        if "status" in details:
            old, new = details["status"]
            return f"{words.word('offer_status', old)} → {words.word('offer_status', new)}"
        if "path" in details:
            return str(details["path"]).rsplit("/", 1)[-1]
        if "version" in details:
            return f"v{int(details['version']):02d} {details.get('template', '')}"
        if fields and entry.action != "create":
            return ntr("{n} field", "{n} fields", len(fields)).format(n=len(fields))
        return ""

    def _on_open(self, item: QTreeWidgetItem) -> None:
        review = item.data(0, _REVIEW)
        if isinstance(review, int):
            self.review_asked.emit(review)
        else:
            item.setExpanded(not item.isExpanded())


def _short(value: Any) -> str:
    if value in (None, "", [], {}):
        return tr("(empty)")
    text = (
        value_text(value)
        if not isinstance(value, (list, dict))
        else ntr("{n} entry", "{n} entries", len(value)).format(n=len(value))
    )
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
