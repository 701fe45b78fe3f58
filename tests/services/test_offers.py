"""The offer's life: in order, in time, approved by enough people, sent with a right letter, accepted while there is a
place."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from recdesk.domain.errors import Damaged, DeskError, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer, OfferAct, OfferStatus
from recdesk.domain.operator import Role
from recdesk.services import access, offers, records
from recdesk.services.desk import OpenDesk
from tests import desks
from tests.desks import CANDIDATE, NOW, OFFER, REQUISITION, acting, change, whole

clock = desks.clock
staffed = desks.at_step("candidate")
desk = desks.at_step("offer")
approved = desks.at_step("approved")
lettered = desks.at_step("letter")


def act(desk: OpenDesk, what: OfferAct, at: datetime | None = None) -> OfferStatus:
    return offers.act(OFFER, what, desk=desk, at=at)[0].status


def offer_of(desk: OpenDesk, number: str = OFFER) -> Offer:
    record = records.view(RecordKind.OFFER, number, desk=desk).record
    assert isinstance(record, Offer)
    return record


def needing_two(desk: OpenDesk) -> OpenDesk:
    return dataclasses.replace(desk, settings=desk.settings.changed(approvals_needed=2))


def test_an_offer_is_approved_sent_and_accepted_with_its_times(lettered: OpenDesk, clock: desks.SetClock) -> None:
    clock.go(hours=1)
    assert act(lettered, OfferAct.SEND) is OfferStatus.SENT
    clock.go(hours=1)
    assert act(lettered, OfferAct.ACCEPT, NOW + timedelta(minutes=90)) is OfferStatus.ACCEPTED
    offer = offer_of(lettered)
    assert (offer.approved_at, offer.sent_at) == (NOW, NOW + timedelta(hours=1))
    assert offer.accepted_at == NOW + timedelta(minutes=90)
    (approval,) = offer.approvals
    assert (approval.by, approval.amount, approval.currency) == ("ioana", Decimal("9200.00"), "RON")
    history = [h.action for h in records.view(RecordKind.OFFER, OFFER, desk=lettered).history]
    assert history == ["offer_accept", "offer_send", "letter", "offer_approve", "create"]


@pytest.mark.parametrize("what", [OfferAct.SEND, OfferAct.ACCEPT, OfferAct.DECLINE])
def test_a_draft_is_not_sent_or_answered(desk: OpenDesk, what: OfferAct) -> None:
    before = whole(desk)
    with pytest.raises(Refused, match="offer_act_out_of_order"):
        act(desk, what)
    assert whole(desk) == before


@pytest.mark.parametrize("end", [OfferAct.ACCEPT, OfferAct.DECLINE, OfferAct.WITHDRAW])
def test_an_ended_offer_does_nothing_more(lettered: OpenDesk, end: OfferAct) -> None:
    act(lettered, OfferAct.SEND)
    act(lettered, end)
    before = whole(lettered)
    for what in OfferAct:
        with pytest.raises(Refused, match="offer_act_out_of_order"):
            act(lettered, what)
    assert whole(lettered) == before


def test_acts_keep_their_order_in_time(lettered: OpenDesk) -> None:
    with pytest.raises(Refused, match="offer_act_in_future"):
        act(lettered, OfferAct.SEND, NOW + timedelta(seconds=1))
    with pytest.raises(Refused, match="offer_act_before_last"):
        act(lettered, OfferAct.SEND, NOW - timedelta(seconds=1))
    assert act(lettered, OfferAct.SEND, NOW) is OfferStatus.SENT


def test_an_offer_is_valid_to_the_end_of_its_last_day_where_the_desk_stands(
    staffed: OpenDesk, clock: desks.SetClock
) -> None:
    desks.saved_offer(staffed, valid_until="2026-12-04")
    desks.approve(staffed)
    desks.file_letter(staffed)
    act(staffed, OfferAct.SEND)
    clock.at = datetime.fromisoformat("2026-12-05T09:00:00+02:00")
    with pytest.raises(Refused, match="offer_no_longer_valid"):
        act(staffed, OfferAct.ACCEPT, datetime.fromisoformat("2026-12-04T22:30:00+00:00"))
    assert act(staffed, OfferAct.ACCEPT, datetime.fromisoformat("2026-12-04T21:30:00+00:00")) is OfferStatus.ACCEPTED


def test_two_approvals_need_two_people(desk: OpenDesk) -> None:
    access.add_operator("vlad", "Vlad", Role.LEAD, desk=desk)
    two = needing_two(desk)
    assert act(two, OfferAct.APPROVE) is OfferStatus.DRAFT
    with pytest.raises(Refused, match="already_approved_by_you"):
        act(two, OfferAct.APPROVE)
    assert act(acting(two, Role.LEAD, "vlad"), OfferAct.APPROVE) is OfferStatus.APPROVED
    assert [a.by for a in offer_of(two).approvals] == ["ioana", "vlad"]


def test_an_approval_of_other_pay_does_not_count(desk: OpenDesk) -> None:
    """The first of two approvals is of 9,200; after a change to 9,300 it is nobody's approval of that."""
    two = needing_two(desk)
    act(two, OfferAct.APPROVE)
    change(RecordKind.OFFER, OFFER, {"amount": "9300.00", "again": {"amount": "9300.00"}, **_told()}, two)
    assert offer_of(two).approvals == ()
    assert act(acting(two, Role.LEAD, "vlad"), OfferAct.APPROVE) is OfferStatus.DRAFT


def test_a_changed_sent_offer_is_a_new_version_and_a_draft_again(lettered: OpenDesk) -> None:
    act(lettered, OfferAct.SEND)
    change(RecordKind.OFFER, OFFER, {"bonus": "", **_told()}, lettered)
    offer = offer_of(lettered)
    assert (offer.version, offer.status, offer.sent_at, offer.approvals) == (2, OfferStatus.DRAFT, None, ())


def test_a_change_that_is_not_of_pay_needs_no_second_person(lettered: OpenDesk) -> None:
    change(RecordKind.OFFER, OFFER, {"department": "People services", **_told()}, lettered)
    offer = offer_of(lettered)
    assert (offer.status, [a.by for a in offer.approvals]) == (OfferStatus.DRAFT, ["ioana"])
    assert act(lettered, OfferAct.APPROVE) is OfferStatus.APPROVED
    assert [a.by for a in offer_of(lettered).approvals] == ["ioana"]


def test_whom_to_inform_is_no_part_of_the_paper(lettered: OpenDesk) -> None:
    act(lettered, OfferAct.SEND)
    change(RecordKind.OFFER, OFFER, {"inform": [], **_told()}, lettered)
    assert offer_of(lettered).status is OfferStatus.SENT


def test_an_offer_is_not_sent_without_its_letter(approved: OpenDesk) -> None:
    with pytest.raises(Refused, match="letter_missing"):
        act(approved, OfferAct.SEND)


def test_an_offer_is_not_sent_with_the_letter_of_an_earlier_version(lettered: OpenDesk) -> None:
    change(RecordKind.OFFER, OFFER, {"bonus": "", **_told()}, lettered)
    act(lettered, OfferAct.APPROVE)
    with pytest.raises(Refused, match="letter_outdated"):
        act(lettered, OfferAct.SEND)


@pytest.mark.parametrize(
    "changes", [{"legal_name": "Ana-Maria Popescu"}, {"postal_code": "400999"}, {"street": "Str. Nouă nr. 1"}]
)
def test_an_offer_is_not_sent_under_the_persons_old_name_or_address(
    lettered: OpenDesk, changes: dict[str, str]
) -> None:
    again = {name: value for name, value in changes.items() if name == "legal_name"}
    change(RecordKind.CANDIDATE, CANDIDATE, {**changes, "again": again}, lettered)
    with pytest.raises(Refused, match="letter_outdated"):
        act(lettered, OfferAct.SEND)


def test_a_name_put_back_by_undo_makes_the_letter_current_again(lettered: OpenDesk) -> None:
    name = {"legal_name": "Ana-Maria Popescu", "again": {"legal_name": "Ana-Maria Popescu"}}
    saved = change(RecordKind.CANDIDATE, CANDIDATE, name, lettered)
    assert saved.changes.undo is not None
    records.take_back(saved.changes.undo, desk=lettered)
    assert act(lettered, OfferAct.SEND) is OfferStatus.SENT


def test_an_offer_is_not_sent_with_a_file_that_was_changed_or_lost(lettered: OpenDesk) -> None:
    path = next(
        d.path for d in records.view(RecordKind.OFFER, OFFER, desk=lettered).documents if d.path.endswith(".pdf")
    )
    file = lettered.files.absolute(path)
    content = file.read_bytes()
    file.write_bytes(content.replace(b"%%EOF", b"%%EOF "))
    with pytest.raises(Damaged, match="letter_file_changed"):
        act(lettered, OfferAct.SEND)
    file.unlink()
    with pytest.raises(Damaged, match="document_missing"):
        act(lettered, OfferAct.SEND)
    file.write_bytes(content)
    assert act(lettered, OfferAct.SEND) is OfferStatus.SENT


def test_no_more_offers_are_accepted_than_there_are_places(staffed: OpenDesk) -> None:
    change(RecordKind.REQUISITION, REQUISITION, {"places": 1}, staffed)
    other = desks.save(
        RecordKind.CANDIDATE,
        staffed,
        legal_name="Béla Kovács",
        latin_name="Bela Kovacs",
        given_name="Béla",
        family_name="Kovács",
        email="bela@mail.example",
        phone="+40712034600",
        confirm={n: {"attest": True, "note": "Said so himself"} for n in ("contact", "notice", "accommodation")},
    ).number
    first = desks.saved_offer(staffed)
    signers = desks.example(RecordKind.OFFER)["signers"]
    signers[1] |= {"name": "Béla Kovács", "email": "bela@mail.example"}
    reason = "The second place is promised by finance and comes with the next list"
    second = desks.saved_offer(staffed, candidate=other, signers=signers, **{"except": {"numbers": reason}})
    for number in (first, second):
        desks.approve(staffed, number)
        desks.file_letter(staffed, number)
        offers.act(number, OfferAct.SEND, desk=staffed)
    offers.act(first, OfferAct.ACCEPT, desk=staffed)
    before = whole(staffed)
    with pytest.raises(Refused, match="no_places_left"):
        offers.act(second, OfferAct.ACCEPT, desk=staffed)
    assert whole(staffed) == before


def test_overdue_offers_expire_and_others_stay(lettered: OpenDesk, clock: desks.SetClock) -> None:
    act(lettered, OfferAct.SEND)
    assert offers.expire_overdue(desk=lettered) is None
    clock.at = datetime.fromisoformat("2027-09-24T12:00:00+00:00")
    assert offers.expire_overdue(desk=lettered) is None
    clock.go(days=1)
    assert (found := offers.expire_overdue(desk=lettered)) is not None
    assert found.records == (OFFER,)
    assert offer_of(lettered).status is OfferStatus.EXPIRED
    assert offers.expire_overdue(desk=lettered) is None
    with pytest.raises(Refused, match="offer_act_out_of_order"):
        act(lettered, OfferAct.ACCEPT)


def test_an_archived_offer_does_nothing(lettered: OpenDesk) -> None:
    records.archive(RecordKind.OFFER, OFFER, desk=lettered)
    for what in (OfferAct.SEND, OfferAct.WITHDRAW):
        with pytest.raises(Refused, match="record_archived"):
            act(lettered, what)


def test_a_proposal_brings_along_what_follows_and_no_amount(staffed: OpenDesk) -> None:
    proposed = offers.propose(CANDIDATE, REQUISITION, desk=staffed)
    assert "amount" not in proposed
    assert proposed["start_date"] == date(2026, 12, 24)  # 20 working days after the 23rd, over two holidays
    assert proposed["language"] == "ro_RO"
    assert [s.name for s in proposed["signers"]] == ["Elena Pop", "Ioana Marin"]
    with pytest.raises(DeskError, match="record_missing"):
        offers.propose(CANDIDATE, "REQ-2026-0404", desk=staffed)


def _told() -> dict[str, object]:
    return {"confirm": desks.example(RecordKind.OFFER)["confirm"]}
