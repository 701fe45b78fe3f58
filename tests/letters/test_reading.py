"""The text of attached files, and pictures of pages."""

from __future__ import annotations

import email.policy
from email.message import EmailMessage

import pytest

from recdesk.domain.errors import Unreadable
from recdesk.letters.pdf.engine import pdf_text
from recdesk.letters.reading import MOST_BYTES, page_image, text_of
from tests.letters.examples import letter_in
from tests.letters.word_files import docx


def reason(name: str, content: bytes) -> str:
    with pytest.raises(Unreadable, match="document_unreadable") as caught:
        text_of(name, content)
    return str(caught.value.facts["reason"])


def mail(**options: object) -> EmailMessage:
    message = EmailMessage(policy=email.policy.default)
    message["From"] = "Ana Ștefănescu <ana@mail.example>"
    message["Subject"] = "My phone: ăâî"
    message.set_content(options.get("text", "Call +40 721 234 567."))  # type: ignore[call-overload]
    return message


def test_a_word_file_and_a_pdf_give_the_same_words() -> None:
    draft = letter_in("ro_RO")
    for name, content in (("a.docx", draft.docx), ("a.pdf", draft.pdf), ("no-ending", draft.pdf)):
        text = " ".join(text_of(name, content).split())
        assert "Ana-Maria Ștefănescu" in text
        assert "9.500,00 lei brut pe lună" in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_plain_text_is_read_in_the_encodings_of_the_region(encoding: str) -> None:
    assert text_of("note.txt", "Țară: Łódź, kończy".replace("Ț", "T").encode(encoding)) == "Tară: Łódź, kończy"


def test_a_mail_gives_its_headers_its_text_and_its_attachments() -> None:
    message = mail()
    message.add_alternative("<p>Also <b>HTML</b><script>x()</script></p>", subtype="html")
    message.add_attachment(docx("From the CV"), maintype="application", subtype="octet-stream", filename="../cv.docx")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="x.exe")
    text = text_of("mail.eml", message.as_bytes())
    for said in ("ana@mail.example", "ăâî", "+40 721 234 567", "Also", "HTML", "From the CV"):
        assert said in text
    assert "x()" not in text


def test_mails_inside_mails_are_read_to_a_bounded_depth() -> None:
    inner = mail(text="deepest")
    for level in range(6):
        outer = mail(text=f"level {level}")
        outer.add_attachment(inner.as_bytes(), maintype="application", subtype="octet-stream", filename="inner.eml")
        inner = outer
    text = text_of("mail.eml", inner.as_bytes())
    assert "level 5" in text
    assert "deepest" not in text


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"%PDF-1.4 broken", "damaged"),
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.eml", b"\n\nno headers", "damaged"),
        ("a.xyz", b"something", "kind_unknown"),
        ("a.txt", b"\x81\x83\x88", "encoding"),
        ("a.txt", b"x" * (MOST_BYTES + 1), "too_large"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: bytes, expected: str) -> None:
    assert reason(name, content) == expected


def test_the_name_in_the_error_is_cleaned_of_its_path() -> None:
    with pytest.raises(Unreadable) as caught:
        text_of("..\\..\\Windows\\x.xyz", b"?")
    assert caught.value.facts["file"] == "x.xyz"


def test_a_page_becomes_a_picture_of_its_size() -> None:
    pdf = letter_in("en_GB").pdf
    width, height, pixels = page_image(pdf, 0, 1.0)
    assert abs(width - 595) <= 1
    assert abs(height - 842) <= 1
    assert len(pixels) == width * height * 3
    assert len(set(pixels)) > 20
    assert page_image(pdf, 1, 0.5)[2] != page_image(pdf, 0, 0.5)[2]


def test_a_mail_whose_sender_stands_in_ten_thousand_brackets_is_unreadable() -> None:
    assert reason("mail.eml", b"From: " + b"(" * 10_000 + b"\n\nhello") == "damaged"


def test_of_a_pdf_without_end_the_beginning_is_read() -> None:
    pdf = letter_in("en_GB").pdf
    first, second = pdf_text(pdf).split("\f")
    assert pdf_text(pdf, most_pages=1) == first
    assert pdf_text(pdf, most_text=len(first)) == first
    assert pdf_text(pdf, most_text=len(first) + 1).split("\f")[1] == second


@pytest.mark.parametrize(("page", "scale"), [(2, 1.0), (-1, 1.0), (0, 1000.0)])
def test_a_page_that_is_not_there_or_too_large_is_refused(page: int, scale: float) -> None:
    with pytest.raises(Unreadable):
        page_image(letter_in("en_GB").pdf, page, scale)


def test_a_picture_of_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(Unreadable):
        page_image(b"no pdf", 0, 1.0)
