"""Joins the domain's records to their tables, once per process; derived columns become private attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import registry

from recdesk.domain.application import Application, StageEvent
from recdesk.domain.candidate import Candidate
from recdesk.domain.document import Document
from recdesk.domain.offer import Offer
from recdesk.domain.operator import Operator
from recdesk.domain.plain import hints_of
from recdesk.domain.requisition import Requisition
from recdesk.domain.template import TemplateVersion
from recdesk.storage import tables

if TYPE_CHECKING:
    from sqlalchemy import Table

MAPPED: dict[type, Table] = {
    Requisition: tables.requisitions,
    Candidate: tables.candidates,
    Offer: tables.offers,
    Application: tables.applications,
    StageEvent: tables.stage_events,
    Document: tables.documents,
    Operator: tables.operators,
    TemplateVersion: tables.template_versions,
}
# Filled by SQL from other tables, never through a record.
_BY_SQL = frozenset({"last_stage", "last_requisition", "letter_sha256", "letter_version"})
_registry = registry(metadata=tables.metadata)


def derived_attribute(column: str) -> str:
    """The attribute under which a record carries a derived column."""
    return f"_derived_{column}"


def map_records() -> None:
    """Map every record to its table; a second call does nothing."""
    if _registry.mappers:
        return
    for record, table in MAPPED.items():
        fields = hints_of(record)
        derived = [column.name for column in table.c if column.name not in fields]
        options = {"version_id_col": table.c.row_version} if "row_version" in table.c else {}
        _registry.map_imperatively(
            record,
            table,
            properties={derived_attribute(name): table.c[name] for name in derived if name not in _BY_SQL},
            exclude_properties=[name for name in derived if name in _BY_SQL],
            **options,
        )
    _registry.configure()
