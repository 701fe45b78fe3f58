"""Candidate data entry: each item proved, blocked and, where a machine cannot tell, asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.candidate import Disclosure, NoticeUnit
from recdesk.domain.document import DocumentType
from recdesk.domain.numbers import RecordKind
from recdesk.domain.review import ItemState, Outcome, Proof, Review
from recdesk.domain.rules import candidate, contact
from recdesk.domain.rules.contexts import AlikeFound
from tests.builders import (
    NOW,
    TODAY,
    a_candidate,
    a_candidate_context,
    a_reference,
    attached,
    shipped_checklist,
)
from tests.domain.rules.reading import fact, problems, source, warnings


def proof_of(name: str, **changes: Any) -> Proof:
    """What a rule finds about the good candidate but for these fields."""
    return candidate.RULES[name](a_candidate_context(a_candidate(**changes)))


def test_a_good_candidate_is_proved_but_for_what_a_person_must_do() -> None:
    context = a_candidate_context()
    review = Review.start(shipped_checklist(RecordKind.CANDIDATE), lambda item: candidate.prove(item, context))
    states = {r.item.id: r.state for r in review.runs}
    assert states.pop("legal_name") is ItemState.KEY_AGAIN
    assert {i for i, s in states.items() if s is ItemState.NEEDS_YOU} == {"notice", "accommodation"}
    assert {s for i, s in states.items() if i not in {"notice", "accommodation"}} == {ItemState.PROVED}
    assert [w.code for r in review.runs for w in r.warnings] == []


def test_the_legal_name_is_not_shown_until_it_was_keyed_again() -> None:
    context = a_candidate_context()
    review = Review.start(shipped_checklist(RecordKind.CANDIDATE), lambda item: candidate.prove(item, context))
    assert [f.code for f in review.run("legal_name").facts] == ["id_seen", "latin_name"]
    review = review.key_again("legal_name", "Ana-Maria Ștefănescu", by="im", at=NOW)
    assert "legal_name" in [f.code for f in review.run("legal_name").facts]
    assert review.run("legal_name").state is ItemState.PROVED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"id_seen": None}, "id_not_seen"),
        ({"legal_name": ""}, "field_empty"),
        ({"legal_name": "TBD"}, "placeholder_value"),
        ({"legal_name": "Ana Popescu 2", "given_name": "", "family_name": ""}, "name_has_signs"),
        ({"legal_name": "{{ 7*7 }} Ana", "given_name": "", "family_name": ""}, "name_has_signs"),
        ({"legal_name": "Иван Петров", "latin_name": ""}, "field_empty"),
        ({"legal_name": "Ana\0 Popescu"}, "text_unreadable"),
        ({"legal_name": "Ana \ud83d Popescu"}, "text_unreadable"),
    ],
)
def test_a_legal_name_that_cannot_stand_on_an_id_is_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("legal_name", **changes)) == [code]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"legal_name": "\u0410na Popescu"}, "name_mixed_script"),
        ({"legal_name": "Ana \u015etef\u0103nescu"}, "name_cedilla"),
        ({"legal_name": "Ana\u200b Popescu"}, "name_hidden_signs"),
        ({"legal_name": "Suharto"}, "name_one_word"),
        ({"family_name": "Popescu"}, "name_parts_differ"),
    ],
)
def test_a_legal_name_that_looks_odd_warns(changes: dict[str, Any], code: str) -> None:
    blank = {"given_name": "", "family_name": ""}
    proof = proof_of("legal_name", **(blank | changes))
    assert (problems(proof), warnings(proof)) == ([], [code])


@pytest.mark.parametrize(
    "name",
    ["Sinéad O'Brien", "Nguyễn Thị Ánh", "José María Núñez de la O", "Jean-François d'Alençon", "Anna van 't Hoff"],
)
def test_hard_names_pass_without_a_word(name: str) -> None:
    proof = proof_of("legal_name", legal_name=name, given_name="", family_name="")
    assert (problems(proof), warnings(proof)) == ([], [])


def test_contact_details_are_proved_by_the_line_of_the_cv() -> None:
    proof = proof_of("contact")
    assert proof.outcome is Outcome.PROVED
    assert source(proof, "email_line") == "2026-11-20_AnaMariaStefanescu_CV_v01.pdf"
    assert "0721 234 567" in fact(proof, "phone_line")


@pytest.mark.parametrize(
    "written",
    [
        "0721234567",
        "+40 721 234 567",
        "0040721234567",
        "0721.234.567",
        "(0721) 234-567",
        "+40 (0)721-234-567",
        "721 234 567",
        "٠٧٢١ ٢٣٤ ٥٦٧",
    ],
)
def test_a_phone_is_found_however_it_is_written(written: str) -> None:
    text = f"Tel.: {written}, e-mail ana.stefanescu@mail.example"
    context = a_candidate_context(documents=(attached(text=text),))
    assert candidate.contact_details(context).outcome is Outcome.PROVED


@pytest.mark.parametrize("written", ["0721 234 5678", "10721234567", "0721 234 576", "+44 721 234 567"])
def test_another_number_is_not_taken_for_it(written: str) -> None:
    context = a_candidate_context(documents=(attached(text=f"{written} ana.stefanescu@mail.example"),))
    assert candidate.contact_details(context).outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("ANA.STEFANESCU@MAIL.EXAMPLE", True),
        ("ana.stefanescu @ mail.example", True),
        ("mailto:ana.stefanescu@mail.example.", True),
        ("mariana.stefanescu@mail.example", False),
        ("ana.stefanescu@mail.example.org", False),
        ("x-ana.stefanescu@mail.example", False),
    ],
)
def test_an_address_is_found_whole_or_not_at_all(written: str, found: bool) -> None:
    assert bool(contact.find_email("ana.stefanescu@mail.example", f"Contact: {written}\n0721234567")) is found


def test_contact_details_in_a_mail_count_too() -> None:
    mail = attached(type=DocumentType.MAIL, name="mail.eml")
    proof = candidate.contact_details(a_candidate_context(documents=(attached(text=""), mail)))
    assert (proof.outcome, warnings(proof)) == (Outcome.PROVED, ["document_without_text"])
    assert fact(proof, "email_source") == "mail.eml"


def test_details_that_no_document_has_need_a_named_source() -> None:
    elsewhere = a_candidate_context(documents=())
    proof = candidate.contact_details(elsewhere)
    assert (proof.outcome, fact(proof, "email_source")) == (Outcome.ASK, "CV")
    unnamed = a_candidate_context(a_candidate(phone_source=""), documents=())
    blocked = candidate.contact_details(unnamed)
    assert [(p.code, p.field) for p in blocked.problems] == [("contact_source_missing", "phone_source")]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"email": ""}, "field_empty"),
        ({"email": "ana.popescu"}, "email_no_at"),
        ({"email": "ana.popescu@"}, "email_ends_after_at"),
        ({"email": "ana@firma"}, "email_not_an_address"),
        ({"email": "ana..popescu@firma.ro"}, "email_not_an_address"),
        ({"email": "Ana <ana@firma.ro>"}, "email_not_an_address"),
        ({"email": "ana popescu@firma.ro"}, "email_not_an_address"),
        ({"phone": "07212345"}, "phone_too_short"),
        ({"phone": "072123456789"}, "phone_too_long"),
        ({"phone": "+4O721234567"}, "phone_not_a_number"),
        ({"phone": "call me"}, "phone_not_a_number"),
    ],
)
def test_contact_details_that_cannot_be_right_are_blocked(changes: dict[str, Any], code: str) -> None:
    assert code in problems(proof_of("contact", **changes))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"email": "ana@gmail.con"}, "email_typo"),
        ({"email": "ană@firma.ro"}, "email_unusual_letters"),
        ({"phone": "0906 123 456"}, "phone_premium"),
        ({"phone": "+972-54-123-4567"}, "phone_not_in_use"),
    ],
)
def test_contact_details_that_look_odd_warn(changes: dict[str, Any], code: str) -> None:
    assert code in warnings(proof_of("contact", **changes))


@given(st.text(max_size=40))
def test_no_text_breaks_the_checks_of_contact_details(text: str) -> None:
    proof = candidate.contact_details(
        a_candidate_context(a_candidate(email=text, phone=text), documents=(attached(text=text),))
    )
    assert proof.outcome in set(Outcome)


@given(st.integers(min_value=700_000_000, max_value=799_999_999), st.lists(st.sampled_from(" .-/()"), max_size=6))
def test_a_romanian_mobile_is_found_in_any_grouping(number: int, signs: list[str]) -> None:
    digits = f"0{number}"
    written = digits
    for place, sign in enumerate(signs, start=1):
        cut = len(written) - place
        written = written[:cut] + sign + written[cut:]
    phone = contact.read_phone(digits, "RO")
    assert contact.find_phone(phone, f"Telefon {written} acasă")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"city": ""}, "field_empty"),
        ({"country": "ROM"}, "country_unknown"),
        ({"time_zone": "EET"}, "time_zone_unknown"),
        ({"time_zone": "Europe/Cluj"}, "time_zone_unknown"),
    ],
)
def test_a_place_without_a_real_zone_is_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("place_and_zone", **changes)) == [code]


def test_the_zone_follows_a_country_that_has_one() -> None:
    assert fact(proof_of("place_and_zone", time_zone=""), "time_zone") == "Europe/Bucharest"


def test_a_country_with_several_zones_has_to_be_asked() -> None:
    context = a_candidate_context(
        a_candidate(country="US", time_zone=""), time_zones=("America/New_York", "America/Chicago")
    )
    assert problems(candidate.place_and_zone(context)) == ["time_zone_missing"]


def test_a_zone_of_another_country_warns() -> None:
    assert warnings(proof_of("place_and_zone", time_zone="Europe/Berlin")) == ["time_zone_elsewhere"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"consent_given_on": None}, "field_empty"),
        ({"consent_channel": ""}, "field_empty"),
        ({"consent_policy": "1999-01"}, "consent_policy_unknown"),
        ({"consent_given_on": TODAY + timedelta(days=1)}, "consent_in_future"),
        ({"consent_expires_on": date(2027, 5, 21)}, "consent_too_long"),
        ({"consent_given_on": date(2026, 5, 1), "consent_expires_on": None}, "consent_expired"),
        ({"consent_given_on": date(2026, 6, 1), "consent_expires_on": date(2026, 11, 22)}, "consent_expired"),
        ({"consent_expires_on": date(2026, 11, 20)}, "consent_dates_reversed"),
    ],
)
def test_a_consent_that_does_not_hold_is_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("consent", **changes)) == [code]


def test_the_end_of_a_consent_is_computed_from_its_policy() -> None:
    proof = proof_of("consent", consent_given_on=date(2026, 8, 31), consent_expires_on=None)
    assert (fact(proof, "consent_expires_on"), source(proof, "consent_expires_on")) == (date(2027, 2, 28), "computed")


def test_a_consent_that_ends_within_thirty_days_warns() -> None:
    proof = proof_of("consent", consent_given_on=date(2026, 6, 10), consent_expires_on=date(2026, 12, 10))
    assert (proof.outcome, warnings(proof)) == (Outcome.PROVED, ["consent_ends_soon"])


def test_a_purpose_that_the_policy_does_not_name_is_asked() -> None:
    proof = proof_of("consent", consent_purpose="newsletter")
    assert (proof.outcome, warnings(proof)) == (Outcome.ASK, ["consent_purpose_unknown"])


def test_without_policies_a_person_confirms_the_consent() -> None:
    context = a_candidate_context(reference=a_reference(policies=()))
    assert candidate.consent(context).outcome is Outcome.ASK


def cv_proofs(**changes: Any) -> tuple[Proof, Proof]:
    """Document and rule proof of the CV item with a CV changed like this."""
    item = next(i for i in shipped_checklist(RecordKind.CANDIDATE).items if i.id == "cv")
    document, rule, _ = candidate.prove(item, a_candidate_context(documents=(attached(**changes),)))
    assert document is not None
    assert rule is not None
    return document, rule


@pytest.mark.parametrize(
    "name",
    ["cv.pdf", "2026-11-31_AnaPopescu_CV.pdf", "2026-11-20_AnaPopescu_Offer.pdf", "2026-11-20_Ana Popescu_CV.pdf"],
)
def test_a_cv_named_otherwise_is_blocked(name: str) -> None:
    assert problems(cv_proofs(name=name)[1]) == ["document_name_wrong"]


def test_a_cv_of_somebody_else_warns() -> None:
    document, rule = cv_proofs(name="2026-11-20_IonMuresan_CV.pdf", text="Ion Mureșan, Iași")
    assert document.outcome is Outcome.PROVED
    assert warnings(rule) == ["document_name_other_person", "document_names_other_person"]


def test_a_candidate_without_a_cv_is_blocked_once() -> None:
    item = next(i for i in shipped_checklist(RecordKind.CANDIDATE).items if i.id == "cv")
    context = a_candidate_context(documents=())
    run = Review.start(shipped_checklist(RecordKind.CANDIDATE), lambda i: candidate.prove(i, context)).run(item.id)
    assert [p.code for p in run.problems] == ["document_missing"]


@pytest.mark.parametrize(
    ("score", "decision", "blocked", "warned"),
    [
        (9.0, "", ["duplicate_undecided"], []),
        (6.0, "", ["duplicate_undecided"], []),
        (5.9, "", [], ["perhaps_alike"]),
        (-1.5, "", [], ["perhaps_alike"]),
        (-1.6, "", [], []),
        (9.0, "different", [], []),
        (2.0, "same", ["duplicate_not_merged"], []),
    ],
)
def test_who_is_alike_has_to_be_decided(score: float, decision: str, blocked: list[str], warned: list[str]) -> None:
    other = AlikeFound("CAN-2026-0198", "Ana Ștefănescu", score, ("same phone",), decision)
    proof = candidate.duplicates(a_candidate_context(alike=(other,)))
    assert (problems(proof), warnings(proof)) == (blocked, warned)
    assert fact(proof, "compared_with") == 250


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"notice_days": None}, "field_empty"),
        ({"notice_days": -1}, "notice_negative"),
        ({"notice_verified_with": ""}, "field_empty"),
        ({"notice_verified_on": TODAY + timedelta(days=1)}, "verified_in_future"),
    ],
)
def test_a_notice_period_that_nobody_verified_is_blocked(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("notice", **changes)) == [code]


def test_no_notice_at_all_is_a_notice_period() -> None:
    proof = candidate.notice(a_candidate_context(a_candidate(notice_days=0), documents=()))
    assert (problems(proof), fact(proof, "notice_days")) == ([], 0)


def test_the_cv_s_own_words_about_notice_are_shown_and_compared() -> None:
    proof = proof_of("notice")
    assert "30 de zile" in fact(proof, "notice_line")
    assert warnings(proof_of("notice", notice_days=20)) == ["notice_differs_in_document"]


def test_a_notice_above_the_usual_longest_warns() -> None:
    proof = proof_of("notice", country="AE", notice_days=120, notice_unit=NoticeUnit.CALENDAR_DAYS)
    assert "notice_unusually_long" in warnings(proof)


def test_a_source_is_needed_and_a_referral_names_who_referred() -> None:
    assert problems(proof_of("source", source="")) == ["field_empty"]
    assert problems(proof_of("source", source="Referral")) == ["referrer_missing"]
    assert proof_of("source", source="Referral", referrer="Mihai Dobre").outcome is Outcome.PROVED
    assert warnings(proof_of("source", source="A bird")) == ["source_unknown"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"accommodation": Disclosure.NOT_ASKED}, "accommodation_not_asked"),
        ({"accommodation": Disclosure.DISCLOSED}, "accommodation_text_missing"),
        ({"accommodation_text": "step-free room"}, "accommodation_text_unexpected"),
    ],
)
def test_accommodation_needs_are_asked_and_their_text_fits(changes: dict[str, Any], code: str) -> None:
    assert problems(proof_of("accommodation", **changes)) == [code]


def test_the_text_of_a_need_never_becomes_evidence() -> None:
    proof = proof_of("accommodation", accommodation=Disclosure.DISCLOSED, accommodation_text="step-free room")
    assert problems(proof) == []
    assert "step-free" not in repr(proof)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"next_action": ""}, ["field_empty"]),
        ({"next_action_due": None}, ["field_empty"]),
        ({"next_action_due": TODAY}, ["due_not_in_future"]),
        ({"next_action_due": date(2026, 11, 28)}, ["due_not_working_day"]),
    ],
)
def test_a_next_action_is_due_after_today_on_a_working_day(changes: dict[str, Any], codes: list[str]) -> None:
    assert problems(proof_of("next_action", **changes)) == codes


def test_the_desk_s_own_calendar_decides_what_a_working_day_is() -> None:
    off = {date(2026, 11, 30), date(2026, 12, 1)}
    context = a_candidate_context(
        a_candidate(next_action_due=date(2026, 11, 30)), is_working_day=lambda day: day.weekday() < 5 and day not in off
    )
    proof = candidate.next_action(context)
    assert problems(proof) == ["due_not_working_day"]
    assert proof.problems[0].facts["next"] == date(2026, 12, 2)
