"""The line under a field stands under the field's beginning, whatever letters it has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from recdesk.ui.widgets.foot import Foot
from tests.ui.conftest import dress


def _middle_of_ink(shown: Callable[..., QWidget]) -> int:
    foot = Foot()
    foot.set_hint("9 500.00 RON")
    shown(foot, 400, 60)
    picture = foot.grab().toImage()
    ground = picture.pixel(200, 55)
    inked = [x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in range(4, 30))]
    return sum(inked) // len(inked)


def test_a_hint_stands_under_the_beginning_of_its_field_in_both_directions(
    qapp: QApplication, shown: Callable[..., QWidget]
) -> None:
    left = _middle_of_ink(shown)
    dress(qapp, mirrored=True)
    right = _middle_of_ink(shown)
    dress(qapp)

    assert left < 200 < right
