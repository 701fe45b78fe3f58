"""Offer and contract QA: each item proved, blocked and, where a machine cannot tell, asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.application import Stage
from recdesk.domain.candidate import NoticeUnit
from recdesk.domain.errors import Problem
from recdesk.domain.letter import LetterFact
from recdesk.domain.money import Basis, Frequency, Money
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Allowance, Approval, Benefit, OfferStatus
from recdesk.domain.people import Person, Signer
from recdesk.domain.requisition import RequisitionStatus
from recdesk.domain.review import ItemState, Outcome, Proof, Review
from recdesk.domain.rules import offer
from recdesk.domain.rules.contexts import TemplateFacts
from tests.builders import (
    NOW,
    TODAY,
    a_candidate,
    a_requisition,
    an_offer,
    an_offer_context,
    letter_facts_of,
    shipped_checklist,
)
from tests.domain.rules.reading import fact, problems, source, warnings

ONE, TWO = an_offer().signers
UNMADE = Problem("template_value_missing", "bonus", "OF-2026-0001")


def proof_of(name: str, **changes: Any) -> Proof:
    """What a rule finds about the good offer but for these fields, with the letter that says them."""
    return offer.RULES[name](an_offer_context(an_offer(**changes)))


def with_context(name: str, **changes: Any) -> Proof:
    """What a rule finds about the good offer in another situation."""
    return offer.RULES[name](an_offer_context(**changes))


def test_a_good_offer_is_proved_but_for_what_a_person_must_do() -> None:
    context = an_offer_context()
    review = Review.start(shipped_checklist(RecordKind.OFFER), lambda item: offer.prove(item, context))
    states = {r.item.id: r.state for r in review.runs}
    assert {i for i, s in states.items() if s is ItemState.KEY_AGAIN} == {"pay", "start_date"}
    assert {i for i, s in states.items() if s is ItemState.NEEDS_YOU} == {"systems"}
    assert sum(s is ItemState.PROVED for s in states.values()) == 7
    assert [w.code for r in review.runs for w in r.warnings] == []


def test_nothing_that_is_shown_tells_the_first_entry_before_the_second() -> None:
    context = an_offer_context(an_offer(amount=Decimal("9123.45"), start_date=date(2027, 1, 13)))
    review = Review.start(shipped_checklist(RecordKind.OFFER), lambda item: offer.prove(item, context))
    shown = repr([r.facts for r in review.runs])
    assert "9123" not in shown
    assert "2027, 1, 13" not in shown


@pytest.mark.parametrize("stage", [Stage.REJECTED, Stage.WITHDRAWN])
def test_a_rejected_candidate_cannot_get_an_offer(stage: Stage) -> None:
    refusal = offer.refusal_of_offer(stage, a_candidate())
    assert refusal is not None
    assert (refusal.code, refusal.facts["stage"]) == ("candidate_rejected", stage)
    assert "candidate_rejected" in problems(with_context("numbers", stage=stage))


@pytest.mark.parametrize("stage", [None, Stage.NEW, Stage.SCREENING, Stage.INTERVIEW, Stage.OFFER, Stage.HIRED])
def test_others_are_not_refused_outright(stage: Stage | None) -> None:
    assert offer.refusal_of_offer(stage, a_candidate()) is None


def beside(status: OfferStatus, candidate: str = "CAN-2026-0009", number: str = "OF-2026-0007") -> Any:
    """Another offer under the same requisition."""
    return an_offer(number=number, candidate=candidate, status=status)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"candidate": None}, "candidate_unknown"),
        ({"candidate": a_candidate(number="CAN-2026-0002")}, "candidate_unknown"),
        ({"requisition": None}, "requisition_unknown"),
        ({"stage": None}, "application_missing"),
        ({"stage": Stage.HIRED}, "application_ended"),
        ({"requisition": a_requisition(status=RequisitionStatus.ON_HOLD)}, "requisition_not_open"),
        ({"requisition": a_requisition(archived_at=NOW)}, "requisition_not_open"),
        ({"offers_beside": (beside(OfferStatus.SENT, "CAN-2026-0001"),)}, "offer_already_live"),
        (
            {
                "offers_beside": (
                    beside(OfferStatus.ACCEPTED),
                    beside(OfferStatus.ACCEPTED, "CAN-2026-0010", "OF-2026-0008"),
                )
            },
            "no_places_left",
        ),
    ],
)
def test_numbers_that_do_not_belong_together_are_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(with_context("numbers", **changes)) == [code]


def test_a_place_that_others_may_still_take_warns() -> None:
    two = (beside(OfferStatus.ACCEPTED), beside(OfferStatus.SENT, "CAN-2026-0010", "OF-2026-0008"))
    proof = with_context("numbers", offers_beside=two)
    assert (problems(proof), warnings(proof)) == ([], ["places_all_offered"])


def test_what_differs_from_the_approved_requisition_warns() -> None:
    assert warnings(proof_of("numbers", job_title="Recruiter")) == ["differs_from_requisition"]
    assert warnings(proof_of("numbers", city="Klausenburg")) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"amount": None}, "field_empty"),
        ({"currency": ""}, "field_empty"),
        ({"basis": None}, "field_empty"),
        ({"frequency": None}, "field_empty"),
        ({"currency": "LEI"}, "currency_unknown"),
        ({"amount": Decimal(0)}, "amount_not_positive"),
        ({"amount": Decimal("9500.001")}, "amount_too_fine"),
        ({"amount": Decimal("9500.01")}, "pay_above_range"),
        ({"amount": Decimal("6999.99")}, "pay_below_range"),
        ({"currency": "EUR"}, "currency_differs"),
        ({"basis": Basis.NET}, "basis_differs"),
        ({"frequency": Frequency.HOURLY}, "frequency_differs"),
        ({"allowances": (Allowance("", Decimal(400), "RON"),)}, "allowance_wrong"),
        ({"allowances": (Allowance("Rent", Decimal(0), "RON"),)}, "allowance_wrong"),
        ({"allowances": (Allowance("Rent", Decimal(400), "lei"),)}, "allowance_wrong"),
    ],
)
def test_pay_that_was_not_approved_is_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("pay", **changes)) == [code]


def test_a_currency_that_is_unusual_in_the_country_is_blocked() -> None:
    approved = a_requisition(pay_currency="HUF")
    context = an_offer_context(an_offer(currency="HUF", allowances=()), requisition=approved)
    assert problems(offer.pay(context)) == ["currency_unusual"]


def test_pay_is_shown_with_its_year_and_its_place_in_the_range() -> None:
    proof = proof_of("pay", amount=Decimal(8250))
    assert fact(proof, "amount_a_year") == Money(Decimal(99000), "RON", Basis.GROSS, Frequency.YEARLY)
    assert fact(proof, "amount_place_in_range") == 50
    assert source(proof, "pay_to") == "REQ-2026-0001"


def test_yearly_pay_is_compared_with_the_monthly_range_over_a_year() -> None:
    good = proof_of("pay", amount=Decimal(114000), frequency=Frequency.YEARLY)
    assert (problems(good), warnings(good)) == ([], ["frequency_differs"])
    assert problems(proof_of("pay", amount=Decimal(114001), frequency=Frequency.YEARLY)) == ["pay_above_range"]


@given(st.decimals(min_value="0.01", max_value="50000", places=2))
def test_pay_is_blocked_exactly_outside_the_range(amount: Decimal) -> None:
    outside = not Decimal(7000) <= amount <= Decimal(9500)
    assert bool(problems(proof_of("pay", amount=amount))) is outside


def test_without_an_approved_range_a_person_confirms_the_pay() -> None:
    context = an_offer_context(requisition=a_requisition(pay_from=None))
    assert offer.pay(context).outcome is Outcome.ASK


def test_an_approval_of_other_pay_and_pay_below_the_minimum_wage_warn() -> None:
    approval = Approval("Elena Pop", NOW, Decimal(9000), "RON")
    assert warnings(proof_of("pay", approvals=(approval,))) == ["approval_of_other_pay"]
    low = an_offer_context(an_offer(amount=Decimal(4300)), requisition=a_requisition(pay_from=Decimal(4000)))
    assert warnings(offer.pay(low)) == ["below_minimum_wage"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"start_date": None}, "field_empty"),
        ({"start_date": TODAY, "valid_until": None}, "start_not_in_future"),
        ({"start_date": date(2026, 12, 22)}, "start_before_earliest"),
        ({"valid_until": TODAY - timedelta(days=1)}, "valid_until_past"),
        ({"valid_until": date(2027, 1, 11)}, "valid_until_after_start"),
        ({"end_date": date(2027, 1, 11)}, "end_before_start"),
        ({"probation_days": -1}, "count_negative"),
    ],
)
def test_dates_that_do_not_fit_each_other_are_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("start_date", **changes)) == [code]


def test_a_start_on_a_holiday_or_a_weekend_is_blocked_with_the_next_working_day() -> None:
    holiday = with_context("start_date", start_is_working_day=False, start_holiday="Epiphany")
    assert problems(holiday) == ["start_on_holiday"]
    assert holiday.problems[0].facts["next"] == date(2027, 1, 12)
    assert problems(with_context("start_date", start_is_working_day=False)) == ["start_not_working_day"]


def test_a_start_while_the_manager_is_away_is_blocked() -> None:
    away = ((date(2027, 1, 8), date(2027, 1, 11)),)
    assert problems(with_context("start_date", manager_absences=away)) == ["manager_absent"]
    assert problems(with_context("start_date", manager_absences=((date(2027, 1, 12), date(2027, 1, 20)),))) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"probation_days": 91}, "probation_above_cap"),
        ({"probation_days": 4, "probation_unit": NoticeUnit.MONTHS}, "probation_above_cap"),
        ({"annual_leave_days": 19}, "leave_below_minimum"),
        ({"notice_days": 19}, "notice_unusual"),
        ({"valid_until": None}, "valid_until_missing"),
    ],
)
def test_usual_limits_only_warn(changes: dict[str, Any], code: str) -> None:
    proof = proof_of("start_date", **changes)
    assert (problems(proof), warnings(proof)) == ([], [code])


def test_the_start_is_shown_with_the_arithmetic_of_the_notice() -> None:
    proof = proof_of("start_date")
    assert fact(proof, "last_day_of_notice") < fact(proof, "earliest_start") <= date(2027, 1, 11)
    assert warnings(with_context("start_date", earliest=None)) == ["earliest_start_unknown"]


def changed_facts(drop: str = "", add: LetterFact | None = None) -> tuple[LetterFact, ...]:
    """The read-back of the good letter with one fact left out and another one more."""
    kept = tuple(f for f in letter_facts_of(an_offer()) if f.field != drop)
    return (*kept, add) if add is not None else kept


@pytest.mark.parametrize("drop", ["benefit:Meal tickets", "allowance:Remote work", "bonus"])
def test_what_was_promised_and_does_not_stand_in_the_letter_is_blocked(drop: str) -> None:
    assert problems(with_context("benefits", letter_facts=changed_facts(drop))) == ["not_in_letter"]
    unequal = LetterFact(drop, "40", "45", match=False, found=1)
    assert problems(with_context("benefits", letter_facts=changed_facts(drop, unequal))) == ["not_in_letter"]


@pytest.mark.parametrize("field", ["benefit:Company car", "allowance:Housing"])
def test_what_only_the_letter_promises_is_blocked(field: str) -> None:
    extra = LetterFact(field, "", "a company car", match=False, found=1)
    assert problems(with_context("benefits", letter_facts=changed_facts(add=extra))) == ["only_in_letter"]
    absent = LetterFact(field, "", "", match=True, found=0)
    assert problems(with_context("benefits", letter_facts=changed_facts(add=absent))) == []


def test_a_bonus_that_only_the_letter_has_is_blocked() -> None:
    context = an_offer_context(an_offer(bonus=""), letter_facts=letter_facts_of(an_offer()))
    assert problems(offer.RULES["benefits"](context)) == ["only_in_letter"]


def test_a_benefit_twice_or_without_a_name_is_blocked() -> None:
    twice = (Benefit("Meal tickets", "40"), Benefit("meal tickets", "50"))
    assert problems(proof_of("benefits", benefits=twice)) == ["entry_twice"]
    assert "entry_without_name" in problems(proof_of("benefits", benefits=(Benefit(" "),)))


@pytest.mark.parametrize("item", ["benefits", "signatures", "sign_order", "final_pdf"])
def test_without_a_letter_nothing_about_it_is_proved(item: str) -> None:
    assert problems(with_context(item, letter_facts=())) == ["letter_not_read"]
    assert problems(with_context(item, letter_facts=(), letter_problem=UNMADE)) == ["template_value_missing"]


FITS = TemplateFacts("offer_letter_ro", 1, "ro_RO", "RO", "TA", "offer_letter")


@pytest.mark.parametrize(
    ("template", "blocked"),
    [
        (FITS, []),
        (replace(FITS, country="", function=""), []),
        (replace(FITS, country="*"), []),
        (replace(FITS, country="DE"), ["template_does_not_fit"]),
        (replace(FITS, function="IT"), ["template_does_not_fit"]),
        (replace(FITS, language="en_GB"), ["template_does_not_fit"]),
        (replace(FITS, document_type="contract"), ["template_does_not_fit"]),
        (None, ["template_missing"]),
    ],
)
def test_the_template_s_own_manifest_has_to_fit(template: TemplateFacts | None, blocked: list[str]) -> None:
    assert problems(with_context("template", template=template)) == blocked


def test_the_reason_why_there_is_no_template_is_passed_on() -> None:
    missing = Problem("no_template_for_language", "language")
    assert with_context("template", template=None, template_problem=missing).problems == (missing,)


@pytest.mark.parametrize(
    ("signers", "codes"),
    [
        ((), ["signers_missing"]),
        ((Signer(1, "Elena Pop", "", "e@pop.example"),), ["signer_without_title"]),
        ((Signer(1, " ", "Head", "e@pop.example"),), ["signer_without_name"]),
    ],
)
def test_signature_blocks_need_a_name_and_a_title(signers: tuple[Signer, ...], codes: list[str]) -> None:
    assert problems(proof_of("signatures", signers=signers)) == codes


def test_the_candidate_signs_without_a_title() -> None:
    acceptance = (ONE, replace(TWO, title=""))
    assert proof_of("signatures", signers=acceptance).outcome is Outcome.PROVED
    by_name = (ONE, replace(TWO, title="", email=""))
    assert problems(proof_of("signatures", signers=by_name)) == []
    stranger = an_offer_context(an_offer(signers=acceptance), candidate=None)
    assert problems(offer.RULES["signatures"](stranger)) == ["signer_without_title"]


def test_a_signer_missing_from_the_letter_or_left_over_in_it_is_blocked() -> None:
    assert problems(with_context("signatures", letter_facts=changed_facts("signer:1:title"))) == ["not_in_letter"]
    extra = LetterFact("signer:3:name", "", "Radu Țurcanu", match=False, found=1)
    assert problems(with_context("signatures", letter_facts=changed_facts(add=extra))) == ["only_in_letter"]


@pytest.mark.parametrize(
    ("signers", "code"),
    [
        ((ONE, replace(TWO, order=3)), "sign_order_gap"),
        ((ONE, replace(TWO, order=1)), "sign_order_gap"),
        ((ONE, replace(TWO, email="")), "signer_address_wrong"),
        ((ONE, replace(TWO, email=ONE.email.upper())), "signer_address_twice"),
    ],
)
def test_the_signing_order_has_no_gaps_and_addresses_of_its_own(signers: tuple[Signer, ...], code: str) -> None:
    assert problems(proof_of("sign_order", signers=signers)) == [code]


@pytest.mark.parametrize("times", [0, 2])
def test_each_anchor_stands_once_in_the_pdf(times: int) -> None:
    anchor = LetterFact("anchor:2", "sign2", "sign2", match=times > 0, found=times)
    proof = with_context("sign_order", letter_facts=changed_facts("anchor:2", anchor))
    assert [(p.code, p.facts["found"]) for p in proof.problems] == [("anchor_not_once", times)]
    spare = LetterFact("anchor:3", "", "sign3", match=False, found=1)
    assert problems(with_context("sign_order", letter_facts=changed_facts(add=spare))) == ["anchor_without_signer"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"planned_path": ""}, "path_missing"),
        ({"planned_path": "RO-TA-2026-Q4/offer final.pdf"}, "document_name_wrong"),
        ({"planned_path": "RO-TA-2026-Q4/2026-11-23_AnaPopescu_Offer.pdf"}, "document_name_wrong"),
        ({"planned_path": "Letters/2026-11-23_AnaPopescu_Offer_v01.pdf"}, "folder_wrong"),
        ({"planned_path": "DE-TA-2026-Q4/2026-11-23_AnaPopescu_Offer_v01.pdf"}, "folder_wrong"),
        ({"path_taken": True}, "path_taken"),
    ],
)
def test_the_pdf_needs_a_free_place_named_by_convention(changes: dict[str, Any], code: str) -> None:
    assert problems(with_context("final_pdf", **changes)) == [code]


def test_a_letter_that_says_another_figure_is_blocked_at_the_field() -> None:
    wrong = LetterFact("amount", "9500.00", "9.050,00 RON", match=False, found=1)
    proof = with_context("final_pdf", letter_facts=changed_facts("amount", wrong))
    assert [(p.code, p.field) for p in proof.problems] == [("letter_differs", "amount")]
    assert fact(proof, "letter_facts_agree") == 1


def test_other_systems_are_confirmed_by_a_person_or_proved_by_an_extract() -> None:
    assert with_context("systems").outcome is Outcome.ASK
    both = {"ATS": "Offer draft", "hris": "Draft"}
    assert with_context("systems", statuses_elsewhere=both).outcome is Outcome.PROVED
    assert with_context("systems", statuses_elsewhere={"ATS": "Offer draft"}).outcome is Outcome.ASK
    differs = with_context("systems", statuses_elsewhere={"ATS": "Offer sent", "HRIS": "draft"})
    assert problems(differs) == ["status_elsewhere_differs"]


def test_everyone_on_the_list_gets_a_draft_or_a_person_confirms() -> None:
    assert proof_of("informed").outcome is Outcome.PROVED
    assert proof_of("informed", inform=()).outcome is Outcome.ASK
    unreachable = (*an_offer().inform, Person("Radu Țurcanu"))
    proof = proof_of("informed", inform=unreachable)
    assert (proof.outcome, warnings(proof)) == (Outcome.ASK, ["person_without_address"])
    assert set(warnings(proof_of("informed", inform=()))) == {"not_on_inform_list"}
