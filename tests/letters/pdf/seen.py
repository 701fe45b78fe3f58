"""What stands on the pages of a PDF: lines with their baselines, pixels. Points from the left top corner."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from recdesk.letters.pdf.engine import PdfResult, write_pdf

CREATED = datetime(2026, 4, 3, 9, 30, tzinfo=UTC)
A_POINT = 0.06  # how exactly a baseline is known, in points


@dataclass(frozen=True)
class Line:
    """Characters on one baseline that follow each other in the file, without blanks; `starts` are their origins."""

    page: int
    baseline: float
    left: float
    right: float
    text: str
    starts: tuple[float, ...]

    def start_of(self, text: str) -> float:
        """Where that part of the line begins."""
        return self.starts[self.text.index(text)]


def made(docx: bytes, **changes: object) -> PdfResult:
    """The PDF of a DOCX with a fixed title and time."""
    facts: dict[str, object] = {"title": "Letter", "author": "RecDesk", "language": "ro_RO", "created": CREATED}
    return write_pdf(docx, **(facts | changes))  # type: ignore[arg-type]


def lines(pdf: bytes) -> list[Line]:
    """All lines in the order of the file."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[Line] = []
    for number, page in enumerate(document):
        text_page, height = page.get_textpage(), page.get_height()
        current: list[tuple[float, float, float, str]] = []
        for index in range(text_page.count_chars()):
            character = text_page.get_text_range(index, 1)
            if not character.strip():
                continue
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
            here = (height - y.value, x.value, text_page.get_charbox(index)[2], character)
            if current and abs(current[-1][0] - here[0]) > 1:
                found.append(_line(number, current))
                current = []
            current.append(here)
        if current:
            found.append(_line(number, current))
    document.close()
    return found


def _line(number: int, characters: list[tuple[float, float, float, str]]) -> Line:
    baselines, starts, ends, texts = zip(*characters, strict=True)
    return Line(number, baselines[0], starts[0], max(ends), "".join(texts), starts)


def line_with(pdf: bytes, text: str, page: int | None = None) -> Line:
    """The one line that holds the text (blanks left out)."""
    wanted = text.replace(" ", "")
    found = [line for line in lines(pdf) if wanted in line.text and page in (None, line.page)]
    assert len(found) == 1, f"{text!r} stands {len(found)} times: {[line.text for line in lines(pdf)]}"
    return found[0]


def texts(pdf: bytes, page: int) -> list[str]:
    """The lines of a page, without blanks."""
    return [line.text for line in lines(pdf) if line.page == page]


def picture(pdf: bytes, page: int = 0, scale: float = 2.0) -> np.ndarray:
    """A page as an array of rows of RGB pixels; one point is `scale` pixels."""
    document = pypdfium2.PdfDocument(pdf)
    found = np.asarray(document[page].render(scale=scale).to_pil().convert("RGB"))
    document.close()
    return found


def colour_at(pdf: bytes, x: float, y: float, page: int = 0) -> tuple[int, int, int]:
    """The colour at a place in points."""
    pixels = picture(pdf, page, 4.0)
    red, green, blue = (int(c) for c in pixels[round(y * 4), round(x * 4)])
    return red, green, blue


def pages(pdf: bytes) -> int:
    """How many pages there are."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count
