"""Names of existing files and folders: what is right, what would be right, and what only a person can name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.filenames import DOCUMENT_TYPES, letter_file_name, safe_component
from recdesk.domain.naming import judge_file, judge_folder, quarter_of

MENDED = [
    ("Ana Popescu oferta 03.04.2026 v2.pdf", "2026-04-03_AnaPopescu_Offer_v02.pdf"),
    ("oferta_Ștefan_Ionescu_20260403.docx", "2026-04-03_StefanIonescu_Offer.docx"),
    ("Offer letter - Ana-Maria Pârvulescu - 2026.04.03 (2).docx", "2026-04-03_AnaMariaParvulescu_Offer_2.docx"),
    ("2026-04-03_AnaPopescu_Offer.PDF", "2026-04-03_AnaPopescu_Offer.pdf"),
    ("OfertaSemnata_AnaPopescu_2026-04-03.pdf", "2026-04-03_AnaPopescu_SignedOffer.pdf"),
    ("2026-04-03_SignedOffer_AnaPopescu.pdf", "2026-04-03_AnaPopescu_SignedOffer.pdf"),
    ("13-04-2026 Ana Popescu Angebot.pdf", "2026-04-13_AnaPopescu_Offer.pdf"),
    ("2026-04-03 Mihai Dinu Contract final.docx", "2026-04-03_MihaiDinu_Contract.docx"),
    ("Curriculum vitae Ion O'Brien 3.4.2026.jpeg", "2026-04-03_IonOBrien_CV.jpg"),
    ("Drept de munca - Łukasz Żółkiewski - 2026-04-03 - Copy.pdf", "2026-04-03_LukaszZolkiewski_RightToWork.pdf"),
]


@pytest.mark.parametrize(("name", "proposal"), MENDED)
def test_a_name_that_says_all_is_proposed_by_the_convention(name: str, proposal: str) -> None:
    judged = judge_file(name)
    assert judged.proposal == proposal
    assert not judged.right
    assert judge_file(proposal).right


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("CV Ana Popescu.pdf", "day_missing"),
        ("31.02.2026 Ana Offer.pdf", "day_unclear"),
        ("03-04-2026 Ana Offer.pdf", "day_unclear"),
        ("2026-13-45_AnaPopescu_Offer.pdf", "day_missing"),
        ("2026-04-03_Offer.pdf", "person_missing"),
        ("محمد offer 03.04.2026.pdf", "person_missing"),
        ("2026-04-03 Ana Popescu.pdf", "kind_missing"),
        ("~$Offer.docx", "system"),
        ("Thumbs.db", "system"),
    ],
)
def test_nothing_is_guessed(name: str, reason: str) -> None:
    judged = judge_file(name)
    assert reason in judged.reasons
    assert judged.proposal == ""


def test_personal_numbers_and_pay_are_taken_out_of_names() -> None:
    with_number = judge_file("Ana Popescu 1800101221144 contract 03.04.2026.pdf")
    assert "personal_number" in with_number.reasons
    assert with_number.proposal == "2026-04-03_AnaPopescu_Contract.pdf"
    with_pay = judge_file("Ana Popescu oferta 9.500 RON 03.04.2026.pdf")
    assert "pay" in with_pay.reasons
    assert with_pay.proposal == "2026-04-03_AnaPopescu_Offer.pdf"


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
@pytest.mark.parametrize("version", [None, 1, 12])
def test_every_name_that_the_desk_makes_is_right(kind: str, version: int | None) -> None:
    name = letter_file_name(date(2026, 4, 3), "Ana Popescu", kind, version, "pdf", fallback_id="K7Q2")
    assert judge_file(name).right
    nameless = letter_file_name(date(2026, 4, 3), "", kind, version, "pdf", fallback_id="CAN-2026-0001")
    assert judge_file(nameless).right


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("RO-TA-2026-Q2", ""),
        ("RO-R-D-2026-Q2", ""),
        ("ro_ta_2026_q2", "RO-TA-2026-Q2"),
        ("2026 Q2 RO TA", "RO-TA-2026-Q2"),
        ("RO TA 2026 T3", "RO-TA-2026-Q3"),
        ("Oferte", ""),
    ],
)
def test_folders_are_looked_at_too(name: str, proposal: str) -> None:
    assert judge_folder(name).proposal == proposal


def test_only_a_quarters_folder_has_a_quarter() -> None:
    assert quarter_of("RO-TA-2026-Q2") == (2026, 2)
    assert quarter_of("Oferte") is None


@given(st.text(max_size=80))
def test_a_proposal_is_always_right_and_fits_every_system(name: str) -> None:
    judged = judge_file(name)
    if judged.proposal:
        assert judge_file(judged.proposal).right
        assert safe_component(judged.proposal) == judged.proposal
