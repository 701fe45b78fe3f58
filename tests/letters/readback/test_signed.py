"""Signed copies read back: planted errors are noticed, right copies agree however they were treated, and what cannot be
read never agrees."""

from __future__ import annotations

import io
from functools import cache

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from recdesk.domain.letter import LetterFact, SignedReading, Verdict
from recdesk.letters.readback.paper import MOST_PAGES, key_of, paper_of
from tests.letters.readback import planting
from tests.letters.readback.planting import ALTERATIONS, Case, altered_docx, languages, planted, read
from tests.letters.word_files import docx


@cache
def one(language: str, number: int = 1) -> Case:
    return planting.case(language, number)


def fact(reading: SignedReading, field: str) -> LetterFact:
    return next(fact for fact in reading.facts if fact.field == field)


def wrong(reading: SignedReading) -> list[tuple[str, str, str]]:
    return [(f.field, f.record, f.document) for f in reading.facts if not f.match]


@pytest.mark.parametrize("alteration", sorted(ALTERATIONS))
def test_a_planted_error_is_noticed_in_its_field(alteration: str) -> None:
    kinds = sorted(ALTERATIONS)
    language = languages()[kinds.index(alteration) % len(languages())]
    copy = planted(one(language), alteration, kinds.index(alteration))
    reading = read(copy.case, copy.name, copy.content)
    assert planting.noticed(copy, reading), wrong(reading)


@pytest.mark.parametrize("language", languages())
def test_a_right_copy_agrees_however_it_was_treated(language: str) -> None:
    verdicts = {treated: read(one(language), name, content) for treated, name, content in planting.rough(one(language))}
    assert {treated: wrong(reading) for treated, reading in verdicts.items()} == {treated: [] for treated in verdicts}
    assert {reading.verdict for reading in verdicts.values()} == {Verdict.MATCH}


def test_a_mismatch_shows_both_values_the_words_around_and_the_place() -> None:
    case = one("ro_RO", 3)
    copy = planted(case, "notice", 1)
    found = fact(read(case, copy.name, copy.content), "notice_days")
    assert found.record != found.document
    assert str((case.offer.notice_days or 0) + 5) in found.document
    assert found.document in found.snippet
    ((page, left, top, width, height), *_) = found.places
    assert page in (0, 1)
    assert 0 < left < left + width < 596
    assert 0 < top < top + height < 843


def test_what_the_paper_says_is_proposed_as_fields_of_the_offer() -> None:
    case = one("en_GB", 4)
    amount = planted(case, "amount digit", 1)
    proposed = read(case, amount.name, amount.content).proposed
    assert proposed["amount"] != case.offer.amount
    assert (proposed["currency"], proposed["basis"]) == (case.offer.currency, case.offer.basis)
    notice = planted(case, "notice unit", 1)
    unit = read(case, notice.name, notice.content).proposed
    assert unit["notice_days"] == case.offer.notice_days
    assert unit["notice_unit"] != case.offer.notice_unit
    benefit = planted(case, "benefit value", 1)
    assert read(case, benefit.name, benefit.content).proposed["benefits"][0]["value"] == "45"


def test_a_value_written_in_another_way_agrees() -> None:
    case = one("ro_RO", 3)
    start = case.offer.start_date
    assert start is not None
    written = next(f.document for f in case.letter.facts if f.field == "start_date").replace(" ", "\u00a0")
    content = altered_docx(case.letter.docx, written, f"{start:%d.%m.%Y}", planting.random.Random(1))
    assert content is not None
    reading = read(case, "signed.docx", content)
    assert wrong(reading) == []
    assert fact(reading, "start_date").document == f"{start:%d.%m.%Y}"


def test_a_letter_of_another_offer_is_said_to_be_another_paper() -> None:
    reading = read(
        one("ro_RO", 1), "other.docx", docx("Invoice no. 12", "Total 100,00 lei", "Thank you for your business.")
    )
    assert (reading.verdict, reading.reason) == (Verdict.MISMATCH, "other_paper")


def test_a_letter_typed_anew_is_read_by_the_labels_of_its_language() -> None:
    case = one("ro_RO", 3)
    start = case.offer.start_date
    assert start is not None
    reading = read(
        case,
        "signed.docx",
        docx(
            f"Contract pentru {case.candidate.legal_name}",
            "Preaviz: 99 zile lucrătoare, perioada de probă: 12 luni",
            f"Data începerii activității: {start:%d.%m.%Y}",
        ),
    )
    assert fact(reading, "start_date").match
    assert fact(reading, "notice_days").document == "99 zile lucrătoare,"
    assert fact(reading, "probation_days").document == "12 luni"
    assert fact(reading, "candidate.legal_name").match


def test_words_that_a_line_break_took_apart_are_whole_again() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(50, 700, "We offer you the position of recruit-")
    canvas.drawString(50, 684, "ment specialist from 3 April 2026, Ana Popescu-")
    canvas.drawString(50, 668, "Marin, on these terms.")
    canvas.save()
    known = {"recruitment", key_of("Popescu-Marin")}
    raw = paper_of(out.getvalue(), vocabulary=known).raw
    assert "recruitment" in raw
    assert "Popescu-Marin," in raw


def test_a_word_without_a_known_whole_stays_as_it_is() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(50, 700, "from day to day-")
    canvas.drawString(50, 684, "work")
    canvas.save()
    assert "day-work" in paper_of(out.getvalue(), vocabulary={"dayshift"}).raw


def blank_pdf(pages: int, *, picture: bool = False, password: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=password or None)
    for _ in range(pages):
        if picture:
            canvas.drawInlineImage(Image.new("RGB", (60, 80), "white"), 20, 20, 500, 700)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (blank_pdf(1, picture=True), "no_text"),
        (blank_pdf(1), "no_text"),
        (blank_pdf(1, password="secret"), "protected"),
        (blank_pdf(500), "too_many_pages"),
        (blank_pdf(MOST_PAGES + 1), "too_many_pages"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (b"PK\x03\x04 no package", "damaged"),
    ],
    ids=["scan", "empty page", "protected", "500 pages", "one page too many", "no PDF inside", "no package"],
)
def test_what_cannot_be_read_never_agrees(content: bytes, reason: str) -> None:
    reading = read(one("ro_RO"), "signed.pdf", content)
    assert (reading.verdict, reading.reason, reading.facts) == (Verdict.UNREADABLE, reason, ())


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_truncated_copy_never_agrees(share: float) -> None:
    pdf = one("ro_RO").letter.pdf
    reading = read(one("ro_RO"), "signed.pdf", pdf[: int(len(pdf) * share)])
    assert reading.verdict is not Verdict.MATCH


def test_a_copy_whose_second_page_is_a_picture_is_unreadable_and_says_which() -> None:
    case = one("ro_RO")
    mixed = pypdfium2.PdfDocument.new()
    mixed.import_pages(pypdfium2.PdfDocument(case.letter.pdf), [0])
    mixed.import_pages(pypdfium2.PdfDocument(blank_pdf(1, picture=True)))
    out = io.BytesIO()
    mixed.save(out)
    reading = read(case, "signed.pdf", out.getvalue())
    assert (reading.verdict, reading.blank) == (Verdict.UNREADABLE, (1,))


def test_a_copy_without_its_second_page_does_not_agree() -> None:
    case = one("ro_RO")
    short = pypdfium2.PdfDocument.new()
    short.import_pages(pypdfium2.PdfDocument(case.letter.pdf), [0])
    out = io.BytesIO()
    short.save(out)
    reading = read(case, "signed.pdf", out.getvalue())
    assert reading.verdict is Verdict.MISMATCH
    assert any(not f.document for f in reading.facts if not f.match)
