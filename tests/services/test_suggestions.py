"""What a new candidate's form may suggest: from CVs as DOCX, PDF and text, hostile ones too, and from the desk."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from recdesk import shipped
from recdesk.domain.candidate import Candidate
from recdesk.domain.errors import Locked, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Operator, Role
from recdesk.services import suggestions
from recdesk.services.suggestions import ReadCv
from tests.desks import open_desk

CV = """Curriculum Vitae
Nume: Țîrlea Ștefan
Localitate: Iași, România
Telefon: 0744 123 456
E-mail: stefan.tirlea@exemplu.ro
Limbi străine: Engleză (C1)
Preaviz: 20 de zile lucrătoare
"""
SAID = {
    "legal_name": "Țîrlea Ștefan",
    "city": "Iași",
    "country": "RO",
    "phone": "0744 123 456",
    "email": "stefan.tirlea@exemplu.ro",
    "notice_days": 20,
    "notice_verified_with": "CV",
}


def docx(text: str) -> bytes:
    """A Word file with one paragraph for each line, the first two lines in a table."""
    document = Document()
    first, second, *rest = text.splitlines()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text, table.cell(1, 0).text = first, second
    for line in rest:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf(text: str, *, password: str = "") -> bytes:
    """A PDF page with one printed line for each line, in a font that has Romanian letters."""
    font = next(shipped.resources().rglob("*.ttf"))
    pdfmetrics.registerFont(TTFont("Shown", str(font)))
    buffer = io.BytesIO()
    locked = StandardEncryption(password, ownerPassword="other") if password else None
    canvas = Canvas(buffer, pagesize=A4, encrypt=locked)
    canvas.setFont("Shown", 11)
    canvas.rect(40, 40, 515, 760)
    for number, line in enumerate(text.splitlines()):
        canvas.drawString(60, 780 - 18 * number, line)
    canvas.save()
    return buffer.getvalue()


def values(read: ReadCv) -> dict[str, Any]:
    """What came from the CV by field."""
    return {s.field: s.value for s in read.suggestions if s.origin == "cv"}


@pytest.mark.parametrize(
    ("name", "make"),
    [("cv.docx", docx), ("cv.pdf", pdf), ("cv.txt", str.encode), ("cv.txt", lambda t: t.encode("utf-16"))],
)
def test_a_cv_says_the_same_as_word_pdf_and_text(name: str, make: Callable[[str], bytes], tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        read = suggestions.of_cv(name, make(CV), desk=desk)
    assert read.unread == ""
    assert values(read).items() >= SAID.items()


def test_each_value_of_a_cv_comes_with_its_line(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        read = suggestions.of_cv("cv.docx", docx(CV), desk=desk)
    lines = {s.field: s.line for s in read.suggestions if s.origin == "cv"}
    assert lines["phone"] == "Telefon: 0744 123 456"
    assert lines["notice_verified_with"] == lines["notice_days"] == "Preaviz: 20 de zile lucrătoare"


def _bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (60 * 1024 * 1024))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("locked.pdf", pdf(CV, password="secret"), "protected"),
        ("scan.pdf", pdf(""), "no_text"),
        ("torn.pdf", pdf(CV)[:200], "damaged"),
        ("bomb.docx", _bomb(), "damaged"),
        ("no.docx", b"PK\x03\x04 and nothing more", "damaged"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("photo.png", b"\x89PNG\r\n\x1a\n", "kind_unknown"),
    ],
)
def test_a_cv_whose_text_cannot_be_read_is_named_and_suggests_nothing_of_its_own(
    name: str, content: bytes, why: str, tmp_path: Path
) -> None:
    with open_desk(tmp_path) as desk:
        read = suggestions.of_cv(name, content, desk=desk)
    assert (read.unread, values(read)) == (why, {})


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("cv.exe", b"MZ", "document_type_unknown"),
        ("cv.pdf", b"", "document_empty"),
        ("cv.pdf", b"no pdf at all", "document_not_what_it_says"),
        ("cv.txt", b"a" * (25 * 1024 * 1024 + 1), "document_too_large"),
    ],
)
def test_a_file_that_the_desk_does_not_take_is_refused(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk, pytest.raises(Refused) as caught:
        suggestions.of_cv(name, content, desk=desk)
    assert caught.value.code == code


def test_control_signs_in_a_text_reach_no_value(tmp_path: Path) -> None:
    text = "Nume: Ana\x00 Pop\x07\nE-mail: ana.pop@exemplu.ro\x1b[2J"
    with open_desk(tmp_path) as desk:
        read = suggestions.of_cv("cv.txt", text.encode(), desk=desk)
    assert values(read) == {"legal_name": "Ana Pop", "email": "ana.pop@exemplu.ro"}


def test_what_several_candidates_have_in_common_is_suggested_and_a_referral_never(tmp_path: Path) -> None:
    people = [("Ana Pop", "Job board"), ("Dan Rus", "Referral"), ("Eva Lup", "Referral"), ("Ion Moș", "Referral")]
    with open_desk(tmp_path) as desk:
        with desk.work() as uow:
            for person, source in people:
                number = uow.next_number(RecordKind.CANDIDATE, 2026)
                uow.candidates.add(
                    Candidate(number=number, legal_name=person, source=source, next_action="Screening call")
                )
            uow.commit()
        usual = {s.field: s for s in suggestions.of_desk(desk=desk)}
    habit = usual["next_action"]
    assert (habit.value, habit.origin, habit.count) == ("Screening call", "habit", 4)
    assert usual["consent_given_on"].value == date(2026, 11, 23)
    assert "source" not in usual


def test_an_empty_desk_has_no_habits(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        assert [s.field for s in suggestions.of_desk(desk=desk)] == ["consent_given_on"]


def test_a_new_candidate_begins_with_what_follows_from_the_desk_alone(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        begun = suggestions.first_values(RecordKind.CANDIDATE, desk=desk)
        assert suggestions.first_values(RecordKind.OFFER, desk=desk) == {}
    assert begun == {
        "owner": "ioana",
        "next_action_due": date(2026, 11, 24),
        "consent_policy": "2026-05",
        "consent_purpose": "recruitment",
    }


def test_a_cv_is_read_only_by_who_may_write(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        reader = dataclasses.replace(desk, operator=Operator(name="ana", display_name="Ana", role=Role.AUDITOR))
        with pytest.raises(Locked) as caught:
            suggestions.of_cv("cv.txt", CV.encode(), desk=reader)
    assert caught.value.code == "not_permitted"
