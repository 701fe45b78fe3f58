"""What every flush does besides writing records: stamps, derived columns, columns that follow another table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, event, func, insert, inspect, literal, select, update

from recdesk.domain.application import Application
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import Document, DocumentType
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer
from recdesk.services.ports import Clock
from recdesk.storage import derived, keys
from recdesk.storage.mapping import derived_attribute
from recdesk.storage.tables import applications, candidates, documents, name_pairs, offers

if TYPE_CHECKING:
    from sqlalchemy import Column
    from sqlalchemy.orm import Session, UOWTransaction

_NAME_FIELDS = ("legal_name", "latin_name", "family_name", "given_name")
_PAIRS = insert(name_pairs)


def _of_last_application(column: Column[Any]) -> Any:
    """A value of the application that the candidate entered last, or an empty text."""
    newest = (applications.c.entered_at.desc(), applications.c.id.desc())
    of_candidate = applications.c.candidate == bindparam("of_candidate")
    return func.coalesce(select(column).where(of_candidate).order_by(*newest).limit(1).scalar_subquery(), literal(""))


_LAST_STAGE = (
    update(candidates)
    .where(candidates.c.number == bindparam("of_candidate"))
    .values(
        last_stage=_of_last_application(applications.c.stage),
        last_requisition=_of_last_application(applications.c.requisition),
    )
)


def watch(session: Session, clock: Clock) -> None:
    """Let the session stamp records by `clock` and keep derived columns true."""

    def before(session: Session, _context: UOWTransaction, _instances: object) -> None:
        for record in _touched(session):
            _stamp(record, clock, new=record in session.new)
            _derive(session, record)

    def after(session: Session, _context: UOWTransaction) -> None:
        for record in _touched(session):
            _follow(session, record, new=record in session.new)

    held: list[object] = []

    def hold(_session: Session, record: object) -> None:
        # The session itself forgets a record that nobody holds, and with it a change made inside one of its mappings.
        held.append(record)

    event.listen(session, "loaded_as_persistent", hold)
    event.listen(session, "before_flush", before)
    event.listen(session, "after_flush", after)


def _touched(session: Session) -> Iterator[Any]:
    yield from session.new
    yield from (record for record in session.dirty if session.is_modified(record))


def _stamp(record: Any, clock: Clock, *, new: bool) -> None:
    if new and hasattr(record, "created_at") and record.created_at is None:
        record.created_at = clock.now()
    if hasattr(record, "updated_at"):
        record.updated_at = record.created_at if new and record.updated_at is None else _later(record, clock, new=new)


def _later(record: Any, clock: Clock, *, new: bool) -> Any:
    """The stamp that a use case set itself stands; otherwise the record is updated now."""
    set_by_use_case = inspect(record).attrs.updated_at.history.has_changes()
    return record.updated_at if new or set_by_use_case else clock.now()


def _derive(session: Session, record: Any) -> None:
    if isinstance(record, Offer):
        values = derived.of_offer(record, *_names_of(session, record.candidate))
    elif type(record) in derived.DERIVE:
        values = derived.DERIVE[type(record)](record)
    else:
        return
    for column, value in values.items():
        setattr(record, derived_attribute(column), value)


def _names_of(session: Session, number: str) -> tuple[str, str]:
    """A candidate's name as shown and its sort key, also of one that this flush is about to write."""
    for record in _touched(session):
        if isinstance(record, Candidate) and record.number == number:
            return record.shown_name, derived.of_candidate(record)["sort_name"]
    with session.no_autoflush:
        found = session.execute(
            select(candidates.c.legal_name, candidates.c.latin_name, candidates.c.sort_name).where(
                candidates.c.number == number
            )
        ).first()
    return (found.legal_name or found.latin_name, found.sort_name) if found else ("", "")


def _follow(session: Session, record: Any, *, new: bool) -> None:
    if isinstance(record, Candidate) and (new or _changed(record, _NAME_FIELDS)):
        _pair_names(session, record, new=new)
        if not new:
            _rename_in_offers(session, record)
    elif isinstance(record, Application):
        _set_last_stage(session, record.candidate)
    elif isinstance(record, Document) and record.type is DocumentType.OFFER_LETTER:
        _set_letter(session, record.record)


def _changed(record: Any, fields: Iterable[str]) -> bool:
    attributes = inspect(record).attrs
    return any(attributes[name].history.has_changes() for name in fields)


def _pair_names(session: Session, record: Candidate, *, new: bool) -> None:
    if not new:
        session.execute(delete(name_pairs).where(name_pairs.c.candidate_id == record.id))
    pairs = keys.name_pairs(record.legal_name, record.latin_name)
    if pairs:
        session.execute(_PAIRS, [{"pair": pair, "candidate_id": record.id} for pair in sorted(pairs)])


def _rename_in_offers(session: Session, record: Candidate) -> None:
    """The columns of a list follow the name; the offers themselves did not change, so their versions stay."""
    sort_name = derived.of_candidate(record)["sort_name"]
    found = session.execute(select(Offer).where(offers.c.candidate == record.number)).scalars().all()
    for offer in found:
        values = derived.of_offer(offer, record.shown_name, sort_name)
        session.execute(update(offers).where(offers.c.id == offer.id).values(**values))


def _set_last_stage(session: Session, number: str) -> None:
    session.execute(_LAST_STAGE, {"of_candidate": number})


def _set_letter(session: Session, number: str) -> None:
    last = session.execute(
        select(documents.c.content_sha256, documents.c.version)
        .where(
            documents.c.record_kind == RecordKind.OFFER,
            documents.c.record == number,
            documents.c.type == DocumentType.OFFER_LETTER,
        )
        .order_by(documents.c.id.desc())
        .limit(1)
    ).first()
    values = {"letter_sha256": last.content_sha256 if last else "", "letter_version": last.version if last else 0}
    session.execute(update(offers).where(offers.c.number == number).values(**values))
