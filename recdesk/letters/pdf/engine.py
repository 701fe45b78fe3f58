"""The built-in engine: a letter's DOCX in, its PDF out, proved to say the same. What others need stands here."""

from __future__ import annotations

import hashlib
import threading
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from recdesk.letters.pdf.document import PdfWarning
from recdesk.letters.pdf.fonts import ensure_application, load_fonts
from recdesk.letters.pdf.package import unreadable
from recdesk.letters.pdf.pages import paginate
from recdesk.letters.pdf.painter import paint_pages
from recdesk.letters.pdf.parser import read_document
from recdesk.letters.pdf.text import PDFIUM, Word, check_text, docx_text, pdf_text, pdf_words_with_boxes

ENGINE = "builtin"
ENGINE_VERSION = "1"

_one_at_a_time = threading.Lock()  # Qt's font caches are shared; two letters at once are not faster anyway


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A finished PDF, its number of pages, and what it shows in a simpler way than Word would."""

    pdf: bytes
    pages: int
    warnings: tuple[PdfWarning, ...]


def write_pdf(docx: bytes, *, title: str, author: str, language: str, created: datetime) -> PdfResult:
    """The PDF/A-1b of a DOCX; the same bytes for the same input. A QGuiApplication must exist (`ensure_application`).

    Raises Unreadable("docx_unreadable"), Refused("glyph_missing", character, text) when no bundled font has a
    character, and Damaged("pdf_text_differs") when the text read back from the PDF is not the document's.
    """
    load_fonts()
    try:
        document = read_document(docx)
        with _one_at_a_time:
            paged = paginate(document)
            identity = _identity(docx, title, created)
            pdf = paint_pages(
                paged.pages, title=title, author=author, language=language, created=created, identity=identity
            )
    except RecursionError as error:
        raise unreadable("too_deep") from error
    check_text(document, paged, pdf)
    return PdfResult(pdf, len(paged.pages), document.warnings)


def _identity(docx: bytes, title: str, created: datetime) -> str:
    seal = hashlib.sha256(docx + title.encode() + created.astimezone(UTC).isoformat().encode()).digest()
    return str(uuid.UUID(bytes=seal[:16], version=4))


__all__ = [
    "ENGINE",
    "ENGINE_VERSION",
    "PDFIUM",
    "PdfResult",
    "PdfWarning",
    "Word",
    "docx_text",
    "ensure_application",
    "pdf_text",
    "pdf_words_with_boxes",
    "write_pdf",
]
