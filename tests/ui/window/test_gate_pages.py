"""The pages before an open desk: every line of a sentence is there, long folders break, what is named can be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from recdesk.domain.errors import Refused
from recdesk.ui.unlock.card import Prose
from tests.ui.driver import Driver


def _cut(card: QWidget) -> list[str]:
    texts = [text for text in card.findChildren(Prose) if text.isVisible()]
    return [t.said for t in texts if t.height() < t.heightForWidth(t.width()) or _widest(t) > t.width()]


def _widest(text: Prose) -> int:
    metrics = text.fontMetrics()
    return max(metrics.horizontalAdvance(word) for word in text.text().replace("\u200b", " ").split())


@pytest.mark.parametrize("size", [90, 100, 150])
@pytest.mark.parametrize("code", ["desk_not_encrypted", "desk_damaged", "key_file_missing", "desk_missing"])
def test_no_line_of_a_sentence_is_cut(code: str, size: int, closed: Driver) -> None:
    closed.window.options.set("text_size", size)
    closed.window.resize(960, 560)
    closed.window.keeper.explain(Refused(code, folder=str(closed.folder), file="recdesk.keys"))
    closed.window.folder = Path("/" + "a" * 20)
    closed.settle()
    assert _cut(closed.window.gate.trouble) == []


def test_a_folder_of_three_hundred_letters_stays_in_the_card(closed: Driver) -> None:
    closed.window.folder = Path("/home/" + "x" * 300)
    closed.window.keeper.explain(Refused("desk_damaged", folder=str(closed.window.folder)))
    closed.settle()
    page = closed.window.gate.trouble
    assert _cut(page) == []
    assert str(closed.window.folder) in page.text


def test_where_there_is_no_desk_a_new_one_can_be_made_in_that_folder(closed: Driver, tmp_path: Path) -> None:
    closed.window.folder = tmp_path / "elsewhere"
    closed.window.keeper.explain(Refused("desk_missing", folder=str(closed.window.folder)))
    closed.settle()
    page = closed.window.gate.trouble
    assert closed.text("trouble.new") == "New desk..."
    assert (page.new.property("kind"), page.again.property("kind")) == ("primary", None)
    assert page.new.hasFocus()
    assert page.text.count(str(closed.window.folder)) == 1

    closed.click("trouble.new")

    assert closed.window.gate.new.isVisible()
    assert closed.window.gate.new.folder == tmp_path / "elsewhere"


def test_only_a_missing_desk_offers_a_new_one(closed: Driver) -> None:
    closed.window.keeper.explain(Refused("desk_damaged", folder=str(closed.folder)))
    closed.settle()
    assert not closed.sees("trouble.new")


def test_an_unknown_operator_is_told_what_to_do(closed: Driver) -> None:
    said = closed.window.messages.sentence(Refused("operator_unknown", operator="x").problems[0])
    assert said == ("Operator x: not known at this desk. Name another with --operator, or have a lead add this one.")
