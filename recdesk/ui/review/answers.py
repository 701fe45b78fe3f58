"""Check your answers: exceptions on top, then each changed field from old to new, then what the save starts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recdesk.domain.review import ItemState, Review
from recdesk.localization.catalogue import tr
from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from recdesk.ui.review.changes import Changed, Upcoming
from recdesk.ui.review.page_text import Sentences, act, line
from recdesk.ui.widgets.bidi import isolated_name

_LONGEST = 300


class Answers(QWidget):
    """The last look before the save. [Change] beside a field leads to it in the form."""

    change_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.answers")
        self._title = line("review.answers.title", self, step="section")
        self._intro = line("review.answers.intro", self, tone="text2")
        self.exceptions = Sentences("review.answers.exceptions", "excepted", "shield_error", self)
        self.table = ChangeRows("review.answers.changes", self)
        self.table.change_asked.connect(self.change_asked)
        self._starts_head = line("review.answers.starts_head", self, step="strong")
        self.starts = line("review.answers.starts", self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_16)
        self._column.setSpacing(SPACE_12)
        for part in (self._title, self._intro, self.exceptions, self.table, self._starts_head, self.starts):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._shown: tuple[Upcoming, Review] | None = None

    def show_upcoming(self, coming: Upcoming, review: Review) -> None:
        """Show what the save would do."""
        self._shown = coming, review
        self.retranslate()

    def retranslate(self) -> None:
        """Renew all texts."""
        if self._shown is None:
            return
        coming, review = self._shown
        self._title.setText(tr("Check your answers"))
        self._intro.setText(
            tr("Everything is settled. This is what will be saved.")
            if coming.is_new
            else tr("Everything is settled. This is what will change.")
        )
        self.exceptions.say(exception_lines(review))
        self.table.show_changes(coming.fields, with_old=not coming.is_new)
        said = [*coming.starts, *coming.files]
        self._starts_head.setText(tr("What the save does besides"))
        self._starts_head.setVisible(bool(said))
        self.starts.setText("\n".join(said))
        self.starts.setVisible(bool(said))


def exception_lines(review: Review) -> list[str]:
    """Each exception with its reason and when it ends."""
    lines = []
    for run in review.runs:
        if run.state is ItemState.EXCEPTED and run.exception is not None:
            lines.append(
                tr("{item}: {reason} Allowed by {name}.").format(
                    item=tr(run.item.text), reason=_ended(run.exception.reason), name=run.exception.allowed_by
                )
                if run.exception.allowed_by
                else f"{tr(run.item.text)}: {_ended(run.exception.reason)}"
            )
    return lines


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


class ChangeRows(QFrame):
    """A row for each changed field: label, old → new, [Change]."""

    change_asked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_4)
        self._grid.setColumnStretch(1, 1)
        self._cells: list[QWidget] = []
        self.rows: tuple[tuple[str, str], ...] = ()
        self.links: dict[str, QPushButton] = {}

    def show_changes(self, changes: tuple[Changed, ...], *, with_old: bool) -> None:
        """Show these changes in place of the old ones; without any the card goes away."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells, self.links = [], {}
        rows = []
        for place, change in enumerate(changes):
            label, text = tr(change.label), change_text(change, with_old=with_old)
            rows.append((label, text))
            self._add(place, 0, label, "text2")
            self._add(place, 1, text, "")
            link = act(f"{self.objectName()}.{change.field}", self, kind="link")
            link.setText(tr("Change"))
            link.setAccessibleName(tr("Change {what}").format(what=label))
            link.clicked.connect(lambda _checked=False, field=change.field: self.change_asked.emit(field))
            self._grid.addWidget(link, place, 2, Qt.AlignmentFlag.AlignTop)
            link.show()
            self._cells.append(link)
            self.links[change.field] = link
        self.rows = tuple(rows)
        self.setAccessibleName("; ".join(f"{label}, {text}" for label, text in rows))
        self.setVisible(bool(rows))

    def _add(self, row: int, column: int, text: str, tone: str) -> None:
        cell = QLabel(text, self)
        cell.setTextFormat(Qt.TextFormat.PlainText)
        cell.setWordWrap(True)
        cell.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        cell.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        if tone:
            cell.setProperty("tone", tone)
            cell.setMinimumWidth(min(170, cell.fontMetrics().horizontalAdvance(text) + SPACE_8))
        else:
            type_scale.wear_tabular(cell)
        self._grid.addWidget(cell, row, column)
        cell.show()
        self._cells.append(cell)


def change_text(change: Changed, *, with_old: bool) -> str:
    """`old → new`, or the new value alone for a new record."""
    new = _short(change.new) or tr("(empty)")
    if not with_old:
        return new
    old = _short(change.old) or tr("(empty)")
    return f"{isolated_name(old)} → {isolated_name(new)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
