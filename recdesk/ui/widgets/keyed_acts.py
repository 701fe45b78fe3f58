"""The acts of a page with their keys, as actions that the Record menu and the palette show too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from recdesk.localization.catalogue import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

KeyedAct = tuple[str, str, tuple[str, ...], Callable[[], object]]
"""Code, marked title, keys, what is done."""


def keyed_acts(page: QWidget, prefix: str, declared: Sequence[KeyedAct], *, shown_only: str = "") -> list[QAction]:
    """The declared acts as actions of a page, named `<prefix>.action.<code>`; they work while the page has the focus.

    The key of `shown_only` is shown and not taken: somebody else answers to it.
    """
    made = []
    for code, title, keys, work in declared:
        action = QAction(tr(title), page)
        action.setObjectName(f"{prefix}.action.{code}")
        action.setProperty("title", title)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False, work=work: work())
        if code != shown_only:
            page.addAction(action)
        made.append(action)
    return made
