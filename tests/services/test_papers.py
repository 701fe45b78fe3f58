"""Documents besides the offer letter: for an offer or a candidate, with answers, filed by the naming convention."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from recdesk.domain.application import Stage
from recdesk.domain.document import FILE_TAGS, PAPERS, DocumentType
from recdesk.domain.errors import Refused
from recdesk.domain.filenames import DOCUMENT_TYPES
from recdesk.domain.numbers import RecordKind
from recdesk.services import applications, letters, papers, records
from recdesk.services.desk import OpenDesk
from tests import desks
from tests.desks import CANDIDATE, OFFER, REQUISITION, whole
from tests.letters.answers import ANSWERS
from tests.own_templates import record_as_approved
from tests.paper_templates import add_templates

clock = desks.clock
applied = desks.at_step("candidate")
draft = desks.at_step("offer")
desk = desks.at_step("approved")


@pytest.fixture(autouse=True)
def templates(request: pytest.FixtureRequest) -> None:
    for name in ("applied", "draft", "desk"):
        if name in request.fixturenames:
            add_templates(request.getfixturevalue(name).folder)
            record_as_approved(request.getfixturevalue(name))


def shown(number: str, document: str, desk: OpenDesk, **more: Any) -> letters.LetterPreview:
    asked = {**ANSWERS[document], **more.pop("asked", {})}
    return letters.preview(number, desk=desk, document_type=document, asked=asked, **more)


def text(made: letters.LetterPreview, desk: OpenDesk) -> str:
    return desk.letters.text_of("x.docx", made.draft.docx).replace("\u00a0", " ")


def test_an_interview_is_confirmed_to_a_candidate_without_an_offer(applied: OpenDesk) -> None:
    made = shown(CANDIDATE, "interview_confirmation", applied)
    assert made.draft.verified
    assert "CAN-2026-0001" in text(made, applied)
    assert "marți, 1 decembrie 2026 10:00–10:45 (Europe/Bucharest, UTC+02:00)" in text(made, applied)
    filed = letters.file(made, desk=applied)
    assert filed.pdf == "RO-TA-2026-Q4/2026-11-23_AnaMariaStefanescu_Interview_v01.pdf"
    kept = [d for d in records.view(RecordKind.CANDIDATE, CANDIDATE, desk=applied).documents if d.engine]
    assert {(d.type, d.version, PurePosixPath(d.path).suffix) for d in kept} == {
        (DocumentType.INTERVIEW_CONFIRMATION, 1, ".pdf"),
        (DocumentType.INTERVIEW_CONFIRMATION, 1, ".docx"),
    }
    assert kept[0].facts["paper.interview_date"]
    assert letters.file(shown(CANDIDATE, "interview_confirmation", applied), desk=applied).version == 2


def test_each_kind_of_document_counts_its_own_versions(desk: OpenDesk) -> None:
    assert desks.file_letter(desk).version == 1
    made = letters.file(shown(OFFER, "contract_draft", desk), desk=desk)
    assert (made.version, PurePosixPath(made.pdf).name) == (
        *(1, "2026-11-23_AnaMariaStefanescu_ContractDraft_v01.pdf"),
    )
    row = letters.preview(OFFER, desk=desk)
    assert row.letter_version == 2


def test_a_contract_draft_says_what_was_asked_and_what_the_law_says(desk: OpenDesk) -> None:
    said = text(shown(OFFER, "contract_draft", desk), desk)
    assert "15 decembrie 2026" in said
    assert "art. 120–124 din Codul muncii" in said


def test_a_document_of_a_draft_offer_is_not_filed_but_a_request_for_papers_is(draft: OpenDesk) -> None:
    with pytest.raises(Refused, match="offer_not_approved"):
        letters.file(shown(OFFER, "contract_draft", draft), desk=draft)
    filed = letters.file(shown(OFFER, "missing_documents_request", draft), desk=draft)
    assert PurePosixPath(filed.pdf).name == "2026-11-23_AnaMariaStefanescu_MissingDocuments_v01.pdf"


def test_missing_answers_are_refused_and_nothing_is_written(applied: OpenDesk) -> None:
    before = whole(applied)
    with pytest.raises(Refused) as refused:
        letters.preview(CANDIDATE, desk=applied, document_type="missing_documents_request")
    assert [(p.code, p.field) for p in refused.value.problems] == [("asked_missing", "missing")]
    assert whole(applied) == before


@pytest.mark.parametrize(
    ("number", "document", "code"),
    [
        (CANDIDATE, "contract_draft", "document_needs_offer"),
        (REQUISITION, "rejection_note", "document_needs_person"),
        (CANDIDATE, "poem", "template_none"),
        (CANDIDATE, "cv", "template_none"),
        (CANDIDATE, "rejection_note", "rejection_not_recorded"),
    ],
)
def test_a_document_that_does_not_fit_the_number_is_refused(
    applied: OpenDesk, number: str, document: str, code: str
) -> None:
    before = whole(applied)
    with pytest.raises(Refused, match=code):
        letters.preview(number, desk=applied, document_type=document)
    assert whole(applied) == before


def test_a_rejection_is_recorded_before_it_is_written_to_the_person(applied: OpenDesk) -> None:
    applications.move(CANDIDATE, REQUISITION, Stage.REJECTED, desk=applied)
    filed = letters.file(shown(CANDIDATE, "rejection_note", applied), desk=applied)
    name = PurePosixPath(filed.pdf).name
    assert name == "2026-11-23_AnaMariaStefanescu_Reply_v01.pdf"
    assert "eject" not in name


def test_a_candidate_changed_since_the_preview_is_not_written_to(applied: OpenDesk) -> None:
    made = shown(CANDIDATE, "interview_confirmation", applied)
    told = desks.example(RecordKind.CANDIDATE).get("confirm", {})
    desks.change(RecordKind.CANDIDATE, CANDIDATE, {"street": "Str. Nouă nr. 1", "confirm": told}, applied)
    before = whole(applied)
    with pytest.raises(Refused, match="candidate_changed_since_preview"):
        letters.file(made, desk=applied)
    assert whole(applied) == before


def test_a_consent_request_knows_the_desks_policy_and_where_the_candidate_signs(applied: OpenDesk) -> None:
    made = letters.preview(
        CANDIDATE, desk=applied, document_type="consent_request", asked={"consent_purpose": "posturi viitoare"}
    )
    with applied.work() as uow:
        policies = uow.reference().policies
    assert any(policy.version in text(made, applied) for policy in policies)
    assert "[[sign:1]]" in text(made, applied)
    assert made.draft.clauses == ("withdrawal_ro v1",)
    assert made.draft.verified


def test_the_clauses_of_a_document_are_kept_in_its_history(applied: OpenDesk) -> None:
    made = letters.preview(CANDIDATE, desk=applied, document_type="consent_request", asked={"consent_purpose": "x"})
    letters.file(made, desk=applied)
    history = records.view(RecordKind.CANDIDATE, CANDIDATE, desk=applied).history
    (entry,) = [one for one in history if one.action == "letter"]
    assert entry.details["clauses"] == ["withdrawal_ro v1"]
    assert entry.details["type"] == "consent_request"


def test_the_questions_of_a_document_are_those_of_its_country_with_known_answers(applied: OpenDesk) -> None:
    asked = papers.questions(CANDIDATE, desk=applied, document_type="consent_request")
    by_name = {question.name: question for question in asked}
    assert by_name["consent_policy"].default
    assert by_name["consent_months"].default
    assert by_name["consent_purpose"].needed


def test_every_document_has_a_tag_of_the_closed_list_for_its_file_name() -> None:
    assert {FILE_TAGS[kind] for kind in DocumentType} <= set(DOCUMENT_TYPES)
    assert len({FILE_TAGS[kind] for kind in DocumentType}) == len(DocumentType)
    assert set(DocumentType) >= PAPERS
