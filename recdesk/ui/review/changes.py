"""What a save would change and start, gathered before it: the last look before the record is written. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recdesk.domain.document import DocumentType
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer, OfferStatus
from recdesk.localization import screen
from recdesk.localization.catalogue import tr
from recdesk.services import entries, filing
from recdesk.services.desk import OpenDesk
from recdesk.services.kinds import Entry, Record
from recdesk.services.ports import UnitOfWork
from recdesk.ui.candidates import fields as candidate_fields
from recdesk.ui.offers import fields as offer_fields
from recdesk.ui.records import words
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.records.shown import field_text
from recdesk.ui.requisitions import fields as requisition_fields
from recdesk.ui.review.facts import WORD_TABLES
from recdesk.ui.widgets.declared import Field

FEW = 3
"""Changes of a stored record up to this many fields are shown above the items, not on a page of their own."""
_TABLES: Mapping[str, str] = {
    **WORD_TABLES,
    "name_order": "name_order",
    "form_of_address": "form_of_address",
    "probation_unit": "notice_unit",
    "pay_basis": "basis",
    "pay_frequency": "frequency",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that the save writes: its name and marked label, the old and the new value as they are read."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Upcoming:
    """Everything that a save would do."""

    is_new: bool
    fields: tuple[Changed, ...]
    starts: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def is_small(self) -> bool:
        """Whether it is few enough to be seen at a glance."""
        return not self.is_new and len(self.fields) + len(self.files) <= FEW


def upcoming(entry: Entry, *, desk: OpenDesk) -> Upcoming:
    """What saving this entry would do. Nothing is written; raises DeskError as the save would."""
    with desk.work() as uow:
        record, stored = entries.prospective(entry, uow, desk)
        changed = entries.touched(record, stored)
        shown = tuple(_changed_fields(entry.kind, record, stored, changed, desk))
        files = tuple(_files(entry, record, uow, desk))
        starts = tuple(_starts(entry, record, stored, changed, desk))
    return Upcoming(stored is None, shown, starts, files)


def declared_fields(kind: RecordKind, desk: OpenDesk) -> tuple[Field, ...]:
    """The form's fields of a kind of record, which say how each is called."""
    made = {
        RecordKind.REQUISITION: requisition_fields.fields,
        RecordKind.CANDIDATE: candidate_fields.fields,
        RecordKind.OFFER: offer_fields.fields,
    }
    return tuple(made[kind](DeskChoices(desk)))


def _changed_fields(
    kind: RecordKind, record: Record, stored: Record | None, changed: frozenset[str], desk: OpenDesk
) -> list[Changed]:
    zone = desk.settings.time_zone
    found = []
    for declared in declared_fields(kind, desk):
        if not changed & set(declared.record_names) or declared.kind == "file":
            continue
        new = field_text(declared, record, _TABLES, zone=zone)
        old = field_text(declared, stored, _TABLES, zone=zone) if stored is not None else ""
        if new or old:
            found.append(Changed(declared.record_names[0], declared.label, old, new))
    return found


def _files(entry: Entry, record: Record, uow: UnitOfWork, desk: OpenDesk) -> list[str]:
    paths = []
    for new in entry.documents:
        day = new.dated or desk.clock.today()
        suffix = "." + new.name.rsplit(".", 1)[-1].lower()
        path = filing.planned_path(record, DocumentType(new.type), day, suffix, uow=uow, desk=desk)
        paths.append(f"{words.word('document_type', new.type)}: {path}")
    return paths


def _starts(entry: Entry, record: Record, stored: Record | None, changed: frozenset[str], desk: OpenDesk) -> list[str]:
    """Sentences about what the save sets going."""
    now = screen.instant(desk.clock.now(), desk.settings.time_zone)
    said = []
    if stored is None:
        said.append(tr("The record gets the number {number}.").format(number=record.number))
    if stored is None and entry.kind is RecordKind.REQUISITION:
        said.append(tr("The clock of the requisition starts: {instant}.").format(instant=now))
    if entry.requisition:
        stage = words.word("stage", entry.stage)
        said.append(
            tr("An application for {requisition} begins at “{stage}”: {instant}.").format(
                requisition=entry.requisition, stage=stage, instant=now
            )
        )
    if isinstance(stored, Offer) and stored.status is not OfferStatus.DRAFT and changed - {"inform"}:
        said.append(
            tr("The offer becomes version {version} and a draft again; letters made before are out of date.").format(
                version=stored.version + 1
            )
        )
    for number in entry.different:
        said.append(tr("{number} is remembered as a different person.").format(number=number))
    return said
