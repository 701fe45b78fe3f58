"""Today: what waits, in which order, how it is narrowed, and where it leads."""

from __future__ import annotations

from datetime import date, timedelta

from recdesk.services.reads import TodayRow
from recdesk.ui.today import reasons
from recdesk.ui.today.page import TodayPage
from tests.ui.driver import Driver

TODAY = date(2026, 11, 23)


def _row(kind: str, record: str, days: int | None, *, text: str = "Prepare the offer") -> TodayRow:
    due = None if days is None else TODAY + timedelta(days=days)
    record_kind = {"CAN": "candidate", "OF-": "offer"}.get(record[:3], "document")
    return TodayRow(kind, record_kind, record, "Ana Popescu", text, due, days is not None and days < 0)


ROWS = (
    _row("consent_expiring", "CAN-2026-0004", 6, text="2026-05"),
    _row("offer_draft", "OF-2026-0002", 4, text="Recruiter"),
    _row("action_due", "CAN-2026-0003", 0),
    _row("action_overdue", "CAN-2026-0001", -3),
    _row("letter_missing", "OF-2026-0003", None, text="Recruiter"),
    _row("action_overdue", "CAN-2026-0002", -1),
)


def _page() -> TodayPage:
    page = TodayPage(lambda: TODAY)
    page.show_rows(ROWS)
    return page


def test_late_things_stand_first_then_what_needs_a_person_then_what_is_due() -> None:
    assert [reasons.state(row, TODAY)[0] for row in _page().rows()] == [
        "late", "late", "needs_you", "needs_you", "due", "due",
    ]  # fmt: skip


def test_a_late_row_says_by_how_much() -> None:
    assert reasons.state(ROWS[3], TODAY) == ("late", "3 days")
    assert reasons.state(ROWS[5], TODAY) == ("late", "1 day")


def test_a_row_says_what_waits_in_words() -> None:
    said = {row.kind: reasons.sentence(row) for row in ROWS}

    assert said["action_overdue"] == "Prepare the offer"
    assert said["letter_missing"] == "Approved, no letter yet: Recruiter"
    assert said["consent_expiring"] == "Consent ends (2026-05)"


def test_every_reason_of_the_desk_has_words_of_its_own() -> None:
    said = [reason.title for reason in reasons.REASONS.values()]

    assert len(set(said)) == len(said) == 10


def test_a_filter_shows_one_reason_and_esc_shows_all_again() -> None:
    page = _page()

    page.chip("action_overdue").click()
    narrowed = [row.kind for row in page.rows()]

    assert narrowed == ["action_overdue", "action_overdue"]
    assert page.escape() is True
    assert len(page.rows()) == len(ROWS)
    assert page.escape() is False


def test_each_filter_counts_what_it_would_show() -> None:
    page = _page()

    for kind, number in page.counts().items():
        page.show_kind(kind)
        assert len(page.rows()) == number
        assert page.chip(kind).text().endswith(str(number))


def test_a_reason_for_which_nothing_waits_has_no_button() -> None:
    page = _page()

    assert page.chip("letter_outdated").isHidden()
    assert not page.chip("letter_missing").isHidden()


def test_the_filter_falls_away_with_its_last_row() -> None:
    page = _page()
    page.show_kind("letter_missing")

    page.show_rows(tuple(row for row in ROWS if row.kind != "letter_missing"))

    assert page.kind == ""
    assert len(page.rows()) == len(ROWS) - 1


def test_nothing_waiting_is_said_in_one_sentence() -> None:
    page = TodayPage(lambda: TODAY)

    page.show_rows(())

    assert page.table.state() == "empty"


def test_the_current_row_stays_when_rows_are_read_again() -> None:
    page = _page()
    chosen = page.rows()[3]
    page.table.go_to((chosen.kind, chosen.record, chosen.text))

    page.show_rows(ROWS[::-1])

    assert page.table.current_key() == (chosen.kind, chosen.record, chosen.text)


def test_today_shows_what_the_demo_desk_waits_for(window: Driver) -> None:
    rows = window.window.today.rows()

    assert rows == reasons.in_order(window.window.life.rows(), TODAY)
    assert {"offer_waiting", "offer_draft", "letter_missing"} <= {row.kind for row in rows}


def test_enter_opens_the_record_of_a_row(window: Driver) -> None:
    row = next(row for row in window.window.today.rows() if row.kind == "offer_waiting")
    window.window.today.table.go_to((row.kind, row.record, row.text))

    window.press("Enter")

    assert window.window.shell.tab == "offers"
    assert window.window.page().place() == row.record


def test_a_missing_letter_opens_at_the_letter(window: Driver) -> None:
    window.window.today.show_kind("letter_missing")
    row = window.window.today.rows()[0]
    window.window.today.take_focus()

    window.press("Enter")

    assert window.window.page().place() == row.record
    assert window.sees("letter.page")
