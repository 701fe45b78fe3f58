"""What can be checked of any window without a person: each function returns what is wrong, in words, or nothing.

Used on the gallery of widgets here and on every screen.
"""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QToolButton,
    QWidget,
)

from recdesk.ui.look.contrast import ratio
from recdesk.ui.look.focus import FocusRing

SMALLEST = 24
RESERVED = ("Ctrl+Alt+", "F11", "F12", "Alt+Return", "Alt+Space", "Ctrl+G", "Backspace", "Ins")
_PRINTED = (QLabel, QAbstractButton)


def parts(window: QWidget) -> list[QWidget]:
    """The visible widgets of a window that are its own, not the toolkit's insides of another."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window)]
    return [widget for widget in shown if not _inside(widget) and not isinstance(widget, FocusRing)]


def controls(window: QWidget) -> list[QWidget]:
    """What a person can act on: with the keys, or by a click."""
    taken = Qt.FocusPolicy.TabFocus
    return [w for w in parts(window) if w.focusPolicy() & taken or isinstance(w, QAbstractButton)]


def unnamed(window: QWidget) -> list[str]:
    """Controls without a name to be spoken, with the name of their class, without or with a shared object name."""
    wrong = []
    named = Counter(_spoken(control) for control in controls(window))
    objects = Counter(control.objectName() for control in controls(window))
    for control in controls(window):
        name, own = _spoken(control), control.objectName()
        if not name or name == type(control).__name__:
            wrong.append(f"{own or type(control).__name__}: no name to be spoken")
        elif named[name] > 1:
            wrong.append(f"{own}: the spoken name “{name}” is not unique")
        if not own:
            wrong.append(f"{name}: no object name")
        elif objects[own] > 1:
            wrong.append(f"{own}: the object name is not unique")
    return wrong


def too_small(window: QWidget) -> list[str]:
    """Controls that are smaller than 24 x 24."""
    return [
        f"{control.objectName()}: {control.width()} x {control.height()}"
        for control in controls(window)
        if control.width() < SMALLEST or control.height() < SMALLEST
    ]


def cut(window: QWidget) -> list[str]:
    """Labels and buttons whose text has less room than it needs."""
    wrong = []
    for widget in parts(window):
        if not isinstance(widget, _PRINTED) or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height():
                wrong.append(f"{_where(widget)}: “{widget.text()}” needs more lines")
            continue
        needed = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
        if needed.width() > widget.width() or needed.height() > widget.height():
            wrong.append(f"{_where(widget)}: “{widget.text()}” needs {needed.width()} x {needed.height()}")
    return wrong


def tab_walk(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """The controls that Tab (or Shift+Tab) goes through from the one with the focus, until one comes again."""
    walked: list[QWidget] = []
    now = QApplication.focusWidget()
    while now is not None and now not in walked:
        walked.append(now)
        held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(now, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, held)
        now = QApplication.focusWidget()
    return walked


def unreached(window: QWidget) -> list[str]:
    """Controls in the tab order that Tab does not reach."""
    walked = tab_walk(window)
    taken = Qt.FocusPolicy.TabFocus
    return [
        control.objectName()
        for control in parts(window)
        if control.isEnabled() and control.focusPolicy() & taken == taken and control not in walked
    ]


def faint(window: QWidget) -> list[str]:
    """Texts whose pixels have less than 4.5 of contrast with their ground; disabled ones do not count."""
    picture = window.grab().toImage()
    scale = picture.devicePixelRatio()
    wrong = []
    for widget in parts(window):
        if not isinstance(widget, _PRINTED) or not widget.text() or not widget.isEnabled():
            continue
        edge = 4 if isinstance(widget, QAbstractButton) else 0  # the edge of a button is not its text
        place = _seen(widget, window).adjusted(edge, edge, -edge, -edge)
        if place.width() < 8 or place.height() < 8:
            continue
        found = strongest(picture, QRect(place.topLeft() * scale, place.size() * scale))
        if found < 4.5:
            wrong.append(f"{_where(widget)}: “{widget.text()}” has {found:.2f}")
    return wrong


def strongest(picture: QImage, place: QRect) -> float:
    """The largest contrast of any pixel with the commonest colour of the place, which is its ground."""
    seen: Counter[int] = Counter()
    for y in range(max(place.top(), 0), min(place.bottom() + 1, picture.height())):
        for x in range(max(place.left(), 0), min(place.right() + 1, picture.width())):
            seen[picture.pixel(x, y) & 0xFFFFFF] += 1
    ground = f"#{seen.most_common(1)[0][0]:06X}"
    return max(ratio(f"#{colour:06X}", ground) for colour in seen)


def clashing_keys(window: QWidget) -> list[str]:
    """Keys bound twice in a window, or reserved ones."""
    bound: Counter[str] = Counter()
    for widget in (window, *window.findChildren(QWidget)):
        for action in widget.actions():
            if action.parent() is widget or action.parent() is window:
                bound.update(key.toString(QKeySequence.SequenceFormat.PortableText) for key in set(action.shortcuts()))
    twice = [f"{key}: bound {times} times" for key, times in bound.items() if times > 1]
    return twice + [f"{key}: reserved" for key in bound if key.startswith(RESERVED)]


def mnemonics(window: QWidget) -> list[str]:
    """Alt letters that are shared by two buttons of a window, or are not ASCII."""
    letters: Counter[str] = Counter()
    for button in parts(window):
        if isinstance(button, QAbstractButton):
            text = button.text().replace("&&", "")
            at = text.find("&")
            if 0 <= at < len(text) - 1:
                letters[text[at + 1].casefold()] += 1
    shared = [f"Alt+{letter}: {times} buttons" for letter, times in letters.items() if times > 1]
    return shared + [f"Alt+{letter}: not ASCII" for letter in letters if not letter.isascii()]


def without_ring(window: QWidget) -> list[str]:
    """Controls round which no ring is seen when they have the focus. Tables and grids draw their own."""
    wrong = []
    for control in controls(window):
        own = control.property("ring") == "own" or isinstance(control, QAbstractItemView)
        if own or not control.isEnabled() or not control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        ring = next((r for r in window.findChildren(FocusRing) if r.isVisibleTo(window)), None)
        if ring is None:
            wrong.append(f"{control.objectName()}: no ring")
            continue
        if not ring.geometry().intersects(_seen(control, window)):
            wrong.append(f"{control.objectName()}: the ring is elsewhere")
    return wrong


def _spoken(control: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name) if interface else ""


def _where(widget: QWidget) -> str:
    step: QWidget | None = widget
    while step is not None and (not step.objectName() or step.objectName().startswith("qt_")):
        step = step.parentWidget()
    return step.objectName() if step is not None else type(widget).__name__


def _inside(widget: QWidget) -> bool:
    """Whether the toolkit made the widget inside one of its own."""
    if widget.objectName().startswith("qt_"):
        return True
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QComboBox | QLineEdit | QPlainTextEdit | QCheckBox | QRadioButton | QToolButton):
            return True
        if isinstance(above, QAbstractItemView):
            return True
        above = above.parentWidget()
    return False


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """What of a widget lies inside all the widgets that it lies in, in the window's places."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    step = widget.parentWidget()
    while step is not None and step is not window:
        place = place.intersected(QRect(step.mapTo(window, QPoint(0, 0)), step.size()))
        step = step.parentWidget()
    return place
