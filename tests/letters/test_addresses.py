"""Addresses as lines, and the place of work."""

from __future__ import annotations

import pytest

from recdesk.domain.reference import Office
from recdesk.letters.addresses import address_lines, one_line, workplace
from recdesk.localization.formats import country_name

OFFICE = Office("Cluj-Napoca, Fagului", "Str. Fagului nr. 12", "Cluj-Napoca", "400483", "RO")


@pytest.mark.parametrize(
    ("street", "city", "code", "country", "lines"),
    [
        ("Str. Lungă nr. 1", "Brașov", "500001", "RO", ["Str. Lungă nr. 1", "500001 Brașov"]),
        ("Str. Lungă nr. 1", "Brașov", "", "RO", ["Str. Lungă nr. 1", "Brașov"]),
        ("", "București", "", "RO", ["București"]),
        ("Str. Lungă nr. 1", "", "500001", "RO", ["Str. Lungă nr. 1", "500001"]),
        ("", "", "", "RO", []),
        (" ", "  ", "", "", []),
        ("P.O. Box 500001", "Dubai", "", "AE", ["P.O. Box 500001", "Dubai", "Emiratele Arabe Unite"]),
        (
            "Flat 3/1, 12 O'Connell St",
            "Glasgow",
            "G1 2AB",
            "GB",
            ["Flat 3/1, 12 O'Connell St", "Glasgow G1 2AB", "Regatul Unit"],
        ),
        (
            *("Széchenyi István tér 7–8.", "Budapest", "1051", "HU"),
            ["1051 Budapest", "Széchenyi István tér 7–8.", "Ungaria"],
        ),
        ("Straße des 17. Juni 135", "Berlin", "10623", "DE", ["Straße des 17. Juni 135", "10623 Berlin", "Germania"]),
        ("Prinsengracht 1", "Amsterdam", "1012 LG", "NL", ["Prinsengracht 1", "1012 LG Amsterdam", "Țările de Jos"]),
        ("Somewhere 1", "Nowhere", "1", "QQ", ["Somewhere 1", "1 Nowhere"]),
    ],
)
def test_an_address_has_only_the_lines_that_are_known(
    street: str, city: str, code: str, country: str, lines: list[str]
) -> None:
    assert address_lines(street, city, code, country, sent_from="RO", language="ro_RO") == lines


def test_the_country_is_named_only_where_the_letter_leaves_one() -> None:
    assert address_lines("", "Wien", "1010", "AT", sent_from="AT", language="de_DE") == ["1010 Wien"]
    assert address_lines("", "Wien", "1010", "AT", sent_from="", language="de_DE") == ["1010 Wien"]
    assert address_lines("", "Wien", "1010", "AT", sent_from="RO", language="de_DE") == ["1010 Wien", "Österreich"]


def test_countries_are_named_in_the_letter_s_language() -> None:
    assert [country_name("AE", language) for language in ("ro_RO", "en_GB", "de_DE", "fr_FR", "xx_XX")] == [
        "Emiratele Arabe Unite",
        "United Arab Emirates",
        "Vereinigte Arabische Emirate",
        "Émirats arabes unis",
        "",
    ]


def test_an_office_is_one_line_without_stray_commas() -> None:
    assert one_line(OFFICE) == "Str. Fagului nr. 12, 400483 Cluj-Napoca"
    assert one_line(Office("Iași", "", "Iași", "", "RO")) == "Iași"
    assert one_line(Office("", "", "", "", "")) == ""
    assert one_line(Office("", "Fő tér 7.", "Budapest", "1051", "HU")) == "1051 Budapest, Fő tér 7."
    assert one_line(Office("", "شارع الشيخ زايد", "دبي", "", "AE")) == "شارع الشيخ زايد، دبي"


@pytest.mark.parametrize(
    ("name", "city", "office", "said"),
    [
        ("Cluj-Napoca, Fagului", "Cluj-Napoca", OFFICE, "Str. Fagului nr. 12, 400483 Cluj-Napoca"),
        ("Sediul central", "Cluj-Napoca", OFFICE, "Sediul central, Str. Fagului nr. 12, 400483 Cluj-Napoca"),
        ("Sediul central", "Cluj-Napoca", None, "Sediul central, Cluj-Napoca"),
        ("Cluj-Napoca, Str. Lungă nr. 3", "Cluj-Napoca", None, "Cluj-Napoca, Str. Lungă nr. 3"),
        ("", "Cluj-Napoca", None, "Cluj-Napoca"),
        ("Turnul", "Iași", Office("Turnul", "", "Iași", "", "RO"), "Turnul, Iași"),
        ("Turnul", "Iași", Office("Turnul", "", "", "", "RO"), "Turnul, Iași"),
        ("", "", None, ""),
    ],
)
def test_the_place_of_work_is_the_office_with_its_address(
    name: str, city: str, office: Office | None, said: str
) -> None:
    assert workplace(name, city, office) == said
