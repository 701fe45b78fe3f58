"""A field for a person the desk works with: typed, or picked from those the desk knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from recdesk.domain.people import Person
from recdesk.localization.catalogue import tr
from recdesk.ui.widgets.fields.base import FieldBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NAME = Qt.ItemDataRole.UserRole + 1
_PERSON = Qt.ItemDataRole.UserRole + 2
_OFFERED = 12


class PersonField(FieldBox):
    """A person as name, title and mail address. `Ana Pop <ana@firm.ro>` gives a name with its address."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        people: Callable[[str], Sequence[tuple[str, str, str]]] | None = None,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`people` gives the known (name, title, email) for the text typed so far, best first; it must be quick."""
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._people = people
        self._picked: Person | None = None
        self._edit = QLineEdit(self)
        self._offers = QStandardItemModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(_NAME)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated[QModelIndex].connect(self._on_pick)  # type: ignore[index]
        self._edit.setCompleter(self._completer)
        self._edit.textEdited.connect(self._on_typed)
        self._add_control(self._edit)
        self._finish()

    def value(self) -> Person | None:
        text = self._edit.text().strip()
        if not text:
            return None
        if self._picked is not None and self._picked.name == text:
            return self._picked
        name, bracket, rest = text.partition("<")
        return Person(name.strip(), "", rest.rstrip("> ").strip()) if bracket else Person(text)

    def set_value(self, value: Person | None) -> None:
        self._picked = value
        self._edit.setText(value.name if value else "")
        self._filled()

    def raw(self) -> list[str]:
        value = self.value()
        return [value.name, value.title, value.email] if value else []

    def set_raw(self, raw: list[str]) -> None:
        self.set_value(Person(*raw) if raw else None)

    def _on_typed(self, text: str) -> None:
        self._offers.clear()
        known = self._people(text) if self._people and text.strip() else ()
        for name, title, email in known[:_OFFERED]:
            item = QStandardItem(", ".join(part for part in (name, title, email) if part))
            item.setData(name, _NAME)
            item.setData((name, title, email), _PERSON)
            self._offers.appendRow(item)
        self._changed()

    def _on_pick(self, place: QModelIndex) -> None:
        found = place.data(_PERSON)
        if found:
            self._picked = Person(*found)
            self._edit.setText(self._picked.name)
            self._changed()

    def _echo(self) -> str:
        value = self.value()
        if value is None:
            return ""
        known = " · ".join(part for part in (value.title, value.email) if part)
        return known or tr("No mail address is known for this name.")
