"""The printed sheet of one review: which record, who, when, and every item with its state, evidence and reasons.

Left-to-right languages only: ReportLab sets no Arabic or Hebrew; names in those scripts stand in their Latin form.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from recdesk import shipped
from recdesk.domain.folding import clean_text
from recdesk.services.paper_ports import ReviewWords
from recdesk.services.reads import StoredReview

FONT, BOLD = "RecDeskSheet", "RecDeskSheetBold"
_INK, _QUIET, _LINE = colors.HexColor("#1B1F24"), colors.HexColor("#545C66"), colors.HexColor("#D9DEE4")
_TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=15, leading=20, textColor=_INK)
_BODY = ParagraphStyle("body", fontName=FONT, fontSize=9.5, leading=13, textColor=_INK)
_STRONG = ParagraphStyle("strong", parent=_BODY, fontName=BOLD)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=8.5, leading=11.5, textColor=_QUIET)


@cache
def _fonts() -> None:
    folder = shipped.resources() / "fonts"
    pdfmetrics.registerFont(TTFont(FONT, str(folder / "DejaVuSans.ttf")))
    pdfmetrics.registerFont(TTFont(BOLD, str(folder / "DejaVuSans-Bold.ttf")))


class PrintedSheets:
    """Makes the desk's printed sheets."""

    def review(self, review: StoredReview, words: ReviewWords) -> bytes:
        """One review as PDF: a row an item with its state, its evidence and its reasons."""
        _fonts()
        story: list[Flowable] = [
            Paragraph(_text(words.title), _TITLE),
            Paragraph(_text(words.subject), _BODY),
            Paragraph(_text(words.signed), _SMALL),
            Spacer(1, 5 * mm),
            _items(review, words),
        ]
        return _built(story, words, review.record)


def _items(review: StoredReview, words: ReviewWords) -> Table:
    rows = [
        [Paragraph(str(place), _SMALL), Paragraph(_text(words.state(item["state"])), _STRONG), _item(item, words)]
        for place, item in enumerate(review.items, 1)
    ]
    table = Table(rows, colWidths=[8 * mm, 30 * mm, 132 * mm])
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ]
        )
    )
    return table


def _built(story: list[Flowable], words: ReviewWords, record: str) -> bytes:
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=18 * mm,
        bottomMargin=18 * mm,
        title=words.title,
        author="RecDesk",
        creator="RecDesk",
        subject=words.subject,
    )

    def foot(canvas: Any, _document: Any) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 8)
        canvas.setFillColor(_QUIET)
        canvas.drawString(20 * mm, 10 * mm, record)
        canvas.drawRightString(A4[0] - 20 * mm, 10 * mm, f"{words.page} {canvas.getPageNumber()}")
        canvas.restoreState()

    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


def _item(item: dict[str, Any], words: ReviewWords) -> list[Flowable]:
    parts: list[Flowable] = [Paragraph(_text(words.item(item["id"])), _BODY)]
    for fact in item["evidence"]:
        parts.append(Paragraph(_text(f"{words.fact(fact['code'])}: {words.shown(fact['value'])}"), _SMALL))
    if item["attestation"] and item["attestation"]["note"]:
        parts.append(Paragraph(_text(item["attestation"]["note"]), _SMALL))
    if item["exception"]:
        parts.append(Paragraph(_text(f"{words.exception}: {item['exception']['reason']}"), _STRONG))
    return parts


def _text(text: str) -> str:
    """Markup in data is text: ReportLab would read tags, and load files that they name."""
    return escape(clean_text(text))
