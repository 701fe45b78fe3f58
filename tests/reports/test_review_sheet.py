"""The printed sheet of a review: what it says can be read back, and markup in data stays text."""

from __future__ import annotations

from datetime import UTC, datetime

import pypdfium2 as pdfium

from recdesk.reports.review_sheet import PrintedSheets
from recdesk.services.paper_ports import ReviewWords
from recdesk.services.reads import StoredReview

HOSTILE = 'R&D <img src="/etc/hostname"/> <b>x'


def _review(value: str) -> StoredReview:
    item = {
        "id": "legal_name",
        "state": "excepted",
        "evidence": [{"code": "legal_name", "value": value, "source": "record"}],
        "problems": [],
        "attestation": {"note": "din actul de identitate"},
        "second_entry": None,
        "exception": {"reason": "Actul vine mâine la ghișeu"},
    }
    at = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)
    return StoredReview(1, "candidate", 1, "candidate", "CAN-2026-0001", "im", at, (item,) * 30)


def _words() -> ReviewWords:
    return ReviewWords(
        title="Verificare",
        subject="CAN-2026-0001",
        signed="im, 23 nov. 2026",
        item=lambda code: f"Punctul {code}",
        state=lambda code: "Exceptat",
        fact=lambda code: "Numele",
        shown=str,
        exception="Motiv",
        page="pagina",
    )


def _text(pdf: bytes) -> tuple[int, str]:
    document = pdfium.PdfDocument(pdf)
    return len(document), " ".join(page.get_textpage().get_text_range() for page in document)


def test_a_sheet_says_every_item_with_its_evidence_and_reason() -> None:
    pages, text = _text(PrintedSheets().review(_review("Ștefan Țîrlea"), _words()))
    assert pages > 1
    assert text.count("Ștefan Țîrlea") == 30
    assert "Actul vine mâine la ghișeu" in text
    assert "CAN-2026-0001" in text


def test_markup_in_data_is_printed_as_text_and_loads_nothing() -> None:
    _, text = _text(PrintedSheets().review(_review(HOSTILE), _words()))
    assert 'R&D <img src="/etc/hostname"/> <b>x' in text.replace("\r\n", " ")
