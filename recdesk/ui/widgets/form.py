"""The form: builds declared fields in one column, with a list of sections to jump to.

It gives and takes values; it never saves. Filling it by program sends no signal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look import type_scale
from recdesk.ui.look.tokens import FORM_WIDTH, PAGE_EDGE, SPACE_8, SPACE_12
from recdesk.ui.widgets.declared import Field, Section, check_declaration
from recdesk.ui.widgets.fields import build
from recdesk.ui.widgets.jump_list import JumpList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from recdesk.ui.widgets.fields import FieldBox

_JUMP_FROM = 760
"""From this width of the form on, the jump list stands beside the fields; below it, Ctrl+J brings it."""


class Form(QWidget):
    """A declared form. `sources` give fields what they look up while typing: field name -> function."""

    changed = Signal(str)
    """A person changed the field of that name."""
    field_left = Signal(str)
    """The focus left the field of that name."""

    def __init__(
        self,
        fields: Sequence[Field],
        sections: Sequence[Section],
        prefix: str,
        *,
        sources: Mapping[str, Callable[..., Any]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Object names are `<prefix>.<field>`. Raises ValueError for a wrong declaration."""
        super().__init__(parent)
        check_declaration(fields, sections)
        self.fields = tuple(fields)
        self.sections = tuple(sections)
        self.prefix = prefix
        self.setObjectName(prefix)
        self._sources = dict(sources or {})
        self._boxes: dict[str, FieldBox] = {}
        self._owner: dict[str, str] = {name: f.name for f in fields for name in f.record_names}
        self._titles: dict[str, QLabel] = {}
        self._groups: dict[str, QWidget] = {}
        self._problems: dict[str, str] = {}
        self._read_only = False
        self._jump = JumpList(prefix, self)
        self._scroll = QScrollArea(self)
        self._build()
        self.retranslate()
        self._show_conditions()

    # Values

    def values(self) -> dict[str, Any]:
        """What stands in the form by record field; a field that is hidden now counts as empty."""
        found: dict[str, Any] = {}
        for declared in self.fields:
            box = self._boxes[declared.name]
            value = box.nothing() if box.isHidden() else box.value()
            found.update(_spread(declared, value))
        return found

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill the fields that `values` names; others keep what they have. Sends no signal, saves nothing."""
        for declared in self.fields:
            if any(name in values for name in declared.record_names):
                self._boxes[declared.name].set_value(_gather(declared, values, self._boxes[declared.name].value()))
        self._show_conditions()

    def clear(self) -> None:
        """Empty all fields."""
        for box in self._boxes.values():
            box.set_value(box.nothing())
        self.show_problems({})
        self._show_conditions()

    def draft(self) -> dict[str, Any]:
        """All entries exactly as typed, unread ones included, in values that JSON can keep."""
        return {name: box.raw() for name, box in self._boxes.items()}

    def set_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what `draft` gave; fields that are no longer declared are left out."""
        for name, box in self._boxes.items():
            if name in draft:
                box.set_raw(draft[name])
        self._show_conditions()

    def box(self, name: str) -> FieldBox:
        """The widget of a field, by its own name or that of one of its parts. KeyError when there is none."""
        return self._boxes[self._owner.get(name, name)]

    # Problems

    def entry_problems(self) -> dict[str, str]:
        """What cannot be read as typed: field name -> sentence. Shows each below its field."""
        found = {}
        for name, box in self._boxes.items():
            sentence = None if box.isHidden() else box.check()
            if sentence:
                found[name] = sentence
        return found

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """Show a sentence below each field named and take away all others; returns the names the form has not."""
        here = {self._owner[name]: sentence for name, sentence in problems.items() if name in self._owner}
        for name, box in self._boxes.items():
            if name in here:
                box.show_error(here[name])
            elif box.error and box.check() is None:  # what cannot be read as typed keeps its own sentence
                box.show_error(None)
        self._problems = here
        self._mark_sections()
        return [name for name in problems if name not in self._owner]

    def problem_fields(self) -> list[str]:
        """The fields that show an error now, from top to bottom."""
        return [name for name, box in self._boxes.items() if box.error and not box.isHidden()]

    def next_problem(self, *, back: bool = False) -> bool:
        """Go to the next (or previous) field with an error, round the end; False when there is none."""
        wrong = self.problem_fields()
        if not wrong:
            return False
        order = list(self._boxes)
        here = self.current_field()
        place = order.index(here) if here else (len(order) if back else -1)
        turned = list(reversed(wrong)) if back else wrong
        beyond = [n for n in turned if (order.index(n) < place if back else order.index(n) > place)]
        self.go_to((beyond or turned)[0])
        return True

    # Going about

    def go_to(self, name: str) -> None:
        """Put the focus in a field and bring all of it into view. KeyError when there is none."""
        box = self.box(name)
        box.take_focus()
        self._bring(box)

    def focus_first(self) -> None:
        """Put the focus in the first required field that is empty, else in the first field."""
        shown = [name for name, box in self._boxes.items() if not box.isHidden() and not box.is_read_only()]
        empty = [name for name in shown if self._boxes[name].required and self._boxes[name].is_empty()]
        for name in (empty or shown)[:1]:
            self.go_to(name)

    def current_field(self) -> str | None:
        """The field that has the focus."""
        widget = QApplication.focusWidget()
        for name, box in self._boxes.items():
            if widget is not None and (widget is box or box.isAncestorOf(widget)):
                return name
        return None

    def jump(self) -> None:
        """Ask for the field to go to."""
        self._jump.show()
        self._jump.take_focus()

    def set_read_only(self, read_only: bool, names: Iterable[str] | None = None) -> None:
        """Turn all fields, or those named, into text that can be selected, or back."""
        if names is None:
            self._read_only = read_only
        for name in self._boxes if names is None else names:
            self.box(name).set_read_only(read_only)

    def retranslate(self) -> None:
        """Renew all texts after a change of language; entries stay."""
        for declared in self.fields:
            box = self._boxes[declared.name]
            box.set_texts(tr(declared.label), tr(declared.hint))
            box.retranslate()
        for section in self.sections:
            self._titles[section.name].setText(tr(section.title))
        self._fill_jump_list()

    # Inside

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(PAGE_EDGE, SPACE_12, PAGE_EDGE, PAGE_EDGE)
        column.setSpacing(0)
        for section in self.sections:
            column.addWidget(self._section(section))
        column.addStretch(1)
        page.setMaximumWidth(FORM_WIDTH + 2 * PAGE_EDGE)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._jump)
        row.addWidget(self._scroll, 1)
        self._jump.chosen.connect(self._on_jump)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _section(self, section: Section) -> QWidget:
        group = QWidget()
        group.setObjectName(f"{self.prefix}.section_{section.name}")
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, SPACE_8)
        column.setSpacing(0)
        title = QLabel(group)
        type_scale.wear_step(title, "section")
        column.addWidget(title)
        column.addSpacing(SPACE_8)
        for declared in self.fields:
            if declared.section == section.name:
                column.addWidget(self._field(declared, group))
        self._titles[section.name] = title
        self._groups[section.name] = group
        return group

    def _field(self, declared: Field, group: QWidget) -> FieldBox:
        box = build(declared, self._sources.get(declared.name), group)
        box.set_object_names(f"{self.prefix}.{declared.name}")
        box.edited.connect(lambda name=declared.name: self._on_edited(name))
        box.left.connect(lambda name=declared.name: self.field_left.emit(name))
        self._boxes[declared.name] = box
        return box

    def _on_edited(self, name: str) -> None:
        if self._problems.pop(name, None) is not None:
            self._mark_sections()
        self._show_conditions()
        self.changed.emit(name)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring all of the field that got the focus into view, its line included."""
        if now is not None and self._scroll.isAncestorOf(now):
            box = self.current_field()
            if box is not None:
                self._bring(self._boxes[box])
                self._bring(now)
                self._jump.show_current(next(f.section for f in self.fields if f.name == box))

    def _show_conditions(self) -> None:
        if not any(declared.visible_if for declared in self.fields):
            return
        values = self.values()
        for declared in self.fields:
            if declared.visible_if is not None:
                self._boxes[declared.name].setVisible(declared.visible_if(values))

    def _fill_jump_list(self) -> None:
        entries: list[tuple[str, str, str]] = []
        for section in self.sections:
            inside = [f for f in self.fields if f.section == section.name]
            if inside:
                entries.append((section.name, tr(section.title), ""))
                entries.extend((section.name, tr(f.label), f.name) for f in inside)
        self._jump.fill(entries)
        self._mark_sections()

    def _mark_sections(self) -> None:
        wrong = self.problem_fields()
        counts = {s.name: sum(f.name in wrong for f in self.fields if f.section == s.name) for s in self.sections}
        self._jump.mark(counts)

    def _on_jump(self, section: str, name: str) -> None:
        first = name or next(f.name for f in self.fields if f.section == section and not self._boxes[f.name].isHidden())
        self.go_to(first)
        if not name:
            self._bring(self._titles[section])
        self._fit_jump_list()

    def _bring(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, SPACE_8)

    def _fit_jump_list(self) -> None:
        self._jump.setVisible(self.width() >= _JUMP_FROM and len(self.sections) > 1)

    # What the toolkit calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers()
        if event.key() == Qt.Key.Key_J and held == Qt.KeyboardModifier.ControlModifier:
            self.jump()
        elif event.key() == Qt.Key.Key_F8:
            self.next_problem(back=bool(held & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_jump_list()


def _spread(declared: Field, value: Any) -> dict[str, Any]:
    """A compound's value by the names of its parts."""
    if not declared.parts:
        return {declared.name: value}
    inner = value.parts() if value is not None else (None,) * len(declared.parts)
    return dict(zip(declared.parts, inner, strict=True))


def _gather(declared: Field, values: Mapping[str, Any], now: Any) -> Any:
    """The value of a compound from its parts; parts that are not named keep what they are."""
    if not declared.parts:
        return values[declared.name]
    kept = _spread(declared, now)
    return type(now).of(tuple(values.get(part, kept[part]) for part in declared.parts))
