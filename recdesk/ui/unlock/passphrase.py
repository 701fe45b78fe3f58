"""The field for a passphrase: hidden until the eye is pressed, with a word on Caps Lock and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look import icons
from recdesk.ui.look.theme import set_state
from recdesk.ui.look.tokens import CONTROL_HEIGHT, ICON_BUTTON, SPACE_4


class PassphraseEdit(QWidget):
    """A line edit with an eye. `noticed` tells when what is known of Caps Lock or the keyboard changed."""

    entered = Signal()
    """Enter was pressed."""
    edited = Signal()
    noticed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setObjectName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.eye = QToolButton(self)
        self.eye.setObjectName(f"{name}.eye")
        self.eye.setCheckable(True)
        self.eye.setFixedSize(ICON_BUTTON, ICON_BUTTON)
        self.eye.toggled.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(CONTROL_HEIGHT)
        self.caps_lock = False
        QGuiApplication.inputMethod().localeChanged.connect(self.noticed)
        self._show(seen=False)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        self.line.clear()
        self.eye.setChecked(False)

    def select(self) -> None:
        """Take the focus with the text selected, so that the next key begins anew."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def show_error(self, wrong: bool) -> None:
        """Mark the field, or take the mark away."""
        set_state(self.line, "state", "error" if wrong else None)

    def notes(self) -> list[str]:
        """What a person should know before the first try: the keyboard's language, and Caps Lock when it is on."""
        language = QGuiApplication.inputMethod().locale().name().partition("_")[0].upper()
        found = [tr("Keyboard: {language}").format(language=language)] if language not in ("", "C") else []
        if self.caps_lock:
            found.append(tr("Caps Lock is on"))
        return found

    def retranslate(self, label: str) -> None:
        """Renew the names; `label` is what the field is called."""
        self.line.setAccessibleName(label)
        act = tr("Hide what is typed") if self.eye.isChecked() else tr("Show what is typed")
        self.eye.setToolTip(act)
        self.eye.setAccessibleName(f"{act}: {label}")

    def _show(self, seen: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
        icons.wear(self.eye, "eye_off" if seen else "eye")
        self.retranslate(self.line.accessibleName())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Caps Lock has no question in the toolkit: a letter typed tells, and the key itself turns it over."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            text, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            before = self.caps_lock
            if event.key() == Qt.Key.Key_CapsLock:
                self.caps_lock = not before
            elif len(text) == 1 and text.isalpha() and text.upper() != text.lower():
                self.caps_lock = text.isupper() != shift
            if self.caps_lock != before:
                self.noticed.emit()
        return super().eventFilter(watched, event)
