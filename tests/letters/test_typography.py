"""How the shipped letters are written and styled: blanks, quotation marks, style names, the office of a real desk."""

from __future__ import annotations

import re

import pytest

from recdesk import shipped
from recdesk.domain.money import Basis
from recdesk.domain.requisition import WorkType
from recdesk.letters.gate import W, parse_part, read_package
from recdesk.letters.pdf.engine import docx_text
from recdesk.services import letters
from recdesk.services.desk import OpenDesk
from tests import desks
from tests.letters.examples import LANGUAGES, letter_in

clock = desks.clock
desk = desks.at_step("offer")

BROUGHT_BY_LIBREOFFICE = {"addressee", "sender", "header right", "header left", "footer right", "footer left"}
"""Styles that LibreOffice has of its own under these names, with a size of their own."""
EVERY_NOTE = {"currency": "EUR", "basis": Basis.NET, "work_type": WorkType.REMOTE}


def test_french_signs_have_a_no_break_space_on_their_inner_side() -> None:
    for changes in ({}, EVERY_NOTE):
        text = "\n".join(docx_text(letter_in("fr_FR", **changes).docx))
        assert re.findall(r"[^\u00a0][:;!?»](?=\s|$)|«[^\u00a0]", text) == []
    assert "rattachement\u00a0: Cluj-Napoca" in text
    assert "estimation\u00a0; il" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_of_law_is_not_torn_from_its_number(language: str) -> None:
    text = "\n".join(docx_text(letter_in(language).docx))
    law = r"[Aa]rticle|[Aa]rtikk?el|Absatz|art\.|alin\.|lit\.|paragraphe|point|lid|onder|stk\.|litra|nr\.|bokstav|§"
    assert re.findall(rf"\b(?:{law}) [(b\d](?!\d?, )", text.replace("nr. 1", "")) == []
    assert re.search(r"\b(?:article|artikk?el|Artikel|art\.)\u00a017\b|\b17\.?\u00a0(?:artikla|cikk)", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_asks_the_reader_to_choose_a_gender(language: str) -> None:
    assert (
        re.findall(r"\w\([a-zăâîșț]{1,2}\)|\w/-?(?:ă|e|in|ne)\b", "\n".join(docx_text(letter_in(language).docx))) == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_s_styles_are_its_own_and_give_their_size(language: str) -> None:
    parts = read_package((shipped.templates() / language / "offer_letter.docx").read_bytes())
    styles = parse_part("styles", parts["word/styles.xml"])
    names = {str(name.get(f"{W}val")).casefold() for name in styles.iter(f"{W}name")}
    assert names & BROUGHT_BY_LIBREOFFICE == set()
    size = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    assert size is not None
    assert size.get(f"{W}val") == "21"


@pytest.mark.parametrize("field", ["probation_days", "notice_days", "annual_leave_days"])
def test_a_period_of_no_days_is_neither_printed_nor_missed(field: str) -> None:
    draft = letter_in("ro_RO", **{field: 0})
    assert draft.verified
    assert field not in {f.field for f in draft.facts}


def test_the_letter_of_a_desk_names_the_street_of_the_office_that_the_desk_knows(desk: OpenDesk) -> None:
    text = "\n".join(docx_text(letters.preview(desks.OFFER, desk=desk, language="en_GB").draft.docx))
    assert "Str. Fagului nr. 12, 400483 Cluj-Napoca, partly working remotely" in text


def test_the_closing_of_a_french_letter_addresses_the_person_as_its_beginning_does() -> None:
    text = "\n".join(docx_text(letter_in("fr_FR").docx))
    assert text.count("Madame,") == 2
