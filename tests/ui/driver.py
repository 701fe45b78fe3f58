"""The window as a person uses it: press keys, type, look. Nothing here reaches past what is on screen but to wait."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from recdesk.bootstrap import Desks
from recdesk.ui.runner import InlineRunner
from recdesk.ui.window.frame import MainWindow
from tests.desks import QUICK, SetClock

PASSPHRASE = "recdesk-demo"
OPERATOR = "im"
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class HomeDesks(Desks):
    """The program's own doors, with a home in a temporary folder, a set clock and quick keys."""

    def __init__(self, home: Path, clock: SetClock | None = None) -> None:
        self.set_clock = clock or SetClock()
        super().__init__(clock=self.set_clock, cost=QUICK)
        self._home = home

    def default_folder(self) -> Path:
        return self._home / "desk"


class Driver:
    """Holds a window and does to it what a person does."""

    def __init__(self, app: QApplication, doors: HomeDesks, folder: Path, operator: str = OPERATOR) -> None:
        self.app, self.doors, self.folder = app, doors, folder
        self.runner = InlineRunner(at_once=False)
        self.window = MainWindow(doors, self.runner, operator, folder)
        if folder.is_dir():
            self.window.options.set("language", "en_GB")
        self.window.show()
        self.window.activateWindow()
        self.settle()

    # Doing

    def open(self, secret: str | None = PASSPHRASE) -> Driver:
        """Start on the desk, as the program does after its frame is painted."""
        self.window.begin(secret)
        self.settle()
        if self.window.life.is_open:
            self.window.furnish_now()
            self.settle()
        return self

    def press(self, *keys: str) -> None:
        """Press keys such as `Ctrl+K`, `Down`, `Enter`, where the focus is."""
        for key in keys:
            chord = QKeySequence("Return" if key == "Enter" else key)[0]
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, chord.key(), chord.keyboardModifiers())
            self.settle()

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        for letter in text:
            held = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
            if letter.isascii():
                QTest.keyClick(target, letter, held)
            else:  # as an input method gives it: a text without a key
                self.app.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, held, letter))
        self.settle()

    def click(self, name: str) -> None:
        """Click the visible button of that object name."""
        button = self.find(name, QWidget)
        assert button.isEnabled(), f"{name} cannot be pressed now"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def act(self, code: str) -> None:
        """Choose an act from the menu bar."""
        action = self.window.menus.actions[code]
        assert action.isEnabled(), f"{code} cannot be chosen now"
        action.trigger()
        self.settle()

    def settle(self) -> None:
        """Let everything that was begun come to its end."""
        for _round in range(3):
            self.app.processEvents()
            self.runner.finish()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """Close the window and let the desk go."""
        self.window.close()
        self.settle()
        self.window.life.leave()

    # Looking

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The visible widget of that object name, in the window or in a dialog over it."""
        tops = [self.window, *(top for top in self.app.topLevelWidgets() if top is not self.window)]
        found = [w for top in tops for w in top.findChildren(kind, name) if w.isVisible()]
        assert found, f"{name} is not on screen"
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether a widget of that object name is on screen."""
        tops = self.app.topLevelWidgets()
        return any(w.isVisible() for top in tops for w in top.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        """What a label, button or field says."""
        widget = self.find(name)
        assert isinstance(widget, QLabel | QPushButton | QLineEdit)
        return widget.text()

    def focus(self) -> str:
        """The object name of what has the focus."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def texts(self) -> str:
        """Every word that labels, buttons and fields show now."""
        shown = [w for w in self.window.findChildren(QWidget) if w.isVisible()]
        return "\n".join(w.text() for w in shown if isinstance(w, QLabel | QPushButton | QLineEdit))

    @property
    def result(self) -> str:
        """What the result line says."""
        return self.window.shell.result.text

    def palette(self) -> list[str]:
        """The titles that the palette lists."""
        palette = self.window.doing.palette
        assert palette is not None
        assert palette.isVisible()
        return [_bare(entry.title) for _group, entry in palette.entries()]


class Actions(QObject):
    """Counts what a person does: a chord or a click is one, and so is the typing of one field."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.count = 0
        self._typing: QObject | None = None
        app.installEventFilter(self)

    def stop(self) -> None:
        """Count no more."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self._typing = None
            self.count += 1
        elif event.type() == QEvent.Type.ShortcutOverride and watched is QApplication.focusWidget():
            # Sent once for each key before anything else sees it, whether a shortcut or a field takes the key then.
            assert isinstance(event, QKeyEvent)
            if event.key() in _HELD:
                return False
            chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            plain = bool(event.text()) and event.text().isprintable() and not event.modifiers() & chord
            if not plain or self._typing is not watched:
                self.count += 1
            self._typing = watched if plain else None
        return False


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter not in "\u2066\u2067\u2068\u2069")
