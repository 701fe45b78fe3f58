"""The window's tests: real widgets without a screen, dressed in the look, in English, with jobs run in line.

A warning of the toolkit or an exception in a slot fails the test: pytest-qt does that, by the settings in pyproject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from recdesk.localization import catalogue
from recdesk.ui.look import theme
from recdesk.ui.messages import Messages
from recdesk.ui.runner import InlineRunner

TODAY = date(2026, 3, 30)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The program in the light look at 100 %, in English, from left to right; nothing of a test is left behind."""
    dress(qapp)
    yield qapp
    for window in qapp.topLevelWidgets():
        own = isValid(window) and window.parent() is None and window.windowType() != Qt.WindowType.Popup
        if own:  # the lists of drop-downs and completions are deleted by their fields
            window.close()
            window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dress(app: QApplication, *, scheme: theme.Scheme = "light", scale: int = 100, language: str = "en_GB",
          stretch: bool = False, mirrored: bool = False) -> None:  # fmt: skip
    """Set look, text size, language and direction; does nothing where they are so already."""
    catalogue.use(language, stretch=stretch)
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    if app.layoutDirection() != direction:
        app.setLayoutDirection(direction)
    look = theme.theme()
    if (look.scheme, look.scale) != (scheme, scale) or not app.styleSheet():
        theme.apply(app, scheme, scale)


@pytest.fixture
def runner() -> InlineRunner:
    """Runs jobs when the test calls `finish`."""
    return InlineRunner(at_once=False)


@pytest.fixture
def messages() -> Messages:
    """Keeps what is said; read it from `record` or `last`."""
    return Messages()


@pytest.fixture
def shown(qapp: QApplication) -> Callable[[QWidget], QWidget]:
    """Show a widget as the active window, so that it can have the focus. `shown(widget)` returns it."""
    kept: list[QWidget] = []

    def show(widget: QWidget, width: int = 900, height: int = 700) -> QWidget:
        kept.append(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qapp.processEvents()
        return widget

    return show
