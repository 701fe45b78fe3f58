"""One month as a grid in which a date is chosen by arrows or pointer; opens below a date field."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from recdesk.localization.catalogue import current_locale, tr
from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.focus import paint_ring
from recdesk.ui.look.theme import colour
from recdesk.ui.look.tokens import SPACE_4, SPACE_8, TABLE_BUTTON

_CELL = QSize(36, 32)
_WEEK = 7
_WEEKS = 6


class MonthGrid(QWidget):
    """The days of a month, weeks from Monday. Arrows move by day and week, Page Up and Down by month."""

    chosen = Signal(date)
    moved = Signal(date)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._day = today
        self.setProperty("ring", "own")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_CELL.width() * _WEEK, _CELL.height() * (_WEEKS + 1))

    @property
    def day(self) -> date:
        """The day under the ring."""
        return self._day

    def show_day(self, day: date) -> None:
        """Put the ring on a day and show its month."""
        self._day = day
        self.setAccessibleName(QLocale(current_locale()).toString(_qdate(day), QLocale.FormatType.LongFormat))
        self.moved.emit(day)
        self.update()

    def move_months(self, step: int) -> None:
        """Go some months on or back; the day stays within the month."""
        months = self._day.year * 12 + self._day.month - 1 + step
        year, month = divmod(months, 12)
        if 1 <= year <= 9998:
            self.show_day(date(year, month + 1, min(self._day.day, monthrange(year, month + 1)[1])))

    def place_of(self, day: date) -> QRect:
        """Where a day of the shown weeks is painted."""
        week, column = divmod((day - self._first()).days, _WEEK)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = _WEEK - 1 - column
        return QRect(QPoint(column * _CELL.width(), (week + 1) * _CELL.height()), _CELL)

    def _first(self) -> date:
        first = self._day.replace(day=1)
        return first - timedelta(days=first.weekday())

    # What the toolkit calls

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(type_scale.font("caption", tabular=True))
        locale = QLocale(current_locale())
        centred = Qt.AlignmentFlag.AlignCenter
        first = self._first()
        painter.setPen(colour("text2"))
        for offset in range(_WEEK):
            head = self.place_of(first + timedelta(days=offset)).translated(0, -_CELL.height())
            painter.drawText(head, centred, locale.dayName(offset + 1, QLocale.FormatType.ShortFormat))
        painter.setFont(type_scale.font("body", tabular=True))
        for offset in range(_WEEK * _WEEKS):
            day = first + timedelta(days=offset)
            place = self.place_of(day)
            if day == self._day:
                painter.fillRect(place.adjusted(2, 2, -2, -2), colour("selection"))
                paint_ring(painter, QRectF(place).adjusted(1, 1, -1, -1), colour("focus"))
            elif day == self._today:
                painter.setPen(colour("border"))
                painter.drawRoundedRect(QRectF(place).adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
            painter.setPen(colour("text" if day.month == self._day.month else "text2"))
            painter.drawText(place, centred, str(day.day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mirrored = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        days = {
            Qt.Key.Key_Left: -mirrored,
            Qt.Key.Key_Right: mirrored,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
        }
        key = Qt.Key(event.key())
        if key in days:
            self.show_day(self._day + timedelta(days=days[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.move_months(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.show_day(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        first = self._first()
        for offset in range(_WEEK * _WEEKS):
            day = first + timedelta(days=offset)
            if self.place_of(day).contains(event.position().toPoint()):
                self.show_day(day)
                self.chosen.emit(day)
                return


class CalendarPopup(QFrame):
    """A month that opens over the page; Esc closes it and changes nothing."""

    chosen = Signal(date)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "overlay")
        self.setObjectName("calendar")
        self.setAccessibleName(tr("Calendar"))
        self.grid = MonthGrid(today, self)
        self.grid.setObjectName("calendar.days")
        self._title = QLabel(self)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        type_scale.wear_step(self._title, "strong")
        head = QHBoxLayout()
        head.addWidget(self._step("chevron_left", tr("Month before  Page Up"), -1))
        head.addWidget(self._title, 1)
        head.addWidget(self._step("chevron_right", tr("Next month  Page Down"), 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        column.setSpacing(SPACE_4)
        column.addLayout(head)
        column.addWidget(self.grid)
        self.grid.moved.connect(self._on_move)
        self.grid.chosen.connect(self._on_choice)

    def open_at(self, place: QPoint, day: date) -> None:
        """Open with the ring on a day; `place` is the upper corner on the screen."""
        self.grid.show_day(day)
        self.adjustSize()
        self.move(place)
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _step(self, drawing: str, name: str, months: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"calendar.{'next' if months > 0 else 'before'}")
        button.setProperty("kind", "quiet")
        button.setFixedSize(TABLE_BUTTON, TABLE_BUTTON)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.wear(button, drawing, size=16)
        button.clicked.connect(lambda: self.grid.move_months(months))
        return button

    def _on_move(self, day: date) -> None:
        locale = QLocale(current_locale())
        name = locale.standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
        self._title.setText(f"{name} {day.year}")

    def _on_choice(self, day: date) -> None:
        self.close()
        self.chosen.emit(day)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._on_move(self.grid.day)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
