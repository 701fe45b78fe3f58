"""Icons: one factory that tints the shipped drawings with a token and renders them sharply for each screen.

Drawings that point along the line of reading are mirrored when the window runs from right to left.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from recdesk import shipped
from recdesk.ui.look.theme import colour, theme

SIZES = (16, 20)
_MIRRORED_STARTS = ("arrow_", "chevron_")
_NOT_MIRRORED = ("arrow_sync", "arrow_up", "arrow_down", "chevron_up", "chevron_down")


def icon(name: str, tint: str = "text2", *, size: int = 20, filled: bool = False) -> QIcon:
    """The icon of that drawing in a colour token, sharp on all screens now attached.

    Raises FileNotFoundError for a drawing that is not shipped. For widgets prefer `wear`, which follows theme changes.
    """
    made = QIcon()
    for ratio in _ratios():
        made.addPixmap(pixmap(name, tint, size=size, filled=filled, ratio=ratio))
        made.addPixmap(pixmap(name, "disabled", size=size, filled=filled, ratio=ratio), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, tint: str, *, size: int = 16, filled: bool = False, ratio: float = 1.0) -> QPixmap:
    """The drawing as a picture of `size` logical pixels for a screen of that device ratio."""
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft and points_along(name)
    if name == "clipboard_task_list_ltr" and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        name = "clipboard_task_list_rtl"
    return _render(name, colour(tint).name(), size, filled, mirrored, ratio)


def wear(
    target: QAbstractButton | QLabel | QAction, name: str, tint: str = "text2", *, size: int = 20, filled: bool = False
) -> None:
    """Put the icon on a button, label or action and keep it right when colours or direction change."""
    target.setProperty("icon_name", name)
    target.setProperty("icon_tint", tint)
    target.setProperty("icon_size", size)
    target.setProperty("icon_filled", filled)
    _renew(target)
    _Renewal.start()


def points_along(name: str) -> bool:
    """Whether the drawing points along the line of reading, so that it is mirrored from right to left."""
    return name.startswith(_MIRRORED_STARTS) and name not in _NOT_MIRRORED


class _Renewal(QObject):
    """Gives all worn icons their new colours when the theme changes."""

    _only: _Renewal | None = None

    @classmethod
    def start(cls) -> None:
        if cls._only is None:
            cls._only = cls()
            theme().changed.connect(cls._only.renew)

    def renew(self) -> None:
        for widget in QApplication.allWidgets():
            _renew(widget)
            for action in widget.actions():
                _renew(action)


def _renew(target: QObject) -> None:
    name = target.property("icon_name")
    if not isinstance(name, str):
        return
    tint, size, filled = target.property("icon_tint"), target.property("icon_size"), target.property("icon_filled")
    if isinstance(target, QLabel):
        target.setPixmap(pixmap(name, tint, size=size, filled=filled, ratio=_label_ratio(target)))
    elif isinstance(target, QAbstractButton | QAction):
        target.setIcon(icon(name, tint, size=size, filled=filled))
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(size, size))


def _label_ratio(widget: QWidget) -> float:
    return max(widget.devicePixelRatioF(), *_ratios())


def _ratios() -> tuple[float, ...]:
    return tuple(sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}))


@lru_cache(maxsize=1024)
def _render(name: str, shade: str, size: int, filled: bool, mirrored: bool, ratio: float) -> QPixmap:
    drawing = _drawing(name, size, filled, shade)
    edge = round(size * ratio)
    image = QImage(edge, edge, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    if mirrored:
        image = image.flipped(Qt.Orientation.Horizontal)
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


def _drawing(name: str, size: int, filled: bool, shade: str) -> QSvgRenderer:
    """The shipped drawing nearest in size, its one colour replaced. Fluent drawings have no colour of their own."""
    style = "filled" if filled else "regular"
    nearest = 16 if size <= 16 else 20
    folder = shipped.resources() / "icons"
    path = folder / f"{name}_{nearest}_{style}.svg"
    if not path.is_file():
        path = folder / f"{name}_20_{style}.svg"
    source = path.read_text(encoding="utf-8").replace("<svg ", f'<svg fill="{shade}" ', 1)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    if not renderer.isValid():
        raise ValueError(f"not a drawing: {path.name}")
    return renderer
