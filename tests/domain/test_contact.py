"""E-mail addresses, phone numbers, countries, and headers that ask for earlier pay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.contact import is_country, read_email, read_phone
from recdesk.domain.errors import Unreadable
from recdesk.domain.pay_history import asks_pay_history


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ana@firma.ro", "ana@firma.ro"),
        (" Ana.Pop@FIRMA.RO ", "Ana.Pop@firma.ro"),
        ("Ana Pop <ana@firma.ro>", "ana@firma.ro"),
        ("ana+cv@mail.example", "ana+cv@mail.example"),
        ("ana@m\u00fcnchen.de", "ana@m\u00fcnchen.de"),
        ("ana\u200b@firma.ro", "ana@firma.ro"),
    ],
)
def test_an_address_is_read_as_people_write_it(typed: str, address: str) -> None:
    assert read_email(typed).address == address


@pytest.mark.parametrize(
    "typed",
    ["", "ana", "ana@", "@firma.ro", "ana@firma", "a..b@firma.ro", ".a@firma.ro", "a.@firma.ro", "a b@firma.ro",
     "ana@1.2.3.4", "ana@firma.ro.", "ana@-firma.ro", "x" * 65 + "@firma.ro", "ana@firma..ro", "a@b@"],
)  # fmt: skip
def test_what_cannot_be_an_address_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_email(typed)


def test_letters_that_are_rare_in_addresses_are_marked() -> None:
    assert read_email("an\u0103@firma.ro").unusual
    assert not read_email("ana@firma.ro").unusual


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("0721234567", "RO", "+40721234567"),
        ("721234567", "RO", "+40721234567"),
        ("0040721234567", "RO", "+40721234567"),
        ("+40 (0)21 312 34 56", "DE", "+40213123456"),
        ("٠٥٠١٢٣٤٥٦٧", "AE", "+971501234567"),
        ("07911 123456", "GB", "+447911123456"),
    ],
)
def test_a_number_is_read_as_dialled_in_its_country(typed: str, country: str, number: str) -> None:
    assert read_phone(typed, country).e164 == number


def test_an_extension_is_kept_apart() -> None:
    read = read_phone("0721-234-567 int. 12", "RO")
    assert (read.e164, read.extension) == ("+40721234567", "12")


@pytest.mark.parametrize(
    "typed", ["", "07212345", "072123456789", "112", "+4O721234567", "0721234567 / 0744123456", "ask"]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_phone(typed, "RO")
    assert refused.value.problems[0].field == "phone"


def test_a_number_without_a_country_needs_its_code() -> None:
    with pytest.raises(Unreadable):
        read_phone("0721234567", "")
    assert read_phone("+40721234567", "").assigned


def test_numbers_that_nobody_may_have_and_dear_ones_are_marked() -> None:
    assert not read_phone("+972541234567", "RO").assigned
    assert read_phone("0906 123 456", "RO").premium


@given(st.text(max_size=30), st.sampled_from(["RO", "AE", "XX", ""]))
def test_any_text_is_a_number_or_refused(text: str, country: str) -> None:
    try:
        number = read_phone(text, country).e164
    except Unreadable:
        return
    assert number.startswith("+")
    assert number[1:].isdigit()


@pytest.mark.parametrize("code", ["RO", "GB", "VN", "XK", "AQ"])
def test_countries(code: str) -> None:
    assert is_country(code)


@pytest.mark.parametrize("code", ["", "ro", "UK", "EN", "EU", "ROU", "Romania", "AC", "ZZ"])
def test_what_is_no_country(code: str) -> None:
    assert not is_country(code)


@pytest.mark.parametrize(
    "header",
    ["Current salary", "Salary (current)", "Previous pay", "Salariul actual", "Ultimul salariu", "CURRENT CTC",
     "Salary history", "Gehalt aktuell", "Salaire actuel"],
)  # fmt: skip
def test_headers_that_ask_for_earlier_pay(header: str) -> None:
    assert asks_pay_history(header)


@pytest.mark.parametrize(
    "header", ["Expected salary", "Salary", "Current company", "Pay range", "Last name", "Current city", ""]
)
def test_headers_that_do_not(header: str) -> None:
    assert not asks_pay_history(header)
