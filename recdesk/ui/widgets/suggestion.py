"""A value that is suggested for a field: a dashed strip in the place of the field's line, until it is taken or left.

It never is a value: the field stays empty until a person takes the suggestion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.tokens import SMALLEST_TARGET, SPACE_4, SPACE_8
from recdesk.ui.widgets.bidi import isolated_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

TAKE_KEY, LEAVE_KEY = "Ctrl+Enter", "Ctrl+Shift+Enter"


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggested value as the field takes it, its text, and where it comes from, in the language of the window:
    short beside the field, in full when it is read aloud."""

    value: Any
    text: str
    origin: str
    origin_aloud: str = ""


class SuggestionStrip(QWidget):
    """Shows one suggestion with its origin and the two things that can be done with it."""

    taken = Signal()
    left_alone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        frame = QFrame(self)
        frame.setProperty("kind", "suggestion")
        self._what = QLabel(self)
        self._origin = QLabel(self)
        self._origin.setProperty("tone", "text2")
        for label, step in ((self._what, "strong"), (self._origin, "caption")):
            type_scale.wear_step(label, step)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.installEventFilter(self)
        mark = QLabel(self)
        icons.wear(mark, "document_search", "accent", size=20)
        self.take = QPushButton(self)
        self.take.setProperty("kind", "choice")
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self.taken)
        self.leave = QToolButton(self)
        self.leave.setProperty("kind", "quiet")
        self.leave.setFixedSize(SMALLEST_TARGET, SMALLEST_TARGET)
        icons.wear(self.leave, "dismiss", size=16)
        self.leave.clicked.connect(self.left_alone)
        for button in (self.take, self.leave):  # Tab goes through the fields; the two keys do what these do
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._origin)
        row = QHBoxLayout(frame)
        row.setContentsMargins(SPACE_8, 2, SPACE_4, 2)
        row.setSpacing(SPACE_8)
        row.addWidget(mark)
        row.addLayout(words, 1)
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignVCenter)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, SPACE_4, 0, SPACE_8)
        around.addWidget(frame)
        self._what.setWordWrap(True)  # the value is shown whole: nobody takes what was not seen
        self._whole_origin = ""
        self.hide()

    def show_offer(self, offered: Offered, field: str) -> None:
        """Show a suggestion for the field of that label."""
        use, leave = tr("Use what is suggested"), tr("Leave what is suggested")
        what = tr("Suggested: {value}").format(value=isolated_name(offered.text))
        self._what.setText(what)
        self._whole_origin = offered.origin
        self.show_key(False)
        self.take.setToolTip(f"{use}  {TAKE_KEY}")
        self.take.setAccessibleName(f"{use}: {field}, {offered.text}")
        self.take.setAccessibleDescription(self.spoken(offered))
        self.leave.setToolTip(f"{leave}  {LEAVE_KEY}")
        self.leave.setAccessibleName(f"{leave}: {field}")
        self.setAccessibleName(self.spoken(offered))
        self._origin.setToolTip(offered.origin_aloud or offered.origin)
        self._fit()
        self.show()

    def show_key(self, here: bool) -> None:
        """Say the key beside the button of the field that the key acts on now."""
        use = tr("Use")
        self.take.setText(f"{use}  {TAKE_KEY}" if here else use)

    @staticmethod
    def spoken(offered: Offered) -> str:
        """The suggestion as it is read aloud with its field."""
        return tr("suggested: {value}, {origin}").format(
            value=offered.text, origin=offered.origin_aloud or offered.origin
        )

    def name_parts(self, path: str) -> None:
        """Name the strip and its buttons after their field."""
        self.setObjectName(f"{path}.suggested")
        self._what.setObjectName(f"{path}.suggested.what")
        self._origin.setObjectName(f"{path}.suggested.origin")
        self.take.setObjectName(f"{path}.suggested.take")
        self.leave.setObjectName(f"{path}.suggested.leave")

    def _fit(self) -> None:
        """An origin that does not fit is cut with an ellipsis; the tool tip and the spoken name are whole."""
        room = max(self._origin.width(), 60)
        metrics = QFontMetrics(self._origin.font())
        self._origin.setText(metrics.elidedText(self._whole_origin, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room for the words changes with the button beside them."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)
