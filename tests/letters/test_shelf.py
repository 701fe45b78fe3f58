"""Which template is taken for an offer, and what a manifest must say."""

from __future__ import annotations

from pathlib import Path

import pytest

from recdesk import shipped
from recdesk.domain.errors import Unreadable
from recdesk.letters.manifest import read_manifest
from recdesk.letters.shelf import Shelf
from recdesk.localization.formats import LETTER_LOCALES
from tests.letters.word_files import docx

GOOD = {
    "id": '"offer_x"',
    "version": "1",
    "title": '"Offer"',
    "language": '"ro_RO"',
    "country": '"RO"',
    "function": '"*"',
    "document_type": '"offer_letter"',
}


def template(folder: Path, name: str, **changes: str | None) -> Path:
    """A manifest with its DOCX; None leaves a key out."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = {**GOOD, "id": f'"{name}"', **changes}
    path = folder / f"{name}.toml"
    path.write_text("\n".join(f"{k} = {v}" for k, v in lines.items() if v is not None), encoding="utf-8")
    path.with_suffix(".docx").write_bytes(docx("x"))
    return path


def chosen(*folders: Path, language: str = "ro_RO", country: str = "RO", function: str = "TA") -> list[tuple[str, str]]:
    choices = Shelf(folders).choices(
        language=language, country=country, function=function, document_type="offer_letter"
    )
    return [(c.id, c.reason) for c in choices]


def test_exact_country_and_function_come_before_general_ones(tmp_path: Path) -> None:
    template(tmp_path, "general", country='"*"')
    template(tmp_path, "country")
    template(tmp_path, "function", country='"*"', function='"TA"')
    template(tmp_path, "both", function='"TA"')
    assert chosen(tmp_path) == [
        ("both", "country_and_function"),
        ("country", "country"),
        ("function", "function"),
        ("general", "general"),
    ]


def test_other_countries_functions_languages_and_papers_are_left_out(tmp_path: Path) -> None:
    template(tmp_path, "country", country='"DE"')
    template(tmp_path, "function", function='"HR"')
    template(tmp_path, "language", language='"fr_FR"')
    template(tmp_path, "paper", document_type='"contract"')
    assert chosen(tmp_path) == []


def test_the_exact_locale_comes_before_another_region_and_newer_before_older(tmp_path: Path) -> None:
    template(tmp_path, "moldova", language='"ro_MD"')
    template(tmp_path, "older", version="1")
    template(tmp_path, "newer", version="3")
    assert [name for name, _ in chosen(tmp_path)] == ["newer", "older", "moldova"]
    assert chosen(tmp_path, language="ro-RO") == chosen(tmp_path)


def test_the_desk_s_own_template_replaces_a_shipped_one_of_the_same_id(tmp_path: Path) -> None:
    template(tmp_path / "shipped", "offer", title='"Shipped"')
    own = template(tmp_path / "own", "offer", title='"Own"')
    manifest = Shelf([tmp_path / "shipped", tmp_path / "own", tmp_path / "absent"]).manifest("offer")
    assert manifest is not None
    assert (manifest.title, manifest.path) == ("Own", own.with_suffix(".docx"))


def test_a_broken_manifest_is_reported_and_hides_no_other(tmp_path: Path) -> None:
    template(tmp_path, "good")
    template(tmp_path, "bad", version='"one"')
    found, problems = Shelf([tmp_path]).manifests()
    assert [m.id for m in found] == ["good"]
    assert [(p.code, p.facts["file"], p.facts["key"]) for p in problems] == [
        ("manifest_unreadable", "bad.toml", "version")
    ]


@pytest.mark.parametrize(
    ("changes", "in_the_way"),
    [
        ({"colour": '"red"'}, True),
        ({"colour": '"red"', "language": '"ro_MD"'}, True),
        ({"colour": '"red"', "country": '"*"', "function": '"TA"'}, True),
        ({"language": '"romanian"'}, True),
        ({"country": '"Romania"'}, True),
        ({"title": "Offer"}, True),
        ({"colour": '"red"', "language": '"fr_FR"'}, False),
        ({"colour": '"red"', "country": '"DE"'}, False),
        ({"colour": '"red"', "function": '"HR"'}, False),
        ({"colour": '"red"', "document_type": '"contract"'}, False),
    ],
)
def test_a_broken_template_stands_in_the_way_of_the_offers_it_may_be_for(
    tmp_path: Path, changes: dict[str, str | None], in_the_way: bool
) -> None:
    template(tmp_path / "shipped", "good")
    template(tmp_path / "own" / "ro_RO", "bad", **changes)
    shelf = Shelf([tmp_path / "shipped", tmp_path / "own"])
    sought = {"language": "ro_RO", "country": "RO", "function": "TA", "document_type": "offer_letter"}
    assert [p.facts["file"] for p in shelf.faults(**sought)] == (["ro_RO/bad.toml"] if in_the_way else [])
    assert [p.facts["file"] for p in shelf.faults()] == ["ro_RO/bad.toml"]


def test_a_broken_shipped_template_that_the_desk_replaces_is_no_fault(tmp_path: Path) -> None:
    template(tmp_path / "shipped", "offer", colour='"red"')
    assert Shelf([tmp_path / "shipped"]).faults() != ()
    template(tmp_path / "own", "offer")
    assert Shelf([tmp_path / "shipped", tmp_path / "own"]).faults() == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": None}, "wrong_value"),
        ({"title": '"  "'}, "wrong_value"),
        ({"language": '"romanian"'}, "wrong_value"),
        ({"country": '"Romania"'}, "wrong_value"),
        ({"version": "0"}, "wrong_value"),
        ({"version": "true"}, "wrong_value"),
        ({"colour": '"red"'}, "unknown_key"),
        ({"required": '["offer.salary"]'}, "unknown_field"),
        ({"required": '"offer.amount"'}, "wrong_value"),
        ({"required": '["offer.bonus"]', "optional": '["offer.bonus"]'}, "required_and_optional"),
        ({"title": "Offer"}, "no_toml"),
    ],
)
def test_a_manifest_that_is_wrong_says_why(tmp_path: Path, changes: dict[str, str | None], reason: str) -> None:
    path = template(tmp_path, "offer", **changes)
    with pytest.raises(Unreadable) as caught:
        read_manifest(path)
    assert (caught.value.code, caught.value.facts["reason"]) == ("manifest_unreadable", reason)


def test_a_manifest_without_its_word_file_is_refused(tmp_path: Path) -> None:
    path = template(tmp_path, "offer")
    path.with_suffix(".docx").unlink()
    with pytest.raises(Unreadable) as caught:
        read_manifest(path)
    assert caught.value.facts["reason"] == "no_docx"


def test_the_shipped_shelf_has_an_offer_letter_for_romania_in_twelve_languages() -> None:
    found, problems = Shelf([shipped.templates()]).manifests()
    assert problems == ()
    offers = {(m.language, m.country, m.function) for m in found if m.document_type == "offer_letter"}
    assert offers == {*((language, "RO", "*") for language in LETTER_LOCALES), ("ar_AE", "AE", "*")}
