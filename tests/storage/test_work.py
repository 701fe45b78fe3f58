"""Units of work: what is committed comes back as it was, what is not leaves nothing, and nobody overwrites unseen."""

from __future__ import annotations

import threading
from dataclasses import fields
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from recdesk.domain import audit
from recdesk.domain.application import Application, Stage, StageEvent
from recdesk.domain.candidate import Candidate, Note
from recdesk.domain.document import Document, DocumentType
from recdesk.domain.errors import Conflict, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Operator, Role
from recdesk.services.reads import Draft, ImportBatch, ListQuery
from recdesk.storage.opening import OpenVault
from tests.builders import a_candidate, a_reference, a_requisition, an_offer
from tests.storage.conftest import NOW, SetClock

CAN, REQ, OFF = "CAN-2026-0001", "REQ-2026-0001", "OF-2026-0001"


def _values(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _store(opened: OpenVault, *records: Any) -> None:
    with opened.unit_of_work() as uow:
        for record in records:
            if isinstance(record, Candidate):
                uow.candidates.add(record)
            elif record.number.startswith("REQ"):
                uow.requisitions.add(record)
            else:
                uow.offers.add(record)
        uow.commit()


def _document(**changes: Any) -> Document:
    values: dict[str, Any] = {
        "record_kind": "offer",
        "record": OFF,
        "type": DocumentType.OFFER_LETTER,
        "path": "RO/a.docx",
        "sha256": "0" * 64,
        "bytes": 1,
    }
    return Document(**(values | changes))


@pytest.fixture
def filled(opened: OpenVault) -> OpenVault:
    """A desk with one requisition, one candidate and one offer."""
    _store(
        opened,
        a_requisition(number=REQ),
        a_candidate(number=CAN),
        an_offer(number=OFF, candidate=CAN, requisition=REQ),
    )
    return opened


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("requisitions", a_requisition(number=REQ, extra={"Kostenstelle": "ț-7"}, clock_started_at=NOW)),
        ("candidates", a_candidate(number=CAN, notes=(Note("Called.", NOW, "ioana"),), notice_days=None)),
        ("offers", an_offer(number=OFF, amount=Decimal("9500.10"), hours_per_week=Decimal("37.5"))),
        ("candidates", Candidate(number=CAN)),
    ],
)
def test_every_field_of_a_record_comes_back_as_it_was(opened: OpenVault, kind: str, made: Any) -> None:
    with opened.unit_of_work() as uow:
        getattr(uow, kind).add(made)
        uow.commit()
    before = _values(made)
    with opened.unit_of_work() as uow:
        found = getattr(uow, kind).get(made.number)
    assert found is not made
    assert _values(found) == before


def test_instants_come_back_in_utc_and_days_as_days(opened: OpenVault) -> None:
    east = timezone(timedelta(hours=2))
    started = datetime(2026, 10, 25, 3, 30, 0, 123456, tzinfo=east)
    _store(opened, a_requisition(number=REQ, clock_started_at=started, target_start=date(1, 1, 1)))
    with opened.unit_of_work() as uow:
        found = uow.requisitions.get(REQ)
    assert found.clock_started_at == started
    assert found.clock_started_at is not None
    assert found.clock_started_at.utcoffset() == timedelta(0)
    assert found.target_start == date(1, 1, 1)


def test_without_commit_nothing_stays(opened: OpenVault) -> None:
    with opened.unit_of_work() as uow:
        uow.candidates.add(a_candidate(number=uow.next_number(RecordKind.CANDIDATE, 2026)))
        uow.audit(at=NOW, operator="ioana", action="create")
    with opened.unit_of_work() as uow:
        assert uow.candidates.find(CAN) is None
        assert uow.next_number(RecordKind.CANDIDATE, 2026) == CAN
    assert list(opened.reads().audit_entries()) == []


def test_an_error_in_the_block_leaves_nothing(opened: OpenVault) -> None:
    def fail() -> None:
        with opened.unit_of_work() as uow:
            uow.candidates.add(a_candidate(number=CAN))
            uow.audit(at=NOW, operator="ioana", action="create")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert opened.reads().count(RecordKind.CANDIDATE, ListQuery()) == 0


def test_records_stay_usable_after_the_block_and_in_another_thread(filled: OpenVault) -> None:
    with filled.unit_of_work() as uow:
        found = uow.candidates.get(CAN)
    names: list[str] = []
    thread = threading.Thread(target=lambda: names.append(found.legal_name))
    thread.start()
    thread.join()
    assert names == [a_candidate().legal_name]


def test_a_change_raises_the_row_version_and_an_unchanged_record_keeps_it(filled: OpenVault) -> None:
    for change, version in (("Iași", 2), ("Iași", 2), ("Brașov", 3)):
        with filled.unit_of_work() as uow:
            uow.candidates.get(CAN).city = change
            uow.commit()
        with filled.unit_of_work() as uow:
            assert uow.candidates.get(CAN).row_version == version


def test_a_record_that_was_changed_meanwhile_is_not_overwritten(filled: OpenVault) -> None:
    with filled.unit_of_work() as uow:
        stale = uow.candidates.get(CAN)
    with filled.unit_of_work() as uow:
        uow.candidates.get(CAN).city = "Brașov"
        uow.commit()
    stale.city = "Iași"
    with filled.unit_of_work() as uow:
        uow.candidates.add(stale)
        with pytest.raises(Conflict) as caught:
            uow.commit()
    assert caught.value.code == "record_changed"
    with filled.unit_of_work() as uow:
        assert uow.candidates.get(CAN).city == "Brașov"


def test_a_second_record_of_the_same_number_is_a_conflict(filled: OpenVault) -> None:
    with pytest.raises(Conflict) as caught:
        _store(filled, a_candidate(number=CAN))
    assert caught.value.code == "record_exists"


def test_stamps_are_set_by_the_clock_unless_a_use_case_set_them(opened: OpenVault, clock: SetClock) -> None:
    _store(opened, a_candidate(number=CAN, created_at=None, updated_at=None))
    clock.instant = NOW + timedelta(days=1)
    for own_stamp, expected in ((None, clock.instant), (NOW + timedelta(hours=5), NOW + timedelta(hours=5))):
        with opened.unit_of_work() as uow:
            found = uow.candidates.get(CAN)
            assert found.created_at == NOW
            found.city += "!"
            found.updated_at = own_stamp or found.updated_at
            uow.commit()
        assert found.updated_at == expected


def test_a_mapping_that_is_changed_in_place_is_written(filled: OpenVault) -> None:
    with filled.unit_of_work() as uow:
        uow.candidates.get(CAN).extra["Badge"] = "blue"
        uow.commit()
    with filled.unit_of_work() as uow:
        assert uow.candidates.get(CAN).extra["Badge"] == "blue"


def test_numbers_run_by_kind_and_year_and_are_never_given_twice(opened: OpenVault) -> None:
    with opened.unit_of_work() as uow:
        first = uow.next_number(RecordKind.CANDIDATE, 2026)
        uow.candidates.add(a_candidate(number=first))
        assert uow.next_number(RecordKind.OFFER, 2026) == "OF-2026-0001"
        assert uow.next_number(RecordKind.CANDIDATE, 2027) == "CAN-2027-0001"
        uow.commit()
    with opened.unit_of_work() as uow:
        uow.candidates.remove(uow.candidates.get(first))
        uow.commit()
    with opened.unit_of_work() as uow:
        assert uow.next_number(RecordKind.CANDIDATE, 2026) == "CAN-2026-0002"


def test_eight_threads_take_a_hundred_different_numbers_each(opened: OpenVault) -> None:
    taken: list[str] = []
    faults: list[Exception] = []

    def take() -> None:
        try:
            for _ in range(100):
                with opened.unit_of_work() as uow:
                    number = uow.next_number(RecordKind.REQUISITION, 2026)
                    uow.audit(at=NOW, operator="ioana", action="number", details={"number": number})
                    uow.commit()
                taken.append(number)
        except Exception as error:  # noqa: BLE001 - whatever a thread meets is the test's result
            faults.append(error)

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(taken) == len(set(taken)) == 800
    assert max(taken) == "REQ-2026-0800"
    assert audit.verify(opened.reads().audit_entries()).entries == 800


def test_a_missing_record_is_refused_by_its_number(opened: OpenVault) -> None:
    with opened.unit_of_work() as uow:
        for ask in (uow.candidates.get, uow.requisitions.get, uow.offers.get):
            with pytest.raises(Refused) as caught:
                ask("XX-1")
            assert (caught.value.code, caught.value.problems[0].record) == ("record_missing", "XX-1")
        with pytest.raises(Refused):
            uow.document(7)
        with pytest.raises(Refused):
            uow.import_batch(7)
        assert uow.candidates.by_external_id("") is None


def test_a_record_is_found_by_the_id_it_has_elsewhere(opened: OpenVault) -> None:
    _store(opened, a_candidate(number=CAN, external_id="gh-77"), a_candidate(number="CAN-2026-0002"))
    with opened.unit_of_work() as uow:
        found = uow.candidates.by_external_id("gh-77")
        assert found is not None
        assert found.number == CAN
        assert uow.candidates.by_external_id("") is None


def test_an_application_carries_its_stages_and_shows_on_the_candidate(filled: OpenVault) -> None:
    later = NOW + timedelta(days=1)
    with filled.unit_of_work() as uow:
        uow.add_application(Application(candidate=CAN, requisition=REQ, entered_at=NOW))
        for stage, at in ((Stage.SCREENING, later), (Stage.NEW, NOW)):
            uow.add_stage_event(
                StageEvent(candidate=CAN, requisition=REQ, stage=stage, entered_at=at, recorded_at=at, operator="i")
            )
        uow.commit()
    with filled.unit_of_work() as uow:
        application = uow.application(CAN, REQ)
        assert application is not None
        application.stage, application.entered_at = Stage.SCREENING, later
        assert [event.stage for event in uow.stage_events(CAN, REQ)] == [Stage.NEW, Stage.SCREENING]
        assert uow.applications_of(CAN) == uow.applications_of(REQ) == [application]
        uow.commit()
    (row,) = filled.reads().candidates(ListQuery(), limit=5).rows
    assert (row.stage, row.requisition) == ("screening", REQ)
    with filled.unit_of_work() as uow:
        assert uow.candidates.get(CAN).row_version == 1


def test_one_candidate_applies_once_to_a_requisition_and_only_to_one_that_exists(filled: OpenVault) -> None:
    for requisition, error in ((REQ, Conflict), ("REQ-2026-0099", Refused)):
        with filled.unit_of_work() as uow:
            for _ in range(2 if requisition == REQ else 1):
                uow.add_application(Application(candidate=CAN, requisition=requisition, entered_at=NOW))
            with pytest.raises(error):
                uow.commit()


def test_removing_a_candidate_takes_its_applications_and_names_along(filled: OpenVault) -> None:
    with filled.unit_of_work() as uow:
        uow.add_application(Application(candidate=CAN, requisition=REQ, entered_at=NOW))
        uow.commit()
    with filled.unit_of_work() as uow:
        uow.requisitions.remove(uow.requisitions.get(REQ))
        with pytest.raises(Refused) as caught:
            uow.commit()
        assert caught.value.code == "record_needed"
    with filled.unit_of_work() as uow:
        uow.candidates.remove(uow.candidates.get(CAN))
        uow.commit()
    with filled.unit_of_work() as uow:
        assert uow.applications_of(REQ) == []
        assert uow.alike(names=[a_candidate().legal_name], email="", phone="", national_id="") == []


def test_documents_of_a_record_come_newest_first_and_paths_are_taken_once(filled: OpenVault) -> None:
    with filled.unit_of_work() as uow:
        for version in (1, 2):
            uow.add_document(_document(path=f"RO/v{version}.docx", version=version, facts={"amount": "9500"}))
        uow.commit()
    with filled.unit_of_work() as uow:
        found = uow.documents_of("offer", OFF)
        assert [document.version for document in found] == [2, 1]
        assert found[0].id is not None
        assert uow.document(found[0].id).facts == {"amount": "9500"}
        with pytest.raises(Conflict):
            uow.add_document(_document(path="RO/v1.docx"))


def test_an_offer_in_a_list_knows_whether_its_letter_is_current(filled: OpenVault) -> None:
    def letter() -> tuple[str, int]:
        (row,) = filled.reads().offers(ListQuery(), limit=5).rows
        return row.letter, row.letter_version

    assert letter() == ("", 0)
    with filled.unit_of_work() as uow:
        uow.offers.get(OFF).content_sha256 = "a" * 64
        uow.add_document(_document(version=3, content_sha256="a" * 64))
        uow.commit()
    assert letter() == ("current", 3)
    with filled.unit_of_work() as uow:
        uow.offers.get(OFF).content_sha256 = "b" * 64
        uow.commit()
    assert letter() == ("outdated", 3)


def test_a_candidates_new_name_reaches_the_list_and_search_of_offers_and_not_their_versions(filled: OpenVault) -> None:
    with filled.unit_of_work() as uow:
        uow.candidates.get(CAN).legal_name = "Ana-Maria Brâncuși"
        uow.commit()
    (row,) = filled.reads().offers(ListQuery(search="brancusi"), limit=5).rows
    assert row.candidate_name == "Ana-Maria Brâncuși"
    with filled.unit_of_work() as uow:
        assert uow.offers.get(OFF).row_version == 1


def test_operators_are_known_in_any_case_of_letters(opened: OpenVault) -> None:
    with opened.unit_of_work() as uow:
        uow.add_operator(Operator(name="Ioana", role=Role.SPECIALIST))
        uow.add_operator(Operator(name="bogdan", active=False))
        uow.commit()
    with opened.unit_of_work() as uow:
        found = uow.operator(" IOANA")
        assert found is not None
        assert (found.role, found.active, found.created_at) == (Role.SPECIALIST, True, NOW)
        assert [operator.name for operator in uow.operators()] == ["bogdan", "Ioana"]
        assert uow.operator("nobody") is None
        uow.add_operator(Operator(name="IOANA"))
        with pytest.raises(Conflict):
            uow.commit()


def test_the_reference_comes_back_whole_and_is_refused_where_there_is_none(opened: OpenVault) -> None:
    with opened.unit_of_work() as uow:
        with pytest.raises(Refused) as caught:
            uow.reference()
        assert caught.value.code == "reference_missing"
        uow.set_reference(a_reference())
        uow.set_reference(a_reference(departments=("Talent",)))
        uow.commit()
    with opened.unit_of_work() as uow:
        assert uow.reference() == a_reference(departments=("Talent",))


def test_a_reference_that_changed_is_read_anew_and_one_that_was_given_up_is_not_kept(opened: OpenVault) -> None:
    with opened.unit_of_work() as uow:
        uow.set_reference(a_reference(departments=("Talent",)))
        uow.commit()
    with opened.unit_of_work() as uow:
        assert uow.reference().departments == ("Talent",)
        uow.set_reference(a_reference(departments=("Given up",)))
    with opened.unit_of_work() as uow:
        assert uow.reference().departments == ("Talent",)
        uow.set_reference(a_reference(departments=("Payroll",)))
        uow.commit()
    with opened.unit_of_work() as uow:
        assert uow.reference() == a_reference(departments=("Payroll",))


def test_reviews_and_history_are_read_back_with_each_other(opened: OpenVault) -> None:
    items = [{"id": "pay", "state": "proved", "evidence": [{"code": "amount", "value": "9500", "source": "record"}]}]
    with opened.unit_of_work() as uow:
        review_id = uow.add_review(
            checklist="offer",
            checklist_version=2,
            record_kind="offer",
            record=OFF,
            operator="ioana",
            at=NOW,
            items=items,
        )
        uow.audit(at=NOW, operator="i", action="create", record_kind="offer", record=OFF, details={"review": review_id})
        uow.audit(at=NOW, operator="i", action="send", record_kind="offer", record=OFF)
        uow.commit()
    reads = opened.reads()
    sent, created = reads.history("offer", OFF)
    assert (sent.action, sent.review_id, created.review_id) == ("send", None, review_id)
    review = reads.review(review_id)
    assert (review.checklist, review.checklist_version, review.at, list(review.items)) == ("offer", 2, NOW, items)
    assert reads.reviews_of("offer", OFF) == (review,)
    with pytest.raises(Refused):
        reads.review(99)


def test_the_chain_holds_over_many_units_of_work_and_any_zone(opened: OpenVault) -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    details = {"fields": {"amount": [None, Decimal("1.50")], "start": [date(2026, 1, 2), "ș"]}, "at": NOW}
    for number in range(5):
        with opened.unit_of_work() as uow:
            for _ in range(number):
                uow.audit(at=NOW.astimezone(east), operator="ioana", action="change", details=details)
            uow.commit()
    state = audit.verify(opened.reads().audit_entries())
    assert (state.ok, state.entries) == (True, 10)


@pytest.mark.parametrize("act", ["UPDATE audit SET operator = 'x'", "DELETE FROM audit"])
def test_the_audit_refuses_to_be_changed(opened: OpenVault, act: str) -> None:
    with opened.unit_of_work() as uow:
        uow.audit(at=NOW, operator="ioana", action="create")
        uow.commit()
    with pytest.raises(Exception, match="only added to"), opened.engine().begin() as connection:
        connection.execute(text(act))
    assert audit.verify(opened.reads().audit_entries()).ok


def test_a_change_behind_the_audits_back_breaks_the_chain(opened: OpenVault) -> None:
    with opened.unit_of_work() as uow:
        for _ in range(3):
            uow.audit(at=NOW, operator="ioana", action="create")
        uow.commit()
    with opened.engine().begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET operator = 'mallory' WHERE seq = 2"))
    assert audit.verify(opened.reads().audit_entries()).first_bad == 2


def test_a_draft_replaces_the_one_before_and_can_be_dropped(opened: OpenVault) -> None:
    reads = opened.reads()
    for at, city in ((NOW, "Iași"), (NOW + timedelta(minutes=1), "Brașov")):
        with opened.unit_of_work() as uow:
            uow.keep_draft(Draft("ioana", "candidate", CAN, {"city": city}, 3, at))
            uow.keep_draft(Draft("ioana", "offer", "", {"amount": Decimal(9500)}, 0, NOW))
            uow.keep_draft(Draft("bogdan", "candidate", CAN, {"city": "Cluj"}, 3, at))
            uow.commit()
    newest, other = reads.drafts("ioana")
    assert (newest.values, newest.row_version) == ({"city": "Brașov"}, 3)
    assert other.values == {"amount": "9500"}
    with opened.unit_of_work() as uow:
        uow.drop_draft("ioana", "candidate", CAN)
        uow.drop_draft("ioana", "candidate", "never")
        uow.commit()
    assert reads.drafts("ioana") == (other,)
    assert len(reads.drafts("bogdan")) == 1


def test_people_alike_are_found_by_mail_phone_number_and_any_two_words_of_a_name(opened: OpenVault) -> None:
    _store(
        opened,
        a_candidate(number=CAN, legal_name="Ștefan Țurcanu-Popa", latin_name="", email="S.Turcanu@mail.example"),
        a_candidate(
            number="CAN-2026-0002",
            legal_name="Maria Ionescu",
            latin_name="",
            email="",
            phone="+40 721 999 888",
            national_id="2960229400011",
            archived_at=NOW,
        ),
    )

    def found(**keys: Any) -> list[str]:
        asked = {"names": [], "email": "", "phone": "", "national_id": ""} | keys
        with opened.unit_of_work() as uow:
            return [person.number for person in uow.alike(**asked)]

    assert found(email=" s.turcanu@MAIL.example") == [CAN]
    assert found(phone="0721999888") == ["CAN-2026-0002"]
    assert found(phone="721") == []
    assert found(national_id="2960229400011") == ["CAN-2026-0002"]
    assert found(names=["POPA, Stefan"]) == [CAN]
    assert found(names=["dr. Țurcanu Ştefan"]) == [CAN]
    assert found(names=["Ștefan"]) == []
    assert found() == []
    assert found(names=["Stefan Popa"], national_id="2960229400011") == ["CAN-2026-0002", CAN]
    with opened.unit_of_work() as uow:
        (person,) = uow.alike(names=["Maria Ionescu"], email="", phone="", national_id="")
        assert person.archived is True


def test_names_that_changed_are_found_under_the_new_name_only(filled: OpenVault) -> None:
    with filled.unit_of_work() as uow:
        candidate = uow.candidates.get(CAN)
        candidate.legal_name, candidate.latin_name = "Maria Ionescu", ""
        uow.commit()
    with filled.unit_of_work() as uow:
        asked: dict[str, Any] = {"email": "", "phone": "", "national_id": ""}
        assert [person.number for person in uow.alike(names=["Ionescu Maria"], **asked)] == [CAN]
        assert uow.alike(names=[a_candidate().legal_name], **asked) == []


def test_a_judged_pair_is_remembered_from_both_sides_and_may_be_judged_again(opened: OpenVault) -> None:
    with opened.unit_of_work() as uow:
        for a, b, decision in (("CAN-2", "CAN-1", "same"), ("CAN-1", "CAN-2", "different"), ("CAN-3", "CAN-1", "same")):
            uow.decide_pair(a, b, decision=decision, reason="Two people, met both.", operator="ioana", at=NOW)
        assert uow.decided_pairs("CAN-1") == {"CAN-2": "different", "CAN-3": "same"}
        assert uow.decided_pairs("CAN-2") == {"CAN-1": "different"}
        with pytest.raises(ValueError, match="two candidates"):
            uow.decide_pair("CAN-1", "CAN-1", decision="same", reason="", operator="ioana", at=NOW)


def test_an_import_is_remembered_with_what_takes_it_back(opened: OpenVault) -> None:
    batch = ImportBatch(0, "candidates", "prospects.csv", "f" * 64, "greenhouse", 60, 58, 1, 1, NOW, "ioana")
    with opened.unit_of_work() as uow:
        batch_id = uow.add_import(batch, created=[CAN], before={"CAN-2026-0002": {"city": "Iași"}})
        uow.mark_import_undone(batch_id, NOW)
        uow.commit()
    with opened.unit_of_work() as uow:
        stored, made, before = uow.import_batch(batch_id)
    assert (stored.id, stored.rows, stored.at, stored.undone_at) == (batch_id, 60, NOW, NOW)
    assert (made, before) == ((CAN,), {"CAN-2026-0002": {"city": "Iași"}})


def test_requisitions_are_found_by_their_finance_reference(filled: OpenVault) -> None:
    with filled.unit_of_work() as uow:
        found = uow.requisitions_of_finance(f" {a_requisition().finance_reference.lower()} ")
        assert [requisition.number for requisition in found] == [REQ]
        assert uow.offers_of(CAN) == uow.offers_of(REQ)
        assert len(uow.offers_of(CAN)) == 1
