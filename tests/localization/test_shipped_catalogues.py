"""The catalogues that ship with RecDesk: they load, agree with their source texts and keep the house's Romanian."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from recdesk import shipped
from recdesk.localization import catalogue

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wording() -> ModuleType:
    spec = importlib.util.spec_from_file_location("recdesk_wording", REPOSITORY / "i18n" / "wording.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def romanian() -> list[Message]:
    with (shipped.catalogues() / "ro_RO" / "LC_MESSAGES" / "recdesk.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


@pytest.fixture
def in_romanian() -> Iterator[None]:
    catalogue.use("ro")
    yield
    catalogue.use("en_GB")


def test_romanian_ships(in_romanian: None) -> None:
    assert "ro_RO" in catalogue.available()
    assert catalogue.tr("Late") == "Întârziat"
    assert catalogue.tr("Undo  Ctrl+Z") != catalogue.tr("Cancel")


@pytest.mark.parametrize(
    ("n", "text"), [(1, "Salariu, 1 problemă"), (2, "Salariu, 2 probleme"), (20, "Salariu, 20 de probleme")]
)
def test_romanian_plurals_reach_the_window(in_romanian: None, n: int, text: str) -> None:
    pattern = catalogue.ntr("{title}, {n} problem", "{title}, {n} problems", n)
    assert pattern.format(title="Salariu", n=n) == text


def test_every_romanian_text_keeps_the_rules_of_wording(wording: ModuleType, romanian: list[Message]) -> None:
    def forms(text: object) -> tuple[str, ...]:
        return tuple(text) if isinstance(text, (tuple, list)) else (str(text or ""),)

    faults = [
        f"{message.id!r} {fault}"
        for message in romanian
        if all(forms(message.string))
        for fault in wording.translation_faults(forms(message.id), forms(message.string))
    ]
    assert faults == []


def test_romanian_buttons_and_sentences_use_no_straight_double_quotes(romanian: list[Message]) -> None:
    texts = [message.string for message in romanian if isinstance(message.string, str)]
    assert [text for text in texts if '"' in text and "<" not in text] == []


def test_every_available_language_gives_texts_that_can_be_filled(in_romanian: None) -> None:
    filled = catalogue.tr("{rows} rows: {created} new, {updated} changed, {unchanged} the same.").format(
        rows=10, created=7, updated=2, unchanged=1
    )
    assert [part for part in ("10", "7", "2", "1") if part in filled] == ["10", "7", "2", "1"]
