"""A list whose lines have several fields: the lines as a table, the chosen one as a form beside it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from recdesk.localization import screen
from recdesk.localization.catalogue import tr
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import SPACE_8, SPACE_16
from recdesk.ui.widgets.declared import Field, Section
from recdesk.ui.widgets.fields.build import options_of
from recdesk.ui.widgets.form import Form
from recdesk.ui.widgets.record_table import Column, RecordTable

_FORM_WIDTH = 340


class Line:
    """One line of the list, with a number of its own that stays while lines come and go."""

    def __init__(self, number: int, values: dict[str, Any]) -> None:
        self.number = number
        self.values = values


class LineRows:
    """The lines as the table asks for them, in their own order."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def count(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def page(self, start: int, size: int) -> Sequence[Line]:
        """Lines by place."""
        return self.lines[start : start + size]

    def sort(self, column: str, descending: bool) -> None:
        """Nothing: the order of the lines is what forms offer."""

    def key(self, row: Line) -> Hashable:
        """The line's own number."""
        return row.number

    def place(self, key: Hashable) -> int | None:
        """Where a line stands."""
        return next((at for at, line in enumerate(self.lines) if line.number == key), None)

    def find(self, text: str) -> int | None:
        """The first line that begins with the text."""
        wanted = text.casefold()
        firsts = (str(next(iter(line.values.values()), "")).casefold() for line in self.lines)
        return next((at for at, first in enumerate(firsts) if first.startswith(wanted)), None)


class LinesEditor(QWidget):
    """Lines can be added, changed and removed; nothing is stored before the list is saved."""

    changed = Signal()
    """A person changed, added or removed a line."""

    def __init__(
        self, code: str, title: str, fields: Sequence[Field], add_text: str, parent: QWidget | None = None
    ) -> None:
        """`code` names the list, `title` and `add_text` are marked."""
        super().__init__(parent)
        self._fields, self._add_text = tuple(fields), add_text
        self._rows = LineRows()
        self._next = 1
        self._read_only = False
        self.table = RecordTable([self._column(field) for field in fields], f"desk.{code}.table", title, self)
        self.form = Form(fields, (Section("", title),), f"desk.{code}", parent=self)
        self.add_button = QPushButton(self)
        self.add_button.setObjectName(f"desk.{code}.add")
        icons.wear(self.add_button, "add", "accent", size=16)
        self.remove_button = QPushButton(self)
        self.remove_button.setObjectName(f"desk.{code}.remove")
        icons.wear(self.remove_button, "delete", size=16)
        self._lay_out()
        self.table.currentChanged.connect(self._on_line)
        self.table.openRequested.connect(lambda _key: self.form.focus_first())
        self.form.changed.connect(lambda _name: self._on_typed())
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.table.set_source(self._rows)
        self.retranslate()

    # What the list's page calls

    def set_lines(self, lines: Sequence[Mapping[str, Any]]) -> None:
        """Show these lines; the first becomes the current one."""
        self._rows.lines = []
        for values in lines:
            self._append(dict(values))
        self.table.refresh()
        if self._rows.lines:
            self.table.go_to(self._rows.lines[0].number)
        self._show_line()

    def lines(self) -> tuple[dict[str, Any], ...]:
        """The lines in order; those with nothing in them are left out."""
        return tuple(line.values for line in self._rows.lines if any(v not in ("", None) for v in line.values.values()))

    def wrong_line(self) -> bool:
        """Go to the first line that lacks something needed, or cannot be read; False when there is none."""
        problems = self.form.entry_problems()
        if not problems:
            for line in self._rows.lines:
                filled = any(v not in ("", None) for v in line.values.values())
                empty = [f for f in self._fields if f.required and line.values.get(f.name) in ("", None)]
                if filled and empty:
                    self.table.go_to(line.number)
                    problems = {f.name: tr("Nothing is entered. Every line needs it.") for f in empty}
                    break
        if problems:
            self.form.show_problems(problems)
            self.form.next_problem()
        return bool(problems)

    def add(self) -> None:
        """Add an empty line after the last and begin to fill it."""
        line = self._append({field.name: None for field in self._fields})
        self.table.refresh()
        self.table.go_to(line.number)
        self._show_line()
        self.form.focus_first()
        self.changed.emit()

    def remove(self) -> None:
        """Take the current line away; the next one becomes current."""
        place = self._place()
        if place is None:
            return
        del self._rows.lines[place]
        self.table.refresh()
        if self._rows.lines:
            self.table.go_to(self._rows.lines[min(place, len(self._rows.lines) - 1)].number)
        self._show_line()
        self.table.take_focus()
        self.changed.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Show the lines only."""
        self._read_only = read_only
        self.form.set_read_only(read_only)
        self.add_button.setVisible(not read_only)
        self.remove_button.setVisible(not read_only)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.add_button.setText(tr(self._add_text))
        self.remove_button.setText(tr("Remove the line"))
        self.table.retranslate()
        self.form.retranslate()

    # Inside

    def _column(self, field: Field) -> Column:
        figures = field.kind in ("amount", "number", "decimal")
        texts = dict(options_of(field)) if field.kind == "choice" else {}

        def shown(line: Line) -> str:
            return _shown(line.values.get(field.name), texts)

        width = 110 if figures or field.kind in ("date", "choice") else 160
        return Column(field.name, field.label, width, text=shown, figures=figures, sortable=False)

    def _lay_out(self) -> None:
        self.form.setFixedWidth(_FORM_WIDTH)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_8)
        acts.addWidget(self.add_button)
        acts.addWidget(self.remove_button)
        acts.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(SPACE_8)
        left.addWidget(self.table, 1)
        left.addLayout(acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_16)
        row.addLayout(left, 1)
        row.addWidget(self.form)

    def _append(self, values: dict[str, Any]) -> Line:
        line = Line(self._next, values)
        self._next += 1
        self._rows.lines.append(line)
        return line

    def _place(self) -> int | None:
        key = self.table.current_key()
        return self._rows.place(key) if key is not None else None

    def _on_line(self, _key: object) -> None:
        self._show_line()

    def _show_line(self) -> None:
        place = self._place()
        self.form.clear()
        self.form.set_read_only(self._read_only or place is None)
        self.remove_button.setEnabled(place is not None)
        if place is not None:
            self.form.set_values(self._rows.lines[place].values)

    def _on_typed(self) -> None:
        place = self._place()
        if place is None:
            return
        line = self._rows.lines[place]
        line.values = self.form.values()
        self.table.view.records().renew_row(line)
        self.changed.emit()


def _shown(value: Any, texts: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return screen.figure(value, max(0, -int(value.normalize().as_tuple().exponent)))
    if isinstance(value, date):
        return screen.day(value)
    return texts.get(str(value), str(value))
