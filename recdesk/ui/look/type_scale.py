"""The steps of type and the fonts behind them. Sizes follow the system's text size and the desk's own setting."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from recdesk import shipped

FAMILIES = ("Segoe UI Variable Text", "Segoe UI", "Noto Sans", "DejaVu Sans")
BASE_FACTOR = 1.11  # the system's 9 points become 10
STEPS = {
    "caption": (0.9, QFont.Weight.Normal),
    "body": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "section": (1.2, QFont.Weight.DemiBold),
    "title": (1.5, QFont.Weight.DemiBold),
    "figure": (2.0, QFont.Weight.DemiBold),
}
"""Name of a step: its size relative to the body, its weight."""

_shipped_loaded = False


def load_shipped_fonts() -> None:
    """Make the Noto Sans that ships with RecDesk known to the toolkit; without it the system's fonts serve."""
    global _shipped_loaded
    if _shipped_loaded:
        return
    _shipped_loaded = True
    try:
        folder = shipped.resources() / "fonts"
    except FileNotFoundError:
        return
    for path in sorted(folder.rglob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def base_font(system_points: float, scale: int) -> QFont:
    """The body font for the system's text size in points and the desk's own scale in percent."""
    font = QFont(list(FAMILIES))
    font.setPointSizeF(round(system_points * BASE_FACTOR * scale / 100, 2))
    return font


def points(step: str) -> float:
    """Size of a step in points, at the text size now in use."""
    return round(QApplication.font().pointSizeF() * STEPS[step][0], 2)


def font(step: str = "body", *, tabular: bool = False) -> QFont:
    """The font of a step for things that are painted; widgets take theirs from `wear_step`."""
    chosen = QFont(QApplication.font())
    chosen.setPointSizeF(points(step))
    chosen.setWeight(STEPS[step][1])
    if tabular:
        _set_tabular(chosen)
    return chosen


def wear_step(widget: QWidget, step: str) -> None:
    """Show the widget's text in a step; it follows later changes of the text size by itself."""
    if step not in STEPS:
        raise KeyError(step)
    widget.setProperty("step", step)


def wear_tabular(widget: QWidget) -> None:
    """Figures of equal width, so that they stand under each other; size and family stay inherited."""
    only_feature = QFont()
    _set_tabular(only_feature)
    widget.setFont(only_feature)


def _set_tabular(chosen: QFont) -> None:
    chosen.setFeature(QFont.Tag("tnum"), 1)
