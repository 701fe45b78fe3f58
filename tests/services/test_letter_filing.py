"""Letters: chosen by rule, shown, filed once, out of date after a change, never filed when text and record differ."""

from __future__ import annotations

import dataclasses
import email
import email.policy
import hashlib
from pathlib import Path
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.document import Document
from recdesk.domain.errors import Damaged, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.services import letter_mails, letters, records
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import ListQuery
from tests import desks
from tests.desks import OFFER, change, whole
from tests.own_templates import record_as_approved

clock = desks.clock
SHIPPED = shipped.templates() / "ro_RO"
draft = desks.at_step("offer")
desk = desks.at_step("approved")
lettered = desks.at_step("letter")


def filed_letters(desk: OpenDesk) -> list[Document]:
    return [d for d in records.view(RecordKind.OFFER, OFFER, desk=desk).documents if d.engine]


def test_a_letter_is_named_filed_hashed_and_recorded_with_what_it_was_made_from(desk: OpenDesk) -> None:
    filed = desks.file_letter(desk)
    assert filed.pdf == "RO-TA-2026-Q4/2026-11-23_AnaMariaStefanescu_Offer_v01.pdf"
    assert filed.docx == "RO-TA-2026-Q4/2026-11-23_AnaMariaStefanescu_Offer_v01.docx"
    assert filed.verified
    pdf, docx = filed_letters(desk)
    for kept, path, said in ((pdf, filed.pdf, filed.pdf_sha256), (docx, filed.docx, filed.docx_sha256)):
        content = desk.files.get(path)
        assert kept.sha256 == said == hashlib.sha256(content).hexdigest()
        assert (kept.path, kept.bytes, kept.engine, kept.language) == (path, len(content), "builtin 1", "ro_RO")
        assert kept.facts["amount"]
    assert "FIN" not in desk.letters.text_of("x.pdf", desk.files.get(filed.pdf))


def test_the_language_of_the_offer_chooses_the_template(draft: OpenDesk) -> None:
    for language in ("ro_RO", "en_GB", "de_DE", "fr_FR"):
        shown = letters.preview(OFFER, desk=draft, language=language)
        assert (shown.template.language, shown.draft.verified, shown.approved) == (language, True, False)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"template": "no_such"}, "template_unknown"),
        ({"language": "pl_PL"}, "template_none"),
        ({"document_type": "contract"}, "template_none"),
    ],
)
def test_a_template_that_does_not_fit_is_refused(desk: OpenDesk, asked: dict[str, str], code: str) -> None:
    before = whole(desk)
    with pytest.raises(Refused, match=code):
        letters.preview(OFFER, desk=desk, **asked)
    assert whole(desk) == before


def test_a_preview_writes_nothing(desk: OpenDesk) -> None:
    before = whole(desk)
    letters.preview(OFFER, desk=desk)
    assert whole(desk) == before


def test_a_letter_of_a_draft_is_shown_but_not_filed(draft: OpenDesk) -> None:
    shown = letters.preview(OFFER, desk=draft)
    before = whole(draft)
    with pytest.raises(Refused, match="offer_not_approved"):
        letters.file(shown, desk=draft)
    assert whole(draft) == before


def test_each_letter_has_its_version(desk: OpenDesk, clock: desks.SetClock) -> None:
    assert desks.file_letter(desk).version == 1
    clock.go(days=1)
    second = desks.file_letter(desk)
    assert (second.version, second.pdf[-8:]) == (2, "_v02.pdf")
    assert [d.version for d in filed_letters(desk)] == [2, 2, 1, 1]


def test_the_same_letter_shown_twice_is_filed_once(desk: OpenDesk, clock: desks.SetClock) -> None:
    first, second = (letters.preview(OFFER, desk=desk) for _ in range(2))
    letters.file(first, desk=desk)
    before = whole(desk)
    with pytest.raises(Refused, match="file_exists"):
        letters.file(second, desk=desk)
    clock.go(days=1)
    with pytest.raises(Refused, match="file_exists"):  # another day, another name, but v01 is filed
        letters.file(dataclasses.replace(second, planned_docx="x/y.docx", planned_pdf="x/y.pdf"), desk=desk)
    assert whole(desk) == before


def test_an_offer_changed_since_the_preview_is_not_filed(desk: OpenDesk) -> None:
    shown = letters.preview(OFFER, desk=desk)
    told = desks.example(RecordKind.OFFER)["confirm"]
    change(RecordKind.OFFER, OFFER, {"department": "People services", "confirm": told}, desk)
    desks.approve(desk)
    before = whole(desk)
    with pytest.raises(Refused, match="offer_changed_since_preview"):
        letters.file(shown, desk=desk)
    assert whole(desk) == before


def test_a_letter_whose_text_differs_from_the_record_is_refused_by_name(desk: OpenDesk) -> None:
    shown = letters.preview(OFFER, desk=desk)
    facts = [
        dataclasses.replace(f, document="9.300,00", match=False) if f.field == "amount" else f
        for f in shown.draft.facts
    ]
    tampered = dataclasses.replace(shown, draft=dataclasses.replace(shown.draft, facts=tuple(facts)))
    before = whole(desk)
    with pytest.raises(Damaged, match="letter_not_verified") as caught:
        letters.file(tampered, desk=desk)
    assert caught.value.problems[0].field == "amount"
    assert caught.value.facts["found"] == "9.300,00"
    assert whole(desk) == before


def test_a_later_change_marks_the_letter_out_of_date(lettered: OpenDesk) -> None:
    def letter() -> str:
        return lettered.reads.offers(ListQuery(), limit=1).rows[0].letter

    assert letter() == "current"
    told = desks.example(RecordKind.OFFER)["confirm"]
    change(RecordKind.OFFER, OFFER, {"bonus": "", "confirm": told}, lettered)
    assert letter() == "outdated"


def test_a_failure_in_the_middle_of_filing_leaves_neither_file(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = letters.preview(OFFER, desk=desk)
    before = whole(desk)
    put = type(desk.files).put
    calls = []

    def second_fails(self: Any, path: str, content: bytes) -> str:
        calls.append(path)
        if len(calls) == 2:
            raise Refused("disk_full", file=path)
        return put(self, path, content)

    monkeypatch.setattr(type(desk.files), "put", second_fails)
    with pytest.raises(Refused, match="disk_full"):
        letters.file(shown, desk=desk)
    monkeypatch.undo()
    assert len(calls) == 2
    assert whole(desk) == before


def test_copies_go_beside_nothing_of_the_same_name(desk: OpenDesk, tmp_path: Path) -> None:
    shown = letters.preview(OFFER, desk=desk)
    out = tmp_path / "out" / "deep"
    letters.room_for_copies(shown, out)
    filed = letters.file(shown, desk=desk)
    for copy, path in zip(letters.copy_out(filed, out, desk=desk), (filed.docx, filed.pdf), strict=True):
        assert copy.read_bytes() == desk.files.get(path)
    with pytest.raises(Refused, match="file_exists"):
        letters.copy_out(filed, out, desk=desk)
    with pytest.raises(Refused, match="file_exists"):
        letters.room_for_copies(shown, out)
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="file_not_writable"):
        letters.room_for_copies(shown, tmp_path / "file")


def test_a_mail_draft_carries_the_letter_in_its_language_and_is_filed(lettered: OpenDesk) -> None:
    path, _ = letter_mails.mail_draft(OFFER, desk=lettered)
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert message["To"] == "Ana-Maria Ștefănescu <ana.stefanescu@mail.example>"
    assert OFFER in message["Subject"]
    assert message["Subject"].startswith("Oferta")
    (attached,) = message.iter_attachments()
    assert attached.get_content() == lettered.files.get(filed_letters(lettered)[0].path)
    assert attached.get_filename() == "2026-11-23_AnaMariaStefanescu_Offer_v01.pdf"
    newest = records.view(RecordKind.OFFER, OFFER, desk=lettered)
    assert newest.documents[0].type.value == "mail"
    assert newest.history[0].action == "mail_draft"


def test_a_mail_is_not_drafted_without_a_right_letter(desk: OpenDesk) -> None:
    with pytest.raises(Refused, match="letter_missing"):
        letter_mails.mail_draft(OFFER, desk=desk)
    filed = desks.file_letter(desk)
    desk.files.absolute(filed.pdf).write_bytes(b"%PDF-1.4 something else")
    before = whole(desk)
    with pytest.raises(Damaged, match="letter_file_changed"):
        letter_mails.mail_draft(OFFER, desk=desk)
    assert whole(desk) == before


def own_template(desk: OpenDesk, name: str, changes: dict[str, str]) -> None:
    """A template of the desk's own, in the shipped one's place."""
    folder = desk.folder / "templates" / "ro_RO"
    folder.mkdir(parents=True, exist_ok=True)
    lines = (SHIPPED / "offer_letter.toml").read_text(encoding="utf-8")
    for old, new in changes.items():
        lines = lines.replace(old, new)
    (folder / f"{name}.toml").write_text(lines, encoding="utf-8")
    (folder / f"{name}.docx").write_bytes((SHIPPED / "offer_letter.docx").read_bytes())
    record_as_approved(desk)


def test_the_desks_own_template_goes_before_the_shipped_one(desk: OpenDesk) -> None:
    own_template(desk, "own", {"version = 1": "version = 7"})
    assert letters.preview(OFFER, desk=desk).template.version == 7


def test_a_template_of_an_unknown_kind_of_document_is_refused(desk: OpenDesk) -> None:
    changes = {'document_type = "offer_letter"': 'document_type = "poem"', "version = 1": "version = 7"}
    own_template(desk, "poem", changes | {'id = "offer_letter_ro_ro"': 'id = "poem_ro"'})
    before = whole(desk)
    with pytest.raises(Refused, match="template_"):
        letters.file(letters.preview(OFFER, desk=desk, document_type="poem"), desk=desk)
    assert whole(desk) == before
