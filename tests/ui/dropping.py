"""Dropping files from outside the window, as the system does it: enter, then drop, on what lies under the pointer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_BUTTON, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(over: QWidget, *files: Path, at: QPoint | None = None) -> bool:
    """Drop files over the middle (or a point) of a widget; whether something there took them."""
    place = at if at is not None else over.rect().center()
    under = over.childAt(place) or over
    spot = under.mapFrom(over, place) if under is not over else place
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    entering = QDragEnterEvent(spot, Qt.DropAction.CopyAction, carried, _BUTTON, _NONE)
    QApplication.sendEvent(under, entering)
    if not entering.isAccepted():
        return False
    dropping = QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, carried, _BUTTON, _NONE)
    QApplication.sendEvent(under, dropping)
    return dropping.isAccepted()
