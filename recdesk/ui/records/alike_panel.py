"""People on the desk who are perhaps the same as the one being entered: shown beside the form, never in its way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from recdesk.domain.candidate import Candidate
from recdesk.domain.errors import DeskError
from recdesk.domain.numbers import RecordKind
from recdesk.domain.rules.contexts import AlikeFound
from recdesk.localization import screen
from recdesk.localization.catalogue import mark, ntr, tr
from recdesk.services import duplicates
from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.records.values import from_form
from recdesk.ui.session import Session

_PAUSE = 400
_WIDTH = 280
_LIKELY = 6.0
_FIELDS = {
    "given_name": mark("given name"),
    "family_name": mark("family name"),
    "name": mark("name"),
    "email": mark("e-mail"),
    "phone": mark("phone"),
    "birth_date": mark("birth date"),
    "birth_year": mark("birth year"),
    "national_id": mark("personal number"),
    "street": mark("street"),
    "city": mark("city"),
    "postal_code": mark("postal code"),
    "employer": mark("employer"),
}


def reason_text(code: str) -> str:
    """A reason in words: what is the same, nearly the same, or different."""
    found = next((word for name, word in _FIELDS.items() if name in code), "")
    field = tr(found) if found else code.replace("_", " ")
    if code.startswith("same_"):
        return tr("same {field}").format(field=field)
    if code.startswith("different_"):
        return tr("different {field}").format(field=field)
    return tr("similar {field}").format(field=field)


def _is_locked(error: DeskError) -> bool:
    """A search that a lock overtook needs no word: the next field that is left begins another."""
    return error.code == "desk_locked"


class AlikePanel(QFrame):
    """Lists alike candidates with the reasons; [Different] asks for one word of reason, [Open] shows the record."""

    open_asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("candidates.alike")
        self.setFixedWidth(_WIDTH)
        self._session = session
        self._values: Mapping[str, Any] = {}
        self._number = ""
        self._decided: dict[str, str] = {}
        self._rows: list[QWidget] = []
        self.found: tuple[AlikeFound, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.search)
        self._head = QLabel(self)
        self._head.setWordWrap(True)
        type_scale.wear_step(self._head, "strong")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_12, SPACE_12, 0, 0)
        self._column.setSpacing(SPACE_12)
        self._column.addWidget(self._head)
        self._column.addStretch(1)
        self.retranslate()
        self.hide()

    def clear(self) -> None:
        """Another record is entered."""
        self._timer.stop()
        self._decided.clear()
        self.found = ()
        self._show()
        self.hide()

    def different(self) -> dict[str, str]:
        """Who was judged to be somebody else, and why."""
        return dict(self._decided)

    def look(self, values: Mapping[str, Any], number: str) -> None:
        """Look for alike people soon; typing goes on meanwhile."""
        self._values, self._number = dict(values), number
        self._timer.start()

    def look_now(self, values: Mapping[str, Any], number: str) -> None:
        """Look at once, because someone asked, and show the panel."""
        self.look(values, number)
        self.search()

    def search(self) -> None:
        """Look now, beside the window; an older search is dropped."""
        self._timer.stop()
        known = from_form({k: v for k, v in self._values.items() if not isinstance(v, tuple)}, RecordKind.CANDIDATE)
        candidate = Candidate(**known)
        candidate.number = self._number
        desk = self._session.desk

        def work(_progress: object) -> tuple[AlikeFound, ...]:
            with desk.work() as uow:
                return duplicates.alike_to(candidate, uow)

        self._session.start("alike", work, self._on_found, failed=_is_locked, slot="candidates.alike")

    def retranslate(self) -> None:
        """Renew all texts."""
        self._show()

    def _on_found(self, found: tuple[AlikeFound, ...]) -> None:
        self.found = found
        self._show()
        self.show()
        if found:
            self._session.messages.announce(self._head.text())

    def _show(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        count = len(self.found)
        if count:
            self._head.setText(
                ntr("Perhaps the same person ({n})", "Perhaps the same person ({n})", count).format(n=count)
            )
        else:
            self._head.setText(tr("No one alike by name, mail or phone."))
        for place, one in enumerate(self.found, 1):
            row = self._row(one)
            self._rows.append(row)
            self._column.insertWidget(place, row)

    def _row(self, one: AlikeFound) -> QWidget:
        box = QFrame(self)
        box.setObjectName(f"candidates.alike.{one.number}")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        name = QLabel(f"{one.name}  {one.number}", box)
        name.setWordWrap(True)
        type_scale.wear_step(name, "strong")
        likely = tr("very likely") if one.score >= _LIKELY else tr("perhaps")
        reasons = ", ".join(reason_text(r) for r in one.reasons)
        why = QLabel(f"{likely}: {reasons}", box)
        why.setWordWrap(True)
        why.setProperty("tone", "text2")
        column.addWidget(name)
        column.addWidget(why)
        decided = self._decided.get(one.number) or one.decision
        if decided:
            column.addWidget(QLabel(tr("Judged: a different person."), box))
        else:
            column.addLayout(self._buttons(one, box))
        box.setAccessibleName(f"{one.name} {one.number}, {why.text()}, {screen.figure(round(one.score))}")
        return box

    def _buttons(self, one: AlikeFound, box: QWidget) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        reason = QLineEdit(box)
        reason.setPlaceholderText(tr("Why different"))
        reason.setAccessibleName(tr("Why {name} is a different person").format(name=one.name))
        reason.setObjectName(f"candidates.alike.{one.number}.reason")
        different = QPushButton(tr("Different"), box)
        different.setObjectName(f"candidates.alike.{one.number}.different")
        open_it = QPushButton(tr("Open"), box)
        open_it.setObjectName(f"candidates.alike.{one.number}.open")
        different.clicked.connect(lambda: self._decide(one.number, reason))
        reason.returnPressed.connect(lambda: self._decide(one.number, reason))
        open_it.clicked.connect(lambda: self.open_asked.emit(one.number))
        row.addWidget(different)
        row.addWidget(open_it)
        row.addStretch(1)
        column = QVBoxLayout()  # the reason has a line of its own: a panel's width is too little for both
        column.setSpacing(SPACE_8)
        column.addWidget(reason)
        column.addLayout(row)
        return column

    def _decide(self, number: str, reason: QLineEdit) -> None:
        text = reason.text().strip()
        if not text:
            reason.setFocus()
            return
        self._decided[number] = text
        self._show()
