"""The form of a record: typed into, kept as a draft, and handed to its review. It never saves by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recdesk.domain.errors import DeskError
from recdesk.domain.review import Review
from recdesk.localization import screen
from recdesk.localization.catalogue import tr
from recdesk.services import drafts, entries, kinds, suggestions
from recdesk.services.kinds import Entry, Record
from recdesk.services.reads import Draft
from recdesk.ui.look import icons, type_scale
from recdesk.ui.look.tokens import SPACE_8, SPACE_12
from recdesk.ui.records.alike_panel import AlikePanel
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.records.from_cv import CV_FIELD, CvSuggestions, dropped_files
from recdesk.ui.records.kinds import Kind
from recdesk.ui.records.shown import value_text
from recdesk.ui.records.values import DOCUMENT_FIELD, from_form, new_documents, to_form
from recdesk.ui.runner import Progress
from recdesk.ui.session import Session
from recdesk.ui.widgets.banner import Banner
from recdesk.ui.widgets.form import Form

_DRAFT_PAUSE = 2000
_ALIKE_FIELDS = frozenset({"legal_name", "latin_name", "email", "phone"})


@dataclass(frozen=True, slots=True)
class Editing:
    """What is being edited: number (empty for a new record) and the row version that was read."""

    number: str = ""
    row_version: int = 0


class Editor(QWidget):
    """A record's form with its draft line and its two ways out: review and save, or back."""

    review_ready = Signal(object, object, float)
    """(Entry, Review, seconds that its proof took): something is left to ask or to be looked at."""
    saved = Signal(object)
    """`Saved`, when nothing was left to ask."""
    left = Signal()
    conflict = Signal(object)
    """The record was changed by someone else; the Entry that could not be saved."""

    def __init__(self, session: Session, kind: Kind, choices: DeskChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kind = kind
        self.editing = Editing()
        self.setObjectName(f"{kind.prefix}.editor")
        sources = dict.fromkeys(kind.people_fields, choices.people)
        self.form = Form(kind.fields(choices), kind.sections, f"{kind.prefix}.form", sources=sources, parent=self)
        session.messages.name_fields({f.name: f.label for f in self.form.fields})
        self._following = kind.follow(self.form, choices) if kind.follow is not None else None
        self._title = QLabel(self)
        self._draft_line = QLabel(self)
        self._draft_line.setProperty("tone", "text2")
        self._draft_line.setObjectName(f"{kind.prefix}.draft")
        self.banner = Banner("needs_you", f"{kind.prefix}.draft_banner", self)
        of_person = kind.prefix == "candidates"
        self.alike = AlikePanel(session, self) if of_person else None
        self.cv = CvSuggestions(session, kind, self.form) if of_person else None
        self.setAcceptDrops(of_person)
        self.review_button = QPushButton(self)
        self.review_button.setObjectName(f"{kind.prefix}.review")
        self.review_button.setProperty("kind", "primary")
        self.back_button = QPushButton(self)
        self.back_button.setObjectName(f"{kind.prefix}.back")
        icons.wear(self.back_button, "arrow_left")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_PAUSE)
        self._dirty = self._kept = False
        self._waiting: tuple[Draft, ...] = ()
        self._lay_out()
        self._connect()
        self.retranslate()

    # Beginning

    def start_new(self, values: Mapping[str, Any] | None = None) -> None:
        """An empty form, or one that begins with a proposal or a copy. An earlier draft is offered, not forced."""
        blank = to_form(kinds.CLASSES[self.kind.kind](), self.kind.kind)
        self._begin(Editing(), {**blank, **(self._first_values() if values is None else values)})
        self.form.set_read_only(True, [n for n in self.kind.fixed if n in self._names()])
        self.form.focus_first()
        self._focus_draft()

    def _first_values(self) -> dict[str, Any]:
        found = self.session.attempt(lambda: suggestions.first_values(self.kind.kind, desk=self.session.desk))
        return to_form(found or {}, self.kind.kind)

    def attach_cv(self, path: Path) -> None:
        """Take a CV into the form; for a new candidate it is read, and what it says is suggested."""
        self.form.box(CV_FIELD).set_value(path)
        self._on_changed(CV_FIELD)
        self.form.focus_first()

    def start_edit(self, record: Record, field: str = "") -> None:
        """A stored record's form, at a field if one is named."""
        self._begin(Editing(record.number, record.row_version), to_form(record, self.kind.kind))
        self.form.set_read_only(True, [n for n in self.kind.fixed if n in self._names()])
        if field and field in self._names():
            self.form.go_to(field)
        else:
            self._focus_stored()
            self._focus_draft()

    def _focus_stored(self) -> None:
        """Where a stored record's form begins: what is missing, else the first field. Its files lie on the record
        already, so their empty fields wait for nobody."""
        boxes = {f.name: self.form.box(f.name) for f in self.form.fields if not f.name.startswith(DOCUMENT_FIELD)}
        shown = [name for name, box in boxes.items() if not box.isHidden() and not box.is_read_only()]
        missing = [name for name in shown if boxes[name].required and boxes[name].is_empty()]
        for name in (missing or shown)[:1]:
            self.form.go_to(name)

    def _focus_draft(self) -> None:
        """A draft that waits is decided about first; who types past it finds it again later."""
        if self._waiting:
            self.banner.button("go_on").setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, editing: Editing, values: Mapping[str, Any]) -> None:
        self.editing = editing
        self.banner.clear()
        self.form.clear()
        self.form.set_values(values)
        if self._following is not None:
            self._following.begin()
        if self.cv is not None:
            self.cv.begin(self.form.values())
        self._dirty = self._kept = False
        self._draft_line.setText("")
        if self.alike is not None:
            self.alike.clear()
        self._waiting = drafts.waiting(self.kind.kind, editing.number, desk=self.session.desk)
        self._offer_draft()
        self._name()

    def _names(self) -> set[str]:
        return {n for f in self.form.fields for n in (f.name, *f.record_names)}

    # Ways out

    def entry(self) -> Entry:
        """What stands in the form, as the services take it. Raises DeskError for a file that is not taken."""
        values = self.form.values()
        typed = from_form(values, self.kind.kind)
        return Entry(
            kind=self.kind.kind,
            values=typed,
            number=self.editing.number,
            row_version=self.editing.row_version or None,
            documents=new_documents(values),
            requisition=str(values.get("apply_to") or ""),
            different=self.alike.different() if self.alike is not None else {},
        )

    def take(self, name: str, value: object) -> None:
        """Put a value that a review settled into the form; the draft follows."""
        self.form.set_values(to_form({name: value}, self.kind.kind))
        self._dirty = True
        self.keep_draft()

    def review(self) -> None:
        """Prove what was typed. Entries that cannot be read are shown at their fields first."""
        unread = self.form.entry_problems()
        if unread:
            self.form.next_problem()
            return
        self.keep_draft()
        entry = self.session.attempt(self.entry, on_error=self._on_error)
        if entry is None:
            return
        self._busy(True)

        def prove(_progress: Progress) -> tuple[Review, float]:
            began = time.perf_counter()
            return entries.open_review(entry, desk=self.session.desk), time.perf_counter() - began

        self.session.start(
            "review",
            prove,
            lambda proved: self._on_review(entry, *proved),
            failed=self._on_error,
            slot=f"{self.kind.prefix}.review",
        ).ended.connect(lambda: self._busy(False))

    def _on_review(self, entry: Entry, review: Review, seconds: float) -> None:
        if review.complete and self.editing.number:
            saved = self.session.attempt(
                lambda: entries.save(entry, review, desk=self.session.desk), on_error=self._on_error
            )
            if saved is not None:
                self._dirty = False
                self.saved.emit(saved)
            return
        self.review_ready.emit(entry, review, seconds)

    def _on_error(self, error: DeskError) -> bool:
        if error.code == "record_changed":
            self.conflict.emit(self.session.attempt(self.entry))
            return True
        missing = self.form.show_problems(self.session.messages.by_field(error.problems))
        if len(missing) < len(error.problems) and self.form.problem_fields():
            self.form.next_problem()
        return False

    def leave(self) -> None:
        """Back to the list; what was typed stays as a draft. Nothing is asked."""
        self.keep_draft()
        if self.cv is not None:
            self.cv.over()
        self.left.emit()
        if self._kept:
            self.session.messages.result(tr("Draft kept, not saved: {name}.").format(name=self._title.text()))

    def finished(self) -> None:
        """The record was saved: nothing is left to keep."""
        self._timer.stop()
        self._dirty = self._kept = False

    # Drafts

    @property
    def has_draft(self) -> bool:
        """Whether something typed here was kept and not saved."""
        return self._kept

    def keep_draft(self) -> None:
        """Keep what was typed now, if anything was."""
        self._timer.stop()
        if not self._dirty:
            return
        kind, number, desk = self.kind.kind, self.editing.number, self.session.desk
        if any(draft.record == number for draft in self._waiting):
            self.session.attempt(lambda: drafts.set_aside(kind, number, desk=desk))
            self._waiting = drafts.waiting(kind, number, desk=desk)
        kept = self.session.attempt(
            lambda: drafts.keep(kind, number, self.form.draft(), self.editing.row_version, desk=desk)
        )
        if kept is not None:
            self._dirty, self._kept = False, True
            self._draft_line.setText(
                tr("Draft kept {time}, not saved").format(
                    time=screen.time(kept.kept_at, self.session.desk.settings.time_zone)
                )
            )

    def take_draft(self) -> None:
        """Go on with the draft that waits for what is in the form, if one does."""
        if self._waiting:
            self._on_banner("go_on")

    def _offer_draft(self) -> None:
        """Say that an earlier draft waits, if one does."""
        self.banner.clear()
        for draft in self._waiting[:1]:
            self.banner.say(
                tr("A draft of {instant} was kept.").format(instant=self._when(draft.kept_at)),
                acts=(("go_on", tr("Go on with it")), ("discard", tr("Discard draft"))),
            )

    def _on_banner(self, code: str) -> None:
        self.keep_draft()  # what was typed past the banner has its own place now
        draft, *others = self._waiting
        self._waiting = ()
        if code == "go_on":
            self.session.attempt(lambda: drafts.take_up(draft, desk=self.session.desk))
            self.form.set_draft(draft.values)
            self._read_cv()
        else:
            self.session.attempt(lambda: drafts.drop(self.kind.kind, draft.record, desk=self.session.desk))
            self._waiting = tuple(others)
        self._offer_draft()
        self.form.focus_first()

    # Inside

    def retranslate(self) -> None:
        """Renew all texts."""
        self.form.retranslate()
        self.review_button.setText(tr("Review and save"))
        self.review_button.setToolTip(f"{tr('Review and save')}  Ctrl+S")
        self.back_button.setText(tr("Back to list"))
        self.back_button.setToolTip(f"{tr('Back to list')}  Esc")
        if self.alike is not None:
            self.alike.retranslate()
        if self.cv is not None:
            self.cv.retranslate()
        self._name()

    def _lay_out(self) -> None:
        type_scale.wear_step(self._title, "title")
        head = QHBoxLayout()
        head.setSpacing(SPACE_12)
        head.addWidget(self.back_button)
        head.addWidget(self._title, 1)
        head.addWidget(self._draft_line)
        head.addWidget(self.review_button)
        middle = QHBoxLayout()
        middle.addWidget(self.form, 1)
        if self.alike is not None:
            middle.addWidget(self.alike)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.form.field_left.connect(self._on_field_left)
        self.review_button.clicked.connect(self.review)
        self.back_button.clicked.connect(self.leave)
        self.banner.act_asked.connect(self._on_banner)
        self._timer.timeout.connect(self.keep_draft)
        acts: list[tuple[tuple[str, ...], Callable[[], object]]] = [
            (("Ctrl+S",), self.review),
            (("Ctrl+Shift+D",), self._to_alike),
        ]
        if self.cv is not None:
            going = self.cv.suggesting
            going.nothing_waits.connect(self._on_nothing_waits)
            acts.append((("Ctrl+Return", "Ctrl+Enter"), going.take_here))
            acts.append((("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), going.leave_here))
        for keys, act in acts:
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _on_nothing_waits(self) -> None:
        self.review_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.messages.result(tr("Nothing waits any more. Ctrl+S reviews and saves."))

    def _to_alike(self) -> None:
        if self.alike is not None:
            self.alike.look_now(self.form.values(), self.editing.number)

    def _on_changed(self, name: str) -> None:
        self._dirty = True
        self._timer.start()
        if name == CV_FIELD:
            self._read_cv()

    def _read_cv(self) -> None:
        """Read the CV of a new candidate; a stored one's values were checked already."""
        if self.cv is not None and not self.editing.number:
            self.cv.read(self.form.values().get(CV_FIELD))

    def _on_field_left(self, name: str) -> None:
        if self.alike is not None and name in _ALIKE_FIELDS:
            self.alike.look(self.form.values(), self.editing.number)

    def _busy(self, busy: bool) -> None:
        self.review_button.setEnabled(not busy)
        self.review_button.setText(tr("Proving...") if busy else tr("Review and save"))

    def _name(self) -> None:
        new_titles = {
            "requisitions": tr("New requisition"),
            "candidates": tr("New candidate"),
            "offers": tr("New offer"),
        }
        self._title.setText(self.editing.number or new_titles[self.kind.prefix])

    def _when(self, moment: Any) -> str:
        return value_text(moment, zone=self.session.desk.settings.time_zone)

    # What the toolkit calls

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The whole form takes a CV."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file as the CV of this candidate."""
        files = dropped_files(event)
        if len(files) == 1:
            event.acceptProposedAction()
            self.attach_cv(files[0])
        elif files:
            self.session.messages.result(tr("Drop one CV at a time: each belongs to one candidate."))
