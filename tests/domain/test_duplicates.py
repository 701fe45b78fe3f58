"""Two records, one person or two? Forty invented pairs with the band that each must come out in, and the rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.duplicate_levels import Compared, Level, birth_date_of, folded, given_level, phone_digits
from recdesk.domain.duplicates import ASK, SAME, WORTH_SHOWING, compare


def person(name: str, **values: Any) -> Compared:
    """A record folded for comparing; `Given/Family` tells the parts, plain words leave them to the splitting."""
    if "/" in name:
        given_name, family_name = name.split("/")
        return folded(
            legal_name=f"{given_name} {family_name}", given_name=given_name, family_name=family_name, **values
        )
    return folded(legal_name=name, **values)


P1, P2 = "+40721100200", "+40744300400"
D1, D2 = date(1990, 4, 7), date(1971, 11, 25)
HOME = {"street": "Str. Fagului nr. 12, bl. A2, ap. 4", "city": "Iași", "postal_code": "700123"}


@dataclass(frozen=True)
class Pair:
    """A pair as people would judge it: `S` same, `A` ask, `D` different or not proposed, `L` only in the live panel."""

    number: int
    one: Compared
    other: Compared
    wanted: str
    namesakes: int = 1
    shared: frozenset[str] = field(default_factory=frozenset)


def pair(number: int, wanted: str, one: Compared, other: Compared, **more: Any) -> Pair:
    return Pair(number, one, other, wanted, **more)


PAIRS = [
    pair(
        1, "S", person("Ioan/Munteanu", phone=P1, date_of_birth=D1), person("Ioan/Muntenau", phone=P1, date_of_birth=D1)
    ),
    pair(2, "SA", person("Radu/Cristea", phone=P1), person("Cristea/Radu", phone=P1)),
    pair(3, "S", person("Ştefan Ţurcanu", date_of_birth=D1), person("Stefan Turcanu", date_of_birth=D1)),
    pair(4, "S", person("Gheorghitza/Lupu", phone=P1), person("Gheorghita/Lupu", phone=P1)),
    pair(
        5,
        "S",
        person("Elena/Dobre", email="elena.d@mail.example", date_of_birth=D1),
        person("Elena/Marinescu", email="elena.d@mail.example", date_of_birth=D1),
    ),
    pair(
        6,
        "S",
        person("Irina/Neagu", date_of_birth=D1, phone=P1),
        person("Irina/Neagu-Toma", date_of_birth=D1, phone=P1),
    ),
    pair(
        7,
        "AD",
        person("Simona/Ursu", date_of_birth=D1, city="Iași", phone=P1),
        person("Simona/Badea", date_of_birth=D1, city="Iasi", phone=P2),
    ),
    pair(
        8, "S", person("Ana-Maria/Popescu", email="anap@mail.example"), person("Ana/Popescu", email="anap@mail.example")
    ),
    pair(
        9,
        "SA",
        person("Maria Ioana/Lazar", date_of_birth=D1, city="Iași"),
        person("Ioana/Lazar", date_of_birth=D1, city="Iași"),
    ),
    pair(10, "S", person("Alexandru/Cernescu", phone=P1), person("Alex/Cernescu", phone=P1)),
    pair(11, "D", person("Gheorghe/Popa", city="Cluj-Napoca"), person("George/Popa", city="Cluj")),
    pair(
        12,
        "D",
        person("Andrei/Balan", date_of_birth=D1, phone=P1, **HOME),
        person("Andreea/Balan", date_of_birth=D1, phone=P1, **HOME),
    ),
    pair(
        13,
        "D",
        person("Ana/Coman", date_of_birth=D1, email="ana.coman@mail.example", **HOME),
        person("Anca/Coman", date_of_birth=D1, email="anca.coman@mail.example", **HOME),
    ),
    pair(14, "AD", person("Ana/Sarbu", phone=P1), person("Anca/Sarbu", phone=P1)),
    pair(
        15,
        "D",
        person("Ion/Voicu", date_of_birth=date(1965, 3, 1), phone=P1, **HOME),
        person("Ion/Voicu", date_of_birth=date(1992, 6, 14), phone=P1, **HOME),
    ),
    pair(
        16,
        "A",
        person("Ion/Voicu", date_of_birth=date(1965, 3, 1), phone=P1, **HOME),
        person("Ion/Voicu", phone=P1, **HOME),
    ),
    pair(
        17,
        "DA",
        person("Mihai/Enache", email="familia.enache@mail.example", phone=P1),
        person("Daniela/Enache", email="familia.enache@mail.example", phone=P1),
    ),
    pair(
        18,
        "D",
        person("Bogdan/Rotaru", phone=P1, date_of_birth=D1),
        person("Cosmin/Rotaru", phone=P1, date_of_birth=D2),
    ),
    pair(
        19,
        "D",
        person("Maria/Popescu", date_of_birth=D1, city="București"),
        person("Maria/Popescu", date_of_birth=D2, city="Bucharest"),
    ),
    pair(20, "D", person("Maria/Popescu"), person("Maria/Popescu")),
    pair(21, "A", person("Sânziana/Zăvărăscu"), person("Sanziana/Zavarascu")),
    pair(22, "AS", person("Sânziana/Zăvărăscu", city="Iași"), person("Sanziana/Zavarascu", city="Iasi")),
    pair(
        23,
        "D",
        person("Andrei/Popa", email="andrei.popa@mail.example", phone=P1, city="Iași"),
        person("Andrei/Popa", email="andrei_popa@mail.example", phone=P2, city="Oradea"),
    ),
    pair(
        24,
        "AL",
        person("Diana/Stoica", email="diana.stoica1987@mail.example"),
        person("Diana/Stoica", email="diana.stoica1987@post.example"),
    ),
    pair(
        25,
        "S",
        person("Vlad/Mocanu", phone="0721100200", city="Iași", employer="Carpat Digital SRL"),
        person("Vlad/Mocanu", phone="0721100209", city="Iași", employer="Carpat Digital"),
    ),
    pair(
        26,
        "A",
        person("Irina/Suciu", date_of_birth=date(1990, 4, 7), city="Oradea"),
        person("Irina/Suciu", date_of_birth=date(1990, 7, 4), city="Nagyvárad"),
    ),
    pair(
        27,
        "S",
        person("Zoltán/Nagy", phone=P1, city="Kolozsvár", street="str. Fagului 12"),
        person("Zoltan/Nagy", phone=P1, city="Cluj-Napoca", street="Strada Fagului nr. 12"),
    ),
    pair(
        28, "S", person("Carmen/Ilie", national_id="1800101221144"), person("Carmen/Stan", national_id="1800101221144")
    ),
    pair(
        29,
        "D",
        person("George/Dumitru", city="Iași", national_id="1800101221144"),
        person("George/Dumitru", city="Iași", national_id="1920614221141"),
    ),
    pair(
        30,
        "SA",
        person("Oana/Chiriță", national_id="1800101221144", city="Sibiu"),
        person("Oana/Chirita", date_of_birth=date(1980, 1, 1), city="Hermannstadt"),
    ),
    pair(
        31,
        "A",
        person("Laura/Pavel", email="laura.pavel89@mail.example"),
        person("Laura/Pavel", date_of_birth=date(1989, 5, 5)),
    ),
    pair(
        32,
        "AD",
        person("A./Trandafir", city="Iași", employer="Carpat Digital"),
        person("Alina/Trandafir", city="Iași", employer="Carpat Digital SRL"),
    ),
    pair(
        33,
        "D",
        person("Nicoleta/Barbu", phone=P1),
        person("Florin/Manole", phone=P1),
        shared=frozenset({phone_digits(P1)}),
    ),
    pair(34, "D", person("Paul/Iancu", email="hr@firma.example"), person("Corina/Vlad", email="hr@firma.example")),
    pair(35, "SA", person("István/Kovács", date_of_birth=D1), person("Stefan/Kovacs", date_of_birth=D1)),
    pair(36, "AS", person("Molnár", phone=P1), person("Eszter/Molnar", phone=P1)),
    pair(37, "SA", person("Popescu Ana Maria", phone=P1), person("Ana Maria/Popescu", phone=P1)),
    pair(
        38,
        "SA",
        person("Lavinia/Orzeanu", date_of_birth=D1, city="Iași", phone=P1),
        person("Lavinia/Orzeanu", date_of_birth=D1, city="Arad", phone=P2),
    ),
    pair(
        39,
        "A",
        person("Elena/Popa", date_of_birth=D1, city="Iași", phone=P1),
        person("Elena/Popa", date_of_birth=D1, city="Arad", phone=P2),
        namesakes=8,
    ),
    pair(
        40,
        "D",
        person("Marius/Olteanu", employer="Carpat Digital", city="Iași", date_of_birth=D1),
        person("Marian/Olteanu", employer="Carpat Digital", city="Iași", date_of_birth=D2),
    ),
]


def band(score: float) -> str:
    """`S` the same, `A` ask, `L` live panel only, `D` not proposed."""
    return "S" if score >= SAME else "A" if score >= ASK else "L" if score >= WORTH_SHOWING else "D"


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: str(case.number))
def test_a_hard_pair_comes_out_in_the_wanted_band(case: Pair) -> None:
    found = compare(case.one, case.other, namesakes=case.namesakes, shared=case.shared)
    assert band(found.score) in case.wanted, (found.score, found.reasons)


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: str(case.number))
def test_the_order_of_the_two_does_not_matter(case: Pair) -> None:
    there = compare(case.one, case.other, namesakes=case.namesakes, shared=case.shared)
    back = compare(case.other, case.one, namesakes=case.namesakes, shared=case.shared)
    assert there.score == back.score
    assert set(there.reasons) == set(back.reasons)


def test_twins_are_called_relatives_and_not_one_person() -> None:
    found = compare(PAIRS[11].one, PAIRS[11].other)
    assert found.reasons[0] == "perhaps_relatives"


def test_a_name_that_many_carry_counts_for_less() -> None:
    one, other = person("Sânziana/Zăvărăscu", phone=P1), person("Sanziana/Zavarascu", phone=P1)
    assert compare(one, other, namesakes=30).score < compare(one, other).score


def test_a_phone_that_many_people_use_says_nothing() -> None:
    one, other = person("Vlad/Mocanu", phone=P1), person("Vlad/Mocanu", phone=P1)
    agency = frozenset({phone_digits(P1)})
    assert "same_phone" in compare(one, other).reasons
    assert "same_phone" not in compare(one, other, shared=agency).reasons


def test_the_mailbox_of_a_company_says_nothing() -> None:
    found = compare(
        person("Paul/Iancu", email="office@firma.example"), person("Paul/Iancu", email="office@firma.example")
    )
    assert "same_email" not in found.reasons


def test_reasons_begin_with_what_speaks_for_one_person() -> None:
    one = person("Ana/Popescu", email="ana@mail.example", phone=P1, city="Iași")
    other = person("Ana/Popescu", email="ana@mail.example", phone=P2, city="Iași")
    assert compare(one, other).reasons == ("same_name", "same_email", "same_city", "different_phone")


def test_a_birth_date_is_read_from_a_valid_personal_number_only() -> None:
    assert birth_date_of("1800101221144") == date(1980, 1, 1)
    assert birth_date_of("1800101221145") is None


@pytest.mark.parametrize(
    ("one", "other"), [("maria", "mariana"), ("cristian", "cristina"), ("marin", "marian"), ("ana", "anca")]
)
def test_two_known_names_are_not_a_slip_of_each_other(one: str, other: str) -> None:
    assert given_level((one,), (other,)) is Level.DIFFERS


@pytest.mark.parametrize(("one", "other"), [("+40 721 100 200", "0721100200"), ("0040721100200", "721 100 200")])
def test_a_phone_is_the_same_with_and_without_the_country_code(one: str, other: str) -> None:
    assert phone_digits(one) == phone_digits(other)


def test_dots_count_in_every_mailbox_but_at_gmail() -> None:
    assert folded(legal_name="A", email="ana.pop+cv@googlemail.com").email == "anapop@gmail.com"
    assert folded(legal_name="A", email="ana.pop@mail.example").email == "ana.pop@mail.example"


letters = st.text(alphabet="abcdefghilmnopqrstuvăâîșț -'", min_size=1, max_size=20)
names = letters | st.sampled_from(
    ["Ana Maria Popa", "Popa Ana", "Alex Popa", "Popa Alexandru", "Popa-Ilie Ana", "Maria"]
)
records = st.builds(
    folded,
    legal_name=names,
    latin_name=st.just("") | names,
    given_name=st.just("") | letters,
    family_name=st.just("") | st.sampled_from(["Popa", "Ilie Popa", "Ana", "Alexandru"]),
    email=st.sampled_from(["", "a.b@mail.example", "ab@mail.example", "hr@mail.example"]),
    phone=st.sampled_from(["", P1, P2, "12"]),
    date_of_birth=st.sampled_from([None, D1, D2]),
    city=st.sampled_from(["", "Iași", "Cluj"]),
    street=letters,
)


@given(records, records)
def test_any_two_records_can_be_compared_in_either_order(one: Compared, other: Compared) -> None:
    assert compare(one, other).score == compare(other, one).score


@given(records)
def test_no_one_is_more_alike_than_oneself(one: Compared) -> None:
    bare = folded(legal_name="Zoe Qqqqqq")
    assert compare(one, one).score >= compare(one, bare).score
