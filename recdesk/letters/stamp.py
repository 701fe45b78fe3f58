"""A made letter with a word across every page, so that nobody takes a copy for the letter itself."""

from __future__ import annotations

import ctypes
import io
import math

import pypdfium2
import pypdfium2.raw as pdfium

from recdesk.letters.pdf.text import PDFIUM

WORDS = {"ro": "PROIECT", "de": "ENTWURF", "fr": "PROJET"}
"""What a draft is called in the letter's language, in letters that every PDF reader has; `DRAFT` in all others."""
_FONT = b"Helvetica-Bold"
_INK = (176, 32, 26, 72)
_SHARE = 0.8
"""How much of the page's diagonal the word takes."""
_LETTER = 0.7
"""The mean width of a capital, in parts of the size of the font."""


def draft_word(language: str) -> str:
    """The word for a draft in a language such as `ro_RO`."""
    return WORDS.get(language.partition("_")[0], "DRAFT")


def stamped(pdf: bytes, word: str) -> bytes:
    """The same pages with the word across each, from corner to corner; text below it stays readable."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            font = pdfium.FPDFText_LoadStandardFont(document, _FONT)
            for page in document:
                _stamp(document, page, font, word)
            out = io.BytesIO()
            document.save(out)
            return out.getvalue()
        finally:
            document.close()


def _stamp(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, font: object, word: str) -> None:
    width, height = page.get_size()
    diagonal, angle = math.hypot(width, height), math.atan2(height, width)
    size = _SHARE * diagonal / (_LETTER * len(word))
    text = pdfium.FPDFPageObj_CreateTextObj(document, font, size)
    written = ctypes.create_string_buffer(word.encode("utf-16-le") + b"\x00\x00")
    pdfium.FPDFText_SetText(text, ctypes.cast(written, pdfium.FPDF_WIDESTRING))
    pdfium.FPDFPageObj_SetFillColor(text, *_INK)
    along, across = math.cos(angle), math.sin(angle)
    start = (1 - _SHARE) / 2
    low = size * _LETTER / 2  # the middle of the capitals lies on the diagonal
    left, bottom = start * width + low * across, start * height - low * along
    pdfium.FPDFPageObj_Transform(text, along, across, -across, along, left, bottom)
    pdfium.FPDFPage_InsertObject(page, text)
    pdfium.FPDFPage_GenerateContent(page)
