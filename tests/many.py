"""Desks with several approved offers, for tests of what is done to many at once."""

from __future__ import annotations

import dataclasses

from recdesk.domain.numbers import RecordKind, number_of
from recdesk.services.desk import OpenDesk
from recdesk.services.following import content_hash
from tests import desks


def several_offers(desk: OpenDesk, count: int, *, language: str = "", name: str = "") -> list[str]:
    """So many approved offers: the example's own and copies of it, each to a person of its own. Their numbers."""
    numbers = [desks.OFFER]
    with desk.work() as uow:
        offer = uow.offers.get(desks.OFFER)
        person = uow.candidates.get(offer.candidate)
        for running in range(2, count + 1):
            someone = dataclasses.replace(
                person,
                id=None,
                number=number_of(RecordKind.CANDIDATE, 2026, running),
                legal_name=name or f"Ion {'abcdefghijklmnop'[running % 16].upper()}escu {running}",
                email=f"person{running}@mail.example",
                external_id="",
            )
            number = number_of(RecordKind.OFFER, 2026, running)
            uow.candidates.add(someone)
            copy = dataclasses.replace(
                offer,
                id=None,
                number=number,
                candidate=someone.number,
                language=language or offer.language,
                external_id="",
            )
            copy.content_sha256 = content_hash(copy, someone)
            uow.offers.add(copy)
            numbers.append(number)
        uow.commit()
    return numbers
