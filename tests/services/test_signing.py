"""Where a letter is signed: neutral places, made what a service looks for; signers in order, as a file."""

from __future__ import annotations

import csv
import dataclasses
import email
from pathlib import Path
from typing import Any

import pytest

from recdesk.domain.errors import Refused, Unreadable
from recdesk.domain.people import Signer
from recdesk.domain.signing import Signing, anchor, signing_of, signing_order
from recdesk.services import letters
from recdesk.services.desk import OpenDesk
from recdesk.services.letter_batch import many
from recdesk.services.signers import write_signers
from tests import desks
from tests.builders import a_candidate, an_offer
from tests.desks import OFFER
from tests.many import several_offers

clock = desks.clock
desk = desks.at_step("approved")
SHOWN = {
    Signing.MARK: "[[sign:1]]",
    Signing.DOCUSIGN: "\\s1\\",
    Signing.ADOBE: "{{Sig1_es_:signer1:signature}}",
    Signing.LINE: "1. ________________________",
}


@pytest.mark.parametrize("kind", list(Signing))
def test_one_template_serves_every_way_of_signing(desk: OpenDesk, kind: Signing) -> None:
    assert anchor(kind, 1) == SHOWN[kind]
    shown = letters.preview(OFFER, desk=desk, signing=kind.value)
    assert shown.draft.verified
    text = desk.letters.text_of("letter.pdf", shown.draft.pdf)
    assert text.count(SHOWN[kind]) == 1
    others = [other for other in Signing if other is not kind]
    assert not [other for other in others if SHOWN[other] in text]
    assert letters.file(shown, desk=desk).verified


def test_the_desks_own_way_holds_unless_a_letter_has_another(desk: OpenDesk) -> None:
    changed = dataclasses.replace(desk, settings=desk.settings.changed(signing="docusign"))
    own = letters.preview(OFFER, desk=changed)
    assert SHOWN[Signing.DOCUSIGN] in desk.letters.text_of("x.pdf", own.draft.pdf)
    other = letters.preview(OFFER, desk=changed, signing="adobe")
    assert SHOWN[Signing.ADOBE] in desk.letters.text_of("x.pdf", other.draft.pdf)
    with pytest.raises(Unreadable, match="signing_unknown"):
        signing_of("fax")


def test_signers_are_in_order_with_the_candidate_once() -> None:
    person = a_candidate()
    offer = an_offer()
    offer.signers = (Signer(2, "B", "", "b@x.example"), Signer(1, "A", "", "a@x.example"))
    assert [s.order for s in signing_order(offer, person).signers] == [1, 2, 3]
    offer.signers = (*offer.signers, Signer(3, person.shown_name, "", person.email))
    assert [s.name for s in signing_order(offer, person).signers] == ["A", "B", person.shown_name]


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_a_file_for_bulk_sending_has_a_row_for_each_offer(desk: OpenDesk, tmp_path: Path) -> None:
    numbers = several_offers(desk, 2)
    made = write_signers(numbers, tmp_path / "signers.csv", desk=desk)
    head, *rows = rows_of(made.path)
    assert head[:2] == ["Signer 1::Name", "Signer 1::Email"]
    assert head[-1] == "Offer"
    assert [row[-1] for row in rows] == numbers
    assert all(email.message_from_string(f"To: {row[1]}")["To"] for row in rows)
    listed = write_signers(numbers, tmp_path / "list.csv", desk=desk, layout="list")
    assert rows_of(listed.path)[0] == ["Offer", "Order", "Name", "Title", "Email"]
    with pytest.raises(Refused, match="file_exists"):
        write_signers(numbers, tmp_path / "list.csv", desk=desk)
    with pytest.raises(Refused, match="file_not_writable"):
        write_signers(numbers, tmp_path / "none" / "list.csv", desk=desk)


def test_who_cannot_be_reached_or_looks_like_a_formula_is_left_out_by_name(desk: OpenDesk, tmp_path: Path) -> None:
    numbers = several_offers(desk, 4)
    wrong = [
        (Signer(1, "", "", "a@x.example"),),
        (Signer(1, "=HYPERLINK(1)", "", "a@x.example"),),
        (Signer(1, "A", "", "a@x.example"), Signer(2, "B", "", "A@x.example")),
    ]
    with desk.work() as uow:
        for number, signers in zip(numbers[1:], wrong, strict=True):
            uow.offers.get(number).signers = signers
        uow.commit()
    made = write_signers([*numbers, "OF-2026-0999"], tmp_path / "s.csv", desk=desk)
    assert made.offers == 1
    assert [p.code for p in made.left_out] == [
        "signer_without_address",
        "signer_formula",
        "signer_twice",
        "record_missing",
    ]


class _Missing:
    """The desk's letters where another program is not to be had."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def make(self, *words: Any, engine: str = "builtin", **named: Any) -> Any:
        if engine != "builtin":
            raise Refused("engine_missing", field="engine", engine=engine)
        return self._real.make(*words, **named)


def test_the_desks_own_engine_falls_back_with_a_notice_and_a_named_one_does_not(desk: OpenDesk) -> None:
    chosen = dataclasses.replace(
        desk, settings=desk.settings.changed(pdf_engine="word"), letters=_Missing(desk.letters)
    )
    made = letters.preview(OFFER, desk=chosen)
    assert made.draft.warnings[-1] == letters.FELL_BACK
    assert made.draft.engine.startswith("builtin")
    with pytest.raises(Refused, match="engine_missing"):
        letters.preview(OFFER, desk=chosen, engine="libreoffice")
    batch = many([OFFER], desk=chosen)
    assert [o.number for o in batch.done] == [OFFER]
    assert [o.problems[0].code for o in many([OFFER], desk=chosen, engine="word").failed] == ["engine_missing"]
