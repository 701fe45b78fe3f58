"""Signed copies of offers: read back without a trace, filed with verdict and history or not at all, corrections only
proposed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from recdesk.domain.document import DocumentType
from recdesk.domain.errors import Refused
from recdesk.domain.letter import Verdict
from recdesk.domain.numbers import RecordKind
from recdesk.services import letters, records, signed_copies
from recdesk.services.desk import OpenDesk
from recdesk.services.records import RecordView
from tests import desks
from tests.desks import OFFER, files_in

drafted = desks.at_step("offer")
lettered = desks.at_step("letter")
clock = desks.clock


def view(desk: OpenDesk) -> RecordView:
    return records.view(RecordKind.OFFER, OFFER, desk=desk)


def letter(desk: OpenDesk, suffix: str = ".pdf") -> bytes:
    path = next(d.path for d in view(desk).documents if d.path.endswith(suffix) and d.engine)
    return desk.files.get(path)


def change_amount(desk: OpenDesk, amount: Decimal) -> None:
    with desk.work() as uow:
        uow.offers.get(OFFER).amount = amount
        uow.commit()


def test_the_letter_itself_agrees_as_pdf_and_as_word_file(lettered: OpenDesk) -> None:
    for suffix in (".pdf", ".docx"):
        copy = signed_copies.read(OFFER, f"signed{suffix}", letter(lettered, suffix), desk=lettered)
        assert (copy.reading.verdict, copy.letter_version) == (Verdict.MATCH, 1)
        assert len(copy.reading.facts) > 20


def test_reading_leaves_nothing_behind(lettered: OpenDesk, tmp_path: Path) -> None:
    content, before, history = letter(lettered), files_in(tmp_path), len(view(lettered).history)
    signed_copies.read(OFFER, "signed.pdf", content, desk=lettered)
    assert [d.type for d in view(lettered).documents].count(DocumentType.SIGNED_OFFER) == 0
    assert len(view(lettered).history) == history
    assert {n: s for n, s in files_in(tmp_path).items() if "documents" in n} == {
        n: s for n, s in before.items() if "documents" in n
    }


def test_a_record_that_differs_is_noticed_and_the_paper_is_proposed(lettered: OpenDesk) -> None:
    signed = letter(lettered)
    change_amount(lettered, Decimal(9900))
    copy = signed_copies.read(OFFER, "signed.pdf", signed, desk=lettered)
    amount = next(f for f in copy.reading.facts if f.field == "amount")
    assert (copy.reading.verdict, amount.match) == (Verdict.MISMATCH, False)
    assert amount.record.startswith("9.900,00")
    assert amount.document.startswith("9.200,00")
    assert copy.correction["amount"] == Decimal("9200.00")
    assert view(lettered).record.amount == Decimal(9900)


def test_a_copy_is_filed_with_its_verdict_its_hash_and_an_entry(lettered: OpenDesk) -> None:
    copy = signed_copies.read(OFFER, "scan 12.pdf", letter(lettered), desk=lettered)
    filed = signed_copies.file(copy, desk=lettered)
    document = next(d for d in view(lettered).documents if d.type is DocumentType.SIGNED_OFFER)
    assert filed.path.endswith("_AnaMariaStefanescu_SignedOffer.pdf")
    assert (document.path, document.sha256, document.original_name) == (filed.path, copy.sha256, "scan 12.pdf")
    assert document.verified
    assert document.facts["number"] == OFFER
    entry = next(e for e in view(lettered).history if e.action == "readback")
    assert (entry.details["verdict"], entry.details["sha256"]) == ("match", copy.sha256)


def test_a_copy_that_differs_is_filed_as_such(lettered: OpenDesk) -> None:
    signed = letter(lettered)
    change_amount(lettered, Decimal(9900))
    signed_copies.file(signed_copies.read(OFFER, "signed.pdf", signed, desk=lettered), desk=lettered)
    document = next(d for d in view(lettered).documents if d.type is DocumentType.SIGNED_OFFER)
    entry = next(e for e in view(lettered).history if e.action == "readback")
    assert not document.verified
    assert entry.details["verdict"] == "mismatch"
    assert "amount" in entry.details["differ"]


def test_the_same_file_is_not_filed_twice(lettered: OpenDesk) -> None:
    signed_copies.file(signed_copies.read(OFFER, "signed.pdf", letter(lettered), desk=lettered), desk=lettered)
    again = signed_copies.read(OFFER, "signed.pdf", letter(lettered), desk=lettered)
    with pytest.raises(Refused, match="signed_copy_filed"):
        signed_copies.file(again, desk=lettered)


def test_an_offer_changed_meanwhile_is_read_again_before_filing(lettered: OpenDesk) -> None:
    copy = signed_copies.read(OFFER, "signed.pdf", letter(lettered), desk=lettered)
    change_amount(lettered, Decimal(9900))
    before = [d.path for d in view(lettered).documents]
    with pytest.raises(Refused, match="offer_changed_since_reading"):
        signed_copies.file(copy, desk=lettered)
    assert [d.path for d in view(lettered).documents] == before


def test_without_a_filed_letter_one_is_made_for_the_comparison(drafted: OpenDesk) -> None:
    shown = letters.preview(OFFER, desk=drafted)
    copy = signed_copies.read(OFFER, "signed.docx", shown.draft.docx, desk=drafted)
    assert (copy.reading.verdict, copy.letter_version) == (Verdict.MATCH, 0)
    assert view(drafted).documents == () or not any(d.engine for d in view(drafted).documents)


def test_a_letter_that_was_changed_outside_is_no_measure(lettered: OpenDesk) -> None:
    signed = letter(lettered)
    path = next(d.path for d in view(lettered).documents if d.path.endswith(".pdf") and d.engine)
    lettered.files.absolute(path).write_bytes(b"%PDF-1.7 changed")
    copy = signed_copies.read(OFFER, "signed.docx", letter(lettered, ".docx"), desk=lettered)
    assert copy.reading.verdict is Verdict.MATCH
    assert signed_copies.read(OFFER, "signed.pdf", signed, desk=lettered).letter_version == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("signed.pdf", b"", "document_empty"),
        ("signed.pdf", b"MZ no pdf", "document_not_what_it_says"),
        ("signed.txt", b"text", "document_type_unknown"),
        ("signed.exe", b"MZ", "document_type_unknown"),
    ],
)
def test_a_file_of_another_kind_is_refused(lettered: OpenDesk, name: str, content: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        signed_copies.read(OFFER, name, content, desk=lettered)


def test_a_damaged_copy_is_not_filed(lettered: OpenDesk) -> None:
    copy = signed_copies.read(OFFER, "signed.pdf", b"%PDF-1.7\nbroken", desk=lettered)
    assert (copy.reading.verdict, copy.reading.reason) == (Verdict.UNREADABLE, "damaged")
    with pytest.raises(Refused, match="signed_copy_unreadable"):
        signed_copies.file(copy, desk=lettered)
    assert not any(d.type is DocumentType.SIGNED_OFFER for d in view(lettered).documents)
