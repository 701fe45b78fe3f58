"""A field that holds several rows of fields, such as signers or channels: rows are added, removed and moved by keys."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import SPACE_4, TABLE_BUTTON
from recdesk.ui.widgets.fields.base import FieldBox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

_MOVE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class ListRow(QWidget):
    """One row: its fields side by side, and the buttons that move or remove it."""

    edited = Signal()
    left = Signal()
    move_asked = Signal(QWidget, int)
    remove_asked = Signal(QWidget)

    def __init__(self, boxes: Sequence[FieldBox], parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes = tuple(boxes)
        self._up = self._button("arrow_up")
        self._down = self._button("arrow_down")
        self._remove = self._button("dismiss")
        for button in (self._up, self._down):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+Shift+Up and Down do the same
        self._up.clicked.connect(lambda: self.move_asked.emit(self, -1))
        self._down.clicked.connect(lambda: self.move_asked.emit(self, 1))
        self._remove.clicked.connect(lambda: self.remove_asked.emit(self))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, SPACE_4)
        line.setSpacing(SPACE_4)
        for box in boxes:
            box.setParent(self)
            box.edited.connect(self.edited)
            box.left.connect(self.left)
            line.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self._up, self._down, self._remove):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def stops(self) -> list[QWidget]:
        """What takes the focus, in order."""
        return [control for box in self.boxes for control in box.controls()] + [self._remove]

    def settle(self, path: str, *, place: int, count: int, what: str) -> None:
        """Take the number of the row, counted from 1 of `count`; `what` names the list."""
        row = tr("{what}, row {n}").format(what=what, n=place)
        for box in self.boxes:
            box.set_object_names(f"{path}.{place}.{box.field_name}")
            box.set_compact(labelled=place == 1)
            for control in box.controls():
                control.setAccessibleName(f"{row}, {box.label}")
        texts = (
            (self._up, tr("Move up"), "Ctrl+Shift+Up", place > 1),
            (self._down, tr("Move down"), "Ctrl+Shift+Down", place < count),
            (self._remove, tr("Remove"), "", True),
        )
        for button, act, key, possible in texts:
            button.setToolTip(f"{act}  {key}".strip())
            button.setAccessibleName(f"{act}: {row}")
            button.setEnabled(possible)
            button.setObjectName(f"{path}.{place}.{button.property('icon_name')}")

    def set_read_only(self, read_only: bool) -> None:
        """Show values only."""
        for box in self.boxes:
            box.set_read_only(read_only)
        for button in (self._up, self._down, self._remove):
            button.setVisible(not read_only)

    def _button(self, drawing: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "quiet")
        button.setFixedSize(TABLE_BUTTON, TABLE_BUTTON)
        icons.wear(button, drawing, size=16)
        return button


class ListField(FieldBox):
    """Rows of fields. The value is a tuple of dicts, one for each row that is not empty."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        make_row: Callable[[QWidget], Sequence[FieldBox]],
        hint: str = "",
        required: bool = False,
        add_text: str = "",
        most: int = 50,
        parent: QWidget | None = None,
    ) -> None:
        """`make_row` builds the fields of one row; `add_text` is the marked text of the button; `most` rows fit."""
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._make_row = make_row
        self._add_text = add_text
        self._most = most
        self._rows: list[ListRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._add = QPushButton(self)
        self._add.setAutoDefault(False)
        icons.wear(self._add, "add", "accent", size=16)
        self._add.clicked.connect(self._on_add)
        self._add_control(self._add, part="add", name="")
        self._body.removeWidget(self._add)
        line = QHBoxLayout()
        line.addWidget(self._add)
        line.addStretch(1)
        whole = QVBoxLayout()
        whole.setSpacing(SPACE_4)
        whole.addLayout(self._column)
        whole.addLayout(line)
        self._body.addLayout(whole)
        self._finish()

    def rows(self) -> tuple[ListRow, ...]:
        """The rows shown, empty ones included."""
        return tuple(self._rows)

    def nothing(self) -> tuple[dict[str, Any], ...]:
        return ()

    def value(self) -> tuple[dict[str, Any], ...]:
        filled = [row for row in self._rows if not all(box.is_empty() for box in row.boxes)]
        return tuple({box.field_name: box.value() for box in row.boxes} for row in filled)

    def set_value(self, value: Sequence[Mapping[str, Any]] | None) -> None:
        self._set_rows(value or (), lambda box, given: box.set_value(given))

    def raw(self) -> list[dict[str, Any]]:
        return [{box.field_name: box.raw() for box in row.boxes} for row in self._rows]

    def set_raw(self, raw: Sequence[Mapping[str, Any]]) -> None:
        self._set_rows(raw, lambda box, given: box.set_raw(given))

    def problem(self) -> str | None:
        found = [box.problem() for row in self._rows for box in row.boxes]
        return next((sentence for sentence in found if sentence), None)

    def check(self) -> str | None:
        found = [box.check() for row in self._rows for box in row.boxes]  # each says it below itself
        return next((sentence for sentence in found if sentence), None)

    def is_empty(self) -> bool:
        return not self.value()

    def retranslate(self) -> None:
        for row in self._rows:
            for box in row.boxes:
                box.retranslate()
        self.set_texts(self.label, self._hint)

    def set_texts(self, label: str, hint: str = "") -> None:
        super().set_texts(label, hint)
        self._add.setText(tr(self._add_text) if self._add_text else tr("Add a row"))
        self._settle()

    def set_object_names(self, path: str) -> None:
        super().set_object_names(path)
        self._settle()

    def controls(self) -> list[QWidget]:
        return [stop for row in self._rows for stop in row.stops()] + [self._add]

    def add_row(self) -> ListRow | None:
        """Add an empty row at the end; None when there is room for no more. Sends no signal."""
        if len(self._rows) >= self._most:
            return None
        row = ListRow(self._make_row(self), self)
        row.edited.connect(self._changed)
        row.move_asked.connect(self._on_move)
        row.remove_asked.connect(self._on_remove)
        for stop in row.stops():
            stop.installEventFilter(self)
        self._rows.append(row)
        self._column.addWidget(row)
        row.show()
        self._settle()
        return row

    def _name_parts(self) -> None:
        self._add.setAccessibleName(f"{self._add.text()}: {self._label.text()}")

    def _set_rows(self, given: Sequence[Mapping[str, Any]], fill: Callable[[FieldBox, Any], None]) -> None:
        while self._rows:
            self._drop(self._rows[-1])
        for values in given:
            row = self.add_row()
            for box in row.boxes if row else ():
                if box.field_name in values:
                    fill(box, values[box.field_name])
        self._settle()
        self._filled()

    def _on_add(self) -> None:
        row = self.add_row()
        if row is not None:
            row.boxes[0].take_focus()

    def _on_move(self, row: ListRow, step: int) -> None:
        place = self._rows.index(row)
        other = place + step
        if not 0 <= other < len(self._rows):
            return
        self._rows[place], self._rows[other] = self._rows[other], self._rows[place]
        self._column.removeWidget(row)
        self._column.insertWidget(other, row)
        self._settle()
        self._changed()

    def _on_remove(self, row: ListRow) -> None:
        place = self._rows.index(row)
        self._drop(row)
        self._settle()
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].boxes[0].take_focus()
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _drop(self, row: ListRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _settle(self) -> None:
        for place, row in enumerate(self._rows, start=1):
            row.settle(self._path, place=place, count=len(self._rows), what=self._label.text())
            row.set_read_only(self._read_only)
        self._add.setVisible(not self._read_only)
        self._add.setEnabled(len(self._rows) < self._most)
        stops = self.controls()
        before = _stop_before(stops)
        if before is not None:
            QWidget.setTabOrder(before, stops[0])
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _lock(self, read_only: bool) -> None:
        self._settle()

    def _mark_controls(self, wrong: bool) -> None:
        """The rows mark their own fields."""

    def _on_key(self, control: QWidget, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _MOVE:
            row = next((row for row in self._rows if row.isAncestorOf(control)), None)
            if row is not None and not self._read_only:
                self._on_move(row, step)
            return True
        return super()._on_key(control, event) if control is self._add else False


def _stop_before(stops: Sequence[QWidget]) -> QWidget | None:
    """The control that Tab leaves for the first of these; the toolkit ignores parts that take no focus."""
    step = stops[-1].previousInFocusChain()
    while step is not None and step is not stops[-1]:
        if step not in stops and step.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return step
        step = step.previousInFocusChain()
    return None
