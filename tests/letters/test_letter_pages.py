"""Where the pages of the shipped letters end: nothing is torn that belongs together, however long the letter is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from recdesk.domain.candidate import Address
from recdesk.domain.money import Basis
from recdesk.domain.offer import Allowance, Benefit
from recdesk.domain.people import Signer
from recdesk.letters.gate import W, main_part, parse_part, read_package
from recdesk.letters.pdf.engine import Word, pdf_words_with_boxes
from recdesk.letters.readback import clean
from recdesk.letters.tags import paragraph_text
from recdesk.services.paper_ports import LetterDraft
from tests.builders import NOW, a_candidate, a_company, a_requisition
from tests.letters.examples import LANGUAGES, offer_in, office_of, workshop

LONG = "Gheorghe-Ștefan Constantinescu-Brâncoveanu de la Mănăstirea Dealu-Mare"
FOUR_SIGNERS = (
    Signer(1, "Elena Pop", "Head of Talent Acquisition", "elena@firm.example"),
    Signer(2, LONG, "General manager and sole administrator with full powers of representation", "g@firm.example"),
    Signer(3, "Radu Țurcanu", "", "radu@firm.example"),
    Signer(4, "Ioana Marin", "Finance director", "ioana@firm.example"),
    Signer(5, "Mohammed Bin Abdullah", "Candidate", "mohammed@mail.example"),
)
BOTTOM_OF_TEXT = 842 - 65.2
"""Points from the top of A4 to the bottom margin."""


def letter(language: str, *, candidate: dict[str, Any] | None = None, **changes: Any) -> LetterDraft:
    """The example letter with some fields changed, set with the built-in engine."""
    shop = workshop()
    offer = offer_in(language, **changes)
    person = a_candidate(**({"form_of_address": Address.MS} | (candidate or {})))
    context = shop.context(offer, person, a_requisition(), a_company(), at=NOW, office=office_of(offer))
    choice = shop.choices(language=language, country="RO", function="TA", document_type="offer_letter")[0]
    return shop.make(choice, context, title="T", author="A", at=NOW)


@cache
def longest(language: str) -> LetterDraft:
    """Everything at once: long names, six allowances, eight benefits, four signers, a fixed term, net pay in euro."""
    return letter(
        language,
        candidate={
            "form_of_address": Address.MR,
            "legal_name": "محمد بن عبد الله",
            "latin_name": "Mohammed Bin Abdullah",
            "given_name": "محمد",
            "family_name": "عبد الله",
            "email": "mohammed@mail.example",
            "city": "Dubai",
            "postal_code": "",
            "country": "AE",
        },
        job_title="Senior Recruitment Operations and Talent Acquisition Systems Coordinator for Central Europe",
        allowances=tuple(
            Allowance(f"Allowance for the work of shift {n}", Decimal(100 * n), "EUR") for n in range(1, 7)
        ),
        benefits=tuple(
            Benefit(f"Benefit {n} with a name that takes more than a line", "1", "a year") for n in range(8)
        ),
        bonus="Up to 10 % of the yearly base pay, depending on the yearly evaluation and on the results of the company",
        currency="EUR",
        basis=Basis.NET,
        end_date=date(2028, 1, 10),
        signers=FOUR_SIGNERS,
    )


class Pages:
    """The words of a letter by page, and on which pages a text stands."""

    def __init__(self, draft: LetterDraft) -> None:
        self.words: list[Word] = pdf_words_with_boxes(draft.pdf)
        parts = read_package(draft.docx)
        self.body = parse_part("body", parts[main_part(parts)])

    def of(self, text: str) -> list[tuple[int, float]]:
        """Page and lower edge of every place where a text begins."""
        sought = clean(text).split(" ")
        texts = [clean(w.text) for w in self.words]
        starts = (n for n in range(len(texts)) if texts[n : n + len(sought)] == sought)
        return [(self.words[n].page, self.words[n].box[3]) for n in starts]

    def holding(self, text: str) -> set[int]:
        """The pages that a text begins on."""
        return {page for page, _ in self.of(text)}

    def styled(self, style: str) -> list[str]:
        """The texts of the body's paragraphs of a style."""
        return [
            paragraph_text(p)
            for p in self.body.iter(f"{W}p")
            if (found := p.find(f"{W}pPr/{W}pStyle")) is not None and found.get(f"{W}val") == style
        ]

    def below(self, page: int, edge: float) -> int:
        """How many words of the text stand on a page below an edge; the footer does not count."""
        return sum(w.page == page and edge < w.box[1] < BOTTOM_OF_TEXT - 2 for w in self.words)


def check_pages(draft: LetterDraft) -> None:
    """No heading ends a page; conditions, the company's signatures and the acceptance are each on one."""
    pages = Pages(draft)
    for heading in pages.styled("Heading1"):
        page, edge = pages.of(heading)[-1]
        assert pages.below(page, edge) > 0, heading
    anchors = {int(f.field.split(":")[1]): f.places[0][0] for f in draft.facts if f.field.startswith("anchor:")}
    candidates_own = anchors.pop(max(anchors))
    closing, acceptance = pages.styled("Closing")
    assert {*anchors.values(), *pages.holding(closing.split("\n")[0])} == {anchors[1]}
    assert {*pages.holding(pages.styled("Heading1")[-1]), *pages.holding(acceptance)} == {candidates_own}
    conditions = [*pages.styled("TermLabel")[-3:], *pages.styled("TermLabelLast")[-1:]]
    assert len({page for label in conditions for page in pages.holding(label)}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_letter_has_three_pages_and_is_torn_nowhere(language: str) -> None:
    draft = longest(language)
    assert draft.pages == 3
    assert [f for f in draft.facts if not f.match] == []
    assert draft.warnings == ()
    check_pages(draft)


@pytest.mark.parametrize("benefits", range(0, 24, 2))
def test_nothing_is_torn_wherever_the_pages_happen_to_end(benefits: int) -> None:
    draft = letter("ro_RO", benefits=tuple(Benefit(f"Beneficiul {n}", str(n), "lei") for n in range(benefits)))
    assert draft.pages == (2 if benefits <= 10 else 3)
    check_pages(draft)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_footer_counts_the_pages_and_names_the_offer(language: str) -> None:
    words = pdf_words_with_boxes(longest(language).pdf)
    for page in range(3):
        foot = clean(" ".join(w.text for w in words if w.page == page and w.box[1] > BOTTOM_OF_TEXT))
        assert foot.startswith("Carpat Digital Services SRL · J12/0000/2026 · RO00000000")
        assert "OF-2026-0001 v1 · " in foot
        numbers = [int(word) for word in foot.split(" ") if word.isdigit()]
        assert numbers == [page + 1, 3]


def test_the_words_of_long_names_do_not_run_into_each_other_in_the_header() -> None:
    draft = letter("ro_RO", candidate={"legal_name": f"{LONG} și Câmpulung-Muscel", "form_of_address": Address.NEUTRAL})
    head = [w for w in pdf_words_with_boxes(draft.pdf) if w.page == 1 and w.box[3] < 68]
    company = [w for w in head if w.text in {"Carpat", "Digital", "Services"}]
    assert max(w.box[2] for w in company) < min(w.box[0] for w in head if w not in company)
