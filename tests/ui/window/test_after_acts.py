"""What stands in the window after an act: the record that came back, and results and refusals that go in time."""

from __future__ import annotations

from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import RUNNING
from recdesk.services import applications, records
from recdesk.services.reads import ListQuery
from tests.ui.driver import PASSPHRASE, Driver


def _offerless(window: Driver, place: int) -> str:
    """The number of a candidate without a running offer."""
    desk = window.window.session.desk
    rows = desk.reads.rows_at(RecordKind.CANDIDATE, ListQuery(sort="number"), offset=0, limit=60)
    views = [records.view(RecordKind.CANDIDATE, row.number, desk=desk) for row in rows]
    free = [v.record.number for v in views if not any(offer.status in RUNNING for offer in v.offers)]
    return free[place]


def _refuse(window: Driver) -> None:
    session = window.window.session
    number = _offerless(window, 0)
    session.attempt(lambda: records.archive(RecordKind.CANDIDATE, number, desk=session.desk, restore=True))
    window.settle()


def test_an_archived_record_that_is_taken_back_is_the_current_one_again(window: Driver) -> None:
    number = _offerless(window, 4)
    window.window.open_record("candidate", number)
    window.settle()
    page = window.window.record_page("candidates")
    page.act("archive")
    window.settle()
    neighbour = page.place()

    window.press("Ctrl+Z")

    assert neighbour != number
    assert page.place() == number
    assert page.list.current() == number
    assert window.result == f"Taken back: {number}."


def test_undo_in_another_list_goes_to_the_record_that_came_back(window: Driver) -> None:
    number = _offerless(window, 2)
    window.window.open_record("candidate", number)
    window.settle()
    window.window.record_page("candidates").act("archive")
    window.press("Ctrl+4")

    window.press("Ctrl+Z")

    assert window.window.shell.tab == "candidates"
    assert window.window.page().place() == number
    assert window.result == f"Taken back: {number}."


def test_undo_on_today_stays_there_and_marks_the_record_in_its_list(window: Driver) -> None:
    number = _offerless(window, 3)
    window.window.open_record("candidate", number)
    window.settle()
    window.window.record_page("candidates").act("archive")
    window.press("Ctrl+1")

    window.press("Ctrl+Z")

    assert window.window.shell.tab == "today"
    assert window.window.record_page("candidates").list.current() == number


def test_undo_does_not_pull_anybody_out_of_a_form(window: Driver) -> None:
    number = _offerless(window, 1)
    session = window.window.session
    window.press("Ctrl+3", "Ctrl+N")
    session.attempt(lambda: records.archive(RecordKind.CANDIDATE, number, desk=session.desk))
    session.undo()
    window.settle()

    assert window.sees("candidates.editor")
    assert window.result == f"Taken back: {number}."


def test_a_stage_that_is_taken_back_shows_its_candidate(window: Driver) -> None:
    session, desk = window.window.session, window.window.session.desk
    window.press("Ctrl+3")
    page = window.window.record_page("candidates")
    moved = next(
        (a.candidate, a.requisition, next(c.stage for c in choices if c.refusal is None))
        for row in desk.reads.rows_at(RecordKind.CANDIDATE, ListQuery(sort="number"), offset=5, limit=50)
        for a in records.view(RecordKind.CANDIDATE, row.number, desk=desk).applications
        for choices in [applications.choices(a.candidate, a.requisition, desk=desk)]
        if any(c.refusal is None for c in choices)
    )
    candidate, requisition, stage = moved
    session.attempt(
        lambda: applications.move(candidate, requisition, stage, desk=desk),
        back=lambda: applications.take_back_move(candidate, requisition, desk=desk),
    )
    window.settle()

    window.press("Ctrl+Z")

    assert page.place() == candidate


def test_a_refusal_goes_when_another_tab_is_shown(window: Driver) -> None:
    window.press("Ctrl+3")
    _refuse(window)
    shown = window.window.shell.refusal.is_shown()

    window.press("Ctrl+4")

    assert shown
    assert not window.window.shell.refusal.is_shown()


def test_a_result_goes_when_another_tab_is_clicked(window: Driver) -> None:
    session, number = window.window.session, _offerless(window, 0)
    window.press("Ctrl+3")
    session.attempt(lambda: records.archive(RecordKind.CANDIDATE, number, desk=session.desk))
    window.settle()
    said = window.result

    window.window.shell.tabs.setCurrentIndex(3)
    window.settle()

    assert said == f"Archived: {number}."
    assert window.result == ""
    assert not window.sees("window.result.undo")
    assert window.window.menus.actions["edit.undo"].text() == f"Undo archiving of {number}"


def test_a_result_stays_while_the_same_tab_is_shown(window: Driver) -> None:
    session, number = window.window.session, _offerless(window, 0)
    window.press("Ctrl+3")
    session.attempt(lambda: records.archive(RecordKind.CANDIDATE, number, desk=session.desk))

    window.press("Ctrl+3", "Down")

    assert window.result == f"Archived: {number}."


def test_neither_refusal_nor_result_is_there_after_a_lock(window: Driver) -> None:
    window.press("Ctrl+3")
    _refuse(window)

    window.press("Ctrl+Shift+L")
    window.type(PASSPHRASE)
    window.press("Enter")

    assert window.window.shell.tab == "candidates"
    assert not window.window.shell.refusal.is_shown()
    assert window.result == ""


def test_the_lock_page_says_that_a_draft_is_kept(window: Driver) -> None:
    window.press("Ctrl+3", "Ctrl+N")
    window.window.record_page("candidates")._editor.form.go_to("legal_name")
    window.type("Ana")

    window.press("Ctrl+Shift+L")

    assert window.text("unlock.state").startswith("A draft is kept.")


def test_after_approving_by_key_the_next_act_has_the_focus(window: Driver) -> None:
    desk = window.window.session.desk
    drafts = ListQuery(filters={"status": "draft"})
    number = desk.reads.rows_at(RecordKind.OFFER, drafts, offset=0, limit=1)[0].number
    window.window.open_record("offer", number)
    window.settle()
    window.find("offers.act.approve").setFocus()

    window.press("Space")

    assert window.result == f"Approved: {number}."
    assert window.focus() == "offers.act.letter"
