"""Opening a desk: the way in, what is refused and how it is said, and making a desk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from recdesk.bootstrap import HeldDesk
from recdesk.storage.ownership import Ownership
from recdesk.ui.unlock.lock_page import WAITS
from tests.desks import NOW
from tests.ui.driver import OPERATOR, PASSPHRASE, Driver, HomeDesks


def test_the_passphrase_of_the_environment_opens_the_desk_on_today(closed: Driver) -> None:
    closed.open()

    assert closed.window.shell.tab == "today"
    assert closed.focus() == "today.table"
    assert closed.window.today.rows()


def test_without_a_passphrase_the_lock_page_asks_for_it(closed: Driver) -> None:
    closed.open(None)

    assert closed.focus() == "unlock.passphrase"
    closed.type(PASSPHRASE)
    closed.press("Enter")
    assert closed.window.life.is_open
    assert closed.focus() == "today.table"


def test_the_lock_page_shows_nothing_of_what_was_typed_until_the_eye_is_pressed(closed: Driver) -> None:
    closed.open(None)
    page = closed.window.gate.lock
    closed.type("secret words")

    assert page.passphrase.line.displayText() != "secret words"
    closed.click("unlock.passphrase.eye")
    assert page.passphrase.line.displayText() == "secret words"


def test_caps_lock_is_named_while_typing(closed: Driver) -> None:
    closed.open(None)

    closed.type("PASS")  # with Shift held, as a person without Caps Lock does
    held = closed.window.gate.lock.passphrase.caps_lock
    closed.press("CapsLock")

    assert held is False
    assert "Caps Lock is on" in closed.text("unlock.notes")


def test_a_wrong_passphrase_is_said_under_the_field_and_stays_selected(closed: Driver) -> None:
    closed.open(None)

    closed.type("not the passphrase")
    closed.press("Enter")

    page = closed.window.gate.lock
    assert page.error == "Passphrase: it does not open this desk. Check Caps Lock and the keyboard, then try again."
    assert page.passphrase.line.selectedText() == "not the passphrase"
    assert closed.focus() == "unlock.passphrase"


def test_wrong_passphrases_cost_growing_waits(closed: Driver) -> None:
    closed.open(None)
    page, waits = closed.window.gate.lock, []

    for _try in range(len(WAITS) + 1):
        closed.type("not the passphrase")
        closed.press("Enter")
        waits.append(page.waiting)
        while page.waiting:
            assert not page.unlock.isEnabled()
            assert f"{page.waiting} second" in page.error
            page.tick()

    assert waits == [0, 0, 2, 5, 15, 15]
    assert page.unlock.isEnabled()


def test_during_a_wait_enter_tries_nothing(closed: Driver) -> None:
    closed.open(None)
    page = closed.window.gate.lock
    for _try in range(3):
        closed.type("not the passphrase")
        closed.press("Enter")

    page.passphrase.line.setText(PASSPHRASE)
    closed.press("Enter")

    assert page.waiting == 2
    assert not closed.window.life.is_open


def test_the_recovery_code_opens_the_desk(qapp: QApplication, doors: HomeDesks) -> None:
    made = doors.create(doors.default_folder(), PASSPHRASE, name="Carpat", operator=OPERATOR)
    driver = Driver(qapp, doors, made.folder).open(None)

    driver.click("unlock.ways")
    driver.type(made.recovery_code.lower().replace("-", " "))
    driver.press("Enter")

    assert driver.window.life.is_open
    driver.close()


def test_a_second_window_on_the_same_desk_is_refused_with_the_owner(closed: Driver) -> None:
    with Ownership.take(closed.folder, now=NOW):
        closed.open()

    text = closed.window.gate.trouble.text
    assert "has it open" in text
    assert "Open by " in text
    assert not closed.window.life.is_open


@pytest.mark.parametrize("step", ["reach", "unlock"])
def test_a_defect_before_the_first_rows_is_said_where_the_desk_would_stand(
    closed: Driver, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    owner = HomeDesks if step == "reach" else HeldDesk
    with monkeypatch.context() as broken:
        broken.setattr(owner, step, lambda *_, **__: 1 / 0)
        closed.open()

    (report,) = (closed.folder / "logs").glob("recdesk-report-*.txt")
    page = closed.window.gate.trouble
    assert page.isVisible()
    assert "Something went wrong" in page.text
    assert report.name in page.text
    assert not closed.window.today.isVisible()
    closed.click("trouble.again")
    assert closed.window.gate.lock.isVisible()


def test_after_the_other_window_went_trying_again_opens_the_desk(closed: Driver) -> None:
    with Ownership.take(closed.folder, now=NOW):
        closed.open()

    closed.click("trouble.again")
    closed.type(PASSPHRASE)
    closed.press("Enter")

    assert closed.window.life.is_open


def _without_key_file(folder: Path) -> None:
    for name in ("desk.keys", "desk.keys.bak"):
        (folder / name).unlink()


def _with_a_damaged_key_file(folder: Path) -> None:
    for name in ("desk.keys", "desk.keys.bak"):
        (folder / name).write_bytes(b"no key file")


def _as_plain_sqlite(folder: Path) -> None:
    (folder / "desk.db").write_bytes(b"SQLite format 3\x00" + bytes(4080))


def _with_a_cut_database(folder: Path) -> None:
    whole = (folder / "desk.db").read_bytes()
    (folder / "desk.db").write_bytes(whole[: len(whole) // 2 // 4096 * 4096])


def _without_a_database(folder: Path) -> None:
    (folder / "desk.db").unlink()


@pytest.mark.parametrize(
    ("spoil", "title"),
    [
        (_without_key_file, "The key file is missing"),
        (_with_a_damaged_key_file, "The key file is damaged"),
        (_as_plain_sqlite, "This is no encrypted desk"),
        (_without_a_database, "The database is missing"),
    ],
)
def test_a_spoilt_desk_has_a_page_that_says_so_and_changes_nothing(closed: Driver, spoil: object, title: str) -> None:
    assert callable(spoil)
    spoil(closed.folder)
    before = {p.name: p.read_bytes() for p in closed.folder.iterdir() if p.is_file() and p.suffix != ".owner"}

    closed.open()

    page = closed.window.gate.trouble
    assert page.title.text() == title
    assert page.text.count(".") >= 2, "what is so, and what to do"
    assert closed.focus() == "trouble.again"
    after = {p.name: p.read_bytes() for p in closed.folder.iterdir() if p.is_file() and p.suffix != ".owner"}
    assert {name: after[name] for name in before if name != "desk.lock"} == {
        name: content for name, content in before.items() if name != "desk.lock"
    }


def test_a_folder_without_a_desk_leads_to_the_choice_of_one(qapp: QApplication, doors: HomeDesks) -> None:
    driver = Driver(qapp, doors, doors.default_folder()).open(None)

    assert driver.sees("choice.demo")
    assert driver.focus() == "choice.demo"
    driver.close()


def test_a_new_desk_is_made_with_a_recovery_code_typed_back(qapp: QApplication, doors: HomeDesks) -> None:
    driver = Driver(qapp, doors, doors.default_folder()).open(None)
    driver.click("choice.new")
    driver.type("Carpat Digital")
    driver.press("Enter")
    driver.type("ceai verde cu lamaie")
    driver.press("Enter")
    driver.type("ceai verde cu lamaie")
    driver.press("Enter")
    code = driver.text("recovery.code").replace("\n", "-")

    driver.type("WRONG")
    driver.press("Enter")
    refused = driver.window.gate.recovery.error
    driver.type(code.rpartition("-")[2])
    driver.press("Enter")

    assert refused.startswith("Last group: it is not as in the code.")
    assert driver.window.life.is_open
    assert code not in driver.texts()
    driver.close()


@pytest.mark.parametrize(
    ("first", "again", "sentence"),
    [
        ("ceai verde cu lamaie", "ceai verde cu miere", "the two entries differ"),
        ("short", "short", "it is too short"),
    ],
)
def test_a_new_desk_is_not_made_with_a_bad_passphrase(
    qapp: QApplication, doors: HomeDesks, first: str, again: str, sentence: str
) -> None:
    driver = Driver(qapp, doors, doors.default_folder()).open(None)
    driver.click("choice.new")
    for entry in ("Carpat Digital", first, again):
        driver.type(entry)
        driver.press("Enter")

    assert sentence in driver.window.gate.new.error
    assert driver.window.gate.new.company.text() == "Carpat Digital"
    assert not (doors.default_folder() / "desk.db").exists()
    driver.close()


def test_known_desks_can_be_chosen_on_the_lock_page(qapp: QApplication, doors: HomeDesks, folder: Path) -> None:
    other = doors.default_folder().parent / "second"
    shutil.copytree(folder, other)
    Driver(qapp, doors, other).open().close()

    driver = Driver(qapp, doors, folder).open(None)
    offered = driver.window.gate.lock.desks
    driver.close()

    assert [Path(offered.itemData(n)) for n in range(offered.count())] == [folder, other]


def test_someone_who_does_not_work_here_is_told_so(qapp: QApplication, doors: HomeDesks, folder: Path) -> None:
    driver = Driver(qapp, doors, folder, operator="stranger").open()

    assert "stranger" in driver.window.gate.lock.error
    assert not driver.window.life.is_open
    driver.close()
