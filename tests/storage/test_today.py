"""What waits on the desk, why, and how much of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from recdesk.domain.candidate import CandidateStatus
from recdesk.domain.document import Document, DocumentType
from recdesk.domain.offer import OfferStatus
from recdesk.storage.opening import OpenVault
from recdesk.storage.sql.waiting import REASONS
from tests.builders import a_candidate, a_reference, a_requisition, an_offer
from tests.storage.conftest import NOW

TODAY = date(2026, 4, 3)


def _day(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def busy(opened: OpenVault) -> OpenVault:
    """One thing of each kind that waits, and beside each one that does not."""
    with opened.unit_of_work() as uow:
        nothing = {"next_action_due": None, "consent_expires_on": None}
        people = {
            "late": {"next_action_due": _day(-3), "owner": "ioana"},
            "late too": {"next_action_due": _day(-3), "owner": "bogdan"},
            "now": {"next_action_due": _day(0)},
            "later": {"next_action_due": _day(1)},
            "consent": {"consent_expires_on": _day(30)},
            "consent holds": {"consent_expires_on": _day(31)},
            "consent inactive": {"consent_expires_on": _day(1), "status": CandidateStatus.INACTIVE},
            "permit": {"right_to_work": "residence permit", "right_to_work_until": _day(-1)},
            "archived": {"next_action_due": _day(-9), "archived_at": NOW},
        }
        for place, (name, values) in enumerate(people.items(), 1):
            number = f"CAN-2026-{place:04d}"
            uow.candidates.add(a_candidate(number=number, legal_name=name, latin_name="", **(nothing | values)))
        uow.requisitions.add(a_requisition(number="REQ-2026-0001"))
        same, other = "a" * 64, "b" * 64
        states = [
            (OfferStatus.DRAFT, None),
            (OfferStatus.APPROVED, None),
            (OfferStatus.APPROVED, same),
            (OfferStatus.SENT, other),
            (OfferStatus.SENT, same),
            (OfferStatus.DECLINED, other),
        ]
        for place, (status, letter) in enumerate(states, 1):
            number = f"OF-2026-{place:04d}"
            uow.offers.add(an_offer(number=number, status=status, content_sha256=same, valid_until=_day(place)))
            if letter:
                uow.add_document(
                    Document(
                        record_kind="offer",
                        record=number,
                        type=DocumentType.OFFER_LETTER,
                        path=f"{place}.docx",
                        sha256="",
                        bytes=1,
                        content_sha256=letter,
                    )
                )
        for days in (30, 31):
            uow.add_document(
                Document(
                    record_kind="candidate",
                    record="CAN-2026-0001",
                    type=DocumentType.RIGHT_TO_WORK,
                    path=f"permit{days}.pdf",
                    sha256="",
                    bytes=1,
                    valid_until=_day(days),
                )
            )
        uow.commit()
    return opened


EXPECTED = {
    "action_overdue": ["CAN-2026-0001", "CAN-2026-0002"],
    "action_due": ["CAN-2026-0003"],
    "offer_draft": ["OF-2026-0001"],
    "offer_waiting": ["OF-2026-0004", "OF-2026-0005"],
    "letter_missing": ["OF-2026-0002"],
    "letter_unsent": ["OF-2026-0003"],
    "letter_outdated": ["OF-2026-0004"],
    "document_expiring": ["CAN-2026-0001"],
    "consent_expiring": ["CAN-2026-0005"],
    "right_to_work_expiring": ["CAN-2026-0008"],
}


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.kind)
def test_each_kind_of_waiting_shows_what_waits_and_counts_it(busy: OpenVault, reason: object) -> None:
    kind = reason.kind  # type: ignore[attr-defined]
    rows = [row for row in busy.reads().today(today=TODAY, operator="ioana") if row.kind == kind]
    assert sorted(row.record for row in rows) == EXPECTED[kind]
    assert busy.reads().counts(today=TODAY)[kind] == len(rows)


def test_late_things_come_first_then_by_day_and_ones_own_before_others(busy: OpenVault) -> None:
    rows = busy.reads().today(today=TODAY, operator="bogdan")
    assert [row.late for row in rows] == sorted((row.late for row in rows), reverse=True)
    assert [row.record for row in rows[:3]] == ["CAN-2026-0002", "CAN-2026-0001", "CAN-2026-0008"]
    days = [row.due for row in rows if not row.late and row.due]
    assert days == sorted(days)
    assert len(busy.reads().today(today=TODAY, operator="bogdan", limit=4)) == 4


def test_the_figures_of_the_desk_leave_archived_records_out(busy: OpenVault) -> None:
    counts = busy.reads().counts(today=TODAY)
    figures = [counts[name] for name in ("requisitions", "candidates", "offers", "documents")]
    assert figures == [1, 8, 6, 6]


def test_people_named_anywhere_are_offered_once_by_name(busy: OpenVault) -> None:
    with busy.unit_of_work() as uow:
        uow.set_reference(a_reference())
        uow.commit()
    people = busy.reads().people()
    assert len(people) == len(set(people))
    names = [name for name, _, _ in people]
    assert {"Ioana Marin", "Elena Pop", "Radu Țurcanu", "Ana-Maria Ștefănescu"} <= set(names)
    assert names.index("Elena Pop") < names.index("Ioana Marin") < names.index("Radu Țurcanu")
