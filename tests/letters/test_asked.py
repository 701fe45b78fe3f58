"""What documents ask for: answers read strictly, a problem for each that is missing or wrong, the desk's defaults."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.errors import Refused, Unreadable
from recdesk.letters.asked import questions, read_answers
from recdesk.letters.context import Sheet, build
from recdesk.letters.defaults import defaults_for, read_defaults
from recdesk.letters.workshop import LetterWorkshop
from recdesk.localization.sentences import sentence
from tests.builders import NOW, TODAY, a_candidate, a_company, a_requisition, an_offer
from tests.letters.answers import ANSWERS, EMIRATES, TERMS

RECORD = {"offer": {"end_date": None}}


def read(document: str, given: dict[str, Any], country: str = "RO") -> dict[str, Any]:
    return read_answers(document, country, given, record=RECORD)


def problems(document: str, given: dict[str, Any], country: str = "RO") -> dict[str | None, str]:
    with pytest.raises(Refused) as refused:
        read(document, given, country)
    return {p.field: str(p.facts.get("reason", p.code)) for p in refused.value.problems}


def context(document: str, asked: dict[str, Any], **changes: Any) -> Any:
    sheet = Sheet(document, changes.pop("language", "ro_RO"), changes.pop("country", "RO"))
    candidate = a_candidate(**changes.pop("candidate", {}))
    return build(an_offer(**changes), candidate, a_requisition(), a_company(), at=NOW, sheet=sheet, asked=asked)


def test_what_is_missing_is_said_by_name_all_at_once() -> None:
    found = problems("pre_contract_information", {})
    assert {"duties", "job_risks", "evaluation_criteria", "occupation_code", "overtime"} <= set(found)
    assert set(found.values()) == {"asked_missing"}
    assert "fixed_term_reason" not in found  # only with an end date


def test_every_problem_has_a_sentence_that_names_the_answer() -> None:
    with pytest.raises(Refused) as refused:
        read("notice_of_change", {"effective_date": "1.5.2026", "efective": 1})
    said = {p.field: sentence(p.code, p.facts) for p in refused.value.problems}
    assert said["effective_date"] == "Answer effective_date: it is not a date. Write it like 2026-04-03."
    assert said["efective"].startswith("Answer efective: this document does not ask for it.")
    assert said["changes"] == "Answer changes: this document needs it. Give it with the other answers."


def test_a_reason_is_needed_when_the_contract_ends() -> None:
    with pytest.raises(Refused) as refused:
        context("pre_contract_information", TERMS, end_date=date(2027, 6, 30))
    assert [p.field for p in refused.value.problems] == ["fixed_term_reason"]
    made = context("pre_contract_information", TERMS | {"fixed_term_reason": "înlocuire"}, end_date=date(2027, 6, 30))
    assert made["paper"]["fixed_term_reason"] == "înlocuire"


@pytest.mark.parametrize(
    ("document", "name", "value", "reason"),
    [
        ("notice_of_change", "effective_date", "2026-02-30", "date"),
        ("notice_of_change", "effective_date", "01.05.2026", "date"),
        ("notice_of_change", "effective_date", 20260501, "date"),
        ("notice_of_change", "contract_number", 12, "text"),
        ("notice_of_change", "contract_number", "x" * 5000, "text"),
        ("notice_of_change", "changes", "salary", "list"),
        ("notice_of_change", "changes", [{"before": "a", "after": "b"}], "row"),
        ("notice_of_change", "changes", [{"name": "a", "befor": "b"}], "row"),
        ("notice_of_change", "changes", [{"name": "a", "before": {"amount": "1"}}], "amount"),
        ("contract_draft", "local_pay", "9500", "amount"),
        ("contract_draft", "local_pay", "9.500,00 RON", "amount"),
        ("contract_draft", "local_pay", {"amount": "-1", "currency": "RON"}, "amount"),
        ("contract_draft", "local_pay", {"amount": "1", "currency": "lei"}, "amount"),
        ("contract_draft", "exchange_rate", "4,97", "number"),
        ("contract_draft", "exchange_rate", 4.97, "number"),
        ("contract_draft", "exchange_rate", True, "number"),
        ("contract_draft", "exchange_rate", "NaN", "number"),
        ("contract_draft", "copies", "1.5", "count"),
        ("contract_draft", "dismissal_notice_unit", "fortnights", "unit"),
        ("contract_draft", "duties", [1], "text"),
        ("interview_confirmation", "interview_time", "25:00", "time"),
        ("interview_confirmation", "interview_time", "10", "time"),
        ("interview_confirmation", "interview_time", "11:00-10:00", "time"),
        ("interview_confirmation", "interview_time", "10:00 Europe/Atlantis", "zone"),
        ("interview_confirmation", "interview_time", "10:00 ../../etc", "time"),
        ("interview_confirmation", "contact", {"title": "x"}, "person"),
        ("interview_confirmation", "panel", [{"name": "A", "shoe": 43}], "person"),
        ("missing_documents_request", "missing", [{"name": "A", "due": "soon"}], "date"),
        ("missing_documents_request", "missing", [{"name": "A"}], "date"),
    ],
)
def test_a_wrong_answer_is_refused_with_what_is_wanted(document: str, name: str, value: Any, reason: str) -> None:
    assert problems(document, {name: value})[name] == reason


def test_answers_are_typed() -> None:
    found = read("notice_of_change", ANSWERS["notice_of_change"])
    assert found["effective_date"] == date(2027, 1, 4)
    assert found["changes"][0]["before"] == {"amount": Decimal(9000), "currency": "RON"}
    amounts = read("contract_draft", {**TERMS, "local_pay": "47500.00 RON", "exchange_rate": "4.97", **_desk_answers()})
    assert amounts["local_pay"] == {"amount": Decimal("47500.00"), "currency": "RON"}
    assert amounts["exchange_rate"] == Decimal("4.97")


def _desk_answers() -> dict[str, Any]:
    return {
        "overtime": "legal",
        "pay_method": "virament",
        "dismissal_notice_days": 20,
        "dismissal_notice_unit": "working_days",
        "hours_per_day": 8,
    }


def test_old_and_new_are_written_in_the_language_of_the_letter() -> None:
    first, second = context("notice_of_change", ANSWERS["notice_of_change"])["paper"]["changes"]
    assert (first["before"], first["after"]) == ("9.000,00\u00a0lei", "9500.00 RON")
    assert (second["before"], second["after"]) == ("1\u00a0decembrie\u00a02026", "4\u00a0ianuarie\u00a02027")


def test_an_interview_is_told_in_the_zone_of_the_desk_and_in_that_of_the_candidate() -> None:
    asked = ANSWERS["interview_confirmation"] | {"interview_time": "10:00-10:45 Europe/Bucharest"}
    there = context("interview_confirmation", asked, candidate={"time_zone": "Asia/Dubai"})["paper"]
    assert there["interview_time"] == "10:00–10:45 (Europe/Bucharest, UTC+02:00)"
    assert there["interview_local_time"] == "12:00–12:45 (Asia/Dubai, UTC+04:00)"
    here = context("interview_confirmation", asked, candidate={"time_zone": "Europe/Athens"})["paper"]
    assert here["interview_local_time"] == ""


def test_the_recruiter_is_the_person_to_ask_unless_another_is_named() -> None:
    own = context("rejection_note", {})["paper"]["contact"]
    assert own["name"] == a_requisition().recruiter.name  # type: ignore[union-attr]
    other = context("rejection_note", {"contact": "Mihai Ionescu"})["paper"]["contact"]
    assert other == {"name": "Mihai Ionescu", "title": "", "email": "", "phone": ""}


def test_part_time_work_is_asked_for_its_hours_a_day() -> None:
    with pytest.raises(Refused) as refused:
        context("pre_contract_information", TERMS, fte=Decimal("0.5"), hours_per_week=Decimal(20))
    assert [p.field for p in refused.value.problems] == ["hours_per_day"]


def test_the_emirates_ask_for_what_their_law_wants_in_the_offer() -> None:
    with pytest.raises(Refused) as refused:
        context("offer_letter", {}, country="AE", language="en_GB")
    assert {p.field for p in refused.value.problems} == set(EMIRATES)


# --- The desk's own answers -----------------------------------------------------------------------------------------


def defaults(folder: Path, document: str, language: str = "ro_RO", **days: Any) -> dict[str, Any]:
    return defaults_for(
        [folder],
        document=document,
        country="RO",
        language=language,
        today=TODAY,
        start_date=days.get("start_date", date(2027, 1, 4)),
    )


def test_what_is_more_particular_wins(tmp_path: Path) -> None:
    (tmp_path / "any.toml").write_text('[any]\ncopies = 2\n[ro]\npay_method = "a"\n')
    (tmp_path / "RO.toml").write_text(
        '[any]\ncopies = 3\n[ro]\npay_method = "b"\n[ro.contract_draft]\npay_method = "c"\n[en]\npay_method = "d"\n'
    )
    assert defaults(tmp_path, "contract_draft") == {"copies": 3, "pay_method": "c"}
    assert defaults(tmp_path, "pre_contract_information") == {"pay_method": "b"}
    assert defaults(tmp_path, "contract_draft", "en_GB")["pay_method"] == "d"


def test_counted_dates_are_working_days_of_the_country(tmp_path: Path) -> None:
    rows = '[[ro.onboarding_checklist.tasks]]\nname = "a"\ndue = "start_date-1"\n'
    (tmp_path / "RO.toml").write_text(f'[ro.consent_request]\nanswer_by = "today+5"\n{rows}')
    assert defaults(tmp_path, "consent_request")["answer_by"] == date(2026, 12, 2)  # past 30 November and 1 December
    assert defaults(tmp_path, "onboarding_checklist")["tasks"][0]["due"] == date(2026, 12, 31)
    assert defaults(tmp_path, "onboarding_checklist", start_date=None)["tasks"][0]["due"] is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ro = ", "no_toml"),
        ("[xx]\ncopies = 2", "unknown_key"),
        ("[ro]\nnonsense = 1", "unknown_key"),
        ("ro = 1", "unknown_key"),
    ],
)
def test_a_file_of_defaults_that_cannot_be_used_is_named(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "RO.toml"
    path.write_text(text)
    with pytest.raises(Unreadable) as refused:
        read_defaults(path)
    assert (refused.value.code, refused.value.facts["file"], refused.value.facts["reason"]) == (
        *("defaults_unreadable", "RO.toml", reason),
    )


def test_a_changed_file_of_defaults_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "any.toml"
    path.write_text("[any]\ncopies = 2\n")
    assert defaults(tmp_path, "contract_draft")["copies"] == 2
    path.write_text("[any]\ncopies = 4\n")
    os.utime(path, ns=(1, 1))
    assert defaults(tmp_path, "contract_draft")["copies"] == 4


@pytest.mark.parametrize("path", sorted((shipped.resources() / "papers").glob("*.toml")), ids=lambda p: p.stem)
def test_the_shipped_answers_are_taken_by_every_document_that_asks_for_them(path: Path) -> None:
    file = read_defaults(path)
    assert set(file) <= {"any", "ro", "en", "de", "fr", "nl", "sv", "da", "nb", "fi", "hu", "ar", "he"}


def test_the_questions_of_a_document_come_with_the_desks_answers() -> None:
    shop = LetterWorkshop([shipped.templates()])
    asked = shop.questions(document_type="contract_draft", country="RO", language="ro_RO", today=TODAY)
    by_name = {question.name: question for question in asked}
    assert by_name["dismissal_notice_days"].default == 20
    assert by_name["duties"].default is None
    assert [q.needed for q in asked] == sorted((q.needed for q in asked), reverse=True)
    assert by_name["local_pay"].kind == "amount"
    changes = {q.name: q for q in questions("notice_of_change", "RO", {})}["changes"]
    assert changes.columns == ("name", "before", "after")
