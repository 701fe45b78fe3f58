"""The mail that goes with a letter: in the letter's language, with key details, next step and owner, and no pay."""

from __future__ import annotations

import dataclasses
import email
import email.policy
import re
from datetime import date
from email.message import EmailMessage
from typing import cast

import pytest

from recdesk.domain.people import Person
from recdesk.exchange.mail import MailFiles
from recdesk.localization import formats
from recdesk.localization.mail_words import OFFER_MAIL
from recdesk.services import letter_mails, mails
from recdesk.services.desk import OpenDesk
from recdesk.services.paper_ports import MailDraft
from tests import desks
from tests.builders import NOW, a_candidate, a_company, a_requisition, an_offer
from tests.desks import OFFER, whole

clock = desks.clock
desk = desks.at_step("letter")
OWNER = Person("Ioana Pop", "Recruiter", "ioana@desk.example")


def written(language: str, **changes: object) -> MailDraft:
    offer = an_offer(language=language, valid_until=date(2026, 12, 4), start_date=date(2027, 2, 1))
    for name, value in changes.items():
        setattr(offer, name, value)
    requisition = dataclasses.replace(a_requisition(), recruiter=OWNER)
    return mails.offer_mail(offer, a_candidate(), requisition, a_company(), 2, ("letter.pdf", b"%PDF-1"))


def as_message(draft: MailDraft) -> EmailMessage:
    read = email.message_from_bytes(MailFiles().write(draft, at=NOW), policy=email.policy.default)
    return cast(EmailMessage, read)


@pytest.mark.parametrize("locale", formats.LETTER_LOCALES)
def test_every_language_says_the_same_in_its_own_words(locale: str) -> None:
    message = as_message(written(locale))
    text = message.get_body(("plain",))
    page = message.get_body(("html",))
    assert text is not None
    assert page is not None
    offer = an_offer()
    for part in (text.get_content(), page.get_content()):
        for wanted in (offer.number, offer.job_title, OWNER.name, OWNER.email, a_company().name):
            assert wanted in part
        assert formats.long_date(date(2026, 12, 4), locale) in part
        assert formats.long_date(date(2027, 2, 1), locale) in part
        assert "{" not in part
    assert message["X-Unsent"] == "1"
    assert offer.number in message["Subject"]
    assert str(message["Content-Language"]).startswith(locale.partition("_")[0])
    direction = "rtl" if locale in ("ar_AE", "he_IL") else "ltr"
    assert f'dir="{direction}"' in page.get_content()
    assert [part.get_filename() for part in message.iter_attachments()] == ["letter.pdf"]


def test_pay_is_not_in_the_mail() -> None:
    draft = written("en_GB")
    amount = an_offer().amount
    assert amount is not None
    assert not re.search(rf"{int(amount)}|{int(amount):,}", draft.text + draft.html)


def test_without_a_last_day_or_an_owner_nothing_hangs() -> None:
    draft = mails.offer_mail(
        an_offer(valid_until=None, start_date=None),
        a_candidate(),
        dataclasses.replace(a_requisition(), recruiter=None, hiring_manager=None),
        a_company(),
        1,
        ("letter.pdf", b"%PDF-1"),
    )
    assert "None" not in draft.text
    assert not re.search(r": *$", draft.text, re.MULTILINE)


def test_a_language_without_words_of_its_own_is_written_in_english() -> None:
    draft = written("pl_PL")
    assert (draft.language, draft.text.startswith("Dear ")) == ("en_GB", True)
    assert len(OFFER_MAIL) == 12


def test_what_a_person_is_called_is_text_in_html() -> None:
    draft = written("en_GB", job_title="R&D <b>lead</b>")
    assert "R&amp;D &lt;b&gt;lead" in draft.html
    assert "<b>" not in draft.html


def test_the_text_can_be_copied_and_files_nothing(desk: OpenDesk) -> None:
    before = whole(desk)
    text = letter_mails.mail_text(OFFER, desk=desk)
    assert text.startswith("Oferta OF-2026-0001")
    assert "Pasul următor" in text
    assert whole(desk) == before
