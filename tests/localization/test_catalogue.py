"""The language in use, on small compiled catalogues of the test's own."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from recdesk.localization import catalogue


@pytest.fixture(autouse=True)
def romanian_and_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    compiled(
        tmp_path,
        "ro_RO",
        {
            "Save": "Salvare",
            ("{n} day", "{n} days"): ("o zi", "{n} zile", "{n} de zile"),
            ("stage", "Open"): "Deschisă",
            "Late": "Întârziat",
        },
    )
    compiled(tmp_path, "de_DE", {"Save": "Speichern"})
    monkeypatch.setattr(catalogue.shipped, "catalogues", lambda: tmp_path)
    forget()
    yield
    forget()
    catalogue.use("en_GB")


def forget() -> None:
    catalogue._translated.cache_clear()
    catalogue._texts.cache_clear()


def compiled(root: Path, locale: str, texts: dict[object, object]) -> None:
    made = Catalog(locale=locale)
    for key, text in texts.items():
        context = key[0] if isinstance(key, tuple) and isinstance(text, str) else None
        made.add(key[1] if context else key, text, context=context)  # type: ignore[arg-type,index]
    buffer = io.BytesIO()
    write_mo(buffer, made)
    folder = root / locale / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "recdesk.mo").write_bytes(buffer.getvalue())


def test_english_is_spoken_before_anybody_chooses() -> None:
    assert catalogue.current_locale() == "en_GB"
    assert catalogue.tr("Save") == "Save"


@pytest.mark.parametrize("asked", ["ro", "ro_RO", "ro-RO", "RO_ro", "ro_MD", "ro_RO.UTF-8"])
def test_every_way_of_writing_a_language_finds_it(asked: str) -> None:
    assert catalogue.use(asked) == "ro_RO"
    assert catalogue.tr("Save") == "Salvare"


@pytest.mark.parametrize("asked", ["xx", "", "hu_HU", "C"])
def test_a_language_without_a_catalogue_gives_english(asked: str) -> None:
    assert catalogue.use(asked) == "en_GB"
    assert catalogue.tr("Save") == "Save"


def test_a_text_without_a_translation_is_shown_in_english() -> None:
    catalogue.use("ro_RO")
    assert catalogue.tr("Not in the catalogue") == "Not in the catalogue"
    assert catalogue.tr("") == ""


@pytest.mark.parametrize(
    ("n", "text"),
    [(0, "0 zile"), (1, "o zi"), (2, "2 zile"), (19, "19 zile"), (20, "20 de zile"), (101, "101 zile")],
)
def test_romanian_has_three_plural_forms(n: int, text: str) -> None:
    catalogue.use("ro")
    assert catalogue.ntr("{n} day", "{n} days", n).format(n=n) == text


def test_a_context_tells_two_meanings_apart() -> None:
    catalogue.use("ro")
    assert catalogue.ptr("stage", "Open") == "Deschisă"
    assert catalogue.ptr("button", "Open") == "Open"
    assert catalogue.tr("Open") == "Open"


def test_a_marked_literal_is_translated_where_it_is_shown() -> None:
    state = catalogue.mark("Late")
    catalogue.use("ro")
    assert (state, catalogue.tr(state)) == ("Late", "Întârziat")


def test_the_available_languages_begin_with_english() -> None:
    assert catalogue.available() == ("en_GB", "de_DE", "ro_RO")


def test_stretched_texts_are_at_least_40_percent_longer_and_keep_their_placeholders() -> None:
    catalogue.use("en", stretch=True)
    long = catalogue.tr("Import {count} rows")
    assert len(long) >= 1.4 * len("Import  rows")
    assert long.format(count=189).startswith("Import 189 rows ")


def test_mirroring_is_only_a_flag() -> None:
    catalogue.use("ro", mirror=True)
    assert catalogue.mirrored()
    assert catalogue.tr("Save") == "Salvare"
    catalogue.use("ro")
    assert not catalogue.mirrored()


def test_the_start_path_does_not_load_babel_or_holidays() -> None:
    code = (
        "import recdesk.localization.catalogue, recdesk.localization.screen, recdesk.domain.calendar, sys;"
        "print(sorted({'babel', 'holidays', 'anyascii'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
