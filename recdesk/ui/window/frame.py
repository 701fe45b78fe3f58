"""The main window: it joins gate, shell and menus to a desk's life. What each act does stands in `doing`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from recdesk.domain.errors import DeskError
from recdesk.ui.look import theme
from recdesk.ui.look.tokens import SMALLEST_WINDOW
from recdesk.ui.messages import Messages
from recdesk.ui.unlock.known_desks import KnownDesks
from recdesk.ui.window import pages
from recdesk.ui.window.acts import TABS
from recdesk.ui.window.desk_life import DeskLife
from recdesk.ui.window.language import speak
from recdesk.ui.window.menus import Menus
from recdesk.ui.window.options import Options
from recdesk.ui.window.places import Place, Places
from recdesk.ui.window.shell import Shell

if TYPE_CHECKING:
    from recdesk.services.desk import Changes
    from recdesk.services.reads import TodayRow
    from recdesk.ui.doors import Doors
    from recdesk.ui.records.screen import RecordScreen
    from recdesk.ui.runner import Runner
    from recdesk.ui.session import Session
    from recdesk.ui.today.page import TodayPage
    from recdesk.ui.unlock.gate import Gate
    from recdesk.ui.unlock.keeper import GateKeeper
    from recdesk.ui.window.doing import Doing

_USUAL_SIZE = (1280, 800)
STATE_FILE = "window.ini"
_FURNISH_AFTER = 250
"""Milliseconds after which the rest is loaded even where no first rows were painted."""


class MainWindow(QMainWindow):
    """The window of one desk."""

    def __init__(self, doors: Doors, runner: Runner, operator: str, folder: Path) -> None:
        super().__init__()
        self.doors, self.runner, self.operator = doors, runner, operator
        self.folder = folder
        self.setObjectName("window")
        self.options = Options(self)
        self.options.read(folder)
        self.dress()
        self.messages = Messages(self)
        self.life = DeskLife(doors, runner, self.messages, self.options, self)
        self.shell = Shell(self)
        self._today: TodayPage | None = None
        self._doing: Doing | None = None
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.shell)
        self.setCentralWidget(self.stack)
        self.menus = Menus(self.menuBar(), self, self.page_actions)
        self.places = Places()
        self.known = KnownDesks(doors.default_folder().parent)
        self._keeper: GateKeeper | None = None
        self._focus_before: QWidget | None = None
        self._last_focus: QWidget | None = None
        self.messages.attach(line=self.shell.result, refusal=self.shell.refusal, state=self.shell.state, speaker=self)
        self.setMinimumSize(*SMALLEST_WINDOW)
        self._state = QSettings(str(doors.default_folder().parent / STATE_FILE), QSettings.Format.IniFormat)
        self._restore()
        self._connect()
        self._name()

    # Opening

    def begin(self, secret: str | None = None) -> None:
        """Look at the desk; with a secret open it at once."""
        self.menus.fill()
        self.life.reach(self.folder, self.operator, secret)

    def change_desk(self, folder: Path, secret: str | None = None) -> None:
        """Leave the desk and look at another."""
        self.folder = folder
        self._forget_pages()
        self.life.reach(folder, self.operator, secret)

    @property
    def today(self) -> TodayPage:
        """The Today tab; made after the frame is on screen, while the key is derived."""
        if self._today is None:
            from recdesk.ui.today.page import TodayPage

            self._today = TodayPage(self._day, self.shell)
            self._today.open_asked.connect(lambda row: self.doing.open_waiting(row))
            self._today.done_asked.connect(lambda row: self.doing.action_done(row))
            self._today.step_asked.connect(lambda step: self.doing.begin_step(step))
            self.shell.add_page("today", self._today)
        return self._today

    @property
    def doing(self) -> Doing:
        """What the acts do."""
        if self._doing is None:
            from recdesk.ui.window.doing import Doing

            self._doing = Doing(self)
        return self._doing

    @property
    def session(self) -> Session | None:
        """The session, made now where the desk is open and it was not needed before."""
        return self.life.furnish()

    @property
    def gate(self) -> Gate:
        """The pages before an open desk."""
        return self.keeper.gate

    @property
    def keeper(self) -> GateKeeper:
        """Who stands at the gate; made when it is first needed."""
        if self._keeper is None:
            from recdesk.ui.unlock.keeper import GateKeeper

            self._keeper = GateKeeper(self)
            self.stack.addWidget(self._keeper.gate)
        return self._keeper

    def show_blank(self) -> None:
        """Show nothing of a desk until it is known what is to be asked."""
        self.menuBar().hide()
        self.shell.hide()

    def furnish_now(self) -> None:
        """Load what acts need, where it was not needed before."""
        if self.life.is_open and self.life.session is None and self.life.furnish() is not None:
            self.known.opened(self.folder)

    def show_gate(self) -> None:
        """Hide everything of the desk behind the gate."""
        self.stack.setCurrentWidget(self.gate)
        self.menus.set_open(False)
        self._name()

    # Tabs

    def show_tab(self, name: str, *, focus: bool = True) -> None:
        """Show a tab; its page is made when it is first wanted."""
        if not self.life.is_open:
            return
        if not self.shell.shows(name):
            self.page().keep()  # Today names what is typed elsewhere
            self.messages.take_away()
        if not self.shell.has_page(name):
            self._make_page(name)
        self.shell.show_tab(name)
        page = self.page()
        if name in pages.RECORD_TABS:
            self.record_page(name).start()
        elif name == "today":
            self.show_steps()
        if focus:
            page.take_focus()
        self._on_place()

    def page(self) -> pages.Page:
        """The page that is shown."""
        return pages.as_page(self.shell.page(self.shell.tab) if self.shell.has_page(self.shell.tab) else self.today)

    def record_page(self, name: str) -> RecordScreen:
        """The page of a record tab, made when it is first wanted. KeyError for other tabs."""
        if name not in pages.RECORD_TABS:
            raise KeyError(name)
        if not self.shell.has_page(name):
            self._make_page(name)
        from recdesk.ui.records.screen import RecordScreen

        page = self.shell.page(name)
        assert isinstance(page, RecordScreen)
        return page

    def open_record(self, kind: str, number: str) -> None:
        """Show a record wherever the user is; without a number the tab of its kind."""
        tab = pages.TAB_OF_KIND.get(kind)
        if tab is None or not self.life.is_open:
            return
        with self.places.on_the_way():
            self.show_tab(tab, focus=not number)
            if number:
                self.record_page(tab).open_record(number)
        self._on_place()

    def page_actions(self) -> list[QAction]:
        """The acts of the page that is shown."""
        return self.page().actions_of_kind() if self.life.is_open else []

    def show_place(self, place: Place | None) -> None:
        """Go back or forward to a place."""
        if place is None:
            return
        with self.places.on_the_way():
            if place.number and place.tab in pages.RECORD_TABS:
                self.open_record(pages.RECORD_TABS[place.tab], place.number)
            else:
                self.show_tab(place.tab)

    def refresh(self) -> None:
        """Read again what is shown."""
        self.show_waiting()
        if self.life.session is not None:
            self.page().refresh()

    def show_waiting(self) -> None:
        """Read Today again."""
        try:
            self.today.show_rows(self.life.rows())
            self.show_steps()
        except DeskError as error:
            self.messages.refused(error.problems)

    def show_steps(self) -> None:
        """Read anew what is to be begun or gone on with, once use cases are there."""
        session = self.life.session
        if session is not None and self.life.is_open:
            from recdesk.ui.today import steps

            found = session.attempt(lambda: steps.find(session.desk))
            self.today.show_steps(found or (), session.desk.settings.time_zone)

    # Look and language

    def dress(self) -> None:
        """Wear the colours, text size and language of the options."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        now, look = self.options.now, theme.theme()
        if (look.scheme, look.scale) != (now.theme, now.text_size) or not app.styleSheet():
            theme.apply(app, "light" if now.theme == "light" else "dark" if now.theme == "dark" else "system",
                        now.text_size)  # fmt: skip
        speak(app, now.language)

    def retranslate(self) -> None:
        """Renew all texts."""
        self.shell.retranslate()
        self.menus.retranslate()
        for name, _title in TABS:
            if self.shell.has_page(name):
                pages.as_page(self.shell.page(name)).retranslate()
        if self._keeper is not None:
            self._keeper.gate.retranslate()
        self.tell_notes()
        self._name()

    def tell_notes(self) -> None:
        """What the desk says of itself at the end of the result line."""
        held = self.life.held
        who = held.operator.display_name or held.operator.name if held is not None and self.life.is_open else ""
        size = self.options.now.text_size
        self.shell.result.set_notes(who, f"{size} %" if size != 100 else "")

    def last_focus(self) -> QWidget | None:
        """What had the focus before a menu was opened."""
        return self._last_focus if self._last_focus is not None and isValid(self._last_focus) else None

    # Inside

    def _day(self) -> Any:
        held = self.life.held
        return held.clock.today() if held is not None else datetime.now().astimezone().date()

    def _make_page(self, name: str) -> None:
        session = self.session
        if session is None:
            return
        if name == "desk":
            self.shell.add_page(name, pages.make_desk_page(session, self.options, self.shell))
            return
        page = pages.make_record_page(name, session, self.shell)
        page.place_changed.connect(self._on_place)
        page.import_asked.connect(lambda: self.menus.asked.emit("desk.import"))
        page.make_offer.connect(self._on_make_offer)
        session.locking.connect(page.keep)
        self.shell.add_page(name, page)

    def _forget_pages(self) -> None:
        for name, _title in TABS[1:]:
            self.shell.drop_page(name)
        self.places = Places()
        self.shell.show_tab("today")

    def _on_make_offer(self, candidate: str, requisition: str) -> None:
        self.show_tab("offers", focus=False)
        self.record_page("offers").new_offer(candidate, requisition)

    def _on_place(self) -> None:
        if self.life.is_open and self.life.session is not None:
            self.places.arrive(Place(self.shell.tab, self.page().place()))
        self._name()

    def _name(self) -> None:
        """The title holds numbers only: task bars, screen sharing and other programs read titles."""
        number = self.page().place() if self.life.is_open and self.stack.currentWidget() is self.shell else ""
        self.setWindowTitle(f"{number} - RecDesk" if number else "RecDesk")

    def _connect(self) -> None:
        self.menus.asked.connect(lambda code: self.doing.act(code))
        self.shell.tab_asked.connect(self.show_tab)
        self.shell.palette_asked.connect(lambda: self.doing.act("go.palette"))
        self.messages.undo_asked.connect(lambda: self.doing.act("edit.undo"))
        self.options.changed.connect(self._on_option)
        self.life.opening.connect(self._on_opening)
        self.life.opened.connect(self._on_opened)
        self.life.furnished.connect(self._on_furnished)
        self.life.locked.connect(self._on_locked)
        self.life.unreachable.connect(lambda error: self.keeper.explain(error))
        self.life.secret_needed.connect(lambda: self.keeper.ask())
        self.life.refused.connect(lambda error: self.keeper.refuse(error))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
            app.commitDataRequest.connect(lambda _manager: self.keep_drafts())

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self and now is not self.menuBar():
            self._last_focus = now

    def _on_opening(self) -> None:
        if self._keeper is not None:
            self._keeper.gate.lock.set_busy(True)

    def _on_opened(self, rows: tuple[TodayRow, ...]) -> None:
        if self._keeper is not None:
            self._keeper.gate.lock.let_in()
        self.stack.setCurrentWidget(self.shell)
        self.menus.set_open(True)
        self.today.show_rows(rows)
        self.show_steps()
        self.doing.check_marks()
        self.tell_notes()
        self._back_to_focus()
        self._name()
        QTimer.singleShot(_FURNISH_AFTER, self.furnish_now)

    def _on_furnished(self, session: Session) -> None:
        session.changed.connect(self._on_changed)
        session.go.connect(self.open_record)
        session.came_back.connect(lambda kind, number: self.doing.show_again(kind, number))
        session.undo_changed.connect(self.menus.set_undo)
        self.menus.set_undo("")
        self.show_steps()
        self._on_place()

    def _on_changed(self, changes: Changes) -> None:
        self.show_waiting()
        for name, _title in TABS[1:]:
            if self.shell.has_page(name):
                pages.as_page(self.shell.page(name)).refresh(changes)

    def _on_locked(self) -> None:
        self._focus_before = self._last_focus
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog) and top.isVisible():
                top.reject()
        self.doing.close_palette()
        self.messages.take_away()
        QGuiApplication.clipboard().clear()
        self.today.show_rows(())
        self.today.show_steps(())
        if self.isVisible():
            now = datetime.now().astimezone()
            self.keeper.show_locked(now, draft_kept=self.doing.draft_kept())

    def _back_to_focus(self) -> None:
        before, self._focus_before = self._focus_before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.page().take_focus()

    def _on_option(self, key: str) -> None:
        if key in ("theme", "text_size", "language"):
            self.dress()
        if key in ("language", "text_size"):
            self.retranslate()
        self.doing.check_marks()
        if key in ("rows", "text_size"):
            self.doing.set_rows()
        self.doing.renew_settings()

    def keep_drafts(self) -> None:
        """Keep what is being typed; nobody is asked."""
        if self.life.session is not None and self.life.is_open:
            self.life.session.locking.emit()

    def _restore(self) -> None:
        saved = self._state.value("geometry")
        if saved is None or not self.restoreGeometry(saved):
            self.resize(*_USUAL_SIZE)

    def _finish(self) -> None:
        self._state.setValue("geometry", self.saveGeometry())
        self.life.leave()

    # What the toolkit calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step out."""
        if event.key() == Qt.Key.Key_Escape and self.life.is_open and self.page().escape():
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody is asked but where work is still under way; drafts are kept."""
        if self.doing.may_close():
            self._finish()
            event.accept()
        else:
            event.ignore()
