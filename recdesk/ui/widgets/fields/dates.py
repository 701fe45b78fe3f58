"""A field for a date: typed in many ways, echoed in words, asked when it can be read two ways, never guessed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from recdesk.localization import screen
from recdesk.localization.catalogue import current_locale, tr
from recdesk.localization.entry import read_date
from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.tokens import ICON_BUTTON, SPACE_32
from recdesk.ui.widgets.fields import reading
from recdesk.ui.widgets.fields.base import FieldBox
from recdesk.ui.widgets.month_grid import CalendarPopup

if TYPE_CHECKING:
    from collections.abc import Callable

    from recdesk.localization.entry import DateEntry, WorkingDayOffset


_WIDEST = "00.00.0000"


class DateEdit(QLineEdit):
    """A line for a date that remembers whether its text was pasted: pasted dates are asked more strictly."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pasted = False
        self.textEdited.connect(self._on_edit)
        self._pasting = False

    def minimumSizeHint(self) -> QSize:
        """Never narrower than a whole date: in a row of fields its first figures would be cut off."""
        return QSize(self.fontMetrics().horizontalAdvance(_WIDEST) + SPACE_32, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._pasting = event.matches(QKeySequence.StandardKey.Paste)
        super().keyPressEvent(event)
        self._pasting = False

    def _on_edit(self, text: str) -> None:
        self.pasted = bool(text) and (self._pasting or self.pasted)


class DateField(FieldBox):
    """One date, typed or taken from the calendar (Alt+Down). The text typed is never changed but on leaving."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        hint: str = "",
        required: bool = False,
        birth: bool = False,
        today: Callable[[], date] | None = None,
        working_day_offset: WorkingDayOffset | None = None,
        explain: Callable[[date], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`birth` wants four digits of the year. `working_day_offset` reads `+5`; `explain` adds to the echo."""
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._birth, self._explain = birth, explain
        self._today = today or _system_today
        self._working_day_offset = working_day_offset
        self._stored: date | None = None
        self._edit = DateEdit(self)
        self._edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._edit.setMaximumWidth(240)
        type_scale.wear_tabular(self._edit)
        self._edit.textEdited.connect(self._on_text)
        self._add_control(self._edit)
        self._open = QToolButton(self)
        self._open.setFixedSize(ICON_BUTTON, ICON_BUTTON)
        self._open.setIconSize(QSize(20, 20))
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Down in the field does the same
        icons.wear(self._open, "calendar")
        self._open.clicked.connect(self.open_calendar)
        self._body.addWidget(self._open)
        self._body.addStretch(1)
        self.retranslate()
        self._finish()

    def value(self) -> date | None:
        return self._stored if self._stored is not None else reading.date_of(self._read())

    def set_value(self, value: date | None) -> None:
        self._stored = value
        self._edit.pasted = False
        self._edit.setText("" if value is None else screen.day_short(value))
        self._filled()

    def raw(self) -> str:
        return self._stored.isoformat() if self._stored is not None else self._edit.text()

    def set_raw(self, raw: str) -> None:
        try:
            self.set_value(date.fromisoformat(raw) if len(raw) == len("2026-04-03") else None)
        except ValueError:
            self.set_value(None)
        if self._stored is None:
            self._edit.setText(raw)
            self._filled()

    def problem(self) -> str | None:
        if self._stored is not None:
            return None
        return reading.problem_of(self._read(), self._edit.text(), label=self.label, shown=screen.day_long)

    def check(self) -> str | None:
        problem = super().check()
        if self._stored is None:
            read = self._read()
            readings, day = reading.readings_of(read), reading.date_of(read)
            if problem and readings:
                self._ask(problem, tuple(screen.day_long(one) for one in readings))
            elif day is not None:
                self.set_value(day)
        return problem

    def open_calendar(self) -> None:
        """Open the month of the date, or of today."""
        if self._read_only:
            return
        popup = CalendarPopup(self._today(), self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.chosen.connect(self._take)
        popup.open_at(self._edit.mapToGlobal(QPoint(0, self._edit.height() + 2)), self.value() or self._today())

    def set_object_names(self, path: str) -> None:
        super().set_object_names(path)
        self._open.setObjectName(f"{path}.calendar")

    def retranslate(self) -> None:
        self._edit.setPlaceholderText(tr("day.month.year"))
        if self._stored is not None:
            self._edit.setText(screen.day_short(self._stored))
        self._open.setToolTip(tr("Calendar  Alt+Down"))
        self._name_parts()

    def _name_parts(self) -> None:
        super()._name_parts()
        self._open.setAccessibleName(f"{tr('Calendar')}: {self._label.text()}")

    def _read(self) -> DateEntry:
        return read_date(
            self._edit.text(),
            current_locale(),
            self._today(),
            birth=self._birth,
            pasted=self._edit.pasted,
            working_day_offset=self._working_day_offset,
        )

    def _on_text(self) -> None:
        self._stored = None
        self._changed()

    def _on_reading(self, place: int) -> None:
        self._take(reading.readings_of(self._read())[place])

    def _take(self, day: date) -> None:
        self.set_value(day)
        self._changed()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _echo(self) -> str:
        day = self.value()
        if day is None:
            return ""
        more = self._explain(day) if self._explain else ""
        return " · ".join(part for part in (screen.day_words(day), more) if part)

    def _lock(self, read_only: bool) -> None:
        super()._lock(read_only)
        self._open.setVisible(not read_only)

    def _on_key(self, control: QWidget, event: QKeyEvent) -> bool:
        opens = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if control is self._edit and (opens or event.key() == Qt.Key.Key_F4):
            self.open_calendar()
            return True
        return super()._on_key(control, event)


def _system_today() -> date:
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())
