"""Requisition creation: each item proved, blocked and, where a machine cannot tell, asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from recdesk.domain.document import DocumentType
from recdesk.domain.money import Basis, Frequency, Money
from recdesk.domain.numbers import RecordKind
from recdesk.domain.people import Person
from recdesk.domain.reference import HeadcountPlace
from recdesk.domain.requisition import Channel, Question, WorkType
from recdesk.domain.review import ItemState, Outcome, Proof, Review
from recdesk.domain.rules import advert, requisition
from recdesk.domain.rules.lists import NO_LISTS
from tests.builders import (
    NOW,
    PANELLIST,
    TODAY,
    a_reference,
    a_requisition,
    a_requisition_context,
    an_approval,
    shipped_checklist,
)
from tests.domain.rules.reading import fact, problems, source, warnings

HEADCOUNT = (HeadcountPlace("FIN-2231", 3, "RON", Decimal(7000), Decimal(9500)),)


def proof_of(name: str, **changes: Any) -> Proof:
    """What a rule finds about the good requisition but for these fields."""
    return requisition.RULES[name](a_requisition_context(a_requisition(**changes)))


def listed(**changes: Any) -> Any:
    """A desk that imported a headcount list."""
    return a_reference(headcount=HEADCOUNT, headcount_dated=date(2026, 11, 20), **changes)


def test_a_good_requisition_is_proved_but_for_what_a_person_must_confirm() -> None:
    context = a_requisition_context()
    review = Review.start(shipped_checklist(RecordKind.REQUISITION), lambda item: requisition.prove(item, context))
    states = {r.item.id: r.state for r in review.runs}
    asked = {"pay_range", "advert"}
    assert {i for i, s in states.items() if s is ItemState.NEEDS_YOU} == asked
    assert all(s is ItemState.PROVED for i, s in states.items() if i not in asked)
    assert [w.code for r in review.runs for w in r.warnings] == []


def test_a_requisition_without_its_approval_is_blocked() -> None:
    context = a_requisition_context(documents=())
    item = shipped_checklist(RecordKind.REQUISITION).items[0]
    document, rule, _ = requisition.prove(item, context)
    assert document is not None
    assert rule is not None
    assert problems(document) == ["document_missing"]
    assert document.problems[0].field == "documents.headcount_approval"
    assert rule.outcome is Outcome.PROVED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"bytes": 0}, "document_empty"),
        ({"sha256": ""}, "document_not_hashed"),
        ({"dated": TODAY + timedelta(days=1)}, "document_in_future"),
        ({"valid_until": TODAY - timedelta(days=1)}, "document_expired"),
        ({"type": DocumentType.OTHER}, "document_missing"),
    ],
)
def test_an_approval_that_proves_nothing_blocks(changes: dict[str, Any], code: str) -> None:
    item = shipped_checklist(RecordKind.REQUISITION).items[0]
    document, _, _ = requisition.prove(item, a_requisition_context(documents=(an_approval(**changes),)))
    assert document is not None
    assert problems(document) == [code]


def test_an_undated_file_takes_its_date_from_its_name_or_the_approval() -> None:
    item = shipped_checklist(RecordKind.REQUISITION).items[0]
    named, _, _ = requisition.prove(item, a_requisition_context(documents=(an_approval(dated=None),)))
    assert named is not None
    assert fact(named, "document_dated") == date(2026, 11, 16)
    unnamed = an_approval(dated=None, name="scan.pdf")
    from_record, _, _ = requisition.prove(item, a_requisition_context(documents=(unnamed,)))
    assert from_record is not None
    assert fact(from_record, "document_dated") == date(2026, 11, 16)
    undated = a_requisition_context(a_requisition(approved_on=None), documents=(unnamed,))
    assert problems(requisition.prove(item, undated)[0] or Proof(Outcome.PROVED)) == ["document_undated"]


def test_an_approval_of_tomorrow_is_blocked_and_another_date_than_the_document_s_warns() -> None:
    assert problems(proof_of("headcount_document", approved_on=TODAY + timedelta(days=1))) == ["approval_in_future"]
    assert warnings(proof_of("headcount_document", approved_on=date(2026, 11, 17))) == ["approval_dates_differ"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": "REQ-26-1"}, "number_wrong"),
        ({"number": "CAN-2026-0001"}, "number_wrong"),
        ({"places": 0}, "places_missing"),
        ({"finance_reference": " "}, "field_empty"),
        ({"finance_reference": "TBD"}, "placeholder_value"),
        ({"finance_reference": "-"}, "placeholder_value"),
    ],
)
def test_a_number_or_finance_reference_that_is_none_blocks(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("number_and_finance", **changes)) == [code]


def test_a_number_that_another_requisition_has_is_blocked() -> None:
    proof = requisition.number_and_finance(a_requisition_context(number_taken=True))
    assert problems(proof) == ["number_taken"]


def test_a_requisition_without_a_number_gets_one_by_the_save() -> None:
    assert fact(proof_of("number_and_finance", number=""), "number_at_saving") is True


def test_the_headcount_list_shows_its_free_places() -> None:
    proof = requisition.number_and_finance(a_requisition_context(reference=listed(), places_used_elsewhere=1))
    assert proof.outcome is Outcome.PROVED
    assert (fact(proof, "headcount_places"), fact(proof, "headcount_free")) == (3, 2)
    assert source(proof, "headcount_places") == "reference"


def test_more_places_than_the_list_has_free_are_blocked() -> None:
    proof = requisition.number_and_finance(a_requisition_context(reference=listed(), places_used_elsewhere=2))
    assert problems(proof) == ["headcount_full"]
    assert proof.problems[0].facts["free"] == 1


def test_a_finance_reference_that_the_list_does_not_have_is_blocked_with_the_list_s_date() -> None:
    context = a_requisition_context(a_requisition(finance_reference="FIN-9999"), reference=listed())
    proof = requisition.number_and_finance(context)
    assert problems(proof) == ["finance_reference_unknown"]
    assert proof.problems[0].facts["dated"] == date(2026, 11, 20)


def test_without_a_list_a_shared_finance_reference_warns() -> None:
    proof = requisition.number_and_finance(a_requisition_context(places_used_elsewhere=1))
    assert (proof.outcome, warnings(proof)) == (Outcome.PROVED, ["finance_reference_shared"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": "Recruitment Operation Specialist"}, "title_unknown"),
        ({"title": "recruitment operations specialist"}, "title_spelled_otherwise"),
        ({"title": "Zoo keeper"}, "title_unlike_any"),
        ({"family": "Recruiting"}, "family_differs"),
        ({"level": "entry"}, "level_unknown"),
        ({"fte": Decimal("1.5")}, "fte_out_of_range"),
        ({"department": ""}, "field_empty"),
    ],
)
def test_a_role_that_the_job_architecture_does_not_have_is_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("role", **changes)) == [code]


def test_without_a_job_architecture_a_person_confirms_the_role() -> None:
    proof = requisition.role(a_requisition_context(reference=a_reference(jobs=())))
    assert proof.outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"country": "Romania"}, "country_unknown"),
        ({"country": "ZZ"}, "country_unknown"),
        ({"city": "n/a"}, "placeholder_value"),
        ({"work_type": None}, "field_empty"),
        ({"office": ""}, "office_missing"),
        ({"office": "București, Aviatorilor"}, "office_in_other_city"),
    ],
)
def test_a_place_that_is_not_clear_is_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("place", **changes)) == [code]


def test_remote_work_needs_no_office() -> None:
    assert proof_of("place", office="", work_type=WorkType.REMOTE).outcome is Outcome.PROVED


@pytest.mark.parametrize("city", ["București", "Bucuresti", "Bucharest", "BUCUREŞTI"])
def test_a_city_may_be_spelled_in_its_usual_ways(city: str) -> None:
    assert proof_of("place", city=city, office="București, Aviatorilor").outcome is Outcome.PROVED
    proof = proof_of("pay_range", city=city, pay_to=Decimal(9000))
    assert fact(proof, "band_to") == Money(Decimal(9000), "RON", Basis.GROSS, Frequency.MONTHLY)


def test_an_office_that_the_desk_does_not_know_warns() -> None:
    assert warnings(proof_of("place", office="Cluj-Napoca Fagului")) == ["office_unknown"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pay_from": None}, "field_empty"),
        ({"pay_basis": None}, "field_empty"),
        ({"pay_confirmed_by": ""}, "field_empty"),
        ({"pay_currency": "LEI"}, "currency_unknown"),
        ({"pay_from": Decimal(9600)}, "pay_range_reversed"),
        ({"pay_from": Decimal(0)}, "amount_not_positive"),
        ({"pay_from": Decimal("7000.005")}, "amount_too_fine"),
        ({"pay_from": Decimal(6000)}, "pay_outside_band"),
        ({"pay_to": Decimal(9501)}, "pay_outside_band"),
        ({"pay_confirmed_on": TODAY + timedelta(days=1)}, "confirmed_in_future"),
    ],
)
def test_a_pay_range_that_cannot_be_right_is_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("pay_range", **changes)) == [code]


def test_the_band_is_shown_with_the_day_of_its_estimate() -> None:
    proof = proof_of("pay_range")
    assert fact(proof, "band_from") == Money(Decimal(6800), "RON", Basis.GROSS, Frequency.MONTHLY)
    assert (fact(proof, "band_entered_on"), source(proof, "band_entered_on")) == (date(2026, 11, 22), "reference")


def test_yearly_pay_is_compared_with_twelve_months_of_the_band() -> None:
    yearly = {"pay_frequency": Frequency.YEARLY, "pay_from": Decimal(84000)}
    assert proof_of("pay_range", **yearly, pay_to=Decimal(114000)).outcome is Outcome.PROVED
    assert problems(proof_of("pay_range", **yearly, pay_to=Decimal(114001))) == ["pay_outside_band"]


@pytest.mark.parametrize(
    "changes", [{"pay_basis": Basis.NET}, {"fte": Decimal("0.5")}, {"pay_frequency": Frequency.HOURLY}]
)
def test_pay_that_the_band_does_not_speak_about_is_not_compared_and_that_is_said(changes: dict[str, Any]) -> None:
    proof = proof_of("pay_range", **changes, pay_from=Decimal(20), pay_to=Decimal(60))
    assert (problems(proof), warnings(proof)) == ([], ["band_not_compared"])


def test_a_level_without_a_band_is_not_blocked() -> None:
    proof = proof_of("pay_range", city="Sibiu", pay_from=Decimal(1))
    assert (proof.outcome, fact(proof, "band")) == (Outcome.PROVED, None)


def test_pay_has_to_equal_the_headcount_list() -> None:
    good = requisition.pay_range(a_requisition_context(reference=listed()))
    assert good.outcome is Outcome.PROVED
    changed = a_requisition_context(a_requisition(pay_to=Decimal(9000)), reference=listed())
    assert problems(requisition.pay_range(changed)) == ["pay_differs_from_headcount"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"recruiter": None}, "field_empty"),
        ({"coordinator": Person(" ")}, "field_empty"),
        ({"hiring_manager": None}, "field_empty"),
        ({"panel": ()}, "panel_empty"),
        ({"panel": (Person("Radu Țurcanu", email="radu@"),)}, "person_address_wrong"),
    ],
)
def test_a_hiring_team_with_a_gap_is_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("hiring_team", **changes)) == [code]


def test_a_panel_that_names_somebody_twice_or_only_the_manager_warns() -> None:
    assert warnings(proof_of("hiring_team", panel=(PANELLIST, PANELLIST))) == ["panel_member_twice"]
    manager = a_requisition().hiring_manager
    assert warnings(proof_of("hiring_team", panel=(manager,))) == ["panel_is_manager"]


def test_each_missing_part_of_the_advert_is_blocked_at_its_field() -> None:
    for part in ("advert_title", "advert_summary", "advert_company"):
        proof = proof_of("advert", **{part: ""})
        assert [(p.code, p.field) for p in proof.problems] == [("advert_part_empty", part)]


def test_the_advert_s_words_are_counted() -> None:
    assert fact(proof_of("advert"), "words") == 60
    assert fact(proof_of("advert"), "responsibilities") == 2


@pytest.mark.parametrize(
    "text",
    [
        "Lorem ipsum dolor sit amet",
        "We pay XXX a month",
        "Salary: TBD",
        "Work at [company name]",
        "Join {{ company.name }} today",
        "Programul: de completat",
        "Details to be completed",
        "Start: ____",
    ],
)
def test_stand_ins_in_the_advert_are_blocked(text: str) -> None:
    assert set(problems(proof_of("advert", advert_summary=text))) == {"advert_stand_in"}


@pytest.mark.parametrize(
    "text", ["Lucrați fără ture de noapte", "You answer to nobody [else] but Elena", "Call us about this"]
)
def test_ordinary_words_are_no_stand_ins(text: str) -> None:
    found = problems(proof_of("advert", advert_summary=text))
    assert found == (["advert_stand_in"] if "[" in text else [])


@pytest.mark.parametrize(
    ("text", "blocked"),
    [
        ("Good communication skills", True),
        ("Excellent communication skills and team player", True),
        ("Communication skills, shown by writing to 30 candidates a week", False),
        ("Good communication skills (English B2)", False),
        ("Bune abilități de comunicare", True),
        ("Spirit de echipă", True),
        ("Abilități de comunicare, de exemplu e-mailuri către candidați", False),
        ("English at level C1", False),
    ],
)
def test_a_vague_phrase_needs_something_specific_in_its_sentence(text: str, blocked: bool) -> None:
    assert ("advert_vague" in problems(proof_of("advert", advert_requirements=text))) is blocked


@pytest.mark.parametrize(
    "line",
    [
        "Prepare offer letters",
        "- Prepares offer letters",
        "1. Preparing offer letters",
        "Scheduling interviews",
        "Coordonează interviurile",
        "Coordonezi interviurile",
        "Gestionarea cererilor de recrutare",
        "• Întocmește contractele",
        "a verifica documentele",
        "Te ocupi de arhivă",
        "Veți pregăti ofertele",
    ],
)
def test_responsibilities_that_start_with_a_verb_pass(line: str) -> None:
    assert problems(proof_of("advert", advert_responsibilities=line)) == []
    assert warnings(proof_of("advert", advert_responsibilities=line)) == []


@pytest.mark.parametrize(
    "line",
    ["Responsible for offers", "The offers of the desk", "Responsabil cu ofertele", "Coordination of interviews"],
)
def test_responsibilities_that_start_otherwise_are_blocked(line: str) -> None:
    proof = proof_of("advert", advert_responsibilities=f"Prepare offers\n{line}")
    assert [(p.code, p.facts["line"]) for p in proof.problems] == [("advert_line_without_verb", line)]


def test_a_first_word_that_no_list_knows_is_left_to_the_person() -> None:
    proof = proof_of("advert", advert_responsibilities="Zzyzx the offers")
    assert (problems(proof), warnings(proof)) == ([], ["advert_verb_unsure"])


def test_cedilla_letters_in_the_advert_warn_with_the_right_spelling() -> None:
    proof = proof_of("advert", advert_company="Angaj\u0103m \u015fefi de echip\u0103 din 2026.")
    assert warnings(proof) == ["text_cedilla"]
    assert proof.warnings[0].facts["better"] == "șefi"


@pytest.mark.parametrize(
    ("channels", "code"),
    [
        ((), "channels_missing"),
        ((Channel("LinkedIn"),), "channel_without_date"),
        ((Channel("", TODAY),), "channel_without_name"),
        ((Channel("LinkedIn", TODAY, TODAY),), "channel_dates_reversed"),
    ],
)
def test_channels_without_right_dates_are_blocked(channels: tuple[Channel, ...], code: str) -> None:
    assert problems(proof_of("channels", channels=channels)) == [code]


def test_a_channel_before_the_approval_and_an_unknown_one_warn() -> None:
    early = (Channel("Town crier", date(2026, 11, 1), None, "crier.example"),)
    assert set(warnings(proof_of("channels", channels=early))) == {
        "channel_unknown",
        "channel_link_unusual",
        "channel_before_approval",
    }


def test_questions_are_needed_and_each_needs_words() -> None:
    assert problems(proof_of("screening", questions=())) == ["questions_missing"]
    assert problems(proof_of("screening", questions=(Question("TBD"),))) == ["question_empty"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("How old are you?", "age"),
        ("Are you married?", "family"),
        ("Care este starea civilă a dumneavoastră?", "family"),
        ("Sunteți însărcinată?", "pregnancy"),
        ("Aveți vreo dizabilitate?", "health"),
        ("Was ist Ihre Religion, welche Konfession?", "religion"),
        ("Quel âge avez-vous ?", "age"),
        ("Sind Sie schwanger?", "pregnancy"),
        ("What is your current salary?", "pay_history"),
        ("Cât câștigați acum?", "pay_history"),
    ],
)
def test_a_question_about_a_protected_matter_is_shown_to_a_person(text: str, about: str) -> None:
    proof = proof_of("screening", questions=(Question(text),))
    assert proof.outcome is Outcome.ASK
    assert about in [w.facts["about"] for w in proof.warnings]


@pytest.mark.parametrize(
    "text", ["Do you manage a team?", "Which databases do you know?", "Câte cereri ați gestionat lunar?"]
)
def test_a_question_about_the_work_is_proved(text: str) -> None:
    assert proof_of("screening", questions=(Question(text),)).outcome is Outcome.PROVED


def test_without_word_lists_nothing_is_said_to_be_proved() -> None:
    context = a_requisition_context(lists=NO_LISTS)
    assert advert.screening(context).outcome is Outcome.ASK
    assert warnings(advert.advert(context)) == ["word_lists_missing"]


def test_the_clocks_start_with_the_save_or_show_when_they_did() -> None:
    assert fact(proof_of("clocks"), "clock_starts_at_saving") is True
    assert fact(proof_of("clocks", clock_started_at=NOW), "clock_started_at") == NOW
    assert warnings(proof_of("clocks", target_start=TODAY)) == ["target_start_past"]


def test_the_attested_pay_falls_back_when_the_range_changes() -> None:
    context = a_requisition_context()
    review = Review.start(shipped_checklist(RecordKind.REQUISITION), lambda item: requisition.prove(item, context))
    review = review.attest("pay_range", by="im", at=NOW)
    assert review.run("pay_range").state is ItemState.ATTESTED
    same = replace(context, requisition=a_requisition(pay_to=Decimal("9500.00")))
    assert review.prove_again(lambda i: requisition.prove(i, same)).run("pay_range").state is ItemState.ATTESTED
    other = replace(context, requisition=a_requisition(pay_to=Decimal(9400)))
    assert review.prove_again(lambda i: requisition.prove(i, other)).run("pay_range").state is ItemState.NEEDS_YOU
