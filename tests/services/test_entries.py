"""Entering and changing records: through a complete review, in one transaction, or not at all."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from recdesk.domain.application import Stage
from recdesk.domain.errors import Conflict, DeskError, Refused, Unreadable
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import OfferAct
from recdesk.domain.review import ItemState
from recdesk.services import applications, drafts, entries, offers, records
from recdesk.services.answers import read_record_file
from recdesk.services.desk import OpenDesk
from tests import desks
from tests.desks import CANDIDATE, OFFER, REQUISITION, change, entered, example, save, whole

clock = desks.clock
desk = desks.at_step("empty")
staffed = desks.at_step("candidate")
offered = desks.at_step("offer")


def test_the_example_records_pass_their_checklists(desk: OpenDesk) -> None:
    assert desks.saved_requisition(desk) == REQUISITION
    assert desks.saved_candidate(desk) == CANDIDATE
    assert desks.saved_offer(desk) == OFFER
    shown = records.view(RecordKind.OFFER, OFFER, desk=desk)
    assert [r.checklist for r in shown.reviews] == ["offer_quality"]
    assert [h.action for h in shown.history] == ["create"]


def test_an_incomplete_review_saves_nothing_and_says_what_is_open(desk: OpenDesk) -> None:
    before = whole(desk)
    entry, review = entered(RecordKind.REQUISITION, example(RecordKind.REQUISITION, confirm={}), desk)
    with pytest.raises(Refused) as caught:
        entries.save(entry, review, desk=desk)
    assert {(p.code, p.facts["item"]) for p in caught.value.problems} == {
        ("item_needs_you", "pay_range"),
        ("item_needs_you", "advert"),
    }
    assert whole(desk) == before


def test_a_review_answered_for_one_entry_does_not_pass_another(desk: OpenDesk) -> None:
    """The desk proves everything again at saving: a review in hand is worth nothing for other values."""
    _, review = entered(RecordKind.REQUISITION, example(RecordKind.REQUISITION), desk)
    other, _ = entered(RecordKind.REQUISITION, example(RecordKind.REQUISITION, pay_to="99000.00"), desk)
    before = whole(desk)
    with pytest.raises(Refused) as caught:
        entries.save(other, review, desk=desk)
    assert "pay_range" in {p.facts["item"] for p in caught.value.problems}
    assert whole(desk) == before


def test_an_attestation_falls_back_when_the_values_that_it_spoke_about_change(desk: OpenDesk) -> None:
    entry, review = entered(RecordKind.REQUISITION, example(RecordKind.REQUISITION), desk)
    assert review.run("pay_range").state is ItemState.ATTESTED
    changed = dataclasses.replace(entry, values={**entry.values, "pay_confirmed_by": "Someone Else"})
    again = entries.prove_again(changed, review, desk=desk)
    assert again.run("pay_range").state is ItemState.NEEDS_YOU
    assert again.run("advert").state is ItemState.ATTESTED
    with pytest.raises(Refused, match="item_needs_you"):
        entries.save(changed, review, desk=desk)


def test_a_second_entry_falls_back_when_the_first_one_changes(staffed: OpenDesk) -> None:
    entry, review = entered(RecordKind.OFFER, example(RecordKind.OFFER), staffed)
    changed = dataclasses.replace(entry, values={**entry.values, "amount": entry.values["amount"] + 1})
    assert entries.prove_again(changed, review, desk=staffed).run("pay").state is ItemState.KEY_AGAIN


def test_an_exception_with_a_reason_lets_a_record_be_saved_and_stays_in_its_history(desk: OpenDesk) -> None:
    reason = "The approval is on paper in the vault of the finance team until Friday"
    plain = example(RecordKind.REQUISITION, documents=None) | {"except": {"headcount_document": reason}}
    entry, review = entered(RecordKind.REQUISITION, plain, desk)
    number = entries.save(entry, review, desk=desk).number
    (kept,) = records.view(RecordKind.REQUISITION, number, desk=desk).reviews
    item = next(i for i in kept.items if i["id"] == "headcount_document")
    assert item["state"] == "excepted"
    assert item["exception"]["reason"] == reason
    assert item["exception"]["by"] == "ioana"


def test_documents_are_named_by_convention_filed_hashed_and_remembered(desk: OpenDesk) -> None:
    number = desks.saved_requisition(desk)
    (document,) = records.view(RecordKind.REQUISITION, number, desk=desk).documents
    assert document.path == "RO-TA-2026-Q4/2026-11-16_Req20260001_HeadcountApproval.pdf"
    assert document.original_name == "headcount_approval.pdf"
    content = desk.files.get(document.path)
    assert content == (desks.EXAMPLES / "attachments" / "headcount_approval.pdf").read_bytes()
    assert (document.bytes, document.created_by) == (len(content), "ioana")
    assert "FIN-2231" in document.text


def test_a_failure_at_the_end_leaves_no_row_and_no_file(staffed: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = whole(staffed)
    work = type(staffed.work())

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work, "commit", fail)
    entry, review = entered(
        RecordKind.CANDIDATE,
        {"documents": example(RecordKind.CANDIDATE)["documents"], "next_action": "Call again"},
        staffed,
        number=CANDIDATE,
    )
    with pytest.raises(OSError, match="No space"):
        entries.save(entry, review, desk=staffed)
    monkeypatch.undo()
    assert whole(staffed) == before


def test_a_failure_while_a_document_is_recorded_leaves_no_file(
    staffed: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(staffed)

    def fail(*_: Any) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(type(staffed.work()), "add_document", fail)
    documents = example(RecordKind.CANDIDATE)["documents"]
    entry, review = entered(RecordKind.CANDIDATE, {"documents": documents}, staffed, number=CANDIDATE)
    with pytest.raises(OSError, match="Input/output"):
        entries.save(entry, review, desk=staffed)
    monkeypatch.undo()
    assert whole(staffed) == before


def test_only_the_items_that_a_change_touches_are_asked(staffed: OpenDesk) -> None:
    _, review = entered(RecordKind.CANDIDATE, {"next_action": "Send the offer"}, staffed, number=CANDIDATE)
    assert [r.item.id for r in review.runs] == ["next_action"]
    _, review = entered(RecordKind.CANDIDATE, {"email": "ana.new@mail.example"}, staffed, number=CANDIDATE)
    assert "contact" in [r.item.id for r in review.runs]
    assert "legal_name" not in [r.item.id for r in review.runs]


def test_a_change_keeps_what_was_old_and_new_in_the_history(staffed: OpenDesk) -> None:
    saved = change(RecordKind.CANDIDATE, CANDIDATE, {"next_action": "Send the offer"}, staffed)
    assert saved.fields == ("next_action",)
    newest = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=staffed).history[0]
    assert newest.details["fields"] == {"next_action": ["Prepare the offer", "Send the offer"]}
    assert newest.review_id is not None


def test_a_record_that_someone_changed_meanwhile_is_not_overwritten(staffed: OpenDesk) -> None:
    entry, review = entered(RecordKind.CANDIDATE, {"next_action": "Mine"}, staffed, number=CANDIDATE)
    read = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=staffed).record
    mine = dataclasses.replace(entry, row_version=read.row_version)
    change(RecordKind.CANDIDATE, CANDIDATE, {"next_action": "Theirs"}, staffed)
    before = whole(staffed)
    with pytest.raises(Conflict, match="record_changed"):
        entries.save(mine, review, desk=staffed)
    assert whole(staffed) == before


def test_saving_drops_the_draft_of_the_same_record_only(staffed: OpenDesk) -> None:
    drafts.keep(RecordKind.CANDIDATE, CANDIDATE, {"next_action": "Call"}, 1, desk=staffed)
    drafts.keep(RecordKind.CANDIDATE, "", {"legal_name": "Half"}, 0, desk=staffed)
    change(RecordKind.CANDIDATE, CANDIDATE, {"next_action": "Call"}, staffed)
    assert drafts.find(RecordKind.CANDIDATE, CANDIDATE, desk=staffed) is None
    kept = drafts.find(RecordKind.CANDIDATE, "", desk=staffed)
    assert kept is not None
    assert kept.values == {"legal_name": "Half"}


def test_numbers_run_by_kind_and_are_not_used_again_after_a_roll_back(desk: OpenDesk) -> None:
    assert desks.saved_requisition(desk) == "REQ-2026-0001"
    entry, review = entered(
        RecordKind.REQUISITION, example(RecordKind.REQUISITION, finance_reference="FIN-9", confirm={}), desk
    )
    with pytest.raises(Refused):
        entries.save(entry, review, desk=desk)
    assert desks.saved_requisition(desk, finance_reference="FIN-10") == "REQ-2026-0002"
    assert desks.saved_candidate(desk) == "CAN-2026-0001"


def test_numbers_begin_anew_each_year(desk: OpenDesk, clock: desks.SetClock) -> None:
    desks.saved_requisition(desk)
    clock.go(days=40)
    plain = example(RecordKind.REQUISITION, finance_reference="FIN-11", channels=[{"name": "LinkedIn"}])
    plain["channels"] = [{"name": "LinkedIn", "post_on": "2027-01-04"}]
    entry, review = entered(RecordKind.REQUISITION, plain, desk)
    assert entries.save(entry, review, desk=desk).number == "REQ-2027-0001"


def test_a_rejected_candidate_cannot_get_an_offer_at_all(staffed: OpenDesk) -> None:
    applications.move(CANDIDATE, REQUISITION, Stage.REJECTED, desk=staffed)
    before = whole(staffed)
    with pytest.raises(Refused, match="candidate_rejected"):
        entered(RecordKind.OFFER, example(RecordKind.OFFER), staffed)
    with pytest.raises(Refused, match="candidate_rejected"):
        offers.propose(CANDIDATE, REQUISITION, desk=staffed)
    assert whole(staffed) == before


def test_an_accepted_offer_is_closed_for_changes(offered: OpenDesk) -> None:
    offers.act(OFFER, OfferAct.WITHDRAW, desk=offered)
    with pytest.raises(Refused, match="offer_closed"):
        change(RecordKind.OFFER, OFFER, {"bonus": ""}, offered)


def test_an_archived_record_is_not_changed(staffed: OpenDesk) -> None:
    records.archive(RecordKind.CANDIDATE, CANDIDATE, desk=staffed)
    with pytest.raises(Refused, match="record_archived"):
        change(RecordKind.CANDIDATE, CANDIDATE, {"next_action": "Call"}, staffed)


def test_a_candidate_does_not_enter_as_hired(desk: OpenDesk) -> None:
    """Hired follows from an accepted offer; typing the word into a file is not one."""
    desks.saved_requisition(desk)
    before = whole(desk)
    with pytest.raises(Refused, match="hired_without_accepted_offer"):
        save(RecordKind.CANDIDATE, desk, stage="hired")
    assert whole(desk) == before


@pytest.mark.parametrize("status", ["on_hold", "filled", "cancelled"])
def test_a_candidate_does_not_apply_to_a_requisition_that_is_not_open(desk: OpenDesk, status: str) -> None:
    desks.saved_requisition(desk)
    change(RecordKind.REQUISITION, REQUISITION, {"status": status}, desk)
    with pytest.raises(Refused, match="requisition_not_open"):
        save(RecordKind.CANDIDATE, desk)


def test_the_application_that_comes_with_a_candidate_stands_in_the_history(desk: OpenDesk) -> None:
    desks.saved_requisition(desk)
    desks.saved_candidate(desk)
    shown = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk)
    assert [(e.stage.value, e.operator) for e in shown.stages] == [("interview", "ioana")]
    assert shown.history[0].details["application"] == {"requisition": REQUISITION, "stage": "interview"}


def test_a_decision_about_an_alike_candidate_needs_a_reason_and_a_candidate(staffed: OpenDesk) -> None:
    twin: dict[str, Any] = {"email": "other@mail.example", "email_source": "mail"}
    before = whole(staffed)
    confirm = example(RecordKind.CANDIDATE)["confirm"] | {"contact": {"attest": True, "note": "Her own mail"}}
    for different, code in (
        ({CANDIDATE: "no"}, "reason_length"),
        ({"CAN-2026-0999": "No such person here"}, "record_"),
    ):
        with pytest.raises(DeskError, match=code):
            save(RecordKind.CANDIDATE, staffed, **twin, confirm=confirm, different=different)
        assert whole(staffed) == before


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"notice_days": 10**30}, "number_out_of_range", "notice_days"),
        ({"extra": {"Column": {"deep": 1}}}, "value_wrong_type", "extra.Column"),
        ({"extra": {"Column": "half \ud83d"}}, "text_unreadable", "extra.Column"),
        ({"extra": {"half \ud83d": "x"}}, "text_unreadable", "extra"),
        ({"legal_name": "Ana\x00"}, "text_unreadable", "legal_name"),
        ({"legal_name": "Ana \udc80"}, "text_unreadable", "legal_name"),
        ({"notes": [{"text": "half \ud83d"}]}, "text_unreadable", "notes"),
        ({"date_of_birth": "3.4.1990"}, "value_wrong_type", "date_of_birth"),
        ({"notice_days": "20"}, "value_wrong_type", "notice_days"),
        ({"number": "CAN-2026-0009"}, "field_set_by_desk", "number"),
        ({"pay_history": "x"}, "field_unknown", "pay_history"),
        ({"confirm": {"notice": {"attest": True, "note": "half \ud83d"}}}, "text_unreadable", "confirm.notice.note"),
        ({"confirm": {"nothing": {"attest": True}}}, "item_unknown", "nothing"),
        ({"confirm": {"notice": True}}, "value_wrong_type", "confirm.notice"),
        ({"except": {"notice": 5}}, "value_wrong_type", "except.notice"),
        ({"again": {"nothing": "x"}}, "field_unknown", "again.nothing"),
        ({"documents": {}}, "value_wrong_type", "documents"),
        ({"documents": [{"type": "cv"}]}, "value_wrong_type", "documents[0].file"),
        ({"documents": [{"type": "poem", "file": "x.txt"}]}, "value_wrong_type", "documents[0].type"),
        ({"documents": [{"type": "cv", "file": "x.txt", "colour": 1}]}, "field_unknown", "documents[0].colour"),
    ],
)
def test_an_unreadable_value_is_refused_by_its_name(
    staffed: OpenDesk, changes: dict[str, Any], code: str, field: str
) -> None:
    before = whole(staffed)
    with pytest.raises(Unreadable) as caught:
        entered(RecordKind.CANDIDATE, example(RecordKind.CANDIDATE, **changes), staffed)
    assert (caught.value.code, caught.value.problems[0].field) == (code, field)
    assert whole(staffed) == before


@pytest.mark.parametrize("amount", ["1E+40", "1E+999999", "-1E+40", "9" * 60, "0.00000000000000000000000000001"])
def test_an_amount_that_no_pay_can_be_is_refused_and_never_a_crash(staffed: OpenDesk, amount: str) -> None:
    with pytest.raises(DeskError):
        save(RecordKind.OFFER, staffed, amount=amount)


@pytest.mark.parametrize("day", ["0001-01-01", "1582-10-10", "9999-12-31"])
def test_a_day_that_no_calendar_of_a_desk_has_is_refused_and_never_a_crash(staffed: OpenDesk, day: str) -> None:
    with pytest.raises(DeskError):
        save(RecordKind.OFFER, staffed, start_date=day, valid_until=day)
    with pytest.raises(DeskError):
        save(RecordKind.CANDIDATE, staffed, consent_given_on=day, next_action_due=day, notice_verified_on=day)


def test_record_files_are_read_from_bytes_with_a_place_for_every_fault() -> None:
    def fault(raw: bytes) -> tuple[str, Any]:
        with pytest.raises(Unreadable) as caught:
            read_record_file(RecordKind.CANDIDATE, raw, lambda _: b"")
        return caught.value.code, caught.value.facts.get("line")

    assert fault(b'{\n "legal_name": "Ana",\n}') == ("file_not_json", 3)
    assert fault(b"[1, 2]") == ("value_wrong_type", None)
    assert fault('{"city": "Timişoara"}'.encode("cp1250"))[0] == "file_not_utf8"
    assert fault(b'{"notice_days": NaN}') == ("file_not_json", 1)
    assert fault(b"[" * 100_000) == ("file_not_json", 1)
    assert fault(b" " * (5 * 1024 * 1024))[0] == "file_too_large"
    assert fault(b'{"legal_name": "A", "legal_name": "B"}') == ("field_twice", None)
    assert fault(b"") == ("file_not_json", 1)
    assert read_record_file(
        RecordKind.CANDIDATE, b"\xef\xbb\xbf" + json.dumps({"city": "Iași"}).encode(), lambda _: b""
    ).entry.values == {"city": "Iași"}
