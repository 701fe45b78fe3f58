"""The keys of a record tab, as actions that the Record menu and the palette show too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from recdesk.domain.numbers import RecordKind
from recdesk.localization.catalogue import mark, tr

if TYPE_CHECKING:
    from recdesk.ui.records.screen import RecordScreen

_DOCUMENTS, _HISTORY = 1, 2
"""Tabs of the record pane."""


FORM_KEYS = (
    ("Ctrl+S", mark("Review and save")),
    ("Ctrl+Enter", mark("Use what is suggested and go on")),
    ("Ctrl+Shift+Enter", mark("Leave what is suggested and go on")),
    ("F8", mark("Next problem")),
    ("Ctrl+Shift+D", mark("People who are perhaps the same")),
)
"""Keys that a form has for itself, for the list of keys."""


def actions(screen: RecordScreen) -> list[QAction]:
    """The acts of the screen's kind, then those of list and record that need no button of their own.

    All but the way to a field rest while a page lies over the list: the form has its own keys.
    """
    made = [
        _action(screen, act.code, act.title, act.key, partial(_at_list, screen, partial(screen.act, act.code)))
        for act in screen.kind.acts
    ]
    listed: list[tuple[str, str, str, Callable[[], object]]] = [
        ("attach", mark("Attach a document"), "Ctrl+Shift+A", lambda: _attach(screen)),
        ("history", mark("History of the record"), "Ctrl+H", lambda: screen.record.tabs.setCurrentIndex(_HISTORY)),
        ("next", mark("Next record"), "Ctrl+PgDown", lambda: screen.list.step(1)),
        ("previous", mark("Previous record"), "Ctrl+PgUp", lambda: screen.list.step(-1)),
    ]
    if screen.kind.kind is RecordKind.CANDIDATE:
        listed.append(("done", mark("Next action done"), "Ctrl+D", lambda: _done(screen)))
    made += [_action(screen, code, title, key, partial(_at_list, screen, run)) for code, title, key, run in listed]
    made.append(_action(screen, "jump", mark("Jump to a field"), "Ctrl+J", screen.jump))
    return made


def _action(screen: RecordScreen, code: str, title: str, key: str, carry_out: Callable[[], object]) -> QAction:
    action = QAction(tr(title), screen)
    action.setObjectName(f"{screen.kind.prefix}.action.{code}")
    action.setProperty("title", title)
    if key:
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: carry_out())
    screen.addAction(action)
    return action


def _at_list(screen: RecordScreen, run: Callable[[], object]) -> None:
    if screen.at_list:
        run()


def _attach(screen: RecordScreen) -> None:
    if screen.place():
        screen.record.tabs.setCurrentIndex(_DOCUMENTS)
        screen.record.documents.ask_file()


def _done(screen: RecordScreen) -> None:
    from recdesk.services import actions as next_actions  # the list of keys is read before any use case is needed

    number = screen.place()
    if number:
        screen.session.attempt(lambda: next_actions.done(number, desk=screen.session.desk))
