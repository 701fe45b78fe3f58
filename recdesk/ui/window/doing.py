"""What each act of the window does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from recdesk import __version__
from recdesk.domain.errors import DeskError
from recdesk.localization.catalogue import ntr, tr
from recdesk.settings import RANGES
from recdesk.ui.today import reasons, steps
from recdesk.ui.widgets.dialogs import Verb
from recdesk.ui.widgets.table.view import RecordView
from recdesk.ui.window import pages
from recdesk.ui.window.acts import ACTS, BY_CODE, MENUS, TABS
from recdesk.ui.window.dropping import TableDrop
from recdesk.ui.window.menus import shown_key

if TYPE_CHECKING:
    from recdesk.services.reads import TodayRow
    from recdesk.ui.today.steps import NextStep
    from recdesk.ui.widgets.command_palette import CommandPalette
    from recdesk.ui.window.frame import MainWindow

_TEXT_STEP = 10
_PASSED_ON = {"edit.cut": Qt.Key.Key_X, "edit.copy": Qt.Key.Key_C, "edit.paste": Qt.Key.Key_V}
_QUIET_JOBS = ("palette", "unlock", "preview", "read")
"""Jobs that nobody waits for: closing does not ask about them."""


class Doing(QObject):
    """Carries out acts by their codes, on the window it belongs to."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._palette: CommandPalette | None = None
        self._stopping = False
        self._acts: dict[str, Callable[[], object]] = {
            "desk.other": lambda: window.keeper.offer_choice(),
            "desk.lock": window.life.lock,
            "desk.close": window.close,
            "edit.undo": self._undo,
            "edit.find": self._find,
            "go.palette": self.open_palette,
            "go.next_tab": partial(self._step_tab, 1),
            "go.previous_tab": partial(self._step_tab, -1),
            "go.next_pane": partial(self._step_pane, 1),
            "go.previous_pane": partial(self._step_pane, -1),
            "go.back": lambda: window.show_place(window.places.back()),
            "go.forward": lambda: window.show_place(window.places.forward()),
            "record.new": self._new_here,
            "record.requisition": partial(self._new, "requisitions"),
            "record.candidate": partial(self._new, "candidates"),
            "record.from_cv": self._new_from_cv,
            "record.letters": self._letters,
            "view.refresh": window.refresh,
            "view.larger": partial(self._text_size, _TEXT_STEP),
            "view.smaller": partial(self._text_size, -_TEXT_STEP),
            "view.usual": partial(self._option, "text_size", 100),
            "help.keys": self._show_keys,
            "help.about": self._show_about,
            **{code: partial(self._pass_on, key) for code, key in _PASSED_ON.items()},
        }
        self._drop = TableDrop(window)
        self.check_marks()

    def act(self, code: str) -> None:
        """Carry out an act."""
        group, _, name = code.partition(".")
        if code in self._acts:
            self._acts[code]()
        elif group == "go":
            self._window.show_tab(name)
        elif group == "desk":
            self._desk(name)
        elif group == "day":
            self._window.show_tab("today")
            self._window.today.show_kind("" if name == "all" else name)
            self._window.today.take_focus()
        else:  # theme, language and rows are options of the same name
            self._option(group, name)

    def open_waiting(self, row: TodayRow) -> None:
        """Open a row of Today at the place where something can be done about it."""
        kind = row.record_kind
        if kind not in pages.TAB_OF_KIND:  # a document belongs to the record that its number names
            kind = next((k for k, start in (("requisition", "REQ"), ("candidate", "CAN"), ("offer", "OF"))
                         if row.record.startswith(start)), "candidate")  # fmt: skip
        self._window.open_record(kind, row.record)
        wanted = reasons.reason(row.kind).act
        if wanted:
            self._window.record_page(pages.TAB_OF_KIND[kind]).act(wanted)

    def action_done(self, row: TodayRow) -> None:
        """The next action of a row of Today was done; rows that wait for something else are opened, not ticked off."""
        session = self._window.session
        if session is None:
            return
        if row.kind not in reasons.ACTIONS:
            session.messages.result(tr("Only next actions are marked as done here. Enter opens the record."))
            return
        from recdesk.services import actions

        session.attempt(lambda: actions.done(row.record, desk=session.desk))

    def begin_step(self, step: NextStep) -> None:
        """Begin what Today says is to be entered first, or go on with a draft."""
        window = self._window
        if step.act == steps.COMPANY:
            self._desk("lists")
            window.page().part("lists").enter("company")  # type: ignore[attr-defined]
        elif step.act == steps.REQUISITION:
            self._new("requisitions")
        elif step.kind in pages.TAB_OF_KIND:
            from recdesk.ui.records.going_on import go_on

            tab = pages.TAB_OF_KIND[step.kind]
            window.show_tab(tab, focus=False)
            go_on(window.record_page(tab), step.number)

    def show_again(self, kind: str, number: str) -> None:
        """A record's last act was taken back: show it, so that the next act is about it. From a list the window goes
        there; Today and a form that is being typed into stay, and the record's own list has it marked."""
        window, tab = self._window, pages.TAB_OF_KIND[kind]
        here = window.shell.tab
        on_a_list = here in pages.RECORD_TABS and window.record_page(here).at_list
        if on_a_list:
            if window.record_page(tab).in_the_lists(number):
                window.open_record(kind, number)
        elif tab != here and window.shell.has_page(tab):
            window.record_page(tab).mark(number)

    # Palette

    def open_palette(self) -> None:
        """Search or act."""
        window = self._window
        if not window.life.is_open:
            return
        if self._palette is None:
            from recdesk.ui import finding
            from recdesk.ui.widgets.command_palette import CommandPalette

            self._finder = finding.Finder(lambda: window.life.held.reads())  # type: ignore[union-attr]
            providers = [
                *finding.record_providers(self._finder, window.open_record),
                *finding.act_providers(self._all_actions, self._refusal),
            ]
            self._palette = CommandPalette(window, providers, window.runner)
        self._finder.forget()
        self._palette.open()

    def close_palette(self) -> None:
        """Take the palette away, with what it found."""
        if self._palette is not None:
            self._palette.close_palette()
            self._palette.deleteLater()
            self._palette = None

    @property
    def palette(self) -> CommandPalette | None:
        """The palette, once it was opened."""
        return self._palette

    def _all_actions(self) -> list[QAction]:
        own = [a for code, a in self._window.menus.actions.items() if code not in ("go.palette", *_PASSED_ON)]
        return [*self._window.page_actions(), *own]

    def _refusal(self, action: QAction) -> str:
        code = action.objectName().removeprefix("act.")
        if code == "edit.undo" and not (self._window.life.session and self._window.life.session.undo_name):
            return tr("There is nothing to undo")
        page = self._window.page()
        refused = getattr(page, "refusal_of", None)
        if action in self._window.page_actions():
            if callable(refused):
                return str(refused(action) or "")
            if not page.place():
                return tr("No record is chosen")
        return "" if action.isEnabled() else tr("Not possible now")

    # Going about

    def _step_tab(self, step: int) -> None:
        names = [name for name, _title in TABS]
        self._window.show_tab(names[(names.index(self._window.shell.tab) + step) % len(names)])

    def _step_pane(self, step: int) -> None:
        """Tabs, the parts of the page, the palette button: one stop each."""
        shell = self._window.shell
        inner = getattr(self._window.page(), "panes", None)
        stops: list[QWidget] = [shell.tabs, *(inner() if callable(inner) else [shell.pages]), shell.palette_button]
        stops = [stop for stop in stops if stop.isVisible()]
        now = QApplication.focusWidget()
        here = next((at for at, stop in enumerate(stops) if now is stop or (now and stop.isAncestorOf(now))), -1)
        there = stops[(here + step) % len(stops)] if here >= 0 else stops[0]
        if there is shell.pages:
            self._window.page().take_focus()
        else:
            self._focus(there)

    def _focus(self, pane: QWidget) -> None:
        if pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        inside = (w for w in pane.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first = next(inside, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _find(self) -> None:
        """To the search field of the list that is shown; the palette searches where there is none."""
        fields = self._window.shell.pages.findChildren(QLineEdit)
        search = next((f for f in fields if f.isVisible() and f.objectName().endswith(".search")), None)
        if search is None:
            self.open_palette()
            return
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def _new_here(self) -> None:
        """A record of the tab that is shown; elsewhere a candidate, who needs a requisition to apply to."""
        tab, session = self._window.shell.tab, self._window.session
        if tab not in pages.RECORD_TABS and session is not None:
            first = any(
                step.act == steps.REQUISITION for step in session.attempt(lambda: steps.find(session.desk)) or ()
            )
            tab = "requisitions" if first else "candidates"
        self._new(tab)

    def _new(self, tab: str) -> None:
        self._window.show_tab(tab, focus=False)
        self._window.record_page(tab).new()

    def _new_from_cv(self) -> None:
        from recdesk.ui.records import from_cv

        self._window.show_tab("candidates", focus=False)
        from_cv.ask(self._window.record_page("candidates"))

    def _letters(self) -> None:
        self._window.show_tab("offers", focus=False)
        self._window.record_page("offers").open_letters()

    def _desk(self, name: str) -> None:
        self._window.show_tab("desk")
        show = getattr(self._window.page(), "show_part", None)
        if callable(show):
            show(name)

    # Editing

    def _undo(self) -> None:
        session = self._window.session
        if session is not None:
            session.undo()

    def _pass_on(self, key: Qt.Key) -> None:
        """Cut, copy and paste are the field's own keys: whether it takes them is for the field to say."""
        target = self._window.last_focus()
        if target is not None:
            held = Qt.KeyboardModifier.ControlModifier
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, key, held))

    def draft_kept(self) -> bool:
        """Whether something typed was kept at the lock."""
        return any(
            bool(getattr(getattr(self._window.shell.page(tab), "_editor", None), "has_draft", False))
            for tab in pages.RECORD_TABS
            if self._window.shell.has_page(tab)
        )

    # Options

    def check_marks(self) -> None:
        """Mark what is chosen in the menus."""
        now = self._window.options.now
        for group, value in (("theme", now.theme), ("language", now.language), ("rows", now.rows)):
            self._window.menus.check(f"{group}.{value}")

    def set_rows(self) -> None:
        """Give all tables their height of rows."""
        for table in self._window.findChildren(RecordView):
            table.set_row_step(self._window.options.now.rows)

    def renew_settings(self) -> None:
        """Services see the options through the desk."""
        session, now = self._window.life.session, self._window.options.now
        if session is not None and session.desk.settings != now:
            import dataclasses

            session.desk = dataclasses.replace(session.desk, settings=now)

    def _text_size(self, step: int) -> None:
        low, high = RANGES["text_size"]
        self._option("text_size", min(max(self._window.options.now.text_size + step, low), high))

    def _option(self, key: str, value: str | int) -> None:
        try:
            self._window.options.set(key, value)
        except DeskError as error:
            self._window.messages.refused(error.problems)

    # Help and leaving

    def _show_keys(self) -> None:
        from recdesk.ui.records.keys import FORM_KEYS

        lines: list[str] = []
        for name, title in MENUS:
            keys = [act for act in ACTS if act.menu == name and act.key]
            if keys:
                lines += [tr(title).replace("&", ""), *(f"    {shown_key(a.key)}  {tr(a.title)}" for a in keys), ""]
        for action in self._window.page_actions():
            if not action.shortcut().isEmpty():
                key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                lines.append(f"    {key}  {action.text()}")
        lines += ["", tr("In a form"), *(f"    {shown_key(key)}  {tr(title)}" for key, title in FORM_KEYS)]
        self._tell(tr("Keys"), tr("Ctrl+K finds every act by its name and shows its key."), "\n".join(lines).strip())

    def _show_about(self) -> None:
        import PySide6

        text = tr("RecDesk {version}: the desk of a recruitment back office, offline.").format(version=__version__)
        folder = tr("Desk: {folder}").format(folder=self._window.folder)
        details = (
            f"RecDesk {__version__}\nPython {sys.version.split()[0]}\nQt for Python {PySide6.__version__}\n{folder}"
        )
        self._tell(tr("About RecDesk"), text, details)

    def _tell(self, title: str, text: str, details: str) -> None:
        close = [Verb("close", tr("Close"), harmless=True, main=True)]
        self._window.messages.ask(title, text, close, lambda _code: None, details=details)

    def may_close(self) -> bool:
        """Whether the window can go now; running work is asked about, everything else is kept."""
        window = self._window
        under_way = [name for name in window.runner.running() if not name.startswith(_QUIET_JOBS)]
        window.keep_drafts()
        if not under_way or self._stopping:
            return True
        text = ntr("{n} job is still under way.", "{n} jobs are still under way.", len(under_way))
        verbs = [Verb("wait", tr("Wait"), harmless=True, main=True), Verb("stop", tr("Stop and close"))]
        window.messages.ask(tr("Close RecDesk?"), text.format(n=len(under_way)), verbs, self._on_close_answer)
        return False

    def _on_close_answer(self, code: str) -> None:
        if code == "stop":
            self._stopping = True
            self._window.close()


def known_acts() -> frozenset[str]:
    """The codes of all acts of the window."""
    return frozenset(BY_CODE)
