"""The text of the model, of a DOCX and of a PDF; and whether a PDF says what its model says."""

from __future__ import annotations

import threading
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import pypdfium2

from recdesk.domain.errors import Damaged
from recdesk.letters.pdf.document import Block, Document, Field, Floating, NoteMark, Paragraph, Picture, Section, Text
from recdesk.letters.pdf.fields import FIRST_GUESS
from recdesk.letters.pdf.glyphs import is_invisible
from recdesk.letters.pdf.pages import PagedDocument
from recdesk.letters.pdf.parser import read_document
from recdesk.letters.pdf.tabs import LEADERS

PDFIUM = threading.Lock()  # PDFium is not made for threads: every call into it takes this lock
HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\x02": "-", "\ufffe": "-"})
ValueOf: TypeAlias = Callable[[Field], str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page: page number from 0, and its box in points from the page's left top corner."""

    page: int
    text: str
    box: tuple[float, float, float, float]


def paragraph_texts(
    blocks: Iterable[Block], value_of: ValueOf = FIRST_GUESS.text, *, notes: bool = True
) -> Iterator[str]:
    """The texts of all paragraphs, cells and text boxes included, each with its list label.

    `notes` includes the words that stand in for what cannot be drawn: they are on our pages, but not Word's.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph_text(block, value_of)
            for piece in block.pieces:
                box = piece.box if isinstance(piece, Picture) else piece
                if isinstance(box, Floating) and (notes or not box.is_note):
                    yield from paragraph_texts(box.blocks, value_of, notes=notes)
        else:
            for row in block.rows:
                for cell in row.cells:
                    if cell.merge != "continue":
                        yield from paragraph_texts(cell.blocks, value_of, notes=notes)


def _paragraph_text(paragraph: Paragraph, value_of: ValueOf) -> str:
    parts = [paragraph.label.text + paragraph.label.separator] if paragraph.label and paragraph.label.text else []
    for piece in paragraph.pieces:
        if isinstance(piece, Text):
            parts.append(piece.text)
        elif isinstance(piece, Field):
            parts.append(value_of(piece))
        elif isinstance(piece, NoteMark):
            parts.append(piece.label)
    return "".join(parts).replace("\u2028", "\n")


def docx_text(docx: bytes) -> list[str]:
    """The paragraphs' texts as they are displayed: body with tables, then notes, headers and footers.

    Page fields say "1"; notes in the place of charts and the like are left out. Raises Unreadable("docx_unreadable").
    """
    return list(document_texts(read_document(docx)))


def document_texts(document: Document) -> Iterator[str]:
    """The texts of a whole document, each header and footer once."""
    for section in document.sections:
        yield from paragraph_texts(section.blocks, notes=False)
    for note in document.notes.values():
        yield from paragraph_texts(note, notes=False)
    yield from paragraph_texts(document.endnotes, notes=False)
    seen: list[tuple[Block, ...]] = []
    for story in (story for section in document.sections for story in _stories(section)):
        if not any(story is other for other in seen):
            seen.append(story)
            yield from paragraph_texts(story, notes=False)


def _stories(section: Section) -> Iterator[tuple[Block, ...]]:
    yield from section.headers.values()
    yield from section.footers.values()


def pdf_text(pdf: bytes, *, most_pages: int | None = None, most_text: int | None = None) -> str:
    """The text of all pages as a reader's copy command gives it, a form feed between pages.

    A file from a stranger may have pages without end: with `most_pages` or `most_text` no page behind the one that
    reaches so many pages or characters is read.
    """
    texts: list[str] = []
    told = 0
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            pages = len(document) if most_pages is None else min(len(document), most_pages)
            for number in range(pages):
                texts.append(document[number].get_textpage().get_text_range())
                told += len(texts[-1])
                if most_text is not None and told >= most_text:
                    break
        finally:
            document.close()
    return "\f".join(texts)


def pdf_words_with_boxes(pdf: bytes) -> list[Word]:
    """Every word of a PDF with its place, to show a value in a page preview."""
    words: list[Word] = []
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number, page in enumerate(document):
                words.extend(_words(page.get_textpage(), number, page.get_height()))
        finally:
            document.close()
    return words


def page_words(page: Any, number: int) -> Iterator[Word]:
    """The words of one open page; the caller holds PDFIUM."""
    yield from _words(page.get_textpage(), number, page.get_height())


_NO_CHARACTER = frozenset({0, 0xFFFE})
"""What pdfium says where a glyph has no character."""
_FIRST_HALF, _SECOND_HALF = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


def _words(text_page: Any, number: int, height: float) -> Iterator[Word]:
    # One call for each character, not pypdfium2's buffer for each: a page has thousands.
    text, boxes, half = "", [], 0
    for index in range(text_page.count_chars()):
        code = pypdfium2.raw.FPDFText_GetUnicode(text_page, index)
        if code in _FIRST_HALF:
            half = code
            continue
        if code in _SECOND_HALF:
            code = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00) if half else 0
        half = 0
        character = "" if code in _NO_CHARACTER else chr(code)
        if character.strip():
            text += character
            boxes.append(text_page.get_charbox(index))
        elif text:
            yield _word(text, boxes, number, height)
            text, boxes = "", []
    if text:
        yield _word(text, boxes, number, height)


def _word(text: str, boxes: list[tuple[float, float, float, float]], number: int, height: float) -> Word:
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return Word(number, text, (left, height - top, right, height - bottom))


def expected_text(document: Document, paged: PagedDocument) -> str:
    """What the pages must show in any order: body and notes once, headers, footers, repeated rows each time."""
    parts: list[str] = []
    for section in document.sections:
        parts.extend(paragraph_texts(section.blocks, paged.body_text))
    for note in (*document.notes.values(), document.endnotes):
        parts.extend(paragraph_texts(note))
    for page in paged.pages:
        for story, values in page.stories:
            parts.extend(paragraph_texts(story, values.text))
        for row in page.repeated:
            for cell in row.cells:
                parts.extend(paragraph_texts(cell.blocks, paged.body_text))
    return "\n".join(parts)


def _difference(expected: Counter[str], found: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    missing, extra = expected - found, found - expected
    for leader in LEADERS.values():
        del extra[leader]
    return missing, extra


def _single(text: str) -> dict[str, int]:
    """How often each sign counts, each looked at alone: quick, and enough where nothing is put together."""
    counted: Counter[str] = Counter()
    for character, times in Counter(text.translate(HYPHENS)).items():
        for sign in _signs(character):
            counted[sign] += times
    return counted


@lru_cache(maxsize=4096)
def _signs(character: str) -> tuple[str, ...]:
    return tuple(characters(character))


def characters(text: str) -> Iterator[str]:
    """The characters that count when texts are compared: no blanks, no layout characters, one form of each."""
    for character in unicodedata.normalize("NFKC", text.translate(HYPHENS)):
        if not (character.isspace() or is_invisible(character) or ord(character) < 0x20):
            yield character


def check_text(document: Document, paged: PagedDocument, pdf: bytes) -> None:
    """Raises Damaged("pdf_text_differs") when the text read back from the PDF is not the model's.

    `missing` and `extra` hold the characters concerned; leaders and hyphens at soft hyphens may come on top.
    """
    wanted, shown = expected_text(document, paged), pdf_text(pdf)
    missing, extra = _difference(Counter(_single(wanted)), Counter(_single(shown)))
    if missing or extra:
        # Character by character they differ; signs that are put together in another way may still mean the same.
        told = [Counter(characters(text)) for text in (wanted, shown)]
        if any(unicodedata.bidirectional(character) in ("R", "AL") for character in told[0]):
            told = [_unmirrored(counts) for counts in told]
        missing, extra = _difference(*told)
    if missing or extra:
        raise Damaged(
            "pdf_text_differs", missing="".join(sorted(missing.elements())), extra="".join(sorted(extra.elements()))
        )


_OPENING = {")": "(", "]": "[", "}": "{", "»": "«", "›": "‹"}


def _unmirrored(counts: Counter[str]) -> Counter[str]:
    """Brackets of both kinds as one: copied text does not always turn a mirrored one back."""
    told: Counter[str] = Counter()
    for character, count in counts.items():
        told[_OPENING.get(character, character)] += count
    return told
