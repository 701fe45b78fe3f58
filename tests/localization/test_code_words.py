"""Words for codes stand in sentences as a person says them, and codes that are put together have sentences too."""

from __future__ import annotations

from enum import StrEnum

import pytest

from recdesk.domain.application import Stage
from recdesk.domain.candidate import Address, CandidateStatus, Disclosure, IdKind, NameOrder, NoticeUnit
from recdesk.domain.document import DocumentType
from recdesk.domain.money import Basis, Frequency
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import OfferStatus
from recdesk.domain.requisition import Priority, QuestionKind, RequisitionStatus, WorkType
from recdesk.domain.review import SETTLED, ItemState
from recdesk.localization import catalogue, sentences
from recdesk.localization.code_words import in_sentence
from recdesk.localization.sentences import sentence

READ = (
    Basis, Frequency, WorkType, RequisitionStatus, Priority, QuestionKind, NameOrder, Address, IdKind, NoticeUnit,
    Disclosure, Stage, CandidateStatus, OfferStatus, DocumentType, RecordKind,
)  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> None:
    catalogue.use("en_GB")


@pytest.mark.parametrize("kind", READ, ids=lambda k: k.__name__)
def test_every_value_that_a_person_reads_is_said_in_romanian(kind: type[StrEnum]) -> None:
    catalogue.use("ro_RO")
    same = {one.value for one in kind if in_sentence(one) == one.value.replace("_", " ")}
    assert same <= {"net", "text", "neutral", "normal", "hybrid"}  # the same word in both


def test_an_abbreviation_keeps_its_capitals_within_a_sentence() -> None:
    assert in_sentence(DocumentType.CV) == "CV"
    assert in_sentence(DocumentType.HEADCOUNT_APPROVAL) == "headcount approval"


def test_a_missing_document_is_named_in_the_language_of_the_sentence() -> None:
    catalogue.use("ro_RO")
    said = sentence("document_missing", {"type": DocumentType.HEADCOUNT_APPROVAL})
    assert "headcount" not in said


@pytest.mark.parametrize(
    "code",
    [
        *(f"item_{state.value}" for state in ItemState if state not in SETTLED),
        "filter_unknown",
        "sort_unknown",
        "encoding_unclear",
        "encoding_wrong",
    ],
)
def test_a_code_that_is_put_together_has_a_sentence(code: str) -> None:
    assert sentences.known(code)


def test_a_refused_stage_says_where_the_application_stands_and_what_may_follow() -> None:
    facts = {"stage": Stage.HIRED, "current": Stage.INTERVIEW, "allowed": (Stage.OFFER, Stage.REJECTED)}
    assert sentence("stage_not_allowed", facts) == (
        "Stage: hired does not follow interview. Choose one of at offer, rejected."
    )


def test_an_item_that_waits_is_named_in_the_language_of_the_sentence() -> None:
    catalogue.use("ro_RO")
    said = sentence("item_needs_you", {"item": "notice", "text": "Notice period noted and verified"})
    assert "notice" in said
    assert "Notice period" not in said
