"""Reading a made letter back: what stands in its PDF and DOCX, compared with the record, fact by fact.

A fact is looked for as the letter's language writes it, as a whole, so that 9.500,00 is not found in 19.500,00.
The table of pay and benefits is found by its alternative text; each of its rows must come from the record.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from recdesk.domain.document import DocumentType
from recdesk.domain.letter import LetterFact
from recdesk.letters.context import pay_line
from recdesk.letters.fields import FIELDS, Kind, is_empty, values_at
from recdesk.letters.filters import Writer
from recdesk.letters.gate import W, main_part, parse_part, read_package
from recdesk.letters.pdf.engine import Word, pdf_words_with_boxes
from recdesk.letters.readback.any_order import AnyOrder
from recdesk.letters.readback.paper import paper_of
from recdesk.letters.tags import paragraph_text
from recdesk.localization.formats import letter_locale, right_to_left

PAY_TABLE = "pay-and-benefits"
"""The alternative text (title) of the table that lists pay and benefits: first row heads, second row base pay."""

_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f\u2060\u200b\u00ad]+")
_HYPHENS = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\x02": "-", "\ufffe": "-", "\u00ad": None, "\u200e": None, "\u200f": None}
)
_AROUND = 48
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Expected:
    """A fact as the record has it: the field, its text in the letter, and whether it must stand exactly once."""

    field: str
    text: str
    once: bool = False
    label: str = ""


def read_back(
    context: Mapping[str, Any], *, language: str, pdf: bytes, docx: bytes = b"", printed: Iterable[str] = ()
) -> tuple[LetterFact, ...]:
    """Every fact of the record as it stands in a letter. `context` is the record's own (see context.build).

    With the DOCX each fact must stand in both files, and rows of the pay table that the record does not know become
    facts that do not match. `printed` are the fields that the template names: some facts are only asked for then.
    In a letter that runs from right to left the DOCX proves the order of the words, the PDF that they stand together.
    """
    page_words = pdf_words_with_boxes(pdf)
    page_text = _Text([clean(w.text) for w in page_words], page_words)
    file_text = clean(_file_text(docx)) if docx else None
    wanted = list(expected_facts(context, language=language, printed=frozenset(printed)))
    times = Counter(clean(w.text) for w in wanted if not w.label)
    least = [1 if w.label else times[clean(w.text)] for w in wanted]
    facts = [_read(w, page_text, file_text, at_least=n) for w, n in zip(wanted, least, strict=True)]
    if file_text is not None and right_to_left(language) and not all(f.match for f in facts):
        words = AnyOrder(paper_of(pdf, leftwards=True))
        facts = [
            fact
            if fact.match or want.once or not pattern_of(want.text, want.label).search(file_text)
            else words.again(fact, at_least=n)
            for fact, want, n in zip(facts, wanted, least, strict=True)
        ]
    if docx:
        facts += _unknown_rows(pay_rows(docx), context)
    return tuple(facts)


def expected_facts(context: Mapping[str, Any], *, language: str, printed: frozenset[str]) -> Iterator[Expected]:
    """What a letter must say, from the record's context."""
    writer = Writer(letter_locale(language))
    offer, candidate, letter = context["offer"], context["candidate"], context["letter"]
    field = "legal_name" if candidate["name"] == candidate["legal_name"] else "latin_name"
    found = [
        Expected(f"candidate.{field}", candidate["name"]),
        Expected("number", offer["number"]),
        Expected("version", letter["reference"]),
        Expected("requisition", context["requisition"]["number"]),
        Expected("job_title", offer["job_title"]),
        Expected("amount", _pay_text(offer, language)),
        Expected("start_date", writer.date(offer["start_date"])),
        Expected("probation_days", _days(writer, offer["probation_days"], offer["probation_unit"])),
        Expected("notice_days", _days(writer, offer["notice_days"], offer["notice_unit"])),
        Expected("valid_until", writer.date(offer["valid_until"])),
    ]
    if "offer.end_date" in printed:
        found.append(Expected("end_date", writer.date(offer["end_date"])))
    if "offer.annual_leave_days" in printed:
        found.append(Expected("annual_leave_days", _days(writer, offer["annual_leave_days"], "working_days")))
    if "offer.hours_per_week" in printed:
        found.append(Expected("hours_per_week", writer.days(offer["hours_per_week"], "hours")))
    found.append(Expected("bonus", offer["bonus"]))
    for allowance in offer["allowances"]:
        amount = f"{writer.money(allowance['amount'], allowance['currency'])} {writer.term(allowance['frequency'])}"
        found.append(Expected(f"allowance:{allowance['name']}", amount, label=allowance["name"]))
    for benefit in offer["benefits"]:
        value = f"{benefit['value']} {benefit['unit']}".strip() if benefit["value"] else ""
        found.append(Expected(f"benefit:{benefit['name']}", value, label=benefit["name"]))
    found += _signatures(context)
    found += _asked(context, writer, printed)
    if letter["document_type"] != DocumentType.OFFER_LETTER:
        # Only an offer letter must say all of the offer; any other document says what its template names.
        # Its rows are its own, so an allowance need not stand beside its amount.
        said = [e for e in found if e.field.startswith("paper.") or _places_of(e, context) & printed]
        found = [replace(e, text=e.text.strip() or e.label, label="") for e in said]
    return (e for e in found if e.text.strip() or e.label)


_NAMED_BY = {
    "number": ("offer.number",),
    "version": ("letter.reference", "offer.version"),
    "requisition": ("requisition.number", "offer.requisition"),
    "amount": ("offer.pay",),
    "candidate.legal_name": ("candidate.name", "candidate.legal_name", "letter.addressee"),
    "candidate.latin_name": ("candidate.name", "candidate.latin_name", "letter.addressee"),
    "allowance": ("offer.allowances[].name",),
    "benefit": ("offer.benefits[].name",),
    "signer": ("signers[].name", "letter.candidate_anchor"),
    "anchor": ("signers[].anchor", "letter.candidate_anchor"),
}


def _places_of(fact: Expected, context: Mapping[str, Any]) -> frozenset[str]:
    """The fields of the catalogue by which a template prints a fact."""
    kind, _, rest = fact.field.partition(":")
    if kind == "signer" and rest.endswith(":title"):
        own = f"[[sign:{rest.partition(':')[0]}]]" == context["letter"]["candidate_anchor"]
        return frozenset({"letter.candidate_title" if own else "signers[].title"})
    return frozenset(_NAMED_BY.get(kind, (kind if "." in kind else f"offer.{kind}",)))


def _asked(context: Mapping[str, Any], writer: Writer, printed: frozenset[str]) -> Iterator[Expected]:
    """The dates that were asked for when the document was made, where its template prints them."""
    for path in sorted(printed):
        if path.startswith("paper.") and FIELDS.get(path) is Kind.DATE:
            for place, value in values_at(context, path):
                if value is not None:
                    yield Expected(place, writer.date(value))


def _days(writer: Writer, count: int | None, unit: str) -> str:
    """A period as the letter writes it; none at all is not written."""
    return writer.days(count, unit) if count else ""


def _signatures(context: Mapping[str, Any]) -> Iterator[Expected]:
    for signer in context["signers"]:
        yield Expected(f"signer:{signer['order']}:name", signer["name"])
        yield Expected(f"signer:{signer['order']}:title", signer["title"])
        yield Expected(f"anchor:{signer['order']}", signer["anchor"], once=True)
    letter = context["letter"]
    if letter["candidate_anchor"]:
        order = re.sub(r"\D", "", letter["candidate_anchor"])
        yield Expected(f"signer:{order}:name", context["candidate"]["name"])
        yield Expected(f"signer:{order}:title", letter["candidate_title"])
        yield Expected(f"anchor:{order}", letter["candidate_anchor"], once=True)


def _pay_text(offer: Mapping[str, Any], language: str) -> str:
    return pay_line(offer["amount"], offer["currency"], offer["basis"] or "", offer["frequency"] or "", language)


def clean(text: str) -> str:
    """Text for comparison: NFC, plain spaces and hyphens, no invisible marks."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text.translate(_HYPHENS))).strip()


def pattern_of(text: str, label: str = "") -> re.Pattern[str]:
    """A pattern that finds a text as a whole, over line breaks between words and after hyphens.

    A number is not found inside a longer one, nor a word inside another. After a `label` a colon may stand.
    """
    pieces = [_words_of(piece) for piece in (label, text) if clean(piece)]
    first, last = pieces[0][0], pieces[-1][-1]
    before = r"(?<![\w])(?<!\d[.,])" if first[:1].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if last[-1:].isalnum() else ""
    return re.compile(before + r"\s*:?\s+".join(r"\s+".join(map(_spelt, words)) for words in pieces) + after)


def _words_of(text: str) -> list[str]:
    return clean(text).split(" ")


def _spelt(word: str) -> str:
    return re.escape(word).replace(r"\-", r"\-\s*").replace("@", r"@\s*")


class _Text:
    """The words of a PDF as one text that remembers the place of each word."""

    def __init__(self, texts: list[str], words: list[Word]) -> None:
        self.words = words
        self.starts: list[int] = []
        pieces, at = [], 0
        for text in texts:
            self.starts.append(at)
            pieces.append(text)
            at += len(text) + 1
        self.text = " ".join(pieces)

    def places(self, begin: int, end: int) -> Iterator[tuple[int, float, float, float, float]]:
        """One box for each line that a piece of the text stands on."""
        line: list[Word] = []
        for start, word in zip(self.starts, self.words, strict=True):
            if start >= end or start + len(word.text) <= begin:
                continue
            if line and (
                word.page != line[-1].page or abs(word.box[3] - line[-1].box[3]) > 4 or word.box[0] < line[-1].box[0]
            ):
                yield _around(line)
                line = []
            line.append(word)
        if line:
            yield _around(line)


def _around(words: list[Word]) -> tuple[int, float, float, float, float]:
    left, top = min(w.box[0] for w in words), min(w.box[1] for w in words)
    right, bottom = max(w.box[2] for w in words), max(w.box[3] for w in words)
    return words[0].page, round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2)


def _read(wanted: Expected, pages: _Text, file_text: str | None, *, at_least: int) -> LetterFact:
    sought = f"{wanted.label} {wanted.text}".strip()
    pattern = pattern_of(wanted.text, wanted.label)
    hits = list(pattern.finditer(pages.text))
    in_file = file_text is None or pattern.search(file_text) is not None
    right = len(hits) == 1 if wanted.once else len(hits) >= at_least
    if not hits:
        near = _nearest(sought, pages.text)
        return LetterFact(wanted.field, sought, near, False, 0, near)
    first = hits[0]
    snippet = pages.text[max(0, first.start() - _AROUND) : first.end() + _AROUND]
    places = tuple(place for hit in hits for place in pages.places(hit.start(), hit.end()))
    return LetterFact(wanted.field, sought, first.group(), right and in_file, len(hits), snippet, places)


def _nearest(sought: str, text: str) -> str:
    """What stands in the letter where the fact may have been meant: the most similar run of as many words."""
    words, count = text.split(" "), len(clean(sought).split(" "))
    matcher = difflib.SequenceMatcher(b=clean(sought), autojunk=False)
    best, best_ratio = "", _NEAR
    for start in range(max(1, len(words) - count + 1)):
        window = " ".join(words[start : start + count])
        matcher.set_seq1(window)
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = window, ratio
    return best


def _file_text(docx: bytes) -> str:
    """The text of body, headers and footers, read without the PDF engine's parser: two ways that agree prove more."""
    parts = read_package(docx)
    return "\n".join(
        paragraph_text(paragraph)
        for name, content in parts.items()
        if name.startswith("word/") and name.endswith(".xml") and b"<w:p" in content
        for paragraph in parse_part(name, content).iter(f"{W}p")
    )


def pay_rows(docx: bytes) -> list[tuple[str, str]] | None:
    """The rows below the head of the pay table as (label, value), or None when the letter has no such table."""
    parts = read_package(docx)
    main = main_part(parts)
    for table in parse_part(main, parts[main]).iter(f"{W}tbl"):
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        if caption is not None and caption.get(f"{W}val") == PAY_TABLE:
            rows = [
                [clean(" ".join(paragraph_text(p) for p in cell.iter(f"{W}p"))) for cell in row.findall(f"{W}tc")]
                for row in table.findall(f"{W}tr")
            ]
            return [(row[0], " ".join(row[1:])) for row in rows[1:] if row]
    return None


def _unknown_rows(rows: list[tuple[str, str]] | None, context: Mapping[str, Any]) -> Iterator[LetterFact]:
    """Rows of the pay table that the record does not have; the first one is the base pay."""
    if rows is None:
        return
    offer = context["offer"]
    known = Counter(clean(entry["name"]) for entry in [*offer["allowances"], *offer["benefits"]])
    bonus = 0 if is_empty(offer["bonus"]) else 1
    for label, value in rows[1:]:
        if known[label] > 0:
            known[label] -= 1
        elif bonus and value == clean(offer["bonus"]):
            bonus = 0
        else:
            yield LetterFact(f"benefit:{label}", "", f"{label} {value}".strip(), False, 1, f"{label} {value}".strip())
