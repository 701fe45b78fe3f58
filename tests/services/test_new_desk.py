"""A new desk that is no demo: it knows the company's name and nothing that was invented."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from recdesk.domain.errors import Refused
from recdesk.domain.numbers import RecordKind
from recdesk.localization import sentences
from recdesk.services import checks, entries, letters, reference
from recdesk.services.desk import OpenDesk
from tests import desks


def _new(place: Path, name: str) -> Iterator[OpenDesk]:
    ways = desks.quick_desks()
    ways.create(place / "desk", desks.PASSPHRASE, name=name, operator=desks.OPERATOR)
    with ways.open(place / "desk", desks.PASSPHRASE, operator=desks.OPERATOR) as opened:
        yield opened


@pytest.fixture
def named(tmp_path: Path) -> Iterator[OpenDesk]:
    """A new desk of Fagul."""
    yield from _new(tmp_path, "Fagul")


@pytest.fixture
def nameless(tmp_path: Path) -> Iterator[OpenDesk]:
    """A new desk that was not even given a name."""
    yield from _new(tmp_path, "")


def test_nothing_of_the_invented_company_is_on_a_new_desk(named: OpenDesk) -> None:
    known = reference.current(desk=named)
    company = dataclasses.asdict(known.company)
    assert {name: value for name, value in company.items() if value} == {
        "name": "Fagul",
        "legal_name": "Fagul",
        "country": "RO",
    }
    assert (known.offices, known.people) == ((), ())
    assert known.jobs
    assert known.bands
    assert known.sources


def test_an_empty_new_desk_is_sound(nameless: OpenDesk) -> None:
    assert checks.check(desk=nameless).ok


def test_a_letter_of_a_new_desk_prints_no_address_but_its_own(named: OpenDesk) -> None:
    for step in (desks.saved_requisition, desks.saved_candidate, desks.saved_offer):
        step(named)
    draft = letters.preview(desks.OFFER, desk=named).draft
    said = named.letters.text_of("letter.pdf", draft.pdf)
    assert "Fagul" in said
    assert not [word for word in ("carpat", "Carpat", "J12/", "RO00000000", "264 000", "400483") if word in said]


def test_a_letter_without_the_company_s_name_is_refused_with_the_place_to_enter_it(nameless: OpenDesk) -> None:
    desks.saved_requisition(nameless)
    desks.saved_candidate(nameless)
    with pytest.raises(Refused) as refused:
        desks.save(RecordKind.OFFER, nameless)
    said = {sentences.sentence(p.code, p.facts) for p in refused.value.problems}
    wanted = (
        "Company, Legal name: not entered, and the letter prints it. Enter it in Desk > Lists of the desk > Company."
    )
    assert said == {wanted}


def test_after_the_company_was_entered_the_same_offer_is_saved(nameless: OpenDesk) -> None:
    desks.saved_requisition(nameless)
    desks.saved_candidate(nameless)
    known = reference.current(desk=nameless)
    own = dataclasses.replace(known.company, name="Fagul", legal_name="Fagul Servicii SRL", street="Str. Lungă 3")
    reference.change(dataclasses.replace(known, company=own), desk=nameless)
    saved: entries.Saved = desks.save(RecordKind.OFFER, nameless)
    assert saved.number == desks.OFFER
