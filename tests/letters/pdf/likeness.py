"""How alike two renderings of one document are: their pages as blurred pictures, their text, and how many pages."""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import ImageFilter, ImageOps

SCALE = 0.7  # about 50 dots an inch
BLUR = 2.5  # forgives a shift of about two millimetres
LEADERS = str.maketrans("", "", ".-_\u00b7")


@dataclass(frozen=True)
class Likeness:
    """`pages` whether the counts agree; `text` and `layout` from 0 (nothing alike) to 1 (equal)."""

    pages: bool
    text: float
    layout: float


def likeness(one: bytes, other: bytes) -> Likeness:
    """Compares two PDFs."""
    first, second = pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other)
    same_count = len(first) == len(second)
    text = difflib.SequenceMatcher(None, _text(first), _text(second), autojunk=False).ratio()
    pairs = zip(first, second, strict=False)
    layout = float(np.mean([_correlation(_blurred(a), _blurred(b)) for a, b in pairs]))
    first.close()
    second.close()
    return Likeness(same_count, text, layout)


def _text(document: pypdfium2.PdfDocument) -> str:
    """The text without blanks, bullets and leaders, which renderers write each in their own way."""
    raw = unicodedata.normalize("NFKC", "".join(page.get_textpage().get_text_range() for page in document))
    plain = "".join(c for c in raw if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc", "Co"})
    return plain.translate(LEADERS).replace("•", "")


def _blurred(page: pypdfium2.PdfPage) -> np.ndarray:
    ink = ImageOps.invert(page.render(scale=SCALE).to_pil().convert("L"))
    return np.asarray(ink.filter(ImageFilter.BoxBlur(BLUR)), dtype=float)


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    height, width = (min(a, b) for a, b in zip(one.shape, other.shape, strict=True))
    first, second = one[:height, :width].ravel(), other[:height, :width].ravel()
    if first.std() == 0 or second.std() == 0:
        return float(first.std() == second.std())
    return float(np.corrcoef(first, second)[0, 1])
