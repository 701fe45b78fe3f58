"""What the style sheet does to single widgets."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from recdesk.ui.look import icons
from tests.ui.conftest import dress


@pytest.mark.parametrize("scale", [100, 150])
def test_the_drawings_in_a_search_field_stand_in_its_middle(qapp: QApplication, scale: int) -> None:
    dress(qapp, scale=scale)
    field = QLineEdit()
    field.setClearButtonEnabled(True)
    field.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    field.setText("popescu")
    field.show()
    qapp.processEvents()
    drawings = field.findChildren(QToolButton)
    assert len(drawings) == 2
    for drawing in drawings:
        assert field.rect().contains(drawing.geometry())
        assert abs(drawing.geometry().center().y() - field.rect().center().y()) <= 1
