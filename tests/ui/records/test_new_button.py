"""The button that begins a new record, beside the search."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.demo_window import closed, doors, folder, make_demo, window
from tests.ui.driver import Driver

__all__ = ["closed", "doors", "folder", "window"]


@pytest.fixture(scope="session")
def made_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo desk."""
    return make_demo(tmp_path_factory.mktemp("new_button") / "desk", 12)


@pytest.mark.parametrize(("tab", "prefix"), [("2", "requisitions"), ("3", "candidates")])
def test_a_record_is_begun_by_the_button_in_its_list(window: Driver, tab: str, prefix: str) -> None:
    window.press(f"Ctrl+{tab}")

    window.click(f"{prefix}.new")

    assert window.window.page().editor is not None


def test_an_offer_is_not_begun_without_a_candidate(window: Driver) -> None:
    window.press("Ctrl+4")

    assert not window.window.page().list.new.isVisible()
