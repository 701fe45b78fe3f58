"""Looking at records, copying them, archiving and taking back; drafts that outlive a crash."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest

from recdesk.domain.document import DocumentType
from recdesk.domain.errors import Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import OfferAct
from recdesk.localization.sentences import sentence
from recdesk.services import checks, drafts, filing, offers, records
from recdesk.services.desk import OpenDesk, Undo
from recdesk.services.kinds import NewDocument, editable
from recdesk.services.reads import ListQuery
from tests import desks
from tests.desks import CANDIDATE, OFFER, REQUISITION, change, whole

clock = desks.clock
desk = desks.at_step("offer")
offerless = desks.at_step("candidate")
lettered = desks.at_step("letter")


def undo_of(kind: RecordKind, number: str, desk: OpenDesk) -> Undo:
    return Undo(kind, number, records.view(kind, number, desk=desk).history[0].seq)


def test_a_view_brings_everything_that_belongs_to_a_record(lettered: OpenDesk) -> None:
    offer = records.view(RecordKind.OFFER, OFFER, desk=lettered)
    assert len(offer.documents) == 2
    assert offer.candidate is not None
    assert offer.candidate.number == CANDIDATE
    candidate = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=lettered)
    assert [a.requisition for a in candidate.applications] == [REQUISITION]
    assert [o.number for o in candidate.offers] == [OFFER]
    requisition = records.view(RecordKind.REQUISITION, REQUISITION, desk=lettered)
    assert [a.candidate for a in requisition.applications] == [CANDIDATE]
    assert [e.stage.value for e in requisition.stages] == ["interview"]


def test_what_is_shown_can_be_changed_without_changing_what_is_stored(desk: OpenDesk) -> None:
    before = whole(desk)
    record = records.detached(records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).record)
    record.city = "Iași"
    assert whole(desk) == before


def test_a_copy_takes_neither_names_nor_amounts_nor_dates(desk: OpenDesk) -> None:
    never = {
        RecordKind.REQUISITION: {
            "approved_on",
            "approved_by",
            "finance_reference",
            "pay_from",
            "pay_to",
            "target_start",
        },
        RecordKind.CANDIDATE: {"legal_name", "email", "phone", "consent_given_on", "national_id", "notes"},
        RecordKind.OFFER: {"amount", "start_date", "valid_until", "bonus"},
    }
    numbers = {RecordKind.REQUISITION: REQUISITION, RecordKind.CANDIDATE: CANDIDATE, RecordKind.OFFER: OFFER}
    for kind, number in numbers.items():
        copied = records.copied_values(kind, number, desk=desk)
        assert copied
        assert set(copied) <= set(editable(kind))
        assert not never[kind] & set(copied)
    assert records.copied_values(RecordKind.CANDIDATE, CANDIDATE, desk=desk)["city"] == "Cluj-Napoca"


def test_an_archived_record_leaves_the_lists_and_comes_back(offerless: OpenDesk) -> None:
    def listed() -> int:
        return offerless.reads.candidates(ListQuery(), limit=10).total

    records.archive(RecordKind.CANDIDATE, CANDIDATE, desk=offerless)
    assert listed() == 0
    assert offerless.reads.candidates(ListQuery(archived=True), limit=10).total == 1
    with pytest.raises(Refused, match="record_archived"):
        records.archive(RecordKind.CANDIDATE, CANDIDATE, desk=offerless)
    records.archive(RecordKind.CANDIDATE, CANDIDATE, desk=offerless, restore=True)
    assert listed() == 1
    with pytest.raises(Refused, match="not_archived"):
        records.archive(RecordKind.CANDIDATE, CANDIDATE, desk=offerless, restore=True)
    assert [h.action for h in records.view(RecordKind.CANDIDATE, CANDIDATE, desk=offerless).history[:2]] == [
        "restore",
        "archive",
    ]


def test_a_change_is_taken_back_to_the_very_values_and_stays_visible(desk: OpenDesk) -> None:
    before = records.view(RecordKind.REQUISITION, REQUISITION, desk=desk).record
    told = desks.example(RecordKind.REQUISITION)["confirm"]
    new = {"pay_to": "9000.00", "panel": [{"name": "Vlad Ene", "title": "Lead"}], "target_start": "2027-11-01"}
    saved = change(RecordKind.REQUISITION, REQUISITION, {**new, "confirm": told}, desk)
    assert saved.changes.undo is not None
    records.take_back(saved.changes.undo, desk=desk)
    after = records.view(RecordKind.REQUISITION, REQUISITION, desk=desk)
    for name in editable(RecordKind.REQUISITION):
        assert getattr(after.record, name) == getattr(before, name), name
    assert [h.action for h in after.history] == ["undo", "change", "create"]
    assert after.history[0].details["fields"]["pay_to"] == ["9000.00", "9500.00"]


def test_a_new_record_is_taken_back_into_the_archive(desk: OpenDesk) -> None:
    records.take_back(undo_of(RecordKind.OFFER, OFFER, desk), desk=desk)
    assert records.view(RecordKind.OFFER, OFFER, desk=desk).record.archived_at is not None


def test_archiving_is_taken_back_and_restoring_too(offerless: OpenDesk) -> None:
    records.archive(RecordKind.CANDIDATE, CANDIDATE, desk=offerless)
    records.take_back(undo_of(RecordKind.CANDIDATE, CANDIDATE, offerless), desk=offerless)
    assert records.view(RecordKind.CANDIDATE, CANDIDATE, desk=offerless).record.archived_at is None


@pytest.mark.parametrize(("kind", "number"), [(RecordKind.CANDIDATE, CANDIDATE), (RecordKind.REQUISITION, REQUISITION)])
def test_a_record_whose_offer_still_runs_is_not_archived(kind: RecordKind, number: str, desk: OpenDesk) -> None:
    before = whole(desk)
    with pytest.raises(Refused, match="offer_still_runs") as refused:
        records.archive(kind, number, desk=desk)
    assert whole(desk) == before
    assert sentence("offer_still_runs", refused.value.facts) == (
        f"Record {number}: its offer {OFFER} still runs (draft). Withdraw it or record the answer, then archive."
    )
    offers.act(OFFER, OfferAct.WITHDRAW, desk=desk)
    assert records.archive(kind, number, desk=desk).act == "archived"


def test_an_archived_offer_keeps_nobody_in_the_lists(desk: OpenDesk) -> None:
    records.archive(RecordKind.OFFER, OFFER, desk=desk)
    assert records.archive(RecordKind.CANDIDATE, CANDIDATE, desk=desk).act == "archived"


def test_a_candidate_who_got_an_offer_is_not_undone_into_the_archive(desk: OpenDesk) -> None:
    entered = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).history[-1]
    with pytest.raises(Refused, match="offer_still_runs"):
        records.take_back(Undo(RecordKind.CANDIDATE, CANDIDATE, entered.seq), desk=desk)
    assert records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).record.archived_at is None


def test_saves_are_taken_back_from_the_last_to_the_first_and_each_only_once(desk: OpenDesk) -> None:
    asked_before = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).record.next_action
    first = change(RecordKind.CANDIDATE, CANDIDATE, {"next_action": "Call"}, desk).changes.undo
    second = change(RecordKind.CANDIDATE, CANDIDATE, {"next_action": "Write"}, desk).changes.undo
    assert first is not None
    assert second is not None
    with pytest.raises(Refused, match="changed_since") as refused:
        records.take_back(first, desk=desk)
    assert sentence("changed_since", refused.value.facts) == (
        f"Record {CANDIDATE}: “Changed” came after that. Undo it first."
    )
    records.take_back(second, desk=desk)
    before = whole(desk)
    with pytest.raises(Refused, match="undone_before"):
        records.take_back(second, desk=desk)
    with pytest.raises(Refused, match="not_undoable"):
        records.take_back(undo_of(RecordKind.CANDIDATE, CANDIDATE, desk), desk=desk)
    assert whole(desk) == before
    records.take_back(first, desk=desk)
    assert records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).record.next_action == asked_before


def test_a_save_before_a_letter_says_what_came_after_it(lettered: OpenDesk) -> None:
    entered = records.view(RecordKind.OFFER, OFFER, desk=lettered).history[-1]
    with pytest.raises(Refused, match="changed_since") as refused:
        records.take_back(Undo(RecordKind.OFFER, OFFER, entered.seq), desk=lettered)
    assert sentence("changed_since", refused.value.facts) == (
        f"Record {OFFER}: “Letter filed” came after that and stays. Enter a correction instead."
    )


def test_an_act_of_the_offers_life_is_not_undone(lettered: OpenDesk) -> None:
    with pytest.raises(Refused, match="not_undoable"):
        records.take_back(undo_of(RecordKind.OFFER, OFFER, lettered), desk=lettered)


# Drafts


def test_a_draft_outlives_the_program_and_belongs_to_one_operator(tmp_path: Path) -> None:
    values = {"amount": Decimal("9200.50"), "bonus": "half a se"}
    with desks.open_desk(tmp_path, "offer") as opened:
        drafts.keep(RecordKind.OFFER, OFFER, values, 3, desk=opened)
        drafts.keep(RecordKind.OFFER, OFFER, values | {"bonus": "half a sentence"}, 3, desk=opened)
    with desks.open_desk(tmp_path) as opened:
        kept = drafts.find(RecordKind.OFFER, OFFER, desk=opened)
        assert kept is not None
        assert (kept.values, kept.row_version) == ({"amount": "9200.50", "bonus": "half a sentence"}, 3)
        other = desks.acting(opened, opened.operator.role, "vlad")
        assert drafts.find(RecordKind.OFFER, OFFER, desk=other) is None
        assert drafts.find(RecordKind.OFFER, "", desk=opened) is None
        drafts.drop(RecordKind.OFFER, OFFER, desk=opened)
        assert drafts.find(RecordKind.OFFER, OFFER, desk=opened) is None


def test_a_draft_may_hold_what_no_record_may(desk: OpenDesk) -> None:
    before = whole(desk)[0]["audit"]
    drafts.keep(RecordKind.CANDIDATE, "", {"notice_days": "twen", "email": "ana@"}, 0, desk=desk)
    kept = drafts.find(RecordKind.CANDIDATE, "", desk=desk)
    assert kept is not None
    assert kept.values == {"notice_days": "twen", "email": "ana@"}
    assert whole(desk)[0]["audit"] == before


# Documents


def cv(**changes: object) -> NewDocument:
    return dataclasses.replace(NewDocument(DocumentType.CV, "cv.txt", b"Ana"), **changes)  # type: ignore[arg-type]


def test_documents_of_one_name_stand_beside_each_other_with_their_versions(desk: OpenDesk) -> None:
    for text in ("first", "second"):
        filing.attach_later(cv(content=text.encode()), RecordKind.CANDIDATE, CANDIDATE, desk=desk)
    shown = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk)
    assert [(d.path.rpartition("/")[2], d.version) for d in shown.documents] == [
        ("2026-11-23_AnaMariaStefanescu_CV_2.txt", 3),
        ("2026-11-23_AnaMariaStefanescu_CV.txt", 2),
        ("2026-11-19_AnaMariaStefanescu_CV.docx", 1),
    ]
    assert [h.action for h in shown.history[:2]] == ["attach", "attach"]
    assert {s.state for s in filing.states_of(RecordKind.CANDIDATE, CANDIDATE, desk=desk)} == {"ok"}


def test_people_whose_names_differ_in_case_alone_do_not_block_each_others_files(desk: OpenDesk) -> None:
    change(RecordKind.CANDIDATE, CANDIDATE, _named("MacDonald Ana"), desk)
    filing.attach_later(cv(), RecordKind.CANDIDATE, CANDIDATE, desk=desk)
    change(RecordKind.CANDIDATE, CANDIDATE, _named("Macdonald Ana"), desk)
    filing.attach_later(cv(), RecordKind.CANDIDATE, CANDIDATE, desk=desk)
    names = [d.path.casefold() for d in records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).documents]
    assert len(set(names)) == 3


def test_a_document_attached_to_nothing_leaves_no_file(desk: OpenDesk) -> None:
    before = whole(desk)
    with pytest.raises(Refused, match="record_missing"):
        filing.attach_later(cv(), RecordKind.CANDIDATE, "CAN-2026-0404", desk=desk)
    assert whole(desk) == before


@pytest.mark.parametrize(
    "path", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "a\\..\\b.txt", "", "con", "x/aux.pdf", "a\x00b"]
)
def test_no_path_leads_out_of_the_documents(desk: OpenDesk, path: str) -> None:
    before = desks.files_in(desk.folder)
    with pytest.raises(Refused, match="file_name_unfit"):
        desk.files.put(path, b"out")
    assert desks.files_in(desk.folder) == before


def test_missing_and_changed_documents_are_told_apart(desk: OpenDesk) -> None:
    shown = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=desk).documents[0]
    file = desk.files.absolute(shown.path)
    file.write_bytes(file.read_bytes() + b" ")
    assert [s.state for s in filing.states_of(RecordKind.CANDIDATE, CANDIDATE, desk=desk)] == ["changed"]
    assert checks.check(desk=desk).changed == (shown.path,)
    file.unlink()
    assert [s.state for s in filing.states_of(RecordKind.CANDIDATE, CANDIDATE, desk=desk)] == ["missing"]
    found = checks.check(desk=desk)
    assert (found.ok, found.missing, found.changed, found.documents_checked) == (False, (shown.path,), (), 2)


def _named(name: str) -> dict[str, object]:
    return {"legal_name": name, "latin_name": "", "again": {"legal_name": name}}


def test_drafts_set_aside_are_all_kept_and_each_can_be_gone_on_with(desk: OpenDesk) -> None:
    for city in ("Iași", "Cluj", "Arad"):
        drafts.set_aside(RecordKind.CANDIDATE, "", desk=desk)
        drafts.keep(RecordKind.CANDIDATE, "", {"city": city}, 0, desk=desk)

    def cities() -> list[str]:
        return [d.values["city"] for d in drafts.waiting(RecordKind.CANDIDATE, "", desk=desk)]

    assert cities()[0] == "Arad"
    assert sorted(cities()) == ["Arad", "Cluj", "Iași"]
    cluj = next(d for d in drafts.waiting(RecordKind.CANDIDATE, "", desk=desk) if d.values["city"] == "Cluj")
    drafts.take_up(cluj, desk=desk)
    assert cities()[0] == "Cluj"
    assert sorted(cities()) == ["Arad", "Cluj", "Iași"]
    drafts.drop(RecordKind.CANDIDATE, "", desk=desk)
    assert sorted(cities()) == ["Arad", "Iași"]
    assert drafts.waiting(RecordKind.CANDIDATE, CANDIDATE, desk=desk) == ()
