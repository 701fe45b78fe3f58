"""Fields for a choice from a list, and for yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.widgets.fields.base import FieldBox, _restyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ChoiceBox(QComboBox):
    """A drop-down whose value the wheel cannot change unless it has the focus. Typing looks for an entry; a space
    between typed words belongs to what is typed, a space alone opens the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(14)
        self._typing = QElapsedTimer()

    def fill(self, options: Sequence[tuple[str, str]], *, empty: str | None) -> None:
        """Put in (code, text) pairs, after an empty entry with that text when given. Keeps the chosen code."""
        chosen = self.currentData()
        blocked = self.blockSignals(True)
        self.clear()
        if empty is not None:
            self.addItem(empty, "")
        for code, text in options:
            self.addItem(text, code)
        self.choose(chosen)
        self.blockSignals(blocked)

    def choose(self, code: str | None) -> bool:
        """Choose the entry of that code; None or an unknown code chooses nothing. True when it was found."""
        place = self.findData(code or "")
        self.setCurrentIndex(place)
        return place >= 0

    def code(self) -> str:
        """The chosen code, or nothing."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, str) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The toolkit opens the list at any space; here one that follows a letter at once goes on with the search."""
        typed = event.text()
        if not typed or not typed.isprintable() or event.modifiers() & _HELD:
            super().keyPressEvent(event)
            return
        goes_on = self._typing.isValid() and self._typing.elapsed() < QApplication.keyboardInputInterval()
        if typed != " ":
            self._typing.start()
            super().keyPressEvent(event)
        elif goes_on:
            self._typing.start()
            self._look_for(typed)
        else:
            super().keyPressEvent(event)

    def _look_for(self, typed: str) -> None:
        """Hand a sign to the list's own search, as the toolkit does with letters."""
        view, before = self.view(), self.currentIndex()
        view.setCurrentIndex(self.model().index(before, self.modelColumn(), self.rootModelIndex()))
        view.keyboardSearch(typed)
        found = view.currentIndex()
        if found.isValid() and found.row() != before:
            self.setCurrentIndex(found.row())
            self.activated.emit(found.row())


class ChoiceField(FieldBox):
    """One of some codes, shown by their texts. A stored code that the list no longer has is kept and shown."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        options: Sequence[tuple[str, str]] = (),
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`options` are (code, translated text) in order."""
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self.options_source: Callable[[], Sequence[tuple[str, str]]] | None = None
        self._box = ChoiceBox(self)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box.setMinimumContentsLength(8)
        self._box.activated.connect(self._changed)
        self._add_control(self._box)
        self._shown = QLineEdit(self)
        self._shown.setReadOnly(True)
        self._add_control(self._shown, part="shown")
        self._shown.hide()
        self.set_options(options)
        self._finish()

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Give the (code, text) pairs anew; what was chosen stays."""
        chosen = self.value()
        self._options = tuple(options)
        self._box.fill(self._options, empty=tr("Choose"))
        self.set_value(chosen)

    def value(self) -> str:
        return self._box.code()

    def nothing(self) -> str:
        return ""

    def set_value(self, value: str | None) -> None:
        if not self._box.choose(value):
            self._box.addItem(str(value), str(value))
            self._box.choose(str(value))
        self._shown.setText(self._box.currentText() if value else "")
        self._filled()

    def raw(self) -> str:
        return self.value()

    def set_raw(self, raw: str) -> None:
        self.set_value(raw)

    def retranslate(self) -> None:
        self.set_options(self.options_source() if self.options_source else self._options)

    def _lock(self, read_only: bool) -> None:
        self._shown.setText(self._box.currentText() if self.value() else "")
        self._box.setVisible(not read_only)
        self._shown.setVisible(read_only)
        _restyle(self._shown)


class CheckField(FieldBox):
    """Yes or no. The label stands beside the box; the line below holds the hint."""

    def __init__(self, name: str, label: str = "", *, hint: str = "", parent: QWidget | None = None) -> None:
        self._box = QCheckBox()
        super().__init__(name, label, hint=hint, required=True, parent=parent)
        self._box.clicked.connect(self._changed)
        self._add_control(self._box)
        self._label.hide()
        self._finish()

    def value(self) -> bool:
        return self._box.isChecked()

    def nothing(self) -> bool:
        return False

    def set_value(self, value: bool | None) -> None:
        self._box.setChecked(bool(value))
        self._filled()

    def raw(self) -> bool:
        return self.value()

    def set_raw(self, raw: bool) -> None:
        self.set_value(raw)

    def is_empty(self) -> bool:
        return False

    def set_texts(self, label: str, hint: str = "") -> None:
        super().set_texts(label, hint)
        self._box.setText(label)
