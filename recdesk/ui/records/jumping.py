"""A way from the reading form to one field of the record's form: its name is typed, Enter opens the form there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look.tokens import SPACE_8
from recdesk.ui.records.values import to_form
from recdesk.ui.widgets.jump_list import JumpList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from recdesk.ui.records.screen import RecordScreen
    from recdesk.ui.widgets.declared import Field

_HEIGHT = 420


class FieldList(QFrame):
    """A pop-up over the record with the sections of its form; while something is typed, the fields that fit too."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = JumpList(name, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE_8, 0)
        column.addWidget(self.list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; all else belongs to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def ask_field(screen: RecordScreen) -> None:
    """Ask for a field of the record that is shown and open its form there. Does nothing while none is shown."""
    found = _open_fields(screen)
    if not found:
        return
    popup = FieldList(f"{screen.kind.prefix}.fields", screen)
    entries: list[tuple[str, str, str]] = []
    for section in screen.kind.sections:
        inside = [f for f in found if f.section == section.name]
        if inside:
            entries.append((section.name, tr(section.title), ""))
            entries.extend((section.name, tr(f.label), f.name) for f in inside)
    popup.list.fill(entries)

    def chosen(section: str, name: str) -> None:
        popup.close()
        screen.edit(name or next(f.name for f in found if f.section == section))

    popup.list.chosen.connect(chosen)
    anchor = screen.record
    popup.resize(popup.sizeHint().width(), _HEIGHT)
    popup.move(anchor.mapToGlobal(QPoint(SPACE_8, anchor.height() // 8)))
    popup.show()
    popup.list.take_focus()


def _open_fields(screen: RecordScreen) -> list[Field]:
    """The fields of the shown record that its form would show now and let people change."""
    view = screen.record.view
    if view is None or view.record.archived_at is not None:
        return []
    values = to_form(view.record, screen.kind.kind)
    return [
        f
        for f in screen.record.sections.fields
        if f.name not in screen.kind.fixed and (f.visible_if is None or f.visible_if(values))
    ]
