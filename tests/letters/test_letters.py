"""The shipped offer letters, made whole: their text, what is read back, and what is noticed when it differs.

`python -m tests.letters.test_letters` writes the reference texts again; look at the difference before committing it.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.candidate import Address, NoticeUnit
from recdesk.domain.errors import DeskError
from recdesk.domain.letter import LetterFact
from recdesk.domain.money import Basis
from recdesk.domain.offer import Benefit
from recdesk.domain.people import Signer
from recdesk.domain.requisition import WorkType
from recdesk.letters.pdf.engine import docx_text
from recdesk.letters.readback import PAY_TABLE, pay_rows, read_back
from recdesk.letters.template import LetterTemplate
from recdesk.services.paper_ports import LetterDraft
from tests.builders import NOW, a_candidate, a_company, a_requisition, an_offer
from tests.letters.examples import LANGUAGES, context_of, letter_in, workshop
from tests.letters.word_files import docx

REFERENCES = Path(__file__).resolve().parents[1] / "reference" / "letters"


@cache
def example(language: str) -> LetterDraft:
    """The example letter, made once for all tests."""
    return letter_in(language)


def lines_of(draft: LetterDraft) -> str:
    """The letter's text as the reference files keep it, no-break spaces shown."""
    return "\n".join(docx_text(draft.docx)).replace("\u00a0", "~").strip() + "\n"


def fact(facts: tuple[LetterFact, ...], field: str) -> LetterFact:
    (found,) = (f for f in facts if f.field == field)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_letter_reads_as_its_reference(language: str) -> None:
    reference = (REFERENCES / f"offer_letter_{language}.txt").read_text(encoding="utf-8")
    assert lines_of(example(language)) == reference


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_of_the_example_is_found_in_docx_and_pdf(language: str) -> None:
    draft = example(language)
    assert [f for f in draft.facts if not f.match] == []
    assert draft.verified
    assert draft.pages == 2
    assert draft.warnings == ()
    assert {f.field for f in draft.facts} >= {
        *(
            "candidate.legal_name",
            "number",
            "version",
            "requisition",
            "job_title",
            "amount",
            "start_date",
            "valid_until",
        ),
        *("probation_days", "notice_days", "annual_leave_days", "hours_per_week", "bonus"),
        *("signer:1:name", "signer:1:title", "signer:2:name", "signer:2:title", "anchor:1", "anchor:2"),
    }
    assert all(f.places for f in draft.facts)


def test_every_place_of_a_fact_lies_on_its_page() -> None:
    for found in example("ro_RO").facts:
        for page, left, top, width, height in found.places:
            assert page in (0, 1)
            assert 0 < left < left + width < 595
            assert 0 < top < top + height < 842


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_letter_is_made_of_the_same_bytes(language: str) -> None:
    again = letter_in(language)
    assert (again.docx, again.pdf) == (example(language).docx, example(language).pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_shipped_text_has_cedilla_letters_or_raw_unit_names(language: str) -> None:
    text = lines_of(example(language))
    assert not set(text) & set("şŞţŢ")
    assert "duration-" not in text
    assert "{{" not in text


def test_shipped_templates_are_clean_and_name_only_fields_that_their_manifests_know() -> None:
    for path in sorted(shipped.templates().rglob("offer_letter.docx")):
        template = LetterTemplate(path.read_bytes(), language=path.parent.name)
        assert "offer.amount" not in template.missing(context_of(path.parent.name))
        assert {"offer.pay", "offer.start_date", "candidate.name", "signers"} <= set(template.fields())


# What read-back notices


def read_again(language: str, **changes: Any) -> tuple[LetterFact, ...]:
    """The example letter, read back against a record that differs from it."""
    draft = example(language)
    return read_back(context_of(language, **changes), language=language, pdf=draft.pdf, docx=draft.docx)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_amount_is_found_with_the_text_that_stands_in_the_letter(language: str) -> None:
    amount = fact(read_again(language, amount=Decimal(9600)), "amount")
    assert not amount.match
    assert amount.found == 0
    assert (
        "9.500,00" in amount.document
        or "9,500.00" in amount.document
        or "9\u00a0500,00" in amount.document.replace(" ", "\u00a0")
    )
    assert amount.document != amount.record


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("amount", {"basis": Basis.NET}),
        ("amount", {"currency": "EUR"}),
        ("amount", {"amount": Decimal(500)}),
        ("start_date", {"start_date": date(2027, 1, 1)}),
        ("valid_until", {"valid_until": date(2026, 12, 14)}),
        ("probation_days", {"probation_days": 30}),
        ("notice_days", {"notice_unit": NoticeUnit.CALENDAR_DAYS}),
        ("version", {"version": 2}),
        ("number", {"number": "OF-2026-0002"}),
        ("job_title", {"job_title": "Coordonator"}),
        ("bonus", {"bonus": "Up to 20 %"}),
        ("signer:1:name", {"signers": (Signer(1, "Maria Ionescu", "Head of Talent Acquisition", "m@x.example"),)}),
        ("signer:1:title", {"signers": (Signer(1, "Elena Pop", "Chief of Everything", "e@x.example"),)}),
        ("anchor:3", {"signers": (Signer(3, "Elena Pop", "Head of Talent Acquisition", "e@x.example"),)}),
        ("benefit:Private jet", {"benefits": (Benefit("Private jet"),)}),
        ("benefit:Tichete de masă", {"benefits": (Benefit("Tichete de masă", "50", "lei pe zi lucrătoare"),)}),
    ],
)
def test_each_fact_that_differs_is_found(field: str, changes: dict[str, Any]) -> None:
    assert not fact(read_again("ro_RO", **changes), field).match


def test_a_number_is_not_found_inside_a_longer_one() -> None:
    assert fact(read_again("ro_RO", amount=Decimal("9500.00")), "amount").match
    letter = letter_in("ro_RO", amount=Decimal(19500))
    facts = read_back(context_of("ro_RO"), language="ro_RO", pdf=letter.pdf, docx=letter.docx)
    assert not fact(facts, "amount").match


def test_equal_dates_must_stand_as_often_as_they_are_meant() -> None:
    draft = example("ro_RO")
    same = context_of("ro_RO", start_date=date(2027, 1, 11), end_date=date(2027, 1, 11))
    facts = read_back(same, language="ro_RO", pdf=draft.pdf, docx=draft.docx, printed=["offer.end_date"])
    assert not fact(facts, "end_date").match


def test_a_benefit_that_the_record_does_not_have_is_reported() -> None:
    facts = read_again("ro_RO", benefits=(), bonus="", allowances=())
    unknown = {f.field: f for f in facts if f.field.startswith("benefit:")}
    assert set(unknown) == {
        "benefit:Spor de telemuncă",
        "benefit:Bonus",
        "benefit:Tichete de masă",
        "benefit:Asigurare medicală privată",
    }
    assert all(not f.match and f.found and f.document for f in unknown.values())


def test_the_pay_table_is_found_by_its_alternative_text_and_has_exactly_the_record_s_rows() -> None:
    assert pay_rows(example("en_GB").docx) == [
        ("Base salary", "RON 9,500.00 gross per month"),
        ("Remote work allowance", "RON 400.00 per month"),
        ("Bonus", "Up to 10 % of yearly pay, after evaluation"),
        ("Meal tickets", "40 lei a working day"),
        ("Private health insurance", "included"),
    ]
    assert pay_rows(docx("no table")) is None
    assert PAY_TABLE == "pay-and-benefits"


def test_an_anchor_that_stands_twice_does_not_match() -> None:
    two = context_of("ro_RO")
    two["letter"] = {**two["letter"], "candidate_anchor": "[[sign:1]]"}
    shop = workshop()
    choice = shop.choices(language="ro_RO", country="RO", function="TA", document_type="offer_letter")[0]
    draft = shop.make(choice, two, title="T", author="A", at=NOW)
    anchors = [f for f in draft.facts if f.field == "anchor:1"]
    assert [(f.found, f.match) for f in anchors] == [(2, False), (2, False)]
    assert not draft.verified


# What the record decides


def text_with(**changes: Any) -> str:
    return lines_of(letter_in("ro_RO", **changes))


def test_rows_without_a_value_are_left_out() -> None:
    text = text_with(bonus="", probation_days=None, department="", benefits=(), allowances=())
    assert "Bonus" not in text
    assert "probă" not in text
    assert "Departamentul" not in text
    assert "Salariul de bază" in text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"end_date": date(2027, 12, 31)}, "Determinată, până la 31~decembrie~2027"),
        ({"work_type": WorkType.REMOTE}, "Telemuncă; localitate de referință: Cluj-Napoca"),
        ({"work_type": WorkType.ON_SITE, "office": ""}, "Cluj-Napoca\n"),
        ({"fte": Decimal("0.5"), "hours_per_week": Decimal(20)}, "Timp parțial, 20~de ore pe săptămână"),
        ({"hours_per_week": Decimal("37.5")}, "37,5~ore pe săptămână"),
        ({"currency": "EUR", "amount": Decimal("1900.5")}, "1.900,50~euro brut pe lună"),
        ({"currency": "EUR"}, "Suma este exprimată în EUR."),
        ({"basis": Basis.NET}, "Suma netă este o estimare"),
        ({"probation_days": 1}, "1~zi calendaristică"),
    ],
)
def test_the_letter_says_what_the_record_says(changes: dict[str, Any], said: str) -> None:
    assert said in text_with(**changes)


def test_notes_about_other_currencies_and_net_pay_stand_only_where_they_apply() -> None:
    text = lines_of(example("ro_RO"))
    assert "estimare" not in text
    assert "exprimată" not in text


@pytest.mark.parametrize(
    ("language", "address", "salutation", "addressee"),
    [
        ("ro_RO", Address.MS, "Stimată doamnă Ștefănescu,", "Doamna Ana-Maria Ștefănescu"),
        ("ro_RO", Address.MR, "Stimate domnule Ștefănescu,", "Domnul Ana-Maria Ștefănescu"),
        ("ro_RO", Address.NEUTRAL, "Bună ziua, Ana-Maria Ștefănescu,", "Ana-Maria Ștefănescu"),
        ("de_DE", Address.MS, "Sehr geehrte Frau Ștefănescu,", "Frau Ana-Maria Ștefănescu"),
        ("de_DE", Address.MR, "Sehr geehrter Herr Ștefănescu,", "Herrn Ana-Maria Ștefănescu"),
        ("fr_FR", Address.MS, "Madame,", "Madame Ana-Maria Ștefănescu"),
        ("fr_FR", Address.NEUTRAL, "Madame, Monsieur,", "Ana-Maria Ștefănescu"),
        ("en_GB", Address.MR, "Dear Mr Ștefănescu,", "Mr Ana-Maria Ștefănescu"),
        ("en_GB", Address.NEUTRAL, "Dear Ana-Maria Ștefănescu,", "Ana-Maria Ștefănescu"),
    ],
)
def test_people_are_addressed_as_they_wish(language: str, address: Address, salutation: str, addressee: str) -> None:
    person = a_candidate(form_of_address=address)
    letter = workshop().context(an_offer(language=language), person, a_requisition(), a_company(), at=NOW)["letter"]
    assert (letter["salutation"], letter["addressee"]) == (salutation, addressee)


def test_without_a_family_name_the_address_is_neutral() -> None:
    person = a_candidate(form_of_address=Address.MS, legal_name="Suharto", given_name="Suharto", family_name="")
    letter = workshop().context(an_offer(), person, a_requisition(), a_company(), at=NOW)["letter"]
    assert letter["salutation"] == "Bună ziua, Suharto,"


def test_a_name_in_another_script_is_printed_in_its_latin_form() -> None:
    person = a_candidate(legal_name="محمد بن عبد الله", latin_name="Mohammed Bin Abdullah", family_name="عبد الله")
    context = workshop().context(an_offer(), person, a_requisition(), a_company(), at=NOW)
    assert context["candidate"]["name"] == "Mohammed Bin Abdullah"
    shop = workshop()
    choice = shop.choices(language="ro_RO", country="RO", function="TA", document_type="offer_letter")[0]
    draft = shop.make(choice, context, title="T", author="A", at=NOW)
    assert fact(draft.facts, "candidate.latin_name").match


def test_the_candidate_signs_the_acceptance_and_not_for_the_company() -> None:
    listed = context_of("ro_RO")
    assert [s["name"] for s in listed["signers"]] == ["Elena Pop"]
    assert listed["letter"]["candidate_anchor"] == "[[sign:2]]"
    unlisted = context_of("ro_RO", signers=(Signer(1, "Elena Pop", "Director", "e@x.example"),))
    assert unlisted["letter"]["candidate_anchor"] == ""
    draft = letter_in("ro_RO", signers=(Signer(1, "Elena Pop", "Director", "e@x.example"),))
    assert draft.verified
    assert [f.field for f in draft.facts if f.field.startswith("anchor:")] == ["anchor:1"]


def test_several_signers_of_the_company_stand_in_their_order() -> None:
    signers = (Signer(2, "Radu Țurcanu", "Director", "r@x.example"), Signer(1, "Elena Pop", "Manager", "e@x.example"))
    draft = letter_in("ro_RO", signers=signers)
    assert draft.verified
    text = lines_of(draft)
    assert text.index("[[sign:1]]") < text.index("[[sign:2]]")


def test_a_long_offer_grows_over_more_pages_and_is_still_read_back_whole() -> None:
    benefits = tuple(Benefit(f"Beneficiul {n}", str(n), "lei") for n in range(1, 41))
    draft = letter_in("ro_RO", benefits=benefits)
    assert draft.pages == 3
    assert draft.verified


# What is refused


def test_an_offer_without_what_the_letter_needs_is_refused_with_all_of_it() -> None:
    with pytest.raises(DeskError) as caught:
        letter_in("ro_RO", start_date=None, amount=None, valid_until=None)
    assert {p.code for p in caught.value.problems} == {"template_value_missing"}
    assert {p.field for p in caught.value.problems} >= {"offer.start_date", "offer.amount", "offer.valid_until"}


def test_an_offer_without_a_signer_is_refused() -> None:
    with pytest.raises(DeskError) as caught:
        letter_in("ro_RO", signers=())
    assert (caught.value.code, caught.value.problems[0].field) == ("template_signers_missing", "signers")


def test_a_hostile_name_is_printed_as_it_is_and_found() -> None:
    person = dataclasses.replace(a_candidate(), legal_name="Ana <b>R&D</b> {{ 7*7 }} O'Brien")
    shop = workshop()
    choice = shop.choices(language="en_GB", country="RO", function="TA", document_type="offer_letter")[0]
    context = shop.context(an_offer(language="en_GB"), person, a_requisition(), a_company(), at=NOW)
    draft = shop.make(choice, context, title="T", author="A", at=NOW)
    assert fact(draft.facts, "candidate.legal_name").document == "Ana <b>R&D</b> {{ 7*7 }} O'Brien"


if __name__ == "__main__":
    REFERENCES.mkdir(parents=True, exist_ok=True)
    for name in LANGUAGES:
        (REFERENCES / f"offer_letter_{name}.txt").write_text(lines_of(letter_in(name)), encoding="utf-8", newline="\n")
