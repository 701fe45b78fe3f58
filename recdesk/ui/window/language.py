"""The window's language: RecDesk's own texts, the toolkit's, and the direction of the layout, changed together."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from recdesk.localization import catalogue
from recdesk.localization.system import language_of_system
from recdesk.ui import qt_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def speak(app: QApplication, language: str) -> str:
    """Speak a language from now on; `auto` is the system's. Returns its full name. Texts on screen stay as they are."""
    wanted = language_of_system(os.environ) if language == "auto" else language
    before = catalogue.current_locale()
    name = catalogue.use(wanted) if catalogue.full_name(wanted) != before else before
    qt_texts.install(app, name)
    mirrored = catalogue.mirrored() or name.partition("_")[0] in ("ar", "he", "fa", "ur")
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    if app.layoutDirection() != direction:
        app.setLayoutDirection(direction)
    return name
