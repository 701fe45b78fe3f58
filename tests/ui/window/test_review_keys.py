"""The keys of a review in the whole window, beside the letters of the menu bar."""

from __future__ import annotations

from recdesk.ui.review.page import ReviewPage
from tests.ui.driver import Driver


def _at_review(window: Driver) -> ReviewPage:
    window.press("Ctrl+3", "Ctrl+N")
    window.window.record_page("candidates")._editor.form.go_to("legal_name")
    window.type("Ana Pop")
    window.press("Ctrl+S")
    page = window.window.record_page("candidates").stack.currentWidget()
    assert isinstance(page, ReviewPage)
    return page


def test_alt_g_goes_to_the_field_of_the_item(window: Driver) -> None:
    page = _at_review(window)
    wanted = page.item.field()

    window.press("Alt+G")

    assert wanted
    assert window.sees("candidates.editor")


def test_alt_x_opens_the_exception_of_the_item(window: Driver) -> None:
    page = _at_review(window)

    window.press("Alt+X")

    assert page.exception.isVisible()
