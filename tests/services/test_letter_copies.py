"""A made letter against the one filed before it, and draft copies: marked on every page, noted, never filed."""

from __future__ import annotations

from pathlib import Path

import pytest

from recdesk.domain.errors import Refused
from recdesk.domain.numbers import RecordKind
from recdesk.services import letter_copies, letters, records
from recdesk.services.desk import OpenDesk, Undo
from tests import desks
from tests.desks import OFFER, files_in

drafted = desks.at_step("offer")
lettered = desks.at_step("letter")
clock = desks.clock


def test_a_letter_that_says_the_same_has_no_difference(lettered: OpenDesk) -> None:
    found = letter_copies.compare(letters.preview(OFFER, desk=lettered), desk=lettered)
    assert (found.version, found.differs) == (1, 0)
    assert found.path.endswith("_Offer_v01.docx")


def test_words_that_went_and_came_stand_beside_each_other(lettered: OpenDesk) -> None:
    with lettered.work() as uow:
        uow.offers.get(OFFER).job_title = "Recruitment Operations Lead"
        uow.commit()
    found = letter_copies.compare(letters.preview(OFFER, desk=lettered), desk=lettered)
    changed = {(part.kind, " ".join(part.words)) for part in found.parts if part.kind != letter_copies.SAME}
    assert {("gone", "Specialist"), ("new", "Lead")} <= changed
    assert found.differs >= 2


def test_the_first_letter_has_nothing_to_be_compared_with(drafted: OpenDesk) -> None:
    shown = letters.preview(OFFER, desk=drafted)
    assert letter_copies.filed_before(OFFER, desk=drafted) is None
    with pytest.raises(Refused, match="letter_missing"):
        letter_copies.compare(shown, desk=drafted)


def test_a_filed_letter_is_compared_with_the_one_before_it(lettered: OpenDesk) -> None:
    second = letters.preview(OFFER, desk=lettered)
    letters.file(second, desk=lettered)
    assert letter_copies.compare(second, desk=lettered).version == 1


def test_a_draft_copy_bears_the_word_on_every_page_and_files_nothing(drafted: OpenDesk, tmp_path: Path) -> None:
    shown = letters.preview(OFFER, desk=drafted)
    before = files_in(drafted.folder / "documents")
    target = tmp_path / letter_copies.draft_name(shown)

    letter_copies.draft_copy(shown, target, desk=drafted)

    text = drafted.letters.text_of(target.name, target.read_bytes())
    assert target.name == "2026-11-23_AnaMariaStefanescu_Offer_v01_DRAFT.pdf"
    assert text.count("PROIECT") == shown.draft.pages
    assert "Stimată doamnă Ștefănescu" in text
    assert files_in(drafted.folder / "documents") == before
    assert records.view(RecordKind.OFFER, OFFER, desk=drafted).history[0].action == "draft_copy"


@pytest.mark.parametrize(("language", "word"), [("en_GB", "DRAFT"), ("de_DE", "ENTWURF"), ("fr_FR", "PROJET")])
def test_the_word_is_in_the_letters_language(language: str, word: str, drafted: OpenDesk, tmp_path: Path) -> None:
    shown = letters.preview(OFFER, desk=drafted, language=language)
    letter_copies.draft_copy(shown, tmp_path / "copy.pdf", desk=drafted)
    text = drafted.letters.text_of("copy.pdf", (tmp_path / "copy.pdf").read_bytes())
    assert text.count(word) == shown.draft.pages


def test_a_draft_copy_that_cannot_be_written_is_not_noted(drafted: OpenDesk, tmp_path: Path) -> None:
    shown = letters.preview(OFFER, desk=drafted)
    with pytest.raises(Refused, match="file_not_writable"):
        letter_copies.draft_copy(shown, tmp_path / "nowhere" / "copy.pdf", desk=drafted)
    assert records.view(RecordKind.OFFER, OFFER, desk=drafted).history[0].action == "create"


def test_a_draft_copy_does_not_stand_in_the_way_of_an_undo(drafted: OpenDesk, tmp_path: Path) -> None:
    entered = records.view(RecordKind.OFFER, OFFER, desk=drafted).history[-1]
    letter_copies.draft_copy(letters.preview(OFFER, desk=drafted), tmp_path / "copy.pdf", desk=drafted)
    records.take_back(Undo(RecordKind.OFFER, OFFER, entered.seq), desk=drafted)
    assert records.view(RecordKind.OFFER, OFFER, desk=drafted).record.archived_at is not None
