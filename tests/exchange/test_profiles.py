"""Mapping profiles: what they may say, and that a wrong one is refused with the place before any file is read by it."""

from __future__ import annotations

from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.errors import Unreadable
from recdesk.exchange.profiles import load

GOOD = """
name = "our-list"
kind = "candidates"
encoding = "utf-8"
delimiter = ","
header_row = 1

[columns]
legal_name = "{First Name} {Last Name}"
email = "Email"
date_of_birth = "DOB"

[formats]
date = "%Y-%m-%d"
decimal = ","

[constants]
source = "Greenhouse"

[values.country]
"Romania" = "RO"
"""


def refused(text: str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        load(text)
    return caught.value


def facts_of(text: str) -> tuple[str, str | None]:
    problem = refused(text).problems[0]
    return problem.code, problem.field


def test_a_profile_says_which_columns_fill_which_fields() -> None:
    profile = load(GOOD)
    assert profile.columns["legal_name"].headers == ("First Name", "Last Name")
    assert profile.columns["legal_name"].filled({"first name": "Ana", "last name": ""}) == "Ana"
    assert profile.needed == {"first name", "last name", "email", "dob"}
    assert profile.date_format("date_of_birth") == "%Y-%m-%d"
    assert profile.values["country"] == {"Romania": "RO"}


def test_a_date_field_may_have_a_format_of_its_own() -> None:
    profile = load(GOOD.replace("[formats]", '[formats]\ndate_of_birth = "%d/%m/%Y"'))
    assert profile.date_format("date_of_birth") == "%d/%m/%Y"
    assert profile.date_format("consent_given_on") == "%Y-%m-%d"


@pytest.mark.parametrize("spelling", ["UTF-8", "utf8", "cp1250", "windows-1250", "ISO-8859-2", "detect"])
def test_encodings_may_be_spelled_as_people_do(spelling: str) -> None:
    assert load(GOOD.replace('"utf-8"', f'"{spelling}"')).encoding in ("utf-8", "cp1250", "iso-8859-2", "detect")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('name = "our-list"', "", ("profile_key_missing", "name")),
        ('name = "our-list"', 'name = "../../evil"', ("profile_value_wrong", "name")),
        ('kind = "candidates"', 'kind = "invoices"', ("import_kind_unknown", "kind")),
        ('"utf-8"', '"klingon"', ("profile_value_wrong", "encoding")),
        ('delimiter = ","', 'delimiter = ":"', ("profile_value_wrong", "delimiter")),
        ("header_row = 1", "header_row = 0", ("profile_value_wrong", "header_row")),
        ("header_row = 1", "header_row = true", ("profile_value_wrong", "header_row")),
        ("header_row = 1", "headers_row = 1", ("profile_key_unknown", "headers_row")),
        ("legal_name =", "full_name =", ("profile_field_unknown", "columns.full_name")),
        ('legal_name = "{First Name} {Last Name}"', "", ("profile_field_missing", "columns.legal_name")),
        ('"Email"', "5", ("profile_value_wrong", "columns.email")),
        ('"Email"', '"{Email"', ("profile_value_wrong", "columns.email")),
        ('"Email"', '"  "', ("profile_value_wrong", "columns.email")),
        ('"%Y-%m-%d"', '"%Y-%m"', ("profile_value_wrong", "formats.date")),
        ('"%Y-%m-%d"', '"%d.%m.%y"', ("profile_value_wrong", "formats.date")),
        ('"%Y-%m-%d"', '"%d.%m.%Y %H"', ("profile_value_wrong", "formats.date")),
        ('decimal = ","', 'decimal = "x"', ("profile_value_wrong", "formats.decimal")),
        ('decimal = ","', 'email = ","', ("profile_field_unknown", "formats.email")),
        ('"Romania" = "RO"', '"Romania" = 40', ("profile_value_wrong", "values.country")),
        ("[values.country]", "[values.planet]", ("profile_field_unknown", "values.planet")),
        ("[constants]", "[constants]\nstatus = 'hired'", ("profile_field_unknown", "constants.status")),
        ("header_row = 1", 'optional = ["legal_name"]', ("profile_field_unknown", "optional.legal_name")),
        ("header_row = 1", 'optional = ["phone"]', ("profile_field_unknown", "optional.phone")),
        (
            "[columns]",
            "[columns]\naccommodation_text = 'Needs'",
            ("profile_field_unknown", "columns.accommodation_text"),
        ),
        ("[columns]", "[columns", ("profile_not_toml", "profile")),
    ],
)
def test_a_wrong_profile_is_refused_with_the_place(old: str, new: str, expected: Any) -> None:
    assert old in GOOD
    assert facts_of(GOOD.replace(old, new)) == expected


def test_a_column_about_pay_history_cannot_be_mapped() -> None:
    assert facts_of(GOOD.replace('"Email"', '"Current salary"')) == ("profile_reads_pay_history", "columns.email")


def test_every_shipped_profile_is_sound_and_named_like_its_file() -> None:
    files = sorted((shipped.resources() / "profiles").glob("*.toml"))
    assert [load(f.read_text(encoding="utf-8")).name for f in files] == [f.stem for f in files]
    assert {f.stem for f in files} >= {"greenhouse-prospects", "recdesk-candidates"}
