"""One call that dresses the program: style, colour scheme, palette, fonts, style sheet, and the focus ring.

Follows the system's scheme and contrast setting for as long as the program runs.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from recdesk import shipped
from recdesk.ui.look import type_scale
from recdesk.ui.look.focus import FocusRings
from recdesk.ui.look.sheet import style_sheet
from recdesk.ui.look.tokens import DARK, LIGHT, SCALES, Tokens

Scheme = Literal["system", "light", "dark"]

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "alt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "blocked",
    QPalette.ColorRole.PlaceholderText: "text2",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
}
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.PlaceholderText,
)


class Theme(QObject):
    """The look in use. Connect to `changed` to redraw things that were painted or tinted by hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.contrast_theme = False
        self.scheme: Scheme = "system"
        self.scale = 100
        self._app: QApplication | None = None
        self._system_points = 9.0
        self._rings: FocusRings | None = None

    def apply(self, app: QApplication, scheme: Scheme, scale: int) -> None:
        """Dress the program; see the function `apply`."""
        if self._app is not app:
            self._adopt(app)
        self.scheme = scheme
        self.scale = min(max(scale, SCALES[0]), SCALES[1])
        hints = app.styleHints()
        hints.setColorScheme(_SCHEMES[scheme])  # title bars and native dialogs; our colours do not depend on it
        self._dress()

    def _adopt(self, app: QApplication) -> None:
        self._app = app
        app.setStyle("Fusion")
        type_scale.load_shipped_fonts()
        size = app.font().pointSizeF()
        self._system_points = size if size > 0 else 9.0
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_change)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_change)
        self._rings = FocusRings(app, self.ring_colour)

    def _on_system_change(self) -> None:
        self._dress()

    def _dress(self) -> None:
        app = self._app
        if app is None:
            return
        hints = app.styleHints()
        self.contrast_theme = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        dark = self.scheme == "dark" or (self.scheme == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
        self.tokens = DARK if dark else LIGHT
        app.setPalette(QPalette() if self.contrast_theme else palette(self.tokens))
        app.setFont(type_scale.base_font(self._system_points, self.scale))
        drawn = (shipped.resources() / "icons" / "drawn").as_posix()
        points = app.font().pointSizeF()
        coloured = None if self.contrast_theme else self.tokens
        app.setStyleSheet(style_sheet(coloured, body_points=points, drawn=drawn))
        self.changed.emit()

    def ring_colour(self) -> QColor:
        """Colour of the focus ring: the token, or the text colour of a contrast theme."""
        return colour("focus")


_theme: Theme | None = None


def theme() -> Theme:
    """The one look of this program."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme


def apply(app: QApplication, scheme: Scheme = "system", scale: int = 100) -> None:
    """Dress the program in a scheme, with text at `scale` percent (held between 90 and 175). May be called again."""
    theme().apply(app, scheme, scale)


def tokens() -> Tokens:
    """The colours now in use."""
    return theme().tokens


def colour(name: str) -> QColor:
    """A token as a colour to paint with; in a contrast theme everything takes the system's text or ground colour."""
    if theme().contrast_theme:
        role = _CONTRAST_ROLES.get(name, QPalette.ColorRole.WindowText)
        return QApplication.palette().color(role)
    return _made(tokens().colour(name))


@cache
def _made(value: str) -> QColor:
    return QColor(value)


_CONTRAST_ROLES = {
    "window": QPalette.ColorRole.Window,
    "surface": QPalette.ColorRole.Base,
    "sunken": QPalette.ColorRole.Base,
    "alt": QPalette.ColorRole.Base,
    "hover": QPalette.ColorRole.Base,
    "selection": QPalette.ColorRole.Highlight,
    "selection_text": QPalette.ColorRole.HighlightedText,
    "on_accent": QPalette.ColorRole.Window,
    **{f"{state}_tint": QPalette.ColorRole.Base for state in ("proved", "needs_you", "blocked", "excepted", "late")},
}


def palette(chosen: Tokens) -> QPalette:
    """The toolkit's palette for a scheme."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(chosen.colour(name)))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.disabled))
    return made


def set_state(widget: QWidget, name: str, value: str | None) -> None:
    """Set a property that the style sheet looks at (`state`, `kind`, `tone`) and redraw the widget with it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
