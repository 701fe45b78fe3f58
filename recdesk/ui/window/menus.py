"""The menu bar, built from the declared acts; the Record menu follows the page that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from recdesk.localization.catalogue import tr
from recdesk.ui.window.acts import ACTS, BY_CODE, GROUPS, MENUS, WindowAct

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

_BAR = (
    "QMenuBar{border:0;background:palette(window)}QMenuBar::item{background:transparent}"
    "QMenuBar::item:selected{background:palette(highlight);color:palette(highlighted-text)}"
)
"""Fusion underlines each title and cuts the line between them; the roles follow the colour scheme by themselves."""
_AS_KEYS = frozenset({"edit.cut", "edit.copy", "edit.paste"})
"""These keys belong to the field with the focus; the menu only shows them and passes them on."""


class Menus(QObject):
    """Holds one `QAction` for each act of the window."""

    asked = Signal(str)
    """An act was chosen by menu or key; its code."""

    def __init__(self, bar: QMenuBar, window: QWidget, page_actions: Callable[[], Sequence[QAction]]) -> None:
        """`page_actions` gives the acts of the page that is shown."""
        super().__init__(window)
        self._bar, self._window, self._page_actions = bar, window, page_actions
        self.actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._passing: list[QAction] = []
        self._undo_name = ""
        bar.setStyleSheet(_BAR)
        for name, _title in MENUS:
            self._menus[name] = bar.addMenu("")
            self._menus[name].setObjectName(f"menu.{name}")
        self._menus["record"].aboutToShow.connect(self._fill_record)
        self.retranslate()

    def fill(self) -> None:
        """Put the acts into the menus; the frame is painted before that. Later calls do nothing."""
        if self.actions:
            return
        for act in ACTS:
            self._add(act)
        self.retranslate()

    def menu(self, name: str) -> QMenu:
        """A menu of the bar."""
        return self._menus[name]

    def set_open(self, desk_open: bool) -> None:
        """Acts that need an open desk can be chosen only while one is open."""
        self._bar.setVisible(desk_open)  # the name of an undo says which record was changed
        for code, action in self.actions.items():
            action.setEnabled(desk_open or not BY_CODE[code].needs_desk)

    def set_undo(self, name: str) -> None:
        """Name what Ctrl+Z takes back."""
        self._undo_name = name
        self.retranslate()

    def check(self, code: str) -> None:
        """Mark the chosen one of a group."""
        if code in self.actions:
            self.actions[code].setChecked(True)

    def retranslate(self) -> None:
        """Renew all texts."""
        for name, title in MENUS:
            self._menus[name].setTitle(tr(title))
        for name, title in GROUPS.items():
            if name in self._menus:
                self._menus[name].setTitle(tr(title))
        for code, action in self.actions.items():
            act = BY_CODE[code]
            text = self._undo_name if code == "edit.undo" and self._undo_name else tr(act.title)
            action.setText(f"{text}\t{shown_key(act.key)}" if code in _AS_KEYS else text)

    def _add(self, act: WindowAct) -> None:
        menu = self._menus[act.menu]
        if act.rule:
            menu.addSeparator()
        if act.group:
            if act.group not in self._menus:
                self._menus[act.group] = menu.addMenu("")
                self._menus[act.group].setObjectName(f"menu.{act.group}")
                self._groups()[act.group] = QActionGroup(self)
            menu = self._menus[act.group]
        action = QAction(self)
        action.setObjectName(f"act.{act.code}")
        action.setMenuRole(QAction.MenuRole.NoRole)
        if act.key and act.code not in _AS_KEYS:
            action.setShortcuts([QKeySequence(key) for key in (act.key, *act.keys)])
            self._window.addAction(action)
        if act.checkable:
            action.setCheckable(True)
            self._groups()[act.group].addAction(action)
        action.triggered.connect(lambda _checked=False: self.asked.emit(act.code))
        menu.addAction(action)
        self.actions[act.code] = action

    def _groups(self) -> dict[str, QActionGroup]:
        if not hasattr(self, "_grouped"):
            self._grouped: dict[str, QActionGroup] = {}
        return self._grouped

    def _fill_record(self) -> None:
        """The page keeps its own keys; the menu shows them and passes the act on."""
        menu = self._menus["record"]
        for old in self._passing:
            menu.removeAction(old)
            old.deleteLater()
        self._passing = []
        offered = list(self._page_actions())
        if offered:
            self._passing.append(menu.addSeparator())
        for source in offered:
            key = source.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action = QAction(f"{source.text()}\t{key}" if key else source.text(), menu)
            action.setObjectName(f"menu.{source.objectName()}")
            action.setEnabled(source.isEnabled())
            action.triggered.connect(lambda _checked=False, passed=source: passed.trigger())
            menu.addAction(action)
            self._passing.append(action)


def shown_key(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
