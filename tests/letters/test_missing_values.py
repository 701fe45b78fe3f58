"""Optional values, present and missing, in the four shipped letters: nothing leaves a gap behind.

Only the Word file is made here; setting it as PDF is tested elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.candidate import Address
from recdesk.domain.money import Basis
from recdesk.domain.offer import Benefit
from recdesk.domain.people import Signer
from recdesk.domain.requisition import WorkType
from recdesk.letters.gate import Element, W, parse_part, read_package
from recdesk.letters.manifest import read_manifest
from recdesk.letters.tags import paragraph_text
from recdesk.letters.template import LetterTemplate
from tests.builders import NOW, a_candidate, a_company, a_requisition
from tests.letters.examples import LANGUAGES, offer_in, office_of, workshop

Changes = dict[str, dict[str, Any]]

EMPTY_ON_PURPOSE = {"SignatureLine", "TableEnd", "LetterheadEnd", "Normal"}
"""Styles of paragraphs that hold a picture or only keep room."""
ENDS_OPEN = {"Salutation", "Closing"}

UNTITLED = (Signer(1, "Elena Pop", "", "elena.pop@carpat-digital.example"),)
NO_PAY_BESIDES = {"bonus": "", "allowances": (), "benefits": ()}
NO_CONDITIONS = {"probation_days": None, "notice_days": None, "annual_leave_days": None}
NO_ADDRESS = {"street": "", "city": "", "postal_code": "", "country": ""}

CASES: dict[str, Changes] = {
    "everything there": {},
    "no bonus": {"offer": {"bonus": ""}},
    "no allowances": {"offer": {"allowances": ()}},
    "no benefits": {"offer": {"benefits": ()}},
    "a value without a unit": {"offer": {"benefits": (Benefit("Car", "1"), Benefit("Gym", "", "a month"))}},
    "base pay alone": {"offer": NO_PAY_BESIDES},
    "no words for the amount": {"offer": {"currency": "JPY", "basis": Basis.NET}},
    "no office": {"offer": {"office": ""}},
    "an office that the desk does not know": {"offer": {"office": "Sediul nou"}},
    "at the office": {"offer": {"work_type": WorkType.ON_SITE}},
    "remote": {"offer": {"work_type": WorkType.REMOTE}},
    "nobody said where": {"offer": {"work_type": None, "office": ""}},
    "fixed term, part time": {"offer": {"end_date": date(2027, 12, 31), "fte": Decimal("0.5")}},
    "no annual leave": {"offer": {"annual_leave_days": None}},
    "no probation": {"offer": {"probation_days": None}},
    "probation of no days": {"offer": {"probation_days": 0}},
    "no notice": {"offer": {"notice_days": None}},
    "no conditions": {"offer": NO_CONDITIONS},
    "no department": {"offer": {"department": ""}},
    "no hiring manager": {"requisition": {"hiring_manager": None}},
    "signers without titles": {"offer": {"signers": UNTITLED}},
    "no street": {"candidate": {"street": ""}},
    "no postal code": {"candidate": {"postal_code": ""}},
    "no city": {"candidate": {"city": ""}},
    "no address": {"candidate": NO_ADDRESS},
    "abroad, without a postal code": {"candidate": {"city": "Dubai", "postal_code": "", "country": "AE"}},
    "company without a phone": {"company": {"phone": ""}},
    "company without an e-mail": {"company": {"email": ""}},
    "company without a site": {"company": {"website": ""}},
    "company without registration": {"company": {"registration": "", "tax_id": ""}},
    "company without a street": {"company": {"street": ""}},
    "company without an address": {"company": NO_ADDRESS},
    "company of a name alone": {
        "company": {"phone": "", "email": "", "website": "", "registration": "", "tax_id": "", **NO_ADDRESS}
    },
    "only what must be there": {
        "offer": {**NO_PAY_BESIDES, **NO_CONDITIONS, "office": "", "department": "", "signers": UNTITLED},
        "requisition": {"hiring_manager": None},
        "candidate": NO_ADDRESS,
        "company": {"phone": "", "email": "", "website": "", "registration": "", "tax_id": ""},
    },
}


@cache
def template(language: str) -> LetterTemplate:
    return LetterTemplate((shipped.templates() / language / "offer_letter.docx").read_bytes(), language=language)


def roots(language: str, changes: Changes) -> Iterator[Element]:
    """The parts of the letter that hold text."""
    offer = offer_in(language, **changes.get("offer", {}))
    context = workshop().context(
        offer,
        a_candidate(form_of_address=Address.MS, **changes.get("candidate", {})),
        a_requisition(**changes.get("requisition", {})),
        a_company(**changes.get("company", {})),
        at=NOW,
        office=office_of(offer),
    )
    manifest = read_manifest(shipped.templates() / language / "offer_letter.toml")
    letter = template(language).render(
        context, title="T", author="A", at=NOW, required=manifest.required, optional=manifest.optional
    )
    for name, content in read_package(letter).items():
        if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name):
            yield parse_part(name, content)


def style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def faults(paragraph: Element) -> Iterator[str]:
    """What is wrong with the blanks and the punctuation of one paragraph."""
    style = style_of(paragraph)
    text = paragraph_text(paragraph).replace("\u00a0", " ")
    if not text.strip():
        cell = paragraph.getparent()
        alone = style == "LetterheadDetail" and cell is not None and len(cell.findall(f"{W}p")) == 1
        if style not in EMPTY_ON_PURPOSE and not alone:
            yield f"an empty {style}"
        return
    for line in text.split("\n"):
        if line != line.strip() or "  " in line:
            yield f"blanks in {line!r}"
        if re.search(r"\s[,.)]|[(]\s|[,·] ?[,.·)]|\(\)|^[,.·:;)]|[·:;(]$|None", line):
            yield f"punctuation of {line!r}"
        if style not in ENDS_OPEN and line.endswith(","):
            yield f"an open end in {line!r}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_missing_value_leaves_no_gap(case: str, language: str) -> None:
    for root in roots(language, CASES[case]):
        assert [fault for paragraph in root.iter(f"{W}p") for fault in faults(paragraph)] == []
        for row in root.iter(f"{W}tr"):
            assert any(paragraph_text(p).strip() for p in row.iter(f"{W}p"))
        for cell in root.iter(f"{W}tc"):
            assert cell.find(f"{W}p") is not None


def term_rows(language: str, changes: Changes) -> int:
    """Rows of the tables of terms, pay and conditions."""
    return sum(
        style_of(row.find(f"{W}tc/{W}p")).startswith("Term")  # type: ignore[arg-type]
        for root in roots(language, changes)
        for row in root.iter(f"{W}tr")
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("case", "fewer"),
    [
        *[("no bonus", 1), ("no allowances", 1), ("no benefits", 2), ("base pay alone", 4)],
        *[("no annual leave", 1), ("no probation", 1), ("probation of no days", 1), ("no notice", 1)],
        *[("no conditions", 3), ("no department", 1), ("no hiring manager", 1), ("no office", 0)],
        ("only what must be there", 9),
    ],
)
def test_a_missing_value_takes_its_row_along(case: str, fewer: int, language: str) -> None:
    assert term_rows(language, {}) - term_rows(language, CASES[case]) == fewer


def test_faults_are_seen() -> None:
    wrong = {
        " x": 1,
        "x  y": 1,
        "x ,": 2,
        "400483 , Cluj": 1,
        "·": 1,
        "Bonus: None": 1,
        "": 1,
        "Str. 1,": 1,
        "Fine.": 0,
    }
    for text, count in wrong.items():
        source = f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        assert len(list(faults(parse_part("x", source.encode())))) == count, text
