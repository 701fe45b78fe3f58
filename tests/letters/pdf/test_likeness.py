"""The built-in engine against LibreOffice: stored renderings of the same documents with the same fonts.

The references are made by `make_references`; run it again when a sample or a shipped template changes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.letters.pdf.likeness import Likeness, likeness
from tests.letters.pdf.make_references import REFERENCES
from tests.letters.pdf.raw_word import docx, paragraph
from tests.letters.pdf.sample_letters import PROSE, SAMPLES
from tests.letters.pdf.seen import made
from tests.letters.pdf.shipped_letters import filled, name_of, template_files

ENOUGH = 0.95
RIGHT_TO_LEFT = ("_ar_AE", "_he_IL")
ENOUGH_FROM_THE_RIGHT = 0.85
"""Lines of Arabic beside Latin letters are not yet as high as LibreOffice's; and each writer's PDF gives their
characters in an order of its own, so that only the pages and the picture are compared."""


def compared(name: str, content: bytes) -> Likeness:
    """Our rendering against the stored one."""
    return likeness((REFERENCES / f"{name}.pdf").read_bytes(), made(content).pdf)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_letter_looks_like_the_reference(sample: str) -> None:
    found = compared(sample, SAMPLES[sample]())
    assert found.pages
    assert found.layout >= ENOUGH
    assert found.text >= 0.99


@pytest.mark.parametrize("template", template_files(), ids=name_of)
def test_a_filled_template_looks_like_the_reference(template: Path) -> None:
    found = compared(name_of(template), filled(template))
    from_the_right = name_of(template).endswith(RIGHT_TO_LEFT)
    assert found.pages
    assert found.layout >= (ENOUGH_FROM_THE_RIGHT if from_the_right else ENOUGH)
    assert found.text >= (0.0 if from_the_right else 0.99)


def test_every_reference_is_still_compared() -> None:
    compared_names = {*SAMPLES, *(name_of(template) for template in template_files())}
    assert {path.stem for path in REFERENCES.glob("*.pdf")} == compared_names


def test_the_measure_tells_a_shifted_page_from_the_same_page() -> None:
    text = paragraph(PROSE * 4)
    same = made(docx(text)).pdf
    shifted = made(docx(paragraph("", '<w:spacing w:after="700"/>') + text)).pdf
    assert likeness(same, same) == Likeness(pages=True, text=1.0, layout=pytest.approx(1.0))
    assert likeness(same, shifted).layout < 0.9


def test_the_measure_sees_other_words_and_other_page_counts() -> None:
    one = made(docx(paragraph("Salariul este de 9.500 lei"))).pdf
    other = made(docx(paragraph("Altceva") * 80)).pdf
    found = likeness(one, other)
    assert not found.pages
    assert found.text < 0.5
