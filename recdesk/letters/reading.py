"""The text of attached files and pictures of PDF pages. Files come from strangers: everything is bounded."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from pathlib import PurePosixPath

import pypdfium2
from lxml import etree, html

from recdesk.domain.errors import DeskError, Unreadable
from recdesk.letters.gate import read_package
from recdesk.letters.pdf.engine import PDFIUM, docx_text, pdf_text

MOST_BYTES = 25 * 1024 * 1024
MOST_TEXT = 2_000_000
MOST_PARTS = 100
MOST_PAGES = 1000
DEEPEST = 3
MOST_PIXELS = 40_000_000

_SHOWN_HEADERS = ("From", "To", "Cc", "Date", "Subject")


def text_of(name: str, content: bytes, *, depth: int = 0) -> str:
    """The text of a file, its kind told by its first bytes, else by its name. Of a long one its beginning: `MOST_PAGES`
    of a PDF, `MOST_TEXT` characters of any.

    Unreadable `document_unreadable` with the reason: too_large, empty, damaged, protected, kind_unknown, encoding or
    too_deep.
    """
    if len(content) > MOST_BYTES:
        raise _unreadable(name, "too_large")
    if not content.strip():
        raise _unreadable(name, "empty")
    kind = _kind(name, content)
    if kind == "pdf":
        text = _pdf(name, content)
    elif kind == "docx":
        text = _docx(name, content)
    elif kind == "eml":
        text = _safe_mail(name, content, depth)
    elif kind == "txt":
        text = _plain(name, content)
    else:
        raise _unreadable(name, "kind_unknown")
    return text[:MOST_TEXT]


def page_image(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """One page (from 0) as (width, height, RGB888 bytes); `scale` 1 is 72 dots an inch.

    Unreadable `document_unreadable` when there is no such page, or the picture would be too large.
    """
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise _unreadable("", "damaged") from error
        try:
            if not 0 <= page < len(document):
                raise _unreadable("", "no_such_page")
            sheet = document[page]
            if sheet.get_width() * sheet.get_height() * scale * scale > MOST_PIXELS:
                raise _unreadable("", "too_large")
            picture = sheet.render(scale=scale).to_pil().convert("RGB")
            return picture.width, picture.height, picture.tobytes()
        finally:
            document.close()


def _kind(name: str, content: bytes) -> str:
    if content.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if content[:4] == b"PK\x03\x04":
        return "docx"
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    return {".eml": "eml", ".txt": "txt", ".md": "txt", ".text": "txt"}.get(ending, "")


def _pdf(name: str, content: bytes) -> str:
    try:
        return pdf_text(content, most_pages=MOST_PAGES, most_text=MOST_TEXT)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(name, "protected" if "assword" in str(error) else "damaged") from error


def _docx(name: str, content: bytes) -> str:
    # The gate counts what is really unpacked before the parser sees it.
    try:
        read_package(content)
        return "\n".join(docx_text(content))
    except DeskError as error:
        raise _unreadable(name, "damaged", cause=error.code) from error


def _plain(name: str, content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        # Old Romanian and Central European files; Windows-1250 leaves few bytes undefined, so it comes last.
        encodings = ("utf-8-sig", "cp1250")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(name, "encoding")


def _safe_mail(name: str, content: bytes, depth: int) -> str:
    # The standard library reads headers and parts by calling itself, and trips over some that no program writes.
    try:
        return _mail(name, content, depth)
    except (RecursionError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise _unreadable(name, "damaged", cause=type(error).__name__) from error


def _mail(name: str, content: bytes, depth: int) -> str:
    if depth >= DEEPEST:
        raise _unreadable(name, "too_deep")
    message = email.message_from_bytes(content, policy=email.policy.default)
    if not message.keys():
        raise _unreadable(name, "damaged")
    pieces = [f"{header}: {message[header]}" for header in _SHOWN_HEADERS if message[header]]
    for number, part in enumerate(_leaves(message)):
        if number >= MOST_PARTS:
            raise _unreadable(name, "too_large")
        pieces.append(_part_text(part, depth))
    return "\n".join(piece for piece in pieces if piece)


def _leaves(message: Message) -> Iterator[Message]:
    for part in message.walk():
        if not part.is_multipart() or part.get_content_type() == "message/rfc822":
            yield part


def _part_text(part: Message, depth: int) -> str:
    """The text of a part; an attachment that cannot be read says nothing, the mail around it still does."""
    if not isinstance(part, EmailMessage):
        return ""
    kind = part.get_content_type()
    try:
        if kind in ("text/plain", "text/html") and part.get_filename() is None:
            text = str(part.get_content())
            return _html_text(text) if kind == "text/html" else text
        payload = part.get_payload(decode=True)
        return text_of(part.get_filename() or "", payload, depth=depth + 1) if isinstance(payload, bytes) else ""
    except (DeskError, LookupError, UnicodeError, ValueError, etree.ParserError):
        return ""


def _html_text(source: str) -> str:
    root = html.fromstring(source or "<p/>")
    for element in list(root.iter("script", "style", "head")):
        element.drop_tree()  # type: ignore[attr-defined]
    return "\n".join(line for text in root.itertext() if (line := str(text).strip()))


def _unreadable(name: str, reason: str, **facts: str) -> Unreadable:
    return Unreadable("document_unreadable", file=PurePosixPath(name.replace("\\", "/")).name, reason=reason, **facts)
