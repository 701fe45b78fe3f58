"""The frame of the window: tabs and keys, palette, lock, undo, look and language, going back, closing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

from recdesk import settings
from recdesk.domain.numbers import RecordKind
from recdesk.localization import catalogue
from recdesk.services import records
from recdesk.ui import qt_texts
from recdesk.ui.look import theme, type_scale
from recdesk.ui.window.acts import ACTS, MENUS, TABS
from recdesk.ui.window.faults import Faults
from recdesk.ui.window.places import Place, Places
from tests.ui.driver import PASSPHRASE, Driver

RESERVED = {"F11", "F12", "Alt+Return", "Alt+Space", "Ctrl+G", "Backspace", "Ins"}


# Keys


def test_no_two_acts_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for act in ACTS for key in (act.key, *act.keys) if key)

    assert [key for key, times in keys.items() if times > 1] == []


def test_no_act_has_a_key_that_belongs_to_letters_or_to_the_system() -> None:
    keys = [QKeySequence(key) for act in ACTS for key in (act.key, *act.keys) if key]

    for sequence in keys:
        held = sequence[0].keyboardModifiers()
        altgr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        assert held & altgr != altgr, sequence.toString()
        assert sequence.toString() not in RESERVED


@pytest.mark.parametrize("language", ["en_GB", "ro_RO"])
def test_the_letters_of_the_menu_bar_are_plain_and_unique(language: str) -> None:
    catalogue.use(language)

    letters = [catalogue.tr(title).partition("&")[2][:1].lower() for _name, title in MENUS]

    assert all(letter.isascii() and letter.isalpha() for letter in letters), letters
    assert len(set(letters)) == len(letters), letters


def test_ctrl_and_a_number_show_the_tabs(window: Driver) -> None:
    for place, (name, _title) in enumerate(TABS, 1):
        window.press(f"Ctrl+{place}")
        assert window.window.shell.tab == name


def test_ctrl_tab_goes_round_the_tabs(window: Driver) -> None:
    seen = []
    for _step in TABS:
        window.act("go.next_tab")
        seen.append(window.window.shell.tab)
    window.act("go.previous_tab")

    assert seen == ["requisitions", "candidates", "offers", "desk", "today"]
    assert window.window.shell.tab == "desk"


def test_f6_goes_through_the_parts_of_the_window_and_back(window: Driver) -> None:
    seen = []
    for _step in range(3):
        window.press("F6")
        seen.append(window.focus())
    window.press("Shift+F6")

    assert seen == ["window.palette", "window.tabs", "today.table"]
    assert window.focus() == "window.tabs"


def test_every_act_of_the_menus_can_be_found_in_the_palette(window: Driver) -> None:
    missing = []
    for act in ACTS:
        if act.code in ("go.palette", "edit.cut", "edit.copy", "edit.paste"):
            continue
        window.press("Ctrl+K")
        window.type(catalogue.tr(act.title).partition("...")[0])
        if not any(title.startswith(catalogue.tr(act.title).partition("...")[0]) for title in window.palette()):
            missing.append(act.code)
        window.press("Esc")

    assert missing == []


# Palette


def test_a_person_is_found_from_anywhere_and_opened(window: Driver) -> None:
    row = window.window.life.held.reads().rows_at(RecordKind.CANDIDATE, records_query(), offset=3, limit=1)[0]
    window.press("Ctrl+5")

    window.press("Ctrl+K")
    window.type(row.number)
    window.press("Enter")

    assert window.window.shell.tab == "candidates"
    assert window.window.page().place() == row.number


def records_query() -> object:
    from recdesk.services.reads import ListQuery

    return ListQuery(sort="number")


def test_the_palette_finds_requisitions_offers_and_acts_by_groups(window: Driver) -> None:
    window.press("Ctrl+K")
    window.type("rec")

    groups = list(dict.fromkeys(group for group, _entry in window.window.doing.palette.entries()))

    assert groups[-1] == "Acts"
    assert "Requisitions" in groups


def test_the_palette_shows_keys_and_why_an_act_cannot_run(window: Driver) -> None:
    window.press("Ctrl+K")
    window.type("undo")
    undo = next(entry for _group, entry in window.window.doing.palette.entries() if entry.title == "Undo")

    assert undo.key == "Ctrl+Z"
    assert undo.refused == "There is nothing to undo"


def test_esc_closes_the_palette_and_gives_the_focus_back(window: Driver) -> None:
    window.press("Ctrl+K", "Esc")

    assert not window.sees("palette")
    assert window.focus() == "today.table"


# Lock


def test_the_lock_hides_every_record_and_unlocking_returns_to_the_place(window: Driver) -> None:
    window.press("Ctrl+3")
    name = window.window.record_page("candidates").record.view.record.legal_name
    shown = name in window.texts()

    window.press("Ctrl+Shift+L")
    locked = window.texts()
    window.type(PASSPHRASE)
    window.press("Enter")

    assert shown
    assert name not in locked
    assert window.window.shell.tab == "candidates"
    assert name in window.texts()
    assert window.focus() == "candidates.table"


def test_a_locked_desk_gives_nothing_to_anybody(window: Driver) -> None:
    desk = window.window.session.desk
    window.press("Ctrl+Shift+L")

    with pytest.raises(Exception, match="desk_locked"):
        desk.work()
    with pytest.raises(Exception, match="desk_locked"):
        desk.reads.counts(today=desk.clock.today())
    assert window.window.windowTitle() == "RecDesk"


def test_the_lock_closes_dialogs_and_clears_the_clipboard(window: Driver) -> None:
    QGuiApplication.clipboard().setText("Ana Popescu")
    window.act("help.about")
    asked = window.sees("question")

    window.act("desk.lock")

    assert asked
    assert not window.sees("question")
    assert QGuiApplication.clipboard().text() == ""


def test_while_locked_no_key_reaches_the_desk(window: Driver) -> None:
    window.press("Ctrl+Shift+L")

    window.press("Ctrl+3", "Ctrl+K", "F5")

    assert window.focus() == "unlock.passphrase"
    assert not window.sees("palette")


def test_the_lock_keeps_what_is_being_typed(window: Driver) -> None:
    window.press("Ctrl+3", "Ctrl+N")
    form = window.window.record_page("candidates")._editor.form
    form.go_to("legal_name")
    window.type("Țîrlea Ștefan")

    window.press("Ctrl+Shift+L")
    window.type(PASSPHRASE)
    window.press("Enter")

    assert form.values()["legal_name"] == "Țîrlea Ștefan"
    drafts = window.window.session.desk.reads.drafts("im")
    assert [draft.record_kind for draft in drafts] == ["candidate"]


# Acts, results, undo


def test_an_act_says_its_result_and_ctrl_z_takes_it_back(window: Driver) -> None:
    session, number = window.window.session, "CAN-2026-0001"
    session.attempt(lambda: records.archive(RecordKind.CANDIDATE, number, desk=session.desk))
    window.settle()
    said, offered = window.result, window.sees("window.result.undo")
    named = window.window.menus.actions["edit.undo"].text()

    window.press("Ctrl+Z")

    assert said == f"Archived: {number}."
    assert offered
    assert named == f"Undo archiving of {number}"
    assert window.result == f"Taken back: {number}."
    with session.desk.work() as uow:
        assert uow.candidates.get(number).archived_at is None


def test_a_refused_act_stands_above_the_content_until_it_is_closed(window: Driver) -> None:
    session, number = window.window.session, "CAN-2026-0001"
    session.attempt(lambda: records.archive(RecordKind.CANDIDATE, number, desk=session.desk, restore=True))
    window.settle()

    said = window.window.shell.refusal.text
    window.click("window.refusal.close")

    assert said == "Record: it is not archived. There is nothing to take back."
    assert not window.window.shell.refusal.is_shown()


def test_the_title_holds_numbers_only(window: Driver) -> None:
    window.window.open_record("candidate", "CAN-2026-0002")
    window.settle()

    assert window.window.windowTitle() == "CAN-2026-0002 - RecDesk"
    window.press("Ctrl+1")
    assert window.window.windowTitle() == "RecDesk"


def test_alt_left_and_right_go_through_the_places(window: Driver) -> None:
    window.window.open_record("candidate", "CAN-2026-0002")
    window.window.open_record("requisition", "REQ-2026-0003")
    window.settle()

    window.press("Alt+Left")
    before = (window.window.shell.tab, window.window.page().place())
    window.press("Alt+Right")

    assert before == ("candidates", "CAN-2026-0002")
    assert (window.window.shell.tab, window.window.page().place()) == ("requisitions", "REQ-2026-0003")


def test_places_ahead_are_gone_after_going_elsewhere() -> None:
    places = Places()
    for place in (Place("today"), Place("offers", "OF-1"), Place("offers", "OF-2")):
        places.arrive(place)
    places.back()

    places.arrive(Place("desk"))

    assert places.forward() is None
    assert places.back() == Place("offers", "OF-1")
    assert places.back() == Place("today")
    assert places.back() is None


def test_reading_again_shows_what_another_hand_changed(window: Driver) -> None:
    before = len(window.window.today.rows())
    desk = window.window.session.desk
    row = window.window.today.rows()[0]
    records.archive(RecordKind(row.record_kind), row.record, desk=desk)

    window.press("F5")

    assert len(window.window.today.rows()) < before


# Look and language


def test_text_grows_and_shrinks_by_keys_within_its_bounds(window: Driver) -> None:
    window.press("Ctrl++")
    larger = theme.theme().scale
    for _press in range(12):
        window.press("Ctrl+-")
    smallest = theme.theme().scale
    window.press("Ctrl+0")

    assert (larger, smallest, theme.theme().scale) == (110, 90, 100)


def test_colours_change_at_once_and_are_kept(window: Driver) -> None:
    window.act("theme.dark")

    assert theme.tokens().dark
    assert settings.load(window.folder).theme == "dark"


def test_the_whole_window_changes_its_language_at_once(window: Driver) -> None:
    for place in range(1, 6):
        window.press(f"Ctrl+{place}")

    window.act("language.ro_RO")
    tabs = [window.window.shell.tabs.tabText(n) for n in range(5)]
    menus = [window.window.menus.menu(name).title().replace("&", "") for name, _title in MENUS]
    window.act("language.en_GB")

    assert tabs == ["Astăzi", "Cereri", "Candidați", "Oferte", "Birou"]
    assert menus[0] == "Birou"
    assert next(window.window.shell.tabs.tabText(n) for n in range(5)) == "Today"


def test_qts_own_texts_speak_romanian(window: Driver, qapp: QApplication) -> None:
    window.act("language.ro_RO")
    edit = QLineEdit()
    menu = edit.createStandardContextMenu()
    said = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    menu.deleteLater()
    edit.deleteLater()
    window.act("language.en_GB")

    assert said == ["Anulare", "Refacere", "Decupare", "Copiere", "Lipire", "Ștergere", "Selectarea tuturor"]


def test_every_text_of_qt_that_recdesk_names_has_a_romanian_one() -> None:
    catalogue.use("ro_RO")

    said = qt_texts.texts()

    assert said["Cancel"] == "Renunțare"
    assert "&Yes" in said
    assert "File &name:" in said


def test_cut_copy_and_paste_are_passed_to_the_field(window: Driver) -> None:
    window.press("Ctrl+3", "Ctrl+F")
    window.type("popescu")
    window.press("Ctrl+A")

    window.act("edit.copy")
    window.act("edit.cut")
    cut = window.text("candidates.search")
    window.act("edit.paste")

    assert QGuiApplication.clipboard().text() == "popescu"
    assert cut == ""
    assert window.text("candidates.search") == "popescu"


# Leaving, and what goes wrong


def test_closing_asks_only_while_work_is_under_way(window: Driver) -> None:
    job = window.runner.start("import", lambda progress: progress.step(1))
    stopped: list[bool] = []
    job.stopped.connect(lambda: stopped.append(True))

    window.window.close()
    asked = window.window.isVisible()
    said = window.window.messages.last("question")

    assert asked
    assert said is not None
    assert said.text == "Close RecDesk? 1 job is still under way."
    assert said.acts == ("wait", "stop")


def test_closing_gives_the_desk_back_and_remembers_the_size(window: Driver) -> None:
    window.window.resize(1000, 611)

    window.window.close()
    again = Driver(window.app, window.doors, window.folder).open()

    assert again.window.life.is_open
    assert again.window.height() == 611
    again.close()


def test_a_defect_is_reported_once_without_any_value(window: Driver) -> None:
    faults = Faults(lambda error: window.doors.report_defect(window.folder, error), window.window.messages)

    def broken(name: str) -> None:
        raise RuntimeError(f"secret {name}")

    met = []
    for name in ("Ana Popescu", "Mihai Ion"):
        try:
            broken(name)
        except RuntimeError as error:
            met.append(faults.meet(error))
    window.settle()

    reports = list(_reports(window.folder))
    assert met == [True, False]
    assert len(reports) == 1
    assert "Popescu" not in reports[0].read_text(encoding="utf-8")
    assert "RuntimeError" in window.find("question.details").toPlainText()


def test_a_defect_while_typing_is_a_banner_and_takes_no_focus(window: Driver) -> None:
    window.press("Ctrl+3", "Ctrl+F")
    faults = Faults(lambda error: window.doors.report_defect(window.folder, error), window.window.messages)

    try:
        raise ZeroDivisionError
    except ZeroDivisionError as error:
        faults.meet(error)
    window.settle()

    assert window.focus() == "candidates.search"
    assert window.window.shell.state.text.startswith("Something went wrong in RecDesk.")
    assert not window.sees("question")


def _reports(folder: Path) -> list[Path]:
    return sorted((folder / "logs").glob("recdesk-report-*.txt"))


@pytest.mark.parametrize("language", ["en_GB", "ro_RO"])
@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("tab", ["requisitions", "offers"])
def test_number_and_status_of_a_record_are_read_whole_in_the_list(
    window: Driver, tab: str, size: int, language: str
) -> None:
    window.window.resize(1280, 800)
    window.window.options.set("language", language)
    window.window.options.set("text_size", size)
    window.window.show_tab(tab)
    window.settle()
    view = window.window.record_page(tab).list.table.view
    columns = [column.name for column in view.records().columns]
    metrics = QFontMetrics(type_scale.font("body", tabular=True))
    for name in ("number", "status"):
        place = columns.index(name)
        words = {str(view.records().index(row, place).data()) for row in range(view.records().rowCount())}
        widest = max(metrics.horizontalAdvance(word) for word in words)
        assert view.columnWidth(place) >= widest + 16
        assert view.columnViewportPosition(place) + widest + 8 <= view.viewport().width()
