"""Dressing the program: schemes, text size, contrast themes, icons and the focus ring."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recdesk import shipped
from recdesk.ui.look import icons, theme, type_scale
from recdesk.ui.look.contrast import ratio
from recdesk.ui.look.focus import FocusRing
from recdesk.ui.look.tokens import DARK, LIGHT
from recdesk.ui.widgets.states import STATES

SOURCES = Path(theme.__file__).parents[1]
Show = Callable[..., QWidget]


def _names_used() -> set[str]:
    """Drawings named in the window's sources."""
    used = {state.drawing for state in STATES.values()} | {"clipboard_task_list_rtl"}
    for path in SOURCES.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'(?:wear\(\s*[\w.]+,|icon\(|pixmap\()\s*"([a-z_0-9]+)"', text))
    return used


def test_the_dark_scheme_reaches_palette_and_tokens_and_goes_again(qapp: QApplication) -> None:
    theme.apply(qapp, "dark", 100)
    assert theme.tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    theme.apply(qapp, "light", 100)
    assert qapp.palette().color(QPalette.ColorRole.Text) == QColor(LIGHT.text)


def test_the_text_size_scales_every_step_and_is_held_in_bounds(qapp: QApplication) -> None:
    body = type_scale.points("body")
    theme.apply(qapp, "light", 150)
    assert type_scale.points("body") == pytest.approx(body * 1.5, abs=0.02)
    assert type_scale.points("title") == pytest.approx(body * 1.5 * 1.5, abs=0.05)
    theme.apply(qapp, "light", 400)
    assert theme.theme().scale == 175


def test_a_label_in_a_step_follows_the_text_size(qapp: QApplication, shown: Show) -> None:
    label = QLabel("Title")
    type_scale.wear_step(label, "title")
    shown(label)
    before = label.fontMetrics().height()
    theme.apply(qapp, "light", 150)
    assert label.fontMetrics().height() > before


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(KeyError):
        type_scale.wear_step(QLabel(), "huge")


def test_tabular_figures_have_one_width() -> None:
    font = type_scale.font("body", tabular=True)
    assert font.featureTags()


def test_a_contrast_theme_leaves_the_systems_colours_alone(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    look = theme.theme()
    monkeypatch.setattr(look, "contrast_theme", True)
    assert theme.colour("blocked") == qapp.palette().color(QPalette.ColorRole.WindowText)
    assert theme.colour("selection") == qapp.palette().color(QPalette.ColorRole.Highlight)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_controls_have_an_edge_that_can_be_seen(qapp: QApplication, shown: Show, scheme: theme.Scheme) -> None:
    theme.apply(qapp, scheme, 100)
    page = QWidget()
    column = QVBoxLayout(page)
    controls: list[QWidget] = [QLineEdit(), QComboBox(), QPushButton("Save"), QCheckBox("Tick")]
    for control in controls:
        column.addWidget(control)
    shown(page, 300, 240)
    picture = page.grab().toImage()
    ground = theme.tokens().window
    for control in controls:
        row = control.geometry().center().y()
        seen = {picture.pixelColor(x, row).name() for x in range(control.x(), control.x() + 22)}
        assert max(ratio(colour, ground) for colour in seen) >= 3, type(control).__name__


def test_controls_are_tall_enough(shown: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    sizes = {QLineEdit(): 32, QComboBox(): 32, QPushButton("Save"): 32, QCheckBox("Tick"): 28}
    for control in sizes:
        column.addWidget(control)
    shown(page, 300, 240)
    assert {type(control).__name__: control.height() for control in sizes} == {
        type(control).__name__: height for control, height in sizes.items()
    }


def test_an_error_edge_does_not_move_the_control(shown: Show) -> None:
    edit = QLineEdit("31.04.2026")
    shown(edit, 200, 40)
    before = edit.sizeHint()
    theme.set_state(edit, "state", "error")
    assert edit.sizeHint() == before


# Icons


def test_every_drawing_that_the_window_names_is_shipped() -> None:
    used = _names_used()
    assert len(used) >= len(STATES)
    for name in used:
        assert not icons.icon(name).isNull()


def test_a_drawing_that_is_not_shipped_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no_such_drawing")


def test_the_icons_carry_their_licence() -> None:
    text = (shipped.resources() / "icons" / "LICENSE").read_text(encoding="utf-8")
    assert "MIT License" in text
    assert "Microsoft Corporation" in text


def test_an_icon_is_rendered_sharply_for_its_screen() -> None:
    double = icons.pixmap("search", "text", size=20, ratio=2.0)
    assert (double.width(), double.devicePixelRatio()) == (40, 2.0)
    assert double.deviceIndependentSize().width() == 20


def test_an_icon_has_the_colour_of_its_token() -> None:
    image = icons.pixmap("error_circle", "blocked", size=20, filled=True).toImage()
    colours = {image.pixelColor(x, y).name().upper() for x in range(20) for y in range(20)
               if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert LIGHT.blocked in colours


def test_arrows_are_mirrored_from_right_to_left_and_others_are_not(qapp: QApplication) -> None:
    plain = icons.pixmap("arrow_left", "text").toImage(), icons.pixmap("search", "text").toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    arrow, glass = icons.pixmap("arrow_left", "text").toImage(), icons.pixmap("search", "text").toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert arrow == plain[0].flipped(Qt.Orientation.Horizontal)
    assert arrow != plain[0]
    assert glass == plain[1]


def test_worn_icons_take_the_new_colours_of_a_theme(qapp: QApplication) -> None:
    button = QPushButton()
    icons.wear(button, "copy", "text")
    light = button.icon().pixmap(20, 20).toImage()
    theme.apply(qapp, "dark", 100)
    assert button.icon().pixmap(20, 20).toImage() != light
    theme.apply(qapp, "light", 100)
    assert button.icon().pixmap(20, 20).toImage() == light


# The focus ring


def _ring_of(window: QWidget) -> FocusRing | None:
    rings = [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]
    return rings[0] if rings else None


def _changed(one: QImage, other: QImage) -> int:
    return sum(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()) for y in range(one.height()))


@pytest.mark.parametrize("make", [QLineEdit, QComboBox, QPushButton, QCheckBox])
def test_the_control_with_the_focus_has_a_ring_round_it(
    qapp: QApplication, shown: Show, make: Callable[[], QWidget]
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 20, 20, 20)
    control, other = make(), QPushButton("Other")
    column.addWidget(control)
    column.addWidget(other)
    shown(page, 240, 140)
    other.setFocus()
    qapp.processEvents()
    without = page.grab().toImage()
    control.setFocus()
    qapp.processEvents()
    picture = page.grab().toImage()
    ring = _ring_of(page)
    assert ring is not None
    assert ring.geometry() == control.geometry().adjusted(-3, -3, 3, 3)
    assert _changed(picture, without) >= 2 * 2 * (control.width() + control.height())
    edge = picture.pixelColor(ring.x() + ring.width() // 2, ring.y()).name()
    assert ratio(edge, LIGHT.window) >= 3


def test_the_ring_follows_a_control_that_moves_and_goes_with_it(qapp: QApplication, shown: Show) -> None:
    page = QWidget()
    edit = QLineEdit(page)
    edit.setGeometry(20, 20, 100, 32)
    shown(page, 300, 200)
    edit.setFocus()
    edit.move(60, 90)
    qapp.processEvents()
    ring = _ring_of(page)
    assert ring is not None
    assert ring.geometry().topLeft() == edit.pos() - ring.rect().topLeft() - type(edit.pos())(3, 3)
    edit.hide()
    qapp.processEvents()
    assert _ring_of(page) is None


def test_the_ring_never_leaves_the_view_that_scrolls(qapp: QApplication, shown: Show) -> None:
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    edits = [QLineEdit() for _ in range(30)]
    for edit in edits:
        column.addWidget(edit)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    page = QWidget()
    outer = QVBoxLayout(page)
    outer.addWidget(area)
    outer.addWidget(QPushButton("Below"))
    shown(page, 300, 220)
    edits[0].setFocus()
    area.verticalScrollBar().setValue(25)
    qapp.processEvents()
    ring = _ring_of(page)
    assert ring is not None
    view = area.viewport()
    place = view.rect().translated(view.mapTo(page, view.rect().topLeft()))
    assert place.contains(ring.geometry())
