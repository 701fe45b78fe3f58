"""The widgets, checked as a person with a keyboard, a screen reader, weak eyes or another language meets them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from recdesk.ui.look import icons
from recdesk.ui.widgets.states import STATES
from tests.ui.accessibility import checks
from tests.ui.accessibility.gallery import FIELDS, Gallery
from tests.ui.conftest import dress

LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"scheme": "dark"},
    "Romanian": {"language": "ro_RO"},
    "stretched at 150 %": {"stretch": True, "scale": 150},
    "mirrored dark": {"mirrored": True, "scheme": "dark"},
}
Show = Callable[..., QWidget]


@pytest.fixture(params=LOOKS.values(), ids=LOOKS.keys())
def gallery(request: pytest.FixtureRequest, qapp: QApplication, shown: Show) -> Gallery:
    dress(qapp, **request.param)
    made = Gallery()
    shown(made, 1500, 1000)
    return made


def test_every_control_has_a_name_of_its_own(gallery: Gallery) -> None:
    assert checks.unnamed(gallery) == []


def test_every_control_is_large_enough_to_hit(gallery: Gallery) -> None:
    assert checks.too_small(gallery) == []


def test_no_text_is_cut(gallery: Gallery) -> None:
    assert checks.cut(gallery) == []


def test_every_text_can_be_read(gallery: Gallery) -> None:
    assert checks.faint(gallery) == []


def test_tab_reaches_every_control_once_and_leads_back(gallery: Gallery) -> None:
    gallery.table.take_focus()
    assert checks.unreached(gallery) == []
    gallery.table.take_focus()
    forward = checks.tab_walk(gallery)
    gallery.table.take_focus()
    backward = checks.tab_walk(gallery, back=True)
    assert [w.objectName() for w in backward[1:]] == [w.objectName() for w in reversed(forward[1:])]


def test_tab_follows_the_declared_order_of_the_fields(gallery: Gallery) -> None:
    gallery.form.go_to("pay")
    walked = [w.objectName().removeprefix("offers.form.").split(".")[0] for w in checks.tab_walk(gallery)]
    in_form = list(dict.fromkeys(name for name in walked if name in {f.name for f in FIELDS}))
    assert in_form == [f.name for f in FIELDS]


def test_the_focus_can_be_seen_on_every_control(gallery: Gallery) -> None:
    assert checks.without_ring(gallery) == []


def test_no_key_is_bound_twice(gallery: Gallery) -> None:
    assert checks.clashing_keys(gallery) == []
    assert checks.mnemonics(gallery) == []


def test_the_order_of_things_turns_with_the_direction(qapp: QApplication, shown: Show) -> None:
    dress(qapp)
    plain = Gallery()
    shown(plain, 1300, 800)
    dress(qapp, mirrored=True)
    turned = Gallery()
    shown(turned, 1300, 800)
    for one, other in ((plain.table, plain.form), (turned.form, turned.table)):
        assert (
            one.mapTo(one.window(), one.rect().topLeft()).x() < other.mapTo(other.window(), other.rect().topLeft()).x()
        )


def test_figures_keep_their_direction_in_a_mirrored_window(qapp: QApplication, shown: Show) -> None:
    dress(qapp, mirrored=True)
    made = Gallery()
    shown(made, 1300, 800)
    for name in ("pay", "start_date", "notice", "email", "phone"):
        assert made.form.box(name).controls()[0].layoutDirection() == Qt.LayoutDirection.LeftToRight, name


@pytest.mark.parametrize(("one", "other"), [
    (a, b) for a, b in combinations(sorted(STATES), 2) if "neutral" not in (a, b)
])  # fmt: skip
def test_two_states_differ_in_shape_and_word_and_not_in_colour_alone(one: str, other: str) -> None:
    shapes = []
    for name in (one, other):
        state = STATES[name]
        image = icons.pixmap(state.drawing, "text", size=16, filled=state.filled).toImage()
        shapes.append(image.convertToFormat(QImage.Format.Format_Grayscale8))
    assert shapes[0] != shapes[1]
    assert STATES[one].word != STATES[other].word


def test_a_pill_says_its_word_and_never_its_drawing(gallery: Gallery) -> None:
    assert all(pill.accessibleName() == pill.text for pill in gallery.pills)


def test_the_checks_themselves_see_what_is_wrong(qapp: QApplication, shown: Show) -> None:
    window = QWidget()
    faint, cut, small = QLabel("faint", window), QLabel("a long text that is cut", window), QPushButton(window)
    faint.setStyleSheet("color:#AAAAAA")
    faint.setGeometry(10, 10, 120, 20)
    cut.setGeometry(10, 50, 20, 20)
    small.setGeometry(10, 90, 16, 16)
    shown(window, 300, 200)
    assert "faint" in checks.faint(window)[0]
    assert "a long text" in checks.cut(window)[0]
    assert "16 x 32" in checks.too_small(window)[0]  # the style sheet keeps its height
    assert "no name to be spoken" in checks.unnamed(window)[0]
