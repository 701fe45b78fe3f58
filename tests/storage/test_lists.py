"""Lists are paged, sorted, filtered and searched in SQL: every row once, in one order, with the right total."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from recdesk.domain.application import Application
from recdesk.domain.document import Document, DocumentType
from recdesk.domain.errors import Unreadable
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Approval, OfferStatus
from recdesk.services.reads import ListQuery
from recdesk.storage.opening import OpenVault, create_vault
from recdesk.storage.reads import SqlReads
from recdesk.storage.sql import lists
from recdesk.storage.sql.listing import search_phrases
from tests.builders import a_candidate, a_requisition, an_offer
from tests.storage.conftest import NOW, PASSPHRASE, QUICK, SetClock

PEOPLE = (
    ("Ștefan", "Țurcanu", "Iași"),
    ("Ana", "Popescu", "București"),
    ("Ana-Maria", "Pop", "Cluj-Napoca"),
    ("Søren", "Ærø", "Aarhus"),
    ("Zoltán", "Őry", "Târgu Mureș"),
    ("Maria", "Ionescu", "Iași"),
    ("Ömer", "Şahin", "Constanța"),
)
COUNT = 60


def _fill(opened: OpenVault) -> None:
    chance = random.Random(7)
    with opened.unit_of_work() as uow:
        for number, (title, status) in enumerate([("Recruiter", "open"), ("Țesător", "filled"), ("Analyst", "open")]):
            uow.requisitions.add(
                a_requisition(number=f"REQ-2026-{number + 1:04d}", title=title, status=status, pay_from=None)
            )
        for number in range(1, COUNT + 1):
            given, family, city = PEOPLE[number % len(PEOPLE)]
            due = None if chance.random() < 0.4 else date(2026, 11, 1) + timedelta(days=chance.randrange(9))
            uow.candidates.add(
                a_candidate(
                    number=f"CAN-2026-{number:04d}",
                    legal_name=f"{given} {family}",
                    latin_name="",
                    given_name=given,
                    family_name=family,
                    city=city,
                    email=f"person{number}@mail.example",
                    phone=f"+4072112{number:04d}",
                    next_action_due=due,
                    archived_at=NOW if number % 10 == 0 else None,
                )
            )
        for number in range(1, 13):
            uow.offers.add(
                an_offer(
                    number=f"OF-2026-{number:04d}",
                    candidate=f"CAN-2026-{number:04d}",
                    amount=None if number == 4 else Decimal(number * 1000),
                    status=OfferStatus.ACCEPTED if number % 6 == 0 else OfferStatus.SENT,
                    approvals=(Approval("Elena Pop", NOW, Decimal(1), "RON"),) * (number % 3),
                )
            )
        uow.add_application(Application(candidate="CAN-2026-0001", requisition="REQ-2026-0003", entered_at=NOW))
        for number in range(5):
            uow.add_document(
                Document(
                    record_kind="candidate",
                    record=f"CAN-2026-{number + 1:04d}",
                    type=DocumentType.CV,
                    path=f"candidates/{number}/CV_v01.pdf",
                    sha256="0" * 64,
                    bytes=number,
                    verified=number == 2,
                    valid_until=date(2026, 12, number + 1),
                )
            )
            uow.audit(at=NOW, operator="ioana", action="create" if number % 2 else "change", record=f"CAN-{number}")
        uow.commit()


@pytest.fixture(scope="module")
def desk_of_sixty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    folder: Path = tmp_path_factory.mktemp("lists") / "desk"
    opened, _ = create_vault(folder, PASSPHRASE, clock=SetClock(), cost=QUICK)
    _fill(opened)
    yield opened
    opened.close()


@pytest.fixture
def reads(desk_of_sixty: OpenVault) -> SqlReads:
    return desk_of_sixty.reads()


def _all_pages(ask: Any, query: ListQuery, limit: int) -> list[Any]:
    rows: list[Any] = []
    after: str | None = None
    while True:
        page = ask(query, limit=limit, after=after)
        rows += page.rows
        if page.next is None:
            assert page.total == len(rows)
            return rows
        assert len(page.rows) == limit
        after = page.next


SORTS = [(kind, column.name) for kind, listing in lists.BY_KIND.items() for column in listing.columns]
ASK = {RecordKind.REQUISITION: "requisitions", RecordKind.CANDIDATE: "candidates", RecordKind.OFFER: "offers"}


@pytest.mark.parametrize(("kind", "sort"), [*SORTS, *((kind, "") for kind in RecordKind)])
@pytest.mark.parametrize("descending", [False, True])
def test_pages_by_key_places_and_single_pages_agree_for_every_sort(
    reads: SqlReads, kind: RecordKind, sort: str, descending: bool
) -> None:
    query = ListQuery(sort=sort, descending=descending, archived=True)
    ask = getattr(reads, ASK[kind])
    at_once = [row.number for row in ask(query, limit=1000).rows]
    assert len(at_once) == len(set(at_once)) == reads.count(kind, query)
    assert [row.number for row in _all_pages(ask, query, 7)] == at_once
    by_place = [row.number for at in range(0, 70, 7) for row in reads.rows_at(kind, query, offset=at, limit=7)]
    assert by_place == at_once
    for place in (0, len(at_once) // 2, len(at_once) - 1):
        assert reads.place_of(kind, query, at_once[place]) == place


@pytest.mark.parametrize("descending", [False, True])
def test_rows_without_a_value_come_last_in_either_direction(reads: SqlReads, descending: bool) -> None:
    rows = reads.candidates(ListQuery(sort="next_action_due", descending=descending), limit=100).rows
    days = [row.next_action_due for row in rows]
    filled = [day for day in days if day is not None]
    assert filled == sorted(filled, reverse=descending)
    assert days == filled + [None] * (len(days) - len(filled))
    assert None in days


def test_names_and_titles_are_sorted_in_romanian_order(reads: SqlReads) -> None:
    names = dict.fromkeys(row.legal_name for row in reads.candidates(ListQuery(sort="legal_name"), limit=100).rows)
    assert list(names) == [
        "Søren Ærø",
        "Maria Ionescu",
        "Zoltán Őry",
        "Ana-Maria Pop",
        "Ana Popescu",
        "Ömer Şahin",
        "Ștefan Țurcanu",
    ]
    titles = [row.title for row in reads.requisitions(ListQuery(sort="title"), limit=9).rows]
    assert titles == ["Analyst", "Recruiter", "Țesător"]


def test_amounts_are_sorted_as_numbers(reads: SqlReads) -> None:
    rows = reads.offers(ListQuery(sort="amount", descending=True), limit=3).rows
    assert [row.amount for row in rows] == [Decimal(12000), Decimal(11000), Decimal(10000)]


def test_without_a_sort_the_newest_come_first_and_archived_rows_are_left_out(reads: SqlReads) -> None:
    page = reads.candidates(ListQuery(), limit=3)
    assert [row.number for row in page.rows] == ["CAN-2026-0059", "CAN-2026-0058", "CAN-2026-0057"]
    assert page.total == 54
    assert reads.candidates(ListQuery(archived=True), limit=1).total == 60
    assert reads.candidates(ListQuery(archived=True), limit=1).rows[0].archived is True


@pytest.mark.parametrize(
    ("kind", "filters", "expected"),
    [
        (RecordKind.CANDIDATE, {"city": "Iași"}, 15),
        (RecordKind.CANDIDATE, {"city": "Iași, Aarhus"}, 23),
        (RecordKind.CANDIDATE, {"stage": "new"}, 1),
        (RecordKind.CANDIDATE, {"requisition": "REQ-2026-0003", "status": "active"}, 1),
        (RecordKind.CANDIDATE, {"next_action_due": "2026-11-05"}, None),
        (RecordKind.CANDIDATE, {"next_action_due": ""}, None),
        (RecordKind.OFFER, {"status": "accepted"}, 2),
        (RecordKind.OFFER, {"approvals": "0,2"}, 8),
        (RecordKind.OFFER, {"amount": "3000"}, 1),
        (RecordKind.OFFER, {"letter": ""}, 12),
        (RecordKind.REQUISITION, {"department": "nowhere"}, 0),
    ],
)
def test_filters_keep_the_rows_that_fit(
    reads: SqlReads, kind: RecordKind, filters: dict[str, str], expected: int | None
) -> None:
    rows = _all_pages(getattr(reads, ASK[kind]), ListQuery(filters=filters), 5)
    if expected is not None:
        assert len(rows) == expected
    for name, wanted in filters.items():
        if rows and hasattr(rows[0], name):
            allowed = {word.strip() for word in wanted.split(",")} | ({"None"} if not wanted else set())
            assert {str(getattr(row, name)) for row in rows} <= allowed


def test_places_free_are_places_less_accepted_offers(reads: SqlReads) -> None:
    rows = {row.number: row.places_free for row in reads.requisitions(ListQuery(), limit=9).rows}
    assert rows == {"REQ-2026-0001": 0, "REQ-2026-0002": 2, "REQ-2026-0003": 2}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("turcanu", {"Ștefan Țurcanu"}),
        ("ŢURCANU ştef", {"Ștefan Țurcanu"}),
        ("p", {"Ana-Maria Pop", "Ana Popescu"}),
        ("po an", {"Ana-Maria Pop", "Ana Popescu"}),
        ("maria iasi", {"Maria Ionescu"}),
        ("aero", {"Søren Ærø"}),
        ("sahin", {"Ömer Şahin"}),
        ("person12@mail.example", {"Maria Ionescu"}),
        ("0721 120 012", {"Maria Ionescu"}),
        ("CAN-2026-0012", {"Maria Ionescu"}),
        ("nobody", set()),
        ("!!!", set()),
        ('" OR *', {"Zoltán Őry"}),
        ("NEAR( -x col:y ^", set()),
    ],
)
def test_search_finds_folded_words_in_any_order(reads: SqlReads, typed: str, names: set[str]) -> None:
    query = ListQuery(search=typed, archived=True)
    found = _all_pages(reads.candidates, query, 4)
    shown = {row.legal_name for row in found}
    if typed == "p":
        assert names <= shown  # every e-mail begins with p, too
    else:
        assert shown == names
    assert [row.number for row in found] == sorted((row.number for row in found), reverse=True)


def test_a_search_can_be_sorted_filtered_and_counted(reads: SqlReads) -> None:
    query = ListQuery(search="pop", sort="email", filters={"city": "București"})
    rows = _all_pages(reads.candidates, query, 3)
    assert {row.legal_name for row in rows} == {"Ana Popescu"}
    assert [row.email for row in rows] == sorted(row.email for row in rows)
    assert reads.count(RecordKind.CANDIDATE, query) == len(rows) > 3
    assert reads.place_of(RecordKind.CANDIDATE, query, rows[2].number) == 2
    assert reads.place_of(RecordKind.CANDIDATE, query, "CAN-2026-0003") is None


def test_short_words_are_searched_as_beginnings() -> None:
    assert search_phrases("Ș po Iași o'Brien") == '"  s" " po" "iasi" "obrien"'
    assert search_phrases(" - ") is None


def test_documents_and_audit_are_lists_too(reads: SqlReads) -> None:
    rows = _all_pages(reads.documents, ListQuery(sort="valid_until"), 2)
    assert [row.bytes for row in rows] == [0, 1, 2, 3, 4]
    assert [row.verified for row in rows] == [False, False, True, False, False]
    assert [row.bytes for row in reads.documents(ListQuery(search="candidates/3 cv"), limit=9).rows] == [3]
    assert reads.documents(ListQuery(filters={"verified": "true"}), limit=9).total == 1
    entries = _all_pages(reads.audit, ListQuery(sort="seq", descending=True), 2)
    assert [entry.seq for entry in entries] == [5, 4, 3, 2, 1]
    assert reads.audit(ListQuery(filters={"action": "create"}), limit=1).total == 2
    assert reads.audit(ListQuery(search="IOANA can-3"), limit=9).rows[0].record == "CAN-3"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (ListQuery(sort="national_id"), "sort_unknown"),
        (ListQuery(sort="id; DROP TABLE candidates"), "sort_unknown"),
        (ListQuery(filters={"search_key": "x"}), "filter_unknown"),
        (ListQuery(filters={"next_action_due": "05.11.2026"}), "filter_unreadable"),
        (ListQuery(filters={"archived": "maybe"}), "filter_unreadable"),
    ],
)
def test_what_a_list_does_not_know_is_named(reads: SqlReads, query: ListQuery, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reads.candidates(query, limit=5)
    assert caught.value.code == code
    assert caught.value.problems[0].field


def test_a_token_of_another_list_order_is_refused(reads: SqlReads) -> None:
    token = reads.candidates(ListQuery(), limit=5).next
    for wrong in ("", "x", "AAAA", "bnVsbA", token and token[:-4], None):
        if not wrong:
            continue
        with pytest.raises(Unreadable) as caught:
            reads.candidates(ListQuery(), limit=5, after=wrong)
        assert caught.value.code == "token_unreadable"
    with pytest.raises(Unreadable):
        reads.candidates(ListQuery(sort="email"), limit=5, after=token)


def test_anything_is_found_from_one_box_the_named_number_first(reads: SqlReads) -> None:
    assert reads.find("can-2026-0003")[0].number == "CAN-2026-0003"
    assert reads.find("of-2026-0003")[0].record_kind == "offer"
    found = reads.find("recruiter", limit=50)
    assert (found[0].record_kind, found[0].name) == ("requisition", "Recruiter")
    assert reads.find("   ") == ()
    assert len(reads.find("a", limit=4)) == 4


def test_the_columns_of_each_list_are_those_of_its_row_shape() -> None:
    for listing in (*lists.BY_KIND.values(), lists.DOCUMENTS, lists.AUDIT):
        shape = tuple(listing.row.__dataclass_fields__)  # type: ignore[attr-defined]
        assert tuple(column.name for column in listing.columns) == shape


def test_what_is_found_follows_every_change_of_a_record(opened: OpenVault) -> None:
    def found(typed: str) -> int:
        return opened.reads().count(RecordKind.CANDIDATE, ListQuery(search=typed))

    with opened.unit_of_work() as uow:
        uow.candidates.add(a_candidate(number="CAN-2026-0001", city="Iași"))
        uow.commit()
    assert (found("iasi"), found("brasov")) == (1, 0)
    with opened.unit_of_work() as uow:
        uow.candidates.get("CAN-2026-0001").city = "Brașov"
        uow.commit()
    assert (found("iasi"), found("brasov")) == (0, 1)
    with opened.unit_of_work() as uow:
        uow.candidates.get("CAN-2026-0001").archived_at = NOW
        uow.commit()
    assert opened.reads().candidates(ListQuery(), limit=1).total == found("brasov") == 0
    with opened.unit_of_work() as uow:
        uow.candidates.remove(uow.candidates.get("CAN-2026-0001"))
        uow.commit()
    assert opened.reads().candidates(ListQuery(archived=True), limit=1).total == 0
    with opened.engine().begin() as connection:
        connection.exec_driver_sql("INSERT INTO candidates_search (candidates_search) VALUES ('integrity-check')")
