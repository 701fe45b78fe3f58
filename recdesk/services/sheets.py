"""Printed sheets of the desk's records."""

from __future__ import annotations

from recdesk.domain.operator import Right
from recdesk.services.desk import OpenDesk
from recdesk.services.paper_ports import ReviewWords


def review_sheet(review_id: int, *, desk: OpenDesk, words: ReviewWords) -> bytes:
    """One stored review as a PDF sheet, in the words of the reader; Refused `record_missing`."""
    desk.require(Right.READ)
    return desk.sheets.review(desk.reads.review(review_id), words)
