"""Who is shown as perhaps the same person, against candidates that are really stored."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recdesk.domain.candidate import Candidate
from recdesk.domain.duplicates import ASK, SAME
from recdesk.domain.rules.contexts import AlikeFound
from recdesk.services import duplicates
from recdesk.services.desk import OpenDesk
from tests import builders

BORN = date(1990, 4, 7)


def stored(desk: OpenDesk, **values: Any) -> None:
    with desk.work() as uow:
        uow.candidates.add(builders.a_candidate(**values))
        uow.commit()


def somebody(**values: Any) -> Candidate:
    empty = {
        "legal_name": "",
        "latin_name": "",
        "given_name": "",
        "family_name": "",
        "email": "",
        "phone": "",
        "number": "",
    }
    places = {"street": "", "city": "", "postal_code": ""}
    return builders.a_candidate(**(empty | places | values))


def alike(desk: OpenDesk, **values: Any) -> tuple[AlikeFound, ...]:
    with desk.work() as uow:
        return duplicates.alike_to(somebody(**values), uow)


def test_nobody_is_alike_on_an_empty_desk(desk: OpenDesk) -> None:
    assert alike(desk, legal_name="Ana Popescu", email="ana@mail.example") == ()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"legal_name": "Ana Stefanescu", "email": "ANA.STEFANESCU@mail.example"}, "same_email"),
        ({"legal_name": "Stefanescu Ana-Maria", "phone": "0721 234 567"}, "same_phone"),
        ({"legal_name": "Ana-Maria Ştefănescu", "city": "Kolozsvár"}, "same_city"),
        ({"legal_name": "Ștefănescu Ana-Maria"}, "names_swapped"),
        ({"legal_name": "Corina Vlad", "email": "ana.stefanescu@mail.example"}, "same_email"),
    ],
)
def test_a_stored_candidate_is_found_by_what_people_type(desk: OpenDesk, typed: dict[str, str], reason: str) -> None:
    stored(desk, date_of_birth=BORN)
    (found,) = alike(desk, **typed)
    assert (found.number, found.name) == ("CAN-2026-0001", "Ana-Maria Ștefănescu")
    assert reason in found.reasons


def test_mail_and_phone_together_are_very_likely_the_same_person(desk: OpenDesk) -> None:
    stored(desk)
    (found,) = alike(desk, legal_name="Ana Stefanescu", email="ana.stefanescu@mail.example", phone="0721234567")
    assert found.score >= SAME


def test_a_name_alone_is_shown_but_asks_nothing(desk: OpenDesk) -> None:
    stored(desk, legal_name="Maria Popescu", given_name="Maria", family_name="Popescu", latin_name="")
    (found,) = alike(desk, legal_name="Maria Popescu")
    assert found.score < ASK
    assert found.reasons == ("same_name",)


def test_twins_are_shown_as_perhaps_relatives(desk: OpenDesk) -> None:
    stored(desk, legal_name="Andrei Balan", given_name="Andrei", family_name="Balan", latin_name="", date_of_birth=BORN)
    (found,) = alike(desk, legal_name="Bogdan Balan", phone="+40721234567", date_of_birth=BORN)
    assert (found.reasons[0], found.score < ASK) == ("perhaps_relatives", True)


def test_a_candidate_is_not_alike_to_itself(desk: OpenDesk) -> None:
    stored(desk)
    assert alike(desk, number="CAN-2026-0001", legal_name="Ana-Maria Ștefănescu") == ()


def test_what_somebody_decided_comes_along(desk: OpenDesk) -> None:
    stored(desk)
    stored(desk, number="CAN-2026-0002", email="a.s@mail.example")
    with desk.work() as uow:
        uow.decide_pair(
            "CAN-2026-0002", "CAN-2026-0001", decision="different", reason="two IDs seen", operator="ioana",
            at=desk.clock.now(),
        )  # fmt: skip
        uow.commit()
    (found,) = alike(desk, number="CAN-2026-0002", legal_name="Ana-Maria Ștefănescu", phone="+40721234567")
    assert (found.number, found.decision) == ("CAN-2026-0001", "different")


def test_an_agencys_phone_number_tells_nobody_apart(desk: OpenDesk) -> None:
    names = ["Nicoleta Barbu", "Florin Manole", "Paul Iancu", "Corina Vlad", "Oana Chiriță"]
    for place, name in enumerate(names):
        given, family = name.split()
        stored(desk, number=f"CAN-2026-{place + 1:04}", legal_name=name, latin_name="", given_name=given,
               family_name=family, email=f"p{place}@mail.example")  # fmt: skip
    assert alike(desk, legal_name="Radu Cristea", phone="+40721234567") == ()


def test_the_likeliest_come_first_and_the_panel_stays_short(desk: OpenDesk) -> None:
    for place in range(12):
        stored(desk, number=f"CAN-2026-{place + 1:04}", legal_name="Maria Popescu", latin_name="", given_name="Maria",
               family_name="Popescu", email=f"m{place}@mail.example", phone=f"+407213335{place:02}")  # fmt: skip
    found = alike(desk, legal_name="Maria Popescu", email="m7@mail.example")
    assert (found[0].number, len(found)) == ("CAN-2026-0008", duplicates.SHOWN)
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)


def test_every_very_likely_one_is_shown_however_many_there_are(desk: OpenDesk) -> None:
    for place in range(duplicates.SHOWN + 3):
        stored(desk, number=f"CAN-2026-{place + 1:04}", date_of_birth=BORN)
    typed = {"legal_name": "Ana-Maria Ștefănescu", "email": "ana.stefanescu@mail.example", "date_of_birth": BORN}
    assert len(alike(desk, **typed)) == duplicates.SHOWN + 3
