"""The mail with an offer's letter, in the language of the person who will read it. A person checks and sends it."""

from __future__ import annotations

import html

from recdesk.domain.candidate import Candidate
from recdesk.domain.offer import Offer
from recdesk.domain.people import Person
from recdesk.domain.reference import Company
from recdesk.domain.requisition import Requisition
from recdesk.localization import formats
from recdesk.localization.mail_words import RIGHT_TO_LEFT, offer_mail_words
from recdesk.services.paper_ports import MailDraft

_WRITTEN_IN_ENGLISH = "en_GB"


def offer_mail(
    offer: Offer,
    candidate: Candidate,
    requisition: Requisition,
    company: Company,
    letter_version: int,
    attachment: tuple[str, bytes],
) -> MailDraft:
    """The mail that takes an offer letter to its candidate; English where the language has no text of its own.

    Its body has the key details, the next step with its day, and whom to ask. Pay stands in the letter only: mails are
    read on telephones and shown on shared screens.
    """
    short, words = offer_mail_words(offer.language)
    language = offer.language if short != "en" or offer.language.startswith("en") else _WRITTEN_IN_ENGLISH
    owner = requisition.recruiter or requisition.hiring_manager
    until = formats.long_date(offer.valid_until, language) if offer.valid_until else ""
    said = {
        "name": candidate.shown_name,
        "number": offer.number,
        "version": f"{letter_version:02d}",
        "title": offer.job_title,
        "company": company.name,
        "until": until,
    }
    values = (
        offer.job_title,
        company.name,
        ", ".join(dict.fromkeys(p for p in (offer.office, offer.city) if p)),
        formats.long_date(offer.start_date, language) if offer.start_date else "",
        until,
        requisition.number,
        _contact(owner),
    )
    details = [(label, value) for label, value in zip(words.details, values, strict=True) if value]
    step = (words.next_step if until else words.next_step_open).format(**said)
    head = [words.greeting.format(**said), words.lead.format(**said)]
    signed = (words.closing, owner.name if owner is not None else "", company.name)
    tail = [f"{step} {words.questions}", "\n".join(part for part in signed if part)]
    return MailDraft(
        to=((candidate.shown_name, candidate.email),) if candidate.email else (),
        subject=words.subject.format(**said),
        text=_as_text(head, details, tail),
        html=_as_html(head, details, tail, short),
        attachments=(attachment,),
        language=language,
    )


def _contact(owner: Person | None) -> str:
    if owner is None:
        return ""
    return ", ".join(part for part in (owner.name, owner.title, owner.email) if part)


def _as_text(head: list[str], details: list[tuple[str, str]], tail: list[str]) -> str:
    listed = "\n".join(f"{label}: {value}" for label, value in details)
    return "\n\n".join([*head, listed, *tail]) + "\n"


def _as_html(head: list[str], details: list[tuple[str, str]], tail: list[str], language: str) -> str:
    """The same for mail programs that show HTML: names and numbers keep their own direction."""
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    rows = "".join(
        f"<tr><td>{html.escape(label)}</td><td><bdi>{html.escape(value)}</bdi></td></tr>" for label, value in details
    )
    texts = [f"<p>{html.escape(text).replace(chr(10), '<br>')}</p>" for text in (*head, *tail)]
    body = "\n".join([*texts[: len(head)], f'<table cellpadding="4">{rows}</table>', *texts[len(head) :]])
    return f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}"><body>\n{body}\n</body></html>\n'
