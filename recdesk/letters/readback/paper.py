"""The words of a paper that came back, with their places: PDF and DOCX, bounded in bytes, pages, words and time."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2

from recdesk.domain.errors import DeskError
from recdesk.domain.folding import fold
from recdesk.letters.gate import read_package
from recdesk.letters.pdf.engine import PDFIUM
from recdesk.letters.pdf.parser import read_document
from recdesk.letters.pdf.text import Word, page_words, paragraph_texts
from recdesk.letters.readback.leftwards import apart, words_leftwards

MOST_BYTES = 25 * 1024 * 1024
MOST_PAGES = 40
MOST_WORDS = 40_000
MOST_SECONDS = 20.0
Place = tuple[int, float, float, float, float]

_NO_CHARACTER = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
_MOST_WITHOUT_CHARACTER = 0.1


class UnreadablePaper(Exception):
    """A paper that cannot be compared; `reason` is one of domain.letter.SignedReading."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Paper:
    """Words in reading order as they stand (`raw`) and as they are compared (`keys`), where known with their places."""

    raw: tuple[str, ...]
    keys: tuple[str, ...]
    words: tuple[Word, ...] = ()
    pages: int = 0
    blank: tuple[int, ...] = ()
    leftwards: bool = False
    at: dict[str, list[int]] = field(default_factory=dict)

    def text(self, begin: int, end: int) -> str:
        """The words from `begin` to before `end`, with a space between."""
        return " ".join(self.raw[max(begin, 0) : max(end, 0)])

    def places(self, begin: int, end: int) -> tuple[Place, ...]:
        """One box for each line of these words; none for a DOCX, whose lines only a printer knows."""
        lines: list[list[Word]] = []
        for word in self.words[max(begin, 0) : max(end, 0)]:
            last = lines[-1][-1] if lines else None
            if last is not None and last.page == word.page and abs(last.box[3] - word.box[3]) <= 4:
                lines[-1].append(word)
            else:
                lines.append([word])
        return tuple(_around(line) for line in lines)

    def near(self, one: int, other: int, *, apart: float) -> bool:
        """Whether two words lie on one page, at most so far apart from line to line, in points; where no places are
        known, words that follow each other are near."""
        if not self.words:
            return True
        first, second = self.words[one], self.words[other]
        gap = max(first.box[1], second.box[1]) - min(first.box[3], second.box[3])
        return first.page == second.page and gap <= apart


def _around(words: list[Word]) -> Place:
    left, top = min(w.box[0] for w in words), min(w.box[1] for w in words)
    right, bottom = max(w.box[2] for w in words), max(w.box[3] for w in words)
    return words[0].page, round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2)


def key_of(word: str) -> str:
    """A word as it is compared: folded, without marks around it; empty for marks alone, but not for a currency's."""
    shown = "".join(s for s in unicodedata.normalize("NFKC", word) if unicodedata.category(s) != "Cf")
    bare = re.sub(r"^[^\w]+|[^\w]+$", "", shown)
    return fold(bare) if bare else "".join(s for s in shown if unicodedata.category(s) == "Sc")


def words_of(text: str, *, leftwards: bool) -> list[str]:
    """The words of a text as a paper has them."""
    return apart(text) if leftwards else text.split()


def paper_of(content: bytes, *, vocabulary: Iterable[str] = (), leftwards: bool = False) -> Paper:
    """The words of a PDF or DOCX. `vocabulary` are keys of words that the letter has: by them a word that a line break
    took apart is put together again. `leftwards` for letters that run from right to left. Raises UnreadablePaper."""
    if content.lstrip()[:5] == b"%PDF-":
        return _pdf_paper(content, frozenset(vocabulary), leftwards=leftwards)
    try:
        read_package(content)  # counts what is really unpacked before a parser sees it
        words = [word for line in _body(content) for word in words_of(line, leftwards=leftwards)]
    except DeskError as error:
        raise UnreadablePaper("damaged") from error
    if not words:
        raise UnreadablePaper("no_text")
    if len(words) > MOST_WORDS:
        raise UnreadablePaper("too_much_text")
    return _paper([(word, None) for word in words], pages=0, blank=(), leftwards=leftwards)


def _body(docx: bytes) -> Iterator[str]:
    """The texts of the body and its notes. Headers and footers repeat what stands there, in an order of their own that
    every program changes."""
    document = read_document(docx)
    for section in document.sections:
        yield from paragraph_texts(section.blocks)
    for note in document.notes.values():
        yield from paragraph_texts(note)


def _pdf_paper(content: bytes, vocabulary: frozenset[str], *, leftwards: bool) -> Paper:
    words, pages, blank = _pdf_words(content, leftwards=leftwards)
    if not words:
        raise UnreadablePaper("no_text")
    text = "".join(word.text for word in words)
    if len(_NO_CHARACTER.findall(text)) > _MOST_WITHOUT_CHARACTER * len(text):
        raise UnreadablePaper("no_characters")
    return _paper(_whole_words(words, vocabulary), pages=pages, blank=blank, leftwards=leftwards)


def _pdf_words(content: bytes, *, leftwards: bool) -> tuple[list[Word], int, tuple[int, ...]]:
    """Every word, the number of pages, and the pages that show something but have no text."""
    until = time.monotonic() + MOST_SECONDS
    words: list[Word] = []
    blank: list[int] = []
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise UnreadablePaper("protected" if "assword" in str(error) else "damaged") from error
        try:
            pages = len(document)
            if pages == 0:
                raise UnreadablePaper("damaged")
            if pages > MOST_PAGES:
                raise UnreadablePaper("too_many_pages")
            for number in range(pages):
                found = _page_words(document, number, leftwards=leftwards)
                words += found
                if not found and _shows_something(document[number]):
                    blank.append(number)
                if len(words) > MOST_WORDS:
                    raise UnreadablePaper("too_much_text")
                if time.monotonic() > until:
                    raise UnreadablePaper("too_slow")
        finally:
            document.close()
    return words, pages, tuple(blank)


def _page_words(document: pypdfium2.PdfDocument, number: int, *, leftwards: bool) -> list[Word]:
    try:
        if leftwards:
            page = document[number]
            return list(words_leftwards(page.get_textpage(), number, page.get_height()))
        return list(page_words(document[number], number))
    except pypdfium2.PdfiumError as error:
        raise UnreadablePaper("damaged") from error


def _shows_something(page: pypdfium2.PdfPage) -> bool:
    return bool(pypdfium2.raw.FPDFPage_CountObjects(page))


def _whole_words(words: list[Word], vocabulary: frozenset[str]) -> list[tuple[str, Word | None]]:
    """Words taken apart at the end of a line put together again, where the letter has such a word."""
    whole: list[tuple[str, Word | None]] = []
    skip = False
    for word, after in pairwise([*words, None]):
        assert word is not None  # only the last is none, and it is never first in a pair
        if skip:
            skip = False
            continue
        text = word.text
        if "\x02" in text.rstrip("\x02"):  # PDFium's own sign of a word that goes on in the next line
            glued = text.replace("\x02", "")
            text = glued if key_of(glued) in vocabulary else text.replace("\x02", "-")
        if after is not None and text[-1:] in "-\u2010\u00ad\x02" and _on_next_line(word, after):
            for joined in (text.rstrip("-\u2010\u00ad\x02") + after.text, text + after.text):
                if key_of(joined) in vocabulary:
                    text, skip = joined, True
                    break
        whole.append((text, word))
    return whole


def _on_next_line(word: Word, after: Word) -> bool:
    return after.page > word.page or after.box[1] > word.box[3] - 2


def _paper(words: list[tuple[str, Word | None]], *, pages: int, blank: tuple[int, ...], leftwards: bool) -> Paper:
    kept = [(raw, word, key) for raw, word in words if (key := key_of(raw)) or re.search(r"[^\W_]|%", raw)]
    at: dict[str, list[int]] = {}
    for number, (_, _, key) in enumerate(kept):
        at.setdefault(key, []).append(number)
    return Paper(
        raw=tuple(raw for raw, _, _ in kept),
        keys=tuple(key for _, _, key in kept),
        words=tuple(word for _, word, _ in kept if word is not None),
        pages=pages,
        blank=blank,
        leftwards=leftwards,
        at=at,
    )
