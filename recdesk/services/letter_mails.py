"""The mail that takes an offer's current letter to its candidate: a draft that is filed, or its text to be copied."""

from __future__ import annotations

from pathlib import Path

from recdesk.domain.document import Document
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer
from recdesk.domain.operator import Right
from recdesk.services import filing, mails, offers
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.paper_ports import MailDraft
from recdesk.services.ports import UnitOfWork


def mail_draft(number: str, *, desk: OpenDesk) -> tuple[Path, Changes]:
    """A mail to the candidate with the current letter, in the letter's language, filed as a draft.

    Refused `letter_missing` or `letter_outdated` without a right letter, Damaged `letter_file_changed`.
    """
    desk.require(Right.WRITE)
    with desk.work() as uow:
        offer = uow.offers.get(number)
        written, letter = _written(offer, uow, desk)
        new = filing.attach_mail(desk.mails.write(written, at=desk.clock.now()), offer, uow=uow, desk=desk)
        try:
            uow.audit(
                at=desk.clock.now(),
                operator=desk.operator.name,
                action="mail_draft",
                record_kind="offer",
                record=number,
                details={"path": new.path, "letter": letter.version},
            )
            uow.commit()
        except BaseException:
            desk.files.remove(new.path)
            raise
    return desk.files.absolute(new.path), Changes("mail_drafted", (number,), frozenset({RecordKind.OFFER}))


def mail_text(number: str, *, desk: OpenDesk) -> str:
    """Subject and text of that mail, for mail programs that open no drafts; the letter is attached by hand. Files
    nothing; refused as `mail_draft` is."""
    desk.require(Right.READ)
    with desk.work() as uow:
        written, _ = _written(uow.offers.get(number), uow, desk)
    return f"{written.subject}\n\n{written.text}"


def _written(offer: Offer, uow: UnitOfWork, desk: OpenDesk) -> tuple[MailDraft, Document]:
    letter = offers.letter_to_send(offer, uow, desk)
    candidate, requisition = uow.candidates.get(offer.candidate), uow.requisitions.get(offer.requisition)
    attachment = (letter.path.rsplit("/", 1)[-1], desk.files.get(letter.path))
    company = uow.reference().company
    return mails.offer_mail(offer, candidate, requisition, company, letter.version, attachment), letter
