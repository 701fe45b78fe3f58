"""Blind entry for the second key: no paste, no drop, no menu, no completion. Input methods and speech work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from recdesk.ui.widgets.fields.text import TextField

if TYPE_CHECKING:
    from recdesk.ui.widgets.fields.base import FieldBox

_DROPS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class _Shutter(QObject):
    """Keeps everything but typing out of the controls it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _DROPS or kind == QEvent.Type.ContextMenu:
            return True
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            return event.matches(QKeySequence.StandardKey.Paste)
        middle = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.MiddleButton
        return middle or super().eventFilter(watched, event)


def make_blind(box: FieldBox) -> None:
    """Let the field take typing only. Its value, hint and echo are left to the caller to keep empty."""
    shutter = _Shutter(box)
    for control in box.controls():
        if isinstance(control, QLineEdit):
            control.setCompleter(None)  # type: ignore[arg-type]
            control.setAcceptDrops(False)
            control.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            control.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
            control.installEventFilter(shutter)


class BlindField(TextField):
    """One line of text to be typed again from its source."""

    def __init__(
        self, name: str, label: str = "", *, hint: str = "", required: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        make_blind(self)
